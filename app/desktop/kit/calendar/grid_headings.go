package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/surface"
)

// gridHeadings draws the columns' headings; they move with the scroll.
type gridHeadings struct {
	grid   *TimeGrid
	layer  *surface.Layer
	ground *canvas.Rectangle
	slots  []*headingSlot
}

// headingSlot draws one heading.
type headingSlot struct {
	group, title, text *canvas.Text
	border             *canvas.Rectangle
}

func newGridHeadings(g *TimeGrid) *gridHeadings {
	h := &gridHeadings{grid: g, ground: look.NewRectangle()}
	h.layer = surface.NewLayer(h.draw, func() fyne.Size { return fyne.NewSize(1, dp(gridHead)) })
	h.layer.Objects = []fyne.CanvasObject{h.ground}
	return h
}

func (h *gridHeadings) draw() {
	d := &h.grid.days
	width, offset := h.grid.scroll.Size().Width, h.grid.scroll.Offset.X
	if width <= 0 || len(d.lefts) != len(d.columns)+1 {
		return
	}
	look.Fill(h.ground, look.ColorBand, 0)
	look.Place(h.ground, offset, 0, width, dp(gridHead))
	first, last := d.columnsIn(offset, offset+width)
	for len(h.slots) < last-first+1 {
		h.addSlot()
	}
	for i, s := range h.slots {
		c := first + i
		for _, o := range []fyne.CanvasObject{s.group, s.title, s.text, s.border} {
			look.SetShown(o, c <= last)
		}
		if c <= last {
			h.show(s, c, offset)
			s.group.Hidden = i > 0 && d.columns[c].Group == d.columns[c-1].Group
		}
	}
}

func (h *gridHeadings) addSlot() {
	s := &headingSlot{look.NewWords(), look.NewWords(), look.NewWords(), look.NewRectangle()}
	s.group.TextStyle, s.title.TextStyle = look.Bold, look.Bold
	h.slots = append(h.slots, s)
	h.layer.Objects = append(h.layer.Objects, s.border, s.group, s.title, s.text)
}

func (h *gridHeadings) show(s *headingSlot, c int, offset float32) {
	d := &h.grid.days
	left, width := d.lefts[c], d.lefts[c+1]-d.lefts[c]
	col := &d.columns[c]
	look.WriteFit(s.title, col.Title, width-dp(14), "", look.ColorInk)
	look.WriteFit(s.text, col.Text, width-dp(14), theme.SizeNameCaptionText, col.Tone.Or(look.ColorQuiet))
	look.Write(s.group, col.Group, "", look.ColorGreen)
	s.group.TextSize = dp(11)
	look.PlaceLine(s.title, left+dp(8), dp(20), dp(20))
	look.PlaceLine(s.text, left+dp(8), dp(39), dp(18))
	look.Fill(s.border, look.ColorLine, 0)
	look.Place(s.border, left+width-1, dp(20), 1, dp(gridHead-20))
	end := c
	for end+1 < len(d.columns) && d.columns[end+1].Group == col.Group {
		end++
	}
	// The group's words stay in sight while any of its columns is.
	x := min(max(left, offset)+dp(8), d.lefts[end+1]-s.group.MinSize().Width-dp(8))
	look.PlaceLine(s.group, max(x, left+dp(8)), dp(4), dp(16))
}
