package schedule

import (
	"strings"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// How much of the people goes into a template.
const (
	nobody       = "none"
	namesOnly    = "names"
	wholeRecords = "all"
)

// DuplicateProgram asks for a name and a first day and makes a new program with the stops and meetings of this one.
func (v *Screen) DuplicateProgram() {
	p := v.s.Program()
	if p == nil {
		return
	}
	name := form.NewTextField("Name", locale.L("Name")).SetValue(locale.L("{{.Name}} (copy)", map[string]any{"Name": p.Name}))
	first := firstDay(p)
	day := form.NewDateField("Start", locale.L("First day")).Near(v.s.Today())
	day.SetHelp(locale.L("Every date moves with it. The first day of this program is {{.Day}}.", map[string]any{"Day": dateText(first)}))
	people := form.NewChoiceField("People", locale.L("People"), []form.Option{
		{ID: nobody, Text: locale.L("Nobody: stops and meetings only")},
		{ID: namesOnly, Text: locale.L("Names, roles and languages")},
		{ID: wholeRecords, Text: locale.L("Whole records, with passports, contacts and notes")},
	}).SetValue(nobody)
	people.SetHelp(locale.L("Consent, flights and confirmation numbers are never taken along: they are asked for anew. Who has cancelled stays behind."))
	f := form.New(locale.L("Duplicate the program as a template"), nil)
	f.SubmitText = locale.L("Duplicate")
	f.Group("", name, day, people)
	what := look.NewStrong("").Cutting()
	f.Note(look.Fixed(0, 40, what))
	f.OnChanged = func() { what.SetText(v.templateText(day.Value(), people.Value())) }
	f.OnChanged()
	f.SubmitLater = func(done func(error)) {
		start := day.Value()
		switch {
		case strings.TrimSpace(name.Value()) == "":
			done(form.Problems{"Name": locale.L("Give the new program a name.")})
			return
		case start.IsZero():
			done(form.Problems{"Start": locale.L("Give the first day.")})
			return
		}
		t := &template{of: p, days: start.DaysSince(first), people: people.Value(), today: v.s.Today()}
		v.makeProgram(t.make(strings.TrimSpace(name.Value())), done)
	}
	v.Leave(func() { v.s.Dialogs.ShowForm(f) })
}

// templateText says what a template of the open program holds, and when it takes place.
func (v *Screen) templateText(start program.Date, people string) string {
	p := v.s.Program()
	if start.IsZero() || p == nil {
		return ""
	}
	t := &template{of: p, days: start.DaysSince(firstDay(p)), people: people, today: v.s.Today()}
	made := t.make("")
	count := func(n int) map[string]any { return map[string]any{"Count": n} }
	return joined(" · ", program.FormatPeriod(made.Start, made.End, locale.Language(v.language())),
		locale.N("{{.Count}} stops in all", len(made.Stops), count(len(made.Stops))),
		locale.N("{{.Count}} meetings planned", len(made.Meetings), count(len(made.Meetings))),
		locale.N("{{.Count}} people in all", len(made.People), count(len(made.People))))
}

// makeProgram stores a new program and opens it.
func (v *Screen) makeProgram(next *program.Program, done func(error)) {
	v.s.Edit(locale.L("Duplicate the program"), func(tx *store.Tx) error { return tx.PutWhole(next) }, func(err error) {
		done(session.InWords(err))
		if err != nil {
			return
		}
		v.s.Open(next.ID)
		v.s.OfferUndo(locale.L("{{.Name}} was made.", map[string]any{"Name": next.Name}))
	})
}

// firstDay is the day from which the dates of a program are counted: its own first one, or the earliest of its stops and meetings.
func firstDay(p *program.Program) program.Date {
	first := p.Start
	earlier := func(d program.Date) {
		if first.IsZero() || !d.IsZero() && p.Start.IsZero() && d.Before(first) {
			first = d
		}
	}
	for _, stop := range p.Stops {
		earlier(stop.From)
	}
	for _, m := range p.Meetings {
		earlier(m.Start.Date)
	}
	return first
}

// template makes a program of another one: every record is a new one, dates are shifted, statuses begin anew, and of the people there is only
// what was chosen.
type template struct {
	of     *program.Program
	days   int
	people string // nobody, namesOnly, wholeRecords
	today  program.Date

	as map[program.ID]program.ID // the new identifiers of stops and people
}

func (t *template) make(name string) *program.Program {
	t.as = map[program.ID]program.ID{}
	return t.of.With(func(next *program.Program) {
		next.ID, next.Name = program.NewID(), name
		next.Start, next.End, next.Award.Date = t.day(next.Start), t.day(next.End), t.day(next.Award.Date)
		next.Takeaways, next.Ignored, next.Issues, next.Releases = nil, nil, nil, nil
		if t.people != wholeRecords {
			next.Notes, next.Award.Signatories = "", nil
		}
		next.Stops = t.stops()
		next.People = t.delegation()
		next.Meetings = t.meetings()
		next.TravelTimes = nil
		for _, way := range t.of.TravelTimes {
			copied := *way
			copied.ID = program.NewID()
			next.TravelTimes = append(next.TravelTimes, &copied)
		}
	})
}

// day is a date as the template has it; one that was not given stays so.
func (t *template) day(d program.Date) program.Date {
	if d.IsZero() {
		return d
	}
	return d.AddDays(t.days)
}

func (t *template) stops() []*program.Stop {
	var stops []*program.Stop
	for _, s := range t.of.Stops {
		next := *s
		next.ID = program.NewID()
		t.as[s.ID] = next.ID
		next.From, next.Until = t.day(s.From), t.day(s.Until)
		next.Driver, next.DriverPhone = "", "" // another one drives then
		if t.people != wholeRecords {
			next.Notes = ""
		}
		stops = append(stops, &next)
	}
	return stops
}

func (t *template) delegation() []*program.Person {
	var people []*program.Person
	for _, person := range t.of.People {
		if person.Cancelled || t.people == nobody {
			continue
		}
		next := *person
		if t.people != wholeRecords {
			next = program.Person{
				Role: person.Role, Honorific: person.Honorific, Given: person.Given, Family: person.Family, NameOrder: person.NameOrder,
				OwnName: person.OwnName, OwnNameLanguage: person.OwnNameLanguage, BadgeName: person.BadgeName, Pronunciation: person.Pronunciation,
				Alias: person.Alias, Languages: person.Languages, NeedsInterpreter: person.NeedsInterpreter,
			}
		}
		next.ID = program.NewID()
		t.as[person.ID] = next.ID
		next.Consent, next.Arrival, next.Departure = program.Consent{}, program.Flight{}, program.Flight{}
		next.Stays = nil
		for _, stay := range person.Stays {
			stay.Stop, stay.Confirmation = t.as[stay.Stop], ""
			stay.From, stay.Until = t.day(stay.From), t.day(stay.Until)
			next.Stays = append(next.Stays, stay)
		}
		people = append(people, &next)
	}
	return people
}

func (t *template) meetings() []*program.Meeting {
	var meetings []*program.Meeting
	for _, m := range t.of.Meetings {
		if !m.TakesPlace() {
			continue
		}
		next := duplicateOf(m, t.today)
		next.Stop = t.as[m.Stop]
		moveTo(next, m.Start.AddMinutes(t.days*wholeDay))
		next.Attendees, next.Excused, next.Interpreters = mapped(m.Attendees, t.as), mapped(m.Excused, t.as), mapped(m.Interpreters, t.as)
		next.Selected = m.Selected && t.people != nobody
		next.PhotosTold, next.Link = false, "" // another call has another address
		if t.people != wholeRecords {
			next.Internal = ""
		}
		meetings = append(meetings, next)
	}
	return meetings
}
