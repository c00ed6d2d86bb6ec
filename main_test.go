package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
)

// goroutine returns the header of the caller's stack, which names its goroutine.
func goroutine() string {
	stack := make([]byte, 64)
	header, _, _ := bytes.Cut(stack[:runtime.Stack(stack, false)], []byte(" ["))
	return string(header)
}

func TestCommandsRunBesideTheMainGoroutineAndTheWindowOnIt(t *testing.T) {
	main := goroutine()
	failed := errors.New("no screen")
	code := besideMain(func(onMain func(func() error) error) int {
		if goroutine() == main {
			t.Error("a command runs on the main goroutine, which Fyne locks to its thread")
		}
		for _, want := range []error{nil, failed} {
			err := onMain(func() error {
				if goroutine() != main {
					t.Error("the window runs beside the main goroutine")
				}
				return want
			})
			if !errors.Is(err, want) {
				t.Errorf("the window ended with %v, want %v", err, want)
			}
		}
		return 3
	})
	if code != 3 {
		t.Errorf("ended with %d, want 3", code)
	}
}

func TestReadingFromNothingEndsWithItsContext(t *testing.T) {
	silent, _ := io.Pipe()
	ctx, cancel := context.WithCancel(t.Context())
	from := &cancellable{ctx: ctx, from: silent}
	cancel()
	if _, err := from.Read(make([]byte, 1)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	from = &cancellable{ctx: t.Context(), from: strings.NewReader("all of it")}
	if got, err := io.ReadAll(from); err != nil || string(got) != "all of it" {
		t.Errorf("got %q, %v", got, err)
	}
}
