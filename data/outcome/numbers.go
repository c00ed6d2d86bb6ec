package outcome

import (
	"cmp"
	"slices"

	"laurel/data/locale"
	"laurel/data/program"
)

// InAll is what programs of all years add up to.
func InAll(programs []*program.Program) Year { return yearOf(0, programs) }

// YearOf is the year in which a program begins; where its days are not known, the one of its award; 0: neither is.
func YearOf(p *program.Program) int {
	return cmp.Or(p.FirstDay().Year, p.Award.Date.Year)
}

// Hidden are counts that are not shown one by one, since they would be about few people.
type Hidden struct {
	Groups  int // of those that are stated
	Records []program.ID
}

// Shown divides counts of a personal characteristic into those that are shown and the rest: no group of fewer than
// fewest is shown, and the rest is never about fewer people either, so that it cannot be had from the sum. With a
// fewest of 0 all are shown.
func Shown(counts []Count, fewest int) ([]Count, Hidden) {
	smallest := slices.SortedStableFunc(slices.Values(counts), func(a, b Count) int { return a.N() - b.N() })
	var hidden Hidden
	isHidden := map[string]bool{}
	for _, c := range smallest {
		if c.N() >= fewest && (len(isHidden) == 0 || len(hidden.Records) >= fewest) {
			break
		}
		isHidden[c.Key] = true
		if c.Key != "" {
			hidden.Groups++
		}
		hidden.Records = append(hidden.Records, c.Records...)
	}
	return slices.DeleteFunc(slices.Clone(counts), func(c Count) bool { return isHidden[c.Key] }), hidden
}

// CitiesEver counts the stops of all programs by city, the largest first.
func CitiesEver(programs []*program.Program) []Count { return InAll(programs).Cities }

// AlumniByProgram counts alumni by their program, in the order of the alumni.
func AlumniByProgram(alumni []Alumnus) []Count {
	c := newCounter()
	for _, a := range alumni {
		c.add(string(a.Program.ID), a.Person.ID, fixed(a.Program.Name))
	}
	return c.counts
}

// NewPlace is a contact who was met at another organisation than in an earlier program.
type NewPlace struct {
	Name     string
	From, To *program.Organisation
	LastMet  program.ID // the last meeting at the former organisation
	FirstMet program.ID // the first at the present one
}

// ContactsElsewhere lists the contacts whom a later program met at another organisation, in the order of the later
// meetings. A contact is known again by name, unless several of one program have it: then by the identifier. A name is
// a weak sign: it is perhaps somebody else.
func ContactsElsewhere(programs []*program.Program) []NewPlace {
	type sighting struct {
		at      *program.Organisation
		meeting *program.Meeting
		in      *program.Program
	}
	common := map[*program.Program]map[string]int{} // how many contacts of a program have a name
	last := map[string]sighting{}
	var moved []NewPlace
	var visits []sighting
	for _, p := range programs {
		common[p] = map[string]int{}
		for _, c := range p.Contacts {
			common[p][locale.Fold(c.Name)]++
		}
		for _, m := range Visits(p) {
			visits = append(visits, sighting{nil, m, p})
		}
	}
	slices.SortStableFunc(visits, func(a, b sighting) int { return a.meeting.Start.Compare(b.meeting.Start) })
	for _, v := range visits {
		for _, id := range distinct(v.meeting.Contacts) {
			contact := v.in.Contact(id)
			if contact == nil || v.in.Organisation(contact.Organisation) == nil {
				continue
			}
			key := locale.Fold(contact.Name)
			if key == "" || common[v.in][key] > 1 {
				key = string(contact.ID)
			}
			now := sighting{v.in.Organisation(contact.Organisation), v.meeting, v.in}
			before, known := last[key]
			isOther := known && before.in != now.in && locale.Fold(before.at.Name) != locale.Fold(now.at.Name)
			if isOther {
				moved = append(moved, NewPlace{contact.Name, before.at, now.at, before.meeting.ID, now.meeting.ID})
			}
			last[key] = now
		}
	}
	return moved
}
