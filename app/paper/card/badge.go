package card

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"

	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// BadgeSizes lists how many badges there may be on a sheet, the default first. Both are sizes that holders are sold
// for: 3 x 4 in (76 x 102 mm) in portrait, and 3.5 x 2.25 in (89 x 57 mm) in landscape.
func BadgeSizes() []string { return []string{"4", "8"} }

// badgeLayout is the places on a badge of one size. Lengths are points.
type badgeLayout struct {
	card          typeset.Size
	columns, rows int
	hole          float64 // from the upper edge to the slot for the lanyard
	program       float64 // the height of the program's name below it
	band          float64 // the height of the band with the role
	margin        float64 // white at either side
	name          typeset.Style
	own           float64 // the size of the name in the person's own letters
	photo         typeset.Size
	line          typeset.Style
	small         float64 // the size of the letters on the back, and of the program's name
}

func layoutOf(size string) (badgeLayout, error) {
	name := nameStyle(typeset.Serif, 38)
	name.Leading = 1.16
	switch size {
	case "", "4":
		return badgeLayout{
			card: typeset.Size{W: 3 * 72, H: 4 * 72}, columns: 2, rows: 2, hole: 14, program: 46, band: 40, margin: 14,
			name: name, own: 20, photo: typeset.Size{W: 62, H: 76}, line: typeset.Body.At(11.5), small: 8.5,
		}, nil
	case "8":
		return badgeLayout{
			card: typeset.Size{
				W: 3.5 * 72,
				H: 2.25 * 72,
			}, columns: 2, rows: 4, hole: 8, program: 24, band: 22, margin: 12,
			name: name.At(28), own: 14, photo: typeset.Size{W: 58, H: 72}, line: typeset.Body.At(9), small: 8,
		}, nil
	}
	return badgeLayout{}, fmt.Errorf("there is no sheet of “%s” badges: choose 4 or 8", size)
}

// The slot that a lanyard's clip passes through: 14 x 3 mm.
const (
	slotWidth  = 14 * typeset.MM
	slotHeight = 3 * typeset.MM
	cardGap    = 24.0 // between badges, and between cards for the wallet
)

// Badges writes a badge for each person, several a sheet, with marks to cut and to punch by. Every page of fronts is
// followed by the page of their backs, in places that are behind them when the printer turns the sheet over its long
// edge. Options: size, backs, hotels (on the backs), position, photo, logo (the sponsor's), blanks (how many badges to
// be written by hand are added), new (only those that were not printed yet).
func Badges(ctx context.Context, w io.Writer, r request.Request) error {
	layout, err := layoutOf(r.Choice("size"))
	if err != nil {
		return err
	}
	sheet := centredSheet(page.Sheet(r).Portrait(), layout.card, layout.columns, layout.rows, cardGap)
	b := badge{printer: newPrinter(r, "document.badges", sheet), badgeLayout: layout}
	people, err := page.PeopleOf(BadgePeople(r))
	if err != nil {
		return err
	}
	if err := b.load(ctx, people); err != nil {
		return err
	}
	b.front = b.drawFront // with the pictures that were just read
	if r.Yes("backs") {
		b.back = b.drawBack
	}
	for range r.Number("blanks") {
		people = append(people, &program.Person{Role: program.Guest})
	}
	if err := b.add(ctx, people); err != nil {
		return err
	}
	return b.doc.Write(w)
}

// BadgePeople returns whose badges a request is about: with the option new, only those whose badge was not printed yet.
func BadgePeople(r request.Request) []*program.Person {
	people := r.SelectPeople(request.Anyone)
	if r.Yes("new") {
		people = slices.DeleteFunc(people, func(p *program.Person) bool { return !p.BadgePrinted.IsZero() })
	}
	return people
}

// badge draws badges.
type badge struct {
	printer
	badgeLayout
	logo   *typeset.Picture
	photos map[program.PhotoID]*typeset.Picture
}

// load reads the pictures that the options ask for. Who has refused to be photographed wears no photo.
func (b *badge) load(ctx context.Context, people []*program.Person) (err error) {
	b.photos = map[program.PhotoID]*typeset.Picture{}
	if b.Yes("logo") {
		if b.logo, err = page.Logo(ctx, b.Request, b.doc); err != nil {
			return err
		}
	}
	for _, p := range people {
		if !b.Yes("photo") || p.Photo == "" || b.Photos == nil || p.Consent.Photo == program.No {
			continue
		}
		data, err := b.Photos.Photo(ctx, p.Photo)
		if err == nil {
			b.photos[p.Photo], err = b.doc.Picture(data)
		}
		if err != nil {
			const message = "the photo of %s could not be read; choose it again in their record: %w"
			return fmt.Errorf(message, p.DisplayName(), err)
		}
	}
	return nil
}

// roleColors are the strong colour and the tint of each role: gold is for awardees.
func roleColors(r program.Role) (strong, tint typeset.Color) {
	switch r {
	case program.Awardee:
		return typeset.RGB(0x7A5612), typeset.GoldTint
	case program.Interpreter:
		return typeset.Green, typeset.GreenTint
	case program.Liaison:
		return typeset.RGB(0x2F6690), typeset.RGB(0xDCE8F1)
	case program.Staff:
		return typeset.RGB(0x464C57), typeset.RGB(0xE6E8EB)
	default:
		return typeset.RGB(0x7A5C99), typeset.RGB(0xECE5F2)
	}
}

// slot marks where the badge is punched and returns what is left below.
func (b badge) slot(c *typeset.Canvas, box typeset.Rect) typeset.Rect {
	r := typeset.Area(box.X+(box.W-slotWidth)/2, box.Y+b.hole, slotWidth, slotHeight)
	pen := typeset.Pen{Width: 0.5, Color: typeset.Quiet, Dash: []float64{2, 1.5}}
	c.Stroke(r.Round(slotHeight/2), pen)
	return box.InsetX(b.margin).From(b.hole + slotHeight + 4)
}

func (b badge) drawFront(p *typeset.Page, box typeset.Rect, person *program.Person) {
	strong, tint := roleColors(person.Role)
	band := box.Lowest(b.band)
	bled := band.InsetX(-bleed)
	p.FillRect(bled.High(b.band+bleed), tint)
	p.FillRect(bled.High(1.5), strong)
	role := typeset.LabelCaps.At(b.line.Size).
		Tracked(0.14).
		In(strong).
		Line(program.Capitals(person.Role.Name(page.LanguageOf(b.Request, person))))
	p.Draw(role.Centred(), band.InsetX(b.margin), true)

	inner := b.head(&p.Canvas, b.slot(&p.Canvas, box))
	inner.H = band.Y - 4 - inner.Y
	if person.ID == "" {
		b.drawBlank(p, inner)
		return
	}
	if photo := b.photos[person.Photo]; photo != nil {
		inner = b.drawPhoto(p, photo, inner)
	}
	setLines(b.doc, &p.Canvas, inner, typeset.Middle, b.lines(person)...)
}

// head sets the sponsor's logo and the program's name below the slot and returns what is left.
func (b badge) head(c *typeset.Canvas, inner typeset.Rect) typeset.Rect {
	switch {
	case b.logo == nil:
	case b.card.W > b.card.H: // beside the slot, since there is little room below it
		height := b.hole + slotHeight
		c.Place(b.logo, typeset.Area(inner.X, inner.Y-height, (inner.W-slotWidth)/2-8, height), false)
	default:
		c.Place(b.logo, inner.High(b.program), false)
		inner = inner.From(b.program + 3)
	}
	_, h := c.Draw(fitted(b.Edition.Name, typeset.Body.At(b.small).Quiet(), 4), inner.High(b.program), false)
	return inner.From(h + 4)
}

// drawPhoto sets a photo above what is written, or before it on a badge that is wider than high, and returns what is
// left.
func (b badge) drawPhoto(p *typeset.Page, photo *typeset.Picture, inner typeset.Rect) typeset.Rect {
	frame := typeset.Area(inner.X, inner.Y, b.photo.W, min(b.photo.H, inner.H))
	left := typeset.Area(inner.X+b.photo.W+8, inner.Y, inner.W-b.photo.W-8, inner.H)
	if b.card.H > b.card.W {
		frame.X += (inner.W - frame.W) / 2
		left = inner.From(b.photo.H + 6)
	}
	p.Clip(frame.Round(4), func() { p.Place(photo, frame, true) })
	return left
}

// drawBlank sets lines for the name and the organisation, for a badge that is written by hand.
func (b badge) drawBlank(p *typeset.Page, inner typeset.Rect) {
	for _, part := range []float64{0.45, 0.75} {
		y := inner.Y + part*inner.H
		p.Line(inner.X, y, inner.Right(), y, typeset.Pen{Width: 0.7, Color: typeset.Line})
	}
}

// lines are what a badge shows of its wearer: the given name large, since people address each other by it.
func (b badge) lines(person *program.Person) []line {
	list, language := b.names(person), page.LanguageOf(b.Request, person)
	strong := b.line.Strong()
	if person.Role == program.Interpreter {
		list = append(list, line{b.line.Size / 2, 0.14, fitted(page.Spoken(person.Languages, language), strong, 2)})
	}
	if b.Yes("position") {
		list = append(list, line{b.line.Size / 2, 0.16, fitted(person.Position, b.line, 2)})
	}
	above := b.line.Size / 2
	if person.Affiliation != "" {
		above = 1
	}
	return append(
		list,
		line{b.line.Size / 2, 0.2, fitted(person.Affiliation, b.line, 2)},
		line{above, 0.12, fitted(page.Country(person.Country, language), strong, 1)},
	)
}

// names are the name chosen for the badge with the full one below, or the given and the family name in the person's own
// order; and the name in the person's own letters.
func (b badge) names(person *program.Person) []line {
	name, full := person.Badge(), person.FullName()
	own := line{0, 0.24, ownName(person, b.own, name)}
	if full != name || person.Given == "" || person.Family == "" {
		if full == name {
			full = ""
		}
		return []line{{0, 0.42, nameText(person, name, b.name, 2)}, {0, 0.12, fitted(full, b.line, 2)}, own}
	}
	given := line{0, 0.36, nameText(person, person.Given, b.name, 2)}
	family := line{0, 0.24, nameText(person, person.WithSuffix(person.Family), b.name.Scaled(0.62), 2)}
	if person.NameOrder == program.FamilyFirst {
		return []line{family, given, own}
	}
	return []line{given, family, own}
}

// drawBack sets whom to call and where the group sleeps. It is drawn once for all who are in the same stops.
func (b badge) drawBack(p *typeset.Page, box typeset.Rect, person *program.Person) {
	var stops []*program.Stop
	if b.Yes("hotels") {
		stops = person.StopsAmong(b.SelectStops())
	}
	key := "back " + strconv.FormatFloat(box.X, 'f', 2, 64) + " " + strconv.FormatFloat(box.Y, 'f', 2, 64)
	for _, s := range stops {
		key += " " + string(s.ID)
	}
	language := page.LanguageOf(b.Request, person)
	key += " " + string(language)
	p.Stamp(key, func(c *typeset.Canvas) { b.drawHotels(c, box, stops, language) })
}

func (b badge) drawHotels(c *typeset.Canvas, box typeset.Rect, stops []*program.Stop, language locale.Language) {
	inner := b.slot(c, box)
	size := b.small
	var lines []line
	add := func(above, share float64, text string, style typeset.Style) {
		lines = append(lines, line{above, share, fitted(text, style, 3)})
	}
	add(0, 0.2, b.Edition.Name, page.EntryTitle.At(1.3*size).In(typeset.Green))
	if phone := b.Edition.EmergencyPhone; phone != "" {
		add(size*0.7, 0.08, language.Text("In an emergency"), typeset.Body.At(size*0.9).Quiet())
		add(0, 0.12, phone, typeset.Body.At(1.5*size).Strong())
	}
	for _, s := range stops {
		if s.Hotel.Name == "" && s.Hotel.Address == "" && s.Hotel.Phone == "" {
			continue
		}
		when := locale.Joined(" · ", s.City, language.Period(s.From, s.Until))
		hotel, detail := s.Hotel.Name, locale.Joined("\n", s.Hotel.Address, s.Hotel.Phone)
		if box.W > box.H {
			when = ""
			hotel, detail = locale.Joined(" · ", s.City, s.Hotel.Name, s.Hotel.Phone), s.Hotel.Address
		}
		share := 0.7 / float64(len(stops))
		add(size*0.6, share*0.25, when, typeset.Body.At(size*0.85).Quiet())
		add(0, share*0.3, hotel, typeset.Body.At(size).Strong())
		add(0, share*0.45, detail, typeset.Body.At(size))
	}
	setLines(b.doc, c, inner.High(inner.H-4), typeset.Middle, lines...)
}
