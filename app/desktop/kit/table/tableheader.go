package table

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
)

// tableHeader shows the titles; a press sorts, a drag on a border between columns changes their widths. With the keyboard
// Left and Right choose a column and Enter sorts.
type tableHeader struct {
	widget.BaseWidget

	table    *tableBase
	hovered  int
	chosen   int // with the keyboard
	focused  bool
	dragging int // the column left of the border, 0 when none (then grabbed is false)
	grabbed  bool
	over     bool // the pointer is over a border

	ground, line, ring *canvas.Rectangle
	titles             []*canvas.Text
}

var (
	_ fyne.Tappable      = (*tableHeader)(nil)
	_ fyne.Focusable     = (*tableHeader)(nil)
	_ fyne.Draggable     = (*tableHeader)(nil)
	_ desktop.Hoverable  = (*tableHeader)(nil)
	_ desktop.Cursorable = (*tableHeader)(nil)
	_ desktop.Mouseable  = (*tableHeader)(nil)
)

// CreateRenderer links the header to its drawing.
func (h *tableHeader) CreateRenderer() fyne.WidgetRenderer {
	h.ground, h.line = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	h.ring = look.NewRing(2)
	objects := []fyne.CanvasObject{h.ground, h.line}
	h.titles = nil // a renderer is made anew after a minute out of sight
	for range h.table.views {
		title := canvas.NewText("", color.Transparent)
		title.TextStyle = fyne.TextStyle{Bold: true}
		h.titles = append(h.titles, title)
		objects = append(objects, title)
	}
	h.paint()
	return &look.Drawing{
		Shown:   append(objects, h.ring),
		Arrange: func(fyne.Size) { h.paint() },
		Least:   func() fyne.Size { return fyne.NewSize(look.Dp(100), look.Dp(34)) },
		Paint:   h.paint,
	}
}

func (h *tableHeader) paint() {
	size := h.Size()
	h.ground.FillColor, h.line.FillColor = look.Color(look.ColorBand), look.Color(look.ColorLine)
	h.ground.TopLeftCornerRadius, h.ground.TopRightCornerRadius = look.Dp(7), look.Dp(7)
	h.ground.Resize(size)
	h.line.Move(fyne.NewPos(0, size.Height-1))
	h.line.Resize(fyne.NewSize(size.Width, 1))
	for i, c := range h.table.views {
		title := h.titles[i]
		title.Hidden = c.out
		title.TextSize = look.TextSize(theme.SizeNameCaptionText)
		title.Color = look.Color(look.Neutral.Text())
		if i == h.hovered && c.sortable {
			title.Color = look.Color(look.ColorInk)
		}
		x := h.textX(c)
		title.Text = look.Ellipsize(h.words(i), c.x+c.width-x-look.Dp(4), title.TextSize, title.TextStyle)
		height := title.MinSize().Height
		title.Move(fyne.NewPos(x, (size.Height-height)/2))
		title.Resize(fyne.NewSize(c.width, height))
	}
	h.paintFocus(size)
}

func (h *tableHeader) paintFocus(size fyne.Size) {
	look.PaintRing(h.ring, h.focused && len(h.table.views) > 0, 4)
	if h.focused && len(h.table.views) > 0 {
		c := h.table.views[h.chosen]
		h.ring.Move(fyne.NewPos(h.textX(c)-look.Dp(6), 4))
		h.ring.Resize(fyne.NewSize(c.width, size.Height-8))
	}
}

// textX is where a title begins: above the names, not above the portraits.
func (h *tableHeader) textX(c columnView) float32 {
	if c.kind == PersonCells {
		return c.x + look.Dp(50)
	}
	return c.x
}

func (h *tableHeader) words(column int) string {
	title := h.table.views[column].title
	if column != h.table.sortBy {
		return title
	}
	if h.table.descending {
		return title + " ▼"
	}
	return title + " ▲"
}

// columnAt gives the column at x, and the column whose right border is within reach of the pointer (-1: none).
func (h *tableHeader) columnAt(x float32) (column, border int) {
	column, border = -1, -1
	for i, c := range h.table.views {
		if x >= c.x && x < c.x+c.width {
			column = i
		}
		edge := c.x + c.width - look.Dp(6)
		if !c.out && h.after(i) > 0 && x > edge-look.Dp(5) && x < edge+look.Dp(7) {
			border = i
		}
	}
	return column, border
}

// after gives the next column that is shown, or 0.
func (h *tableHeader) after(column int) int {
	for i := column + 1; i < len(h.table.views); i++ {
		if !h.table.views[i].out {
			return i
		}
	}
	return 0
}

// before gives the column that is shown before another, or that one itself.
func (h *tableHeader) before(column int) int {
	for i := column - 1; i >= 0; i-- {
		if !h.table.views[i].out {
			return i
		}
	}
	return column
}

// Tapped sorts by the column; a second time turns the order round.
func (h *tableHeader) Tapped(e *fyne.PointEvent) {
	if column, border := h.columnAt(e.Position.X); border < 0 {
		h.sort(column)
	}
}

func (h *tableHeader) sort(column int) {
	if column < 0 || !h.table.views[column].sortable {
		return
	}
	t := h.table
	t.descending = t.sortBy == column && !t.descending
	t.sortBy = column
	t.resort()
	h.Refresh()
	t.ScrollToCurrent()
	t.hooks.layout()
}

// MouseDown grabs a border.
func (h *tableHeader) MouseDown(e *desktop.MouseEvent) {
	if _, border := h.columnAt(e.Position.X); border >= 0 {
		h.dragging, h.grabbed = border, true
	}
}

// MouseUp lets go when nothing was dragged.
func (h *tableHeader) MouseUp(*desktop.MouseEvent) { h.grabbed = false }

// Dragged moves the border between two columns.
func (h *tableHeader) Dragged(e *fyne.DragEvent) {
	if !h.grabbed {
		return
	}
	views := h.table.views
	var widths, weights float32
	for _, c := range views {
		if !c.out {
			widths, weights = widths+c.width, weights+c.weight
		}
	}
	for i, c := range views {
		views[i].weight = max(c.width, 1)
		if c.out {
			views[i].weight = c.weight * widths / weights // its share for when there is room again
		}
	}
	left, right := &views[h.dragging], &views[h.after(h.dragging)]
	move := max(e.Dragged.DX, look.Dp(left.min)-left.width)
	move = min(move, right.width-look.Dp(right.min))
	left.weight += move
	right.weight -= move
	h.table.Refresh()
	h.Refresh()
}

// DragEnd tells that the widths have changed.
func (h *tableHeader) DragEnd() {
	h.grabbed = false
	h.table.hooks.layout()
}

// MouseIn lights the title below the pointer.
func (h *tableHeader) MouseIn(e *desktop.MouseEvent) { h.MouseMoved(e) }

// MouseMoved lights the title below the pointer.
func (h *tableHeader) MouseMoved(e *desktop.MouseEvent) {
	column, border := h.columnAt(e.Position.X)
	h.over = border >= 0
	if h.hovered != column {
		h.hovered = column
		h.Refresh()
	}
}

// MouseOut puts the light out.
func (h *tableHeader) MouseOut() {
	h.hovered, h.over = -1, false
	h.Refresh()
}

// Cursor shows that a border can be moved.
func (h *tableHeader) Cursor() desktop.Cursor {
	if h.over || h.grabbed {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// FocusGained shows the ring round a title.
func (h *tableHeader) FocusGained() { h.focused = true; h.Refresh() }

// FocusLost takes the ring away.
func (h *tableHeader) FocusLost() { h.focused = false; h.Refresh() }

// TypedRune is not used.
func (h *tableHeader) TypedRune(rune) {}

// TypedKey chooses a column and sorts.
func (h *tableHeader) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		h.chosen = h.before(h.chosen)
	case fyne.KeyRight:
		h.chosen = max(h.chosen, h.after(h.chosen))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		h.sort(h.chosen)
	default:
		look.PassKey(h, e)
		return
	}
	h.Refresh()
}
