package look

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Across puts objects side by side with a gap (at 100 %), each at its own height in the middle. layout.NewSpacer pushes.
func Across(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&rowLayout{gap: gap}, objects...)
}

// Down puts objects under one another with a gap (at 100 %), each over the whole width.
func Down(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&downLayout{gap: gap}, objects...)
}

// Flow puts objects side by side and goes on in the next line where the width ends; for chips.
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

// Fixed gives an object a least size (at 100 %); 0 leaves a direction to the object.
func Fixed(width, height float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&fixedLayout{width, height}, o)
}

// Spring takes up the room that is left in Across and Down.
func Spring() fyne.CanvasObject { return layout.NewSpacer() }

// downLayout gives each object the width first and asks for its height then: wrapped text knows its height only at its
// width. A spacer takes what is left.
type downLayout struct{ gap float32 }

func (l *downLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	springs := 0
	for _, o := range objects {
		if isDownSpring(o) {
			springs++
			continue
		}
		if !o.Visible() {
			continue
		}
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		if height := o.MinSize().Height; height != o.Size().Height {
			o.Resize(fyne.NewSize(size.Width, height))
		}
	}
	spare := max(size.Height-l.MinSize(objects).Height, 0)
	y := float32(0)
	for _, o := range objects {
		switch {
		case !o.Visible():
		case isDownSpring(o):
			y += spare / float32(springs)
		default:
			o.Move(fyne.NewPos(0, y))
			y += o.Size().Height + Dp(l.gap)
		}
	}
}

func (l *downLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	shown := 0
	for _, o := range objects {
		if !o.Visible() || isDownSpring(o) {
			continue
		}
		m := o.MinSize()
		least.Width = max(least.Width, m.Width)
		least.Height += m.Height
		shown++
	}
	least.Height += float32(max(shown-1, 0)) * Dp(l.gap)
	return least
}

func isDownSpring(o fyne.CanvasObject) bool {
	s, ok := o.(layout.SpacerObject)
	return ok && o.Visible() && s.ExpandVertical()
}

// scaledLayout is a layout made anew for the scale in use.
type scaledLayout struct{ make func() fyne.Layout }

func (l *scaledLayout) Layout(o []fyne.CanvasObject, s fyne.Size) { l.make().Layout(o, s) }
func (l *scaledLayout) MinSize(o []fyne.CanvasObject) fyne.Size   { return l.make().MinSize(o) }

type fixedLayout struct{ width, height float32 }

func (l *fixedLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(size)
	}
}

func (l *fixedLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(Dp(l.width), Dp(l.height))
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least
}

type rowLayout struct{ gap float32 }

func (l *rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	spare, springs := size.Width-l.MinSize(objects).Width, 0
	for _, o := range objects {
		if isSpring(o) {
			springs++
		}
	}
	x := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if isSpring(o) {
			x += max(spare, 0) / float32(springs)
			continue
		}
		least := o.MinSize()
		o.Move(fyne.NewPos(x, (size.Height-least.Height)/2))
		o.Resize(least)
		x += least.Width + Dp(l.gap)
	}
}

func (l *rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	shown := 0
	for _, o := range objects {
		if !o.Visible() || isSpring(o) {
			continue
		}
		m := o.MinSize()
		least.Width += m.Width
		least.Height = max(least.Height, m.Height)
		shown++
	}
	least.Width += float32(max(shown-1, 0)) * Dp(l.gap)
	return least
}

func isSpring(o fyne.CanvasObject) bool {
	s, ok := o.(layout.SpacerObject)
	return ok && o.Visible() && s.ExpandHorizontal()
}

// flowLeast is the width (at 100 %) that a Flow asks for at most: an object wider than the line is narrowed to it, and cuts its words, so
// that one long name does not widen the window.
const flowLeast = 200

// flowLayout remembers the width it was last given, since the height depends on it.
type flowLayout struct {
	gap, width float32
	lines      float32 // the gap between lines; 0: gap
}

func (l *flowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(objects, size.Width, func(o fyne.CanvasObject, pos fyne.Position, s fyne.Size) {
		o.Move(pos)
		o.Resize(s)
	})
}

func (l *flowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	widest := float32(0)
	for _, o := range objects {
		if o.Visible() {
			widest = max(widest, o.MinSize().Width)
		}
	}
	width := l.width
	if width == 0 {
		width = Dp(10000)
	}
	return fyne.NewSize(min(widest, Dp(flowLeast)), l.place(objects, width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {}))
}

// place tells the put function where each object goes and gives the height of all lines.
func (l *flowLayout) place(objects []fyne.CanvasObject, width float32, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	var x, y, line float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if x > 0 && x+least.Width > width {
			x, y, line = 0, y+line+Dp(cmp.Or(l.lines, l.gap)), 0
		}
		put(o, fyne.NewPos(x, y), fyne.NewSize(min(least.Width, max(width, 1)), least.Height))
		x += least.Width + Dp(l.gap)
		line = max(line, least.Height)
	}
	return y + line
}

// middleLayout stacks objects in the middle of the room at a width of their own. It gives them the width first and asks
// for their height then, since wrapped text knows its height only at its width.
type middleLayout struct{ width, gap float32 }

func (l *middleLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(Dp(l.width), size.Width)
	height := l.fit(objects, width)
	y := max((size.Height-height)/2, 0)
	for _, o := range objects {
		o.Move(fyne.NewPos((size.Width-width)/2, y))
		y += o.Size().Height + Dp(l.gap)
	}
}

// fit gives each object the width and its height at it, and tells the height of all.
func (l *middleLayout) fit(objects []fyne.CanvasObject, width float32) float32 {
	var height float32
	for i, o := range objects {
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
		height += o.Size().Height
		if i > 0 {
			height += Dp(l.gap)
		}
	}
	return height
}

func (l *middleLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for i, o := range objects {
		m := o.MinSize()
		least.Width = max(least.Width, min(m.Width, Dp(l.width)))
		least.Height += m.Height
		if i > 0 {
			least.Height += Dp(l.gap)
		}
	}
	return least
}

// HeadAndBody puts a head above a body that takes the rest. The Tab key goes through the head first, unlike in Fyne's own border container.
func HeadAndBody(head, body fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewBorderLayout(head, nil, nil, nil), head, body)
}
