package value

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// Message is a text for people that is not written yet: the key of a text of the catalogue and what fills its places.
// It is an error where something could not be read.
type Message struct {
	key    string
	values locale.Values
	number int   // that chooses between plural forms
	cause  error // for the log
}

// Text returns the message of a key. The pairs are the names of its places, each followed by what fills it: a text, a
// number, a civil.Date, another message, an error, or a function that writes in a language.
func Text(key string, pairs ...any) *Message {
	m := &Message{key: key, values: locale.Values{}}
	for i := 0; i+1 < len(pairs); i += 2 {
		m.values[pairs[i].(string)] = pairs[i+1]
	}
	return m
}

// Count returns the message of a key that has plural forms.
func Count(key string, number int) *Message { return &Message{key: key, number: number} }

// Key returns the key of the text, which messages of the same kind have in common.
func (m *Message) Key() string { return m.key }

// Because returns the message with its cause, which the log receives.
func (m *Message) Because(cause error) *Message {
	next := *m
	next.cause = cause
	return &next
}

// Like reports whether another message has the same text, whatever fills its places.
func (m *Message) Like(other *Message) bool { return m.key == other.key }

// Error returns the text in English.
func (m *Message) Error() string { return m.In(locale.English) }

// Unwrap returns the cause, and the errors that fill places of the text.
func (m *Message) Unwrap() []error {
	causes := []error{m.cause}
	for _, part := range m.values {
		if err, is := part.(error); is {
			causes = append(causes, err)
		}
	}
	return causes
}

// In returns the text in a language.
func (m *Message) In(l locale.Language) string {
	filled := locale.Values{}
	for name, part := range m.values {
		filled[name] = In(part, l)
	}
	return l.Count(m.key, m.number, filled)
}

// In writes what fills a place of a message, or an error, in a language.
func In(part any, l locale.Language) string {
	switch part := part.(type) {
	case *program.Invalid:
		var all []string
		for _, field := range slices.Sorted(maps.Keys(part.Problems)) {
			all = append(all, l.Text(part.Problems[field]))
		}
		return strings.Join(all, " ")
	case interface {
		In(l locale.Language) string
	}:
		return part.In(l)
	case func(locale.Language) string:
		return part(l)
	case civil.Date:
		return l.Date(part, locale.FullDate)
	case interface{ Unwrap() []error }:
		var all []string
		for _, err := range part.Unwrap() {
			all = append(all, In(err, l))
		}
		return strings.Join(all, " ")
	}
	return shortened(fmt.Sprint(part))
}

// longestShown is how many letters of what a file has are in a message.
const longestShown = 300

// shortened cuts a text that would fill pages.
func shortened(text string) string {
	if len(text) <= longestShown {
		return text
	}
	letters := []rune(text)
	if len(letters) <= longestShown {
		return text
	}
	return string(letters[:longestShown-1]) + "…"
}
