package session

import (
	"slices"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// Party asks for a person, a contact or an organisation of the program.
func (fs *Fields[R]) Party(path, label string, p *program.Program) form.Field {
	now := fieldAt(fs.From, path).Interface().(program.Party)
	field := form.NewPickerField(path, label, WithNone(locale.L("nobody yet"), PartyOptions(p))).
		SetValue(string(now.ID()))
	return fs.Bind(field, func(r *R) { Put(r, path, PartyOf(p, program.ID(field.Value()))) })
}

// PartyOf returns the person, contact or organisation with that ID.
func PartyOf(p *program.Program, id program.ID) program.Party {
	switch {
	case p.Person(id) != nil:
		return program.Party{Person: id}
	case p.Contact(id) != nil:
		return program.Party{Contact: id}
	default:
		return program.Party{Organisation: id}
	}
}

// PartyOptions offers the people, contacts and organisations of the program.
func PartyOptions(p *program.Program) []form.Option {
	options := PersonOptions(p)
	for _, c := range p.Contacts {
		detail := locale.L("Contact")
		if o := p.Organisation(c.Organisation); o != nil {
			detail = o.Name
		}
		options = append(options, form.Option{ID: string(c.ID), Text: c.Name, Detail: detail})
	}
	for _, o := range p.Organisations {
		options = append(options, form.Option{ID: string(o.ID), Text: o.Name, Detail: locale.L("Organisation")})
	}
	return options
}

// PersonOptions offers the people who have not cancelled, and the chosen ones.
func PersonOptions(p *program.Program, chosen ...program.ID) []form.Option {
	var options []form.Option
	for _, person := range p.People {
		if !person.Cancelled || slices.Contains(chosen, person.ID) {
			detail := locale.Joined(" · ", person.Role.Name(locale.Window()), person.Country.Name(locale.Window()))
			options = append(options, PersonOption(person, detail))
		}
	}
	return options
}

// PersonOption offers a person with what distinguishes them.
func PersonOption(person *program.Person, detail string) form.Option {
	name := person.DisplayName()
	id := string(person.ID)
	return form.Option{ID: id, Text: name, Detail: detail, Portrait: &look.Portrait{Name: name, Key: id}}
}

// ThemeOptions offers the program's themes, and none.
func ThemeOptions(p *program.Program) []form.Option {
	options := WithNone(locale.L("not specified"), nil)
	for _, t := range p.ThemeList() {
		options = append(options, form.Option{ID: string(t.ID), Text: t.Name(locale.Window())})
	}
	return options
}

// MeetingOptions offers the meetings, the latest first.
func MeetingOptions(p *program.Program) []form.Option {
	meetings := slices.Clone(p.Meetings)
	slices.SortStableFunc(meetings, func(a, b *program.Meeting) int { return b.Start.Compare(a.Start) })
	var options []form.Option
	for _, m := range meetings {
		when := ""
		if !m.Start.Date.IsZero() {
			when = ShortDay(m.Start.Date)
		}
		options = append(options, form.Option{ID: string(m.ID), Text: m.Title, Detail: when})
	}
	return options
}

// MeetingText names a meeting with its day.
func MeetingText(m *program.Meeting) string {
	return locale.Joined(" · ", m.TitleIn(locale.Window()), ShortDay(m.Start.Date))
}

// Gatherings lists the meetings at which people meet somebody and which take place, in their order.
func Gatherings(p *program.Program) []*program.Meeting {
	var meetings []*program.Meeting
	for _, m := range p.Meetings {
		if m.MeetsPeople() && m.TakesPlace() && !m.Start.Date.IsZero() {
			meetings = append(meetings, m)
		}
	}
	return meetings
}

// GatheringOptions offers the gatherings until a day, the latest first, then those to come.
func GatheringOptions(p *program.Program, today civil.Date) []form.Option {
	var past, later []form.Option
	for _, m := range Gatherings(p) {
		option := form.Option{ID: string(m.ID), Text: m.TitleIn(locale.Window()), Detail: ShortDay(m.Start.Date)}
		if today.Before(m.Start.Date) {
			later = append(later, option)
		} else {
			past = append(past, option)
		}
	}
	slices.Reverse(past)
	return append(past, later...)
}

// StopOptions offers the stops.
func StopOptions(p *program.Program) []form.Option {
	var options []form.Option
	for _, s := range p.Stops {
		options = append(options, form.Option{ID: string(s.ID), Text: s.City})
	}
	return options
}
