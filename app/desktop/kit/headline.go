package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// NewHeadline makes bold text at 20 that wraps at words, for a title that may be long and must not be cut.
func NewHeadline(text string) fyne.CanvasObject {
	label := widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	label.SizeName = theme.SizeNameHeadingText
	label.Wrapping = fyne.TextWrapWord
	return compact(label)
}
