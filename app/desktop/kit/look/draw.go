package look

import (
	"cmp"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Drawing is the renderer of a widget that consists of canvas objects.
type Drawing struct {
	Shown []fyne.CanvasObject // may change between two paintings

	of      fyne.CanvasObject
	arrange func(fyne.Size)
	least   func() fyne.Size
	paint   func()
}

// NewDrawing paints a widget and returns its renderer: arrange lays the objects out in a size, least returns the least
// size, and paint sets colours and texts. Any of them may be nil.
func NewDrawing(
	of fyne.CanvasObject, arrange func(fyne.Size), least func() fyne.Size, paint func(), shown ...fyne.CanvasObject,
) *Drawing {
	d := &Drawing{Shown: shown, of: of, arrange: arrange, least: least, paint: paint}
	if paint != nil {
		paint()
	}
	return d
}

// Destroy is not used.
func (d *Drawing) Destroy() {}

// Layout lays the objects out in a size.
func (d *Drawing) Layout(size fyne.Size) {
	if d.arrange != nil {
		d.arrange(size)
	}
}

// MinSize is the least size.
func (d *Drawing) MinSize() (least fyne.Size) {
	if d.least != nil {
		least = d.least()
	}
	return least
}

// Objects are those that are drawn.
func (d *Drawing) Objects() []fyne.CanvasObject { return d.Shown }

// Refresh paints the objects and lays them out again.
func (d *Drawing) Refresh() {
	if d.paint != nil {
		d.paint()
	}
	d.Layout(d.of.Size())
	for _, o := range d.Shown {
		o.Refresh()
	}
}

// NewRectangle makes a rectangle whose colours are set when it is painted.
func NewRectangle() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }

// NewWords makes a line of text whose words and colour are set when it is painted.
func NewWords() *canvas.Text { return canvas.NewText("", color.Transparent) }

// Box is a themed rectangle: fill, border and corner radius follow a change of theme. Empty colour names draw nothing.
type Box struct {
	widget.BaseWidget

	Fill, Stroke fyne.ThemeColorName
	StrokeWidth  float32 // not scaled, since hairlines stay hairlines
	Radius       float32 // at 100 %
	Min          fyne.Size

	drawing *Drawing
	rect    *canvas.Rectangle
	parts   *boxParts // of a large box, instead of the rectangle alone
}

// NewBox makes a box with the fill alone.
func NewBox(fill fyne.ThemeColorName) *Box { return NewRounded(fill, 0) }

// NewRounded makes a box with the fill alone and rounded corners (radius at 100 %).
func NewRounded(fill fyne.ThemeColorName, radius float32) *Box {
	b := NewFrame(fill, "", radius)
	b.StrokeWidth = 0
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
	b := NewBox(ColorLine)
	b.Min = fyne.NewSize(1, 1)
	return b
}

// CreateRenderer links the box to its parts.
func (b *Box) CreateRenderer() fyne.WidgetRenderer {
	b.rect, b.parts = NewRectangle(), nil
	b.drawing = NewDrawing(b, b.arrange, func() fyne.Size { return b.Min }, b.paint, b.rect)
	return b.drawing
}

// largeBox is the height at 100 % from which a box is drawn in parts.
const largeBox = 24

func (b *Box) arrange(size fyne.Size) {
	_, _, _, opaque := ColorOrNone(b.Fill).RGBA()
	small := size.Height < max(Dp(largeBox), 3*Dp(b.Radius)) || size.Width < Dp(largeBox)
	if !ThickLines() || opaque != 0xffff || small {
		b.parts, b.drawing.Shown = nil, []fyne.CanvasObject{b.rect}
		b.rect.Resize(size)
		return
	}
	if b.parts == nil {
		b.parts = newBoxParts()
		b.drawing.Shown = append([]fyne.CanvasObject{b.rect}, b.parts.objects()...)
		b.paint()
	}
	end := max(2*Dp(b.Radius), Dp(4))
	b.rect.Resize(fyne.NewSize(size.Width, end))
	b.parts.arrange(size, end, b.StrokeWidth)
}

func (b *Box) paint() {
	fill, stroke := ColorOrNone(b.Fill), ColorOrNone(b.Stroke)
	ends := []*canvas.Rectangle{b.rect}
	if b.parts != nil {
		ends = append(ends, b.parts.end)
		b.parts.fill.StrokeColor, b.parts.rest.FillColor = fill, fill
		b.parts.left.FillColor, b.parts.right.FillColor = stroke, stroke
	}
	for _, r := range ends {
		r.FillColor, r.StrokeColor = fill, stroke
		r.StrokeWidth, r.CornerRadius = b.StrokeWidth, Dp(b.Radius)
	}
}

// ThickLines reports whether large areas may be drawn as thick lines: in a real window. The painter of Fyne's test
// driver misplaces thick lines that are cut off at the edge of a scroll. Tests replace it.
var ThickLines = func() bool {
	_, window := fyne.CurrentApp().Driver().(desktop.Driver)
	return window
}

// boxParts draw a large opaque box with little work: its ends are rectangles, which may have round corners, and between
// them is a thick line. Without a graphics card a pixel of a line costs a third of one of a rectangle and a fifth of
// one of a rectangle with round corners (docs/performance.md), and a card is half of the window.
type boxParts struct {
	end         *canvas.Rectangle // the lower one
	fill        *canvas.Line      // from top to bottom in the middle, as thick as the box is wide
	rest        *canvas.Rectangle // what the line leaves at the right, since its middle is on a whole pixel
	left, right *canvas.Rectangle // the border
}

func newBoxParts() *boxParts {
	return &boxParts{
		end: NewRectangle(), fill: canvas.NewLine(color.Transparent), rest: NewRectangle(),
		left: NewRectangle(), right: NewRectangle(),
	}
}

func (p *boxParts) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{p.end, p.fill, p.rest, p.left, p.right}
}

// arrange lays the parts out in a size, between ends of a height, with a border of a width.
func (p *boxParts) arrange(size fyne.Size, end, border float32) {
	top, tall := end/2, size.Height-end
	Place(p.end, 0, size.Height-end, size.Width, end)
	LayFill(p.fill, fyne.NewPos(0, top), fyne.NewSize(size.Width, tall))
	Place(p.rest, size.Width-4, top, 4, tall)
	Place(p.left, 0, top, border, tall)
	Place(p.right, size.Width-border, top, border, tall)
}

// LayFill makes a line fill an area but for two points at the right at most. Fyne draws no line whose middle is out of
// sight: use it where that cannot be, or check.
func LayFill(line *canvas.Line, at fyne.Position, size fyne.Size) {
	middle := float32(int(size.Width / 2))
	line.StrokeWidth = 2*middle - 0.5 // its soft edge is half a point
	line.Position1 = at.AddXY(middle, 0)
	line.Position2 = at.AddXY(middle, size.Height)
}

// Place moves and resizes an object.
func Place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

// PlaceLine puts a line of text at x, in the middle of the height that begins at y.
func PlaceLine(line *canvas.Text, x, y, height float32) {
	least := line.MinSize()
	Place(line, x, y+(height-least.Height)/2, least.Width, least.Height)
}

// ColorOrNone returns a colour of the palette in use, or none for no name.
func ColorOrNone(name fyne.ThemeColorName) color.Color {
	if name == "" {
		return color.Transparent
	}
	return Color(name)
}

// PaintRing paints the ring round what has the keyboard, or nothing.
func PaintRing(ring *canvas.Rectangle, focused bool, radius float32) {
	Fill(ring, "", radius)
	color := fyne.ThemeColorName("")
	if focused {
		color = ColorFocusRing
	}
	Stroke(ring, color, 2)
}

// PaintField paints the frame of something that is typed into or chosen.
func PaintField(frame *canvas.Rectangle, hovered bool) {
	Fill(frame, theme.ColorNameInputBackground, 6)
	Stroke(frame, theme.ColorNameInputBorder, 1)
	if hovered {
		Lighten(frame)
	}
}

// Stroke draws the border of a rectangle, or none for no colour.
func Stroke(r *canvas.Rectangle, color fyne.ThemeColorName, width float32) {
	r.StrokeColor, r.StrokeWidth = ColorOrNone(color), width
	if color == "" {
		r.StrokeWidth = 0
	}
}

// Lighten shows that a filled rectangle is below the pointer.
func Lighten(r *canvas.Rectangle) { r.FillColor = Blend(r.FillColor, Color(theme.ColorNameHover)) }

// Blend lays a translucent colour over an opaque one.
func Blend(under, over color.Color) color.Color {
	r1, g1, b1, _ := under.RGBA()
	r2, g2, b2, a := over.RGBA()
	mix := func(u, o uint32) uint8 { return uint8((o + u*(0xffff-a)/0xffff) >> 8) }
	return color.NRGBA{R: mix(r1, r2), G: mix(g1, g2), B: mix(b1, b2), A: 0xff}
}

// TextSize returns the size of text in the theme in use; no name is that of reading text.
func TextSize(name fyne.ThemeSizeName) float32 {
	return Dp(cmp.Or(themeSizes[name], themeSizes[theme.SizeNameText]))
}

// RowLook is the state in which a row of a list is drawn.
type RowLook struct{ Selected, Current, Hovered bool }

// Ground is the colour of the ground of a row that usually has another.
func (r RowLook) Ground(usual fyne.ThemeColorName) fyne.ThemeColorName {
	switch {
	case r.Selected:
		return ColorSelected
	case r.Hovered:
		return ColorHover
	}
	return usual
}

// Bold and Plain are the styles of text.
var (
	Bold  = fyne.TextStyle{Bold: true}
	Plain = fyne.TextStyle{}
)

// Least returns a function for NewDrawing that returns a least size, here at 100 %.
func Least(width, height float32) func() fyne.Size {
	return func() fyne.Size { return fyne.NewSize(Dp(width), Dp(height)) }
}

// Fill colours a rectangle, or nothing for no name, and rounds its corners (radius at 100 %).
func Fill(r *canvas.Rectangle, color fyne.ThemeColorName, radius float32) {
	r.FillColor, r.CornerRadius = ColorOrNone(color), Dp(radius)
}

// Write sets the text of a line, its size and its colour; it is hidden while it is empty.
func Write(line *canvas.Text, text string, size fyne.ThemeSizeName, color fyne.ThemeColorName) {
	line.Hidden = text == ""
	line.TextSize, line.Color = TextSize(size), Color(color)
	SetLine(line, text)
}

// WriteFit is Write with a text that is cut to a width.
func WriteFit(line *canvas.Text, text string, width float32, size fyne.ThemeSizeName, color fyne.ThemeColorName) {
	Write(line, Ellipsize(text, width, TextSize(size), line.TextStyle), size, color)
}

// Fit sets the text of a line, cut to a width.
func Fit(line *canvas.Text, text string, width float32) {
	SetLine(line, Ellipsize(text, width, line.TextSize, line.TextStyle))
}

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

// Do calls a function that may be nil.
func Do(f func()) {
	if f != nil {
		f()
	}
}

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
