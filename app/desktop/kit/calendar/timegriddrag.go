package calendar

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
)

// gridPress is a press of the pointer and what becomes of it.
type gridPress struct {
	item     int // pressed, or -1 for an empty place
	edge     GridEdge
	column   int
	minute   int // that was pressed
	pick     bool
	started  bool // the pointer is down on something that can be dragged
	dragging bool
	over     bool // given up, or let go: the rest of the drag means nothing
	told     bool // the drag was told at least once
	drag     GridDrag

	at    fyne.Position // where it was pressed
	local fyne.Position // of the pointer
	crept time.Time     // when a drag at the border scrolled last
	timer *fyne.Animation
}

// grip is how near to an edge of a block, at 100 %, a press takes the edge.
const grip = 6

// hit is the item at a place, or -1, and the part of it.
func (b *gridBody) hit(at fyne.Position) (item int, edge GridEdge) {
	g := b.grid
	c := g.columnAt(at.X)
	if c < 0 {
		return -1, NewItem
	}
	for i := len(g.inColumn[c]) - 1; i >= 0; i-- {
		item := g.inColumn[c][i]
		pos, size := g.boxOf(item)
		if at.X < pos.X || at.X >= pos.X+size.Width || at.Y < pos.Y || at.Y >= pos.Y+size.Height {
			continue
		}
		near := min(look.Dp(grip), size.Height/4)
		switch {
		case at.Y >= pos.Y+size.Height-near && !g.items[item].After:
			return item, EndEdge
		case at.Y < pos.Y+near && !g.items[item].Before:
			return item, StartEdge
		}
		return item, WholeItem
	}
	return -1, NewItem
}

// MouseDown selects what is pressed; a second press on it soon after opens it.
func (b *gridBody) MouseDown(e *desktop.MouseEvent) {
	g := b.grid
	b.giveUp()
	if c := look.CanvasOf(b); c != nil {
		c.Focus(b)
	}
	item, edge := b.hit(e.Position)
	column := g.columnAt(e.Position.X)
	if column < 0 {
		return
	}
	if e.Button == desktop.MouseButtonSecondary {
		b.pressMenu(item, column, e)
		return
	}
	key := ""
	if item >= 0 {
		key = g.items[item].Key
	}
	b.adding = 0
	b.press = gridPress{item: item, edge: edge, column: column, minute: g.minuteAt(e.Position.Y), started: true, at: e.Position}
	switch {
	case b.presses.Again(key, e):
		b.press = gridPress{item: -1}
		b.open(item, column)
	case item < 0:
		g.column, g.at = column, snapped(b.press.minute, g.step(), -1)
		g.pick(-1, false)
	case e.Modifier&(fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift) != 0:
		g.pick(item, true)
	case g.chosen[key] && len(g.chosen) > 1:
		b.press.pick = true // several may be dragged; a press alone selects this one
	default:
		g.pick(item, false)
	}
}

func (b *gridBody) pressMenu(item, column int, e *desktop.MouseEvent) {
	g := b.grid
	if item < 0 {
		g.column, g.at = column, snapped(g.minuteAt(e.Position.Y), g.step(), -1)
		g.pick(-1, false)
		return
	}
	if !g.chosen[g.items[item].Key] {
		g.pick(item, false)
	}
	if g.OnMenu != nil {
		g.OnMenu(g.Selected(), e.AbsolutePosition)
	}
}

// open opens an item, or makes a new one at the empty place.
func (b *gridBody) open(item, column int) {
	g := b.grid
	switch {
	case item >= 0:
		look.Call(g.OnOpen, g.items[item].Key)
	case g.OnAdd != nil && column >= 0 && column < len(g.columns):
		from := min(g.at, minutesADay-placeLength)
		b.add(column, from, from+placeLength)
	}
}

// add asks for a new item; its place stays in sight while the words for it are typed elsewhere.
func (b *gridBody) add(column, from, to int) {
	g := b.grid
	g.column, g.at, b.adding = column, from, to-from
	g.OnAdd(column, from, to)
	b.update()
}

// MouseUp selects a single one of several that were not dragged.
func (b *gridBody) MouseUp(*desktop.MouseEvent) {
	if b.press.pick && !b.press.dragging && b.press.item >= 0 && b.press.item < len(b.grid.items) {
		b.grid.pick(b.press.item, false)
	}
	b.press.pick = false
	if !b.press.dragging {
		b.press.started = false
	}
}

// MouseIn lights the block below the pointer.
func (b *gridBody) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved lights the block below the pointer, and knows its edges.
func (b *gridBody) MouseMoved(e *desktop.MouseEvent) {
	item, edge := b.hit(e.Position)
	b.edge = edge
	b.hover(item)
}

// MouseOut puts the light out.
func (b *gridBody) MouseOut() { b.hover(-1) }

func (b *gridBody) hover(item int) {
	if b.hovered != item {
		b.hovered = item
		b.update()
	}
}

// Cursor shows which way an edge can be dragged.
func (b *gridBody) Cursor() desktop.Cursor {
	if b.hovered >= 0 && (b.edge == StartEdge || b.edge == EndEdge) {
		return desktop.VResizeCursor
	}
	return desktop.DefaultCursor
}

// Dragged moves the ghost with the pointer.
func (b *gridBody) Dragged(e *fyne.DragEvent) {
	if !b.press.started || b.press.over {
		return
	}
	if !b.press.dragging && look.Near(b.press.at, e.Position) {
		return
	}
	if !b.press.dragging {
		b.press.dragging = true
		b.press.crept = time.Now()
		b.press.timer = fyne.NewAnimation(time.Second, func(float32) {
			since := time.Since(b.press.crept)
			b.press.crept = time.Now()
			b.creep(min(since, 100*time.Millisecond))
		})
		b.press.timer.RepeatCount = fyne.AnimationRepeatForever
		b.press.timer.Start()
	}
	b.press.local = e.Position
	b.follow()
}

// creep scrolls for a time while the pointer is at the border during a drag.
func (b *gridBody) creep(while time.Duration) {
	if !b.press.dragging || b.press.over {
		return
	}
	g := b.grid
	room, offset := g.scroll.Size(), g.scroll.Offset
	at, seconds := b.press.local.Subtract(offset), float32(while.Seconds())
	if by := fyne.NewPos(creeping(at.X, room.Width)*seconds, creeping(at.Y, room.Height)*seconds); !by.IsZero() {
		g.scrollTo(offset.X+by.X, offset.Y+by.Y)
	}
}

// carry takes a drag along when what lies below the pointer has been scrolled.
func (b *gridBody) carry(by fyne.Position) {
	if b.press.dragging && !b.press.over && !by.IsZero() {
		b.press.local = b.press.local.Add(by)
		b.follow()
	}
}

// creeping is how fast to scroll at a place of the room, in points a second: slowly where the border begins, since many a drag ends there.
func creeping(at, room float32) float32 {
	const border, most = 28, 1200
	deep := func(by float32) float32 {
		return look.Dp(most) * min(1, by/look.Dp(border)) * min(1, by/look.Dp(border))
	}
	switch {
	case at < look.Dp(border):
		return -deep(look.Dp(border) - at)
	case at > room-look.Dp(border):
		return deep(at - room + look.Dp(border))
	}
	return 0
}

func (g *TimeGrid) step() int {
	switch {
	case look.HeldKeys()&fyne.KeyModifierShortcutDefault != 0:
		return 5
	case g.Step > 0:
		return g.Step
	}
	return 15
}

// snapped is the multiple of the step at a minute: the nearest, or with a direction below 0 the one before.
func snapped(minute, step, direction int) int {
	if direction == 0 {
		minute += step / 2
	}
	if minute < 0 {
		return -((-minute + step - 1) / step * step)
	}
	return minute / step * step
}

// follow works out where the drag is now, and tells when that is another place than before.
func (b *gridBody) follow() {
	g := b.grid
	if len(g.columns) == 0 || b.press.item >= len(g.items) {
		return
	}
	d := b.dragAt(b.press.local)
	if b.press.told && d == b.press.drag {
		return
	}
	b.press.drag, b.press.told = d, true
	words := ""
	b.ghost.spans = nil
	if g.OnDrag != nil {
		b.ghost.marks = nil
		words = g.OnDrag(d)
	}
	b.ghost.words = words
	b.showGhost()
}

// SetGhosts says where everything that the drag moves would lie; without it the ghost of what is dragged is shown alone.
func (g *TimeGrid) SetGhosts(spans ...GridSpan) { g.body.ghost.spans = spans }

// Ghosts gives where the ghosts of the drag under way are.
func (g *TimeGrid) Ghosts() []GridSpan {
	if _, dragging := g.Dragging(); !dragging {
		return nil
	}
	return g.body.ghost.seen(g.body.press.drag)
}

// dragAt is what the drag means with the pointer at a place.
func (b *gridBody) dragAt(at fyne.Position) GridDrag {
	g, p := b.grid, &b.press
	column := g.columnAt(min(max(at.X, 0), g.lefts[len(g.columns)]-1))
	minute, step := g.minuteAt(at.Y), g.step()
	if p.edge == NewItem || p.item < 0 {
		from, to := snapped(p.minute, step, -1), snapped(minute, step, 0)
		if to < from+step {
			from, to = min(max(to, 0), from), from+step
		}
		return GridDrag{Edge: NewItem, Source: p.column, Column: p.column, From: from, To: min(to, minutesADay)}
	}
	it := &g.items[p.item]
	d := GridDrag{Key: it.Key, Edge: p.edge, Source: it.Column, Column: it.Column, From: it.From, To: it.To}
	moved, shortest := minute-p.minute, min(step, it.To-it.From)
	switch p.edge {
	case StartEdge:
		d.From = min(max(snapped(it.From+moved, step, 0), 0), it.To-shortest)
		d.Minutes = d.From - it.From
	case EndEdge:
		d.To = max(min(snapped(it.To+moved, step, 0), minutesADay), it.From+shortest)
		d.Minutes = d.To - it.To
	default:
		earliest := 0
		if it.Before {
			earliest = -minutesADay
		}
		d.Column = column
		d.From = min(max(snapped(it.From+moved, step, 0), earliest), minutesADay-step)
		d.Minutes = d.From - it.From
		d.To = it.To + d.Minutes
	}
	return d
}

// DragEnd lets go.
func (b *gridBody) DragEnd() {
	if !b.press.dragging {
		b.press.started = false
		return
	}
	over, told, d := b.press.over, b.press.told, b.press.drag
	if b.press.timer != nil {
		b.press.timer.Stop()
	}
	b.press, b.presses = gridPress{item: -1, over: true}, look.Presses{}
	b.ghost.hide()
	if !over && told {
		g := b.grid
		switch {
		case d.Edge == NewItem:
			if g.OnAdd != nil {
				b.add(d.Column, d.From, d.To)
			}
		case d.Minutes == 0 && d.Column == d.Source:
			if g.OnGiveUp != nil {
				g.OnGiveUp()
			}
		default:
			look.Call(g.OnDrop, d)
		}
	}
	b.update()
}

// giveUp ends a drag without a change; it tells whether there was one.
func (b *gridBody) giveUp() bool {
	if !b.press.dragging || b.press.over {
		return false
	}
	b.press.over = true
	if b.press.timer != nil {
		b.press.timer.Stop()
	}
	b.ghost.hide()
	if b.grid.OnGiveUp != nil {
		b.grid.OnGiveUp()
	}
	b.update()
	return true
}

// SetGhostMarks says what the drag under way would bring about. Without a drag it does nothing.
func (g *TimeGrid) SetGhostMarks(marks ...look.ChipText) {
	if !g.body.press.dragging || g.body.press.over {
		return
	}
	g.body.ghost.marks = marks
	g.body.showGhost()
}

// Dragging is the drag under way.
func (g *TimeGrid) Dragging() (d GridDrag, ok bool) {
	return g.body.press.drag, g.body.press.dragging && !g.body.press.over && g.body.press.told
}

// gridGhost shows where dragged items would be, and beside them what that means.
type gridGhost struct {
	words string
	marks []look.ChipText
	spans []GridSpan // of everything that moves

	boxes  *fyne.Container
	shapes []*ghostShape
	tag    *fyne.Container
	card   *canvas.Rectangle
	lines  []*canvas.Text
}

// ghostShape is the ghost of one item.
type ghostShape struct{ ground, bar *canvas.Rectangle }

func newGridGhost() *gridGhost {
	h := &gridGhost{card: canvas.NewRectangle(color.Transparent)}
	h.boxes, h.tag = container.NewWithoutLayout(), container.NewWithoutLayout(h.card)
	h.hide()
	return h
}

func (h *gridGhost) hide() {
	h.marks, h.words, h.spans = nil, "", nil
	h.boxes.Hide()
	h.tag.Hide()
}

// seen are the spans to be drawn for a drag.
func (h *gridGhost) seen(d GridDrag) []GridSpan {
	if len(h.spans) > 0 {
		return h.spans
	}
	return []GridSpan{{Column: d.Column, From: d.From, To: d.To}}
}

func (h *gridGhost) paint() {
	green, _ := color.NRGBAModel.Convert(look.Color(look.ColorGreen)).(color.NRGBA)
	for _, s := range h.shapes {
		s.ground.FillColor, s.ground.StrokeColor, s.ground.StrokeWidth, s.ground.CornerRadius = look.Alpha(green, 0x38), green, 2, look.Dp(4)
		s.bar.FillColor, s.bar.CornerRadius = green, look.Dp(2)
	}
	h.card.FillColor, h.card.StrokeColor, h.card.StrokeWidth, h.card.CornerRadius = look.Color(look.ColorSurface), look.Color(theme.ColorNameInputBorder), 1, look.Dp(6)
}

// shape draws the ghosts at their spans.
func (h *gridGhost) shape(g *TimeGrid, spans []GridSpan) {
	for len(h.shapes) < len(spans) {
		s := &ghostShape{ground: canvas.NewRectangle(color.Transparent), bar: canvas.NewRectangle(color.Transparent)}
		h.shapes = append(h.shapes, s)
		h.boxes.Add(s.ground)
		h.boxes.Add(s.bar)
	}
	h.paint()
	for i, s := range h.shapes {
		shown := i < len(spans) && spans[i].Column >= 0 && spans[i].Column < len(g.columns)
		look.SetShown(s.ground, shown)
		look.SetShown(s.bar, shown)
		if !shown {
			continue
		}
		left, right := g.lefts[spans[i].Column], g.lefts[spans[i].Column+1]
		top, bottom := g.yOf(max(spans[i].From, 0)), g.yOf(min(spans[i].To, minutesADay))
		size := fyne.NewSize(right-left-look.Dp(10), max(bottom-top, look.Dp(leastHeight)))
		for _, r := range []*canvas.Rectangle{s.ground, s.bar} {
			r.Move(fyne.NewPos(left+look.Dp(4), top))
			r.Resize(size)
		}
		s.bar.Resize(fyne.NewSize(look.Dp(blockBar), size.Height))
	}
}

// tagWidth is the width of the words beside a ghost at 100 %.
const tagWidth = 230

// showGhost draws the ghost and its words at the side where there is room.
func (b *gridBody) showGhost() {
	g, h, d := b.grid, b.ghost, b.press.drag
	if d.Column >= len(g.columns) {
		return
	}
	h.shape(g, h.seen(d))
	left, right, top := g.lefts[d.Column], g.lefts[d.Column+1], g.yOf(max(d.From, 0))
	height := b.writeTag()
	x := right + look.Dp(4)
	if end := g.scroll.Offset.X + g.scroll.Size().Width; x+look.Dp(tagWidth) > end {
		x = max(left-look.Dp(tagWidth)-look.Dp(4), g.scroll.Offset.X+look.Dp(4))
	}
	y := min(max(top, g.scroll.Offset.Y+look.Dp(4)), g.scroll.Offset.Y+g.scroll.Size().Height-height-look.Dp(4))
	h.tag.Move(fyne.NewPos(x, y))
	h.tag.Resize(fyne.NewSize(look.Dp(tagWidth), height))
	h.card.Resize(h.tag.Size())
	h.boxes.Show()
	h.tag.Show()
	h.boxes.Refresh()
	h.tag.Refresh()
	canvas.Refresh(b)
}

// writeTag writes the words and gives their height.
func (b *gridBody) writeTag() float32 {
	h := b.ghost
	letters, width := look.TextSize(theme.SizeNameCaptionText), look.Dp(tagWidth-20)
	var lines []blockLine
	for _, t := range wrapWords(h.words, width, letters, fyne.TextStyle{Bold: true}, 2) {
		lines = append(lines, blockLine{text: t, bold: true, color: look.ColorInk})
	}
	for _, m := range h.marks {
		for _, t := range wrapWords(m.Text, width, letters, fyne.TextStyle{}, 3) {
			lines = append(lines, blockLine{text: t, color: m.Tone.Text()})
		}
	}
	for len(h.lines) < len(lines) {
		t := canvas.NewText("", color.Transparent)
		h.lines = append(h.lines, t)
		h.tag.Objects = append(h.tag.Objects, t)
	}
	for i, t := range h.lines {
		t.Hidden = i >= len(lines)
		if t.Hidden {
			continue
		}
		t.TextSize, t.TextStyle.Bold, t.Color = letters, lines[i].bold, look.Color(lines[i].color)
		look.SetLine(t, lines[i].text)
		put(t, look.Dp(10), look.Dp(6)+float32(i)*look.Dp(17), look.Dp(17))
	}
	return look.Dp(12) + float32(len(lines))*look.Dp(17)
}
