package command

import (
	"errors"
	"fmt"
	"io"
	"os"

	"laurel/data/intake"
	"laurel/data/program"
	"laurel/data/store"
)

type importCommand struct {
	File    string `arg:"" type:"path" help:"The file; - reads standard input."`
	Program string `placeholder:"NAME|ID" help:"The program that the file must be of; otherwise nothing is read in. Without it the file says which program it is."`
	As      string `placeholder:"KIND" help:"What the file is: program, roster, schedule or contacts. This Laurel reads program."`
	Mapping string `placeholder:"FILE" type:"path" help:"Which column is which; a program file has none."`
	DryRun  bool   `help:"Count, and change nothing."`
	JSON    bool   `help:"Print {new, changed, same, problem, rows: [{row, record, reason}]}." name:"json"`
}

// Help tells what importing does to what is there.
func (importCommand) Help() string {
	return `A program file is what laurel export program-json writes. Its program is new, or it is one that is here already (by its identifier): then records that are new come in, those that differ take the file's content, and nothing is removed. It is one edit, which the window can undo. Organisations and contacts belong to all programs; what the file says of them holds for all.

A record with a problem is left out and told with its place in the file, the others come in; the exit code is then 3.

    laurel import "Summer delegation.json" --dry-run
    laurel import "Summer delegation.json"
    laurel import heroes.json --program heroes --json`
}

// importReport is the stable JSON shape of an import.
type importReport struct {
	New     int         `json:"new"`
	Changed int         `json:"changed"`
	Same    int         `json:"same"`
	Problem int         `json:"problem"`
	Rows    []importRow `json:"rows"`
}

// importRow says why a record was left out, or came in otherwise. Row counts the records of the file from 1, the program being the first.
type importRow struct {
	Row    int    `json:"row"`
	Record string `json:"record"`
	Reason string `json:"reason"`
}

// Run reads the file in.
func (c importCommand) Run(r *run) error {
	if err := c.supported(); err != nil {
		return err
	}
	file, images, err := c.read(r)
	if err != nil {
		return err
	}
	opened, err := r.importStore(c.DryRun)
	if err != nil {
		return err
	}
	if err := c.isTheProgram(r, opened, file); err != nil {
		return err
	}
	draft, err := intake.DraftOf(r.ctx, opened, file, images)
	if err != nil {
		return err
	}
	if !c.DryRun {
		if err := opened.Edit(r.ctx, "Import "+file.Name, draft.Apply); err != nil {
			return err
		}
	}
	return c.report(r, draft)
}

func (c importCommand) supported() error {
	switch c.As {
	case "", "program":
	case "roster", "schedule", "contacts":
		return misused("this Laurel reads program files only (--as program, what laurel export program-json writes); a %s cannot be read in yet", c.As)
	default:
		return misused("%q is nothing that can be read in; today that is: program", c.As)
	}
	if c.Mapping != "" {
		return misused("a program file has no columns to map; leave out --mapping")
	}
	return nil
}

func (c importCommand) read(r *run) (*program.Program, map[program.PhotoID][]byte, error) {
	source, name := r.Stdin, "standard input"
	if c.File != "-" {
		file, err := os.Open(c.File)
		if err != nil {
			return nil, nil, fmt.Errorf("%s cannot be read; look whether it is there and yours to read: %w", c.File, err)
		}
		defer file.Close() //nolint:errcheck // it was only read
		source, name = file, c.File
	}
	if source == nil {
		source = eof{}
	}
	read, images, err := program.Decode(source)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	return read, images, nil
}

// eof is a standard input that is not there, as in a Windows program without a console.
type eof struct{}

func (eof) Read([]byte) (int, error) { return 0, io.EOF }

// importStore opens the store; a dry run makes none and gets nil where there is none.
func (r *run) importStore(dryRun bool) (*store.Store, error) {
	opened, err := r.store(making(!dryRun))
	if dryRun && errors.Is(err, errNoStore) {
		return nil, nil
	}
	return opened, err
}

// isTheProgram refuses a file that is of another program than --program says.
func (c importCommand) isTheProgram(r *run, opened *store.Store, file *program.Program) error {
	if c.Program == "" {
		return nil
	}
	var summaries []program.Summary
	if opened != nil {
		var err error
		if summaries, err = opened.Programs(r.ctx); err != nil {
			return err
		}
	}
	chosen, err := choose(summaries, c.Program)
	if err != nil {
		return err
	}
	if chosen.ID != file.ID {
		return fmt.Errorf("the file holds the program %q, not %q; leave out --program to read it in as the program it is", file.Name, chosen.Name)
	}
	return nil
}

func (c importCommand) report(r *run, draft *intake.Draft) error {
	report := importReport{draft.New, draft.Changed, draft.Same, draft.Problem, make([]importRow, len(draft.Rows))}
	for i, row := range draft.Rows {
		report.Rows[i] = importRow(row)
	}
	if c.JSON {
		if err := r.printJSON(report); err != nil {
			return err
		}
	} else {
		for _, row := range report.Rows {
			fmt.Fprintf(r.Stdout, "record %d, %s: %s\n", row.Row, row.Record, row.Reason)
		}
		ending := ""
		if c.DryRun {
			ending = " Nothing was changed (--dry-run)."
		}
		fmt.Fprintf(r.Stdout, "%s: %d new, %d changed, %d same, %s.%s\n", draft.Name(), report.New, report.Changed, report.Same,
			counted(report.Problem, "problem", "problems"), ending)
	}
	if report.Problem > 0 {
		return errFindings
	}
	return nil
}
