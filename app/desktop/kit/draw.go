package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// drawing is the renderer of this package's widgets: the objects and three functions.
type drawing struct {
	objects []fyne.CanvasObject
	layout  func(fyne.Size)
	min     func() fyne.Size
	refresh func()
}

func (d *drawing) Destroy()                     {}
func (d *drawing) Layout(size fyne.Size)        { d.layout(size) }
func (d *drawing) MinSize() fyne.Size           { return d.min() }
func (d *drawing) Objects() []fyne.CanvasObject { return d.objects }

func (d *drawing) Refresh() {
	d.refresh()
	for _, o := range d.objects {
		o.Refresh()
	}
}

// Box is a themed rectangle: fill, border and corner radius follow a change of theme. Empty colour names draw nothing.
type Box struct {
	widget.BaseWidget

	Fill, Stroke fyne.ThemeColorName
	StrokeWidth  float32 // at 100 %; not scaled, since hairlines stay hairlines
	Radius       float32 // at 100 %
	Min          fyne.Size

	rect *canvas.Rectangle
}

// NewBox makes a box with the fill alone.
func NewBox(fill fyne.ThemeColorName) *Box {
	b := &Box{Fill: fill}
	b.ExtendBaseWidget(b)
	return b
}

// NewFrame makes a box with a border of one pixel and rounded corners (radius at 100 %).
func NewFrame(fill, stroke fyne.ThemeColorName, radius float32) *Box {
	b := &Box{Fill: fill, Stroke: stroke, StrokeWidth: 1, Radius: radius}
	b.ExtendBaseWidget(b)
	return b
}

// NewLine makes a hairline, to be laid out across or down.
func NewLine() *Box {
	b := &Box{Fill: ColorLine, Min: fyne.NewSize(1, 1)}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer links the box to its rectangle.
func (b *Box) CreateRenderer() fyne.WidgetRenderer {
	b.rect = canvas.NewRectangle(color.Transparent)
	b.paint()
	return &drawing{
		objects: []fyne.CanvasObject{b.rect},
		layout:  func(s fyne.Size) { b.rect.Resize(s) },
		min:     func() fyne.Size { return b.Min },
		refresh: b.paint,
	}
}

func (b *Box) paint() {
	b.rect.FillColor = colorOrNone(b.Fill)
	b.rect.StrokeColor = colorOrNone(b.Stroke)
	b.rect.StrokeWidth = b.StrokeWidth
	b.rect.CornerRadius = Dp(b.Radius)
}

func colorOrNone(name fyne.ThemeColorName) color.Color {
	if name == "" {
		return color.Transparent
	}
	return Color(name)
}

// newRing makes the focus ring that the widgets show while they have the keyboard.
func newRing(radius float32) *canvas.Rectangle {
	ring := canvas.NewRectangle(color.Transparent)
	ring.CornerRadius = Dp(radius)
	return ring
}

func paintRing(ring *canvas.Rectangle, focused bool, radius float32) {
	ring.CornerRadius = Dp(radius)
	ring.StrokeWidth = 0
	ring.StrokeColor = color.Transparent
	if focused {
		ring.StrokeWidth = 2
		ring.StrokeColor = Color(ColorFocusRing)
	}
}

// blend lays a translucent colour over an opaque one.
func blend(under, over color.Color) color.Color {
	r1, g1, b1, _ := under.RGBA()
	r2, g2, b2, a := over.RGBA()
	mix := func(u, o uint32) uint8 { return uint8((o + u*(0xffff-a)/0xffff) >> 8) }
	return color.NRGBA{R: mix(r1, r2), G: mix(g1, g2), B: mix(b1, b2), A: 0xff}
}

// textSize gives the size of text in the theme in use; names other than the four of the looks page count as reading text.
func textSize(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameCaptionText:
		return Dp(12)
	case theme.SizeNameSubHeadingText:
		return Dp(16)
	case theme.SizeNameHeadingText:
		return Dp(20)
	}
	return Dp(14)
}
