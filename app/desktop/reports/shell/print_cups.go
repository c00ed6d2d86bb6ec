//go:build !windows

package shell

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// ChoosesSides reports whether Print can print on both sides of a sheet.
const ChoosesSides = true

// printers asks CUPS, the printing of Linux and macOS, for its destinations.
func printers(ctx context.Context) (list []Printer) {
	names, err := asked(ctx, "lpstat", "-e")
	if err != nil {
		return nil
	}
	usual := ""
	if answer, err := asked(ctx, "lpstat", "-d"); err == nil { // "system default destination: NAME"
		_, usual, _ = strings.Cut(answer, ": ")
	}
	for name := range strings.Lines(names) {
		if name = strings.TrimSpace(name); name != "" {
			list = append(list, Printer{Name: name, Usual: name == strings.TrimSpace(usual)})
		}
	}
	return list
}

// asked returns what a command of the system answers, in English.
func asked(ctx context.Context, name string, arguments ...string) (string, error) {
	command := exec.CommandContext(ctx, name, arguments...)
	command.Env = append(os.Environ(), "LC_ALL=C")
	answer, err := command.Output()
	return string(answer), err
}

func printFiles(ctx context.Context, sheets Sheets, paths []string) error {
	arguments := []string{
		"-d", sheets.Printer, "-n", strconv.Itoa(max(sheets.Copies, 1)), "-o", "collate=true",
		"-o", "sides=" + string(sheets.Sides),
	}
	if sheets.Paper != "" {
		arguments = append(arguments, "-o", "media="+sheets.Paper)
	}
	err := run(ctx, "lp", append(append(arguments, "--"), paths...)...)
	if errors.Is(err, exec.ErrNotFound) {
		return ErrNoPrinting
	}
	return err
}
