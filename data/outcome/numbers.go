package outcome

import (
	"cmp"
	"slices"
	"strings"

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
// meetings. A contact is known again by the identifier, by e-mail or telephone, or by name, unless several of one
// program have that: a name is a weak sign, it is perhaps somebody else.
func ContactsElsewhere(programs []*program.Program) []NewPlace {
	type sighting struct {
		at      *program.Organisation
		meeting *program.Meeting
		in      *program.Program
	}
	signs := map[*program.Program]map[string]int{} // how many contacts of a program have a sign
	last := map[string]*sighting{}                 // by signs
	var moved []NewPlace
	var visits []sighting
	for _, p := range programs {
		signs[p] = map[string]int{}
		for _, c := range p.Contacts {
			for _, sign := range signsOf(c) {
				signs[p][sign]++
			}
		}
		for _, m := range Visits(p) {
			visits = append(visits, sighting{nil, m, p})
		}
	}
	slices.SortStableFunc(visits, func(a, b sighting) int { return a.meeting.Start.Compare(b.meeting.Start) })
	for _, v := range visits {
		for _, id := range distinct(v.meeting.Contacts) {
			contact := v.in.Contact(id)
			now := sighting{placeOf(v.in, v.meeting, contact), v.meeting, v.in}
			if now.at == nil {
				continue
			}
			own := slices.DeleteFunc(signsOf(contact), func(sign string) bool { return signs[v.in][sign] > 1 })
			known := slices.IndexFunc(own, func(sign string) bool { return last[sign] != nil })
			seen := &now
			if known >= 0 {
				seen = last[own[known]]
				if seen.in != now.in && locale.Fold(seen.at.Name) != locale.Fold(now.at.Name) {
					moved = append(moved, NewPlace{contact.Name, seen.at, now.at, seen.meeting.ID, now.meeting.ID})
				}
				*seen = now
			}
			for _, sign := range own {
				last[sign] = seen
			}
		}
	}
	return moved
}

// signsOf returns by what a contact can be known again, the surest first.
func signsOf(c *program.Contact) []string {
	signs := []string{"id " + string(c.ID)}
	if c.Email != "" {
		signs = append(signs, "e-mail "+strings.ToLower(strings.TrimSpace(c.Email)))
	}
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, c.Phone)
	if len(digits) >= fewestDigits {
		signs = append(signs, "telephone "+digits)
	}
	if name := locale.Fold(c.Name); name != "" {
		signs = append(signs, "name "+name)
	}
	return signs
}

// fewestDigits is how many digits a telephone number has that is nobody else's: shorter ones are extensions.
const fewestDigits = 7

// placeOf returns at which organisation a contact was met. The library has only where they are today: an organisation
// that received without any other contact of its own is where they were then. Nil: it is not known.
func placeOf(p *program.Program, m *program.Meeting, c *program.Contact) *program.Organisation {
	if c == nil {
		return nil
	}
	host := p.Organisation(m.Organisation)
	isThere := func(id program.ID) bool {
		other := p.Contact(id)
		return other != nil && other.Organisation == m.Organisation
	}
	if host != nil && !slices.ContainsFunc(m.Contacts, isThere) {
		return host
	}
	return p.Organisation(c.Organisation)
}
