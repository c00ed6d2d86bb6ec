package look

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// NewHeadline makes bold text at 20 that wraps at words, for a title that may be long and must not be cut.
func NewHeadline(text string) fyne.CanvasObject {
	label := widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	label.SizeName = theme.SizeNameHeadingText
	label.Wrapping = fyne.TextWrapWord
	return Compact(label)
}

// NewWrappingLink is a link whose words wrap, for a name or an address that may be longer than its pane.
func NewWrappingLink(text string, tapped func()) fyne.CanvasObject {
	link := widget.NewHyperlinkWithStyle(text, nil, fyne.TextAlignLeading, fyne.TextStyle{Underline: true})
	link.Wrapping = fyne.TextWrapWord
	if isAddress(text) {
		link.Wrapping = fyne.TextWrapBreak
	}
	link.OnTapped = tapped
	return Compact(link)
}

// isAddress tells a text without spaces, which wraps anywhere.
func isAddress(text string) bool { return !strings.ContainsAny(text, " \u00a0") }
