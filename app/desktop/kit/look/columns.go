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

// ColumnsInOrder puts objects into such columns in their order: down the first one, then down the next. An object stays
// in its column while heights change, such as by a message: what is typed into must not jump to another side.
func ColumnsInOrder(least float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columns{least: least, inOrder: true}, objects...)
}

// columns puts objects into as many columns of the same width as there is space for.
type columns struct {
	least float32 // width at 100 %
	width float32 // that the layout was last given

	inOrder bool  // down one column after the other, not each into the shortest
	placed  []int // inOrder: the column of each object
	among   int   // inOrder: the number of columns when placed was decided
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
	if c.inOrder && (c.among != n || len(c.placed) != len(objects)) {
		c.among, c.placed = n, inOrder(objects, n)
	}
	for i, o := range objects {
		column := shortest(heights)
		if c.inOrder {
			column = c.placed[i]
		}
		height := o.MinSize().Height
		put(o, fyne.NewPos(float32(column)*(each+Dp(columnGap)), heights[column]), fyne.NewSize(each, height))
		heights[column] += height + Dp(columnGap)
	}
	return slices.Max(heights) - Dp(columnGap)
}

// shortest is the first of the columns that are less high than the others.
func shortest(heights []float32) int {
	found := 0
	for i, h := range heights {
		if h < heights[found]-1 {
			found = i
		}
	}
	return found
}

// inOrder returns the column of each object: the objects in their order, with the highest column as low as can be.
func inOrder(objects []fyne.CanvasObject, columns int) []int {
	heights := make([]float32, len(objects))
	for i, o := range objects {
		heights[i] = o.MinSize().Height + Dp(columnGap)
	}
	var limits []float32 // the highest column is one of the runs of objects
	for i := range heights {
		run := float32(0)
		for _, h := range heights[i:] {
			run += h
			limits = append(limits, run)
		}
	}
	slices.Sort(limits)
	for _, limit := range limits {
		if limit < slices.Max(heights) {
			continue
		}
		if placed := filled(heights, limit); placed[len(placed)-1] < columns {
			return placed
		}
	}
	return nil
}

// filled returns the column of each of these heights when a column is filled up to a limit before the next one begins.
func filled(heights []float32, limit float32) []int {
	placed := make([]int, len(heights))
	column, height := 0, float32(0)
	for i, h := range heights {
		if height > 0 && height+h > limit {
			column++
			height = 0
		}
		height += h
		placed[i] = column
	}
	return placed
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
