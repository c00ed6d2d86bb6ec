package plot

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"laurel/app/chart"
	"laurel/app/desktop/kit/look"
)

func shown(t *testing.T, c chart.Chart, open func(string, []string)) *fyne.Container {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	list, isContainer := New(c, open).(*fyne.Container)
	if !isContainer {
		t.Fatal("the chart is no container")
	}
	window := test.NewTempWindow(t, list)
	window.Resize(fyne.NewSize(500, 300))
	return list
}

func countries() chart.Chart {
	return chart.Chart{Title: "People by country", Kind: chart.Bars, Rows: []chart.Row{
		{Label: "Peru", Values: []chart.Value{{Number: 4, Text: "4", Of: []string{"a", "b", "c", "d"}}}},
		{Label: "Iraq", Values: []chart.Value{{Number: 2, Text: "2", Of: []string{"e", "f"}}}},
		{Label: "Kenya", Values: []chart.Value{{Number: 0, Text: "0"}}},
	}}
}

func TestARowOpensWhatItCounts(t *testing.T) {
	var title string
	var ids []string
	list := shown(t, countries(), func(of string, found []string) { title, ids = of, found })
	iraq := list.Objects[1].(*bar)
	test.Tap(iraq)
	if title != "People by country: Iraq" || len(ids) != 2 {
		t.Errorf("%q opened %q", title, ids)
	}
	title = ""
	list.Objects[2].(*bar).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if title != "" {
		t.Error("a row that counts nothing was opened")
	}
	list.Objects[0].(*bar).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(ids) != 4 {
		t.Errorf("Enter opened %q", ids)
	}
}

func TestBarsAreAsLongAsTheirValues(t *testing.T) {
	list := shown(t, countries(), nil)
	peru := list.Objects[0].(*bar).parts[0].Size().Width
	iraq := list.Objects[1].(*bar).parts[0].Size().Width
	if peru < 100 || look.Abs(peru-2*iraq) > 0.5 {
		t.Errorf("4 is %v long, 2 is %v", peru, iraq)
	}
}

func TestPartsOfAStackedBarFollowEachOther(t *testing.T) {
	list := shown(t, chart.Chart{
		Title: "Takeaways", Kind: chart.Stacked, Series: []string{"Protection", "Prevention"},
		Rows: []chart.Row{{Label: "Boston", Values: []chart.Value{{Number: 90, Text: "90"}, {Number: 1, Text: "1"}}}},
	}, nil)
	b := list.Objects[0].(*bar)
	if end := b.parts[0].Position().X + b.parts[0].Size().Width; look.Abs(end-b.parts[1].Position().X) > 0.5 {
		t.Errorf("the second part begins at %v, the first ends at %v", b.parts[1].Position().X, end)
	}
	if got := b.AccessibilityLabel(); got != "Boston, Protection 90, Prevention 1" {
		t.Errorf("a screen reader gets %q", got)
	}
	if b.values[0].Text != "90 · 1" || b.values[1].Visible() {
		t.Errorf(
			"the values are %q and %q: the second part is too narrow for its own",
			b.values[0].Text,
			b.values[1].Text,
		)
	}
}

func TestThePointIsOnItsRange(t *testing.T) {
	list := shown(t, chart.Chart{Title: "Usefulness", Kind: chart.Spread, Most: 5, Rows: []chart.Row{
		{Label: "Boston", Values: []chart.Value{{Number: 4.5, Low: 4, High: 5, Text: "4.5"}}},
	}}, nil)
	b := list.Objects[0].(*bar)
	from := b.parts[0].Position().X
	until := from + b.parts[0].Size().Width
	point := b.parts[1].Position().X + b.parts[1].Size().Width/2
	if point <= from || point >= until || until > b.track.Position().X+b.track.Size().Width+0.5 {
		t.Errorf("the point is at %v, the range from %v to %v", point, from, until)
	}
}
