package look_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/look"
)

// TestColumnsInOrder checks that objects are read down one column after the other, and that none changes its column
// when one grows, as fields do that receive a message.
func TestColumnsInOrder(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.ThemeFor(look.Light, 1))
	for _, c := range []struct {
		name    string
		width   float32
		heights []float32
		want    []int // the column of each
	}{
		{"one column where the space is narrow", 300, []float32{100, 100, 100}, []int{0, 0, 0}},
		{"the longest column as short as can be", 660, []float32{200, 160, 180, 200}, []int{0, 0, 1, 1}},
		{"a high one alone", 660, []float32{500, 100, 100}, []int{0, 1, 1}},
		{"a high one last", 660, []float32{100, 100, 500}, []int{0, 0, 1}},
		{"three columns", 1000, []float32{100, 100, 100, 100}, []int{0, 0, 1, 1}},
		{"no object", 660, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var objects []fyne.CanvasObject
			for _, h := range c.heights {
				o := canvas.NewRectangle(nil)
				o.SetMinSize(fyne.NewSize(10, h))
				objects = append(objects, o)
			}
			body := look.ColumnsInOrder(320, objects...)
			columns := func() (found []int) {
				body.Resize(fyne.NewSize(c.width, 1000))
				body.Layout.Layout(objects, body.Size())
				for _, o := range objects {
					found = append(found, int(o.Position().X/(320+1)))
				}
				return found
			}
			if got := columns(); !slices.Equal(got, c.want) {
				t.Errorf("columns %v, want %v", got, c.want)
			}
			for _, o := range objects {
				grown := o.(*canvas.Rectangle)
				grown.SetMinSize(grown.MinSize().AddWidthHeight(0, 60))
				if got := columns(); !slices.Equal(got, c.want) {
					t.Errorf("after one has grown: columns %v, want %v", got, c.want)
				}
				grown.SetMinSize(grown.MinSize().AddWidthHeight(0, -60))
			}
		})
	}
}
