package intake

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/uuid"

	"laurel/data/program"
	"laurel/data/store"
)

// namespace is the root of all identifiers that are derived from a foreign one: UUID version 5 (RFC 9562, section 5.5) of this name and the foreign
// identity. So a file that is read twice gives the same records twice.
var namespace = uuid.MustParse("6f6b2c1e-1f0a-5d0e-9c43-7a0d3a2f5b11")

// derived makes the identifier of a foreign record. The parts name the program (unless the record is the library's), the kind and the foreign identity.
func derived(parts ...string) program.ID {
	return program.ID(uuid.NewSHA1(namespace, []byte(strings.Join(parts, "\x1f"))).String())
}

// gathered is what a foreign file holds, on its way into a program.
type gathered struct {
	stop     program.ID       // chosen, for items that name none
	zone     program.Zone     // chosen, for times that say none
	language string           // of the sentences
	base     *program.Program // the program as it is; without a name when only the library is meant
	isNew    bool             // the file makes the program

	stops         []*program.Stop
	people        []*program.Person
	organisations []*program.Organisation
	contacts      []*program.Contact
	meetings      []*program.Meeting
	rows          map[program.Record]int
	columns       []Column
	needsZone     bool
	ambiguous     string // a date that can be read in two ways
	problems      []Row
	notes         []string

	organisationNames map[string]*program.Organisation // by folded name: the file's, the program's, the library's
	organisationIDs   map[program.ID]*program.Organisation
	contactNames      map[string]*program.Contact // by organisation and folded name
	contactMails      map[string]*program.Contact
	contactIDs        map[program.ID]*program.Contact
	taken             map[program.ID]bool // meetings and people that a row of the file has already said something of
}

// foreign reads a file that is not Laurel's own.
func foreign(ctx context.Context, opened *store.Store, written form, content []byte, options Options) (draft *Draft, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			draft, err = nil, &because{say("this file is damaged in a way that Laurel does not understand; open it in the program that made it, save it again, and try that one"), fmt.Errorf("%v", broken)}
		}
	}()
	source, kind, err := parsed(ctx, written, content, options)
	if err != nil {
		return nil, err
	}
	g, err := gather(ctx, opened, kind, source.title(), options)
	if err != nil {
		return nil, err
	}
	if err := source.fill(ctx, g); err != nil {
		return nil, err
	}
	if len(g.rows) == 0 && len(g.problems) == 0 {
		return nil, say("nothing was found in this file that could be read as %s", say(string(kind)))
	}
	if len(g.meetings)+len(g.people)+len(g.contacts) == 0 {
		g.isNew = false // nothing could be read: the problems are told, and no empty program is made
	}
	file := g.base.With(func(next *program.Program) {
		next.Stops, next.People, next.Organisations, next.Contacts, next.Meetings, next.Takeaways = g.stops, g.people, g.organisations, g.contacts, g.meetings, nil
	})
	draft, err = draftOf(ctx, opened, file, nil, g, options.Language)
	if err != nil {
		return nil, err
	}
	draft.kind, draft.Notes, draft.Columns, draft.Ambiguous = kind, g.notes, g.columns, g.ambiguous
	draft.NeedsZone, draft.Form = g.needsZone, say(written.String()).in(g.language)
	return draft, nil
}

// source is a foreign file that was read, and can say what it holds.
type source interface {
	title() string // of the calendar or conference; may be empty
	fill(ctx context.Context, into *gathered) error
}

func parsed(ctx context.Context, written form, content []byte, options Options) (source, Kind, error) {
	switch written {
	case iCalendarForm:
		read, err := readCalendar(content)
		return read, Schedule, err
	case frabXMLForm:
		read, err := readFrabXML(content)
		return read, Schedule, err
	case frabJSONForm:
		read, err := readFrabJSON(content)
		return read, Schedule, err
	case vCardForm:
		kind := cmp.Or(options.As, Contacts)
		return cardFile{readCards(content), kind}, kind, nil
	case workbookForm:
		sheets, notes, err := readWorkbook(ctx, content)
		if err != nil {
			return nil, "", err
		}
		return tableSource(sheets, notes, options)
	default:
		read := readText
		if written == jsonTableForm {
			read = readObjects
		}
		sheets, err := read(content)
		if err != nil {
			return nil, "", err
		}
		return tableSource(sheets, nil, options)
	}
}

// gather loads the program that the file goes into, or begins the one that it makes.
func gather(ctx context.Context, opened *store.Store, kind Kind, title string, options Options) (*gathered, error) {
	g := &gathered{
		language: options.Language, stop: options.Stop, zone: options.Zone,
		rows: map[program.Record]int{}, taken: map[program.ID]bool{}, organisationNames: map[string]*program.Organisation{}, organisationIDs: map[program.ID]*program.Organisation{},
		contactNames: map[string]*program.Contact{}, contactMails: map[string]*program.Contact{}, contactIDs: map[program.ID]*program.Contact{},
	}
	id := options.Program
	if id == "" && kind != Contacts {
		stem := strings.TrimSuffix(filepath.Base(options.Name), filepath.Ext(options.Name))
		title = cmp.Or(oneLine(title), oneLine(stem), "Imported "+string(kind))
		id = derived("program", string(kind), folded(title))
		g.isNew = true
	}
	g.base = &program.Program{ID: id, Name: title}
	if opened == nil {
		return g, nil
	}
	if id != "" {
		loaded, err := opened.Load(ctx, id)
		switch {
		case err == nil:
			g.base, g.isNew = loaded, false
		case !g.isNew || !errors.Is(err, store.ErrNotFound):
			return nil, err
		}
	}
	organisations, contacts, err := opened.Library(ctx)
	if err != nil {
		return nil, err
	}
	g.know(organisations, contacts)
	g.know(g.base.Organisations, g.base.Contacts)
	return g, nil
}

// know indexes organisations and contacts; later ones go before earlier ones of the same name.
func (g *gathered) know(organisations []*program.Organisation, contacts []*program.Contact) {
	for _, o := range organisations {
		g.organisationNames[folded(o.Name)] = o
		g.organisationIDs[o.ID] = o
	}
	for _, c := range contacts {
		g.contactNames[string(c.Organisation)+" "+folded(c.Name)] = c
		g.contactIDs[c.ID] = c
		if c.Email != "" {
			g.contactMails[strings.ToLower(c.Email)] = c
		}
	}
}

// problem notes that a row does not come in, or not as it is.
func (g *gathered) problem(row int, record *sentence, reason error) {
	g.problems = append(g.problems, Row{row, record.in(g.language), fmt.Sprint(inLanguage(reason, g.language))})
}

// note tells something about the file as a whole, once.
func (g *gathered) note(note *sentence) {
	if text := note.in(g.language); !slices.Contains(g.notes, text) {
		g.notes = append(g.notes, text)
	}
}

// organisation returns the organisation of that name, whom the library may know already.
func (g *gathered) organisation(row int, name string) *program.Organisation {
	name = oneLine(name)
	if name == "" {
		return nil
	}
	key := folded(name)
	known := g.organisationNames[key]
	if known == nil {
		known = g.organisationIDs[derived("organisation", key)]
	}
	if known == nil {
		known = &program.Organisation{ID: derived("organisation", key), Name: name}
		g.organisationIDs[known.ID] = known
	}
	g.organisationNames[key] = known
	return g.mention(row, known)
}

// mention puts an organisation among those of the file, so that the program uses it.
func (g *gathered) mention(row int, o *program.Organisation) *program.Organisation {
	if !slices.Contains(g.organisations, o) {
		g.organisations = append(g.organisations, o)
		g.rows[o] = row
	}
	return o
}

// replaceOrganisation puts what the file knows more of an organisation: its address and website.
func (g *gathered) replaceOrganisation(before, after *program.Organisation) {
	if before.Address == after.Address && before.Website == after.Website {
		return
	}
	i := slices.Index(g.organisations, before)
	g.organisations[i] = after
	g.rows[after] = g.rows[before]
	delete(g.rows, before)
	g.organisationIDs[after.ID] = after
	for key, o := range g.organisationNames {
		if o == before {
			g.organisationNames[key] = after
		}
	}
}

// someone is a contact as a foreign file writes one.
type someone struct {
	identity, honorific, name, title, organisation string
	phone, email, notes                            string
	languages                                      []program.Spoken
}

// contact returns the contact, whom the library may know already by name and organisation or by e-mail, with what the file says of them.
func (g *gathered) contact(row int, who someone) *program.Contact {
	at := g.organisation(row, who.organisation)
	name := oneLine(who.name)
	if at == nil || name == "" {
		return nil
	}
	key := string(at.ID) + " " + folded(name)
	id := derived("contact", cmp.Or(who.identity, key))
	own := g.contactIDs[program.ID(strings.TrimPrefix(who.identity, "urn:uuid:"))] // of one of Laurel's own cards
	known := cmp.Or(own, g.contactIDs[id], g.contactNames[key])
	if known == nil && who.email != "" {
		if same := g.contactMails[strings.ToLower(who.email)]; same != nil && folded(same.Name) == folded(name) {
			known = same
		}
	}
	next := program.Contact{ID: id, Organisation: at.ID, Name: name}
	if known != nil {
		next = *known
	}
	over(&next.Name, name)
	over(&next.Honorific, who.honorific)
	over(&next.Title, who.title)
	over(&next.Phone, who.phone)
	over(&next.Email, who.email)
	if next.Notes == "" && own == nil { // what the office noted stays, and Laurel's own cards tell of meetings there
		over(&next.Notes, who.notes)
	}
	if len(who.languages) > 0 {
		next.Languages = who.languages
	}
	if own := g.organisationIDs[next.Organisation]; own != nil {
		g.mention(row, own)
	}
	if i := slices.IndexFunc(g.contacts, func(c *program.Contact) bool { return c.ID == next.ID }); i >= 0 {
		*g.contacts[i] = next // the file's own copy
		known = g.contacts[i]
	} else {
		known = &next
		g.contacts = append(g.contacts, known)
		g.rows[known] = row
	}
	g.know(nil, []*program.Contact{known})
	return known
}

// over replaces a text by what the file says, unless it says nothing.
func over[T ~string](field *T, said T) {
	if said := T(strings.TrimSpace(string(said))); said != "" {
		*field = said
	}
}

// oneLine is a name or title without line breaks, superfluous spaces and control characters.
func oneLine(text string) string {
	return strings.Join(strings.Fields(clean(text)), " ")
}

// clean takes out of a text what no text has: control characters but line breaks and tabs, and bytes that are no UTF-8.
func clean(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
	return strings.TrimSpace(text)
}

// folded is a name as it is compared: without case, accents and superfluous spaces.
func folded(name string) string { return strings.Join(strings.Fields(program.Folded(name)), " ") }
