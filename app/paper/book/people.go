package book

import (
	"fmt"
	"slices"

	"laurel/app/request"

	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

// people sets the biographies, by role.
func (b *book) people() error {
	people := b.withRoles(program.Roles()...)
	if !b.has(People) || len(people) == 0 {
		return nil
	}
	b.section(b.Language.Text("Participants"), "")
	for _, p := range people {
		portrait, err := b.portrait(p)
		if err != nil {
			const message = "the photo of %s could not be read; choose it again in their record: %w"
			return fmt.Errorf(message, p.DisplayName(), err)
		}
		entry := typeset.Aside{Width: portraitWidth, Gap: typeset.Wide, Side: portrait, Main: b.biography(p)}
		b.Flow.Add(page.WithBar(b.Since.Kind(p.ID, aboutPerson...), b.Kept(entry)), typeset.Loose)
		if err := b.step(); err != nil {
			return err
		}
	}
	return nil
}

// aboutPerson are the parts of a program that a biography shows.
var aboutPerson = []program.Part{program.NamesPart, program.AboutPart}

const portraitWidth, portraitHeight = 78.0, 96.0

// portrait is the person's photo, or their initials where there is none or none may be shown.
func (b *book) portrait(p *program.Person) (typeset.Block, error) {
	if p.Photo == "" || b.Photos == nil {
		return initials(p), nil
	}
	data, err := b.Photos.Photo(b.ctx, p.Photo)
	if err != nil {
		return nil, err
	}
	picture, err := b.Doc.Picture(data)
	if err != nil {
		return nil, err
	}
	return typeset.Image{Picture: picture, Width: portraitWidth, Height: portraitHeight, Radius: 6}, nil
}

func initials(p *program.Person) typeset.Block {
	const side = 54
	return typeset.Drawing{Height: side, Draw: func(page *typeset.Page, box typeset.Rect) {
		box.W = side
		page.Fill(box.Round(6), typeset.GreenTint)
		text := typeset.Heading.In(typeset.Green).Line(p.Initials()).Centred()
		text.Language = p.OwnScriptLanguage()
		page.Draw(text, box.Inset(6), true)
	}}
}

func (b *book) biography(p *program.Person) typeset.Block {
	l, quiet := b.Language, typeset.Small.Quiet()
	stack := typeset.Stacked(3, typeset.WithNext(typeset.Heading.At(14).Text(p.WithSuffix(p.ItineraryName()))))
	add := func(text string, style typeset.Style) { stack.Add(style.Text(text).ToLeft()) }
	stack.Add(page.OwnName(p, typeset.Lead.In(typeset.Green)).ToLeft())
	add(page.Pronunciation(p, l), quiet)
	stack.Add(page.ChangeMark(b.Since.Kind(p.ID, aboutPerson...), l, 1))
	add(locale.Joined(", ", p.Position, p.Affiliation), typeset.Body.Strong())
	add(locale.Joined("  ·  ", p.Role.Name(l), page.Country(p.Country, l), page.Spoken(p.Languages, l)), quiet)
	add(p.Citation, typeset.Reading.Slanted())
	add(p.Bio, typeset.Reading)
	return stack
}

// organisations sets the organisations that the delegation visits.
func (b *book) organisations() error {
	if !b.has(Organisations) || len(b.visited) == 0 {
		return nil
	}
	b.section(b.Language.Text("Hosts and organisations"), "")
	for _, o := range b.visited {
		if err := b.ctx.Err(); err != nil {
			return err
		}
		b.Flow.Add(b.Kept(b.organisation(o)), typeset.Wide)
	}
	return nil
}

// organisation sets its name at the left, and at the right how to reach it and who was met there.
func (b *book) organisation(o *program.Organisation) typeset.Block {
	quiet, kind := page.Detail.Quiet(), b.Since.Kind(o.ID)
	name := typeset.Stacked(2,
		page.EntryTitle.At(12).Text(o.Name), page.ChangeMark(kind, b.Language, 1), quiet.Text(o.Category))
	stack := typeset.Stack{Gap: 2.5}
	page.AddAddress(&stack, o)
	if !b.described[o.ID] {
		stack.Add(typeset.Reading.At(9.5).Text(o.Description))
	}
	for _, c := range b.Edition.Contacts {
		if c.Organisation != o.ID || !b.meets(c) {
			continue
		}
		name := locale.Joined(", ", page.ContactName(c), c.Title)
		stack.Add(
			page.ChangedText(name, page.Detail.Strong(), b.Since.Kind(c.ID), b.Language),
			page.Reach(c.Phone, c.Email, quiet))
	}
	return page.WithBar(kind, typeset.Aside{Width: 190, Gap: typeset.Loose, Side: name, Main: stack})
}

// meets reports whether the delegation meets a contact in the stops of the book.
func (b *book) meets(c *program.Contact) bool {
	return slices.ContainsFunc(b.days, func(d request.Day) bool {
		return slices.ContainsFunc(d.Items, func(m *program.Meeting) bool { return slices.Contains(m.Contacts, c.ID) })
	})
}

// notes sets two lined pages.
func (b *book) notes() error {
	if !b.has(Notes) {
		return nil
	}
	b.section(b.Language.Text("Notes"), "")
	b.Flow.Add(typeset.Space(0))
	for range 2 {
		const line = 26.0
		b.Flow.Add(page.WritingLines(line, int((b.Flow.Left()-1.01)/line)))
		b.Flow.NewPage()
	}
	return b.ctx.Err()
}
