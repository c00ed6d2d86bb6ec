package calendar

import (
	"slices"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/surface"
)

// TimeGrid shows days side by side with the hours down, and what happens on them as blocks; what overlaps is side by
// side. Only the blocks in sight are drawn, and their words are fitted once for each size, so that thousands scroll
// smoothly. With the pointer: a press selects, a double press opens, blocks are dragged to another time or day, their
// edges to another beginning or end, and empty places make a new item; near the border a drag scrolls. Escape ends a
// drag without a change, Ctrl/Cmd while dragging makes fine steps, with the wheel it changes the scale. By keyboard: Up
// and Down go from item to item, Left and Right from day to day, over empty days too; Escape, or Ctrl/Cmd with Up and
// Down, leads to the empty places between; Page Up and Page Down go by what is in sight, with Ctrl/Cmd by days; Home
// and End go to the ends of the day, with Ctrl/Cmd of all days. Shift with Up and Down lengthens and shortens, Enter
// opens, Insert and N add, Space adds to the selection, + and - change the scale.
type TimeGrid struct {
	plane

	Step int // minutes to which dragging snaps; 15 when 0

	OnSelection func(keys []string, column int) // other items are selected, or, with none, another column
	OnAdd       func(column, from, to int)      // a new item at an empty place: a double press, a drag, Enter, Insert
	OnRename    func(key string)                // F2
	OnLengthen  func(minutes int)               // Shift with Down or Up: the end of what is selected moves

	// OnDrag is called while an item is dragged, for each other place; it returns the text beside the ghost, and may
	// call SetGhosts, and SetGhostMarks then or later.
	OnDrag   func(d GridDrag) string
	OnDrop   func(d GridDrag) // the item was dropped there
	OnCancel func()           // the drag ended without a change

	days   gridDays
	cursor gridCursor
	adding int // how many minutes are asked for at the empty place; 0: nothing is
	placed bool
	view   *gridView
}

// NewTimeGrid makes an empty grid.
func NewTimeGrid() *TimeGrid {
	g := &TimeGrid{cursor: firstCursor()}
	g.days.set(nil, nil)
	g.days.layout(1, 0)
	g.view = newGridView(g)
	edge := planeEdge{head: g.view.head.layer, side: g.view.axis, wide: gridAxis, high: gridHead, least: 200}
	g.init(g, g.view, &g.view.body.Body, edge, 48)
	return g
}

// SetDays replaces the columns and what is in them. What was selected stays selected where its key is still there.
func (g *TimeGrid) SetDays(columns []GridColumn, items []GridItem) {
	key, day := g.days.key(g.cursor.item), ""
	if c := g.cursor.column; c < len(g.days.columns) {
		day = g.days.columns[c].Key
	}
	g.days.set(columns, items)
	g.selected.Keep(g.days.all())
	g.cursor.item = g.days.itemKeyed(key)
	g.cursor.column = max(g.days.columnKeyed(day), 0)
	if g.cursor.item >= 0 {
		g.cursor.column = items[g.cursor.item].Column
	}
	g.view.drag.cancel()
	g.view.Forget()
	g.resized()
	g.placeFirst()
}

// Clear forgets selection and place: what SetDays shows next has nothing to do with what was shown before.
func (g *TimeGrid) Clear() {
	g.days.set(nil, nil)
	g.selected.Set()
	g.cursor, g.placed = firstCursor(), false
}

// placeFirst scrolls to the beginning of the first day's work, once there is a size.
func (g *TimeGrid) placeFirst() {
	if g.placed || len(g.days.columns) == 0 || g.scroll.Size().Height <= 0 {
		return
	}
	g.placed = true
	first := 8 * 60
	for i := range g.days.items {
		it := &g.days.items[i]
		isWhole := it.From == 0 && it.To == minutesADay
		if !it.Before && !isWhole {
			first = min(first, max(it.From, 6*60))
		}
	}
	g.scrollTo(0, g.days.yOf(first)-dp(8))
	if g.cursor.item >= 0 {
		g.Reveal()
	}
}

// Selected returns the keys of the selected items, by column and beginning.
func (g *TimeGrid) Selected() []string {
	var keys []string
	for _, key := range g.days.all() {
		if g.selected.Has(key) && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// Place is the column and the minute that a new item would have now: those of the empty place that was pressed, or
// after the current item.
func (g *TimeGrid) Place() (column, minute int) { return g.cursor.column, g.cursor.minute }

// Columns returns the columns shown.
func (g *TimeGrid) Columns() []GridColumn { return g.days.columns }

// Items returns what is shown.
func (g *TimeGrid) Items() []GridItem { return g.days.items }

// Select makes the items with the keys the selected ones and the first of them the current one. OnSelection is not
// called.
func (g *TimeGrid) Select(keys ...string) {
	g.selected.Set(keys...)
	current := -1
	switch {
	case len(keys) == 0:
	case g.days.key(g.cursor.item) == keys[0]:
		current = g.cursor.item // it may be the part on another day
	default:
		current = g.days.itemKeyed(keys[0])
	}
	g.cursor.goTo(&g.days, current)
	g.body.Redraw()
}

// SelectColumn makes a day the current one, with nothing on it selected. OnSelection is not called.
func (g *TimeGrid) SelectColumn(key string) {
	if c := g.days.columnKeyed(key); c >= 0 {
		g.selected.Set()
		g.cursor.item, g.cursor.column = -1, c
		g.body.Redraw()
	}
}

// pick makes an item the current and the only selected one, or adds it to the selection; -1 leaves nothing selected.
func (g *TimeGrid) pick(item int, toggle bool) {
	switch {
	case item < 0:
		g.selected.Set()
	case toggle:
		g.selected.Toggle(g.days.items[item].Key)
	default:
		g.selected.Set(g.days.items[item].Key)
	}
	g.cursor.goTo(&g.days, item)
	g.body.Redraw()
	g.reportSelection()
}

func (g *TimeGrid) reportSelection() {
	if g.OnSelection != nil {
		g.OnSelection(g.Selected(), g.cursor.column)
	}
}

// open opens an item, or makes a new one at the empty place.
func (g *TimeGrid) open(item int) {
	switch {
	case item >= 0:
		look.Call(g.OnOpen, g.days.items[item].Key)
	case g.OnAdd != nil && g.cursor.column < len(g.days.columns):
		from := min(g.cursor.minute, minutesADay-placeLength)
		g.add(g.cursor.column, from, from+placeLength)
	}
}

// add asks for a new item; its place stays in sight while the words for it are typed elsewhere.
func (g *TimeGrid) add(column, from, to int) {
	g.cursor.column = column
	g.cursor.minute = from
	g.adding = to - from
	g.OnAdd(column, from, to)
	g.body.Redraw()
}

// step is how many minutes a step is: fewer while Ctrl/Cmd is held.
func (g *TimeGrid) step() int {
	switch {
	case look.HeldKeys()&fyne.KeyModifierShortcutDefault != 0:
		return 5
	case g.Step > 0:
		return g.Step
	}
	return 15
}

// Reveal scrolls as little as needed to show the current item, or the current day.
func (g *TimeGrid) Reveal() {
	sight, c := g.scroll.Size(), g.cursor.column
	if c < 0 || c >= len(g.days.columns) || sight.Height <= 0 {
		return
	}
	g.placed = true
	left, right := g.days.lefts[c], g.days.lefts[c+1]
	top, bottom := g.days.yOf(g.cursor.minute), g.days.yOf(g.cursor.minute+60)
	if g.cursor.item >= 0 {
		at, size := g.days.boxOf(g.cursor.item)
		top, bottom = at.Y, at.Y+min(size.Height, sight.Height)
	}
	margin := dp(8)
	g.reveal(fyne.NewPos(left, top-margin), fyne.NewSize(right-left, bottom-top+2*margin))
}

// InSight reports whether the beginning of the current item, or of the empty place, can be seen.
func (g *TimeGrid) InSight() bool {
	c := g.cursor.column
	return c >= 0 && c < len(g.days.columns) && surface.Within(g.scroll, g.currentAt())
}

// currentAt is where the current item, or the empty place, begins.
func (g *TimeGrid) currentAt() fyne.Position {
	if g.cursor.item >= 0 {
		at, _ := g.days.boxOf(g.cursor.item)
		return at
	}
	return fyne.NewPos(g.days.lefts[g.cursor.column], g.days.yOf(g.cursor.minute))
}

// SetGhosts sets where everything that the drag moves would be; without it the ghost of what is dragged is shown alone.
func (g *TimeGrid) SetGhosts(spans ...GridSpan) { g.view.drag.ghost.spans = spans }

// SetGhostMarks sets what the current drag would bring about. Without a drag it does nothing.
func (g *TimeGrid) SetGhostMarks(marks ...look.ChipText) { g.view.drag.setMarks(marks) }

// Dragging is the current drag.
func (g *TimeGrid) Dragging() (d GridDrag, ok bool) { return g.view.drag.now() }
