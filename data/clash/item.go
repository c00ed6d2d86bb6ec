package clash

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"laurel/data/civil"
	"laurel/data/geo"
	"laurel/data/program"
)

// item is a meeting on the time line. It does not change; an edit makes another. What people's agendas ask of it comes
// first, to lie close together.
type item struct {
	span
	clock
	nature
	place
	attendance
	meeting *program.Meeting
	number  int        // distinguishes the items of a checker and of those before it
	found   []*finding // about this meeting alone
}

// span is when something is, in seconds since 1970.
type span struct{ start, end int64 }

func (s span) overlaps(t span) bool { return s.start < t.end && t.start < s.end }

// clock is when a meeting is by the clocks of its stop.
type clock struct {
	date        civil.Date
	from, until int  // minutes of that day
	folded      bool // it begins or ends at a time that the clocks skip or show twice
}

// nature is what the kind of a meeting means to the rules.
type nature struct {
	binds       bool // whoever attends cannot be elsewhere
	appointment bool // a professional one
	eats        bool // people are fed: at a meal, in a family, on a flight
	free        bool // people can eat by themselves, when they have time
	moves       bool // it leads elsewhere, as transport and flights do
}

// place is where a meeting is.
type place struct {
	stop         *stop         // nil: the program has none such
	organisation *organisation // nil: the program has none such
	vehicles     *vehicles     // nil: the stop has none such
	at           point
	placed       bool // it is known where it is
	virtual      bool // nobody goes anywhere for it
}

// attendance is who attends, as program.AttendeesOf has it. Lists are of ordinals, rising.
type attendance struct {
	interpreters []int32 // who is named to interpret
	chosen       []int32 // who is named as attending or interpreting; those who have cancelled too
	day          *roll   // who attends beside those chosen; nil: nobody does
	excused      []int32 // not from day; never one of chosen
	open         []*need // of those who attend and for whom nobody is named who fits
}

// attendsUnnamed reports whether someone attends without being named.
func (a *attendance) attendsUnnamed(i int32) bool {
	return a.day != nil && a.day.has[i] && !contains(a.excused, i) && !contains(a.chosen, i)
}

func contains(rising []int32, i int32) bool {
	_, found := slices.BinarySearch(rising, i)
	return found
}

// organisation is an organisation with its position as the rules use it.
type organisation struct {
	*program.Organisation
	at point
}

func newOrganisation(o *program.Organisation) *organisation {
	return &organisation{o, pointOf(o.Position)}
}

// before orders items on the time line; it distinguishes any two.
func before(a, b *item) int {
	if a.start != b.start {
		return cmp.Compare(a.start, b.start)
	}
	return cmp.Or(cmp.Compare(a.meeting.Title, b.meeting.Title), cmp.Compare(a.meeting.ID, b.meeting.ID))
}

func overlap(a, b *item) bool { return a.overlaps(b.span) }

// read makes the item of a meeting.
func (e *edit) read(v *item, m *program.Meeting) {
	e.numbers++
	*v = item{meeting: m, number: e.numbers}
	v.stop = e.setup.stops[m.Stop]
	if m.Organisation != "" {
		v.organisation = e.organisations[m.Organisation]
	}
	zone := civil.Zone("UTC")
	if v.stop != nil {
		zone = v.stop.zone
	}
	start, startFold := e.clocks.instant(zone, m.Start)
	end, endFold := e.clocks.instant(zone, m.End)
	v.span = span{start, end}
	v.clock = clock{date: m.Start.Date, from: m.Start.Clock.Minutes(), until: m.End.Clock.Minutes()}
	v.folded = startFold != civil.Once || endFold != civil.Once
	if m.End.Date != m.Start.Date {
		v.until = 24 * 60
	}
	v.nature = natureOf(m)
	v.vehicles = v.stop.vehiclesNamed(m.Vehicle)
	v.at = v.position(m)
	v.virtual = m.Link != "" && !v.at.known
	v.placed = v.at.known || m.Organisation != ""
	v.attendance = e.attendance(m)
	e.inspect(v)
}

func natureOf(m *program.Meeting) nature {
	n := nature{binds: m.Binds(), moves: m.IsTravel()}
	switch m.Kind {
	case program.Appointment:
		n.appointment = n.binds
	case program.FreeTime:
		n.free = m.TakesPlace()
	case program.Meal, program.Hospitality, program.FlightKind:
		n.eats = n.binds
	}
	return n
}

// position is where a meeting is: at its own position, at its organisation, or at the hotel when its place begins with
// the hotel's name. To a virtual meeting nobody goes, whatever organisation is at its other end.
func (p *place) position(m *program.Meeting) point {
	switch {
	case m.Position.Known:
		return pointOf(m.Position)
	case p.organisation != nil && p.organisation.at.known && m.Link == "":
		return p.organisation.at
	case p.stop == nil || !p.stop.hotel.known || !strings.HasPrefix(strings.ToLower(m.Place), p.stop.hotelName):
		return point{}
	default:
		return p.stop.hotel
	}
}

func (e *edit) attendance(m *program.Meeting) attendance {
	a := attendance{interpreters: e.ordinals(m.Interpreters, nil)}
	if m.Selected {
		a.chosen = e.ordinals(m.Attendees, a.interpreters)
	} else {
		a.chosen = a.interpreters
		a.day = e.roll(m.Stop, m.Start.Date)
		a.excused = slices.DeleteFunc(e.ordinals(m.Excused, nil), func(i int32) bool { return contains(a.chosen, i) })
	}
	return a
}

// ordinals are the people with these IDs and some more, rising; unknown ones are left out.
func (e *edit) ordinals(ids []program.ID, more []int32) []int32 {
	if len(ids) == 0 {
		return more
	}
	list := append(make([]int32, 0, len(ids)+len(more)), more...)
	for _, id := range ids {
		if i, known := e.setup.ordinals[id]; known {
			list = append(list, i)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// point is a place on the Earth's unit sphere, if it is known.
type point struct {
	known   bool
	x, y, z float64
}

func pointOf(p geo.Position) point {
	if !p.Known {
		return point{}
	}
	latitude := p.Latitude * math.Pi / 180
	longitude := p.Longitude * math.Pi / 180
	return point{
		known: true,
		x:     math.Cos(latitude) * math.Cos(longitude),
		y:     math.Cos(latitude) * math.Sin(longitude),
		z:     math.Sin(latitude),
	}
}

// earthRadius is the mean radius in kilometres (IUGG).
const earthRadius = 6371.0088

// kilometres is the length of the great circle between two known points, from the chord between them (haversine).
func (p point) kilometres(q point) float64 {
	dx, dy, dz := p.x-q.x, p.y-q.y, p.z-q.z
	half := min(1, math.Sqrt(dx*dx+dy*dy+dz*dz)/2)
	if half < 0.01 { // within a city the series is as exact, and faster
		return 2 * earthRadius * half * (1 + half*half/6)
	}
	return 2 * earthRadius * math.Asin(half)
}
