package desktop

import (
	"time"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
)

// defaultSize is the size of the window at the first start, on a screen that is large enough.
var defaultSize = fyne.NewSize(1280, 800)

// What the desktop draws around a window and beside it, in the window's units.
const (
	windowFrame = 16 // both borders
	titleBar    = 44
	taskBar     = 48 // subtracted where the system does not report the area that its bars leave free
)

// monitor is a screen in the units of the window system.
type monitor struct {
	width, height         int // of the whole screen
	workWidth, workHeight int // of the area that task bars and docks leave free
}

// primaryMonitor returns the screen on which windows open; ok is false where there is none. The driver must be running:
// Fyne 2.8 offers no size of the screen, so its library for windows is asked.
func primaryMonitor() (m monitor, ok bool) {
	primary := glfw.GetPrimaryMonitor()
	if primary == nil {
		return m, false
	}
	mode := primary.GetVideoMode()
	if mode == nil { // it was disconnected
		return m, false
	}
	m.width, m.height = mode.Width, mode.Height
	_, _, m.workWidth, m.workHeight = primary.GetWorkarea()
	return m, true
}

// largest is the largest size of a window that the screen shows whole; scale is the size of the window's unit in the
// screen's.
func (m monitor) largest(scale float32) fyne.Size {
	width, height := float32(m.workWidth)/scale, float32(m.workHeight)/scale
	if m.workWidth <= 0 || m.workHeight <= 0 || m.workWidth >= m.width && m.workHeight >= m.height {
		width, height = float32(m.width)/scale, float32(m.height)/scale-taskBar
	}
	return fyne.NewSize(width-windowFrame, height-titleBar)
}

// fitScreen makes the window smaller where the screen it opened on does not show it whole. It is called when the window
// is shown, since its scale is not known before, and before anything is drawn.
func (w *window) fitScreen() {
	screen, ok := primaryMonitor()
	if !ok {
		return
	}
	c := w.window.Canvas()
	if size := c.Size().Min(screen.largest(c.Scale())); size != c.Size() {
		w.window.Resize(size)
		w.window.CenterOnScreen()
	}
}

// run shows the window and returns when it is closed; the timers go on while a store is closed.
func (w *window) run(timers *work.Runner) {
	w.window.Show()
	w.fitScreen()
	hints := look.NewHints(w.window.Canvas, func(rest time.Duration, show func()) { timers.After(nil, rest, show) })
	w.hearUse(w.lock.touch, helpPages{w}.guide, hints)
	w.app.Run()
}
