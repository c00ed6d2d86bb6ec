//go:build !windows && !darwin

package shell_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"laurel/app/desktop/reports/shell"
)

// desktop puts an xdg-open in the path that notes what it is given, and returns where.
func desktop(t *testing.T, script string) (noted string) {
	t.Helper()
	dir := t.TempDir()
	noted = filepath.Join(dir, "noted")
	script = "#!/bin/sh\n" + script + "\nprintf %s \"$1\" > '" + noted + "'\n"
	path := filepath.Join(dir, "xdg-open")
	if err := os.WriteFile(path, []byte(script), 0o700); err != nil { //nolint:gosec // a program is executable
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":/usr/bin:/bin")
	return noted
}

func TestTheSystemIsGivenTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Séjour – ខែ $(x).pdf")
	tests := []struct {
		name string
		do   func(context.Context, string) error
		want string
	}{
		{"open gives the file", shell.Open, path},
		{"show in folder gives the folder", shell.Reveal, filepath.Dir(path)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			noted := desktop(t, "")
			if err := test.do(context.Background(), path); err != nil {
				t.Fatal(err)
			}
			got, err := os.ReadFile(noted)
			if err != nil || string(got) != test.want {
				t.Errorf("it was given %q (%v), not %q", got, err, test.want)
			}
		})
	}
}

func TestWhatTheSystemSaysIsKept(t *testing.T) {
	desktop(t, "echo no such desktop >&2; exit 3")
	err := shell.Open(context.Background(), "/somewhere/Roster.xlsx")
	var exit *exec.ExitError
	if !errors.As(err, &exit) || !strings.Contains(err.Error(), "no such desktop") {
		t.Errorf("the error is %v", err)
	}
	t.Setenv("PATH", t.TempDir())
	if err := shell.Open(context.Background(), "/somewhere/a.pdf"); !errors.Is(err, exec.ErrNotFound) {
		t.Errorf("on a machine without a desktop the error is %v", err)
	}
}

func TestClosingLaurelIsNoFailure(t *testing.T) {
	desktop(t, "exec sleep 60")
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	if err := shell.Open(ctx, "/somewhere/a.pdf"); err != nil {
		t.Error(err)
	}
}
