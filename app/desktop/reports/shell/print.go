package shell

import (
	"context"
	"errors"
	"time"
)

// Printer is a printer that the system knows.
type Printer struct {
	Name  string
	Usual bool // it is the one that the person uses when none is chosen
}

// Sides describes which sides of a sheet are printed on, and how the second one is turned: the keywords of "sides" of
// IPP (RFC 8011, 5.2.8).
type Sides string

// The sides.
const (
	OneSided  Sides = "one-sided"
	LongEdge  Sides = "two-sided-long-edge"
	ShortEdge Sides = "two-sided-short-edge"
)

// Sheets is how files are printed.
type Sheets struct {
	Printer string
	Copies  int    // at least 1
	Sides   Sides  // ignored where ChoosesSides is false
	Paper   string // as CUPS names it: "A4", "Letter"; empty: the printer's own
}

// ErrNoPrinting is returned by Print where nothing on this computer prints such a file: it can be shown instead.
var ErrNoPrinting = errors.New("no program on this computer prints PDF files without being opened")

// answerTime is how long the system may take to list its printers: one on the network may not answer at all.
const answerTime = 4 * time.Second

// Printers lists the system's printers, the usual one first. Where the system has no printing, or does not answer in
// time, it lists none.
func Printers(ctx context.Context) []Printer {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	var list []Printer
	for _, p := range printers(ctx) {
		if p.Usual {
			list = append([]Printer{p}, list...)
		} else {
			list = append(list, p)
		}
	}
	return list
}

// Print prints PDF files, each in so many copies. It returns when the system has accepted them; a system that cannot
// returns ErrNoPrinting.
func Print(ctx context.Context, sheets Sheets, paths ...string) error {
	return printFiles(ctx, sheets, paths)
}
