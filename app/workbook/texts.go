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

// people joins what people are called.
func (w *texts) people(people []*program.Person) string {
	return w.firstNames(people, (*program.Person).DisplayName)
}

// latin joins the names of people as hotels and airlines read them.
func (w *texts) latin(people []*program.Person) string {
	return w.firstNames(people, (*program.Person).LatinName)
}

func (w *texts) firstNames(people []*program.Person, name func(*program.Person) string) string {
	var first []string
	for _, p := range people[:min(len(people), mostNames)] {
		first = append(first, name(p))
	}
	return w.names(first, len(people))
}

// names joins the first of a number of names, and adds how many more there are.
func (w *texts) names(first []string, all int) string {
	joined := strings.Join(first, ", ")
	if all > len(first) {
		joined += ", " + w.Text("and-more", locale.Values{"Count": all - len(first)})
	}
	return joined
}
