package reports

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/documents"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// scope is what a document is made of: everyone it is about, everyone with a role, or these people; and these stops,
// days and meetings, or all where there are none.
type scope struct {
	role     program.Role
	people   []program.ID
	stops    []program.ID
	days     []civil.Date
	meetings []program.ID
	contacts []program.ID
}

// in lists the people of the scope; none means everyone the document is about.
func (s scope) in(p *program.Program) []program.ID {
	if s.role == "" {
		return s.people
	}
	var ids []program.ID
	for _, person := range p.People {
		if person.Role == s.role && !person.Cancelled {
			ids = append(ids, person.ID)
		}
	}
	return ids
}

// still is the scope without what has left the program; when nothing remains of a choice it is all.
func (s scope) still(p *program.Program) scope {
	if s.role != "" && len(s.in(p)) == 0 {
		s.role = ""
	}
	s.people = kept(s.people, func(id program.ID) bool { return p.Person(id) != nil })
	s.stops = kept(s.stops, func(id program.ID) bool { return p.Stop(id) != nil })
	s.meetings = kept(s.meetings, func(id program.ID) bool { return p.Meeting(id) != nil })
	s.contacts = kept(s.contacts, func(id program.ID) bool { return p.Contact(id) != nil })
	days := daysOf(p)
	s.days = kept(s.days, func(d civil.Date) bool { return slices.Contains(days, d) })
	return s
}

func kept[T any](list []T, there func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(list), func(one T) bool { return !there(one) })
}

func (s scope) everyone() bool { return s.role == "" && len(s.people) == 0 }

// whole reports whether nothing is limited.
func (s scope) whole() bool {
	return s.everyone() && len(s.stops)+len(s.days)+len(s.meetings)+len(s.contacts) == 0
}

// withPeople is the scope for other people.
func (s scope) withPeople(role program.Role, people ...program.ID) scope {
	s.role, s.people = role, people
	return s
}

// addScopes adds the chips by which a document can be limited.
func (h *options) addScopes(d documents.Document) {
	if d.AboutPeople() {
		h.add(h.scopeMenu, look.Neutral, h.scopeLabel)
	}
	for _, kind := range scopeKinds {
		if d.LimitedBy(kind.scope) {
			h.pick(func(c *chip) { h.pickScope(c, kind) }, func(o job) (string, bool, bool) {
				chosen, options := kind.chosen(o.scope), kind.options(h.v.program, locale.Window())
				return scopeText(kind, chosen, options), len(chosen) > 0, len(options) < 2 && len(chosen) == 0
			})
		}
	}
}

// scopeKind is a part of a scope that is chosen from a list.
type scopeKind struct {
	scope   documents.Scope
	all     func() string
	several func(n int) string
	options func(p *program.Program, in locale.Language) []form.Option
	chosen  func(scope) []string
	with    func(s scope, ids []string) scope
}

var scopeKinds = []scopeKind{
	{
		scope: documents.OfDays, all: func() string { return locale.L("All days") },
		several: func(n int) string { return locale.L("{{.Count}} days", locale.Values{"Count": n}) },
		options: func(p *program.Program, in locale.Language) []form.Option {
			var list []form.Option
			for _, day := range daysOf(p) {
				list = append(
					list,
					form.Option{
						ID:     day.String(),
						Text:   in.Date(day, locale.WeekdayShort),
						Detail: citiesOn(p, day),
					},
				)
			}
			return list
		},
		chosen: func(s scope) []string {
			var ids []string
			for _, day := range s.days {
				ids = append(ids, day.String())
			}
			return ids
		},
		with: func(s scope, ids []string) scope {
			s.days = nil
			for _, id := range ids {
				if day, err := civil.ParseDate(id); err == nil {
					s.days = append(s.days, day)
				}
			}
			return s
		},
	},
	{
		scope: documents.OfStops, all: func() string { return locale.L("All stops") },
		several: func(n int) string { return locale.L("{{.Count}} stops", locale.Values{"Count": n}) },
		options: func(p *program.Program, _ locale.Language) []form.Option {
			var list []form.Option
			for _, s := range p.Stops {
				list = append(list, form.Option{ID: string(s.ID), Text: s.City, Detail: s.Hotel.Name})
			}
			return list
		},
		chosen: func(s scope) []string { return texts(s.stops) },
		with:   func(s scope, ids []string) scope { s.stops = idsOf(ids); return s },
	},
	{
		scope: documents.OfMeetings, all: func() string { return locale.L("All meetings") },
		several: func(n int) string { return locale.L("{{.Count}} meetings", locale.Values{"Count": n}) },
		options: func(p *program.Program, in locale.Language) []form.Option {
			var list []form.Option
			for _, m := range p.Meetings {
				when := in.
					Date(m.Start.Date, locale.WeekdayShort) +
					" " + in.
					Clock(m.Start.Clock)
				list = append(list, form.Option{ID: string(m.ID), Text: m.Title, Detail: when})
			}
			return list
		},
		chosen: func(s scope) []string { return texts(s.meetings) },
		with:   func(s scope, ids []string) scope { s.meetings = idsOf(ids); return s },
	},
	{
		scope: documents.OfContacts, all: func() string { return locale.L("All contacts") },
		several: func(n int) string { return locale.N("{{.Count}} contacts", n) },
		options: func(p *program.Program, _ locale.Language) []form.Option {
			var list []form.Option
			for _, c := range p.Contacts {
				at := p.PartyName(program.Party{Organisation: c.Organisation})
				list = append(list, form.Option{ID: string(c.ID), Text: c.Name, Detail: at})
			}
			return list
		},
		chosen: func(s scope) []string { return texts(s.contacts) },
		with:   func(s scope, ids []string) scope { s.contacts = idsOf(ids); return s },
	},
}

// daysOf lists the days on which something is planned.
func daysOf(p *program.Program) []civil.Date {
	var days []civil.Date
	for _, m := range p.Meetings {
		days = append(days, m.Start.Date)
	}
	slices.SortFunc(days, civil.Date.Compare)
	return slices.Compact(days)
}

// citiesOn names where something is planned on a day.
func citiesOn(p *program.Program, day civil.Date) string {
	var cities []string
	for _, m := range p.Meetings {
		if s := p.Stop(m.Stop); s != nil && m.Start.Date == day && !slices.Contains(cities, s.City) {
			cities = append(cities, s.City)
		}
	}
	return strings.Join(cities, ", ")
}

func texts(ids []program.ID) []string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = string(id)
	}
	return list
}

func idsOf(list []string) []program.ID {
	ids := make([]program.ID, len(list))
	for i, id := range list {
		ids[i] = program.ID(id)
	}
	return ids
}

// longestChip is the most letters of a title on a chip.
const longestChip = 28

func scopeText(kind scopeKind, chosen []string, options []form.Option) string {
	switch len(chosen) {
	case 0:
		return kind.all()
	case 1:
		for _, o := range options {
			if o.ID == chosen[0] {
				return shortened(o.Text)
			}
		}
	}
	return kind.several(len(chosen))
}

// shortened cuts a text for a chip.
func shortened(text string) string {
	if signs := []rune(text); len(signs) > longestChip {
		return string(signs[:longestChip-1]) + "…"
	}
	return text
}

// pickScope opens a list to search, below the chip; each press counts at once, and nothing chosen is all.
func (h *options) pickScope(c *chip, kind scopeKind) {
	v := h.v
	form.FilterByPicker(
		c.FilterChip,
		kind.options(v.program, locale.Window()),
		kind.chosen(v.job().scope),
		func(ids []string) {
			v.options.chooseScope(kind.with(v.job().scope, ids))
		},
	)
}

func (h *options) scopeLabel(o job) (label string, selected, hidden bool) {
	p := h.v.program
	switch {
	case o.scope.role != "":
		return o.scope.role.Name(locale.Window()) + " " + peopleText(len(o.scope.in(p))), true, false
	case len(o.scope.people) == 1 && p.Person(o.scope.people[0]) != nil:
		return p.Person(o.scope.people[0]).DisplayName(), true, false
	case len(o.scope.people) > 0:
		return peopleText(len(o.scope.people)), true, false
	}
	return locale.L("Everyone"), false, false
}

// scopeMenu offers everyone, the roles that somebody has, and a list to choose from.
func (h *options) scopeMenu(c *chip) *fyne.Menu {
	v, in := h.v, locale.Window()
	now := v.job().scope
	menu := fyne.NewMenu(
		"",
		menuItem(locale.L("Everyone"), now.everyone(), func() { v.options.chooseScope(now.withPeople("")) }),
	)
	for _, role := range program.Roles() {
		if n := len((scope{role: role}).in(v.program)); n > 0 {
			label := locale.L(
				"{{.Role}}: {{.People}}",
				locale.Values{"Role": role.Name(in), "People": peopleText(n)},
			)
			menu.Items = append(
				menu.Items,
				menuItem(label, now.role == role, func() { v.options.chooseScope(now.withPeople(role)) }),
			)
		}
	}
	menu.Items = append(
		menu.Items,
		fyne.NewMenuItemSeparator(),
		menuItem(locale.L("Choose people…"), len(now.people) > 0, func() { h.pickPeople(c) }),
	)
	return menu
}

func (h *options) chooseScope(s scope) {
	o := h.v.job()
	o.scope = s
	h.v.choose(o)
}

// pickPeople opens a list to search, below the chip; each press counts at once.
func (h *options) pickPeople(c *chip) {
	in := locale.Window()
	var options []form.Option
	for _, person := range h.v.program.People {
		name := person.DisplayName()
		options = append(options, form.Option{
			ID: string(
				person.ID,
			),
			Text: name, Detail: person.Role.Name(in),
			Portrait: &look.Portrait{Name: name, Key: string(person.ID)},
		})
	}
	form.FilterByPicker(c.FilterChip, options, texts(h.v.job().scope.in(h.v.program)), h.v.options.choosePeople)
}

func (h *options) choosePeople(ids []string) {
	h.chooseScope(h.v.job().scope.withPeople("", idsOf(ids)...))
}
