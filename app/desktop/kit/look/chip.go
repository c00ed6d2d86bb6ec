package look

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// ChipText is a chip in a cell or a row.
type ChipText struct {
	Text string
	Tone Tone
	ID   string // what a press on it is about; "": it is not pressed
}

// Chip is a small rounded text that is not pressed, such as a state ("complete").
type Chip struct {
	widget.BaseWidget

	Text string
	Tone Tone
}

// NewChip makes a chip.
func NewChip(text string, tone Tone) *Chip {
	c := &Chip{Text: text, Tone: tone}
	c.ExtendBaseWidget(c)
	return c
}

// HintAt is the text where it is cut.
func (c *Chip) HintAt(fyne.Position) string { return cutChip(c.Text, c.Size()) }

// cutChip is the text of a chip that is smaller than it needs.
func cutChip(text string, size fyne.Size) string {
	if size.Width+1 >= ChipSize(text).Width {
		return ""
	}
	return text
}

// AccessibilityLabel is the text of the chip.
func (c *Chip) AccessibilityLabel() string { return c.Text }

// AccessibilityRole is that of text.
func (c *Chip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer links the chip to its drawing.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	return newPill(&c.Text, &c.Tone).drawing(c, nil)
}

// pill is the drawing of a chip.
type pill struct {
	ground *canvas.Rectangle
	label  *canvas.Text
	text   *string
	tone   *Tone
}

func newPill(text *string, tone *Tone) *pill {
	return &pill{ground: NewRectangle(), label: NewWords(), text: text, tone: tone}
}

// drawing returns the renderer of a chip that may be below the pointer.
func (p *pill) drawing(chip fyne.CanvasObject, hovered *bool) *Drawing {
	paint := func() { p.paint(false, hovered != nil && *hovered) }
	return NewDrawing(chip, p.arrange, p.least, paint, p.ground, p.label)
}

func (p *pill) least() fyne.Size { return ChipSize(*p.text) }

// ChipSize is the size of a chip with the text.
func ChipSize(text string) fyne.Size {
	size := Measure(text, TextSize(theme.SizeNameCaptionText), Plain)
	return fyne.NewSize(size.Width+Dp(18), Dp(20))
}

func (p *pill) arrange(size fyne.Size) {
	Place(p.ground, 0, (size.Height-Dp(20))/2, size.Width, Dp(20))
	Fit(p.label, *p.text, size.Width-Dp(18)+1) // sizes are rounded
	PlaceLine(p.label, Dp(9), 0, size.Height)
}

func (p *pill) paint(selected, hovered bool) {
	ground, words := p.tone.Tint(), p.tone.Text()
	if selected {
		ground, words = ColorGreen, ColorOnGreen
	}
	Fill(p.ground, ground, 10)
	if hovered {
		Lighten(p.ground)
	}
	Write(p.label, *p.text, theme.SizeNameCaptionText, words)
}

// FilterChip is a chip that is pressed: "Consent unknown 2".
type FilterChip struct {
	Pressable

	Text     string // Label, Count and the sign of a menu
	Label    string
	Count    int // not shown when negative
	Tone     Tone
	Selected bool
	Menu     bool // shows ▾: pressing it opens a choice
	OnTapped func()
	OnKey    func(*fyne.KeyEvent) // receives the keys that the chip does not use; may be nil
}

// NewFilterChip makes a chip with a count (-1: none). OnTapped is called on each press; the owner sets Selected.
func NewFilterChip(label string, count int, tone Tone, tapped func()) *FilterChip {
	c := &FilterChip{Label: label, Count: count, Tone: tone, OnTapped: tapped}
	c.ExtendBaseWidget(c)
	c.spell()
	return c
}

// NewMenuChip makes a chip that shows a choice and opens a menu to change it: "English ▾". The menu is made each time.
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

// Set changes label, count and selection; nothing is redrawn when nothing changed.
func (c *FilterChip) Set(label string, count int, selected bool) {
	if c.Label == label && c.Count == count && c.Selected == selected {
		return
	}
	c.Label = label
	c.Count = count
	c.Selected = selected
	c.spell()
	c.Refresh()
}

// SetSelected turns the chip on or off.
func (c *FilterChip) SetSelected(selected bool) { c.Set(c.Label, c.Count, selected) }

// Tapped presses the chip; a press with the pointer moves the keyboard to it.
func (c *FilterChip) Tapped(e *fyne.PointEvent) {
	c.TakeKeyboard(e)
	Do(c.OnTapped)
}

// TypedKey presses the chip with Space and Enter.
func (c *FilterChip) TypedKey(e *fyne.KeyEvent) {
	switch {
	case IsPress(e.Name):
		c.Tapped(nil)
	case c.OnKey != nil:
		c.OnKey(e)
	default:
		PassOrScroll(c, e)
	}
}

// HintAt is the text where it is cut.
func (c *FilterChip) HintAt(fyne.Position) string { return cutChip(c.Text, c.Size()) }

// AccessibilityLabel is the text of the chip, and whether it is on.
func (c *FilterChip) AccessibilityLabel() string {
	return spoken(strings.TrimSuffix(c.Text, " ▾"), c.Selected)
}

// CreateRenderer links the chip to its drawing.
func (c *FilterChip) CreateRenderer() fyne.WidgetRenderer {
	p := newPill(&c.Text, &c.Tone)
	arrange := func(size fyne.Size) {
		p.arrange(size)
		c.PlaceRing(-2, (size.Height-Dp(20))/2-2, size.Width+4, Dp(20)+4, 12)
	}
	return c.Draw(arrange, p.least, func() { p.paint(c.Selected, c.Hovered) }, p.ground, p.label)
}

// Badge is a number in a filled pill, such as the findings behind a tab's name.
type Badge struct {
	widget.BaseWidget

	Count int
	Tone  Tone
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
	ground, label := NewRectangle(), NewWords()
	label.Alignment, label.TextStyle = fyne.TextAlignCenter, Bold
	arrange := func(s fyne.Size) {
		Place(ground, 0, (s.Height-Dp(18))/2, s.Width, Dp(18))
		height := label.MinSize().Height
		Place(label, 0, (s.Height-height)/2, s.Width, height)
	}
	paint := func() {
		Fill(ground, b.Tone.Strong(), 9)
		Write(label, b.text(), theme.SizeNameCaptionText, ColorOnGreen)
		label.TextSize = Dp(11)
	}
	least := func() fyne.Size { return fyne.NewSize(max(Dp(18), label.MinSize().Width+Dp(10)), Dp(18)) }
	return NewDrawing(b, arrange, least, paint, ground, label)
}

// PickedChip is a chosen option of several. It is removed by a press with the pointer; it has no keyboard of its own,
// so that Tab does not stop at every chip.
type PickedChip struct {
	Pressable

	Text     string
	OnTapped func()
}

// NewPickedChip makes a chip that calls tapped when it is pressed.
func NewPickedChip(text string, tapped func()) *PickedChip {
	c := &PickedChip{Text: text, OnTapped: tapped}
	c.ExtendBaseWidget(c)
	return c
}

// HintAt is the text where it is cut.
func (c *PickedChip) HintAt(fyne.Position) string { return cutChip(c.Text, c.Size()) }

// Tapped presses the chip.
func (c *PickedChip) Tapped(*fyne.PointEvent) { c.OnTapped() }

// CreateRenderer links the chip to its drawing.
func (c *PickedChip) CreateRenderer() fyne.WidgetRenderer {
	green := Green
	return newPill(&c.Text, &green).drawing(c, &c.Hovered)
}
