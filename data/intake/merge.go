package intake

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/google/uuid"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/program"
	"laurel/data/store"
)

// namespace is the root of all identifiers that are derived from a foreign one: UUID version 5 (RFC 9562, section 5.5)
// of this name and the foreign identity. So a file that is read twice results in the same records.
var namespace = uuid.MustParse("6f6b2c1e-1f0a-5d0e-9c43-7a0d3a2f5b11")

// derived makes the identifier of a foreign record. The parts name the program (unless the record is the library's),
// the kind and the foreign identity.
func derived(parts ...string) program.ID {
	return program.ID(uuid.NewSHA1(namespace, []byte(strings.Join(parts, "\x1f"))).String())
}

// merger turns what was read from a foreign file into records of a program.
type merger struct {
	source.Remarks
	options   Options
	decisions Decisions
	kind      source.Kind
	isNew     bool             // the file makes the program
	needsZone bool             // it makes a stop whose time zone it does not have
	base      *program.Program // as it is in the store; without an identifier when only the library is meant
	library
	people map[string]*program.Person // of the program, by folded name and e-mail address
	file   *program.Program           // what the file has of it
	places map[program.Record]source.Place
	seen   map[program.ID]bool // meetings and people that the file had before
}

func newMerger(options Options) *merger {
	return &merger{
		options: options, library: library{map[string]*program.Organisation{}, map[string]*program.Contact{}},
		people: map[string]*program.Person{}, places: map[program.Record]source.Place{}, seen: map[program.ID]bool{},
	}
}

// draft returns the draft of a foreign file.
func (m *merger) draft(ctx context.Context, opened *store.Store, from *source.File) (*Draft, error) {
	m.Remarks = source.Remarks{Problems: slices.Clone(from.Problems), Notes: slices.Clone(from.Notes)}
	m.file = m.base.With(func(next *program.Program) {
		for _, kind := range program.RecordKinds() {
			kind.Set(next, nil)
		}
	})
	for _, c := range from.Contacts {
		m.addContact(c)
	}
	for _, p := range from.People {
		m.addPerson(p)
	}
	if m.kind == source.Schedule {
		m.addItems(from)
	}
	if len(m.places) == 0 && len(m.Problems) == 0 {
		return nil, value.Text("nothing was found in this file that could be read as {{.Kind}}",
			"Kind", m.kind.Message())
	}
	if len(m.file.Meetings)+len(m.file.People)+len(m.file.Contacts) == 0 {
		m.isNew = false // nothing could be read: the problems are shown, and no empty program is made
	}
	d := &Draft{kind: m.kind, partial: true, makes: m.isNew, places: m.places, skipped: from.Skipped}
	d.Remarks = m.Remarks
	d.Reading = Reading{Columns: from.Columns, Fields: from.Fields, Ambiguous: from.Ambiguous, NeedsZone: m.needsZone}
	d.Letters = from.Letters
	d.Order = from.Order
	return d, d.compare(ctx, opened, m.file)
}

// library finds the organisations and contacts of the file, the program and the store's library; of two of one name the
// later.
type library struct {
	organisations map[string]*program.Organisation // by identifier and by folded name
	contacts      map[string]*program.Contact      // by identifier, by organisation and folded name, by e-mail address
}

func (l *library) add(organisations []*program.Organisation, contacts []*program.Contact) {
	for _, o := range organisations {
		l.organisations[string(o.ID)] = o
		l.organisations[value.Fold(o.Name)] = o
	}
	for _, c := range contacts {
		l.contacts[string(c.ID)] = c
		l.contacts[contactName(c.Organisation, c.Name)] = c
		l.contacts[strings.ToLower(c.Email)] = c
	}
	delete(l.contacts, "")
}

func contactName(at program.ID, name string) string { return string(at) + " " + value.Fold(name) }

// organisation returns the file's own copy of the organisation of that name, which the library may have already; nil
// for no name.
func (m *merger) organisation(place source.Place, name string) *program.Organisation {
	name = value.Line(name)
	if name == "" {
		return nil
	}
	key := value.Fold(name)
	id := derived("organisation", key)
	known := cmp.Or(m.organisations[key], m.organisations[string(id)], &program.Organisation{ID: id, Name: name})
	m.organisations[key] = m.mention(place, known)
	return m.organisations[key]
}

// mention adds an organisation to those of the file, so that the program uses it, and returns the file's own copy.
func (m *merger) mention(place source.Place, o *program.Organisation) *program.Organisation {
	if _, inFile := m.places[o]; inFile {
		return o
	}
	copied := *o
	m.file.Organisations = append(m.file.Organisations, &copied)
	m.places[&copied] = place
	m.add([]*program.Organisation{&copied}, nil)
	return &copied
}

// withoutOrganisation is the organisation of contacts whose card names none, since a contact belongs to one.
const withoutOrganisation = "Without organisation"

// addContact adds one contact with what is known of their organisation.
func (m *merger) addContact(c source.Contact) {
	named := value.Line(c.Organisation) != ""
	if !named {
		c.Organisation = withoutOrganisation
	}
	m.contact(c)
	if at := m.organisation(c.Place, c.Organisation); named {
		at.Address = cmp.Or(at.Address, value.Clean(c.Address))
		at.Website = cmp.Or(at.Website, strings.TrimSpace(c.Website))
	}
}

// contact returns the file's own copy of the contact, whom the library may have already by name and organisation or by
// e-mail, with what the file has of them. Nil: the file names no organisation for them, or not them.
func (m *merger) contact(c source.Contact) *program.Contact {
	at := m.organisation(c.Place, c.Organisation)
	c.Fields.Name = value.Line(c.Fields.Name)
	if at == nil || c.Fields.Name == "" {
		return nil
	}
	key := contactName(at.ID, c.Fields.Name)
	id := derived("contact", cmp.Or(c.Identity, key))
	own := m.contacts[strings.TrimPrefix(c.Identity, "urn:uuid:")] // of one of Laurel's own cards
	known := cmp.Or(own, m.contacts[string(id)], m.contacts[key])
	same := m.contacts[strings.ToLower(c.Fields.Email)]
	if known == nil && same != nil && value.Same(same.Name, c.Fields.Name) {
		known = same
	}
	known = cmp.Or(known, &program.Contact{ID: id, Organisation: at.ID})
	known = cmp.Or(m.contacts[string(known.ID)], known) // by an earlier name it may be an earlier one
	if _, inFile := m.places[known]; !inFile {
		copied := *known
		known = &copied
		m.file.Contacts = append(m.file.Contacts, known)
		m.places[known] = c.Place
	}
	if known.Notes != "" || own != nil { // what the office noted stays, and Laurel's own cards list meetings there
		c.Fields.Notes = ""
	}
	source.Overlay(known, &c.Fields)
	if at := m.organisations[string(known.Organisation)]; at != nil {
		m.mention(c.Place, at)
	}
	m.add(nil, []*program.Contact{known})
	return known
}

// addPerson adds someone. They are a person whom the program has already when the identifier, the name or the e-mail
// address is theirs; then what the file has replaces what was there, and the rest stays.
func (m *merger) addPerson(p source.Person) {
	fields := p.Fields
	own := cmp.Or(p.Identity, value.Fold(fields.Given+" "+fields.Family)+"\x1f"+fields.BirthDate.String())
	id := derived("person", string(m.base.ID), own)
	known := cmp.Or(m.base.Person(program.ID(p.Identity)), m.personNamed(p.Whole),
		m.personNamed(fields.Given+" "+fields.Family), m.personNamed(fields.Email), m.base.Person(id))
	next := program.Person{ID: id, Role: program.Awardee}
	if known != nil {
		next = *known
	}
	if m.seen[next.ID] {
		m.Problem(&p, "The file has this person twice; only the first row is read in.")
		return
	}
	m.seen[next.ID] = true
	switch {
	case known == nil && p.Split && strings.Contains(p.Whole, " "):
		m.Note(`Whole names such as "{{.Name}}" were divided into given and family name; look whether they are right.`,
			"Name", p.Whole)
	case known != nil && p.Split: // the parts are known better than by guessing
		fields.Given, fields.Family = known.Given, known.Family
	}
	fields.Languages = withLevels(fields.Languages, next.Languages)
	source.Overlay(&next, &fields)
	next.Given, next.Family = fields.Given, fields.Family
	if p.Comes {
		next.Cancelled = false
	}
	m.Problems = append(m.Problems, p.Remarks.Problems...)
	m.file.People = append(m.file.People, &next)
	m.places[&next] = p.Place
}

// withLevels keeps the levels of languages that are known already where the file has none.
func withLevels(spoken, before []program.Spoken) []program.Spoken {
	spoken = slices.Clone(spoken)
	for i, s := range spoken {
		for _, known := range before {
			if s.Level == "" && s.Language == known.Language {
				spoken[i].Level = known.Level
			}
		}
	}
	return spoken
}

// indexPeople finds the people of the program by their names, in whichever order, and e-mail addresses; of two the
// first.
func (m *merger) indexPeople() {
	for _, p := range m.base.People {
		for _, form := range []string{
			p.DisplayName(), p.SortName(), p.PassportName, p.Badge(), p.Email,
			p.Given + " " + p.Family, p.Family + " " + p.Given,
		} {
			if key := value.Fold(form); m.people[key] == nil && key != "" {
				m.people[key] = p
			}
		}
	}
}

// personNamed finds a person of the program by a name or e-mail address.
func (m *merger) personNamed(name string) *program.Person { return m.people[value.Fold(name)] }
