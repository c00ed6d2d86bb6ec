package kit

import "fyne.io/fyne/v2"

// takeFocus gives a widget that was pressed with the pointer the keyboard: the window takes it from whatever had it before the press, and
// would leave it nowhere. A press without an event came from the keyboard, which is there already.
func takeFocus(pressed fyne.Widget, e *fyne.PointEvent) {
	focusable, ok := pressed.(fyne.Focusable)
	if e == nil || !ok {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(pressed); c != nil {
		c.Focus(focusable)
	}
}
