package request_test

import (
	"slices"
	"testing"

	"laurel/app/request"
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
