package command

import (
	"os"
	"syscall"
)

// AttachConsole lets a Windows program without a console of its own write into the terminal that started it. Where
// there is none, or where the output already goes into a file or a pipe, nothing changes: writing to nowhere is an
// error that nobody needs to see.
func AttachConsole() {
	const parent = ^uintptr(0) // ATTACH_PARENT_PROCESS, (DWORD)-1
	if _, err := os.Stdout.Stat(); err == nil {
		return
	}
	attached, _, _ := syscall.NewLazyDLL("kernel32.dll").NewProc("AttachConsole").Call(parent & 0xffffffff)
	if attached == 0 {
		return
	}
	if screen, err := os.OpenFile("CONOUT$", os.O_RDWR, 0); err == nil {
		os.Stdout, os.Stderr = screen, screen
	}
	if keyboard, err := os.OpenFile("CONIN$", os.O_RDWR, 0); err == nil {
		os.Stdin = keyboard
	}
}
