package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Keys is what a widget reports to the form or the dialog that it is part of. Each function may be nil.
type Keys struct {
	Submit  func() // Ctrl/Cmd+Enter, Ctrl/Cmd+S
	Leave   func() // Escape
	Changed func() // the value is another one
	Enter   func() // Enter in a line of text
	Reached func() // the widget has got the keyboard
	Wheel   func(*fyne.ScrollEvent)
}

// Shortcut submits the form, or passes the shortcut of a widget on to the window.
func (k Keys) Shortcut(from fyne.CanvasObject, s fyne.Shortcut) {
	if SubmitsForm(s) && k.Submit != nil {
		k.Submit()
		return
	}
	PassShortcut(from, s)
}

// SubmitsForm reports whether a shortcut is Ctrl/Cmd+Enter or Ctrl/Cmd+S.
func SubmitsForm(s fyne.Shortcut) bool {
	custom, ok := s.(*desktop.CustomShortcut)
	return ok && custom.Modifier == fyne.KeyModifierShortcutDefault &&
		(custom.KeyName == fyne.KeyReturn || custom.KeyName == fyne.KeyEnter || custom.KeyName == fyne.KeyS)
}

// PassShortcut passes a shortcut that a focused widget does not know on to the window.
func PassShortcut(from fyne.CanvasObject, s fyne.Shortcut) {
	c := CanvasOf(from)
	if window, ok := c.(fyne.Shortcutable); ok {
		window.TypedShortcut(s)
	}
}

// PassKey passes a key on that the widget with the keyboard does not use, so that Escape leaves a dialog from anywhere
// in it.
func PassKey(o fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := CanvasOf(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// PassOrScroll scrolls what a widget is in by the keys that do so everywhere, and passes any other key on.
func PassOrScroll(o fyne.CanvasObject, e *fyne.KeyEvent) {
	if s := scrollAround(o); s == nil || !s.scrollKey(e.Name) {
		PassKey(o, e)
	}
}
