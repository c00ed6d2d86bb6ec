package surface

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"laurel/app/desktop/kit/look"
)

// View is what a Body shows and what happens there.
type View interface {
	// Extent is the least size of everything, in sight or not.
	Extent() fyne.Size
	// Draw draws what is in sight.
	Draw()
	// Forget makes everything be drawn again, after a change of content or theme.
	Forget()
	// FocusChanged is called when the body gets or loses the keyboard, before it is drawn.
	FocusChanged()
	// Pressed is called for a press of the pointer.
	Pressed(e *desktop.MouseEvent)
	// Hovered is called when the pointer moves; over is false when it has left.
	Hovered(at fyne.Position, over bool)
	// TypedKey, TypedRune and TypedShortcut receive the keyboard; a shortcut that is not used goes on to the window.
	TypedKey(e *fyne.KeyEvent)
	TypedRune(r rune)
	TypedShortcut(s fyne.Shortcut) (used bool)
	// Label is the current item for screen readers.
	Label() string
}

// Body is the content of a scroll: it draws what is in sight and receives the pointer and the keyboard.
type Body struct {
	Layer

	Focused bool
	Shift   bool // the key is held

	view View
	last press
}

// NewBody makes the body of a view.
func NewBody(view View) *Body {
	b := &Body{}
	b.Init(b, view)
	return b
}

// Init makes the body the base of a widget, or a widget of its own.
func (b *Body) Init(outer fyne.Widget, view View) {
	b.view = view
	b.Layer.Init(outer, view.Draw, view.Extent)
	b.reset = view.Forget
}

// TakeKeyboard moves the keyboard to the body.
func (b *Body) TakeKeyboard() {
	if c := look.CanvasOf(b.outer); c != nil {
		b.FocusIn(c)
	}
}

// FocusIn moves the keyboard to the body in a canvas. Use it where the body may be new there: a driver knows an
// object's canvas only once it was drawn.
func (b *Body) FocusIn(c fyne.Canvas) {
	if focusable, ok := b.outer.(fyne.Focusable); ok {
		c.Focus(focusable)
	}
}

// FocusGained shows what is current.
func (b *Body) FocusGained() { b.setFocused(true) }

// FocusLost shows that the keyboard is elsewhere.
func (b *Body) FocusLost() { b.setFocused(false) }

func (b *Body) setFocused(focused bool) {
	b.Focused = focused
	b.Shift = b.Shift && focused
	b.view.FocusChanged()
	b.Redraw()
}

// MouseDown moves the keyboard to the body and passes the press to the view.
func (b *Body) MouseDown(e *desktop.MouseEvent) {
	b.TakeKeyboard()
	b.view.Pressed(e)
}

// MouseUp is not used.
func (b *Body) MouseUp(*desktop.MouseEvent) {}

// MouseIn reports to the view where the pointer is.
func (b *Body) MouseIn(e *desktop.MouseEvent) { b.view.Hovered(e.Position, true) }

// MouseMoved reports to the view where the pointer is.
func (b *Body) MouseMoved(e *desktop.MouseEvent) { b.view.Hovered(e.Position, true) }

// MouseOut reports to the view that the pointer has left.
func (b *Body) MouseOut() { b.view.Hovered(fyne.Position{}, false) }

// KeyDown notes Shift.
func (b *Body) KeyDown(e *fyne.KeyEvent) { b.noteShift(e.Name, true) }

// KeyUp notes Shift.
func (b *Body) KeyUp(e *fyne.KeyEvent) { b.noteShift(e.Name, false) }

func (b *Body) noteShift(key fyne.KeyName, down bool) {
	if key == desktop.KeyShiftLeft || key == desktop.KeyShiftRight {
		b.Shift = down
	}
}

// TypedKey passes a key to the view.
func (b *Body) TypedKey(e *fyne.KeyEvent) { b.view.TypedKey(e) }

// TypedRune passes a letter to the view.
func (b *Body) TypedRune(r rune) { b.view.TypedRune(r) }

// TypedShortcut passes a shortcut to the view, else to the window.
func (b *Body) TypedShortcut(s fyne.Shortcut) {
	if !b.view.TypedShortcut(s) {
		look.PassShortcut(b.outer, s)
	}
}

// HintAt is the whole text of what is cut at a place, where the view knows it.
func (b *Body) HintAt(at fyne.Position) string {
	if v, ok := b.view.(look.Hinted); ok {
		return v.HintAt(at)
	}
	return ""
}

// HintAtCursor is the whole text of the current item where some of it is cut.
func (b *Body) HintAtCursor() (text string, at fyne.Position) {
	if v, ok := b.view.(look.HintedAtCursor); ok {
		return v.HintAtCursor()
	}
	return "", at
}

// AccessibilityLabel is the current item.
func (b *Body) AccessibilityLabel() string { return b.view.Label() }

// Items are the rows in sight, of a view that has rows.
func (b *Body) Items() []look.Item {
	if rows, is := b.view.(interface{ Items() []look.Item }); is {
		return rows.Items()
	}
	return nil
}

// AccessibilityRole is a text's: Fyne knows no lists.
func (b *Body) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
