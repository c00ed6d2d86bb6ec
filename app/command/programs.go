package command

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"golang.org/x/text/unicode/norm"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

type programsCommand struct {
	JSON bool `help:"Print a list of {id, name, start, end}." name:"json"`
}

// Help shows examples.
func (programsCommand) Help() string { return help["programs"] }

// programEntry is the stable JSON shape of a program in a list; dates are ISO 8601 or empty.
type programEntry struct {
	ID    program.ID `json:"id"`
	Name  string     `json:"name"`
	Start civil.Date `json:"start"`
	End   civil.Date `json:"end"`
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
		return printJSON(r.Stdout, entries)
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
	opened, err := r.store()
	if errors.Is(err, errNoStore) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return opened.Programs(r.ctx)
}

// storeAndProgram opens the store and finds the program of that name or identifier in it.
func (r *run) storeAndProgram(wanted string) (*store.Store, *program.Program, error) {
	opened, err := r.store()
	if err != nil {
		return nil, nil, err
	}
	chosen, err := r.program(opened, wanted)
	return opened, chosen, err
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

// choose finds the one program that is meant.
func choose(summaries []program.Summary, wanted string) (program.Summary, error) {
	if len(summaries) == 0 {
		return program.Summary{}, fmt.Errorf(
			"there is no program called “%s”, and no other one yet; read one in with: laurel import FILE", wanted,
		)
	}
	all := make([]candidate, len(summaries))
	for i, s := range summaries {
		all[i] = candidate{s.ID, []string{s.Name}, strings.Join(strings.Fields(s.Name+" "+s.Start.String()), " ")}
	}
	i, err := oneOf("program", "programs", all, wanted)
	if err != nil {
		return program.Summary{}, err
	}
	return summaries[i], nil
}

// candidate is something that a person may mean.
type candidate struct {
	id    program.ID
	names []string
	line  string // identifies it in a list
}

// oneOf finds the one that is meant: by identifier, by its whole name, or by a part of it, without regard to case and
// accents. A whole name goes before a part of another.
func oneOf(thing, things string, all []candidate, wanted string) (int, error) {
	fits := []func(c candidate) bool{
		func(c candidate) bool { return strings.EqualFold(string(c.id), wanted) },
		func(c candidate) bool {
			return c.called(func(name string) bool { return norm.NFC.String(name) == norm.NFC.String(wanted) })
		},
		func(c candidate) bool {
			return c.called(func(name string) bool { return folded(name) == folded(wanted) })
		},
		func(c candidate) bool {
			return c.called(func(name string) bool { return strings.Contains(folded(name), folded(wanted)) })
		},
	}
	for _, fit := range fits {
		var found []candidate
		index := 0
		for i, c := range all {
			if fit(c) {
				found, index = append(found, c), i
			}
		}
		switch {
		case len(found) == 1:
			return index, nil
		case len(found) > 1:
			return 0, fmt.Errorf(
				"%d %s are called like “%s”; name one by its identifier:\n%s",
				len(found), things, wanted, listed(found),
			)
		}
	}
	if len(all) == 0 {
		return 0, fmt.Errorf("there is no %s called “%s”, and no other one", thing, wanted)
	}
	return 0, fmt.Errorf("there is no %s called “%s”; there are:\n%s", thing, wanted, listed(all))
}

func (c candidate) called(fits func(name string) bool) bool {
	return slices.ContainsFunc(c.names, func(name string) bool { return name != "" && fits(name) })
}

// mostListed is how many candidates are listed one by one.
const mostListed = 25

func listed(all []candidate) string {
	var lines []string
	for _, c := range all[:min(len(all), mostListed)] {
		lines = append(lines, fmt.Sprintf("  %s  %s", c.id, c.line))
	}
	if more := len(all) - mostListed; more > 0 {
		lines = append(lines, fmt.Sprintf("  and %d more", more))
	}
	return strings.Join(lines, "\n")
}

// folded is a name without case, accents and superfluous spaces.
func folded(name string) string {
	return strings.Join(strings.Fields(locale.Fold(name)), " ")
}

func printJSON(to io.Writer, value any) error {
	encoder := json.NewEncoder(to)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("the answer could not be printed: %w", err)
	}
	return nil
}
