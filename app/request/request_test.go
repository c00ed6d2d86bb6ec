package request_test

import (
	"slices"
	"testing"

	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/program/edition"
)

func TestOptionsAreReadByTheirKind(t *testing.T) {
	r := request.Request{Options: request.Options{"size": "8", "backs": "yes", "hotels": "no", "columns": "name,role"}}
	if got := r.Choice("size"); got != "8" {
		t.Errorf("the choice is %q, want 8", got)
	}
	if got := r.Number("size"); got != 8 {
		t.Errorf("the number is %d, want 8", got)
	}
	if !r.Yes("backs") || r.Yes("hotels") || r.Yes("unknown") {
		t.Error("a switch is on only where its value is yes")
	}
	if got := r.List("columns"); !slices.Equal(got, []string{"name", "role"}) {
		t.Errorf("the list is %q", got)
	}
	if got := r.List("unknown"); got != nil {
		t.Errorf("an empty list is %q, want none", got)
	}
}

func TestNothingChosenIsNoLimit(t *testing.T) {
	ana := &program.Person{ID: "ana", Role: program.Awardee}
	ben := &program.Person{ID: "ben", Role: program.Awardee, Cancelled: true}
	shown := &program.Program{
		People: []*program.Person{ana, ben},
		Stops:  []*program.Stop{{ID: "boston"}, {ID: "miami"}},
	}
	r := request.Of(edition.For(shown, program.Internal))
	if got := r.SelectPeople(request.Anyone); len(got) != 1 || got[0].ID != "ana" {
		t.Errorf("by default %d people are selected, want the one who comes", len(got))
	}
	if got := len(r.SelectStops()); got != 2 {
		t.Errorf("by default %d stops are selected, want 2", got)
	}
	r.People, r.Stops = []program.ID{"ben"}, []program.ID{"miami"}
	if got := r.SelectPeople(request.Anyone); len(got) != 1 || got[0].ID != "ben" {
		t.Errorf("%d people are selected, want the chosen one although he cancelled", len(got))
	}
	if got := r.SelectStops(); len(got) != 1 || got[0].ID != "miami" {
		t.Errorf("%d stops are selected, want the chosen one", len(got))
	}
	if r.IncludesMeeting(&program.Meeting{ID: "m", Stop: "boston"}) ||
		!r.IncludesMeeting(&program.Meeting{ID: "m", Stop: "miami"}) {
		t.Error("a meeting is included only where its stop is chosen")
	}
}

// A flight home ends on a day that is not the stop's any more: the day has nothing of its own.
func TestADayAfterTheStopOnWhichAnItemOnlyEndsIsNoDay(t *testing.T) {
	day := func(n int) civil.Date { return civil.Date{Year: 2027, Month: 5, Day: n} }
	at := func(n, hour int) civil.DateTime { return civil.At(day(n), civil.Clock{Hour: hour}) }
	p := &program.Program{
		Stops: []*program.Stop{{ID: "boston", From: day(1), Until: day(3)}},
		Meetings: []*program.Meeting{
			{ID: "late", Stop: "boston", Start: at(1, 22), End: at(2, 1)},
			{ID: "home", Stop: "boston", Start: at(3, 17), End: at(4, 6)},
		},
	}
	dates := func() (list []int) {
		r := request.Of(edition.For(p, program.Internal))
		for _, d := range r.DaysOf(p.Meetings) {
			list = append(list, d.Date.Day)
		}
		return list
	}
	if got := dates(); !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("the days are %v", got)
	}
	p.Meetings = append(p.Meetings, &program.Meeting{ID: "lunch", Stop: "boston", Start: at(4, 12), End: at(4, 13)})
	if got := dates(); !slices.Equal(got, []int{1, 2, 3, 4}) {
		t.Errorf("with a lunch after the stop the days are %v", got)
	}
}
