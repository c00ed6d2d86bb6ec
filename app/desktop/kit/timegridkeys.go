package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// pick makes an item the current and the only selected one, or adds it to the selection; -1 leaves nothing selected.
func (g *TimeGrid) pick(item int, toggle bool) {
	switch {
	case item < 0:
		g.chosen, g.current = map[string]bool{}, -1
	case toggle:
		key := g.items[item].Key
		if g.chosen[key] {
			delete(g.chosen, key)
		} else {
			g.chosen[key] = true
		}
	default:
		g.chosen = map[string]bool{g.items[item].Key: true}
	}
	if item >= 0 {
		g.current, g.column, g.at = item, g.items[item].Column, min(g.items[item].To, minutesADay-1)
	}
	g.body.update()
	if g.OnSelection != nil {
		g.OnSelection(g.Selected(), g.column)
	}
}

// FocusGained shows what has the keyboard's attention.
func (b *gridBody) FocusGained() {
	b.focused = true
	b.update()
}

// FocusLost takes the ring away and gives a drag up.
func (b *gridBody) FocusLost() {
	b.focused, b.shift = false, false
	b.giveUp()
	b.update()
}

// KeyDown notes Shift.
func (b *gridBody) KeyDown(e *fyne.KeyEvent) { b.hold(e.Name, true) }

// KeyUp notes Shift.
func (b *gridBody) KeyUp(e *fyne.KeyEvent) { b.hold(e.Name, false) }

func (b *gridBody) hold(key fyne.KeyName, down bool) {
	if key == desktop.KeyShiftLeft || key == desktop.KeyShiftRight {
		b.shift = down
	}
}

// TypedKey moves, lengthens, opens, adds, deletes, renames.
func (b *gridBody) TypedKey(e *fyne.KeyEvent) {
	g := b.grid
	if len(g.columns) == 0 || e.Name == fyne.KeyEscape && b.giveUp() {
		return
	}
	if b.shift && g.current >= 0 && (e.Name == fyne.KeyDown || e.Name == fyne.KeyUp) {
		by := g.step()
		if e.Name == fyne.KeyUp {
			by = -by
		}
		call(g.OnLengthen, by)
		return
	}
	if !b.moveKey(e.Name) {
		b.doKey(e.Name)
	}
}

// moveKey moves the selection; it tells whether the key means that.
func (b *gridBody) moveKey(key fyne.KeyName) bool {
	g := b.grid
	switch key {
	case fyne.KeyDown:
		g.along(1)
	case fyne.KeyUp:
		g.along(-1)
	case fyne.KeyRight:
		g.across(1)
	case fyne.KeyLeft:
		g.across(-1)
	case fyne.KeyPageDown:
		g.across(7)
	case fyne.KeyPageUp:
		g.across(-7)
	case fyne.KeyHome:
		g.toEnd(0)
	case fyne.KeyEnd:
		g.toEnd(-1)
	default:
		return false
	}
	g.Reveal()
	return true
}

// doKey does something with what is selected.
func (b *gridBody) doKey(key fyne.KeyName) {
	g := b.grid
	switch {
	case key == fyne.KeyInsert:
		if g.OnAdd != nil {
			g.OnAdd(g.column, min(g.at, minutesADay-placeLength), min(g.at+placeLength, minutesADay))
		}
	case key == fyne.KeyReturn || key == fyne.KeyEnter:
		b.open(g.current, g.column)
	case g.current < 0:
	case key == fyne.KeyDelete || key == fyne.KeyBackspace:
		callSome(g.OnDelete, g.Selected())
	case key == fyne.KeyF2:
		call(g.OnRename, g.items[g.current].Key)
	case key == fyne.KeySpace:
		g.pick(g.current, true)
	case key == fyne.KeyEscape:
		g.pick(g.current, false)
	}
}

// along goes to the item before or after in the same column; from an empty place to the nearest in that direction, or by the hour.
func (g *TimeGrid) along(by int) {
	list := g.inColumn[g.column]
	if g.current < 0 {
		if len(list) == 0 {
			g.at = min(max(g.at+by*placeLength/2, 0), minutesADay-placeLength)
			g.pick(-1, false)
			return
		}
		g.pick(g.nextFrom(list, by), false)
		return
	}
	for i, item := range list {
		if item == g.current {
			g.pick(list[min(max(i+by, 0), len(list)-1)], false)
			return
		}
	}
}

// nextFrom is the item of a column nearest to the empty place in a direction, or the last one there.
func (g *TimeGrid) nextFrom(list []int, by int) int {
	if by > 0 {
		for _, item := range list {
			if g.items[item].From >= g.at {
				return item
			}
		}
		return list[len(list)-1]
	}
	for i := len(list) - 1; i >= 0; i-- {
		if g.items[list[i]].From <= g.at {
			return list[i]
		}
	}
	return list[0]
}

// across goes to another column: to the item there at about the same time, or to the empty day.
func (g *TimeGrid) across(by int) {
	time := g.at
	if g.current >= 0 {
		time = g.items[g.current].From
	}
	column := min(max(g.column+by, 0), len(g.columns)-1)
	if column == g.column {
		return
	}
	g.column = column
	best := -1
	for _, item := range g.inColumn[column] {
		if best < 0 || abs(float32(g.items[item].From-time)) < abs(float32(g.items[best].From-time)) {
			best = item
		}
	}
	if best < 0 {
		g.at = min(snapped(time, 15, 0), minutesADay-placeLength)
	}
	g.pick(best, false)
}

// toEnd goes to the first (0) or the last (-1) item of the column.
func (g *TimeGrid) toEnd(which int) {
	list := g.inColumn[g.column]
	switch {
	case len(list) == 0:
	case which < 0:
		g.pick(list[len(list)-1], false)
	default:
		g.pick(list[0], false)
	}
}

// TypedRune changes the scale, or asks the owner.
func (b *gridBody) TypedRune(r rune) {
	switch r {
	case '+':
		b.grid.Zoom(1)
	case '-', '−':
		b.grid.Zoom(-1)
	default:
		if b.grid.OnRune != nil {
			b.grid.OnRune(r)
		}
	}
}

// TypedShortcut selects all of the day, or asks the owner; other shortcuts go on to the window.
func (b *gridBody) TypedShortcut(s fyne.Shortcut) {
	g := b.grid
	if _, ok := s.(*fyne.ShortcutSelectAll); ok && len(g.columns) > 0 {
		for _, item := range g.inColumn[g.column] {
			g.chosen[g.items[item].Key] = true
		}
		b.update()
		if g.OnSelection != nil {
			g.OnSelection(g.Selected(), g.column)
		}
		return
	}
	if g.OnShortcut == nil || !g.OnShortcut(s) {
		forwardShortcut(b, s)
	}
}

// AccessibilityLabel says the current item, or the empty day.
func (b *gridBody) AccessibilityLabel() string {
	g := b.grid
	if g.column < 0 || g.column >= len(g.columns) {
		return ""
	}
	words := []string{g.columns[g.column].Title, g.columns[g.column].Group}
	if g.current >= 0 && g.current < len(g.items) {
		it := &g.items[g.current]
		words = []string{it.Title, it.Time, it.Text, it.Mark.Text, words[0], words[1]}
	}
	return joinWords(words)
}

func joinWords(words []string) string {
	kept := words[:0:0]
	for _, w := range words {
		if w != "" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, ", ")
}

// AccessibilityRole is a text's: Fyne knows no grids.
func (b *gridBody) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
