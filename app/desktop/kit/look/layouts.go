package look

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Across puts objects side by side with a gap (at 100 %), each at its own height in the middle. layout.NewSpacer
// pushes.
func Across(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&lineLayout{gap: gap}, objects...)
}

// Down puts objects under one another with a gap (at 100 %), each over the whole width.
func Down(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&lineLayout{gap: gap, down: true}, objects...)
}

// Flow puts objects side by side and goes on in the next line where the width ends; for chips and buttons. A Spring
// pushes what is behind it in its line to the right.
func Flow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flowLayout{gap: gap}, objects...)
}

// Swap shows one object in a container in the place of what was there.
func Swap(in *fyne.Container, o fyne.CanvasObject) {
	if len(in.Objects) == 1 && in.Objects[0] == o {
		return
	}
	in.Objects = []fyne.CanvasObject{o}
	in.Refresh()
}

// Pad keeps space round an object: top, right, bottom, left as in CSS, at 100 %.
func Pad(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&scaledLayout{make: func() fyne.Layout {
		return layout.NewCustomPaddedLayout(Dp(top), Dp(bottom), Dp(left), Dp(right))
	}}, o)
}

// Fixed sets a least size of an object (at 100 %); 0 leaves a direction to the object.
func Fixed(width, height float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&fixedLayout{width, height}, o)
}

// Spring takes up the space that is left in Across and Down.
func Spring() fyne.CanvasObject { return layout.NewSpacer() }

// lineLayout puts objects in a line with a gap (at 100 %). In one that goes down each object has the whole width, and
// is asked for its height only then: wrapped text knows its height only at its width. A spacer fills what is left.
type lineLayout struct {
	gap  float32
	down bool
}

// along is the part of a size along the line.
func (l *lineLayout) along(size fyne.Size) float32 {
	if l.down {
		return size.Height
	}
	return size.Width
}

// isSpring reports whether an object fills what is left of a line.
func isSpring(o fyne.CanvasObject, down bool) bool {
	s, ok := o.(layout.SpacerObject)
	return ok && (down && s.ExpandVertical() || !down && s.ExpandHorizontal())
}

// fit sets the size of an object.
func (l *lineLayout) fit(o fyne.CanvasObject, width float32) {
	least := o.MinSize()
	if l.down {
		o.Resize(fyne.NewSize(width, least.Height))
		least = fyne.NewSize(width, o.MinSize().Height)
	}
	o.Resize(least)
}

func (l *lineLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	springs := 0
	for _, o := range objects {
		switch {
		case !o.Visible():
		case isSpring(o, l.down):
			springs++
		default:
			l.fit(o, size.Width)
		}
	}
	spare, at := max(l.along(size.Subtract(l.MinSize(objects))), 0), float32(0)
	for _, o := range objects {
		switch {
		case !o.Visible():
		case isSpring(o, l.down):
			at += spare / float32(springs)
		case l.down:
			o.Move(fyne.NewPos(0, at))
			at += o.Size().Height + Dp(l.gap)
		default:
			o.Move(fyne.NewPos(at, (size.Height-o.Size().Height)/2))
			at += o.Size().Width + Dp(l.gap)
		}
	}
}

func (l *lineLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var widest, total fyne.Size
	gaps := -Dp(l.gap)
	for _, o := range objects {
		if o.Visible() && !isSpring(o, l.down) {
			least := o.MinSize()
			widest, total = widest.Max(least), total.Add(least)
			gaps += Dp(l.gap)
		}
	}
	gaps = max(gaps, 0)
	if l.down {
		return fyne.NewSize(widest.Width, total.Height+gaps)
	}
	return fyne.NewSize(total.Width+gaps, widest.Height)
}

// scaledLayout is a layout made for the scale in use each time.
type scaledLayout struct{ make func() fyne.Layout }

func (l *scaledLayout) Layout(o []fyne.CanvasObject, s fyne.Size) { l.make().Layout(o, s) }
func (l *scaledLayout) MinSize(o []fyne.CanvasObject) fyne.Size   { return l.make().MinSize(o) }

// fixedLayout makes objects at least as large as a size at 100 %.
type fixedLayout struct{ width, height float32 }

func (l *fixedLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		Place(o, 0, 0, size.Width, size.Height)
	}
}

func (l *fixedLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(Dp(l.width), Dp(l.height))
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least
}

// flowLeast is the width (at 100 %) that a Flow asks for at most: an object wider than the line is narrowed to it, and
// cuts its words, so that one long name does not widen the window.
const flowLeast = 200

// flowLayout remembers the width it was last given, since the height depends on it.
type flowLayout struct {
	gap, width float32
	lines      float32 // the gap between lines; 0: gap
}

func (l *flowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	places, _ := l.places(objects, size.Width)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Move(places[i])
		o.Resize(fyne.NewSize(min(o.MinSize().Width, max(size.Width, 1)), o.MinSize().Height))
	}
}

func (l *flowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	widest := float32(0)
	for _, o := range objects {
		if o.Visible() {
			widest = max(widest, o.MinSize().Width)
		}
	}
	_, height := l.places(objects, cmp.Or(l.width, Dp(10000)))
	return fyne.NewSize(min(widest, Dp(flowLeast)), height)
}

// places returns where each object is, and the height of all lines.
func (l *flowLayout) places(objects []fyne.CanvasObject, width float32) ([]fyne.Position, float32) {
	places := make([]fyne.Position, len(objects))
	var x, y, line float32
	pushed := len(objects) // the first object behind the spring of the line
	end := func(next int) {
		for i := pushed; i < next; i++ {
			places[i].X += max(width-x+Dp(l.gap), 0)
		}
		pushed = len(objects)
	}
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		if isSpring(o, false) {
			pushed = i + 1
			continue
		}
		least := o.MinSize()
		if x > 0 && x+least.Width > width {
			end(i)
			x = 0
			y = y + line + Dp(cmp.Or(l.lines, l.gap))
			line = 0
		}
		places[i] = fyne.NewPos(x, y)
		x += least.Width + Dp(l.gap)
		line = max(line, least.Height)
	}
	end(len(objects))
	return places, y + line
}

// middleLayout puts a column of objects in the middle of an area, at most of a width at 100 %.
type middleLayout struct {
	width  float32
	column lineLayout
}

func (l *middleLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(Dp(l.width), size.Width)
	l.column.Layout(objects, fyne.NewSize(width, 0))
	left, top := (size.Width-width)/2, max((size.Height-l.column.MinSize(objects).Height)/2, 0)
	for _, o := range objects {
		o.Move(o.Position().AddXY(left, top))
	}
}

func (l *middleLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := l.column.MinSize(objects)
	return fyne.NewSize(min(least.Width, Dp(l.width)), least.Height)
}

// HeadAndBody puts a head above a body that takes the rest. The Tab key goes through the head first, unlike in Fyne's
// own border container. A head that wraps, such as a line of chips, gets the height that it needs at the width.
func HeadAndBody(head, body fyne.CanvasObject) *fyne.Container {
	return container.New(headLayout{}, head, body)
}

type headLayout struct{}

func (headLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.Position{})
	for range 2 { // what wraps knows its height only at its width
		o[0].Resize(fyne.NewSize(size.Width, o[0].MinSize().Height))
	}
	height := o[0].Size().Height
	Place(o[1], 0, height, size.Width, max(size.Height-height, 0))
}

func (headLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	head, body := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(head.Width, body.Width), head.Height+body.Height)
}
