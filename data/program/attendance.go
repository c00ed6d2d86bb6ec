package program

import (
	"iter"
	"slices"
)

// Includes reports whether a day lies in the stop's stay; an end that is not known bounds nothing.
func (s *Stop) Includes(day Date) bool {
	return (s.From.IsZero() || !day.Before(s.From)) && (s.Until.IsZero() || !s.Until.Before(day))
}

// Days returns the days of the stop's stay in order; none when one of its ends is not known.
func (s *Stop) Days() iter.Seq[Date] {
	return func(yield func(Date) bool) {
		if s.From.IsZero() || s.Until.IsZero() {
			return
		}
		for day := s.From; !s.Until.Before(day); day = day.AddDays(1) {
			if !yield(day) {
				return
			}
		}
	}
}

// CountPresent returns how many people take part in a stop on a day.
func (p *Program) CountPresent(stop ID, day Date) int {
	n := 0
	for _, person := range p.People {
		if !person.Cancelled && p.Present(person, stop, day) {
			n++
		}
	}
	return n
}

// PeopleOf returns the people with these IDs who have not cancelled.
func (p *Program) PeopleOf(ids []ID) []*Person {
	var people []*Person
	for _, id := range ids {
		if person := p.Person(id); person != nil && !person.Cancelled {
			people = append(people, person)
		}
	}
	return people
}

// NeedInterpreters returns those who attend a meeting and need an interpreter.
func (p *Program) NeedInterpreters(m *Meeting) []*Person {
	return slices.DeleteFunc(p.AttendeesOf(m), func(person *Person) bool { return person.NeedsInterpreter != Yes })
}

// SharedLanguage returns the language (BCP 47) in which someone can interpret for another person, or "". See
// CanInterpret.
func (p *Program) SharedLanguage(interpreter, other *Person) string {
	if interpreter.Cancelled {
		return ""
	}
	for _, s := range other.Languages {
		if p.interpretable(s) && slices.ContainsFunc(interpreter.Languages, func(own Spoken) bool {
			return p.interpretable(own) && SameLanguage(own.Language, s.Language)
		}) {
			return s.Language
		}
	}
	return ""
}

// Engaged reports whether a person interprets in, or was chosen for, another meeting at the time of a meeting.
func (p *Program) Engaged(person *Person, m *Meeting) bool {
	return slices.ContainsFunc(p.Meetings, func(other *Meeting) bool {
		chosen := slices.Contains(other.Interpreters, person.ID) ||
			other.Selected && slices.Contains(other.Attendees, person.ID)
		return chosen && other.ID != m.ID && other.Stop == m.Stop && other.TakesPlace() && other.Overlaps(m)
	})
}

// SharesPeople reports whether someone who was in a meeting may be expected in another.
func (m *Meeting) SharesPeople(other *Meeting) bool {
	if !m.Selected || !other.Selected {
		return true
	}
	return slices.ContainsFunc(m.Attendees, func(id ID) bool { return slices.Contains(other.Attendees, id) })
}
