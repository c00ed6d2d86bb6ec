package typeset

// Aside sets a narrow block beside a main one that may go on over the end of a column; the narrow one stays at the
// start. A bar between the two is as high as they are on each page.
type Aside struct {
	Width float64 // of the narrow block, in points
	Gap   float64
	Bar   Pen // zero width: none
	Side  Block
	Main  Block
}

func (a Aside) row() Row {
	return Row{Gap: a.Gap, Cells: []Cell{{Width: a.Width, Content: a.Side}, {Content: a.Main}}}
}

func (a Aside) mainWidth(width float64) float64 { return max(width-a.Width-a.Gap, 1) }

func (a Aside) sideHeight(d *Document) float64 {
	if a.Side == nil {
		return 0
	}
	return a.Side.measure(d, a.Width)
}

func (a Aside) measure(d *Document, width float64) float64 { return a.row().measure(d, width) }

func (a Aside) draw(p *Page, box Rect) {
	if a.Bar.Width > 0 {
		x := box.X + a.Width + a.Gap/2
		p.Stroke(new(Path).MoveTo(x, box.Y).LineTo(x, box.Y+a.measure(p.doc, box.W)), a.Bar)
	}
	a.row().draw(p, box)
}

func (a Aside) least(d *Document, width float64) float64 {
	need := a.sideHeight(d)
	if l, ok := a.Main.(least); ok {
		return max(need, l.least(d, a.mainWidth(width)))
	}
	return max(need, a.Main.measure(d, a.mainWidth(width)))
}

func (a Aside) split(d *Document, width, room float64) (head, rest Block) {
	if a.sideHeight(d) > room+0.01 {
		return nil, a
	}
	above, below, _ := splitBlock(a.Main, d, a.mainWidth(width), room)
	if above == nil {
		return nil, a
	}
	first, second := a, a
	first.Main = above
	if below == nil {
		return first, nil
	}
	second.Side, second.Main = nil, below
	return first, second
}
