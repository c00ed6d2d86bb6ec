package paper

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"laurel/data/program"
)

// anyDay is a day of up to thirty items, some of which began the day before or have no length.
func anyDay(t *rapid.T) scheduleDay {
	date := program.Date{Year: 2026, Month: time.June, Day: 10}
	day := scheduleDay{date: date}
	for i := range rapid.IntRange(1, 30).Draw(t, "items") {
		start := program.At(date, program.Clock{}).AddMinutes(rapid.IntRange(-600, 1439).Draw(t, "start"))
		m := &program.Meeting{ID: program.ID(fmt.Sprint(i)), Start: start, End: start.AddMinutes(rapid.IntRange(-5, 900).Draw(t, "length"))}
		switch {
		case start.Date == date:
			day.items = append(day.items, m)
		case program.At(date, program.Clock{}).Before(m.End):
			day.continued = append(day.continued, m)
		}
	}
	return day
}

// cover reports whether two placed items share some of the paper.
func cover(a, b span) bool {
	left := func(s span) float64 { return float64(s.lane) / float64(s.wide) }
	right := func(s span) float64 { return float64(s.lane+1) / float64(s.wide) }
	across := left(a) < right(b)-1e-9 && left(b) < right(a)-1e-9
	return across && a.top < b.down-0.02 && b.top < a.down-0.02
}

func TestNoItemOfAGridCoversAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := anyDay(t)
		list := spansOf(day)
		const top, height = 100.0, 420.0
		arrange(list, newHourScale([][]span{list}, top, height))
		if len(list) != len(day.items)+len(day.continued) {
			t.Fatal("an item was dropped")
		}
		for i, a := range list {
			if a.top < top-0.01 || a.down > top+height+0.01 || a.down-a.top < leastHeight-0.01 {
				t.Fatalf("an item from %d to %d stands from %.1f to %.1f", a.from, a.to, a.top, a.down)
			}
			if a.lane < 0 || a.lane >= a.wide {
				t.Fatalf("an item is in lane %d of %d", a.lane, a.wide)
			}
			for _, b := range list[i+1:] {
				if cover(a, b) {
					t.Fatalf("%d–%d in lane %d of %d and %d–%d in lane %d of %d cover each other", a.from, a.to, a.lane, a.wide, b.from, b.to, b.lane, b.wide)
				}
			}
		}
	})
}

func TestHoursGoDownThePageInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.IntRange(0, 1438).Draw(t, "from")
		scale := newHourScale([][]span{{{meeting: &program.Meeting{}, from: from, to: rapid.IntRange(from+1, 1440).Draw(t, "to")}}}, 50, 400)
		last := scale.at(scale.first * 60)
		for minute := scale.first * 60; minute <= scale.last*60; minute++ {
			y := scale.at(minute)
			if y < last-1e-9 {
				t.Fatalf("minute %d stands at %.2f, above the one before", minute, y)
			}
			last = y
		}
		if last < 449.99 || last > 450.01 {
			t.Fatalf("the last hour ends at %.2f, want 450", last)
		}
	})
}

func TestWeeksAreAboutEquallyLong(t *testing.T) {
	for days, want := range map[int][]int{0: nil, 1: {1}, 7: {7}, 8: {4, 4}, 15: {5, 5, 5}, 16: {6, 5, 5}} {
		var got []int
		for _, week := range weeks(make([]scheduleDay, days), 7) {
			got = append(got, len(week))
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%d days are cut into %v, want %v", days, got, want)
		}
	}
}

func TestATelephoneNumberBecomesALink(t *testing.T) {
	for number, want := range map[string]string{
		"+1 202-555-0100": "tel:+12025550100", "911": "tel:911", "": "", "front desk": "", "202 555 0100 or +1": "",
	} {
		if got := telephone(number); got != want {
			t.Errorf("%q leads to %q, want %q", number, got, want)
		}
	}
}

func TestADayOutsideItsStopIsShownAndAnEmptyOneInsideIsToo(t *testing.T) {
	june := func(day int) program.Date { return program.Date{Year: 2026, Month: time.June, Day: day} }
	p := &program.Program{
		Stops: []*program.Stop{{ID: "a", City: "Boston", From: june(10), Until: june(12)}, {ID: "b", City: "Miami", From: june(12), Until: june(13)}},
		Meetings: []*program.Meeting{
			{ID: "late", Stop: "a", Start: program.At(june(20), program.Clock{Hour: 9}), End: program.At(june(20), program.Clock{Hour: 10})},
			{ID: "travel", Stop: "b", Start: program.At(june(12), program.Clock{Hour: 9}), End: program.At(june(12), program.Clock{Hour: 10})},
			{ID: "undated", Stop: "a"},
		},
	}
	var got []string
	e := p.EditionFor(program.Internal)
	for _, d := range scheduleDays(e, planned(e), nil) {
		got = append(got, fmt.Sprintf("%s %s %d", d.date, d.stop.City, len(d.items)))
	}
	want := "[2026-06-10 Boston 0 2026-06-11 Boston 0 2026-06-12 Miami 1 2026-06-13 Miami 0 2026-06-20 Boston 1  Boston 1]"
	if fmt.Sprint(got) != want {
		t.Errorf("got %v, want %v", got, want)
	}
}
