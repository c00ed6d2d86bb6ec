package source

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/program"
)

// Place is where something is in a file.
type Place struct {
	Sheet  string // of a workbook
	Row    int    // of a table as its program numbers it; of another file the number of the record, from 1
	Column string // its letter; empty: the whole row
}

// Compare orders places as they come in the file.
func (p Place) Compare(q Place) int {
	return cmp.Or(cmp.Compare(p.Row, q.Row), cmp.Compare(p.Column, q.Column))
}

// Remark is why a record of a file does not come in, or not as it is.
type Remark struct {
	About
	Reason error  // a *value.Message, or errors in which they are
	Field  string // the key of the one that cannot be read; empty: it is about the record
}

// About is what a remark is about.
type About struct {
	Place  Place
	Record *value.Message // person "Ana Prova"
}

// Subject is something in a file that a remark can be about.
type Subject interface {
	Subject() (Place, *value.Message)
}

// Subject implements Subject.
func (a About) Subject() (Place, *value.Message) { return a.Place, a.Record }

// Remarks are what people should know about how a file was read.
type Remarks struct {
	Problems []Remark

	// Notes are how a file was understood where it leaves that open: which column is which, how a date was read, when
	// an item ends that has no end. They are no problems.
	Notes []*value.Message
}

// Problem adds that a record does not come in, or not as it is; the key and the pairs are those of value.Text.
func (r *Remarks) Problem(about Subject, key string, pairs ...any) {
	r.Fault(about, value.Text(key, pairs...))
}

// Fault adds that a record does not come in, or not as it is.
func (r *Remarks) Fault(about Subject, reason error) {
	place, record := about.Subject()
	r.Problems = append(r.Problems, Remark{About: About{place, record}, Reason: reason})
}

// Group are remarks that read alike, about several records or cells.
type Group struct {
	Reason  error
	Remarks []Remark
}

// mostRows is how many rows of a group are listed.
const mostRows = 8

// Rows lists where the remarks of a group are, the first of many: 4, 5, or B4, B5 where they are about cells.
func (g Group) Rows() string {
	var rows []string
	for _, remark := range g.Remarks[:min(len(g.Remarks), mostRows)] {
		rows = append(rows, remark.Place.Column+strconv.Itoa(remark.Place.Row))
	}
	if len(g.Remarks) > mostRows {
		rows = append(rows, "…")
	}
	return strings.Join(rows, ", ")
}

// Grouped puts the problems that read alike together, in the order in which they come first.
func (r *Remarks) Grouped() []Group {
	var groups []Group
	at := map[string]int{}
	for _, p := range r.Problems {
		text := value.In(p.Reason, locale.English)
		if _, known := at[text]; !known {
			at[text] = len(groups)
			groups = append(groups, Group{Reason: p.Reason})
		}
		groups[at[text]].Remarks = append(groups[at[text]].Remarks, p)
	}
	return groups
}

// NoteFirst is Note for what represents many: of the notes with one text only the first is added.
func (r *Remarks) NoteFirst(key string, pairs ...any) {
	note := value.Text(key, pairs...)
	if !slices.ContainsFunc(r.Notes, note.Like) {
		r.Notes = append(r.Notes, note)
	}
}

// Note adds, once, something about the file as a whole; the key and the pairs are those of value.Text.
func (r *Remarks) Note(key string, pairs ...any) {
	note := value.Text(key, pairs...)
	for _, known := range r.Notes {
		if known.Error() == note.Error() {
			return
		}
	}
	r.Notes = append(r.Notes, note)
}

// Record names a record by its kind and its name: meeting "Visit".
func Record(kind, name string) *value.Message {
	if name == "" {
		return value.Text("record." + kind)
	}
	return value.Text(`{{.Kind}} "{{.Name}}"`, "Kind", value.Text("record."+kind), "Name", name)
}

// Describe names a record of the domain.
func Describe(record program.Record) *value.Message {
	return value.Text(`{{.Kind}} "{{.Name}}"`, "Kind", KindMessage(record), "Name", program.NameOf(record))
}

// KindMessage is what a record is called: person, issued certificate.
func KindMessage(record program.Record) *value.Message {
	return value.Text("record." + program.KindOf(record))
}
