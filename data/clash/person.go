package clash

import (
	"fmt"
	"slices"
	"time"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// flights finds meetings before someone has arrived and after they have to leave.
func (w *walk) flights(i int32) {
	m := w.people[i]
	if m.from == always && m.until == ever {
		return
	}
	var early, late []*item
	for _, v := range w.busy {
		if v.start >= m.from && v.end <= m.until || v.meeting.Kind == program.FlightKind {
			continue
		}
		from, until := m.from, m.until
		if v.meeting.Kind == program.Transport {
			from, until = m.landed, m.leaves
		}
		if v.start < from {
			early = append(early, v)
		}
		if v.end > until {
			late = append(late, v)
		}
	}
	w.flight(BeforeArrival, early, m.arrival, m.landed, m.from)
	w.flight(AfterDeparture, late, m.departure, m.leaves, m.until)
}

// flight reports the meetings that a flight makes impossible; people are free from, or until, the instant ready.
func (w *walk) flight(rule Rule, items []*item, local civil.DateTime, instant, ready int64) {
	if len(items) == 0 {
		return
	}
	w.reportAll(fact{rule: rule, detail: fmt.Sprint(local, instant)}, items, func() locale.Values {
		margin := ready - instant
		if items[0].meeting.Kind == program.Transport {
			margin = 0
		}
		clock := local.AddMinutes(int(margin / int64(time.Minute/time.Second))).Clock
		return locale.Values{"Time": local, "Ready": clock, "More": more(len(items) - 1)}
	})
}

// riding finds meetings while someone is on a journey between stops.
func (w *walk) riding(i int32) {
	for _, r := range w.people[i].rides {
		var missed []*item
		for _, v := range w.busy {
			on := r.span
			if v.meeting.Kind == program.Transport {
				on = r.moving
			}
			if v.meeting.Kind != program.FlightKind && v.overlaps(on) {
				missed = append(missed, v)
			}
		}
		if len(missed) == 0 {
			continue
		}
		w.reportAll(fact{rule: OnJourney, detail: string(r.ID)}, missed, func() locale.Values {
			return locale.Values{
				"Journey": r.Title(),
				"Time":    r.From.At,
				"Arrival": r.To.At,
				"More":    more(len(missed) - 1),
			}
		})
	}
}

// ridesBetween reports whether someone has a journey that brings them from one meeting to another.
func (m *member) ridesBetween(a, b *item) bool {
	return slices.ContainsFunc(m.rides, func(r ride) bool { return r.moving.start >= a.start && r.moving.end <= b.end })
}

// rest is how many seconds without work end the work of an interpreter.
const rest = 30 * 60

// interpreting finds work without a pause that takes too long.
func (w *walk) interpreting(i int32) {
	if !w.people[i].works {
		return
	}
	var work []*item
	var until int64
	check := func() {
		seconds := worked(work)
		if seconds <= int64(w.setup.limits.Interpreting)*60 {
			return
		}
		w.reportAll(fact{rule: InterpreterLong}, work, func() locale.Values {
			return locale.Values{"Hours": length(seconds / 60)}
		})
	}
	for _, v := range w.busy {
		if !w.works(v, i) {
			continue
		}
		if len(work) > 0 && v.start-until >= rest {
			check()
			work = nil
		}
		if len(work) == 0 {
			until = v.start
		}
		work = append(work, v)
		until = max(until, v.end)
	}
	check()
}

// worked is how many seconds meetings in order of time take, with what overlaps counted once.
func worked(items []*item) (seconds int64) {
	if len(items) == 0 {
		return 0
	}
	until := items[0].start
	for _, v := range items {
		seconds += max(0, v.end-max(v.start, until))
		until = max(until, v.end)
	}
	return seconds
}

// diet finds the first meal of someone whom nobody has asked what they eat.
func (w *walk) diet(i int32) {
	if w.people[i].Diet.Answered {
		return
	}
	for _, v := range w.busy {
		if v.meeting.Kind == program.Meal || v.meeting.Kind == program.Hospitality {
			w.report(fact{rule: DietUnknown, a: v}, nil)
			return
		}
	}
}
