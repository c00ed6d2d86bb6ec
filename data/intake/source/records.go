package source

import (
	"cmp"
	"net/mail"
	"reflect"
	"strings"

	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/program"
)

// Item is one entry of a foreign schedule.
type Item struct {
	Place    Place
	Identity string          // the foreign one; empty: its title and day are all there is
	Says     program.Meeting // what the file says of the meeting itself; zero fields: nothing

	When         When
	Stop         string // the city, when the file says it
	Zone         string // the name of the time zone, for a stop that is made
	Organisation string
	Page         string         // a page about it, which may be no link to it
	Presumed     program.Status // of a new meeting only: calendars say "confirmed" of everything
	Cancelled    bool
	Contacts     []Contact
	Attendees    []string // names or e-mail addresses of people of the program
	Interpreters []string
}

// When is from when to when something is.
type When struct {
	Start, End value.Moment
	EndGuessed bool // an end that is known is kept
}

// Minutes returns how long it lasts by the wall clock.
func (w When) Minutes() int { return w.End.Local.MinutesSince(w.Start.Local) }

// Record names the item in a remark.
func (it *Item) Record() *value.Message { return Record("meeting", it.Says.Title) }

// Problem adds a remark about the item.
func (it *Item) Problem(remarks *Remarks, reason error) {
	remarks.Problem(it.Place, it.Record(), reason)
}

// Contact is someone at an organisation, or who speaks at an item.
type Contact struct {
	Place        Place
	Identity     string          // the foreign one; may be empty
	Says         program.Contact // what the file says of them
	Organisation string          // its name; may be empty
	Address      string          // of the organisation
	Website      string
}

// Person is someone of the delegation.
type Person struct {
	Place    Place
	Identity string         // the foreign one; may be empty
	Whole    string         // the whole name as it is written; may be empty
	Split    bool           // given and family name were guessed from it
	Says     program.Person // what the file says of them; zero fields: nothing
	Comes    bool           // it says that they come
	Problems []Remark       // with what it says
}

// Record names the person in a remark.
func (p *Person) Record() *value.Message {
	if p.Whole != "" {
		return Record("person", p.Whole)
	}
	return Record("person", value.Line(p.Says.Given+" "+p.Says.Family))
}

// Ignore adds the remark that a field cannot be read.
func (p *Person) Ignore(place Place, field, text string) {
	p.problem(place, value.Text(`"{{.Text}}" cannot be read as {{.Field}}; the person comes in without it.`,
		"Text", value.Line(text), "Field", FieldName(Roster, field)))
}

func (p *Person) problem(place Place, reason error) {
	p.Problems = append(p.Problems, Remark{place, p.Record(), reason})
}

// ReadEmail reads an e-mail address; a text that is none is left out with a remark.
func (p *Person) ReadEmail(place Place, text string) {
	email, fault := readEmail(text)
	p.Says.Email = email
	if fault != nil {
		p.problem(place, fault)
	}
}

// ReadEmail reads an e-mail address; a text that is none is left out with a remark.
func (c *Contact) ReadEmail(text string, remarks *Remarks) {
	email, fault := readEmail(text)
	c.Says.Email = email
	if fault != nil {
		remarks.Problem(c.Place, Record("contact", c.Says.Name), fault)
	}
}

func readEmail(text string) (address string, fault error) {
	text = strings.TrimSpace(strings.TrimPrefix(text, "mailto:"))
	if text == "" {
		return "", nil
	}
	parsed, err := mail.ParseAddress(text)
	if err != nil {
		return "", value.Text(`"{{.Text}}" is no e-mail address; it comes in without.`, "Text", text)
	}
	return parsed.Address, nil
}

// AddPerson adds someone to the file unless they have no name.
func (f *File) AddPerson(p Person) {
	if p.Says.Given == "" && p.Says.Family == "" && p.Whole != "" {
		p.Split = true
		p.Says.Given, p.Says.Family = value.SplitName(p.Whole)
	}
	if p.Says.Given+p.Says.Family == "" {
		f.Problem(p.Place, Record("person", ""), value.Text("It has no name."))
		return
	}
	f.People = append(f.People, p)
}

// NoteNoRoles notes that the file does not say who is what.
func (f *File) NoteNoRoles() {
	f.Note("No column says who is what: people who are new come in as awardees.")
}

// AddContact adds a contact to the file: someone, or an organisation as a whole.
func (f *File) AddContact(c Contact) {
	c.Says.Name = cmp.Or(c.Says.Name, value.Line(c.Organisation))
	if c.Says.Name == "" {
		f.Problem(c.Place, Record("contact", ""), value.Text("It has no name."))
		return
	}
	f.Contacts = append(f.Contacts, c)
}

// recordOf is the record of which a kind of file mostly is, as the catalogue names it.
var recordOf = map[Kind]string{Schedule: "meeting", Roster: "person", Contacts: "contact"}

// FieldName is what people call a field of a kind of table.
func FieldName(kind Kind, field string) *value.Message {
	if own := "field." + recordOf[kind] + "." + field; locale.English.Has(own) {
		return value.Text(own)
	}
	return value.Text("field." + field)
}

// Overlay replaces, in the record that to points to, what the other record says: its fields that are not zero.
func Overlay[R any](to *R, says R) { overlay(reflect.ValueOf(to).Elem(), reflect.ValueOf(says)) }

func overlay(to, says reflect.Value) {
	for i := range says.NumField() {
		switch field := says.Field(i); {
		case field.IsZero():
		case field.Kind() == reflect.Struct && !wholeValue(field):
			overlay(to.Field(i), field)
		default:
			to.Field(i).Set(field)
		}
	}
}

// wholeValue reports whether a struct is one value, such as a date, of which no part is replaced alone.
func wholeValue(field reflect.Value) bool {
	switch field.Interface().(type) {
	case program.Need, program.Position, interface{ MarshalText() ([]byte, error) }:
		return true
	}
	return false
}
