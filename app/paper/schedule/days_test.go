package schedule

import (
	"fmt"
	"testing"
	"time"

	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/program/edition"
)

func TestWeeksAreAboutEquallyLong(t *testing.T) {
	for days, want := range map[int][]int{0: nil, 1: {1}, 7: {7}, 8: {4, 4}, 15: {5, 5, 5}, 16: {6, 5, 5}} {
		var got []int
		for _, week := range Weeks(make([]request.Day, days), 7) {
			got = append(got, len(week))
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%d days are cut into %v, want %v", days, got, want)
		}
	}
}

func TestADayOutsideItsStopIsShownAndAnEmptyOneInsideIsToo(t *testing.T) {
	june := func(day int) civil.Date { return civil.Date{Year: 2026, Month: time.June, Day: day} }
	p := &program.Program{
		Stops: []*program.Stop{
			{ID: "a", City: "Boston", From: june(10), Until: june(12)},
			{ID: "b", City: "Miami", From: june(12), Until: june(13)},
		},
		Meetings: []*program.Meeting{
			{
				ID:    "late",
				Stop:  "a",
				Start: civil.At(june(20), civil.Clock{Hour: 9}),
				End:   civil.At(june(20), civil.Clock{Hour: 10}),
			},
			{
				ID:    "travel",
				Stop:  "b",
				Start: civil.At(june(12), civil.Clock{Hour: 9}),
				End:   civil.At(june(12), civil.Clock{Hour: 10}),
			},
			{ID: "undated", Stop: "a"},
		},
	}
	var got []string
	e := edition.For(p, program.Internal)
	for _, d := range request.Of(e).DaysOf(e.Plan().Planned()) {
		got = append(got, fmt.Sprintf("%s %s %d", d.Date, d.Stop.City, len(d.Items)))
	}
	want := "[2026-06-10 Boston 0 2026-06-11 Boston 0 2026-06-12 Miami 1 2026-06-13 Miami 0 2026-06-20 Boston 1  " +
		"Boston 1]"
	if fmt.Sprint(got) != want {
		t.Errorf("got %v, want %v", got, want)
	}
}
