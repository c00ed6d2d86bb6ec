package awardees

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strings"
	"unicode/utf8"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// event is one entry of a record's history, in words.
type event struct {
	when, what string
	undone     bool
	lines      []string
}

// longestValue is how many letters of a value the history shows.
const longestValue = 60

// eventsOf formats a person's history, as the store returns it. What a new record began with is not listed field by
// field: the page shows it, and later changes name the value before.
func eventsOf(changes []store.Change, p *program.Program, in locale.Language) []event {
	events := make([]event, 0, len(changes))
	for _, c := range changes {
		e := event{what: c.Label, undone: c.Undone, when: momentText(civil.DateTimeOf(c.At.Local()))}
		if c.Action == store.Changed {
			for _, f := range c.Fields {
				if line := changeLine(f, p, in); line != "" {
					e.lines = append(e.lines, line)
				}
			}
		}
		events = append(events, e)
	}
	return events
}

// changeLine describes the change of one field; one that people do not see, or whether a need was answered, has no
// line.
func changeLine(change store.FieldChange, p *program.Program, in locale.Language) string {
	field, known := program.FieldAt(&program.Person{}, change.Field)
	if !known || strings.HasSuffix(change.Field, ".Answered") || change.Before == change.After {
		return ""
	}
	values := locale.Values{
		"Field":  field.Label(in),
		"Before": storedText(field, change.Field, change.Before, p, in),
		"After":  storedText(field, change.Field, change.After, p, in),
	}
	switch {
	case field.Path == "Photo":
		return locale.L("{{.Field}} changed", values)
	case values["Before"] == "":
		return locale.L("{{.Field}}: {{.After}}", values)
	case values["After"] == "":
		return locale.L("{{.Field}}: {{.Before}} taken away", values)
	}
	return locale.L("{{.Field}}: {{.Before}} → {{.After}}", values)
}

// storedText returns the stored text of a field, or of a part of it, as people read it; nothing where it cannot be
// read.
func storedText(field program.Field, path, stored string, p *program.Program, in locale.Language) string {
	if stored == "" {
		return ""
	}
	person := &program.Person{}
	value := reflect.ValueOf(person).Elem()
	for name := range strings.SplitSeq(path, ".") {
		value = value.FieldByName(name)
	}
	if !readStored(value, stored) {
		return ""
	}
	switch {
	case path != field.Path: // a part, such as the text of a need
		return cut(stored)
	case path == "Stays":
		return cut(staysText(person.Stays, p))
	default:
		return cut(field.Text(in, p, person))
	}
}

// staysText lists what is special about a person's stays.
func staysText(stays []program.Stay, p *program.Program) string {
	texts := make([]string, 0, len(stays))
	for _, s := range stays {
		city := locale.L("another stop")
		if stop := p.Stop(s.Stop); stop != nil {
			city = stop.City
		}
		days := joined("–", dateText(s.From), dateText(s.Until))
		if s.Absent {
			days = locale.L("absent")
		}
		texts = append(texts, joined(" ", city, days, s.Confirmation))
	}
	return strings.Join(texts, ", ")
}

// readStored reads a stored text into a field and reports whether it could.
func readStored(value reflect.Value, stored string) bool {
	if text, ok := value.Addr().Interface().(encoding.TextUnmarshaler); ok {
		return text.UnmarshalText([]byte(stored)) == nil
	}
	switch value.Kind() {
	case reflect.String:
		value.SetString(stored)
		return true
	case reflect.Bool:
		value.SetBool(stored == "yes" || stored == "true" || stored == "1")
		return true
	default:
		return json.Unmarshal([]byte(stored), value.Addr().Interface()) == nil
	}
}

// cut shortens a text to one line of the history.
func cut(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= longestValue {
		return text
	}
	return string([]rune(text)[:longestValue-1]) + "…"
}
