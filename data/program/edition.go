package program

import (
	"cmp"
	"crypto/sha256"
	"reflect"
	"slices"
	"strconv"
)

// Edition is a program as one audience may have it: everything above that audience is gone, not hidden. Makers of
// documents receive an Edition and nothing else, so that none of them can leak.
type Edition struct {
	*Program
	Audience Audience

	withheld []*Person // whose names the audience may not have, for Mentions
}

// EditionFor returns the program as an audience may have it. This is the only place that acts on the audience tags and
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
func (p *Program) EditionFor(audience Audience) *Edition {
	p = p.Travel().Travelled()
	if audience == Internal {
		return &Edition{Program: p, Audience: audience}
	}
	p = withoutPrivate(p)
	reduced := p.With(func(next *Program) {
		next.People = peopleFor(p, audience)
		next.Takeaways = takeawaysFor(p, audience)
		next.Findings = findingsFor(p, audience)
		next.Responses = responsesFor(p)
		if !audience.MayHave(Partners) {
			next.Contacts = contactsOutside(p.Contacts)
			next.Meetings = slices.DeleteFunc(
				slices.Clone(p.Meetings),
				func(m *Meeting) bool { return !m.TakesPlace() },
			)
		}
		reductionOf(reflect.TypeFor[Program](), audience).reduce(reflect.ValueOf(next).Elem())
	})
	reduced.Meetings = withoutReferences(reduced)
	reduced.Findings = withoutSources(reduced)
	reduced.Connections = connectionsIn(reduced)
	reduced.Journeys = journeysIn(reduced)
	for _, t := range reduced.Takeaways { // the reduction made them the edition's own
		t.FollowUpOwner = t.FollowUpOwner.in(reduced)
	}
	reduced.Issues = issuesFor(reduced)
	e := &Edition{Program: reduced, Audience: audience}
	if !audience.MayHave(Partners) {
		e.withheld = slices.DeleteFunc(slices.Clone(p.People), func(person *Person) bool {
			return p.MayName(person, audience)
		})
	}
	return e
}

// withoutPrivate returns a program without the meetings that only the office has, what came of them, and the
// organisations and contacts that are met at no other meeting.
func withoutPrivate(p *Program) *Program {
	if !slices.ContainsFunc(p.Meetings, func(m *Meeting) bool { return m.Private }) {
		return p
	}
	private, shown := map[ID]bool{}, map[ID]bool{} // meetings, and whom one meets there
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
	isPrivate := func(id ID) bool { return id != "" && private[id] && !shown[id] }
	return p.With(func(next *Program) {
		next.Meetings = slices.DeleteFunc(slices.Clone(p.Meetings), func(m *Meeting) bool { return m.Private })
		next.Takeaways = slices.DeleteFunc(slices.Clone(p.Takeaways), func(t *Takeaway) bool {
			return isPrivate(t.Meeting)
		})
		next.Responses = slices.DeleteFunc(slices.Clone(p.Responses), func(r *Response) bool {
			return isPrivate(r.Meeting)
		})
		next.Connections = slices.DeleteFunc(slices.Clone(p.Connections), func(c *Connection) bool {
			return isPrivate(c.Meeting)
		})
		next.Organisations = slices.DeleteFunc(slices.Clone(p.Organisations), func(o *Organisation) bool {
			return isPrivate(o.ID)
		})
		next.Contacts = slices.DeleteFunc(slices.Clone(p.Contacts), func(c *Contact) bool {
			return isPrivate(c.ID) || isPrivate(c.Organisation) && !shown[c.ID]
		})
	})
}

func peopleFor(p *Program, audience Audience) []*Person {
	outside := !audience.MayHave(Partners)
	var kept, unnamed []*Person
	for _, original := range p.People {
		if outside && original.Cancelled {
			continue
		}
		person := *original
		if person.Consent.Photo != Yes {
			person.Photo = ""
		}
		if person.Consent.Story != Yes {
			person.Bio = ""
			person.Citation, person.CitationSecond = "", ""
		}
		switch {
		case p.MayName(original, audience):
			person.Alias = ""
		case audience == Participants:
			unnamed = append(unnamed, &Person{
				ID: original.ID, Role: original.Role, Alias: original.Alias,
				Country: original.Country, Languages: original.Languages, Stays: original.Stays,
			})
			continue
		case person.Alias != "":
			unnamed = append(unnamed, &Person{ID: original.ID, Role: original.Role, Alias: original.Alias})
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
func shuffled(p *Program, people []*Person, audience Audience) []*Person {
	place := func(person *Person) string {
		sum := sha256.Sum256([]byte(string(p.ID) + " " + string(audience) + " " + string(person.ID)))
		return string(sum[:])
	}
	slices.SortFunc(people, func(a, b *Person) int {
		return cmp.Or(slices.Index(Roles(), a.Role)-slices.Index(Roles(), b.Role), cmp.Compare(place(a), place(b)))
	})
	numbers := map[Role]int{}
	for _, person := range people {
		if person.Alias == "" {
			numbers[person.Role]++
			person.Alias = person.Role.Name(p.Language) + " " + strconv.Itoa(numbers[person.Role])
		}
	}
	return people
}

// contactsOutside returns the contacts, without what those do not allow to be handed on.
func contactsOutside(contacts []*Contact) []*Contact {
	kept := make([]*Contact, len(contacts))
	for i, original := range contacts {
		contact := *original
		if contact.MayShare != Yes {
			contact.Phone = ""
			contact.Email = ""
		}
		kept[i] = &contact
	}
	return kept
}

func takeawaysFor(p *Program, audience Audience) []*Takeaway {
	outside := !audience.MayHave(Partners)
	return slices.DeleteFunc(slices.Clone(p.Takeaways), func(t *Takeaway) bool {
		isQuote := t.Kind == Quote
		if (isQuote || !audience.MayHave(Participants)) && !t.Publish {
			return true
		}
		if t.Person == "" {
			return false
		}
		from := p.Person(t.Person)
		return from == nil || from.Consent.Story != Yes || outside && from.Cancelled ||
			!p.MayName(from, audience) || isQuote && from.Consent.Name != Yes
	})
}

func findingsFor(p *Program, audience Audience) []*Finding {
	return slices.DeleteFunc(slices.Clone(p.Findings), func(f *Finding) bool {
		return (f.Kind == Quote || !audience.MayHave(Participants)) && !f.Publish
	})
}

// withoutSources returns the findings without the takeaways that are not in the edition.
func withoutSources(reduced *Program) []*Finding {
	findings := make([]*Finding, len(reduced.Findings))
	for i, original := range reduced.Findings {
		finding := *original
		finding.Sources = slices.DeleteFunc(slices.Clone(finding.Sources), func(id ID) bool {
			return reduced.Takeaway(id) == nil
		})
		findings[i] = &finding
	}
	return findings
}

// connectionsIn returns the connections between those who are in the edition, who introduced them only if in it too.
func connectionsIn(reduced *Program) []*Connection {
	var kept []*Connection
	for _, original := range reduced.Connections {
		c := *original
		c.From = c.From.in(reduced)
		c.To = c.To.in(reduced)
		if c.From.ID() == "" || c.To.ID() == "" {
			continue
		}
		c.Introduced = c.Introduced.in(reduced)
		c.FollowUpOwner = c.FollowUpOwner.in(reduced)
		if reduced.Meeting(c.Meeting) == nil {
			c.Meeting = ""
		}
		kept = append(kept, &c)
	}
	return kept
}

// journeysIn returns the journeys without those who are not in the edition.
func journeysIn(reduced *Program) []*Journey {
	for _, j := range reduced.Journeys { // the reduction made them the edition's own
		j.Travellers = slices.DeleteFunc(slices.Clone(j.Travellers), func(id ID) bool {
			return reduced.Person(id) == nil
		})
	}
	return reduced.Journeys
}

// withoutReferences returns the meetings without the IDs of people who are not in the edition.
func withoutReferences(p *Program) []*Meeting {
	present := func(ids []ID) []ID {
		return slices.DeleteFunc(slices.Clone(ids), func(id ID) bool { return p.Person(id) == nil })
	}
	meetings := slices.Clone(p.Meetings)
	for i, original := range meetings {
		meeting := *original
		meeting.Attendees = present(meeting.Attendees)
		meeting.Excused = present(meeting.Excused)
		meeting.Interpreters = present(meeting.Interpreters)
		meeting.Attendance = slices.DeleteFunc(slices.Clone(meeting.Attendance), func(a Attended) bool {
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
