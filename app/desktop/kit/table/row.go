package table

import (
	"slices"
	"strconv"

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
	heading                 *canvas.Text
	cells                   []*cellSlot
	width                   float32
}

func newRowSlot(g *grid) *rowSlot {
	s := &rowSlot{
		grid: g, ground: look.NewRectangle(), line: look.NewRectangle(), bar: look.NewRectangle(),
		ring: look.NewRectangle(), heading: look.NewWords(),
	}
	objects := []fyne.CanvasObject{s.ground, s.line, s.bar, s.heading}
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
	s.row = row
	s.state = state
	s.width = size.Width
	s.paintGround(size)
	if fresh {
		s.showCells(size)
	}
	s.box.Refresh()
}

func (s *rowSlot) paintGround(size fyne.Size) {
	look.Fill(s.ground, s.state.Ground(look.ColorSurface), 0)
	s.ground.Resize(size)
	look.Fill(s.line, look.ColorLine, 0)
	look.Place(s.line, 0, size.Height-1, size.Width, 1)
	look.Fill(s.bar, look.ColorGreen, 0)
	s.bar.Hidden = !s.state.Selected
	s.bar.Resize(fyne.NewSize(dp(3), size.Height-1))
	look.PaintRing(s.ring, s.state.Current, 2)
	look.Place(s.ring, 1, 1, size.Width-2, size.Height-3)
}

func (s *rowSlot) showCells(size fyne.Size) {
	look.SetShown(s.heading, s.row.isHeading())
	if s.row.isHeading() {
		s.showHeading(size)
		return
	}
	for i, c := range s.grid.columns {
		s.cells[i].leaveOut(c.out)
		if !c.out {
			s.cells[i].show(&s.row.content()[i], c, size.Height)
		}
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
	s := &cellSlot{kind: kind, first: look.NewWords(), second: look.NewWords()}
	switch kind {
	case PersonCells:
		s.avatar = look.NewAvatar(look.Portrait{}, 38)
		s.first.TextStyle = look.Bold
	case TickCells:
		s.grounds = []*canvas.Rectangle{look.NewRectangle()}
	case ChipCells:
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
	case TickCells:
		return []fyne.CanvasObject{s.grounds[0], s.first}
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

func (s *cellSlot) show(cell *Cell, c column, height float32) {
	x, width := c.x, c.width-dp(8)
	switch s.kind {
	case ChipCells:
		s.showChips(cell.Chips, x, width, height)
		return
	case TickCells:
		s.showBox(cell.Ticked, x, height)
		return
	case PersonCells:
		s.avatar.SetPortrait(cell.Portrait)
		look.Place(s.avatar, x, (height-dp(38))/2, dp(38), dp(38))
		x, width = x+dp(50), width-dp(50)
	}
	look.WriteFit(s.first, cell.Text, width, "", cell.Tone.Or(look.ColorInk))
	look.WriteFit(s.second, cell.Second, width, theme.SizeNameCaptionText, look.ColorQuiet)
	line, small := dp(20), dp(18)
	y := (height - line) / 2
	if cell.Second != "" && s.kind != TextCells {
		y -= small / 2
	}
	look.Place(s.first, x, y, width, line)
	look.Place(s.second, x, y+line, width, small)
}

// placedChip is a chip where its cell draws it; it is cut to its width.
type placedChip struct {
	look.ChipText
	x, width float32
}

// placeChips puts the chips of a cell side by side; those that do not fit become "+2".
func placeChips(chips []look.ChipText, x, width float32) (placed []placedChip) {
	end := x + width
	for i := 0; i < len(chips) && i < chipsPerCell; i++ {
		chip := chips[i]
		more := len(chips) - i - 1
		space := end - x
		if more > 0 {
			space -= look.ChipSize(plus(more)).Width + dp(4) // for the "+2" behind it
		}
		if i > 0 && more > 0 && (i == chipsPerCell-1 || look.ChipSize(chip.Text).Width > space) {
			chip = look.ChipText{Text: plus(more + 1)}
			space = end - x
			chips = chips[:i+1]
		}
		least := min(look.ChipSize(chip.Text).Width, max(space, dp(28)))
		placed = append(placed, placedChip{chip, x, least})
		x += least + dp(4)
	}
	return placed
}

// chipAt returns what the chip at a place in a row is about.
func (g *grid) chipAt(shown int, at fyne.Position) string {
	i := slices.IndexFunc(g.columns, func(c column) bool { return !c.out && at.X >= c.x && at.X < c.x+c.width })
	if i < 0 || g.columns[i].kind != ChipCells {
		return ""
	}
	for _, chip := range placeChips(g.view[shown].content()[i].Chips, g.columns[i].x, g.columns[i].width-dp(8)) {
		height := look.ChipSize(chip.Text).Height
		top := (g.Height(shown) - height) / 2
		if at.X >= chip.x && at.X < chip.x+chip.width && at.Y >= top && at.Y < top+height {
			return chip.ID
		}
	}
	return ""
}

func (s *cellSlot) showChips(chips []look.ChipText, x, width, height float32) {
	placed := placeChips(chips, x, width)
	for i := range s.grounds {
		s.grounds[i].Hidden, s.words[i].Hidden = i >= len(placed), i >= len(placed)
	}
	for i, chip := range placed {
		s.showChip(i, chip, height)
	}
}

func (s *cellSlot) showChip(i int, chip placedChip, height float32) {
	size := look.ChipSize(chip.Text)
	look.Write(s.words[i], chip.Text, theme.SizeNameCaptionText, chip.Tone.Text())
	if size.Width > chip.width {
		look.Fit(s.words[i], chip.Text, chip.width-dp(18))
	}
	y := (height - size.Height) / 2
	look.Fill(s.grounds[i], chip.Tone.Tint(), 10)
	look.Place(s.grounds[i], chip.x, y, chip.width, size.Height)
	look.PlaceLine(s.words[i], chip.x+dp(9), y, size.Height)
}

func plus(n int) string { return "+" + strconv.Itoa(n) }
