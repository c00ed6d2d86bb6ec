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

// NewCard frames content: surface, hairline, corners of 8. The padding is the content's own.
func NewCard(content fyne.CanvasObject) *fyne.Container {
	return container.NewStack(NewFrame(ColorSurface, ColorLine, 8), Pad(1, 1, 1, 1, content))
}

// TapCard is a card that is pressed, and that can be the selected one of several.
type TapCard struct {
	widget.BaseWidget

	Content  fyne.CanvasObject
	Selected bool
	Spoken   string // its name for screen readers
	OnTapped func()
	OnOpened func() // Enter, or a second press; may be nil

	outer            fyne.Widget // what it is part of, else itself
	focused, hovered bool
	ground, ring     *canvas.Rectangle
}

var (
	_ fyne.Tappable     = (*TapCard)(nil)
	_ fyne.Focusable    = (*TapCard)(nil)
	_ fyne.Accessible   = (*TapCard)(nil)
	_ desktop.Hoverable = (*TapCard)(nil)
)

// NewTapCard makes a card that calls tapped when it is pressed with the pointer, Space or Enter.
func NewTapCard(spoken string, content fyne.CanvasObject, tapped func()) *TapCard {
	c := &TapCard{Content: content, Spoken: spoken, OnTapped: tapped}
	c.ExtendBaseWidget(c)
	return c
}

// ExtendBaseWidget makes the card part of a widget that extends it, as [widget.BaseWidget] does; that one takes the keyboard.
func (c *TapCard) ExtendBaseWidget(w fyne.Widget) {
	c.outer = w
	c.BaseWidget.ExtendBaseWidget(w)
}

// SetSelected marks the card with the green border and tint.
func (c *TapCard) SetSelected(selected bool) {
	if c.Selected != selected {
		c.Selected = selected
		c.Refresh()
	}
}

// Tapped presses the card; a press with the pointer gives it the keyboard.
func (c *TapCard) Tapped(e *fyne.PointEvent) {
	takeFocus(c.outer, e)
	if c.OnTapped != nil {
		c.OnTapped()
	}
}

// TypedKey presses the card with Space; Enter opens it, or presses it where nothing opens.
func (c *TapCard) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace:
		c.Tapped(nil)
	case fyne.KeyReturn, fyne.KeyEnter:
		if c.OnOpened != nil {
			c.OnOpened()
			return
		}
		c.Tapped(nil)
	default:
		PassOrScroll(c.outer, e)
	}
}

// TypedRune is not used.
func (c *TapCard) TypedRune(rune) {}

// FocusGained shows the focus ring, and the card if it is out of sight.
func (c *TapCard) FocusGained() {
	c.focused = true
	reached(c.outer)
	c.Refresh()
}

// FocusLost hides the focus ring.
func (c *TapCard) FocusLost() { c.focused = false; c.Refresh() }

// MouseIn shows the hover ground.
func (c *TapCard) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved is not used.
func (c *TapCard) MouseMoved(*desktop.MouseEvent) {}

// MouseOut hides the hover ground.
func (c *TapCard) MouseOut() { c.hovered = false; c.Refresh() }

// AccessibilityLabel is the spoken name.
func (c *TapCard) AccessibilityLabel() string { return c.Spoken }

// AccessibilityRole is a button's.
func (c *TapCard) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer links the card to its drawing.
func (c *TapCard) CreateRenderer() fyne.WidgetRenderer {
	c.ground = canvas.NewRectangle(color.Transparent)
	c.ring = NewRing(10)
	c.paint()
	return &Drawing{
		Shown: []fyne.CanvasObject{c.ground, c.Content, c.ring},
		Arrange: func(s fyne.Size) {
			c.ground.Resize(s)
			c.Content.Resize(s)
			c.ring.Move(fyne.NewPos(-2, -2))
			c.ring.Resize(s.AddWidthHeight(4, 4))
		},
		Least: func() fyne.Size { return c.Content.MinSize() },
		Paint: c.paint,
	}
}

func (c *TapCard) paint() {
	c.ground.FillColor, c.ground.StrokeColor, c.ground.StrokeWidth = Color(ColorSurface), Color(ColorLine), 1
	if c.Selected {
		c.ground.FillColor, c.ground.StrokeColor, c.ground.StrokeWidth = Color(ColorSelected), Color(ColorGreen), 2
	}
	if c.hovered {
		c.ground.FillColor = Blend(c.ground.FillColor, Color(theme.ColorNameHover))
	}
	c.ground.CornerRadius = Dp(8)
	PaintRing(c.ring, c.focused, 10)
}
