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

// TaskList is what the tasks of a program are for, and when they are due.
type TaskList struct{ *Program }

// TaskList returns what the tasks of a program are for, and when they are due.
func (p *Program) TaskList() TaskList { return TaskList{p} }

// DueOn returns the day on which a task is due; zero: it has none, or the day that it is counted from is not known.
func (p TaskList) DueOn(t *Task) civil.Date {
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
func (p TaskList) dayOf(from DueFrom) civil.Date {
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
func (p TaskList) flightDays() (first, last civil.Date) {
	for _, person := range p.People {
		if person.Cancelled {
			continue
		}
		if on := p.Travel().FlightOf(person, ArrivalPart).At.Date; !on.IsZero() &&
			(first.IsZero() || on.Before(first)) {
			first = on
		}
		if on := p.Travel().FlightOf(person, DeparturePart).At.Date; last.Before(on) {
			last = on
		}
	}
	return first, last
}

// IsOverdue reports whether a task is open and should have been done before that day.
func (p TaskList) IsOverdue(t *Task, today civil.Date) bool {
	due := p.DueOn(t)
	return t.DoneOn.IsZero() && !due.IsZero() && due.Before(today)
}

// ByDue lists the tasks by the day on which they are due, those without one last, else in their own order.
func (p TaskList) ByDue() []*Task {
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

// Lacking returns the tasks of a list that the program does not have yet: about the same person, in the same words.
func (p TaskList) Lacking(tasks []*Task) []*Task {
	key := func(t *Task) string { return string(t.Person) + " " + locale.Fold(t.Text) }
	known := map[string]bool{}
	for _, t := range p.Tasks {
		known[key(t)] = true
	}
	return slices.DeleteFunc(slices.Clone(tasks), func(t *Task) bool {
		has := known[key(t)]
		known[key(t)] = true
		return has
	})
}

// From returns copies of the tasks of an earlier program that this one lacks, all open. Who did them then does
// them again: the person of the same name, or else their name. Tasks about people of that program stay behind.
func (p TaskList) From(earlier *Program) []*Task {
	var tasks []*Task
	for _, original := range earlier.Tasks {
		if original.Person != "" {
			continue
		}
		next := *original
		next.ID = NewID()
		next.DoneOn = civil.Date{}
		next.Note = ""
		next.Owner = p.partyLike(earlier, original.Owner)
		if !next.Due.On.IsZero() {
			next.Due.On = civil.Date{}
			if from, to := earlier.FirstDay(), p.FirstDay(); !from.IsZero() && !to.IsZero() {
				next.Due.On = original.Due.On.AddDays(to.DaysSince(from))
			}
		}
		tasks = append(tasks, &next)
	}
	return p.Lacking(tasks)
}

// partyLike is a party of an earlier program in this one.
func (p TaskList) partyLike(earlier *Program, party Party) Party {
	before := earlier.Person(party.Person)
	if before == nil {
		return party
	}
	name := before.DisplayName()
	for _, person := range p.People {
		if !person.Cancelled && person.DisplayName() == name {
			return Party{Person: person.ID}
		}
	}
	return Party{Text: name}
}
