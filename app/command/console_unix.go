//go:build !windows

package command

// AttachConsole does nothing: where there is a terminal, a program has it from the start.
func AttachConsole() {}
