package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
)

// agendaSlot draws one row; slots are used again while scrolling.
type agendaSlot struct {
	agenda *Agenda
	box    *fyne.Container
	index  int // -1: none
	state  look.RowLook
	width  float32
	block  tintedBlock

	agendaDrawing
}

// agendaDrawing is what a slot is drawn with.
type agendaDrawing struct {
	ground, chipGround, ring                  *canvas.Rectangle
	time, note, title, text, chip, side, mark *canvas.Text
}

func newAgendaSlot(a *Agenda) *agendaSlot {
	s := &agendaSlot{
		agenda: a, index: -1, block: newTintedBlock(),
		agendaDrawing: agendaDrawing{
			ground: look.NewRectangle(), chipGround: look.NewRectangle(), ring: look.NewRectangle(),
			time: look.NewWords(), note: look.NewWords(), title: look.NewWords(), text: look.NewWords(),
			chip: look.NewWords(), side: look.NewWords(), mark: look.NewWords(),
		},
	}
	s.mark.TextStyle.Bold = true
	s.box = container.NewWithoutLayout(
		s.ground,
		s.block.ground,
		s.block.fill,
		s.block.bar,
		s.time,
		s.note,
		s.title,
		s.text,
		s.chipGround,
		s.chip,
		s.side,
		s.mark,
		s.ring,
	)
	return s
}

// The lengths of a row at 100 %.
const (
	agendaEdge  = 12 // at both sides
	agendaInset = 14 // from the block's edge to its words

	agendaTitle = 110 // least width of the words beside the chip

	// The column of times, at least and at most, and the gap at its end.
	agendaTimes      = 104
	agendaMostTimes  = 210
	agendaGapOfTimes = 12

	agendaGap   = 3  // above and below a block
	agendaLine  = 20 // the height of a line of words
	agendaSmall = 18 // of small words
)

// Box holds the objects.
func (s *agendaSlot) Box() *fyne.Container { return s.box }

// Forget makes the row be drawn again.
func (s *agendaSlot) Forget() { s.index = -1 }

// Show draws the row, unless it is drawn so already.
func (s *agendaSlot) Show(index int, state look.RowLook) {
	size := s.box.Size()
	if s.index == index && s.state == state && s.width == size.Width {
		return
	}
	s.index = index
	s.state = state
	s.width = size.Width
	row := &s.agenda.rows[index]
	s.paintGround(row, size)
	if row.Heading {
		s.showHeading(row, size)
	} else {
		s.showItem(row, size)
	}
	s.box.Refresh()
}

func (s *agendaSlot) paintGround(row *AgendaRow, size fyne.Size) {
	ground := s.state.Ground("")
	if row.Heading {
		ground = look.ColorBand
	}
	look.Fill(s.ground, ground, 0)
	s.ground.Resize(size)
	look.PaintRing(s.ring, s.state.Current, 6)
	look.Place(s.ring, 2, 1, size.Width-4, size.Height-2)
}

func (s *agendaSlot) showHeading(row *AgendaRow, size fyne.Size) {
	s.block.hide()
	for _, o := range []fyne.CanvasObject{s.time, s.note, s.chipGround, s.chip, s.side, s.mark} {
		o.Hide()
	}
	s.title.TextStyle.Bold = true
	look.Write(s.title, row.Title, "", look.ColorInk)
	look.Write(s.text, row.Text, theme.SizeNameCaptionText, row.Tone.Text())
	look.PlaceLine(s.title, dp(agendaEdge), 0, size.Height)
	look.PlaceLine(s.text, dp(agendaEdge)+s.title.MinSize().Width+dp(10), dp(1), size.Height)
}

func (s *agendaSlot) showItem(row *AgendaRow, size fyne.Size) {
	left, right := dp(agendaEdge)+min(dp(s.agenda.times), size.Width*0.45), size.Width-dp(agendaEdge)
	side := float32(0) // the width of chip and side words: about a third where there are any
	if row.Chip.Text != "" || row.Side != "" {
		side = min(max((right-left)*0.3, dp(104)), dp(200))
	}
	whole := right - left - dp(agendaInset) - dp(10)
	if side > 0 && whole-side < dp(agendaTitle) { // a narrow list
		plain := *row
		plain.Chip, plain.Side = look.ChipText{}, ""
		row, side = &plain, 0
	}
	s.showBlock(row, left, right, size.Height)
	s.showTimes(row, size.Height)
	x := left + dp(agendaInset)
	line := dp(agendaLine)
	small := dp(agendaSmall)
	y := (dp(agendaItem) - line - small) / 2
	s.title.TextStyle.Bold = !row.Faint
	if row.Faint {
		look.WriteFit(s.title, row.Title, whole-side, theme.SizeNameCaptionText, look.ColorQuiet)
		look.PlaceLine(s.title, x, 0, size.Height)
	} else {
		look.WriteFit(s.title, row.Title, whole-side, "", look.ColorInk)
		look.PlaceLine(s.title, x, y, line)
	}
	look.WriteFit(s.text, row.Text, whole-side, theme.SizeNameCaptionText, row.Tone.Text())
	look.PlaceLine(s.text, x, y+line, small)
	look.WriteFit(s.mark, row.Mark.Text, whole, theme.SizeNameCaptionText, row.Mark.Tone.Text())
	look.PlaceLine(s.mark, x, y+line+small, small)
	s.showSide(row, right-side, y, side)
}

func (s *agendaSlot) showBlock(row *AgendaRow, left, right, height float32) {
	if row.Faint {
		s.block.hide()
		return
	}
	s.block.ground.Show()
	s.block.bar.Show()
	s.block.paint(row.Tone, row.Mark, s.state.Selected, false)
	s.block.round(dp(4), dp(4))
	gap := dp(agendaGap)
	s.block.lay(fyne.NewPos(left, gap), fyne.NewSize(max(right-left, 1), height-2*gap), s.state.Selected)
}

func (s *agendaSlot) showTimes(row *AgendaRow, height float32) {
	width := min(dp(s.agenda.times), s.width*0.45)
	look.WriteFit(s.time, row.Time, width, "", look.ColorInk)
	look.WriteFit(s.note, row.Note, width, theme.SizeNameCaptionText, look.ColorQuiet)
	x := dp(agendaEdge)
	if row.Note == "" {
		look.PlaceLine(s.time, x, 0, min(height, dp(agendaItem)))
		return
	}
	y := (dp(agendaItem) - dp(agendaLine+agendaSmall)) / 2
	look.PlaceLine(s.time, x, y, dp(agendaLine))
	look.PlaceLine(s.note, x, y+dp(agendaLine), dp(agendaSmall))
}

func (s *agendaSlot) showSide(row *AgendaRow, x, y, width float32) {
	small, inset := dp(agendaSmall), dp(9)
	look.WriteFit(s.chip, row.Chip.Text, width-dp(26), theme.SizeNameCaptionText, row.Chip.Tone.Text())
	look.WriteFit(s.side, row.Side, width-dp(16), theme.SizeNameCaptionText, row.Tone.Text())
	look.Fill(s.chipGround, look.ColorSurface, 9)
	s.chipGround.Hidden = row.Chip.Text == ""
	look.Place(s.chipGround, x, y+dp(1), s.chip.MinSize().Width+2*inset, small)
	look.PlaceLine(s.chip, x+inset, y+dp(1), small)
	if row.Chip.Text == "" {
		look.PlaceLine(s.side, x+inset, 0, dp(agendaItem))
		return
	}
	look.PlaceLine(s.side, x+inset, y+dp(agendaLine), small)
}
