package paper

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

// BadgeSize says how many badges there are on a sheet, and with it how large they are.
type BadgeSize string

// The sizes; the empty one is FourBadges. Both are sizes that holders are sold for.
const (
	FourBadges  BadgeSize = "4" // 3 x 4 in (76 x 102 mm), standing
	EightBadges BadgeSize = "8" // 3.5 x 2.25 in (89 x 57 mm), lying
)

// BadgeSizes lists the sizes, the default first.
func BadgeSizes() []BadgeSize { return []BadgeSize{FourBadges, EightBadges} }

// BadgeOptions are the choices of badges.
type BadgeOptions struct {
	PeopleOptions
	Size     BadgeSize
	NoBacks  bool // only fronts, for a printer that does one side
	NoHotels bool // the back does not tell where the group sleeps
}

// badgeLayout says where things stand on a badge of one size. Lengths are points.
type badgeLayout struct {
	card          typeset.Size
	columns, rows int
	hole          float64 // from the upper edge to the slot for the lanyard
	head          float64 // the height of the program's name below it
	band          float64 // the height of the band with the role
	side          float64 // white at either side
	name          typeset.Style
	own           typeset.Style
	line          typeset.Style
	back          float64 // the size of the letters on the back
}

func (s BadgeSize) layout() (badgeLayout, error) {
	name := typeset.Style{Family: typeset.Serif, Bold: true, Leading: 1.16, Color: typeset.Ink}
	own := typeset.Style{Family: typeset.Serif, Color: typeset.Green}
	switch s {
	case "", FourBadges:
		return badgeLayout{
			card: typeset.Size{W: 3 * 72, H: 4 * 72}, columns: 2, rows: 2, hole: 14, head: 24, band: 40, side: 14,
			name: name.At(38), own: own.At(20), line: typeset.Body.At(11.5), back: 8.5,
		}, nil
	case EightBadges:
		return badgeLayout{
			card: typeset.Size{W: 3.5 * 72, H: 2.25 * 72}, columns: 2, rows: 4, hole: 8, head: 12, band: 24, side: 12,
			name: name.At(28), own: own.At(14), line: typeset.Body.At(9), back: 7,
		}, nil
	}
	return badgeLayout{}, fmt.Errorf("there is no sheet of %q badges: choose 4 or 8", string(s))
}

// The slot that a lanyard's clip goes through: 14 x 3 mm.
const (
	slotWidth  = 14 * typeset.MM
	slotHeight = 3 * typeset.MM
	badgeGap   = 24.0 // between badges
)

// Badges writes one PDF with a badge for each person, several a sheet, with marks to cut and to punch by. Every page of
// fronts is followed by the page of their backs, in places that come to lie behind them when the printer turns the sheet
// over its long edge.
func Badges(ctx context.Context, w io.Writer, edition *program.Edition, options BadgeOptions) error {
	layout, err := options.Size.layout()
	if err != nil {
		return err
	}
	sheet := centredSheet(options.Paper.sheet().Portrait(), layout.card, layout.columns, layout.rows, badgeGap)
	m := badgeMaker{
		edition: edition, options: options, layout: layout, language: options.language(edition),
		doc: cardDocument(words{"Badges", "Credenciales", "Badges"}, sheet.paper, edition, options.PeopleOptions),
	}
	run := cardRun{doc: m.doc, sheet: sheet, people: cardPeople(edition, options.People), options: options.PeopleOptions, front: m.front, marks: cutMarks}
	if !options.NoBacks {
		run.back = m.back
	}
	return run.write(ctx, w)
}

// badgeMaker draws the badges of one file.
type badgeMaker struct {
	edition  *program.Edition
	options  BadgeOptions
	layout   badgeLayout
	language string
	doc      *typeset.Document
}

// roleColors are the colour and the tint of each role, which its name stands on: gold is for those who are honoured.
func roleColors(r program.Role) (strong, tint typeset.Color) {
	switch r {
	case program.Awardee:
		return typeset.Color{R: 0x7A, G: 0x56, B: 0x12}, typeset.GoldTint
	case program.Interpreter:
		return typeset.Green, typeset.GreenTint
	case program.Liaison:
		return typeset.Color{R: 0x2F, G: 0x66, B: 0x90}, typeset.Color{R: 0xDC, G: 0xE8, B: 0xF1}
	case program.Staff:
		return typeset.Color{R: 0x46, G: 0x4C, B: 0x57}, typeset.Color{R: 0xE6, G: 0xE8, B: 0xEB}
	default:
		return typeset.Color{R: 0x7A, G: 0x5C, B: 0x99}, typeset.Color{R: 0xEC, G: 0xE5, B: 0xF2}
	}
}

// slot marks where the badge is punched.
func (m badgeMaker) slot(c *typeset.Canvas, box typeset.Rect) {
	r := typeset.Rect{X: box.X + (box.W-slotWidth)/2, Y: box.Y + m.layout.hole, W: slotWidth, H: slotHeight}
	c.Stroke(new(typeset.Path).RoundRect(r, slotHeight/2), typeset.Pen{Width: 0.5, Color: typeset.Quiet, Dash: []float64{2, 1.5}})
}

// inner is what is left of a badge below its slot.
func (m badgeMaker) inner(box typeset.Rect) typeset.Rect {
	top := m.layout.hole + slotHeight + typeset.Tight
	return typeset.Rect{X: box.X + m.layout.side, Y: box.Y + top, W: box.W - 2*m.layout.side, H: box.H - top}
}

func (m badgeMaker) front(p *typeset.Page, box typeset.Rect, person *program.Person) {
	l := m.layout
	strong, tint := roleColors(person.Role)
	band := typeset.Rect{X: box.X, Y: box.Y + box.H - l.band, W: box.W, H: l.band}
	p.Fill(new(typeset.Path).Rect(typeset.Rect{X: band.X - bleed, Y: band.Y, W: band.W + 2*bleed, H: band.H + bleed}), tint)
	p.Fill(new(typeset.Path).Rect(typeset.Rect{X: band.X - bleed, Y: band.Y, W: band.W + 2*bleed, H: 1.5}), strong)
	p.Draw(typeset.Text{
		String: program.Capitals(person.Role.Name(locale.Language(m.language))), Style: typeset.LabelCaps.At(l.line.Size).Tracked(0.14).In(strong), Align: typeset.Center, Lines: 1,
	}, typeset.Rect{X: band.X + l.side, Y: band.Y, W: band.W - 2*l.side, H: band.H}, true)

	m.slot(&p.Canvas, box)
	inner := m.inner(box)
	p.Draw(typeset.Text{
		String: m.edition.Name, Style: typeset.Body.At(l.back).In(typeset.Quiet), Align: typeset.Center, Lines: 2, KeepSize: true, Balance: true,
	}, typeset.Rect{X: inner.X, Y: inner.Y, W: inner.W, H: l.head}, true)

	name, full := person.Badge(), person.DisplayName()
	if full == name {
		full = ""
	}
	text := func(s string, style typeset.Style, lines int) typeset.Text {
		return typeset.Text{String: s, Style: style, Align: typeset.Center, Lines: lines, KeepSize: true, Balance: true}
	}
	above := l.line.Size / 2
	if person.Affiliation != "" {
		above = 1
	}
	own := text(ownName(person, name, full), l.own, 1)
	own.Language = person.OwnScriptLanguage()
	middle := typeset.Rect{X: inner.X, Y: inner.Y + l.head + typeset.Tight, W: inner.W}
	middle.H = band.Y - typeset.Tight - middle.Y
	setFace(m.doc, &p.Canvas, middle, typeset.Middle,
		faceLine{0, 0.42, nameText(person, name, l.name, 2)},
		faceLine{0, 0.12, text(full, l.line, 1)},
		faceLine{0, 0.24, own},
		faceLine{l.line.Size / 2, 0.2, text(person.Affiliation, l.line, 2)},
		faceLine{above, 0.12, text(countryName(person.Country, m.language), l.line.Strong(), 1)},
	)
}

// countryName is the country in words, or nothing where it was not said.
func countryName(c program.Country, language string) string {
	if c == "" {
		return ""
	}
	return c.Name(locale.Language(language))
}

// back tells whom to call and where the group sleeps. It is drawn once for all who are in the same stops.
func (m badgeMaker) back(p *typeset.Page, box typeset.Rect, person *program.Person) {
	stops := cardStops(m.edition, m.options.Stops, person)
	if m.options.NoHotels {
		stops = nil
	}
	key := "back " + strconv.FormatFloat(box.X, 'f', 2, 64) + " " + strconv.FormatFloat(box.Y, 'f', 2, 64)
	for _, s := range stops {
		key += " " + string(s.ID)
	}
	p.Stamp(m.doc.Once(key, func(c *typeset.Canvas) { m.drawBack(c, box, stops) }))
}

func (m badgeMaker) drawBack(c *typeset.Canvas, box typeset.Rect, stops []*program.Stop) {
	m.slot(c, box)
	size := m.layout.back
	text := func(s string, style typeset.Style) typeset.Text {
		return typeset.Text{String: s, Style: style, Align: typeset.Center, Lines: 3, KeepSize: true, Balance: true}
	}
	lines := []faceLine{{0, 0.2, text(m.edition.Name, typeset.Style{Family: typeset.Serif, Bold: true, Size: 1.3 * size, Color: typeset.Green})}}
	if phone := m.edition.EmergencyPhone; phone != "" {
		emergency := words{"In an emergency", "En caso de emergencia", "En cas d’urgence"}.in(m.language)
		lines = append(lines, faceLine{size * 0.7, 0.08, text(emergency, typeset.Body.At(size*0.9).In(typeset.Quiet))},
			faceLine{0, 0.12, text(phone, typeset.Body.At(1.5*size).Strong())})
	}
	for _, s := range stops {
		if s.Hotel.Name == "" && s.Hotel.Address == "" && s.Hotel.Phone == "" {
			continue
		}
		when := joined(" · ", s.City, program.FormatPeriod(s.From, s.Until, locale.Language(m.language)))
		hotel, where := s.Hotel.Name, joined("\n", s.Hotel.Address, s.Hotel.Phone)
		if box.W > box.H {
			hotel, where = joined(" · ", s.Hotel.Name, s.Hotel.Phone), s.Hotel.Address
		}
		share := 0.7 / float64(len(stops))
		lines = append(lines, faceLine{size * 0.6, share * 0.25, text(when, typeset.Body.At(size*0.85).In(typeset.Quiet))},
			faceLine{0, share * 0.3, text(hotel, typeset.Body.At(size).Strong())}, faceLine{0, share * 0.45, text(where, typeset.Body.At(size))})
	}
	inner := m.inner(box)
	inner.H -= typeset.Close / 2
	setFace(m.doc, c, inner, typeset.Middle, lines...)
}
