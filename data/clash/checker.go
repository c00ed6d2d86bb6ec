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
	organisations map[program.ID]*program.Organisation
	contacts      map[program.ID]int32 // the ordinal of a contact in the program
	stays         []presence           // of each person: from when until when they are there
	needs         []*need
	needOf        []int32 // of each person: the place of their need in needs, or -1
	interpreting  people  // who is here as an interpreter
	ways          ways
	rolls         map[rollKey]*roll

	items   map[program.ID]*item
	own     [][]*item         // of each person: what they are chosen for, in order of time
	general []*item           // what everyone attends who is there, in order of time
	shared  map[share][]*item // who or what several meetings use, in order of time

	facts  [][]fact // of each person
	uses   map[share][]fact
	groups map[fact]*group
	stale  map[fact]*group // whose finding has to be told anew

	list    []*finding // in order, but for those that are dead
	fresh   []*finding // not yet in list
	dead    int        // of list
	ignored map[string]*program.Ignored

	agenda, busy []*item // room for one person's
}

// New checks a program.
func New(p *program.Program, options Options) *Checker {
	if options.Language == "" {
		options.Language = "en"
	}
	c := &Checker{
		program: p, options: options, limits: p.Checks.WithDefaults(), clocks: clocks{}, people: slices.Clone(p.People),
		ordinal: make(map[program.ID]int32, len(p.People)), stops: map[program.ID]*stop{}, organisations: make(map[program.ID]*program.Organisation, len(p.Organisations)),
		contacts: make(map[program.ID]int32, len(p.Contacts)), rolls: map[rollKey]*roll{}, items: make(map[program.ID]*item, len(p.Meetings)),
		own: make([][]*item, len(p.People)), shared: map[share][]*item{}, facts: make([][]fact, len(p.People)), uses: map[share][]fact{}, groups: map[fact]*group{}, stale: map[fact]*group{},
	}
	for i, person := range c.people {
		c.ordinal[person.ID] = int32(i)
	}
	for _, s := range p.Stops {
		c.stops[s.ID] = newStop(s)
	}
	for _, o := range p.Organisations {
		c.organisations[o.ID] = o
	}
	for i, contact := range p.Contacts {
		c.contacts[contact.ID] = int32(i)
	}
	c.ways = newWays(p.TravelTimes)
	c.stays = make([]presence, len(c.people))
	for i := range c.people {
		c.stays[i] = c.presence(c.people[i])
	}
	c.readNeeds()
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
		known.zone = s.Zone
	}
	return known
}

// build looks at everything, in the order of time, so that each list comes out in order.
func (c *Checker) build() {
	all := make([]*item, 0, len(c.program.Meetings))
	counts := make([]int32, len(c.people))
	for _, m := range c.program.Meetings {
		v := c.newItem(m)
		c.items[m.ID] = v
		all = append(all, v)
		for _, i := range v.chosen {
			counts[i]++
		}
	}
	slices.SortFunc(all, before)
	for i, n := range counts {
		c.own[i] = make([]*item, 0, n)
	}
	for _, v := range all {
		for _, i := range v.chosen {
			c.own[i] = append(c.own[i], v)
		}
		if v.day != nil {
			c.general = append(c.general, v)
		}
		for _, s := range v.shares {
			c.shared[s] = append(c.shared[s], v)
		}
		c.inspect(v)
	}
	c.unspoken()
	for i := range c.people {
		c.follow(int32(i))
	}
	for s := range c.shared {
		c.compare(s)
	}
	c.retell()
}

// Findings returns all findings, the gravest first, then by time.
func (c *Checker) Findings() []Finding {
	c.settle()
	found := make([]Finding, len(c.list))
	for i, f := range c.list {
		found[i] = f.Finding
	}
	return found
}

// finding is a Finding with what it is sorted by.
type finding struct {
	Finding
	start int64
	rank  int32 // by severity, then by time, then by this
	grave int8
	dead  bool
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
	return cmp.Or(slices.Compare(a.Items, b.Items), cmp.Compare(a.Text, b.Text))
}

// tell adds a finding about meetings, which are in the order of time, and people or contacts.
func (c *Checker) tell(rule Rule, severity program.Severity, text string, meetings []*item, others []program.ID) *finding {
	f := &finding{Finding: Finding{Rule: rule, Severity: severity, Text: text}, rank: int32(ranks[rule]), grave: int8(graves[severity])}
	f.Items = make([]program.ID, 0, len(meetings)+len(others))
	for _, v := range meetings {
		f.Items = append(f.Items, v.meeting.ID)
	}
	f.Items = append(f.Items, others...)
	if len(meetings) > 0 {
		f.start = meetings[0].start
	}
	f.Ignored = c.letStand(f)
	c.fresh = append(c.fresh, f)
	return f
}

func (c *Checker) drop(f *finding) {
	if f != nil && !f.dead {
		f.dead = true
		c.dead++
	}
}

// settle merges what is new into the list and leaves out what is dead.
func (c *Checker) settle() {
	if c.dead == 0 && len(c.fresh) == 0 {
		return
	}
	isDead := func(f *finding) bool { return f.dead }
	fresh := slices.DeleteFunc(c.fresh, isDead)
	slices.SortFunc(fresh, byGravity)
	next := make([]*finding, 0, len(c.list)+len(fresh))
	for _, f := range c.list {
		if f.dead {
			continue
		}
		for len(fresh) > 0 && byGravity(fresh[0], f) < 0 {
			next, fresh = append(next, fresh[0]), fresh[1:]
		}
		next = append(next, f)
	}
	next = append(next, fresh...)
	c.list, c.fresh, c.dead = next, nil, 0
}
