package outcome

import (
	"slices"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// Leg is a part of a journey: who of the visitors goes from a home country, or from a stop, to a stop.
type Leg struct {
	Country program.Country // where it begins; empty: at From
	From    program.ID      // of a stop
	To      program.ID      // of a stop
	People  []program.ID    // in the order of the program
}

// Journeys lists how the visitors come from their home countries to their first stop and go on from stop to stop, in
// the order of the stops. A visitor whose country is not known begins at the first stop.
func Journeys(p *program.Program) []Leg {
	var legs []Leg
	at := map[ends]int{}
	add := func(where ends, person program.ID) {
		i, known := at[where]
		if !known {
			i = len(legs)
			at[where] = i
			legs = append(legs, Leg{Country: where.Country, From: where.From, To: where.To})
		}
		legs[i].People = append(legs[i].People, person)
	}
	for _, person := range People(p, Visitors...) {
		before := ends{Country: person.Country}
		for _, s := range p.Stops {
			if !person.IsIn(s) {
				continue
			}
			before.To = s.ID
			if before.Country != "" || before.From != "" {
				add(before, person.ID)
			}
			before = ends{From: s.ID}
		}
	}
	return legs
}

// ends is where a leg begins and ends.
type ends struct {
	Country  program.Country
	From, To program.ID
}

// mostDays is how long a stop may be at most; a longer one is a typing error.
const mostDays = 60

// VisitsByDay counts the visits by day (rows, also those on which nothing is planned) and stop. The key of a row is its
// date as ISO 8601 has it, that of a column the stop's identifier. Visits without a day are left out.
func VisitsByDay(p *program.Program) Table {
	table := Table{cells: map[[2]string][]program.ID{}}
	var days []civil.Date
	for _, s := range p.Stops {
		if s.Until.DaysSince(s.From) <= mostDays {
			days = slices.AppendSeq(days, s.Days())
		}
	}
	columns := newCounter(stops(p)...)
	byDay := map[civil.Date][]program.ID{}
	for _, m := range Visits(p) {
		day := m.Start.Date
		if !day.Valid() || p.Stop(m.Stop) == nil {
			continue
		}
		days = append(days, day)
		byDay[day] = append(byDay[day], m.ID)
		columns.add(string(m.Stop), m.ID, nil)
		cell := [2]string{day.String(), string(m.Stop)}
		table.cells[cell] = append(table.cells[cell], m.ID)
	}
	slices.SortFunc(days, civil.Date.Compare)
	for _, day := range slices.Compact(days) {
		table.Rows = append(table.Rows, Count{
			Key: day.String(), Records: byDay[day],
			name: func(l locale.Language) string { return l.Date(day, locale.WeekdayShort) },
		})
	}
	table.Columns = columns.counts
	return table
}
