package tasks

import (
	"slices"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// List is what the tasks of a program are for, and when they are due.
type List struct{ *program.Program }

// Of returns what the tasks of a program are for, and when they are due.
func Of(p *program.Program) List { return List{p} }

// DueOn returns the day on which a task is due; zero: it has none, or the day that it is counted from is not known.
func (p List) DueOn(t *program.Task) civil.Date {
	if t.Due.From == program.FixedDay {
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
func (p List) dayOf(from program.DueFrom) civil.Date {
	switch from {
	case program.AcceptanceDay:
		return p.Accepted
	case program.ArrivalDay:
		if !p.Start.IsZero() {
			return p.Start
		}
		first, _ := p.flightDays()
		return first
	case program.DepartureDay, program.EndDay:
		_, last := p.flightDays()
		if from == program.EndDay && !p.End.IsZero() || last.IsZero() {
			return p.End
		}
		return last
	}
	return civil.Date{}
}

// flightDays returns the day of the first arrival and of the last departure of those who come.
func (p List) flightDays() (first, last civil.Date) {
	for _, person := range p.People {
		if person.Cancelled {
			continue
		}
		if on := p.Travel().FlightOf(person, program.ArrivalPart).At.Date; !on.IsZero() &&
			(first.IsZero() || on.Before(first)) {
			first = on
		}
		if on := p.Travel().FlightOf(person, program.DeparturePart).At.Date; last.Before(on) {
			last = on
		}
	}
	return first, last
}

// IsOverdue reports whether a task is open and should have been done before that day.
func (p List) IsOverdue(t *program.Task, today civil.Date) bool {
	due := p.DueOn(t)
	return t.DoneOn.IsZero() && !due.IsZero() && due.Before(today)
}

// ByDue lists the tasks by the day on which they are due, those without one last, else in their own order.
func (p List) ByDue() []*program.Task {
	list := slices.Clone(p.Tasks)
	slices.SortStableFunc(list, func(a, b *program.Task) int {
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

// Lacking returns the tasks of a list that the program does not have yet: about the same person, in the same words.
func (p List) Lacking(tasks []*program.Task) []*program.Task {
	key := func(t *program.Task) string { return string(t.Person) + " " + locale.Fold(t.Text) }
	known := map[string]bool{}
	for _, t := range p.Tasks {
		known[key(t)] = true
	}
	return slices.DeleteFunc(slices.Clone(tasks), func(t *program.Task) bool {
		has := known[key(t)]
		known[key(t)] = true
		return has
	})
}

// From returns copies of the tasks of an earlier program that this one lacks, all open. Who did them then does
// them again: the person of the same name, or else their name. Tasks about people of that program stay behind.
func (p List) From(earlier *program.Program) []*program.Task {
	var tasks []*program.Task
	for _, original := range earlier.Tasks {
		if original.Person != "" {
			continue
		}
		next := *original
		next.ID = program.NewID()
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
func (p List) partyLike(earlier *program.Program, party program.Party) program.Party {
	before := earlier.Person(party.Person)
	if before == nil {
		return party
	}
	name := before.DisplayName()
	for _, person := range p.People {
		if !person.Cancelled && person.DisplayName() == name {
			return program.Party{Person: person.ID}
		}
	}
	return program.Party{Text: name}
}
