package command

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"laurel/app/documents"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

type documentsCommand struct {
	JSON bool `help:"Print a list of {id, title, formats, audiences, options}." name:"json"`
}

// Help explains the table.
func (documentsCommand) Help() string { return help["documents"] }

// documentEntry is the stable JSON shape of a document in the catalogue.
type documentEntry struct {
	ID        string             `json:"id"`
	Title     string             `json:"title"`
	Formats   []request.Format   `json:"formats"`
	Audiences []program.Audience `json:"audiences"`
	Options   []optionEntry      `json:"options"`
}

type optionEntry struct {
	ID      string         `json:"id"`
	Title   string         `json:"title"`
	Kind    documents.Kind `json:"kind"`
	Values  []string       `json:"values"`
	Default string         `json:"default"`
}

// Run lists the catalogue.
func (c documentsCommand) Run(r *run) error {
	entries := entriesOf(r.Documents)
	if c.JSON {
		return printJSON(r.Stdout, entries)
	}
	table := tabwriter.NewWriter(r.Stdout, 0, 0, 2, ' ', 0)
	for _, d := range entries {
		fmt.Fprintf(table, "%s\t%s\t%s\tfor %s\n", d.ID, d.Title, joined(d.Formats), joined(d.Audiences))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	for _, d := range entries {
		printOptions(r.Stdout, d)
	}
	return nil
}

func printOptions(w io.Writer, d documentEntry) {
	for _, o := range d.Options {
		switch o.Kind {
		case documents.List:
			fmt.Fprintf(
				w, "\n%s, --option %s=A,B,...  %s\n  any of %s\n", d.ID, o.ID, o.Title,
				strings.Join(o.Values, ", "),
			)
		case documents.Version:
			fmt.Fprintf(
				w,
				"\n%s, --option %s=VERSION  %s\n  or --since VERSION: the version's name in laurel releases\n", d.ID,
				o.ID, o.Title,
			)
		case documents.Text:
			fmt.Fprintf(w, "\n%s, --option %s=...  %s\n", d.ID, o.ID, o.Title)
		case documents.Secret:
			fmt.Fprintf(w, "\n%s, %s  %s (in the window only)\n", d.ID, o.ID, o.Title)
		default:
			fmt.Fprintf(
				w, "\n%s, --option %s=%s  %s\n  one of %s\n", d.ID, o.ID, o.Default, o.Title,
				strings.Join(o.Values, ", "),
			)
		}
	}
}

func entriesOf(all documents.Catalogue) []documentEntry {
	entries := make([]documentEntry, len(all))
	for i, d := range all {
		entries[i] = documentEntry{d.ID, d.Title(locale.English), d.Formats, d.Audiences, []optionEntry{}}
		for _, o := range d.Options {
			entry := optionEntry{o.ID, o.Title(locale.English), o.Kind, []string{}, o.Default}
			for _, v := range o.Values {
				entry.Values = append(entry.Values, v.ID)
			}
			if o.Kind == documents.Switch {
				entry.Values = []string{"yes", "no"}
			}
			entries[i].Options = append(entries[i].Options, entry)
		}
	}
	return entries
}

func joined[T ~string](list []T) string {
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = string(v)
	}
	return strings.Join(parts, ", ")
}
