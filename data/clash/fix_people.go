package clash

import (
	"slices"

	"laurel/data/program"
)

// excuse leaves the people of the finding out of meetings, unless nobody would be left.
func (d *fixer) excuse(items ...*item) {
	names, ids := d.named(d.who)
	if len(ids) == 0 {
		return
	}
	out := func(id program.ID) bool { return slices.Contains(ids, id) }
	var meetings []*program.Meeting
	for _, v := range items {
		if who := d.attending(v); len(who) > 0 && !slices.ContainsFunc(who, func(i int32) bool { return !slices.Contains(d.who, i) }) {
			return
		}
		m := *v.meeting
		m.Interpreters = slices.DeleteFunc(slices.Clone(m.Interpreters), out)
		if m.Selected {
			m.Attendees = slices.DeleteFunc(slices.Clone(m.Attendees), out)
		} else {
			m.Excused = append(slices.DeleteFunc(slices.Clone(m.Excused), out), ids...)
		}
		meetings = append(meetings, &m)
	}
	s := d.sentence()
	s.people(names)
	text := d.text("fix excuse", meetings[0], "who", s.part("who"))
	if n := len(meetings) - 1; n > 0 {
		text = d.text("fix excuse all", meetings[0], "who", s.part("who"), "more", d.more(n))
	}
	d.offer(Fix{Text: text, Meetings: meetings})
}

// spare leaves the people of the finding out of a meeting if they are not most of those who come.
func (d *fixer) spare(v *item) {
	if 2*len(d.who) <= len(d.attending(v)) {
		d.excuse(v)
	}
}

// assign proposes interpreters who speak the language of all who need one, and are free.
func (d *fixer) assign() {
	v := d.items[0]
	offered := 0
	for i, person := range d.people {
		if !d.interpreting.has(int32(i)) || slices.Contains(v.meeting.Interpreters, person.ID) || !d.fits(person, d.who) || d.busyDuring(int32(i), v) {
			continue
		}
		m := *v.meeting
		m.Interpreters = append(slices.Clone(m.Interpreters), person.ID)
		if d.change("fix interpret", &m, "who", person.DisplayName()) {
			offered++
		}
		if offered == most {
			break
		}
	}
}

func (c *Checker) fits(interpreter *program.Person, who []int32) bool {
	return !slices.ContainsFunc(who, func(i int32) bool {
		return len(c.people[i].Languages) > 0 && !c.program.CanInterpret(interpreter, c.people[i])
	})
}

func (c *Checker) busyDuring(i int32, v *item) bool {
	return slices.ContainsFunc(c.agendaOf(i), func(other *item) bool { return other != v && other.binds && overlap(other, v) })
}

// replace has someone else interpret in a meeting instead of those of the finding.
func (d *fixer) replace(v *item) bool {
	needing := d.understood(v)
	if len(needing) == 0 {
		return false
	}
	for i, person := range d.people {
		if d.able(int32(i), v, needing) && !slices.Contains(d.who, int32(i)) {
			if d.change("fix interpret", d.interpretedBy(v, person.ID), "who", person.DisplayName()) {
				return true
			}
		}
	}
	return false
}

// understood are those for whom people of the finding interpret in a meeting.
func (d *fixer) understood(v *item) (needing []int32) {
	for _, i := range d.attending(v) {
		if at := d.needOf[i]; at >= 0 && slices.ContainsFunc(d.who, func(w int32) bool { return d.needs[at].fitting.has(w) }) {
			needing = append(needing, i)
		}
	}
	return needing
}

func (d *fixer) able(i int32, v *item, needing []int32) bool {
	person := d.people[i]
	return d.interpreting.has(i) && !slices.Contains(v.meeting.Interpreters, person.ID) && !slices.Contains(v.meeting.Excused, person.ID) && d.fits(person, needing) && !d.busyDuring(i, v)
}

// interpretedBy is a meeting in which one interpreter does the work of those of the finding.
func (d *fixer) interpretedBy(v *item, one program.ID) *program.Meeting {
	m := *v.meeting
	m.Interpreters = slices.DeleteFunc(slices.Clone(m.Interpreters), func(id program.ID) bool {
		i, known := d.ordinal[id]
		return id == one || known && slices.Contains(d.who, i)
	})
	m.Interpreters = append(m.Interpreters, one)
	return &m
}

// rest gives interpreters who work too long a pause: another one takes a meeting from the middle of their work, they take turns, or a meeting is later.
func (d *fixer) rest() {
	middle := middleOut(d.items)
	middle = middle[:min(len(middle), 2*most)]
	offered := 0
	for _, v := range middle {
		if d.replace(v) {
			if offered++; offered == 2 {
				break
			}
		}
	}
	d.turns()
	for _, v := range middle {
		times := d.quarters(v, v.meeting.Start.AddMinutes(pause/60), +1)
		if d.first(d.starts(v, times[:min(len(times), most)])) {
			return
		}
	}
}

// middleOut has the middle of a list first, then what is beside it.
func middleOut(items []*item) (list []*item) {
	for lower, upper := len(items)/2-1, len(items)/2; lower >= 0 || upper < len(items); lower, upper = lower-1, upper+1 {
		if upper < len(items) {
			list = append(list, items[upper])
		}
		if lower >= 0 {
			list = append(list, items[lower])
		}
	}
	return list
}

// turns names, of several interpreters who all work as long as nobody is named, one for each meeting in turn.
func (d *fixer) turns() {
	if len(d.who) < 2 || len(d.items) < 2 {
		return
	}
	var meetings []*program.Meeting
	for n, v := range d.items {
		if len(v.meeting.Interpreters) == 0 {
			meetings = append(meetings, d.interpretedBy(v, d.people[d.who[n%len(d.who)]].ID))
		}
	}
	if len(meetings) == 0 {
		return
	}
	names, _ := d.named(d.who)
	s := d.sentence()
	s.people(names)
	d.offer(Fix{Text: d.text("fix turns", meetings[0], "who", s.part("who")), Meetings: meetings})
}

// invite has exactly the people of the finding attend a new meeting: by leaving out the others of the day, or by choosing these where that is shorter.
func (d *fixer) invite(m *program.Meeting) {
	_, chosen := d.named(d.who)
	var others []program.ID
	there := d.roll(d.stops[m.Stop], m.Stop, m.Start.Date).list
	for _, i := range there {
		if !slices.Contains(d.who, i) {
			others = append(others, d.people[i].ID)
		}
	}
	if len(there)-len(others) == len(d.who) && len(others) <= len(chosen)/2 {
		m.Excused = others
		return
	}
	m.Selected, m.Attendees = true, chosen
}
