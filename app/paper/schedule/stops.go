package schedule

import (
	"slices"
	"strings"

	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// Stops sets whom to call in the stops of a program.
type Stops struct {
	request.Request
	Scale float64 // so many times the usual sizes
}

// card sets lines below a title that shows whether it has changed: a name, then addresses and numbers to call. It
// returns the card, or none where nothing is known.
func (s Stops) card(title string, kind edition.Kind, name, detail, phone string) []typeset.Box {
	style, label := typeset.Body.At(9.5*s.Scale), typeset.LabelCaps.Scaled(s.Scale)
	fill, border := typeset.Paper, typeset.Pen{Width: 0.7, Color: typeset.Line}
	if kind != "" {
		border = page.ChangePen(kind, 1)
		label = label.In(border.Color)
	}
	title = page.TitledChange(program.Capitals(s.Language.Text(title)), kind, s.Language)
	stack := typeset.Stacked(2*s.Scale,
		label.Text(title), style.Strong().Text(name), style.Text(detail), page.Phone(phone, style.In(typeset.Green)))
	if len(stack.Blocks) == 1 {
		return nil
	}
	return []typeset.Box{{Padding: 10 * s.Scale, Radius: 6 * s.Scale, Fill: &fill, Border: &border, Content: stack}}
}

// Hotel returns a card of the hotel of a stop, none where it is not known.
func (s Stops) Hotel(stop *program.Stop) []typeset.Box {
	kind := s.Since.Kind(stop.ID, program.HotelPart)
	return s.card("Hotel", kind, stop.Hotel.Name, stop.Hotel.Address, stop.Hotel.Phone)
}

// Facts returns a card of lines below a title.
func (s Stops) Facts(title string, lines []string) []typeset.Box {
	return s.card(title, "", "", strings.Join(lines, "\n"), "")
}

// Cards returns cards of the hotel, the local host and the transport of a stop, of those that are known.
func (s Stops) Cards(stop *program.Stop) []typeset.Box {
	driver := page.Labelled(s.Language, "paper.driver", stop.Driver)
	hosts, rides := s.Since.Kind(stop.ID, program.HostsPart), s.Since.Kind(stop.ID, program.RidesPart)
	return slices.Concat(
		s.Hotel(stop),
		s.card("Local host", hosts, stop.Council, "", stop.CouncilPhone),
		s.card("Transport", rides, stop.Transport, driver, stop.DriverPhone),
	)
}

// Emergency returns a card of the numbers to call in an emergency, side by side or, in a narrow column, below one
// another; nil where none is known.
func (s Stops) Emergency(stop *program.Stop, narrow bool) typeset.Block {
	var numbers []typeset.Block
	add := func(title, phone string) {
		if phone != "" {
			label := typeset.Small.Scaled(s.Scale).Text(s.Language.Text(title))
			number := page.Phone(phone, typeset.Body.At(14*s.Scale).Strong())
			numbers = append(numbers, typeset.Stacked(0, label, number))
		}
	}
	add("Emergency services", stop.EmergencyPhone)
	add("Program emergency line", s.Edition.EmergencyPhone)
	if numbers == nil {
		return nil
	}
	var content typeset.Block = typeset.InRow(typeset.Wide, numbers...)
	if narrow {
		content = typeset.Stacked(4*s.Scale, numbers...)
	}
	kind := page.Strongest(s.Since.Kind(s.Edition.ID, program.PhonesPart), s.Since.Kind(stop.ID, program.PhonesPart))
	title := page.TitledChange(program.Capitals(s.Language.Text("paper.emergency")), kind, s.Language)
	return typeset.Box{
		Padding: 10 * s.Scale,
		Radius:  6 * s.Scale,
		Fill:    &typeset.RedTint,
		Border:  &typeset.Pen{Width: 0.7, Color: typeset.Red},
		Content: typeset.Stacked(4*s.Scale, typeset.LabelCaps.Scaled(s.Scale).In(typeset.Red).Text(title), content),
	}
}

// Company lists people with their role, languages and telephone; a column that is empty for all is left out. name is
// the form of their names that the document uses.
func (s Stops) Company(people []*program.Person, name func(*program.Person) string) typeset.Block {
	l, style := s.Language, typeset.Body.At(9*s.Scale)
	rows := make([][]typeset.Block, len(people))
	table := typeset.Table{}
	for _, c := range []struct {
		title string
		share float64
		cell  func(*program.Person) string
	}{
		{"Name", 3, name},
		{"Role", 2, func(p *program.Person) string { return p.Role.Name(l) }},
		{"Languages", 3, func(p *program.Person) string { return page.Spoken(p.Languages, l) }},
		{"Phone", 2.4, func(p *program.Person) string { return p.Phone }},
	} {
		if !slices.ContainsFunc(people, func(p *program.Person) bool { return c.cell(p) != "" }) {
			continue
		}
		table.Columns = append(table.Columns, typeset.Column{Title: l.Text(c.title), Share: c.share})
		for i, p := range people {
			var cell typeset.Block = style.Text(c.cell(p))
			if rows[i] == nil {
				cell = page.WithMark(cell, s.CompanyChange(p), l, s.Scale)
			}
			rows[i] = append(rows[i], cell)
		}
	}
	for i, p := range people {
		page.AddRow(&table, s.CompanyChange(p), rows[i]...)
	}
	return table
}

// CompanyChange returns what has changed of what is shown of someone who accompanies the group.
func (s Stops) CompanyChange(p *program.Person) edition.Kind {
	return s.Since.Kind(p.ID, program.NamesPart, program.ReachPart)
}
