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
	Strength int // 1 for a contact's organisation, else of the tie
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
	Stop                 program.ID      // only what happened there
	Theme                program.ThemeID // only what is about it
	WithoutOrganisations bool
}

// Of returns the network of a program: its visitors, the contacts whom they met or are connected with, and the
// organisations of those or that received them without anybody being named.
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
	if !f.WithoutOrganisations {
		list = append(list, unnamedHosts(shown)...)
	}
	return graphOf(shown, list, !f.WithoutOrganisations)
}

// unnamedHosts lists which visitors were received by which organisations without a contact of it being named.
func unnamedHosts(p *program.Program) []outcome.Tie {
	return outcome.Received(p.With(func(next *program.Program) {
		next.Meetings = slices.DeleteFunc(slices.Clone(p.Meetings), func(m *program.Meeting) bool {
			return slices.ContainsFunc(m.Contacts, func(id program.ID) bool { return p.Contact(id) != nil })
		})
	}))
}

// graphOf returns the network of ties, with the visitors and, if wanted, the organisations of contacts.
func graphOf(p *program.Program, list []outcome.Tie, organisations bool) Graph {
	named := namedIn(p, list, organisations)
	var g Graph
	at := map[program.ID]int{}
	add := func(record program.Record, kind Kind, name string) {
		if id := record.RecordID(); named[id] {
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
	if organisations {
		for _, o := range p.Organisations {
			add(o, Organisation, o.Name)
		}
	}
	join := func(a, b program.ID, strength int, records []program.ID) {
		first, hasFirst := at[a]
		second, hasSecond := at[b]
		if hasFirst && hasSecond {
			g.Edges = append(g.Edges, Edge{first, second, strength, records})
		}
	}
	for _, tie := range list {
		join(tie.A, tie.B, tie.Strength(), slices.Concat(tie.Meetings, tie.Connections))
	}
	for _, c := range p.Contacts {
		join(c.ID, c.Organisation, 1, nil)
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

// Focus returns which nodes are joined to one, itself included.
func (g Graph) Focus(node int) map[int]bool {
	near := map[int]bool{node: true}
	for _, e := range g.Edges {
		if e.A == node {
			near[e.B] = true
		}
		if e.B == node {
			near[e.A] = true
		}
	}
	return near
}
