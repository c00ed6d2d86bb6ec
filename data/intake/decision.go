package intake

import (
	"slices"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/program"
)

// Choice is what becomes of a row of a file.
type Choice string

// The choices. Undecided leaves it to the state of the row: a possible match does not come in.
const (
	Undecided Choice = ""
	AsNew     Choice = "new"   // a record of its own
	Merge     Choice = "merge" // into an existing record
	Skip      Choice = "skip"
)

// Choices lists what can be chosen.
func Choices() []Choice { return []Choice{AsNew, Merge, Skip} }

// Decision is what a person decided about one row of a file.
type Decision struct {
	Choice Choice            `json:"choice,omitempty"`
	With   program.ID        `json:"with,omitempty"`  // whom Merge means; empty: the first candidate
	Cells  map[string]string `json:"cells,omitempty"` // typed in place of the file's, by field; "": left out
	Keep   []string          `json:"keep,omitempty"`  // keys of fields that stay as they are
}

// isNone reports whether nothing was decided.
func (d Decision) isNone() bool {
	return d.Choice == Undecided && d.With == "" && len(d.Cells)+len(d.Keep) == 0
}

// Decisions are what a person decided about a file.
type Decisions struct {
	Rows  map[source.Place]Decision // by Row.Place; without its column they are about all that is in the row
	Every map[State]Choice          // for the rows of a state that have no choice of their own
}

// of returns the decision about a row.
func (d Decisions) of(place source.Place) Decision {
	if own, found := d.Rows[place]; found { // a row may have several records, beside each other
		return own
	}
	return d.Rows[source.Place{Sheet: place.Sheet, Row: place.Row}]
}

// choice returns what was chosen for a row of a state.
func (d Decisions) choice(place source.Place, state State) Choice {
	if own := d.of(place).Choice; own != Undecided {
		return own
	}
	return d.Every[state]
}

// State is what a row of a file is, compared with the store, before anything is decided about it.
type State string

// The states.
const (
	New      State = "new"
	Changed  State = "changed"  // an existing record, with other values
	Same     State = "same"     // as it is there
	Possible State = "possible" // perhaps an existing record: a person decides
	Problem  State = "problem"  // it cannot come in as it is
	Heading  State = "heading"  // its text is what those below it are
	Total    State = "total"
	Note     State = "note" // a text that is no record
)

// States lists the states in the order of the review.
func States() []State { return []State{Possible, Problem, Changed, New, Same, Heading, Total, Note} }

// Row is one line of the review.
type Row struct {
	Place      source.Place
	State      State
	Choice     Choice         // what happens to it now; Undecided: it does not come in before it is decided
	Record     program.Record // as it will be; nil: the row is none
	Before     program.Record // as it is; nil: it is new
	Text       string         // of the row: what its record is called, or its text
	Candidates []Candidate    // whom it may be, the likeliest first
	Changes    []Detail       // from Before to Record
	Remarks    []*value.Message

	line   *line    // nil: the row is no record
	fields []string // that a row of its kind may have
}

// Cell returns what the file has of a field, by its key.
func (r *Row) Cell(field string) Cell {
	if r.line == nil || r.line.text == nil || !slices.Contains(r.fields, field) {
		return Cell{}
	}
	return Cell{r.line.text(field), r.line.wrong[field]}
}

// HasWrong reports whether any cell cannot be read.
func (r *Row) HasWrong() bool {
	return r.line != nil && r.line.text != nil && slices.ContainsFunc(r.fields, func(field string) bool {
		return r.line.wrong[field] != nil
	})
}

// Candidate is a record that a row may be.
type Candidate struct {
	ID     program.ID
	Name   string
	Reason *value.Message // which signs agree, and which contradict
}

// Cell is one value of a row, by the key of its field.
type Cell struct {
	Text  string         // the file's
	Wrong *value.Message // why it cannot be read; nil: it can
}

// Detail is one thing in a record that is to be another; an empty text where there is nothing.
type Detail struct{ Key, Field, From, To string }
