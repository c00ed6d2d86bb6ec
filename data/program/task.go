package program

import (
	"slices"

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

// The kinds; the empty one is "somebody ticks it".
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
	Due    Due        `json:"due,omitzero"     audience:"internal"`
	Owner  Party      `json:"owner,omitzero"   audience:"internal"`
	DoneOn civil.Date `json:"done_on,omitzero" audience:"internal"` // zero: it is open
	Proof  Proof      `json:"proof,omitzero"   audience:"internal"`
	Note   string     `json:"note,omitempty"   audience:"internal"`
}

// Validate checks the task.
func (t *Task) Validate() error {
	return validated(t, func(found problems) {
		found.required("Text", t.Text, "Write what is to be done.")
		found.add("Due", t.Due.Days < -9999 || t.Due.Days > 9999, "Write a number of days up to 9999.")
		found.add("Due", t.Due.From == FixedDay && t.Due.Days != 0,
			"Choose the day from which the days are counted.")
		found.add("Proof", t.Proof.Kind == "" && t.Proof.Of != "", "Choose what shows that the task is done.")
		found.party("Owner", t.Owner)
	})
}

// DueOn returns the day on which a task is due; zero: it has none, or the day that it is counted from is not known.
func (p *Program) DueOn(t *Task) civil.Date {
	if t.Due.From == FixedDay {
		return t.Due.On
	}
	day := p.dayOf(t.Due.From)
	if day.IsZero() {
		return day
	}
	return day.AddDays(int(t.Due.Days))
}

// dayOf returns the day from which days are counted: of the arrival and departure the program's first and last day or,
// where those are not known, the first and last flight.
func (p *Program) dayOf(from DueFrom) civil.Date {
	switch from {
	case AcceptanceDay:
		return p.Accepted
	case ArrivalDay:
		if !p.Start.IsZero() {
			return p.Start
		}
		first, _ := p.flightDays()
		return first
	case DepartureDay, EndDay:
		_, last := p.flightDays()
		if from == EndDay && !p.End.IsZero() || last.IsZero() {
			return p.End
		}
		return last
	}
	return civil.Date{}
}

// flightDays returns the day of the first arrival and of the last departure of those who come.
func (p *Program) flightDays() (first, last civil.Date) {
	for _, person := range p.People {
		if person.Cancelled {
			continue
		}
		if on := person.Arrival.At.Date; !on.IsZero() && (first.IsZero() || on.Before(first)) {
			first = on
		}
		if on := person.Departure.At.Date; last.Before(on) {
			last = on
		}
	}
	return first, last
}

// IsOverdue reports whether a task is open and should have been done before that day.
func (p *Program) IsOverdue(t *Task, today civil.Date) bool {
	due := p.DueOn(t)
	return t.DoneOn.IsZero() && !due.IsZero() && due.Before(today)
}

// TasksByDue lists the tasks by the day on which they are due, those without one last, else in their own order.
func (p *Program) TasksByDue() []*Task {
	list := slices.Clone(p.Tasks)
	slices.SortStableFunc(list, func(a, b *Task) int {
		x, y := p.DueOn(a), p.DueOn(b)
		switch {
		case x.IsZero() && y.IsZero():
			return 0
		case x.IsZero():
			return 1
		case y.IsZero():
			return -1
		}
		return x.Compare(y)
	})
	return list
}

// Ticked returns copies, done on that day, of the open tasks that something proves: a document that was made or marked
// as sent (by its ID in the catalogue, or by its recipient), or a kind of record that was imported.
func (p *Program) Ticked(kind ProofKind, on civil.Date, of ...string) []*Task {
	var ticked []*Task
	for _, t := range p.Tasks {
		if t.DoneOn.IsZero() && t.Proof.Kind == kind && slices.Contains(of, t.Proof.Of) {
			next := *t
			next.DoneOn = on
			ticked = append(ticked, &next)
		}
	}
	return ticked
}

// text writes when a task is due: 14 days before the arrival.
func (d Due) text(l locale.Language) string {
	values := locale.Values{"From": d.From.Name(l)}
	switch {
	case d.From == FixedDay:
		return l.Date(d.On, locale.FullDate)
	case d.Days == 0:
		return l.Text("due.same-day", values)
	case d.Days < 0:
		return l.Count("due.before", int(-d.Days), values)
	default:
		return l.Count("due.after", int(d.Days), values)
	}
}
