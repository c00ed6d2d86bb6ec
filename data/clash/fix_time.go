package clash

import (
	"cmp"
	"slices"
	"time"

	"laurel/data/locale"
	"laurel/data/program"
)

// The minutes to which a proposed time is rounded: the first one that is possible, and those after it.
const (
	step    = 5
	quarter = 15
)

// The hours, in minutes of the day, within which other times are proposed.
const dayBegins, dayEnds = 8 * 60, 22 * 60

// rounded is the time of day at the next multiple of so many minutes.
func rounded(t program.DateTime, minutes int) program.DateTime {
	return t.AddMinutes((minutes - t.Clock.Minute%minutes) % minutes)
}

// starting is a meeting at another time.
func starting(m *program.Meeting, start program.DateTime) *program.Meeting {
	next := *m
	next.Start, next.End = start, start.AddMinutes(m.Minutes())
	return &next
}

// starts are the fixes that have a meeting start at other times, without those at which those who come, or what it needs, are taken.
func (d *fixer) starts(v *item, times []program.DateTime) (list []Fix) {
	for _, start := range times {
		m := starting(v.meeting, start)
		if start == v.meeting.Start || d.isTaken(v, m) {
			continue
		}
		if start.Date == v.meeting.Start.Date {
			list = append(list, d.changing("fix later", m, "clock", start.Clock.String()))
		} else {
			list = append(list, d.changing("fix day", m, "day", locale.Language(d.options.Language).Date(start.Date, locale.WeekdayShort), "clock", start.Clock.String()))
		}
	}
	return list
}

// isTaken reports whether a meeting would overlap another one that has the same people or needs the same things.
func (d *fixer) isTaken(v *item, m *program.Meeting) bool {
	if !v.binds {
		return false
	}
	zone := program.Zone("UTC")
	if v.stop != nil {
		zone = v.stop.zone
	}
	start, _ := d.clocks.instant(zone, m.Start)
	end, _ := d.clocks.instant(zone, m.End)
	return slices.ContainsFunc(d.rivals(v), func(other *item) bool { return start < other.end && other.start < end })
}

// rivals are the other meetings that have people or things of a meeting.
func (d *fixer) rivals(v *item) []*item {
	if list, known := d.taken[v]; known {
		return list
	}
	who := newPeople(len(d.people))
	for _, i := range d.attending(v) {
		who.add(i)
	}
	list := []*item{}
	for _, m := range d.program.Meetings {
		other := d.Checker.items[m]
		if other.meeting == v.meeting || !other.binds {
			continue
		}
		if slices.ContainsFunc(other.uses, func(i int32) bool { return slices.Contains(v.uses, i) }) || slices.ContainsFunc(d.attending(other), who.has) {
			list = append(list, other)
		}
	}
	if d.taken == nil {
		d.taken = map[*item][]*item{}
	}
	d.taken[v] = list
	return list
}

// quarters are the quarter hours of a meeting's day from a time on, later or earlier, so that it is within the day's hours.
func (d *fixer) quarters(v *item, from program.DateTime, direction int) (list []program.DateTime) {
	if direction < 0 && from.Clock.Minute%quarter != 0 {
		from = from.AddMinutes(-(from.Clock.Minute % quarter))
	}
	for t := rounded(from, quarter); t.Date == v.meeting.Start.Date; t = t.AddMinutes(direction * quarter) {
		if at := t.Clock.Minutes(); at >= dayBegins && at+v.meeting.Minutes() <= dayEnds {
			list = append(list, t)
		}
	}
	return list
}

// around are the quarter hours of a meeting's day, the nearest first.
func (d *fixer) around(v *item) []program.DateTime {
	list := append(d.quarters(v, v.meeting.Start, -1), d.quarters(v, v.meeting.Start, +1)...)
	away := func(t program.DateTime) int {
		return max(t.MinutesSince(v.meeting.Start), -t.MinutesSince(v.meeting.Start))
	}
	slices.SortStableFunc(list, func(a, b program.DateTime) int { return cmp.Compare(away(a), away(b)) })
	return list
}

// later has a meeting start when another is over and the way is done, or later that day.
func (d *fixer) later(v, other *item) bool {
	if v.meeting.Stop != other.meeting.Stop {
		return false
	}
	start := rounded(other.meeting.End.AddMinutes(d.wayMinutes(other, v)), step)
	if !v.meeting.Start.Before(start) {
		return false
	}
	return d.first(d.starts(v, append([]program.DateTime{start}, d.quarters(v, start.AddMinutes(1), +1)...)))
}

// earlier has a meeting be over, and the way done, before another starts.
func (d *fixer) earlier(v, other *item) bool {
	if v.meeting.Stop != other.meeting.Stop {
		return false
	}
	start := other.meeting.Start.AddMinutes(-d.wayMinutes(v, other) - v.meeting.Minutes())
	start = start.AddMinutes(-(start.Clock.Minute % step))
	if start.Date != v.meeting.Start.Date || start.Clock.Minutes() < dayBegins {
		return false
	}
	return d.first(d.starts(v, append([]program.DateTime{start}, d.quarters(v, start, -1)...)))
}

func (d *fixer) wayMinutes(a, b *item) int {
	minutes, _, known := d.need(a, b)
	if !known || a.meeting.Link != "" || b.meeting.Link != "" {
		return 0
	}
	return minutes
}

// await has people miss a meeting before they are there, or it wait for them.
func (d *fixer) await() {
	d.excuse(d.items...)
	if v := d.items[0]; len(d.items) == 1 {
		d.first(d.starts(v, d.quarters(v, v.meeting.Start.AddMinutes(step), +1)))
	}
}

// hurry has people miss a meeting after they have to leave, or it be earlier.
func (d *fixer) hurry() {
	d.excuse(d.items...)
	if v := d.items[0]; len(d.items) == 1 {
		d.first(d.starts(v, d.quarters(v, v.meeting.Start.AddMinutes(-step), -1)))
	}
}

// within brings a meeting into the days of a stop: of the one that is elsewhere then, or of its own on the nearest day.
func (d *fixer) within() {
	v := d.items[0]
	d.settleIn()
	d.first(d.starts(v, d.sameClock(v)))
}

// longestStay is on how many days of a stay other times are tried.
const longestStay = 60

// sameClock is a meeting's time of day on the other days of its stop, the nearest first.
func (d *fixer) sameClock(v *item) (list []program.DateTime) {
	if v.stop == nil {
		return nil
	}
	from, until := v.stop.From, v.stop.Until
	if from.IsZero() {
		from = until
	}
	if until.IsZero() {
		until = from
	}
	for date := from; !until.Before(date) && len(list) < longestStay; date = date.AddDays(1) {
		if !date.IsZero() && date != v.meeting.Start.Date {
			list = append(list, program.At(date, v.meeting.Start.Clock))
		}
	}
	away := func(t program.DateTime) int {
		days := t.Date.DaysSince(v.meeting.Start.Date)
		return max(days, -days)
	}
	slices.SortStableFunc(list, func(a, b program.DateTime) int { return cmp.Compare(away(a), away(b)) })
	return list
}

// exist moves a time that the clocks skip to the next that they show.
func (d *fixer) exist() {
	v := d.items[0]
	if v.stop == nil {
		return
	}
	shown := func(t program.DateTime) program.DateTime {
		for range 24 * 60 {
			if _, fold := d.clocks.instant(v.stop.zone, t); fold != program.Gap {
				break
			}
			t = t.AddMinutes(1)
		}
		return t
	}
	if start := shown(v.meeting.Start); start != v.meeting.Start {
		d.first(d.starts(v, append([]program.DateTime{start}, d.around(v)...)))
		return
	}
	m := *v.meeting
	m.End = shown(m.End)
	d.change("fix end", &m, "clock", m.End.Clock.String())
}

// once moves a meeting away from the hour that comes twice.
func (d *fixer) once() {
	v := d.items[0]
	var later, earlier []program.DateTime
	for minutes := quarter; minutes <= 4*60; minutes += quarter {
		later, earlier = append(later, v.meeting.Start.AddMinutes(minutes)), append(earlier, v.meeting.Start.AddMinutes(-minutes))
	}
	clear := func(t program.DateTime) bool {
		m := starting(v.meeting, t)
		_, start := d.clocks.instant(v.stop.zone, m.Start)
		_, end := d.clocks.instant(v.stop.zone, m.End)
		return start != program.Once || end != program.Once
	}
	d.first(d.starts(v, slices.DeleteFunc(later, clear)))
	d.first(d.starts(v, slices.DeleteFunc(earlier, clear)))
}

// open finds a time at which the place is open: that day, or on another day of the stay.
func (d *fixer) open() {
	v := d.items[0]
	hours := d.organisations[v.meeting.Organisation].Opening
	isOpen := func(t program.DateTime) bool { return program.OpenDuring(hours, t, t.AddMinutes(v.meeting.Minutes())) }
	times := d.around(v)
	for _, day := range d.sameClock(v) {
		times = append(times, day)
		for _, h := range hours {
			times = append(times, program.At(day.Date, h.From))
		}
	}
	d.first(d.starts(v, slices.DeleteFunc(times, func(t program.DateTime) bool { return !isOpen(t) })))
}

// spread moves the last appointment of a full day to the day of the stay that has fewest and room for it.
func (d *fixer) spread() {
	for n := len(d.items) - 1; n >= 0; n-- {
		v := d.items[n]
		days := d.sameClock(v)
		slices.SortStableFunc(days, func(a, b program.DateTime) int { return cmp.Compare(d.appointments(a.Date), d.appointments(b.Date)) })
		var times []program.DateTime
		for _, day := range days {
			if d.appointments(day.Date) >= d.limits.Appointments {
				continue
			}
			times = append(times, day)
			for _, clock := range []int{9, 10, 11, 14, 15, 16} {
				times = append(times, program.At(day.Date, program.Clock{Hour: clock}))
			}
		}
		if d.first(d.starts(v, times)) {
			return
		}
	}
}

// appointments is how many professional appointments the people of the finding have on a day, the most of one of them.
func (d *fixer) appointments(day program.Date) (most int) {
	for _, i := range d.who {
		n := 0
		for _, v := range d.agendaOf(i) {
			if v.binds && v.meeting.Kind == program.Appointment && v.meeting.Start.Date == day {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

// local is what the clocks of a stop show at an instant.
func local(s *stop, at int64) program.DateTime {
	location, err := s.zone.Location() // the zone is known to be good
	if err != nil {
		location = time.UTC
	}
	return program.DateTimeOf(time.Unix(at, 0).In(location))
}
