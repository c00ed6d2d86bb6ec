package look

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Chip is a small rounded word: a state ("complete"), or with OnTapped a filter that can be on or off.
type Chip struct {
	widget.BaseWidget

	Text     string
	Tone     Tone
	Selected bool
	Menu     bool // shows ▾: pressing it opens a choice
	OnTapped func()

	focused, hovered bool
	ground, ring     *canvas.Rectangle
	label            *canvas.Text
}

var (
	_ fyne.Tappable     = (*FilterChip)(nil)
	_ fyne.Focusable    = (*FilterChip)(nil)
	_ fyne.Accessible   = (*FilterChip)(nil)
	_ desktop.Hoverable = (*FilterChip)(nil)
)

// NewChip makes a chip that only says something.
func NewChip(text string, tone Tone) *Chip {
	c := &Chip{Text: text, Tone: tone}
	c.ExtendBaseWidget(c)
	return c
}

// FilterChip is a chip that is pressed: "Consent unknown 2". It is a widget of its own so that a chip which only says
// something takes no focus.
type FilterChip struct {
	Chip

	Label string
	Count int                  // not shown when negative
	OnKey func(*fyne.KeyEvent) // hears the keys that the chip does not use; may be nil
}

// NewFilterChip makes a chip with a count (-1: none). OnTapped is called on each press; the owner sets Selected.
func NewFilterChip(label string, count int, tone Tone, tapped func()) *FilterChip {
	c := &FilterChip{Label: label, Count: count}
	c.Tone, c.OnTapped = tone, tapped
	c.ExtendBaseWidget(c)
	c.spell()
	return c
}

// NewMenuChip makes a chip that shows a choice and opens a menu to change it: "English ▾". The menu is made anew each
// time.
func NewMenuChip(label string, tone Tone, menu func() *fyne.Menu) *FilterChip {
	c := NewFilterChip(label, -1, tone, nil)
	c.Menu = true
	c.OnTapped = func() { ShowMenuBelow(c, menu()) }
	c.spell()
	return c
}

func (c *FilterChip) spell() {
	c.Text = c.Label
	if c.Count >= 0 {
		c.Text += " " + strconv.Itoa(c.Count)
	}
	if c.Menu {
		c.Text += " ▾"
	}
}

// Set changes what the chip says; nothing is redrawn when nothing changed.
func (c *FilterChip) Set(label string, count int, selected bool) {
	if c.Label == label && c.Count == count && c.Selected == selected {
		return
	}
	c.Label, c.Count, c.Selected = label, count, selected
	c.spell()
	c.Refresh()
}

// SetSelected turns the chip on or off.
func (c *FilterChip) SetSelected(selected bool) { c.Set(c.Label, c.Count, selected) }

// Tapped presses the chip; a press with the pointer gives it the keyboard.
func (c *FilterChip) Tapped(e *fyne.PointEvent) {
	takeFocus(c, e)
	if c.OnTapped != nil {
		c.OnTapped()
	}
}

// TypedKey presses the chip with Space and Enter.
func (c *FilterChip) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.Tapped(nil)
	default:
		if c.OnKey != nil {
			c.OnKey(e)
			return
		}
		PassOrScroll(c, e)
	}
}

// TypedRune is not used.
func (c *FilterChip) TypedRune(rune) {}

// FocusGained shows the focus ring, and the chip if it is out of sight.
func (c *FilterChip) FocusGained() {
	c.focused = true
	reached(c)
	c.Refresh()
}

// FocusLost hides the focus ring.
func (c *FilterChip) FocusLost() { c.focused = false; c.Refresh() }

// MouseIn shows the hover ground.
func (c *FilterChip) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved is not used.
func (c *FilterChip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut hides the hover ground.
func (c *FilterChip) MouseOut() { c.hovered = false; c.Refresh() }

// AccessibilityLabel is the text of the chip.
func (c *FilterChip) AccessibilityLabel() string { return c.Text }

// AccessibilityRole is a button's.
func (c *FilterChip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer links the chip to its drawing.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	c.ground = canvas.NewRectangle(color.Transparent)
	c.ring = NewRing(12)
	c.label = canvas.NewText("", color.Transparent)
	c.paint()
	return &Drawing{
		Shown:   []fyne.CanvasObject{c.ground, c.label, c.ring},
		Arrange: c.arrange,
		Least:   func() fyne.Size { return ChipSize(c.Text) },
		Paint:   func() { c.paint(); c.arrange(c.Size()) },
	}
}

// ChipSize is the size of a chip with the text.
func ChipSize(text string) fyne.Size {
	size := Measure(text, TextSize(theme.SizeNameCaptionText), fyne.TextStyle{})
	return fyne.NewSize(size.Width+Dp(18), Dp(20))
}

func (c *Chip) arrange(size fyne.Size) {
	height := Dp(20)
	top := (size.Height - height) / 2
	c.ground.Move(fyne.NewPos(0, top))
	c.ground.Resize(fyne.NewSize(size.Width, height))
	c.ring.Move(fyne.NewPos(-2, top-2))
	c.ring.Resize(fyne.NewSize(size.Width+4, height+4))
	SetLine(c.label, Ellipsize(c.Text, size.Width-Dp(18)+1, c.label.TextSize, c.label.TextStyle)) // + 1: sizes are rounded
	text := c.label.MinSize()
	c.label.Move(fyne.NewPos(Dp(9), (size.Height-text.Height)/2))
	c.label.Resize(text)
}

func (c *Chip) paint() {
	ground, words := Color(c.Tone.Tint()), Color(c.Tone.Text())
	if c.Selected {
		ground, words = Color(ColorGreen), Color(ColorOnGreen)
	}
	if c.hovered {
		ground = Blend(ground, Color(theme.ColorNameHover))
	}
	c.ground.FillColor = ground
	c.ground.CornerRadius = Dp(10)
	PaintRing(c.ring, c.focused, 12)
	SetLine(c.label, c.Text)
	c.label.TextSize = TextSize(theme.SizeNameCaptionText)
	c.label.Color = words
}

// Badge is a number in a filled circle, such as the findings behind a tab's name.
type Badge struct {
	widget.BaseWidget

	Count int
	Tone  Tone

	ground *canvas.Rectangle
	label  *canvas.Text
}

// NewBadge makes a badge; a count of 0 hides it.
func NewBadge(count int, tone Tone) *Badge {
	b := &Badge{Count: count, Tone: tone}
	b.ExtendBaseWidget(b)
	b.Hidden = count == 0
	return b
}

// SetCount changes the number; 0 hides the badge.
func (b *Badge) SetCount(count int) {
	b.Count = count
	b.Hidden = count == 0
	b.Refresh()
}

func (b *Badge) text() string {
	if b.Count > 999 {
		return "999+"
	}
	return strconv.Itoa(b.Count)
}

// CreateRenderer links the badge to its drawing.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	b.ground = canvas.NewRectangle(color.Transparent)
	b.label = canvas.NewText("", color.Transparent)
	b.label.Alignment = fyne.TextAlignCenter
	b.paint()
	return &Drawing{
		Shown: []fyne.CanvasObject{b.ground, b.label},
		Arrange: func(s fyne.Size) {
			top := (s.Height - Dp(18)) / 2
			b.ground.Move(fyne.NewPos(0, top))
			b.ground.Resize(fyne.NewSize(s.Width, Dp(18)))
			b.label.Move(fyne.NewPos(0, (s.Height-b.label.MinSize().Height)/2))
			b.label.Resize(fyne.NewSize(s.Width, b.label.MinSize().Height))
		},
		Least: func() fyne.Size {
			return fyne.NewSize(max(Dp(18), b.label.MinSize().Width+Dp(10)), Dp(18))
		},
		Paint: b.paint,
	}
}

func (b *Badge) paint() {
	b.ground.FillColor = Color(b.Tone.Strong())
	b.ground.CornerRadius = Dp(9)
	b.label.Text = b.text()
	b.label.TextSize = Dp(11)
	b.label.TextStyle = fyne.TextStyle{Bold: true}
	b.label.Color = Color(ColorOnGreen)
}

// ChipText is a chip in a cell.
type ChipText struct {
	Text string
	Tone Tone
}

// PickedChip is a chosen option. It is taken away by a press; with the keyboard Backspace in the box does that, so that
// Tab does not stop at every chip.
type PickedChip struct{ Chip }

var (
	_ fyne.Tappable     = (*PickedChip)(nil)
	_ desktop.Hoverable = (*PickedChip)(nil)
)

func NewPickedChip(text string, tapped func()) *PickedChip {
	c := &PickedChip{Chip{Text: text, Tone: Green, OnTapped: tapped}}
	c.ExtendBaseWidget(c)
	return c
}

func (c *PickedChip) Tapped(*fyne.PointEvent)        { c.OnTapped() }
func (c *PickedChip) MouseIn(*desktop.MouseEvent)    { c.hovered = true; c.Refresh() }
func (c *PickedChip) MouseMoved(*desktop.MouseEvent) {}
func (c *PickedChip) MouseOut()                      { c.hovered = false; c.Refresh() }
