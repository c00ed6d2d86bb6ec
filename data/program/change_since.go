package program

import (
	"fmt"
	"slices"
)

// Since is what a recipient was sent before, with what has changed since. Every document that says so takes its words, its marks and what it strikes through
// from here. A nil *Since marks nothing.
type Since struct {
	Version string // 2, final
	On      Date
	Changes []ReleaseChange
}

var sinceTitle = trilingual{"Changes since version %s, %s", "Cambios desde la versión %s, %s", "Changements depuis la version %s, %s"}

// Title names the list of changes: Changes since version 2, 14 June 2023.
func (s *Since) Title(in string) string {
	return fmt.Sprintf(sinceTitle.in(in), s.Version, s.On.Format(FullDate, in))
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

// Cancelled lists the meetings that were sent and do not take place any more, by their start.
func (s *Since) Cancelled() []*Meeting {
	var list []*Meeting
	if s != nil {
		for _, c := range s.Changes {
			if c.Kind == WasCancelled && c.Meeting != nil {
				list = append(list, c.Meeting)
			}
		}
	}
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

// Mark is the word that stands at what has changed: NEW, MOVED, CHANGED, CANCELLED.
func (k ChangeKind) Mark(in string) string { return Capitals(k.Name(in)) }

var wasAt = trilingual{"was %s", "antes: %s", "avant : %s"}

// Was tells when a meeting that has moved was to be: was Thu 15 June, 10:00–11:00.
func (s *Since) Was(m *Meeting, in string) string {
	was := s.Before(m.ID)
	if was == nil {
		return ""
	}
	when := FormatTimes(was.Start, was.End, in)
	if was.Start.Date != m.Start.Date {
		when = was.Start.Date.Format(WeekdayShort, in) + ", " + when
	}
	return fmt.Sprintf(wasAt.in(in), when)
}
