package desktop

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"

	"laurel/app/desktop/kit/look"
)

// hearUse calls used each time somebody uses the keyboard or the pointer in the window, also in a dialog, and help for
// F1; the hints follow the pointer and the keys. Fyne sends events to the widgets alone, so that its library for
// windows is asked; the window must be shown.
func (w *window) hearUse(used, help func(), hints *look.Hints) {
	driven, ok := w.window.(interface{ RunWithContext(f func()) })
	if !ok {
		return
	}
	driven.RunWithContext(func() {
		if view := glfw.GetCurrentContext(); view != nil {
			hearView(view, used, help, hints, w.window.Canvas())
		}
	})
}

// hearView puts used before what the driver does with each event.
func hearView(view *glfw.Window, used, help func(), hints *look.Hints, c fyne.Canvas) {
	var key glfw.KeyCallback
	key = view.SetKeyCallback(func(w *glfw.Window, k glfw.Key, code int, action glfw.Action, mods glfw.ModifierKey) {
		used()
		if action != glfw.Release && !isModifier(k) {
			look.LeaveSelection(c, k == glfw.KeyC && mods&(glfw.ModControl|glfw.ModSuper) != 0)
		}
		key(w, k, code, action, mods)
		hints.Typed()
		if k == glfw.KeyF1 && action == glfw.Press {
			help()
		}
	})
	var moved glfw.CursorPosCallback
	moved = view.SetCursorPosCallback(func(w *glfw.Window, x, y float64) {
		used()
		moved(w, x, y)
		hints.Moved(fyne.NewPos(float32(x)/c.Scale(), float32(y)/c.Scale()))
	})
	var pressed glfw.MouseButtonCallback
	pressed = view.SetMouseButtonCallback(
		func(w *glfw.Window, button glfw.MouseButton, action glfw.Action, mods glfw.ModifierKey) {
			used()
			pressed(w, button, action, mods)
			hints.Pressed()
		})
	var scrolled glfw.ScrollCallback
	scrolled = view.SetScrollCallback(func(w *glfw.Window, x, y float64) {
		used()
		scrolled(w, x, y)
		hints.Pressed()
	})
}

// isModifier reports whether a key only changes what others mean.
func isModifier(k glfw.Key) bool { return k >= glfw.KeyLeftShift && k <= glfw.KeyRightSuper }
