package book

import (
	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
)

// tocEntry is a line of the contents: a heading and the page that it is on.
type tocEntry struct {
	title string
	level int
	page  *typeset.Page
}

// contents sets the contents behind the first pages of the book. How many pages they need, and so the numbers of all
// others, is known when they are set.
func (b *book) contents(first int) {
	if len(b.toc) == 0 {
		return
	}
	before, title := b.Doc.Pages(), b.Language.Text("Contents")
	flow := b.Doc.Flow(b.Area, nil)
	flow.Add(typeset.Bookmarked(typeset.Headline.Text(title), title, 0), typeset.Normal)
	var numbers []func()
	for _, e := range b.toc {
		above, style := typeset.Space(10), page.EntryTitle.At(12)
		if e.level > 0 {
			above, style = 1.5, typeset.Body
		}
		place := func(p *typeset.Page, box typeset.Rect, set func(number int)) {
			numbers = append(numbers, func() {
				set(e.page.Number())
				p.LinkToPage(box, e.page.Number())
			})
		}
		flow.Add(above, b.EntryLine(e.title, style, 16*float64(e.level), place))
	}
	b.Doc.MoveLast(b.Doc.Pages()-before, first)
	for _, set := range numbers {
		set()
	}
}
