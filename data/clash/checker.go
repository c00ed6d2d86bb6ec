package clash

import (
	"cmp"
	"slices"
	"strings"

	"laurel/data/program"
)

// Checker knows the findings of a program and keeps them up to date from edit to edit. Two programs that follow each other share the records that
// stayed as they were, so that what an edit touched is seen by the pointers. It is for one goroutine at a time.
type Checker struct {
	program *program.Program
	options Options
	limits  program.Checks
	clocks  clocks

	people        []*program.Person
	ordinal       map[program.ID]int32 // of a person in people
	stops         map[program.ID]*stop
	organisations map[program.ID]*organisation
	contacts      map[program.ID]int32            // the ordinal of a contact in the program
	vehicles      map[program.ID]map[string]int32 // of each stop by their names: the place in things
	traits        []traits                        // of each person
	stays         []presence                      // of each person: from when until when they are there
	needs         []*need
	needOf        []int32 // of each person: the place of their need in needs, or -1
	interpreting  people  // who is here as an interpreter
	ways          ways
	rolls         map[rollKey]*roll
	last          *roll // the one that was asked for last

	first   []item                     // those of the program that the checker was made for
	items   map[*program.Meeting]*item // by the index
	own     [][]*item                  // of each person: what they are chosen for, in order of time
	general []*item                    // what everyone attends who is there, in order of time
	things  []thing                    // what several meetings use

	facts  [][]fact // of each person
	groups map[fact]*group
	stale  []*group         // whose finding has to be told anew
	whens  map[*item]string // as they were told last

	list    []*finding // in order
	found   []Finding  // the same, as it was handed out
	changed []*finding // what is not yet in list, and what is in it and dead
	told    int        // how many findings were ever made
	ignored map[string]*program.Ignored

	agenda       []*item   // room for one person's
	walked, busy []*item   // the agenda that was looked at last, and what of it binds
	trouble      []trouble // which that agenda has
	who, lacking []int32   // room for those of one meeting
	lists        slab
}

// New checks a program.
func New(p *program.Program, options Options) *Checker {
	if options.Language == "" {
		options.Language = "en"
	}
	c := &Checker{
		program: p, options: options, limits: p.Checks.WithDefaults(), clocks: clocks{known: map[clockKey]clockDay{}}, people: slices.Clone(p.People),
		ordinal: make(map[program.ID]int32, len(p.People)), stops: map[program.ID]*stop{}, organisations: make(map[program.ID]*organisation, len(p.Organisations)),
		contacts: make(map[program.ID]int32, len(p.Contacts)), vehicles: map[program.ID]map[string]int32{}, rolls: map[rollKey]*roll{},
		facts: make([][]fact, len(p.People)), groups: map[fact]*group{}, found: []Finding{},
	}
	for i, person := range c.people {
		c.ordinal[person.ID] = int32(i)
	}
	for _, s := range p.Stops {
		c.stops[s.ID] = newStop(s)
	}
	c.readThings()
	c.ways = newWays(p.TravelTimes)
	c.readNeeds()
	c.traits, c.stays = make([]traits, len(c.people)), make([]presence, len(c.people))
	for i := range c.people {
		c.readPerson(int32(i))
	}
	c.readIgnored()
	c.build()
	return c
}

func newStop(s *program.Stop) *stop {
	known := &stop{Stop: s, zone: "UTC", hotel: spotOf(s.Hotel.Position), name: strings.ToLower(s.Hotel.Name)}
	if known.name == "" {
		known.hotel = spot{}
	}
	if s.Zone.Valid() {
		known.zone, known.zoned = s.Zone, true
	}
	return known
}

// build looks at everything, in the order of time, so that each list comes out in order.
func (c *Checker) build() {
	c.first = make([]item, len(c.program.Meetings))
	all := make([]*item, len(c.first))
	for i, m := range c.program.Meetings {
		all[i] = &c.first[i]
		c.read(all[i], m)
	}
	slices.SortFunc(all, before)
	c.own = deal(len(c.people), all, func(v *item) []int32 { return v.chosen })
	for i, list := range deal(len(c.things), all, func(v *item) []int32 { return v.uses }) {
		c.things[i].items = list
	}
	for _, v := range all {
		if v.day != nil {
			c.general = append(c.general, v)
		}
		c.inspect(v)
	}
	c.unspoken()
	for i := range c.people {
		c.follow(int32(i))
	}
	for i := range c.things {
		if len(c.things[i].items) > 1 {
			c.compare(&c.things[i])
		}
	}
	c.retell()
}

// index is the items by their meetings.
func (c *Checker) index() map[*program.Meeting]*item {
	if c.items == nil {
		c.items = make(map[*program.Meeting]*item, len(c.first))
		for i := range c.first {
			c.items[c.first[i].meeting] = &c.first[i]
		}
	}
	return c.items
}

// deal makes n lists of items: each gets those that name it, in their order.
func deal(n int, items []*item, named func(v *item) []int32) [][]*item {
	counts, all := make([]int, n), 0
	for _, v := range items {
		for _, i := range named(v) {
			counts[i]++
			all++
		}
	}
	lists, room := make([][]*item, n), make([]*item, all)
	for i, count := range counts {
		lists[i], room = room[:0:count], room[count:]
	}
	for _, v := range items {
		for _, i := range named(v) {
			lists[i] = append(lists[i], v)
		}
	}
	return lists
}

// readPerson notes what the rules ask of a person.
func (c *Checker) readPerson(i int32) {
	person := c.people[i]
	c.stays[i] = c.presence(person)
	for _, one := range []struct {
		trait traits
		has   bool
	}{
		{gone, person.Cancelled},
		{staying, len(person.Stays) > 0},
		{needing, c.needOf[i] >= 0 && c.needs[c.needOf[i]].met},
		{working, c.interpreting.has(i)},
		{unpictured, person.Consent.Photo != program.Yes},
	} {
		if one.has {
			c.traits[i] |= one.trait
		}
	}
}

// Findings returns all findings, the gravest first, then by time. The list is not to be changed.
func (c *Checker) Findings() []Finding {
	c.settle()
	return slices.Clip(c.found)
}

// finding is a Finding with what it is sorted by.
type finding struct {
	Finding
	start  int64
	rank   int32 // by severity, then by time, then by this
	grave  int8
	dead   bool
	listed bool
	serial int // tells those apart that say the same
}

var (
	ranks  = rankOf(ordered)
	graves = rankOf(program.Severities())
)

func rankOf[K comparable](list []K) map[K]int {
	ranks := map[K]int{}
	for i, k := range list {
		ranks[k] = i
	}
	return ranks
}

func byGravity(a, b *finding) int {
	if a.grave != b.grave || a.start != b.start || a.rank != b.rank {
		return cmp.Or(cmp.Compare(a.grave, b.grave), cmp.Compare(a.start, b.start), cmp.Compare(a.rank, b.rank))
	}
	return cmp.Or(slices.Compare(a.Items, b.Items), cmp.Compare(a.Text, b.Text), cmp.Compare(a.serial, b.serial))
}

// tell adds a finding about meetings, which are in the order of time, and people or contacts.
func (c *Checker) tell(rule Rule, severity program.Severity, text string, meetings []*item, others []program.ID) *finding {
	c.told++
	f := &finding{Finding: Finding{Rule: rule, Severity: severity, Text: text}, rank: int32(ranks[rule]), grave: int8(graves[severity]), serial: c.told}
	f.Items = make([]program.ID, 0, len(meetings)+len(others))
	for _, v := range meetings {
		f.Items = append(f.Items, v.meeting.ID)
	}
	f.Items = append(f.Items, others...)
	if len(meetings) > 0 {
		f.start = meetings[0].start
	}
	f.Ignored = c.letStand(f)
	c.changed = append(c.changed, f)
	return f
}

func (c *Checker) drop(f *finding) {
	if f == nil || f.dead {
		return
	}
	if f.dead = true; f.listed {
		c.changed = append(c.changed, f)
	}
}

// settle puts what is new into the list and takes out what is dead. What stays is copied by the stretch.
func (c *Checker) settle() {
	changed := slices.DeleteFunc(c.changed, func(f *finding) bool { return f.dead && !f.listed })
	if c.changed = nil; len(changed) == 0 {
		return
	}
	slices.SortFunc(changed, byGravity)
	list, found := make([]*finding, 0, len(c.list)+len(changed)), make([]Finding, 0, len(c.list)+len(changed))
	next := 0
	for _, f := range changed {
		at, _ := slices.BinarySearchFunc(c.list, f, byGravity)
		list, found, next = append(list, c.list[next:at]...), append(found, c.found[next:at]...), at
		if f.dead {
			next++
			continue
		}
		list, found, f.listed = append(list, f), append(found, f.Finding), true
	}
	c.list, c.found = append(list, c.list[next:]...), append(found, c.found[next:]...)
}
