//go:build !windows

package instance

import "fyne.io/fyne/v2"

// letForward is for Windows only: elsewhere the window manager decides.
func letForward() {}

// Raise brings the window to the front.
func Raise(w fyne.Window) { w.RequestFocus() }
