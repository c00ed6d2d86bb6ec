package certificate

import (
	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/data/program"
)

// sheet is one person's page.
type sheet struct {
	*maker
	doc    *typeset.Document
	page   *typeset.Page
	person *program.Person
}

// line is a block of the text column with the space above it.
type line struct {
	above float64
	block typeset.Block
}

// column is how a design sets the lines of its text column.
type column struct {
	align     typeset.Align
	eyebrow   typeset.Style // of the program's name; size zero leaves it out
	title     typeset.Style
	capitals  bool // of the title
	presented typeset.Style
	name      typeset.Style
	own       typeset.Style
	citation  typeset.Style
	place     typeset.Style
	rule      func(c *typeset.Canvas, box typeset.Rect)
	ruleSpace float64
	sink      float64 // how much of the free height is above the column
}

// forTwo is the style of a column in two languages: smaller, so that half the width is enough.
func (c column) forTwo() column {
	c.title.Size, c.title.Tracking = 0.66*c.title.Size, 0.5*c.title.Tracking
	c.presented.Size *= 0.9
	c.citation.Size = 12
	return c
}

// lines composes the text column for a width, with the citation shrunk into what the others leave of a height.
func (s *sheet) lines(c column, width, height float64) []line {
	if s.second.Language != s.texts.Language {
		c = c.forTwo()
	}
	one := func(text string, style typeset.Style) typeset.Text { return style.Line(text).To(c.align) }
	both := func(text func(texts) string, style typeset.Style) typeset.Block {
		return sideBySide(one(text(s.texts), style), one(text(s.second), style), width, typeset.Pen{})
	}
	title := texts.title
	if c.capitals {
		title = func(t texts) string { return program.Capitals(t.title()) }
	}
	above := 0.0
	var list []line
	if c.eyebrow.Size > 0 {
		list = append(list, line{0, one(program.Capitals(s.Edition.Name), c.eyebrow)})
		above = 10
	}
	list = append(list, line{above, both(title, c.title)}, line{14, both(texts.presented, c.presented)})
	list = append(list, s.names(c)...)
	rule := func(p *typeset.Page, box typeset.Rect) { c.rule(&p.Canvas, box) }
	list = append(list, line{8, typeset.Drawing{Height: c.ruleSpace, Draw: rule}})
	place := line{12, both(texts.placeAndDate, c.place)}
	if s.texts.placeAndDate() == "" {
		place = line{0, typeset.Space(0)}
	}
	if citation := s.texts.citation(s.person); citation != "" {
		text := one(citation, c.citation).Within(40).Balanced()
		text.MaxHeight = max(height-s.height(append(list, place), width)-10, 3*c.citation.Size)
		other := text
		other.String = s.second.citation(s.person)
		block := sideBySide(text, other, width, typeset.Pen{Width: 0.6, Color: typeset.Gold})
		if other.String == citation {
			block = narrowed(text)
		}
		list = append(list, line{10, block})
	}
	return append(list, place)
}

// names sets the person's name and, if it is another, the one in their own letters.
func (s *sheet) names(c column) []line {
	set := func(text typeset.Text, most float64) typeset.Block {
		text = text.To(c.align)
		text.Lines, text.MaxHeight = 2, most*text.Style.Size
		return text
	}
	name := c.name.Text(s.person.FullName()).Balanced()
	if own := page.OwnName(s.person, c.own); own.String != "" {
		return []line{{4, set(name, 2.3)}, {2, set(own, 3.2)}}
	}
	name.Language = s.person.OwnScriptLanguage()
	return []line{{4, set(name, 2.3)}}
}

// sideBySide sets a text and its translation beside each other, with a line between them if the bar has a width; what
// is the same in both languages, or was only written in one, is printed once.
func sideBySide(first, second typeset.Text, width float64, bar typeset.Pen) typeset.Block {
	if second.String == "" || second.String == first.String {
		return first
	}
	const gap = 36.0
	return typeset.Aside{Width: (width - gap) / 2, Gap: gap, Bar: bar, Side: first, Main: second}
}

// narrowed sets a short citation in a shorter line, which reads better than one across the page.
func narrowed(t typeset.Text) typeset.Block {
	const short, side = 260, 76
	if len(t.String) > short {
		return t
	}
	row := typeset.Row{Cells: []typeset.Cell{{Width: side}, {Content: t}, {Width: side}}}
	if t.Align != typeset.Center {
		row.Cells = row.Cells[1:]
	}
	return row
}

func (s *sheet) height(list []line, width float64) float64 {
	var h float64
	for _, l := range list {
		h += l.above + s.doc.Height(l.block, width)
	}
	return h
}

// setColumn sets the text column into a box. The free height is divided between the lines, up to a third of what is
// there already, and then above and below.
func (s *sheet) setColumn(c column, box typeset.Rect) {
	list := s.lines(c, box.W, box.H)
	free := box.H - s.height(list, box.W)
	var gaps float64
	for _, l := range list {
		gaps += l.above
	}
	stretch := 1.0
	if gaps > 0 && free > 0 {
		stretch += min(free*0.5/gaps, 0.8)
	}
	box = box.From(max(free-(stretch-1)*gaps, 0) * c.sink)
	for _, l := range list {
		box = box.From(l.above * stretch)
		box = box.From(s.page.Put(l.block, box))
	}
}
