package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
)

// rowSlot draws one row; slots are reused while scrolling.
type rowSlot struct {
	grid  *grid
	box   *fyne.Container
	row   *viewRow
	state look.RowLook

	ground, line, bar, ring *canvas.Rectangle
	cells                   []*cellSlot
	width                   float32
}

func newRowSlot(g *grid) *rowSlot {
	s := &rowSlot{
		grid: g, ground: look.NewRectangle(), line: look.NewRectangle(), bar: look.NewRectangle(), ring: look.NewRectangle(),
	}
	objects := []fyne.CanvasObject{s.ground, s.line, s.bar}
	for _, c := range g.columns {
		cell := newCellSlot(c.kind)
		s.cells = append(s.cells, cell)
		objects = append(objects, cell.objects()...)
	}
	s.box = container.NewWithoutLayout(append(objects, s.ring)...)
	return s
}

// Box holds the objects.
func (s *rowSlot) Box() *fyne.Container { return s.box }

// Forget makes the row be drawn again.
func (s *rowSlot) Forget() { s.row = nil }

// Show draws the row, or only its state when the row is the same.
func (s *rowSlot) Show(index int, state look.RowLook) {
	size, row := s.box.Size(), s.grid.view[index]
	if s.row == row && s.state == state && s.width == size.Width {
		return
	}
	fresh := s.row != row || s.width != size.Width
	s.row, s.state, s.width = row, state, size.Width
	s.paintGround(size)
	if fresh {
		s.showCells(size)
	}
	s.box.Refresh()
}

func (s *rowSlot) paintGround(size fyne.Size) {
	s.ground.FillColor = look.Color(look.ColorSurface)
	switch {
	case s.state.Selected:
		s.ground.FillColor = look.Color(look.ColorSelected)
	case s.state.Hovered:
		s.ground.FillColor = look.Color(look.ColorHover)
	}
	s.ground.Resize(size)
	s.line.FillColor = look.Color(look.ColorLine)
	look.Place(s.line, 0, size.Height-1, size.Width, 1)
	s.bar.FillColor = look.Color(look.ColorGreen)
	s.bar.Hidden = !s.state.Selected
	s.bar.Resize(fyne.NewSize(dp(3), size.Height-1))
	look.PaintRing(s.ring, s.state.Current, 2)
	look.Place(s.ring, 1, 1, size.Width-2, size.Height-3)
}

func (s *rowSlot) showCells(size fyne.Size) {
	if s.row.cut == nil {
		s.row.cut = make([]cutCell, len(s.row.content()))
	}
	for i, c := range s.grid.columns {
		s.cells[i].leaveOut(c.out)
		if c.out {
			continue
		}
		s.cells[i].show(&s.row.content()[i], &s.row.cut[i], c, size.Height)
	}
}

// cutCell is a cell's text as it fits a width.
type cutCell struct {
	width                 float32
	first, second         string
	firstFont, secondFont fyne.Resource
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
	s := &cellSlot{kind: kind, first: look.NewWords(), second: look.NewWords()}
	if kind == PersonCells {
		s.avatar = look.NewAvatar(look.Portrait{}, 38)
		s.first.TextStyle.Bold = true
	}
	if kind == ChipCells {
		for range chipsPerCell {
			s.grounds = append(s.grounds, look.NewRectangle())
			s.words = append(s.words, look.NewWords())
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

// leaveOut hides the cell of a column for which there is no space, or shows it again.
func (s *cellSlot) leaveOut(out bool) {
	if s.out == out {
		return
	}
	s.out = out
	for _, o := range s.objects() {
		look.SetShown(o, !out)
	}
}

func (s *cellSlot) show(cell *Cell, cut *cutCell, c column, height float32) {
	x, width := c.x, c.width-dp(8)
	switch s.kind {
	case ChipCells:
		s.showChips(cell.Chips, x, width, height)
		return
	case PersonCells:
		s.avatar.SetPortrait(cell.Portrait)
		look.Place(s.avatar, x, (height-dp(38))/2, dp(38), dp(38))
		x, width = x+dp(50), width-dp(50)
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
	lineHeight, smallHeight := dp(20), dp(18)
	s.second.Hidden = cut.second == "" || s.kind == TextCells
	y := (height - lineHeight) / 2
	if !s.second.Hidden {
		y = (height - lineHeight - smallHeight) / 2
	}
	look.Place(s.first, x, y, width, lineHeight)
	look.Place(s.second, x, y+lineHeight, width, smallHeight)
}

func (s *cellSlot) showChips(chips []look.ChipText, x, width, height float32) {
	left := width
	shown := 0
	for ; shown < len(chips) && shown < len(s.grounds); shown++ {
		chip, more := chips[shown], len(chips)-shown-1
		space := left
		if more > 0 {
			space -= dp(40) // for the "+2" behind it
		}
		if shown > 0 && more > 0 && (shown == len(s.grounds)-1 || look.ChipSize(chip.Text).Width > space) {
			chip, space, chips = look.ChipText{Text: plus(more + 1)}, left, chips[:shown+1]
		}
		left -= s.showChip(shown, chip, x+width-left, max(space, dp(28)), height) + dp(4)
	}
	for i := range s.grounds {
		s.grounds[i].Hidden, s.words[i].Hidden = i >= shown, i >= shown
	}
}

// showChip draws one chip at x, cut to the space, and gives its width.
func (s *cellSlot) showChip(i int, chip look.ChipText, x, space, height float32) float32 {
	ground, words := s.grounds[i], s.words[i]
	size := look.ChipSize(chip.Text)
	words.TextSize = look.TextSize(theme.SizeNameCaptionText)
	look.SetLine(words, chip.Text)
	if size.Width > space {
		size.Width = space
		look.SetLine(words, look.Ellipsize(chip.Text, space-dp(18), words.TextSize, words.TextStyle))
	}
	y := (height - size.Height) / 2
	ground.FillColor, ground.CornerRadius = look.Color(chip.Tone.Tint()), dp(10)
	look.Place(ground, x, y, size.Width, size.Height)
	words.Color = look.Color(chip.Tone.Text())
	look.PlaceLine(words, x+dp(9), y, size.Height)
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
