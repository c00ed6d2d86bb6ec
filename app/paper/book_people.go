package paper

import (
	"fmt"
	"slices"

	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

var (
	titlePeople        = words{"Participants", "Participantes", "Participants"}
	titleOrganisations = words{"Hosts and organisations", "Anfitriones y organizaciones", "Hôtes et organisations"}
	titleNotes         = words{"Notes", "Notas", "Notes"}
	wordPronounced     = words{"Say", "Se pronuncia", "Se prononce"}
)

func (b *book) peopleToPrint() []*program.Person { return b.withRoles(program.Roles()...) }

// people sets the biographies, by role.
func (b *book) people() error {
	people := b.peopleToPrint()
	if !b.options.has(BookPeople) || len(people) == 0 {
		return nil
	}
	b.section(string(BookPeople), titlePeople.in(b.options.Language), "", 0)
	for _, p := range people {
		portrait, err := b.portrait(p)
		if err != nil {
			return err
		}
		var entry typeset.Block = typeset.Aside{Width: portraitWidth, Gap: typeset.Wide, Side: portrait, Main: b.biography(p)}
		if b.doc.Height(entry, b.area.W) <= tallestKept {
			entry = typeset.Box{Content: entry}
		}
		b.flow.Add(marked(b.options.Since.Kind(p.ID, aboutPerson...), entry), typeset.Space(typeset.Loose))
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
	if p.Photo == "" || b.options.Photos == nil {
		return initialsTile(p), nil
	}
	data, err := b.options.Photos.Photo(b.ctx, p.Photo)
	if err != nil {
		return nil, fmt.Errorf("the photo of %s could not be read; choose it again in their record: %w", p.DisplayName(), err)
	}
	picture, err := b.doc.Picture(data)
	if err != nil {
		return nil, fmt.Errorf("the photo of %s could not be read; choose it again in their record: %w", p.DisplayName(), err)
	}
	return typeset.Image{Picture: picture, Width: portraitWidth, Height: portraitHeight, Crop: true, Radius: 6}, nil
}

func initialsTile(p *program.Person) typeset.Block {
	const side = 54
	return typeset.Drawing{Height: side, Draw: func(page *typeset.Page, box typeset.Rect) {
		box.W = side
		page.Fill(new(typeset.Path).RoundRect(box, 6), typeset.GreenTint)
		page.Draw(typeset.Text{
			String: p.Initials(), Style: typeset.Heading.In(typeset.Green), Language: p.OwnScriptLanguage(), Align: typeset.Center, Lines: 1,
		}, box.Inset(6), true)
	}}
}

func (b *book) biography(p *program.Person) typeset.Block {
	language := b.options.Language
	stack := typeset.Stack{Gap: 3, Blocks: []typeset.Block{
		typeset.WithNext(typeset.Text{String: p.ItineraryName(), Style: typeset.Heading.At(14)}),
	}}
	add := func(text, of string, style typeset.Style) {
		if text != "" {
			stack.Blocks = append(stack.Blocks, typeset.Text{String: text, Style: style, Language: of, Align: typeset.Left})
		}
	}
	if p.OwnName != p.DisplayName() {
		add(p.OwnName, p.OwnScriptLanguage(), typeset.Lead.In(typeset.Green))
	}
	if p.Pronunciation != "" {
		add(labelled(wordPronounced, language, p.Pronunciation), "", typeset.Small.In(typeset.Quiet))
	}
	stack.Blocks = append(stack.Blocks, markWord(b.options.Since.Kind(p.ID, aboutPerson...), language, 1)...)
	add(joined(", ", p.Position, p.Affiliation), "", typeset.Body.Strong())
	add(joined("  ·  ", p.Role.Name(locale.Language(language)), p.Country.Name(locale.Language(language)), spokenNames(p, language)), "", typeset.Small.In(typeset.Quiet))
	add(p.Citation, "", typeset.Reading.Slanted())
	add(p.Bio, "", typeset.Reading)
	return stack
}

// organisations sets whom the delegation visits.
func (b *book) organisations() error {
	if !b.options.has(BookOrganisations) || len(b.visited) == 0 {
		return nil
	}
	b.section(string(BookOrganisations), titleOrganisations.in(b.options.Language), "", 0)
	for _, o := range b.visited {
		if err := b.ctx.Err(); err != nil {
			return err
		}
		entry := b.organisation(o)
		if b.doc.Height(entry, b.area.W) <= tallestKept {
			b.flow.Add(typeset.Box{Content: entry}, typeset.Space(typeset.Wide))
			continue
		}
		b.flow.Add(entry, typeset.Space(typeset.Wide))
	}
	return nil
}

// organisation sets its name at the left, and at the right how to reach it and who was met there.
func (b *book) organisation(o *program.Organisation) typeset.Block {
	quiet := itemDetail.In(typeset.Quiet)
	since := b.options.Since
	name := typeset.Stack{Gap: 2, Blocks: []typeset.Block{typeset.Text{String: o.Name, Style: itemTitle.At(12)}}}
	name.Blocks = append(name.Blocks, markWord(since.Kind(o.ID), b.options.Language, 1)...)
	if o.Category != "" {
		name.Blocks = append(name.Blocks, typeset.Text{String: o.Category, Style: quiet})
	}
	stack := typeset.Stack{Gap: 2.5}
	add := func(text string, style typeset.Style, link string) {
		if text != "" {
			stack.Blocks = append(stack.Blocks, typeset.Text{String: text, Style: style, Link: link})
		}
	}
	add(o.Address, itemDetail, "")
	add(o.Phone, itemDetail.In(typeset.Green), telephone(o.Phone))
	add(o.Website, itemDetail.In(typeset.Green), o.Website)
	if !b.told[o.ID] {
		add(o.Description, typeset.Reading.At(9.5), "")
	}
	for _, c := range b.edition.Contacts {
		if c.Organisation != o.ID || !b.meets(c) {
			continue
		}
		kind := since.Kind(c.ID)
		who := titled(joined(", ", joined(" ", c.Honorific, c.Name), c.Title), kind, b.options.Language)
		stack.Blocks = append(stack.Blocks, marked(kind, typeset.Text{String: who, Style: itemDetail.Strong()}))
		stack.Blocks = append(stack.Blocks, reachOf(c.Phone, c.Email, quiet)...)
	}
	return marked(since.Kind(o.ID), typeset.Aside{Width: 190, Gap: typeset.Loose, Side: name, Main: stack})
}

// meets reports whether the delegation meets a contact in the stops of the book.
func (b *book) meets(c *program.Contact) bool {
	return slices.ContainsFunc(b.days, func(d scheduleDay) bool {
		return slices.ContainsFunc(d.items, func(m *program.Meeting) bool { return slices.Contains(m.Contacts, c.ID) })
	})
}

// notes sets two lined pages.
func (b *book) notes() error {
	if !b.options.has(BookNotes) {
		return nil
	}
	b.section(string(BookNotes), titleNotes.in(b.options.Language), "", 0)
	b.flow.Add(typeset.Space(0))
	for range 2 {
		const line = 26.0
		height := b.flow.Left() - 1
		b.flow.Add(typeset.Drawing{Height: height, Draw: func(p *typeset.Page, box typeset.Rect) {
			for y := box.Y + line; y < box.Y+box.H; y += line {
				p.Stroke(new(typeset.Path).MoveTo(box.X, y).LineTo(box.X+box.W, y), typeset.Pen{Width: 0.5, Color: typeset.Line})
			}
		}})
		b.flow.NewPage()
	}
	return b.ctx.Err()
}
