package program

import (
	"encoding"
	"reflect"
	"slices"
	"strconv"
)

// Edition is a program as one audience may have it: everything above that audience is gone, not hidden. Makers of documents receive an
// Edition and nothing else, so that none of them can leak.
type Edition struct {
	*Program
	Audience Audience
}

// EditionFor returns the program as an audience may have it. This is the only place that acts on the audience tags and on consent:
//
//   - A field is kept when its tag says that the audience may have it.
//   - A name is shown beyond the partners only by consent (unknown is no). Without it the alias stands in its place, or the role and a
//     number, and what tells the person apart goes as well: position, affiliation, bio, photo. The public is not told of such a person
//     at all, unless there is an alias. Where the name is shown, the alias is not, since together they would undo it.
//   - A photo, and a story (bio, citation, the person's takeaways), leave the office only by consent.
//   - Who has cancelled is left out for participants and the public; so is the telephone and e-mail of a contact who does not allow it, and a
//     meeting that is declined or cancelled.
func (p *Program) EditionFor(audience Audience) *Edition {
	if audience == Internal {
		return &Edition{p, audience}
	}
	reduced := p.With(func(next *Program) {
		next.People = p.peopleFor(audience)
		next.Contacts = contactsFor(p.Contacts, audience)
		next.Takeaways = p.takeawaysFor(audience)
		next.Meetings = meetingsFor(p.Meetings, audience)
		reduceFields(reflect.ValueOf(next).Elem(), audience)
	})
	reduced.Meetings, reduced.Issues = withoutReferences(reduced), issuesFor(reduced)
	return &Edition{reduced, audience}
}

func (p *Program) peopleFor(audience Audience) []*Person {
	outside := !audience.MayHave(Partners)
	var kept []*Person
	ordinals := map[Role]int{}
	for _, original := range p.People {
		ordinals[original.Role]++
		if outside && original.Cancelled {
			continue
		}
		person := *original
		if person.Consent.Photo != Yes {
			person.Photo = ""
		}
		if person.Consent.Story != Yes {
			person.Bio, person.Citation = "", ""
		}
		switch {
		case !outside || person.Consent.Name == Yes:
			person.Alias = ""
		case audience == Participants:
			person = unnamed(original, original.Role.Name(p.Language)+" "+strconv.Itoa(ordinals[original.Role]))
			person.Country, person.Languages, person.Stays = original.Country, original.Languages, original.Stays
		case person.Alias != "":
			person = unnamed(original, "")
		default:
			continue
		}
		kept = append(kept, &person)
	}
	return kept
}

// unnamed is what is left of a person who may not be named.
func unnamed(p *Person, fallback string) Person {
	alias := p.Alias
	if alias == "" {
		alias = fallback
	}
	return Person{ID: p.ID, Role: p.Role, Alias: alias}
}

func contactsFor(contacts []*Contact, audience Audience) []*Contact {
	kept := make([]*Contact, len(contacts))
	for i, original := range contacts {
		contact := *original
		if !audience.MayHave(Partners) && contact.MayShare != Yes {
			contact.Phone, contact.Email = "", ""
		}
		kept[i] = &contact
	}
	return kept
}

func (p *Program) takeawaysFor(audience Audience) []*Takeaway {
	outside := !audience.MayHave(Partners)
	return slices.DeleteFunc(slices.Clone(p.Takeaways), func(t *Takeaway) bool {
		if t.Person == "" {
			return false
		}
		teller := p.Person(t.Person)
		return teller == nil || teller.Consent.Story != Yes || outside && (teller.Consent.Name != Yes || teller.Cancelled)
	})
}

// meetingsFor leaves out what does not take place where the status, which would say so, is not told.
func meetingsFor(meetings []*Meeting, audience Audience) []*Meeting {
	if audience.MayHave(Partners) {
		return meetings
	}
	return slices.DeleteFunc(slices.Clone(meetings), func(m *Meeting) bool { return !m.TakesPlace() })
}

// withoutReferences returns the meetings without the IDs of people who are no longer there.
func withoutReferences(p *Program) []*Meeting {
	there := func(ids []ID) []ID {
		return slices.DeleteFunc(slices.Clone(ids), func(id ID) bool { return p.Person(id) == nil })
	}
	meetings := slices.Clone(p.Meetings)
	for i, original := range meetings {
		meeting := *original
		meeting.Attendees, meeting.Excused, meeting.Interpreters = there(meeting.Attendees), there(meeting.Excused), there(meeting.Interpreters)
		meetings[i] = &meeting
	}
	return meetings
}

// reduceFields sets every field above the audience to zero, copying slices and records before it writes into them.
func reduceFields(record reflect.Value, audience Audience) {
	for i := range record.NumField() {
		declared, field := record.Type().Field(i), record.Field(i)
		if !declared.IsExported() {
			continue
		}
		if !audience.MayHave(Audience(declared.Tag.Get("audience"))) {
			field.SetZero()
			continue
		}
		switch {
		case field.Type().Implements(reflect.TypeFor[encoding.TextMarshaler]()):
			// a date or a time is one value and goes or stays as a whole
		case field.Kind() == reflect.Struct:
			reduceFields(field, audience)
		case field.Kind() == reflect.Slice:
			reduceSlice(field, audience)
		}
	}
}

func reduceSlice(field reflect.Value, audience Audience) {
	element := field.Type().Elem()
	if field.IsNil() || element.Kind() != reflect.Struct && element.Kind() != reflect.Pointer {
		return
	}
	reduced := reflect.MakeSlice(field.Type(), field.Len(), field.Len())
	for i := range field.Len() {
		if element.Kind() == reflect.Struct {
			reduced.Index(i).Set(field.Index(i))
			reduceFields(reduced.Index(i), audience)
			continue
		}
		record := reflect.New(element.Elem())
		record.Elem().Set(field.Index(i).Elem())
		reduceFields(record.Elem(), audience)
		reduced.Index(i).Set(record)
	}
	field.Set(reduced)
}
