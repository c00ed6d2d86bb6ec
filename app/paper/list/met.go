package list

import (
	"slices"

	"laurel/app/request"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// metStop is who was met in one stop.
type metStop struct {
	stop          *program.Stop // nil: meetings whose stop is not in the program
	organisations []*metOrganisation
}

// metOrganisation is an organisation that was visited, with the meetings and the people there.
type metOrganisation struct {
	organisation *program.Organisation // nil: contacts of no organisation
	meetings     []*program.Meeting
	contacts     []*program.Contact
}

// ContactsMet returns the contacts of a contact book as they follow each other, each once, and whether there is
// anything in the book.
func ContactsMet(r request.Request) (contacts []*program.Contact, any bool) {
	stops := metStops(r)
	for _, s := range stops {
		for _, o := range s.organisations {
			for _, c := range o.contacts {
				if !slices.Contains(contacts, c) {
					contacts = append(contacts, c)
				}
			}
		}
	}
	return contacts, len(stops) > 0
}

// metStops groups whom the delegation, or the chosen people of it, met: by stop, then by organisation as they were
// visited.
func metStops(r request.Request) []metStop {
	var list []metStop
	stops := r.SelectStops()
	if len(r.Stops) == 0 {
		stops = append(stops, nil)
	}
	for _, s := range stops {
		here := metStop{stop: s}
		for _, m := range r.Edition.Plan().Planned() {
			if r.Edition.Stop(m.Stop) == s && m.MeetsPeople() && attended(r, m) {
				here.add(r.Edition, m)
			}
		}
		if len(here.organisations) > 0 {
			list = append(list, here)
		}
	}
	return list
}

// attended reports whether one of the chosen people attends an item.
func attended(r request.Request, m *program.Meeting) bool {
	return len(r.People) == 0 || slices.ContainsFunc(r.People, func(id program.ID) bool {
		p := r.Edition.Person(id)
		return p != nil && r.Edition.Attendance().Attends(p, m)
	})
}

// add adds the host of a meeting and its contacts, each contact under its own organisation.
func (s *metStop) add(e *edition.Edition, m *program.Meeting) {
	if o := e.Organisation(m.Organisation); o != nil {
		s.at(o, m)
	}
	for _, id := range m.Contacts {
		c := e.Contact(id)
		if c == nil {
			continue
		}
		group := s.at(e.Organisation(c.Organisation), m)
		if !slices.Contains(group.contacts, c) {
			group.contacts = append(group.contacts, c)
		}
	}
}

// at returns the group of an organisation, with a meeting added to it.
func (s *metStop) at(o *program.Organisation, m *program.Meeting) *metOrganisation {
	i := slices.IndexFunc(s.organisations, func(g *metOrganisation) bool { return g.organisation == o })
	if i < 0 {
		i = len(s.organisations)
		s.organisations = append(s.organisations, &metOrganisation{organisation: o})
	}
	if group := s.organisations[i]; !slices.Contains(group.meetings, m) {
		group.meetings = append(group.meetings, m)
	}
	return s.organisations[i]
}
