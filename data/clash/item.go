package clash

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"laurel/data/program"
)

// item is a meeting on the time line; an edit makes another. What people's agendas ask of it comes first, to lie close together.
type item struct {
	start, end  int64 // seconds since 1970, UTC
	date        int32 // tells the days apart on which meetings start
	from, until int16 // when it lasts on that day, in minutes
	binds       bool  // whoever attends cannot be elsewhere
	appointment bool  // a professional one
	eats        bool  // people are fed: at a meal, in a family, on a flight
	free        bool  // people can eat by themselves, when they have time
	moves       bool  // it leads elsewhere, as transport and flights do
	virtual     bool  // nobody goes anywhere for it
	placed      bool  // it is known where it is
	folded      bool  // it begins or ends at a time that the clocks skip or show twice
	short       bool  // the way from prior takes longer than there is time
	prior       *item // the last from which someone was seen to come
	stop        *stop // nil when the program has none such
	meeting     *program.Meeting

	organisation *organisation // nil when the program has none such
	at           spot
	interpreters []int32    // who is named to interpret, by ordinal, rising
	chosen       []int32    // who is named as attending or interpreting, by ordinal, rising; those who have cancelled too
	day          *roll      // who attends beside those chosen; nil when selected
	excused      []int32    // not from day, rising; never one of chosen
	traits       traits     // of those who are chosen or on the roll
	uses         []int32    // what other meetings may use too, by its place in things
	open         []int32    // the needs, by their place in the checker's, of those who attend and for whom nobody is named who fits
	found        []*finding // about this meeting alone
}

// stop is a stop with what is asked of it for each meeting.
type stop struct {
	*program.Stop
	zone  program.Zone // UTC when the stop has none
	zoned bool
	hotel spot
	name  string // of the hotel, folded
}

// organisation is an organisation with what is asked of it for each meeting.
type organisation struct {
	*program.Organisation
	at    spot
	thing int32 // its place in things
	hours bool  // it has opening hours
}

func newOrganisation(o *program.Organisation, thing int32) *organisation {
	return &organisation{o, spotOf(o.Position), thing, len(o.Opening) > 0}
}

// roll is who takes part in a stop on a day: in rising order, and as a set.
type roll struct {
	rollKey
	list   []int32
	set    people
	traits traits
}

// traits are what makes a rule look at someone. Those of a meeting are what anybody in it has, or had, so that most meetings need no look at each.
type traits uint8

const (
	gone       traits = 1 << iota // has cancelled
	staying                       // has stays of their own
	needing                       // an interpreter, and one of the program could be theirs
	working                       // interprets somewhere, or is here for it
	unpictured                    // may not be photographed, or was not asked
)

// spot is a point on the Earth's unit sphere, if it is known.
type spot struct {
	known   bool
	x, y, z float64
}

func spotOf(p program.Position) spot {
	if !p.Known {
		return spot{}
	}
	latitude, longitude := p.Latitude*math.Pi/180, p.Longitude*math.Pi/180
	return spot{true, math.Cos(latitude) * math.Cos(longitude), math.Cos(latitude) * math.Sin(longitude), math.Sin(latitude)}
}

// earth is the mean radius in kilometres (IUGG).
const earth = 6371.0088

// kilometres is the length of the great circle between two known spots, from the chord between them, as haversine has it.
func (s spot) kilometres(t spot) float64 {
	dx, dy, dz := s.x-t.x, s.y-t.y, s.z-t.z
	half := min(1, math.Sqrt(dx*dx+dy*dy+dz*dz)/2)
	if half < 0.01 { // within a city the series is as good, and quicker
		return 2 * earth * half * (1 + half*half/6)
	}
	return 2 * earth * math.Asin(half)
}

// before orders items on the time line; it tells any two apart.
func before(a, b *item) int {
	if a.start != b.start {
		return cmp.Compare(a.start, b.start)
	}
	if a.meeting.Title != b.meeting.Title {
		return cmp.Compare(a.meeting.Title, b.meeting.Title)
	}
	return cmp.Compare(a.meeting.ID, b.meeting.ID)
}

func overlap(a, b *item) bool { return a.start < b.end && b.start < a.end }

// read makes the item of a meeting.
func (c *Checker) read(v *item, m *program.Meeting) {
	*v = item{meeting: m, stop: c.stops[m.Stop]}
	if m.Organisation != "" {
		v.organisation = c.organisations[m.Organisation]
	}
	zone := program.Zone("UTC")
	if v.stop != nil {
		zone = v.stop.zone
	}
	start, startFold := c.clocks.instant(zone, m.Start)
	end, endFold := c.clocks.instant(zone, m.End)
	v.start, v.end, v.folded = start, end, startFold != program.Once || endFold != program.Once
	v.binds = m.Binds()
	v.at = v.spot()
	v.date = int32(m.Start.Date.Year)<<9 | int32(m.Start.Date.Month)<<5 | int32(m.Start.Date.Day)
	v.from, v.until = int16(m.Start.Clock.Minutes()), int16(m.End.Clock.Minutes())
	if m.End.Date != m.Start.Date {
		v.until = 24 * 60
	}
	switch m.Kind {
	case program.Appointment:
		v.appointment = v.binds
	case program.FreeTime:
		v.free = m.TakesPlace()
	case program.Meal, program.Hospitality:
		v.eats = v.binds
	case program.FlightKind:
		v.eats, v.moves = v.binds, true
	case program.Transport:
		v.moves = true
	}
	v.virtual = m.Link != "" && !v.at.known
	v.placed = v.at.known || m.Organisation != ""
	c.attend(v)
	c.share(v)
}

// spot is where a meeting is: at its own position, at its organisation, or at the hotel when its place begins with the hotel's name. To a
// virtual meeting nobody goes, whatever organisation is at its other end.
func (v *item) spot() spot {
	m := v.meeting
	if m.Position.Known {
		return spotOf(m.Position)
	}
	if v.organisation != nil && v.organisation.at.known && m.Link == "" {
		return v.organisation.at
	}
	if v.stop != nil && v.stop.hotel.known && m.Place != "" && strings.HasPrefix(strings.ToLower(m.Place), v.stop.name) {
		return v.stop.hotel
	}
	return spot{}
}

// attend works out who attends, as program.AttendeesOf has it.
func (c *Checker) attend(v *item) {
	m := v.meeting
	v.interpreters = c.ordinals(m.Interpreters, nil)
	if m.Selected {
		v.chosen = c.ordinals(m.Attendees, v.interpreters)
	} else {
		v.chosen = v.interpreters
		v.day = c.roll(v.stop, m.Stop, m.Start.Date)
		v.excused = slices.DeleteFunc(c.ordinals(m.Excused, nil), v.isChosen)
		v.traits = v.day.traits
	}
	for _, i := range v.interpreters {
		c.traits[i] |= working
	}
	for _, i := range v.chosen {
		v.traits |= c.traits[i]
	}
}

// ordinals are the people with these IDs and some more, rising; unknown ones are left out.
func (c *Checker) ordinals(ids []program.ID, more []int32) []int32 {
	if len(ids) == 0 {
		return more
	}
	list := append(c.lists.take(len(ids)+len(more)), more...)
	for _, id := range ids {
		if i, known := c.ordinal[id]; known {
			list = append(list, i)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// slab hands out room for short lists, since one after the other costs more.
type slab []int32

// take is an empty list with room for n.
func (s *slab) take(n int) []int32 {
	if len(*s) < n {
		*s = make(slab, max(n, 1<<12))
	}
	list := (*s)[:0:n]
	*s = (*s)[n:]
	return list
}

func contains(rising []int32, i int32) bool {
	_, found := slices.BinarySearch(rising, i)
	return found
}

func (v *item) isChosen(i int32) bool { return contains(v.chosen, i) }

// general reports whether someone attends without being named.
func (v *item) general(i int32) bool {
	return v.day != nil && v.day.set.has(i) && !contains(v.excused, i) && !v.isChosen(i)
}

// attending are those who attend, in rising order. The list is good until the next call.
func (c *Checker) attending(v *item) []int32 {
	if v.day == nil && v.traits&gone == 0 {
		return v.chosen
	}
	who, chosen := c.who[:0], v.chosen
	if v.day != nil {
		for _, i := range v.day.list {
			for len(chosen) > 0 && chosen[0] < i {
				who, chosen = append(who, chosen[0]), chosen[1:]
			}
			if !contains(v.excused, i) && (len(chosen) == 0 || chosen[0] != i) {
				who = append(who, i)
			}
		}
	}
	c.who = slices.DeleteFunc(append(who, chosen...), func(i int32) bool { return c.traits[i]&gone != 0 })
	return c.who
}

// roll is who takes part in a stop on a day, worked out once for all its meetings.
func (c *Checker) roll(s *stop, id program.ID, date program.Date) *roll {
	at := rollKey{id, date}
	if c.last != nil && c.last.rollKey == at {
		return c.last
	}
	if c.last = c.rolls[at]; c.last != nil {
		return c.last
	}
	r := &roll{rollKey: at, list: make([]int32, 0, len(c.people)), set: newPeople(len(c.people))}
	var stop *program.Stop
	if s != nil {
		stop = s.Stop
	}
	for i, person := range c.people {
		if !person.Cancelled && person.PresentAt(stop, id, date) {
			r.list = append(r.list, int32(i))
			r.set.add(int32(i))
			r.traits |= c.traits[i]
		}
	}
	c.rolls[at], c.last = r, r
	return r
}

type rollKey struct {
	stop program.ID
	date program.Date
}

// clocks turns local times into instants. On most days no clock changes, so that one look at the zone does for all times of the day.
type clocks struct {
	known map[clockKey]clockDay
	key   clockKey // of the day that was last asked for
	day   clockDay
}

type clockKey struct {
	zone program.Zone
	date program.Date
}

type clockDay struct {
	midnight int64
	steady   bool
}

func (c *clocks) instant(zone program.Zone, t program.DateTime) (int64, program.Fold) {
	if key := (clockKey{zone, t.Date}); c.key != key {
		c.key, c.day = key, c.dayOf(key)
	}
	if c.day.steady {
		return c.day.midnight + int64(t.Clock.Minutes())*60, program.Once
	}
	at, fold, _ := zone.Instant(t)
	return at.Unix(), fold
}

func (c *clocks) dayOf(key clockKey) clockDay {
	day, known := c.known[key]
	if !known {
		first, fold, _ := key.zone.Instant(program.At(key.date, program.Clock{})) // the zone is known to be good
		next, nextFold, _ := key.zone.Instant(program.At(key.date.AddDays(1), program.Clock{}))
		day = clockDay{first.Unix(), fold == program.Once && nextFold == program.Once && next.Unix()-first.Unix() == 24*60*60}
		c.known[key] = day
	}
	return day
}

// people is a set of people by their ordinal in the program.
type people []uint64

func newPeople(n int) people { return make(people, (n+63)/64) }

func (p people) add(i int32) { p[i/64] |= 1 << (i % 64) }

func (p people) has(i int32) bool { return p[i/64]&(1<<(i%64)) != 0 }
