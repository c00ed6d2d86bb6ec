// Package shell passes files to the operating system: to open them, to show them in their folder, to print them. It
// waits until the system has accepted the file, so it is called off the window's goroutine. It imports no screen.
package shell

import (
	"context"
	"errors"
	"os/exec"
)

// Open opens the file with the system's program for it. The error is that of the system.
func Open(ctx context.Context, path string) error { return open(ctx, path) }

// Reveal shows the file in its folder, or the folder where the system cannot point at a file. The error is that of the
// system.
func Reveal(ctx context.Context, path string) error { return reveal(ctx, path) }

// run runs a command of the system. The words of a command that fails are kept.
func run(ctx context.Context, name string, arguments ...string) error {
	output, err := exec.CommandContext(ctx, name, arguments...).CombinedOutput()
	if ctx.Err() != nil {
		return nil // Laurel is closing; what was opened stays open
	}
	if err != nil && len(output) > 0 {
		return errors.Join(err, errors.New(string(output)))
	}
	return err
}
