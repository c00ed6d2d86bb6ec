package typeset

// Marked draws a thin bar beside a block, in the margin at its left, on each page of the block. The bar needs no
// width of its own.
type Marked struct {
	Content Block
	Color   Color
}

const (
	markWidth = 1.8
	markGap   = 7.0 // from the bar to the block
)

// bar draws the bar beside a box.
func bar(p *Page, box Rect, color Color) {
	p.FillRect(Rect{box.X - markGap - markWidth, box.Y, markWidth, box.H}, color)
}

func (m Marked) measure(d *Document, width float64) float64 { return m.Content.measure(d, width) }

func (m Marked) draw(p *Page, box Rect) {
	box.H = m.Content.measure(p.doc, box.W)
	bar(p, box, m.Color)
	m.Content.draw(p, box)
}

func (m Marked) least(d *Document, width float64) float64 { return leastOf(m.Content, d, width) }

func (m Marked) split(d *Document, width, height float64) (first, rest Block) {
	first, rest = splitBlock(m.Content, d, width, height)
	if first != nil {
		first = Marked{first, m.Color}
	}
	if rest != nil {
		rest = Marked{rest, m.Color}
	}
	return first, rest
}
