package clash

import (
	"slices"

	"laurel/data/locale"
	"laurel/data/program"
)

// fact is something that is wrong for one person, or one contact, about one meeting or several. Facts that are equal
// become one finding, which names everyone.
type fact struct {
	rule     Rule
	severity program.Severity // empty: that of the rule
	a, b     *item            // b is nil when one meeting or a list of them is meant
	detail   string           // what else distinguishes two facts, such as the numbers of the meetings of a list
}

// trouble is a fact as a rule found it.
type trouble struct {
	fact
	items  []*item              // what it is about when that is a list
	values func() locale.Values // of the sentence, beside people and meetings; may be nil
}

// memberChange is who no longer shares a fact and who does now, by ordinal, rising.
type memberChange struct {
	out, in []int32
	trouble // as it is now
}

// group is who shares a fact, by ordinal, rising, and the finding about it.
type group struct {
	trouble trouble
	members []int32
	finding *finding
}

func (e *edit) membersOf(f fact) *memberChange {
	c := e.members[f]
	if c == nil {
		c = &memberChange{}
		e.members[f] = c
	}
	return c
}

// change replaces the facts of a member.
func (e *edit) change(member int32, old []fact, found []trouble) []fact {
	facts := make([]fact, len(found))
	for k, t := range found {
		facts[k] = t.fact
	}
	first, last := 0, 0 // how many facts stay as they are
	for first < min(len(old), len(facts)) && old[first] == facts[first] {
		first++
	}
	for last < min(len(old), len(facts))-first && old[len(old)-1-last] == facts[len(facts)-1-last] {
		last++
	}
	for _, f := range old[first : len(old)-last] {
		c := e.membersOf(f)
		c.out = append(c.out, member)
	}
	for _, t := range found[first : len(found)-last] {
		c := e.membersOf(t.fact)
		c.in = append(c.in, member)
		c.trouble = t
	}
	return facts
}

// settle makes the findings of the groups that changed, and the list of all findings.
func (e *edit) settle() {
	groups := make(map[fact]*group, len(e.members))
	for f, c := range e.members {
		old := e.groups.get(f)
		if old == nil {
			old = &group{}
		}
		now := c.trouble
		if len(c.in) == 0 {
			now = old.trouble
		}
		members := c.of(old.members)
		if slices.Equal(members, old.members) {
			continue
		}
		if old.finding != nil {
			e.removed = append(e.removed, old.finding)
		}
		groups[f] = nil
		if len(members) > 0 {
			groups[f] = &group{now, members, e.findingOf(now, members)}
			e.added = append(e.added, groups[f].finding)
		}
	}
	e.groups = e.groups.with(groups)
	e.findings = e.replaceFindings()
}

func (c *memberChange) of(members []int32) []int32 {
	slices.Sort(c.out)
	slices.Sort(c.in)
	next := make([]int32, 0, len(members)+len(c.in))
	for _, i := range members {
		if !contains(c.out, i) {
			next = append(next, i)
		}
	}
	next = append(next, c.in...)
	slices.Sort(next)
	return slices.Compact(next)
}

// list are the meetings of a trouble, in order of time.
func (t *trouble) list() []*item {
	switch {
	case t.items != nil || t.a == nil:
		return t.items
	case t.b == nil:
		return []*item{t.a}
	default:
		return []*item{t.a, t.b}
	}
}

// findingOf makes the finding of a group.
func (e *edit) findingOf(t trouble, members []int32) *finding {
	items := t.list()
	values := locale.Values{}
	if t.values != nil {
		values = t.values()
	}
	values["A"] = items[0].meeting
	values["B"] = items[len(items)-1].meeting
	who, ids := e.membersNamed(t.rule, members)
	values["Who"] = who
	f := Finding{Rule: t.rule, Severity: t.severity, message: message{count: who.count, values: values}}
	return newFinding(f, string(t.severity), items, ids)
}

// membersNamed names those who share a fact: people, contacts, or nobody when a vehicle or place is meant.
func (e *edit) membersNamed(rule Rule, members []int32) (names, []program.ID) {
	switch rule {
	case VehicleTwice, PlaceTwice:
		return names{}, nil
	case ContactTwice:
		var who names
		var ids []program.ID
		for _, i := range members {
			contact := e.program.Contacts[i]
			who.add(contact.Name)
			ids = append(ids, contact.ID)
		}
		return who, ids
	default:
		return e.named(members)
	}
}
