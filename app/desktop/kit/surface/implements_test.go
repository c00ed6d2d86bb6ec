package surface

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// What the types of this package implement, checked by the compiler.
var (
	_ = []desktop.Hoverable{(*Body)(nil)}
	_ = []desktop.Keyable{(*Body)(nil)}
	_ = []desktop.Mouseable{(*Body)(nil)}
	_ = []fyne.Accessible{(*Body)(nil)}
	_ = []fyne.Focusable{(*Body)(nil)}
	_ = []fyne.Shortcutable{(*Body)(nil)}
)
