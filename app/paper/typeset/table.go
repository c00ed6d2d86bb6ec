package typeset

// Column is one column of a Table.
type Column struct {
	Title string
	Width float64 // points; zero means a share of what is left over
	Share float64
	Align Align
}

// Table shows rows under a header that is repeated where the table goes on. A row is not broken unless it is higher
// than a page.
type Table struct {
	Columns []Column
	Rows    [][]Block
	Header  Style // zero means LabelCaps
	Striped bool
	Marks   []*Color // of rows: a bar in the margin beside each that has one; shorter than Rows marks no more
	// KeepFirst keeps so many rows on the page of the header; at least one.
	KeepFirst int

	heights []float64 // of the rows at a width, once they were measured
	at      float64
}

// Cells turns words into the blocks of a table's row in one style.
func Cells(style Style, words ...string) []Block {
	row := make([]Block, len(words))
	for i, w := range words {
		row[i] = Text{String: w, Style: style}
	}
	return row
}

const tablePadding = 3.0

func (t Table) row(cells []Block) Row {
	r := Row{Gap: Close}
	for i, c := range t.Columns {
		cell := Cell{Width: c.Width, Share: c.Share}
		if i < len(cells) {
			cell.Content = aligned(cells[i], c.Align)
		}
		r.Cells = append(r.Cells, cell)
	}
	return r
}

// aligned gives a text the column's alignment unless it has its own.
func aligned(b Block, a Align) Block {
	if t, ok := b.(Text); ok && t.Align == Start {
		t.Align = a
		return t
	}
	return b
}

func (t Table) header() Row {
	style := t.Header
	if style == (Style{}) {
		style = LabelCaps
	}
	cells := make([]Block, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = Text{String: c.Title, Style: style}
	}
	return t.row(cells)
}

func (t Table) headerHeight(d *Document, width float64) float64 {
	for _, c := range t.Columns {
		if c.Title != "" {
			return t.header().measure(d, width-2*tablePadding) + 2*tablePadding
		}
	}
	return 0
}

// rowHeights measures each row once for a width, however many pages the table goes over.
func (t *Table) rowHeights(d *Document, width float64) []float64 {
	if t.at != width || len(t.heights) != len(t.Rows) {
		t.at, t.heights = width, make([]float64, len(t.Rows))
		for i, cells := range t.Rows {
			t.heights[i] = t.row(cells).measure(d, width-2*tablePadding) + 2*tablePadding
		}
	}
	return t.heights
}

func (t Table) measure(d *Document, width float64) float64 {
	h := t.headerHeight(d, width)
	for _, row := range t.rowHeights(d, width) {
		h += row
	}
	return h
}

func (t Table) least(d *Document, width float64) float64 {
	h := t.headerHeight(d, width)
	for _, row := range t.rowHeights(d, width)[:min(max(t.KeepFirst, 1), len(t.Rows))] {
		h += row
	}
	return h
}

func (t Table) draw(p *Page, box Rect) {
	y := box.Y
	inner := func(h float64) Rect {
		return Rect{box.X + tablePadding, y + tablePadding, box.W - 2*tablePadding, h - 2*tablePadding}
	}
	if h := t.headerHeight(p.doc, box.W); h > 0 {
		t.header().draw(p, inner(h))
		y += h
		p.Stroke(new(Path).MoveTo(box.X, y).LineTo(box.X+box.W, y), Pen{Width: 0.8, Color: Green})
	}
	heights := t.rowHeights(p.doc, box.W)
	for i, cells := range t.Rows {
		h := heights[i]
		if t.Striped && i%2 == 1 {
			p.Fill(new(Path).Rect(Rect{box.X, y, box.W, h}), Paper)
		}
		t.row(cells).draw(p, inner(h))
		if i < len(t.Marks) && t.Marks[i] != nil {
			bar(p, Rect{box.X, y, box.W, h}, *t.Marks[i])
		}
		y += h
		p.Stroke(new(Path).MoveTo(box.X, y).LineTo(box.X+box.W, y), Pen{Width: 0.4, Color: Line})
	}
}

func (t Table) split(d *Document, width, room float64) (head, rest Block) {
	heights := t.rowHeights(d, width)
	if t.least(d, width) > room+0.01 {
		return nil, t
	}
	used, n := t.headerHeight(d, width), 0
	for n < len(t.Rows) && used+heights[n] <= room+0.01 {
		used += heights[n]
		n++
	}
	if n == 0 {
		return nil, t
	}
	first, second := t, t
	first.Rows, second.Rows = t.Rows[:n], t.Rows[n:]
	first.heights, second.heights = heights[:n], heights[n:]
	second.Marks = t.Marks[min(n, len(t.Marks)):]
	second.KeepFirst = 1
	if len(second.Rows) == 0 {
		return first, nil
	}
	return first, second
}
