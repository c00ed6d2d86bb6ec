package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"laurel/app/desktop/kit/surface"
)

// What the types of this package implement, checked by the compiler.
var (
	_ = []desktop.Cursorable{(*header)(nil)}
	_ = []desktop.Mouseable{(*header)(nil)}
	_ = []fyne.Draggable{(*header)(nil)}
	_ = []fyne.Focusable{(*header)(nil)}
	_ = []fyne.Tappable{(*header)(nil)}
	_ = []surface.Rows{(*grid)(nil)}
)
