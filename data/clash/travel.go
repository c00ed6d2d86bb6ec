package clash

import (
	"math"

	"laurel/data/locale"
	"laurel/data/program"
)

// pace is how people travel by a mode: how much longer the route is than the straight line, kilometres an hour, and the
// minutes for getting in and out, waiting, checking in. Cautious values for a group in a city; a program's own travel
// times are better.
type pace struct {
	detour, speed, fixed float64
	road                 bool
}

var paces = map[program.Mode]pace{
	program.Walk:    {detour: 1.3, speed: 4.5},
	program.Van:     {detour: 1.4, speed: 30, fixed: 5, road: true},
	program.Taxi:    {detour: 1.4, speed: 30, fixed: 5, road: true},
	program.Transit: {detour: 1.4, speed: 18, fixed: 8},
	program.Train:   {detour: 1.2, speed: 100, fixed: 30},
	program.Plane:   {detour: 1.1, speed: 700, fixed: 150},
}

// minutes is how many minutes a distance in kilometres takes without traffic.
func (p pace) minutes(distance float64) float64 { return distance*p.detour/p.speed*60 + p.fixed }

const (
	walked = 1.0  // up to how many kilometres people walk when the plan has no mode; further away they take a van
	near   = 0.05 // how many kilometres apart two positions may be and still be one place
)

// routes are a program's own travel times: between organisations by their IDs, and those with positions.
type routes struct {
	known      map[[2]program.ID][]*program.TravelTime
	positioned []positioned
}

type positioned struct {
	*program.TravelTime
	from, to point
}

func newRoutes(times []*program.TravelTime) routes {
	r := routes{known: map[[2]program.ID][]*program.TravelTime{}}
	for _, t := range times {
		if t.From.Organisation != "" && t.To.Organisation != "" {
			ends := [2]program.ID{t.From.Organisation, t.To.Organisation}
			r.known[ends] = append(r.known[ends], t)
		} else {
			r.positioned = append(r.positioned, positioned{t, pointOf(t.From.Position), pointOf(t.To.Position)})
		}
	}
	return r
}

// minutes is the program's own time from a to b by a mode: for this direction and mode if there is one, for any mode,
// or for the route back.
func (r routes) minutes(a, b *item, mode program.Mode) (int, bool) {
	if len(r.known)+len(r.positioned) == 0 {
		return 0, false
	}
	best, rank := 0, 5
	consider := func(t *program.TravelTime, back bool) {
		fit := 1
		switch t.Mode {
		case mode:
		case "":
			fit++
		default:
			return
		}
		if back {
			fit += 2
		}
		if fit < rank {
			best, rank = t.Minutes, fit
		}
	}
	from, to := a.meeting.Organisation, b.meeting.Organisation
	if from != "" && to != "" {
		for _, t := range r.known[[2]program.ID{from, to}] {
			consider(t, false)
		}
		for _, t := range r.known[[2]program.ID{to, from}] {
			consider(t, true)
		}
	}
	for _, t := range r.positioned {
		if t.leads(a, b) {
			consider(t.TravelTime, false)
		} else if t.leads(b, a) {
			consider(t.TravelTime, true)
		}
	}
	return best, rank < 5
}

func (p positioned) leads(a, b *item) bool {
	return isAt(a, p.From.Organisation, p.from) && isAt(b, p.To.Organisation, p.to)
}

// isAt reports whether a meeting is at an organisation or, where none is meant, near a point.
func isAt(v *item, organisation program.ID, at point) bool {
	if organisation != "" {
		return v.meeting.Organisation == organisation
	}
	return at.known && v.at.known && v.at.kilometres(at) < 4*near
}

// Route is how the group gets from one meeting to another.
type Route struct {
	Minutes    int          // that it takes by the mode
	Mode       program.Mode // the meeting's own, or what people would take
	Kilometres float64      // in a straight line; negative when a position is not known
	Known      bool         // the minutes are known: by the positions, or by the program's own travel times
}

// Route returns how the group gets from a meeting to another one. An empty from is the hotel of the stop.
func (c *Checker) Route(from, to program.ID) Route {
	a, b := c.items.get(from), c.items.get(to)
	if from == "" && b != nil && b.stop != nil {
		a = &item{meeting: &program.Meeting{}, place: place{stop: b.stop, at: b.stop.hotel}}
	}
	if a == nil || b == nil {
		return Route{Kilometres: -1}
	}
	return c.setup.route(a, b)
}

func (s *setup) route(a, b *item) Route {
	r := Route{Kilometres: -1, Mode: b.meeting.Travel}
	if a.at.known && b.at.known {
		r.Kilometres = a.at.kilometres(b.at)
	}
	if r.Mode == "" {
		r.Mode = program.Van
		if r.Kilometres >= 0 && r.Kilometres <= walked {
			r.Mode = program.Walk
		}
	}
	if r.Minutes, r.Known = s.routes.minutes(a, b, r.Mode); r.Known || r.Kilometres < 0 {
		return r
	}
	r.Known = true
	if r.Kilometres < near {
		return r
	}
	pace := paces[r.Mode]
	time := pace.minutes(r.Kilometres)
	if pace.road && b.stop != nil {
		time += float64(b.stop.Traffic)
	}
	r.Minutes = int(math.Ceil(time))
	return r
}

// travel goes from meeting to meeting. One whose place is not known is passed over; after a transport or a flight
// people are wherever it led them.
func (w *walk) travel() {
	var last, placed *item // the last meeting that people go to, and the last whose place is known
	for _, v := range w.busy {
		if v.virtual {
			continue
		}
		if last != nil && !v.moves && disconnected(last, v) {
			from, to := last.stop.City, v.stop.City
			w.report(fact{rule: TravelMissing, a: last, b: v}, func() locale.Values {
				return locale.Values{"City": from, "Other": to}
			})
			placed = nil
		}
		w.inTime(placed, v)
		switch {
		case v.moves:
			last, placed = nil, nil
		case v.placed:
			last, placed = v, v
		default:
			last = v
		}
	}
}

// inTime reports a route from a (or nil) to b, which follows it, that takes longer than there is time.
func (w *walk) inTime(a, b *item) {
	if a == nil || a.end > b.start {
		return
	}
	r := w.setup.route(a, b)
	if !r.Known || int64(r.Minutes)*60 <= b.start-a.end {
		return
	}
	w.report(fact{rule: TravelShort, a: a, b: b}, func() locale.Values {
		return locale.Values{"Minutes": r.Minutes, "Mode": r.Mode, "Gap": (b.start - a.end) / 60}
	})
}

// disconnected reports whether two meetings are in different stops, one after the other, and the second has neither
// train nor plane as its mode.
func disconnected(a, b *item) bool {
	if a.stop == b.stop || a.stop == nil || b.stop == nil || overlap(a, b) {
		return false
	}
	mode := b.meeting.Travel
	return mode != program.Train && mode != program.Plane
}
