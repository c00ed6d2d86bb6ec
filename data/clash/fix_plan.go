package clash

import (
	"math"

	"laurel/data/locale"
	"laurel/data/program"
)

// table is how long a planned meal lasts, in minutes.
const table = 60

// dishes are when lunch and dinner best begin, in minutes of the day, what they are called, and what a proposal says.
var dishes = map[Rule]struct {
	window window
	at     int
	title  string
	fix    string
}{
	NoLunch:  {mealTimes[0], 12*60 + 30, "title lunch", "fix lunch"},
	NoDinner: {mealTimes[1], 19 * 60, "title dinner", "fix dinner"},
}

// feed plans a meal in the largest gap that all of them have; where there is none something is moved out of the way.
func (d *fixer) feed() {
	dish, day := dishes[d.finding.Rule], d.items[0].meeting.Start.Date
	from, until, busy := d.gap(dish.window, day)
	if until-from >= bite {
		length := min(table, until-from)
		at := min(max(dish.at, from), until-length)
		m := &program.Meeting{ID: program.NewID(), Stop: d.items[0].meeting.Stop, Kind: program.Meal, Title: newSentence(d.program.WorkingLanguage()).say(dish.title)}
		m.Start = program.At(day, program.Clock{Hour: at / 60, Minute: at % 60})
		m.End = m.Start.AddMinutes(length)
		d.invite(m)
		if d.offer(Fix{Text: d.text(dish.fix, m, "clock", m.Start.Clock.String()), Add: []*program.Meeting{m}}) {
			return
		}
	}
	for _, v := range busy {
		if d.first(d.starts(v, d.around(v))) {
			return
		}
	}
}

// gap is the largest time within a window of a day, in minutes, in which none of the people of the finding is busy, and what they are busy with.
func (d *fixer) gap(w window, day program.Date) (from, until int, busy []*item) {
	taken := [24*60 + 1]bool{}
	for _, i := range d.who {
		for _, v := range d.agendaOf(i) {
			if v.meeting.Start.Date != day || !v.binds {
				continue
			}
			start, end := int(v.from), int(v.until)
			if min(end, w.until) <= max(start, w.from) {
				continue
			}
			if len(busy) == 0 || busy[len(busy)-1] != v {
				busy = append(busy, v)
			}
			for minute := start; minute < end; minute++ {
				taken[minute] = true
			}
		}
	}
	for start := w.from; start < w.until; start++ {
		end := start
		for end < w.until && !taken[end] {
			end++
		}
		if end-start > until-from {
			from, until = start, end
		}
		start = max(start, end)
	}
	return from, until, busy
}

// The ways between stops: beyond so many kilometres people fly, and a flight of which nobody knows the places takes so many minutes.
const (
	flown         = 300
	unknownFlight = 180
	beforehand    = 60
	firstDeparts  = 7
)

// lead plans what brings people from one stop to another, or says that they go by train or plane.
func (d *fixer) lead() {
	a, b := d.items[0], d.items[1]
	kind, minutes, title, text := program.FlightKind, unknownFlight, "title flight", "fix flight"
	if distance, known := between(a, b); known {
		mode := program.Plane
		if distance <= flown {
			kind, mode, title, text = program.Transport, program.Van, "title transport", "fix transport"
		}
		minutes = int(math.Ceil((distance*paces[mode].detour/paces[mode].speed*60+paces[mode].fixed)/quarter)) * quarter
	}
	var list []Fix
	for _, w := range journeys(a, b, int64(minutes)*60) {
		s := w.stop
		m := &program.Meeting{ID: program.NewID(), Stop: s.ID, Kind: kind, Title: newSentence(d.program.WorkingLanguage()).put("city", b.stop.City).say(title)}
		m.Start, m.End = local(s, w.start), local(s, w.end)
		d.invite(m)
		list = append(list, Fix{Text: d.text(text, m, "city", b.stop.City, "day", locale.Language(d.options.Language).Date(m.Start.Date, locale.WeekdayShort), "clock", m.Start.Clock.String()), Add: []*program.Meeting{m}})
	}
	d.first(list)
	for _, mode := range []program.Mode{program.Train, program.Plane} {
		m := *b.meeting
		m.Travel = mode
		d.change("fix mode", &m, "mode", mode.Name(locale.Language(d.options.Language)))
	}
}

// between is how many kilometres lie between two meetings or, where their positions are not known, the hotels of their stops.
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

// journey is when one could travel, told by the clocks of a stop.
type journey struct {
	stop       *stop
	start, end int64
}

// journeys are when one could travel from one meeting to another, so that one arrives in good time before it or, where that would be in the night, in
// the afternoon before.
func journeys(a, b *item, seconds int64) (list []journey) {
	seconds = min(seconds, b.start-a.end)
	end := b.start - min(beforehand*60, (b.start-a.end-seconds)/2)
	var night []journey
	for _, s := range []*stop{a.stop, b.stop} {
		departs := local(s, end-seconds)
		if departs.Clock.Hour >= firstDeparts {
			list = append(list, journey{s, end - seconds, end})
		} else {
			night = append(night, journey{s, end - seconds, end})
		}
		if afternoon := end - seconds - int64(departs.Clock.Minutes())*60 - 8*60*60; afternoon >= a.end+beforehand*60 {
			list = append(list, journey{s, afternoon, afternoon + seconds})
		}
	}
	return append(list, night...)
}
