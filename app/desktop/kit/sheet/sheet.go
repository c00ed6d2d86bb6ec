// Package sheet contains an editable sheet: rows of cells that are edited in place, as in a spreadsheet. The first
// columns stay in sight while the others scroll, and only the cells in sight are drawn, so that ten thousand rows
// scroll smoothly. It knows no domain.
//
//	rows := sheet.New()
//	rows.Events = sheet.Events{Tick: ..., Edited: ..., Heading: ...}
//	rows.SetRows(columns, keys, func(row int) []sheet.Cell { ... })
package sheet

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
)

// dp scales a length of the drawings at 100 %.
func dp(length float32) float32 { return look.Dp(length) }

// Kind is how the cells of a column are drawn.
type Kind int

// The kinds.
const (
	TextCells Kind = iota // a line; of a change also what it replaces, behind a box
	TickCells             // a box, or a sign where there is nothing to tick
	ChipCells             // a chip
	LinkCells             // a line and links behind it
)

// Tick is what a cell of TickCells shows.
type Tick int

// The ticks.
const (
	NoTick Tick = iota // nothing
	On
	Off
	Asked // a question mark: nobody has decided
	Wrong // an exclamation mark
)

// Cell is what one cell shows; the kind of its column decides which parts are drawn.
type Cell struct {
	Text     string
	Before   string    // what the text replaces; shown struck through before it
	Changes  bool      // the text replaces Before, which may be empty: a box in the cell accepts the change or not
	Kept     bool      // the change is not accepted: Before stays, and the text is struck through
	Tone     look.Tone // of the text where it needs work, or of the chip
	Strong   bool      // the text is bold
	Tick     Tick
	Links    []string
	Editable bool
	Edit     string // the text that editing begins with
}

// Column is a column of a sheet.
type Column struct {
	ID            string
	Title, Second string // the heading, and a quiet line below it
	Width         float32
	Kind          Kind
	Frozen        bool // it stays in sight; frozen columns come first
	Choice        bool // a press on its heading offers a choice
}

// Events are what a person does in a sheet; each may be nil. Rows and columns are counted from 0.
type Events struct {
	Tick    func(row int)                           // Space, or a press on the box of a row
	Keep    func(row, column int)                   // the same on the box of a change
	Edited  func(row, column int, text string)      // another text was typed
	Pasted  func(changes []Change, left int)        // several texts were pasted; left of them have no place
	Link    func(row, column, link int)             // a press on a link
	Open    func(row, column int)                   // Enter, or a double press, where nothing is edited
	Menu    func(row, column int, at fyne.Position) // a secondary press at a place on the canvas
	Heading func(column int)                        // a press on a heading with a choice
	Current func(row, column int)                   // another cell is the current one; row -1: none
	Typed   func(row, column int, key rune)         // a letter on a cell that is not edited
	Cleared func(row, column int)                   // Delete or Backspace on a cell that cannot be edited
}

// Sheet shows rows of cells. By keyboard: the arrows, Home, End, Page Up and Page Down move, Enter, F2 and letters
// edit, Space ticks, Delete empties, the menu key opens the row's menu; with Shift they mark cells, which are copied
// and pasted as in a spreadsheet. While a cell is edited Enter accepts and goes down, Tab accepts and edits the next
// cell, Escape leaves the cell as it was.
type Sheet struct {
	widget.BaseWidget

	Events

	Empty      fyne.CanvasObject          // shown instead of rows when there are none; may be nil
	OnShortcut func(s fyne.Shortcut) bool // true when it was used; others go on to the window

	columns []placed
	widths  map[string]float32 // of the columns that a person made wider or narrower
	rows    rows
	at      cursor
	from    cursor // where the marked cells begin
	scroll  *look.Scroll
	body    *body
	view    *view
	head    *headings
	clip    *container.Clip
	editing *editor // nil: no cell is edited
}

// placed is a column with its place.
type placed struct {
	Column

	x, width float32 // at the scale in use
}

// rows are the rows of a sheet. They are asked for when they come into sight.
type rows struct {
	keys  []string
	ask   func(row int) []Cell
	known map[int][]Cell
}

// cursor is the current cell.
type cursor struct{ row, column int }

// The heights of a sheet at 100 %, and how many rows are kept once they were in sight.
const (
	rowHeight  = 34
	headHeight = 48
	mostKnown  = 400
)

// New makes an empty sheet.
func New() *Sheet {
	s := &Sheet{at: cursor{row: -1}, from: cursor{row: -1}, widths: map[string]float32{}}
	s.view = &view{sheet: s, hovered: -1}
	s.body = newBody(s.view)
	s.head = newHeadings(s)
	s.clip = container.NewClip(s.head)
	s.scroll = look.NewScroll(s.body)
	s.scroll.OnScrolled = func(fyne.Position) { s.scrolled() }
	s.ExtendBaseWidget(s)
	return s
}

// SetRows replaces columns and rows. The current cell, and one that is edited, stay where their row and column are
// still there. A row is asked for when it comes into sight.
func (s *Sheet) SetRows(columns []Column, keys []string, row func(row int) []Cell) {
	key, column := s.currentKeys()
	columns = s.withWidths(columns)
	sameRows := len(keys) == len(s.rows.keys) && len(columns) == len(s.columns)
	sameColumns := slices.EqualFunc(s.columns, columns, func(a placed, b Column) bool { return a.Column == b })
	if !sameColumns {
		s.columns = make([]placed, len(columns))
		for i, c := range columns {
			s.columns[i] = placed{Column: c}
		}
		s.view.replaced()
	}
	s.rows = rows{keys: keys, ask: row, known: map[int][]Cell{}}
	s.at.row = slices.Index(keys, key)
	if s.at.row < 0 && len(keys) > 0 && key != "" {
		s.at.row = 0
	}
	s.at.column = max(slices.IndexFunc(columns, func(c Column) bool { return c.ID == column }), 0)
	if !sameRows {
		s.from = s.at
	}
	s.view.Forget()
	s.resized()
	s.keepEditing()
	if key != "" {
		s.reportCurrent()
	}
}

// currentKeys are the keys of the current row and column; empty: none.
func (s *Sheet) currentKeys() (row, column string) {
	if s.at.column < len(s.columns) {
		column = s.columns[s.at.column].ID
	}
	if s.at.row >= 0 && s.at.row < len(s.rows.keys) {
		row = s.rows.keys[s.at.row]
	}
	return row, column
}

// Reload asks for the rows again, which have other cells now.
func (s *Sheet) Reload() {
	clear(s.rows.known)
	s.view.Forget()
	s.head.Refresh()
	s.body.Redraw()
}

// cells returns the cells of a row, made when it is first in sight.
func (s *Sheet) cells(row int) []Cell {
	if known := s.rows.known[row]; known != nil {
		return known
	}
	if len(s.rows.known) > mostKnown {
		clear(s.rows.known)
	}
	made := s.rows.ask(row)
	s.rows.known[row] = made
	return made
}

// Cell returns a cell as it is shown.
func (s *Sheet) Cell(row, column int) Cell { return s.cells(row)[column] }

// Current returns the current cell; row -1: there is none.
func (s *Sheet) Current() (row, column int) { return s.at.row, s.at.column }

// Columns returns the columns.
func (s *Sheet) Columns() []Column {
	all := make([]Column, len(s.columns))
	for i, c := range s.columns {
		all[i] = c.Column
	}
	return all
}

// Select makes a cell the current one and shows it.
func (s *Sheet) Select(row, column int) {
	if len(s.rows.keys) == 0 || len(s.columns) == 0 {
		return
	}
	to := cursor{min(max(row, 0), len(s.rows.keys)-1), min(max(column, 0), len(s.columns)-1)}
	changed := to != s.at
	s.at, s.from = to, to
	s.reveal()
	s.body.Redraw()
	if changed {
		s.reportCurrent()
	}
}

func (s *Sheet) reportCurrent() {
	if s.Events.Current != nil {
		s.Events.Current(s.at.row, s.at.column)
	}
}

// Focus moves the keyboard to the sheet in a canvas.
func (s *Sheet) Focus(c fyne.Canvas) { s.body.FocusIn(c) }

// frozenWidth is how wide the columns are that stay in sight.
func (s *Sheet) frozenWidth() float32 {
	width := float32(0)
	for _, c := range s.columns {
		if c.Frozen {
			width = c.x + c.width
		}
	}
	return width
}

// resized lays the columns out for the size and the scale in use: the last is as wide as the space that is left.
func (s *Sheet) resized() {
	x := float32(0)
	for i := range s.columns {
		c := &s.columns[i]
		c.x, c.width = x, dp(c.Width)
		if i == len(s.columns)-1 {
			c.width = max(c.width, s.scroll.Size().Width-x)
		}
		x += c.width
	}
	s.view.generation++
	s.scroll.Content.Resize(s.scroll.Content.MinSize().Max(s.scroll.Size()))
	s.scroll.Refresh()
	s.scrolled()
}

// scrolled draws what has come into sight.
func (s *Sheet) scrolled() {
	s.head.Refresh()
	s.body.Redraw()
}

// reveal scrolls as little as needed to show the current cell beside the frozen columns.
func (s *Sheet) reveal() {
	sight := s.scroll.Size()
	offset := s.scroll.Offset
	height := dp(rowHeight)
	if sight.Height <= 0 || s.at.row < 0 {
		return
	}
	c, top := s.columns[s.at.column], float32(s.at.row)*height
	if !c.Frozen {
		offset.X = max(min(offset.X, c.x-s.frozenWidth()), c.x+min(c.width, sight.Width-s.frozenWidth())-sight.Width)
	}
	offset.Y = max(min(offset.Y, top), top+height-sight.Height)
	content := s.scroll.Content.Size()
	offset.X = max(min(offset.X, content.Width-sight.Width), 0)
	offset.Y = max(min(offset.Y, content.Height-sight.Height), 0)
	if offset != s.scroll.Offset {
		s.scroll.ScrollToOffset(offset)
		s.scrolled()
	}
}

// CreateRenderer links the sheet to its parts.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{s.clip, s.scroll}
	if s.Empty != nil {
		objects = append(objects, s.Empty)
	}
	return look.NewDrawing(s, s.arrange, look.Least(240, headHeight+3*rowHeight), s.view.Forget, objects...)
}

// Parts are the objects that the sheet consists of.
func (s *Sheet) Parts() []fyne.CanvasObject { return []fyne.CanvasObject{s.clip, s.scroll} }

func (s *Sheet) arrange(size fyne.Size) {
	head := dp(headHeight)
	look.Place(s.clip, 0, 0, size.Width, head)
	s.head.Resize(fyne.NewSize(size.Width, head))
	look.Place(s.scroll, 0, head, size.Width, max(size.Height-head, 0))
	if s.Empty != nil {
		look.Place(s.Empty, 0, head, size.Width, max(size.Height-head, 0))
		look.SetShown(s.Empty, len(s.rows.keys) == 0)
	}
	s.resized()
}
