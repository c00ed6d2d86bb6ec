package schedule

import (
	"slices"
	"strings"

	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// Printer sets the items of a schedule.
type Printer struct {
	request.Request
	Scale float64                       // so many times the usual sizes
	About func(*program.Meeting) string // the description printed with an item; nil: none
	Brief bool                          // without addresses, directions, topics and e-mail
	Bare  bool                          // with no more than title, place and link
	Own   *program.Person               // whose schedule it is; the others who attend are then not named
}

func (p Printer) text(text string, style typeset.Style) typeset.Text {
	return style.Scaled(p.Scale).Text(text)
}

// Item sets one item: its time and kind at the left, everything else at the right.
func (p Printer) item(d *typeset.Document, m *program.Meeting, width float64) typeset.Block {
	aside := p.aside(m, p.text(TimesOf(m, p.Language), typeset.Body.At(9.5).Strong()), p.details(m))
	if d.Height(aside, width) > page.TallestKept {
		return aside
	}
	return typeset.Box{Content: aside}
}

// struck sets an item that was planned here when the schedule was sent and is not any more.
func (p Printer) struck(m *program.Meeting) typeset.Block {
	kind := p.Since.Kind(m.ID)
	main := typeset.Stacked(2*p.Scale, p.text(m.TitleIn(p.Language), page.EntryTitle.Through()))
	if now := p.Edition.Meeting(m.ID); now != nil && kind == edition.WasMoved {
		when := locale.Joined(", ", page.ShortDay(now.Start.Date, p.Language), p.Language.Times(now.Start, now.End))
		if stop := p.Edition.Stop(now.Stop); stop != nil && now.Stop != m.Stop {
			when = locale.Joined(", ", when, stop.City)
		}
		main.Add(p.text(page.Labelled(p.Language, "Now", when), page.Detail))
	}
	times := p.text(TimesOf(m, p.Language), typeset.Body.At(9.5).Through())
	return page.WithBar(kind, typeset.Box{Content: p.aside(m, times, main)})
}

// TimesOf writes from when to when an item lasts, so that a narrow column breaks it at the dash and not inside a time.
func TimesOf(m *program.Meeting, l locale.Language) string {
	clocks, day, another := strings.Cut(l.Times(m.Start, m.End), " (")
	clocks = strings.ReplaceAll(clocks, " ", "\u00a0")
	if another {
		return clocks + " (" + strings.ReplaceAll(day, " ", "\u00a0")
	}
	return clocks
}

// UntilOf writes when an item ends that began on an earlier day.
func UntilOf(m *program.Meeting, l locale.Language) string {
	return l.Text("until-time", locale.Values{"Time": strings.ReplaceAll(l.Clock(m.End.Clock), " ", "\u00a0")})
}

func (p Printer) aside(m *program.Meeting, times, main typeset.Block) typeset.Aside {
	side := typeset.Stacked(2*p.Scale, times)
	if !p.Bare { // the colour has the kind
		side.Add(p.text(m.Kind.Name(p.Language), typeset.Caption.At(8)))
	}
	side.Add(page.ChangeMark(p.Since.Kind(m.ID), p.Language, p.Scale))
	return typeset.Aside{
		Width: 92 * p.Scale,
		Gap:   typeset.Space(20 * p.Scale),
		Side:  side,
		Main:  main,
		Bar:   typeset.Pen{Width: 2.5 * p.Scale, Color: ColorsOf(m.Kind).Strong},
	}
}

// continued sets an item that began on an earlier day, until when it continues.
func (p Printer) continued(m *program.Meeting, date civil.Date) typeset.Block {
	var times typeset.Block = typeset.Space(0)
	if m.End.Date == date {
		times = p.text(UntilOf(m, p.Language), typeset.Body.At(9.5).Strong())
	}
	since := p.Language.Text("Continued from {{.Day}}", locale.Values{"Day": page.ShortDay(m.Start.Date, p.Language)})
	main := typeset.Stacked(2*p.Scale, p.text(m.Title, page.EntryTitle), p.text(since, typeset.Small.Quiet()))
	return page.WithBar(p.Since.Kind(m.ID), typeset.Box{Content: p.aside(m, times, main)})
}

func (p Printer) details(m *program.Meeting) typeset.Stack {
	l, quiet := p.Language, page.Detail.Quiet()
	list := typeset.Stack{Gap: 2.5 * p.Scale}
	if p.Bare {
		list.Gap = 0
	}
	add := func(text string, style typeset.Style) {
		if strings.TrimSpace(text) != "" {
			list.Add(p.text(text, style))
		}
	}
	add(m.Title, page.EntryTitle)
	add(p.Since.Was(m, l), page.Detail.In(typeset.Amber))
	name, address := PlaceOf(p.Edition, m)
	organisation := p.Edition.Organisation(m.Organisation)
	switch {
	case p.Brief && organisation != nil:
		name, address = locale.Joined(" · ", name, m.Place), ""
	case organisation != nil:
		address = locale.Joined("\n", address, page.Labelled(l, "paper.directions", organisation.Directions))
	}
	if name != m.Title {
		add(name, page.Detail.Strong())
	}
	add(address, quiet)
	list.Add(p.text(m.Link, page.Detail.In(typeset.Green)).Linked(m.Link))
	if p.Bare {
		return list
	}
	add(page.Labelled(l, "paper.getting-there", m.Travel.Name(l)), quiet) // also where others are brief: for drivers
	if !p.Brief {
		add(page.Labelled(l, "Topic", m.Topic), typeset.Reading.At(10).Slanted())
	}
	list.Add(p.contacts(m)...)
	if p.About != nil {
		add(p.About(m), typeset.Reading.At(9.5))
	}
	add(m.Note, typeset.Reading.At(9.5))
	add(p.Interpreters(m), page.Detail)
	if p.Own == nil {
		add(p.Attendance(m), page.Detail.Strong().In(typeset.Green))
	}
	return list
}

// contacts sets the contacts of an item, with how to reach them as far as that may be known.
func (p Printer) contacts(m *program.Meeting) []typeset.Block {
	var list []typeset.Block
	style := page.Detail.Scaled(p.Scale)
	for _, id := range m.Contacts {
		c := p.Edition.Contact(id)
		if c == nil {
			continue
		}
		name := page.Labelled(p.Language, "Contact", locale.Joined(", ", page.ContactName(c), c.Title))
		if p.Brief {
			list = append(list, style.Text(locale.Joined(" · ", name, c.Phone)).Linked(page.Telephone(c.Phone)))
			continue
		}
		list = append(list, style.Text(name), page.Reach(c.Phone, c.Email, style.Quiet()))
	}
	return list
}

// names returns how the people of some ids who come are named in a schedule.
func (p Printer) names(ids []program.ID, more func(*program.Person) bool) []string {
	var names []string
	for _, id := range ids {
		if person := p.Edition.Person(id); person != nil && !person.Cancelled && more(person) {
			names = append(names, person.ItineraryName())
		}
	}
	return names
}

// Attendance lists who attends an item, where that is not everyone in the stop.
func (p Printer) Attendance(m *program.Meeting) string {
	label, names := "For", []string(nil)
	if m.Selected {
		others := false
		for _, person := range p.Edition.People {
			switch {
			case person.Cancelled || slices.Contains(m.Interpreters, person.ID):
			case slices.Contains(m.Attendees, person.ID):
				names = append(names, person.ItineraryName())
			case person.Role != program.Interpreter && p.Edition.Attendance().Present(person, m.Stop, m.Start.Date):
				others = true
			}
		}
		if !others {
			return ""
		}
	} else {
		label, names = "For everyone but", p.names(m.Excused, func(person *program.Person) bool {
			return !slices.Contains(m.Interpreters, person.ID) &&
				p.Edition.Attendance().Present(person, m.Stop, m.Start.Date)
		})
	}
	return page.Labelled(p.Language, label, p.Language.And(names...))
}

// Interpreters lists who interprets at an item.
func (p Printer) Interpreters(m *program.Meeting) string {
	names := p.names(m.Interpreters, request.Anyone)
	label := "Interpreter"
	if len(names) > 1 {
		label = "Interpreters"
	}
	return page.Labelled(p.Language, label, p.Language.And(names...))
}

// PlaceOf returns where an item is: the organisation's name, and the room and address.
func PlaceOf(e *edition.Edition, m *program.Meeting) (name, address string) {
	if o := e.Organisation(m.Organisation); o != nil {
		return o.Name, locale.Joined(" · ", m.Place, o.Address)
	}
	return m.Place, ""
}

// Day sets what happens on one day, with the sentence that closes its work.
func (p Printer) Day(d *typeset.Document, day request.Day, width float64) []typeset.Block {
	var list []typeset.Block
	gap := typeset.Space(12 * p.Scale)
	last := lastProfessional(day.Items)
	if p.Own != nil { // others may still work
		gap, last = typeset.Space(8*p.Scale), -1
	}
	if p.Bare {
		gap = typeset.Space(2 * p.Scale)
	}
	for _, m := range day.Continued {
		list = append(list, p.continued(m, day.Date), gap)
	}
	struck := p.Struck(day)
	for i, m := range day.Items {
		for len(struck) > 0 && struck[0].Start.Before(m.Start) {
			list, struck = append(list, p.struck(struck[0]), gap), struck[1:]
		}
		item := p.item(d, m, width)
		_, whole := item.(typeset.Box)
		item = page.WithBar(p.Since.Kind(m.ID), item)
		if i != last {
			list = append(list, item, gap)
			continue
		}
		if whole {
			item = typeset.WithNext(item)
		}
		list = append(list, item, typeset.WithNext(typeset.Space(8*p.Scale)), p.concluded(), gap)
	}
	for _, m := range struck {
		list = append(list, p.struck(m), gap)
	}
	if len(list) == 0 {
		free := p.Language.Text("Nothing is planned for this day.")
		list = append(list, p.text(free, typeset.Reading.Slanted().Quiet()), gap)
	}
	return list
}

// Again repeats which day it is where a day continues on another page or in another column.
func (p Printer) Again(day request.Day) typeset.Block {
	title := page.DayTitle(day.Date, p.Language) + " (" + p.Language.Text("continued") + ")"
	return typeset.Repeated(typeset.Stacked(0, p.text(title, page.Detail.Strong().Quiet()), typeset.Space(6*p.Scale)))
}

// Struck lists what was planned for a day when the schedule was sent and is not any more, by its start.
func (p Printer) Struck(day request.Day) []*program.Meeting {
	return slices.DeleteFunc(p.Since.Struck(), func(m *program.Meeting) bool {
		return m.Start.Date != day.Date || p.Edition.Stop(m.Stop) != day.Stop
	})
}

func (p Printer) concluded() typeset.Block {
	text := p.Language.Text("Professional meetings are concluded for the day.")
	return typeset.Aside{
		Width: 92 * p.Scale,
		Gap:   typeset.Space(20 * p.Scale),
		Main:  p.text(text, typeset.Reading.At(9.5).Slanted().In(typeset.Green)),
	}
}
