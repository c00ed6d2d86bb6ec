package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// HeaderSearch is the box in the header that opens the palette: pressed, or typed into.
type HeaderSearch struct {
	Pressable

	prompt, keys string
	show         func(typed string)
	frame        *canvas.Rectangle
	icon         *canvas.Image
	words, hint  *canvas.Text
}

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

// Cursor is that of text.
func (h *HeaderSearch) Cursor() desktop.Cursor { return desktop.TextCursor }

// HintAt is the prompt where it is cut.
func (h *HeaderSearch) HintAt(fyne.Position) string {
	if h.words == nil || h.words.Text == h.prompt {
		return ""
	}
	return h.prompt
}

// AccessibilityLabel is the prompt.
func (h *HeaderSearch) AccessibilityLabel() string { return h.prompt }

// CreateRenderer links the box to its drawing.
func (h *HeaderSearch) CreateRenderer() fyne.WidgetRenderer {
	h.frame = NewRectangle()
	h.words = NewWords()
	h.hint = NewWords()
	h.icon = canvas.NewImageFromResource(theme.NewColoredResource(theme.SearchIcon(), ColorQuiet))
	h.icon.FillMode = canvas.ImageFillContain
	return h.Draw(h.arrange, Least(300, 32), h.paint, h.frame, h.icon, h.words, h.hint)
}

func (h *HeaderSearch) arrange(size fyne.Size) {
	h.frame.Resize(size)
	h.RingAround(size, 8)
	Place(h.icon, Dp(8), (size.Height-Dp(16))/2, Dp(16), Dp(16))
	hint := h.hint.MinSize().Width
	PlaceLine(h.hint, size.Width-hint-Dp(10), 0, size.Height)
	Fit(h.words, h.prompt, size.Width-hint-Dp(48))
	PlaceLine(h.words, Dp(28), 0, size.Height)
}

func (h *HeaderSearch) paint() {
	PaintField(h.frame, h.Hovered)
	Write(h.words, h.prompt, "", ColorQuiet)
	Write(h.hint, h.keys, theme.SizeNameCaptionText, ColorQuiet)
}

// NewHeader lays out the band at the top of the window: left and right parts on the surface, a hairline below.
func NewHeader(left, right fyne.CanvasObject) fyne.CanvasObject {
	row := container.NewBorder(nil, nil, nil, right, left)
	return container.NewStack(NewBox(ColorSurface),
		Down(0, Pad(8, 16, 8, 16, Fixed(0, 35, row)), NewLine()))
}
