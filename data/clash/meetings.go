package clash

import (
	"slices"

	"laurel/data/program"
)

// stops finds meetings that do not lie within their stop.
func (s *schedule) stops() {
	for _, v := range s.items {
		switch day := v.meeting.Start.Date; {
		case v.stop == nil:
			s.report(StopMissing, program.SeverityError, []*item{v}, nil, "%s belongs to no stop of the program; its time is read as UTC.", v.when())
		case !v.stop.Zone.Valid():
			s.report(StopMissing, program.SeverityError, []*item{v}, nil, "%s is in %s, which has no time zone; its time is read as UTC.", v.when(), v.stop.City)
		case !v.stop.From.IsZero() && day.Before(v.stop.From), !v.stop.Until.IsZero() && v.stop.Until.Before(day):
			s.report(OutsideStop, program.SeverityWarning, []*item{v}, nil, "%s is not within the stay in %s (%s).", v.when(), v.stop.City, stay(v.stop))
		}
	}
}

func stay(stop *program.Stop) string {
	switch {
	case stop.From.IsZero():
		return "until " + stop.Until.Format(program.FullDate, tongue)
	case stop.Until.IsZero():
		return "from " + stop.From.Format(program.FullDate, tongue)
	default:
		return program.FormatPeriod(stop.From, stop.Until, tongue)
	}
}

// clocks finds local times that fall on a clock change.
func (s *schedule) clocks() {
	for _, v := range s.items {
		if v.stop == nil {
			continue
		}
		for _, at := range []struct {
			time program.DateTime
			fold program.Fold
			verb string
		}{{v.meeting.Start, v.startFold, "starts"}, {v.meeting.End, v.endFold, "ends"}} {
			clock := at.time.Clock.Format(tongue)
			switch at.fold {
			case program.Gap:
				s.report(TimeGap, program.SeverityError, []*item{v}, nil, "%s %s at %s, which no clock in %s shows that day: the clocks go forward.", v.when(), at.verb, clock, v.stop.City)
			case program.Twice:
				s.report(TimeTwice, program.SeverityWarning, []*item{v}, nil, "%s %s at %s, which comes twice in %s that day, as the clocks go back; the first is taken.", v.when(), at.verb, clock, v.stop.City)
			}
		}
	}
}

// attendance finds meetings of nobody, and people chosen for a meeting who do not come.
func (s *schedule) attendance() {
	for _, v := range s.items {
		m := v.meeting
		if v.binds() && v.attending.empty() {
			s.report(Nobody, program.SeverityWarning, []*item{v}, nil, "Nobody attends %s.", v.when())
		}
		var cancelled, absent []*program.Person
		chosen := m.Interpreters
		if m.Selected {
			chosen = append(slices.Clone(chosen), m.Attendees...)
		}
		for _, i := range s.ordinals(chosen) {
			person := s.program.People[i]
			if person.Cancelled {
				cancelled = append(cancelled, person)
			} else if v.stop != nil && !s.program.Present(person, m.Stop, m.Start.Date) {
				absent = append(absent, person)
			}
		}
		if len(cancelled) > 0 {
			s.report(CancelledChosen, program.SeverityWarning, []*item{v}, cancelled, "%s %s cancelled and %s still chosen for %s.", names(cancelled), are(cancelled, "has", "have"), are(cancelled, "is", "are"), v.when())
		}
		if len(absent) > 0 {
			s.report(AbsentChosen, program.SeverityWarning, []*item{v}, absent, "%s %s chosen for %s, but not in %s that day.", names(absent), are(absent, "is", "are"), v.when(), v.stop.City)
		}
	}
}

// ordinals are the people with these IDs, in the order of the program, each once; unknown ones are left out.
func (s *schedule) ordinals(ids []program.ID) []int {
	var list []int
	for _, id := range ids {
		if i, known := s.ordinal[id]; known {
			list = append(list, i)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// declined finds what the host declined and the plan still has.
func (s *schedule) declined() {
	for _, v := range s.items {
		if v.meeting.Status == program.Declined {
			s.report(DeclinedPlanned, program.SeverityWarning, []*item{v}, nil, "%s was declined and is still in the plan. Find another host or take it out.", v.when())
		}
	}
}
