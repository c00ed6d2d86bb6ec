package book

import (
	"fmt"
	"testing"
	"time"

	"laurel/app/request"

	"pgregory.net/rapid"

	"laurel/data/civil"
	"laurel/data/program"
)

// anyDay is a day of up to thirty items, some of which began the day before or have no length.
func anyDay(t *rapid.T) request.Day {
	date := civil.Date{Year: 2026, Month: time.June, Day: 10}
	day := request.Day{Date: date}
	for i := range rapid.IntRange(1, 30).Draw(t, "items") {
		start := civil.At(date, civil.Clock{}).AddMinutes(rapid.IntRange(-600, 1439).Draw(t, "start"))
		m := &program.Meeting{
			ID:    program.ID(fmt.Sprint(i)),
			Start: start,
			End:   start.AddMinutes(rapid.IntRange(-5, 900).Draw(t, "length")),
		}
		switch {
		case start.Date == date:
			day.Items = append(day.Items, m)
		case civil.At(date, civil.Clock{}).Before(m.End):
			day.Continued = append(day.Continued, m)
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
		if len(list) != len(day.Items)+len(day.Continued) {
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
					t.Fatalf(
						"%d–%d in lane %d of %d and %d–%d in lane %d of %d cover each other",
						a.from,
						a.to,
						a.lane,
						a.wide,
						b.from,
						b.to,
						b.lane,
						b.wide,
					)
				}
			}
		}
	})
}

func TestHoursAreSortedDownThePage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.IntRange(0, 1438).Draw(t, "from")
		scale := newHourScale(
			[][]span{{{meeting: &program.Meeting{}, from: from, to: rapid.IntRange(from+1, 1440).Draw(t, "to")}}},
			50,
			400,
		)
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
