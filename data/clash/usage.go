package clash

import (
	"slices"
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
)

// resource is something that several meetings may use and only one can have at a time.
type resource struct {
	kind    resourceKind
	ordinal int32      // of a contact or an organisation in the program
	stop    program.ID // of a vehicle
	name    string     // of a vehicle
}

type resourceKind int

const (
	contactKind resourceKind = iota
	placeKind                // an organisation that receives one group at a time
	vehicleKind
)

// usedTwice are the rules about resources.
var usedTwice = [...]Rule{ContactTwice, PlaceTwice, VehicleTwice}

// usage is the meetings that use a resource, in order of time, and what is wrong with that.
type usage struct {
	items []*item
	facts []fact
}

// resources lists what a meeting uses.
func (e *edit) resources(v *item) []resource {
	m, o := v.meeting, v.organisation
	var used []resource
	for _, id := range m.Contacts {
		i, known := e.setup.contacts[id]
		if r := (resource{kind: contactKind, ordinal: i}); known && !slices.Contains(used, r) {
			used = append(used, r)
		}
	}
	if m.Vehicle != "" {
		if name := v.stop.vehiclesNamed(m.Vehicle).name; name != "" {
			used = append(used, resource{kind: vehicleKind, stop: m.Stop, name: name})
		}
	}
	if o != nil && o.Exclusive && m.Link == "" {
		used = append(used, resource{kind: placeKind, ordinal: e.setup.places[o.ID]})
	}
	return used
}

// compare checks all meetings that use a resource again.
func (e *edit) compare(r resource, change *listChange) *usage {
	var old usage
	if known := e.usage.get(r); known != nil {
		old = *known
	}
	next := &usage{items: change.of(old.items)}
	var found []trouble
	overlapping(next.items, func(a, b *item) {
		if r.kind == placeKind && inTwoRooms(a.meeting, b.meeting) {
			return
		}
		found = append(found, trouble{fact: fact{rule: usedTwice[r.kind], a: a, b: b}, values: func() locale.Values {
			values := locale.Values{"Vehicle": a.meeting.Vehicle}
			if a.organisation != nil {
				values["Place"] = a.organisation.Name
			}
			return values
		}})
	})
	next.facts = e.change(r.ordinal, old.facts, found)
	return next
}

// inTwoRooms reports whether two meetings at one organisation each name a room, and not the same.
func inTwoRooms(a, b *program.Meeting) bool {
	return a.Place != "" && b.Place != "" && !strings.EqualFold(strings.TrimSpace(a.Place), strings.TrimSpace(b.Place))
}
