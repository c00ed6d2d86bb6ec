package merge

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"

	"laurel/app/paper/pdf"
	"laurel/data/locale"
)

// merger writes a file of the pages of others. pdfcpu reads them; its own writing names pdfcpu and the hour in every
// file and puts objects in another sequence each time, while ours contains nothing but title and language and is the
// same for the same input.
type merger struct {
	pdf.File
	tree   int   // number of the page tree
	pages  []int // numbers of the pages
	copies []*copier
	links  []link // beside those of the pages themselves
}

// join writes the pages of some files as one.
func (m *merger) join(
	ctx context.Context, w io.Writer, title string, l locale.Language, marks []pdfcpu.Bookmark, sources ...*source,
) error {
	m.tree = m.Reserve()
	for _, s := range sources {
		m.begin(s)
	}
	for _, c := range m.copies {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := c.copy(); err != nil {
			return err
		}
	}
	return m.write(w, title, l, marks)
}

// begin reserves numbers for the pages of a source, so that links to them can be written before they are copied.
func (m *merger) begin(s *source) {
	c := &copier{source: s, to: m, numbers: map[int]int{}, first: len(m.pages)}
	for range s.pages() {
		m.pages = append(m.pages, m.Reserve())
	}
	m.copies = append(m.copies, c)
}

// annotations returns the links of a page beside its own; pages are numbered from one.
func (m *merger) annotations(page int) string {
	var list strings.Builder
	for _, l := range m.links {
		if l.from == page {
			const link = "<</Type /Annot/Subtype /Link/Border [0 0 0]/Rect [%.2f %.2f %.2f %.2f]/Dest [%d 0 R /Fit]>> "
			fmt.Fprintf(&list, link,
				l.at.X, l.height-l.at.Bottom(), l.at.Right(), l.height-l.at.Y, m.pages[l.to-1])
		}
	}
	return list.String()
}

// outline adds a level of bookmarks and returns the numbers of the first and the last.
func (m *merger) outline(marks []pdfcpu.Bookmark, parent int) (first, last int) {
	numbers := make([]int, len(marks))
	for i := range marks {
		numbers[i] = m.Reserve()
	}
	for i, mark := range marks {
		page := m.pages[min(max(mark.PageFrom, 1), len(m.pages))-1]
		body := fmt.Appendf(nil, "<</Title %s/Parent %d 0 R/Dest [%d 0 R /Fit]", pdf.Text(mark.Title), parent, page)
		if i > 0 {
			body = fmt.Appendf(body, "/Prev %d 0 R", numbers[i-1])
		}
		if i+1 < len(marks) {
			body = fmt.Appendf(body, "/Next %d 0 R", numbers[i+1])
		}
		if len(mark.Kids) > 0 { // a negative count: closed until somebody opens it
			below, end := m.outline(mark.Kids, numbers[i])
			body = fmt.Appendf(body, "/First %d 0 R/Last %d 0 R/Count %d", below, end, -len(mark.Kids))
		}
		m.Set(numbers[i], append(body, ">>"...))
	}
	return numbers[0], numbers[len(numbers)-1]
}

// write finishes the file.
func (m *merger) write(w io.Writer, title string, l locale.Language, marks []pdfcpu.Bookmark) error {
	var kids strings.Builder
	for _, number := range m.pages {
		fmt.Fprintf(&kids, "%d 0 R ", number)
	}
	m.Set(m.tree, fmt.Appendf(nil, "<</Type /Pages/Count %d/Kids [%s]>>", len(m.pages), kids.String()))
	about := pdf.Properties{Title: title, Language: string(l)}
	if len(marks) > 0 {
		about.Outline = m.Reserve()
		first, last := m.outline(marks, about.Outline)
		root := fmt.Appendf(nil, "<</Type /Outlines/First %d 0 R/Last %d 0 R/Count %d>>", first, last, len(marks))
		m.Set(about.Outline, root)
	}
	return m.Write(w, m.tree, about)
}
