package fault

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"laurel/data/civil"
	"laurel/data/locale"
)

// Finding is what Check finds: a sentence for people, and what is kept of it with the cause.
type Finding struct {
	Localized
	Detail string
}

// Localized is a value of a sentence that is a text of its own.
type Localized interface {
	In(l locale.Language) string
}

// sentence is a text of the catalogue with its values.
type sentence struct {
	text   string
	values locale.Values
}

func (s sentence) In(l locale.Language) string { return textIn(l, s.text, s.values) }

// Found returns a finding about a row.
func Found(text, table, detail string) Finding {
	return Finding{sentence{text, locale.Values{"Kind": KindName(table)}}, detail}
}

// InvalidRecord is a finding of a record's own validation.
func InvalidRecord(err error) Finding { return Finding{localizedError{err}, fmt.Sprintf("%T", err)} }

// localizedError is an error that may have its sentence in several languages.
type localizedError struct{ error }

func (e localizedError) In(l locale.Language) string {
	if known, isLocalized := e.error.(interface{ In(locale.Language) string }); isLocalized {
		return known.In(l)
	}
	return e.Error()
}

// Details are those of findings, a line each.
func Details(findings []Finding) error {
	lines := make([]string, len(findings))
	for i, f := range findings {
		lines[i] = f.Detail
	}
	return errors.New(strings.Join(lines, "\n"))
}

// KindName is what people call the rows of a table.
func KindName(table string) RecordName {
	if table == "program_organisation" {
		table = "organisation"
	}
	return RecordName(table)
}

// Moment is a value of a sentence: a point in time, by the laptop's clock.
type Moment time.Time

// In returns the value in a language.
func (m Moment) In(l locale.Language) string { return l.Moment(civil.DateTimeOf(time.Time(m).Local())) }
