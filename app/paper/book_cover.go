package paper

import (
	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

var (
	titleParticipants = words{"Participants", "Participantes", "Participants"}
	titleAccompanying = words{"Accompanied by", "Con el acompañamiento de", "Accompagnés de"}
)

// cover sets the first page; a delegation that it cannot hold goes on to the next.
func (b *book) cover() {
	p := b.doc.AddPage()
	size := p.Size()
	p.Fill(new(typeset.Path).Rect(typeset.Rect{W: size.W, H: 10}), typeset.Green)
	p.Fill(new(typeset.Path).Rect(typeset.Rect{Y: 10, W: size.W, H: 2}), typeset.Gold)
	head := b.coverHead()
	box := typeset.Rect{X: 72, Y: 60, W: size.W - 144}
	names := b.coverNames()
	top := b.doc.Height(head, box.W)
	const foot = 56
	room := size.H - foot - box.Y - top - typeset.Loose
	list := b.doc.Height(names, box.W)
	if list <= room {
		box.Y += (room - list) * 0.3 // the page breathes above more than below
		p.Put(head, box)
		box.Y += top + typeset.Loose + (room-list)*0.12
		p.Put(names, box)
		return
	}
	box.Y += (size.H - foot - box.Y - top) * 0.36
	p.Put(head, box)
	b.flow.Add(names.Blocks...)
	b.flow.NewPage()
}

// coverHead sets what the program is, on an axis.
func (b *book) coverHead() typeset.Block {
	e, language := b.edition, b.options.Language
	list := typeset.Stack{Gap: typeset.Normal}
	add := func(text string, style typeset.Style, lines int) {
		if text != "" {
			list.Blocks = append(list.Blocks, typeset.Text{String: text, Style: style, Align: typeset.Center, Lines: lines, KeepSize: lines > 1, Balance: true})
		}
	}
	list.Blocks = append(list.Blocks, typeset.Drawing{Height: 74, Draw: func(p *typeset.Page, box typeset.Rect) {
		wreath(&p.Canvas, box.X+box.W/2, box.Y+38, 30, typeset.Gold)
	}})
	add(program.Capitals(e.Sponsor), typeset.LabelCaps.At(9).Tracked(0.14), 3)
	add(e.Name, typeset.Honour.At(38), 4)
	list.Blocks = append(list.Blocks, typeset.Drawing{Height: 14, Draw: func(p *typeset.Page, box typeset.Rect) {
		divider(&p.Canvas, box.X+box.W/2, box.Y+7, 210, typeset.Gold)
	}})
	add(program.FormatPeriod(e.Start, e.End, locale.Language(language)), typeset.Lead.At(15), 1)
	var cities []string
	for _, s := range chosenStops(e, b.options.Stops) {
		cities = append(cities, s.City)
	}
	add(joined("  ·  ", cities...), typeset.Lead.At(13).In(typeset.Green), 4)
	add(e.SponsorSentence, typeset.Reading.At(11).Slanted().In(typeset.Quiet), 12)
	add(e.Agency, typeset.Small.In(typeset.Quiet), 2)
	return list
}

// coverNames sets who takes part, the participants in bold, and who comes with them.
func (b *book) coverNames() typeset.Stack {
	list := typeset.Stack{}
	for _, group := range []struct {
		title words
		roles []program.Role
	}{
		{titleParticipants, []program.Role{program.Awardee, program.Guest}},
		{titleAccompanying, []program.Role{program.Interpreter, program.Liaison, program.Staff}},
	} {
		people := b.withRoles(group.roles...)
		if len(people) == 0 {
			continue
		}
		heading := typeset.Text{String: program.Capitals(group.title.in(b.options.Language)), Style: typeset.LabelCaps.In(typeset.Green).Tracked(0.14)}
		if len(list.Blocks) > 0 {
			list.Blocks = append(list.Blocks, typeset.Space(typeset.Wide))
		}
		list.Blocks = append(list.Blocks, typeset.WithNext(heading), typeset.WithNext(typeset.Space(typeset.Close)))
		for len(people) > 0 {
			row := typeset.Row{Gap: typeset.Loose}
			for range 2 {
				cell := typeset.Cell{}
				if len(people) > 0 {
					cell.Content, people = b.coverName(people[0]), people[1:]
				}
				row.Cells = append(row.Cells, cell)
			}
			list.Blocks = append(list.Blocks, row, typeset.Space(typeset.Close))
		}
	}
	return list
}

func (b *book) coverName(p *program.Person) typeset.Block {
	name := typeset.Body.At(10.5).Strong()
	about := joined(", ", p.Position, p.Affiliation)
	if p.Role != program.Awardee && p.Role != program.Guest {
		name = typeset.Body
		about = p.Role.Name(locale.Language(b.options.Language))
	}
	stack := typeset.Stack{Blocks: []typeset.Block{typeset.Text{String: p.ItineraryName(), Style: name}}}
	if line := joined(" · ", about, p.Country.Name(locale.Language(b.options.Language))); line != "" {
		stack.Blocks = append(stack.Blocks, typeset.Text{String: line, Style: typeset.Small.In(typeset.Quiet)})
	}
	return stack
}

// withRoles returns who takes part in one of the roles and in the stops of the book.
func (b *book) withRoles(roles ...program.Role) []*program.Person {
	var list []*program.Person
	for _, role := range roles {
		for _, p := range b.edition.People {
			if p.Role == role && !p.Cancelled {
				list = append(list, p)
			}
		}
	}
	return list
}
