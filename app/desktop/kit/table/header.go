package table

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// header shows the titles; a press sorts, a drag on a border between columns changes their widths, one on a title moves
// the column. With the keyboard Left and Right choose a column and Enter sorts; with Shift they change the width, with
// Alt the place. Down, the button at the end, or a secondary press open the menu of columns and views.
type header struct {
	look.Pressable

	grid     *grid
	hovered  int
	chosen   int // with the keyboard
	dragging int // the column left of the border that is dragged
	grabbed  bool
	pressed  int     // the column whose title was pressed; -1: none
	target   float32 // while a column is moved: where the pointer is; -1: none is
	over     bool    // the pointer is over a border

	ground, line, ring *canvas.Rectangle
	titles             []*canvas.Text
	gap                *canvas.Rectangle // where a column that is moved would go
	button             *look.Button
}

// headerHeight is the height of the header at 100 %.
const headerHeight = 34

func newHeader(g *grid) *header {
	h := &header{grid: g, hovered: -1, pressed: -1, target: -1}
	h.button = look.NewIconButton(theme.MoreVerticalIcon(), locale.L("Columns and views"), nil)
	h.button.OnTapped = func() { g.showMenu(h.button) }
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer links the header to its drawing.
func (h *header) CreateRenderer() fyne.WidgetRenderer {
	h.ground = look.NewRectangle()
	h.line = look.NewRectangle()
	h.ring = look.NewRectangle()
	h.gap = look.NewRectangle()
	objects := []fyne.CanvasObject{h.ground, h.line}
	h.titles = nil // Fyne makes a new renderer after a minute out of sight
	for range h.grid.columns {
		title := look.NewWords()
		title.TextStyle = look.Bold
		h.titles = append(h.titles, title)
		objects = append(objects, title)
	}
	paint := func() { h.arrange(h.Size()) }
	objects = append(objects, h.gap, h.ring, h.button)
	return look.NewDrawing(h, h.arrange, look.Least(100, headerHeight), paint, objects...)
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
		title := h.titles[i]
		x := h.textX(c)
		color := look.Neutral.Text()
		if i == h.hovered && c.sortable {
			color = look.ColorInk
		}
		space := c.x + c.width - x - dp(4)
		if h.beside(i, 1) == i {
			space -= h.buttonWidth()
		}
		look.WriteFit(title, h.words(i), space, theme.SizeNameCaptionText, color)
		title.Hidden = c.out
		height := title.MinSize().Height
		look.Place(title, x, (size.Height-height)/2, c.width, height)
	}
	h.paintFocus(size)
	h.paintGap(size)
	look.SetShown(h.button, h.buttonWidth() > 0)
	look.Place(h.button, size.Width-dp(34), (size.Height-dp(28))/2, dp(32), dp(28))
}

// buttonWidth is the width of the button at the end; lists that remember nothing have none.
func (h *header) buttonWidth() float32 {
	if h.grid.views.prefs == nil {
		return 0
	}
	return dp(26)
}

// Parts are the objects that the header consists of.
func (h *header) Parts() []fyne.CanvasObject { return []fyne.CanvasObject{h.button} }

// paintGap draws a line where the column that is moved would go.
func (h *header) paintGap(size fyne.Size) {
	look.Fill(h.gap, look.ColorGreen, 1)
	h.gap.Hidden = h.target < 0
	if before := h.before(h.target); before >= 0 && before < len(h.grid.order) {
		look.Place(h.gap, h.grid.columns[h.grid.order[before]].x-dp(7), 3, 3, size.Height-6)
	} else {
		look.Place(h.gap, size.Width-dp(8), 3, 3, size.Height-6)
	}
}

// before is the place in the order that a column has that is dropped at x.
func (h *header) before(x float32) int {
	for place, i := range h.grid.order {
		if c := h.grid.columns[i]; !c.out && x < c.x+c.width/2 {
			return place
		}
	}
	return len(h.grid.order)
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
	order := h.grid.order
	for at := slices.Index(order, column) + by; at >= 0 && at < len(order); at += by {
		if !h.grid.columns[order[at]].out {
			return order[at]
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
	column, border := h.columnAt(e.Position.X)
	h.pressed = -1
	switch {
	case border >= 0:
		h.dragging, h.grabbed = border, true
	case e.Button != desktop.MouseButtonSecondary:
		h.pressed = column
	}
}

// MouseUp lets go when nothing was dragged.
func (h *header) MouseUp(*desktop.MouseEvent) { h.grabbed = false }

// Dragged moves the border between two columns, or a column.
func (h *header) Dragged(e *fyne.DragEvent) {
	switch {
	case h.grabbed:
		h.widen(h.dragging, e.Dragged.DX)
	case h.pressed >= 0 && h.grid.views.prefs != nil:
		h.target = max(e.Position.X, 0)
		h.Refresh()
	}
}

// widen moves the border at the right of a column.
func (h *header) widen(column int, by float32) {
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
	left, right := &views[column], &views[h.beside(column, 1)]
	if left == right {
		return
	}
	move := max(by, left.least()-left.width)
	move = min(move, right.width-right.least())
	left.weight += move
	right.weight -= move
	h.grid.list.Refresh()
}

// DragEnd reports that the widths have changed, or moves a column to where it was dropped.
func (h *header) DragEnd() {
	h.grabbed = false
	if h.target >= 0 {
		to := h.before(h.target)
		h.target = -1
		h.grid.move(h.pressed, to)
		return
	}
	h.grid.changed()
}

// TappedSecondary opens the menu of columns and views.
func (h *header) TappedSecondary(e *fyne.PointEvent) {
	if c := look.CanvasOf(h); c != nil && h.grid.views.prefs != nil {
		look.ShowMenuAt(c, e.AbsolutePosition, h.grid.menu())
	}
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

// TypedKey chooses a column and sorts, makes it wider or narrower, or opens the menu.
func (h *header) TypedKey(e *fyne.KeyEvent) {
	by := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}[e.Name]
	switch {
	case by != 0 && look.HeldKeys()&fyne.KeyModifierShift != 0:
		h.widen(h.chosen, float32(by)*dp(12))
		h.grid.changed()
	case by != 0:
		h.chosen = h.beside(h.chosen, by)
	case look.IsPress(e.Name):
		h.sort(h.chosen)
	case e.Name == fyne.KeyDown && h.grid.views.prefs != nil:
		h.grid.showMenu(h)
		return
	default:
		look.PassKey(h, e)
		return
	}
	h.Refresh()
}

// TypedShortcut moves the chosen column with Alt and Left or Right.
func (h *header) TypedShortcut(s fyne.Shortcut) {
	pressed, ok := s.(*desktop.CustomShortcut)
	if !ok || pressed.Modifier != fyne.KeyModifierAlt ||
		pressed.KeyName != fyne.KeyLeft && pressed.KeyName != fyne.KeyRight {
		h.Pressable.TypedShortcut(s)
		return
	}
	at := slices.Index(h.grid.order, h.chosen)
	if pressed.KeyName == fyne.KeyLeft {
		h.grid.move(h.chosen, slices.Index(h.grid.order, h.beside(h.chosen, -1)))
	} else if next := h.beside(h.chosen, 1); next != h.chosen {
		h.grid.move(h.chosen, slices.Index(h.grid.order, next)+1)
	}
	if slices.Index(h.grid.order, h.chosen) != at {
		h.Refresh()
	}
}
