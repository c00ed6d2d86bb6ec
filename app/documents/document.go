// Package documents is the catalogue of what Laurel makes. A Document describes itself completely: its formats,
// audiences and options, what of a program it shows, who gets it, what it looks like and its maker. The Reports tab,
// the packet and the commands read that list. Makers get a request with an edition and write bytes; Write puts files on
// disk. It imports neither the window nor the database.
package documents

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// Document is one entry of the catalogue. Its title is the text "document.ID"; those of its options are found by
// Option.Title.
type Document struct {
	ID        string
	Group     Group
	Formats   []request.Format   // the default first
	Audiences []program.Audience // those it may be made for, the default first
	Scopes    []Scope            // what it can be limited to beside people
	Options   []Option
	About     func(*program.Person) bool // whom it is for unless others are chosen; nil: it is not about people
	Shows     Shows
	Delivery  Delivery
	Sketch    Sketch // its small drawing; empty: that of its first format

	Write request.Maker
	Each  request.EachMaker // makes the files for single people faster than Write one by one; nil: it does not

	inspect func(*inspection) // finds what to know before it is printed; nil: nothing
	notes
	packet *packet // the documents that it consists of; nil: it is one itself
}

// notes are what is noted in the program when a document goes out.
type notes struct {
	issues func(request.Request) []*program.Issue    // the entries for the register of certificates; nil: none
	divide func(request.Request) []request.Request   // the parts of PerLetter
	sends  func(request.Request) program.SentLetters // the notes of letters that are sent; nil: none
	badges func(request.Request) []*program.Person   // whose badges it contains; nil: nobody's
}

// Shows describes what a document shows.
type Shows struct {
	Others   bool                        // beside the program those of Request.Others, where there are any
	Details  []Detail                    // about people and contacts, for the difference between audiences
	Parts    []program.Part              // of records, for what has changed since a release; nil: all
	Meetings func(*program.Meeting) bool // nil: all
}

// Delivery describes who gets a document.
type Delivery struct {
	Recipient     program.Recipient // who usually gets it; empty: those it is made for
	InEveryPacket bool              // it is part of a packet for any of its audiences unless others are chosen
}

// Recipient returns who usually gets the document as it is made for an audience.
func (d Document) Recipient(a program.Audience) program.Recipient {
	if d.Delivery.Recipient == "" && (a == program.Partners || a == program.Public) {
		return program.ToOther
	}
	return cmp.Or(d.Delivery.Recipient, program.ToGroup)
}

// Title returns what the document is called.
func (d Document) Title(l locale.Language) string { return l.Name("document", d.ID) }

// AboutPeople reports whether people can be chosen for the document.
func (d Document) AboutPeople() bool { return d.About != nil }

// People returns whom the document is made for, in the program's order. Of the request only Edition and People are
// read.
func (d Document) People(r request.Request) []*program.Person {
	if d.About == nil || r.Edition == nil {
		return nil
	}
	return r.SelectPeople(d.About)
}

// Registered reports whether the register of certificates has entries of the document.
func (d Document) Registered() bool { return d.issues != nil }

// AcceptsFiles reports whether the user's own PDFs can be added: Request.Attachments.
func (d Document) AcceptsFiles() bool { return d.packet != nil }

// LimitedBy reports whether a request can limit the document to some stops, days or meetings.
func (d Document) LimitedBy(s Scope) bool { return slices.Contains(d.Scopes, s) }

// Option returns the option with that ID.
func (d Document) Option(id string) (Option, bool) {
	i := slices.IndexFunc(d.Options, func(o Option) bool { return o.ID == id })
	if i < 0 {
		return Option{}, false
	}
	return d.Options[i], true
}

// Group is whom a document serves; the Reports tab shows the documents by group.
type Group string

// The groups, in the order of the Reports tab.
const (
	ProgramDocuments Group = "program"
	ForPeople        Group = "people"
	ForPartners      Group = "partners"
	ForPrograms      Group = "programs"
)

// Groups lists the groups in the order of the Reports tab, those without a document too.
func Groups() []Group { return []Group{ProgramDocuments, ForPeople, ForPartners, ForPrograms} }

// Title returns what the group is called.
func (g Group) Title(l locale.Language) string { return l.Name("document-group", string(g)) }

// Scope is what a document can be limited to beside people.
type Scope string

// The scopes; each is a field of request.Chosen.
const (
	OfStops    Scope = "stops"
	OfDays     Scope = "days"
	OfMeetings Scope = "meetings"
	OfContacts Scope = "contacts"
)

// Kind describes how an option is chosen.
type Kind string

// The kinds of option.
const (
	Choice  Kind = "choice"  // one of Values
	List    Kind = "list"    // any of Values in any order, separated by commas
	Switch  Kind = "switch"  // "yes" or "no"
	Version Kind = "version" // the version's name of a release, which the caller puts into Request.Release; empty: none
	Text    Kind = "text"    // any text
	Writing Kind = "writing" // any text of several lines, in place of the program's own
	Secret  Kind = "secret"  // any text; never shown, kept or accepted on a command line
)

// Option is something that may be chosen about a document.
type Option struct {
	ID      string
	Kind    Kind
	Values  []Value // of a Choice or a List, the order of menus
	Default string
	Parts   bool // its values are the documents of a packet

	Formats  []request.Format // those that it is about; nil: all
	Required bool             // of a Secret: the document is not made without it

	document string                                       // whose option it is
	name     func(l locale.Language, value string) string // names the values; nil: the catalogue of texts does
}

// Splits reports whether the option decides how many files are made.
func (o Option) Splits() bool {
	return slices.ContainsFunc(o.Values, func(v Value) bool { return v.Split != Whole })
}

// Value is one of the values of an Option.
type Value struct {
	ID    string
	None  bool  // nothing is chosen by it
	Split Split // how many files are made of it
}

// Split is how a document is divided into files.
type Split string

// The ways in which a document is divided.
const (
	Whole     Split = ""
	PerPerson Split = "person"
	PerStop   Split = "stop"
	PerLetter Split = "letter"
)

// Title returns what the option is called: the text "option.DOCUMENT.ID", or "option.ID" where several documents share
// it.
func (o Option) Title(l locale.Language) string { return o.text(l, o.ID) }

// ValueTitle returns what one of its values is called: the text "option.DOCUMENT.ID.VALUE" or "option.ID.VALUE".
func (o Option) ValueTitle(l locale.Language, value string) string {
	if _, known := o.Value(value); !known {
		return value
	}
	if o.name != nil {
		return o.name(l, value)
	}
	return o.text(l, o.ID+"."+value)
}

func (o Option) text(l locale.Language, key string) string {
	if own := "option." + o.document + "." + key; l.Has(own) {
		return l.Text(own)
	}
	return l.Name("option", key)
}

// AppliesTo reports whether the option changes a file of that format.
func (o Option) AppliesTo(format request.Format) bool {
	return o.Formats == nil || slices.Contains(o.Formats, format)
}

// Value returns the value with that ID.
func (o Option) Value(id string) (Value, bool) {
	i := slices.IndexFunc(o.Values, func(v Value) bool { return v.ID == id })
	if i < 0 {
		return Value{}, false
	}
	return o.Values[i], true
}

// allows reports whether the option may have the value.
func (o Option) allows(value string) bool {
	switch o.Kind {
	case Choice:
		_, known := o.Value(value)
		return known
	case List:
		return !slices.ContainsFunc(
			request.Options{o.ID: value}.List(o.ID),
			func(id string) bool { _, known := o.Value(id); return !known },
		)
	case Switch:
		return value == "yes" || value == "no"
	default:
		return true
	}
}

// accepted lists the values that an option may have, for a message.
func (o Option) accepted() string {
	if o.Kind == Switch {
		return "yes or no"
	}
	if o.Kind == List {
		return "any of " + strings.Join(o.valueIDs(), ",")
	}
	return strings.Join(o.valueIDs(), ", ")
}

func (o Option) valueIDs() []string {
	ids := make([]string, len(o.Values))
	for i, v := range o.Values {
		ids[i] = v.ID
	}
	return ids
}

// Issued returns what the register of issued certificates has to note once the document was written or printed as
// requested; mostly nothing. Whoever handed the document out stores the entries.
func (d Document) Issued(r request.Request) ([]*program.Issue, error) {
	return toNote(d, r, d.issues, Document.Issued)
}

// Badges returns whose badges the document contains as requested; mostly nobody's. Whoever printed them notes that with
// the people.
func (d Document) Badges(r request.Request) ([]*program.Person, error) {
	return toNote(d, r, d.badges, Document.Badges)
}

// toNote returns what own finds in a document as requested; in a packet it is what ofPart finds in its parts.
func toNote[T any](
	d Document, r request.Request, own func(request.Request) []T, ofPart func(Document, request.Request) ([]T, error),
) (found []T, err error) {
	if own == nil && d.packet == nil {
		return nil, nil
	}
	if r, err = d.complete(r); err != nil {
		return nil, err
	}
	if d.packet == nil {
		return own(r), nil
	}
	p := d.packet.of(r)
	for _, id := range p.chosen() {
		if id == ownFiles {
			continue
		}
		if part, out := p.part(id); out == nil {
			of, err := ofPart(part.Document, part.request)
			if err == nil { // a request that does not fit makes nothing
				found = append(found, of...)
			}
		}
	}
	return found, nil
}

// Make makes the document: one file, or several where it is divided. Same request, same bytes. It stops at ctx's end
// with ctx's error; a request that the document cannot fulfil is a *RequestError.
func (d Document) Make(ctx context.Context, r request.Request) ([]request.File, error) {
	r, err := d.complete(r)
	if err == nil {
		err = ctx.Err()
	}
	if err == nil && r.Release != nil {
		r, err = d.compared(r)
	}
	if err != nil {
		return nil, err
	}
	return d.files(ctx, r, r.Release != nil)
}
