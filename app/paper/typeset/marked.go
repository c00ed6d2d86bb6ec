package typeset

// Marked draws a thin bar beside a block, in the margin at its left, on each page that the block goes over. The bar takes no room.
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
	p.Fill(new(Path).Rect(Rect{box.X - markGap - markWidth, box.Y, markWidth, box.H}), color)
}

func (m Marked) measure(d *Document, width float64) float64 { return m.Content.measure(d, width) }

func (m Marked) draw(p *Page, box Rect) {
	box.H = m.Content.measure(p.doc, box.W)
	bar(p, box, m.Color)
	m.Content.draw(p, box)
}

func (m Marked) least(d *Document, width float64) float64 {
	if l, ok := m.Content.(least); ok {
		return l.least(d, width)
	}
	return m.Content.measure(d, width)
}

func (m Marked) split(d *Document, width, room float64) (head, rest Block) {
	head, rest, _ = splitBlock(m.Content, d, width, room)
	if head != nil {
		head = Marked{head, m.Color}
	}
	if rest != nil {
		rest = Marked{rest, m.Color}
	}
	return head, rest
}
