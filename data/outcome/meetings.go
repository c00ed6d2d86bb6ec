package outcome

import (
	"cmp"
	"slices"
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
)

// IsVisit reports whether a meeting is one for which the program is made: an appointment, a ceremony, an activity or
// home hospitality, and a meal with somebody.
func IsVisit(m *program.Meeting) bool {
	switch m.Kind {
	case program.Appointment, program.Ceremony, program.Activity, program.Hospitality:
		return true
	case program.Meal:
		return m.MeetsPeople()
	}
	return false
}

// Visits lists the meetings that IsVisit is true for and that take place.
func Visits(p *program.Program) []*program.Meeting {
	var visits []*program.Meeting
	for _, m := range p.Meetings {
		if IsVisit(m) && m.TakesPlace() {
			visits = append(visits, m)
		}
	}
	return visits
}

// MeetingsByStop counts the visits by stop, in the order of the stops.
func MeetingsByStop(p *program.Program) []Count {
	c := newCounter(stops(p)...)
	for _, m := range Visits(p) {
		c.add(string(m.Stop), m.ID, nil)
	}
	return c.inOrder()
}

// MeetingsByKind counts everything that takes place by its kind, in the order of kinds.
func MeetingsByKind(p *program.Program) []Count {
	c := newCounter(named(program.Kinds())...)
	for _, m := range p.Meetings {
		if m.TakesPlace() {
			c.add(string(m.Kind), m.ID, m.Kind.Name)
		}
	}
	return c.inOrder()
}

// MeetingsByStatus counts the visits, also those that do not take place, by status, in the order of statuses.
func MeetingsByStatus(p *program.Program) []Count {
	c := newCounter(named(program.Statuses())...)
	for _, m := range p.Meetings {
		if IsVisit(m) {
			c.add(string(m.Status), m.ID, m.Status.Name)
		}
	}
	return c.inOrder()
}

// MeetingsByTheme counts the visits by theme, in the order of the themes.
func MeetingsByTheme(p *program.Program) []Count {
	c := newCounter(themes(p)...)
	for _, m := range Visits(p) {
		c.add(string(m.Theme), m.ID, nil)
	}
	return c.named(p).inOrder()
}

// MeetingsByHostKind counts the visits that somebody receives by what kind of organisation that is (its category, in
// any case and accents), the largest first.
func MeetingsByHostKind(p *program.Program) []Count {
	c := newCounter()
	for _, m := range Visits(p) {
		if hosts := HostsOf(p, m); len(hosts) > 0 {
			category := strings.TrimSpace(hosts[0].Category)
			c.add(locale.Fold(category), m.ID, fixed(category))
		}
	}
	return c.largest()
}

// MeetingsByHost counts the visits by each organisation that receives, the largest first.
func MeetingsByHost(p *program.Program) []Count {
	c := newCounter()
	for _, m := range Visits(p) {
		for _, host := range HostsOf(p, m) {
			c.add(string(host.ID), m.ID, fixed(host.Name))
		}
	}
	return c.largest()
}

// HostsOf lists the organisations that receive the group at a meeting: its own, and those of its contacts.
func HostsOf(p *program.Program, m *program.Meeting) []*program.Organisation {
	var hosts []*program.Organisation
	add := func(id program.ID) {
		if o := p.Organisation(id); o != nil && !slices.Contains(hosts, o) {
			hosts = append(hosts, o)
		}
	}
	add(m.Organisation)
	for _, id := range m.Contacts {
		if contact := p.Contact(id); contact != nil {
			add(contact.Organisation)
		}
	}
	return hosts
}

// hours collects minutes by keys.
type hours struct {
	*counter
	minutes map[string]int
}

func newHours(first ...Count) hours { return hours{newCounter(first...), map[string]int{}} }

func (h hours) add(key string, m *program.Meeting, name func(locale.Language) string) {
	h.counter.add(key, m.ID, name)
	h.minutes[key] += max(m.Minutes(), 0)
}

func (h hours) of(counts []Count) []Hours {
	all := make([]Hours, len(counts))
	for i, c := range counts {
		all[i] = Hours{Key: c.Key, Minutes: h.minutes[c.Key], Records: c.Records, name: c.name}
	}
	return all
}

// longest returns the hours by how many they are, what is not stated last.
func (h hours) longest() []Hours {
	all := h.of(h.largest())
	slices.SortStableFunc(all, func(a, b Hours) int {
		return cmp.Or(compareStated(a.Key, b.Key), cmp.Compare(b.Minutes, a.Minutes))
	})
	return all
}

// HoursByTheme adds up how long the visits last by theme, in the order of the themes.
func HoursByTheme(p *program.Program) []Hours {
	h := newHours(themes(p)...)
	for _, m := range Visits(p) {
		h.add(string(m.Theme), m, nil)
	}
	return h.of(h.named(p).inOrder())
}

// InterpreterLoad adds up how long each interpreter works in what takes place, the longest first. Who comes as an
// interpreter and has no meeting has none.
func InterpreterLoad(p *program.Program) []Hours {
	h := newHours()
	for _, m := range p.Meetings {
		if !m.TakesPlace() {
			continue
		}
		for _, id := range m.Interpreters {
			if person := p.Person(id); person != nil && !person.Cancelled {
				h.add(string(id), m, fixed(person.DisplayName()))
			}
		}
	}
	load := h.longest()
	for _, person := range People(p, program.Interpreter) {
		if !h.has(string(person.ID)) {
			load = append(load, Hours{Key: string(person.ID), name: fixed(person.DisplayName())})
		}
	}
	return load
}

func (c *counter) has(key string) bool {
	_, known := c.at[key]
	return known
}

// Attendance is who was there of those who were expected at a meeting or came.
type Attendance struct {
	Of       program.ID
	Present  []program.ID // also who was expected and is not noted
	Late     []program.ID
	Absent   []program.ID
	Replaced []program.ID // somebody else came
}

// Expected is how many were expected or came.
func (a Attendance) Expected() int {
	return len(a.Present) + len(a.Late) + len(a.Absent) + len(a.Replaced)
}

// add counts a person.
func (a *Attendance) add(id program.ID, presence program.Presence) {
	switch presence {
	case program.WasLate:
		a.Late = append(a.Late, id)
	case program.WasAbsent:
		a.Absent = append(a.Absent, id)
	case program.WasReplaced:
		a.Replaced = append(a.Replaced, id)
	default:
		a.Present = append(a.Present, id)
	}
}

// AttendanceByMeeting lists the attendance of the meetings of which any was noted, in their order: of people of some
// roles, or (without roles) of all. A meeting at which none of them was expected is left out.
func AttendanceByMeeting(p *program.Program, roles ...program.Role) []Attendance {
	var all []Attendance
	for _, m := range p.Meetings {
		if len(m.Attendance) == 0 || !m.TakesPlace() {
			continue
		}
		if a := AttendanceAt(p, m, roles...); a.Expected() > 0 || len(roles) == 0 {
			all = append(all, a)
		}
	}
	return all
}

// AttendanceAt is the attendance of one meeting, whether any was noted or not.
func AttendanceAt(p *program.Program, m *program.Meeting, roles ...program.Role) Attendance {
	a := Attendance{Of: m.ID}
	eachPresence(p, m, People(p, roles...), func(id program.ID, presence program.Presence) { a.add(id, presence) })
	return a
}

// eachPresence calls visit for those of the people who were expected at a meeting, or were noted there.
func eachPresence(
	p *program.Program, m *program.Meeting, people []*program.Person,
	visit func(person program.ID, presence program.Presence),
) {
	noted := make(map[program.ID]program.Presence, len(m.Attendance))
	for _, a := range m.Attendance {
		if a.Presence == program.WasReplaced && a.By != "" {
			noted[a.By] = program.WasPresent
		}
	}
	for _, a := range m.Attendance {
		noted[a.Person] = a.Presence
	}
	for _, person := range people {
		presence, isNoted := noted[person.ID]
		if isNoted || p.Attendance().Attends(person, m) {
			visit(person.ID, presence)
		}
	}
}
