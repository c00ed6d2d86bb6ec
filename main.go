// Laurel prepares award delegations and exchange programs: people, schedule, certificates, rosters. `laurel --help`
// lists the commands; without one it opens its window.
package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/term"

	"laurel/app/command"
	"laurel/app/desktop"
)

// about is the one place that has the version; the window's packaging reads it too.
//
//go:embed FyneApp.toml
var about string

func version() string {
	found := regexp.MustCompile(`(?m)^Version\s*=\s*"([^"]+)"`).FindStringSubmatch(about)
	if found == nil {
		return "unknown"
	}
	return found[1]
}

func main() {
	command.AttachConsole()
	var inWindow atomic.Bool
	paceCollector(&inWindow)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl+C ends the program at once
	code := besideMain(func(onMain func(func() error) error) int {
		return command.Run(ctx, command.Options{
			Args: os.Args[1:], Version: version(), Now: time.Now,
			Stdin: &cancellable{ctx: ctx, from: os.Stdin}, Stdout: os.Stdout, Stderr: os.Stderr,
			AskSecret: askSecret(),
			OpenWindow: func(w command.Window) error {
				inWindow.Store(true)
				stop() // in a window Ctrl+C ends the program at once; an edit that was shown as saved is on disk
				return onMain(func() error {
					return desktop.Run(
						desktop.Options{
							Open: w.Open, StorePath: w.StorePath, DataDir: w.DataDir, CacheDir: w.CacheDir,
							File: w.File, Log: w.Log, Version: w.Version,
						},
					)
				})
			},
		})
	})
	stop()
	os.Exit(code)
}

// paceCollector has the garbage collector of a command run when the heap has 56 MB, and beyond that when the garbage is
// a part of what is in use, which is set again after each collection: a small heap is collected seldom, and a large one
// stays small. A window has a pace of its own, see desktop.Run.
func paceCollector(inWindow *atomic.Bool) {
	const percent, least = 15, 56 << 20
	if inWindow.Load() {
		return
	}
	inUse := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(inUse)
	live := max(int(inUse[0].Value.Uint64()), 4<<20) // less does not count, see runtime
	debug.SetGCPercent(max(percent, (least-live)*100/live))
	runtime.AddCleanup(&collected{}, paceCollector, inWindow)
}

// collected is an object that the next collection frees.
type collected struct{ _ *collected }

// cancellable reads from a terminal or a pipe, which may have nothing to read for ever, until the context ends. Nothing
// is read before the first call.
type cancellable struct {
	ctx  context.Context
	from io.Reader
	read *io.PipeReader
}

// Read implements io.Reader.
func (c *cancellable) Read(into []byte) (int, error) {
	if c.read == nil {
		read, write := io.Pipe()
		c.read = read
		context.AfterFunc(c.ctx, func() { _ = write.CloseWithError(c.ctx.Err()) }) // it returns no error
		go func() {
			_, err := io.Copy(write, c.from)
			_ = write.CloseWithError(err) // likewise
		}()
	}
	return c.read.Read(into)
}

// askSecret asks on the terminal, or is nil without one. When the context ends while it waits, the terminal shows again
// what is typed.
func askSecret() command.AskSecret {
	terminal := int(os.Stdin.Fd())
	if !term.IsTerminal(terminal) {
		return nil
	}
	type answer struct {
		text []byte
		err  error
	}
	return func(ctx context.Context, prompt string) (string, error) {
		before, err := term.GetState(terminal)
		if err != nil {
			return "", err
		}
		fmt.Fprint(os.Stderr, prompt)
		defer fmt.Fprintln(os.Stderr)
		answered := make(chan answer, 1)
		go func() {
			text, err := term.ReadPassword(terminal)
			answered <- answer{text, err}
		}()
		select {
		case got := <-answered:
			return string(got.text), got.err
		case <-ctx.Done():
			return "", errors.Join(ctx.Err(), term.Restore(terminal, before))
		}
	}
}

// besideMain runs work on a goroutine of its own and returns its exit code. What work passes to onMain runs on the
// caller's goroutine.
//
// Fyne locks the main goroutine to its thread, since OpenGL works on no other: there each switch between goroutines
// is a switch of threads, which made commands several times slower.
func besideMain(work func(onMain func(func() error) error) int) int {
	type call struct {
		do     func() error
		result chan error
	}
	calls, code := make(chan call), make(chan int)
	go func() {
		code <- work(func(do func() error) error {
			c := call{do, make(chan error)}
			calls <- c
			return <-c.result
		})
	}()
	for {
		select {
		case c := <-calls:
			c.result <- c.do()
		case ended := <-code:
			return ended
		}
	}
}
