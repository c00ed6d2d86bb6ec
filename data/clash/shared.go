package clash

import (
	"slices"
	"strings"

	"laurel/data/program"
)

// thing is something that several meetings may use and only one can have at a time: a contact, an organisation, a vehicle.
type thing struct {
	rule   Rule
	member int32             // the ordinal of a contact; 0 otherwise
	seats  []program.Vehicle // the vehicles of its stop that have the name
	items  []*item           // which use it, in order of time
	facts  []fact
}

// readThings numbers what meetings can use: first the contacts, then the organisations, then the vehicles, to which meetings may add others.
func (c *Checker) readThings() {
	for i, contact := range c.program.Contacts {
		c.contacts[contact.ID] = int32(i)
		c.things = append(c.things, thing{rule: ContactTwice, member: int32(i)})
	}
	for _, o := range c.program.Organisations {
		c.organisations[o.ID] = newOrganisation(o, int32(len(c.things)))
		c.things = append(c.things, thing{rule: PlaceTwice})
	}
	for _, s := range c.program.Stops {
		for _, one := range s.Vehicles {
			if i := c.vehicle(s.ID, one.Name); i >= 0 {
				c.things[i].seats = append(c.things[i].seats, one)
			}
		}
	}
}

// vehicle is the place of a vehicle in things, and -1 when it has no name.
func (c *Checker) vehicle(stop program.ID, name string) int32 {
	known := c.vehicles[stop]
	if known == nil {
		known = map[string]int32{"": -1}
		c.vehicles[stop] = known
	}
	if at, found := known[name]; found {
		return at
	}
	folded := strings.ToLower(strings.TrimSpace(name))
	at, found := known[folded]
	if !found {
		at = int32(len(c.things))
		c.things = append(c.things, thing{rule: VehicleTwice})
		known[folded] = at
	}
	known[name] = at
	return at
}

// share lists what a meeting uses.
func (c *Checker) share(v *item) {
	m := v.meeting
	if !v.binds {
		return
	}
	v.uses = c.lists.take(len(m.Contacts) + 2)
	for _, id := range m.Contacts {
		if i, known := c.contacts[id]; known && !slices.Contains(v.uses, i) {
			v.uses = append(v.uses, i)
		}
	}
	if m.Vehicle != "" {
		if i := c.vehicle(m.Stop, m.Vehicle); i >= 0 {
			v.uses = append(v.uses, i)
		}
	}
	if o := v.organisation; o != nil && o.Exclusive && m.Link == "" {
		v.uses = append(v.uses, o.thing)
	}
}

// compare checks anew all meetings that use something.
func (c *Checker) compare(t *thing) {
	c.forget(t.facts, t.member)
	t.facts = t.facts[:0]
	first, until := 0, int64(0)
	for k, v := range t.items {
		if k == 0 || v.start >= until {
			first = k
		}
		for _, earlier := range t.items[first:k] {
			apart := t.rule == PlaceTwice && otherRooms(earlier.meeting, v.meeting)
			if overlap(earlier, v) && !apart {
				t.facts = c.note(t.facts, fact{rule: t.rule, a: earlier, b: v}, t.member)
			}
		}
		if k == 0 || v.end > until {
			until = v.end
		}
	}
}

// otherRooms reports whether two meetings at one organisation each name a room, and not the same.
func otherRooms(a, b *program.Meeting) bool {
	return a.Place != "" && b.Place != "" && !strings.EqualFold(strings.TrimSpace(a.Place), strings.TrimSpace(b.Place))
}
