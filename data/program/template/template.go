// Package template makes new programs and people of those that exist: what may be copied is a rule of privacy.
package template

import (
	"slices"

	"laurel/data/civil"
	"laurel/data/program"
)

// People is how much of the people is copied into a template.
type People string

// The choices.
const (
	NoPeople People = "none"
	Names    People = "names" // with roles and languages
	Whole    People = "all"   // with passports, contacts and notes
)

// Options is how a new program is made from one that exists.
type Options struct {
	Name   string
	Start  civil.Date // the day that replaces FirstDay; all dates move with it
	People People
	Today  civil.Date
}

// New returns a new program with the stops and meetings of this one on other days. Every record is new and
// statuses begin again; so do the tasks. Forms are copied, what came of the program is not: consent, flights, hotel
// confirmations, attendance, takeaways, findings, responses, connections, journeys, issued certificates, releases and
// ignored findings are never copied, nor is anybody who has cancelled or any meeting that does not take place;
// of the people there is only what t.People allows.
func New(p *program.Program, t Options) *program.Program {
	c := &copier{of: p, Options: t, days: t.Start.DaysSince(p.FirstDay()), ids: map[program.ID]program.ID{}}
	return p.With(func(next *program.Program) {
		next.ID = program.NewID()
		next.Name = t.Name
		next.Start = c.day(p.Start)
		next.End = c.day(p.End)
		next.Award.Date = c.day(p.Award.Date)
		if t.People != Whole {
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
			copied.ID = program.NewID()
			next.TravelTimes = append(next.TravelTimes, &copied)
		}
	})
}

// copier copies the records of a program into a new one.
type copier struct {
	Options
	of   *program.Program
	days int
	ids  map[program.ID]program.ID // the new IDs of stops and people
}

// day is a date of the new program; one that is not known stays so.
func (c *copier) day(d civil.Date) civil.Date {
	if d.IsZero() {
		return d
	}
	return d.AddDays(c.days)
}

func (c *copier) stops() []*program.Stop {
	var stops []*program.Stop
	for _, stop := range c.of.Stops {
		next := *stop
		next.ID = program.NewID()
		c.ids[stop.ID] = next.ID
		next.From = c.day(stop.From)
		next.Until = c.day(stop.Until)
		next.Driver = "" // another one drives then
		next.DriverPhone = ""
		if c.People != Whole {
			next.Notes = ""
		}
		stops = append(stops, &next)
	}
	return stops
}

func (c *copier) people() []*program.Person {
	var people []*program.Person
	for _, person := range c.of.People {
		if person.Cancelled || c.People != Names && c.People != Whole {
			continue
		}
		next := copied(person, namesCopy)
		if c.People == Whole {
			whole := *person
			whole.ID = next.ID
			next = &whole
		}
		c.ids[person.ID] = next.ID
		next.Consent = program.Consent{}
		next.BadgePrinted = civil.Date{}
		next.Arrival = program.Flight{}
		next.Departure = program.Flight{}
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

func (c *copier) meetings() []*program.Meeting {
	var meetings []*program.Meeting
	for _, m := range c.of.Meetings {
		if !m.TakesPlace() {
			continue
		}
		next := m.Duplicate(c.Today)
		next.Stop = c.ids[m.Stop]
		next.MoveBy(c.days * program.DayMinutes)
		next.Attendees = c.mapped(m.Attendees)
		next.Excused = c.mapped(m.Excused)
		next.Interpreters = c.mapped(m.Interpreters)
		next.Selected = m.Selected && c.People != NoPeople
		next.PhotosTold = false
		next.Link = "" // another call has another address
		if c.People != Whole {
			next.Internal = ""
		}
		meetings = append(meetings, next)
	}
	return meetings
}

// forms are the same forms, to which nobody has responded.
func (c *copier) forms() []*program.Form {
	var forms []*program.Form
	for _, form := range c.of.Forms {
		next := *form
		next.ID = program.NewID()
		forms = append(forms, &next)
	}
	return forms
}

// tasks are the same tasks, all open, but for those about who is not copied. Their owners stay where they are in the
// new program too.
func (c *copier) tasks() []*program.Task {
	var tasks []*program.Task
	for _, task := range c.of.Tasks {
		if task.Person != "" && c.ids[task.Person] == "" {
			continue
		}
		next := *task
		next.Person = c.ids[task.Person]
		next.ID = program.NewID()
		next.Due.On = c.day(task.Due.On)
		next.DoneOn = civil.Date{}
		next.Owner.Person = c.ids[task.Owner.Person]
		next.Note = ""
		tasks = append(tasks, &next)
	}
	return tasks
}

// mapped replaces IDs by the new ones; those without a new one are left out.
func (c *copier) mapped(ids []program.ID) []program.ID {
	var next []program.ID
	for _, id := range ids {
		if to := c.ids[id]; to != "" && !slices.Contains(next, to) {
			next = append(next, to)
		}
	}
	return next
}
