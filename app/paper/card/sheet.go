// Package card makes what is cut, folded, stuck on or handed over for each person: badges, table cards, labels,
// emergency and diet cards.
package card

import (
	"context"
	"io"
	"slices"

	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/program"
)

// cutSheet is the places of cards of one size on a sheet.
type cutSheet struct {
	paper         typeset.Size
	card          typeset.Size
	columns, rows int
	left, top     float64 // of the first card
	stepX, stepY  float64 // from one card to the next
}

// centredSheet returns cards in the middle of a sheet with a gap between them.
func centredSheet(paper, card typeset.Size, columns, rows int, gap float64) cutSheet {
	s := cutSheet{paper: paper, card: card, columns: columns, rows: rows, stepX: card.W + gap, stepY: card.H + gap}
	s.left = (paper.W - float64(columns)*s.stepX + gap) / 2
	s.top = (paper.H - float64(rows)*s.stepY + gap) / 2
	return s
}

func (s cutSheet) count() int { return s.columns * s.rows }

// front is the place of the i-th card of a sheet, row by row.
func (s cutSheet) front(i int) typeset.Rect {
	x, y := s.left+float64(i%s.columns)*s.stepX, s.top+float64(i/s.columns)*s.stepY
	return typeset.Area(x, y, s.card.W, s.card.H)
}

// back is the place behind it: a printer that turns a portrait sheet over its long edge exchanges left and right.
func (s cutSheet) back(i int) typeset.Rect {
	r := s.front(i)
	r.X = s.paper.W - r.Right()
	return r
}

// The marks for cutting are outside the card, and colour reaches beyond its edge, so that neither ink of one nor white
// of the other is left when the cut is slightly off.
const (
	cutOffset = 4.0
	cutLength = 7.0
	bleed     = 3.0
)

// cutMarks draws lines to cut by at the corners of all cards.
func cutMarks(c *typeset.Canvas, s cutSheet) {
	lines := new(typeset.Path)
	for i := range s.count() {
		r := s.front(i)
		outer := r.Inset(-cutOffset)
		for _, x := range [2]float64{r.X, r.Right()} {
			lines.MoveTo(x, outer.Y).LineTo(x, outer.Y-cutLength)
			lines.MoveTo(x, outer.Bottom()).LineTo(x, outer.Bottom()+cutLength)
		}
		for _, y := range [2]float64{r.Y, r.Bottom()} {
			lines.MoveTo(outer.X, y).LineTo(outer.X-cutLength, y)
			lines.MoveTo(outer.Right(), y).LineTo(outer.Right()+cutLength, y)
		}
	}
	c.Stroke(lines, typeset.Pen{Width: 0.4, Color: typeset.Quiet})
}

// side draws one side of a card.
type side func(p *typeset.Page, box typeset.Rect, person *program.Person)

// printer prints cards on sheets: the fronts of a sheet on one page, their backs on the next.
type printer struct {
	request.Request
	doc   *typeset.Document
	sheet cutSheet
	front side
	back  side // nil: the back stays white and has no page
	marks func(c *typeset.Canvas, sheet cutSheet)
}

func newPrinter(r request.Request, title string, sheet cutSheet) printer {
	doc := page.NewCards(r, r.Language.Text(title), sheet.paper)
	return printer{Request: r, doc: doc, sheet: sheet, marks: cutMarks}
}

// write adds the cards of everybody and finishes the file.
func (p printer) write(ctx context.Context, w io.Writer) error {
	people, err := page.People(p.Request, request.Anyone)
	if err != nil {
		return err
	}
	if err := p.add(ctx, people); err != nil {
		return err
	}
	return p.doc.Write(w)
}

// add adds sheets with a card for each person.
func (p printer) add(ctx context.Context, people []*program.Person) error {
	done := 0
	for group := range slices.Chunk(people, p.sheet.count()) {
		if err := ctx.Err(); err != nil {
			return err
		}
		p.side(group, p.front, p.sheet.front)
		if p.back != nil {
			p.side(group, p.back, p.sheet.back)
		}
		done += len(group)
		p.Report(done, len(people))
	}
	return nil
}

func (p printer) side(group []*program.Person, draw side, place func(int) typeset.Rect) {
	sheet := p.doc.AddPage()
	sheet.Stamp("marks", func(c *typeset.Canvas) { p.marks(c, p.sheet) })
	for i, person := range group {
		within(sheet, place(i), func(box typeset.Rect) {
			sheet.In(string(page.LanguageOf(p.Request, person)), box, func() { draw(sheet, box, person) })
		})
		page.ReportUnfit(p.Request, p.doc, person)
	}
	sheet.Done()
}

// within draws a card that cannot reach into its neighbours, however many marks a letter has.
func within(p *typeset.Page, box typeset.Rect, draw func(box typeset.Rect)) {
	p.Clip(box.Inset(-bleed).Path(), func() { draw(box) })
}
