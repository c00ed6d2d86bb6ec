package sheet

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
)

// slot draws one row; slots are used again while scrolling. What scrolls is drawn first, then the ground of the frozen
// columns, which covers it, and then those columns.
type slot struct {
	box                 *fyne.Container
	ground, cover, edge *canvas.Rectangle // edge is the line at the right of the frozen columns
	line, frame, mark   *canvas.Rectangle
	cells               []*cellSlot
	state               slotState
	objects             int
}

// slotState is what a slot shows.
type slotState struct {
	row, generation  int
	offset, width    float32
	current          int // column of the current cell; -1: it is in another row
	focused, hovered bool
	marks            [2]int // the first and last column that are marked; -1: none
}

func newSlot(columns []placed) *slot {
	s := &slot{
		box: container.NewWithoutLayout(), ground: look.NewRectangle(), cover: look.NewRectangle(),
		edge: look.NewRectangle(), line: look.NewRectangle(), frame: look.NewRectangle(), mark: look.NewRectangle(),
		state: slotState{row: -1},
	}
	for _, c := range columns {
		s.cells = append(s.cells, newCellSlot(c.Kind))
	}
	return s
}

// show draws a row, unless it is drawn so already.
func (s *slot) show(of *Sheet, state slotState) {
	if s.state == state {
		return
	}
	fresh := s.state.row != state.row || s.state.generation != state.generation
	s.state = state
	cells := of.cells(state.row)
	height, frozen := dp(rowHeight), of.frozenWidth()
	for i := range of.columns {
		c, cell := &of.columns[i], s.cells[i]
		x := c.x
		if c.Frozen {
			x += state.offset
		}
		left, right := state.offset+frozen, state.offset+state.width
		cell.setShown(c.Frozen || x+c.width > left && x < right)
		if cell.shown && (fresh || cell.x != x || cell.stale) {
			cell.show(&cells[i], x, c.width, height)
		}
		cell.stale = cell.stale || fresh && !cell.shown
	}
	s.paint(of, frozen)
	s.collect(of)
	s.box.Refresh()
}

// paint draws the grounds, the line below the row and the frame of the current cell.
func (s *slot) paint(of *Sheet, frozen float32) {
	state, height := s.state, dp(rowHeight)
	row := look.RowLook{Selected: state.current >= 0, Hovered: state.hovered}
	for _, r := range []*canvas.Rectangle{s.ground, s.cover} {
		look.Fill(r, row.Ground(look.ColorSurface), 0)
	}
	look.Place(s.ground, state.offset, 0, state.width, height)
	look.Place(s.cover, state.offset, 0, frozen, height)
	look.Fill(s.edge, look.ColorLine, 0)
	look.Place(s.edge, state.offset+frozen-1, 0, 1, height)
	s.cover.Hidden, s.edge.Hidden = state.offset == 0, state.offset == 0
	look.Fill(s.line, look.ColorLine, 0)
	look.Place(s.line, state.offset, height-1, state.width, 1)
	s.paintMark(of, frozen)
	look.PaintRing(s.frame, state.current >= 0 && state.focused, 3)
	if state.current >= 0 {
		c := of.columns[state.current]
		x := c.x
		if c.Frozen {
			x += state.offset
		}
		look.Place(s.frame, x+1, 1, c.width-2, height-3)
	}
}

// paintMark draws the ground of the marked cells that are in sight.
func (s *slot) paintMark(of *Sheet, frozen float32) {
	state := s.state
	s.mark.Hidden = state.marks[0] < 0
	if s.mark.Hidden {
		return
	}
	first, last := of.columns[state.marks[0]], of.columns[state.marks[1]]
	left, right := max(first.x, state.offset+frozen), max(last.x+last.width, state.offset+frozen)
	if first.Frozen {
		left = first.x + state.offset
	}
	if last.Frozen {
		right = last.x + last.width + state.offset
	}
	look.Fill(s.mark, theme.ColorNameSelection, 0)
	look.Place(s.mark, left, 0, max(right-left, 0), dp(rowHeight)-1)
}

// collect puts the objects in the order in which they are drawn, once there are others.
func (s *slot) collect(of *Sheet) {
	n := 0
	for _, c := range s.cells {
		n += len(c.objects)
	}
	if n == s.objects {
		return
	}
	s.objects = n
	s.box.Objects = slices.Concat(
		[]fyne.CanvasObject{s.ground}, s.objectsOf(of, false),
		[]fyne.CanvasObject{s.cover, s.edge}, s.objectsOf(of, true),
		[]fyne.CanvasObject{s.mark, s.line, s.frame},
	)
}

// objectsOf are the objects of the cells that are frozen, or of those that scroll.
func (s *slot) objectsOf(of *Sheet, frozen bool) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for i, c := range s.cells {
		if of.columns[i].Frozen == frozen {
			objects = append(objects, c.objects...)
		}
	}
	return objects
}

// The parts of a cell that are pressed; a number from 0 is a link.
const (
	boxPart = -1
	noPart  = -2
)

// span is a part of a cell that is pressed.
type span struct {
	part     int
	from, to float32
}

// cellSlot draws one cell. Its objects are made when they are first needed: most cells are one line of text.
type cellSlot struct {
	kind    Kind
	shown   bool
	stale   bool // it was out of sight when its row changed
	x       float32
	objects []fyne.CanvasObject
	texts   []*canvas.Text
	used    int
	shapes  []*canvas.Rectangle
	drawn   int
	spans   []span
}

func newCellSlot(kind Kind) *cellSlot { return &cellSlot{kind: kind, shown: true, x: -1} }

// setShown hides a cell that is out of sight, or shows it again.
func (c *cellSlot) setShown(shown bool) {
	if c.shown == shown {
		return
	}
	c.shown, c.stale = shown, c.stale || shown
	for _, o := range c.objects {
		look.SetShown(o, false)
	}
}

// partAt is the part of the cell at a place of the body.
func (c *cellSlot) partAt(x float32) int {
	for _, s := range c.spans {
		if x >= s.from && x < s.to {
			return s.part
		}
	}
	return noPart
}

// text returns the next line of the cell, made where there are too few.
func (c *cellSlot) text() *canvas.Text {
	if c.used == len(c.texts) {
		t := look.NewWords()
		c.texts = append(c.texts, t)
		c.objects = append(c.objects, t)
	}
	c.used++
	return c.texts[c.used-1]
}

// shape returns the next rectangle of the cell. One that is made is drawn below the texts.
func (c *cellSlot) shape() *canvas.Rectangle {
	if c.drawn == len(c.shapes) {
		r := look.NewRectangle()
		c.shapes = append(c.shapes, r)
		c.objects = append([]fyne.CanvasObject{r}, c.objects...)
	}
	c.drawn++
	r := c.shapes[c.drawn-1]
	r.Hidden = false
	look.Stroke(r, "", 0)
	return r
}

// show draws a cell.
func (c *cellSlot) show(cell *Cell, x, width, height float32) {
	c.x = x
	c.stale = false
	c.used = 0
	c.drawn = 0
	c.spans = c.spans[:0]
	left, right := x+dp(8), x+width-dp(4)
	switch c.kind {
	case TickCells:
		c.drawTick(cell.Tick, x+(width-dp(18))/2, height)
	case ChipCells:
		c.drawChip(cell, left, right, height)
	case LinkCells:
		c.drawLinks(cell, left, right, height)
	default:
		c.drawText(cell, left, right, height)
	}
	for _, t := range c.texts[c.used:] {
		t.Hidden = true
	}
	for _, r := range c.shapes[c.drawn:] {
		r.Hidden = true
	}
}

// write draws a line of text from left, cut at right, and returns where it ends.
func (c *cellSlot) write(
	text string, left, right, height float32, color fyne.ThemeColorName, style fyne.TextStyle,
) float32 {
	if text == "" || right <= left {
		return left
	}
	t := c.text()
	t.TextStyle = style
	look.WriteFit(t, text, right-left, theme.SizeNameText, color)
	look.PlaceLine(t, left, 0, height)
	return left + t.Size().Width
}

// strike draws a line through the text that is between two places.
func (c *cellSlot) strike(from, to, height float32) {
	if to > from {
		r := c.shape()
		look.Fill(r, look.ColorQuiet, 0)
		look.Place(r, from, height/2+dp(1), to-from, 1)
	}
}

// drawText draws the text; of a change its box and both texts.
func (c *cellSlot) drawText(cell *Cell, left, right, height float32) {
	style := fyne.TextStyle{Bold: cell.Strong}
	if !cell.Changes {
		c.write(cell.Text, left, right, height, cell.Tone.Or(look.ColorInk), style)
		return
	}
	tick := On
	if cell.Kept {
		tick = Off
	}
	c.drawTick(tick, left, height)
	left += dp(24)
	before := look.ColorQuiet
	after := cell.Tone.Or(look.Green.Text())
	share := float32(0.4)
	if cell.Kept {
		before = look.ColorInk
		after = look.ColorQuiet
		share = 0.7
	}
	// The text that counts keeps its width where that leaves some to the other one.
	need := look.Measure(cell.Text, look.TextSize(""), look.Bold).Width + dp(8)
	end := c.write(cell.Before, left, max(right-need, left+(right-left)*share), height, before, look.Plain)
	from := end
	if cell.Before != "" {
		from += dp(6)
	}
	to := c.write(cell.Text, from, right, height, after, fyne.TextStyle{Bold: !cell.Kept})
	if cell.Kept {
		c.strike(from, to, height)
	} else {
		c.strike(left, end, height)
	}
}

// drawTick draws a box that is ticked or not, or a sign in its place.
func (c *cellSlot) drawTick(tick Tick, x, height float32) {
	side := dp(16)
	y := (height - side) / 2
	signs := map[Tick]string{On: "✓", Asked: "?", Wrong: "!"}
	colors := map[Tick]fyne.ThemeColorName{On: look.ColorOnGreen, Asked: look.Amber.Text(), Wrong: look.Red.Text()}
	if tick == NoTick {
		return
	}
	box := c.shape()
	fills := map[Tick]fyne.ThemeColorName{
		On: look.ColorGreen, Off: look.ColorSurface, Asked: look.Amber.Tint(), Wrong: look.Red.Tint(),
	}
	look.Fill(box, fills[tick], 3)
	strokes := map[Tick]fyne.ThemeColorName{
		On: look.ColorGreen, Off: look.Neutral.Strong(), Asked: look.Amber.Strong(), Wrong: look.Red.Strong(),
	}
	look.Stroke(box, strokes[tick], 1)
	look.Place(box, x, y, side, side)
	c.spans = append(c.spans, span{boxPart, x - dp(6), x + side + dp(4)})
	if signs[tick] == "" {
		return
	}
	sign := c.text()
	sign.TextStyle = look.Bold
	look.Write(sign, signs[tick], theme.SizeNameCaptionText, colors[tick])
	look.PlaceLine(sign, x+(side-sign.MinSize().Width)/2, 0, height)
}

func (c *cellSlot) drawChip(cell *Cell, left, right, height float32) {
	if cell.Text == "" {
		return
	}
	size := look.ChipSize(cell.Text)
	width := min(size.Width, right-left)
	ground := c.shape()
	look.Fill(ground, cell.Tone.Tint(), 10)
	look.Place(ground, left, (height-size.Height)/2, width, size.Height)
	words := c.text()
	words.TextStyle = look.Plain
	look.WriteFit(words, cell.Text, width-dp(16), theme.SizeNameCaptionText, cell.Tone.Text())
	look.PlaceLine(words, left+dp(9), 0, height)
}

// drawLinks draws a text and the links behind it; the links keep their width.
func (c *cellSlot) drawLinks(cell *Cell, left, right, height float32) {
	need := float32(0)
	for _, link := range cell.Links {
		need += look.Measure(link, look.TextSize(""), look.Plain).Width + dp(12)
	}
	end := c.write(cell.Text, left, right-need, height, cell.Tone.Or(look.ColorInk), look.Plain)
	if cell.Text != "" {
		end += dp(12)
	}
	for i, link := range cell.Links {
		to := c.write(link, end, right, height, look.ColorGreen, look.Plain)
		line := c.shape()
		look.Fill(line, look.ColorGreen, 0)
		look.Place(line, end, height/2+dp(8), to-end, 1)
		c.spans = append(c.spans, span{i, end - dp(4), to + dp(4)})
		end = to + dp(12)
	}
}
