package table

import (
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
)

// tableWidget is the outermost widget: header, rows in a scroller, the empty state.
type tableWidget struct {
	widget.BaseWidget
}

// build makes the parts of the table.
func (t *tableBase) build() {
	t.current, t.anchor, t.sortBy = -1, -1, -1
	t.chosen = map[string]bool{}
	t.header = &tableHeader{table: t, hovered: -1}
	t.header.ExtendBaseWidget(t.header)
	t.body = &tableBody{table: t, hovered: -1}
	t.body.ExtendBaseWidget(t.body)
	t.scroll = look.NewVScroll(t.body)
	t.scroll.OnScrolled = func(fyne.Position) { t.body.update() }
}

// CreateRenderer links the table to its parts.
func (t *tableBase) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{t.scroll, t.header}
	if t.Empty != nil {
		objects = append(objects, t.Empty)
	}
	return &look.Drawing{
		Shown:   objects,
		Arrange: t.arrange,
		Least:   func() fyne.Size { return fyne.NewSize(look.Dp(240), look.Dp(34)+3*t.rowHeight()) },
		Paint:   func() { t.arrange(t.Size()) },
	}
}

func (t *tableBase) arrange(size fyne.Size) {
	t.layoutColumns(size.Width)
	head := look.Dp(34)
	t.header.Resize(fyne.NewSize(size.Width, head))
	t.scroll.Move(fyne.NewPos(0, head))
	t.scroll.Resize(fyne.NewSize(size.Width, max(size.Height-head, 0)))
	if t.Empty != nil {
		t.Empty.Move(fyne.NewPos(0, head))
		t.Empty.Resize(fyne.NewSize(size.Width, max(size.Height-head, 0)))
		if len(t.view) == 0 {
			t.Empty.Show()
		} else {
			t.Empty.Hide()
		}
	}
	t.body.update()
}

// tableBody draws the rows in sight and takes pointer and keyboard.
type tableBody struct {
	widget.BaseWidget

	table   *tableBase
	slots   []*rowSlot
	hovered int
	focused bool

	look.ShiftKey
	presses look.Presses
	typed   look.TypeAhead
}

var (
	_ fyne.Focusable      = (*tableBody)(nil)
	_ fyne.Shortcutable   = (*tableBody)(nil)
	_ desktop.Keyable     = (*tableBody)(nil)
	_ desktop.Mouseable   = (*tableBody)(nil)
	_ desktop.Hoverable   = (*tableBody)(nil)
	_ fyne.WidgetRenderer = (*bodyRenderer)(nil)
)

// bodyRenderer gives the rows in sight; they change with scrolling.
type bodyRenderer struct{ body *tableBody }

func (r *bodyRenderer) Destroy()         {}
func (r *bodyRenderer) Layout(fyne.Size) { r.body.update() }

func (r *bodyRenderer) MinSize() fyne.Size {
	return fyne.NewSize(1, float32(len(r.body.table.view))*r.body.table.rowHeight())
}

func (r *bodyRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.body.slots))
	for i, s := range r.body.slots {
		objects[i] = s.box
	}
	return objects
}

func (r *bodyRenderer) Refresh() {
	r.body.forget()
	r.body.update()
}

func (b *tableBody) CreateRenderer() fyne.WidgetRenderer { return &bodyRenderer{b} }

// forget makes every slot draw anew.
func (b *tableBody) forget() {
	for _, s := range b.slots {
		s.row = nil
	}
}

// update gives each slot in sight its row.
func (b *tableBody) update() {
	t := b.table
	height := t.rowHeight()
	sight := t.scroll.Size().Height
	if sight <= 0 {
		return
	}
	first := max(int(math.Floor(float64(t.scroll.Offset.Y/height))), 0)
	count := int(math.Ceil(float64(sight/height))) + 1
	for len(b.slots) < count {
		b.slots = append(b.slots, newRowSlot(t))
	}
	width := t.Size().Width
	for i, s := range b.slots {
		index := first + i
		if i >= count || index >= len(t.view) {
			s.box.Hide()
			continue
		}
		s.box.Move(fyne.NewPos(0, float32(index)*height))
		s.box.Resize(fyne.NewSize(width, height))
		v := t.view[index]
		s.show(v, look.RowLook{
			Selected: t.chosen[v.key],
			Current:  index == t.current && b.focused,
			Hovered:  index == b.hovered,
		})
		s.box.Show()
	}
	canvas.Refresh(b)
}

// reveal scrolls as little as needed to show a row.
func (b *tableBody) reveal(row int) {
	t := b.table
	height := t.rowHeight()
	top, bottom := float32(row)*height, float32(row+1)*height
	offset := t.scroll.Offset
	sight := t.scroll.Size().Height
	switch {
	case top < offset.Y:
		offset.Y = top
	case sight > 0 && bottom > offset.Y+sight:
		offset.Y = bottom - sight
	default:
		return
	}
	t.scroll.ScrollToOffset(offset)
	b.update()
}

func (b *tableBody) rowAt(y float32) int {
	row := int(y / b.table.rowHeight())
	if y < 0 || row >= len(b.table.view) {
		return -1
	}
	return row
}

// MouseDown picks a row; a second press on it soon after opens it.
func (b *tableBody) MouseDown(e *desktop.MouseEvent) {
	if c := look.CanvasOf(b); c != nil {
		c.Focus(b)
	}
	row := b.rowAt(e.Position.Y)
	if row < 0 {
		return
	}
	if e.Button == desktop.MouseButtonSecondary {
		if !b.table.chosen[b.table.view[row].key] {
			b.table.pick(row, false, false)
		}
		b.table.hooks.menu(e.AbsolutePosition)
		return
	}
	if b.presses.Again(b.table.view[row].key, e) {
		b.table.hooks.open(row)
		return
	}
	b.table.pick(row, e.Modifier&fyne.KeyModifierShortcutDefault != 0, e.Modifier&fyne.KeyModifierShift != 0)
}

// MouseUp is not used.
func (b *tableBody) MouseUp(*desktop.MouseEvent) {}

// MouseIn lights the row below the pointer.
func (b *tableBody) MouseIn(e *desktop.MouseEvent) { b.hover(b.rowAt(e.Position.Y)) }

// MouseMoved lights the row below the pointer.
func (b *tableBody) MouseMoved(e *desktop.MouseEvent) { b.hover(b.rowAt(e.Position.Y)) }

// MouseOut puts the light out.
func (b *tableBody) MouseOut() { b.hover(-1) }

func (b *tableBody) hover(row int) {
	if b.hovered != row {
		b.hovered = row
		b.update()
	}
}

// FocusGained marks the current row with a ring; without one the first row becomes current.
func (b *tableBody) FocusGained() {
	b.focused = true
	b.update()
}

// FocusLost takes the ring away.
func (b *tableBody) FocusLost() {
	b.focused, b.Shift = false, false
	b.update()
}

// TypedKey moves, opens, deletes, renames.
func (b *tableBody) TypedKey(e *fyne.KeyEvent) {
	t := b.table
	if to, ok := b.target(e.Name); ok {
		if len(t.view) > 0 {
			t.pick(min(max(to, 0), len(t.view)-1), false, b.Shift)
		}
		return
	}
	if t.current < 0 || t.current >= len(t.view) {
		if e.Name == fyne.KeyEscape {
			look.PassKey(b, e)
		}
		return
	}
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		t.hooks.open(t.current)
	case fyne.KeyDelete, fyne.KeyBackspace:
		t.hooks.remove()
	case fyne.KeyF2:
		t.hooks.rename(t.current)
	case fyne.KeySpace:
		t.pick(t.current, true, false)
	case fyne.KeyEscape:
		if len(t.chosen) <= 1 {
			look.PassKey(b, e)
			return
		}
		t.pick(t.current, false, false)
	}
}

// target gives the row that a movement key leads to.
func (b *tableBody) target(key fyne.KeyName) (row int, ok bool) {
	t := b.table
	page := max(int(t.scroll.Size().Height/t.rowHeight())-1, 1)
	switch key {
	case fyne.KeyDown:
		return t.current + 1, true
	case fyne.KeyUp:
		return t.current - 1, true
	case fyne.KeyHome:
		return 0, true
	case fyne.KeyEnd:
		return len(t.view) - 1, true
	case fyne.KeyPageDown:
		return t.current + page, true
	case fyne.KeyPageUp:
		return t.current - page, true
	}
	return 0, false
}

// TypedRune jumps to the next row whose first words begin with what is typed.
func (b *tableBody) TypedRune(r rune) {
	rows := b.table.view
	i := b.typed.Next(r, b.table.current, len(rows), func(i int, text string) bool {
		return strings.HasPrefix(rows[i].sortKey(b.typeColumn()), strings.TrimSpace(text))
	})
	if i >= 0 {
		b.table.pick(i, false, false)
	}
}

// typeColumn is the column whose text typing jumps by: the first that has text.
func (b *tableBody) typeColumn() int {
	for i, c := range b.table.views {
		if c.kind != ChipCells {
			return i
		}
	}
	return 0
}

// TypedShortcut selects all; other shortcuts go on to the window.
func (b *tableBody) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutSelectAll); ok {
		b.table.SelectAll()
		return
	}
	look.PassShortcut(b, s)
}

// rowSlot draws one row; slots are reused while scrolling.
type rowSlot struct {
	table *tableBase
	box   *fyne.Container
	row   *viewRow
	look  look.RowLook

	ground, line, bar, ring *canvas.Rectangle
	cells                   []*cellSlot
	width                   float32
}

func newRowSlot(t *tableBase) *rowSlot {
	s := &rowSlot{table: t}
	s.ground, s.line, s.bar = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	s.ring = look.NewRing(2)
	objects := []fyne.CanvasObject{s.ground, s.line, s.bar}
	for _, c := range t.views {
		cell := newCellSlot(c.kind)
		s.cells = append(s.cells, cell)
		objects = append(objects, cell.objects()...)
	}
	s.box = container.NewWithoutLayout(append(objects, s.ring)...)
	return s
}

// show draws the row, or only its state when the row is the same.
func (s *rowSlot) show(row *viewRow, state look.RowLook) {
	size := s.box.Size()
	if s.row == row && s.look == state && s.width == size.Width {
		return
	}
	fresh := s.row != row || s.width != size.Width
	s.row, s.look, s.width = row, state, size.Width
	s.paintGround(size)
	if fresh {
		s.showCells(size)
	}
	s.box.Refresh()
}

func (s *rowSlot) paintGround(size fyne.Size) {
	s.ground.FillColor = look.Color(look.ColorSurface)
	switch {
	case s.look.Selected:
		s.ground.FillColor = look.Color(look.ColorSelected)
	case s.look.Hovered:
		s.ground.FillColor = look.Color(look.ColorHover)
	}
	s.ground.Resize(size)
	s.line.FillColor = look.Color(look.ColorLine)
	s.line.Move(fyne.NewPos(0, size.Height-1))
	s.line.Resize(fyne.NewSize(size.Width, 1))
	s.bar.FillColor = look.Color(look.ColorGreen)
	s.bar.Hidden = !s.look.Selected
	s.bar.Resize(fyne.NewSize(look.Dp(3), size.Height-1))
	look.PaintRing(s.ring, s.look.Current, 2)
	s.ring.Move(fyne.NewPos(1, 1))
	s.ring.Resize(size.SubtractWidthHeight(2, 3))
}

func (s *rowSlot) showCells(size fyne.Size) {
	if s.row.cut == nil {
		s.row.cut = make([]cutCell, len(s.row.content()))
	}
	for i, c := range s.table.views {
		s.cells[i].leaveOut(c.out)
		if c.out {
			continue
		}
		s.cells[i].show(&s.row.content()[i], &s.row.cut[i], c, size.Height)
	}
}

// cellSlot draws one cell of a row.
type cellSlot struct {
	kind          CellKind
	out           bool // hidden with its column
	first, second *canvas.Text
	avatar        *look.Avatar
	grounds       []*canvas.Rectangle
	words         []*canvas.Text
}

// chipsPerCell is how many chips a cell draws at most; the last becomes "+n" when there are more.
const chipsPerCell = 4

func newCellSlot(kind CellKind) *cellSlot {
	s := &cellSlot{kind: kind, first: canvas.NewText("", color.Transparent), second: canvas.NewText("", color.Transparent)}
	if kind == PersonCells {
		s.avatar = look.NewAvatar(look.Portrait{}, 38)
		s.first.TextStyle.Bold = true
	}
	if kind == ChipCells {
		for range chipsPerCell {
			s.grounds = append(s.grounds, canvas.NewRectangle(color.Transparent))
			s.words = append(s.words, canvas.NewText("", color.Transparent))
		}
	}
	return s
}

func (s *cellSlot) objects() []fyne.CanvasObject {
	switch s.kind {
	case PersonCells:
		return []fyne.CanvasObject{s.avatar, s.first, s.second}
	case TwoLines:
		return []fyne.CanvasObject{s.first, s.second}
	case ChipCells:
		var objects []fyne.CanvasObject
		for i := range s.grounds {
			objects = append(objects, s.grounds[i], s.words[i])
		}
		return objects
	}
	return []fyne.CanvasObject{s.first}
}

// leaveOut hides the cell of a column for which there is no room, or shows it again.
func (s *cellSlot) leaveOut(out bool) {
	if s.out == out {
		return
	}
	s.out = out
	for _, o := range s.objects() {
		if out {
			o.Hide()
		} else {
			o.Show()
		}
	}
}

func (s *cellSlot) show(cell *Cell, cut *cutCell, c columnView, height float32) {
	x, width := c.x, c.width-look.Dp(8)
	switch s.kind {
	case ChipCells:
		s.showChips(cell.Chips, x, width, height)
		return
	case PersonCells:
		s.avatar.SetPortrait(cell.Portrait)
		s.avatar.Move(fyne.NewPos(x, (height-look.Dp(38))/2))
		s.avatar.Resize(fyne.NewSquareSize(look.Dp(38)))
		x, width = x+look.Dp(50), width-look.Dp(50)
	}
	s.first.TextSize, s.second.TextSize = look.TextSize(theme.SizeNameText), look.TextSize(theme.SizeNameCaptionText)
	if cut.width != width {
		cut.width = width
		cut.first = look.Ellipsize(cell.Text, width, s.first.TextSize, s.first.TextStyle)
		cut.second = look.Ellipsize(cell.Second, width, s.second.TextSize, s.second.TextStyle)
		cut.firstFont, cut.secondFont = look.FontFor(cut.first), look.FontFor(cut.second)
	}
	s.first.Text, s.first.FontSource = cut.first, cut.firstFont
	s.second.Text, s.second.FontSource = cut.second, cut.secondFont
	s.first.Color, s.second.Color = look.Color(look.ColorInk), look.Color(look.ColorQuiet)
	if cell.Tone != look.Neutral {
		s.first.Color = look.Color(cell.Tone.Text())
	}
	lineHeight, smallHeight := look.Dp(20), look.Dp(18)
	s.second.Hidden = cut.second == "" || s.kind == TextCells
	y := (height - lineHeight) / 2
	if !s.second.Hidden {
		y = (height - lineHeight - smallHeight) / 2
	}
	s.first.Move(fyne.NewPos(x, y))
	s.first.Resize(fyne.NewSize(width, lineHeight))
	s.second.Move(fyne.NewPos(x, y+lineHeight))
	s.second.Resize(fyne.NewSize(width, smallHeight))
}

func (s *cellSlot) showChips(chips []look.ChipText, x, width, height float32) {
	left := width
	shown := 0
	for ; shown < len(chips) && shown < len(s.grounds); shown++ {
		chip, more := chips[shown], len(chips)-shown-1
		room := left
		if more > 0 {
			room -= look.Dp(40) // for the "+2" behind it
		}
		if shown > 0 && more > 0 && (shown == len(s.grounds)-1 || look.ChipSize(chip.Text).Width > room) {
			chip, room, chips = look.ChipText{Text: plus(more + 1)}, left, chips[:shown+1]
		}
		left -= s.showChip(shown, chip, x+width-left, max(room, look.Dp(28)), height) + look.Dp(4)
	}
	for i := range s.grounds {
		s.grounds[i].Hidden, s.words[i].Hidden = i >= shown, i >= shown
	}
}

// showChip draws one chip at x, cut to the room, and gives its width.
func (s *cellSlot) showChip(i int, chip look.ChipText, x, room, height float32) float32 {
	ground, words := s.grounds[i], s.words[i]
	size := look.ChipSize(chip.Text)
	words.TextSize = look.TextSize(theme.SizeNameCaptionText)
	look.SetLine(words, chip.Text)
	if size.Width > room {
		size.Width = room
		look.SetLine(words, look.Ellipsize(chip.Text, room-look.Dp(18), words.TextSize, words.TextStyle))
	}
	place := fyne.NewPos(x, (height-size.Height)/2)
	ground.FillColor, ground.CornerRadius = look.Color(chip.Tone.Tint()), look.Dp(10)
	ground.Move(place)
	ground.Resize(size)
	words.Color = look.Color(chip.Tone.Text())
	text := words.MinSize()
	words.Move(place.AddXY(look.Dp(9), (size.Height-text.Height)/2))
	words.Resize(text)
	return size.Width
}

// plusTexts are made once: cells are drawn without formatting.
var plusTexts = [...]string{"", "+1", "+2", "+3", "+4", "+5", "+6", "+7", "+8", "+9"}

func plus(n int) string {
	if n < len(plusTexts) {
		return plusTexts[n]
	}
	return "+9…"
}
