package tasks_test

import (
	"strings"
	"testing"

	"laurel/data/civil"
	"laurel/data/locale"
	. "laurel/data/program"
	"laurel/data/program/tasks"
)

func TestWhenATaskIsDue(t *testing.T) {
	day := func(n int) civil.Date { return civil.NewDate(2026, 6, n) }
	flights := &Program{Accepted: day(1), People: []*Person{
		{Arrival: Flight{At: civil.At(day(9), civil.Clock{})}, Departure: Flight{At: civil.At(day(20), civil.Clock{})}},
		{Arrival: Flight{At: civil.At(day(2), civil.Clock{})}, Cancelled: true},
		{
			Arrival:   Flight{At: civil.At(day(10), civil.Clock{})},
			Departure: Flight{At: civil.At(day(22), civil.Clock{})},
		},
	}}
	dated := flights.With(func(p *Program) { p.Start, p.End = day(8), day(21) })
	tests := []struct {
		p    *Program
		due  Due
		want civil.Date
	}{
		{flights, Due{On: day(5)}, day(5)},
		{flights, Due{From: AcceptanceDay, Days: 3}, day(4)},
		{&Program{}, Due{From: AcceptanceDay, Days: 3}, civil.Date{}},
		{flights, Due{From: ArrivalDay, Days: -2}, day(7)},
		{dated, Due{From: ArrivalDay, Days: -2}, day(6)},
		{flights, Due{From: DepartureDay}, day(22)},
		{dated, Due{From: EndDay, Days: 3}, day(24)},
		{dated.With(func(p *Program) { p.People = nil }), Due{From: DepartureDay, Days: 1}, day(22)},
	}
	for _, test := range tests {
		if got := tasks.Of(test.p).DueOn(&Task{Due: test.due}); got != test.want {
			t.Errorf("%+v is due on %s, want %s", test.due, got, test.want)
		}
	}
	late := &Task{ID: "1", Due: Due{On: day(5)}, Proof: Proof{Kind: DocumentProof, Of: "badges"}}
	p := &Program{Tasks: []*Task{{ID: "2"}, late, {ID: "3", Due: Due{On: day(2)}}}}
	if !tasks.Of(p).IsOverdue(late, day(6)) || tasks.Of(p).IsOverdue(late, day(5)) ||
		tasks.Of(p).ByDue()[0].ID != "3" ||
		tasks.Of(p).ByDue()[2].ID != "2" {
		t.Error("overdue, or in another order")
	}
	for _, l := range locale.Languages() {
		f, _ := FieldAt(late, "Due")
		before, after := Due{From: ArrivalDay, Days: -14}.Text(l), Due{From: EndDay, Days: 1}.Text(l)
		if !strings.Contains(before, "2") || after == "" || f.Text(l, p, late) == "" {
			t.Errorf("%s: %q, %q", l, before, after)
		}
	}
}
