package program

import (
	"iter"
	"slices"

	"laurel/data/civil"
)

// Includes reports whether a day lies in the stop's stay; an end that is not known bounds nothing.
func (s *Stop) Includes(day civil.Date) bool {
	return (s.From.IsZero() || !day.Before(s.From)) && (s.Until.IsZero() || !s.Until.Before(day))
}

// Days returns the days of the stop's stay in order; none when one of its ends is not known.
func (s *Stop) Days() iter.Seq[civil.Date] {
	return func(yield func(civil.Date) bool) {
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
func (p *Program) CountPresent(stop ID, day civil.Date) int {
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

// SharesPeople reports whether someone who was in a meeting may be expected in another.
func (m *Meeting) SharesPeople(other *Meeting) bool {
	if !m.Selected || !other.Selected {
		return true
	}
	return slices.ContainsFunc(m.Attendees, func(id ID) bool { return slices.Contains(other.Attendees, id) })
}

// AttendeesOf returns who attends a meeting, in the order of People: those chosen, or everyone who takes part in the
// stop on the day it starts, without those excused. People who have cancelled never attend. Interpreters of the meeting
// are included.
func (p *Program) AttendeesOf(m *Meeting) []*Person {
	var attending []*Person
	for _, person := range p.People {
		if p.Attends(person, m) {
			attending = append(attending, person)
		}
	}
	return attending
}

// Attends reports whether a person is among AttendeesOf the meeting.
func (p *Program) Attends(person *Person, m *Meeting) bool {
	switch {
	case person.Cancelled:
		return false
	case slices.Contains(m.Interpreters, person.ID):
		return true
	case m.Selected:
		return slices.Contains(m.Attendees, person.ID)
	default:
		return !slices.Contains(m.Excused, person.ID) && p.Present(person, m.Stop, m.Start.Date)
	}
}

// Present reports whether a person takes part in a stop on a day. A day outside the stop's own dates counts as its
// nearest day.
func (p *Program) Present(person *Person, stop ID, day civil.Date) bool {
	return person.PresentAt(p.Stop(stop), stop, day)
}

// PresentAt is Program.Present for whoever has the stop at hand; s is nil when the program has none with that ID.
func (p *Person) PresentAt(s *Stop, stop ID, day civil.Date) bool {
	stay, own := p.StayAt(stop)
	if !own {
		return true
	}
	if stay.Absent {
		return false
	}
	if s != nil && !s.From.IsZero() && day.Before(s.From) {
		day = s.From
	} else if s != nil && !s.Until.IsZero() && s.Until.Before(day) {
		day = s.Until
	}
	return (stay.From.IsZero() || !day.Before(stay.From)) && (stay.Until.IsZero() || !stay.Until.Before(day))
}
