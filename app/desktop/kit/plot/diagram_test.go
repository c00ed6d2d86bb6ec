package plot

import (
	"fmt"
	"image"
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"laurel/app/chart"
	"laurel/app/desktop/kit/look"
)

// cross is a point in the middle that is joined to one in each direction but below, and one that nothing joins.
func cross() chart.Diagram {
	return chart.Diagram{
		Title: "Who met whom", Height: 0.5,
		Kinds: []chart.NodeKind{
			{Name: "visitor", Radius: 6},
			{Name: "organisation", Series: 1, Square: true, Radius: 4},
		},
		Nodes: []chart.Node{
			{ID: "middle", Label: "Ana Prova", X: 0.5, Y: 0.25, Weight: 3},
			{ID: "left", Label: "Kim Sample", X: 0.2, Y: 0.25, Weight: 1},
			{ID: "right", Label: "Example Centre", X: 0.8, Y: 0.25, Kind: 1, Weight: 1},
			{ID: "above", Label: "Omar Beispiel", X: 0.5, Y: 0.1, Weight: 1},
			{ID: "below", Label: "Lone Muster", X: 0.5, Y: 0.4},
		},
		Edges: []chart.Edge{{A: 0, B: 1, Weight: 1}, {A: 0, B: 2, Weight: 4}, {A: 0, B: 3, Weight: 1}},
	}
}

// inWindow shows a diagram in a window of 800 x 400.
func inWindow(t testing.TB, c chart.Diagram) *Diagram {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	d := NewDiagram()
	d.Set(c)
	w := test.NewTempWindow(t, d)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(800, 400))
	return d
}

func press(d *Diagram, keys ...fyne.KeyName) {
	for _, key := range keys {
		d.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func front(d *Diagram) string {
	if node, _ := d.Front(); node != None {
		return d.Shown().Nodes[node].ID
	}
	return ""
}

func TestTheArrowKeysWalkToWhatAPointIsJoinedTo(t *testing.T) {
	d := inWindow(t, cross())
	opened := ""
	d.OnOpen = func(node int) { opened = d.Shown().Nodes[node].ID }
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyRight, "middle"}, // the first press: to what is joined to most
		{fyne.KeyRight, "right"},
		{fyne.KeyRight, "right"},
		{fyne.KeyLeft, "middle"},
		{fyne.KeyUp, "above"},
		{fyne.KeyDown, "middle"},
		{fyne.KeyDown, "middle"}, // the point below is not joined to it
	} {
		press(d, step.key)
		if got := front(d); got != step.want {
			t.Fatalf("after %s %s is in front, not %s", step.key, got, step.want)
		}
	}
	if !d.isPale(4) || d.isPale(1) {
		t.Error("what is joined fades, or the rest does not")
	}
	if press(d, fyne.KeyReturn); opened != "middle" {
		t.Errorf("Enter opened %q", opened)
	}
	if press(d, fyne.KeyEscape); front(d) != "" || d.isPale(4) {
		t.Error("Escape does not show everything again")
	}
}

func TestPointsAndLinesArePressed(t *testing.T) {
	d := inWindow(t, cross())
	at := func(x, y float32) *fyne.PointEvent { return &fyne.PointEvent{Position: fyne.NewPos(x, y)} }
	d.Tapped(at(402, 203))
	if front(d) != "middle" {
		t.Errorf("%q is in front", front(d))
	}
	d.Tapped(at(520, 201))
	if node, edge := d.Front(); node != None || edge != 1 {
		t.Errorf("point %d and line %d are in front", node, edge)
	}
	if !d.isPale(1) || d.isPale(0) || d.isPale(2) {
		t.Error("the ends of the line do not stay alone")
	}
	d.Tapped(at(700, 380))
	if node, edge := d.Front(); node != None || edge != None {
		t.Error("a press beside everything leaves something in front")
	}
	if label := d.AccessibilityLabel(); label != d.Shown().Alt() {
		t.Errorf("it is described as %q", label)
	}
}

func TestWhatIsInFrontStaysThereWhenTheDiagramChanges(t *testing.T) {
	d := inWindow(t, cross())
	d.Bring(2, None)
	next := cross()
	next.Nodes = append([]chart.Node{{ID: "new", Label: "New", X: 0.9, Y: 0.4}}, next.Nodes...)
	for i := range next.Edges {
		next.Edges[i].A++
		next.Edges[i].B++
	}
	if d.Set(next); front(d) != "right" {
		t.Errorf("%q is in front", front(d))
	}
	if d.Set(chart.Diagram{Height: 0.5}); front(d) != "" {
		t.Error("what is gone is in front")
	}
}

func TestZoomKeepsThePlaceBelowThePointer(t *testing.T) {
	d := inWindow(t, cross())
	x, y := d.view().at(0.8, 0.25)
	for range 4 {
		d.Zoom(1.5, fyne.NewPos(float32(x), float32(y)))
	}
	if nowX, nowY := d.view().at(0.8, 0.25); math.Hypot(nowX-x, nowY-y) > 1 {
		t.Errorf("it moved from %.0f %.0f to %.0f %.0f", x, y, nowX, nowY)
	}
	d.Zoom(1000, fyne.NewPos(0, 0))
	if d.zoom != mostZoom {
		t.Errorf("it is %v times larger", d.zoom)
	}
	d.Pan(-1e6, -1e6)
	if left, top := d.view().at(0, 0); left != 0 || top != 0 {
		t.Errorf("the picture begins at %v %v", left, top)
	}
	if d.TypedRune('0'); d.zoom != 1 || d.from != (fyne.Position{}) {
		t.Error("0 does not show all of it")
	}
}

func TestNamesAreWrittenOnceAndReused(t *testing.T) {
	d := inWindow(t, cross())
	if len(d.names) != 5 {
		t.Fatalf("%d names are written", len(d.names))
	}
	before := d.names[0]
	d.ZoomMiddle(1.25)
	if d.names[0] != before || before.Text != "Ana Prova" {
		t.Error("a name that is still shown has another text object")
	}
	d.Bring(1, None)
	if len(d.names) != 2 || len(d.names)+len(d.spare) != mostNames {
		t.Errorf("%d names of what is not in front are written", len(d.names))
	}
}

func TestTheRasterHasPointsAndLines(t *testing.T) {
	d := inWindow(t, cross())
	d.Set(cross())
	drawn := d.draw(800, 400).(*image.RGBA)
	green := solid(look.Color(Tone(0).Strong()))
	if got := drawn.RGBAAt(400, 200); got != green {
		t.Errorf("the point in the middle is %v, not %v", got, green)
	}
	ground := solid(look.Color(look.ColorSurface))
	if got := drawn.RGBAAt(700, 380); got != ground {
		t.Errorf("where nothing is it is %v", got)
	}
	if got := drawn.RGBAAt(600, 200); got == ground {
		t.Error("there is no line")
	}
}

// crowd is a network of so many points and lines.
func crowd(points, lines int) chart.Diagram {
	c := cross()
	c.Nodes, c.Edges = nil, nil
	for i := range points {
		angle := float64(i) * 2.4
		away := 0.24 * math.Sqrt(float64(i)/float64(points))
		c.Nodes = append(c.Nodes, chart.Node{
			ID: fmt.Sprint(i), Label: fmt.Sprintf("Muster %d", i), Kind: i % 2,
			X: 0.5 + away*math.Cos(angle), Y: 0.25 + away*math.Sin(angle),
		})
	}
	for i := range lines {
		c.Edges = append(c.Edges, chart.Edge{A: i % points, B: (i*7 + i/points + 1) % points, Weight: 1 + i%5})
	}
	return c
}

// A frame at 60 a second has 16.7 ms: this is one of 500 points with 2,000 lines while the picture is moved, at the
// size of a large window. It makes no objects: the raster and the names are there already.
func BenchmarkFrameOf500(b *testing.B) {
	d := inWindow(b, crowd(500, 2000))
	d.Resize(fyne.NewSize(1366, 768))
	d.Zoom(1.5, fyne.NewPos(600, 300))
	b.ReportAllocs()
	least := time.Hour
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		d.from = fyne.NewPos(float32(i%50), float32(i%30))
		d.placeNames(d.Size())
		d.draw(1366, 768)
		least = min(least, time.Since(start))
	}
	b.ReportMetric(float64(least.Microseconds())/1000, "ms/quickest") // what the machine does beside it is not in it
}
