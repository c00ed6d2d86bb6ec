package card

import (
	"context"
	"fmt"
	"io"

	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// TableSizes lists how many table cards there may be on a sheet, the default first: half a sheet in portrait each, or a
// whole one in landscape.
func TableSizes() []string { return []string{"2", "1"} }

// tableMargin is what a printer may leave white, and more.
const tableMargin = 40.0

// Tables writes a card for each person that is folded like a tent, with the name to be read from both sides: the upper
// half is upside down. Marks at the edges show where to cut and to fold. Options: size, own-language.
func Tables(ctx context.Context, w io.Writer, r request.Request) error {
	size, rows := page.Sheet(r).Portrait(), 2
	switch choice := r.Choice("size"); choice {
	case "", "2":
	case "1":
		size, rows = page.Sheet(r).Landscape(), 1
	default:
		return fmt.Errorf("there is no sheet of “%s” table cards: choose 1 or 2", choice)
	}
	card := typeset.Size{W: size.W, H: size.H / float64(rows)}
	t := table{newPrinter(r, "document.table-cards", centredSheet(size, card, 1, rows, 0))}
	t.front, t.marks = t.card, tentMarks
	return t.write(ctx, w)
}

// tentMarks are dashes at both edges where a card is folded, and lines between cards where they are cut.
func tentMarks(c *typeset.Canvas, s cutSheet) {
	const length = 22.0
	edges := func(y float64) *typeset.Path {
		return new(typeset.Path).MoveTo(0, y).LineTo(length, y).MoveTo(s.paper.W-length, y).LineTo(s.paper.W, y)
	}
	for i := range s.count() {
		card := s.front(i)
		c.Stroke(edges(card.Y+card.H/2), typeset.Pen{Width: 0.6, Color: typeset.Quiet, Dash: []float64{3, 2}})
		if i > 0 {
			c.Stroke(edges(card.Y), typeset.Pen{Width: 0.6, Color: typeset.Quiet})
		}
	}
}

// table draws table cards.
type table struct{ printer }

// card draws both halves of a card.
func (t table) card(p *typeset.Page, box typeset.Rect, person *program.Person) {
	t.face(p, box.Lowest(box.H/2), person)
	upper := box.High(box.H / 2)
	p.HalfTurn(upper, func() { t.face(p, upper, person) })
}

// face draws what is read from one side, on a half as it is upright: the fold is at its upper edge.
func (t table) face(p *typeset.Page, half typeset.Rect, person *program.Person) {
	strong, _ := roleColors(person.Role)
	inner := half.InsetX(tableMargin)
	scale := half.H / 198 // of the half of a half sheet
	foot := inner.Lowest(44).High(22)
	p.FillRect(typeset.Area(half.X+half.W/2-24, foot.Y-7, 48, 1.5), strong)
	p.Draw(fitted(t.Edition.Name, typeset.Caption.At(9), 2), foot, false)
	name := person.FullName()
	from := locale.Joined(" · ", person.Affiliation, page.Country(person.Country, page.LanguageOf(t.Request, person)))
	// The name has the same place on every card, with whatever is known of the person below it.
	const top, names = 16.0, 0.56
	box := inner.From(top).High(foot.Y - 14 - half.Y - top)
	upper, lower := box.High(names*box.H), box.From(names*box.H+3)
	p.Draw(nameText(person, name, nameStyle(typeset.Serif, 62*scale), 2), upper, true)
	setLines(t.doc, &p.Canvas, lower, typeset.Top,
		line{0, 0.55, ownName(person, 30*scale, name)},
		line{3 * scale, 0.45, fitted(from, typeset.Body.At(13*scale).Quiet(), 2)},
	)
}
