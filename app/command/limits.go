package command

import (
	"slices"
	"strings"

	"laurel/app/documents"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// limits are the flags of what documents are limited to.
type limits struct {
	Stop    []string     `placeholder:"CITY|ID" sep:"none" help:"${export_stop}"`
	Day     []civil.Date `placeholder:"YYYY-MM-DD" help:"Only this day."`
	Meeting []string     `placeholder:"TITLE|ID" sep:"none" help:"${export_meeting}"`
	Contact []string     `placeholder:"NAME|ID" sep:"none" help:"${export_contact}"`
	Person  []string     `placeholder:"NAME|ID" sep:"none" help:"Only this person."`
}

// limit limits the documents to the stops, days, meetings and people that the command line names, each of them to what
// it can be limited to.
func (l limits) limit(all documents.Catalogue, chosen *program.Program, jobs []job) error {
	for _, scope := range []struct {
		flag  string
		given int
		by    func(documents.Document) bool
	}{
		{"--stop", len(l.Stop), func(d documents.Document) bool { return d.LimitedBy(documents.OfStops) }},
		{"--day", len(l.Day), func(d documents.Document) bool { return d.LimitedBy(documents.OfDays) || l.asks(d) }},
		{"--meeting", len(l.Meeting), func(d documents.Document) bool { return d.LimitedBy(documents.OfMeetings) }},
		{"--contact", len(l.Contact), func(d documents.Document) bool { return d.LimitedBy(documents.OfContacts) }},
		{"--person", len(l.Person), documents.Document.AboutPeople},
	} {
		if scope.given > 0 && !slices.ContainsFunc(jobs, func(j job) bool { return scope.by(j.document) }) {
			return misused(
				"none of these documents can be limited by %s; %s can", scope.flag,
				strings.Join(idsOf(all, scope.by), ", "),
			)
		}
	}
	stops, err := l.stops(chosen)
	if err != nil {
		return err
	}
	meetings, err := l.meetings(chosen, stops)
	if err != nil {
		return err
	}
	contacts, err := l.contacts(chosen)
	if err != nil {
		return err
	}
	people, err := l.people(chosen)
	if err != nil {
		return err
	}
	for i := range jobs {
		d, request := jobs[i].document, &jobs[i].request
		if d.LimitedBy(documents.OfStops) {
			request.Stops = stops
		}
		if d.LimitedBy(documents.OfDays) {
			request.Days = l.Day
		}
		if d.LimitedBy(documents.OfMeetings) {
			request.Meetings = meetings
		}
		if d.LimitedBy(documents.OfContacts) {
			request.Contacts = contacts
		}
		if d.AboutPeople() {
			request.People = people
		}
	}
	return nil
}

// asks reports whether the days select meetings of a document.
func (l limits) asks(d documents.Document) bool {
	return len(l.Meeting) > 0 && d.LimitedBy(documents.OfMeetings)
}

// idsOf lists the documents of which something is true.
func idsOf(all documents.Catalogue, is func(documents.Document) bool) []string {
	var ids []string
	for _, d := range all {
		if is(d) {
			ids = append(ids, d.ID)
		}
	}
	return ids
}

func (l limits) stops(chosen *program.Program) ([]program.ID, error) {
	var all []candidate
	for _, s := range chosen.Stops {
		all = append(
			all,
			candidate{
				s.ID, []string{s.City}, strings.TrimSpace(s.City + " " + locale.English.Period(s.From, s.Until)),
			},
		)
	}
	return meant("stop", "stops", all, l.Stop)
}

// meetings finds the meetings that are named, of those in the stops and on the days that are.
func (l limits) meetings(chosen *program.Program, stops []program.ID) ([]program.ID, error) {
	var all []candidate
	for _, m := range chosen.Meetings {
		if len(stops) > 0 && !slices.Contains(stops, m.Stop) ||
			len(l.Day) > 0 && !slices.Contains(l.Day, m.Start.Date) {
			continue
		}
		city := ""
		if s := chosen.Stop(m.Stop); s != nil {
			city = s.City
		}
		all = append(
			all,
			candidate{
				m.ID,
				[]string{m.Title},
				strings.Join([]string{m.Start.Date.String() + " " + m.Start.Clock.String(), city, m.Title}, ", "),
			},
		)
	}
	return meant("meeting", "meetings", all, l.Meeting)
}

func (l limits) contacts(chosen *program.Program) ([]program.ID, error) {
	var all []candidate
	for _, c := range chosen.Contacts {
		at := chosen.PartyName(program.Party{Organisation: c.Organisation})
		all = append(all, candidate{c.ID, []string{c.Name}, strings.Join([]string{c.Name, at}, ", ")})
	}
	return meant("contact", "contacts", all, l.Contact)
}

func (l limits) people(chosen *program.Program) ([]program.ID, error) {
	var all []candidate
	for _, p := range chosen.People {
		names := []string{
			p.DisplayName(), p.LatinName(), p.OwnName, p.BadgeName, p.Given + " " + p.Family, p.Family + " " + p.Given,
		}
		all = append(all, candidate{p.ID, names, p.DisplayName() + ", " + p.Role.Name("en")})
	}
	return meant("person", "people", all, l.Person)
}

// meant finds what each of the names means.
func meant(thing, things string, all []candidate, wanted []string) ([]program.ID, error) {
	var ids []program.ID
	for _, name := range wanted {
		i, err := oneOf(thing, things, all, name)
		if err != nil {
			return nil, &usageError{err.Error()}
		}
		if !slices.Contains(ids, all[i].id) {
			ids = append(ids, all[i].id)
		}
	}
	return ids, nil
}
