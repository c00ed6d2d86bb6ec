package look

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Columns puts objects into as many columns of the same width as there is space for, each object into the shortest one;
// least is the width of a column at 100 %.
func Columns(least float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columns{least: least}, objects...)
}

// columns puts objects into as many columns of the same width as there is space for, each object into the shortest one.
type columns struct {
	least float32 // width at 100 %
	width float32 // that the layout was last given
}

// columnGap is the space between columns at 100 %.
const columnGap = 12

func (c *columns) count(width float32) int {
	return max(int((width+Dp(columnGap))/(Dp(c.least)+Dp(columnGap))), 1)
}

// place calls put with the place of each object, and returns the height of the longest column.
func (c *columns) place(
	objects []fyne.CanvasObject,
	width float32,
	put func(fyne.CanvasObject, fyne.Position, fyne.Size),
) float32 {
	n := min(c.count(width), max(len(objects), 1))
	each := (width - Dp(columnGap)*float32(n-1)) / float32(n)
	heights := make([]float32, n)
	for _, o := range objects {
		shortest := 0
		for i, h := range heights {
			if h < heights[shortest]-1 {
				shortest = i
			}
		}
		height := o.MinSize().Height
		put(o, fyne.NewPos(float32(shortest)*(each+Dp(columnGap)), heights[shortest]), fyne.NewSize(each, height))
		heights[shortest] += height + Dp(columnGap)
	}
	return slices.Max(heights) - Dp(columnGap)
}

// Layout puts the objects into the columns.
func (c *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	for _, o := range objects { // wrapped text knows its height only at its width
		n := min(c.count(size.Width), max(len(objects), 1))
		o.Resize(fyne.NewSize((size.Width-Dp(columnGap)*float32(n-1))/float32(n), o.MinSize().Height))
	}
	c.place(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

// MinSize is one column wide, and as high as the columns were at the width last given.
func (c *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := max(c.width, Dp(c.least))
	return fyne.NewSize(
		Dp(c.least),
		max(c.place(objects, width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {}), 0),
	)
}
