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
)

// TimeBlock is what a TimeGrid and a Timeline draw of something that takes time: a tinted block with a bar and its words. The words are
// formatted by the owner.
type TimeBlock struct {
	Key  string // identifies the item; the parts of an item on several days share it
	Tone look.Tone

	Title string        // the bold line
	Time  string        // 09:00–10:30
	Text  string        // quiet words behind the time: the place
	Mark  look.ChipText // what needs attention, in words and a tone; none when its text is empty
}

// blockLine is one line of words in a block, as it fits.
type blockLine struct {
	text  string
	bold  bool
	color fyne.ThemeColorName
	x     float32 // from the left edge of the words
	row   int
}

// blockWords are a block's words as they fit a size.
type blockWords struct {
	size  fyne.Size
	scale float32
	lines []blockLine
}

// The lengths of a block at 100 %.
const (
	blockBar   = 4
	blockInset = 11 // from the block's left edge to its words
	blockLead  = 15 // from line to line
	blockLow   = 19 // below this height there is one line of smaller letters

	blockNarrow = 48 // words narrower than this have a warning sign instead of what needs attention
)

// fitBlock chooses the lines that a block of the size has room for: the title first, then what needs attention, then time and place.
func fitBlock(b *TimeBlock, size fyne.Size) []blockLine {
	width := size.Width - look.Dp(blockInset) - look.Dp(5)
	if width < look.Dp(14) {
		return nil
	}
	room := max(int((size.Height-look.Dp(4))/look.Dp(blockLead)), 1)
	if room == 1 {
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
	case b.Mark.Text != "" && width < look.Dp(blockNarrow):
		title = "⚠ " + title
	case b.Mark.Text != "":
		marks = max(min((room-1)/2, 3), 1)
	}
	words := b.timeAndText()
	titles := min(max(room-2, 1), 2)
	if look.Measure(b.Time, letters, fyne.TextStyle{}).Width > width {
		titles, words = max(room-marks, 1), "" // half a time says nothing; the hours beside tell it
	}
	add(title, titles, true, look.ColorInk)
	if left := room - len(lines) - marks; left > 0 && words != "" {
		if left == 1 && look.Measure(b.Time+" · …", letters, fyne.TextStyle{}).Width > width {
			words = b.Time
		}
		add(words, left, false, b.Tone.Text())
	}
	if marks > 0 && room > len(lines) {
		add(b.Mark.Text, room-len(lines), true, b.Mark.Tone.Text())
	}
	return lines
}

// timeAndText is the line below the title.
func (b *TimeBlock) timeAndText() string {
	if b.Text == "" {
		return b.Time
	}
	return b.Time + " · " + b.Text
}

// fitLine is the one line of a low block: a warning sign where something needs attention, the title, and the time if there is room.
func fitLine(b *TimeBlock, width, letters float32) []blockLine {
	var lines []blockLine
	x := float32(0)
	if b.Mark.Text != "" {
		lines = append(lines, blockLine{text: "⚠", bold: true, color: b.Mark.Tone.Text()})
		x = look.Measure("⚠", letters, fyne.TextStyle{Bold: true}).Width + look.Dp(3)
	}
	title := look.Ellipsize(b.Title, max(width-x, 1), letters, fyne.TextStyle{Bold: true})
	lines = append(lines, blockLine{text: title, bold: true, color: look.ColorInk, x: x})
	x += look.Measure(title, letters, fyne.TextStyle{Bold: true}).Width + look.Dp(6)
	if look.Measure(b.Time, letters, fyne.TextStyle{}).Width <= width-x {
		lines = append(lines, blockLine{text: b.Time, color: b.Tone.Text(), x: x})
	}
	return lines
}

// blockTextSize is the size of the letters in a block of that height.
func blockTextSize(height float32) float32 {
	if height < look.Dp(blockLow) {
		return look.Dp(10)
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

// endsLine tells whether a line may end at a letter: at white space, but for the no-break ones.
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

// blockLook is the state in which a block is drawn.
type blockLook struct {
	selected, current, hovered bool
	before, after              bool // it began on the day before, goes on on the next
	cut                        bool // its middle is out of sight: Fyne would not draw its line
}

// blockSlot draws one block; slots are reused while scrolling.
type blockSlot struct {
	box   *fyne.Container
	item  int // -1: none
	look  blockLook
	size  fyne.Size
	scale float32
	shown bool

	ground, bar, ring *canvas.Rectangle
	fill              *canvas.Line
	lines             []*canvas.Text
}

func newBlockSlot() *blockSlot {
	rectangle := func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
	s := &blockSlot{item: -1, ground: rectangle(), fill: canvas.NewLine(color.Transparent), bar: rectangle(), ring: look.NewRing(6)}
	s.box = container.NewWithoutLayout(s.ground, s.fill, s.bar, s.ring)
	s.box.Hide()
	return s
}

// show draws a block at a place, unless it is drawn so already.
func (s *blockSlot) show(item int, b *TimeBlock, words *blockWords, state blockLook, at fyne.Position, size fyne.Size) {
	if s.box.Position() != at {
		s.box.Move(at)
	}
	if !s.shown {
		s.shown = true
		s.box.Show()
	}
	scale := look.Dp(1)
	if s.item == item && s.look == state && s.size == size && s.scale == scale {
		return
	}
	s.item, s.look, s.size, s.scale = item, state, size, scale
	s.box.Resize(size)
	if words.size != size || words.scale != scale {
		*words = blockWords{size: size, scale: scale, lines: fitBlock(b, size)}
	}
	s.paint(b)
	s.write(words.lines)
	s.box.Refresh()
}

func (s *blockSlot) hide() {
	if s.shown {
		s.shown = false
		s.box.Hide()
	}
}

func (s *blockSlot) paint(b *TimeBlock) {
	fill := look.Color(b.Tone.Tint())
	if s.look.hovered {
		fill = look.Blend(fill, look.Color(theme.ColorNameHover))
	}
	s.ground.FillColor = fill
	s.ground.StrokeWidth, s.ground.StrokeColor = 0, color.Transparent
	if s.look.selected {
		s.ground.StrokeWidth, s.ground.StrokeColor = 2, look.Color(look.ColorGreen)
		if b.Mark.Text != "" && b.Mark.Tone == look.Red {
			s.ground.StrokeColor = look.Color(look.Red.Strong())
		}
	}
	top, bottom := look.Dp(4), look.Dp(4)
	if s.look.before {
		top = 0
	}
	if s.look.after {
		bottom = 0
	}
	s.ground.TopLeftCornerRadius, s.ground.TopRightCornerRadius = top, top
	s.ground.BottomLeftCornerRadius, s.ground.BottomRightCornerRadius = bottom, bottom
	s.bar.FillColor, s.bar.CornerRadius = look.Color(b.Tone.Strong()), look.Dp(2)
	s.bar.Resize(fyne.NewSize(look.Dp(blockBar), s.size.Height))
	layTint(s.ground, s.fill, fyne.Position{}, s.size, s.look.selected || s.look.cut)
	look.PaintRing(s.ring, s.look.current, 6)
	s.ring.Move(fyne.NewPos(-2, -2))
	s.ring.Resize(s.size.AddWidthHeight(4, 4))
}

// layTint lays a block's tint out: as a thick line, which costs a fifth of a rectangle with round corners (see boxParts), with such a rectangle as
// its right end only; the bar rounds the left end. A block with a border is one rectangle.
func layTint(ground *canvas.Rectangle, fill *canvas.Line, at fyne.Position, size fyne.Size, whole bool) {
	end := look.Dp(8)
	whole = whole || size.Width < 3*end || !look.ThickLines()
	look.SetShown(fill, !whole)
	if whole {
		ground.Move(at)
		ground.Resize(size)
		return
	}
	ground.Move(at.AddXY(size.Width-end, 0))
	ground.Resize(fyne.NewSize(end, size.Height))
	ground.TopLeftCornerRadius, ground.BottomLeftCornerRadius, ground.CornerRadius = 0, 0, 0
	fill.StrokeColor = ground.FillColor
	look.LayFill(fill, at.AddXY(1, 0), size.SubtractWidthHeight(end/2+1, 0))
}

// middleSeen tells whether the middle of a block is between two places.
func middleSeen(at fyne.Position, size fyne.Size, left, right float32) bool {
	middle := at.X + size.Width/2
	return middle > left+2 && middle < right-2
}

func (s *blockSlot) write(lines []blockLine) {
	for len(s.lines) < len(lines) {
		t := canvas.NewText("", color.Transparent)
		s.lines = append(s.lines, t)
		s.box.Objects = append(s.box.Objects, t)
	}
	letters, lead := blockTextSize(s.size.Height), look.Dp(blockLead)
	top := look.Dp(2)
	if len(lines) > 0 && lines[len(lines)-1].row == 0 {
		lead = min(s.size.Height, look.Dp(blockLead)+look.Dp(4))
		top = 0
	}
	for i, t := range s.lines {
		t.Hidden = i >= len(lines)
		if t.Hidden {
			continue
		}
		line := lines[i]
		t.TextSize, t.TextStyle.Bold, t.Color = letters, line.bold, look.Color(line.color)
		look.SetLine(t, line.text)
		put(t, look.Dp(blockInset)+line.x, top+float32(line.row)*lead, lead)
	}
}

// lanesOf puts spans that overlap side by side: each gets a lane, and the number of lanes of the group that it overlaps with. The spans are
// sorted by their beginning.
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
