package clash

import (
	"slices"

	"laurel/data/program"
)

// Checker is the findings of a program, and what it takes to find those of the program after an edit. It is a value:
// nothing changes it, With makes another one from it, and several goroutines may use it at a time.
type Checker struct {
	program       *program.Program
	options       Options
	setup         *setup
	people        []*member // in the order of the program
	organisations map[program.ID]*organisation
	items         *index
	numbers       int     // of the items so far
	general       []*item // which everyone attends who is there, in order of time
	usage         table[resource, usage]
	rolls         map[rollKey]*roll
	groups        table[fact, group]
	ignored       ignored
	findings      []*finding // the gravest first, then by time
}

// New checks a program.
func New(p *program.Program, options Options) *Checker {
	c := &Checker{
		program: p, options: options, setup: newSetup(p), people: make([]*member, len(p.People)),
		organisations: map[program.ID]*organisation{}, rolls: map[rollKey]*roll{}, ignored: readIgnored(p.Ignored),
	}
	for _, o := range p.Organisations {
		c.organisations[o.ID] = newOrganisation(o)
	}
	e := newEdit(c)
	for i, person := range p.People {
		c.people[i] = e.newMember(int32(i), person)
	}
	items := make([]item, len(p.Meetings))
	come := make([]*item, len(p.Meetings))
	for i, m := range p.Meetings {
		come[i] = &items[i]
		e.read(come[i], m)
	}
	c.items = &index{come: come}
	e.reserve(come)
	e.replace(nil, come)
	for _, d := range descriptions {
		if d.program != nil {
			d.program(e)
		}
	}
	e.settle()
	return c
}

// With returns the checker of a program as it is after an edit. Two programs that follow each other share the records
// that stayed as they were, so that what an edit touched is seen by the pointers, and nothing else is checked again. An
// edit to what all meetings depend on (the stops, who is in the delegation and for how long, languages, thresholds) is
// a new check.
func (c *Checker) With(p *program.Program) *Checker {
	next := *c
	next.program = p
	next.people = slices.Clone(c.people)
	e := newEdit(&next)
	touched, ok := e.adopt(c.program)
	if !ok {
		return New(p, c.options)
	}
	removed, added := difference(c.program.Meetings, p.Meetings)
	items := c.items.table()
	var gone, come []*item
	for _, m := range removed {
		v := items.get(m.ID)
		gone = append(gone, v)
		delete(touched, v)
	}
	for v := range touched {
		gone = append(gone, v)
		added = append(added, v.meeting)
	}
	for _, m := range added {
		v := &item{}
		e.read(v, m)
		come = append(come, v)
	}
	next.items = &index{items: items, gone: gone, come: come}
	e.replace(gone, come)
	if !same(c.program.Ignored, p.Ignored) {
		next.ignored = readIgnored(p.Ignored)
	}
	e.settle()
	return &next
}

// Findings returns all findings, the gravest first, then by time.
func (c *Checker) Findings() []Finding {
	list := make([]Finding, len(c.findings))
	for i, f := range c.findings {
		list[i] = c.ignored.mark(f)
	}
	return list
}

// NewSince returns the findings that another checker does not have, in the same order. It is fast for checkers that
// were made from each other.
func (c *Checker) NewSince(before *Checker) (added []Finding) {
	known := before.findings
	for _, f := range c.findings {
		for len(known) > 0 && known[0] != f && byGravity(known[0], f) < 0 {
			known = known[1:]
		}
		if len(known) > 0 && (known[0] == f || byGravity(known[0], f) == 0) {
			known = known[1:]
			continue
		}
		added = append(added, c.ignored.mark(f))
	}
	return added
}
