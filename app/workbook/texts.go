package workbook

import (
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
)

// texts are the names of the domain's codes in one language. They are kept once found: looking one up costs more than writing a cell.
type texts struct {
	locale.Language
	known map[[2]string]string
}

func newTexts(l locale.Language) *texts { return &texts{l, map[[2]string]string{}} }

func (w *texts) find(kind, code string, look func() string) string {
	key := [2]string{kind, code}
	name, found := w.known[key]
	if !found {
		name = look()
		w.known[key] = name
	}
	return name
}

func (w *texts) country(c program.Country) string {
	return w.find("country", string(c), func() string { return c.Name(w.Language) })
}

func (w *texts) language(tag string) string {
	return w.find("language", tag, func() string { return w.LanguageName(tag) })
}

func (w *texts) role(r program.Role) string {
	return w.find("role", string(r), func() string { return r.Name(w.Language) })
}

func (w *texts) level(l program.Level) string {
	return w.find("level", string(l), func() string { return l.Name(w.Language) })
}

// languageAndLevel is a language with its level: Arabic (native).
func (w *texts) languageAndLevel(s program.Spoken) string {
	return w.find(s.Language, string(s.Level), func() string {
		if level := w.level(s.Level); level != "" {
			return w.language(s.Language) + " (" + level + ")"
		}
		return w.language(s.Language)
	})
}

// answer is yes, no, or in amber that nobody has asked.
func (w *texts) answer(a program.Answer) cell {
	c := text(w.find("answer", string(a), func() string { return w.Capital(a.Name(w.Language)) }))
	c.missing = a != program.Yes && a != program.No
	return c
}

// need is what a person needs, that they need nothing, or in amber that nobody has asked.
func (w *texts) need(n program.Need) cell {
	switch {
	case n.None():
		return text(w.Text("roster.no-need"))
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
		joined += ", " + w.Count("roster.more", all-len(first))
	}
	return joined
}
