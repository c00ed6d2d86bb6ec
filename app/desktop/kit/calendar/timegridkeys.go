package calendar

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"laurel/app/desktop/kit/look"
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
	b.focused, b.adding = true, 0
	b.update()
}

// FocusLost takes the ring away and gives a drag up.
func (b *gridBody) FocusLost() {
	b.focused, b.Shift = false, false
	b.giveUp()
	b.update()
}

// TypedKey moves, lengthens, opens, adds, deletes, renames.
func (b *gridBody) TypedKey(e *fyne.KeyEvent) {
	g := b.grid
	if len(g.columns) == 0 || e.Name == fyne.KeyEscape && b.giveUp() {
		return
	}
	if b.Shift && g.current >= 0 && (e.Name == fyne.KeyDown || e.Name == fyne.KeyUp) {
		by := g.step()
		if e.Name == fyne.KeyUp {
			by = -by
		}
		look.Call(g.OnLengthen, by)
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
		g.page(1)
	case fyne.KeyPageUp:
		g.page(-1)
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
		b.open(-1, g.column)
	case key == fyne.KeyReturn || key == fyne.KeyEnter:
		b.open(g.current, g.column)
	case g.current < 0:
	case key == fyne.KeyDelete || key == fyne.KeyBackspace:
		look.CallSome(g.OnDelete, g.Selected())
	case key == fyne.KeyF2:
		look.Call(g.OnRename, g.items[g.current].Key)
	case key == fyne.KeySpace:
		g.pick(g.current, true)
	case key == fyne.KeyEscape && len(g.Selected()) > 1:
		g.pick(g.current, false)
	case key == fyne.KeyEscape:
		g.toPlace(g.at)
	}
}

// toPlace leads to an empty place of the column.
func (g *TimeGrid) toPlace(minute int) {
	g.at = min(max(minute, 0), minutesADay-placeLength)
	g.pick(-1, false)
}

// past goes by half an hour through the column, over whatever is there.
func (g *TimeGrid) past(by int) {
	from := g.at
	if g.current >= 0 && by < 0 {
		from = g.items[g.current].From
	}
	if g.current >= 0 && by > 0 {
		from -= placeLength / 2 // the place right after it
	}
	g.toPlace(snapped(from+by*placeLength/2, g.step(), 0))
}

// page goes down or up by what is in sight: to the item nearest to there, or from an empty place to an empty place.
func (g *TimeGrid) page(by int) {
	minutes := by * max(g.minuteAt(g.scroll.Size().Height)-placeLength, placeLength)
	if g.current < 0 {
		g.toPlace(snapped(g.at+minutes, 15, 0))
		return
	}
	to := g.items[g.current].From + minutes
	best := g.current
	for _, item := range g.inColumn[g.column] {
		if look.Abs(float32(g.items[item].From-to)) < look.Abs(float32(g.items[best].From-to)) {
			best = item
		}
	}
	g.pick(best, false)
}

// along goes to the item before or after in the same column; from an empty place by half an hour, to the first item on that way.
func (g *TimeGrid) along(by int) {
	list := g.inColumn[g.column]
	if g.current < 0 {
		to := min(max(g.at+by*placeLength/2, 0), minutesADay-placeLength)
		if next := g.nextFrom(list, by); next >= 0 && (by > 0 && g.items[next].From <= to || by < 0 && g.items[next].To > to) {
			g.pick(next, false)
			return
		}
		g.toPlace(to)
		return
	}
	for i, item := range list {
		if item == g.current {
			g.pick(list[min(max(i+by, 0), len(list)-1)], false)
			return
		}
	}
}

// nextFrom is the item of a column that is next to the empty place in a direction, or -1.
func (g *TimeGrid) nextFrom(list []int, by int) int {
	best := -1
	for _, item := range list {
		it := &g.items[item]
		switch {
		case by > 0 && it.From >= g.at && (best < 0 || it.From < g.items[best].From):
			best = item
		case by < 0 && it.To <= g.at+1 && (best < 0 || it.To > g.items[best].To):
			best = item
		}
	}
	return best
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
		if best < 0 || look.Abs(float32(g.items[item].From-time)) < look.Abs(float32(g.items[best].From-time)) {
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

// TypedRune adds, or changes the scale.
func (b *gridBody) TypedRune(r rune) {
	switch r {
	case 'n', 'N':
		b.doKey(fyne.KeyInsert)
	case '+':
		b.grid.Zoom(1)
	case '-', '−':
		b.grid.Zoom(-1)
	}
}

// TypedShortcut selects all of the day, changes the scale, moves far, or asks the owner; other shortcuts go on to the window.
func (b *gridBody) TypedShortcut(s fyne.Shortcut) {
	g := b.grid
	if len(g.columns) == 0 {
		look.PassShortcut(b, s)
		return
	}
	if _, ok := s.(*fyne.ShortcutSelectAll); ok {
		g.selectDay()
		return
	}
	if zoomed(g, s) || b.farKey(s) {
		return
	}
	if g.OnShortcut == nil || !g.OnShortcut(s) {
		look.PassShortcut(b, s)
	}
}

func (g *TimeGrid) selectDay() {
	for _, item := range g.inColumn[g.column] {
		g.chosen[g.items[item].Key] = true
	}
	g.body.update()
	if g.OnSelection != nil {
		g.OnSelection(g.Selected(), g.column)
	}
}

// farKey moves with Ctrl/Cmd: through empty places, by as many days as are in sight, to the first and the last day. It tells whether the
// shortcut means that.
func (b *gridBody) farKey(s fyne.Shortcut) bool {
	pressed, ok := s.(*desktop.CustomShortcut)
	if !ok || pressed.Modifier != fyne.KeyModifierShortcutDefault {
		return false
	}
	g := b.grid
	days := max(g.columnAt(g.scroll.Offset.X+g.scroll.Size().Width-1)-g.columnAt(g.scroll.Offset.X)-1, 1)
	switch pressed.KeyName {
	case fyne.KeyDown:
		g.past(1)
	case fyne.KeyUp:
		g.past(-1)
	case fyne.KeyPageDown:
		g.across(days)
	case fyne.KeyPageUp:
		g.across(-days)
	case fyne.KeyHome:
		g.across(-len(g.columns))
	case fyne.KeyEnd:
		g.across(len(g.columns))
	default:
		return false
	}
	g.Reveal()
	return true
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
