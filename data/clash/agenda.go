package clash

import (
	"hash/fnv"
	"slices"

	"laurel/data/program"
)

// fact is something that holds for one person, or one contact, about one or two meetings. Facts that are equal become one finding, which names all of them.
type fact struct {
	rule Rule
	a, b *item // b is nil when one meeting is meant
	n    int64 // what the rule needs to tell two facts apart
}

// group is who shares a fact, in the order of the program, and the finding that says so.
type group struct {
	fact
	stale   bool // the finding has to be told anew
	members []int32
	items   []*item // what it is about when that is more than a and b
	finding *finding

	toldMembers []int32 // those of the finding
	toldItems   []*item
}

// note adds a fact of a member. Items, when given, are those of the finding.
func (c *Checker) note(list []fact, f fact, member int32, items ...*item) []fact {
	g := c.groups[f]
	if g == nil {
		g = &group{fact: f}
		c.groups[f] = g
	}
	g.items = items // of an edited meeting the new one
	if i, found := slices.BinarySearch(g.members, member); !found {
		g.members = slices.Insert(g.members, i, member)
		list = append(list, f)
		c.outdate(g)
	}
	return list
}

func (c *Checker) outdate(g *group) {
	if !g.stale {
		g.stale = true
		c.stale = append(c.stale, g)
	}
}

// forget takes a member's facts away.
func (c *Checker) forget(list []fact, member int32) {
	for _, f := range list {
		g := c.groups[f]
		if i, found := slices.BinarySearch(g.members, member); found {
			g.members = slices.Delete(g.members, i, i+1)
		}
		c.outdate(g)
	}
}

// retell makes the findings of all groups that changed.
func (c *Checker) retell() {
	c.whens = map[*item]string{}
	for _, g := range c.stale {
		g.stale = false
		if g.finding != nil && slices.Equal(g.members, g.toldMembers) && slices.Equal(g.items, g.toldItems) {
			continue // forgotten and noted again
		}
		c.drop(g.finding)
		if len(g.members) == 0 {
			delete(c.groups, g.fact)
			continue
		}
		g.finding, g.toldMembers, g.toldItems = c.tellFact(g), slices.Clone(g.members), g.items
	}
	c.stale = c.stale[:0]
}

// hash tells lists of meetings apart.
func hash(items []*item, more ...int64) int64 {
	h := fnv.New64a()
	for _, v := range items {
		_, _ = h.Write([]byte(v.meeting.ID))
	}
	for _, n := range more {
		_, _ = h.Write([]byte{byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24), byte(n >> 32), byte(n >> 40)})
	}
	return int64(h.Sum64())
}

// agendaOf are the meetings that someone attends, in the order of time. The list is good until the next call.
func (c *Checker) agendaOf(i int32) []*item {
	c.agenda = c.agenda[:0]
	if c.people[i].Cancelled {
		return nil
	}
	own := c.own[i]
	for _, v := range c.general {
		if !v.general(i) {
			continue
		}
		for len(own) > 0 && (own[0].start < v.start || before(own[0], v) < 0) {
			c.agenda, own = append(c.agenda, own[0]), own[1:]
		}
		c.agenda = append(c.agenda, v)
	}
	c.agenda = append(c.agenda, own...)
	return c.agenda
}

// follow checks one person's agenda anew. What does not depend on the person is as it was for the one before when they go everywhere together.
func (c *Checker) follow(i int32) {
	c.forget(c.facts[i], i)
	if agenda := c.agendaOf(i); !slices.Equal(agenda, c.walked) {
		c.walk(agenda)
	}
	facts := c.facts[i][:0]
	for _, f := range c.trouble {
		if f.rule == PersonTwice && c.traits[i]&working != 0 && c.works(f.a, i) && c.works(f.b, i) {
			f.rule = InterpreterTwice // another interpreter may be found
		}
		facts = c.note(facts, f.fact, i, f.items...)
	}
	facts = c.present(facts, i)
	if c.traits[i]&working != 0 {
		facts = c.interpret(facts, i)
	}
	c.facts[i] = c.diet(facts, i)
}

// trouble is a fact about an agenda, with what the finding is about when that is more than the fact says.
type trouble struct {
	fact
	items []*item
}

// walk looks along an agenda.
func (c *Checker) walk(agenda []*item) {
	c.walked, c.busy, c.trouble = append(c.walked[:0], agenda...), c.busy[:0], c.trouble[:0]
	for _, v := range agenda {
		if v.binds {
			c.busy = append(c.busy, v)
		}
	}
	c.twice()
	c.travel()
	c.days()
}

func (c *Checker) suspect(f fact, items ...*item) { c.trouble = append(c.trouble, trouble{f, items}) }

// twice finds meetings that overlap.
func (c *Checker) twice() {
	until, first := int64(0), 0 // nothing before first goes on at until
	for k, v := range c.busy {
		if k == 0 || v.start >= until {
			first = k
		}
		for _, earlier := range c.busy[first:k] {
			if overlap(earlier, v) {
				c.suspect(fact{rule: PersonTwice, a: earlier, b: v})
			}
		}
		if k == 0 || v.end > until {
			until = v.end
		}
	}
}

// presence is from when until when someone is there: since they have come through the airport, until they have to go back to it. Shuttles and flights
// only need them to have landed, and not to have left.
type presence struct {
	arrival, departure program.DateTime // as they are told
	landed, leaves     int64
	from, until        int64
}

const (
	always = int64(-1) << 62
	ever   = int64(1) << 62
)

// presence reads the flights of a person. An arrival is by the clocks of their first stop, a departure by those of the last.
func (c *Checker) presence(person *program.Person) presence {
	p := presence{arrival: person.Arrival.At, departure: person.Departure.At, landed: always, from: always, leaves: ever, until: ever}
	first, last := c.firstAndLast(person)
	if first == nil {
		return p
	}
	if !p.arrival.IsZero() {
		p.landed, _ = c.clocks.instant(first.zone, p.arrival)
		p.from = p.landed + int64(c.limits.Clearance)*60
	}
	if !p.departure.IsZero() {
		p.leaves, _ = c.clocks.instant(last.zone, p.departure)
		p.until = p.leaves - int64(c.limits.CheckIn)*60
	}
	return p
}

// firstAndLast are the stops in which a person is, by their first days and, where those are not known, by the order of the program.
func (c *Checker) firstAndLast(person *program.Person) (first, last *stop) {
	for _, s := range c.program.Stops {
		if stay, _ := person.StayAt(s.ID); stay.Absent {
			continue
		}
		if first == nil || !s.From.IsZero() && s.From.Before(first.From) {
			first = c.stops[s.ID]
		}
		if last == nil || s.From.IsZero() || !s.From.Before(last.From) {
			last = c.stops[s.ID]
		}
	}
	return first, last
}

func (c *Checker) present(facts []fact, i int32) []fact {
	p := c.stays[i]
	if p.from == always && p.until == ever {
		return facts
	}
	var early, late []*item
	for _, v := range c.busy {
		from, until := p.from, p.until
		if v.start >= from && v.end <= until {
			continue
		}
		switch v.meeting.Kind {
		case program.FlightKind:
			continue
		case program.Transport:
			from, until = p.landed, p.leaves
		}
		if v.start < from {
			early = append(early, v)
		}
		if v.end > until {
			late = append(late, v)
		}
	}
	if len(early) > 0 {
		facts = c.note(facts, fact{rule: BeforeArrival, a: early[0], n: hash(early, p.landed)}, i, early...)
	}
	if len(late) > 0 {
		facts = c.note(facts, fact{rule: AfterDeparture, a: late[0], n: hash(late, p.leaves)}, i, late...)
	}
	return facts
}

// pause is how long an interpreter has to rest for the work to begin anew.
const pause = 30 * 60

// interpret finds work without a pause that takes too long.
func (c *Checker) interpret(facts []fact, i int32) []fact {
	limit := int64(c.limits.Interpreting) * 60
	first, worked, until := -1, int64(0), int64(0)
	var last int
	end := func() {
		if first >= 0 && worked > limit {
			work := slices.DeleteFunc(slices.Clone(c.busy[first:last+1]), func(v *item) bool { return !c.works(v, i) })
			facts = c.note(facts, fact{rule: InterpreterLong, a: work[0], b: work[len(work)-1], n: hash(work, worked)}, i, work...)
		}
	}
	for k, v := range c.busy {
		if !c.works(v, i) {
			continue
		}
		if first < 0 || v.start-until >= pause {
			end()
			first, worked, until = k, 0, v.start
		}
		worked += max(0, v.end-max(v.start, until))
		until, last = max(until, v.end), k
	}
	end()
	return facts
}

// works reports whether someone interprets in a meeting: because they are named, or because they are here for it, someone needs a language that
// they speak, and nobody is named who speaks it.
func (c *Checker) works(v *item, i int32) bool {
	if len(v.open) > 0 && !c.options.Named && c.interpreting.has(i) {
		switch v.meeting.Kind {
		case program.Appointment, program.Ceremony:
			if slices.ContainsFunc(v.open, func(at int32) bool { return c.needs[at].fitting.has(i) }) {
				return true
			}
		}
	}
	return contains(v.interpreters, i)
}

// diet finds the first meal of someone whom nobody has asked what they eat.
func (c *Checker) diet(facts []fact, i int32) []fact {
	if c.people[i].Diet.Answered {
		return facts
	}
	for _, v := range c.busy {
		if v.meeting.Kind == program.Meal || v.meeting.Kind == program.Hospitality {
			return c.note(facts, fact{rule: DietUnknown, a: v}, i)
		}
	}
	return facts
}

// days finds days with too many appointments and those without a meal. A meeting belongs to the day on which it starts, by the clocks of its stop.
func (c *Checker) days() {
	for rest := c.walked; len(rest) > 0; {
		appointments, n := 0, 0
		for ; n < len(rest) && rest[n].date == rest[0].date; n++ {
			if rest[n].appointment {
				appointments++
			}
		}
		day := rest[:n]
		rest = rest[n:]
		if appointments > c.limits.Appointments {
			many := slices.DeleteFunc(slices.Clone(day), func(v *item) bool { return !v.appointment })
			c.suspect(fact{rule: AppointmentsFar, a: many[0], n: hash(many)}, many...)
		}
		for n, w := range mealTimes {
			if before, found := w.unfed(day); found != fed {
				c.suspect(fact{rule: meals[n], a: before, n: int64(n)<<1 | int64(found)>>1})
			}
		}
	}
}

// window is a time of day in minutes.
type window struct{ from, until int }

// meals are the rules about lunch and dinner.
var meals = [2]Rule{NoLunch, NoDinner}

// mealTimes are those of lunch and dinner.
var mealTimes = [2]window{{11*60 + 30, 14 * 60}, {18 * 60, 20*60 + 30}}

// bite is the shortest time, in minutes, in which people can eat by themselves.
const bite = 45

// hunger is what a day does to a meal.
type hunger int

const (
	fed     hunger = 0
	unasked hunger = 1 // the day goes on after the meal's time, and nothing is planned for it
	starved hunger = 3 // there is no time to eat either
)

// unfed looks for a meal on a day, and names the last meeting that begins before the meal's time is over.
func (w window) unfed(day []*item) (last *item, found hunger) {
	var earlier, later bool
	gap, until := 0, w.from
	for _, v := range day {
		from, to := int(v.from), int(v.until)
		overlap := min(to, w.until) - max(from, w.from)
		if v.feeds(overlap) {
			return nil, fed
		}
		if !v.binds {
			continue
		}
		earlier, later = earlier || from < w.from, later || to > w.until
		if from < w.until {
			last = v
		}
		if overlap > 0 {
			gap, until = max(gap, from-until), max(until, to)
		}
	}
	switch {
	case last == nil:
		return nil, fed
	case max(gap, w.until-until) < bite:
		return last, starved
	case earlier && later:
		return last, unasked
	default:
		return nil, fed
	}
}

// feeds reports whether people eat in a meeting that takes so many minutes of a meal's time.
func (v *item) feeds(minutes int) bool {
	return v.eats && minutes > 0 || v.free && minutes >= bite
}
