package clash

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"laurel/data/program"
)

// schedule is a program prepared for the rules: meetings in order of time, and who attends each as a set.
type schedule struct {
	program *program.Program
	ordinal map[program.ID]int // of a person in People
	items   []*item            // by start
	found   []Finding
}

// item is a meeting on the time line.
type item struct {
	meeting            *program.Meeting
	stop               *program.Stop // nil when the program has none such
	start, end         time.Time
	startFold, endFold program.Fold
	attending          people
}

// prepare reads the program once. Who takes part in a stop on a day is worked out once for all its meetings.
func prepare(p *program.Program) *schedule {
	s := &schedule{program: p, ordinal: make(map[program.ID]int, len(p.People)), items: make([]*item, len(p.Meetings))}
	for i, person := range p.People {
		s.ordinal[person.ID] = i
	}
	type day struct {
		stop program.ID
		date program.Date
	}
	present := map[day]people{}
	for i, m := range p.Meetings {
		v := &item{meeting: m, stop: p.Stop(m.Stop)}
		zone := program.Zone("UTC")
		if v.stop != nil && v.stop.Zone.Valid() {
			zone = v.stop.Zone
		}
		v.start, v.startFold, _ = zone.Instant(m.Start) // the zone is known to be good
		v.end, v.endFold, _ = zone.Instant(m.End)
		at := day{m.Stop, m.Start.Date}
		if _, known := present[at]; !known && !m.Selected {
			present[at] = s.presentAt(at.stop, at.date)
		}
		v.attending = s.attending(m, present[at])
		s.items[i] = v
	}
	slices.SortStableFunc(s.items, func(a, b *item) int { return a.start.Compare(b.start) })
	return s
}

// presentAt is who takes part in a stop on a day.
func (s *schedule) presentAt(stop program.ID, date program.Date) people {
	present := newPeople(len(s.program.People))
	for i, person := range s.program.People {
		if !person.Cancelled && s.program.Present(person, stop, date) {
			present.add(i)
		}
	}
	return present
}

// attending is program.AttendeesOf as a set, given who is present; the sets of meetings that everyone attends are shared.
func (s *schedule) attending(m *program.Meeting, present people) people {
	change := m.Excused
	set := present
	if m.Selected {
		set, change = newPeople(len(s.program.People)), m.Attendees
	} else if len(change) > 0 || len(m.Interpreters) > 0 {
		set = slices.Clone(present)
	}
	for _, id := range change {
		if i, known := s.ordinal[id]; known {
			set.put(i, m.Selected && !s.program.People[i].Cancelled)
		}
	}
	for _, id := range m.Interpreters {
		if i, known := s.ordinal[id]; known && !s.program.People[i].Cancelled {
			set.add(i)
		}
	}
	return set
}

func (s *schedule) report(rule Rule, severity program.Severity, meetings []*item, who []*program.Person, text string, args ...any) {
	var ids []program.ID
	for _, v := range meetings {
		ids = append(ids, v.meeting.ID)
	}
	for _, person := range who {
		ids = append(ids, person.ID)
	}
	s.found = append(s.found, Finding{rule, severity, fmt.Sprintf(text, args...), ids})
}

// persons lists a set's people in the order of the program.
func (s *schedule) persons(set people) []*program.Person {
	var list []*program.Person
	for i := range set.each {
		list = append(list, s.program.People[i])
	}
	return list
}

// tongue is the language of the sentences.
const tongue = "en"

// when says which meeting and when: “Lunch” (Tue 13 Jun, 12:30–1:30 p.m.).
func (v *item) when() string {
	return fmt.Sprintf("“%s” (%s, %s)", v.meeting.Title, v.meeting.Start.Date.Format(program.WeekdayShort, tongue), program.FormatTimes(v.meeting.Start, v.meeting.End, tongue))
}

// names lists people in a sentence; of many only the first are told.
func names(who []*program.Person) string {
	const told = 4
	var list []string
	for i, person := range who {
		if i == told-1 && len(who) > told {
			list = append(list, fmt.Sprintf("%d others", len(who)-i))
			break
		}
		list = append(list, person.DisplayName())
	}
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// are is the verb for one or several.
func are(who []*program.Person, one, several string) string {
	if len(who) == 1 {
		return one
	}
	return several
}
