package program

import (
	"cmp"
	"slices"

	"laurel/data/civil"
)

// DayMinutes is the length of a day by the wall clock.
const DayMinutes = 24 * 60

// ShortestMeeting is the length in minutes below which LengthenBy does not go.
const ShortestMeeting = 5

// IsTravel reports whether the item itself brings people from one place to another.
func (m *Meeting) IsTravel() bool { return m.Kind == Transport || m.Kind == FlightKind }

// LastDay returns the last day that the meeting takes some of; one that ends at midnight takes none of the day that
// begins then.
func (m *Meeting) LastDay() civil.Date {
	if m.End.Clock == (civil.Clock{}) && m.Start.Date.Before(m.End.Date) {
		return m.End.Date.AddDays(-1)
	}
	if m.End.Date.Before(m.Start.Date) {
		return m.Start.Date
	}
	return m.End.Date
}

// Clone returns a copy that shares no slice with the meeting: what the store returned is never written into.
func (m *Meeting) Clone() *Meeting {
	next := *m
	next.Contacts = slices.Clone(m.Contacts)
	next.Attendees = slices.Clone(m.Attendees)
	next.Excused = slices.Clone(m.Excused)
	next.Interpreters = slices.Clone(m.Interpreters)
	next.Attendance = slices.Clone(m.Attendance)
	return &next
}

// MoveTo sets another start; the length by the wall clock stays.
func (m *Meeting) MoveTo(start civil.DateTime) {
	length := m.Minutes()
	m.Start = start
	m.End = start.AddMinutes(length)
}

// MoveBy moves start and end by minutes on the wall clock.
func (m *Meeting) MoveBy(minutes int) { m.MoveTo(m.Start.AddMinutes(minutes)) }

// LengthenBy moves the end by minutes on the wall clock, unless the meeting would then be shorter than ShortestMeeting.
func (m *Meeting) LengthenBy(minutes int) {
	if end := m.End.AddMinutes(minutes); end.MinutesSince(m.Start) >= ShortestMeeting {
		m.End = end
	}
}

// Extent is how much of a program's schedule is copied or moved at once.
type Extent string

// The extents.
const (
	OneDay       Extent = "day"     // at one stop
	WholeStay    Extent = "stay"    // at one stop
	WholeProgram Extent = "program" // at every stop
)

// Plan is what is moved and copied of the meetings of a program.
type Plan struct{ *Program }

// Plan returns what is moved and copied of the meetings of a program.
func (p *Program) Plan() Plan { return Plan{p} }

// MeetingsFrom returns the meetings at the stop, or with WholeProgram at every stop, that start at that time or later;
// with OneDay only those of its day.
func (p Plan) MeetingsFrom(start civil.DateTime, stop ID, extent Extent) []*Meeting {
	var meetings []*Meeting
	for _, m := range p.Meetings {
		there := extent == WholeProgram || m.Stop == stop
		if there && !m.Start.Before(start) && (extent != OneDay || m.Start.Date == start.Date) {
			meetings = append(meetings, m)
		}
	}
	return meetings
}

// WithMeetings returns the program with these meetings instead of those with their IDs; meetings with new IDs are
// added. The meetings of the result are in order of time.
func (p Plan) WithMeetings(changed ...*Meeting) *Program {
	replaced := make(map[ID]bool, len(changed))
	for _, m := range changed {
		replaced[m.ID] = true
	}
	return p.With(func(next *Program) {
		next.Meetings = slices.DeleteFunc(slices.Clone(p.Meetings), func(m *Meeting) bool { return replaced[m.ID] })
		next.Meetings = append(next.Meetings, changed...)
		slices.SortFunc(next.Meetings, func(a, b *Meeting) int {
			return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
		})
	})
}
