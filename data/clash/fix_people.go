package clash

import (
	"slices"

	"laurel/data/locale"
	"laurel/data/program"
)

// excuseAll leaves the people of the finding out of all its meetings.
func (d *fixer) excuseAll() { d.excuse(d.meetings...) }

// excuse leaves the people of the finding out of meetings, unless nobody would be left.
func (d *fixer) excuse(items ...*item) {
	names, ids := d.named(d.who)
	if len(ids) == 0 {
		return
	}
	left := func(id program.ID) bool { return slices.Contains(ids, id) }
	stays := func(i int32) bool { return !slices.Contains(d.who, i) }
	var meetings []*program.Meeting
	for _, v := range items {
		if who := d.attending(v); len(who) > 0 && !slices.ContainsFunc(who, stays) {
			return
		}
		m := *v.meeting
		m.Interpreters = slices.DeleteFunc(slices.Clone(m.Interpreters), left)
		if m.Selected {
			m.Attendees = slices.DeleteFunc(slices.Clone(m.Attendees), left)
		} else {
			m.Excused = append(slices.DeleteFunc(slices.Clone(m.Excused), left), ids...)
		}
		meetings = append(meetings, &m)
	}
	values := locale.Values{"Who": names, "More": more(len(meetings) - 1)}
	text := d.about("excuse", meetings[0], values)
	if len(meetings) > 1 {
		text.key = "fix.excuse.several"
	}
	d.offer(Fix{message: text, Meetings: meetings})
}

// spare leaves the people of the finding out of a meeting if they are not most of those who come.
func (d *fixer) spare(v *item) {
	if 2*len(d.who) <= len(d.attending(v)) {
		d.excuse(v)
	}
}

// inviteAll lets everyone come.
func (d *fixer) inviteAll() {
	m := *d.meetings[0].meeting
	m.Selected = false
	m.Attendees = nil
	m.Excused = nil
	d.change("everyone", &m, nil)
}

// assign proposes interpreters who speak the language of all who need one, and are free.
func (d *fixer) assign() {
	v := d.meetings[0]
	offered := 0
	for i, person := range d.people {
		if offered == mostFixes || !d.canInterpret(int32(i), v, d.who) {
			continue
		}
		m := *v.meeting
		m.Interpreters = append(slices.Clone(m.Interpreters), person.ID)
		if d.change("interpret", &m, locale.Values{"Who": person.DisplayName()}) {
			offered++
		}
	}
}

// canInterpret reports whether someone speaks the languages of all who need an interpreter in a meeting, and is free.
func (d *fixer) canInterpret(i int32, v *item, needing []int32) bool {
	person := d.people[i]
	foreign := func(k int32) bool {
		other := d.people[k].Person
		return len(other.Languages) > 0 && !d.program.Interpreting().CanInterpret(person.Person, other)
	}
	conflicts := func(other *item) bool { return other != v && other.binds && overlap(other, v) }
	return d.setup.interpreting[i] && !slices.Contains(v.meeting.Interpreters, person.ID) &&
		!slices.ContainsFunc(needing, foreign) && !slices.ContainsFunc(d.agenda(i, nil), conflicts)
}

// replace has someone else interpret in a meeting instead of the people of the finding.
func (d *fixer) replace(v *item) bool {
	var needing []int32 // those for whom they interpret
	for _, i := range d.attending(v) {
		need := d.people[i].need
		if need != nil && slices.ContainsFunc(d.who, func(w int32) bool { return need.fitting[w] }) {
			needing = append(needing, i)
		}
	}
	if len(needing) == 0 {
		return false
	}
	for i, person := range d.people {
		out := slices.Contains(v.meeting.Excused, person.ID) || slices.Contains(d.who, int32(i))
		if out || !d.canInterpret(int32(i), v, needing) {
			continue
		}
		if d.change("interpret", d.interpretedBy(v, person.ID), locale.Values{"Who": person.DisplayName()}) {
			return true
		}
	}
	return false
}

// interpretedBy is a meeting in which one interpreter does the work of those of the finding.
func (d *fixer) interpretedBy(v *item, one program.ID) *program.Meeting {
	m := *v.meeting
	m.Interpreters = slices.DeleteFunc(slices.Clone(m.Interpreters), func(id program.ID) bool {
		i, known := d.setup.ordinals[id]
		return id == one || known && slices.Contains(d.who, i)
	})
	m.Interpreters = append(m.Interpreters, one)
	return &m
}

// pause lets interpreters who work too long rest: another one does a meeting in the middle of their work, they take
// turns, or a meeting is later.
func (d *fixer) pause() {
	middle := middleOut(d.meetings)
	middle = middle[:min(len(middle), 2*mostFixes)]
	replaced := 0
	for _, v := range middle {
		if replaced < 2 && d.replace(v) {
			replaced++
		}
	}
	d.takeTurns()
	for _, v := range middle {
		v := d.move(v)
		times := v.quarters(v.meeting.Start.AddMinutes(rest/60), +1)
		if v.to(times[:min(len(times), mostFixes)]...) {
			return
		}
	}
}

// middleOut has the middle of a list first, then what is beside it.
func middleOut(items []*item) (list []*item) {
	middle := len(items) / 2
	for k := 0; k <= middle; k++ {
		if middle+k < len(items) {
			list = append(list, items[middle+k])
		}
		if k < middle {
			list = append(list, items[middle-1-k])
		}
	}
	return list
}

// takeTurns names, of several interpreters who all work as long as nobody is named, one for each meeting in turn.
func (d *fixer) takeTurns() {
	if len(d.who) < 2 || len(d.meetings) < 2 {
		return
	}
	var meetings []*program.Meeting
	for n, v := range d.meetings {
		if len(v.meeting.Interpreters) == 0 {
			meetings = append(meetings, d.interpretedBy(v, d.people[d.who[n%len(d.who)]].ID))
		}
	}
	if len(meetings) > 0 {
		names, _ := d.named(d.who)
		d.offer(Fix{message: message{key: "fix.turns", values: locale.Values{"Who": names}}, Meetings: meetings})
	}
}
