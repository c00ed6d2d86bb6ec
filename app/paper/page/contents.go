package page

import (
	"laurel/app/paper/typeset"
)

// entry is a line of the contents: a heading and the page that it is on.
type entry struct {
	title string
	level int
	page  *typeset.Page
}

// Noted returns a heading that the file's outline leads to; AddContents has a line for it.
func (r *Report) Noted(heading typeset.Stack, title string, level int) typeset.Block {
	note := typeset.Drawing{Draw: func(p *typeset.Page, _ typeset.Rect) {
		r.entries = append(r.entries, entry{title, level, p})
	}}
	heading.Blocks = append([]typeset.Block{note}, heading.Blocks...)
	return typeset.Bookmarked(heading, title, level)
}

// AddContents sets the contents behind the first pages of the report, once all others are set. How many pages they
// need, and so the numbers of the others, is known then.
func (r *Report) AddContents(first int) {
	r.Flow.Close()
	if len(r.entries) == 0 {
		return
	}
	before, title := r.Doc.Pages(), r.language.Text("Contents")
	flow := r.Doc.Flow(r.Area, nil)
	flow.Add(typeset.Bookmarked(typeset.Headline.Text(title), title, 0), typeset.Normal)
	var numbers []func()
	for _, e := range r.entries {
		above, style := typeset.Space(10), EntryTitle.At(12)
		if e.level > 0 {
			above, style = 1.5, typeset.Body
		}
		place := func(p *typeset.Page, box typeset.Rect, set func(number int)) {
			numbers = append(numbers, func() {
				set(e.page.Number())
				p.LinkToPage(box, e.page.Number())
			})
		}
		flow.Add(above, r.EntryLine(e.title, style, 16*float64(e.level), place))
	}
	flow.Close()
	r.Doc.MoveLast(r.Doc.Pages()-before, first)
	for _, set := range numbers {
		set()
	}
}

// EntryPages returns the pages of the headings that were noted, once all is set.
func (r *Report) EntryPages() []int {
	var pages []int
	for _, e := range r.entries {
		pages = append(pages, e.page.Number())
	}
	return pages
}
