package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// HeaderSearch is the box in the header that opens the palette: pressed, or typed into.
type HeaderSearch struct {
	widget.BaseWidget

	prompt, keys     string
	show             func(typed string)
	focused, hovered bool
	frame, ring      *canvas.Rectangle
	icon             *canvas.Image
	words, hint      *canvas.Text
}

var (
	_ fyne.Tappable     = (*HeaderSearch)(nil)
	_ fyne.Focusable    = (*HeaderSearch)(nil)
	_ fyne.Accessible   = (*HeaderSearch)(nil)
	_ desktop.Hoverable = (*HeaderSearch)(nil)
)

// NewHeaderSearch makes the box; keys is the shortcut it names ("Ctrl+K"), show is Palette.Show.
func NewHeaderSearch(prompt, keys string, show func(typed string)) *HeaderSearch {
	h := &HeaderSearch{prompt: prompt, keys: keys, show: show}
	h.ExtendBaseWidget(h)
	return h
}

// Tapped opens the palette.
func (h *HeaderSearch) Tapped(*fyne.PointEvent) { h.show("") }

// TypedRune opens the palette with what is typed.
func (h *HeaderSearch) TypedRune(r rune) { h.show(string(r)) }

// TypedKey opens the palette.
func (h *HeaderSearch) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		h.show("")
	}
}

// FocusGained shows the ring.
func (h *HeaderSearch) FocusGained() { h.focused = true; h.Refresh() }

// FocusLost hides the ring.
func (h *HeaderSearch) FocusLost() { h.focused = false; h.Refresh() }

// MouseIn shows the hover ground.
func (h *HeaderSearch) MouseIn(*desktop.MouseEvent) { h.hovered = true; h.Refresh() }

// MouseMoved is not used.
func (h *HeaderSearch) MouseMoved(*desktop.MouseEvent) {}

// MouseOut hides the hover ground.
func (h *HeaderSearch) MouseOut() { h.hovered = false; h.Refresh() }

// Cursor is that of text.
func (h *HeaderSearch) Cursor() desktop.Cursor { return desktop.TextCursor }

// AccessibilityLabel is the prompt.
func (h *HeaderSearch) AccessibilityLabel() string { return h.prompt }

// AccessibilityRole is a button's.
func (h *HeaderSearch) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer links the box to its drawing.
func (h *HeaderSearch) CreateRenderer() fyne.WidgetRenderer {
	h.frame, h.ring = canvas.NewRectangle(color.Transparent), NewRing(8)
	h.icon = canvas.NewImageFromResource(theme.NewColoredResource(theme.SearchIcon(), ColorQuiet))
	h.icon.FillMode = canvas.ImageFillContain
	h.words, h.hint = canvas.NewText("", color.Transparent), canvas.NewText("", color.Transparent)
	h.paint()
	return &Drawing{
		Shown:   []fyne.CanvasObject{h.frame, h.icon, h.words, h.hint, h.ring},
		Arrange: h.arrange,
		Least:   func() fyne.Size { return fyne.NewSize(Dp(300), Dp(32)) },
		Paint:   func() { h.paint(); h.arrange(h.Size()) },
	}
}

func (h *HeaderSearch) arrange(size fyne.Size) {
	h.frame.Resize(size)
	h.ring.Move(fyne.NewPos(-2, -2))
	h.ring.Resize(size.AddWidthHeight(4, 4))
	h.icon.Move(fyne.NewPos(Dp(8), (size.Height-Dp(16))/2))
	h.icon.Resize(fyne.NewSquareSize(Dp(16)))
	hint := h.hint.MinSize()
	h.hint.Move(fyne.NewPos(size.Width-hint.Width-Dp(10), (size.Height-hint.Height)/2))
	h.words.Text = Ellipsize(h.prompt, size.Width-hint.Width-Dp(48), h.words.TextSize, fyne.TextStyle{})
	h.words.Move(fyne.NewPos(Dp(28), (size.Height-h.words.MinSize().Height)/2))
}

func (h *HeaderSearch) paint() {
	h.frame.FillColor, h.frame.StrokeColor, h.frame.StrokeWidth = Color(theme.ColorNameInputBackground), Color(theme.ColorNameInputBorder), 1
	if h.hovered {
		h.frame.FillColor = Blend(h.frame.FillColor, Color(theme.ColorNameHover))
	}
	h.frame.CornerRadius = Dp(6)
	PaintRing(h.ring, h.focused, 8)
	h.words.Color, h.words.TextSize = Color(ColorQuiet), TextSize("")
	h.hint.Text, h.hint.Color, h.hint.TextSize = h.keys, Color(ColorQuiet), TextSize(theme.SizeNameCaptionText)
}

// NewHeader lays out the band at the top of the window: left and right parts on the surface, a hairline below.
func NewHeader(left, right fyne.CanvasObject) fyne.CanvasObject {
	row := container.NewBorder(nil, nil, nil, right, left)
	return container.NewStack(NewBox(ColorSurface),
		Down(0, Pad(8, 16, 8, 16, Fixed(0, 35, row)), NewLine()))
}
