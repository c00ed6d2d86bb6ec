package typeset

// MM is a millimetre in points. Lengths on paper are points (1/72 inch), measured from the top left corner.
const MM = 72.0 / 25.4

// Color is an opaque sRGB colour.
type Color struct{ R, G, B uint8 }

// The palette of the light window (looks/README.md), so that paper and screen are one family.
var (
	Paper     = Color{0xFA, 0xF8, 0xF4}
	White     = Color{0xFF, 0xFF, 0xFF}
	Line      = Color{0xE6, 0xE1, 0xD8}
	Ink       = Color{0x20, 0x24, 0x2C}
	Quiet     = Color{0x6E, 0x74, 0x80}
	Green     = Color{0x1E, 0x6B, 0x52}
	GreenTint = Color{0xDD, 0xEF, 0xE7}
	Gold      = Color{0xB8, 0x89, 0x2B}
	GoldTint  = Color{0xF6, 0xEB, 0xCF}
	Amber     = Color{0xB4, 0x53, 0x09}
	AmberTint = Color{0xFB, 0xE9, 0xD0}
	Red       = Color{0xB4, 0x23, 0x18}
	RedTint   = Color{0xFA, 0xDC, 0xD9}
)

// The spacing scale: a grid of four points.
const (
	Tight  = 4.0
	Close  = 8.0
	Normal = 12.0
	Wide   = 16.0
	Loose  = 24.0
	Margin = 48.0
)

// Family is a typeface of the house.
type Family uint8

// The families: Serif for display and reading, Sans for tables and labels, Display for large ceremonial lines.
const (
	Serif Family = iota
	Sans
	Display
)

// Style says how text looks. The zero Leading means 1.36 times the size, the zero Color is black.
type Style struct {
	Family       Family
	Bold, Italic bool
	Size         float64 // points
	Leading      float64 // line height as a multiple of Size
	Tracking     float64 // extra space after each letter as a fraction of Size
	Color        Color
	Struck       bool // with a line through it: what does not hold any more
}

// The type scale. Makers take one of these and may change colour, family or size with the With methods.
var (
	Caption   = Style{Family: Sans, Size: 7.5, Color: Quiet}
	Small     = Style{Family: Sans, Size: 8.5, Color: Ink}
	Body      = Style{Family: Sans, Size: 10, Color: Ink}
	Reading   = Style{Family: Serif, Size: 10.5, Color: Ink}
	Lead      = Style{Family: Serif, Size: 13, Color: Ink}
	Subtitle  = Style{Family: Serif, Size: 16, Color: Green}
	Heading   = Style{Family: Serif, Bold: true, Size: 20, Color: Ink}
	Headline  = Style{Family: Display, Size: 28, Color: Ink}
	Honour    = Style{Family: Display, Size: 44, Color: Ink}
	LabelCaps = Style{Family: Sans, Bold: true, Size: 7.5, Tracking: 0.08, Color: Quiet}
)

// In returns the style in another colour.
func (s Style) In(c Color) Style { s.Color = c; return s }

// At returns the style at another size in points.
func (s Style) At(size float64) Style { s.Size = size; return s }

// Strong returns the style in bold.
func (s Style) Strong() Style { s.Bold = true; return s }

// Slanted returns the style in italics, where the family has them.
func (s Style) Slanted() Style { s.Italic = true; return s }

// Tracked returns the style with extra space after each letter, as a fraction of the size.
func (s Style) Tracked(fraction float64) Style { s.Tracking = fraction; return s }

// Through returns the style with a line through its words, in the colour of what is past.
func (s Style) Through() Style { s.Struck, s.Color = true, Quiet; return s }

func (s Style) leading() float64 {
	if s.Leading == 0 {
		return 1.36
	}
	return s.Leading
}

// PaperSize is a sheet.
type PaperSize uint8

// The sheets Laurel prints on.
const (
	Letter PaperSize = iota
	A4
)

// Size is a width and a height in points.
type Size struct{ W, H float64 }

// Portrait returns the sheet standing up.
func (p PaperSize) Portrait() Size {
	if p == A4 {
		return Size{595.28, 841.89}
	}
	return Size{612, 792}
}

// Landscape returns the sheet lying down.
func (p PaperSize) Landscape() Size {
	s := p.Portrait()
	return Size{s.H, s.W}
}

// Rect is a box on the page: its left and top edge, width and height, in points.
type Rect struct{ X, Y, W, H float64 }

// Inset returns the box made smaller by d on every side.
func (r Rect) Inset(d float64) Rect { return Rect{r.X + d, r.Y + d, r.W - 2*d, r.H - 2*d} }
