package awardees

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"laurel/data/locale"
)

// queries are what somebody types letter by letter; each step is one keystroke.
var queries = []string{
	"z",
	"zo",
	"zor",
	"zora",
	"zora p",
	"",
	"m",
	"mu",
	"mue",
	"9",
	"99",
	"ليلى",
	"a",
	"example org",
	"specimen officer 5",
}

// BenchmarkTypeAhead measures a keystroke in the search field over 10,000 people, from the text to the rows in the
// table.
func BenchmarkTypeAhead(b *testing.B) {
	h := openHarness(b, crowd(10_000), nil)
	var took []time.Duration
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		before := time.Now()
		h.list.onSearch(queries[i%len(queries)])
		took = append(took, time.Since(before))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms/p99")
	b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "ms/max")
}

// BenchmarkRoster measures what an edit costs the tab: the first formatting of the people, and the one after a person
// was changed.
func BenchmarkRoster(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		p := crowd(n)
		first, err := rosterOf(context.Background(), p, nil, "en")
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("first/%d", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := rosterOf(context.Background(), p, nil, "en"); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("again/%d", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := rosterOf(context.Background(), p, first, "en"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestTypeAheadFoldsNobodyAgain(t *testing.T) {
	narrow := func(people int) (work float64) {
		r, err := rosterOf(context.Background(), crowd(people), nil, "en")
		if err != nil {
			t.Fatal(err)
		}
		if got := len(r.narrowed(r.rows, filter{query: "zora prova-1"})); got == 0 || got == len(r.rows) {
			t.Errorf("%d people match", got)
		}
		return testing.AllocsPerRun(3, func() { r.narrowed(r.rows, filter{query: locale.Fold("specimen officer 57")}) })
	}
	if few, many := narrow(1_000), narrow(10_000); many > few+50 {
		t.Errorf("%.0f allocations among 10,000 people, %.0f among 1,000", many, few)
	}
}
