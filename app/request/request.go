// Package request describes what a maker of documents is asked for: of which edition, about whom, with which options.
// The catalogue, its makers (paper, workbook, handout), the Reports tab and the commands share it. It imports nothing
// but the domain, so that every maker can import it.
//
// Makers have one of two forms, Maker and EachMaker. They read the options of their document through the accessors of
// Request (Choice, Yes, List, Number) by the IDs that the catalogue lists.
package request

import (
	"context"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// Format is the kind of file that a document is made as; it is also the file's extension.
type Format string

// The formats.
const (
	PDF   Format = "pdf"
	XLSX  Format = "xlsx"
	DOCX  Format = "docx"
	CSV   Format = "csv"
	JSON  Format = "json"
	XML   Format = "xml"
	ICal  Format = "ics"
	VCard Format = "vcf"
	// Sealed is a workbook in a file of age (age-encryption.org/v1), which a passphrase opens.
	Sealed Format = "xlsx.age"
)

// Formats lists every format that any document may have.
func Formats() []Format { return []Format{PDF, DOCX, XLSX, CSV, JSON, XML, ICal, VCard, Sealed} }

// Paper is a paper size.
type Paper string

// The paper sizes: US Letter (8.5 x 11 in) and ISO 216 A4 (210 x 297 mm).
const (
	Letter Paper = "letter"
	A4     Paper = "a4"
)

// PaperOf returns the paper size that is usual in a language's region.
func PaperOf(l locale.Language) Paper {
	if l.Habits().OnLetter {
		return Letter
	}
	return A4
}

// Name returns what the paper size is called.
func (p Paper) Name(l locale.Language) string {
	if p == A4 {
		return "A4"
	}
	return l.Text("Letter")
}

// Papers lists the paper sizes, the default first.
func Papers() []Paper { return []Paper{Letter, A4} }

// Maker writes the one file of a document to w. Same request, same bytes. It stops at ctx's end with ctx's error.
type Maker func(ctx context.Context, w io.Writer, r Request) error

// EachMaker makes a file of its own for each person and passes it to save, in the program's order. It stops at save's
// first error.
type EachMaker func(ctx context.Context, r Request, save func(person *program.Person, file []byte) error) error

// The errors of a document that would be empty. The catalogue answers them with the sentence of the finding about it.
var (
	ErrNobody     = errors.New("there is nobody to make this for")
	ErrNoStop     = errors.New("there is no stop to make this for")
	ErrNoMeeting  = errors.New("there is no meeting to make this of")
	ErrNoSchedule = errors.New("nothing is planned")
	ErrNoTakeaway = errors.New("nothing was noted")
)

// Request describes a document that is to be made. The catalogue completes it before a maker gets it: Format, Language,
// Paper and every option of the document are then set.
type Request struct {
	Edition  *edition.Edition
	Others   []*edition.Edition // of other programs for the same audience, for a document across programs
	Called   string             // the name under which a list was saved, in place of the document's; may be empty
	Subject  string             // what the file is about, such as a person's name; set by the catalogue
	Format   Format
	Language locale.Language // of labels
	Paper    Paper
	Chosen
	Options
	Attachments []File // the user's own PDFs, for a packet; the table of contents shows their names

	Photos program.Photos // nil: without images
	Log    ChangeLog      // nil: a calendar is as new as Now
	Now    time.Time      // the date on the document; zero: none

	Sending

	Watching
}

// Watching reports what becomes of the request.
type Watching struct {
	Progress func(done, total int)                     // nil: nobody watches. Makers call Report instead
	OnCut    func(person *program.Person, text string) // nil: nobody watches. Makers call Cut instead
}

// Sending is what the recipient was sent before.
type Sending struct {
	Release *program.Release // what the recipient was sent before; nil: nothing of it is shown
	Sent    *edition.Edition // the edition of the release; set by the catalogue
	Since   *edition.Since   // what has changed since then for the reader; set by the catalogue, nil without a release
}

// Cut reports a text that is not on the document, or not whole, since there is no place for it in letters that can be
// read; person is nil where it is about nobody in particular.
func (r Request) Cut(person *program.Person, text string) {
	if r.OnCut != nil {
		r.OnCut(person, text)
	}
}

// Report reports progress to whoever watches.
func (r Request) Report(done, total int) {
	if r.Progress != nil {
		r.Progress(done, total)
	}
}

// Of returns a request for all of an edition, in its own language and on the paper of its region.
func Of(edition *edition.Edition) Request {
	l := LanguageFor(edition, "")
	return Request{Edition: edition, Language: l, Paper: PaperOf(l)}
}

// LanguageFor returns the language of a document of an edition: the one that is asked for, else the program's, as it is
// written in the program's region unless another was asked for.
func LanguageFor(edition *edition.Edition, asked locale.Language) locale.Language {
	own := locale.Spoken(edition.Language)
	switch {
	case asked == "":
		return own
	case asked.Region() == "":
		return asked.In(own.Region())
	}
	return asked
}

// Chosen limits a document to a part of the program. An empty list is no limit.
type Chosen struct {
	People   []program.ID
	Stops    []program.ID
	Days     []civil.Date
	Meetings []program.ID
	Contacts []program.ID
}

// IncludesStop reports whether a stop is chosen.
func (c Chosen) IncludesStop(id program.ID) bool { return includes(c.Stops, id) }

// IncludesDay reports whether a day is chosen.
func (c Chosen) IncludesDay(d civil.Date) bool { return includes(c.Days, d) }

// IncludesMeeting reports whether a meeting, its day and its stop are chosen.
func (c Chosen) IncludesMeeting(m *program.Meeting) bool {
	return includes(c.Meetings, m.ID) && c.IncludesDay(m.Start.Date) && c.IncludesStop(m.Stop)
}

// IncludesContact reports whether a contact is chosen.
func (c Chosen) IncludesContact(id program.ID) bool { return includes(c.Contacts, id) }

func includes[T comparable](chosen []T, one T) bool {
	return len(chosen) == 0 || slices.Contains(chosen, one)
}

// Anyone is the default of SelectPeople for documents about everybody.
func Anyone(*program.Person) bool { return true }

// SelectPeople returns the chosen people in the program's order. Where nobody was chosen, it returns those who have not
// cancelled and whom the document is about.
func (r Request) SelectPeople(about func(*program.Person) bool) []*program.Person {
	var people []*program.Person
	for _, p := range r.Edition.People {
		if slices.Contains(r.People, p.ID) || len(r.People) == 0 && !p.Cancelled && about(p) {
			people = append(people, p)
		}
	}
	return people
}

// SelectStops returns the chosen stops in the program's order.
func (r Request) SelectStops() []*program.Stop {
	var stops []*program.Stop
	for _, s := range r.Edition.Stops {
		if r.IncludesStop(s.ID) {
			stops = append(stops, s)
		}
	}
	return stops
}

// Options are the values that were chosen of a document's options, by the option's ID.
type Options map[string]string

// Choice returns the value of an option of one value; empty where none was chosen.
func (o Options) Choice(id string) string { return o[id] }

// Yes reports whether a switch is on.
func (o Options) Yes(id string) bool { return o[id] == "yes" }

// List returns the values of an option of several, in the order in which they were chosen.
func (o Options) List(id string) []string {
	if o[id] == "" {
		return nil
	}
	return strings.Split(o[id], ",")
}

// Number returns the value of an option whose values are whole numbers; 0 where none was chosen.
func (o Options) Number(id string) int {
	n, err := strconv.Atoi(o[id])
	if err != nil {
		return 0
	}
	return n
}

// ChangeLog knows when records were last changed; a store does.
type ChangeLog interface {
	LastChanged(ctx context.Context) (map[program.ID]time.Time, error)
}

// File is a document in memory.
type File struct {
	Name string
	Data []byte
}
