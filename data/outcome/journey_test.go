package outcome_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"laurel/data/outcome"
	"laurel/data/program"
	"laurel/data/programtest"
)

func same(t *rapid.T, what string, got, want counted) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("%s (want -, got +):\n%s", what, diff)
	}
}

// Every figure of the journey is counted again by going through people and stops one by one.
func TestEveryLegOfAJourneyIsWhoTravels(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProgram(t)
		away := program.Stay{Absent: true}
		for i, person := range p.People {
			if i%3 == 0 && len(p.Stops) > 0 {
				away.Stop = p.Stops[i%len(p.Stops)].ID
				p.People[i] = person.WithStay(away)
			}
		}
		want := counted{}
		for _, person := range p.People {
			if person.Cancelled || person.Role != program.Awardee && person.Role != program.Guest {
				continue
			}
			route := []string{string(person.Country)}
			for _, s := range p.Stops {
				if !slices.ContainsFunc(
					person.Stays,
					func(stay program.Stay) bool { return stay.Stop == s.ID && stay.Absent },
				) {
					route = append(route, string(s.ID))
				}
			}
			for i := 1; i < len(route); i++ {
				if route[i-1] != "" {
					key := route[i-1] + ">" + route[i]
					want[key] = append(want[key], person.ID)
				}
			}
		}
		got := counted{}
		for _, leg := range outcome.Journeys(p) {
			got[string(leg.Country)+string(leg.From)+">"+string(leg.To)] = leg.People
		}
		same(t, "the legs", got, want)
	})
}

func TestEveryDayHasItsVisits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProgram(t)
		table := outcome.VisitsByDay(p)
		want := counted{}
		for _, m := range p.Meetings {
			if isVisit(m) && p.Stop(m.Stop) != nil && !m.Start.Date.IsZero() {
				key := m.Start.Date.String() + ">" + string(m.Stop)
				want[key] = append(want[key], m.ID)
			}
		}
		got := counted{}
		last := ""
		for _, row := range table.Rows {
			if row.Key <= last {
				t.Fatalf("%s is after %s", row.Key, last)
			}
			last = row.Key
			for _, column := range table.Columns {
				if cell := table.Cell(row.Key, column.Key); cell.N() > 0 {
					got[row.Key+">"+column.Key] = cell.Records
				}
			}
		}
		same(t, "the days", got, want)
		for _, s := range p.Stops {
			for day := range s.Days() {
				if !slices.ContainsFunc(table.Rows, func(c outcome.Count) bool { return c.Key == day.String() }) {
					t.Fatalf("%s is missing, though the delegation is in %s", day, s.City)
				}
			}
		}
	})
}

func TestAStopOfYearsHasNoDays(t *testing.T) {
	p := programtest.Outcome(1, programtest.Size{})
	p.Stops[0].Until = p.Stops[0].From.AddDays(4000)
	if n := len(outcome.VisitsByDay(p).Rows); n > 20 {
		t.Errorf("%d days", n)
	}
}
