package intake

import (
	"cmp"
	"errors"
	"slices"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/program"
)

// settleLines has the lines be what became of their records: those of a program file are made, and one that has a fault
// does not come in.
func (d *Draft) settleLines() {
	if !d.partial {
		d.lines = d.programLines()
		return
	}
	in := map[program.Record]bool{}
	for _, c := range d.changes {
		in[c.Record] = true
	}
	for _, l := range d.lines {
		if l.record != nil && !in[l.record] {
			l.state = Problem
			l.choice = Skip
			l.record = nil
		}
		if l.state == Possible && l.choice == Undecided {
			d.Possible++
		}
	}
}

// programLines are the lines of a program file: one for each record.
func (d *Draft) programLines() []*line {
	before := map[program.ID]program.Record{}
	for _, record := range d.old.Records() {
		before[record.RecordID()] = record
	}
	in := map[source.Place]bool{}
	var lines []*line
	for _, c := range d.changes {
		l := &line{
			place: d.places[c.Record], state: State(c.Change), choice: AsNew,
			offered: c.Record, record: c.Record,
		}
		if c.Change != program.New {
			l.choice, l.before = Merge, before[c.Record.RecordID()]
		}
		in[l.place] = true
		lines = append(lines, l)
	}
	for _, p := range d.Problems {
		if !in[p.Place] {
			in[p.Place] = true
			lines = append(lines, &line{place: p.Place, subject: p.About, state: Problem, choice: Skip})
		}
	}
	return lines
}

// Rows lists the lines of the review in the order of the file, in a language: each row with what becomes of it, those
// that are no records too.
func (d *Draft) Rows(l locale.Language) []Row {
	remarks, rowOf := map[source.Place][]*value.Message{}, d.rowOf()
	for _, p := range d.Problems {
		at := rowOf(p.Place)
		remarks[at] = append(remarks[at], messageOf(p.Reason))
	}
	rows := make([]Row, 0, len(d.lines)+len(d.skipped))
	known := map[source.Place]bool{}
	for _, line := range d.lines {
		row := d.row(l, line)
		row.Remarks = remarks[line.place]
		known[line.place] = true
		rows = append(rows, row)
	}
	for _, s := range d.skipped {
		row := Row{Place: s.Place, State: State(s.Kind), Choice: Skip, Text: s.Text, Remarks: remarks[s.Place]}
		if s.Means != nil {
			row.Remarks = append([]*value.Message{s.Means}, row.Remarks...)
		}
		known[s.Place] = true
		rows = append(rows, row)
	}
	for _, p := range d.Problems {
		if at := rowOf(p.Place); !known[at] {
			known[at] = true
			rows = append(
				rows,
				Row{Place: at, State: Problem, Choice: Skip, Text: p.Record.In(l), Remarks: remarks[at]},
			)
		}
	}
	inOrder := d.inOrder()
	byPlace := func(a, b Row) int { return inOrder(a.Place, b.Place) }
	if !slices.IsSortedFunc(rows, byPlace) {
		slices.SortStableFunc(rows, byPlace)
	}
	return rows
}

// rowOf returns a function that finds the row of the review to which a place belongs: where several records are beside
// each other in one row of the file, the last one that begins at the place's column or left of it.
func (d *Draft) rowOf() func(source.Place) source.Place {
	beside := map[source.Place][]string{}
	for _, l := range d.lines {
		if l.place.Column != "" {
			at := source.Place{Sheet: l.place.Sheet, Row: l.place.Row}
			beside[at] = append(beside[at], l.place.Column)
		}
	}
	return func(of source.Place) source.Place {
		at := source.Place{Sheet: of.Sheet, Row: of.Row}
		begins := ""
		for _, column := range beside[at] {
			isLeft := cmp.Or(len(column)-len(of.Column), cmp.Compare(column, of.Column)) <= 0
			if isLeft && cmp.Or(len(column)-len(begins), cmp.Compare(column, begins)) > 0 {
				begins = column
			}
		}
		at.Column = begins
		return at
	}
}

// LeftOut lists the rows that are no records, and those that a person decided to leave out, in the order of the file.
func (d *Draft) LeftOut(l locale.Language) []Row {
	var rows []Row
	for _, s := range d.skipped {
		rows = append(rows, Row{Place: s.Place, State: State(s.Kind), Choice: Skip, Text: s.Text})
	}
	for _, line := range d.lines {
		if line.choice == Skip && line.state != Problem {
			_, subject := line.subject.Subject()
			rows = append(rows, Row{Place: line.place, State: line.state, Choice: Skip, Text: subject.In(l)})
		}
	}
	inOrder := d.inOrder()
	slices.SortStableFunc(rows, func(a, b Row) int { return inOrder(a.Place, b.Place) })
	return rows
}

// inOrder compares places as they come in the file: by sheet, then by row.
func (d *Draft) inOrder() func(a, b source.Place) int {
	sheets := map[string]int{}
	number := func(sheet string) int {
		if _, known := sheets[sheet]; !known {
			sheets[sheet] = len(sheets)
		}
		return sheets[sheet]
	}
	for _, c := range d.Columns {
		number(c.Sheet)
	}
	return func(a, b source.Place) int { return cmp.Or(number(a.Sheet)-number(b.Sheet), a.Compare(b)) }
}

// row is a line for the review.
func (d *Draft) row(l locale.Language, from *line) Row {
	row := Row{
		Place: from.place, State: from.state, Choice: from.choice, Record: from.record, Before: from.before,
		Candidates: from.candidates, line: from, fields: d.Fields,
	}
	if row.Record == nil {
		row.Record = from.offered
	}
	if row.Record != nil {
		row.Text = program.NameOf(row.Record)
	} else {
		_, subject := from.subject.Subject()
		row.Text = subject.In(l)
	}
	if from.before != nil && from.offered != nil && from.before != from.offered {
		row.Changes = d.details(l, from.before, from.offered)
	}
	return row
}

// messageOf returns an error as a message for people.
func messageOf(err error) *value.Message {
	var message *value.Message
	if errors.As(err, &message) {
		return message
	}
	return value.Text("{{.Reason}}", "Reason", err)
}
