package typeset

import (
	"strings"
	"testing"
)

func TestAPageFromRightToLeftIsMirrored(t *testing.T) {
	d := New(Options{Language: "ar", Paper: Size{200, 100}})
	p := d.AddPage()
	p.FillRect(Area(10, 20, 30, 40), Ink)
	p.Link(Area(10, 20, 30, 40), "https://example.org")
	p.LinkToPage(Area(190, 0, 10, 10), 1)
	p.FillCells(1, func(int, int) bool { return true }, Area(0, 0, 10, 10), Ink)
	p.Upright(Area(100, 0, 50, 50), func() { p.FillRect(Area(100, 0, 5, 5), Green) })
	p.In("en", Area(100, 0, 50, 50), func() { p.FillRect(Area(145, 0, 5, 5), Gold) })
	p.Stamp("line", func(c *Canvas) { c.FillRect(Area(0, 0, 20, 1), Red) })
	for _, want := range []string{
		"190 80 m\n160 80 l", // the box from 10 to 40 is from 160 to 190
		"10 0 0 -10 190 100 cm",
		"50 100 m\n55 100 l", // what is never mirrored keeps its left side at the left
		"95 100 m\n100 100 l",
	} {
		if !strings.Contains(string(p.ops), want) {
			t.Errorf("the page has no %q:\n%s", want, p.ops)
		}
	}
	if p.links[0].at != (Rect{160, 20, 30, 40}) || p.links[1].at != (Rect{0, 0, 10, 10}) {
		t.Errorf("the links are at %v", p.links)
	}
	if stamp := d.stamps.list[0]; !strings.Contains(string(stamp.ops), "200 100 m") {
		t.Errorf("a drawing of many pages is not mirrored:\n%s", stamp.ops)
	}
}

// linesAt returns where the lines of a text begin and end on a page of width 200 when it is drawn over its whole width.
func linesAt(d *Document, v view, t Text) (left, right float64) {
	set := d.compose(t, 200)
	l := set.lines[0]
	x := v.box(Rect{X: offset(v.align(t.Align), l.p.rtl, 200-l.width), W: l.width}).X
	return x, x + l.width
}

func TestTextsOfAPageFromRightToLeftBeginAtItsRight(t *testing.T) {
	d := New(Options{Language: "ar", Paper: Size{200, 100}})
	p := d.AddPage()
	for _, test := range []struct {
		name  string
		text  Text
		right bool
	}{
		{"Arabic", Body.Text("بيروت"), true},
		{"Latin letters", Body.Text("Beirut"), true},
		{"to the side where lines begin", Body.Text("بيروت").ToLeft(), true},
		{"to the other side", Body.Text("12").ToRight(), false},
	} {
		left, right := linesAt(d, p.view, test.text)
		if test.right && right != 200 || !test.right && left != 0 {
			t.Errorf("%s: from %v to %v", test.name, left, right)
		}
	}
	d.In("en")
	if left, _ := linesAt(d, d.AddPage().view, Body.Text("Beirut")); left != 0 {
		t.Errorf("a page in English begins at %v", left)
	}
}

func TestLettersThatAreJoinedHaveNoSpaceBetweenThem(t *testing.T) {
	d := New(Options{Language: "ar"})
	if d.Width(LabelCaps.Text("بيروت")) != d.Width(LabelCaps.Tracked(0).Text("بيروت")) {
		t.Error("Arabic is tracked")
	}
	if d.Width(LabelCaps.Text("BEIRUT")) == d.Width(LabelCaps.Tracked(0).Text("BEIRUT")) {
		t.Error("Latin capitals are not tracked")
	}
}
