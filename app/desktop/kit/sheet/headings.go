package sheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// headings shows the titles above the columns; a press on one with a choice offers it, and a drag of its right edge
// makes the column wider. With the keyboard Left and Right choose a column, with Shift they make it narrower or wider,
// and Enter or Space opens its choice.
type headings struct {
	look.Pressable

	sheet    *Sheet
	hovered  int  // column; -1: none
	edge     int  // the column whose right edge is below the pointer; -1: none
	dragged  int  // the column whose edge is dragged; -1: none
	dragging bool // the pointer is
	chosen   int  // with the keyboard

	ground, cover, line, ring *canvas.Rectangle
	drawing                   *look.Drawing
	titles, seconds           []*canvas.Text
}

func newHeadings(s *Sheet) *headings {
	h := &headings{sheet: s, hovered: -1, edge: -1, dragged: -1}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer links the headings to their drawing.
func (h *headings) CreateRenderer() fyne.WidgetRenderer {
	h.ground, h.cover = look.NewRectangle(), look.NewRectangle()
	h.line, h.ring = look.NewRectangle(), look.NewRectangle()
	h.titles, h.seconds = nil, nil
	h.drawing = look.NewDrawing(h, h.arrange, look.Least(100, headHeight), nil)
	h.arrange(h.Size())
	return h.drawing
}

// objects makes the texts of the columns, and returns everything in the order in which it is drawn.
func (h *headings) objects() []fyne.CanvasObject {
	columns := h.sheet.columns
	for len(h.titles) < len(columns) {
		h.titles = append(h.titles, look.NewWords())
		h.seconds = append(h.seconds, look.NewWords())
	}
	all := []fyne.CanvasObject{h.ground}
	add := func(frozen bool) {
		for i, c := range columns {
			if c.Frozen == frozen {
				all = append(all, h.titles[i], h.seconds[i])
			}
		}
	}
	add(false)
	all = append(all, h.cover)
	add(true)
	return append(all, h.line, h.ring)
}

// arrange draws the titles where the columns are.
func (h *headings) arrange(size fyne.Size) {
	if h.drawing == nil {
		return
	}
	h.drawing.Shown = h.objects()
	s := h.sheet
	for _, r := range []*canvas.Rectangle{h.ground, h.cover} {
		look.Fill(r, look.ColorBand, 0)
	}
	h.ground.Resize(size)
	look.Place(h.cover, 0, 0, s.frozenWidth(), size.Height)
	h.cover.Hidden = s.scroll.Offset.X == 0
	look.Fill(h.line, look.ColorLine, 0)
	look.Place(h.line, 0, size.Height-1, size.Width, 1)
	for i := range s.columns {
		h.arrangeTitle(i, size)
	}
	h.paintFocus(size)
}

func (h *headings) arrangeTitle(i int, size fyne.Size) {
	c := h.sheet.columns[i]
	x, width := h.left(i)+dp(8), c.width-dp(12)
	title, color := c.Title, look.Neutral.Text()
	if c.Choice {
		title += " ▾"
		if i == h.hovered {
			color = look.ColorInk
		}
	}
	h.titles[i].TextStyle = look.Bold
	look.WriteFit(h.titles[i], title, width, theme.SizeNameCaptionText, color)
	look.WriteFit(h.seconds[i], c.Second, width, theme.SizeNameCaptionText, look.ColorQuiet)
	line := dp(18)
	top := (size.Height - line) / 2
	if c.Second != "" {
		top -= line / 2
	}
	look.PlaceLine(h.titles[i], x, top, line)
	look.PlaceLine(h.seconds[i], x, top+line, line)
}

// left is where a column begins in the headings.
func (h *headings) left(column int) float32 {
	c := h.sheet.columns[column]
	if c.Frozen {
		return c.x
	}
	return c.x - h.sheet.scroll.Offset.X
}

func (h *headings) paintFocus(size fyne.Size) {
	focused := h.Focused && h.chosen < len(h.sheet.columns)
	look.PaintRing(h.ring, focused, 4)
	if focused {
		look.Place(h.ring, h.left(h.chosen)+2, 3, h.sheet.columns[h.chosen].width-4, size.Height-7)
	}
}

// columnAt is the column with a choice at x, or -1.
func (h *headings) columnAt(x float32) int {
	for i, c := range h.sheet.columns {
		left := h.left(i)
		covered := !c.Frozen && x < h.sheet.frozenWidth()
		if !covered && c.Choice && x >= left && x < left+c.width {
			return i
		}
	}
	return -1
}

// Tapped offers the choice of a column.
func (h *headings) Tapped(e *fyne.PointEvent) {
	if h.edgeAt(e.Position.X) < 0 {
		h.choose(h.columnAt(e.Position.X))
	}
}

func (h *headings) choose(column int) {
	if column >= 0 && column < len(h.sheet.columns) && h.sheet.columns[column].Choice {
		h.chosen = column
		look.Call(h.sheet.Events.Heading, column)
	}
}

// MouseIn lights the title below the pointer.
func (h *headings) MouseIn(e *desktop.MouseEvent) { h.MouseMoved(e) }

// MouseMoved lights the title below the pointer.
func (h *headings) MouseMoved(e *desktop.MouseEvent) {
	if h.edge = h.edgeAt(e.Position.X); h.edge >= 0 {
		h.light(-1)
		return
	}
	h.light(h.columnAt(e.Position.X))
}

// MouseOut ends that.
func (h *headings) MouseOut() {
	h.edge = -1
	h.light(-1)
}

func (h *headings) light(column int) {
	if h.hovered != column {
		h.hovered = column
		h.Refresh()
	}
}

// Cursor shows that a title can be pressed, or an edge dragged.
func (h *headings) Cursor() desktop.Cursor {
	if h.edge >= 0 {
		return desktop.HResizeCursor
	}
	if h.hovered >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// FocusGained chooses the first column that has a choice.
func (h *headings) FocusGained() {
	if h.chosen >= len(h.sheet.columns) || !h.sheet.columns[h.chosen].Choice {
		h.chosen = -1
		h.step(1)
	}
	h.Pressable.FocusGained()
}

// step goes to the next column with a choice and brings it into sight.
func (h *headings) step(by int) {
	for i := h.chosen + by; i >= 0 && i < len(h.sheet.columns); i += by {
		if h.sheet.columns[i].Choice {
			h.chosen = i
			h.sheet.Select(max(h.sheet.at.row, 0), i)
			break
		}
	}
	h.chosen = max(h.chosen, 0)
}

// TypedKey chooses a column and opens its choice.
func (h *headings) TypedKey(e *fyne.KeyEvent) {
	switch {
	case h.widen(e.Name):
	case e.Name == fyne.KeyLeft:
		h.step(-1)
	case e.Name == fyne.KeyRight:
		h.step(1)
	case e.Name == fyne.KeyDown:
		look.Focus(h.sheet.body)
	case look.IsPress(e.Name):
		h.choose(h.chosen)
	default:
		look.PassKey(h, e)
		return
	}
	h.Refresh()
}

// Items are the titles of the columns.
func (h *headings) Items() []look.Item {
	items := make([]look.Item, len(h.sheet.columns))
	for i, c := range h.sheet.columns {
		items[i].Label = locale.Joined(", ", c.Title, c.Second)
	}
	return items
}

// AccessibilityLabel is the title of the column that the keyboard is on.
func (h *headings) AccessibilityLabel() string {
	if h.chosen < 0 || h.chosen >= len(h.sheet.columns) {
		return ""
	}
	c := h.sheet.columns[h.chosen]
	return locale.Joined(", ", c.Title, c.Second)
}
