package calendar

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/surface"
	"laurel/data/locale"
)

// gridView draws a grid and receives the pointer and the keyboard.
type gridView struct {
	grid  *TimeGrid
	body  *gridBody
	head  *gridHeadings
	axis  *surface.Layer // the hours at the left
	drag  *gridDrag
	hover gridHit

	hours   []*canvas.Rectangle // the lines across
	grounds []*canvas.Rectangle // of the columns in sight
	borders []*canvas.Rectangle // between them
	place   *canvas.Rectangle   // the empty place that has the keyboard's attention
	blocks  *blocks
	labels  []*canvas.Text // of the hours
}

// gridBody is the body of a grid, on which items are dragged.
type gridBody struct {
	surface.Body

	view *gridView
}

// MouseUp selects a single one of several that were not dragged.
func (b *gridBody) MouseUp(*desktop.MouseEvent) { b.view.drag.released() }

// Dragged moves the ghost with the pointer.
func (b *gridBody) Dragged(e *fyne.DragEvent) { b.view.drag.dragged(e.Position) }

// DragEnd lets go.
func (b *gridBody) DragEnd() { b.view.drag.end() }

// Cursor shows which way an edge can be dragged.
func (b *gridBody) Cursor() desktop.Cursor {
	if h := b.view.hover; h.item >= 0 && (h.edge == StartEdge || h.edge == EndEdge) {
		return desktop.VResizeCursor
	}
	return desktop.DefaultCursor
}

func newGridView(g *TimeGrid) *gridView {
	v := &gridView{grid: g, hover: gridHit{item: -1}, place: look.NewRectangle(), blocks: newBlocks()}
	v.drag = newGridDrag(v)
	v.body = &gridBody{view: v}
	v.body.Init(v.body, v)
	v.head = newGridHeadings(g)
	v.axis = surface.NewLayer(v.drawAxis, func() fyne.Size { return fyne.NewSize(dp(gridAxis), v.length()) })
	for hour := range 25 {
		v.hours = append(v.hours, look.NewRectangle())
		if hour > 0 && hour < 24 {
			label := look.NewWords()
			v.labels = append(v.labels, label)
			v.axis.Objects = append(v.axis.Objects, label)
		}
	}
	v.collect()
	return v
}

// collect puts the objects in the order in which they are drawn.
func (v *gridView) collect() {
	objects := v.body.Objects[:0]
	for _, list := range [][]*canvas.Rectangle{v.grounds, v.hours, v.borders} {
		for _, r := range list {
			objects = append(objects, r)
		}
	}
	above := []fyne.CanvasObject{v.place, v.blocks.box, v.drag.ghost.boxes, v.drag.ghost.tag}
	v.body.Objects = slices.Concat(objects, above)
}

func (v *gridView) layout() {
	v.grid.days.layout(dp(v.grid.hour), v.grid.scroll.Size().Width)
	v.grid.placeFirst()
}

func (v *gridView) length() float32        { return v.grid.days.yOf(minutesADay) }
func (v *gridView) vertical() bool         { return true }
func (v *gridView) busy() bool             { return v.drag.press.dragging }
func (v *gridView) isEmpty() bool          { return len(v.grid.days.columns) == 0 }
func (v *gridView) moved(by fyne.Position) { v.drag.carry(by) }

// anchor is the current item or place if it is in sight, else the middle.
func (v *gridView) anchor() float32 {
	g := v.grid
	sight := g.scroll.Size().Height
	y := g.days.yOf(g.cursor.minute)
	if g.cursor.item >= 0 {
		y = g.days.yOf(g.days.items[g.cursor.item].From)
	}
	if y -= g.scroll.Offset.Y; y < 0 || y > sight {
		return sight / 2
	}
	return y
}

// Extent is the size of all days.
func (v *gridView) Extent() fyne.Size { return fyne.NewSize(max(v.grid.days.width(), 1), v.length()+1) }

// Forget makes everything be drawn again.
func (v *gridView) Forget() {
	v.blocks.forget()
	v.hover.item = -1
}

// Draw draws what is in sight.
func (v *gridView) Draw() {
	g, d := v.grid, &v.grid.days
	sight, offset := g.scroll.Size(), g.scroll.Offset
	if sight.Height <= 0 || len(d.lefts) != len(d.columns)+1 || len(d.lane) != len(d.items) {
		return
	}
	for i, line := range v.hours {
		look.Fill(line, look.ColorLine, 0)
		look.Place(line, 0, d.yOf(i*60), v.body.Size().Width, 1)
	}
	first, last := d.columnsIn(offset.X, offset.X+sight.Width)
	v.drawColumns(first, last, offset, sight)
	v.blocks.begin()
	for c := first; c <= last; c++ {
		for _, item := range d.inColumn[c] {
			at, size := d.boxOf(item)
			if at.Y+size.Height > offset.Y && at.Y < offset.Y+sight.Height {
				v.drawBlock(item, at, size)
			}
		}
	}
	v.blocks.end()
	v.drawPlace()
}

func (v *gridView) drawBlock(item int, at fyne.Position, size fyne.Size) {
	g := v.grid
	it := &g.days.items[item]
	left := g.scroll.Offset.X
	state := blockState{
		selected: g.selected.Has(it.Key), current: item == g.cursor.item && v.body.Focused,
		hovered: item == v.hover.item,
		before:  it.Before, after: it.After, cut: !middleSeen(at, size, left, left+g.scroll.Size().Width),
		above: aboveSight(at, size, g.scroll.Offset.Y),
	}
	v.blocks.show(blockID{it.Column, item}, &it.TimeBlock, state, at, size)
}

// drawColumns draws the grounds of columns that have a tone and the lines between columns.
func (v *gridView) drawColumns(first, last int, offset fyne.Position, sight fyne.Size) {
	d := &v.grid.days
	for len(v.grounds) < last-first+1 {
		v.grounds, v.borders = append(v.grounds, look.NewRectangle()), append(v.borders, look.NewRectangle())
		v.collect()
	}
	for i, ground := range v.grounds {
		border, c := v.borders[i], first+i
		look.SetShown(ground, c <= last)
		look.SetShown(border, c <= last)
		if c > last {
			continue
		}
		color := fyne.ThemeColorName("")
		line := look.ColorLine
		width := float32(1)
		if d.columns[c].Tone != look.Neutral {
			color = d.columns[c].Tone.Wash()
		}
		if c+1 < len(d.columns) && d.columns[c+1].Group != d.columns[c].Group {
			line, width = look.ColorEdge, 2
		}
		look.Fill(ground, color, 0)
		look.Place(ground, d.lefts[c], offset.Y, d.lefts[c+1]-d.lefts[c], sight.Height)
		look.Fill(border, line, 0)
		look.Place(border, d.lefts[c+1]-width, offset.Y, width, sight.Height)
	}
}

// drawPlace shows where a new item would be, while nothing is selected there.
func (v *gridView) drawPlace() {
	g := v.grid
	c := g.cursor.column
	shown := (v.body.Focused || g.adding > 0) && g.cursor.item < 0 && c < len(g.days.columns) && !v.drag.press.dragging
	look.SetShown(v.place, shown)
	if !shown {
		return
	}
	look.Fill(v.place, look.ColorSelected, 4)
	look.Stroke(v.place, look.ColorFocusRing, 2)
	left, right := g.days.lefts[c], g.days.lefts[c+1]
	height := g.days.yOf(cmp.Or(g.adding, placeLength)) - 2
	look.Place(v.place, left+dp(4), g.days.yOf(g.cursor.minute)+1, right-left-dp(10), height)
}

// drawAxis draws the hours at the left.
func (v *gridView) drawAxis() {
	for i, t := range v.labels {
		look.Write(t, hourText(i+1), theme.SizeNameCaptionText, look.ColorQuiet)
		least := t.MinSize()
		y := v.grid.days.yOf((i + 1) * 60)
		look.Place(t, dp(gridAxis-8)-least.Width, y-least.Height/2, least.Width, least.Height)
	}
}

// gridHit is what is at a place: an item, or -1, and the part of it.
type gridHit struct {
	item int
	edge GridEdge
}

// grip is how near to an edge of a block, at 100 %, a press is on the edge.
const grip = 6

func (v *gridView) hit(at fyne.Position) gridHit {
	d := &v.grid.days
	c := d.columnAt(at.X)
	if c < 0 {
		return gridHit{-1, NewItem}
	}
	for i := len(d.inColumn[c]) - 1; i >= 0; i-- {
		item := d.inColumn[c][i]
		pos, size := d.boxOf(item)
		if !inBlock(at, pos, size) {
			continue
		}
		near := min(dp(grip), size.Height/4)
		switch {
		case at.Y >= pos.Y+size.Height-near && !d.items[item].After:
			return gridHit{item, EndEdge}
		case at.Y < pos.Y+near && !d.items[item].Before:
			return gridHit{item, StartEdge}
		}
		return gridHit{item, WholeItem}
	}
	return gridHit{-1, NewItem}
}

// Pressed selects what is pressed; a second press on it soon after opens it.
func (v *gridView) Pressed(e *desktop.MouseEvent) {
	g := v.grid
	v.drag.cancel()
	hit, column := v.hit(e.Position), g.days.columnAt(e.Position.X)
	if column < 0 {
		return
	}
	if e.Button == desktop.MouseButtonSecondary {
		v.pressedSecondary(hit.item, column, e)
		return
	}
	key := g.days.key(hit.item)
	g.adding = 0
	minute := g.days.minuteAt(e.Position.Y)
	v.drag.press = gridPress{gridHit: hit, column: column, minute: minute, started: true, at: e.Position}
	toggle, extend := surface.Adds(e)
	switch {
	case v.body.Again(key, e):
		v.drag.press = noPress
		g.open(hit.item)
	case hit.item < 0:
		v.toPlace(column, e.Position.Y)
	case toggle || extend:
		g.pick(hit.item, true)
	case g.selected.Has(key) && g.selected.Len() > 1:
		v.drag.press.pick = true // several may be dragged; a press alone selects this one
	default:
		g.pick(hit.item, false)
	}
}

// toPlace leads to the empty place at a height of a column.
func (v *gridView) toPlace(column int, y float32) {
	g := v.grid
	g.cursor.column, g.cursor.minute = column, snapped(g.days.minuteAt(y), g.step(), -1)
	g.pick(-1, false)
}

func (v *gridView) pressedSecondary(item, column int, e *desktop.MouseEvent) {
	g := v.grid
	if item < 0 {
		v.toPlace(column, e.Position.Y)
		return
	}
	if !g.selected.Has(g.days.items[item].Key) {
		g.pick(item, false)
	}
	g.menu(g.Selected(), e.AbsolutePosition)
}

// Hovered lights the block below the pointer, and knows its edges.
func (v *gridView) Hovered(at fyne.Position, over bool) {
	before := v.hover.item
	v.hover = gridHit{item: -1}
	if over {
		v.hover = v.hit(at)
	}
	if v.hover.item != before {
		v.body.Redraw()
	}
}

// HintAt is all that a block represents, where it has no space for it.
func (v *gridView) HintAt(at fyne.Position) string {
	hit := v.hit(at)
	if hit.item < 0 || v.busy() {
		return ""
	}
	_, size := v.grid.days.boxOf(hit.item)
	return v.grid.days.items[hit.item].hint(size)
}

// HintAtCursor is all that the current block represents.
func (v *gridView) HintAtCursor() (text string, at fyne.Position) {
	g := v.grid
	if g.cursor.item < 0 || g.cursor.item >= len(g.days.items) || v.busy() {
		return "", at
	}
	pos, size := g.days.boxOf(g.cursor.item)
	return g.days.items[g.cursor.item].hint(size), pos.AddXY(dp(8), size.Height+dp(2))
}

// FocusChanged ends a drag that has lost the keyboard.
func (v *gridView) FocusChanged() {
	if v.body.Focused {
		v.grid.adding = 0
	} else {
		v.drag.cancel()
	}
}

// TypedKey moves, lengthens, opens, adds, deletes, renames.
func (v *gridView) TypedKey(e *fyne.KeyEvent) {
	g := v.grid
	if v.isEmpty() || e.Name == fyne.KeyEscape && v.drag.cancel() {
		return
	}
	steps := map[fyne.KeyName]int{fyne.KeyDown: g.step(), fyne.KeyUp: -g.step()}
	if v.body.Shift && g.cursor.item >= 0 && steps[e.Name] != 0 {
		look.Call(g.OnLengthen, steps[e.Name])
		return
	}
	if !v.moveKey(e.Name) {
		v.doKey(e.Name)
	}
}

// moveKey moves the selection; it reports whether the key means that.
func (v *gridView) moveKey(key fyne.KeyName) bool {
	g := v.grid
	c, d := &g.cursor, &g.days
	sight := max(d.minuteAt(g.scroll.Size().Height)-placeLength, placeLength)
	switch key {
	case fyne.KeyDown:
		v.move(c.along(d, 1))
	case fyne.KeyUp:
		v.move(c.along(d, -1))
	case fyne.KeyRight:
		v.move(c.across(d, 1))
	case fyne.KeyLeft:
		v.move(c.across(d, -1))
	case fyne.KeyPageDown:
		v.move(c.page(d, sight))
	case fyne.KeyPageUp:
		v.move(c.page(d, -sight))
	case fyne.KeyHome:
		v.move(c.toEnd(d, false))
	case fyne.KeyEnd:
		v.move(c.toEnd(d, true))
	default:
		return false
	}
	return true
}

// move picks what the cursor came to and shows it.
func (v *gridView) move(item int, ok bool) {
	if ok {
		v.grid.pick(item, false)
	}
	v.grid.Reveal()
}

// doKey does something with what is selected.
func (v *gridView) doKey(key fyne.KeyName) {
	g := v.grid
	item := g.cursor.item
	switch {
	case key == fyne.KeyInsert:
		g.open(-1)
	case key == fyne.KeyReturn || key == fyne.KeyEnter:
		g.open(item)
	case item < 0:
	case key == fyne.KeyDelete || key == fyne.KeyBackspace:
		look.CallSome(g.OnDelete, g.Selected())
	case key == fyne.KeyF2:
		look.Call(g.OnRename, g.days.items[item].Key)
	case key == fyne.KeySpace:
		g.pick(item, true)
	case key == fyne.KeyEscape && len(g.Selected()) > 1:
		g.pick(item, false)
	case key == fyne.KeyEscape:
		empty, _ := g.cursor.toPlace(g.cursor.minute)
		g.pick(empty, false)
	}
}

// TypedRune adds, or changes the scale.
func (v *gridView) TypedRune(r rune) {
	if r == 'n' || r == 'N' {
		v.grid.open(-1)
		return
	}
	v.grid.zoomRune(r)
}

// TypedShortcut selects all of the day, changes the scale, moves far, or asks the owner.
func (v *gridView) TypedShortcut(s fyne.Shortcut) (used bool) {
	g := v.grid
	if v.isEmpty() {
		return false
	}
	if _, ok := s.(*fyne.ShortcutSelectAll); ok {
		for _, item := range g.days.inColumn[g.cursor.column] {
			g.selected.Add(g.days.items[item].Key)
		}
		v.body.Redraw()
		g.reportSelection()
		return true
	}
	return g.zoomKey(s) || v.farKey(s) || g.OnShortcut != nil && g.OnShortcut(s)
}

// farKey moves with Ctrl/Cmd: through empty places, by as many days as are in sight, to the first and the last day. It
// reports whether the shortcut means that.
func (v *gridView) farKey(s fyne.Shortcut) bool {
	pressed, ok := s.(*desktop.CustomShortcut)
	if !ok || pressed.Modifier != fyne.KeyModifierShortcutDefault {
		return false
	}
	g := v.grid
	c, d := &g.cursor, &g.days
	left := g.scroll.Offset.X
	days := max(d.columnAt(left+g.scroll.Size().Width-1)-d.columnAt(left)-1, 1)
	switch pressed.KeyName {
	case fyne.KeyDown:
		v.move(c.past(d, 1, g.step()))
	case fyne.KeyUp:
		v.move(c.past(d, -1, g.step()))
	case fyne.KeyPageDown:
		v.move(c.across(d, days))
	case fyne.KeyPageUp:
		v.move(c.across(d, -days))
	case fyne.KeyHome:
		v.move(c.across(d, -len(d.columns)))
	case fyne.KeyEnd:
		v.move(c.across(d, len(d.columns)))
	default:
		return false
	}
	return true
}

// Label is the current item, or the empty day.
func (v *gridView) Label() string {
	g := v.grid
	if g.cursor.column >= len(g.days.columns) {
		return ""
	}
	day := &g.days.columns[g.cursor.column]
	if g.cursor.item < 0 || g.cursor.item >= len(g.days.items) {
		return locale.Joined(", ", day.Title, day.Group)
	}
	it := &g.days.items[g.cursor.item]
	return locale.Joined(", ", it.Title, it.Time, it.Text, it.Mark.Text, day.Title, day.Group)
}
