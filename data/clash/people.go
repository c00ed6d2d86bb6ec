package clash

import (
	"cmp"
	"maps"
	"slices"

	"laurel/data/civil"
	"laurel/data/program"
)

// member is a person of the delegation. It does not change; an edit makes another.
type member struct {
	*program.Person
	presence
	need   *need       // nil: they need no interpreter
	works  bool        // they interpret, or are here for it; once they did, it stays so
	own    []*item     // what they are named for, in order of time
	facts  []fact      // what is wrong with their agenda
	change *listChange // of own; only while an edit is made
}

// presence is from when until when someone is there: from when they have come through the airport until they have to go
// back to it. Shuttles and flights only need them to have landed, and not to have left. Instants are in seconds since
// 1970.
type presence struct {
	landed, leaves int64
	from, until    int64
	arrival        civil.DateTime // by the clocks there
	departure      civil.DateTime
	rides          []ride // between stops, in order of time
}

// ride is a journey between stops: from when people are on their way to it until they have left it behind them, and
// when it moves.
type ride struct {
	*program.Journey
	span
	moving span
}

const (
	always = int64(-1) << 62
	ever   = int64(1) << 62
)

func (e *edit) newMember(i int32, person *program.Person) *member {
	return &member{
		Person: person, presence: e.presenceOf(person), need: e.setup.needOf[i], works: e.setup.interpreting[i],
	}
}

// presenceOf reads the journeys of a person. What has no zone of its own is by the clocks of their first stop, a
// departure by those of the last. Only flights have people wait before and after.
func (e *edit) presenceOf(person *program.Person) presence {
	p := presence{landed: always, from: always, leaves: ever, until: ever, rides: e.ridesOf(person)}
	first, last := e.firstAndLast(person)
	if first == nil {
		return p
	}
	limits := e.setup.limits
	p.arrival = e.program.Travel().FlightOf(person, program.ArrivalPart).At
	if !p.arrival.IsZero() {
		zone, waits := e.end(person, program.ArrivalPart, first.zone)
		p.landed, _ = e.clocks.instant(zone, p.arrival)
		p.from = p.landed + waits*int64(limits.Clearance)*60
	}
	p.departure = e.program.Travel().FlightOf(person, program.DeparturePart).At
	if !p.departure.IsZero() {
		zone, waits := e.end(person, program.DeparturePart, last.zone)
		p.leaves, _ = e.clocks.instant(zone, p.departure)
		p.until = p.leaves - waits*int64(limits.CheckIn)*60
	}
	return p
}

// end returns the zone in which a person arrives or leaves, and 1 where they wait there for a flight; else 0.
func (e *edit) end(person *program.Person, part program.Part, zone civil.Zone) (civil.Zone, int64) {
	j := e.program.Travel().JourneyOf(person.ID, part)
	if j == nil {
		return zone, 1
	}
	at := j.To
	if part == program.DeparturePart {
		at = j.From
	}
	return cmp.Or(at.Zone, zone), waiting(j)
}

// waiting is 1 for a flight, and else 0.
func waiting(j *program.Journey) int64 {
	if j.Kind == program.ByFlight {
		return 1
	}
	return 0
}

// ridesOf are the journeys of a person between stops of which it is known when they are.
func (e *edit) ridesOf(person *program.Person) (rides []ride) {
	limits := e.setup.limits
	for _, j := range e.program.Travel().JourneysOf(person.ID) {
		from, to := e.program.Travel().StopsOf(j, person)
		if j.Leg != program.Onward || from == nil || j.From.At.IsZero() || j.To.At.IsZero() {
			continue
		}
		start, _ := e.clocks.instant(cmp.Or(j.From.Zone, e.setup.stops[from.ID].zone), j.From.At)
		end, _ := e.clocks.instant(cmp.Or(j.To.Zone, e.setup.stops[to.ID].zone), j.To.At)
		rides = append(rides, ride{j, span{
			start - waiting(j)*int64(limits.CheckIn)*60, end + waiting(j)*int64(limits.Clearance)*60,
		}, span{start, end}})
	}
	return rides
}

// firstAndLast are the stops in which a person is, by their first days and, where those are not known, by the order of
// the program.
func (e *edit) firstAndLast(person *program.Person) (first, last *stop) {
	for _, s := range e.program.Stops {
		if stay, _ := person.StayAt(s.ID); stay.Absent {
			continue
		}
		if first == nil || !s.From.IsZero() && s.From.Before(first.From) {
			first = e.setup.stops[s.ID]
		}
		if last == nil || s.From.IsZero() || !s.From.Before(last.From) {
			last = e.setup.stops[s.ID]
		}
	}
	return first, last
}

// roll is who takes part in a stop on a day, in rising order and by ordinal.
type roll struct {
	rollKey
	list []int32
	has  []bool
}

type rollKey struct {
	stop program.ID
	date civil.Date
}

// roll returns the roll of a stop on a day, which is made once for all its meetings.
func (e *edit) roll(stop program.ID, date civil.Date) *roll {
	key := rollKey{stop, date}
	if r := e.rolls[key]; r != nil {
		return r
	}
	r := &roll{rollKey: key, list: make([]int32, 0, len(e.people)), has: make([]bool, len(e.people))}
	var known *program.Stop
	if s := e.setup.stops[stop]; s != nil {
		known = s.Stop
	}
	for i, person := range e.people {
		if !person.Cancelled && person.PresentAt(known, stop, date) {
			r.list = append(r.list, int32(i))
			r.has[i] = true
		}
	}
	if !e.ownRolls {
		e.ownRolls = true
		e.rolls = maps.Clone(e.rolls)
	}
	e.rolls[key] = r
	return r
}

// attending are those who attend a meeting, in rising order. The list is not to be changed.
func (c *Checker) attending(v *item) []int32 {
	cancelled := func(i int32) bool { return c.people[i].Cancelled }
	switch {
	case v.day == nil && !slices.ContainsFunc(v.chosen, cancelled):
		return v.chosen
	case v.day == nil:
		return slices.DeleteFunc(slices.Clone(v.chosen), cancelled)
	case len(v.chosen)+len(v.excused) == 0:
		return v.day.list
	}
	out := func(i int32) bool { return cancelled(i) || contains(v.excused, i) }
	who := slices.DeleteFunc(slices.Concat(v.day.list, v.chosen), out)
	slices.Sort(who)
	return slices.Compact(who)
}

// agenda appends the meetings that someone attends to a list, in order of time.
func (c *Checker) agenda(i int32, list []*item) []*item {
	if c.people[i].Cancelled {
		return list
	}
	own := c.people[i].own
	for _, v := range c.general {
		if !v.attendsUnnamed(i) {
			continue
		}
		for len(own) > 0 && before(own[0], v) < 0 {
			list, own = append(list, own[0]), own[1:]
		}
		list = append(list, v)
	}
	return append(list, own...)
}

// works reports whether someone interprets in a meeting: because they are named, or because they are here for it,
// someone needs a language that they speak, and nobody is named who speaks it.
func (c *Checker) works(v *item, i int32) bool {
	if contains(v.interpreters, i) {
		return true
	}
	official := v.meeting.Kind == program.Appointment || v.meeting.Kind == program.Ceremony
	return official && !c.options.Named && c.setup.interpreting[i] &&
		slices.ContainsFunc(v.open, func(n *need) bool { return n.fitting[i] })
}

// named returns the names of people for a sentence, and their IDs.
func (c *Checker) named(who []int32) (names, []program.ID) {
	if len(who) == 0 {
		return names{}, nil
	}
	var n names
	ids := make([]program.ID, len(who))
	for k, i := range who {
		ids[k] = c.people[i].ID
		n.add(c.people[i].DisplayName())
	}
	return n, ids
}
