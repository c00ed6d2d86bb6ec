package intake

import (
	"cmp"
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
	w := writer{l, map[program.ID]string{}}
	for _, record := range d.old.Records() {
		before[record.RecordID()] = record
		w.names[record.RecordID()] = program.NameOf(record)
	}
	for _, record := range d.program.Records() {
		w.names[record.RecordID()] = program.NameOf(record)
	}
	entries := make([]Entry, 0, len(d.changes))
	for _, c := range d.changes {
		e := Entry{
			Place: d.places[c.Record], Change: c.Change, ID: c.Record.RecordID(),
			Kind: l.Name("record", source.KindOf(c.Record)), Name: program.NameOf(c.Record), When: w.when(c.Record),
		}
		if m, is := c.Record.(*program.Meeting); is {
			e.Kind = m.Kind.Name(l)
		}
		if c.Change == program.Changed {
			e.Details = w.details(before[e.ID], c.Record)
		}
		entries = append(entries, e)
	}
	slices.SortStableFunc(entries, func(a, b Entry) int { return a.Place.Compare(b.Place) })
	return entries
}

// writer writes what is in records for people.
type writer struct {
	locale.Language
	names map[program.ID]string // of all records
}

// when is the day of a meeting, its times and its city; nothing for another record.
func (w writer) when(record program.Record) string {
	m, is := record.(*program.Meeting)
	if !is {
		return ""
	}
	text := w.Date(m.Start.Date, locale.WeekdayShort) + ", " + m.Start.Clock.String()
	if m.End != m.Start {
		text += "–" + m.End.Clock.String()
	}
	if m.End.Date != m.Start.Date && m.End != civil.At(m.Start.Date.AddDays(1), civil.Clock{}) {
		text += " (" + w.Date(m.End.Date, locale.WeekdayShort) + ")"
	}
	return text + ", " + w.names[m.Stop]
}

// details lists what differs between two states of a record; when a meeting is, is one thing.
func (w writer) details(old, next program.Record) []Detail {
	var all []Detail
	if from, to := w.when(old), w.when(next); from != to {
		all = append(all, Detail{w.Text("field.when"), from, to})
	}
	kind := source.KindOf(next)
	for _, leaf := range source.Leaves(reflect.TypeOf(next).Elem()) {
		from := reflect.ValueOf(old).Elem().FieldByIndex(leaf.Index).Interface()
		to := reflect.ValueOf(next).Elem().FieldByIndex(leaf.Index).Interface()
		isWhen := kind == "meeting" && slices.Contains([]string{"start", "end", "stop"}, leaf.Key)
		if !isWhen && leaf.Key != "id" && !reflect.DeepEqual(from, to) {
			all = append(all, Detail{w.label(kind, leaf.Key), w.text(from), w.text(to)})
		}
	}
	return all
}

// label names a field of a kind of record.
func (w writer) label(kind, key string) string {
	for _, id := range []string{"field." + kind + "." + key, "field." + key} {
		if w.Has(id) {
			return w.Text(id)
		}
	}
	return strings.ReplaceAll(key, "-", " ")
}

// text writes the value of a field.
func (w writer) text(value any) string {
	held := reflect.ValueOf(value)
	if held.IsZero() && held.Kind() != reflect.Bool {
		return ""
	}
	switch value := value.(type) {
	case interface {
		Name(l locale.Language) string
	}:
		return value.Name(w.Language)
	case program.ID:
		return w.names[value]
	case []program.ID:
		return joined(value, func(id program.ID) string { return w.names[id] })
	case []program.Spoken:
		return joined(value, func(s program.Spoken) string { return w.LanguageName(s.Language) + " " + s.Level.Name(w.Language) })
	case civil.Date:
		return w.Date(value, locale.FullDate)
	case civil.DateTime:
		return w.Date(value.Date, locale.FullDate) + ", " + value.Clock.String()
	case program.Position:
		return fmt.Sprintf("%.5f, %.5f", value.Latitude, value.Longitude)
	case program.Need:
		return cmp.Or(value.Text, w.Text("need.none"))
	case bool:
		return map[bool]program.Answer{true: program.Yes, false: program.No}[value].Name(w.Language)
	}
	if held.Kind() == reflect.Struct || held.Kind() == reflect.Slice {
		return w.Text("another")
	}
	return fmt.Sprint(value)
}

func joined[T any](list []T, text func(T) string) string {
	var all []string
	for _, one := range list {
		all = append(all, strings.TrimSpace(text(one)))
	}
	return strings.Join(all, ", ")
}
