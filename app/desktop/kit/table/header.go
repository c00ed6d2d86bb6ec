package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
)

// header shows the titles; a press sorts, a drag on a border between columns changes their widths. With the keyboard
// Left and Right choose a column and Enter sorts.
type header struct {
	look.Pressable

	grid     *grid
	hovered  int
	chosen   int // with the keyboard
	dragging int // the column left of the border that is dragged
	grabbed  bool
	over     bool // the pointer is over a border

	ground, line, ring *canvas.Rectangle
	titles             []*canvas.Text
}

// headerHeight is the height of the header at 100 %.
const headerHeight = 34

func newHeader(g *grid) *header {
	h := &header{grid: g, hovered: -1}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer links the header to its drawing.
func (h *header) CreateRenderer() fyne.WidgetRenderer {
	h.ground, h.line, h.ring = look.NewRectangle(), look.NewRectangle(), look.NewRectangle()
	objects := []fyne.CanvasObject{h.ground, h.line}
	h.titles = nil // Fyne makes a new renderer after a minute out of sight
	for range h.grid.columns {
		title := look.NewWords()
		title.TextStyle = look.Bold
		h.titles = append(h.titles, title)
		objects = append(objects, title)
	}
	paint := func() { h.arrange(h.Size()) }
	return look.NewDrawing(h, h.arrange, look.Least(100, headerHeight), paint, append(objects, h.ring)...)
}

// arrange draws the titles above the columns, which are laid out first.
func (h *header) arrange(size fyne.Size) {
	h.grid.layout(size.Width)
	look.Fill(h.ground, look.ColorBand, 0)
	look.Fill(h.line, look.ColorLine, 0)
	h.ground.TopLeftCornerRadius, h.ground.TopRightCornerRadius = dp(7), dp(7)
	h.ground.Resize(size)
	look.Place(h.line, 0, size.Height-1, size.Width, 1)
	for i, c := range h.grid.columns {
		title, x, color := h.titles[i], h.textX(c), look.Neutral.Text()
		if i == h.hovered && c.sortable {
			color = look.ColorInk
		}
		look.WriteFit(title, h.words(i), c.x+c.width-x-dp(4), theme.SizeNameCaptionText, color)
		title.Hidden = c.out
		height := title.MinSize().Height
		look.Place(title, x, (size.Height-height)/2, c.width, height)
	}
	h.paintFocus(size)
}

func (h *header) paintFocus(size fyne.Size) {
	focused := h.Focused && len(h.grid.columns) > 0
	look.PaintRing(h.ring, focused, 4)
	if focused {
		c := h.grid.columns[h.chosen]
		look.Place(h.ring, h.textX(c)-dp(6), 4, c.width, size.Height-8)
	}
}

// textX is where a title begins: above the names, not above the portraits.
func (h *header) textX(c column) float32 {
	if c.kind == PersonCells {
		return c.x + dp(50)
	}
	return c.x
}

func (h *header) words(column int) string {
	title := h.grid.columns[column].title
	if column != h.grid.sortBy {
		return title
	}
	if h.grid.descending {
		return title + " ▼"
	}
	return title + " ▲"
}

// columnAt returns the column at x, and the column whose right border is within reach of the pointer (-1: none).
func (h *header) columnAt(x float32) (column, border int) {
	column, border = -1, -1
	for i, c := range h.grid.columns {
		if x >= c.x && x < c.x+c.width {
			column = i
		}
		edge := c.x + c.width - dp(6)
		if !c.out && h.beside(i, 1) != i && x > edge-dp(5) && x < edge+dp(7) {
			border = i
		}
	}
	return column, border
}

// beside is the column that is shown next to another in a direction, or that one itself.
func (h *header) beside(column, by int) int {
	for i := column + by; i >= 0 && i < len(h.grid.columns); i += by {
		if !h.grid.columns[i].out {
			return i
		}
	}
	return column
}

// Tapped sorts by the column; a second time turns the order round.
func (h *header) Tapped(e *fyne.PointEvent) {
	if column, border := h.columnAt(e.Position.X); border < 0 {
		h.sort(column)
	}
}

func (h *header) sort(column int) {
	if column < 0 || !h.grid.columns[column].sortable {
		return
	}
	g := h.grid
	g.resort(column, g.sortBy == column && !g.descending)
	h.Refresh()
	g.list.ScrollToCurrent()
	g.changed()
}

// MouseDown grabs a border.
func (h *header) MouseDown(e *desktop.MouseEvent) {
	if _, border := h.columnAt(e.Position.X); border >= 0 {
		h.dragging, h.grabbed = border, true
	}
}

// MouseUp lets go when nothing was dragged.
func (h *header) MouseUp(*desktop.MouseEvent) { h.grabbed = false }

// Dragged moves the border between two columns.
func (h *header) Dragged(e *fyne.DragEvent) {
	if !h.grabbed {
		return
	}
	views := h.grid.columns
	var widths, weights float32
	for _, c := range views {
		if !c.out {
			widths, weights = widths+c.width, weights+c.weight
		}
	}
	for i, c := range views {
		views[i].weight = max(c.width, 1)
		if c.out {
			views[i].weight = c.weight * widths / weights // its share for when there is space again
		}
	}
	left, right := &views[h.dragging], &views[h.beside(h.dragging, 1)]
	move := max(e.Dragged.DX, left.least()-left.width)
	move = min(move, right.width-right.least())
	left.weight += move
	right.weight -= move
	h.grid.list.Refresh()
}

// DragEnd tells that the widths have changed.
func (h *header) DragEnd() {
	h.grabbed = false
	h.grid.changed()
}

// MouseIn lights the title below the pointer.
func (h *header) MouseIn(e *desktop.MouseEvent) { h.MouseMoved(e) }

// MouseMoved lights the title below the pointer.
func (h *header) MouseMoved(e *desktop.MouseEvent) {
	column, border := h.columnAt(e.Position.X)
	h.over = border >= 0
	if h.hovered != column {
		h.hovered = column
		h.Refresh()
	}
}

// HintAt is the title of a column where it is cut.
func (h *header) HintAt(at fyne.Position) string {
	column, _ := h.columnAt(at.X)
	if column < 0 || column >= len(h.titles) || h.titles[column].Text == h.words(column) {
		return ""
	}
	return h.grid.columns[column].title
}

// MouseOut puts the light out.
func (h *header) MouseOut() {
	h.hovered, h.over = -1, false
	h.Refresh()
}

// Cursor shows that a border can be moved.
func (h *header) Cursor() desktop.Cursor {
	if h.over || h.grabbed {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// TypedKey chooses a column and sorts.
func (h *header) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		h.chosen = h.beside(h.chosen, -1)
	case fyne.KeyRight:
		h.chosen = h.beside(h.chosen, 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		h.sort(h.chosen)
	default:
		look.PassKey(h, e)
		return
	}
	h.Refresh()
}
