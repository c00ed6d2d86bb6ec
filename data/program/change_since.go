package program

import (
	"slices"

	"laurel/data/locale"
)

// Since is what a recipient was sent before, with what has changed since. Every document that says so takes its words, its marks and what it strikes through
// from here. A nil *Since marks nothing.
type Since struct {
	Version string // 2, final
	On      Date
	Changes []ReleaseChange
}

// Title names the list of changes: Changes since version 2, 14 June 2023.
func (s *Since) Title(l locale.Language) string {
	return l.Text("Changes since version {{.Version}}, {{.Day}}", locale.Values{"Version": s.Version, "Day": l.Date(s.On, locale.FullDate)})
}

// Only returns the same with the changes that keep is true for.
func (s *Since) Only(keep func(ReleaseChange) bool) *Since {
	if s == nil {
		return nil
	}
	var kept []ReleaseChange
	for _, c := range s.Changes {
		if keep(c) {
			kept = append(kept, c)
		}
	}
	return &Since{s.Version, s.On, kept}
}

// In returns the same with the changes of a stop and those of the whole program.
func (s *Since) In(stop ID) *Since {
	return s.Only(func(c ReleaseChange) bool { return c.Stop == "" || c.Stop == stop })
}

// Of returns the same for one person: what is everyone's and what is theirs. A meeting that they now attend is new to them, and one that they do not attend any
// more is cancelled; what else has changed about it is not theirs.
func (s *Since) Of(person ID) *Since {
	if s == nil {
		return nil
	}
	listed := map[ID]bool{} // the meetings on whose list they were put, or off which they were taken
	for _, c := range s.Changes {
		if slices.Contains(c.Joined, person) || slices.Contains(c.Left, person) {
			listed[c.Record] = true
		}
	}
	own := &Since{s.Version, s.On, nil}
	for _, c := range s.Changes {
		switch {
		case len(c.Joined) > 0:
			c.Kind = WasAdded
		case len(c.Left) > 0:
			c.Kind = WasCancelled
		case listed[c.Record]:
			continue
		}
		if about := c.Concerned(); len(about) == 0 || slices.Contains(about, person) {
			own.Changes = append(own.Changes, c)
		}
	}
	return own
}

// Sorted lists the changes by kind, what was cancelled first, in the order of the plan.
func (s *Since) Sorted() []ReleaseChange {
	var list []ReleaseChange
	for _, kind := range ChangeKinds() {
		for _, c := range s.Changes {
			if c.Kind == kind {
				list = append(list, c)
			}
		}
	}
	return list
}

// Kind says what became of a record, in the parts that are named or in any; empty: nothing. Of several changes the one counts that a reader must not miss.
func (s *Since) Kind(record ID, parts ...Part) ChangeKind {
	if s == nil {
		return ""
	}
	found := len(ChangeKinds())
	for _, c := range s.Changes {
		if c.Record == record && (len(parts) == 0 || slices.Contains(parts, c.Part)) {
			found = min(found, slices.Index(ChangeKinds(), c.Kind))
		}
	}
	if found == len(ChangeKinds()) {
		return ""
	}
	return ChangeKinds()[found]
}

// Before returns a meeting as it was sent if it has moved since, or nil.
func (s *Since) Before(meeting ID) *Meeting {
	if s != nil {
		for _, c := range s.Changes {
			if c.Record == meeting && c.Kind == WasMoved {
				return c.Meeting
			}
		}
	}
	return nil
}

// Struck lists, as they were sent and by their start then, the meetings that are not any more on the day on which they were: cancelled, or moved to another
// day or stop.
func (s *Since) Struck() []*Meeting {
	var list []*Meeting
	if s != nil {
		for _, c := range s.Changes {
			elsewhere := c.Kind == WasMoved && (c.Meeting.Start.Date != c.At.Date || c.Meeting.Stop != c.Stop)
			if c.Kind == WasCancelled && c.Meeting != nil || elsewhere {
				list = append(list, c.Meeting)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b *Meeting) int { return a.Start.Compare(b.Start) })
	return list
}

// Gone lists the people who were sent and do not come any more, or not to that stop.
func (s *Since) Gone(stop ID) []*Person {
	var list []*Person
	if s != nil {
		for _, c := range s.Changes {
			if c.Kind == WasCancelled && c.Person != nil && (c.Stop == "" || c.Stop == stop) {
				list = append(list, c.Person)
			}
		}
	}
	return list
}

// Sent returns a meeting as it was sent if anything about it has changed since, or nil.
func (s *Since) Sent(meeting ID) *Meeting {
	if s != nil {
		for _, c := range s.Changes {
			if c.Record == meeting && c.Meeting != nil {
				return c.Meeting
			}
		}
	}
	return nil
}

// Joined reports whether a person was put on a meeting's list.
func (s *Since) Joined(meeting, person ID) bool {
	return s != nil && slices.ContainsFunc(s.Changes, func(c ReleaseChange) bool { return c.Record == meeting && slices.Contains(c.Joined, person) })
}

// Left lists who was taken off a meeting's list.
func (s *Since) Left(meeting ID) []ID {
	var list []ID
	if s != nil {
		for _, c := range s.Changes {
			if c.Record == meeting {
				list = append(list, c.Left...)
			}
		}
	}
	return list
}

// Mark is the word that stands at what has changed: NEW, MOVED, CHANGED, CANCELLED.
func (k ChangeKind) Mark(l locale.Language) string { return Capitals(k.Name(l)) }

// Was tells when a meeting that has moved was to be: was Thu 15 June, 10:00–11:00.
func (s *Since) Was(m *Meeting, l locale.Language) string {
	was := s.Before(m.ID)
	if was == nil {
		return ""
	}
	when := l.Times(was.Start, was.End)
	if was.Start.Date != m.Start.Date {
		when = l.Date(was.Start.Date, locale.WeekdayShort) + ", " + when
	}
	return l.Text("was {{.When}}", locale.Values{"When": when})
}
