package program

import (
	"slices"
	"strings"

	"laurel/data/locale"
)

// Wording is a text in one language.
type Wording struct {
	Language locale.Language `json:"language,omitempty" audience:"public"` // BCP 47
	Text     string          `json:"text"               audience:"public"`
}

// Wordings is one text in several languages, the most important first.
type Wordings []Wording

// In returns the text in a language, else in another region of it, else the first.
func (w Wordings) In(l locale.Language) string {
	if i := w.find(l); i >= 0 {
		return w[i].Text
	}
	for _, one := range w {
		if one.Language != "" && locale.SameBase(string(one.Language), string(l)) {
			return one.Text
		}
	}
	if len(w) > 0 {
		return w[0].Text
	}
	return ""
}

// With returns the texts with another one for a language. An empty text removes it.
func (w Wordings) With(l locale.Language, text string) Wordings {
	next := slices.Clone(w)
	switch i := next.find(l); {
	case i >= 0 && text == "":
		return slices.Delete(next, i, i+1)
	case i >= 0:
		next[i].Text = text
	case text != "":
		next = append(next, Wording{l, text})
	}
	return next
}

func (w Wordings) find(l locale.Language) int {
	return slices.IndexFunc(w, func(one Wording) bool { return one.Language == l })
}

// Differs reports whether a text that was there is another one, or gone.
func (w Wordings) Differs(next Wordings) bool {
	return slices.ContainsFunc(w, func(one Wording) bool {
		i := next.find(one.Language)
		return one.Text != "" && (i < 0 || next[i].Text != one.Text)
	})
}

// InEachLanguage returns the text of a key of the catalogue in every language that people can choose, first in the one
// that is asked for.
func InEachLanguage(first locale.Language, key string) Wordings {
	texts := Wordings{{first, first.Text(key)}}
	for _, l := range locale.Languages() {
		if !locale.SameBase(string(l), string(first)) {
			texts = append(texts, Wording{l, l.Text(key)})
		}
	}
	return texts
}

// wordings wants a text where there are any, and each language once.
func (p problems) wordings(field string, texts Wordings, message string) {
	p.add(field, len(texts) > 0 && texts.First() == "", message)
	for i, one := range texts {
		p.add(field, texts[:i].find(one.Language) >= 0, "There are two texts in one language; keep one.")
	}
}

// First returns the first text that is not empty.
func (w Wordings) First() string {
	for _, one := range w {
		if text := strings.TrimSpace(one.Text); text != "" {
			return text
		}
	}
	return ""
}
