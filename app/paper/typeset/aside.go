package typeset

// Aside sets a narrow block beside a main one that may continue on other pages; the narrow one is at the start only.
// A bar between the two is as high as they are on each page.
type Aside struct {
	Width float64 // of the narrow block, in points
	Gap   Space
	Bar   Pen // zero width: none
	Side  Block
	Main  Block
}

func (a Aside) row() Row {
	return Row{Gap: a.Gap, Cells: []Cell{{Width: a.Width, Content: a.Side}, {Content: a.Main}}}
}

func (a Aside) mainWidth(width float64) float64 { return max(width-a.Width-float64(a.Gap), 1) }

func (a Aside) sideHeight(d *Document) float64 {
	if a.Side == nil {
		return 0
	}
	return a.Side.measure(d, a.Width)
}

func (a Aside) measure(d *Document, width float64) float64 { return a.row().measure(d, width) }

func (a Aside) draw(p *Page, box Rect) {
	if a.Bar.Width > 0 {
		x := box.X + a.Width + float64(a.Gap/2)
		p.Line(x, box.Y, x, box.Y+a.measure(p.doc, box.W), a.Bar)
	}
	a.row().draw(p, box)
}

func (a Aside) least(d *Document, width float64) float64 {
	return max(a.sideHeight(d), leastOf(a.Main, d, a.mainWidth(width)))
}

func (a Aside) split(d *Document, width, height float64) (first, rest Block) {
	if a.sideHeight(d) > height+0.01 {
		return nil, a
	}
	above, below := splitBlock(a.Main, d, a.mainWidth(width), height)
	if above == nil {
		return nil, a
	}
	upper, lower := a, a
	upper.Main = above
	if below == nil {
		return upper, nil
	}
	lower.Side, lower.Main = nil, below
	return upper, lower
}
