package table

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// CellKind says how the cells of a column are drawn.
type CellKind int

// The kinds of cells.
const (
	TextCells   CellKind = iota // one line
	TwoLines                    // a line and a small quiet one below it
	PersonCells                 // a round portrait, a bold line and a small one
	ChipCells                   // chips side by side; those that do not fit become "+2"
)

// Cell is what one cell shows; the column's kind decides which parts are drawn.
type Cell struct {
	Text, Second string
	Tone         look.Tone // colours the text of TextCells where it needs work; Neutral is ink
	Portrait     look.Portrait
	Chips        []look.ChipText
}

// Column describes a column of a table of rows.
type Column[Row any] struct {
	ID, Title string
	Weight    float32 // share of the room; 1 when 0
	Min       float32 // least width at 100 %; 60 when 0
	Kind      CellKind
	Cell      func(Row) Cell     // called once per row, when it first comes into sight or is sorted by its text
	Compare   func(a, b Row) int // order of the column, as cmp.Compare; nil sorts by the cell's folded text
	Unsorted  bool               // a press on the header does nothing
	Spare     int                // where not all columns fit the one with the least Spare above 0 is left out first; 0 always stays
}

// State is what a table remembers between runs.
type State struct {
	Widths     map[string]float32 `json:"widths,omitempty"` // by column, relative to one another
	SortBy     string             `json:"sortBy,omitempty"`
	Descending bool               `json:"descending,omitempty"`
}

// Table shows rows in typed columns. A row is formatted once, when it first comes into sight; scrolling back over it formats
// nothing. Selection follows the row's key, so that it survives new rows, sorting and filtering.
type Table[Row any] struct {
	tableBase

	// OnCurrent is called when another row becomes the current one; ok is false when there is none.
	OnCurrent func(row Row, ok bool)
	// OnSelection is called when the set of selected rows changes.
	OnSelection func(rows []Row)
	// OnOpen is called for Enter and a double click.
	OnOpen func(row Row)
	// OnDelete is called for the Delete key with the selected rows.
	OnDelete func(rows []Row)
	// OnRename is called for F2.
	OnRename func(row Row)
	// OnMenu is called for a secondary click with the selected rows; at is a place on the canvas.
	OnMenu func(rows []Row, at fyne.Position)
	// OnLayout is called when a person has changed widths or sorting.
	OnLayout func(State)

	key     func(Row) string
	columns []Column[Row]
	rows    []Row
}

// New makes a table; key gives what identifies a row.
func New[Row any](key func(Row) string, columns ...Column[Row]) *Table[Row] {
	t := &Table[Row]{key: key, columns: columns}
	for _, c := range columns {
		t.addColumn(columnView{id: c.ID, title: c.Title, kind: c.Kind, min: c.Min, weight: c.Weight, sortable: !c.Unsorted, spare: c.Spare})
	}
	t.hooks = tableHooks{
		compare:   t.compare,
		current:   t.tellCurrent,
		selection: func() { look.Call(t.OnSelection, t.Selected()) },
		open:      func(i int) { look.Call(t.OnOpen, t.at(i)) },
		remove:    func() { look.CallSome(t.OnDelete, t.Selected()) },
		rename:    func(i int) { look.Call(t.OnRename, t.at(i)) },
		menu: func(at fyne.Position) {
			if t.OnMenu != nil {
				t.OnMenu(t.Selected(), at)
			}
		},
		layout: func() { look.Call(t.OnLayout, t.State()) },
	}
	t.build()
	t.ExtendBaseWidget(t)
	return t
}

// SetRows replaces the rows. What was selected stays selected where its key is still there; no callback is called unless
// the current row has gone.
func (t *Table[Row]) SetRows(rows []Row) {
	t.rows = rows
	format := func(source int) []Cell {
		cells := make([]Cell, len(t.columns))
		for c := range t.columns {
			cells[c] = t.columns[c].Cell(rows[source])
		}
		return cells
	}
	view, all := make([]*viewRow, len(rows)), make([]viewRow, len(rows))
	for i, row := range rows {
		all[i] = viewRow{source: i, key: t.key(row), format: format}
		view[i] = &all[i]
	}
	t.setView(view)
}

// Rows gives the rows in the order shown.
func (t *Table[Row]) Rows() []Row {
	rows := make([]Row, len(t.view))
	for i := range t.view {
		rows[i] = t.at(i)
	}
	return rows
}

// Current gives the row that has the keyboard's attention.
func (t *Table[Row]) Current() (row Row, ok bool) {
	if t.current < 0 || t.current >= len(t.view) {
		return row, false
	}
	return t.at(t.current), true
}

// Selected gives the selected rows in the order shown.
func (t *Table[Row]) Selected() []Row {
	var rows []Row
	for i, v := range t.view {
		if t.chosen[v.key] {
			rows = append(rows, t.at(i))
		}
	}
	return rows
}

// State gives what is to be remembered.
func (t *Table[Row]) State() State {
	state := State{Widths: map[string]float32{}, Descending: t.descending}
	for i, c := range t.views {
		state.Widths[c.id] = c.weight
		if i == t.sortBy {
			state.SortBy = c.id
		}
	}
	return state
}

// SetState brings back what was remembered; columns that no longer exist are passed over.
func (t *Table[Row]) SetState(state State) {
	for i := range t.views {
		if w, ok := state.Widths[t.views[i].id]; ok && w > 0 {
			t.views[i].weight = w
		}
	}
	t.SortBy(state.SortBy, state.Descending)
	t.Refresh()
}

// Remember keeps the table's state in the preferences under the name, and brings it back now.
func (t *Table[Row]) Remember(p *look.Preferences, name string) {
	var state State
	if p.Load("table."+name, &state) {
		t.SetState(state)
	}
	t.OnLayout = func(s State) { p.Save("table."+name, s) }
}

// Focus gives the table the keyboard.
func (t *Table[Row]) Focus() {
	if c := look.CanvasOf(t.body); c != nil {
		c.Focus(t.body)
	}
}

func (t *Table[Row]) at(shown int) Row { return t.rows[t.view[shown].source] }

func (t *Table[Row]) tellCurrent() {
	if t.OnCurrent != nil {
		row, ok := t.Current()
		t.OnCurrent(row, ok)
	}
}

// compare orders two view rows by a column.
func (t *Table[Row]) compare(column int, a, b *viewRow) int {
	if f := t.columns[column].Compare; f != nil {
		return f(t.rows[a.source], t.rows[b.source])
	}
	return cmp.Compare(a.sortKey(column), b.sortKey(column))
}

// tableHooks are the typed table's answers to what happens in the untyped one; rows are places in the shown order.
type tableHooks struct {
	compare            func(column int, a, b *viewRow) int
	current, selection func()
	open, rename       func(row int)
	remove, layout     func()
	menu               func(at fyne.Position)
}

// columnView is what drawing needs of a column.
type columnView struct {
	id, title   string
	kind        CellKind
	min, weight float32
	sortable    bool
	spare       int     // 0: always shown
	out         bool    // left out, since not all fit
	x, width    float32 // as laid out
}

// viewRow is a row ready to be drawn.
type viewRow struct {
	source int
	key    string
	format func(source int) []Cell
	cells  []Cell    // filled by content
	cut    []cutCell // filled as cells are drawn
	sorted []string  // folded texts, filled as columns are sorted
}

// cutCell is a cell's text as it fits a width.
type cutCell struct {
	width                 float32
	first, second         string
	firstFont, secondFont fyne.Resource
}

// content formats the row once, when it first comes into sight or is sorted by its text: of 10,000 rows that a search shows and takes away
// with each letter most are never looked at.
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

// tableBase is the table without its type parameter: order, selection, layout, drawing.
type tableBase struct {
	tableWidget

	RowHeight float32           // at 100 %; set before the table is shown
	Empty     fyne.CanvasObject // shown instead of rows when there are none; may be nil

	hooks      tableHooks
	views      []columnView
	view       []*viewRow
	chosen     map[string]bool
	current    int // -1: none
	anchor     int
	sortBy     int // -1: as given
	descending bool

	header *tableHeader
	body   *tableBody
	scroll *look.Scroll
}

func (t *tableBase) addColumn(c columnView) {
	if c.weight <= 0 {
		c.weight = 1
	}
	if c.min <= 0 {
		c.min = 60
	}
	t.views = append(t.views, c)
}

// setView takes new rows, sorts them and finds current and selected rows again.
func (t *tableBase) setView(view []*viewRow) {
	currentKey := ""
	if t.current >= 0 && t.current < len(t.view) {
		currentKey = t.view[t.current].key
	}
	t.view = view
	t.sort()
	present := make(map[string]bool, len(t.chosen))
	t.current = -1
	for i, v := range t.view {
		if t.chosen[v.key] {
			present[v.key] = true
		}
		if v.key == currentKey && currentKey != "" {
			t.current = i
		}
	}
	lost := len(present) != len(t.chosen)
	t.chosen = present
	t.anchor = t.current
	t.body.forget()
	t.Refresh()
	if currentKey != "" && t.current < 0 {
		t.hooks.current()
	}
	if lost {
		t.hooks.selection()
	}
}

// SortBy orders the rows by a column; an empty or unknown identifier leaves them as given.
func (t *tableBase) SortBy(id string, descending bool) {
	t.sortBy = slices.IndexFunc(t.views, func(c columnView) bool { return c.id == id && c.sortable })
	t.descending = descending
	t.resort()
}

func (t *tableBase) resort() {
	key := ""
	if t.current >= 0 && t.current < len(t.view) {
		key = t.view[t.current].key
	}
	t.sort()
	t.current = slices.IndexFunc(t.view, func(v *viewRow) bool { return key != "" && v.key == key })
	t.anchor = t.current
	t.body.forget()
	t.Refresh()
}

func (t *tableBase) sort() {
	slices.SortStableFunc(t.view, func(a, b *viewRow) int {
		if t.sortBy < 0 {
			return a.source - b.source
		}
		order := t.hooks.compare(t.sortBy, a, b)
		if t.descending {
			order = -order
		}
		if order == 0 {
			order = a.source - b.source
		}
		return order
	})
}

// Select makes the rows with the keys the selected ones, and the first of them the current one.
func (t *tableBase) Select(keys ...string) {
	t.chosen = map[string]bool{}
	for _, k := range keys {
		t.chosen[k] = true
	}
	present := map[string]bool{}
	first := -1
	for i, v := range t.view {
		if t.chosen[v.key] {
			present[v.key] = true
			if len(keys) > 0 && v.key == keys[0] {
				first = i
			}
		}
	}
	t.chosen = present
	t.anchor = first
	t.moveCurrent(first)
	t.hooks.selection()
}

// ScrollToTop shows the first rows.
func (t *tableBase) ScrollToTop() { t.scroll.ScrollToTop() }

// ScrollToCurrent brings the current row into sight.
func (t *tableBase) ScrollToCurrent() {
	if t.current >= 0 {
		t.body.reveal(t.current)
	}
}

// moveCurrent makes a row the current one, shows it and tells.
func (t *tableBase) moveCurrent(row int) {
	changed := row != t.current
	t.current = row
	if row >= 0 {
		t.body.reveal(row)
	}
	t.body.update()
	if changed {
		t.hooks.current()
	}
}

// pick is a press or a key on a row: alone, adding to the selection, or stretching it from the anchor.
func (t *tableBase) pick(row int, toggle, stretch bool) {
	if row < 0 || row >= len(t.view) {
		return
	}
	key := t.view[row].key
	switch {
	case stretch && t.anchor >= 0:
		t.chosen = map[string]bool{}
		for i := min(row, t.anchor); i <= max(row, t.anchor) && i < len(t.view); i++ {
			t.chosen[t.view[i].key] = true
		}
	case toggle:
		if t.chosen[key] {
			delete(t.chosen, key)
		} else {
			t.chosen[key] = true
		}
		t.anchor = row
	default:
		t.chosen = map[string]bool{key: true}
		t.anchor = row
	}
	t.moveCurrent(row)
	t.hooks.selection()
}

// SelectAll selects every row.
func (t *tableBase) SelectAll() {
	t.chosen = make(map[string]bool, len(t.view))
	for _, v := range t.view {
		t.chosen[v.key] = true
	}
	t.body.update()
	t.hooks.selection()
}

func (t *tableBase) rowHeight() float32 {
	if t.RowHeight > 0 {
		return look.Dp(t.RowHeight)
	}
	return look.Dp(58)
}

// layoutColumns shares the width among the columns: by weight, none below its least width as long as they all fit.
func (t *tableBase) layoutColumns(width float32) {
	left, right := look.Dp(12), look.Dp(8)
	room := width - left - right
	least := t.leaveOut(room)
	var weights float32
	for _, c := range t.views {
		if !c.out {
			weights += c.weight
		}
	}
	squeeze := float32(1)
	if least > room {
		squeeze = max(room, 1) / least
	}
	fixed := t.columnsAtLeast(room, weights, squeeze)
	spare, open := room, float32(0)
	for i, c := range t.views {
		switch {
		case c.out:
		case fixed[i]:
			spare -= look.Dp(c.min) * squeeze
		default:
			open += c.weight
		}
	}
	x := left
	for i := range t.views {
		c := &t.views[i]
		c.x, c.width = x, look.Dp(c.min)*squeeze
		switch {
		case c.out:
			c.width = 0
		case !fixed[i]:
			c.width = spare * c.weight / open
		}
		x += c.width
	}
}

// leaveOut decides which columns there is room for, and gives the least width of those.
func (t *tableBase) leaveOut(room float32) (least float32) {
	for i := range t.views {
		t.views[i].out = false
		least += look.Dp(t.views[i].min)
	}
	for least > room {
		first := -1
		for i, c := range t.views {
			if c.spare > 0 && !c.out && (first < 0 || c.spare < t.views[first].spare) {
				first = i
			}
		}
		if first < 0 {
			break
		}
		t.views[first].out = true
		least -= look.Dp(t.views[first].min)
	}
	return least
}

// columnsAtLeast finds the columns that would fall below their least width if all shared by weight.
func (t *tableBase) columnsAtLeast(room, weights, squeeze float32) []bool {
	fixed := make([]bool, len(t.views))
	for changed := true; changed; {
		changed = false
		for i, c := range t.views {
			if !c.out && !fixed[i] && room*c.weight/weights < look.Dp(c.min)*squeeze {
				fixed[i], changed = true, true
				room -= look.Dp(c.min) * squeeze
				weights -= c.weight
			}
		}
	}
	return fixed
}
