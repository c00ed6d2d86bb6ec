package chart_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"laurel/app/chart"
)

func overlap(a, b chart.Box) bool {
	return a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

func TestNoLabelCoversAnotherOrAPoint(t *testing.T) {
	frame := chart.Box{X: 10, Y: 20, W: 600, H: 400}
	rapid.Check(t, func(t *rapid.T) {
		spots := make([]chart.Spot, rapid.IntRange(0, 120).Draw(t, "points"))
		for i := range spots {
			spots[i] = chart.Spot{
				X: rapid.Float64Range(0, 700).Draw(t, "x"), Y: rapid.Float64Range(0, 500).Draw(t, "y"),
				Radius: rapid.Float64Range(1, 9).Draw(t, "radius"), W: rapid.Float64Range(0, 160).Draw(t, "w"), H: 11,
			}
		}
		placed := chart.PlaceLabels(spots, frame)
		for i, box := range placed {
			if box.W == 0 {
				continue
			}
			if box.X < frame.X || box.Y < frame.Y || box.X+box.W > frame.X+frame.W || box.Y+box.H > frame.Y+frame.H {
				t.Fatalf("label %d at %+v is out of the frame", i, box)
			}
			for k, s := range spots {
				point := chart.Box{X: s.X - s.Radius, Y: s.Y - s.Radius, W: 2 * s.Radius, H: 2 * s.Radius}
				if overlap(box, point) || k != i && placed[k].W > 0 && overlap(box, placed[k]) {
					t.Fatalf("label %d at %+v covers point or label %d", i, box, k)
				}
			}
		}
	})
	if lone := chart.PlaceLabels([]chart.Spot{{X: 300, Y: 200, Radius: 5, W: 80, H: 11}}, frame); lone[0].W != 80 {
		t.Error("a label with space enough is not there")
	}
}

// joined is a diagram of two people who met a contact.
func joined() chart.Diagram {
	return chart.Diagram{
		Title: "Who met whom", Height: 0.7,
		Kinds: []chart.NodeKind{{Name: "visitor", Radius: 6}, {Name: "contact", Series: 2, Radius: 3}},
		Nodes: []chart.Node{
			{ID: "a", Label: "Ana Prova", X: 0.1, Y: 0.1, Weight: 1},
			{ID: "b", Label: "Kim Sample", X: 0.9, Y: 0.1, Weight: 1},
			{ID: "c", Label: strings.Repeat("Muster ", 9), Kind: 1, X: 0.5, Y: 0.6, Weight: 2},
		},
		Edges:      []chart.Edge{{A: 0, B: 2}, {A: 1, B: 2, Weight: 3, Of: []string{"m"}}},
		NodeTitles: [3]string{"Name", "Kind", "Joined to"}, EdgeTitles: [3]string{"From", "To", "Meetings"},
	}
}

func TestADiagramIsToldInTextAndTables(t *testing.T) {
	d := joined()
	if alt := d.Alt(); !strings.HasPrefix(alt, "Who met whom: visitor 2; contact 1; Muster") ||
		!strings.Contains(alt, "Kim Sample 1") {
		t.Errorf("%q", alt)
	}
	tables := d.Tables()
	if len(tables[0].Rows) != 3 || tables[0].Rows[0][2] != 2 {
		t.Errorf("points: %v", tables[0].Rows)
	}
	if edges := tables[1].Rows; len(edges) != 2 || edges[0][2] != 3 || edges[1][2] != "" {
		t.Errorf("lines: %v", edges)
	}
	if near := d.Near(2); !slices.Equal(near, []int{0, 1}) {
		t.Errorf("near are %v", near)
	}
	if short := []rune(d.Nodes[2].Short()); len(short) > 34 || short[len(short)-1] != '…' {
		t.Errorf("short is %q", string(short))
	}
	if d.Empty() || !(chart.Diagram{}).Empty() {
		t.Error("what has lines is not empty, and what has none is")
	}
}

func TestTheTextOfATimeLineNamesThePlaces(t *testing.T) {
	c := chart.Chart{
		Title: "Days", Kind: chart.Timeline, Series: []string{"Boston", "Miami"},
		Rows: []chart.Row{{Label: "Mon", Values: []chart.Value{{Number: 2, Text: "2"}, {Text: "0"}}}},
	}
	if alt := c.Alt(); alt != "Days: Mon Boston 2 Miami 0." {
		t.Errorf("%q", alt)
	}
	if table := c.Tables()[0]; len(table.Titles) != 3 || table.Rows[0][1] != 2.0 {
		t.Errorf("%+v", table)
	}
}
