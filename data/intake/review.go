package intake

import (
	"reflect"
	"slices"

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

// Entries lists the file's records with what becomes of them, in the order of the file.
func (d *Draft) Entries(l locale.Language) []Entry {
	before := map[program.ID]program.Record{}
	for _, record := range d.old.Records() {
		before[record.RecordID()] = record
	}
	entries := make([]Entry, 0, len(d.changes))
	for _, c := range d.changes {
		e := Entry{
			Place: d.places[c.Record], Change: c.Change, ID: c.Record.RecordID(),
			Kind: source.KindMessage(c.Record).In(l), Name: program.NameOf(c.Record),
			When: when(l, d.program, c.Record),
		}
		if m, is := c.Record.(*program.Meeting); is {
			e.Kind = m.Kind.Name(l)
		}
		if c.Change == program.Changed {
			e.Details = d.details(l, before[e.ID], c.Record)
		}
		entries = append(entries, e)
	}
	slices.SortStableFunc(entries, func(a, b Entry) int { return a.Place.Compare(b.Place) })
	return entries
}

// detailsBetween lists what differs between two versions of a record, each of its program.
func detailsBetween(l locale.Language, oldIn, nextIn *program.Program, old, next program.Record) []Detail {
	var all []Detail
	if from, to := when(l, oldIn, old), when(l, nextIn, next); from != to {
		all = append(all, Detail{"start", l.Text("field.when"), from, to})
	}
	_, isMeeting := next.(*program.Meeting)
	for _, f := range program.FieldsOf(next) {
		isWhen := isMeeting && slices.Contains([]string{"Start", "End", "Stop"}, f.Path)
		if !isWhen && !reflect.DeepEqual(f.Value(old), f.Value(next)) {
			all = append(all, Detail{f.Key, f.Name(l), f.Text(l, oldIn, old), f.Text(l, nextIn, next)})
		}
	}
	return all
}

// when is the day of a meeting, its times and its city; nothing for another record.
func when(l locale.Language, p *program.Program, record program.Record) string {
	m, is := record.(*program.Meeting)
	if !is {
		return ""
	}
	text := l.Date(m.Start.Date, locale.WeekdayShort) + ", " + l.Times24(m.Start, m.End)
	if stop := p.Stop(m.Stop); stop != nil {
		text += ", " + stop.City
	}
	return text
}
