package calendar

import (
	"image/color"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// TimeBlock is what a TimeGrid and a Timeline draw of something that takes time: a tinted block with a bar and its
// words. The words are formatted by the owner.
type TimeBlock struct {
	Key  string // identifies the item; the parts of an item on several days share it
	Tone look.Tone

	Title string        // the bold line
	Time  string        // 09:00–10:30
	Text  string        // quiet words behind the time: the place
	Mark  look.ChipText // what needs attention, in words and a tone; none when its text is empty
}

// hint is everything that the item is about, in lines, where a block of the size does not show it all.
func (t *TimeBlock) hint(size fyne.Size) string {
	letters := strings.NewReplacer(" ", "", "·", "", "⚠", "")
	var shown strings.Builder
	for _, line := range fitBlock(t, size) {
		shown.WriteString(letters.Replace(line.text))
	}
	if shown.String() == letters.Replace(t.Title+t.Time+t.Text+t.Mark.Text) {
		return ""
	}
	return locale.Joined("\n", t.Title, t.Time, t.Text, t.Mark.Text)
}

// blockLine is one line of words in a block, as it fits.
type blockLine struct {
	text  string
	bold  bool
	color fyne.ThemeColorName
	x     float32 // from the left edge of the words
	row   int
}

// The lengths of a block at 100 %.
const (
	blockBar   = 4
	blockInset = 11 // from the block's left edge to its words
	blockLead  = 15 // from line to line
	blockLow   = 19 // below this height there is one line of smaller letters

	blockNarrow = 48 // words narrower than this have a warning sign instead of what needs attention
)

// fitBlock chooses the lines that a block of the size has space for: the title first, then what needs attention, then
// time and place.
func fitBlock(b *TimeBlock, size fyne.Size) []blockLine {
	width := size.Width - dp(blockInset) - dp(5)
	if width < dp(14) {
		return nil
	}
	space := max(int((size.Height-dp(4))/dp(blockLead)), 1)
	if space == 1 {
		return fitLine(b, width, blockTextSize(size.Height))
	}
	letters := look.TextSize(theme.SizeNameCaptionText)
	var lines []blockLine
	add := func(text string, most int, bold bool, color fyne.ThemeColorName) {
		for _, t := range wrapWords(text, width, letters, fyne.TextStyle{Bold: bold}, most) {
			lines = append(lines, blockLine{text: t, bold: bold, color: color, row: len(lines)})
		}
	}
	title, marks := b.Title, 0
	switch {
	case b.Mark.Text != "" && width < dp(blockNarrow):
		title = "⚠ " + title
	case b.Mark.Text != "":
		marks = max(min((space-1)/2, 3), 1)
	}
	words := b.timeAndText()
	titles := min(max(space-2, 1), 2)
	if look.Measure(b.Time, letters, look.Plain).Width > width {
		titles, words = max(space-marks, 1), "" // half a time is unreadable; the hours beside show it
	}
	add(title, titles, true, look.ColorInk)
	if left := space - len(lines) - marks; left > 0 && words != "" {
		if left == 1 && look.Measure(b.Time+" · …", letters, look.Plain).Width > width {
			words = b.Time
		}
		add(words, left, false, b.Tone.Text())
	}
	if marks > 0 && space > len(lines) {
		add(b.Mark.Text, space-len(lines), true, b.Mark.Tone.Text())
	}
	return lines
}

// timeAndText is the line below the title.
func (t *TimeBlock) timeAndText() string {
	if t.Text == "" {
		return t.Time
	}
	return t.Time + " · " + t.Text
}

// fitLine is the one line of a low block: a warning sign where something needs attention, the title, and the time if
// there is space.
func fitLine(b *TimeBlock, width, letters float32) []blockLine {
	var lines []blockLine
	x := float32(0)
	if b.Mark.Text != "" {
		lines = append(lines, blockLine{text: "⚠", bold: true, color: b.Mark.Tone.Text()})
		x = look.Measure("⚠", letters, look.Bold).Width + dp(3)
	}
	title := look.Ellipsize(b.Title, max(width-x, 1), letters, look.Bold)
	lines = append(lines, blockLine{text: title, bold: true, color: look.ColorInk, x: x})
	x += look.Measure(title, letters, look.Bold).Width + dp(6)
	if look.Measure(b.Time, letters, look.Plain).Width <= width-x {
		lines = append(lines, blockLine{text: b.Time, color: b.Tone.Text(), x: x})
	}
	return lines
}

// blockTextSize is the size of the letters in a block of that height.
func blockTextSize(height float32) float32 {
	if height < dp(blockLow) {
		return dp(10)
	}
	return look.TextSize(theme.SizeNameCaptionText)
}

// wrapWords breaks text between words into at most so many lines; what is left over is cut with an ellipsis.
func wrapWords(text string, width, size float32, style fyne.TextStyle, most int) []string {
	var lines []string
	rest := strings.TrimSpace(text)
	for rest != "" && len(lines) < most {
		if len(lines) == most-1 || look.Measure(rest, size, style).Width <= width {
			return append(lines, look.Ellipsize(rest, width, size, style))
		}
		line, after := breakLine(rest, width, size, style)
		lines = append(lines, line)
		rest = after
	}
	return lines
}

// endsLine reports whether a line may end at a letter: at white space, but for the no-break ones.
func endsLine(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' }

// breakLine takes as many words as fit the width, at least one, which is cut where it is too long by itself.
func breakLine(text string, width, size float32, style fyne.TextStyle) (line, rest string) {
	end := 0
	for i, r := range text {
		if !endsLine(r) {
			continue
		}
		if look.Measure(text[:i], size, style).Width > width {
			break
		}
		end = i
	}
	if end == 0 {
		end = strings.IndexFunc(text, endsLine)
		if end < 0 {
			end = len(text)
		}
	}
	return look.Ellipsize(text[:end], width, size, style), strings.TrimSpace(text[end:])
}

// tintedBlock is a tinted area with a bar at its left. The tint is a thick line with a round rectangle as its right end
// only, which costs a fifth of a rectangle with round corners (see look.Box); the bar rounds the left end. A block with
// a border is one rectangle.
type tintedBlock struct {
	ground, bar *canvas.Rectangle
	fill        *canvas.Line
}

func newTintedBlock() tintedBlock {
	return tintedBlock{ground: look.NewRectangle(), bar: look.NewRectangle(), fill: canvas.NewLine(color.Transparent)}
}

func (b *tintedBlock) hide() {
	b.ground.Hide()
	b.bar.Hide()
	b.fill.Hide()
}

// paint colours the block; a selected one has a border, which is red where a red mark needs attention.
func (b *tintedBlock) paint(tone look.Tone, mark look.ChipText, selected, hovered bool) {
	look.Fill(b.ground, tone.Tint(), 0)
	if hovered {
		look.Lighten(b.ground)
	}
	border := fyne.ThemeColorName("")
	switch {
	case selected && mark.Text != "" && mark.Tone == look.Red:
		border = look.Red.Strong()
	case selected:
		border = look.ColorGreen
	}
	look.Stroke(b.ground, border, 2)
	look.Fill(b.bar, tone.Strong(), 2)
}

// round rounds the corners above and below.
func (b *tintedBlock) round(top, bottom float32) {
	b.ground.TopLeftCornerRadius, b.ground.TopRightCornerRadius = top, top
	b.ground.BottomLeftCornerRadius, b.ground.BottomRightCornerRadius = bottom, bottom
}

// lay lays the block out; whole keeps it one rectangle.
func (b *tintedBlock) lay(at fyne.Position, size fyne.Size, whole bool) {
	look.Place(b.bar, at.X, at.Y, dp(blockBar), size.Height)
	end := dp(8)
	whole = whole || size.Width < 3*end || !look.ThickLines()
	look.SetShown(b.fill, !whole)
	if whole {
		look.Place(b.ground, at.X, at.Y, size.Width, size.Height)
		return
	}
	look.Place(b.ground, at.X+size.Width-end, at.Y, end, size.Height)
	b.ground.TopLeftCornerRadius = 0
	b.ground.BottomLeftCornerRadius = 0
	b.ground.CornerRadius = 0
	b.fill.StrokeColor = b.ground.FillColor
	look.LayFill(b.fill, at.AddXY(1, 0), size.SubtractWidthHeight(end/2+1, 0))
}

// blockState is the state in which a block is drawn.
type blockState struct {
	selected, current, hovered bool
	before, after              bool // it began on the day before, goes on on the next
	cut                        bool // its middle is out of sight: Fyne would not draw its line

	above float32 // how much of it is above what is in sight: its words are below that
}

// blockID names a block: the column or the row that it is in, and its place there.
type blockID struct{ line, item int }

// noBlock is none.
var noBlock = blockID{-1, -1}

// blocks draws the blocks in sight. A block keeps its slot while it stays in sight; the slots of others are used again.
type blocks struct {
	box   *fyne.Container
	used  map[blockID]*blockSlot
	free  []*blockSlot
	round int // of drawing
}

func newBlocks() *blocks {
	return &blocks{box: container.NewWithoutLayout(), used: map[blockID]*blockSlot{}}
}

// begin begins to draw what is in sight; end hides what was not drawn since.
func (b *blocks) begin() { b.round++ }

func (b *blocks) end() {
	for id, s := range b.used {
		if s.round != b.round {
			s.box.Hide()
			delete(b.used, id)
			b.free = append(b.free, s)
		}
	}
}

// forget makes every block be drawn again.
func (b *blocks) forget() {
	for _, s := range b.used {
		s.drawn = false
	}
}

// show draws a block at a place.
func (b *blocks) show(id blockID, block *TimeBlock, state blockState, at fyne.Position, size fyne.Size) {
	s := b.used[id]
	if s == nil {
		if n := len(b.free); n > 0 {
			s, b.free = b.free[n-1], b.free[:n-1]
		} else {
			s = newBlockSlot()
			b.box.Add(s.box)
		}
		s.drawn = false
		b.used[id] = s
	}
	s.round = b.round
	s.show(block, state, at, size)
}

// blockSlot draws one block.
type blockSlot struct {
	box   *fyne.Container
	round int // when it was shown last
	drawn bool
	state blockState
	size  fyne.Size
	scale float32

	block tintedBlock
	ring  *canvas.Rectangle
	lines []*canvas.Text
}

func newBlockSlot() *blockSlot {
	s := &blockSlot{block: newTintedBlock(), ring: look.NewRectangle()}
	s.box = container.NewWithoutLayout(s.block.ground, s.block.fill, s.block.bar, s.ring)
	s.box.Hide()
	return s
}

// show draws a block at a place, unless it is drawn so already.
func (s *blockSlot) show(b *TimeBlock, state blockState, at fyne.Position, size fyne.Size) {
	if s.box.Position() != at {
		s.box.Move(at)
	}
	look.SetShown(s.box, true)
	scale := dp(1)
	if s.drawn && s.state == state && s.size == size && s.scale == scale {
		return
	}
	s.drawn = true
	s.state = state
	s.size = size
	s.scale = scale
	s.box.Resize(size)
	s.paint(b)
	s.write(fitBlock(b, size.SubtractWidthHeight(0, state.above)))
	s.box.Refresh()
}

func (s *blockSlot) paint(b *TimeBlock) {
	s.block.paint(b.Tone, b.Mark, s.state.selected, s.state.hovered)
	top, bottom := dp(4), dp(4)
	if s.state.before {
		top = 0
	}
	if s.state.after {
		bottom = 0
	}
	s.block.round(top, bottom)
	s.block.lay(fyne.Position{}, s.size, s.state.selected || s.state.cut)
	look.PaintRing(s.ring, s.state.current, 6)
	look.Place(s.ring, -2, -2, s.size.Width+4, s.size.Height+4)
}

func (s *blockSlot) write(lines []blockLine) {
	letters := blockTextSize(s.size.Height)
	lead := dp(blockLead)
	top := dp(2)
	if len(lines) > 0 && lines[len(lines)-1].row == 0 {
		lead, top = min(s.size.Height, dp(blockLead)+dp(4)), 0
	}
	s.lines = writeLines(s.box, s.lines, lines, letters)
	for i, line := range lines {
		look.PlaceLine(s.lines[i], dp(blockInset)+line.x, s.state.above+top+float32(line.row)*lead, lead)
	}
}

// writeLines writes lines of words into texts, of which it adds more to the box where there are too few; the rest is
// hidden.
func writeLines(box *fyne.Container, texts []*canvas.Text, lines []blockLine, letters float32) []*canvas.Text {
	for len(texts) < len(lines) {
		t := look.NewWords()
		texts = append(texts, t)
		box.Objects = append(box.Objects, t)
	}
	for i, t := range texts {
		t.Hidden = i >= len(lines)
		if !t.Hidden {
			t.TextSize = letters
			t.TextStyle.Bold = lines[i].bold
			t.Color = look.Color(lines[i].color)
			look.SetLine(t, lines[i].text)
		}
	}
	return texts
}

// aboveSight is how much of a block is above what is in sight, as long as its title is left.
func aboveSight(at fyne.Position, size fyne.Size, top float32) float32 {
	return min(max(top-at.Y, 0), max(size.Height-2*dp(blockLead)-dp(4), 0))
}

// middleSeen reports whether the middle of a block is between two places.
func middleSeen(at fyne.Position, size fyne.Size, left, right float32) bool {
	middle := at.X + size.Width/2
	return middle > left+2 && middle < right-2
}

// inBlock reports whether a place is in a block.
func inBlock(at, pos fyne.Position, size fyne.Size) bool {
	return at.X >= pos.X && at.X < pos.X+size.Width && at.Y >= pos.Y && at.Y < pos.Y+size.Height
}

// wholePoints puts a block on whole points, so that its parts meet.
func wholePoints(x, y, width, height float32) (fyne.Position, fyne.Size) {
	left, top := float32(int(x)), float32(int(y))
	return fyne.NewPos(left, top), fyne.NewSize(float32(int(x+width))-left, float32(int(y+height))-top)
}

// lanesOf puts spans that overlap side by side: each gets a lane, and the number of lanes of the group that it overlaps
// with. The spans are sorted by their beginning.
func lanesOf(from, to []int) (lane, lanes []int) {
	lane, lanes = make([]int, len(from)), make([]int, len(from))
	var ends []int // of each lane of the group
	begin, reach := 0, 0
	finish := func(end int) {
		for i := begin; i < end; i++ {
			lanes[i] = len(ends)
		}
		begin, ends = end, ends[:0]
	}
	for i := range from {
		if i > begin && from[i] >= reach {
			finish(i)
		}
		free := 0
		for free < len(ends) && ends[free] > from[i] {
			free++
		}
		if free == len(ends) {
			ends = append(ends, 0)
		}
		ends[free], lane[i] = to[i], free
		reach = max(to[i], reach)
		if i == begin {
			reach = to[i]
		}
	}
	finish(len(from))
	return lane, lanes
}
