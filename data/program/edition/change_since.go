package edition

import (
	"slices"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// Since is what a recipient was sent before, with what has changed since. Documents mark and strike through by it. A
// nil *Since has no changes.
type Since struct {
	Version string // 2, final
	On      civil.Date
	Changes []Change
}

// Title returns the heading of the list of changes: Changes since version 2, 14 June 2023.
func (s *Since) Title(l locale.Language) string {
	values := locale.Values{"Version": s.Version, "Day": l.Date(s.On, locale.FullDate)}
	return l.Text("Changes since version {{.Version}}, {{.Day}}", values)
}

// of returns the changes of a record.
func (s *Since) of(record program.ID) []Change {
	return s.Only(func(c Change) bool { return c.Record == record }).all()
}

func (s *Since) all() []Change {
	if s == nil {
		return nil
	}
	return s.Changes
}

// Only returns the same with the changes that keep is true for.
func (s *Since) Only(keep func(Change) bool) *Since {
	if s == nil {
		return nil
	}
	return &Since{
		s.Version,
		s.On,
		slices.DeleteFunc(slices.Clone(s.Changes), func(c Change) bool { return !keep(c) }),
	}
}

// In returns the same with the changes of a stop and those of the whole program.
func (s *Since) In(stop program.ID) *Since {
	return s.Only(func(c Change) bool { return c.Stop == "" || c.Stop == stop })
}

// Of returns the same for one person: what is everyone's and what is theirs. A meeting that they now attend is new to
// them, and one that they do not attend any more is cancelled; what else has changed about it is not theirs.
func (s *Since) Of(person program.ID) *Since {
	listed := map[program.ID]bool{} // the meetings whose list they were put on or removed from
	for _, c := range s.all() {
		if slices.Contains(c.Joined, person) || slices.Contains(c.Left, person) {
			listed[c.Record] = true
		}
	}
	var own []Change
	for _, c := range s.all() {
		switch {
		case len(c.Joined) > 0:
			c.Kind = WasAdded
		case len(c.Left) > 0:
			c.Kind = WasCancelled
		case listed[c.Record]:
			continue
		}
		if about := c.Concerned(); len(about) == 0 || slices.Contains(about, person) {
			own = append(own, c)
		}
	}
	if s == nil {
		return nil
	}
	return &Since{s.Version, s.On, own}
}

// Sorted lists the changes by kind, what was cancelled first, in the order of the plan.
func (s *Since) Sorted() []Change {
	list := slices.Clone(s.Changes)
	slices.SortStableFunc(list, func(a, b Change) int { return a.Kind.rank() - b.Kind.rank() })
	return list
}

// rank is 0 for the kind that a reader must not miss.
func (k Kind) rank() int { return slices.Index(Kinds(), k) }

// Kind returns what became of a record, in the named parts or in any; empty: nothing. Of several changes it is the one
// that a reader must not miss.
func (s *Since) Kind(record program.ID, parts ...program.Part) Kind {
	kind := Kind("")
	for _, c := range s.of(record) {
		if (len(parts) == 0 || slices.Contains(parts, c.Part)) && (kind == "" || c.Kind.rank() < kind.rank()) {
			kind = c.Kind
		}
	}
	return kind
}

// Struck lists, as they were sent and by their start then, the meetings that are not any more on the day on which they
// were: cancelled, or moved to another day or stop.
func (s *Since) Struck() []*program.Meeting {
	var list []*program.Meeting
	for _, c := range s.all() {
		elsewhere := c.Kind == WasMoved && (c.Meeting.Start.Date != c.At.Date || c.Meeting.Stop != c.Stop)
		if c.Kind == WasCancelled && c.Meeting != nil || elsewhere {
			list = append(list, c.Meeting)
		}
	}
	slices.SortStableFunc(list, func(a, b *program.Meeting) int { return a.Start.Compare(b.Start) })
	return list
}

// Gone lists the people who were sent and do not come any more, or not to that stop.
func (s *Since) Gone(stop program.ID) []*program.Person {
	var list []*program.Person
	for _, c := range s.all() {
		if c.Kind == WasCancelled && c.Person != nil && (c.Stop == "" || c.Stop == stop) {
			list = append(list, c.Person)
		}
	}
	return list
}

// Sent returns a meeting as it was sent if anything about it has changed since, or nil.
func (s *Since) Sent(meeting program.ID) *program.Meeting {
	for _, c := range s.of(meeting) {
		if c.Meeting != nil {
			return c.Meeting
		}
	}
	return nil
}

// Joined reports whether a person was put on a meeting's list.
func (s *Since) Joined(meeting, person program.ID) bool {
	return slices.ContainsFunc(s.of(meeting), func(c Change) bool { return slices.Contains(c.Joined, person) })
}

// Left lists who was removed from a meeting's list.
func (s *Since) Left(meeting program.ID) []program.ID {
	var list []program.ID
	for _, c := range s.of(meeting) {
		list = append(list, c.Left...)
	}
	return list
}

// Mark returns the word at what has changed: NEW, MOVED, CHANGED, CANCELLED.
func (k Kind) Mark(l locale.Language) string { return program.Capitals(k.Name(l)) }

// Was returns when a meeting that has moved was to be: was Thu 15 June, 10:00–11:00.
func (s *Since) Was(m *program.Meeting, l locale.Language) string {
	for _, c := range s.of(m.ID) {
		if c.Kind != WasMoved {
			continue
		}
		when := l.Times(c.Meeting.Start, c.Meeting.End)
		if c.Meeting.Start.Date != m.Start.Date {
			when = l.Date(c.Meeting.Start.Date, locale.WeekdayShort) + ", " + when
		}
		return l.Text("was {{.When}}", locale.Values{"When": when})
	}
	return ""
}
