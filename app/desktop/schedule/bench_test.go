package schedule

import (
	"context"
	"fmt"
	"testing"

	"laurel/data/civil"
	"laurel/data/clash"
	"laurel/data/program"
)

// busyProgram invents n meetings over four weeks.
func busyProgram(n int) *program.Program {
	meetings := make([]*program.Meeting, n)
	for i := range meetings {
		start := civil.At(
			civil.Date{Year: 2026, Month: 6, Day: 1 + i%28},
			civil.Clock{Hour: i / 28 % 24, Minute: i % 60},
		)
		meetings[i] = meeting(fmt.Sprintf("Specimen meeting %d", i), start, start.AddMinutes(45))
		meetings[i].Kind = program.Kinds()[i%9]
		meetings[i].Place = fmt.Sprintf("Example Hall %d", i%70)
	}
	p := smallProgram(meetings...)
	p.Stops[0].From, p.Stops[0].Until = june(1), june(28)
	return p
}

// BenchmarkPlan measures what an edit costs the tab: the checks, and the formatting of all meetings.
func BenchmarkPlan(b *testing.B) {
	for _, n := range []int{100, 1000} {
		p := busyProgram(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := planOf(context.Background(), nil, p, clash.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkScroll measures one step of scrolling through 1,000 meetings.
func BenchmarkScroll(b *testing.B) {
	h := openTab(b, busyProgram(1000), nil)
	rows := h.board.agenda.Rows()
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		if key := rows[i%len(rows)].Key; key != "" {
			h.board.filling = true // the list alone, not the page beside it
			h.board.agenda.Select(key)
		}
	}
}

// BenchmarkTypeAhead measures a keystroke in the search over 1,000 meetings, from the text to the list.
func BenchmarkTypeAhead(b *testing.B) {
	h := openTab(b, busyProgram(1000), nil)
	queries := []string{"s", "sp", "spec", "specimen 9", "hall 7", ""}
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		h.filters.onSearch(queries[i%len(queries)])
	}
}

func TestFilteringFoldsNoMeetingAgain(t *testing.T) {
	filtered := func(meetings int) (work float64) {
		v, err := planOf(context.Background(), nil, busyProgram(meetings), clash.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return testing.AllocsPerRun(3, func() {
			if _, found := v.list(filter{query: "specimen 99"}); found == 0 {
				t.Fatal("nothing is found")
			}
		})
	}
	if few, many := filtered(200), filtered(1_000); many > few+100 {
		t.Errorf("%.0f allocations among 1,000 meetings, %.0f among 200", many, few)
	}
}

// BenchmarkGridFill measures what the grid costs after an edit or a change of filter: 1,000 meetings put into their
// columns.
func BenchmarkGridFill(b *testing.B) {
	h := openTab(b, busyProgram(1000), nil)
	h.board.show(gridView)
	b.ResetTimer()
	for b.Loop() {
		h.board.view().fill(false)
	}
}

// BenchmarkDragCheck measures what a step of a drag costs away from the window: the clashes of one meeting at another
// time, among 1,000.
func BenchmarkDragCheck(b *testing.B) {
	p := busyProgram(1000)
	v, err := planOf(context.Background(), nil, p, clash.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		next := p.Meetings[500].Clone()
		next.MoveTo(next.Start.AddMinutes(i % 40 * 15))
		v.wouldHave([]*program.Meeting{next})
	}
}
