package workbook

import (
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
)

// texts are those of one language. What it costs more to find than to write a cell is kept once found.
type texts struct {
	locale.Language
	languages map[string]string // names by tag
	capitals  map[string]string // texts with a capital
}

func newTexts(l locale.Language) *texts { return &texts{l, map[string]string{}, map[string]string{}} }

func (w *texts) language(tag string) string { return kept(w.languages, tag, w.LanguageName) }

func (w *texts) capital(s string) cell { return text(kept(w.capitals, s, w.Capital)) }

func kept(known map[string]string, key string, find func(string) string) string {
	name, found := known[key]
	if !found {
		name = find(key)
		known[key] = name
	}
	return name
}

// languageAndLevel is a language with its level: Arabic (native).
func (w *texts) languageAndLevel(s program.Spoken) string {
	if s.Level == "" {
		return w.language(s.Language)
	}
	return w.language(s.Language) + " (" + s.Level.Name(w.Language) + ")"
}

// answer is yes, no, or in amber that nobody has asked.
func (w *texts) answer(a program.Answer) cell {
	c := w.capital(a.Name(w.Language))
	c.missing = a != program.Yes && a != program.No
	return c
}

// need is what a person needs, that they need nothing, or in amber that nobody has asked.
func (w *texts) need(n program.Need) cell {
	switch {
	case n.None():
		return w.capital(w.Text("need.none"))
	case n.Text != "":
		return text(n.Text)
	}
	return w.answer(program.Unknown)
}

// mostNames is how many names are in one cell; all of them are in the sheet of people.
const mostNames = 40

// names joins the first of a number of names, and adds how many more there are.
func (w *texts) names(first []string, all int) string {
	joined := strings.Join(first, ", ")
	if all > len(first) {
		joined += ", " + w.Text("and-more", locale.Values{"Count": all - len(first)})
	}
	return joined
}
