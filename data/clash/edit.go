package clash

import (
	"maps"
	"slices"

	"laurel/data/program"
)

// edit is the work on a checker that is being made. What that shares with the one before is replaced in it, never
// written into.
type edit struct {
	*Checker
	clocks     clocks
	walk       walk
	inspection inspection
	ownRolls   bool                     // the rolls are not shared
	dirty      []int32                  // people whose agendas may have changed
	lists      []*listChange            // reused by touch
	needs      []*need                  // reused by inspection
	usages     map[resource]*listChange // those that are not as before
	members    map[fact]*memberChange   // of the groups of facts
	added      []*finding
	removed    []*finding
}

// listChange is how a list of items in order of time becomes another one.
type listChange struct{ gone, come []*item }

func newEdit(c *Checker) *edit {
	e := &edit{
		Checker: c, clocks: newClocks(), usages: map[resource]*listChange{}, members: map[fact]*memberChange{},
	}
	e.walk.edit = e
	return e
}

// reserve allocates the lists of the people that items name.
func (e *edit) reserve(come []*item) {
	counts := make([]int, len(e.people))
	for _, v := range come {
		for _, i := range v.chosen {
			counts[i]++
		}
	}
	for i, count := range counts {
		e.agendaOf(int32(i)).come = make([]*item, 0, count)
	}
}

// replace takes items out and puts others in, and checks what that touches.
func (e *edit) replace(gone, come []*item) {
	slices.SortFunc(come, before)
	var general listChange
	for _, v := range gone {
		e.removed = append(e.removed, v.found...)
		if v.day != nil {
			general.gone = append(general.gone, v)
		}
		for _, l := range e.touch(v) {
			l.gone = append(l.gone, v)
		}
	}
	for _, v := range come {
		e.added = append(e.added, v.found...)
		if v.day != nil {
			general.come = append(general.come, v)
		}
		for _, l := range e.touch(v) {
			l.come = append(l.come, v)
		}
	}
	e.general = general.of(e.general)
	slices.Sort(e.dirty)
	for _, i := range e.dirty {
		e.follow(i)
	}
	used := make(map[resource]*usage, len(e.usages))
	for r, change := range e.usages {
		used[r] = e.compare(r, change)
	}
	e.usage = e.usage.with(used)
}

// touch notes whose agendas and which resources a meeting concerns, and returns the changes of the lists that name it.
// They are valid until the next call.
func (e *edit) touch(v *item) []*listChange {
	for _, i := range e.attending(v) {
		e.agendaOf(i)
	}
	for _, i := range v.interpreters {
		e.agendaOf(i)
		e.people[i].works = true
	}
	e.lists = e.lists[:0]
	for _, i := range v.chosen {
		e.lists = append(e.lists, e.agendaOf(i))
	}
	for r := range e.setup.resources(v) {
		change := e.usages[r]
		if change == nil {
			change = &listChange{}
			e.usages[r] = change
		}
		e.lists = append(e.lists, change)
	}
	return e.lists
}

// agendaOf marks a person's agenda as changed. It returns the change of the list of what they are named for.
func (e *edit) agendaOf(i int32) *listChange {
	if e.people[i].change == nil {
		m := *e.people[i]
		m.change = &listChange{}
		e.people[i] = &m
		e.dirty = append(e.dirty, i)
	}
	return e.people[i].change
}

// of returns the changed list; the list itself stays as it is.
func (l *listChange) of(list []*item) []*item {
	switch {
	case len(l.gone)+len(l.come) == 0:
		return list
	case len(list) == 0:
		return l.come
	}
	next := append(make([]*item, 0, len(list)+len(l.come)), list...)
	for _, v := range l.gone {
		if i, found := slices.BinarySearchFunc(next, v, before); found {
			next = slices.Delete(next, i, i+1)
		}
	}
	for _, v := range l.come {
		i, _ := slices.BinarySearchFunc(next, v, before)
		next = slices.Insert(next, i, v)
	}
	return next
}

// adopt takes over the people, organisations and contacts of the checker's program where they changed since old, and
// returns the items of their meetings. It is not ok when more has changed than can be followed.
func (e *edit) adopt(old *program.Program) (touched map[*item]bool, ok bool) {
	next := e.program
	if old.ID != next.ID || old.Language != next.Language || old.Checks != next.Checks ||
		!same(old.Stops, next.Stops) || !same(old.TravelTimes, next.TravelTimes) || !same(old.Journeys, next.Journeys) {
		return nil, false
	}
	people, peopleKept := replaced(old.People, next.People)
	organisations, organisationsKept := replaced(old.Organisations, next.Organisations)
	contacts, contactsKept := replaced(old.Contacts, next.Contacts)
	if !peopleKept || !organisationsKept || !contactsKept {
		return nil, false
	}
	touched = map[*item]bool{}
	for _, i := range people {
		if !alike(old.People[i], next.People[i]) {
			return nil, false
		}
		e.adoptPerson(int32(i), touched)
	}
	e.adoptLibrary(organisations, contacts, touched)
	return touched, true
}

func (e *edit) adoptPerson(i int32, touched map[*item]bool) {
	before := e.people[i]
	m := e.newMember(i, e.program.People[i])
	m.works = m.works || before.works
	m.own = before.own
	m.facts = before.facts
	e.people[i] = m
	for _, v := range m.own {
		touched[v] = true
	}
	for _, v := range e.general {
		if v.attendsUnnamed(i) {
			touched[v] = true
		}
	}
}

func (e *edit) adoptLibrary(organisations, contacts []int, touched map[*item]bool) {
	if len(organisations)+len(contacts) == 0 {
		return
	}
	changed := map[program.ID]bool{}
	if len(organisations) > 0 {
		e.organisations = maps.Clone(e.organisations)
	}
	for _, i := range organisations {
		o := e.program.Organisations[i]
		e.organisations[o.ID] = newOrganisation(o)
		changed[o.ID] = true
	}
	for _, i := range contacts {
		changed[e.program.Contacts[i].ID] = true
	}
	isChanged := func(id program.ID) bool { return changed[id] }
	for v := range e.items.table().all() {
		if changed[v.meeting.Organisation] || slices.ContainsFunc(v.meeting.Contacts, isChanged) {
			touched[v] = true
		}
	}
}
