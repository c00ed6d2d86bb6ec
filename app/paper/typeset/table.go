package typeset

// Column is one column of a Table.
type Column struct {
	Title string
	Width float64 // points; zero means a share of what is left over
	Share float64
	Align Align
}

// Table shows rows under a header that is repeated on each page. A row is not broken unless it is higher than a page. A
// column that is too narrow for the widest word in it becomes wider, as far as others have more than they need.
type Table struct {
	Columns []Column
	Rows    [][]Block
	Striped bool
	Marks   []*Color // of rows: a bar in the margin beside each that has one; it may be shorter than Rows
	// KeepFirst is the number of rows that stay on the page of the header; at least one.
	KeepFirst int

	widths   []float64 // of the columns at a width, once they were measured
	heights  []float64 // of the rows
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

// A longer table has at least so many rows, or so many points of them, on its last page.
const (
	lastRows   = 3
	lastHeight = 72.0
)

func total(heights []float64) float64 {
	sum := 0.0
	for _, h := range heights {
		sum += h
	}
	return sum
}

func (t Table) row(cells []Block) Row {
	r := Row{Gap: Close}
	for i, c := range t.Columns {
		cell := Cell{Width: c.Width, Share: c.Share}
		if len(t.widths) > 0 {
			cell.Width = t.widths[i]
		}
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

// needs returns how wide each column must be so that no word in it is broken.
func (t Table) needs(d *Document) []float64 {
	t.widths = nil
	needs := make([]float64, len(t.Columns))
	for _, row := range append([]Row{t.header()}, t.rows()...) {
		for i, cell := range row.Cells {
			needs[i] = max(needs[i], wordWidth(d, cell.Content))
		}
	}
	return needs
}

func (t Table) rows() []Row {
	list := make([]Row, len(t.Rows))
	for i, cells := range t.Rows {
		list[i] = t.row(cells)
	}
	return list
}

// Fits reports whether no word of the table is broken at a width.
func (t Table) Fits(d *Document, width float64) bool {
	least := 2*tablePadding + float64(Close)*float64(len(t.Columns)-1)
	for _, need := range t.needs(d) {
		least += need
	}
	return least <= width+0.01
}

// settle measures columns and rows once for a width, however many pages the table has.
func (t *Table) settle(d *Document, width float64) {
	if t.measured == width && len(t.heights) == len(t.Rows) && len(t.widths) == len(t.Columns) {
		return
	}
	needs := t.needs(d)
	t.widths = nil
	inner := width - 2*tablePadding
	t.widths = widened(t.header().widths(inner), needs)
	t.measured, t.heights = width, make([]float64, len(t.Rows))
	for i, row := range t.rows() {
		t.heights[i] = row.measure(d, inner) + 2*tablePadding
	}
}

// widened returns widths of which those that are less than is needed have grown at the cost of the others, as far as
// these have more than they need.
func widened(widths, needs []float64) []float64 {
	missing, free := 0.0, 0.0
	for i, w := range widths {
		missing += max(needs[i]-w, 0)
		free += max(w-needs[i], 0)
	}
	if missing == 0 || free == 0 {
		return widths
	}
	moved := min(missing, free)
	for i, w := range widths {
		if w < needs[i] {
			widths[i] += moved * (needs[i] - w) / missing
		} else {
			widths[i] -= moved * (w - needs[i]) / free
		}
	}
	return widths
}

// wordWidth returns the width of the widest word of a block.
func wordWidth(d *Document, b Block) float64 {
	widest := 0.0
	switch b := b.(type) {
	case Text:
		b = d.raised(b)
		for _, p := range d.shapeText(b) {
			widest = max(widest, p.widest(p.tracking(b.Style))*b.Style.Size)
		}
		return widest + 0.05 // the widths of columns are added and subtracted
	case Stack:
		for _, one := range b.Blocks {
			widest = max(widest, wordWidth(d, one))
		}
	case Marked:
		return wordWidth(d, b.Content)
	case together:
		return wordWidth(d, b.Block)
	}
	return widest
}

func (t Table) measure(d *Document, width float64) float64 {
	t.settle(d, width)
	h := t.headerHeight(d, width)
	for _, row := range t.heights {
		h += row
	}
	return h
}

func (t Table) least(d *Document, width float64) float64 {
	t.settle(d, width)
	h := t.headerHeight(d, width)
	for _, row := range t.heights[:min(max(t.KeepFirst, 1), len(t.Rows))] {
		h += row
	}
	return h
}

func (t Table) draw(p *Page, box Rect) {
	t.settle(p.doc, box.W)
	y := box.Y
	inner := func(h float64) Rect {
		return Rect{box.X + tablePadding, y + tablePadding, box.W - 2*tablePadding, h - 2*tablePadding}
	}
	if h := t.headerHeight(p.doc, box.W); h > 0 {
		t.header().draw(p, inner(h))
		y += h
		p.Line(box.X, y, box.Right(), y, Pen{Width: 0.8, Color: Green})
	}
	for i, cells := range t.Rows {
		h := t.heights[i]
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
	t.settle(d, width)
	heights := t.heights
	if t.least(d, width) > height+0.01 {
		return nil, t
	}
	used, n := t.headerHeight(d, width), 0
	for n < len(t.Rows) && used+heights[n] <= height+0.01 {
		used += heights[n]
		n++
	}
	if n < len(t.Rows) { // no page for one row, unless it is a high one
		tail := total(heights[n:])
		for n > lastRows && len(t.Rows)-n < lastRows && tail < lastHeight {
			n--
			tail += heights[n]
		}
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
