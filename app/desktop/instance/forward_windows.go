package instance

import (
	"golang.org/x/sys/windows"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

var (
	user32       = windows.NewLazySystemDLL("user32.dll")
	allowForward = user32.NewProc("AllowSetForegroundWindow")
	isIconic     = user32.NewProc("IsIconic")
	showWindow   = user32.NewProc("ShowWindow")
)

// letForward lets any process put its window in front, which Windows else refuses to all but the one that the person
// has just used.
func letForward() {
	const anyProcess = ^uintptr(0)                       // ASFW_ANY, (DWORD)-1
	_, _, _ = allowForward.Call(anyProcess & 0xffffffff) // refused: the task bar flashes instead
}

// Raise brings the window to the front, also from the task bar.
func Raise(w fyne.Window) {
	if native, is := w.(driver.NativeWindow); is {
		native.RunNative(func(context any) {
			const restore = 9 // SW_RESTORE
			if on, is := context.(driver.WindowsWindowContext); is {
				if iconic, _, _ := isIconic.Call(on.HWND); iconic != 0 {
					_, _, _ = showWindow.Call(on.HWND, restore) // it returns whether the window was visible
				}
			}
		})
	}
	w.RequestFocus()
}
