package program

import (
	"iter"
	"slices"

	"laurel/data/civil"
	"laurel/data/locale"
)

// Presence is whether somebody was at a meeting.
type Presence string

// The presences. Who is expected and for whom none is noted counts as present; see WereAt.
const (
	WasPresent  Presence = "present"
	WasAbsent   Presence = "absent"
	WasLate     Presence = "late"
	WasReplaced Presence = "replaced" // somebody else came
)

// Presences lists the presences in the order of menus.
func Presences() []Presence { return []Presence{WasPresent, WasLate, WasAbsent, WasReplaced} }

// Name returns what the presence is called.
func (p Presence) Name(l locale.Language) string { return l.Name("presence", string(p)) }

// Attended is what was noted of one person at a meeting.
type Attended struct {
	Person   ID       `json:"person"         audience:"participants"`
	Presence Presence `json:"presence"       audience:"participants"`
	By       ID       `json:"by,omitempty"   audience:"participants"` // the person who replaced them, if of the program
	Note     string   `json:"note,omitempty" audience:"internal"`
}

// PresenceOf returns what was noted of a person at the meeting.
func (m *Meeting) PresenceOf(person ID) (Attended, bool) {
	i := slices.IndexFunc(m.Attendance, func(a Attended) bool { return a.Person == person })
	if i < 0 {
		return Attended{}, false
	}
	return m.Attendance[i], true
}

// WithPresence returns a copy of the meeting with what was noted of a person; without a presence nothing is.
func (m *Meeting) WithPresence(noted Attended) *Meeting {
	next := m.Clone()
	i := slices.IndexFunc(next.Attendance, func(a Attended) bool { return a.Person == noted.Person })
	switch {
	case i >= 0 && noted.Presence == "":
		next.Attendance = slices.Delete(next.Attendance, i, i+1)
	case i >= 0:
		next.Attendance[i] = noted
	case noted.Presence != "":
		next.Attendance = append(next.Attendance, noted)
	}
	return next
}

// Attendance is who attends the meetings of a program.
type Attendance struct{ *Program }

// Attendance returns who attends the meetings of a program.
func (p *Program) Attendance() Attendance { return Attendance{p} }

// WereAt returns who was at a meeting, in the order of People: who was expected unless noted as absent or replaced, who
// replaced them, and who came without being expected.
func (p Attendance) WereAt(m *Meeting) []*Person {
	if len(m.Attendance) == 0 {
		return p.AttendeesOf(m)
	}
	came := map[ID]bool{}
	for _, a := range m.Attendance {
		if a.Presence == WasReplaced {
			came[a.By] = true
		}
	}
	for _, a := range m.Attendance {
		came[a.Person] = a.Presence == WasPresent || a.Presence == WasLate
	}
	var present []*Person
	for _, person := range p.People {
		noted, isNoted := came[person.ID]
		if isNoted && noted || !isNoted && p.Attends(person, m) {
			present = append(present, person)
		}
	}
	return present
}

// attendance checks what was noted of people at a meeting.
func (p problems) attendance(noted []Attended) {
	for i, a := range noted {
		p.add("Attendance", !a.Person.Valid(), "Choose whose attendance it is.")
		p.add("Attendance", slices.ContainsFunc(noted[:i], func(other Attended) bool {
			return other.Person == a.Person
		}), "The attendance of one person is noted twice.")
		p.add("Attendance", !slices.Contains(Presences(), a.Presence), "Choose present, late, absent or replaced.")
		p.add("Attendance", a.By != "" && (a.Presence != WasReplaced || a.By == a.Person),
			"A person can only be replaced by somebody else.")
	}
}

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

// Count returns how many people take part in a stop on a day.
func (p Attendance) Count(stop ID, day civil.Date) int {
	n := 0
	for _, person := range p.People {
		if !person.Cancelled && p.Present(person, stop, day) {
			n++
		}
	}
	return n
}

// PeopleOf returns the people with these IDs who have not cancelled.
func (p Attendance) PeopleOf(ids []ID) []*Person {
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
func (p Attendance) AttendeesOf(m *Meeting) []*Person {
	var attending []*Person
	for _, person := range p.People {
		if p.Attends(person, m) {
			attending = append(attending, person)
		}
	}
	return attending
}

// Attends reports whether a person is among AttendeesOf the meeting.
func (p Attendance) Attends(person *Person, m *Meeting) bool {
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
func (p Attendance) Present(person *Person, stop ID, day civil.Date) bool {
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
