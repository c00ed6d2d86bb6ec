package clash

import (
	"slices"

	"laurel/data/program"
)

// Update takes the program as it is after an edit. What the edit did not touch is not looked at again; an edit to what all meetings stand on (the
// stops, who is in the delegation and for how long, languages, thresholds) is as a new check.
func (c *Checker) Update(next *program.Program) {
	touched, ok := c.touched(next)
	if !ok {
		*c = *New(next, c.options)
		return
	}
	removed, added := difference(c.program.Meetings, next.Meetings)
	ignored := !same(c.program.Ignored, next.Ignored)
	c.program = next
	for _, m := range removed {
		delete(touched, c.index()[m])
	}
	for v := range touched {
		removed, added = append(removed, v.meeting), append(added, v.meeting)
	}
	dirty := changes{people: newPeople(len(c.people)), things: map[int32]bool{}}
	for _, m := range removed {
		c.remove(c.index()[m], &dirty)
	}
	for _, m := range added {
		v := &item{}
		c.read(v, m)
		c.insert(v, &dirty)
	}
	for _, i := range dirty.list {
		c.follow(i)
	}
	for i := range dirty.things {
		c.compare(&c.things[i])
	}
	c.retell()
	if ignored {
		c.settle()
		c.readIgnored()
		c.found = slices.Clone(c.found)
		for i, f := range c.list {
			f.Ignored = c.letStand(f)
			c.found[i] = f.Finding
		}
	}
}

// changes are the people and shared things whose meetings are others now.
type changes struct {
	people people
	list   []int32
	things map[int32]bool
}

func (d *changes) add(i int32) {
	if !d.people.has(i) {
		d.people.add(i)
		d.list = append(d.list, i)
	}
}

func (c *Checker) remove(v *item, dirty *changes) {
	for _, i := range c.attending(v) {
		dirty.add(i)
	}
	for _, i := range v.chosen {
		c.own[i] = without(c.own[i], v)
	}
	if v.day != nil {
		c.general = without(c.general, v)
	}
	for _, i := range v.uses {
		dirty.things[i] = true
		c.things[i].items = without(c.things[i].items, v)
	}
	for _, f := range v.found {
		c.drop(f)
	}
	delete(c.index(), v.meeting)
}

func (c *Checker) insert(v *item, dirty *changes) {
	for _, i := range c.attending(v) {
		dirty.add(i)
	}
	for _, i := range v.chosen {
		c.own[i] = with(c.own[i], v)
	}
	if v.day != nil {
		c.general = with(c.general, v)
	}
	for _, i := range v.uses {
		dirty.things[i] = true
		c.things[i].items = with(c.things[i].items, v)
	}
	c.index()[v.meeting] = v
	c.inspect(v)
}

func without(list []*item, v *item) []*item {
	i, found := slices.BinarySearchFunc(list, v, before)
	if !found {
		return list
	}
	return slices.Delete(list, i, i+1)
}

func with(list []*item, v *item) []*item {
	i, _ := slices.BinarySearchFunc(list, v, before)
	return slices.Insert(list, i, v)
}

// touched are the meetings whose organisation, contacts or attendees the edit changed. It is not ok when more has changed than can be followed.
func (c *Checker) touched(next *program.Program) (items map[*item]bool, ok bool) {
	old := c.program
	if old.ID != next.ID || old.Language != next.Language || old.Checks != next.Checks || !same(old.Stops, next.Stops) || !same(old.TravelTimes, next.TravelTimes) {
		return nil, false
	}
	people, peopleKept := replaced(old.People, next.People)
	organisations, organisationsKept := replaced(old.Organisations, next.Organisations)
	contacts, contactsKept := replaced(old.Contacts, next.Contacts)
	if !peopleKept || !organisationsKept || !contactsKept {
		return nil, false
	}
	items = map[*item]bool{}
	for _, i := range people {
		if !alike(old.People[i], next.People[i]) {
			return nil, false
		}
		for _, v := range c.own[i] {
			items[v] = true
		}
		for _, v := range c.general {
			if v.general(int32(i)) {
				items[v] = true
			}
		}
		c.people[i] = next.People[i]
		c.readPerson(int32(i))
		c.reenroll(int32(i))
	}
	c.touchLibrary(items, next, organisations, contacts)
	return items, true
}

// reenroll has the rolls say what is new about a person.
func (c *Checker) reenroll(i int32) {
	for _, r := range c.rolls {
		if r.set.has(i) {
			r.traits |= c.traits[i]
		}
	}
}

// touchLibrary takes changed organisations and contacts, and adds the meetings that name them.
func (c *Checker) touchLibrary(items map[*item]bool, next *program.Program, organisations, contacts []int) {
	if len(organisations)+len(contacts) == 0 {
		return
	}
	changed := map[program.ID]bool{}
	for _, i := range organisations {
		o := next.Organisations[i]
		c.organisations[o.ID] = newOrganisation(o, c.organisations[o.ID].thing)
		changed[o.ID] = true
	}
	for _, i := range contacts {
		changed[next.Contacts[i].ID] = true
	}
	for _, v := range c.index() {
		if changed[v.meeting.Organisation] || slices.ContainsFunc(v.meeting.Contacts, func(id program.ID) bool { return changed[id] }) {
			items[v] = true
		}
	}
}

// alike reports whether a person is present, named and interpreted as before, so that only what is about the person needs another look.
func alike(a, b *program.Person) bool {
	return a.Role == b.Role && a.Cancelled == b.Cancelled && a.NeedsInterpreter == b.NeedsInterpreter && a.DisplayName() == b.DisplayName() &&
		slices.Equal(a.Languages, b.Languages) && slices.Equal(a.Stays, b.Stays)
}

// same reports whether two lists are of the very same records.
func same[R comparable](a, b []R) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || slices.Equal(a, b))
}

// replaced lists the places at which a list has another value of the same record; not ok when records came, went or moved.
func replaced[R interface {
	comparable
	program.Record
}](a, b []R) (places []int, ok bool) {
	if len(a) != len(b) {
		return nil, false
	}
	if len(a) == 0 || &a[0] == &b[0] {
		return nil, true
	}
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		if a[i].RecordID() != b[i].RecordID() {
			return nil, false
		}
		places = append(places, i)
	}
	return places, true
}

// difference lists what is only in one of two lists that are alike but for a few meetings which changed, moved, came or went.
func difference(old, next []*program.Meeting) (removed, added []*program.Meeting) {
	i, k := 0, 0
	for i < len(old) && k < len(next) {
		equal := prefix(old[i:], next[k:])
		if i, k = i+equal, k+equal; i == len(old) || k == len(next) {
			break
		}
		switch {
		case i+1 < len(old) && old[i+1] == next[k]:
			removed, i = append(removed, old[i]), i+1
		case k+1 < len(next) && old[i] == next[k+1]:
			added, k = append(added, next[k]), k+1
		case i+1 < len(old) && k+1 < len(next) && old[i+1] == next[k+1]:
			removed, added, i, k = append(removed, old[i]), append(added, next[k]), i+1, k+1
		default:
			moreRemoved, moreAdded := unlike(old[i:], next[k:])
			removed, added, i, k = append(removed, moreRemoved...), append(added, moreAdded...), len(old), len(next)
		}
	}
	return unlike(append(removed, old[i:]...), append(added, next[k:]...))
}

// prefix is how many meetings two lists begin with alike. They are compared a block at a time, which takes half as long.
func prefix(a, b []*program.Meeting) int {
	const block = 64
	i, n := 0, min(len(a), len(b))
	for i+block <= n && *(*[block]*program.Meeting)(a[i:]) == *(*[block]*program.Meeting)(b[i:]) {
		i += block
	}
	for i < n && a[i] == b[i] {
		i++
	}
	return i
}

// unlike compares two lists in any order.
func unlike(old, next []*program.Meeting) (removed, added []*program.Meeting) {
	there := make(map[*program.Meeting]int, len(next))
	for _, m := range next {
		there[m]++
	}
	for _, m := range old {
		if there[m] > 0 {
			there[m]--
			continue
		}
		removed = append(removed, m)
	}
	for _, m := range next {
		if there[m] > 0 {
			there[m]--
			added = append(added, m)
		}
	}
	return removed, added
}
