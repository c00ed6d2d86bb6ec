package command

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"golang.org/x/text/unicode/norm"

	"laurel/data/program"
	"laurel/data/store"
)

type programsCommand struct {
	JSON bool `help:"Print a list of {id, name, start, end}." name:"json"`
}

// Help shows examples.
func (programsCommand) Help() string {
	return `    laurel programs
    laurel programs --json`
}

// programEntry is the stable JSON shape of a program in a list; dates are ISO 8601 or empty.
type programEntry struct {
	ID    program.ID   `json:"id"`
	Name  string       `json:"name"`
	Start program.Date `json:"start"`
	End   program.Date `json:"end"`
}

// Run lists the programs.
func (c programsCommand) Run(r *run) error {
	summaries, err := r.summaries()
	if err != nil {
		return err
	}
	entries := make([]programEntry, len(summaries))
	for i, s := range summaries {
		entries[i] = programEntry(s)
	}
	if c.JSON {
		return r.printJSON(entries)
	}
	if len(entries) == 0 {
		fmt.Fprintln(r.Stdout, "There are no programs yet. Read one in with: laurel import FILE")
		return nil
	}
	table := tabwriter.NewWriter(r.Stdout, 0, 0, 2, ' ', 0)
	for _, e := range entries {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", e.Name, e.Start, e.End, e.ID)
	}
	return table.Flush()
}

// summaries lists the programs; where there is no store there are none.
func (r *run) summaries() ([]program.Summary, error) {
	opened, err := r.store(mustBeHere)
	if errors.Is(err, errNoStore) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return opened.Programs(r.ctx)
}

// program loads the program that a person means by a name or an identifier.
func (r *run) program(opened *store.Store, wanted string) (*program.Program, error) {
	summaries, err := opened.Programs(r.ctx)
	if err != nil {
		return nil, err
	}
	chosen, err := choose(summaries, wanted)
	if err != nil {
		return nil, err
	}
	return opened.Load(r.ctx, chosen.ID)
}

// choose finds the one program that is meant: by identifier, by its whole name, or by a part of it, without regard to case and accents. A whole
// name goes before a part of another.
func choose(summaries []program.Summary, wanted string) (program.Summary, error) {
	fits := []func(program.Summary) bool{
		func(s program.Summary) bool { return strings.EqualFold(string(s.ID), wanted) },
		func(s program.Summary) bool { return norm.NFC.String(s.Name) == norm.NFC.String(wanted) },
		func(s program.Summary) bool { return folded(s.Name) == folded(wanted) },
		func(s program.Summary) bool { return strings.Contains(folded(s.Name), folded(wanted)) },
	}
	for _, fit := range fits {
		var found []program.Summary
		for _, s := range summaries {
			if fit(s) {
				found = append(found, s)
			}
		}
		switch {
		case len(found) == 1:
			return found[0], nil
		case len(found) > 1:
			return program.Summary{}, fmt.Errorf("%d programs are called like %q; name one by its identifier:\n%s", len(found), wanted, listed(found))
		}
	}
	if len(summaries) == 0 {
		return program.Summary{}, fmt.Errorf("there is no program called %q, and no other one yet; read one in with: laurel import FILE", wanted)
	}
	return program.Summary{}, fmt.Errorf("there is no program called %q; there are:\n%s", wanted, listed(summaries))
}

func listed(summaries []program.Summary) string {
	lines := make([]string, len(summaries))
	for i, s := range summaries {
		lines[i] = fmt.Sprintf("  %s  %s", s.ID, strings.Join(strings.Fields(s.Name+" "+s.Start.String()), " "))
	}
	return strings.Join(lines, "\n")
}

// folded is a name without case, accents and superfluous spaces.
func folded(name string) string {
	return strings.Join(strings.Fields(program.Folded(name)), " ")
}

func (r *run) printJSON(value any) error {
	encoder := json.NewEncoder(r.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("the answer could not be printed: %w", err)
	}
	return nil
}
