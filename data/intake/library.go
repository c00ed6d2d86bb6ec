package intake

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/program"
)

// library finds the organisations and contacts of the file, the program and the store's library; of two organisations
// of one name the later.
type library struct {
	refs          program.RefIndex                 // of contacts and organisations; nil: no file had one yet
	organisations map[string]*program.Organisation // by identifier and by folded name
	contacts      map[program.ID]*program.Contact
	signs         map[string][]program.ID // contacts by their folded name alone, and with each other sign
	inStore       map[program.ID]bool     // the organisations that the store has
}

func newLibrary() library {
	return library{
		organisations: map[string]*program.Organisation{}, contacts: map[program.ID]*program.Contact{},
		signs: map[string][]program.ID{},
	}
}

func (l *library) add(organisations []*program.Organisation, contacts []*program.Contact) {
	for _, o := range organisations {
		l.organisations[string(o.ID)] = o
		l.organisations[value.Fold(o.Name)] = o
	}
	for _, c := range contacts {
		l.contacts[c.ID] = c
		for _, sign := range append(pairs(c, c.Organisation), value.Fold(c.Name)) {
			if !slices.Contains(l.signs[sign], c.ID) {
				l.signs[sign] = append(l.signs[sign], c.ID)
			}
		}
	}
}

// pairs are the signs of a contact that are enough, two at a time, the best first: the name with the e-mail address,
// with the telephone, with the organisation.
func pairs(c *program.Contact, at program.ID) []string {
	name := value.Fold(c.Name)
	var all []string
	if strings.Contains(c.Email, "@") {
		all = append(all, name+"\x1fmail "+strings.ToLower(c.Email))
	}
	if strings.ContainsAny(c.Phone, "0123456789") {
		all = append(all, name+"\x1fcall "+strings.Join(strings.Fields(c.Phone), ""))
	}
	if at != "" && at != withoutOrganisation.id() {
		all = append(all, name+"\x1fat "+string(at))
	}
	return all
}

// organisationName is the name of an organisation that is made.
type organisationName string

// id is the identifier that an organisation of that name is made with.
func (n organisationName) id() program.ID { return derived("organisation", value.Fold(string(n))) }

// withoutOrganisation is the organisation of contacts whose card names none, since a contact belongs to one.
const withoutOrganisation organisationName = "Without organisation"

// organisationNamed finds the organisation of a name; nil: there is none.
func (l *library) organisationNamed(name string) *program.Organisation {
	name = value.Line(name)
	if name == "" {
		return nil
	}
	return cmp.Or(l.organisations[value.Fold(name)], l.organisations[string(organisationName(name).id())])
}

// organisationCalled is organisationNamed, with the one that would be made where there is none.
func (l *library) organisationCalled(name string) *program.Organisation {
	known := l.organisationNamed(name)
	if name = value.Line(name); known == nil && name != "" {
		return &program.Organisation{ID: organisationName(name).id(), Name: name}
	}
	return known
}

// organisation returns the file's own copy of the organisation of that name, which the library may have already; nil
// for no name.
func (m *merger) organisation(place source.Place, name string) *program.Organisation {
	known := m.library.organisationCalled(name)
	if known == nil {
		return nil
	}
	known = m.mention(place, known)
	m.library.organisations[value.Fold(name)] = known
	return known
}

// mention adds an organisation to those of the file, so that the program uses it, and returns the file's own copy.
func (m *merger) mention(place source.Place, o *program.Organisation) *program.Organisation {
	if _, inFile := m.places[o]; inFile {
		return o
	}
	copied := *o
	m.file.Organisations = append(m.file.Organisations, &copied)
	m.places[&copied] = place
	m.library.add([]*program.Organisation{&copied}, nil)
	return &copied
}

// addContacts adds the contacts of a file with what is known of their organisations.
func (m *merger) addContacts(ctx context.Context, from []source.Contact) {
	for _, c := range from {
		if ctx.Err() != nil {
			return
		}
		cells := source.Cells(m.decisions.of(c.Place).Cells)
		id := m.library.referred(c.Ref)
		if id == "" && c.Ref != "" { // it is another's
			cells = maps.Clone(cells)
			if cells == nil {
				cells = source.Cells{}
			}
			cells["ref"] = ""
		}
		c = c.With(cells)
		own := m.library.contacts[id]
		if id != "" && own == nil && c.Fields.Name == "" {
			continue // an organisation of which nobody is known yet
		}
		l := m.begin(&c, c.Row.Text)
		l.fields = &c.Fields
		m.cellsWrong(l, c.Remarks)
		if c.Fault != nil {
			m.fault(l, c.Fault)
			continue
		}
		m.addContact(l, c, own)
	}
}

// referred finds the contact or the organisation that a reference in one of Laurel's lists names.
func (l *library) referred(ref string) program.ID {
	if ref == "" {
		return ""
	}
	if l.refs == nil {
		l.refs = program.RefIndex{}
		for id := range l.contacts {
			l.refs.Add(id)
		}
		for _, o := range l.organisations {
			l.refs.Add(o.ID)
		}
	}
	return l.refs.Find(ref)
}

// addContact adds one contact; own is whom the reference of one of Laurel's own lists names, or nil.
func (m *merger) addContact(l *line, c source.Contact, own *program.Contact) {
	named := value.Line(c.Organisation) != ""
	if !named {
		c.Organisation = string(withoutOrganisation)
	}
	what, write := m.contactFound(c), m.contactWriter(c)
	if own != nil {
		what, write = found{certain: own}, writer{
			into:  func(known program.Record) program.Record { return correctedContact(c, known.(*program.Contact)) },
			fresh: write.fresh,
		}
	}
	if first := m.firstOf(what.certain); first != nil {
		m.join(l, first, value.Text("same name and organisation, or a way to reach them"), write)
	} else {
		m.settle(l, what, write)
	}
	contact, in := l.record.(*program.Contact)
	if !in {
		return
	}
	if !named && l.state == New {
		m.NoteFirst(`Contacts without an organisation, such as {{.Name}}, are listed under "{{.Organisation}}".`,
			"Name", contact.Name, "Organisation", string(withoutOrganisation))
	}
	m.contactIn(contact, c.Place)
	if own != nil {
		return // its organisation is not typed there
	}
	at := m.organisation(c.Place, c.Organisation)
	known := l.before != nil && contact.Organisation == at.ID
	if named && (known || !m.library.inStore[at.ID]) { // else its name alone is the same
		at.Address = cmp.Or(at.Address, value.Clean(c.Address))
		at.Website = cmp.Or(at.Website, strings.TrimSpace(c.Website))
	}
}

// firstOf returns the earlier row whose record it is; nil: there is none.
func (m *merger) firstOf(record program.Record) *line {
	if record == nil {
		return nil
	}
	return m.mine[record.RecordID()]
}

// contactIn has a contact that comes in be found, and its organisation be used.
func (m *merger) contactIn(contact *program.Contact, place source.Place) {
	if at := m.library.organisations[string(contact.Organisation)]; at != nil {
		m.mention(place, at)
	}
	m.library.add(nil, []*program.Contact{contact})
}

// contactFound returns whom of the library a contact is or may be: somebody of the same name and the same organisation,
// e-mail address or telephone, or whom one of Laurel's own cards, or the card's own identity, names. The name alone,
// where one of the two has no organisation, makes a possible match.
func (m *merger) contactFound(c source.Contact) (who found) {
	l := &m.library
	c.Fields.Name = value.Line(c.Fields.Name)
	at := program.ID("")
	if o := l.organisationNamed(c.Organisation); o != nil {
		at = o.ID
	}
	if own := l.identified(c.Identity); own != nil {
		who.certain = own
		return who
	}
	second := at
	if value.Same(c.Fields.Name, c.Organisation) { // an organisation as a whole: its name is one sign
		second = ""
	}
	for _, sign := range pairs(&c.Fields, second) {
		ids := slices.DeleteFunc(slices.Clone(l.signs[sign]), func(id program.ID) bool {
			return reachedOtherwise(&c.Fields, l.contacts[id])
		})
		if len(ids) == 1 {
			who.certain = l.contacts[ids[0]]
			return who
		}
	}
	none := withoutOrganisation.id()
	for _, id := range l.signs[value.Fold(c.Fields.Name)] {
		other := l.contacts[id]
		if second == "" && other.Organisation == at && adds(other, &c.Fields) == nothing {
			return found{certain: other}
		}
		isNamesake := other.Organisation == at && (m.mine[id] == nil || !reachedOtherwise(&c.Fields, other))
		if at == none || other.Organisation == none || isNamesake {
			who.perhaps(other, value.Text("same-sign.name"))
		}
	}
	return who
}

// identified returns the contact that has an identity of a card, one of Laurel's own or a unique one; nil: none has.
func (l *library) identified(identity string) *program.Contact {
	own := l.contacts[program.ID(strings.TrimPrefix(identity, "urn:uuid:"))]
	if own == nil && value.Unique(identity) {
		own = l.contacts[derived("contact", identity)]
	}
	return own
}

// reachedOtherwise reports whether two contacts of one name have both another e-mail address and another telephone.
func reachedOtherwise(a, b *program.Contact) bool {
	differ := func(one, other string) bool { return one != "" && other != "" && !value.Same(one, other) }
	return differ(a.Email, b.Email) && differ(a.Phone, b.Phone)
}

// contactWriter writes what a contact of the file has.
func (m *merger) contactWriter(c source.Contact) writer {
	c.Fields.Name = value.Line(c.Fields.Name)
	into := func(record program.Record) program.Record {
		next, fields := *record.(*program.Contact), c.Fields
		if next.Notes != "" ||
			m.isOwnCard(c) { // what the office noted stays, and Laurel's own cards list meetings there
			fields.Notes = ""
		}
		source.Overlay(&next, &fields)
		return &next
	}
	return writer{into: into, fresh: func() program.Record {
		at := m.library.organisationCalled(c.Organisation)
		return into(&program.Contact{ID: m.contactID(c, at.ID), Organisation: at.ID})
	}}
}

// contactID derives the identifier of a new contact at an organisation.
func (m *merger) contactID(c source.Contact, at program.ID) program.ID {
	identity := string(at) + " " + value.Fold(c.Fields.Name)
	if value.Unique(c.Identity) {
		identity = c.Identity
	}
	id := derived("contact", identity)
	for m.library.contacts[id] != nil {
		id = derived("contact", identity, string(id))
	}
	return id
}

func (m *merger) isOwnCard(c source.Contact) bool {
	return m.library.contacts[program.ID(strings.TrimPrefix(c.Identity, "urn:uuid:"))] != nil
}

// speakerID returns the identifier of a contact of a meeting, whom the library may have already. Empty: the file names
// no organisation for them, or not them.
func (m *merger) speakerID(c source.Contact) program.ID {
	if value.Line(c.Organisation) == "" || value.Line(c.Fields.Name) == "" {
		return ""
	}
	if known := m.speakerFound(c); known != nil {
		return known.RecordID()
	}
	return m.contactID(c, m.library.organisationCalled(c.Organisation).ID)
}

// speakerFound returns whom of the library a contact of a meeting is, of namesakes at the organisation the first; nil:
// nobody.
func (m *merger) speakerFound(c source.Contact) program.Record {
	who := m.contactFound(c)
	if who.certain != nil {
		return who.certain
	}
	for _, candidate := range who.candidates {
		at := m.library.organisationNamed(c.Organisation)
		if at != nil && m.library.contacts[candidate.ID].Organisation == at.ID {
			return who.records[candidate.ID]
		}
	}
	return nil
}

// speaker brings a contact of a meeting in, with what the file has of them.
func (m *merger) speaker(c source.Contact) {
	if m.speakerID(c) == "" {
		return
	}
	m.organisation(c.Place, c.Organisation)
	known := m.speakerFound(c)
	if m.firstOf(known) != nil {
		return
	}
	write := m.contactWriter(c)
	l := &line{place: c.Place, fields: &c.Fields}
	if known != nil {
		m.put(l, write.into(known))
	} else {
		m.put(l, write.fresh())
	}
	m.contactIn(l.record.(*program.Contact), c.Place)
}
