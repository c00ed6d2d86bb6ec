package look

import (
	"cmp"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// ButtonLook is how a button is drawn.
type ButtonLook int

// The looks of buttons.
const (
	SecondaryLook ButtonLook = iota // white with a border
	PrimaryLook                     // filled green: one a view
	DangerLook                      // filled red: only in a question about loss
	QuietLook                       // no border until the pointer is over it
	LinkLook                        // underlined green words in a sentence
	TitleLook                       // the name of what is open, large and without border
)

// Button is a button in Laurel's looks. It can be pressed with the pointer, Space and Enter.
type Button struct {
	Pressable

	Text     string
	Icon     fyne.Resource // drawn before the text, tinted like it
	Look     ButtonLook
	Menu     bool   // shows ▾ behind the text
	Spoken   string // the name for screen readers of a button without text
	Hint     string // is shown while the pointer rests on it
	OnTapped func()
	OnDark   bool // on a toast: the words are light
	disabled bool
	parts    buttonParts
}

// buttonParts are the objects of a button; those that its look does not need are nil.
type buttonParts struct {
	ground       *canvas.Rectangle
	icon         *canvas.Image
	label, caret *canvas.Text
	underline    *canvas.Line
	tinted       *theme.ThemedResource // the icon in the colour of the words
}

// NewButtonWith makes a button of a look.
func NewButtonWith(look ButtonLook, text string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{Text: text, Icon: icon, Look: look, OnTapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

// NewPrimaryButton makes the one green button of a view.
func NewPrimaryButton(text string, tapped func()) *Button {
	return NewButtonWith(PrimaryLook, text, nil, tapped)
}

// NewButton makes an ordinary button, white with a border.
func NewButton(text string, tapped func()) *Button {
	return NewButtonWith(SecondaryLook, text, nil, tapped)
}

// NewQuietButton makes a button without border.
func NewQuietButton(text string, tapped func()) *Button {
	return NewButtonWith(QuietLook, text, nil, tapped)
}

// NewLink makes words that act when pressed.
func NewLink(text string, tapped func()) *Button {
	return NewButtonWith(LinkLook, text, nil, tapped)
}

// NewIconButton makes a borderless button with an icon; spoken is its name for screen readers.
func NewIconButton(icon fyne.Resource, spoken string, tapped func()) *Button {
	b := NewButtonWith(QuietLook, "", icon, tapped)
	b.Spoken = spoken
	return b
}

// NewMenuButton makes a button with ▾ that opens the menu below it. The menu is made each time.
func NewMenuButton(text string, menu func() *fyne.Menu) *Button {
	b := NewButtonWith(SecondaryLook, text, nil, nil)
	b.Menu = true
	b.OnTapped = func() { ShowMenuBelow(b, menu()) }
	return b
}

// SetText changes the words.
func (b *Button) SetText(text string) {
	if b.Text != text {
		b.Text = text
		b.Refresh()
	}
}

// Enable lets the button be pressed.
func (b *Button) Enable() { b.setDisabled(false) }

// Disable keeps the button from being pressed.
func (b *Button) Disable() { b.setDisabled(true) }

// Disabled reports whether the button cannot be pressed.
func (b *Button) Disabled() bool { return b.disabled }

func (b *Button) setDisabled(disabled bool) {
	if b.disabled != disabled {
		b.disabled = disabled
		b.Refresh()
	}
}

// AccessibilityLabel is the text, or the spoken name of an icon button.
func (b *Button) AccessibilityLabel() string {
	return cmp.Or(b.Text, b.Spoken)
}

// AccessibilityRole is a button's, or a link's.
func (b *Button) AccessibilityRole() fyne.AccessibleRole {
	if b.Look == LinkLook {
		return fyne.AccessibleRoleLink
	}
	return fyne.AccessibleRoleButton
}

// Tapped presses the button. One of a form gets the keyboard, so that a dialog that it opens returns it there.
func (b *Button) Tapped(e *fyne.PointEvent) {
	if b.Keys.Submit != nil {
		b.TakeKeyboard(e)
	}
	if !b.disabled {
		Do(b.OnTapped)
	}
}

// HintAt is the hint, the name of a button without words, or the words where they are cut.
func (b *Button) HintAt(fyne.Position) string {
	switch {
	case b.Hint != "" || b.Text == "":
		return cmp.Or(b.Hint, b.Spoken)
	case b.parts.label != nil && b.parts.label.Text != b.Text:
		return b.Text
	}
	return ""
}

// TypedKey presses the button with Space and Enter.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	switch {
	case IsPress(e.Name) || b.Menu && e.Name == fyne.KeyDown:
		b.Tapped(nil)
	case e.Name == fyne.KeyEscape && b.Keys.Leave != nil:
		b.Keys.Leave()
	case e.Name == fyne.KeyEscape:
		PassKey(b.outer, e)
	default:
		PassOrScroll(b.outer, e)
	}
}

// Cursor is a hand over a link.
func (b *Button) Cursor() desktop.Cursor {
	if b.Look == LinkLook && !b.disabled {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer links the button to its drawing.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.parts = buttonParts{ground: NewRectangle(), label: NewWords()}
	shown := []fyne.CanvasObject{b.parts.ground}
	if b.Icon != nil {
		b.parts.icon = canvas.NewImageFromResource(nil)
		b.parts.icon.FillMode = canvas.ImageFillContain
		shown = append(shown, b.parts.icon)
	}
	shown = append(shown, b.parts.label)
	if b.Menu {
		b.parts.caret = canvas.NewText("▾", color.Transparent)
		shown = append(shown, b.parts.caret)
	}
	if b.Look == LinkLook {
		b.parts.underline = canvas.NewLine(color.Transparent)
		shown = append(shown, b.parts.underline)
	}
	return b.Draw(b.arrange, b.minimum, b.paint, shown...)
}

func (b *Button) padding() float32 {
	switch {
	case b.Look == LinkLook:
		return 0
	case b.Look == TitleLook:
		return Dp(4)
	case b.Text == "":
		return Dp(8)
	}
	return Dp(12)
}

func (b *Button) minimum() fyne.Size {
	width, text := b.contentWidth()
	if b.Look == LinkLook {
		return fyne.NewSize(width, text.Height)
	}
	return fyne.NewSize(width+2*b.padding(), max(Dp(32), text.Height))
}

// contentWidth is the width of icon, text and caret with their gaps, and the size of the text alone.
func (b *Button) contentWidth() (float32, fyne.Size) {
	text := Measure(b.Text, b.textSize(), b.style())
	width := text.Width
	switch {
	case b.Text == "":
		width = Dp(18)
	case b.Icon != nil:
		width += Dp(24)
	}
	if b.Menu {
		width += Dp(16)
	}
	return width, text
}

func (b *Button) textSize() float32 {
	if b.Look == TitleLook {
		return TextSize(theme.SizeNameSubHeadingText)
	}
	return TextSize(theme.SizeNameText)
}

func (b *Button) style() fyne.TextStyle { return fyne.TextStyle{Bold: b.Look != LinkLook} }

func (b *Button) arrange(size fyne.Size) {
	p := &b.parts
	p.ground.Resize(size)
	b.RingAround(size, 8)
	width, text := b.contentWidth()
	p.label.Text = b.Text
	if space := text.Width - (width - size.Width); space < text.Width {
		p.label.Text = Ellipsize(b.Text, space, p.label.TextSize, p.label.TextStyle)
		width, text.Width = size.Width, space
	}
	x, y := (size.Width-width)/2, (size.Height-text.Height)/2
	if p.icon != nil {
		Place(p.icon, x, (size.Height-Dp(18))/2, Dp(18), Dp(18))
		x += Dp(24)
	}
	Place(p.label, x, y, text.Width, text.Height)
	if p.caret != nil {
		Place(p.caret, x+text.Width+Dp(4), y, Dp(12), text.Height)
	}
	if p.underline != nil {
		underline(p.underline, fyne.NewPos(x, y), text)
	}
}

// colors returns the colours of ground, border and words of the look in its present state.
func (b *Button) colors() (ground, border, words fyne.ThemeColorName) {
	words = ColorInk
	switch b.Look {
	case PrimaryLook:
		ground, words = ColorGreen, ColorOnGreen
	case DangerLook:
		ground, words = theme.ColorNameError, theme.ColorNameForegroundOnError
	case SecondaryLook:
		ground, border = ColorSurface, ColorEdge
	case LinkLook:
		words = ColorGreen
	}
	if b.OnDark {
		words = ColorPaper
	}
	if b.disabled {
		words = theme.ColorNameDisabled
		if b.Look == PrimaryLook || b.Look == DangerLook {
			ground = Neutral.Tint()
		}
	}
	return ground, border, words
}

func (b *Button) paint() {
	p := &b.parts
	ground, border, words := b.colors()
	Fill(p.ground, ground, 6)
	Stroke(p.ground, border, 1)
	switch {
	case !b.Hovered || b.disabled || b.Look == LinkLook:
	case ground == "":
		Fill(p.ground, theme.ColorNameHover, 6)
	default:
		Lighten(p.ground)
	}
	p.label.TextSize, p.label.TextStyle = b.textSize(), b.style()
	p.label.Text, p.label.Color = b.Text, Color(words)
	if p.caret != nil {
		p.caret.TextSize, p.caret.Color = TextSize(""), Color(words)
	}
	if p.underline != nil {
		p.underline.StrokeColor = Color(words)
	}
	if p.icon != nil && (p.tinted == nil || p.tinted.ColorName != words) {
		p.tinted = theme.NewColoredResource(b.Icon, words)
		p.icon.Resource = p.tinted
	}
}

// SetEnabled enables or disables the button.
func (b *Button) SetEnabled(enabled bool) {
	if enabled {
		b.Enable()
	} else {
		b.Disable()
	}
}
