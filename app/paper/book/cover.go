package book

import (
	"slices"

	"laurel/app/paper/ornament"
	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

// cover sets the first page; a delegation that does not fit on it continues on the next.
func (b *book) cover() {
	p := b.Doc.AddPage()
	size := p.Size()
	p.FillRect(typeset.Area(0, 0, size.W, 10), typeset.Green)
	p.FillRect(typeset.Area(0, 10, size.W, 2), typeset.Gold)
	const top, side, foot, gap = 60, 72, 56, 24
	box := typeset.Area(side, top, size.W-2*side, size.H-foot-top)
	title, names := b.coverTitle(), b.coverNames(1)
	height, list := b.Doc.Height(title, box.W), b.Doc.Height(names, box.W)
	free := box.H - height - gap - list
	if free < 0 {
		p.Put(title, box.From((box.H-height)*0.36))
		b.Flow.Add(b.fullPages(names).Blocks...)
		b.Flow.NewPage()
		return
	}
	box = box.From(free * 0.3) // more white above than below
	p.Put(title, box)
	p.Put(names, box.From(height+gap+free*0.12))
}

// fullPages returns the names in letters a little smaller where that saves a page.
func (b *book) fullPages(names typeset.Stack) typeset.Stack {
	pages, _ := b.Doc.PagesOf(b.Area, names.Blocks...)
	for _, scale := range []float64{0.95, 0.9, 0.85} {
		smaller := b.coverNames(scale)
		if fewer, _ := b.Doc.PagesOf(b.Area, smaller.Blocks...); fewer < pages {
			return smaller
		}
	}
	return names
}

// coverTitle sets what the program is, on an axis.
func (b *book) coverTitle() typeset.Block {
	e := b.Edition
	list := typeset.Stack{Gap: 12}
	add := func(text string, style typeset.Style, lines int) {
		t := style.Text(text).Centred().Balanced()
		t.Lines, t.KeepSize = lines, lines > 1
		list.Add(t)
	}
	list.Add(typeset.Drawing{Height: 74, Draw: func(p *typeset.Page, box typeset.Rect) {
		if b.logo != nil {
			p.Place(b.logo, box.InsetX(box.W/4).High(66), false)
			return
		}
		ornament.Wreath(&p.Canvas, box.X+box.W/2, box.Y+38, 30, typeset.Gold)
	}})
	add(program.Capitals(e.Sponsor), typeset.LabelCaps.At(9).Tracked(0.14), 3)
	add(e.Name, typeset.Honour.At(38), 4)
	list.Add(typeset.Drawing{Height: 14, Draw: func(p *typeset.Page, box typeset.Rect) {
		ornament.Divider(&p.Canvas, box.X+box.W/2, box.Y+7, 210, typeset.Gold)
	}})
	add(b.Language.Period(e.Start, e.End), typeset.Lead.At(15), 1)
	var cities []string
	for _, s := range b.SelectStops() {
		cities = append(cities, s.City)
	}
	add(locale.Joined("  ·  ", cities...), typeset.Lead.In(typeset.Green), 4)
	add(e.SponsorSentence, typeset.Reading.At(11).Slanted().Quiet(), 12)
	add(e.Agency, typeset.Small.Quiet(), 2)
	return list
}

// coverNames sets the names of all people, the participants in bold, and who accompanies them.
func (b *book) coverNames(scale float64) typeset.Stack {
	list := typeset.Stack{}
	add := func(title string, name func(*program.Person) typeset.Block, roles ...program.Role) {
		people := b.withRoles(roles...)
		if len(people) == 0 {
			return
		}
		if len(list.Blocks) > 0 {
			list.Add(typeset.Wide)
		}
		heading := page.Eyebrow(b.Language.Text(title))
		list.Add(typeset.WithNext(heading), typeset.WithNext(typeset.Close))
		for pair := range slices.Chunk(people, 2) {
			row := typeset.InRow(typeset.Loose, nil, nil)
			for i, p := range pair {
				row.Cells[i].Content = name(p)
			}
			list.Add(row, typeset.Close)
		}
	}
	add("Participants", func(p *program.Person) typeset.Block {
		about := locale.Joined(", ", p.Position, p.Affiliation)
		return b.coverName(p, typeset.Body.At(10.5*scale).Strong(), about, scale)
	}, program.Awardee, program.Guest)
	add("Accompanied by", func(p *program.Person) typeset.Block {
		return b.coverName(p, typeset.Body.Scaled(scale), p.Role.Name(b.Language), scale)
	}, program.Interpreter, program.Liaison, program.Staff)
	return list
}

func (b *book) coverName(p *program.Person, style typeset.Style, about string, scale float64) typeset.Block {
	about = locale.Joined(" · ", about, page.Country(p.Country, b.Language))
	small := typeset.Small.Scaled(scale).Quiet()
	return typeset.Stacked(0, style.Text(p.WithSuffix(p.ItineraryName())), small.Text(about))
}
