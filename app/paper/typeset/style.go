package typeset

import "cmp"

// Color is an opaque sRGB colour.
type Color struct{ R, G, B uint8 }

// RGB returns the colour of a number such as 0x1E6B52: two hexadecimal digits each of red, green and blue.
func RGB(v uint32) Color { return Color{uint8(v >> 16), uint8(v >> 8), uint8(v)} }

// The palette of the window's light theme (looks/README.md), so that paper and screen belong together.
var (
	Paper     = RGB(0xFAF8F4)
	White     = RGB(0xFFFFFF)
	Line      = RGB(0xE6E1D8)
	Ink       = RGB(0x20242C)
	Quiet     = RGB(0x6E7480)
	Green     = RGB(0x1E6B52)
	GreenTint = RGB(0xDDEFE7)
	Gold      = RGB(0xB8892B)
	GoldTint  = RGB(0xF6EBCF)
	Amber     = RGB(0xB45309)
	AmberTint = RGB(0xFBE9D0)
	Red       = RGB(0xB42318)
	RedTint   = RGB(0xFADCD9)
)

// The spacing scale: a grid of four points.
const (
	Tight  Space = 4
	Close  Space = 8
	Normal Space = 12
	Wide   Space = 16
	Loose  Space = 24
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

// Quiet returns the style in the colour of what is less important.
func (s Style) Quiet() Style { return s.In(Quiet) }

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

func (s Style) leading() float64 { return cmp.Or(s.Leading, 1.36) }
