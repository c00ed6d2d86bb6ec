package surface

import (
	"iter"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
)

// Rows are what a List shows.
type Rows interface {
	Len() int
	Key(row int) string      // identifies the row
	Height(row int) float32  // at the scale in use
	Selectable(row int) bool // a heading is not
	Text(row int) string     // folded; letters that are typed lead to the row that begins with them
	Label(row int) string    // for screen readers
	NewSlot() Slot           // an object that draws a row
}

// Slot draws one row; slots are used again while scrolling.
type Slot interface {
	Box() *fyne.Container
	Show(row int, state look.RowLook) // draws a row in the size of the box, unless it is drawn so already
	Forget()                          // the row must be drawn again
}

// List shows rows below one another, under a head. Only the rows in sight are drawn, so that thousands scroll smoothly.
// Selection follows the rows' keys. By keyboard: Up, Down, Home, End, Page Up and Page Down move, Shift extends the
// selection, Space adds to it, Ctrl/Cmd+A selects all, letters jump to a row.
type List struct {
	widget.BaseWidget

	Empty fyne.CanvasObject // shown instead of rows when there are none; may be nil

	ListActions

	options ListOptions
	rows    Rows
	state   listState
	scroll  *look.Scroll
	body    *Body
	slots   []Slot // a row is drawn by the slot of its place modulo their number, so that scrolling changes few of them
}

// ListActions are what keys and presses do; nil: nothing.
type ListActions struct {
	OnCurrent   func(key string, ok bool)               // another row is the current one, or none
	OnSelection func(keys []string)                     // the set of selected rows has changed
	OnOpen      func(key string)                        // Enter, or a double click
	OnTick      func(keys []string)                     // Space; nil: Space adds to the selection
	OnPress     func(key string, at fyne.Position) bool // a press in a row; true when it was used and selects nothing
	OnAdd       func()                                  // Insert
	OnRename    func(key string)                        // F2
	OnDelete    func(keys []string)                     // Delete
	OnMenu      func(keys []string, at fyne.Position)   // a secondary click, at a place on the canvas
	OnShortcut  func(s fyne.Shortcut) bool              // true when it was used; others go on to the window
}

// ListOptions are how a list differs from others.
type ListOptions struct {
	Head    fyne.CanvasObject                     // above the rows; may be nil
	High    float32                               // the height of the head at 100 %
	Least   fyne.Size                             // at 100 %
	Overlap float32                               // what Page Up and Page Down keep in sight, at 100 %
	Follow  bool                                  // a row is current whenever there are any
	Foot    float32                               // below the last row, at 100 %
	Keys    func(fyne.KeyName) (row int, ok bool) // other keys that move; may be nil
	Skipped func(row int) bool                    // rows that "select all" leaves out; may be nil
}

// listState is where the rows of a list are and what is selected.
type listState struct {
	tops     []float32 // where each row begins, and at last where all end
	lowest   float32   // the height of the lowest row
	selected Selection
	current  int // -1: none
	anchor   int // where an extended selection began; -1: nowhere
	hovered  int
	typed    look.TypeAhead
}

// Init makes the list the base of a widget.
func (l *List) Init(outer fyne.Widget, rows Rows, options ListOptions) {
	l.rows, l.options = rows, options
	l.state = listState{tops: []float32{0}, current: -1, anchor: -1, hovered: -1}
	l.body = NewBody(listView{l})
	l.scroll = look.NewVScroll(l.body)
	l.scroll.OnScrolled = func(fyne.Position) { l.body.Redraw() }
	l.ExtendBaseWidget(outer)
}

// Replace lets the owner change the rows. What was selected stays selected where its key is still there.
func (l *List) Replace(change func()) {
	s := &l.state
	key, had := l.Current()
	at := s.current
	for i, k := range l.all() {
		if s.selected.Has(k) {
			at = min(i, at)
			break
		}
	}
	change()
	l.measure()
	s.current = -1
	if had {
		s.current = l.rowKeyed(key)
	}
	lost := s.selected.Keep(l.all())
	gone := had && s.current < 0
	if gone && l.options.Follow {
		if s.current = l.nearest(at); s.current >= 0 {
			s.selected.Set(l.rows.Key(s.current))
		}
		lost = true
	}
	s.anchor = s.current
	l.forget()
	l.Refresh()
	if gone {
		l.reportCurrent()
	}
	if lost {
		l.reportSelection()
	}
}

// measure finds where each row begins, at the scale in use.
func (l *List) measure() {
	n := l.rows.Len()
	s := &l.state
	s.tops, s.lowest = make([]float32, n+1), 0
	for i := range n {
		height := l.rows.Height(i)
		s.tops[i+1] = s.tops[i] + height
		if i == 0 || height < s.lowest {
			s.lowest = height
		}
	}
}

// nearest is a row near a place that can be selected: at it or below, else above; -1 when there is none.
func (l *List) nearest(at int) int {
	at = min(max(at, 0), l.rows.Len()-1)
	switch {
	case at < 0:
		return -1
	case l.rows.Selectable(at):
		return at
	}
	if next := l.Step(at, 1); next >= 0 {
		return next
	}
	return l.Step(at, -1)
}

// Step is the next row in a direction that can be selected, or -1.
func (l *List) Step(from, by int) int {
	for i := from + by; i >= 0 && i < l.rows.Len(); i += by {
		if l.rows.Selectable(i) {
			return i
		}
	}
	return -1
}

// CurrentRow is the place of the current row, or -1.
func (l *List) CurrentRow() int {
	if l.state.current >= l.rows.Len() {
		return -1
	}
	return l.state.current
}

// Current returns the key of the row that has the keyboard's attention.
func (l *List) Current() (key string, ok bool) {
	if row := l.CurrentRow(); row >= 0 {
		return l.rows.Key(row), true
	}
	return "", false
}

// SelectedRows are the places of the selected rows in the order shown.
func (l *List) SelectedRows() []int {
	var rows []int
	for i, key := range l.all() {
		if l.state.selected.Has(key) {
			rows = append(rows, i)
		}
	}
	return rows
}

// all yields the rows that can be selected, and their keys.
func (l *List) all() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i := range l.rows.Len() {
			if l.rows.Selectable(i) && !yield(i, l.rows.Key(i)) {
				return
			}
		}
	}
}

// Selected returns the keys of the selected rows in the order shown.
func (l *List) Selected() []string {
	var keys []string
	for _, row := range l.SelectedRows() {
		keys = append(keys, l.rows.Key(row))
	}
	return keys
}

// Select makes the rows with the keys the selected ones, and the first of them the current one, and shows it.
func (l *List) Select(keys ...string) {
	s := &l.state
	s.selected.Set(keys...)
	s.selected.Keep(l.all())
	s.anchor = -1
	if len(keys) > 0 {
		s.anchor = l.rowKeyed(keys[0])
	}
	l.moveCurrent(s.anchor)
	l.reportSelection()
}

// rowKeyed is the row with a key, or -1.
func (l *List) rowKeyed(key string) int {
	for i, k := range l.all() {
		if k == key {
			return i
		}
	}
	return -1
}

// Focus moves the keyboard to the list.
func (l *List) Focus() { l.body.TakeKeyboard() }

// FocusIn moves the keyboard to the list in a canvas. Use it where the list may be new there.
func (l *List) FocusIn(c fyne.Canvas) { l.body.FocusIn(c) }

// ScrollToTop shows the first rows.
func (l *List) ScrollToTop() { l.scroll.ScrollToTop() }

// ScrollToCurrent brings the current row into sight.
func (l *List) ScrollToCurrent() {
	if row := l.CurrentRow(); row >= 0 {
		l.reveal(row)
	}
}

// InSight reports whether the current row can be seen.
func (l *List) InSight() bool {
	row := l.CurrentRow()
	return row >= 0 && Within(l.scroll, fyne.NewPos(0, l.state.tops[row]))
}

// Within reports whether a place of what scrolls is in sight.
func Within(s *look.Scroll, at fyne.Position) bool {
	at = at.Subtract(s.Offset)
	return at.X >= 0 && at.Y >= 0 && at.X < s.Size().Width && at.Y < s.Size().Height
}

func (l *List) reportCurrent() {
	if l.OnCurrent != nil {
		l.OnCurrent(l.Current())
	}
}

func (l *List) reportSelection() { look.Call(l.OnSelection, l.Selected()) }

// moveCurrent makes a row the current one and shows it.
func (l *List) moveCurrent(row int) {
	changed := row != l.state.current
	l.state.current = row
	if row >= 0 {
		l.reveal(row)
	}
	l.body.Redraw()
	if changed {
		l.reportCurrent()
	}
}

// pick is a press or a key on a row: alone, adding to the selection, or extending it from the anchor.
func (l *List) pick(row int, toggle, extend bool) {
	if row < 0 || row >= l.rows.Len() || !l.rows.Selectable(row) {
		return
	}
	s := &l.state
	switch {
	case extend && s.anchor >= 0:
		s.selected.Set()
		for i, key := range l.all() {
			if i >= min(row, s.anchor) && i <= max(row, s.anchor) {
				s.selected.Add(key)
			}
		}
	case toggle:
		s.selected.Toggle(l.rows.Key(row))
		s.anchor = row
	default:
		s.selected.Set(l.rows.Key(row))
		s.anchor = row
	}
	l.moveCurrent(row)
	l.reportSelection()
}

// SelectAll selects every row.
func (l *List) SelectAll() {
	for i, key := range l.all() {
		if l.options.Skipped == nil || !l.options.Skipped(i) {
			l.state.selected.Add(key)
		}
	}
	l.body.Redraw()
	l.reportSelection()
}

// reveal scrolls as little as needed to show a row, with a heading right above it.
func (l *List) reveal(row int) {
	tops := l.state.tops
	top := tops[row]
	if row > 0 && !l.rows.Selectable(row-1) {
		top = tops[row-1]
	}
	l.scroll.RevealSpan(top, tops[row+1]-top)
}

// rowAt is the row at a height, or -1.
func (l *List) rowAt(y float32) int {
	tops := l.state.tops
	if y < 0 || y >= tops[len(tops)-1] {
		return -1
	}
	return sort.Search(len(tops)-1, func(i int) bool { return tops[i+1] > y })
}

// CreateRenderer links the list to its parts.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	least := l.options.Least
	return look.NewDrawing(l, l.arrange, look.Least(least.Width, least.Height), l.measure, l.Parts()...)
}

// Parts are the objects that the list consists of.
func (l *List) Parts() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{l.scroll}
	for _, o := range []fyne.CanvasObject{l.options.Head, l.Empty} {
		if o != nil {
			objects = append(objects, o)
		}
	}
	return objects
}

func (l *List) arrange(size fyne.Size) {
	head := float32(0)
	if l.options.Head != nil {
		head = dp(l.options.High)
		l.options.Head.Resize(fyne.NewSize(size.Width, head))
		l.options.Head.Refresh() // it may lay out the columns of the rows
	}
	below := max(size.Height-head, 0)
	look.Place(l.scroll, 0, head, size.Width, below)
	if l.Empty != nil {
		look.Place(l.Empty, 0, head, size.Width, below)
		look.SetShown(l.Empty, l.rows.Len() == 0)
	}
	l.body.Redraw()
}

// forget makes every row be drawn again.
func (l *List) forget() {
	for _, s := range l.slots {
		s.Forget()
	}
}

// draw draws each row in sight with its slot.
func (l *List) draw() {
	s := &l.state
	sight, offset := l.scroll.Size().Height, l.scroll.Offset.Y
	if sight <= 0 || len(s.tops) != l.rows.Len()+1 {
		return
	}
	for s.lowest > 0 && len(l.slots) < int(sight/s.lowest)+2 {
		slot := l.rows.NewSlot()
		l.slots = append(l.slots, slot)
		l.body.Objects = append(l.body.Objects, slot.Box())
	}
	shown := make([]bool, len(l.slots))
	for i := max(l.rowAt(offset), 0); i < l.rows.Len() && s.tops[i] <= offset+sight; i++ {
		slot := l.slots[i%len(l.slots)]
		shown[i%len(l.slots)] = true
		look.Place(slot.Box(), 0, s.tops[i], l.Size().Width, s.tops[i+1]-s.tops[i])
		selectable := l.rows.Selectable(i)
		slot.Show(i, look.RowLook{
			Selected: selectable && s.selected.Has(l.rows.Key(i)),
			Current:  i == s.current && l.body.Focused,
			Hovered:  selectable && i == s.hovered,
		})
		slot.Box().Show()
	}
	for i, slot := range l.slots {
		if !shown[i] {
			slot.Box().Hide()
		}
	}
}
