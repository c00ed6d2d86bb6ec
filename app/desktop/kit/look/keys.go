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
	Left    func() // the keyboard goes elsewhere
	Chosen  func() // one of several answers was picked, and nothing more is to be typed
	Section func(by int)
	Pass    func(fyne.Shortcut) // any other shortcut; nil: the window gets it
	Wheel   func(*fyne.ScrollEvent)
}

// Shortcut submits the form, goes to another section of it, or passes the shortcut of a widget on to the window.
func (k Keys) Shortcut(from fyne.CanvasObject, s fyne.Shortcut) {
	by := TurnsSection(s)
	switch {
	case SubmitsForm(s) && k.Submit != nil:
		k.Submit()
	case by != 0 && k.Section != nil:
		k.Section(by)
	case k.Pass != nil:
		k.Pass(s)
	default:
		PassShortcut(from, s)
	}
}

// TurnsSection returns 1 for Alt+Down, which goes to the next section of a form, -1 for Alt+Up, else 0.
func TurnsSection(s fyne.Shortcut) int {
	if custom, ok := s.(*desktop.CustomShortcut); ok && custom.Modifier == fyne.KeyModifierAlt {
		return map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1}[custom.KeyName]
	}
	return 0
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
