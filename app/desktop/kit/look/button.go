package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// ButtonLook is how much a button asks to be pressed.
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
	widget.DisableableWidget

	Text     string
	Icon     fyne.Resource // drawn before the text, tinted like it
	Look     ButtonLook
	Menu     bool   // shows ▾ behind the text
	Spoken   string // what a screen reader says for a button without text
	OnTapped func()

	OnDark           bool // on a toast: the words are light
	Keys             Keys // of the form or the dialog that it is in
	focused, hovered bool
	ground, ring     *canvas.Rectangle
	label            *canvas.Text
	icon             *canvas.Image
	caret            *canvas.Text
	underline        *canvas.Line
	tinted           fyne.Resource
	tintedFrom       fyne.Resource
	tintedAs         fyne.ThemeColorName
}

var (
	_ fyne.Focusable     = (*Button)(nil)
	_ fyne.Shortcutable  = (*Button)(nil)
	_ fyne.Tappable      = (*Button)(nil)
	_ fyne.Disableable   = (*Button)(nil)
	_ fyne.Accessible    = (*Button)(nil)
	_ desktop.Hoverable  = (*Button)(nil)
	_ desktop.Cursorable = (*Button)(nil)
)

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

// NewDangerButton makes a red button.
func NewDangerButton(text string, tapped func()) *Button {
	return NewButtonWith(DangerLook, text, nil, tapped)
}

// NewQuietButton makes a button without border.
func NewQuietButton(text string, tapped func()) *Button {
	return NewButtonWith(QuietLook, text, nil, tapped)
}

// NewLink makes words that act when pressed.
func NewLink(text string, tapped func()) *Button { return NewButtonWith(LinkLook, text, nil, tapped) }

// NewIconButton makes a borderless button with an icon; spoken is its name for screen readers.
func NewIconButton(icon fyne.Resource, spoken string, tapped func()) *Button {
	b := NewButtonWith(QuietLook, "", icon, tapped)
	b.Spoken = spoken
	return b
}

// NewMenuButton makes a button with ▾ that opens the menu below it. The menu is made anew each time.
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

// AccessibilityLabel is the text, or the spoken name of an icon button.
func (b *Button) AccessibilityLabel() string {
	if b.Text != "" {
		return b.Text
	}
	return b.Spoken
}

// AccessibilityRole is a button's, or a link's.
func (b *Button) AccessibilityRole() fyne.AccessibleRole {
	if b.Look == LinkLook {
		return fyne.AccessibleRoleLink
	}
	return fyne.AccessibleRoleButton
}

// Tapped presses the button. One of a form takes the keyboard, which is then where a dialog that it opens gives it back.
func (b *Button) Tapped(e *fyne.PointEvent) {
	if b.Keys.Submit != nil {
		takeFocus(b, e)
	}
	if !b.Disabled() && b.OnTapped != nil {
		b.OnTapped()
	}
}

// TypedKey presses the button with Space and Enter.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(nil)
	case fyne.KeyDown:
		if b.Menu {
			b.Tapped(nil)
			return
		}
		PassOrScroll(b, e)
	case fyne.KeyEscape:
		if b.Keys.Leave != nil {
			b.Keys.Leave()
			return
		}
		PassKey(b, e)
	default:
		PassOrScroll(b, e)
	}
}

// TypedRune is not used.
func (b *Button) TypedRune(rune) {}

// TypedShortcut submits the button's form, or goes on to the window.
func (b *Button) TypedShortcut(s fyne.Shortcut) { b.Keys.Shortcut(b, s) }

// FocusGained shows the focus ring, and the button if it is out of sight.
func (b *Button) FocusGained() {
	b.focused = true
	if reached(b); b.Keys.Reached != nil {
		b.Keys.Reached()
	}
	b.Refresh()
}

// FocusLost hides the focus ring.
func (b *Button) FocusLost() { b.focused = false; b.Refresh() }

// MouseIn shows the hover ground.
func (b *Button) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved is not used.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut hides the hover ground.
func (b *Button) MouseOut() { b.hovered = false; b.Refresh() }

// Cursor is a hand over a link.
func (b *Button) Cursor() desktop.Cursor {
	if b.Look == LinkLook && !b.Disabled() {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer links the button to its drawing.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ground = canvas.NewRectangle(color.Transparent)
	b.ring = NewRing(8)
	b.label = canvas.NewText("", color.Transparent)
	b.caret = canvas.NewText("▾", color.Transparent)
	b.icon = canvas.NewImageFromResource(nil)
	b.icon.FillMode = canvas.ImageFillContain
	b.underline = canvas.NewLine(color.Transparent)
	b.paint()
	return &Drawing{
		Shown:   []fyne.CanvasObject{b.ground, b.icon, b.label, b.caret, b.underline, b.ring},
		Arrange: b.arrange,
		Least:   b.minimum,
		Paint:   func() { b.paint(); b.arrange(b.Size()) },
	}
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
	text := Measure(b.Text, TextSize(b.sizeName()), fyne.TextStyle{Bold: b.Look != LinkLook})
	var width float32
	if b.Text != "" {
		width = text.Width
	}
	if b.Icon != nil {
		width += Dp(18)
		if b.Text != "" {
			width += Dp(6)
		}
	}
	if b.Menu {
		width += Dp(16)
	}
	return width, text
}

// sizeName is the theme's size of the words.
func (b *Button) sizeName() fyne.ThemeSizeName {
	if b.Look == TitleLook {
		return theme.SizeNameSubHeadingText
	}
	return theme.SizeNameText
}

func (b *Button) arrange(size fyne.Size) {
	b.ground.Resize(size)
	b.ring.Move(fyne.NewPos(-2, -2))
	b.ring.Resize(size.AddWidthHeight(4, 4))
	width, text := b.contentWidth()
	b.label.Text = b.Text
	if room := text.Width - (width - size.Width); room < text.Width {
		b.label.Text = Ellipsize(b.Text, room, b.label.TextSize, b.label.TextStyle)
		width, text.Width = size.Width, room
	}
	x := (size.Width - width) / 2
	if b.Icon != nil {
		b.icon.Move(fyne.NewPos(x, (size.Height-Dp(18))/2))
		b.icon.Resize(fyne.NewSquareSize(Dp(18)))
		x += Dp(24)
	}
	y := (size.Height - text.Height) / 2
	b.label.Move(fyne.NewPos(x, y))
	b.label.Resize(text)
	b.caret.Move(fyne.NewPos(x+text.Width+Dp(4), y))
	b.caret.Resize(fyne.NewSize(Dp(12), text.Height))
	line := y + text.Height*0.88
	b.underline.Position1 = fyne.NewPos(x, line)
	b.underline.Position2 = fyne.NewPos(x+text.Width, line)
}

// colors gives the ground, border and words of the look in its present state.
func (b *Button) colors() (ground, border color.Color, words fyne.ThemeColorName) {
	ground, border, words = color.Transparent, color.Transparent, ColorInk
	switch b.Look {
	case PrimaryLook:
		ground, words = Color(ColorGreen), ColorOnGreen
	case DangerLook:
		ground, words = Color(theme.ColorNameError), theme.ColorNameForegroundOnError
	case SecondaryLook:
		ground, border = Color(ColorSurface), Color(theme.ColorNameInputBorder)
	case LinkLook:
		words = ColorGreen
	}
	if b.OnDark {
		words = ColorPaper
	}
	if b.Disabled() {
		words = theme.ColorNameDisabled
		if b.Look == PrimaryLook || b.Look == DangerLook {
			ground = Color(Neutral.Tint())
		}
		return ground, border, words
	}
	if b.hovered && b.Look != LinkLook {
		ground = hoverGround(ground)
	}
	return ground, border, words
}

func hoverGround(ground color.Color) color.Color {
	if _, _, _, a := ground.RGBA(); a == 0 {
		return Color(theme.ColorNameHover)
	}
	return Blend(ground, Color(theme.ColorNameHover))
}

func (b *Button) paint() {
	ground, border, words := b.colors()
	b.ground.FillColor, b.ground.StrokeColor = ground, border
	b.ground.StrokeWidth = 0
	if b.Look == SecondaryLook {
		b.ground.StrokeWidth = 1
	}
	b.ground.CornerRadius = Dp(6)
	PaintRing(b.ring, b.focused, 8)
	b.label.Text = b.Text
	b.label.TextSize = TextSize(b.sizeName())
	b.label.TextStyle = fyne.TextStyle{Bold: b.Look != LinkLook}
	b.label.Color = Color(words)
	b.caret.TextSize = TextSize("")
	b.caret.Color = Color(words)
	b.caret.Hidden = !b.Menu
	b.underline.StrokeColor = Color(words)
	b.underline.Hidden = b.Look != LinkLook
	b.icon.Hidden = b.Icon == nil
	if b.Icon != nil {
		b.icon.Resource = b.tint(words)
	}
}

// tint gives the icon in the colour of the words, made once per colour.
func (b *Button) tint(words fyne.ThemeColorName) fyne.Resource {
	if b.tinted == nil || b.tintedAs != words || b.tintedFrom != b.Icon {
		b.tinted, b.tintedAs, b.tintedFrom = theme.NewColoredResource(b.Icon, words), words, b.Icon
	}
	return b.tinted
}
