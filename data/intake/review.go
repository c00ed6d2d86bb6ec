package intake

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"laurel/data/civil"
	"laurel/data/intake/source"
	"laurel/data/locale"
	"laurel/data/program"
)

// Entry is a record of the file and what becomes of it, in the language of Entries.
type Entry struct {
	Place   source.Place
	Change  program.Change
	ID      program.ID
	Kind    string   // stop, person, ..., of a meeting what it is: Meal, Ceremony
	Name    string   // of the record
	When    string   // of a meeting: its day, times and city
	Details []Detail // of one that changes: what of it
}

// Detail is one thing in a record that is to be another; an empty text where there is nothing.
type Detail struct{ Field, From, To string }

// Entries lists the file's records with what becomes of them, in the order of the file.
func (d *Draft) Entries(l locale.Language) []Entry {
	before := map[program.ID]program.Record{}
	w := writer{Language: l, names: map[program.ID]string{}}
	for _, record := range d.old.Records() {
		before[record.RecordID()] = record
		w.names[record.RecordID()] = program.NameOf(record)
	}
	for _, record := range d.program.Records() {
		w.names[record.RecordID()] = program.NameOf(record)
	}
	entries := make([]Entry, 0, len(d.changes))
	for _, c := range d.changes {
		old := before[c.Record.RecordID()]
		e := Entry{
			Place: d.places[c.Record], Change: c.Change, ID: c.Record.RecordID(),
			Kind: source.KindMessage(c.Record).In(l), Name: program.NameOf(c.Record),
		}
		m, isMeeting := c.Record.(*program.Meeting)
		if isMeeting {
			e.Kind = l.Name("kind", string(m.Kind))
			e.When = w.when(m)
		}
		if c.Change == program.Changed && old != nil {
			if from, is := old.(*program.Meeting); is && w.when(from) != e.When {
				e.Details = append(e.Details, Detail{l.Text("field.when"), w.when(from), e.When})
			}
			w.record = program.KindOf(old)
			e.Details = w.fields(e.Details, reflect.ValueOf(old).Elem(), reflect.ValueOf(c.Record).Elem(), "")
		}
		entries = append(entries, e)
	}
	slices.SortStableFunc(entries, func(a, b Entry) int { return a.Place.Compare(b.Place) })
	return entries
}

// writer writes the values of records for people.
type writer struct {
	locale.Language
	names  map[program.ID]string // of all records
	record string                // the kind of the one that is written
}

// when is the day of a meeting, its times and its city.
func (w writer) when(m *program.Meeting) string {
	text := w.Date(m.Start.Date, locale.WeekdayShort) + ", " + m.Start.Clock.String()
	if m.End != m.Start {
		text += "–" + m.End.Clock.String()
	}
	if m.End.Date != m.Start.Date && m.End != civil.At(m.Start.Date.AddDays(1), civil.Clock{}) {
		text += " (" + w.Date(m.End.Date, locale.WeekdayShort) + ")"
	}
	return text + ", " + w.names[m.Stop]
}

// fields adds the fields that differ, of records within the record too.
func (w writer) fields(all []Detail, old, next reflect.Value, key string) []Detail {
	if old.Type() != next.Type() {
		return all
	}
	for i := range old.NumField() {
		declared := old.Type().Field(i)
		tag, _, _ := strings.Cut(declared.Tag.Get("json"), ",")
		if !declared.IsExported() || isElsewhere(declared, old.Type()) {
			continue
		}
		before, after := old.Field(i).Interface(), next.Field(i).Interface()
		if reflect.DeepEqual(before, after) {
			continue
		}
		label := key + strings.ReplaceAll(tag, "_", "-")
		from, plain := w.text(before)
		to, alsoPlain := w.text(after)
		if declared.Type.Kind() == reflect.Struct && (!plain || !alsoPlain) {
			all = w.fields(all, old.Field(i), next.Field(i), label+"-")
			continue
		}
		all = append(all, Detail{w.label(label), from, to})
	}
	return all
}

// label names a field by its path: passport-number.
func (w writer) label(path string) string {
	if own := "field." + w.record + "." + path; w.Has(own) {
		return w.Text(own)
	}
	if w.Has("field." + path) {
		return w.Field(path)
	}
	return strings.ReplaceAll(path, "-", " ")
}

// isElsewhere reports whether a field is shown otherwise: when a meeting is, and the lists of a program.
func isElsewhere(field reflect.StructField, of reflect.Type) bool {
	if of == reflect.TypeFor[program.Meeting]() && slices.Contains([]string{"Start", "End", "Stop"}, field.Name) {
		return true
	}
	return field.Name == "ID" || field.Type.Kind() == reflect.Slice && field.Type.Elem().Kind() == reflect.Pointer
}

// text writes a value; false: it cannot be written in one text.
func (w writer) text(value any) (string, bool) {
	held := reflect.ValueOf(value)
	if held.IsZero() && held.Kind() != reflect.Bool {
		return "", true
	}
	switch value := value.(type) {
	case interface {
		Name(l locale.Language) string
	}:
		return value.Name(w.Language), true
	case program.ID:
		return w.names[value], true
	case []program.ID:
		return joined(value, func(id program.ID) string { return w.names[id] }), true
	case []program.Spoken:
		return joined(value, func(s program.Spoken) string { return w.LanguageName(s.Language) + " " + s.Level.Name(w.Language) }), true
	case civil.Date:
		return w.Date(value, locale.FullDate), true
	case civil.DateTime:
		return w.Date(value.Date, locale.FullDate) + ", " + value.Clock.String(), true
	case program.Position:
		return fmt.Sprintf("%.5f, %.5f", value.Latitude, value.Longitude), true
	case program.Need:
		if value.Text == "" {
			return w.Language.Text("need.none"), true
		}
		return value.Text, true
	case bool:
		return map[bool]program.Answer{true: program.Yes, false: program.No}[value].Name(w.Language), true
	}
	if held.Kind() == reflect.Struct || held.Kind() == reflect.Slice {
		return w.Language.Text("another"), false
	}
	return fmt.Sprint(value), true
}

func joined[T any](list []T, text func(T) string) string {
	var all []string
	for _, one := range list {
		all = append(all, strings.TrimSpace(text(one)))
	}
	return strings.Join(all, ", ")
}
