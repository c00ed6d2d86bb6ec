//go:build !windows

package shell_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"laurel/app/desktop/reports/shell"
)

// cups puts an lp and an lpstat in the path, of which lp notes its arguments, and returns where.
func cups(t *testing.T, lpstat string) (noted string) {
	t.Helper()
	dir := t.TempDir()
	noted = filepath.Join(dir, "noted")
	for name, script := range map[string]string{"lp": "printf '%s\\n' \"$@\" > '" + noted + "'", "lpstat": lpstat} {
		script = "#!/bin/sh\n" + script + "\n"
		err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o700) //nolint:gosec // a program
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir+":/usr/bin:/bin")
	return noted
}

func TestPrintersAreThoseOfTheSystemTheUsualOneFirst(t *testing.T) {
	cups(t, `case $1 in -e) printf 'Lobby_Color\nOffice\n';; *) echo "system default destination: Office";; esac`)
	want := []shell.Printer{{Name: "Office", Usual: true}, {Name: "Lobby_Color"}}
	if got := shell.Printers(t.Context()); !slices.Equal(got, want) {
		t.Errorf("they are %v", got)
	}
	cups(t, "echo scheduler is not running >&2; exit 1")
	if got := shell.Printers(t.Context()); got != nil {
		t.Errorf("without a scheduler they are %v", got)
	}
}

func TestTheSystemPrintsAsItIsAsked(t *testing.T) {
	noted := cups(t, "")
	err := shell.Print(context.Background(),
		shell.Sheets{Printer: "Office", Copies: 2, Sides: shell.LongEdge, Paper: "A4"}, "/a/-1 $(x).pdf", "/a/2.pdf")
	got, _ := os.ReadFile(noted)
	want := "-d Office -n 2 -o collate=true -o sides=two-sided-long-edge -o media=A4 -- /a/-1 $(x).pdf /a/2.pdf"
	if line := strings.Join(strings.Split(strings.TrimSpace(string(got)), "\n"), " "); err != nil || line != want {
		t.Errorf("lp was given %q (%v)", line, err)
	}
	t.Setenv("PATH", t.TempDir())
	if err := shell.Print(context.Background(), shell.Sheets{}, "/a"); !errors.Is(err, shell.ErrNoPrinting) {
		t.Errorf("without lp the error is %v", err)
	}
}
