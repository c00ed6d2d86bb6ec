package table

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/surface"
	"laurel/data/locale"
)

// column is what drawing needs of a column.
type column struct {
	id, title   string
	kind        CellKind
	min, weight float32
	sortable    bool
	spare       int     // 0: always shown
	hidden      bool    // a person does not want it
	out         bool    // hidden, or left out since not all fit
	x, width    float32 // as laid out
	foot        float32 // what the button of the header takes of its title
}

// least is the least width of the column: its title is not cut.
func (c column) least() float32 {
	title := look.Measure(c.title, look.TextSize(theme.SizeNameCaptionText), look.Bold).Width
	return max(dp(c.min), title+dp(8)+c.foot)
}

// viewRow is a row ready to be drawn.
type viewRow struct {
	source  int // -1: it is the heading of a group
	key     string
	heading string // of its group
	group   int    // the place of the group
	format  func(source int) []Cell
	cells   []Cell   // filled by content
	sorted  []string // folded texts, filled as columns are sorted
}

func (v *viewRow) isHeading() bool { return v.source < 0 }

// content formats the row once, when it first comes into sight or is sorted by its text: of 10,000 rows that a search
// shows and hides with each letter most are never looked at.
func (v *viewRow) content() []Cell {
	if v.cells == nil {
		v.cells = v.format(v.source)
	}
	return v.cells
}

func (v *viewRow) sortKey(column int) string {
	if v.sorted == nil {
		v.sorted = make([]string, len(v.content()))
	}
	if v.sorted[column] == "" {
		text := v.content()[column].Text
		for _, c := range v.content()[column].Chips {
			text += " " + c.Text
		}
		v.sorted[column] = locale.Fold(text) + "\x00"
	}
	return v.sorted[column]
}

// grid is the table without its type parameter: order and layout of rows in columns.
type grid struct {
	list       *surface.List
	columns    []column
	order      []int // the columns as they are shown, from the left
	usual      State // before a person changed anything
	views      views
	view       []*viewRow
	sortBy     int // -1: as given
	descending bool
	isGrouped  bool
	header     *header

	compare   func(column int, a, b *viewRow) int
	rowHeight func() float32
}

// init makes the parts of the table.
func (g *grid) init(outer fyne.Widget) {
	g.header = newHeader(g)
	least := fyne.NewSize(240, headerHeight+3*58)
	g.list.Init(outer, g, surface.ListOptions{Head: g.header, High: headerHeight, Least: least, Overlap: 58})
}

// Len is the number of rows.
func (g *grid) Len() int { return len(g.view) }

// Key identifies a row.
func (g *grid) Key(row int) string { return g.view[row].key }

// Height is the same for all rows, and less for headings.
func (g *grid) Height(row int) float32 {
	if g.view[row].isHeading() {
		return dp(headingHeight)
	}
	return g.rowHeight()
}

// Selectable is true for all rows but headings.
func (g *grid) Selectable(row int) bool { return !g.view[row].isHeading() }

// Text is the text of the first column that has text.
func (g *grid) Text(row int) string {
	first := max(slices.IndexFunc(g.columns, func(c column) bool { return c.kind < ChipCells && !c.hidden }), 0)
	return g.view[row].sortKey(first)
}

// Label is the text of a row's cells.
func (g *grid) Label(row int) string {
	if g.view[row].isHeading() {
		return g.view[row].heading
	}
	var texts []string
	for i := range g.view[row].content() {
		texts = append(texts, g.view[row].cells[i].whole())
	}
	return locale.Joined(", ", texts...)
}

// WholeAt is the text of the cell at x.
func (g *grid) WholeAt(row int, x float32) string {
	if g.view[row].isHeading() {
		return g.view[row].heading
	}
	if i, _ := g.header.columnAt(x); i >= 0 {
		return g.view[row].content()[i].whole()
	}
	return ""
}

// copied is what a spreadsheet gets of the cell.
func (c *Cell) copied(kind CellKind) string {
	switch {
	case kind == TickCells && c.Ticked:
		return "✓"
	case kind == PersonCells:
		return c.Text
	}
	return c.whole()
}

// whole is everything that the cell shows, as one text.
func (c *Cell) whole() string {
	texts := []string{c.Text, c.Second}
	for _, chip := range c.Chips {
		texts = append(texts, chip.Text)
	}
	return locale.Joined(", ", texts...)
}

// NewSlot makes an object that draws a row.
func (g *grid) NewSlot() surface.Slot { return newRowSlot(g) }

// sortByID orders the rows by a column; an empty or unknown identifier leaves them as given.
func (g *grid) sortByID(id string, descending bool) {
	by := slices.IndexFunc(g.columns, func(c column) bool { return c.id == id && c.sortable })
	g.resort(by, descending)
}

func (g *grid) resort(by int, descending bool) {
	g.sortBy, g.descending = by, descending
	g.list.Replace(g.sort)
}

func (g *grid) sort() {
	g.group()
	slices.SortStableFunc(g.view, func(a, b *viewRow) int {
		if g.sortBy < 0 || a.group != b.group {
			return cmp.Or(a.group-b.group, a.source-b.source)
		}
		order := g.compare(g.sortBy, a, b)
		if g.descending {
			order = -order
		}
		if order == 0 {
			order = a.source - b.source
		}
		return order
	})
	g.addHeadings()
}

// layout shares the width among the columns: by weight, none below its least width as long as they all fit.
func (g *grid) layout(width float32) {
	left, right := dp(12), dp(8)
	width -= left + right
	least := g.leaveOut(width)
	var weights float32
	for _, c := range g.columns {
		if !c.out {
			weights += c.weight
		}
	}
	squeeze := float32(1)
	if least > width {
		squeeze = max(width, 1) / least
	}
	fixed := g.columnsAtLeast(width, weights, squeeze)
	spare, open := width, float32(0)
	for i, c := range g.columns {
		switch {
		case c.out:
		case fixed[i]:
			spare -= c.least() * squeeze
		default:
			open += c.weight
		}
	}
	x := left
	for _, i := range g.order {
		c := &g.columns[i]
		c.x, c.width = x, c.least()*squeeze
		switch {
		case c.out:
			c.width = 0
		case !fixed[i]:
			c.width = spare * c.weight / open
		}
		x += c.width
	}
}

// leaveOut decides which columns fit, and returns the least width of those.
func (g *grid) leaveOut(width float32) float32 {
	for i := range g.columns {
		g.columns[i].out = g.columns[i].hidden
	}
	for {
		least, first := g.leastOfShown(), -1
		for i, c := range g.columns {
			if c.spare > 0 && !c.out && (first < 0 || c.spare < g.columns[first].spare) {
				first = i
			}
		}
		if least <= width || first < 0 {
			return least
		}
		g.columns[first].out = true
	}
}

// leastOfShown is the least width of the columns that are not left out; the last has the header's button in it.
func (g *grid) leastOfShown() (least float32) {
	foot := g.header.buttonWidth()
	for _, i := range slices.Backward(g.order) {
		if c := &g.columns[i]; !c.out {
			c.foot, foot = foot, 0
			least += c.least()
		}
	}
	return least
}

// columnsAtLeast finds the columns that would fall below their least width if all shared by weight.
func (g *grid) columnsAtLeast(width, weights, squeeze float32) []bool {
	fixed := make([]bool, len(g.columns))
	for changed := true; changed; {
		changed = false
		for i, c := range g.columns {
			if !c.out && !fixed[i] && width*c.weight/weights < c.least()*squeeze {
				fixed[i], changed = true, true
				width -= c.least() * squeeze
				weights -= c.weight
			}
		}
	}
	return fixed
}
