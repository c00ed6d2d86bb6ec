package command

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"laurel/data/intake"
	"laurel/data/intake/source"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

type importCommand struct {
	File    string `arg:"" type:"path" help:"The file; - reads standard input."`
	Program string `placeholder:"NAME|ID" help:"${import_program}"`
	As      string `placeholder:"KIND" help:"${import_as}"`
	Mapping string `placeholder:"FILE" type:"path" help:"${import_mapping}"`
	DryRun  bool   `help:"Count, and change nothing."`
	JSON    bool   `help:"Print {new, changed, same, problem, rows: [{row, record, reason}]}." name:"json"`
}

// Help describes what importing does to what is there.
func (importCommand) Help() string { return help["import"] }

// importReport is the stable JSON shape of an import.
type importReport struct {
	New     int         `json:"new"`
	Changed int         `json:"changed"`
	Same    int         `json:"same"`
	Problem int         `json:"problem"`
	Rows    []importRow `json:"rows"`
}

// importRow is why a record was left out, or came in otherwise. Row counts the records of the file from 1, of a
// program file the program being the first; of a table it is the row.
type importRow struct {
	Row    int    `json:"row"`
	Record string `json:"record"`
	Reason string `json:"reason"`
}

// Run reads the file in.
func (c importCommand) Run(r *run) error {
	options, err := c.options()
	if err != nil {
		return err
	}
	if err := c.isThere(); err != nil {
		return err
	}
	opened, err := r.importStore(c.DryRun)
	if err != nil {
		return err
	}
	chosen, err := c.chosen(r, opened)
	if err != nil {
		return err
	}
	options.Program = chosen.ID
	draft, err := c.look(r, opened, options)
	if errors.Is(err, intake.ErrNoColumns) {
		return misused("%s (--mapping)", err)
	}
	if err != nil {
		return err
	}
	if chosen.ID != "" && chosen.ID != draft.ID() {
		return fmt.Errorf(
			"the file holds the program %q, not %q; leave out --program to read it in as the program it is",
			draft.Name(locale.English), chosen.Name,
		)
	}
	if !c.DryRun {
		if err := opened.Edit(r.ctx, "Import "+draft.Name(locale.English), draft.Apply); err != nil {
			return err
		}
	}
	return c.report(r, draft)
}

// options reads what the command line names of the file.
func (c importCommand) options() (intake.Options, error) {
	options := intake.Options{As: source.Kind(c.As)}
	if c.As != "" && !slices.Contains(source.Kinds(), options.As) {
		return options, misused("%q is nothing that can be read in; that is: %s", c.As, joined(source.Kinds()))
	}
	if c.Mapping == "" {
		return options, nil
	}
	if options.As == source.Program {
		return options, misused("a program file has no columns to map; leave out --mapping")
	}
	content, err := os.ReadFile(c.Mapping)
	if err != nil {
		return options, fmt.Errorf("the mapping %s cannot be read; look whether it is there: %w", c.Mapping, err)
	}
	if err := json.Unmarshal(content, &options.Mapping); err != nil {
		return options, fmt.Errorf("the mapping %s is not written as {\"column\": \"field\"}: %w", c.Mapping, err)
	}
	return options, nil
}

// isThere looks before a store is made for a file that is not.
func (c importCommand) isThere() error {
	if c.File == "-" {
		return nil
	}
	if at, err := os.Stat(c.File); err != nil {
		return fmt.Errorf("%s cannot be read; look whether it is there and yours to read: %w", c.File, err)
	} else if at.IsDir() {
		return fmt.Errorf("%s cannot be read; it is a folder", c.File)
	}
	return nil
}

func (c importCommand) look(r *run, opened *store.Store, options intake.Options) (*intake.Draft, error) {
	if c.File != "-" {
		return intake.Open(r.ctx, opened, c.File, options)
	}
	source := r.Stdin
	if source == nil {
		source = eof{}
	}
	options.Name = "standard input"
	return intake.Read(r.ctx, opened, source, options)
}

// eof is a standard input that is not there, as in a Windows program without a console.
type eof struct{}

func (eof) Read([]byte) (int, error) { return 0, io.EOF }

// importStore opens the store; a dry run makes none and gets nil where there is none.
func (r *run) importStore(dryRun bool) (*store.Store, error) {
	if !dryRun {
		return r.storeOrNew()
	}
	opened, err := r.store()
	if errors.Is(err, errNoStore) {
		return nil, nil
	}
	return opened, err
}

// chosen finds the program that --program means; none was meant without it.
func (c importCommand) chosen(r *run, opened *store.Store) (program.Summary, error) {
	if c.Program == "" {
		return program.Summary{}, nil
	}
	var summaries []program.Summary
	if opened != nil {
		var err error
		if summaries, err = opened.Programs(r.ctx); err != nil {
			return program.Summary{}, err
		}
	}
	return choose(summaries, c.Program)
}

// columnLines list which column was read as which field, a line for each sheet.
func columnLines(columns []source.Column) (lines []string) {
	for first := 0; first < len(columns); {
		sheet, pairs := columns[first].Sheet, []string{}
		for ; first < len(columns) && columns[first].Sheet == sheet; first++ {
			if c := columns[first]; c.Field != "" {
				pairs = append(pairs, fmt.Sprintf("%s = %s", cmp.Or(c.Title, c.Letter), c.Field))
			}
		}
		title := "Columns"
		if sheet != "" {
			title = fmt.Sprintf("Columns of %q", sheet)
		}
		lines = append(lines, title+": "+strings.Join(pairs, ", ")+".")
	}
	return lines
}

func (c importCommand) report(r *run, draft *intake.Draft) error {
	report := importReport{
		draft.New, draft.Changed, draft.Same, len(draft.Problems), make([]importRow, len(draft.Problems)),
	}
	for i, p := range draft.Problems {
		report.Rows[i] = importRow{p.Place.Row, p.Record.Error(), p.Reason.Error()}
	}
	for _, line := range columnLines(draft.Columns) {
		fmt.Fprintln(r.Stderr, line)
	}
	if draft.IsNew() && draft.Kind() != source.Program {
		fmt.Fprintf(
			r.Stderr,
			"No program was named: this makes a new one, %q. "+
				"To bring the file into one that is there, name it with --program.\n",
			draft.Name(locale.English),
		)
	}
	for _, note := range draft.Notes {
		fmt.Fprintln(r.Stderr, note)
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
		fmt.Fprintf(
			r.Stdout, "%s: %d new, %d changed, %d same, %s.%s\n", draft.Name(locale.English),
			report.New, report.Changed, report.Same, counted(report.Problem, "problem", "problems"), ending,
		)
	}
	if report.Problem > 0 {
		return errFindings
	}
	return nil
}
