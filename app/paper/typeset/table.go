package typeset

// Column is one column of a Table.
type Column struct {
	Title string
	Width float64 // points; zero means a share of what is left over
	Share float64
	Align Align
}

// Table shows rows under a header that is repeated on each page. A row is not broken unless it is higher than a page.
type Table struct {
	Columns []Column
	Rows    [][]Block
	Striped bool
	Marks   []*Color // of rows: a bar in the margin beside each that has one; it may be shorter than Rows
	// KeepFirst is the number of rows that stay on the page of the header; at least one.
	KeepFirst int

	heights  []float64 // of the rows at a width, once they were measured
	measured float64   // the width
}

// Cells turns texts into the cells of a table's row in one style.
func Cells(style Style, texts ...string) []Block {
	row := make([]Block, len(texts))
	for i, text := range texts {
		row[i] = style.Text(text)
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

// aligned returns a text with the column's alignment unless it has its own.
func aligned(b Block, a Align) Block {
	if t, ok := b.(Text); ok && t.Align == Start {
		t.Align = a
		return t
	}
	return b
}

func (t Table) header() Row {
	titles := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		titles[i] = c.Title
	}
	return t.row(Cells(LabelCaps, titles...))
}

func (t Table) headerHeight(d *Document, width float64) float64 {
	for _, c := range t.Columns {
		if c.Title != "" {
			return t.header().measure(d, width-2*tablePadding) + 2*tablePadding
		}
	}
	return 0
}

// rowHeights measures each row once for a width, however many pages the table has.
func (t *Table) rowHeights(d *Document, width float64) []float64 {
	if t.measured != width || len(t.heights) != len(t.Rows) {
		t.measured, t.heights = width, make([]float64, len(t.Rows))
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
		p.Line(box.X, y, box.Right(), y, Pen{Width: 0.8, Color: Green})
	}
	heights := t.rowHeights(p.doc, box.W)
	for i, cells := range t.Rows {
		h := heights[i]
		if t.Striped && i%2 == 1 {
			p.FillRect(Rect{box.X, y, box.W, h}, Paper)
		}
		t.row(cells).draw(p, inner(h))
		if i < len(t.Marks) && t.Marks[i] != nil {
			bar(p, Rect{box.X, y, box.W, h}, *t.Marks[i])
		}
		y += h
		p.Line(box.X, y, box.Right(), y, Pen{Width: 0.4, Color: Line})
	}
}

func (t Table) split(d *Document, width, height float64) (first, rest Block) {
	heights := t.rowHeights(d, width)
	if t.least(d, width) > height+0.01 {
		return nil, t
	}
	used, n := t.headerHeight(d, width), 0
	for n < len(t.Rows) && used+heights[n] <= height+0.01 {
		used += heights[n]
		n++
	}
	if n == 0 {
		return nil, t
	}
	upper, lower := t, t
	upper.Rows, lower.Rows = t.Rows[:n], t.Rows[n:]
	upper.heights, lower.heights = heights[:n], heights[n:]
	lower.Marks = t.Marks[min(n, len(t.Marks)):]
	lower.KeepFirst = 1
	if len(lower.Rows) == 0 {
		return upper, nil
	}
	return upper, lower
}
