package typeset

import (
	"bytes"
	"strings"
	"testing"
)

func TestAnAsideContinuesOverPagesWithItsSideAtTheStart(t *testing.T) {
	d := New(Options{Paper: Size{300, 200}})
	long := Stack{Gap: 8, Blocks: []Block{
		Text{String: strings.Repeat("words that fill a line ", 30), Style: Body},
		Text{String: strings.Repeat("and a second paragraph ", 30), Style: Body},
	}}
	aside := Aside{
		Width: 60,
		Gap:   Wide,
		Bar:   Pen{Width: 2, Color: Green},
		Side:  Text{String: "9:30", Style: Body},
		Main:  long,
	}
	whole := d.Height(aside, 260)
	if want := d.Height(long, 260-60-float64(Wide)); whole != want {
		t.Errorf("the aside is %v high, its main block %v", whole, want)
	}
	head, rest := aside.split(d, 260, 160)
	if head == nil || rest == nil {
		t.Fatal("a long aside did not go on")
	}
	if h := d.Height(head, 260); h > 160 {
		t.Errorf("the part on the first page is %v high, there was room for 160", h)
	}
	if second, ok := rest.(Aside); !ok || second.Side != nil {
		t.Error("the side block came again on the second page")
	}
	f := d.Flow(Rect{20, 20, 260, 160}, nil)
	f.Add(aside)
	f.Close()
	if n, least := d.Pages(), int(whole/160); n <= least-1 || n > least+2 {
		t.Errorf("%d pages for a height of %v", n, whole)
	}
	var out bytes.Buffer
	if err := d.Write(&out); err != nil {
		t.Fatal(err)
	}
}

func TestAnAsideWaitsForAPageThatHasSpaceForItsSide(t *testing.T) {
	d := New(Options{Paper: Size{300, 200}})
	aside := Aside{
		Width: 60,
		Gap:   Wide,
		Side:  Space(80),
		Main:  Text{String: strings.Repeat("words ", 200), Style: Body},
	}
	if head, _ := aside.split(d, 260, 70); head != nil {
		t.Error("a side of 80 points was put into 70")
	}
	if need := aside.least(d, 260); need != 80 {
		t.Errorf("at least %v points are needed, want the side's 80", need)
	}
}
