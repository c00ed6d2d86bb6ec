package look

import (
	"cmp"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"laurel/data/locale"
)

// Text is one line of themed text, cut with an ellipsis where it does not fit.
type Text struct {
	widget.BaseWidget

	Text     string
	Color    fyne.ThemeColorName // ColorInk when empty
	SizeName fyne.ThemeSizeName  // theme.SizeNameText when empty
	Bold     bool
	Align    fyne.TextAlign
	Cut      bool // may be narrower than its text; the rest becomes an ellipsis

	facts []string // of which the text is; where not all of them fit, the last ones are left out whole; nil: it is none
	line  *canvas.Text
}

// NewText makes a line of reading text.
func NewText(text string) *Text { return newText(text, "", "", false) }

// NewColored makes a line of reading text in a colour.
func NewColored(text string, color fyne.ThemeColorName) *Text { return newText(text, color, "", false) }

// NewQuiet makes a line of small quiet text, for labels and second lines.
func NewQuiet(text string) *Text { return newText(text, ColorQuiet, theme.SizeNameCaptionText, false) }

// NewStrong makes a line of bold reading text.
func NewStrong(text string) *Text { return newText(text, "", "", true) }

// NewTitle makes a line of bold text at 16, for the program or a pane.
func NewTitle(text string) *Text { return newText(text, "", theme.SizeNameSubHeadingText, true) }

// NewDisplay makes a line of bold text at 20, for a person's name.
func NewDisplay(text string) *Text { return newText(text, "", theme.SizeNameHeadingText, true) }

// NewSectionHeading makes the small green capitals above a group of facts. The text is given in ordinary letters.
func NewSectionHeading(text string) *Text {
	return newText(strings.ToUpper(text), ColorGreen, theme.SizeNameCaptionText, true)
}

func newText(text string, color fyne.ThemeColorName, size fyne.ThemeSizeName, bold bool) *Text {
	t := &Text{Text: text, Color: color, SizeName: size, Bold: bold}
	t.ExtendBaseWidget(t)
	return t
}

// Cutting lets the text be narrower than its words and returns it.
func (t *Text) Cutting() *Text {
	t.Cut = true
	return t
}

// SetText changes the words.
func (t *Text) SetText(text string) {
	if t.Text == text {
		return
	}
	t.Text = text
	t.Refresh()
}

// CreateRenderer links the text to its line.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	t.line = NewWords()
	return NewDrawing(t, t.arrange, t.minimum, t.paint, t.line)
}

// HintAt is the text where it is cut.
func (t *Text) HintAt(fyne.Position) string {
	if t.line == nil || t.line.Text == t.Text {
		return ""
	}
	return t.Text
}

// AccessibilityLabel is the whole text, also where it is cut.
func (t *Text) AccessibilityLabel() string { return t.Text }

// AccessibilityRole is that of text.
func (t *Text) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// full is the size of the whole text.
func (t *Text) full() fyne.Size {
	return Measure(t.Text, TextSize(t.SizeName), fyne.TextStyle{Bold: t.Bold})
}

func (t *Text) minimum() fyne.Size {
	full := t.full()
	if t.Cut {
		full.Width = min(full.Width, Dp(24))
	}
	return full
}

func (t *Text) arrange(size fyne.Size) {
	t.line.Resize(size)
	if !t.Cut || size.Width <= 0 {
		return
	}
	text := t.Text
	for n := len(t.facts) - 1; n > 0 && Measure(text, t.line.TextSize, t.line.TextStyle).Width > size.Width; n-- {
		text = joinFacts(t.facts[:n])
	}
	Fit(t.line, text, size.Width)
}

func (t *Text) paint() {
	t.line.TextStyle, t.line.Alignment = fyne.TextStyle{Bold: t.Bold}, t.Align
	Write(t.line, t.Text, t.SizeName, cmp.Or(t.Color, ColorInk))
}

// Ellipsize cuts text so that it fits the width, an ellipsis included; it never cuts between a letter and its marks.
func Ellipsize(text string, width, size float32, style fyne.TextStyle) string {
	if text == "" || Measure(text, size, style).Width <= width {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)
	for low < high {
		middle := (low + high + 1) / 2
		if Measure(string(runes[:middle])+"…", size, style).Width <= width {
			low = middle
		} else {
			high = middle - 1
		}
	}
	for low > 0 && low < len(runes) && unicode.Is(unicode.M, runes[low]) {
		low--
	}
	return string(runes[:low]) + "…"
}

// spoken is how a screen reader reads what can be chosen.
func spoken(text string, selected bool) string {
	if selected {
		return locale.L("{{.Text}}, selected", locale.Values{"Text": text})
	}
	return text
}
