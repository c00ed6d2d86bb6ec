package program

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"laurel/data/locale"
)

// Invalid describes what is wrong with a record, field by field, in a person's words. The keys of Problems are the
// names of the Go fields ("Family", "Passport.Expiry"); the screens show each message at its field.
type Invalid struct {
	Record   string // what a person calls the record: a name, a title
	Problems map[string]string
}

// Error joins the messages in English, in the order of the field names.
func (e *Invalid) Error() string { return e.In(locale.English) }

// In joins the messages, in the order of the field names.
func (e *Invalid) In(l locale.Language) string {
	var messages []string
	for _, field := range slices.Sorted(maps.Keys(e.Problems)) {
		messages = append(messages, l.Text(e.Problems[field]))
	}
	return l.Labelled(e.Record, strings.Join(messages, " "))
}

// Fields returns the messages by field.
func (e *Invalid) Fields() map[string]string { return e.Problems }

// problems collects what is wrong with one record.
type problems map[string]string

func (p problems) add(field string, wrong bool, message string) {
	if _, known := p[field]; wrong && !known {
		p[field] = message
	}
}

func (p problems) asError(record Record) error {
	if len(p) == 0 {
		return nil
	}
	return &Invalid{Record: cmp.Or(NameOf(record), "The "+kindName(record)), Problems: p}
}

// explained is an error in a person's words; the cause is for the log.
type explained struct {
	text  string
	cause error
}

func explain(cause error, text string, args ...any) error {
	return &explained{fmt.Sprintf(text, args...), cause}
}

// Error is the sentence alone.
func (e *explained) Error() string { return e.text }

// Unwrap is the cause.
func (e *explained) Unwrap() error { return e.cause }
