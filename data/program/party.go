package program

import "strings"

// Party is somebody: a person of the program, a contact or an organisation, or whoever a text names. At most one of the
// IDs is set.
type Party struct {
	Person       ID     `json:"person,omitempty"       audience:"participants"`
	Contact      ID     `json:"contact,omitempty"      audience:"participants"`
	Organisation ID     `json:"organisation,omitempty" audience:"participants"`
	Text         string `json:"text,omitempty"         audience:"participants"`
}

// ID returns the record that is meant; empty: none, or only a text.
func (p Party) ID() ID {
	switch {
	case p.Person != "":
		return p.Person
	case p.Contact != "":
		return p.Contact
	default:
		return p.Organisation
	}
}

// PartyName returns what the program calls somebody; empty where there is nobody, or who it was is not in the edition.
func (p *Program) PartyName(party Party) string {
	if id := party.ID(); id != "" {
		return p.RecordName(id)
	}
	return party.Text
}

// count returns in how many ways the party is named.
func (p Party) count() int {
	n := 0
	for _, name := range []string{string(p.Person), string(p.Contact), string(p.Organisation), p.Text} {
		if strings.TrimSpace(name) != "" {
			n++
		}
	}
	return n
}

// party wants at most one name of somebody.
func (p problems) party(field string, party Party) {
	p.add(field, party.count() > 1, "Choose one person, contact or organisation, or write a name.")
}

// partyReferences lists what a field of the type Party names.
func partyReferences(field string, party Party) []Reference {
	return []Reference{
		{field + ".Person", "person", []ID{party.Person}, "Choose a person of this program, or nobody."},
		{field + ".Contact", "contact", []ID{party.Contact}, "Choose a contact of this program, or nobody."},
		{field + ".Organisation", "organisation", []ID{party.Organisation}, organisationMissing},
	}
}

// In returns the party without the people, contacts and organisations that the program does not have.
func (p Party) In(reduced *Program) Party {
	if reduced.Person(p.Person) == nil {
		p.Person = ""
	}
	if reduced.Contact(p.Contact) == nil {
		p.Contact = ""
	}
	if reduced.Organisation(p.Organisation) == nil {
		p.Organisation = ""
	}
	return p
}
