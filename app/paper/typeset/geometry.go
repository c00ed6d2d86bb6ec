package typeset

// MM is a millimetre in points. Lengths on paper are points (1/72 inch), measured from the top left corner.
const MM = 72.0 / 25.4

// PaperSize is a paper format.
type PaperSize uint8

// The formats that Laurel prints on.
const (
	Letter PaperSize = iota
	A4
)

// Size is a width and a height in points.
type Size struct{ W, H float64 }

// Portrait returns the format higher than wide.
func (p PaperSize) Portrait() Size {
	if p == A4 {
		return Size{595.28, 841.89}
	}
	return Size{612, 792}
}

// Landscape returns the format wider than high.
func (p PaperSize) Landscape() Size {
	s := p.Portrait()
	return Size{s.H, s.W}
}

// Rect is a box on the page: its left and top edge, width and height, in points.
type Rect struct{ X, Y, W, H float64 }

// Area returns the box with its left and top edge at x and y.
func Area(x, y, w, h float64) Rect { return Rect{x, y, w, h} }

// Path returns the outline of the box.
func (r Rect) Path() *Path { return new(Path).Rect(r) }

// Round returns the outline of the box with round corners.
func (r Rect) Round(radius float64) *Path { return new(Path).RoundRect(r, radius) }

// Right returns the right edge.
func (r Rect) Right() float64 { return r.X + r.W }

// Bottom returns the lower edge.
func (r Rect) Bottom() float64 { return r.Y + r.H }

// Inset returns the box made smaller by d on every side.
func (r Rect) Inset(d float64) Rect { return Rect{r.X + d, r.Y + d, r.W - 2*d, r.H - 2*d} }

// InsetX returns the box made narrower by d at either side.
func (r Rect) InsetX(d float64) Rect { return Rect{r.X + d, r.Y, r.W - 2*d, r.H} }

// From returns what is left of the box d below its upper edge.
func (r Rect) From(d float64) Rect { return Rect{r.X, r.Y + d, r.W, r.H - d} }

// High returns the box with another height.
func (r Rect) High(h float64) Rect { return Rect{r.X, r.Y, r.W, h} }

// Lowest returns the lowest h points of the box.
func (r Rect) Lowest(h float64) Rect { return r.From(r.H - h) }

// Rightmost returns the rightmost w points of the box.
func (r Rect) Rightmost(w float64) Rect { return Rect{r.Right() - w, r.Y, w, r.H} }
