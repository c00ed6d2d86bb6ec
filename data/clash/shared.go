package clash

import (
	"strings"

	"laurel/data/program"
)

// share is something that several meetings may use and only one can have at a time.
type share struct {
	rule Rule
	id   program.ID // of the contact, the organisation, or the stop of the vehicle
	name string     // of the vehicle
}

// share lists what a meeting uses.
func (c *Checker) share(v *item) {
	m := v.meeting
	if !v.binds {
		return
	}
	for _, id := range m.Contacts {
		if _, known := c.contacts[id]; known {
			v.use(share{rule: ContactTwice, id: id})
		}
	}
	if name := vehicleName(m.Vehicle); name != "" {
		v.use(share{rule: VehicleTwice, id: m.Stop, name: name})
	}
	if o := c.organisations[m.Organisation]; o != nil && o.Exclusive && m.Link == "" {
		v.use(share{rule: PlaceTwice, id: o.ID})
	}
}

func (v *item) use(s share) {
	for _, known := range v.shares {
		if known == s {
			return
		}
	}
	v.shares = append(v.shares, s)
}

func vehicleName(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// compare checks anew all meetings that use something.
func (c *Checker) compare(s share) {
	member := c.contacts[s.id] // 0 where no contact is meant
	c.forget(c.uses[s], member)
	facts := c.uses[s][:0]
	list := c.shared[s]
	first, until := 0, int64(0)
	for k, v := range list {
		if k == 0 || v.start >= until {
			first = k
		}
		for _, earlier := range list[first:k] {
			apart := s.rule == PlaceTwice && otherRooms(earlier.meeting, v.meeting)
			if overlap(earlier, v) && !apart {
				facts = c.note(facts, fact{rule: s.rule, a: earlier, b: v}, member)
			}
		}
		if k == 0 || v.end > until {
			until = v.end
		}
	}
	if c.uses[s] = facts; len(facts) == 0 {
		delete(c.uses, s)
	}
}

// otherRooms reports whether two meetings at one organisation each name a room, and not the same.
func otherRooms(a, b *program.Meeting) bool {
	return a.Place != "" && b.Place != "" && !strings.EqualFold(strings.TrimSpace(a.Place), strings.TrimSpace(b.Place))
}
