package clash

import (
	"math"

	"laurel/data/program"
)

// pace is how one gets on by a mode: how much longer the way is than the straight line, at how many kilometres an hour, and how many minutes go into getting in and
// out, waiting, checking in. Sober values for a group in a city; a program's own travel times say it better.
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

// strolled is up to how many kilometres people walk when no mode is said; further away they take a van.
const strolled = 1.0

// near is how many kilometres apart two positions may be and still be one place.
const near = 0.05

// ways are a program's own travel times: between organisations by their IDs, and those with positions.
type ways struct {
	known      map[[2]program.ID][]*program.TravelTime
	positioned []way
}

type way struct {
	*program.TravelTime
	from, to spot
}

func newWays(times []*program.TravelTime) ways {
	w := ways{known: map[[2]program.ID][]*program.TravelTime{}}
	for _, t := range times {
		if t.From.Organisation != "" && t.To.Organisation != "" {
			ends := [2]program.ID{t.From.Organisation, t.To.Organisation}
			w.known[ends] = append(w.known[ends], t)
		} else {
			w.positioned = append(w.positioned, way{t, spotOf(t.From.Position), spotOf(t.To.Position)})
		}
	}
	return w
}

// minutes is the program's own time from a to b by a mode: for this direction and mode if there is one, for any mode, or for the way back.
func (w ways) minutes(a, b *item, mode program.Mode) (int, bool) {
	if len(w.known)+len(w.positioned) == 0 {
		return 0, false
	}
	best, found := 0, 5
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
		if fit < found {
			best, found = t.Minutes, fit
		}
	}
	from, to := a.meeting.Organisation, b.meeting.Organisation
	if from != "" && to != "" {
		for _, t := range w.known[[2]program.ID{from, to}] {
			consider(t, false)
		}
		for _, t := range w.known[[2]program.ID{to, from}] {
			consider(t, true)
		}
	}
	for _, t := range w.positioned {
		if t.leads(a, b) {
			consider(t.TravelTime, false)
		} else if t.leads(b, a) {
			consider(t.TravelTime, true)
		}
	}
	return best, found < 5
}

func (w way) leads(a, b *item) bool {
	return isAt(a, w.From.Organisation, w.from) && isAt(b, w.To.Organisation, w.to)
}

// isAt reports whether a meeting is at an organisation or, where none is meant, near a spot.
func isAt(v *item, organisation program.ID, at spot) bool {
	if organisation != "" {
		return v.meeting.Organisation == organisation
	}
	return at.known && v.at.known && v.at.kilometres(at) < 4*near
}

// need is how many minutes the way from a to b takes, and by which mode; not known where a position is missing.
func (c *Checker) need(a, b *item) (minutes int, mode program.Mode, known bool) {
	distance := -1.0
	if a.at.known && b.at.known {
		distance = a.at.kilometres(b.at)
	}
	mode = b.meeting.Travel
	if mode == "" {
		mode = program.Van
		if distance >= 0 && distance <= strolled {
			mode = program.Walk
		}
	}
	if minutes, known := c.ways.minutes(a, b, mode); known {
		return minutes, mode, true
	}
	switch {
	case distance < 0:
		return 0, mode, false
	case distance < near:
		return 0, mode, true
	}
	p := paces[mode]
	time := distance*p.detour/p.speed*60 + p.fixed
	if p.road && b.stop != nil {
		time += float64(b.stop.Traffic)
	}
	return int(math.Ceil(time)), mode, true
}

// apart reports whether two meetings are in different stops, one after the other, and the second does not say that one comes by train or plane.
func apart(a, b *item) bool {
	if a.stop == b.stop || a.stop == nil || b.stop == nil || overlap(a, b) {
		return false
	}
	mode := b.meeting.Travel
	return mode != program.Train && mode != program.Plane
}

// travel goes from meeting to meeting. One whose place is not known is passed over; after a transport or a flight someone is wherever it led them.
func (c *Checker) travel() {
	var last, placed *item // the last meeting that one goes to, and the last whose place is known
	for _, v := range c.busy {
		if v.virtual {
			continue
		}
		if last != nil && !v.moves && apart(last, v) {
			c.suspect(fact{rule: TravelMissing, a: last, b: v})
			placed = nil
		}
		if placed != v.prior { // those who travel together ask the same
			v.prior, v.short = placed, c.tooShort(placed, v)
		}
		if v.short {
			c.suspect(fact{rule: TravelShort, a: placed, b: v})
		}
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

// tooShort reports whether the way from a to b, which follows it, takes longer than there is time.
func (c *Checker) tooShort(a, b *item) bool {
	if a == nil || a.end > b.start {
		return false
	}
	minutes, _, known := c.need(a, b)
	return known && int64(minutes)*60 > b.start-a.end
}
