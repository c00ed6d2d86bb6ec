package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Drawing is the renderer of this package's widgets: the objects and three functions.
type Drawing struct {
	Shown   []fyne.CanvasObject
	Arrange func(fyne.Size)
	Least   func() fyne.Size
	Paint   func()
}

func (d *Drawing) Destroy()                     {}
func (d *Drawing) Layout(size fyne.Size)        { d.Arrange(size) }
func (d *Drawing) MinSize() fyne.Size           { return d.Least() }
func (d *Drawing) Objects() []fyne.CanvasObject { return d.Shown }

func (d *Drawing) Refresh() {
	d.Paint()
	for _, o := range d.Shown {
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

	rect  *canvas.Rectangle
	parts boxParts // of a large box, instead of the rectangle alone
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

// CreateRenderer links the box to its parts.
func (b *Box) CreateRenderer() fyne.WidgetRenderer {
	b.rect, b.parts = canvas.NewRectangle(color.Transparent), newBoxParts()
	b.paint()
	return &Drawing{
		Shown:   append([]fyne.CanvasObject{b.rect}, b.parts.objects()...),
		Arrange: b.arrange,
		Least:   func() fyne.Size { return b.Min },
		Paint:   func() { b.paint(); b.arrange(b.Size()) },
	}
}

// largeBox is the height at 100 % from which a box is drawn in parts.
const largeBox = 24

func (b *Box) arrange(size fyne.Size) {
	_, _, _, opaque := colorOrNone(b.Fill).RGBA()
	whole := !ThickLines() || opaque != 0xffff || size.Height < Dp(largeBox) || size.Height < 3*Dp(b.Radius) || size.Width < Dp(largeBox)
	b.parts.setShown(!whole)
	if whole {
		b.rect.Resize(size)
		return
	}
	end := max(2*Dp(b.Radius), Dp(4))
	b.rect.Resize(fyne.NewSize(size.Width, end))
	b.parts.arrange(size, end, b.StrokeWidth)
}

func (b *Box) paint() {
	fill, stroke := colorOrNone(b.Fill), colorOrNone(b.Stroke)
	for _, r := range []*canvas.Rectangle{b.rect, b.parts.end} {
		r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = fill, stroke, b.StrokeWidth, Dp(b.Radius)
	}
	b.parts.paint(fill, stroke)
}

// ThickLines tells whether large areas may be drawn as thick lines: in a real window. The painter of Fyne's test driver misplaces thick lines that
// are cut off at the edge of a scroll.
var ThickLines = func() bool {
	_, window := fyne.CurrentApp().Driver().(desktop.Driver)
	return window
}

// boxParts draw a large opaque box with little work: its ends are rectangles, which may have round corners, and what lies between them is a
// thick line. Without a graphics card a pixel of a line costs a third of one of a rectangle and a fifth of one of a rectangle with round corners
// (docs/performance.md), and a card is half of the window.
type boxParts struct {
	end         *canvas.Rectangle // the lower one
	fill        *canvas.Line      // from top to bottom in the middle, as thick as the box is wide
	rest        *canvas.Rectangle // what the line leaves at the right, since its middle is on a whole pixel
	left, right *canvas.Rectangle // the border
}

func newBoxParts() boxParts {
	rectangle := func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
	return boxParts{end: rectangle(), fill: canvas.NewLine(color.Transparent), rest: rectangle(), left: rectangle(), right: rectangle()}
}

func (p *boxParts) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{p.end, p.fill, p.rest, p.left, p.right}
}

func (p *boxParts) setShown(shown bool) {
	for _, o := range p.objects() {
		SetShown(o, shown)
	}
}

func (p *boxParts) paint(fill, stroke color.Color) {
	p.fill.StrokeColor, p.rest.FillColor = fill, fill
	p.left.FillColor, p.right.FillColor = stroke, stroke
}

// arrange lays the parts out in a size, between ends of a height, with a border of a width.
func (p *boxParts) arrange(size fyne.Size, end, border float32) {
	p.end.Resize(fyne.NewSize(size.Width, end))
	p.end.Move(fyne.NewPos(0, size.Height-end))
	top, tall := end/2, size.Height-end
	LayFill(p.fill, fyne.NewPos(0, top), fyne.NewSize(size.Width, tall))
	p.rest.Move(fyne.NewPos(size.Width-4, top))
	p.rest.Resize(fyne.NewSize(4, tall))
	p.left.Move(fyne.NewPos(0, top))
	p.right.Move(fyne.NewPos(size.Width-border, top))
	p.left.Resize(fyne.NewSize(border, tall))
	p.right.Resize(fyne.NewSize(border, tall))
}

// LayFill makes a line fill a room but for two points at the right at most. Fyne draws no line whose middle is out of sight: use it where that
// cannot be, or look.
func LayFill(line *canvas.Line, at fyne.Position, size fyne.Size) {
	middle := float32(int(size.Width / 2))
	line.StrokeWidth = 2*middle - 0.5 // its soft edge is half a point
	line.Position1 = at.AddXY(middle, 0)
	line.Position2 = at.AddXY(middle, size.Height)
}

func colorOrNone(name fyne.ThemeColorName) color.Color {
	if name == "" {
		return color.Transparent
	}
	return Color(name)
}

// NewRing makes the focus ring that the widgets show while they have the keyboard.
func NewRing(radius float32) *canvas.Rectangle {
	ring := canvas.NewRectangle(color.Transparent)
	ring.CornerRadius = Dp(radius)
	return ring
}

func PaintRing(ring *canvas.Rectangle, focused bool, radius float32) {
	ring.CornerRadius = Dp(radius)
	ring.StrokeWidth = 0
	ring.StrokeColor = color.Transparent
	if focused {
		ring.StrokeWidth = 2
		ring.StrokeColor = Color(ColorFocusRing)
	}
}

// Blend lays a translucent colour over an opaque one.
func Blend(under, over color.Color) color.Color {
	r1, g1, b1, _ := under.RGBA()
	r2, g2, b2, a := over.RGBA()
	mix := func(u, o uint32) uint8 { return uint8((o + u*(0xffff-a)/0xffff) >> 8) }
	return color.NRGBA{R: mix(r1, r2), G: mix(g1, g2), B: mix(b1, b2), A: 0xff}
}

// TextSize gives the size of text in the theme in use; names other than the four of the looks page count as reading text.
func TextSize(name fyne.ThemeSizeName) float32 {
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

// RowLook is the state in which a row of a list is drawn.
type RowLook struct{ Selected, Current, Hovered bool }

// SetShown shows or hides an object, unless it is so already.
func SetShown(o fyne.CanvasObject, shown bool) {
	switch {
	case shown && !o.Visible():
		o.Show()
	case !shown && o.Visible():
		o.Hide()
	}
}

// Abs is the distance of a number from 0.
func Abs(n float32) float32 { return max(n, -n) }

// Call calls a function that may be nil.
func Call[T any](f func(T), value T) {
	if f != nil {
		f(value)
	}
}

// CallSome calls a function that may be nil, unless there are no values.
func CallSome[T any](f func([]T), values []T) {
	if f != nil && len(values) > 0 {
		f(values)
	}
}
