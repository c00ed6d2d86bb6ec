package calendar

import (
	"slices"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
)

// AgendaRow is one line of an Agenda, ready to be drawn.
type AgendaRow struct {
	Key     string // identifies the row; of a heading it is not used
	Heading bool   // begins a group; cannot be selected
	Faint   bool   // an empty place, such as a day without items: quiet words without a block

	Time, Note  string        // at the left: 09:00–10:30, and what must be known of it: +1 day
	Tone        look.Tone     // of the block
	Title, Text string        // the bold line and the quiet one below it; of a heading the words and what stands behind them
	Chip        look.ChipText // at the right; none when its text is empty
	Side        string        // quiet words below the chip
	Mark        look.ChipText // what needs attention, in words and a tone; none when its text is empty
}

// selectable tells whether the row can be the current one.
func (r *AgendaRow) selectable() bool { return !r.Heading }

// height is the height at 100 %.
func (r *AgendaRow) height() float32 {
	switch {
	case r.Heading:
		return 36
	case r.Faint:
		return 36
	case r.Mark.Text != "":
		return 74
	default:
		return 56
	}
}

// Agenda is a list of items under headings: a time, a tinted block with a bar, two lines of words, a chip, a mark. Only the rows in sight are
// drawn, and rows are formatted by their owner, so that thousands scroll smoothly. Selection follows the rows' keys. By keyboard: Up, Down,
// Home, End, Page Up and Page Down move, Left and Right go to the group before and after, Shift stretches the selection, Space adds to it,
// Ctrl/Cmd+A selects all, letters jump to a title.
type Agenda struct {
	widget.BaseWidget

	Empty fyne.CanvasObject // shown instead of rows when there are none; may be nil

	OnCurrent   func(key string, ok bool)             // another row is the current one, or none
	OnSelection func(keys []string)                   // the set of selected rows has changed
	OnOpen      func(key string)                      // Enter, or a double click
	OnAdd       func()                                // Insert
	OnRename    func(key string)                      // F2
	OnDelete    func(keys []string)                   // Delete
	OnMenu      func(keys []string, at fyne.Position) // a secondary click, at a place on the canvas
	OnShortcut  func(s fyne.Shortcut) bool            // true when it was used; others go on to the window

	rows    []AgendaRow
	tops    []float32 // where each row begins, and at last where all end
	cuts    []agendaCut
	chosen  map[string]bool
	current int // -1: none
	anchor  int
	body    *agendaBody
	scroll  *look.Scroll
}

// NewAgenda makes an empty agenda.
func NewAgenda() *Agenda {
	a := &Agenda{chosen: map[string]bool{}, current: -1, anchor: -1, tops: []float32{0}}
	a.body = &agendaBody{agenda: a, hovered: -1}
	a.body.ExtendBaseWidget(a.body)
	a.scroll = look.NewVScroll(a.body)
	a.scroll.OnScrolled = func(fyne.Position) { a.body.update() }
	a.ExtendBaseWidget(a)
	return a
}

// SetRows replaces the rows. What was selected stays selected where its key is still there; when the current row has gone, the one that
// took the place of the first selected becomes current.
func (a *Agenda) SetRows(rows []AgendaRow) {
	key, at := "", a.current
	if k, ok := a.Current(); ok {
		key = k
		at = slices.IndexFunc(a.rows, func(r AgendaRow) bool { return r.Key == k || a.chosen[r.Key] && r.selectable() })
	}
	a.rows, a.cuts = rows, make([]agendaCut, len(rows))
	a.measure()
	present := map[string]bool{}
	a.current = -1
	for i := range rows {
		if !rows[i].selectable() {
			continue
		}
		if a.chosen[rows[i].Key] {
			present[rows[i].Key] = true
		}
		if key != "" && rows[i].Key == key {
			a.current = i
		}
	}
	lost := len(present) != len(a.chosen)
	a.chosen = present
	a.body.forget()
	if key != "" && a.current < 0 {
		a.current = a.nearest(at)
		if a.current >= 0 {
			a.chosen = map[string]bool{a.rows[a.current].Key: true}
		}
		a.anchor = a.current
		a.Refresh()
		a.tellCurrent()
		a.tellSelection()
		return
	}
	a.anchor = a.current
	a.Refresh()
	if lost {
		a.tellSelection()
	}
}

// measure finds where each row begins, at the scale in use.
func (a *Agenda) measure() {
	a.tops = make([]float32, len(a.rows)+1)
	for i := range a.rows {
		a.tops[i+1] = a.tops[i] + look.Dp(a.rows[i].height())
	}
}

// nearest is a row near a place that can be selected: at it or below, else above; -1 when there is none.
func (a *Agenda) nearest(at int) int {
	at = min(max(at, 0), len(a.rows)-1)
	if at < 0 {
		return -1
	}
	if a.rows[at].selectable() {
		return at
	}
	if next := a.step(at, 1); next >= 0 {
		return next
	}
	return a.step(at, -1)
}

// step is the next row in a direction that can be selected, or -1.
func (a *Agenda) step(from, by int) int {
	for i := from + by; i >= 0 && i < len(a.rows); i += by {
		if a.rows[i].selectable() {
			return i
		}
	}
	return -1
}

// Current gives the key of the row that has the keyboard's attention.
func (a *Agenda) Current() (key string, ok bool) {
	if a.current < 0 || a.current >= len(a.rows) {
		return "", false
	}
	return a.rows[a.current].Key, true
}

// Selected gives the keys of the selected rows in the order shown.
func (a *Agenda) Selected() []string {
	var keys []string
	for i := range a.rows {
		if a.rows[i].selectable() && a.chosen[a.rows[i].Key] {
			keys = append(keys, a.rows[i].Key)
		}
	}
	return keys
}

// Rows gives the rows shown.
func (a *Agenda) Rows() []AgendaRow { return a.rows }

// Select makes the rows with the keys the selected ones, and the first of them the current one, and shows it.
func (a *Agenda) Select(keys ...string) {
	a.chosen = map[string]bool{}
	first := -1
	for i := range a.rows {
		if a.rows[i].selectable() && slices.Contains(keys, a.rows[i].Key) {
			a.chosen[a.rows[i].Key] = true
			if a.rows[i].Key == keys[0] {
				first = i
			}
		}
	}
	a.anchor = first
	a.moveCurrent(first)
	a.tellSelection()
}

// SelectAll selects every row.
func (a *Agenda) SelectAll() {
	for i := range a.rows {
		if a.rows[i].selectable() && !a.rows[i].Faint {
			a.chosen[a.rows[i].Key] = true
		}
	}
	a.body.update()
	a.tellSelection()
}

// Focus gives the agenda the keyboard.
func (a *Agenda) Focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(a.body); c != nil {
		c.Focus(a.body)
	}
}

// FocusIn gives the agenda the keyboard in a canvas. Use it where the agenda may be new there: a driver knows an object's canvas only once it
// was drawn.
func (a *Agenda) FocusIn(c fyne.Canvas) { c.Focus(a.body) }

// ScrollToCurrent brings the current row into sight, with the heading above it where that is next to it.
func (a *Agenda) ScrollToCurrent() {
	if a.current >= 0 {
		a.reveal(a.current)
	}
}

// InSight tells whether the current row can be seen.
func (a *Agenda) InSight() bool {
	return a.current >= 0 && a.current < len(a.rows) && within(a.scroll, fyne.NewPos(0, a.tops[a.current]))
}

func (a *Agenda) tellCurrent() {
	if a.OnCurrent != nil {
		key, ok := a.Current()
		a.OnCurrent(key, ok)
	}
}

func (a *Agenda) tellSelection() { look.Call(a.OnSelection, a.Selected()) }

func (a *Agenda) moveCurrent(row int) {
	changed := row != a.current
	a.current = row
	if row >= 0 {
		a.reveal(row)
	}
	a.body.update()
	if changed {
		a.tellCurrent()
	}
}

// pick is a press or a key on a row: alone, adding to the selection, or stretching it from the anchor.
func (a *Agenda) pick(row int, toggle, stretch bool) {
	if row < 0 || row >= len(a.rows) || !a.rows[row].selectable() {
		return
	}
	key := a.rows[row].Key
	switch {
	case stretch && a.anchor >= 0:
		a.chosen = map[string]bool{}
		for i := min(row, a.anchor); i <= max(row, a.anchor) && i < len(a.rows); i++ {
			if a.rows[i].selectable() {
				a.chosen[a.rows[i].Key] = true
			}
		}
	case toggle:
		if a.chosen[key] {
			delete(a.chosen, key)
		} else {
			a.chosen[key] = true
		}
		a.anchor = row
	default:
		a.chosen = map[string]bool{key: true}
		a.anchor = row
	}
	a.moveCurrent(row)
	a.tellSelection()
}

// reveal scrolls as little as needed to show a row, with a heading right above it.
func (a *Agenda) reveal(row int) {
	top, bottom := a.tops[row], a.tops[row+1]
	if row > 0 && a.rows[row-1].Heading {
		top = a.tops[row-1]
	}
	offset, sight := a.scroll.Offset, a.scroll.Size().Height
	switch {
	case top < offset.Y:
		offset.Y = top
	case sight > 0 && bottom > offset.Y+sight:
		offset.Y = bottom - sight
	default:
		return
	}
	a.scroll.ScrollToOffset(offset)
	a.body.update()
}

// rowAt is the row at a height, or -1.
func (a *Agenda) rowAt(y float32) int {
	if y < 0 || y >= a.tops[len(a.rows)] {
		return -1
	}
	return sort.Search(len(a.rows), func(i int) bool { return a.tops[i+1] > y })
}

// target gives the row that a movement key leads to.
func (a *Agenda) target(key fyne.KeyName) (row int, ok bool) {
	switch key {
	case fyne.KeyDown:
		row = a.step(a.current, 1)
	case fyne.KeyUp:
		row = a.step(max(a.current, 0), -1)
	case fyne.KeyHome:
		row = a.step(-1, 1)
	case fyne.KeyEnd:
		row = a.step(len(a.rows), -1)
	case fyne.KeyPageDown:
		row = a.page(1)
	case fyne.KeyPageUp:
		row = a.page(-1)
	case fyne.KeyRight:
		row = a.group(1)
	case fyne.KeyLeft:
		row = a.group(-1)
	default:
		return 0, false
	}
	if row < 0 {
		row = a.current
	}
	return row, true
}

// page is the row about a sight away.
func (a *Agenda) page(by int) int {
	if a.current < 0 {
		return a.step(-1, 1)
	}
	y := a.tops[a.current] + float32(by)*max(a.scroll.Size().Height-look.Dp(60), look.Dp(60))
	return a.nearest(a.rowAt(min(max(y, 0), a.tops[len(a.rows)]-1)))
}

// group is the first row of the group after the current one, or of this group, or of the one before.
func (a *Agenda) group(by int) int {
	if by > 0 {
		for i := a.current + 1; i < len(a.rows); i++ {
			if a.rows[i].Heading {
				return a.step(i, 1)
			}
		}
		return -1
	}
	first := true // the heading of this group leads to its first row, unless that is the current one
	for i := a.current - 1; i >= 0; i-- {
		if !a.rows[i].Heading {
			continue
		}
		if start := a.step(i, 1); start != a.current || !first {
			return start
		}
		first = false
	}
	return -1
}

// CreateRenderer links the agenda to its parts.
func (a *Agenda) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{a.scroll}
	if a.Empty != nil {
		objects = append(objects, a.Empty)
	}
	return &look.Drawing{
		Shown:   objects,
		Arrange: a.arrange,
		Least:   func() fyne.Size { return fyne.NewSize(look.Dp(320), look.Dp(160)) },
		Paint: func() {
			a.measure()
			a.body.forget()
			a.arrange(a.Size())
		},
	}
}

func (a *Agenda) arrange(size fyne.Size) {
	a.scroll.Resize(size)
	if a.Empty != nil {
		a.Empty.Resize(size)
		if len(a.rows) == 0 {
			a.Empty.Show()
		} else {
			a.Empty.Hide()
		}
	}
	a.body.update()
}
