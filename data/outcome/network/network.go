// Package network lays out who met whom: people, contacts and organisations as points, with lines between those who
// know each other. The same program gives the same picture.
package network

import (
	"slices"

	"laurel/data/outcome"
	"laurel/data/program"
)

// Kind is what a node is.
type Kind string

// The kinds.
const (
	Person       Kind = "person"
	Contact      Kind = "contact"
	Organisation Kind = "organisation"
)

// Node is a person, a contact or an organisation.
type Node struct {
	ID   program.ID
	Kind Kind
	Name string
}

// Edge is between two nodes.
type Edge struct {
	A, B     int // places of the nodes
	Strength int // of the ties; 0: a contact is at the organisation
	// the meetings and connections that the edge is of; none between a contact and its organisation
	Records []program.ID
}

// Graph is a network. The nodes are in the order of the program: people, contacts, organisations.
type Graph struct {
	Nodes []Node
	Edges []Edge
}

// Filter is what of a program is in a network. The zero Filter is all.
type Filter struct {
	Stop    program.ID      // only what happened there
	Theme   program.ThemeID // only what is about it
	Without []Kind          // which nodes are hidden
}

// has reports whether nodes of a kind are in the network.
func (f Filter) has(kind Kind) bool { return !slices.Contains(f.Without, kind) }

// Of returns the network of a program: its visitors, the contacts whom they met or are connected with, and the
// organisations of those or that received them without anybody being named. Without contacts, it is the organisations
// that received them.
func Of(p *program.Program, f Filter) Graph {
	shown := p
	if f.Stop != "" || f.Theme != "" {
		shown = p.With(func(next *program.Program) {
			next.Meetings = slices.DeleteFunc(slices.Clone(p.Meetings), func(m *program.Meeting) bool {
				return f.Stop != "" && m.Stop != f.Stop || f.Theme != "" && m.Theme != f.Theme
			})
			next.Connections = slices.DeleteFunc(slices.Clone(p.Connections), func(c *program.Connection) bool {
				m := p.Meeting(c.Meeting)
				return m == nil || f.Stop != "" && m.Stop != f.Stop || f.Theme != "" && m.Theme != f.Theme
			})
		})
	}
	list := outcome.Ties(shown)
	switch {
	case !f.has(Organisation):
	case f.has(Contact):
		list = append(list, unnamedHosts(shown)...)
	default:
		list = append(list, outcome.Received(shown)...)
	}
	return graphOf(shown, list, f)
}

// unnamedHosts lists which visitors were received by which organisations without a contact of it being named.
func unnamedHosts(p *program.Program) []outcome.Tie {
	return outcome.Received(p.With(func(next *program.Program) {
		next.Meetings = slices.DeleteFunc(slices.Clone(p.Meetings), func(m *program.Meeting) bool {
			return slices.ContainsFunc(m.Contacts, func(id program.ID) bool { return p.Contact(id) != nil })
		})
	}))
}

// graphOf returns the network of ties, with the visitors and the organisations of contacts.
func graphOf(p *program.Program, list []outcome.Tie, f Filter) Graph {
	named := namedIn(p, list, f.has(Organisation))
	var g Graph
	at := map[program.ID]int{}
	add := func(record program.Record, kind Kind, name string) {
		if id := record.RecordID(); named[id] && f.has(kind) {
			at[id] = len(g.Nodes)
			g.Nodes = append(g.Nodes, Node{id, kind, name})
		}
	}
	for _, person := range p.People {
		add(person, Person, person.DisplayName())
	}
	for _, c := range p.Contacts {
		add(c, Contact, c.Name)
	}
	for _, o := range p.Organisations {
		add(o, Organisation, o.Name)
	}
	joined := map[[2]int]int{} // the places of edges
	join := func(a, b program.ID, strength int, records []program.ID) {
		first, hasFirst := at[a]
		second, hasSecond := at[b]
		if !hasFirst || !hasSecond {
			return
		}
		ends := [2]int{first, second}
		i, known := joined[ends]
		if !known {
			i = len(g.Edges)
			joined[ends] = i
			g.Edges = append(g.Edges, Edge{A: first, B: second})
		}
		g.Edges[i].Strength += strength
		g.Edges[i].Records = append(g.Edges[i].Records, records...)
	}
	for _, tie := range list {
		join(tie.A, tie.B, tie.Strength(), slices.Concat(tie.Meetings, tie.Connections))
	}
	for _, c := range p.Contacts {
		join(c.ID, c.Organisation, 0, nil)
	}
	return g
}

// namedIn returns who is in a network: the visitors, who is at the ends of ties and, if wanted, the organisations of
// the contacts among them.
func namedIn(p *program.Program, list []outcome.Tie, organisations bool) map[program.ID]bool {
	named := map[program.ID]bool{}
	for _, person := range outcome.People(p, outcome.Visitors...) {
		named[person.ID] = true
	}
	for _, tie := range list {
		named[tie.A], named[tie.B] = true, true
	}
	for _, c := range p.Contacts {
		if organisations && named[c.ID] {
			named[c.Organisation] = true
		}
	}
	return named
}

// Strongest returns the part of the network with at most so many nodes: those with the most edges, in their order. It
// reports whether that is less than the whole.
func (g Graph) Strongest(most int) (part Graph, isPart bool) {
	if len(g.Nodes) <= most {
		return g, false
	}
	degrees, order := make([]int, len(g.Nodes)), make([]int, len(g.Nodes))
	for i := range order {
		order[i] = i
	}
	for _, e := range g.Edges {
		degrees[e.A]++
		degrees[e.B]++
	}
	slices.SortStableFunc(order, func(a, b int) int { return degrees[b] - degrees[a] })
	order = order[:most]
	slices.Sort(order)
	at := make(map[int]int, most)
	for to, from := range order {
		at[from] = to
		part.Nodes = append(part.Nodes, g.Nodes[from])
	}
	for _, e := range g.Edges {
		a, hasA := at[e.A]
		b, hasB := at[e.B]
		if hasA && hasB {
			part.Edges = append(part.Edges, Edge{a, b, e.Strength, e.Records})
		}
	}
	return part, true
}
