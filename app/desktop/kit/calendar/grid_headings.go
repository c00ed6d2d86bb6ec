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
	cuts   []headingCut // of each column
}

// headingSlot draws one heading.
type headingSlot struct {
	column             int // -1: none
	left               float32
	group, title, text *canvas.Text
	border             *canvas.Rectangle
}

// headingCut is a heading's words as they fit a width.
type headingCut struct {
	width       float32
	title, text string
	group       float32 // the width of the group's words
}

func newGridHeadings(g *TimeGrid) *gridHeadings {
	h := &gridHeadings{grid: g, ground: look.NewRectangle()}
	h.layer = surface.NewLayer(h.draw, func() fyne.Size { return fyne.NewSize(1, dp(gridHead)) })
	h.layer.Objects = []fyne.CanvasObject{h.ground}
	return h
}

// forget makes every heading be written again.
func (h *gridHeadings) forget() {
	h.cuts = nil
	for _, s := range h.slots {
		s.column = -1
	}
}

func (h *gridHeadings) draw() {
	d := &h.grid.days
	width, offset := h.grid.scroll.Size().Width, h.grid.scroll.Offset.X
	if width <= 0 || len(d.lefts) != len(d.columns)+1 {
		return
	}
	if len(h.cuts) != len(d.columns) {
		h.cuts = make([]headingCut, len(d.columns))
	}
	h.ground.FillColor = look.Color(look.ColorBand)
	look.Place(h.ground, offset, 0, width, dp(gridHead))
	first, last := d.columnsIn(offset, offset+width)
	for len(h.slots) < last-first+1 {
		h.addSlot()
	}
	for i, s := range h.slots {
		c := first + i
		for _, o := range []fyne.CanvasObject{s.title, s.text, s.border} {
			look.SetShown(o, c <= last)
		}
		look.SetShown(s.group, c <= last && (i == 0 || d.columns[c].Group != d.columns[c-1].Group))
		if c <= last {
			h.show(s, c, offset)
		}
	}
}

func (h *gridHeadings) addSlot() {
	s := &headingSlot{
		column: -1, group: look.NewWords(), title: look.NewWords(), text: look.NewWords(), border: look.NewRectangle(),
	}
	s.group.TextStyle.Bold, s.title.TextStyle.Bold = true, true
	h.slots = append(h.slots, s)
	h.layer.Objects = append(h.layer.Objects, s.border, s.group, s.title, s.text)
}

func (h *gridHeadings) show(s *headingSlot, c int, offset float32) {
	d := &h.grid.days
	left, width := d.lefts[c], d.lefts[c+1]-d.lefts[c]
	col, cut := &d.columns[c], &h.cuts[c]
	if s.column != c || s.left != left || cut.width != width {
		if cut.width != width {
			*cut = fitHeading(col, width)
		}
		s.column, s.left = c, left
		write(s.title, cut.title, "", look.ColorInk)
		write(s.text, cut.text, theme.SizeNameCaptionText, look.ColorQuiet)
		if col.Tone != look.Neutral {
			s.text.Color = look.Color(col.Tone.Text())
		}
		s.group.TextSize, s.group.Color = dp(11), look.Color(look.ColorGreen)
		look.SetLine(s.group, col.Group)
		look.PlaceLine(s.title, left+dp(8), dp(20), dp(20))
		look.PlaceLine(s.text, left+dp(8), dp(39), dp(18))
		s.border.FillColor = look.Color(look.ColorLine)
		look.Place(s.border, left+width-1, dp(20), 1, dp(gridHead-20))
	}
	end := c
	for end+1 < len(d.columns) && d.columns[end+1].Group == col.Group {
		end++
	}
	// The group's words stay in sight while any of its columns is.
	x := min(max(left, offset)+dp(8), d.lefts[end+1]-cut.group-dp(8))
	look.PlaceLine(s.group, max(x, left+dp(8)), dp(4), dp(16))
}

func fitHeading(col *GridColumn, width float32) headingCut {
	bold, inner := fyne.TextStyle{Bold: true}, width-dp(14)
	return headingCut{
		width: width,
		title: look.Ellipsize(col.Title, inner, look.TextSize(""), bold),
		text:  look.Ellipsize(col.Text, inner, look.TextSize(theme.SizeNameCaptionText), fyne.TextStyle{}),
		group: look.Measure(col.Group, dp(11), bold).Width,
	}
}
