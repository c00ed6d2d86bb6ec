// Package merge merges PDF files: a packet of documents and of the user's own files, and a document with its changes in
// front. Of each file only what is seen is copied: no properties, no metadata, no attached files, no scripts, no names
// of layers, and of its pictures nothing but the picture. A page of which that cannot be done is refused.
package merge

import (
	"context"
	"fmt"
	"io"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"

	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/locale"
)

// Part is a finished PDF that is merged into a file.
type Part struct {
	Title string
	PDF   []byte
}

// PartError reports the part that could not be read, and why.
type PartError struct {
	Title string
	cause error
}

// Error names the part.
func (e *PartError) Error() string { return fmt.Sprintf("%s: %v", e.Title, e.cause) }

// Unwrap returns the cause, such as ErrPDF.
func (e *PartError) Unwrap() error { return e.cause }

// PageError reports the page of a part, from 1, that cannot be copied, and why: ErrPicture, ErrLayer, or damage.
type PageError struct {
	Page  int
	cause error
}

// Error names the page.
func (e *PageError) Error() string { return fmt.Sprintf("page %d: %v", e.Page, e.cause) }

// Unwrap returns the cause.
func (e *PageError) Unwrap() error { return e.cause }

// Packet writes one PDF of many: a table of contents, then all parts with their bookmarks and links. A part that cannot
// be read is a *PartError. Option: dividers (a page with the title before each part).
func Packet(ctx context.Context, w io.Writer, r request.Request, parts []Part) error {
	sources := make([]*source, len(parts))
	for i, part := range parts {
		var err error
		if sources[i], err = read(part); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	if err := divide(r, sources); err != nil {
		return err
	}
	front, links, err := contents(r, sources)
	if err != nil {
		return err
	}
	marks := []pdfcpu.Bookmark{{Title: front.title, PageFrom: 1}}
	pages := front.pages()
	all := []*source{front}
	for _, s := range sources {
		kids := moved(s.marks, pages+s.dividers())
		marks = append(marks, pdfcpu.Bookmark{Title: s.title, PageFrom: pages + 1, Kids: kids})
		pages += s.dividers() + s.pages()
		if s.divider != nil {
			all = append(all, s.divider)
		}
		all = append(all, s)
	}
	m := merger{links: links}
	title := page.Titled(r, r.Language.Text("document.packet"))
	return m.join(ctx, w, title, r.Language, marks, all...)
}

// divide makes the pages between the parts, where these are asked for.
func divide(r request.Request, sources []*source) error {
	if !r.Yes("dividers") {
		return nil
	}
	for _, s := range sources {
		report := page.NewReport(r, s.title)
		report.Flow.Add(typeset.Space(0), typeset.Drawing{Height: report.Area.H * 0.36, Draw: nothing},
			typeset.Headline.At(36).Text(s.title), typeset.Close, typeset.GreenRule)
		data, err := report.Bytes()
		if err != nil {
			return err
		}
		if s.divider, err = read(Part{s.title, data}); err != nil {
			return err
		}
	}
	return nil
}

func nothing(*typeset.Page, typeset.Rect) {}

// Plain writes a file as a packet contains it: what is seen of it, and a title.
func Plain(w io.Writer, part Part, l locale.Language) error {
	s, err := read(part)
	if err != nil {
		return err
	}
	return new(merger).join(context.Background(), w, part.Title, l, s.marks, s)
}

// Pages writes some pages of a file, from one, in that order; for paper, so without bookmarks and links.
func Pages(ctx context.Context, w io.Writer, part Part, l locale.Language, pages []int) error {
	s, err := read(part)
	if err != nil {
		return err
	}
	s.only = pages
	return new(merger).join(ctx, w, part.Title, l, nil, s)
}

// Count returns how many pages a file has.
func Count(data []byte) (int, error) {
	s, err := read(Part{PDF: data})
	if err != nil {
		return 0, err
	}
	return s.pages(), nil
}

// Check returns ErrPDF, with its cause, for a file that cannot be part of a packet; a *PageError where it is one page.
func Check(data []byte) error { return Plain(io.Discard, Part{PDF: data}, locale.English) }

// WithChanges writes a finished document with a page of what has changed since a release in front of it; its bookmarks
// and links still lead to the right pages.
func WithChanges(w io.Writer, r request.Request, document Part) error {
	title := r.Since.Title(r.Language)
	report := page.NewReport(r, title)
	report.AddChanges(r.Since, document.Title)
	data, err := report.Bytes()
	if err != nil {
		return err
	}
	front, err := read(Part{title, data})
	if err != nil {
		return err
	}
	s, err := read(document)
	if err != nil {
		return err
	}
	marks := append([]pdfcpu.Bookmark{{Title: title, PageFrom: 1}}, moved(s.marks, front.pages())...)
	title = page.Titled(r, document.Title)
	return new(merger).join(context.Background(), w, title, r.Language, marks, front, s)
}

// moved returns bookmarks for pages that are so many pages further back.
func moved(marks []pdfcpu.Bookmark, by int) []pdfcpu.Bookmark {
	var list []pdfcpu.Bookmark
	for _, mark := range marks {
		mark.PageFrom += by
		mark.Kids = moved(mark.Kids, by)
		list = append(list, mark)
	}
	return list
}
