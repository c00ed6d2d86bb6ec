package clash

import (
	"slices"

	"laurel/data/program"
)

// Mend is a proposal that does away with a finding, to be applied as one edit. It looks at that finding only; what else it leads to, the next check says.
type Mend struct {
	Text     string             // for a button, in the checker's language
	Meetings []*program.Meeting // as they would be, to be put in the place of those with the same ID
	Delete   []program.ID       // meetings to be taken out of the plan
}

// Mends proposes ways out of a finding of the program as it is now, the best first. There may be none.
func (c *Checker) Mends(f Finding) []Mend {
	var items []*item
	var who []int32
	for _, id := range f.Items {
		if v := c.items[c.program.Meeting(id)]; v != nil {
			items = append(items, v)
		} else if i, known := c.ordinal[id]; known {
			who = append(who, i)
		}
	}
	if len(items) == 0 {
		return nil
	}
	m := *items[0].meeting
	switch f.Rule {
	case PersonTwice, InterpreterTwice:
		return append(c.later(items), c.excuse(items[len(items)-1:], who)...)
	case ContactTwice, VehicleTwice, PlaceTwice, TravelShort:
		return c.later(items)
	case InterpreterMissing, InterpreterLanguage:
		return c.assign(items[0], who)
	case CancelledChosen, AbsentChosen, BeforeArrival, AfterDeparture:
		return c.excuse(items, who)
	case VehicleFull:
		return c.larger(items[0])
	case PhotosUntold:
		m.PhotosTold = true
		return []Mend{{Text: c.mend("mend photos", &m), Meetings: []*program.Meeting{&m}}}
	case Unconfirmed:
		m.Status, m.StatusDate = program.Confirmed, c.options.Today
		return []Mend{{Text: c.mend("mend confirm", &m), Meetings: []*program.Meeting{&m}}}
	case DeclinedPlanned:
		return []Mend{{Text: c.mend("mend delete", &m), Delete: []program.ID{m.ID}}}
	default:
		return nil
	}
}

// mend is a sentence about a meeting; parts are names and texts in turn.
func (c *Checker) mend(name string, m *program.Meeting, parts ...string) string {
	s := c.sentence()
	quoted := c.sentence().put("title", m.Title).say("quoted")
	for i := 0; i+1 < len(parts); i += 2 {
		s.put(parts[i], parts[i+1])
	}
	return s.put("a", quoted).say(name)
}

// step is to how many minutes a proposed time is rounded up.
const step = 5

// later has the second of two meetings start when the first is over and the way is done.
func (c *Checker) later(items []*item) []Mend {
	if len(items) < 2 || items[0].meeting.Stop != items[1].meeting.Stop {
		return nil
	}
	minutes, _, known := c.need(items[0], items[1])
	if !known || items[1].meeting.Link != "" {
		minutes = 0
	}
	m := *items[1].meeting
	late := items[0].meeting.End.AddMinutes(minutes).MinutesSince(m.Start)
	late += (step - (m.Start.Clock.Minute+late)%step) % step
	if late <= 0 {
		return nil
	}
	m.Start, m.End = m.Start.AddMinutes(late), m.End.AddMinutes(late)
	return []Mend{{Text: c.mend("mend later", &m, "clock", m.Start.Clock.String()), Meetings: []*program.Meeting{&m}}}
}

// excuse leaves people out of meetings.
func (c *Checker) excuse(items []*item, who []int32) []Mend {
	names, ids := c.named(who)
	if len(ids) == 0 {
		return nil
	}
	out := func(id program.ID) bool { return slices.Contains(ids, id) }
	var meetings []*program.Meeting
	for _, v := range items {
		m := *v.meeting
		m.Interpreters = slices.DeleteFunc(slices.Clone(m.Interpreters), out)
		if m.Selected {
			m.Attendees = slices.DeleteFunc(slices.Clone(m.Attendees), out)
		} else {
			m.Excused = append(slices.DeleteFunc(slices.Clone(m.Excused), out), ids...)
		}
		meetings = append(meetings, &m)
	}
	s := c.sentence()
	s.people(names)
	more := ""
	if n := len(meetings) - 1; n > 0 {
		more = c.more(n)
	}
	return []Mend{{Text: c.mend("mend excuse", meetings[0], "who", s.part("who"), "more", more), Meetings: meetings}}
}

// most is how many interpreters are proposed.
const most = 3

// assign proposes interpreters who speak the language of all of them and are free.
func (c *Checker) assign(v *item, who []int32) []Mend {
	var mends []Mend
	for i, person := range c.people {
		if !c.interpreting.has(int32(i)) || slices.Contains(v.meeting.Interpreters, person.ID) || !c.fits(person, who) || c.busyDuring(int32(i), v) {
			continue
		}
		m := *v.meeting
		m.Interpreters = append(slices.Clone(m.Interpreters), person.ID)
		mends = append(mends, Mend{Text: c.mend("mend interpret", &m, "who", person.DisplayName()), Meetings: []*program.Meeting{&m}})
		if len(mends) == most {
			break
		}
	}
	return mends
}

func (c *Checker) fits(interpreter *program.Person, who []int32) bool {
	return !slices.ContainsFunc(who, func(i int32) bool {
		return len(c.people[i].Languages) > 0 && !c.program.CanInterpret(interpreter, c.people[i])
	})
}

func (c *Checker) busyDuring(i int32, v *item) bool {
	return slices.ContainsFunc(c.agendaOf(i), func(other *item) bool { return other != v && other.binds && overlap(other, v) })
}

// larger proposes the smallest vehicle of the stop that has seats for all.
func (c *Checker) larger(v *item) []Mend {
	n := len(c.attending(v))
	var best *program.Vehicle
	for i, vehicle := range v.stop.Vehicles {
		if vehicle.Seats >= n && (best == nil || vehicle.Seats < best.Seats) {
			best = &v.stop.Vehicles[i]
		}
	}
	if best == nil {
		return nil
	}
	m := *v.meeting
	m.Vehicle = best.Name
	return []Mend{{Text: c.mend("mend vehicle", &m, "vehicle", best.Name), Meetings: []*program.Meeting{&m}}}
}
