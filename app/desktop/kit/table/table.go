package table

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/surface"
	"laurel/data/locale"
)

// CellKind is how the cells of a column are drawn.
type CellKind int

// The kinds of cells.
const (
	TextCells   CellKind = iota // one line
	TwoLines                    // a line and a small quiet one below it
	PersonCells                 // a round portrait, a bold line and a small one
	ChipCells                   // chips side by side; those that do not fit become "+2"
	TickCells                   // a box that is ticked or not; a press on it, or Space, calls OnTick
)

// Cell is what one cell shows; the column's kind decides which parts are drawn.
type Cell struct {
	Text, Second string
	Tone         look.Tone // colours the text of TextCells where it needs work; Neutral is ink
	Portrait     look.Portrait
	Chips        []look.ChipText
	Ticked       bool
}

// Column describes a column of a table of rows.
type Column[Row any] struct {
	ID, Title string
	Weight    float32 // share of the width; 1 when 0
	Min       float32 // least width at 100 %; 60 when 0
	Kind      CellKind
	Cell      func(Row) Cell     // called once per row, when it first comes into sight or is sorted by its text
	Compare   func(a, b Row) int // order of the column, as cmp.Compare; nil sorts by the cell's folded text
	Unsorted  bool               // a press on the header does nothing
	Spare     int                // where not all columns fit: 1 is left out first, then 2 ...; 0 always stays
	Hidden    bool               // until a person shows it
}

// Table shows rows in typed columns. A row is formatted once, when it first comes into sight; scrolling back over it
// formats nothing. Selection follows the row's key, so that it survives new rows, sorting and filtering.
type Table[Row any] struct {
	surface.List

	RowHeight float32          // at 100 %; set before the table is shown
	Group     func(Row) string // the heading above the row; rows come by their headings in the order given; nil: none

	OnCurrent   func(row Row, ok bool)            // another row is the current one; ok is false when there is none
	OnSelection func(rows []Row)                  // the set of selected rows has changed
	OnOpen      func(row Row)                     // Enter, or a double click
	OnDelete    func(rows []Row)                  // Delete, with the selected rows
	OnRename    func(row Row)                     // F2
	OnTick      func(rows []Row)                  // a press on the box of a row, or Space with the selected rows
	OnChip      func(row Row, id string)          // a press on a chip that has an ID
	Actions     func(rows []Row) []*fyne.MenuItem // what the menu of rows offers beside copying them; nil: nothing

	key     func(Row) string
	columns []Column[Row]
	rows    []Row
	grid    *grid
}

// New makes a table; key returns what identifies a row.
func New[Row any](key func(Row) string, columns ...Column[Row]) *Table[Row] {
	t := &Table[Row]{RowHeight: 58, key: key, columns: columns}
	t.grid = &grid{
		list: &t.List, sortBy: -1, compare: t.compare,
		rowHeight: func() float32 { return dp(t.RowHeight) },
	}
	for i, c := range columns {
		t.grid.order = append(t.grid.order, i)
		t.grid.columns = append(t.grid.columns, column{
			id: c.ID, title: c.Title, kind: c.Kind, min: cmp.Or(c.Min, 60), weight: cmp.Or(c.Weight, 1),
			sortable: !c.Unsorted, spare: c.Spare, hidden: c.Hidden,
		})
	}
	t.grid.init(t)
	t.List.OnCurrent = func(string, bool) {
		if t.OnCurrent != nil {
			t.OnCurrent(t.Current())
		}
	}
	t.List.OnSelection = func([]string) { look.Call(t.OnSelection, t.Selected()) }
	t.List.OnOpen = func(string) { t.withCurrent(t.OnOpen) }
	t.List.OnRename = func(string) { t.withCurrent(t.OnRename) }
	t.List.OnDelete = func([]string) { look.CallSome(t.OnDelete, t.Selected()) }
	if slices.ContainsFunc(columns, func(c Column[Row]) bool { return c.Kind == TickCells }) {
		t.List.OnTick = func([]string) { look.CallSome(t.OnTick, t.Selected()) }
	}
	t.List.OnPress = t.pressed
	t.List.OnMenu = func(_ []string, at fyne.Position) {
		look.CallSome(func(rows []Row) { t.showActions(rows, at) }, t.Selected())
	}
	return t
}

// showActions opens the menu of rows.
func (t *Table[Row]) showActions(rows []Row, at fyne.Position) {
	menu := fyne.NewMenu("")
	if t.Actions != nil {
		menu.Items = t.Actions(rows)
	}
	copies := fyne.NewMenuItem(locale.L("Copy"), func() { t.CopySelected() })
	copies.Shortcut = look.KeyHint(look.KeyText(fyne.KeyC, fyne.KeyModifierShortcutDefault))
	menu.Items = append(menu.Items, copies)
	look.ShowMenuAt(look.CanvasOf(t), at, menu)
}

// withCurrent calls a function that may be nil with the current row.
func (t *Table[Row]) withCurrent(f func(Row)) {
	if row, ok := t.Current(); ok {
		look.Call(f, row)
	}
}

// SetRows replaces the rows. What was selected stays selected where its key is still there; no callback is called
// unless the current row has gone.
func (t *Table[Row]) SetRows(rows []Row) {
	format := func(source int) []Cell {
		cells := make([]Cell, len(t.columns))
		for c := range t.columns {
			if !t.grid.columns[c].hidden || c == t.grid.sortBy {
				cells[c] = t.columns[c].Cell(rows[source])
			}
		}
		return cells
	}
	view, all := make([]*viewRow, len(rows)), make([]viewRow, len(rows))
	for i, row := range rows {
		all[i] = viewRow{source: i, key: t.key(row), format: format}
		if t.Group != nil {
			all[i].heading = t.Group(row)
		}
		view[i] = &all[i]
	}
	t.Replace(func() {
		t.rows = rows
		t.grid.view = view
		t.grid.isGrouped = t.Group != nil
		t.grid.sort()
	})
}

// Rows returns the rows in the order shown.
func (t *Table[Row]) Rows() []Row {
	rows := make([]Row, 0, len(t.grid.view))
	for i, row := range t.grid.view {
		if !row.isHeading() {
			rows = append(rows, t.at(i))
		}
	}
	return rows
}

// Current returns the row that has the keyboard's attention.
func (t *Table[Row]) Current() (row Row, ok bool) {
	if i := t.CurrentRow(); i >= 0 {
		return t.at(i), true
	}
	return row, false
}

// Selected returns the selected rows in the order shown.
func (t *Table[Row]) Selected() []Row {
	var rows []Row
	for _, i := range t.SelectedRows() {
		rows = append(rows, t.at(i))
	}
	return rows
}

// SortBy orders the rows by a column; an empty or unknown identifier leaves them as given.
func (t *Table[Row]) SortBy(id string, descending bool) { t.grid.sortByID(id, descending) }

// State returns what is to be remembered.
func (t *Table[Row]) State() State { return t.grid.state() }

// SetState restores what was remembered; columns that no longer exist are passed over.
func (t *Table[Row]) SetState(state State) { t.grid.setState(state) }

// Remember keeps the table's state and its named views in the preferences under the name, and restores it now.
func (t *Table[Row]) Remember(p *look.Preferences, name string) { t.grid.remember(p, name) }

// WithFilter makes what the list is narrowed to part of its views: filter returns it as a text, set applies it again.
func (t *Table[Row]) WithFilter(filter func() string, set func(string)) {
	t.grid.views.filter, t.grid.views.setFilter = filter, set
}

// ShowViews opens the menu of columns and views.
func (t *Table[Row]) ShowViews() { t.grid.showMenu(t.grid.header.button) }

func (t *Table[Row]) at(shown int) Row { return t.rows[t.grid.view[shown].source] }

// pressed ticks the row when the press is on its box, and reports one on a chip.
func (t *Table[Row]) pressed(key string, at fyne.Position) bool {
	shown := slices.IndexFunc(t.grid.view, func(r *viewRow) bool { return r.key == key && !r.isHeading() })
	if shown < 0 {
		return false
	}
	if t.OnTick != nil && t.grid.isBox(at.X) {
		t.OnTick([]Row{t.at(shown)})
		return true
	}
	chip := t.grid.chipAt(shown, at)
	if t.OnChip == nil || chip == "" {
		return false
	}
	t.OnChip(t.at(shown), chip)
	return true
}

// compare orders two view rows by a column.
func (t *Table[Row]) compare(column int, a, b *viewRow) int {
	if f := t.columns[column].Compare; f != nil {
		return f(t.rows[a.source], t.rows[b.source])
	}
	return cmp.Compare(a.sortKey(column), b.sortKey(column))
}
