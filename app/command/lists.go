package command

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"laurel/app/documents"
	"laurel/data/program"
	"laurel/data/store"
)

// listing are the flags of lists: shorter forms of their options, and the names under which they are saved.
type listing struct {
	Columns string `placeholder:"A,B,..." help:"${export_columns}"`
	Order   string `placeholder:"A,B,..." help:"${export_order}"`
	Filter  string `placeholder:"F"       help:"${export_filter}"`
	List    string `placeholder:"NAME"    help:"${export_list}"`
	Save    string `placeholder:"NAME"    help:"${export_save_list}" name:"save-list"`
}

// options returns the options that have flags of their own.
func (l listing) options() map[string]string {
	given := map[string]string{"columns": l.Columns, "order": l.Order, "filter": l.Filter}
	for id, value := range given {
		if value == "" {
			delete(given, id)
		}
	}
	return given
}

// applyList makes the list of a name out of the job for its document; what the command line has goes before it.
func (c exportCommand) applyList(chosen *program.Program, jobs []job) error {
	if c.Listing.List == "" {
		return nil
	}
	for i := range jobs {
		j := &jobs[i]
		list, known := chosen.Lists.Find(j.document.ID, c.Listing.List)
		if !known {
			continue
		}
		options := documents.ListOptions(list)
		for id, value := range j.request.Options {
			options[id] = value
		}
		if len(c.Form.Audience) == 0 {
			j.audience = cmp.Or(list.Audience, j.audience)
		}
		if err := j.document.Check("", j.audience, options); err != nil {
			return fmt.Errorf("the list “%s” does not fit any more; save it again: %w", list.Name, err)
		}
		j.request.Options, j.request.Called = options, list.Name
		return nil
	}
	return misused("there is no list “%s” of these documents; there are:%s", c.Listing.List, listLines(chosen.Lists))
}

func listLines(lists []program.NamedList) string {
	var text strings.Builder
	for _, l := range lists {
		fmt.Fprintf(&text, "\n  %s, %s", l.Document, l.Name)
	}
	if len(lists) == 0 {
		return " none; save one with --save-list"
	}
	return text.String()
}

// listToSave returns the list that is to be saved.
func (c exportCommand) listToSave(jobs []job) (*program.NamedList, error) {
	if c.Listing.Save == "" {
		return nil, nil
	}
	jobs = slices.DeleteFunc(slices.Clone(jobs), func(j job) bool { return !j.document.IsList() })
	if len(jobs) != 1 {
		return nil, misused("--save-list saves what was chosen of one list for one audience")
	}
	list := jobs[0].document.NamedList(c.Listing.Save, jobs[0].audience, jobs[0].request.Options)
	return &list, nil
}

// saveList saves a list under its name, as one edit.
func (r *run) saveList(opened *store.Store, owner program.ID, list *program.NamedList) error {
	if list == nil {
		return nil
	}
	return r.editLists(opened, owner, "Save list", func(lists program.NamedLists) program.NamedLists {
		return lists.With(*list)
	})
}

func (r *run) editLists(
	opened *store.Store, owner program.ID, label string, change func(program.NamedLists) program.NamedLists,
) error {
	return opened.Edit(r.ctx, label, func(tx *store.Tx) error {
		p, err := tx.Program(owner)
		if err != nil {
			return err
		}
		return tx.Put("", p.With(func(next *program.Program) { next.Lists = change(p.Lists) }))
	})
}

type listsCommand struct {
	Program  string `required:"" placeholder:"NAME|ID" help:"${export_program}"`
	Remove   string `placeholder:"NAME" help:"Remove the list of this name."`
	Document string `placeholder:"ID" help:"The document of the list to remove, where two have one of that name."`
	JSON     bool   `name:"json" help:"Print a list of {name, document, audience, options}."`
}

// Help shows examples.
func (listsCommand) Help() string { return help["lists"] }

// listEntry is the stable JSON shape of a named list.
type listEntry struct {
	Name     string            `json:"name"`
	Document string            `json:"document"`
	Audience program.Audience  `json:"audience"`
	Options  map[string]string `json:"options"`
}

// Run lists the named lists of a program, or removes one.
func (c listsCommand) Run(r *run) error {
	opened, chosen, err := r.storeAndProgram(c.Program)
	if err != nil {
		return err
	}
	if c.Remove != "" {
		return c.remove(r, opened, chosen)
	}
	entries := []listEntry{}
	for _, l := range chosen.Lists {
		entries = append(entries, listEntry{l.Name, l.Document, l.Audience, documents.ListOptions(l)})
	}
	if c.JSON {
		return printJSON(r.Stdout, entries)
	}
	if len(entries) == 0 {
		fmt.Fprintln(r.Stdout, "No list was saved yet. Save one with: laurel export DOCUMENT --save-list NAME")
		return nil
	}
	table := tabwriter.NewWriter(r.Stdout, 0, 0, 2, ' ', 0)
	for _, l := range chosen.Lists {
		options := make([]string, len(l.Options))
		for i, o := range l.Options {
			options[i] = o.Option + "=" + o.Value
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", l.Document, l.Name, l.Audience, strings.Join(options, "  "))
	}
	return table.Flush()
}

func (c listsCommand) remove(r *run, opened *store.Store, chosen *program.Program) error {
	var found []program.NamedList
	for _, l := range chosen.Lists {
		if folded(l.Name) == folded(c.Remove) && (c.Document == "" || l.Document == c.Document) {
			found = append(found, l)
		}
	}
	switch len(found) {
	case 0:
		return misused("there is no list “%s”; there are:%s", c.Remove, listLines(chosen.Lists))
	case 1:
		return r.editLists(opened, chosen.ID, "Remove list", func(lists program.NamedLists) program.NamedLists {
			return lists.Without(found[0].Document, found[0].Name)
		})
	}
	return misused("name with --document which of them is meant:%s", listLines(found))
}
