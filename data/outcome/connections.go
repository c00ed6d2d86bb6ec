package outcome

import (
	"cmp"
	"slices"

	"laurel/data/program"
)

// LinkKind is between whom a connection is.
type LinkKind string

// The kinds.
const (
	WithContact   LinkKind = "contact"  // a visitor and somebody whom they met
	AmongVisitors LinkKind = "visitors" // two visitors
	WithCountry   LinkKind = "country"  // an organisation and the home country of visitors whom it received
	AmongOthers   LinkKind = "others"   // as somebody noted it
)

// LinkKinds lists the kinds.
func LinkKinds() []LinkKind { return []LinkKind{WithContact, AmongVisitors, WithCountry, AmongOthers} }

// Link is a connection that a program has brought about: by meetings together, or because somebody noted it.
type Link struct {
	Tie
	Kind    LinkKind
	Country program.Country // of WithCountry, in the place of B
	People  []program.ID    // of WithCountry: whom of that country the organisation received
}

// Links lists every connection, the strongest first: who met whom and who was together in meetings of some only (by the
// attendance), who is noted as connected, and which organisations received visitors of which countries.
func Links(p *program.Program) []Link {
	t := met(p)
	addTogether(t, p)
	addNoted(t, p)
	var links []Link
	for _, tie := range t.strongest() {
		links = append(links, Link{Tie: tie, Kind: kindOf(p, tie)})
	}
	links = append(links, countryLinks(p)...)
	slices.SortStableFunc(links, func(a, b Link) int { return cmp.Compare(b.Strength(), a.Strength()) })
	return links
}

// kindOf returns between whom a tie is.
func kindOf(p *program.Program, tie Tie) LinkKind {
	isVisitor := func(id program.ID) bool {
		person := p.Person(id)
		return person != nil && slices.Contains(Visitors, person.Role)
	}
	switch {
	case isVisitor(tie.A) && isVisitor(tie.B):
		return AmongVisitors
	case isVisitor(tie.A) && p.Contact(tie.B) != nil:
		return WithContact
	}
	return AmongOthers
}

// countryLinks joins organisations with the home countries of the visitors whom they received, each meeting once.
func countryLinks(p *program.Program) []Link {
	var links []Link
	at := map[[2]string]int{}
	for _, tie := range Received(p) {
		country := p.Person(tie.A).Country
		if country == "" {
			continue
		}
		key := [2]string{string(tie.B), string(country)}
		i, known := at[key]
		if !known {
			i = len(links)
			at[key] = i
			links = append(links, Link{Tie: Tie{A: tie.B}, Kind: WithCountry, Country: country})
		}
		links[i].People = append(links[i].People, tie.A)
		for _, meeting := range tie.Meetings {
			if !slices.Contains(links[i].Meetings, meeting) {
				links[i].Meetings = append(links[i].Meetings, meeting)
			}
		}
	}
	for _, link := range links {
		slices.SortFunc(link.Meetings, func(a, b program.ID) int {
			return cmp.Or(p.Meeting(a).Start.Compare(p.Meeting(b).Start), cmp.Compare(a, b))
		})
	}
	return links
}
