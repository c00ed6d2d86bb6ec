package workbook

import (
	"slices"

	"laurel/data/program"
)

const rosterID = "roster"

// rosterList is the list of people. Its option cancelled lists those who have cancelled as well, struck through, with a
// column for it. Beside the people are a sheet of the languages that they speak and who interprets them, and a sheet of
// the stops.
var rosterList = list[personRow]{
	id:        rosterID,
	sheet:     "roster.sheet.people",
	columns:   peopleColumns,
	rows:      rosterRows,
	name:      func(p personRow) string { return p.DisplayName() },
	about:     func(p personRow) []program.ID { return []program.ID{p.ID} },
	gone:      func(o *output) []personRow { return o.peopleRows(o.Since.Gone("")) },
	cancelled: func(p personRow) bool { return p.Cancelled },
	more:      func(o *output, rows []personRow) []sheet { return []sheet{o.languagesSheet(rows), o.stopsSheet(rows)} },
}

func rosterRows(o *output) ([]personRow, error) {
	listed := map[program.ID]bool{}
	for _, id := range o.People {
		listed[id] = true
	}
	people := slices.DeleteFunc(slices.Clone(o.Edition.People), func(p *program.Person) bool {
		return p.Cancelled && !o.Yes("cancelled") || len(listed) > 0 && !listed[p.ID]
	})
	return o.peopleRows(people), nil
}

// peopleRows are the rows of people.
func (o *output) peopleRows(people []*program.Person) []personRow {
	rows := make([]personRow, len(people))
	for i, p := range people {
		rows[i] = personRow{p, o.Edition.Program}
	}
	return rows
}

func (o *output) languagesSheet(people []personRow) sheet {
	listed := newSpeakers(people, o.texts)
	title := o.texts.Text("roster.sheet.languages")
	return newSheet(o, title, allowed(languageColumns, o.Edition.Audience), records[speaker]{
		count: len(listed.rows),
		at:    listed.at,
		name:  func(s speaker) string { return s.DisplayName() },
	})
}

func (o *output) stopsSheet(people []personRow) sheet {
	rows := stopRows(o.Edition.Stops, people, o.texts)
	// Few programs know all that a stop may have; a column that no stop fills would only make the print smaller.
	columns := slices.DeleteFunc(allowed(stopColumns, o.Edition.Audience), func(c column[stopRow]) bool {
		return len(rows) > 0 &&
			!slices.ContainsFunc(rows, func(s stopRow) bool { return c.value(o.texts, s).kind != empty })
	})
	return newSheet(o, o.texts.Text("roster.sheet.stops"), columns, records[stopRow]{
		count: len(rows),
		at:    func(i int) stopRow { return rows[i] },
		name:  func(s stopRow) string { return s.City },
	})
}
