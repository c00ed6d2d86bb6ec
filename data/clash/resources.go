package clash

import (
	"iter"
	"slices"
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
)

// resource is something that several meetings may use and only one can have at a time.
type resource struct {
	kind     resourceKind
	ordinal  int32     // of a contact or an organisation in the program
	vehicles *vehicles // of the stop
	name     string    // of another vehicle, with its stop
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

// resources yields what a meeting uses.
func (s *setup) resources(v *item) iter.Seq[resource] {
	return func(yield func(resource) bool) {
		if !v.binds {
			return
		}
		m, o := v.meeting, v.organisation
		for k, id := range m.Contacts {
			i, known := s.contacts[id]
			if known && !slices.Contains(m.Contacts[:k], id) && !yield(resource{kind: contactKind, ordinal: i}) {
				return
			}
		}
		if name := vehicleName(m.Vehicle); name != "" {
			vehicle := resource{kind: vehicleKind, vehicles: v.vehicles}
			if v.vehicles == nil {
				vehicle.name = string(m.Stop) + " " + name
			}
			if !yield(vehicle) {
				return
			}
		}
		if o != nil && o.Exclusive && m.Link == "" {
			yield(resource{kind: placeKind, ordinal: s.places[o.ID]})
		}
	}
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
