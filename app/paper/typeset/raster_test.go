package typeset_test

import (
	"image"
	"testing"

	"laurel/app/paper/typeset"
)

// inked counts the pixels of a part of an image that are not white.
func inked(painted *image.RGBA, area image.Rectangle) (count int) {
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if c := painted.RGBAAt(x, y); c.R < 250 || c.G < 250 || c.B < 250 {
				count++
			}
		}
	}
	return count
}

func TestABlockIsPaintedAsPixels(t *testing.T) {
	green := typeset.Green
	painted := typeset.Raster(func(*typeset.Document) typeset.Block {
		return typeset.Stacked(
			0,
			typeset.Drawing{Height: 40, Draw: func(p *typeset.Page, box typeset.Rect) {
				p.FillRect(typeset.Area(box.X, box.Y, 20, 20), green)
				p.Fill(new(typeset.Path).Circle(box.X+60, box.Y+20, 10), green)
				p.Line(box.X, box.Y+30, box.X+30, box.Y+30, typeset.Pen{Width: 2, Color: green})
				p.Line(
					box.X+40,
					box.Y+35,
					box.X+100,
					box.Y+35,
					typeset.Pen{Width: 1, Color: green, Dash: []float64{5, 5}},
				)
			}},
			typeset.Body.Line("Muster"), typeset.Body.Line("مثال"), typeset.Body.Line("ឧទាហរណ៍"), typeset.Body.Line(""),
		)
	}, 100, 10, 2, "en")
	if size := painted.Bounds().Size(); size.X != 240 || size.Y < 200 {
		t.Fatalf("it is %v", size)
	}
	for name, test := range map[string]struct {
		at   image.Point
		want bool
	}{
		"in the box": {image.Pt(40, 40), true}, "beside it": {image.Pt(64, 40), false},
		"in the circle": {image.Pt(140, 60), true}, "in its corner": {image.Pt(122, 42), false},
		"on the line": {image.Pt(50, 80), true}, "below it": {image.Pt(50, 90), false},
		"on a dash": {image.Pt(104, 90), true}, "in a gap": {image.Pt(114, 90), false},
	} {
		if got := painted.RGBAAt(test.at.X, test.at.Y) != painted.RGBAAt(0, 0); got != test.want {
			t.Errorf("%s it is painted: %v", name, got)
		}
	}
	if got := painted.RGBAAt(40, 40); got.R != green.R || got.G != green.G || got.B != green.B {
		t.Errorf("green is %v", got)
	}
	const line = 27 // pixels
	for i, script := range []string{"Latin", "Arabic", "Khmer"} {
		if n := inked(painted, image.Rect(20, 100+i*line, 220, 100+(i+1)*line)); n < 60 {
			t.Errorf("%s letters have %d pixels", script, n)
		}
	}
}
