package intake

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
)

// sentence is what a person is told: an English text with fmt's verbs, and what goes into it, which may be sentences too. It is an error where something
// could not be read.
type sentence struct {
	english string
	parts   []any
}

func say(english string, parts ...any) *sentence { return &sentence{english, parts} }

// Error is the sentence in English.
func (s *sentence) Error() string { return s.in("en") }

// Unwrap are the causes that are parts of the sentence.
func (s *sentence) Unwrap() (causes []error) {
	for _, part := range s.parts {
		if err, is := part.(error); is {
			causes = append(causes, err)
		}
	}
	return causes
}

// in returns the sentence in English, Spanish or French (BCP 47).
func (s *sentence) in(language string) string {
	text := s.english
	for i, tongue := range []string{"es", "fr"} {
		if translated := translations[text]; program.SameLanguage(language, tongue) && translated[i] != "" {
			text = translated[i]
			break
		}
	}
	if len(s.parts) == 0 {
		return text
	}
	parts := make([]any, len(s.parts))
	for i, part := range s.parts {
		parts[i] = inLanguage(part, language)
	}
	return fmt.Sprintf(text, parts...)
}

// inLanguage is a part of a sentence as the language has it.
func inLanguage(part any, language string) any {
	switch part := part.(type) {
	case interface{ in(language string) string }:
		return part.in(language)
	case interface{ Unwrap() []error }:
		var all []string
		for _, err := range part.Unwrap() {
			all = append(all, fmt.Sprint(inLanguage(err, language)))
		}
		return strings.Join(all, " ")
	case *program.Invalid:
		var all []string
		for _, field := range slices.Sorted(maps.Keys(part.Problems)) {
			all = append(all, say(part.Problems[field]).in(language))
		}
		return strings.Join(all, " ")
	case program.Date:
		return locale.Language(language).Date(part, locale.FullDate)
	case error:
		return part.Error()
	}
	return part
}

// because is a sentence for people with its cause for the log.
type because struct {
	sentence *sentence
	cause    error
}

// Error returns the sentence.
func (e *because) Error() string { return e.sentence.Error() }

// Unwrap returns the cause.
func (e *because) Unwrap() error { return e.cause }

func (e *because) in(language string) string { return e.sentence.in(language) }

// translated writes an error for a person, and keeps the error itself for the log.
func translated(err error, language string) error {
	if err == nil || program.SameLanguage(language, "en") || language == "" {
		return err
	}
	var told *sentence
	var reasoned *because
	if !errors.As(err, &told) && !errors.As(err, &reasoned) {
		return err
	}
	return &because{say("%s", inLanguage(err, language)), err}
}

// counted reads "1 meeting", "3 meetings": one holds no verb, many the number's.
func counted(n int, one, many string) *sentence {
	if n == 1 {
		return say(one)
	}
	return say(many, n)
}

// described is a record by its kind and its name: meeting "Visit".
func described(kind, name string) *sentence { return say(kind+" %q", name) }
