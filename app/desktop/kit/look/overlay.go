package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Overlay is a pop-up of ours; closing it twice does no harm.
type Overlay struct {
	PopUp  *widget.PopUp
	Canvas fyne.Canvas
	before fyne.Focusable
	keys   func(*fyne.KeyEvent) // what heard unfocused keys before a modal
	modal  bool
}

// ShowBelow opens content under an object, at least as wide as it and as high as asked, kept inside the window. A press
// outside closes it.
func ShowBelow(o, content fyne.CanvasObject, width, height float32) *Overlay {
	c := CanvasOf(o)
	if c == nil {
		return nil
	}
	v := &Overlay{PopUp: widget.NewPopUp(withHints(Pad(8, 8, 8, 8, content)), c), Canvas: c, before: c.Focused()}
	size := fyne.NewSize(max(width, min(o.Size().Width, Dp(480))), height)
	space := c.Size()
	size = fyne.NewSize(min(size.Width, space.Width-Dp(16)), min(size.Height, space.Height-Dp(16)))
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(0, o.Size().Height+Dp(2))
	pos.X = max(min(pos.X, space.Width-size.Width-Dp(8)), Dp(8))
	if pos.Y+size.Height > space.Height-Dp(8) {
		pos.Y = max(space.Height-size.Height-Dp(8), Dp(8))
	}
	v.PopUp.Resize(size)
	v.PopUp.ShowAtPosition(pos)
	v.PopUp.Resize(size)
	return v
}

// ShowModal opens content over the dimmed window, in its middle. While nothing in it has the keyboard, as after a press
// with the pointer beside it, Escape calls leave, and Enter or Space moves the keyboard to the first thing in it.
func ShowModal(c fyne.Canvas, content fyne.CanvasObject, size fyne.Size, leave func()) *Overlay {
	all := NewScroll(content) // at 200 % a dialog may be larger than the window
	all.within, all.Follows = c, true
	v := &Overlay{
		PopUp:  widget.NewModalPopUp(withHints(all), c),
		Canvas: c,
		before: c.Focused(),
		keys:   c.OnTypedKey(),
		modal:  true,
	}
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyEscape {
			leave()
			return
		}
		if c.Focused() == nil && IsPress(e.Name) {
			c.FocusNext()
			return
		}
		if s := firstScroll(content); s != nil {
			s.scrollKey(e.Name)
		}
	})
	v.PopUp.Show()
	v.Resize(size)
	return v
}

// modalSpace is the largest size of a modal in a window.
func modalSpace(c fyne.Canvas) fyne.Size { return c.Size().SubtractWidthHeight(Dp(32), Dp(32)) }

// Resize changes the size of a modal, within the window, and brings it to the middle again.
func (v *Overlay) Resize(size fyne.Size) {
	v.PopUp.Resize(size.Min(modalSpace(v.Canvas)))
	if top := v.Canvas.Overlays().Top(); top != nil {
		top.Refresh()
	}
}

// IsOpen reports whether the pop-up is shown.
func (v *Overlay) IsOpen() bool { return v != nil && v.PopUp != nil && v.PopUp.Visible() }

// Close removes the pop-up and moves the keyboard back to what had it.
func (v *Overlay) Close() {
	if v == nil || v.PopUp == nil || !v.PopUp.Visible() {
		return
	}
	v.PopUp.Hide()
	leaveNotice(v.Canvas, v.PopUp)
	if v.modal {
		v.Canvas.SetOnTypedKey(v.keys)
	}
	if v.modal && v.before == nil && v.Canvas.Overlays().Top() == nil {
		goHome(v.Canvas)
		return
	}
	returnFocus(v.Canvas, v.before)
}

// Pass closes the pop-up and passes a shortcut on to what has the keyboard then.
func (v *Overlay) Pass(s fyne.Shortcut) {
	v.Close()
	passOn(v.Canvas, s)
}

// passOn passes a shortcut to what has the keyboard, else to the window.
func passOn(c fyne.Canvas, s fyne.Shortcut) {
	if focused, ok := c.Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(s)
	} else if window, ok := c.(fyne.Shortcutable); ok {
		window.TypedShortcut(s)
	}
}

// CanvasOf returns the canvas that an object is on. The driver knows it only once the object has been drawn; before
// that it is the canvas of the program's window. It is nil in a program without a window.
func CanvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil {
		return c
	}
	if windows := driver.AllWindows(); len(windows) > 0 {
		return windows[0].Canvas()
	}
	return nil
}

// Focus moves the keyboard to an object that is on a canvas.
func Focus(o interface {
	fyne.CanvasObject
	fyne.Focusable
},
) {
	if c := CanvasOf(o); c != nil {
		c.Focus(o)
	}
}
