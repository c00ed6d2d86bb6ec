package command

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"laurel/data/civil"
	"laurel/data/intake"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/limit"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/proof"
	"laurel/data/store"
)

type importCommand struct {
	File    string `arg:"" type:"path" help:"The file; - reads standard input."`
	Program string `placeholder:"NAME|ID" help:"${import_program}"`
	As      string `placeholder:"KIND" help:"${import_as}"`
	Mapping string `placeholder:"FILE" type:"path" help:"${import_mapping}"`
	readingOptions
	Form      string `placeholder:"NAME|ID" help:"${import_form}"`
	Meeting   string `placeholder:"TITLE|ID" help:"${import_meeting}"`
	Encoding  string `placeholder:"NAME" help:"${import_encoding}"`
	AsStand   bool   `name:"times-as-they-stand" help:"${import_times}"`
	Possible  string `placeholder:"CHOICE" help:"${import_possible}"`
	Decisions string `placeholder:"FILE" type:"path" help:"${import_decisions}"`
	DryRun    bool   `help:"Count, and change nothing."`
	JSON      bool   `help:"${import_json}" name:"json"`
}

// readingOptions are how a file is read where it can be read in several ways.
type readingOptions struct {
	Dates   string `placeholder:"ORDER" help:"${import_dates}"`
	Persian bool   `name:"persian-years" help:"${import_persian}"`
	Zone    string `placeholder:"ZONE" help:"${import_zone}"`
	Stop    string `placeholder:"CITY|ID" help:"${import_stop}"`
}

// Help describes what importing does to what is there.
func (importCommand) Help() string { return help["import"] }

// Run reads the file in.
func (c importCommand) Run(r *run) error {
	options, err := c.options(r)
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
	if options.Stop, err = c.chosenStop(r, opened, chosen.ID); err != nil {
		return err
	}
	if c.Form != "" {
		return c.importAnswers(r, opened, chosen.ID, options.Stop)
	}
	draft, err := c.look(r, opened, options)
	if errors.Is(err, intake.ErrNoColumns) {
		return misused("%s (--mapping)", err)
	}
	if err != nil {
		return err
	}
	if chosen.ID != "" && chosen.ID != draft.ID() {
		return fmt.Errorf(
			"the file holds the program “%s”, not “%s”; leave out --program to read it in as the program it is",
			draft.Name(locale.English), chosen.Name,
		)
	}
	if !c.DryRun {
		if _, err := r.backUp(opened, store.BeforeImport); err != nil {
			return err
		}
		ticking := proof.Ticking{Program: draft.ID(), Import: true}
		if err := r.edit(opened, "Import "+draft.Name(locale.English), ticking, draft.Apply); err != nil {
			return err
		}
	}
	return c.report(r, draft)
}

// options reads what the command line names of the file.
func (c importCommand) options(r *run) (options intake.Options, err error) {
	options = intake.Options{
		As: source.Kind(c.As), Dates: source.DateOrder(c.Dates), Persian: c.Persian, Zone: civil.Zone(c.Zone),
		Encoding: c.Encoding, LocalTimes: c.AsStand,
	}
	orders := []source.DateOrder{source.DayFirst, source.MonthFirst}
	switch {
	case c.As != "" && !slices.Contains(source.Kinds(), options.As):
		return options, misused("“%s” is nothing that can be read in; that is: %s", c.As, joined(source.Kinds()))
	case c.Dates != "" && !slices.Contains(orders, options.Dates):
		return options, misused("“%s” is no order of day and month (--dates); that is: %s", c.Dates, joined(orders))
	case c.Zone != "" && !options.Zone.Valid():
		return options, misused("“%s” is no time zone (--zone); write it like America/New_York", c.Zone)
	case c.Encoding != "" && !value.Encoding(c.Encoding).Valid():
		return options, misused("“%s” is no encoding that can be read (--encoding); that is: %s",
			c.Encoding, joined(value.Encodings()))
	case c.Mapping != "" && options.As == source.Program:
		return options, misused("a program file has no columns to map; leave out --mapping")
	}
	if options.Decisions, err = c.decisions(r); err != nil {
		return options, err
	}
	return options, readJSON(r, c.Mapping, "mapping", `{"column": "field"}`, &options.Mapping)
}

// readJSON reads a file that a flag names, if it names one.
func readJSON(r *run, path, what, form string, into any) error {
	if path == "" {
		return nil
	}
	content, err := limit.ReadFile(r.ctx, path, limit.NoteBytes)
	if err == nil {
		err = limit.JSON(r.ctx, content)
	}
	if err != nil {
		return fmt.Errorf("the %s %s: %w", what, path, err)
	}
	if err := json.Unmarshal(content, into); err != nil {
		return fmt.Errorf("the %s %s is not written as %s: %w", what, path, form, err)
	}
	return nil
}

// decisionsFile is what --decisions reads.
type decisionsFile struct {
	Every map[intake.State]intake.Choice `json:"every"`
	Rows  []struct {
		Sheet string `json:"sheet"`
		Row   int    `json:"row"`
		// Column is that of the record where a row has several beside each other; empty: all of the row.
		Column string `json:"column"`
		intake.Decision
	} `json:"rows"`
}

// decisions reads what is decided about the rows of the file.
func (c importCommand) decisions(r *run) (intake.Decisions, error) {
	var file decisionsFile
	form := `{"every": {"possible": "skip"}, "rows": [{"sheet": "", "row": 5, "choice": "merge", "with": "ID"}]}`
	decisions := intake.Decisions{Rows: map[source.Place]intake.Decision{}, Every: map[intake.State]intake.Choice{}}
	if err := readJSON(r, c.Decisions, "list of decisions", form, &file); err != nil {
		return decisions, err
	}
	isChoice := func(choice intake.Choice) bool { return slices.Contains(intake.Choices(), choice) }
	if c.Possible != "" && !isChoice(intake.Choice(c.Possible)) {
		return decisions, misused("“%s” is no choice (--possible); that is: %s", c.Possible, joined(intake.Choices()))
	}
	for state, choice := range file.Every {
		if !slices.Contains(intake.States(), state) || !isChoice(choice) {
			return decisions, fmt.Errorf(
				"the decision “%s” for every row that is “%s” is none; choose of %s for one of %s",
				choice, state, joined(intake.Choices()), joined(intake.States()))
		}
		decisions.Every[state] = choice
	}
	for _, row := range file.Rows {
		if row.Choice != intake.Undecided && !isChoice(row.Choice) {
			return decisions, fmt.Errorf("the decision “%s” for row %d is none; choose of %s",
				row.Choice, row.Row, joined(intake.Choices()))
		}
		decisions.Rows[source.Place{Sheet: row.Sheet, Row: row.Row, Column: row.Column}] = row.Decision
	}
	if c.Possible != "" {
		decisions.Every[intake.Possible] = intake.Choice(c.Possible)
	}
	return decisions, nil
}

// chosenStop finds the stop that --stop means, in the program that the file goes into.
func (c importCommand) chosenStop(r *run, opened *store.Store, into program.ID) (program.ID, error) {
	if c.Stop == "" {
		return "", nil
	}
	if into == "" {
		return "", misused("name the program of the stop with --program")
	}
	p, err := opened.Load(r.ctx, into)
	if err != nil {
		return "", err
	}
	stops := make([]candidate, len(p.Stops))
	for i, stop := range p.Stops {
		stops[i] = candidate{stop.ID, []string{stop.City}, stop.City + " " + stop.From.String()}
	}
	i, err := oneOf("stop", "stops", stops, c.Stop)
	if err != nil {
		return "", err
	}
	return p.Stops[i].ID, nil
}

// isThere looks before a store is made for a file that is not.
func (c importCommand) isThere() error {
	if c.File == "-" {
		return nil
	}
	file, err := limit.Open(c.File)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	return file.Close()
}

func (c importCommand) look(r *run, opened *store.Store, options intake.Options) (*intake.Draft, error) {
	if c.File == "-" && r.grammar.PassphraseFile == "-" {
		return nil, misused("standard input cannot be both the file and the passphrase; name a file for one of them")
	}
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
