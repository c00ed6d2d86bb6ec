package clash

import (
	"slices"
	"strconv"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// walk goes along the agenda of one person after the other. What does not depend on the person is as it was for the one
// before when they attend the same.
type walk struct {
	*edit
	agenda, busy []*item // in order of time; busy are those that bind
	found        []trouble
	common       int // how many of found hold for whoever has the agenda
	scratch      []*item
	own          []trouble
}

// follow checks a person's agenda again.
func (e *edit) follow(i int32) {
	m := e.people[i]
	m.own = m.change.of(m.own)
	m.change = nil
	m.facts = e.change(i, m.facts, e.walk.of(i))
}

// of returns what is wrong for a person. The list is valid until the next call.
func (w *walk) of(i int32) []trouble {
	w.scratch = w.Checker.agenda(i, w.scratch[:0])
	if !slices.Equal(w.scratch, w.agenda) {
		w.agenda, w.scratch = w.scratch, w.agenda
		w.along()
	}
	w.found = w.found[:w.common]
	for k := range descriptions {
		if check := descriptions[k].person; check != nil {
			check(w, i)
		}
	}
	w.own = append(w.own[:0], w.found...)
	for k, t := range w.own {
		if t.rule == PersonTwice && w.works(t.a, i) && w.works(t.b, i) {
			w.own[k].rule = InterpreterTwice // another interpreter may be found
		}
	}
	w.own = slices.DeleteFunc(w.own, func(t trouble) bool {
		return t.rule == TravelMissing && w.people[i].ridesBetween(t.a, t.b)
	})
	return w.own
}

// along looks along the agenda.
func (w *walk) along() {
	w.busy, w.found = w.busy[:0], w.found[:0]
	for _, v := range w.agenda {
		if v.binds {
			w.busy = append(w.busy, v)
		}
	}
	for k := range descriptions {
		if check := descriptions[k].agenda; check != nil {
			check(w)
		}
	}
	w.common = len(w.found)
}

func (w *walk) report(f fact, values func() locale.Values) {
	w.found = append(w.found, trouble{fact: f, values: values})
}

// reportAll reports something about a list of meetings.
func (w *walk) reportAll(f fact, items []*item, values func() locale.Values) {
	f.a = items[0]
	detail := []byte(f.detail)
	for _, v := range items {
		detail = strconv.AppendInt(append(detail, ' '), int64(v.number), 10)
	}
	f.detail = string(detail)
	w.found = append(w.found, trouble{f, items, values})
}

// overlapping calls found with each two items of a list in order of time that overlap.
func overlapping(list []*item, found func(a, b *item)) {
	until, first := int64(0), 0 // nothing before first goes on at until
	for k, v := range list {
		if k == 0 || v.start >= until {
			first = k
		}
		for _, earlier := range list[first:k] {
			if overlap(earlier, v) {
				found(earlier, v)
			}
		}
		if k == 0 || v.end > until {
			until = v.end
		}
	}
}

// overlaps finds meetings that overlap.
func (w *walk) overlaps() {
	overlapping(w.busy, func(a, b *item) { w.report(fact{rule: PersonTwice, a: a, b: b}, nil) })
}

// days yields the meetings of each day of the agenda. A meeting belongs to the day on which it starts, by the clocks of
// its stop.
func (w *walk) days(yield func([]*item) bool) {
	for rest := w.agenda; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].date == rest[0].date {
			n++
		}
		if !yield(rest[:n]) {
			return
		}
		rest = rest[n:]
	}
}

// fullDays finds days with too many appointments.
func (w *walk) fullDays() {
	limit := w.setup.limits.Appointments
	for day := range w.days {
		count := 0
		for _, v := range day {
			if v.appointment {
				count++
			}
		}
		if count <= limit {
			continue
		}
		many := slices.DeleteFunc(slices.Clone(day), func(v *item) bool { return !v.appointment })
		w.reportAll(fact{rule: AppointmentsMany}, many, func() locale.Values {
			return locale.Values{"Day": many[0].date, "Appointments": count, "Limit": limit}
		})
	}
}

// window is a time of day in minutes.
type window struct{ from, until int }

// meal is when people eat, and when they best begin, in minutes of the day. The rule is about a day without it.
type meal struct {
	rule Rule
	time window
	best int
}

var meals = [...]meal{
	{NoLunch, window{11*60 + 30, 14 * 60}, 12*60 + 30},
	{NoDinner, window{18 * 60, 20*60 + 30}, 19 * 60},
}

// shortestMeal is the shortest time, in minutes, in which people can eat by themselves.
const shortestMeal = 45

// missedMeals finds days without lunch or dinner.
func (w *walk) missedMeals() {
	for day := range w.days {
		for _, meal := range meals {
			last, severity := meal.time.unfed(day)
			if last == nil {
				continue
			}
			w.report(fact{rule: meal.rule, severity: severity, a: last}, func() locale.Values {
				from, to := clockOf(meal.time.from), clockOf(meal.time.until)
				return locale.Values{"Day": last.date, "Bite": shortestMeal, "From": from, "To": to}
			})
		}
	}
}

// unfed looks for a meal on a day. Without one it returns the last meeting that begins before the meal's time is over.
// That is a warning when there is no time to eat; otherwise it matters only when the day goes on after the meal's time.
func (w window) unfed(day []*item) (last *item, severity program.Severity) {
	var earlier, later bool
	gap, until := 0, w.from
	for _, v := range day {
		overlap := min(v.until, w.until) - max(v.from, w.from)
		if v.eats && overlap > 0 || v.free && overlap >= shortestMeal {
			return nil, ""
		}
		if !v.binds {
			continue
		}
		earlier, later = earlier || v.from < w.from, later || v.until > w.until
		if v.from < w.until {
			last = v
		}
		if overlap > 0 {
			gap, until = max(gap, v.from-until), max(until, v.until)
		}
	}
	switch {
	case last == nil:
		return nil, ""
	case max(gap, w.until-until) < shortestMeal:
		return last, program.SeverityWarning
	case earlier && later:
		return last, ""
	default:
		return nil, ""
	}
}

// clockOf is a time of day given in minutes.
func clockOf(minutes int) civil.Clock { return civil.Clock{Hour: minutes / 60, Minute: minutes % 60} }
