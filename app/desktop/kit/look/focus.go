package look

import (
	"sync"

	"fyne.io/fyne/v2"
)

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

// homes are where the keyboard goes in a window, by canvas, when what had it is gone.
var homes sync.Map

// SetHome says what takes the keyboard of a canvas when what had it is no longer in the window.
func SetHome(c fyne.Canvas, focus func()) { homes.Store(c, focus) }

// Regain brings the keyboard home if what had it has left the window, as the button of a page that was made anew. Without it the keyboard is
// nowhere, and the next Tab begins at the first thing in the window.
func Regain(c fyne.Canvas, before fyne.Focusable) {
	o, ok := before.(fyne.CanvasObject)
	if !ok || inWindow(o) {
		return
	}
	if focus, ok := homes.Load(c); ok {
		focus.(func())() //nolint:forcetypeassert // SetHome stores nothing else
	}
}

// giveBack gives the keyboard to what had it before a pop-up, or brings it home.
func giveBack(c fyne.Canvas, before fyne.Focusable) {
	if o, ok := before.(fyne.CanvasObject); ok && inWindow(o) {
		c.Focus(before)
		return
	}
	Regain(c, before)
}

// inWindow tells whether an object is in a window: the driver finds what is in none at the very corner, where nothing that takes the keyboard is.
func inWindow(o fyne.CanvasObject) bool {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o) != fyne.Position{}
}
