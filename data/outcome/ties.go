package outcome

import (
	"cmp"
	"slices"

	"laurel/data/program"
)

// Tie is between two who met, or whom somebody noted as connected. Its strength is in how many meetings they were
// together.
type Tie struct {
	A, B        program.ID   // of people, contacts and organisations; A comes first in the program
	Meetings    []program.ID // in which both were, in their order
	Connections []program.ID // that somebody noted between them
}

// Strength is how strong the tie is: the meetings together, and one for having been noted.
func (t Tie) Strength() int { return len(t.Meetings) + min(len(t.Connections), 1) }

// ties collects ties by who is at their ends.
type ties struct {
	list []ranked
	at   map[[2]int]int     // by the ranks of the ends
	rank map[program.ID]int // of each record in the program
}

// ranked is a tie with the ranks of its ends.
type ranked struct {
	Tie
	a, b int
}

func newTies(p *program.Program) *ties {
	t := &ties{at: map[[2]int]int{}, rank: map[program.ID]int{}}
	for _, person := range p.People {
		t.rank[person.ID] = len(t.rank)
	}
	for _, contact := range p.Contacts {
		t.rank[contact.ID] = len(t.rank)
	}
	for _, o := range p.Organisations {
		t.rank[o.ID] = len(t.rank)
	}
	return t
}

// between returns the tie of two, in whichever order.
func (t *ties) between(a, b program.ID) *Tie {
	first, second := t.rank[a], t.rank[b]
	if second < first {
		a, b = b, a
		first, second = second, first
	}
	i, known := t.at[[2]int{first, second}]
	if !known {
		i = len(t.list)
		t.at[[2]int{first, second}] = i
		t.list = append(t.list, ranked{Tie{A: a, B: b}, first, second})
	}
	return &t.list[i].Tie
}

func (t *ties) met(a, b, meeting program.ID) {
	tie := t.between(a, b)
	tie.Meetings = append(tie.Meetings, meeting)
}

// strongest returns the ties by their strength, then in the order of the program.
func (t *ties) strongest() []Tie {
	slices.SortFunc(t.list, func(a, b ranked) int { return cmp.Or(b.Strength()-a.Strength(), a.a-b.a, a.b-b.b) })
	var list []Tie
	for _, one := range t.list {
		list = append(list, one.Tie)
	}
	return list
}

// visitorsAt returns who of the visitors was at a meeting.
func visitorsAt(p *program.Program, m *program.Meeting) []program.ID {
	var ids []program.ID
	for _, person := range p.Attendance().WereAt(m) {
		if !person.Cancelled && slices.Contains(Visitors, person.Role) {
			ids = append(ids, person.ID)
		}
	}
	return ids
}

// Met lists which visitors met which contacts, by the meetings in which both were (see Program.WereAt), the strongest
// first.
func Met(p *program.Program) []Tie { return met(p).strongest() }

func met(p *program.Program) *ties {
	t := newTies(p)
	for _, m := range p.Meetings {
		if !m.TakesPlace() || len(m.Contacts) == 0 {
			continue
		}
		people := visitorsAt(p, m)
		for _, contact := range distinct(m.Contacts) {
			if p.Contact(contact) == nil {
				continue
			}
			for _, person := range people {
				t.met(person, contact, m.ID)
			}
		}
	}
	return t
}

// Received lists which visitors were received by which organisations, the strongest first.
func Received(p *program.Program) []Tie {
	t := newTies(p)
	for _, m := range Visits(p) {
		hosts := HostsOf(p, m)
		if len(hosts) == 0 {
			continue
		}
		for _, person := range visitorsAt(p, m) {
			for _, host := range hosts {
				t.met(person, host.ID, m.ID)
			}
		}
	}
	return t.strongest()
}

// addTogether adds which visitors were together in meetings of some only: in meetings of all everyone is with everyone.
func addTogether(t *ties, p *program.Program) {
	for _, m := range Visits(p) {
		if !m.Selected {
			continue
		}
		people := visitorsAt(p, m)
		for i, a := range people {
			for _, b := range people[i+1:] {
				t.met(a, b, m.ID)
			}
		}
	}
}

// Ties lists who is tied to whom: who met (Met), and whom somebody noted as connected, the strongest first.
func Ties(p *program.Program) []Tie {
	t := met(p)
	addNoted(t, p)
	return t.strongest()
}

func addNoted(t *ties, p *program.Program) {
	for _, c := range p.Connections {
		tie := t.between(c.From.ID(), c.To.ID())
		tie.Connections = append(tie.Connections, c.ID)
	}
}

// distinct returns each ID once, in their order.
func distinct(ids []program.ID) []program.ID {
	var each []program.ID
	for _, id := range ids {
		if !slices.Contains(each, id) {
			each = append(each, id)
		}
	}
	return each
}
