package sheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// What the types of this package implement, checked by the compiler.
var (
	_ = []fyne.Widget{(*Sheet)(nil)}
	_ = []fyne.Focusable{(*headings)(nil), (*editor)(nil), (*body)(nil)}
	_ = []fyne.Tabbable{(*editor)(nil)}
	_ = []fyne.Tappable{(*headings)(nil), (*body)(nil)}
	_ = []fyne.Draggable{(*headings)(nil)}
	_ = []fyne.Accessible{(*headings)(nil)}
	_ = []desktop.Hoverable{(*headings)(nil)}
	_ = []desktop.Cursorable{(*headings)(nil)}
)
