package clash

import (
	"math"
	"slices"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// mealLength is how long a planned meal lasts, in minutes.
const mealLength = 60

// planMeal plans a meal in the largest gap that all of them have; where there is none a meeting is moved.
func (d *fixer) planMeal() {
	rule, day := d.finding.Rule, d.meetings[0].date
	meal := meals[slices.IndexFunc(meals[:], func(m meal) bool { return m.rule == rule })]
	gap, busy := d.gap(meal.time, day)
	if free := gap.until - gap.from; free >= shortestMeal {
		length := min(mealLength, free)
		at := min(max(meal.best, gap.from), gap.until-length)
		m := d.newMeeting(d.meetings[0].meeting.Stop, program.Meal, string(rule), nil)
		m.Start = civil.At(day, clockOf(at))
		m.End = m.Start.AddMinutes(length)
		d.invite(m)
		text := d.about(string(rule), m, locale.Values{"Clock": m.Start.Clock})
		if d.offer(Fix{message: text, Add: []*program.Meeting{m}}) {
			return
		}
	}
	for _, v := range busy {
		if v := d.move(v); v.to(v.sameDay()...) {
			return
		}
	}
}

// newMeeting makes a meeting with the title "fix.KEY.title" in the language of the program.
func (d *fixer) newMeeting(stop program.ID, kind program.Kind, key string, values locale.Values) *program.Meeting {
	title := locale.Language(d.program.Interpreting().WorkingLanguage()).Text("fix."+key+".title", values)
	return &program.Meeting{ID: program.NewID(), Stop: stop, Kind: kind, Title: title}
}

// gap is the largest time within a window of a day in which none of the people of the finding is busy, and what they
// are busy with.
func (d *fixer) gap(w window, day civil.Date) (largest window, busy []*item) {
	taken := [24*60 + 1]bool{}
	for _, i := range d.who {
		for _, v := range d.agenda(i, nil) {
			if v.date != day || !v.binds || min(v.until, w.until) <= max(v.from, w.from) {
				continue
			}
			if len(busy) == 0 || busy[len(busy)-1] != v {
				busy = append(busy, v)
			}
			for minute := v.from; minute < v.until; minute++ {
				taken[minute] = true
			}
		}
	}
	for start := w.from; start < w.until; start++ {
		end := start
		for end < w.until && !taken[end] {
			end++
		}
		if end-start > largest.until-largest.from {
			largest = window{start, end}
		}
		start = max(start, end)
	}
	return largest, busy
}

// How people travel between stops.
const (
	longestDrive  = 300 // kilometres; beyond that people fly
	unknownFlight = 180 // minutes of a flight when the places are not known
	margin        = 60  // minutes before a meeting at which people arrive
	firstDeparts  = 7   // the first hour at which people depart
)

// planTravel plans what brings people from one stop to another, or reports that they go by train or plane.
func (d *fixer) planTravel() {
	a, b := d.meetings[0], d.meetings[1]
	kind := program.FlightKind
	key := "flight"
	minutes := unknownFlight
	if distance, known := between(a, b); known {
		mode := program.Plane
		if distance <= longestDrive {
			kind = program.Transport
			key = "transport"
			mode = program.Van
		}
		minutes = int(math.Ceil(paces[mode].minutes(distance)/quarter)) * quarter
	}
	city := locale.Values{"City": b.stop.City}
	var list []Fix
	for _, j := range journeys(a, b, int64(minutes)*60) {
		m := d.newMeeting(j.stop.ID, kind, key, city)
		m.Start, m.End = local(j.stop, j.start), local(j.stop, j.end)
		d.invite(m)
		values := locale.Values{"City": b.stop.City, "Day": m.Start.Date, "Clock": m.Start.Clock}
		list = append(list, Fix{message: d.about(key, m, values), Add: []*program.Meeting{m}})
	}
	d.first(list...)
	for _, mode := range []program.Mode{program.Train, program.Plane} {
		m := *b.meeting
		m.Travel = mode
		d.change("mode", &m, locale.Values{"Mode": mode})
	}
}

// between is how many kilometres lie between two meetings or, where their positions are not known, the hotels of their
// stops.
func between(a, b *item) (float64, bool) {
	from, to := a.at, b.at
	if !from.known {
		from = a.stop.hotel
	}
	if !to.known {
		to = b.stop.hotel
	}
	return from.kilometres(to), from.known && to.known
}

// journey is when people could travel, by the clocks of a stop.
type journey struct {
	span
	stop *stop
}

// journeys are when people could travel for so many seconds from one meeting to another, so that they arrive in good
// time before it or, where that would be in the night, in the afternoon before.
func journeys(a, b *item, seconds int64) (list []journey) {
	seconds = min(seconds, b.start-a.end)
	end := b.start - min(margin*60, (b.start-a.end-seconds)/2)
	start := end - seconds
	var night []journey
	for _, s := range []*stop{a.stop, b.stop} {
		departs := local(s, start).Clock
		if departs.Hour >= firstDeparts {
			list = append(list, journey{span{start, end}, s})
		} else {
			night = append(night, journey{span{start, end}, s})
		}
		if afternoon := start - int64(departs.Minutes())*60 - 8*60*60; afternoon >= a.end+margin*60 {
			list = append(list, journey{span{afternoon, afternoon + seconds}, s})
		}
	}
	return append(list, night...)
}

// invite has exactly the people of the finding attend a new meeting: by excusing the others of the day, or by choosing
// these where that is shorter.
func (d *fixer) invite(m *program.Meeting) {
	_, chosen := d.named(d.who)
	var others []program.ID
	present := 0
	for i, person := range d.people {
		if person.Cancelled || !d.program.Attendance().Present(person.Person, m.Stop, m.Start.Date) {
			continue
		}
		present++
		if !slices.Contains(d.who, int32(i)) {
			others = append(others, person.ID)
		}
	}
	if present-len(others) == len(d.who) && len(others) <= len(chosen)/2 {
		m.Excused = others
		return
	}
	m.Selected, m.Attendees = true, chosen
}
