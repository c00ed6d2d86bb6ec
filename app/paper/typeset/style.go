package typeset

// Color is an opaque sRGB colour.
type Color struct{ R, G, B uint8 }

// The palette of the window's light theme (looks/README.md), so that paper and screen belong together.
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
)

// Family is one of the typefaces that Laurel uses.
type Family uint8

// The families: Serif for display and reading, Sans for tables and labels, Display for large ceremonial lines.
const (
	Serif Family = iota
	Sans
	Display
)

// Style is the look of text. The zero Leading means 1.36 times the size, the zero Color is black.
type Style struct {
	Family       Family
	Bold, Italic bool
	Size         float64 // points
	Leading      float64 // line height as a multiple of Size
	Tracking     float64 // extra space after each letter as a fraction of Size
	Color        Color
	Struck       bool // with a line through it: it is no longer valid
}

// The type scale. Makers use one of these and may change colour, family or size with the methods below.
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

// Scaled returns the style at so many times its size.
func (s Style) Scaled(factor float64) Style { return s.At(s.Size * factor) }

// Strong returns the style in bold.
func (s Style) Strong() Style { s.Bold = true; return s }

// Slanted returns the style in italics, where the family has them.
func (s Style) Slanted() Style { s.Italic = true; return s }

// Tracked returns the style with extra space after each letter, as a fraction of the size.
func (s Style) Tracked(fraction float64) Style { s.Tracking = fraction; return s }

// Through returns the style with a line through the text, in a quiet colour.
func (s Style) Through() Style { s.Struck, s.Color = true, Quiet; return s }

// Text returns a text in the style.
func (s Style) Text(text string) Text { return Text{String: text, Style: s} }

// Line returns a text in the style that shrinks where it does not fit on one line.
func (s Style) Line(text string) Text { return Text{String: text, Style: s, Lines: 1} }

func (s Style) leading() float64 {
	if s.Leading == 0 {
		return 1.36
	}
	return s.Leading
}
