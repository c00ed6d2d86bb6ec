// Package source is what every format of foreign files has in common: what a file may be about, how a format is
// described, and what is read from a file before it is compared with a program. It knows no format and no store.
package source

import (
	"context"

	"laurel/data/civil"
	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/program"
)

// Kind is what a file is about.
type Kind string

// The kinds.
const (
	Program  Kind = "program"  // a whole program, as Laurel itself writes it
	Roster   Kind = "roster"   // people of the delegation
	Schedule Kind = "schedule" // meetings
	Contacts Kind = "contacts" // contacts at organisations
)

// Kinds lists the kinds.
func Kinds() []Kind { return []Kind{Program, Roster, Schedule, Contacts} }

// Message names the kind in a sentence.
func (k Kind) Message() *value.Message { return value.Text("file." + string(k)) }

// DateOrder is the order of day and month in dates written with numbers.
type DateOrder string

// The orders.
const (
	DayFirst   DateOrder = "day-first"
	MonthFirst DateOrder = "month-first"
)

// Order is how the dates of a table were read, of which so many are written with numbers that show an order: 12 of 14
// agree.
type Order struct {
	MonthFirst bool
	Agree, Of  int
}

// Format is one form of file that can be read. Adding one costs its package and a line in the list of package intake.
type Format struct {
	Name    string   // the key of its text: a calendar (iCalendar)
	Kinds   []Kind   // what it can be about
	Endings []string // of file names: .ics
	Columns bool     // it is a table, so that a mapping may name its columns

	// Detect reports whether a file is of this format, by its beginning; an error is a message why it is and cannot be
	// read.
	Detect func(Beginning) (bool, error)
	// Read reads a file. It calls request.Into once, when it knows what the file is about.
	Read Reader
}

// Reader reads a file whose content is of a format.
type Reader func(ctx context.Context, content []byte, request Request) (*File, error)

// Beginning is what formats are distinguished by.
type Beginning struct {
	Bytes  []byte // the first ones
	Text   string // the same decoded, without space around it
	Ending string // of the file's name, in small letters: .ics
}

// Request is how a file is to be read.
type Request struct {
	Kind    Kind              // empty: what the file looks like
	Mapping map[string]string // of a table: column (its heading, or its letter) to field; those not named are guessed
	Dates   DateOrder         // empty: as the column and the program show
	Sheet   string            // of a workbook: the only one to read; empty: all that look alike
	Header  int               // of a table: the number of the row of headings; 0: it is found
	Today   civil.Date        // nobody is born later; zero: nobody knows

	LocalTimes bool   // the times of a calendar are taken as they are written, whatever zone they name
	Persian    bool   // of a table: years such as 1364 are those of the Persian calendar
	Encoding   string // of a text, by its IANA name, such as windows-1256; empty: what reads as words

	// Into returns the program that the file goes into: the one that was chosen, or that the file makes with this title
	// (which may be empty), as it is in the store. Without dates and records it is new.
	Into func(kind Kind, title string) (*program.Program, error)
}

// File is what was read from a file.
type File struct {
	Items    []Item
	Home     value.TimeZone // in which zone stops are that the file makes; nil: UTC
	City     string         // and their city; may be empty
	People   []*Person
	Contacts []Contact

	Table
	Remarks

	Program *program.Program // a whole program, in place of all that
	Images  Images
}

// Table is how the columns of a table were read.
type Table struct {
	Columns   []Column // of a table
	Opening   Opening  // of a table
	Fields    []string // that its columns may be mapped to
	Letters   value.Letters
	Ambiguous string // a date such as 3/4/2023 that can be read in two ways
	Era       string // a date such as 1364/03/25, of the Persian calendar or of the Islamic one
	Order     Order  // how its dates were read
	Skipped   []Skipped
}

// Images are pictures by their names.
type Images = map[program.PhotoID][]byte

// Skipped is a row of a file that is no record.
type Skipped struct {
	Place Place
	Kind  SkippedKind
	Text  string         // its text
	Means *value.Message // what it was understood as; nil: nothing
}

// SkippedKind is why a row is no record.
type SkippedKind string

// The kinds of rows that are no records.
const (
	Heading SkippedKind = "heading" // it names what the rows below it are: "Interpreters"
	Total   SkippedKind = "total"
	Note    SkippedKind = "note"
)

// Column is one column of a table, and what it was understood as.
type Column struct {
	Sheet   string   // empty: a text file
	Letter  string   // as spreadsheets count: A, B, ..., AA
	Title   string   // the heading; may be empty
	Field   string   // empty: it is not read
	Samples []string // the first texts in it
}

// Opening is how a table begins, for people to see whether its headings were found.
type Opening struct {
	Sheets []string   // those of a workbook that have rows
	Sheet  string     // the first that is read
	First  int        // the number of the first row
	Rows   [][]string // the first rows of the sheet
	Header int        // the number of the row of headings
}

// Unrecognised is why a table is not read: no row of it looks like the headings of its columns. With a mapping that
// names columns by their letters it can be read again. It is an error for people.
type Unrecognised struct {
	Reason  *value.Message
	Kind    Kind              // that was asked for; empty: none
	Fields  map[Kind][]string // that a mapping may name, by the kinds that the table can be
	Columns []Column          // with the first texts in them, headings perhaps among these
	Rows    [][]string        // the first rows of the same sheet
	First   int               // the number of the first of these
}

// Error implements error.
func (u *Unrecognised) Error() string { return u.Reason.Error() }

// Unwrap returns the reason.
func (u *Unrecognised) Unwrap() error { return u.Reason }

// In returns the reason in a language.
func (u *Unrecognised) In(l locale.Language) string { return u.Reason.In(l) }

// Dates returns the days of a program, its own or those of its stops; zero where neither has any.
func Dates(p *program.Program) (first, last civil.Date) {
	first, last = p.Start, p.End
	for _, stop := range p.Stops {
		if !stop.From.IsZero() && (first.IsZero() || stop.From.Before(first)) {
			first = stop.From
		}
		if last.Before(stop.Until) {
			last = stop.Until
		}
	}
	return first, last
}
