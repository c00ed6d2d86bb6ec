package clash

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"laurel/data/program"
)

// item is a meeting on the time line. It is never changed: an edit makes another.
type item struct {
	meeting            *program.Meeting
	stop               *stop // nil when the program has none such
	start, end         int64 // seconds since 1970, UTC
	startFold, endFold program.Fold
	binds              bool    // whoever attends cannot be elsewhere
	chosen             []int32 // who is named as attending or interpreting, by ordinal, rising; those who have cancelled too
	day                *roll   // who attends beside those chosen; nil when selected
	excused            []int32 // not from day, rising; never one of chosen
	at                 spot
	shares             []share    // what other meetings may use too
	open               []int32    // the needs, by their place in the checker's, of those who attend and for whom nobody is named who fits
	found              []*finding // about this meeting alone
}

// stop is a stop with what is asked of it for each meeting.
type stop struct {
	*program.Stop
	zone  program.Zone // UTC when the stop has none
	hotel spot
	name  string // of the hotel, folded
}

// roll is who takes part in a stop on a day: in rising order, and as a set.
type roll struct {
	list []int32
	set  people
}

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
	return cmp.Or(cmp.Compare(a.meeting.Title, b.meeting.Title), cmp.Compare(a.meeting.ID, b.meeting.ID))
}

func overlap(a, b *item) bool { return a.start < b.end && b.start < a.end }

func (c *Checker) newItem(m *program.Meeting) *item {
	v := &item{meeting: m, stop: c.stops[m.Stop]}
	zone := program.Zone("UTC")
	if v.stop != nil {
		zone = v.stop.zone
	}
	v.start, v.startFold = c.clocks.instant(zone, m.Start)
	v.end, v.endFold = c.clocks.instant(zone, m.End)
	// A note and free time bind nobody, nor does what was declined.
	v.binds = m.Kind != program.NoteKind && m.Kind != program.FreeTime && m.TakesPlace()
	v.at = c.spotOf(v)
	c.attend(v)
	c.share(v)
	return v
}

// spotOf is where a meeting is: at its own position, at its organisation, or at the hotel when its place begins with the hotel's name. To a
// virtual meeting nobody goes, whatever organisation is at its other end.
func (c *Checker) spotOf(v *item) spot {
	m := v.meeting
	if m.Position.Known {
		return spotOf(m.Position)
	}
	if m.Organisation != "" && m.Link == "" {
		if o := c.organisations[m.Organisation]; o != nil && o.Position.Known {
			return spotOf(o.Position)
		}
	}
	if v.stop != nil && v.stop.hotel.known && m.Place != "" && strings.HasPrefix(strings.ToLower(m.Place), v.stop.name) {
		return v.stop.hotel
	}
	return spot{}
}

// attend works out who attends, as program.AttendeesOf has it.
func (c *Checker) attend(v *item) {
	m := v.meeting
	v.chosen = c.ordinals(m.Interpreters)
	if m.Selected {
		v.chosen = append(v.chosen, c.ordinals(m.Attendees)...)
	} else {
		v.day = c.roll(v.stop, m.Stop, m.Start.Date)
		v.excused = c.ordinals(m.Excused)
	}
	if len(v.chosen) > 1 {
		slices.Sort(v.chosen)
		v.chosen = slices.Compact(v.chosen)
	}
	if len(v.excused) > 0 {
		slices.Sort(v.excused)
		v.excused = slices.DeleteFunc(slices.Compact(v.excused), v.isChosen)
	}
}

// ordinals are the people with these IDs; unknown ones are left out.
func (c *Checker) ordinals(ids []program.ID) []int32 {
	if len(ids) == 0 {
		return nil
	}
	list := make([]int32, 0, len(ids))
	for _, id := range ids {
		if i, known := c.ordinal[id]; known {
			list = append(list, i)
		}
	}
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

// attending yields the ordinals of those who attend, in rising order.
func (c *Checker) attending(v *item, yield func(i int32)) {
	chosen := v.chosen
	if v.day != nil {
		for _, i := range v.day.list {
			for len(chosen) > 0 && chosen[0] < i {
				c.ifComing(chosen[0], yield)
				chosen = chosen[1:]
			}
			if len(chosen) > 0 && chosen[0] == i {
				chosen = chosen[1:]
			} else if contains(v.excused, i) {
				continue
			}
			yield(i)
		}
	}
	for _, i := range chosen {
		c.ifComing(i, yield)
	}
}

func (c *Checker) ifComing(i int32, yield func(i int32)) {
	if !c.people[i].Cancelled {
		yield(i)
	}
}

// roll is who takes part in a stop on a day, worked out once for all its meetings.
func (c *Checker) roll(s *stop, id program.ID, date program.Date) *roll {
	at := rollKey{id, date}
	if known := c.rolls[at]; known != nil {
		return known
	}
	r := &roll{set: newPeople(len(c.people))}
	var stop *program.Stop
	if s != nil {
		stop = s.Stop
	}
	for i, person := range c.people {
		if !person.Cancelled && person.PresentAt(stop, id, date) {
			r.list = append(r.list, int32(i))
			r.set.add(int32(i))
		}
	}
	c.rolls[at] = r
	return r
}

type rollKey struct {
	stop program.ID
	date program.Date
}

// clocks turns local times into instants. On most days no clock changes, so that one look at the zone does for all times of the day.
type clocks map[clockKey]clockDay

type clockKey struct {
	zone program.Zone
	date program.Date
}

type clockDay struct {
	midnight int64
	steady   bool
}

func (c clocks) instant(zone program.Zone, t program.DateTime) (int64, program.Fold) {
	key := clockKey{zone, t.Date}
	day, known := c[key]
	if !known {
		first, fold, _ := zone.Instant(program.At(t.Date, program.Clock{})) // the zone is known to be good
		next, nextFold, _ := zone.Instant(program.At(t.Date.AddDays(1), program.Clock{}))
		day = clockDay{first.Unix(), fold == program.Once && nextFold == program.Once && next.Unix()-first.Unix() == 24*60*60}
		c[key] = day
	}
	if day.steady {
		return day.midnight + int64(t.Clock.Minutes())*60, program.Once
	}
	at, fold, _ := zone.Instant(t)
	return at.Unix(), fold
}

// people is a set of people by their ordinal in the program.
type people []uint64

func newPeople(n int) people { return make(people, (n+63)/64) }

func (p people) add(i int32) { p[i/64] |= 1 << (i % 64) }

func (p people) has(i int32) bool { return p[i/64]&(1<<(i%64)) != 0 }
