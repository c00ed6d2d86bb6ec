package paper

import (
	"slices"

	"laurel/data/program"
)

// metStop is whom a delegation met in one stop.
type metStop struct {
	stop          *program.Stop // nil: meetings whose stop is not in the program
	organisations []*metOrganisation
}

// metOrganisation is an organisation that was visited, with whom and when.
type metOrganisation struct {
	organisation *program.Organisation // nil: contacts of no organisation
	meetings     []*program.Meeting
	contacts     []*program.Contact
}

// ContactsMet returns the contacts of a contact book in its order, each once.
func ContactsMet(edition *program.Edition, options ContactBookOptions) []*program.Contact {
	var list []*program.Contact
	for _, s := range metStops(edition, options) {
		for _, o := range s.organisations {
			for _, c := range o.contacts {
				if !slices.Contains(list, c) {
					list = append(list, c)
				}
			}
		}
	}
	return list
}

// metStops groups whom the delegation, or the chosen people of it, met: by stop, then by organisation in the order of the visits.
func metStops(e *program.Edition, options ContactBookOptions) []metStop {
	var list []metStop
	stops := chosenStops(e, options.Stops)
	if len(options.Stops) == 0 {
		stops = append(stops, nil)
	}
	for _, s := range stops {
		here := metStop{stop: s}
		for _, m := range planned(e) {
			if e.Stop(m.Stop) == s && Encounter(m) && attendedByAny(e, m, options.People) {
				here.add(e, m)
			}
		}
		if len(here.organisations) > 0 {
			list = append(list, here)
		}
	}
	return list
}

// Encounter reports whether people are met at an item: its contacts, or the organisation that receives the group.
func Encounter(m *program.Meeting) bool {
	switch m.Kind {
	case program.Transport, program.FlightKind, program.FreeTime, program.NoteKind:
		return false
	case program.Meal:
		return len(m.Contacts) > 0
	}
	return m.Organisation != "" || len(m.Contacts) > 0
}

func attendedByAny(e *program.Edition, m *program.Meeting, people []program.ID) bool {
	return len(people) == 0 || slices.ContainsFunc(people, func(id program.ID) bool {
		p := e.Person(id)
		return p != nil && e.Attends(p, m)
	})
}

// add puts the host of a meeting and its contacts into the stop, each contact under its own organisation.
func (s *metStop) add(e *program.Edition, m *program.Meeting) {
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

// at returns the group of an organisation, with a meeting noted in it.
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

// AnyoneMet reports whether a contact book with these choices has anything to tell of.
func AnyoneMet(edition *program.Edition, options ContactBookOptions) bool {
	return len(metStops(edition, options)) > 0
}
