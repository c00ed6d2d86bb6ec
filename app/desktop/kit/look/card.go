package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// NewCard frames content: surface, hairline, corners of 8. The padding is the content's own.
func NewCard(content fyne.CanvasObject) *fyne.Container {
	return container.NewStack(NewFrame(ColorSurface, ColorLine, 8), Pad(1, 1, 1, 1, content))
}

// TapCard is a card that is pressed, and that can be the selected one of several.
type TapCard struct {
	Pressable

	Content  fyne.CanvasObject
	Selected bool
	Spoken   string // its name for screen readers
	OnTapped func()
	OnOpened func() // Enter, or a second press; may be nil

	ground *canvas.Rectangle
}

// NewTapCard makes a card that calls tapped when it is pressed with the pointer, Space or Enter.
func NewTapCard(spoken string, content fyne.CanvasObject, tapped func()) *TapCard {
	c := &TapCard{Content: content, Spoken: spoken, OnTapped: tapped}
	c.ExtendBaseWidget(c)
	return c
}

// SetSelected marks the card with the green border and tint.
func (c *TapCard) SetSelected(selected bool) {
	if c.Selected != selected {
		c.Selected = selected
		c.Refresh()
	}
}

// Tapped presses the card; a press with the pointer moves the keyboard to it.
func (c *TapCard) Tapped(e *fyne.PointEvent) {
	c.TakeKeyboard(e)
	Do(c.OnTapped)
}

// TypedKey presses the card with Space; Enter opens it, or presses it where nothing opens.
func (c *TapCard) TypedKey(e *fyne.KeyEvent) {
	switch {
	case c.OnOpened != nil && (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter):
		c.OnOpened()
	case IsPress(e.Name):
		c.Tapped(nil)
	default:
		PassOrScroll(c.outer, e)
	}
}

// AccessibilityLabel is the spoken name.
func (c *TapCard) AccessibilityLabel() string { return c.Spoken }

// Parts are the objects that the card consists of.
func (c *TapCard) Parts() []fyne.CanvasObject { return []fyne.CanvasObject{c.Content} }

// CreateRenderer links the card to its drawing.
func (c *TapCard) CreateRenderer() fyne.WidgetRenderer {
	c.ground = NewRectangle()
	arrange := func(s fyne.Size) {
		c.ground.Resize(s)
		c.Content.Resize(s)
		c.RingAround(s, 10)
	}
	return c.Draw(arrange, c.Content.MinSize, c.paint, c.ground, c.Content)
}

func (c *TapCard) paint() {
	Fill(c.ground, ColorSurface, 8)
	Stroke(c.ground, ColorLine, 1)
	if c.Selected {
		Fill(c.ground, ColorSelected, 8)
		Stroke(c.ground, ColorGreen, 2)
	}
	if c.Hovered {
		Lighten(c.ground)
	}
}
