package merge

import (
	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/locale"
)

// link is a part of a page, in points from its top left corner, that leads to another page of the packet; both are
// numbered from one.
type link struct {
	from, to int
	at       typeset.Rect
	height   float64 // of the page
}

// contents sets the table of contents. How many pages it needs itself is known when it was set once.
func contents(r request.Request, sources []*source) (*source, []link, error) {
	own := 1
	for {
		t := table{Report: page.NewReport(r, r.Language.Text("document.packet")), Request: r}
		data, err := t.set(sources, own)
		if err != nil {
			return nil, nil, err
		}
		s, err := read(Part{r.Language.Text("Contents"), data})
		if err != nil {
			return nil, nil, err
		}
		if s.pages() <= own {
			return s, t.links, nil
		}
		own = s.pages()
	}
}

// table is a table of contents that is being set.
type table struct {
	*page.Report
	request.Request
	links []link
}

// mostEntries is how many bookmarks of one part are listed in the contents; of a part with more (one for each
// certificate) none is.
const mostEntries = 24

// set returns the contents of parts that begin after so many pages.
func (t *table) set(sources []*source, own int) ([]byte, error) {
	l := t.Language
	about := locale.Joined(
		"  ·  ", t.Edition.Name, l.Period(t.Edition.Start, t.Edition.End), t.Edition.Audience.Name(l))
	t.Title(l.Text("document.packet"), about,
		l.Text("The numbers are those of the pages in this file."))
	number := own + 1
	for _, s := range sources {
		t.line(s.title, number, page.EntryTitle.At(12.5), 0)
		if len(s.marks) > 1 && len(s.marks) <= mostEntries {
			for _, mark := range s.marks {
				t.line(mark.Title, number+s.dividers()+mark.PageFrom-1, typeset.Body.At(9.5), 16)
			}
		}
		t.Flow.Add(typeset.Close)
		number += s.dividers() + s.pages()
	}
	return t.Bytes()
}

// line sets one entry, which leads to its page.
func (t *table) line(title string, number int, style typeset.Style, indent float64) {
	place := func(p *typeset.Page, box typeset.Rect, set func(int)) {
		set(number)
		t.links = append(t.links, link{from: p.Number(), to: number, at: p.OnPaper(box), height: p.Size().H})
	}
	t.Flow.Add(t.EntryLine(title, style, indent, place), typeset.Space(3))
}
