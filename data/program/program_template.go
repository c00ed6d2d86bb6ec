package program

import (
	"slices"

	"laurel/data/civil"
)

// TemplatePeople is how much of the people is copied into a template.
type TemplatePeople string

// The choices.
const (
	NoPeople    TemplatePeople = "none"
	PeopleNames TemplatePeople = "names" // with roles and languages
	PeopleWhole TemplatePeople = "all"   // with passports, contacts and notes
)

// Template is how a new program is made from one that exists.
type Template struct {
	Name   string
	Start  civil.Date // the day that replaces FirstDay; all dates move with it
	People TemplatePeople
	Today  civil.Date
}

// FirstDay returns the day from which the dates of the program are counted: its own first one, or the earliest of its
// stops and meetings.
func (p *Program) FirstDay() civil.Date {
	if !p.Start.IsZero() {
		return p.Start
	}
	var days []civil.Date
	for _, stop := range p.Stops {
		days = append(days, stop.From)
	}
	for _, m := range p.Meetings {
		days = append(days, m.Start.Date)
	}
	days = slices.DeleteFunc(days, civil.Date.IsZero)
	if len(days) == 0 {
		return civil.Date{}
	}
	return slices.MinFunc(days, civil.Date.Compare)
}

// FromTemplate returns a new program with the stops and meetings of this one on other days. Every record is new and
// statuses begin again; so do the tasks. Forms are copied, what came of the program is not: consent, flights, hotel
// confirmations, attendance, takeaways, findings, responses, connections, journeys, issued certificates, releases and
// ignored findings are never copied, nor is anybody who has cancelled or any meeting that does not take place;
// of the people there is only what t.People allows.
func (p *Program) FromTemplate(t Template) *Program {
	c := &templateCopy{of: p, Template: t, days: t.Start.DaysSince(p.FirstDay()), ids: map[ID]ID{}}
	return p.With(func(next *Program) {
		next.ID = NewID()
		next.Name = t.Name
		next.Start = c.day(p.Start)
		next.End = c.day(p.End)
		next.Award.Date = c.day(p.Award.Date)
		if t.People != PeopleWhole {
			next.Notes = ""
			next.Award.Signatories = nil
		}
		next.Takeaways = nil
		next.Findings = nil
		next.Responses = nil
		next.Connections = nil
		next.Journeys = nil
		next.Accepted = civil.Date{}
		next.Forms = c.forms()
		next.Ignored = nil
		next.Issues = nil
		next.Releases = nil
		next.SentLetters = nil
		next.Stops = c.stops()
		next.People = c.people()
		next.Meetings = c.meetings()
		next.Tasks = c.tasks()
		next.TravelTimes = nil
		for _, travel := range p.TravelTimes {
			copied := *travel
			copied.ID = NewID()
			next.TravelTimes = append(next.TravelTimes, &copied)
		}
	})
}

// templateCopy copies the records of a program into a new one.
type templateCopy struct {
	Template
	of   *Program
	days int
	ids  map[ID]ID // the new IDs of stops and people
}

// day is a date of the new program; one that is not known stays so.
func (c *templateCopy) day(d civil.Date) civil.Date {
	if d.IsZero() {
		return d
	}
	return d.AddDays(c.days)
}

func (c *templateCopy) stops() []*Stop {
	var stops []*Stop
	for _, stop := range c.of.Stops {
		next := *stop
		next.ID = NewID()
		c.ids[stop.ID] = next.ID
		next.From = c.day(stop.From)
		next.Until = c.day(stop.Until)
		next.Driver = "" // another one drives then
		next.DriverPhone = ""
		if c.People != PeopleWhole {
			next.Notes = ""
		}
		stops = append(stops, &next)
	}
	return stops
}

func (c *templateCopy) people() []*Person {
	var people []*Person
	for _, person := range c.of.People {
		if person.Cancelled || c.People != PeopleNames && c.People != PeopleWhole {
			continue
		}
		next := person.copied(namesCopy)
		if c.People == PeopleWhole {
			whole := *person
			whole.ID = next.ID
			next = &whole
		}
		c.ids[person.ID] = next.ID
		next.Consent = Consent{}
		next.BadgePrinted = civil.Date{}
		next.Arrival = Flight{}
		next.Departure = Flight{}
		next.Stays = nil
		for _, stay := range person.Stays {
			stay.Stop = c.ids[stay.Stop]
			stay.From = c.day(stay.From)
			stay.Until = c.day(stay.Until)
			stay.EarlyArrival = c.day(stay.EarlyArrival)
			stay.LateDeparture = c.day(stay.LateDeparture)
			stay.Confirmation = ""
			next.Stays = append(next.Stays, stay)
		}
		people = append(people, next)
	}
	for _, person := range people { // whoever shares may come later in the list
		for i := range person.Stays {
			person.Stays[i].SharesWith = c.ids[person.Stays[i].SharesWith]
		}
	}
	return people
}

func (c *templateCopy) meetings() []*Meeting {
	var meetings []*Meeting
	for _, m := range c.of.Meetings {
		if !m.TakesPlace() {
			continue
		}
		next := m.Duplicate(c.Today)
		next.Stop = c.ids[m.Stop]
		next.MoveBy(c.days * DayMinutes)
		next.Attendees = c.mapped(m.Attendees)
		next.Excused = c.mapped(m.Excused)
		next.Interpreters = c.mapped(m.Interpreters)
		next.Selected = m.Selected && c.People != NoPeople
		next.PhotosTold = false
		next.Link = "" // another call has another address
		if c.People != PeopleWhole {
			next.Internal = ""
		}
		meetings = append(meetings, next)
	}
	return meetings
}

// forms are the same forms, to which nobody has responded.
func (c *templateCopy) forms() []*Form {
	var forms []*Form
	for _, form := range c.of.Forms {
		next := *form
		next.ID = NewID()
		forms = append(forms, &next)
	}
	return forms
}

// tasks are the same tasks, all open, but for those about who is not copied. Their owners stay where they are in the
// new program too.
func (c *templateCopy) tasks() []*Task {
	var tasks []*Task
	for _, task := range c.of.Tasks {
		if task.Person != "" && c.ids[task.Person] == "" {
			continue
		}
		next := *task
		next.Person = c.ids[task.Person]
		next.ID = NewID()
		next.Due.On = c.day(task.Due.On)
		next.DoneOn = civil.Date{}
		next.Owner.Person = c.ids[task.Owner.Person]
		next.Note = ""
		tasks = append(tasks, &next)
	}
	return tasks
}

// mapped replaces IDs by the new ones; those without a new one are left out.
func (c *templateCopy) mapped(ids []ID) []ID {
	var next []ID
	for _, id := range ids {
		if to := c.ids[id]; to != "" && !slices.Contains(next, to) {
			next = append(next, to)
		}
	}
	return next
}
