// Package documents is the catalogue of what Laurel makes: each document with its audience, formats, options and maker. The Reports tab and
// the command line both read it; a new document is one entry and one maker. Makers receive an edition and give files in memory; Write
// puts them on disk. No window and no database may come in here.
package documents

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"laurel/data/program"
)

// Format is what kind of file a document is made as; it is also the file's extension.
type Format string

// The formats.
const (
	PDF   Format = "pdf"
	XLSX  Format = "xlsx"
	CSV   Format = "csv"
	JSON  Format = "json"
	XML   Format = "xml"
	ICal  Format = "ics"
	VCard Format = "vcf"
)

// Formats lists every format that any document may have.
func Formats() []Format { return []Format{PDF, XLSX, CSV, JSON, XML, ICal, VCard} }

// Paper is a paper size.
type Paper string

// The paper sizes: US Letter (8.5 x 11 in) and ISO 216 A4 (210 x 297 mm).
const (
	Letter Paper = "letter"
	A4     Paper = "a4"
)

// Papers lists the paper sizes, the default first.
func Papers() []Paper { return []Paper{Letter, A4} }

// Languages lists the languages that documents speak (BCP 47).
func Languages() []string { return []string{"en", "es", "fr"} }

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

// Title names the group in English, Spanish or French (language: "en", "es", "fr").
func (g Group) Title(language string) string {
	return map[Group]words{
		ProgramDocuments: {"Program documents", "Documentos del programa", "Documents du programme"},
		ForPeople:        {"For the people", "Para las personas", "Pour les personnes"},
		ForPartners:      {"For partners", "Para los colaboradores", "Pour les partenaires"},
		ForPrograms:      {"For other programs", "Para otros programas informáticos", "Pour d’autres logiciels"},
	}[g].in(language)
}

// Kind says how an option is chosen.
type Kind string

// The kinds of option.
const (
	Choice  Kind = "choice"  // one of Values
	List    Kind = "list"    // any of Values in any order, separated by commas
	Switch  Kind = "switch"  // "yes" or "no"
	Version Kind = "version" // the version's name of a release, which the caller puts into Request.Since; empty: none
	Secret  Kind = "secret"  // any text; never shown, kept or given on a command line
)

// Option is something that may be chosen about a document.
type Option struct {
	ID      string
	Kind    Kind
	Title   func(language string) string
	Values  []Value // of a Choice or a List, the order of menus
	Default string
}

// Value is one of the values of an Option.
type Value struct {
	ID    string
	Title func(language string) string
}

// allows reports whether the option may have the value.
func (o Option) allows(value string) bool {
	known := func(id string) bool { return slices.ContainsFunc(o.Values, func(v Value) bool { return v.ID == id }) }
	switch o.Kind {
	case Choice:
		return known(value)
	case List:
		return value == "" || !slices.ContainsFunc(strings.Split(value, ","), func(id string) bool { return !known(id) })
	case Switch:
		return value == "yes" || value == "no"
	default:
		return true
	}
}

// Document is one entry of the catalogue.
type Document struct {
	ID        string
	Group     Group
	Title     func(language string) string // in English, Spanish or French ("en", "es", "fr")
	Formats   []Format                     // the default first
	Audiences []program.Audience           // those it may be made for, the default first
	Options   []Option

	TakesFiles bool // the user's own PDFs go into it: Request.Attachments

	make     func(context.Context, Document, Request) ([]File, error)
	findings func(Request) []Finding
	issued   func(Request) []*program.Issue // nil: nothing of it is registered
	takes    []Scope                        // what it can be limited to beside people
	holds    func(Request) []string         // the IDs of the documents that it is made of; nil: it is one itself
	about    func(*program.Person) bool     // whom it is made for unless others are chosen; nil: it is not about single people
}

// AboutPeople reports whether people can be chosen for the document.
func (d Document) AboutPeople() bool { return d.about != nil }

// People returns whom the document is made for, in the program's order. Of the request only Edition and People are read.
func (d Document) People(request Request) []*program.Person {
	if d.about == nil || request.Edition == nil {
		return nil
	}
	return peopleOf(request, d.about)
}

// Option returns the option with that ID.
func (d Document) Option(id string) (Option, bool) {
	i := slices.IndexFunc(d.Options, func(o Option) bool { return o.ID == id })
	if i < 0 {
		return Option{}, false
	}
	return d.Options[i], true
}

// Request says what to make of whom. What is left empty gets the document's default.
type Request struct {
	Edition  *program.Edition
	Format   Format
	Language string         // "en", "es" or "fr"; empty: the program's
	Paper    Paper          // empty: Letter
	People   []program.ID   // empty: everyone the document is about
	Stops    []program.ID   // empty: all
	Days     []program.Date // empty: all
	Meetings []program.ID   // empty: all
	Options  map[string]string

	// Attachments are the user's own PDFs, for a document that TakesFiles; a name is what the table of contents calls the file.
	Attachments []File

	Photos   program.Photos        // nil: without images
	Log      ChangeLog             // nil: a calendar is as new as Now
	Now      time.Time             // the date on the document; zero: none
	Since    *program.Release      // what the recipient was sent before, for a document that Succeeds; nil: nothing of it is told
	Progress func(done, total int) // nil: nobody watches

	since     *program.Since            // what has changed, for the makers; Make works it out
	fileSince map[string]*program.Since // what of it concerns the reader of a file that is for one person or stop, by the file's name
	compared  *comparison               // what was sent and what is now; nil without since
	front     bool                      // whether it is told in front of each file as well
}

// ChangeLog says when records were last changed; a store does.
type ChangeLog interface {
	LastChanged(ctx context.Context) (map[program.ID]time.Time, error)
}

// File is a document in memory. Its name is safe on Windows, macOS and Linux.
type File struct {
	Name string
	Data []byte
}

// RequestError says why a document is not made as it was asked for.
type RequestError struct{ Sentence string }

// Error returns the sentence.
func (e *RequestError) Error() string { return e.Sentence }

func refused(format string, values ...any) error {
	return &RequestError{fmt.Sprintf(format, values...)}
}

// Make makes the document: one file, or several when the document is one a person. Same request, same bytes. It stops at ctx's end with ctx's
// error; a request that the document cannot fulfil is a *RequestError.
func (d Document) Make(ctx context.Context, request Request) ([]File, error) {
	complete, err := d.complete(request)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if complete.Since != nil {
		if complete.since, complete.compared, err = complete.changedSince(); err != nil {
			return nil, err
		}
		if d.holds != nil {
			complete.since = complete.compared.shownBy(complete.since, len(complete.People) > 0, d.holds(complete)...)
		}
		complete.front = true
	}
	complete.fileSince = map[string]*program.Since{}
	files, err := d.make(ctx, d, complete)
	if err != nil {
		return nil, err
	}
	return d.withChanges(complete, files)
}

// Issued returns what the register of issued certificates has to note once the document was written or printed as requested; mostly nothing.
// Whoever handed the document out stores the entries.
func (d Document) Issued(request Request) ([]*program.Issue, error) {
	if d.issued == nil {
		return nil, nil
	}
	complete, err := d.complete(request)
	if err != nil {
		return nil, err
	}
	return d.issued(complete), nil
}

// stem begins a file's name: the title, and in brackets what was chosen other than usual, so that no file replaces one made otherwise: "Certificates
// (Attendance, Partners)".
func (d Document) stem(title string, r Request) string {
	var unusual []string
	for _, o := range d.Options {
		for _, v := range o.Values {
			if o.Kind == Choice && o.ID != filesOption && v.ID == r.Options[o.ID] && v.ID != o.Default {
				unusual = append(unusual, v.Title(r.Language))
			}
		}
	}
	if r.Edition.Audience != d.Audiences[0] {
		unusual = append(unusual, r.Edition.Audience.Name(r.Language))
	}
	if len(unusual) == 0 {
		return title
	}
	return title + " (" + strings.Join(unusual, ", ") + ")"
}

// Check reports, as a *RequestError, why the document cannot be made in that format, for that audience or with those options. Empty ones are
// the default and always fit.
func (d Document) Check(format Format, audience program.Audience, options map[string]string) error {
	if format != "" && !slices.Contains(d.Formats, format) {
		return refused("%q is made as %s, not as %s.", d.ID, join(d.Formats), format)
	}
	if audience != "" && !slices.Contains(d.Audiences, audience) {
		return refused("%q is made for %s only, not for %s.", d.ID, join(d.Audiences), audience)
	}
	for id, value := range options {
		option, known := d.Option(id)
		if !known {
			return refused("%q has no option %q.", d.ID, id)
		}
		if !option.allows(value) {
			return refused("The option %q of %q cannot be %q; it takes %s.", id, d.ID, value, option.takes())
		}
	}
	return nil
}

// takes says in words which values an option may have.
func (o Option) takes() string {
	if o.Kind == Switch {
		return "yes or no"
	}
	ids := make([]string, len(o.Values))
	for i, v := range o.Values {
		ids[i] = v.ID
	}
	if o.Kind == List {
		return "any of " + strings.Join(ids, ",")
	}
	return strings.Join(ids, ", ")
}

// complete fills in the defaults and refuses what does not fit.
func (d Document) complete(r Request) (Request, error) {
	if r.Edition == nil {
		return r, refused("Open a program first: %q is made of one.", d.ID)
	}
	if err := d.Check(r.Format, r.Edition.Audience, r.Options); err != nil {
		return r, err
	}
	if r.Format == "" {
		r.Format = d.Formats[0]
	}
	if r.Paper == "" {
		r.Paper = Letter
	}
	if !slices.Contains(Papers(), r.Paper) {
		return r, refused("The paper is %s, not %q.", join(Papers()), r.Paper)
	}
	if r.Language == "" {
		r.Language = nearestLanguage(r.Edition.Language)
	}
	if !slices.Contains(Languages(), r.Language) {
		return r, refused("Documents are written in %s, not in %q.", join(Languages()), r.Language)
	}
	for _, id := range r.People {
		if r.Edition.Person(id) == nil && r.Edition.Audience == program.Internal {
			return r, refused("One of the chosen people is no longer in the program. Choose again.")
		}
	}
	chosen := make(map[string]string, len(d.Options))
	for _, o := range d.Options {
		chosen[o.ID] = o.Default
		if value, given := r.Options[o.ID]; given {
			chosen[o.ID] = value
		}
	}
	r.Options = chosen
	if err := d.checkSince(r); err != nil {
		return r, err
	}
	if r.Progress == nil {
		r.Progress = func(int, int) {}
	}
	return r, nil
}

// nearestLanguage is the one of Languages that a program's language is closest to; English when there is none.
func nearestLanguage(tag string) string {
	for _, language := range Languages() {
		if tag != "" && program.SameLanguage(tag, language) {
			return language
		}
	}
	return "en"
}

func join[T ~string](list []T) string {
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = string(v)
	}
	return strings.Join(parts, ", ")
}

// words is a text in English, Spanish and French.
type words [3]string

func (w words) in(language string) string {
	if i := slices.Index(Languages(), language); i >= 0 {
		return w[i]
	}
	return w[0]
}
