package program

import (
	"laurel/data/civil"
	"laurel/data/geo"
)

// Duplicate returns a new meeting like this one. What was agreed with the host of this one is not agreed for the new
// one: a status begins again on that day, and nobody has come yet.
func (m *Meeting) Duplicate(today civil.Date) *Meeting {
	next := m.Clone()
	next.ID = NewID()
	next.Attendance = nil
	if next.Status != "" {
		next.Status = ToRequest
		next.StatusDate = today
	}
	return next
}

// CopyTo returns a new meeting like this one at a stop, later by minutes on the wall clock. A vehicle belongs to its
// stop and is not copied to another.
func (m *Meeting) CopyTo(stop ID, minutes int, today civil.Date) *Meeting {
	next := m.Duplicate(today)
	if next.Stop != stop {
		next.Vehicle = ""
	}
	next.Stop = stop
	next.MoveBy(minutes)
	return next
}

// ClearPlace removes organisation, contacts, place and position.
func (m *Meeting) ClearPlace() {
	m.Organisation = ""
	m.Contacts = nil
	m.Place = ""
	m.Position = geo.Position{}
}

// MeetingsToCopy returns the meetings of a day at a stop, or with WholeStay of all its days, that take place.
func (p Plan) MeetingsToCopy(stop ID, day civil.Date, extent Extent) []*Meeting {
	var meetings []*Meeting
	for _, m := range p.Meetings {
		if m.Stop == stop && m.TakesPlace() && (extent == WholeStay || m.Start.Date == day) {
			meetings = append(meetings, m)
		}
	}
	return meetings
}
