package clash

import (
	"slices"
	"time"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/opening"
	"laurel/data/program"
)

const (
	step    = 5  // minutes to which the first possible time is rounded
	quarter = 15 // minutes between the times after it

	dayBegins = 8 * 60 // minutes of the day within which other times are proposed
	dayEnds   = 22 * 60
)

// moving looks for another time of a meeting.
type moving struct {
	*fixer
	*item
}

func (d *fixer) move(v *item) moving { return moving{d, v} }

// rounded is the time of day at the next multiple of so many minutes.
func rounded(t civil.DateTime, minutes int) civil.DateTime {
	return t.AddMinutes((minutes - t.Clock.Minute%minutes) % minutes)
}

// starting is a meeting at another time.
func starting(m *program.Meeting, start civil.DateTime) *program.Meeting {
	next := m.Clone()
	next.MoveTo(start)
	return next
}

// to offers the first of several times at which neither those who come nor what the meeting needs is taken, and reports
// whether there is one.
func (v moving) to(times ...civil.DateTime) bool {
	var list []Fix
	for _, start := range times {
		m := starting(v.meeting, start)
		switch {
		case start == v.meeting.Start || v.isTaken(m):
		case start.Date == v.meeting.Start.Date:
			list = append(list, v.changing("start", m, locale.Values{"Clock": start.Clock}))
		default:
			list = append(list, v.changing("day", m, locale.Values{"Day": start.Date, "Clock": start.Clock}))
		}
	}
	return v.first(list...)
}

// isTaken reports whether the meeting as it would be overlaps another one that has the same people or needs the same
// things.
func (v moving) isTaken(m *program.Meeting) bool {
	if !v.binds {
		return false
	}
	zone := civil.Zone("UTC")
	if v.stop != nil {
		zone = v.stop.zone
	}
	var s span
	s.start, _ = v.clocks.instant(zone, m.Start)
	s.end, _ = v.clocks.instant(zone, m.End)
	return slices.ContainsFunc(v.rivals(), func(other *item) bool { return s.overlaps(other.span) })
}

// rivals are the other meetings that have people of the meeting or need the same things.
func (v moving) rivals() []*item {
	if list, known := v.fixer.rivals[v.item]; known {
		return list
	}
	who := v.attending(v.item)
	uses := slices.Collect(v.setup.resources(v.item))
	list := []*item{}
	for other := range v.items.table().all() {
		if other == v.item || !other.binds {
			continue
		}
		attends := func(i int32) bool { return contains(other.chosen, i) || other.attendsUnnamed(i) }
		rival := slices.ContainsFunc(who, attends)
		for r := range v.setup.resources(other) {
			rival = rival || slices.Contains(uses, r)
		}
		if rival {
			list = append(list, other)
		}
	}
	v.fixer.rivals[v.item] = list
	return list
}

// quarters are the quarter hours of the meeting's day from a time on, later (+1) or earlier (-1), at which it is within
// the day's hours.
func (v moving) quarters(from civil.DateTime, direction int) (list []civil.DateTime) {
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

// sameDay are the quarter hours of the meeting's day, the nearest first.
func (v moving) sameDay() []civil.DateTime {
	start := v.meeting.Start
	times := append(v.quarters(start, -1), v.quarters(start, +1)...)
	return nearest(times, func(t civil.DateTime) int { return t.MinutesSince(start) })
}

func nearest(times []civil.DateTime, distance func(civil.DateTime) int) []civil.DateTime {
	away := func(t civil.DateTime) int { return max(distance(t), -distance(t)) }
	slices.SortStableFunc(times, func(a, b civil.DateTime) int { return away(a) - away(b) })
	return times
}

// longestStay is on how many days of a stay other times are tried.
const longestStay = 60

// otherDays are the meeting's time of day on the other days of its stop, the nearest first.
func (v moving) otherDays() (list []civil.DateTime) {
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
	start := v.meeting.Start
	for date := from; !until.Before(date) && len(list) < longestStay; date = date.AddDays(1) {
		if !date.IsZero() && date != start.Date {
			list = append(list, civil.At(date, start.Clock))
		}
	}
	return nearest(list, func(t civil.DateTime) int { return t.Date.DaysSince(start.Date) })
}

// startAfter has the meeting start when another is over and people have come from there, or later that day.
func (v moving) startAfter(other *item) {
	start := rounded(other.meeting.End.AddMinutes(v.setup.travelMinutes(other, v.item)), step)
	if v.meeting.Stop == other.meeting.Stop && v.meeting.Start.Before(start) {
		v.to(append([]civil.DateTime{start}, v.quarters(start.AddMinutes(1), +1)...)...)
	}
}

// endBefore has the meeting be over, and people on their way, before another starts.
func (v moving) endBefore(other *item) {
	start := other.meeting.Start.AddMinutes(-v.setup.travelMinutes(v.item, other) - v.meeting.Minutes())
	start = start.AddMinutes(-(start.Clock.Minute % step))
	sameDay := start.Date == v.meeting.Start.Date && start.Clock.Minutes() >= dayBegins
	if sameDay && v.meeting.Stop == other.meeting.Stop {
		v.to(append([]civil.DateTime{start}, v.quarters(start, -1)...)...)
	}
}

func (s *setup) travelMinutes(a, b *item) int {
	if a.meeting.Link != "" || b.meeting.Link != "" {
		return 0
	}
	return s.route(a, b).Minutes
}

// afterArrival leaves people out of meetings before they are there, or has the one meeting wait for them.
func (d *fixer) afterArrival() {
	d.excuseAll()
	if v := d.move(d.meetings[0]); len(d.meetings) == 1 {
		v.to(v.quarters(v.meeting.Start.AddMinutes(step), +1)...)
	}
}

// beforeDeparture leaves people out of meetings after they have to go, or has the one meeting be earlier.
func (d *fixer) beforeDeparture() {
	d.excuseAll()
	if v := d.move(d.meetings[0]); len(d.meetings) == 1 {
		v.to(v.quarters(v.meeting.Start.AddMinutes(-step), -1)...)
	}
}

// intoStay moves a meeting into the days of a stop: of the one that is visited then, or of its own on the nearest day.
func (d *fixer) intoStay() {
	d.findStop()
	v := d.move(d.meetings[0])
	v.to(v.otherDays()...)
}

// afterGap moves a time that the clocks skip to the next that they show.
func (d *fixer) afterGap() {
	v := d.move(d.meetings[0])
	if v.stop == nil {
		return
	}
	shown := func(t civil.DateTime) civil.DateTime {
		for range 24 * 60 {
			if _, fold := d.clocks.instant(v.stop.zone, t); fold != civil.Gap {
				break
			}
			t = t.AddMinutes(1)
		}
		return t
	}
	if start := shown(v.meeting.Start); start != v.meeting.Start {
		v.to(append([]civil.DateTime{start}, v.sameDay()...)...)
		return
	}
	m := *v.meeting
	m.End = shown(m.End)
	d.change("end", &m, locale.Values{"Clock": m.End.Clock})
}

// unambiguous moves a meeting away from the hour that comes twice.
func (d *fixer) unambiguous() {
	v := d.move(d.meetings[0])
	for _, direction := range []int{+1, -1} {
		var times []civil.DateTime
		for minutes := quarter; minutes <= 4*60; minutes += quarter {
			m := starting(v.meeting, v.meeting.Start.AddMinutes(direction*minutes))
			_, start := d.clocks.instant(v.stop.zone, m.Start)
			_, end := d.clocks.instant(v.stop.zone, m.End)
			if start == civil.Once && end == civil.Once {
				times = append(times, m.Start)
			}
		}
		v.to(times...)
	}
}

// whenOpen finds a time at which the place is open: that day, or on another day of the stay.
func (d *fixer) whenOpen() {
	v := d.move(d.meetings[0])
	times := v.sameDay()
	for _, day := range v.otherDays() {
		times = append(times, day)
		for _, h := range v.organisation.Opening {
			times = append(times, civil.At(day.Date, h.From))
		}
	}
	v.to(slices.DeleteFunc(times, func(t civil.DateTime) bool {
		return !opening.During(v.organisation.Opening, t, t.AddMinutes(v.meeting.Minutes()))
	})...)
}

// spread moves the last appointment of a full day to the day of the stay that has the fewest.
func (d *fixer) spread() {
	for n := len(d.meetings) - 1; n >= 0; n-- {
		v := d.move(d.meetings[n])
		days := v.otherDays()
		slices.SortStableFunc(days, func(a, b civil.DateTime) int {
			return d.appointments(a.Date) - d.appointments(b.Date)
		})
		var times []civil.DateTime
		for _, day := range days {
			if d.appointments(day.Date) >= d.setup.limits.Appointments {
				continue
			}
			times = append(times, day)
			for _, hour := range []int{9, 10, 11, 14, 15, 16} {
				times = append(times, civil.At(day.Date, civil.Clock{Hour: hour}))
			}
		}
		if v.to(times...) {
			return
		}
	}
}

// appointments is how many professional appointments the people of the finding have on a day, the most of one of them.
func (d *fixer) appointments(day civil.Date) (most int) {
	for _, i := range d.who {
		n := 0
		for _, v := range d.agenda(i, nil) {
			if v.appointment && v.date == day {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

// local is what the clocks of a stop show at an instant.
func local(s *stop, at int64) civil.DateTime {
	location, err := s.zone.Location() // the zone is known to be good
	if err != nil {
		location = time.UTC
	}
	return civil.DateTimeOf(time.Unix(at, 0).In(location))
}
