package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// overlay is a pop-up of ours; closing it twice does no harm.
type overlay struct {
	popup  *widget.PopUp
	canvas fyne.Canvas
	before fyne.Focusable
	keys   func(*fyne.KeyEvent) // what heard unfocused keys before a modal
	modal  bool
}

// showBelow opens content under an object, at least as wide as it and as high as asked, kept inside the window. A press
// outside closes it.
func showBelow(o, content fyne.CanvasObject, width, height float32) *overlay {
	c := canvasOf(o)
	if c == nil {
		return nil
	}
	v := &overlay{popup: widget.NewPopUp(Pad(8, 8, 8, 8, content), c), canvas: c, before: c.Focused()}
	size := fyne.NewSize(max(width, min(o.Size().Width, Dp(480))), height)
	room := c.Size()
	size = fyne.NewSize(min(size.Width, room.Width-Dp(16)), min(size.Height, room.Height-Dp(16)))
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(0, o.Size().Height+Dp(2))
	pos.X = max(min(pos.X, room.Width-size.Width-Dp(8)), Dp(8))
	if pos.Y+size.Height > room.Height-Dp(8) {
		pos.Y = max(room.Height-size.Height-Dp(8), Dp(8))
	}
	v.popup.Resize(size)
	v.popup.ShowAtPosition(pos)
	v.popup.Resize(size)
	return v
}

// showModal opens content over the dimmed window, in its middle. Escape calls leave also while nothing in it has the
// keyboard, as after a press with the pointer.
func showModal(c fyne.Canvas, content fyne.CanvasObject, size fyne.Size, leave func()) *overlay {
	v := &overlay{popup: widget.NewModalPopUp(content, c), canvas: c, before: c.Focused(), keys: c.OnTypedKey(), modal: true}
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyEscape {
			leave()
			return
		}
		if s := firstScroll(content); s != nil {
			s.scrollKey(e.Name)
		}
	})
	v.popup.Show()
	v.resize(size)
	return v
}

// resize changes the size of a modal, within the window, and brings it to the middle again.
func (v *overlay) resize(size fyne.Size) {
	room := v.canvas.Size()
	v.popup.Resize(fyne.NewSize(min(size.Width, room.Width-Dp(32)), min(size.Height, room.Height-Dp(32))))
	if top := v.canvas.Overlays().Top(); top != nil {
		top.Refresh()
	}
}

func (v *overlay) open() bool { return v != nil && v.popup != nil && v.popup.Visible() }

// close takes the pop-up away and gives the keyboard back to what had it.
func (v *overlay) close() {
	if v == nil || v.popup == nil || !v.popup.Visible() {
		return
	}
	v.popup.Hide()
	if v.modal {
		v.canvas.SetOnTypedKey(v.keys)
	}
	giveBack(v.canvas, v.before)
}

// canvasOf gives the canvas that an object is on. The driver knows it only once the object has been drawn; before that it
// is the canvas of the program's window. It is nil in a program without a window.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil {
		return c
	}
	if windows := driver.AllWindows(); len(windows) > 0 {
		return windows[0].Canvas()
	}
	return nil
}
