package program

import (
	"laurel/data/civil"
	"laurel/data/locale"
)

// DueFrom is the day from which the days until a task is due are counted.
type DueFrom string

// The days. On the fixed one the task has a date of its own.
const (
	FixedDay      DueFrom = ""
	AcceptanceDay DueFrom = "acceptance"
	ArrivalDay    DueFrom = "arrival"
	DepartureDay  DueFrom = "departure"
	EndDay        DueFrom = "end"
)

// DueFroms lists the days in the order of menus.
func DueFroms() []DueFrom {
	return []DueFrom{FixedDay, AcceptanceDay, ArrivalDay, DepartureDay, EndDay}
}

// Name returns what the day is called.
func (d DueFrom) Name(l locale.Language) string {
	if d == FixedDay {
		return l.Name("due", "fixed")
	}
	return l.Name("due", string(d))
}

// DaysAfter is how many days after another day something is; negative: before.
type DaysAfter int

// Due is when a task is due.
type Due struct {
	From DueFrom    `json:"from,omitempty" audience:"internal"`
	Days DaysAfter  `json:"days,omitempty" audience:"internal"` // after From
	On   civil.Date `json:"on,omitzero"    audience:"internal"` // of a fixed day; zero: none was set
}

// ProofKind is what shows that a task is done.
type ProofKind string

// The kinds; the empty one is "ticked off by hand".
const (
	ReleaseProof  ProofKind = "release"  // a document was marked as sent
	ImportProof   ProofKind = "import"   // a list was imported
	DocumentProof ProofKind = "document" // a document was made
)

// ProofKinds lists the kinds.
func ProofKinds() []ProofKind { return []ProofKind{ReleaseProof, ImportProof, DocumentProof} }

// Name returns what the kind is called.
func (k ProofKind) Name(l locale.Language) string { return l.Name("proof", string(k)) }

// Proof is what ticks a task by itself.
type Proof struct {
	Kind ProofKind `json:"kind,omitempty" audience:"internal"`
	// of a release and a document: the document's ID in the catalogue, or a recipient; of an import: the kind of record
	Of string `json:"of,omitempty"   audience:"internal"`
}

// Task is something that the office has to do.
type Task struct {
	ID     ID         `json:"id"               audience:"internal"`
	Text   string     `json:"text"             audience:"internal"`
	Person ID         `json:"person,omitempty" audience:"internal"` // whom it is about; empty: the whole program
	Due    Due        `json:"due,omitzero"     audience:"internal"`
	Owner  Party      `json:"owner,omitzero"   audience:"internal"`
	DoneOn civil.Date `json:"done_on,omitzero" audience:"internal"` // zero: it is open
	Proof  Proof      `json:"proof,omitzero"   audience:"internal"`
	Note   string     `json:"note,omitempty"   audience:"internal"`
}

// Validate checks the task.
func (t *Task) Validate() error {
	return validated(t, func(found problems) {
		found.required("Text", t.Text, "Enter what is to be done.")
		found.add("Due", t.Due.Days < -9999 || t.Due.Days > 9999, "Enter a number of days up to 9999.")
		found.add("Due", t.Due.From == FixedDay && t.Due.Days != 0,
			"Choose the day from which the days are counted.")
		found.add("Proof", t.Proof.Kind == "" && t.Proof.Of != "", "Choose what shows that the task is done.")
		found.party("Owner", t.Owner)
	})
}

// Text writes when a task is due: 3 weeks before the arrival.
func (d Due) Text(l locale.Language) string {
	values := locale.Values{"From": d.From.Name(l)}
	before, after, n := "due.before", "due.after", int(max(d.Days, -d.Days))
	if n%civil.DaysPerWeek == 0 {
		before, after, n = "due.before-weeks", "due.after-weeks", n/civil.DaysPerWeek
	}
	switch {
	case d.From == FixedDay:
		return l.Date(d.On, locale.FullDate)
	case d.Days == 0:
		return l.Text("due.same-day", values)
	case d.Days < 0:
		return l.Count(before, n, values)
	default:
		return l.Count(after, n, values)
	}
}
