package calendar

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
)

// gridBody draws the days and the blocks in sight and takes pointer and keyboard.
type gridBody struct {
	widget.BaseWidget

	grid    *TimeGrid
	hours   []*canvas.Rectangle // the lines across
	grounds []*canvas.Rectangle // of the columns in sight
	borders []*canvas.Rectangle // between them
	place   *canvas.Rectangle   // the empty place that has the keyboard's attention
	slots   []*blockSlot
	slotOf  []int // of each item its slot, or -1
	free    []int
	ghost   *gridGhost
	objects []fyne.CanvasObject

	hovered int // item, or -1
	edge    GridEdge
	focused bool
	adding  int // how many minutes are asked for at the empty place; 0: nothing is
	press   gridPress

	look.ShiftKey
	presses look.Presses
}

var (
	_ fyne.Focusable      = (*gridBody)(nil)
	_ fyne.Shortcutable   = (*gridBody)(nil)
	_ fyne.Draggable      = (*gridBody)(nil)
	_ desktop.Keyable     = (*gridBody)(nil)
	_ desktop.Mouseable   = (*gridBody)(nil)
	_ desktop.Hoverable   = (*gridBody)(nil)
	_ desktop.Cursorable  = (*gridBody)(nil)
	_ fyne.Accessible     = (*gridBody)(nil)
	_ fyne.WidgetRenderer = (*gridRenderer)(nil)
)

func newGridBody(g *TimeGrid) *gridBody {
	b := &gridBody{grid: g, hovered: -1, place: canvas.NewRectangle(color.Transparent), ghost: newGridGhost()}
	for range 25 {
		b.hours = append(b.hours, canvas.NewRectangle(color.Transparent))
	}
	b.press.item = -1
	b.ExtendBaseWidget(b)
	return b
}

// gridRenderer gives what is in sight; it changes with scrolling.
type gridRenderer struct{ body *gridBody }

func (r *gridRenderer) Destroy()                     {}
func (r *gridRenderer) Layout(fyne.Size)             { r.body.update() }
func (r *gridRenderer) Objects() []fyne.CanvasObject { return r.body.objects }

func (r *gridRenderer) MinSize() fyne.Size {
	g := r.body.grid
	return fyne.NewSize(max(g.lefts[len(g.lefts)-1], 1), g.yOf(minutesADay)+1)
}

func (r *gridRenderer) Refresh() {
	r.body.forget()
	r.body.update()
}

func (b *gridBody) CreateRenderer() fyne.WidgetRenderer {
	b.collect()
	return &gridRenderer{b}
}

// collect puts the objects in the order in which they are drawn.
func (b *gridBody) collect() {
	b.objects = b.objects[:0]
	for _, r := range b.grounds {
		b.objects = append(b.objects, r)
	}
	for _, r := range b.hours {
		b.objects = append(b.objects, r)
	}
	for _, r := range b.borders {
		b.objects = append(b.objects, r)
	}
	b.objects = append(b.objects, b.place)
	for _, s := range b.slots {
		b.objects = append(b.objects, s.box)
	}
	b.objects = append(b.objects, b.ghost.boxes, b.ghost.tag)
}

// forget makes every slot draw anew.
func (b *gridBody) forget() {
	b.free = b.free[:0]
	for i, s := range b.slots {
		s.item = -1
		s.hide()
		b.free = append(b.free, i)
	}
	b.slotOf = make([]int, len(b.grid.items))
	for i := range b.slotOf {
		b.slotOf[i] = -1
	}
	b.hovered = -1
	b.paintLines()
}

func (b *gridBody) paintLines() {
	for i, line := range b.hours {
		line.FillColor = look.Color(look.ColorLine)
		line.Move(fyne.NewPos(0, b.grid.yOf(i*60)))
		line.Resize(fyne.NewSize(b.Size().Width, 1))
	}
	b.ghost.paint()
}

// update draws what is in sight: each item there has a slot, the slots of others are free.
func (b *gridBody) update() {
	g := b.grid
	sight, offset := g.scroll.Size(), g.scroll.Offset
	if sight.Height <= 0 || len(b.slotOf) != len(g.items) || len(g.lefts) != len(g.columns)+1 {
		return
	}
	if width := b.Size().Width; b.hours[0].Size().Width != width || b.hours[1].Position().Y != g.hourHeight() {
		b.paintLines()
	}
	before := len(b.slots) + len(b.grounds)
	first, last := max(g.columnAt(offset.X), 0), g.columnAt(offset.X+sight.Width-1)
	if last < 0 {
		last = len(g.columns) - 1
	}
	b.drawColumns(first, last, offset, sight)
	b.release(first, last, offset, sight)
	for c := first; c <= last; c++ {
		for _, item := range g.inColumn[c] {
			if b.inSight(item, first, last, offset, sight) {
				b.draw(item)
			}
		}
	}
	b.drawPlace()
	if len(b.slots)+len(b.grounds) != before {
		b.collect()
	}
	canvas.Refresh(b)
}

func (b *gridBody) inSight(item, first, last int, offset fyne.Position, sight fyne.Size) bool {
	it := &b.grid.items[item]
	if it.Column < first || it.Column > last {
		return false
	}
	top := b.grid.yOf(it.From)
	bottom := max(b.grid.yOf(it.To), top+look.Dp(leastHeight))
	return bottom > offset.Y && top < offset.Y+sight.Height
}

// release frees the slots of what has gone out of sight.
func (b *gridBody) release(first, last int, offset fyne.Position, sight fyne.Size) {
	for i, s := range b.slots {
		if s.item >= 0 && !b.inSight(s.item, first, last, offset, sight) {
			b.slotOf[s.item] = -1
			s.item = -1
			s.hide()
			b.free = append(b.free, i)
		}
	}
}

func (b *gridBody) draw(item int) {
	g := b.grid
	if b.slotOf[item] < 0 {
		if len(b.free) == 0 {
			b.slots = append(b.slots, newBlockSlot())
			b.free = append(b.free, len(b.slots)-1)
		}
		b.slotOf[item] = b.free[len(b.free)-1]
		b.free = b.free[:len(b.free)-1]
	}
	it := &g.items[item]
	at, size := g.boxOf(item)
	state := blockLook{
		selected: g.chosen[it.Key], current: item == g.current && b.focused, hovered: item == b.hovered, before: it.Before, after: it.After,
		cut: !middleSeen(at, size, g.scroll.Offset.X, g.scroll.Offset.X+g.scroll.Size().Width),
	}
	s := b.slots[b.slotOf[item]]
	s.show(item, &it.TimeBlock, &g.words[item], state, at, size)
	s.item = item
}

// drawColumns draws the grounds of columns that stand out and the lines between columns.
func (b *gridBody) drawColumns(first, last int, offset fyne.Position, sight fyne.Size) {
	g := b.grid
	for len(b.grounds) < last-first+1 {
		ground, border := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
		b.grounds, b.borders = append(b.grounds, ground), append(b.borders, border)
	}
	for i, ground := range b.grounds {
		border, c := b.borders[i], first+i
		look.SetShown(ground, c <= last)
		look.SetShown(border, c <= last)
		if c > last {
			continue
		}
		ground.FillColor = color.Transparent
		if g.columns[c].Tone != look.Neutral {
			ground.FillColor = look.Color(g.columns[c].Tone.Wash())
		}
		ground.Move(fyne.NewPos(g.lefts[c], offset.Y))
		ground.Resize(fyne.NewSize(g.lefts[c+1]-g.lefts[c], sight.Height))
		border.FillColor = look.Color(look.ColorLine)
		width := float32(1)
		if c+1 < len(g.columns) && g.columns[c+1].Group != g.columns[c].Group {
			border.FillColor, width = look.Color(theme.ColorNameInputBorder), 2
		}
		border.Move(fyne.NewPos(g.lefts[c+1]-width, offset.Y))
		border.Resize(fyne.NewSize(width, sight.Height))
	}
}

// placeLength is how many minutes the empty place takes that the keyboard is at.
const placeLength = 60

// drawPlace shows where a new item would be, while nothing is selected there.
func (b *gridBody) drawPlace() {
	g := b.grid
	shown := (b.focused || b.adding > 0) && g.current < 0 && g.column < len(g.columns) && len(g.columns) > 0 && !b.press.dragging
	look.SetShown(b.place, shown)
	if !shown {
		return
	}
	minutes := placeLength
	if b.adding > 0 {
		minutes = b.adding
	}
	b.place.FillColor, b.place.CornerRadius = look.Color(look.ColorSelected), look.Dp(4)
	b.place.StrokeColor, b.place.StrokeWidth = look.Color(look.ColorFocusRing), 2
	b.place.Move(fyne.NewPos(g.lefts[g.column]+look.Dp(4), g.yOf(g.at)+1))
	b.place.Resize(fyne.NewSize(g.lefts[g.column+1]-g.lefts[g.column]-look.Dp(10), g.yOf(minutes)-2))
}

// gridHead draws the columns' headings; it moves with the scroll.
type gridHead struct {
	widget.BaseWidget

	grid    *TimeGrid
	ground  *canvas.Rectangle
	heads   []*headSlot
	objects []fyne.CanvasObject
	groups  []float32 // the width of each column's group words
	cut     [][2]string
	cutFor  []float32
}

// headSlot draws one heading.
type headSlot struct {
	column             int
	left               float32
	group, title, text *canvas.Text
	border             *canvas.Rectangle
}

func newGridHead(g *TimeGrid) *gridHead {
	h := &gridHead{grid: g, ground: canvas.NewRectangle(color.Transparent)}
	h.objects = []fyne.CanvasObject{h.ground}
	h.ExtendBaseWidget(h)
	return h
}

func (h *gridHead) CreateRenderer() fyne.WidgetRenderer { return &headRenderer{h} }

// headRenderer gives the headings in sight.
type headRenderer struct{ head *gridHead }

func (r *headRenderer) Destroy()                     {}
func (r *headRenderer) Layout(fyne.Size)             {}
func (r *headRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, look.Dp(gridHeadH)) }
func (r *headRenderer) Objects() []fyne.CanvasObject { return r.head.objects }
func (r *headRenderer) Refresh() {
	r.head.forget()
	r.head.update()
}

// forget makes every heading be written anew.
func (h *gridHead) forget() {
	n := len(h.grid.columns)
	h.cut, h.cutFor = make([][2]string, n), make([]float32, n)
	h.groups = make([]float32, n)
	for _, s := range h.heads {
		s.column = -1
	}
}

func (h *gridHead) update() {
	g := h.grid
	width, offset := g.scroll.Size().Width, g.scroll.Offset.X
	if width <= 0 || len(h.cut) != len(g.columns) || len(g.lefts) != len(g.columns)+1 {
		return
	}
	h.ground.FillColor = look.Color(look.ColorBand)
	h.ground.Move(fyne.NewPos(offset, 0))
	h.ground.Resize(fyne.NewSize(width, look.Dp(gridHeadH)))
	first, last := max(g.columnAt(offset), 0), g.columnAt(offset+width-1)
	if last < 0 {
		last = len(g.columns) - 1
	}
	for len(h.heads) < last-first+1 {
		s := &headSlot{column: -1, group: canvas.NewText("", color.Transparent), title: canvas.NewText("", color.Transparent), text: canvas.NewText("", color.Transparent), border: canvas.NewRectangle(color.Transparent)}
		s.group.TextStyle.Bold, s.title.TextStyle.Bold = true, true
		h.heads = append(h.heads, s)
		h.objects = append(h.objects, s.border, s.group, s.title, s.text)
	}
	for i, s := range h.heads {
		c := first + i
		for _, o := range []fyne.CanvasObject{s.title, s.text, s.border} {
			look.SetShown(o, c <= last)
		}
		look.SetShown(s.group, c <= last && (i == 0 || g.columns[c].Group != g.columns[c-1].Group))
		if c <= last {
			h.show(s, c, offset)
		}
	}
	canvas.Refresh(h)
}

func (h *gridHead) show(s *headSlot, c int, offset float32) {
	g := h.grid
	left, width := g.lefts[c], g.lefts[c+1]-g.lefts[c]
	col := &g.columns[c]
	if s.column != c || s.left != left || h.cutFor[c] != width {
		if h.cutFor[c] != width {
			h.fit(c, width)
		}
		s.column, s.left = c, left
		s.title.TextSize, s.text.TextSize, s.group.TextSize = look.TextSize(""), look.TextSize(theme.SizeNameCaptionText), look.Dp(11)
		look.SetLine(s.title, h.cut[c][0])
		look.SetLine(s.text, h.cut[c][1])
		look.SetLine(s.group, col.Group)
		s.title.Color, s.text.Color, s.group.Color = look.Color(look.ColorInk), look.Color(look.ColorQuiet), look.Color(look.ColorGreen)
		if col.Tone != look.Neutral {
			s.text.Color = look.Color(col.Tone.Text())
		}
		put(s.title, left+look.Dp(8), look.Dp(20), look.Dp(20))
		put(s.text, left+look.Dp(8), look.Dp(39), look.Dp(18))
		s.border.FillColor = look.Color(look.ColorLine)
		s.border.Move(fyne.NewPos(left+width-1, look.Dp(20)))
		s.border.Resize(fyne.NewSize(1, look.Dp(gridHeadH-20)))
	}
	end := c
	for end+1 < len(g.columns) && g.columns[end+1].Group == col.Group {
		end++
	}
	// The group's words stay in sight while any of its columns is.
	x := min(max(left, offset)+look.Dp(8), g.lefts[end+1]-h.groups[c]-look.Dp(8))
	put(s.group, max(x, left+look.Dp(8)), look.Dp(4), look.Dp(16))
}

func (h *gridHead) fit(c int, width float32) {
	col := &h.grid.columns[c]
	room := width - look.Dp(14)
	h.cutFor[c] = width
	h.cut[c] = [2]string{
		look.Ellipsize(col.Title, room, look.TextSize(""), fyne.TextStyle{Bold: true}),
		look.Ellipsize(col.Text, room, look.TextSize(theme.SizeNameCaptionText), fyne.TextStyle{}),
	}
	h.groups[c] = look.Measure(col.Group, look.Dp(11), fyne.TextStyle{Bold: true}).Width
}

// gridAxis draws the hours at the left; it moves with the scroll.
type gridAxis struct {
	widget.BaseWidget

	grid    *TimeGrid
	labels  []*canvas.Text
	objects []fyne.CanvasObject
}

func newGridAxis(g *TimeGrid) *gridAxis {
	a := &gridAxis{grid: g}
	for hour := 1; hour < 24; hour++ {
		t := canvas.NewText(hourText(hour), color.Transparent)
		a.labels = append(a.labels, t)
		a.objects = append(a.objects, t)
	}
	a.ExtendBaseWidget(a)
	return a
}

func (a *gridAxis) CreateRenderer() fyne.WidgetRenderer {
	a.paint()
	return &look.Drawing{
		Shown:   a.objects,
		Arrange: func(fyne.Size) { a.paint() },
		Least:   func() fyne.Size { return fyne.NewSize(look.Dp(gridAxisW), a.grid.yOf(minutesADay)) },
		Paint:   a.paint,
	}
}

func (a *gridAxis) paint() {
	for i, t := range a.labels {
		t.Color, t.TextSize = look.Color(look.ColorQuiet), look.TextSize(theme.SizeNameCaptionText)
		least := t.MinSize()
		t.Resize(least)
		t.Move(fyne.NewPos(look.Dp(gridAxisW-8)-least.Width, a.grid.yOf((i+1)*60)-least.Height/2))
	}
}
