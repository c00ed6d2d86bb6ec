package look

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Pressable is the base of the widgets that are pressed with the pointer or the keyboard. It knows whether the pointer
// is over the widget and whether the widget has the keyboard, and draws the ring that shows the latter.
type Pressable struct {
	widget.BaseWidget

	Focused, Hovered bool
	Keys             Keys // of the form or the dialog that the widget is in

	outer   fyne.Widget // the widget that this is the base of
	drawing *Drawing
	ring    *canvas.Rectangle // only while the widget has the keyboard
}

// ExtendBaseWidget makes this the base of a widget.
func (p *Pressable) ExtendBaseWidget(w fyne.Widget) {
	p.outer = w
	p.BaseWidget.ExtendBaseWidget(w)
}

// Draw returns a renderer; see NewDrawing. The ring is placed by arrange.
func (p *Pressable) Draw(
	arrange func(fyne.Size), least func() fyne.Size, paint func(), shown ...fyne.CanvasObject,
) fyne.WidgetRenderer {
	p.ring = nil
	p.drawing = NewDrawing(p.outer, arrange, least, paint, shown...)
	return p.drawing
}

// PlaceRing puts the ring round an area while the widget has the keyboard; radius is that of its corners at 100 %.
func (p *Pressable) PlaceRing(x, y, width, height, radius float32) {
	shown := p.drawing.Shown
	switch {
	case p.Focused && p.ring == nil:
		p.ring = NewRectangle()
		p.drawing.Shown = slices.Concat(shown, []fyne.CanvasObject{p.ring})
	case !p.Focused && p.ring != nil:
		p.ring = nil
		p.drawing.Shown = shown[:len(shown)-1]
	}
	if p.ring != nil {
		PaintRing(p.ring, true, radius)
		Place(p.ring, x, y, width, height)
	}
}

// RingAround puts the ring round the whole widget.
func (p *Pressable) RingAround(size fyne.Size, radius float32) {
	p.PlaceRing(-2, -2, size.Width+4, size.Height+4, radius)
}

// FocusGained shows the ring, and the widget if it is out of sight.
func (p *Pressable) FocusGained() {
	p.Focused = true
	Reveal(p.outer)
	p.Refresh()
	Do(p.Keys.Reached)
}

// FocusLost hides the ring.
func (p *Pressable) FocusLost() {
	p.Focused = false
	p.Refresh()
	Do(p.Keys.Left)
}

// SetKeys sets what the widget reports to the form that it is in.
func (p *Pressable) SetKeys(keys Keys) { p.Keys = keys }

// TypedShortcut submits the form of the widget, or goes on to the window.
func (p *Pressable) TypedShortcut(s fyne.Shortcut) { p.Keys.Shortcut(p.outer, s) }

// TypedRune is not used.
func (p *Pressable) TypedRune(rune) {}

// MouseIn shows that the pointer is over the widget.
func (p *Pressable) MouseIn(*desktop.MouseEvent) {
	p.Hovered = true
	p.Refresh()
}

// MouseMoved is not used.
func (p *Pressable) MouseMoved(*desktop.MouseEvent) {}

// MouseOut shows that the pointer is elsewhere.
func (p *Pressable) MouseOut() {
	p.Hovered = false
	p.Refresh()
}

// AccessibilityRole is a button's.
func (p *Pressable) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// TakeKeyboard moves the keyboard to the widget after a press with the pointer: the window takes it from whatever had
// it before the press. A press without an event came from the keyboard, which is there already.
func (p *Pressable) TakeKeyboard(e *fyne.PointEvent) {
	if focusable, ok := p.outer.(fyne.Focusable); ok && e != nil {
		if c := fyne.CurrentApp().Driver().CanvasForObject(p.outer); c != nil {
			c.Focus(focusable)
		}
	}
}

// IsPress reports whether a key presses what has the keyboard: Space or Enter.
func IsPress(key fyne.KeyName) bool {
	return key == fyne.KeySpace || key == fyne.KeyReturn || key == fyne.KeyEnter
}
