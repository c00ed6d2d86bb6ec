package certificate

import (
	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/data/program"
)

// sheet is one person's page.
type sheet struct {
	*maker
	texts  texts // in the language of the certificate
	second texts // the same in the second language; without one equal to texts
	doc    *typeset.Document
	page   *typeset.Page
	person *program.Person
	logo   *typeset.Picture // the sponsor's; nil: none
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
	c.title.Size, c.title.Tracking = 0.72*c.title.Size, 0.5*c.title.Tracking
	c.presented.Size *= 0.9
	c.citation.Size = 12
	return c
}

// head composes what is the same on every certificate of a request, above the name, for a width. It returns the size of
// the title's letters too, which nothing below may exceed but the names.
func (s *sheet) head(c column, width float64) (list []line, titleSize float64) {
	above := 0.0
	if s.logo != nil {
		list = append(list, line{0, s.logoLine(c.align)})
		above = 8
	}
	if c.eyebrow.Size > 0 {
		list = append(list, line{above, c.text(program.Capitals(s.Edition.Name), c.eyebrow, 2)})
		above = 10
	}
	title := texts.title
	if c.capitals {
		title = func(t texts) string { return program.Capitals(t.title()) }
	}
	first, second := c.text(title(s.texts), c.title, 2), c.text(title(s.second), c.title, 2)
	return append(list,
		line{above, s.both(first, second, width, typeset.Pen{})},
		line{10, s.both(c.text(s.texts.presented(), c.presented, 2), c.text(s.second.presented(), c.presented, 2),
			width, typeset.Pen{})},
	), s.titleSize(first, second, width)
}

// titleSize returns how large the letters of the title become, of the smaller one of two.
func (s *sheet) titleSize(first, second typeset.Text, width float64) float64 {
	if second.String == first.String {
		return s.doc.FittedSize(first, width)
	}
	width = (width - columnGap) / 2
	return min(s.doc.FittedSize(first, width), s.doc.FittedSize(second, width))
}

// text returns a text of the column on up to so many lines.
func (c column) text(text string, style typeset.Style, lines int) typeset.Text {
	return style.Text(text).To(c.align).Within(lines).Balanced()
}

// logoLine sets the sponsor's logo at the column's side.
func (s *sheet) logoLine(align typeset.Align) typeset.Block {
	const height, width = 34.0, 150.0
	return typeset.Drawing{Height: height, Draw: func(p *typeset.Page, box typeset.Rect) {
		frame := typeset.Area(box.X+(box.W-width)/2, box.Y, width, height)
		if align == typeset.Left {
			frame.X, frame.W = box.X, s.logo.WidthAt(height)
		}
		p.Place(s.logo, frame, false)
	}}
}

// nameHeight is the height of the names on a certificate in sizes of their letters: of one line, or of two smaller
// ones, so that what is above and below has the same place for everyone.
const nameHeight = 1.55

// names sets the person's name into its place at the top of a box and, if it is another, the one in their own letters
// below; it returns what is left.
func (s *sheet) names(c column, box typeset.Rect) typeset.Rect {
	own := page.OwnName(s.person, c.own)
	name := c.name.Text(s.person.FullName()).Balanced().To(c.align)
	name.Lines, name.Whole = 3, true
	if own.String == "" {
		name.Language = s.person.OwnScriptLanguage()
	}
	height := nameHeight * c.name.Size
	s.page.Draw(name, box.High(height), true)
	box = box.From(height)
	if own.String != "" {
		own.Lines, own.MaxHeight = 2, 3.2*c.own.Size
		box = box.From(2 + s.page.Put(own.To(c.align), box.From(2)))
	}
	return box
}

// citation sets what the certificate is for, as large as it fits in a box but not larger than the title.
func (s *sheet) citation(c column, box typeset.Rect, largest float64) {
	citation := s.texts.citation(s.person)
	if citation == "" {
		return
	}
	text := c.text(citation, c.citation.At(min(c.citation.Size, largest)), 40)
	text.MaxHeight = box.H
	other := text
	other.String = s.second.citation(s.person)
	block := s.both(text, other, box.W, typeset.Pen{Width: 0.6, Color: typeset.Gold})
	if other.String == citation {
		block = narrowed(text)
	}
	free := max(box.H-s.doc.Height(block, box.W), 0)
	s.page.Put(block, box.From(min(free/2, maxAbove)))
}

// maxAbove is the most space above a short citation.
const maxAbove = 26.0

// columnGap is the space between two languages.
const columnGap = 36.0

// both sets a text and its translation beside each other, with a line between them if the bar has a width; what
// is the same in both languages, or was only written in one, is printed once.
func (s *sheet) both(first, second typeset.Text, width float64, bar typeset.Pen) typeset.Block {
	if second.String == "" || second.String == first.String {
		return first
	}
	return typeset.Aside{Width: (width - columnGap) / 2, Gap: columnGap, Bar: bar, Side: first, Main: second}
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

// setColumn sets the text column into a box: title and name at the same height for everyone, place and date at the
// lower edge; only the citation is as high as is left between them. A part of the free height is above the column.
func (s *sheet) setColumn(c column, box typeset.Rect) {
	if s.second.Language != s.texts.Language {
		c = c.forTwo()
	}
	if place := s.texts.placeAndDate(); place != "" {
		block := s.both(c.text(place, c.place, 2), c.text(s.second.placeAndDate(), c.place, 2), box.W, typeset.Pen{})
		h := s.doc.Height(block, box.W)
		s.page.Put(block, box.Lowest(h))
		box.H -= h + 8
	}
	list, titleSize := s.head(c, box.W)
	const usualRest = 150 // below the names
	free := box.H - s.height(list, box.W) - nameHeight*c.name.Size - c.ruleSpace - usualRest
	box = box.From(max(free, 0) * c.sink)
	for _, l := range list {
		box = box.From(l.above)
		box = box.From(s.page.Put(l.block, box))
	}
	box = s.names(c, box.From(4))
	c.rule(&s.page.Canvas, box.From(6).High(c.ruleSpace))
	s.citation(c, box.From(6+c.ruleSpace+8), titleSize)
}
