package command

import (
	"fmt"
	"io"
	"strings"
	"time"

	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/tables"
)

type historyCommand struct {
	Program string `placeholder:"NAME|ID" help:"Only of this program and of the library."`
	Record  string `placeholder:"NAME|REF|ID" help:"${history_record}"`
	Deleted bool   `help:"The records that no longer exist."`
	Search  string `placeholder:"WORDS" help:"Only what has all these words in the edit or the name."`
	Most    int    `placeholder:"NUMBER" default:"100" help:"So many, the latest first; 0: all."`
	JSON    bool   `help:"Print a list of {at, who, edit, action, undone, kind, record, name, fields}." name:"json"`
}

// Help describes what the history is for.
func (historyCommand) Help() string { return help["history"] }

// historyEntry is the stable JSON shape of an entry.
type historyEntry struct {
	At      time.Time           `json:"at"`
	Who     string              `json:"who,omitempty"`
	Version int64               `json:"version"`
	Edit    string              `json:"edit"`
	Action  store.Action        `json:"action"`
	Undone  bool                `json:"undone,omitempty"`
	Kind    tables.Kind         `json:"kind"`
	Record  program.ID          `json:"record"`
	Name    string              `json:"name"`
	Fields  []store.FieldChange `json:"fields,omitempty"`
}

// Run lists what was done.
func (c historyCommand) Run(r *run) error {
	opened, err := r.store()
	if err != nil {
		return err
	}
	search := store.Search{OnlyGone: c.Deleted, Words: c.Search, AtMost: c.Most}
	if c.Program != "" {
		p, err := r.program(opened, c.Program)
		if err != nil {
			return err
		}
		search.Program = p.ID
	}
	var entries []historyEntry
	if c.Record != "" {
		entries, err = c.ofRecord(r, opened, search)
	} else {
		entries, err = c.ofAll(r, opened, search)
	}
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(r.Stdout, append([]historyEntry{}, entries...))
	}
	for _, e := range entries {
		printEntry(r.Stdout, e)
	}
	return nil
}

func (c historyCommand) ofAll(r *run, opened *store.Store, search store.Search) (found []historyEntry, err error) {
	entries, _, err := opened.Log().Entries(r.ctx, search)
	for _, e := range entries {
		found = append(found, historyEntry{
			At: e.At, Who: e.Who, Version: e.Edit, Edit: e.Label, Action: e.Action, Undone: e.Undone,
			Kind: e.Kind, Record: e.Record, Name: e.Name,
		})
	}
	return found, err
}

func (c historyCommand) ofRecord(r *run, opened *store.Store, search store.Search) (found []historyEntry, err error) {
	search.Words, search.AtMost = "", 0
	entries, _, err := opened.Log().Entries(r.ctx, search)
	if err != nil {
		return nil, err
	}
	of, err := chosenEntry(entries, c.Record)
	if err != nil {
		return nil, err
	}
	changes, err := opened.Log().Of(r.ctx, of.Record)
	for _, change := range changes {
		found = append(found, historyEntry{
			change.At, change.Who, change.Edit, change.Label, change.Action, change.Undone, of.Kind, of.Record, of.Name,
			change.Fields,
		})
	}
	return found, err
}

func printEntry(w io.Writer, e historyEntry) {
	about := fmt.Sprintf("%s “%s”", locale.English.Name("record", string(e.Kind)), e.Name)
	if e.Undone {
		about += ", undone"
	}
	if e.Who != "" {
		about += ", by " + e.Who
	}
	fmt.Fprintf(
		w, "%6d  %s  %-7s  %s: %s\n",
		e.Version, e.At.Local().Format("2006-01-02 15:04"), e.Action, about, e.Edit,
	)
	if e.Action != store.Changed {
		return
	}
	for _, f := range e.Fields {
		fmt.Fprintf(w, "        %s: %q -> %q\n", f.Field, f.Before, f.After)
	}
}

// chosenEntry returns the latest entry of the one record that a name, reference or identifier names.
func chosenEntry(entries []store.Entry, wanted string) (store.Entry, error) {
	var found []store.Entry
	seen := map[program.ID]bool{}
	for _, e := range entries {
		if !seen[e.Record] && names(wanted, e.Record, e.Name) {
			seen[e.Record] = true
			found = append(found, e)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	var others []string
	for _, e := range found {
		kind := locale.English.Name("record", string(e.Kind))
		others = append(others, fmt.Sprintf("%s “%s” (%s)", kind, e.Name, e.Record))
	}
	return store.Entry{}, oneRecord(wanted, others)
}

// oneRecord is the error when not one record is called so but none or several.
func oneRecord(wanted string, several []string) error {
	if len(several) == 0 {
		return misused("no record is called “%s”; look at: laurel history", wanted)
	}
	list := strings.Join(several, "\n  ")
	return misused("“%s” names several records; choose one by its identifier:\n  %s", wanted, list)
}

// names reports whether a record is called so: by its name, its identifier, or its reference in a list.
func names(wanted string, id program.ID, name string) bool {
	return string(id) == wanted || locale.Fold(name) == locale.Fold(wanted) ||
		program.RefIndexOf([]program.Record{named(id)}).Find(wanted) == id
}

// named is a record of which only the identifier counts.
type named program.ID

// RecordID implements program.Record.
func (n named) RecordID() program.ID { return program.ID(n) }

// Validate implements program.Record.
func (n named) Validate() error { return nil }
