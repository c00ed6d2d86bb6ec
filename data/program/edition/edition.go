// Package edition reduces a program to what an audience may have, and lists what has changed from one edition to a
// later one.
package edition

import (
	"cmp"
	"crypto/sha256"
	"reflect"
	"slices"
	"strconv"

	"laurel/data/program"
)

// Edition is a program as one audience may have it: everything above that audience is gone, not hidden. Makers of
// documents receive an Edition and nothing else, so that none of them can leak.
type Edition struct {
	*program.Program
	Audience program.Audience

	withheld []*program.Person   // whose names the audience may not have, for Mentions
	agreed   map[program.ID]bool // who has agreed to be named to everybody
}

// HasAgreed reports whether a person has agreed to be named to everybody, which an edition for others than the office
// does not show.
func (e *Edition) HasAgreed(person *program.Person) bool {
	return person.Consent.Name == program.Yes || e.agreed[person.ID]
}

// For returns the program as an audience may have it. This is the only place that acts on the audience tags and
// on consent:
//
//   - A field is kept when its tag allows it for the audience.
//   - A name is shown to the public only by consent (unknown is no), and to participants as the program's GroupNames
//     have it. Else the alias replaces the name, or the role and a number, and what identifies the person is removed
//     too: position, affiliation, bio, photo. The public is not informed of such a person at all, unless there is an
//     alias. Where the name is shown, the alias is not, since together they would undo it. People who are not named
//     come after the others, in an order of their own.
//   - A photo, and a story (bio, citation, the person's takeaways), leave the office only by consent. A quote needs
//     the consent to the name as well, and like every takeaway and finding for the public, that it may be published.
//   - How people arrive and leave follows from their journeys.
//   - Responses to evaluations have no person and no texts, nor the answers of fewer than FewestAnswers.
//   - Who has cancelled is left out for participants and the public; so is the telephone and e-mail of a contact who
//     does not allow it, and a meeting that is declined or cancelled.
//   - A private meeting, and what is known of it alone, is the office's.
func For(p *program.Program, audience program.Audience) *Edition {
	p = p.Travel().Travelled()
	if audience == program.Internal {
		return &Edition{Program: p, Audience: audience}
	}
	p = withoutPrivate(p)
	reduced := p.With(func(next *program.Program) {
		next.People = peopleFor(p, audience)
		next.Takeaways = takeawaysFor(p, audience)
		next.Findings = findingsFor(p, audience)
		next.Responses = responsesFor(p)
		if !audience.MayHave(program.Partners) {
			next.Contacts = contactsOutside(p.Contacts)
			next.Meetings = slices.DeleteFunc(
				slices.Clone(p.Meetings),
				func(m *program.Meeting) bool { return !m.TakesPlace() },
			)
		}
		reductionOf(reflect.TypeFor[program.Program](), audience).reduce(reflect.ValueOf(next).Elem())
	})
	reduced.Meetings = withoutReferences(reduced)
	reduced.Findings = withoutSources(reduced)
	reduced.Connections = connectionsIn(reduced)
	reduced.Journeys = journeysIn(reduced)
	for _, t := range reduced.Takeaways { // the reduction made them the edition's own
		t.FollowUpOwner = t.FollowUpOwner.In(reduced)
	}
	reduced.Issues = issuesFor(reduced)
	e := &Edition{Program: reduced, Audience: audience, agreed: map[program.ID]bool{}}
	for _, person := range p.People {
		e.agreed[person.ID] = person.Consent.Name == program.Yes
	}
	if !audience.MayHave(program.Partners) {
		e.withheld = slices.DeleteFunc(slices.Clone(p.People), func(person *program.Person) bool {
			return p.MayName(person, audience)
		})
	}
	return e
}

// withoutPrivate returns a program without the meetings that only the office has, what came of them, and the
// organisations and contacts that are met at no other meeting.
func withoutPrivate(p *program.Program) *program.Program {
	if !slices.ContainsFunc(p.Meetings, func(m *program.Meeting) bool { return m.Private }) {
		return p
	}
	private, shown := map[program.ID]bool{}, map[program.ID]bool{} // meetings, and whom one meets there
	for _, m := range p.Meetings {
		met := shown
		if m.Private {
			met = private
		}
		met[m.ID], met[m.Organisation] = true, true
		for _, id := range m.Contacts {
			met[id] = true
			if contact := p.Contact(id); contact != nil {
				met[contact.Organisation] = true
			}
		}
	}
	isPrivate := func(id program.ID) bool { return id != "" && private[id] && !shown[id] }
	return p.With(func(next *program.Program) {
		next.Meetings = slices.DeleteFunc(slices.Clone(p.Meetings), func(m *program.Meeting) bool { return m.Private })
		next.Takeaways = slices.DeleteFunc(slices.Clone(p.Takeaways), func(t *program.Takeaway) bool {
			return isPrivate(t.Meeting)
		})
		next.Responses = slices.DeleteFunc(slices.Clone(p.Responses), func(r *program.Response) bool {
			return isPrivate(r.Meeting)
		})
		next.Connections = slices.DeleteFunc(slices.Clone(p.Connections), func(c *program.Connection) bool {
			return isPrivate(c.Meeting)
		})
		next.Organisations = slices.DeleteFunc(slices.Clone(p.Organisations), func(o *program.Organisation) bool {
			return isPrivate(o.ID)
		})
		next.Contacts = slices.DeleteFunc(slices.Clone(p.Contacts), func(c *program.Contact) bool {
			return isPrivate(c.ID) || isPrivate(c.Organisation) && !shown[c.ID]
		})
	})
}

func peopleFor(p *program.Program, audience program.Audience) []*program.Person {
	outside := !audience.MayHave(program.Partners)
	var kept, unnamed []*program.Person
	for _, original := range p.People {
		if outside && original.Cancelled {
			continue
		}
		person := *original
		if person.Consent.Photo != program.Yes {
			person.Photo = ""
		}
		if person.Consent.Story != program.Yes {
			person.Bio = ""
			person.Citation, person.CitationSecond = "", ""
		}
		switch {
		case p.MayName(original, audience):
			person.Alias = ""
		case audience == program.Participants:
			unnamed = append(unnamed, &program.Person{
				ID: original.ID, Role: original.Role, Alias: original.Alias,
				Country: original.Country, Languages: original.Languages, Stays: original.Stays,
			})
			continue
		case person.Alias != "":
			unnamed = append(unnamed, &program.Person{ID: original.ID, Role: original.Role, Alias: original.Alias})
			continue
		default:
			continue
		}
		kept = append(kept, &person)
	}
	return append(kept, shuffled(p, unnamed, audience)...)
}

// shuffled returns people who may not be named by role, in an order that reveals nothing of their names, and numbers
// those without an alias. The order is another one for each program and audience; its key are the identifiers, which
// are random and in no document.
func shuffled(p *program.Program, people []*program.Person, audience program.Audience) []*program.Person {
	place := func(person *program.Person) string {
		sum := sha256.Sum256([]byte(string(p.ID) + " " + string(audience) + " " + string(person.ID)))
		return string(sum[:])
	}
	slices.SortFunc(people, func(a, b *program.Person) int {
		return cmp.Or(
			slices.Index(program.Roles(), a.Role)-slices.Index(program.Roles(), b.Role),
			cmp.Compare(place(a), place(b)),
		)
	})
	numbers := map[program.Role]int{}
	for _, person := range people {
		if person.Alias == "" {
			numbers[person.Role]++
			person.Alias = person.Role.Name(p.Language) + " " + strconv.Itoa(numbers[person.Role])
		}
	}
	return people
}

// contactsOutside returns the contacts, without what those do not allow to be handed on.
func contactsOutside(contacts []*program.Contact) []*program.Contact {
	kept := make([]*program.Contact, len(contacts))
	for i, original := range contacts {
		contact := *original
		if contact.MayShare != program.Yes {
			contact.Phone = ""
			contact.Email = ""
		}
		kept[i] = &contact
	}
	return kept
}

func takeawaysFor(p *program.Program, audience program.Audience) []*program.Takeaway {
	outside := !audience.MayHave(program.Partners)
	return slices.DeleteFunc(slices.Clone(p.Takeaways), func(t *program.Takeaway) bool {
		isQuote := t.Kind == program.Quote
		if (isQuote || !audience.MayHave(program.Participants)) && !t.Publish {
			return true
		}
		if t.Person == "" {
			return false
		}
		from := p.Person(t.Person)
		return from == nil || from.Consent.Story != program.Yes || outside && from.Cancelled ||
			!p.MayName(from, audience) || isQuote && from.Consent.Name != program.Yes
	})
}

func findingsFor(p *program.Program, audience program.Audience) []*program.Finding {
	return slices.DeleteFunc(slices.Clone(p.Findings), func(f *program.Finding) bool {
		return (f.Kind == program.Quote || !audience.MayHave(program.Participants)) && !f.Publish
	})
}

// withoutSources returns the findings without the takeaways that are not in the edition.
func withoutSources(reduced *program.Program) []*program.Finding {
	findings := make([]*program.Finding, len(reduced.Findings))
	for i, original := range reduced.Findings {
		finding := *original
		finding.Sources = slices.DeleteFunc(slices.Clone(finding.Sources), func(id program.ID) bool {
			return reduced.Takeaway(id) == nil
		})
		findings[i] = &finding
	}
	return findings
}

// connectionsIn returns the connections between those who are in the edition, who introduced them only if in it too.
func connectionsIn(reduced *program.Program) []*program.Connection {
	var kept []*program.Connection
	for _, original := range reduced.Connections {
		c := *original
		c.From = c.From.In(reduced)
		c.To = c.To.In(reduced)
		if c.From.ID() == "" || c.To.ID() == "" {
			continue
		}
		c.Introduced = c.Introduced.In(reduced)
		c.FollowUpOwner = c.FollowUpOwner.In(reduced)
		if reduced.Meeting(c.Meeting) == nil {
			c.Meeting = ""
		}
		kept = append(kept, &c)
	}
	return kept
}

// journeysIn returns the journeys without those who are not in the edition.
func journeysIn(reduced *program.Program) []*program.Journey {
	for _, j := range reduced.Journeys { // the reduction made them the edition's own
		j.Travellers = slices.DeleteFunc(slices.Clone(j.Travellers), func(id program.ID) bool {
			return reduced.Person(id) == nil
		})
	}
	return reduced.Journeys
}

// withoutReferences returns the meetings without the IDs of people who are not in the edition.
func withoutReferences(p *program.Program) []*program.Meeting {
	present := func(ids []program.ID) []program.ID {
		return slices.DeleteFunc(slices.Clone(ids), func(id program.ID) bool { return p.Person(id) == nil })
	}
	meetings := slices.Clone(p.Meetings)
	for i, original := range meetings {
		meeting := *original
		meeting.Attendees = present(meeting.Attendees)
		meeting.Excused = present(meeting.Excused)
		meeting.Interpreters = present(meeting.Interpreters)
		meeting.Attendance = slices.DeleteFunc(slices.Clone(meeting.Attendance), func(a program.Attended) bool {
			return p.Person(a.Person) == nil
		})
		for k, a := range meeting.Attendance {
			if p.Person(a.By) == nil {
				meeting.Attendance[k].By = ""
			}
		}
		meetings[i] = &meeting
	}
	return meetings
}

// responsesFor returns the responses without the answers to what fewer than FewestAnswers answered about the same
// meeting, stop or program. That they were given stays.
func responsesFor(p *program.Program) []*program.Response {
	type group struct {
		form, meeting, stop program.ID
		question            string
	}
	of := func(r *program.Response, a program.Answered) group {
		return group{r.Form, r.Meeting, r.Stop, a.Question}
	}
	counts := map[group]int{}
	for _, r := range p.Responses {
		for _, a := range r.Answers {
			counts[of(r, a)]++
		}
	}
	reduced := make([]*program.Response, len(p.Responses))
	for i, r := range p.Responses {
		next := *r
		next.Answers = slices.Clone(r.Answers)
		for k, a := range next.Answers {
			if counts[of(r, a)] < program.FewestAnswers {
				next.Answers[k] = program.Answered{Question: a.Question, Withheld: true}
			}
		}
		reduced[i] = &next
	}
	return reduced
}

// issuesFor returns the entries of those who are named in an edition.
func issuesFor(reduced *program.Program) []*program.Issue {
	return slices.DeleteFunc(slices.Clone(reduced.Issues), func(i *program.Issue) bool {
		holder := reduced.Person(i.Person)
		return holder == nil || !holder.IsNamed()
	})
}
