package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
)

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
	h := &gridGhost{card: look.NewRectangle()}
	h.boxes, h.tag = container.NewWithoutLayout(), container.NewWithoutLayout(h.card)
	h.hide()
	return h
}

func (h *gridGhost) hide() {
	h.marks = nil
	h.words = ""
	h.spans = nil
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

// tagWidth is the width of the words beside a ghost at 100 %.
const tagWidth = 230

// show draws the ghost of a drag, and its words at the side where they fit.
func (h *gridGhost) show(g *TimeGrid, drag GridDrag) {
	d := &g.days
	if drag.Column >= len(d.columns) {
		return
	}
	h.shape(d, h.seen(drag))
	height, width := h.writeTag(), dp(tagWidth)
	gap := dp(4)
	offset := g.scroll.Offset
	sight := g.scroll.Size()
	x := d.lefts[drag.Column+1] + gap
	if x+width > offset.X+sight.Width {
		x = max(d.lefts[drag.Column]-width-gap, offset.X+gap)
	}
	y := min(max(d.yOf(max(drag.From, 0)), offset.Y+gap), offset.Y+sight.Height-height-gap)
	look.Place(h.tag, x, y, width, height)
	h.card.Resize(h.tag.Size())
	look.Fill(h.card, look.ColorSurface, 6)
	look.Stroke(h.card, look.ColorEdge, 1)
	h.boxes.Show()
	h.tag.Show()
	h.boxes.Refresh()
	h.tag.Refresh()
	canvas.Refresh(g.body.Outer())
}

// shape draws the ghosts at their spans.
func (h *gridGhost) shape(d *gridDays, spans []GridSpan) {
	for len(h.shapes) < len(spans) {
		s := &ghostShape{ground: look.NewRectangle(), bar: look.NewRectangle()}
		h.shapes = append(h.shapes, s)
		h.boxes.Add(s.ground)
		h.boxes.Add(s.bar)
	}
	for i, s := range h.shapes {
		shown := i < len(spans) && spans[i].Column >= 0 && spans[i].Column < len(d.columns)
		look.SetShown(s.ground, shown)
		look.SetShown(s.bar, shown)
		if !shown {
			continue
		}
		look.Fill(s.ground, theme.ColorNameFocus, 4)
		look.Stroke(s.ground, look.ColorGreen, 2)
		look.Fill(s.bar, look.ColorGreen, 2)
		at, size := d.spanBox(spans[i])
		look.Place(s.ground, at.X, at.Y, size.Width, size.Height)
		look.Place(s.bar, at.X, at.Y, dp(blockBar), size.Height)
	}
}

// writeTag writes the words and returns their height.
func (h *gridGhost) writeTag() float32 {
	letters := look.TextSize(theme.SizeNameCaptionText)
	width := dp(tagWidth - 20)
	lead := dp(17)
	var lines []blockLine
	for _, t := range wrapWords(h.words, width, letters, look.Bold, 2) {
		lines = append(lines, blockLine{text: t, bold: true, color: look.ColorInk})
	}
	for _, m := range h.marks {
		for _, t := range wrapWords(m.Text, width, letters, look.Plain, 3) {
			lines = append(lines, blockLine{text: t, color: m.Tone.Text()})
		}
	}
	h.lines = writeLines(h.tag, h.lines, lines, letters)
	for i := range lines {
		look.PlaceLine(h.lines[i], dp(10), dp(6)+float32(i)*lead, lead)
	}
	return dp(12) + float32(len(lines))*lead
}
