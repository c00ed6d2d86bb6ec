package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"laurel/app/desktop/kit/surface"
)

// What the types of this package implement, checked by the compiler.
var (
	_ = []desktop.Cursorable{(*gridBody)(nil)}
	_ = []fyne.Draggable{(*gridBody)(nil)}
	_ = []fyne.Tappable{(*timelineLabels)(nil)}
	_ = []planeView{(*gridView)(nil), (*timelineView)(nil)}
	_ = []surface.View{(*gridView)(nil), (*timelineView)(nil)}
)
