package command

import (
	"errors"
	"fmt"

	"laurel/data/civil"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

type checkCommand struct {
	Program string `placeholder:"NAME|ID" help:"Check one program; without it, every one."`
	Store   bool   `help:"Check the store's file too: that it is sound and that its records belong together."`
	JSON    bool   `help:"Print a list of {program, rule, severity, text, items, ignored}." name:"json"`
}

// Help explains the exit code.
func (checkCommand) Help() string { return help["check"] }

// findingEntry is the stable JSON shape of a finding; items are the identifiers of the records it is about.
type findingEntry struct {
	Program  program.ID   `json:"program"`
	Rule     string       `json:"rule"`
	Severity string       `json:"severity"`
	Text     string       `json:"text"`
	Items    []program.ID `json:"items"`
	Ignored  string       `json:"ignored,omitempty"` // the reason for which someone ignored it
}

// Run checks programs and, when asked, the file they are in.
func (c checkCommand) Run(r *run) error {
	opened, err := r.store()
	if errors.Is(err, errNoStore) && c.Program == "" {
		return c.report(r, nil, 0)
	}
	if err != nil {
		return err
	}
	if c.Store {
		if err := opened.Check(r.ctx); err != nil {
			return err
		}
	}
	if c.Store && !c.JSON {
		if err := r.printWarnings(opened); err != nil {
			return err
		}
	}
	programs, err := c.programs(r, opened)
	if err != nil {
		return err
	}
	var found []findingEntry
	for _, p := range programs {
		for _, f := range clash.Check(p, clash.Options{Today: civil.DateOf(r.Now())}) {
			entry := findingEntry{
				p.ID, string(f.Rule), string(f.Severity), f.Text(locale.English), append([]program.ID{}, f.Items...),
				"",
			}
			if f.Ignored != nil {
				entry.Ignored = f.Ignored.Reason
			}
			found = append(found, entry)
		}
	}
	return c.report(r, found, len(programs))
}

// printWarnings prints what is dangerous to the store though nothing has gone wrong yet.
func (r *run) printWarnings(opened *store.Store) error {
	found, err := opened.Warnings(r.ctx)
	for _, warning := range found {
		fmt.Fprintf(r.Stdout, "warning: %s\n", warning)
	}
	return err
}

func (c checkCommand) programs(r *run, opened *store.Store) ([]*program.Program, error) {
	if c.Program != "" {
		chosen, err := r.program(opened, c.Program)
		return []*program.Program{chosen}, err
	}
	summaries, err := opened.Programs(r.ctx)
	if err != nil {
		return nil, err
	}
	var all []*program.Program
	for _, s := range summaries {
		loaded, err := opened.Load(r.ctx, s.ID)
		if err != nil {
			return nil, err
		}
		all = append(all, loaded)
	}
	return all, nil
}

func (c checkCommand) report(r *run, found []findingEntry, programs int) error {
	open := 0
	for _, f := range found {
		if f.Ignored == "" {
			open++
		}
	}
	if c.JSON {
		if err := printJSON(r.Stdout, append([]findingEntry{}, found...)); err != nil {
			return err
		}
	} else {
		for _, f := range found {
			if f.Ignored != "" {
				fmt.Fprintf(r.Stdout, "ignored %s: %s (%s)\n", f.Severity, f.Text, f.Ignored)
				continue
			}
			fmt.Fprintf(r.Stdout, "%s: %s\n", f.Severity, f.Text)
		}
		if c.Store {
			fmt.Fprintln(r.Stdout, "The store is sound.")
		}
		fmt.Fprintf(
			r.Stdout, "%s in %s.\n", counted(open, "finding", "findings"), counted(programs, "program", "programs"),
		)
	}
	if open > 0 {
		return errFindings
	}
	return nil
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
