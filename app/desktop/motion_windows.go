package desktop

import (
	"context"
	"unsafe"

	"golang.org/x/sys/windows"
)

// systemIsStill reports whether Windows is set to show no animations (SPI_GETCLIENTAREAANIMATION).
func systemIsStill(context.Context) bool {
	const animations = 0x1042
	shown := int32(1) // a BOOL; what cannot be read is as usual
	ask := windows.NewLazySystemDLL("user32.dll").NewProc("SystemParametersInfoW")
	if ask.Find() == nil {
		_, _, _ = ask.Call(animations, 0, uintptr(unsafe.Pointer(&shown)), 0) // then shown stays
	}
	return shown == 0
}
