package sheet

import (
	"slices"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
)

// editor is the entry over the cell that is edited.
type editor struct {
	form.Entry

	sheet       *Sheet
	row, column string // keys
	before      string
}

// Edit opens a cell for typing. Nothing happens where it cannot be edited.
func (s *Sheet) Edit(row, column int) {
	s.endEditing(true)
	if row < 0 || row >= len(s.rows.keys) || !s.Cell(row, column).Editable {
		return
	}
	s.Select(row, column)
	e := &editor{sheet: s, row: s.rows.keys[row], column: s.columns[column].ID, before: s.Cell(row, column).Edit}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.ExtendBaseWidget(e)
	e.SetText(e.before)
	s.editing = e
	s.body.Redraw()
	if c := look.CanvasOf(s); c != nil {
		c.Focus(e)
	}
	e.End()
}

// Editing returns the entry of the cell that is edited, or nil.
func (s *Sheet) Editing() *form.Entry {
	if s.editing == nil {
		return nil
	}
	return &s.editing.Entry
}

// place returns where the edited cell is; row -1: it is no longer there.
func (e *editor) place() (row, column int) {
	column = slices.IndexFunc(e.sheet.columns, func(c placed) bool { return c.ID == e.column })
	if column < 0 {
		return -1, 0
	}
	return slices.Index(e.sheet.rows.keys, e.row), column
}

// editorWidth is the least width of the entry at 100 %.
const editorWidth = 150

// placeEditor puts the entry over its cell.
func (s *Sheet) placeEditor() {
	if s.editing == nil {
		return
	}
	row, column := s.editing.place()
	if row < 0 {
		return
	}
	c := s.columns[column]
	x := c.x
	if c.Frozen {
		x += s.scroll.Offset.X
	}
	width := max(c.width, dp(editorWidth))
	x = max(min(x, s.scroll.Offset.X+s.scroll.Size().Width-width), 0)
	height := max(dp(rowHeight), s.editing.MinSize().Height)
	look.Place(s.editing, x, float32(row)*dp(rowHeight)-(height-dp(rowHeight))/2, width, height)
}

// keepEditing leaves the entry where its cell is still there after other rows were set, and removes it otherwise.
func (s *Sheet) keepEditing() {
	if s.editing == nil {
		return
	}
	if row, _ := s.editing.place(); row < 0 {
		s.endEditing(false)
	}
}

// endEditing removes the entry; what was typed is accepted or not.
func (s *Sheet) endEditing(accept bool) {
	e := s.editing
	if e == nil {
		return
	}
	s.editing = nil
	row, column := e.place()
	text := e.Text
	c := look.CanvasOf(s)
	had := c != nil && c.Focused() == fyne.Focusable(e)
	if had {
		s.body.FocusIn(c)
	}
	s.body.Redraw()
	if accept && text != e.before && row >= 0 {
		s.edited(row, column, text)
	}
}

func (s *Sheet) edited(row, column int, text string) {
	if s.Events.Edited != nil {
		s.Events.Edited(row, column, text)
	}
}

// AcceptsTab is true: Tab edits the next cell.
func (e *editor) AcceptsTab() bool { return true }

// FocusLost accepts what was typed.
func (e *editor) FocusLost() {
	e.Entry.FocusLost()
	if e.sheet.editing == e {
		e.sheet.endEditing(true)
	}
}

// TypedKey accepts, leaves, or goes on to the next cell.
func (e *editor) TypedKey(key *fyne.KeyEvent) {
	s := e.sheet
	row, column := e.place()
	switch key.Name {
	case fyne.KeyEscape:
		s.endEditing(false)
	case fyne.KeyReturn, fyne.KeyEnter:
		s.endEditing(true)
		if row >= 0 {
			s.Select(row+1, column)
		}
	case fyne.KeyTab:
		by := 1
		if look.HeldKeys()&fyne.KeyModifierShift != 0 {
			by = -1
		}
		s.endEditing(true)
		s.editNext(row, column, by)
	default:
		e.Entry.TypedKey(key)
	}
}

// editNext edits the next cell of a row that can be edited; at its end the keyboard stays.
func (s *Sheet) editNext(row, column, by int) {
	if row < 0 {
		return
	}
	for i := column + by; i >= 0 && i < len(s.columns); i += by {
		if s.Cell(row, i).Editable {
			s.Edit(row, i)
			return
		}
	}
}
