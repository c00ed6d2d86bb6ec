package sheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/surface"
	"laurel/data/locale"
)

// view draws a sheet and receives the pointer and the keyboard.
type view struct {
	sheet      *Sheet
	slots      []*slot // a row is drawn by the slot of its place modulo their number
	hovered    int     // row; -1: none
	generation int     // of the layout: a slot of an older one is drawn again
}

var _ surface.View = (*view)(nil)

// body receives the pointer. A link is followed at the end of a press: a driver moves the keyboard away after it, from
// the cell that the link edits.
type body struct {
	surface.Body
	link func() // of the press; nil: none
}

func newBody(v *view) *body {
	b := &body{}
	b.Init(b, v)
	return b
}

// Tapped follows the link that was pressed.
func (b *body) Tapped(*fyne.PointEvent) {
	link := b.link
	b.link = nil
	if link != nil {
		link()
	}
}

// Extent is the size of all rows.
func (v *view) Extent() fyne.Size {
	width := float32(1)
	for _, c := range v.sheet.columns {
		width += dp(c.Width)
	}
	return fyne.NewSize(width-1, dp(rowHeight)*float32(len(v.sheet.rows.keys)))
}

// Forget makes everything be drawn again.
func (v *view) Forget() { v.generation++ }

// replaced makes the slots again, for other columns.
func (v *view) replaced() {
	v.slots = nil
	v.sheet.body.Objects = nil
}

// FocusChanged makes a cell current where there is none.
func (v *view) FocusChanged() {
	s := v.sheet
	if s.body.Focused && s.at.row < 0 {
		s.Select(0, v.firstText())
	}
}

// firstText is the first column with text.
func (v *view) firstText() int {
	for i, c := range v.sheet.columns {
		if c.Kind == TextCells {
			return i
		}
	}
	return 0
}

// Draw draws each row in sight with its slot.
func (v *view) Draw() {
	s := v.sheet
	sight := s.scroll.Size()
	offset := s.scroll.Offset
	height := dp(rowHeight)
	if sight.Height <= 0 || s.rows.ask == nil {
		return
	}
	for len(v.slots) < int(sight.Height/height)+2 {
		made := newSlot(s.columns)
		v.slots = append(v.slots, made)
		s.body.Objects = append(s.body.Objects, made.box)
		v.generation++
	}
	v.putEditorLast()
	shown := make([]bool, len(v.slots))
	for row := max(int(offset.Y/height), 0); row < len(s.rows.keys); row++ {
		top := float32(row) * height
		if top > offset.Y+sight.Height {
			break
		}
		at := row % len(v.slots)
		shown[at] = true
		current := -1
		if row == s.at.row {
			current = s.at.column
		}
		v.slots[at].show(s, slotState{
			row: row, generation: v.generation, offset: offset.X, width: sight.Width,
			current: current, focused: s.body.Focused, hovered: row == v.hovered, marks: s.marksOf(row),
		})
		look.Place(v.slots[at].box, 0, top, s.body.Size().Width, height)
	}
	for i, slot := range v.slots {
		look.SetShown(slot.box, shown[i])
	}
	s.placeEditor()
}

// putEditorLast keeps the cell that is edited above the rows.
func (v *view) putEditorLast() {
	b, e := v.sheet.body, v.sheet.editing
	for i, o := range b.Objects {
		if _, is := o.(*editor); is {
			b.Objects = append(b.Objects[:i], b.Objects[i+1:]...)
			break
		}
	}
	if e != nil {
		b.Objects = append(b.Objects, e)
	}
}

// hit is the cell at a place of the body; row -1: none.
func (v *view) hit(at fyne.Position) (row, column int) {
	s := v.sheet
	row = int(at.Y / dp(rowHeight))
	if at.Y < 0 || row >= len(s.rows.keys) {
		return -1, 0
	}
	column = -1
	for i, c := range s.columns {
		x := at.X
		if c.Frozen {
			x -= s.scroll.Offset.X
		}
		if x >= c.x && x < c.x+c.width {
			return row, i
		}
	}
	return row, max(column, len(s.columns)-1)
}

// Pressed makes a cell the current one, and presses what is in it; a second press soon after edits it.
func (v *view) Pressed(e *desktop.MouseEvent) {
	s := v.sheet
	s.body.link = nil
	row, column := v.hit(e.Position)
	if row < 0 {
		return
	}
	if s.body.Shift && e.Button == desktop.MouseButtonPrimary && s.at.row >= 0 {
		s.extend(row, column)
		return
	}
	s.Select(row, column)
	key := s.rows.keys[row] + "\x00" + s.columns[column].ID
	switch {
	case e.Button == desktop.MouseButtonSecondary:
		s.menu(row, column, e.AbsolutePosition)
	case v.pressedPart(row, column, e.Position):
	case s.body.Again(key, e):
		s.open(row, column)
	}
}

// pressedPart presses the box or the link at a place, and reports whether there is one.
func (v *view) pressedPart(row, column int, at fyne.Position) bool {
	s, slot := v.sheet, v.slots[row%len(v.slots)]
	part := slot.cells[column].partAt(at.X)
	switch {
	case part == noPart || slot.state.row != row:
		return false
	case part == boxPart && s.columns[column].Kind == TickCells:
		look.Call(s.Events.Tick, row)
	case part == boxPart:
		call(s.Events.Keep, row, column)
	case s.Events.Link != nil:
		s.body.link = func() { s.Events.Link(row, column, part) }
	}
	return true
}

// call calls a function that may be nil.
func call(f func(int, int), row, column int) {
	if f != nil {
		f(row, column)
	}
}

func (s *Sheet) menu(row, column int, at fyne.Position) {
	if s.Events.Menu != nil {
		s.Events.Menu(row, column, at)
	}
}

// open edits a cell, or reports that it was opened.
func (s *Sheet) open(row, column int) {
	if s.Cell(row, column).Editable {
		s.Edit(row, column)
		return
	}
	call(s.Events.Open, row, column)
}

// Hovered lights the row below the pointer.
func (v *view) Hovered(at fyne.Position, over bool) {
	row := -1
	if over {
		row, _ = v.hit(at)
	}
	if v.hovered != row {
		v.hovered = row
		v.sheet.body.Redraw()
	}
}

// TypedKey moves, edits, ticks.
func (v *view) TypedKey(e *fyne.KeyEvent) {
	s := v.sheet
	switch {
	case v.moved(e.Name):
	case e.Name == fyne.KeyEscape || s.at.row < 0 || s.at.row >= len(s.rows.keys):
		look.PassKey(s.body, e)
	default:
		v.act(e.Name)
	}
}

// act does what a key means for the current cell.
func (v *view) act(key fyne.KeyName) {
	s := v.sheet
	row, column := s.at.row, s.at.column
	cell := s.Cell(row, column)
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2:
		s.open(row, column)
	case fyne.KeySpace:
		if cell.Changes {
			call(s.Events.Keep, row, column)
		} else {
			look.Call(s.Events.Tick, row)
		}
	case fyne.KeyDelete, fyne.KeyBackspace:
		switch {
		case !cell.Editable && s.Events.Cleared != nil:
			s.Events.Cleared(row, column)
		default:
			s.emptyMarked()
		}
	case desktop.KeyMenu:
		s.menu(row, column, s.below(row, column))
	}
}

// below is the place on the canvas below a cell.
func (s *Sheet) below(row, column int) fyne.Position {
	at := fyne.NewPos(s.columns[column].x, float32(row+1)*dp(rowHeight))
	if s.columns[column].Frozen {
		at.X += s.scroll.Offset.X
	}
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(s.body).Add(at)
}

// Below is the place on the canvas below the current cell, for a menu.
func (s *Sheet) Below() fyne.Position { return s.below(max(s.at.row, 0), s.at.column) }

// moved goes to another cell; it reports whether the key means that.
func (v *view) moved(key fyne.KeyName) bool {
	s := v.sheet
	page := max(int(s.scroll.Size().Height/dp(rowHeight))-1, 1)
	to := s.Select
	if s.body.Shift && s.at.row >= 0 {
		to = s.extend
	}
	switch key {
	case fyne.KeyDown:
		to(s.at.row+1, s.at.column)
	case fyne.KeyUp:
		to(s.at.row-1, s.at.column)
	case fyne.KeyRight:
		to(s.at.row, s.at.column+1)
	case fyne.KeyLeft:
		to(s.at.row, s.at.column-1)
	case fyne.KeyHome:
		to(s.at.row, 0)
	case fyne.KeyEnd:
		to(s.at.row, len(s.columns)-1)
	case fyne.KeyPageDown:
		to(s.at.row+page, s.at.column)
	case fyne.KeyPageUp:
		to(s.at.row-page, s.at.column)
	default:
		return false
	}
	return true
}

// TypedRune begins to edit the current cell with the letter, or reports it.
func (v *view) TypedRune(r rune) {
	s := v.sheet
	switch {
	case r == ' ' || s.at.row < 0 || s.at.row >= len(s.rows.keys):
	case s.Cell(s.at.row, s.at.column).Editable:
		s.Edit(s.at.row, s.at.column)
		s.editing.SetText(string(r))
		s.editing.End()
	case s.Events.Typed != nil:
		s.Events.Typed(s.at.row, s.at.column, r)
	}
}

// TypedShortcut goes to the first or last row, copies or pastes.
func (v *view) TypedShortcut(shortcut fyne.Shortcut) (used bool) {
	s := v.sheet
	switch {
	case s.OnShortcut != nil && s.OnShortcut(shortcut):
		return true
	case s.at.row < 0 || s.at.row >= len(s.rows.keys):
		return false
	}
	custom, is := shortcut.(*desktop.CustomShortcut)
	switch {
	case !is:
		return s.clipboardShortcut(shortcut)
	case custom.Modifier != fyne.KeyModifierShortcutDefault:
		return false
	case custom.KeyName == fyne.KeyHome:
		s.Select(0, s.at.column)
		return true
	case custom.KeyName == fyne.KeyEnd:
		s.Select(len(s.rows.keys)-1, s.at.column)
		return true
	}
	return false
}

// Label is the current cell: its column, its text, what it replaces, and the row that it is in.
func (v *view) Label() string {
	s := v.sheet
	if s.at.row < 0 || s.at.row >= len(s.rows.keys) {
		return ""
	}
	texts := []string{s.columns[s.at.column].Title, s.Cell(s.at.row, s.at.column).spoken()}
	for i, c := range s.columns {
		if c.Frozen && i != s.at.column {
			texts = append(texts, s.Cell(s.at.row, i).Text)
		}
	}
	return locale.Joined(", ", texts...)
}

// spoken is the cell for screen readers.
func (c Cell) spoken() string {
	return locale.Joined(", ", append([]string{c.Before, c.Text}, c.Links...)...)
}
