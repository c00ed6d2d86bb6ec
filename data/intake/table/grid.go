package table

import (
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/limit"
)

// sheet is one sheet of a table as it was read: texts as they are shown, dates in ISO 8601 where the file marks them,
// else as Excel's numbers.
type sheet struct {
	name      string // empty: a text file
	rows      [][]string
	first     int // the number of the first row
	since1904 bool
	cut       bool // the file is damaged after the last row
	merges    []span
	struck    map[int]bool // the rows whose texts are all struck through
	turned    bool         // its rows are the columns of the file
	column    string       // the letter of the first column, beside another table; empty: of the first table
}

// place is a cell, and span some that are merged into one, counted from 0 to the last.
type (
	place struct{ row, column int }
	span  struct{ from, to place }
)

// farBelow is after how many empty rows one with cells is a stray one.
const farBelow = 5000

// grid builds a sheet, row by row.
type grid struct {
	sheet
	cells  []gridCell // of the row
	text   []byte     // of those of its cells that have their own
	length int        // of the texts so far
	places int        // of the cells so far

	hidden      []int // columns
	hiddenRows  int
	without     []place       // formulas without a result
	struckCells []place       // of rows that are not struck through as a whole
	striking    struckThrough // how much of the next cell is
	strayRow    int           // that of a cell far below the others
	strayCells  bool          // there are some in columns far to the right
	failed      error
}

// gridCell is a cell with its own text, from and to an offset, or one that others have too.
type gridCell struct {
	column   int
	from, to int
	shared   string
	struck   struckThrough
}

// add adds a cell to the row.
func (g *grid) add(column int, text string) {
	if strings.TrimSpace(text) != "" {
		g.addCell(gridCell{column: column, shared: text})
	}
}

// addBytes adds a cell to the row; the text is copied.
func (g *grid) addBytes(column int, text []byte) {
	from := len(g.text)
	g.text = append(g.text, text...)
	g.addCell(gridCell{column: column, from: from, to: len(g.text)})
}

func (g *grid) addCell(c gridCell) {
	c.struck = g.striking
	switch {
	case c.column < 0:
	case c.column >= limit.Columns:
		g.strayCells = true
	default:
		g.cells = append(g.cells, c)
	}
}

// endRow ends a row, which may come several times; one without cells leaves a gap.
func (g *grid) endRow(row, repeat int, hidden bool) {
	cells, text := g.cells, string(g.text)
	g.cells, g.text = g.cells[:0], g.text[:0]
	if len(cells) == 0 || g.failed != nil {
		return
	}
	row, repeat = max(row, 0), max(repeat, 1)
	if row+repeat > limit.Rows || row+repeat < 0 {
		if row-len(g.rows) > farBelow || repeat > farBelow {
			g.strayRow = row + 1
			return
		}
		g.failed = value.Text(`the sheet "{{.Sheet}}" has more than {{.Most}} rows, which no schedule or roster has`,
			"Sheet", g.name, "Most", limit.Rows)
		return
	}
	width := 0
	for _, c := range cells {
		width = max(width, c.column+1)
	}
	if g.places += width; g.places > limit.Cells {
		g.failed = limit.TooMany(limit.Cells, "limit.cells")
		return
	}
	line := make([]string, width)
	for _, c := range cells {
		line[c.column] = c.shared
		if c.to > c.from {
			line[c.column] = text[c.from:c.to]
		}
		g.length += len(line[c.column]) * repeat
	}
	if g.length > limit.CellBytes {
		g.failed = errTooLarge
		return
	}
	for len(g.rows) < row+repeat {
		g.rows = append(g.rows, nil)
	}
	for i := range repeat {
		g.rows[row+i] = line
	}
	if hidden {
		g.hiddenRows += repeat
	}
	g.strike(row, repeat, cells)
}

// done returns the sheet, with notes on what is hidden, missing or left out.
func (g *grid) done(remarks *source.Remarks) sheet {
	if g.hiddenRows > 0 {
		remarks.Note(`In the sheet "{{.Sheet}}" {{.Rows}}; they are read anyway.`,
			"Sheet", g.name, "Rows", value.Count("{{.Count}} rows are hidden", g.hiddenRows))
	}
	width := g.width()
	g.hidden = slices.DeleteFunc(g.hidden, func(column int) bool { return column >= width })
	if len(g.hidden) > 0 {
		remarks.Note(`These columns of the sheet "{{.Sheet}}" are hidden, but are read anyway: {{.Columns}}.`,
			"Sheet", g.name, "Columns", listed(g.hidden, letterOf))
	}
	if len(g.without) > 0 {
		remarks.Note(`The sheet "{{.Sheet}}" holds a formula without its result in {{.Cells}}; `+
			"open the workbook in Excel or LibreOffice and save it, so that the results are in it.",
			"Sheet", g.name, "Cells", listed(g.without, nameOf))
	}
	if len(g.struckCells) > 0 {
		remarks.Note(`The sheet "{{.Sheet}}" has crossed-out text in {{.Cells}}; it is read anyway.`,
			"Sheet", g.name, "Cells", listed(g.struckCells, nameOf))
	}
	if g.strayRow > 0 {
		remarks.Note(`The sheet "{{.Sheet}}" has row {{.Row}} far below the others; it is not read.`,
			"Sheet", g.name, "Row", g.strayRow)
	}
	if g.strayCells {
		remarks.Note(`The sheet "{{.Sheet}}" has cells to the right of column {{.Column}}; they are not read.`,
			"Sheet", g.name, "Column", letterOf(limit.Columns-1))
	}
	return g.sheet
}

// listed lists the first of what there are, and how many more.
func listed[E any](all []E, name func(E) string) *value.Message {
	const most = 12
	var names []string
	for _, one := range all[:min(len(all), most)] {
		names = append(names, name(one))
	}
	text := strings.Join(names, ", ")
	if len(all) > most {
		return value.Text("{{.Names}} and {{.More}} more", "Names", text, "More", len(all)-most)
	}
	return value.Text("{{.Text}}", "Text", text)
}

// width is how many columns the sheet has.
func (s *sheet) width() int {
	width := 0
	for _, cells := range s.rows {
		width = max(width, len(cells))
	}
	return width
}

// merged returns the merged cells that a cell belongs to; found is false for a cell of its own.
func (s *sheet) merged(at place) (span, bool) {
	for _, m := range s.merges {
		if m.from.row <= at.row && at.row <= m.to.row && m.from.column <= at.column && at.column <= m.to.column {
			return m, true
		}
	}
	return span{at, at}, false
}

// cell returns the text of a cell; nothing outside the sheet.
func (s *sheet) cell(at place) string {
	if at.row < 0 || at.row >= len(s.rows) || at.column < 0 || at.column >= len(s.rows[at.row]) {
		return ""
	}
	return s.rows[at.row][at.column]
}

func empty(cells []string) bool {
	return !slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" })
}

// letterOf names a column, counted from 0, as spreadsheets do.
func letterOf(column int) string {
	letter, _ := excelize.ColumnNumberToName(column + 1)
	return letter
}

func nameOf(at place) string {
	name, _ := excelize.CoordinatesToCellName(at.column+1, at.row+1)
	return name
}
