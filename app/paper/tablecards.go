package paper

import (
	"context"
	"fmt"
	"io"

	"laurel/app/paper/typeset"
	"laurel/data/program"
)

// TableCardSize says how many table cards there are on a sheet.
type TableCardSize string

// The sizes; the empty one is TwoTableCards.
const (
	TwoTableCards TableCardSize = "2" // half a standing sheet each
	OneTableCard  TableCardSize = "1" // a whole lying sheet
)

// TableCardSizes lists the sizes, the default first.
func TableCardSizes() []TableCardSize { return []TableCardSize{TwoTableCards, OneTableCard} }

// TableCardOptions are the choices of table cards.
type TableCardOptions struct {
	PeopleOptions
	Size TableCardSize
}

// tableCardMargin is what a printer may leave white, and more.
const tableCardMargin = 40.0

// TableCards writes one PDF with a card for each person that is folded to stand on a table like a tent, with the name to be
// read from both sides: the upper half stands on its head. Marks at the edges show where to cut and to fold.
func TableCards(ctx context.Context, w io.Writer, edition *program.Edition, options TableCardOptions) error {
	size, rows := options.Paper.sheet().Portrait(), 2
	switch options.Size {
	case "", TwoTableCards:
	case OneTableCard:
		size, rows = options.Paper.sheet().Landscape(), 1
	default:
		return fmt.Errorf("there is no sheet of %q table cards: choose 1 or 2", string(options.Size))
	}
	m := tableCardMaker{
		edition: edition, language: options.language(edition),
		doc: cardDocument(words{"Table cards", "Tarjetas de mesa", "Chevalets de table"}, size, edition, options.PeopleOptions),
	}
	card := typeset.Size{W: size.W, H: size.H / float64(rows)}
	return cardRun{
		doc: m.doc, sheet: centredSheet(size, card, 1, rows, 0), people: cardPeople(edition, options.People),
		options: options.PeopleOptions, front: m.card, marks: tentMarks,
	}.write(ctx, w)
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

// tableCardMaker draws the table cards of one file.
type tableCardMaker struct {
	edition  *program.Edition
	language string
	doc      *typeset.Document
}

// card draws both halves of a card.
func (m tableCardMaker) card(p *typeset.Page, box typeset.Rect, person *program.Person) {
	half := typeset.Rect{X: box.X, Y: box.Y + box.H/2, W: box.W, H: box.H / 2}
	m.face(p, half, person)
	half.Y = box.Y
	p.HalfTurn(half, func() { m.face(p, half, person) })
}

// face draws what is read from one side, on a half as it stands upright: the fold is at its upper edge.
func (m tableCardMaker) face(p *typeset.Page, half typeset.Rect, person *program.Person) {
	strong, _ := roleColors(person.Role)
	inner := typeset.Rect{X: half.X + tableCardMargin, Y: half.Y + 16, W: half.W - 2*tableCardMargin, H: half.H - 16 - 44}
	scale := half.H / 198 // of the half of a half sheet
	foot := typeset.Rect{X: inner.X, Y: half.Y + half.H - 38, W: inner.W, H: 14}
	p.Fill(new(typeset.Path).Rect(typeset.Rect{X: half.X + half.W/2 - 24, Y: foot.Y - 6, W: 48, H: 1.5}), strong)
	p.Draw(typeset.Text{String: m.edition.Name, Style: typeset.Caption.At(9), Align: typeset.Center, Lines: 1}, foot, true)
	text := func(s string, style typeset.Style) typeset.Text {
		return typeset.Text{String: s, Style: style, Align: typeset.Center, Lines: 1}
	}
	name := person.DisplayName()
	own := text(ownName(person, name), typeset.Style{Family: typeset.Serif, Size: 32 * scale, Color: typeset.Green})
	own.Language = person.OwnScriptLanguage()
	whence := text(joined(" · ", person.Affiliation, countryName(person.Country, m.language)), typeset.Body.At(13*scale).In(typeset.Quiet))
	whence.Lines, whence.KeepSize, whence.Balance = 2, true, true
	setFace(m.doc, &p.Canvas, inner, typeset.Middle,
		faceLine{0, 0.46, nameText(person, name, typeset.Style{Family: typeset.Serif, Bold: true, Size: 62 * scale, Leading: 1.2, Color: typeset.Ink}, 2)},
		faceLine{0, 0.36, own},
		faceLine{6 * scale, 0.18, whence},
	)
}
