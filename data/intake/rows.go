package intake

import (
	"errors"
	"slices"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/program"
)

// Rows lists the lines of the review in the order of the file, in a language: each record of the file with what becomes
// of it, and each row that is no record.
func (d *Draft) Rows(l locale.Language) []Row {
	var rows []Row
	at := map[source.Place]int{}
	before := map[program.ID]program.Record{}
	for _, record := range d.old.Records() {
		before[record.RecordID()] = record
	}
	for _, c := range d.changes {
		row := Row{
			Place: d.places[c.Record], State: State(c.Change), Choice: AsNew, Record: c.Record,
			Text: program.NameOf(c.Record),
		}
		if c.Change != program.New {
			row.Choice, row.Before = Merge, before[c.Record.RecordID()]
		}
		if c.Change == program.Changed {
			row.Changes = d.details(l, row.Before, c.Record)
		}
		at[row.Place] = len(rows)
		rows = append(rows, row)
	}
	for _, p := range d.Problems {
		line := source.Place{Sheet: p.Place.Sheet, Row: p.Place.Row}
		found, known := at[line]
		if !known {
			found = len(rows)
			at[line] = found
			rows = append(rows, Row{Place: line, State: Problem, Choice: Skip, Text: p.Record.In(l)})
		}
		rows[found].Remarks = append(rows[found].Remarks, messageOf(p.Reason))
	}
	for _, s := range d.skipped {
		row := Row{Place: s.Place, State: State(s.Kind), Choice: Skip, Text: s.Text}
		if s.Means != nil {
			row.Remarks = []*value.Message{s.Means}
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b Row) int { return a.Place.Compare(b.Place) })
	return rows
}

// messageOf returns an error as a message for people.
func messageOf(err error) *value.Message {
	var message *value.Message
	if errors.As(err, &message) {
		return message
	}
	return value.Text("{{.Reason}}", "Reason", err)
}
