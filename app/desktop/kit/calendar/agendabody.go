package calendar

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// agendaBody draws the rows in sight and takes pointer and keyboard.
type agendaBody struct {
	widget.BaseWidget

	agenda  *Agenda
	slots   []*agendaSlot // a row is drawn by the slot of its place modulo their number, so that scrolling changes few of them
	hovered int
	focused bool

	look.ShiftKey
	presses look.Presses
	typed   look.TypeAhead
}

var (
	_ fyne.Focusable      = (*agendaBody)(nil)
	_ fyne.Shortcutable   = (*agendaBody)(nil)
	_ desktop.Keyable     = (*agendaBody)(nil)
	_ desktop.Mouseable   = (*agendaBody)(nil)
	_ desktop.Hoverable   = (*agendaBody)(nil)
	_ fyne.Accessible     = (*agendaBody)(nil)
	_ fyne.WidgetRenderer = (*agendaRenderer)(nil)
)

// agendaRenderer gives the rows in sight; they change with scrolling.
type agendaRenderer struct{ body *agendaBody }

func (r *agendaRenderer) Destroy()         {}
func (r *agendaRenderer) Layout(fyne.Size) { r.body.update() }
func (r *agendaRenderer) MinSize() fyne.Size {
	a := r.body.agenda
	return fyne.NewSize(1, a.tops[len(a.rows)]+look.Dp(8))
}

func (r *agendaRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.body.slots))
	for i, s := range r.body.slots {
		objects[i] = s.box
	}
	return objects
}

func (r *agendaRenderer) Refresh() {
	r.body.forget()
	r.body.update()
}

func (b *agendaBody) CreateRenderer() fyne.WidgetRenderer { return &agendaRenderer{b} }

// forget makes every slot draw anew.
func (b *agendaBody) forget() {
	for _, s := range b.slots {
		s.index = -1
	}
}

// update gives each row in sight its slot.
func (b *agendaBody) update() {
	a := b.agenda
	sight := a.scroll.Size().Height
	if sight <= 0 || len(a.tops) != len(a.rows)+1 {
		return
	}
	count := int(sight/look.Dp(36)) + 2
	for len(b.slots) < count {
		b.slots = append(b.slots, newAgendaSlot(a))
	}
	shown := make([]bool, len(b.slots))
	offset := a.scroll.Offset.Y
	for i := max(a.rowAt(offset), 0); i < len(a.rows) && a.tops[i] < offset+sight; i++ {
		s := b.slots[i%len(b.slots)]
		shown[i%len(b.slots)] = true
		s.box.Move(fyne.NewPos(0, a.tops[i]))
		s.box.Resize(fyne.NewSize(a.Size().Width, a.tops[i+1]-a.tops[i]))
		row := &a.rows[i]
		s.show(i, look.RowLook{
			Selected: row.selectable() && a.chosen[row.Key], Current: i == a.current && b.focused, Hovered: i == b.hovered && row.selectable(),
		})
		s.box.Show()
	}
	for i, s := range b.slots {
		if !shown[i] {
			s.box.Hide()
		}
	}
	canvas.Refresh(b)
}

// MouseDown picks a row; a second press on it soon after opens it.
func (b *agendaBody) MouseDown(e *desktop.MouseEvent) {
	a := b.agenda
	a.Focus()
	row := a.rowAt(e.Position.Y)
	if row < 0 || !a.rows[row].selectable() {
		return
	}
	if e.Button == desktop.MouseButtonSecondary {
		if !a.chosen[a.rows[row].Key] {
			a.pick(row, false, false)
		}
		if a.OnMenu != nil {
			a.OnMenu(a.Selected(), e.AbsolutePosition)
		}
		return
	}
	if b.presses.Again(a.rows[row].Key, e) {
		look.Call(a.OnOpen, a.rows[row].Key)
		return
	}
	a.pick(row, e.Modifier&fyne.KeyModifierShortcutDefault != 0, e.Modifier&fyne.KeyModifierShift != 0)
}

// MouseUp is not used.
func (b *agendaBody) MouseUp(*desktop.MouseEvent) {}

// MouseIn lights the row below the pointer.
func (b *agendaBody) MouseIn(e *desktop.MouseEvent) { b.hover(b.agenda.rowAt(e.Position.Y)) }

// MouseMoved lights the row below the pointer.
func (b *agendaBody) MouseMoved(e *desktop.MouseEvent) { b.hover(b.agenda.rowAt(e.Position.Y)) }

// MouseOut puts the light out.
func (b *agendaBody) MouseOut() { b.hover(-1) }

func (b *agendaBody) hover(row int) {
	if b.hovered != row {
		b.hovered = row
		b.update()
	}
}

// FocusGained marks the current row with a ring; without one the first row becomes current.
func (b *agendaBody) FocusGained() {
	b.focused = true
	if b.agenda.current < 0 && len(b.agenda.rows) > 0 {
		b.agenda.pick(b.agenda.nearest(0), false, false)
	}
	b.update()
}

// FocusLost takes the ring away.
func (b *agendaBody) FocusLost() {
	b.focused, b.Shift = false, false
	b.update()
}

// TypedKey moves, opens, adds, deletes, renames.
func (b *agendaBody) TypedKey(e *fyne.KeyEvent) {
	a := b.agenda
	if to, ok := a.target(e.Name); ok {
		a.pick(to, false, b.Shift)
		return
	}
	if e.Name == fyne.KeyInsert && a.OnAdd != nil {
		a.OnAdd()
		return
	}
	key, some := a.Current()
	if !some {
		return
	}
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		look.Call(a.OnOpen, key)
	case fyne.KeyDelete, fyne.KeyBackspace:
		look.CallSome(a.OnDelete, a.Selected())
	case fyne.KeyF2:
		look.Call(a.OnRename, key)
	case fyne.KeySpace:
		a.pick(a.current, true, false)
	case fyne.KeyEscape:
		a.pick(a.current, false, false)
	}
}

// TypedRune jumps to a title that begins with what is typed.
func (b *agendaBody) TypedRune(r rune) {
	a := b.agenda
	i := b.typed.Next(r, a.current, len(a.rows), func(i int, text string) bool {
		return a.rows[i].selectable() && strings.HasPrefix(locale.Fold(a.rows[i].Title), text)
	})
	if i >= 0 {
		a.pick(i, false, false)
	}
}

// TypedShortcut selects all, or asks the owner; other shortcuts go on to the window.
func (b *agendaBody) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutSelectAll); ok {
		b.agenda.SelectAll()
		return
	}
	if b.agenda.OnShortcut == nil || !b.agenda.OnShortcut(s) {
		look.PassShortcut(b, s)
	}
}

// AccessibilityLabel says the current row.
func (b *agendaBody) AccessibilityLabel() string {
	a := b.agenda
	if a.current < 0 || a.current >= len(a.rows) {
		return ""
	}
	row := &a.rows[a.current]
	var words []string
	for _, w := range []string{row.Time, row.Note, row.Title, row.Text, row.Chip.Text, row.Side, row.Mark.Text} {
		if w != "" {
			words = append(words, w)
		}
	}
	return strings.Join(words, ", ")
}

// AccessibilityRole is a text's: Fyne knows no lists.
func (b *agendaBody) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// agendaCut is a row's words as they fit a width.
type agendaCut struct {
	width                         float32
	title, text, chip, side, mark string
}

// agendaSlot draws one row; slots are reused while scrolling.
type agendaSlot struct {
	agenda *Agenda
	box    *fyne.Container
	index  int
	look   look.RowLook
	width  float32

	ground, block, bar, chipGround, ring      *canvas.Rectangle
	fill                                      *canvas.Line // of the block
	time, note, title, text, chip, side, mark *canvas.Text
}

func newAgendaSlot(a *Agenda) *agendaSlot {
	rectangle := func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
	words := func() *canvas.Text { return canvas.NewText("", color.Transparent) }
	s := &agendaSlot{
		agenda: a, index: -1, ground: rectangle(), block: rectangle(), fill: canvas.NewLine(color.Transparent), bar: rectangle(), chipGround: rectangle(), ring: look.NewRing(6),
		time: words(), note: words(), title: words(), text: words(), chip: words(), side: words(), mark: words(),
	}
	s.title.TextStyle.Bold, s.mark.TextStyle.Bold = true, true
	s.box = container.NewWithoutLayout(s.ground, s.block, s.fill, s.bar, s.time, s.note, s.title, s.text, s.chipGround, s.chip, s.side, s.mark, s.ring)
	return s
}

// The lengths of a row at 100 %.
const (
	agendaEdge  = 12 // at both sides
	agendaTimes = 104
	agendaInset = 14 // from the block's edge to its words
	agendaGap   = 3  // above and below a block
)

// show draws the row, unless it is drawn so already.
func (s *agendaSlot) show(index int, state look.RowLook) {
	size := s.box.Size()
	if s.index == index && s.look == state && s.width == size.Width {
		return
	}
	s.index, s.look, s.width = index, state, size.Width
	row, cut := &s.agenda.rows[index], &s.agenda.cuts[index]
	s.paintGround(row, size)
	switch {
	case row.Heading:
		s.showHeading(row, size)
	default:
		s.showItem(row, cut, size)
	}
	s.box.Refresh()
}

func (s *agendaSlot) paintGround(row *AgendaRow, size fyne.Size) {
	s.ground.FillColor = color.Transparent
	switch {
	case row.Heading:
		s.ground.FillColor = look.Color(look.ColorBand)
	case s.look.Selected:
		s.ground.FillColor = look.Color(look.ColorSelected)
	case s.look.Hovered:
		s.ground.FillColor = look.Color(look.ColorHover)
	}
	s.ground.Resize(size)
	look.PaintRing(s.ring, s.look.Current, 6)
	s.ring.Move(fyne.NewPos(2, 1))
	s.ring.Resize(size.SubtractWidthHeight(4, 2))
}

func (s *agendaSlot) showHeading(row *AgendaRow, size fyne.Size) {
	for _, o := range []fyne.CanvasObject{s.block, s.fill, s.bar, s.time, s.note, s.chipGround, s.chip, s.side, s.mark} {
		o.Hide()
	}
	s.title.TextSize, s.text.TextSize = look.TextSize(""), look.TextSize(theme.SizeNameCaptionText)
	look.SetLine(s.title, row.Title)
	look.SetLine(s.text, row.Text)
	s.title.Color, s.text.Color = look.Color(look.ColorInk), look.Color(look.Neutral.Text())
	if row.Tone != look.Neutral {
		s.text.Color = look.Color(row.Tone.Text())
	}
	s.title.TextStyle.Bold = true
	width := s.title.MinSize().Width
	put(s.title, look.Dp(agendaEdge), 0, size.Height)
	put(s.text, look.Dp(agendaEdge)+width+look.Dp(10), look.Dp(1), size.Height)
	s.title.Show()
	s.text.Show()
}

// put places a line of words at x, in the middle of the height that begins at y.
func put(line *canvas.Text, x, y, height float32) {
	least := line.MinSize()
	line.Move(fyne.NewPos(x, y+(height-least.Height)/2))
	line.Resize(least)
}

func (s *agendaSlot) showItem(row *AgendaRow, cut *agendaCut, size fyne.Size) {
	left, right := look.Dp(agendaEdge+agendaTimes), size.Width-look.Dp(agendaEdge)
	side := s.sideWidth(row, right-left)
	s.fit(row, cut, right-left-look.Dp(agendaInset)-side-look.Dp(10), side, right-left-look.Dp(agendaInset)-look.Dp(10))
	s.showBlock(row, left, right, size.Height)
	s.showTimes(row, size.Height)
	x, line, small := left+look.Dp(agendaInset), look.Dp(20), look.Dp(18)
	s.title.TextSize, s.text.TextSize, s.mark.TextSize = look.TextSize(""), look.TextSize(theme.SizeNameCaptionText), look.TextSize(theme.SizeNameCaptionText)
	s.title.TextStyle.Bold = !row.Faint
	look.SetLine(s.title, cut.title)
	look.SetLine(s.text, cut.text)
	look.SetLine(s.mark, cut.mark)
	s.title.Color, s.text.Color, s.mark.Color = look.Color(look.ColorInk), look.Color(row.Tone.Text()), look.Color(row.Mark.Tone.Text())
	if row.Faint {
		s.title.Color = look.Color(look.ColorQuiet)
		s.title.TextSize = look.TextSize(theme.SizeNameCaptionText)
	}
	s.text.Hidden, s.mark.Hidden, s.title.Hidden = cut.text == "", cut.mark == "", false
	y := (look.Dp(agendaRowHeight) - line - small) / 2
	if row.Faint {
		put(s.title, x, 0, size.Height)
	} else {
		put(s.title, x, y, line)
	}
	put(s.text, x, y+line, small)
	put(s.mark, x, y+line+small, small)
	s.showSide(row, cut, right-side, y)
}

// agendaRowHeight is the height at 100 % of an item without a mark.
const agendaRowHeight = 56

// sideWidth is the room for chip and side words: none where there are none, else about a third.
func (s *agendaSlot) sideWidth(row *AgendaRow, block float32) float32 {
	if row.Chip.Text == "" && row.Side == "" {
		return 0
	}
	return min(max(block*0.3, look.Dp(104)), look.Dp(200))
}

// fit cuts the words to the widths: of the two lines, of the side, of the mark.
func (s *agendaSlot) fit(row *AgendaRow, cut *agendaCut, width, side, whole float32) {
	if cut.width == s.width {
		return
	}
	small := look.TextSize(theme.SizeNameCaptionText)
	cut.width = s.width
	cut.title = look.Ellipsize(row.Title, width, look.TextSize(""), fyne.TextStyle{Bold: !row.Faint})
	cut.text = look.Ellipsize(row.Text, width, small, fyne.TextStyle{})
	cut.chip = look.Ellipsize(row.Chip.Text, side-look.Dp(26), small, fyne.TextStyle{})
	cut.side = look.Ellipsize(row.Side, side-look.Dp(16), small, fyne.TextStyle{})
	cut.mark = look.Ellipsize(row.Mark.Text, whole, small, fyne.TextStyle{Bold: true})
}

func (s *agendaSlot) showBlock(row *AgendaRow, left, right, height float32) {
	s.block.Hidden, s.bar.Hidden = row.Faint, row.Faint
	top, tall := look.Dp(agendaGap), height-2*look.Dp(agendaGap)
	s.block.FillColor, s.block.TopRightCornerRadius, s.block.BottomRightCornerRadius = look.Color(row.Tone.Tint()), look.Dp(4), look.Dp(4)
	s.block.TopLeftCornerRadius, s.block.BottomLeftCornerRadius = look.Dp(4), look.Dp(4)
	s.block.StrokeWidth, s.block.StrokeColor = 0, color.Transparent
	if s.look.Selected {
		s.block.StrokeWidth, s.block.StrokeColor = 2, look.Color(look.ColorGreen)
		if row.Mark.Text != "" && row.Mark.Tone == look.Red {
			s.block.StrokeColor = look.Color(look.Red.Strong())
		}
	}
	layTint(s.block, s.fill, fyne.NewPos(left, top), fyne.NewSize(max(right-left, 1), tall), s.look.Selected)
	if row.Faint {
		s.fill.Hide()
	}
	s.bar.FillColor, s.bar.CornerRadius = look.Color(row.Tone.Strong()), look.Dp(2)
	s.bar.Move(fyne.NewPos(left, top))
	s.bar.Resize(fyne.NewSize(look.Dp(4), tall))
}

func (s *agendaSlot) showTimes(row *AgendaRow, height float32) {
	s.time.TextSize, s.note.TextSize = look.TextSize(""), look.TextSize(theme.SizeNameCaptionText)
	look.SetLine(s.time, row.Time)
	look.SetLine(s.note, row.Note)
	s.time.Color, s.note.Color = look.Color(look.ColorInk), look.Color(look.ColorQuiet)
	s.time.Hidden, s.note.Hidden = row.Time == "", row.Note == ""
	x, y := look.Dp(agendaEdge), (look.Dp(agendaRowHeight)-look.Dp(38))/2
	if row.Note == "" {
		y, height = 0, min(height, look.Dp(agendaRowHeight))
		put(s.time, x, y, height)
		return
	}
	put(s.time, x, y, look.Dp(20))
	put(s.note, x, y+look.Dp(20), look.Dp(18))
}

func (s *agendaSlot) showSide(row *AgendaRow, cut *agendaCut, x, y float32) {
	s.chip.Hidden, s.chipGround.Hidden, s.side.Hidden = cut.chip == "", cut.chip == "", cut.side == ""
	s.chip.TextSize, s.side.TextSize = look.TextSize(theme.SizeNameCaptionText), look.TextSize(theme.SizeNameCaptionText)
	look.SetLine(s.chip, cut.chip)
	look.SetLine(s.side, cut.side)
	s.chip.Color, s.side.Color = look.Color(row.Chip.Tone.Text()), look.Color(row.Tone.Text())
	words := s.chip.MinSize()
	s.chipGround.FillColor, s.chipGround.CornerRadius = look.Color(look.ColorSurface), look.Dp(9)
	s.chipGround.Move(fyne.NewPos(x, y+look.Dp(1)))
	s.chipGround.Resize(fyne.NewSize(words.Width+look.Dp(18), look.Dp(18)))
	put(s.chip, x+look.Dp(9), y+look.Dp(1), look.Dp(18))
	if row.Chip.Text == "" {
		put(s.side, x+look.Dp(9), 0, look.Dp(agendaRowHeight))
		return
	}
	put(s.side, x+look.Dp(9), y+look.Dp(20), look.Dp(18))
}
