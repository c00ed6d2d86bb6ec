package accessible

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

// Offered reports whether Fyne exposes elements to the system here.
const Offered = true

// focusMessage asks the window of Fyne 2.8 to report to screen readers that a child, by its number, has the keyboard
// (WM_FYNE_FOCUS_CHILD in its accessibility_windows.c): by itself it counts Tab keys.
const focusMessage = 0x8000 + 101

var postMessage = windows.NewLazySystemDLL("user32.dll").NewProc("PostMessageW")

// Focus returns a function that reports to screen readers which element of a window has the keyboard.
func Focus(window fyne.Window) func(index int) {
	return func(index int) {
		native, is := window.(driver.NativeWindow)
		if !is {
			return
		}
		native.RunNative(func(context any) {
			if c, is := context.(driver.WindowsWindowContext); is {
				_, _, _ = postMessage.Call(
					c.HWND,
					focusMessage,
					uintptr(index),
					0,
				) // without it only the focus is not reported
			}
		})
	}
}
