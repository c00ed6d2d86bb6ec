package paper_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"laurel/app/paper/card"
	"laurel/app/request"
	"laurel/data/program"
	"laurel/data/program/edition"
)

func TestLabelsFallOnTheLabelsOfTheSheet(t *testing.T) {
	const mm = 72 / 25.4
	cases := []struct {
		name                     string
		sheet                    string
		paper                    request.Paper
		columns, rows            int
		left, top, width, height float64 // of the first label, in points
		stepX, stepY             float64
	}{
		{"Avery 5160", "small", request.Letter, 3, 10, 13.5, 36, 189, 72, 198, 72},
		{"Avery 5163", "large", request.Letter, 2, 5, 11.25, 36, 288, 144, 301.5, 144},
		{"Avery L7160", "small", request.A4, 3, 7, 7.21 * mm, 15.15 * mm, 63.5 * mm, 38.1 * mm, 66.04 * mm, 38.1 * mm},
		{"Avery L7163", "large", request.A4, 2, 7, 4.65 * mm, 15.15 * mm, 99.1 * mm, 38.1 * mm, 101.6 * mm, 38.1 * mm},
	}
	var people []*program.Person
	for i := range 40 {
		people = append(people, awardee(i, fmt.Sprintf("Name%d", i), "", "", ""))
	}
	e := edition.For(awards(0, people...), program.Internal)
	for _, c := range cases {
		for _, kind := range card.LabelKinds() {
			for _, start := range []int{0, 1, 2, c.columns + 1, c.columns * c.rows} {
				t.Run(fmt.Sprintf("%s %s from %d", c.name, kind, start), func(t *testing.T) {
					if n := card.LabelCount(c.sheet, c.paper); n != c.columns*c.rows {
						t.Fatalf("%d labels on the sheet", n)
					}
					pages, _, _ := wordsOf(
						t,
						printed(t, card.Labels, e, onPaper(c.paper), option("kind", kind), option("sheet", c.sheet),
							option("start", strconv.Itoa(start)), option("bags", "1")),
					)
					for i := range people {
						at := i + max(start-1, 0)
						place, there := centres(pages[at/(c.columns*c.rows)], "")[fmt.Sprintf("Name%d", i)]
						at %= c.columns * c.rows
						x, y := place[0]-c.left-float64(
							at%c.columns,
						)*c.stepX, place[1]-c.top-float64(
							at/c.columns,
						)*c.stepY
						if !there || x < 0 || x > c.width || y < 0 || y > c.height {
							t.Fatalf("person %d stands %.1f, %.1f off the corner of label %d", i, x, y, at+1)
						}
					}
				})
			}
		}
	}
}

func TestEveryBagHasALabelThatCountsIt(t *testing.T) {
	p := delegation(2, 0)
	text := textOf(t, printed(t, card.Labels, edition.For(p, program.Internal), inStops("east")))
	for wanted, times := range map[string]int{
		"Bag 1 of 3": 2, "Bag 2 of 3": 2, "Bag 3 of 3": 2, "EXAMPLE 0": 3, "Courage Awards 2026": 6,
		"+1 202-555-0100": 6, "Boston · Hotel Exemplar": 6, "Peru": 0,
	} {
		if n := strings.Count(text, wanted); n != times {
			t.Errorf("%q stands there %d times, not %d", wanted, n, times)
		}
	}
	french := printed(t, card.Labels, edition.For(p, program.Internal), inLanguage("fr"), option("bags", "1"))
	if text := textOf(t, french); strings.Count(text, "Bagage 1 sur 1") != 2 {
		t.Errorf("in French the labels say %q", text)
	}
}
