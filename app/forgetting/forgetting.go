// Package forgetting describes what was removed from a store for good, or would be: in lines for the window and the
// terminal, and as a certificate that names nobody.
package forgetting

import (
	"context"
	"fmt"
	"io"

	"laurel/app/article"
	"laurel/app/paper/report"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/store"
	"laurel/data/store/tables"
)

// kinds are the kinds of records in the order of the lines.
var kinds = []tables.Kind{
	tables.Programs, tables.People, tables.Stops, tables.Meetings, tables.Takeaways, tables.Findings, tables.Forms,
	tables.Responses, tables.Connections, tables.Tasks, tables.Journeys, tables.Issues, tables.Releases,
	tables.TravelTimes, tables.Ignored,
}

// Lines lists by kind and place what was removed, or would be: 1 person, 12 meetings.
func Lines(l locale.Language, f *store.Forgotten) []string {
	var lines []string
	add := func(key string, n int) {
		if n > 0 {
			lines = append(lines, l.Count("forgotten."+key, n))
		}
	}
	for _, kind := range kinds {
		add(string(kind), f.Rows[kind])
	}
	unlinked := 0
	for _, n := range f.Unlinked {
		unlinked += n
	}
	add("unlinked", unlinked)
	add("texts", len(f.Named)-kept(f))
	add("log", f.Log)
	add("labels", f.Labels)
	add("sent", f.Sent)
	add("drafts", f.Drafts)
	add("photos", f.Photos)
	copies := f.Counts()
	add("rewritten", copies[store.CopyRewritten])
	add("removed", copies[store.CopyRemoved])
	return lines
}

// kept counts the texts that keep the name.
func kept(f *store.Forgotten) (n int) {
	for _, named := range f.Named {
		if named.Kept {
			n++
		}
	}
	return n
}

// Unreached lists what may still have what was removed.
func Unreached(l locale.Language, f *store.Forgotten) []string {
	lines := []string{
		l.Text("Documents that were exported, printed or handed out."),
		l.Text("Messages that were sent, and what recipients did with them."),
		l.Text(
			"Backups and copies elsewhere: USB sticks, other folders, other computers, services that copy the disk.",
		),
		l.Text("Traces of overwritten files that a solid-state drive or a copy-on-write file system keeps."),
	}
	if n := kept(f); n > 0 {
		lines = append(lines, l.Count("forgotten.kept", n))
	}
	if n := f.Counts()[store.CopyLeft]; n > 0 {
		lines = append(lines, l.Count("forgotten.left", n))
	}
	return lines
}

// Certificate is a page that lists what was removed, when, by which Laurel, from where and what is not reached. It
// has nothing of the person: a reference represents the record.
type Certificate struct {
	*store.Forgotten
	Language locale.Language
	Version  string
	Paper    request.Paper
}

// article is the content of the certificate.
func (c Certificate) article() *article.Article {
	l := c.Language
	removed := Lines(l, c.Forgotten)
	if len(removed) == 0 {
		removed = []string{l.Text("Nothing was found")}
	}
	a := &article.Article{
		Title: l.Text("Certificate of removal"), Foot: l.Text("Certificate of removal") + " " + c.Ref, Language: l,
	}
	a.Add(
		article.Heading{Level: 1, Eyebrow: c.Ref, Text: l.Text("Certificate of removal")},
		article.Paragraph{Text: l.Text(
			"On {{.Date}}, Laurel {{.Version}} permanently removed what is listed here. No one is named: the "+
				"reference {{.Ref}} identifies the record.",
			locale.Values{
				"Date": l.Moment(civil.DateTimeOf(c.At.Local())), "Version": c.Version, "Ref": c.Ref,
			},
		)},
		article.Heading{Level: 3, Text: l.Text("What was removed")}, article.List{Items: removed},
		article.Heading{Level: 3, Text: l.Text("From where")}, article.List{Items: []string{
			l.Text("The records and texts in the data file, and what was left of them in its free space."),
			l.Text("The history, and everything that undo could bring back."),
			l.Text("The copies of documents sent, and unsaved drafts."),
			l.Text("The backups in Laurel’s folder, and the copies next to the data file."),
		}},
		article.Heading{Level: 3, Text: l.Text("What Laurel cannot reach")},
		article.List{Items: Unreached(l, c.Forgotten)},
	)
	return a
}

// WritePDF writes the certificate as PDF.
func (c Certificate) WritePDF(ctx context.Context, w io.Writer) error {
	return report.Write(ctx, w, c.article(), request.Request{
		Format: request.PDF, Language: c.Language, Paper: c.Paper, Now: c.At,
	})
}

// WriteText writes the certificate as plain text (UTF-8).
func (c Certificate) WriteText(w io.Writer) error {
	for _, block := range c.article().Blocks {
		text := ""
		switch b := block.(type) {
		case article.Heading:
			text = "\n" + b.Text + "\n"
		case article.Paragraph:
			text = b.Text + "\n"
		case article.List:
			for _, item := range b.Items {
				text += "- " + item + "\n"
			}
		}
		if _, err := fmt.Fprint(w, text); err != nil {
			return err
		}
	}
	return nil
}
