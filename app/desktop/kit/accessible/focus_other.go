//go:build !windows

package accessible

import (
	"runtime"

	"fyne.io/fyne/v2"
)

// Offered reports whether Fyne exposes elements to the system here.
const Offered = runtime.GOOS == "darwin"

// Focus returns a function that reports to screen readers which element of a window has the keyboard. Fyne cannot do it
// here.
func Focus(fyne.Window) func(index int) { return func(int) {} }
