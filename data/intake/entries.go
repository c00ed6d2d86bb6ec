package intake

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
)

// Entry is a record of the file and what becomes of it.
type Entry struct {
	Row     int // as in Row
	Change  program.Change
	ID      program.ID
	Kind    string   // stop, person, ..., of a meeting what it is: Meal, Ceremony; in the language of the draft
	Name    string   // of the record
	When    string   // of a meeting: its day, times and city
	Details []Detail // of one that changes: what of it
}

// Detail is one thing in a record that is to be another.
type Detail struct {
	Field, From, To string // in the language of the draft; an empty text where there is nothing
}

// Entries lists the file's records with what becomes of them, in the order of the file.
func (d *Draft) Entries() []Entry {
	before := map[program.ID]program.Record{}
	for _, record := range d.old.Records() {
		before[record.RecordID()] = record
	}
	w := wording{draft: d, names: map[program.ID]string{}}
	for _, p := range []*program.Program{d.old, d.program} {
		for _, record := range p.Records() {
			w.names[record.RecordID()] = program.NameOf(record)
		}
	}
	entries := make([]Entry, 0, len(d.compared))
	for _, c := range d.compared {
		e := Entry{Row: d.rows[c.Record], Change: c.Change, ID: c.Record.RecordID(), Kind: say(program.KindOf(c.Record)).in(d.language), Name: program.NameOf(c.Record)}
		if m, is := c.Record.(*program.Meeting); is {
			e.Kind, e.When = m.Kind.Name(locale.Language(d.language)), w.when(m, d.program)
		}
		if old := before[c.Record.RecordID()]; c.Change == program.Changed && old != nil {
			e.Details = w.details(old, c.Record)
		}
		entries = append(entries, e)
	}
	slices.SortStableFunc(entries, func(a, b Entry) int { return cmp.Compare(a.Row, b.Row) })
	return entries
}

// wording writes what stands in records for people.
type wording struct {
	draft *Draft
	names map[program.ID]string
}

func (w wording) when(m *program.Meeting, p *program.Program) string {
	text := locale.Language(w.draft.language).Date(m.Start.Date, locale.WeekdayShort) + ", " + m.Start.Clock.String()
	if m.End != m.Start {
		text += "–" + m.End.Clock.String()
	}
	if m.End.Date != m.Start.Date && m.End != program.At(m.Start.Date.AddDays(1), program.Clock{}) {
		text += " (" + locale.Language(w.draft.language).Date(m.End.Date, locale.WeekdayShort) + ")"
	}
	if stop := p.Stop(m.Stop); stop != nil {
		text += ", " + stop.City
	}
	return text
}

func (w wording) details(old, next program.Record) []Detail {
	var all []Detail
	if before, is := old.(*program.Meeting); is {
		after := next.(*program.Meeting)
		if from, to := w.when(before, w.draft.old), w.when(after, w.draft.program); from != to {
			all = append(all, Detail{say("when").in(w.draft.language), from, to})
		}
	}
	return w.fields(all, reflect.ValueOf(old).Elem(), reflect.ValueOf(next).Elem(), "")
}

// fields adds the fields that differ, of records within the record too.
func (w wording) fields(all []Detail, old, next reflect.Value, within string) []Detail {
	if old.Type() != next.Type() {
		return all
	}
	for i := range old.NumField() {
		declared := old.Type().Field(i)
		tag, _, _ := strings.Cut(declared.Tag.Get("json"), ",")
		before, after := old.Field(i), next.Field(i)
		if !declared.IsExported() || tag == "id" || toldByWhen(declared.Name, old.Type()) || isList(declared.Type) || reflect.DeepEqual(before.Interface(), after.Interface()) {
			continue
		}
		label := strings.ReplaceAll(strings.TrimSpace(within+" "+tag), "_", " ")
		from, plainly := w.text(before.Interface())
		to, alsoPlainly := w.text(after.Interface())
		if before.Kind() == reflect.Struct && (!plainly || !alsoPlainly) {
			all = w.fields(all, before, after, label)
			continue
		}
		all = append(all, Detail{say(label).in(w.draft.language), from, to})
	}
	return all
}

// toldByWhen reports whether a field of a meeting is told together with its day and times.
func toldByWhen(field string, of reflect.Type) bool {
	return of == reflect.TypeFor[program.Meeting]() && slices.Contains([]string{"Start", "End", "Stop"}, field)
}

// isList reports whether a field of a program is one of its lists, whose records are told by themselves.
func isList(of reflect.Type) bool {
	return of.Kind() == reflect.Slice && of.Elem().Kind() == reflect.Pointer
}

// text writes a value for people; false: it is not written in one word.
func (w wording) text(value any) (string, bool) {
	in := w.draft.language
	if held := reflect.ValueOf(value); held.IsZero() && held.Kind() != reflect.Bool {
		return "", true
	}
	switch value := value.(type) {
	case interface{ Name(locale.Language) string }:
		return value.Name(locale.Language(in)), true
	case program.ID:
		return w.names[value], true
	case []program.ID:
		return joined(value, func(id program.ID) string { return w.names[id] }), true
	case []program.Spoken:
		return joined(value, func(s program.Spoken) string {
			return program.LanguageName(s.Language, locale.Language(in)) + " " + s.Level.Name(locale.Language(in))
		}), true
	case program.Date:
		return locale.Language(in).Date(value, locale.FullDate), true
	case program.DateTime:
		return locale.Language(in).Date(value.Date, locale.FullDate) + ", " + value.Clock.String(), true
	case program.Position:
		return fmt.Sprintf("%.5f, %.5f", value.Latitude, value.Longitude), true
	case program.Need:
		return cmp.Or(value.Text, say("none").in(in)), true
	case bool:
		return map[bool]program.Answer{true: program.Yes, false: program.No}[value].Name(locale.Language(in)), true
	}
	if kind := reflect.ValueOf(value).Kind(); kind == reflect.Struct || kind == reflect.Slice {
		return say("another").in(in), false
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
