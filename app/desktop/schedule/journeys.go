package schedule

import (
	"cmp"

	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
)

// journey is a route from one place to another, which the plan has or for which someone typed a time.
type journey struct {
	pair
	stop     program.ID          // of the first meeting that it leads to; empty when the plan does not have it
	first    *program.Meeting    // that meeting
	uses     int                 // how often the plan has it
	estimate clash.Route         // without what was typed
	own      *program.TravelTime // what was typed for it, or nil
}

// pair is from where to where a route leads, and by which mode: that of the meeting; empty: any.
type pair struct {
	from, to program.Place
	mode     program.Mode
}

// journeys are those of the plan in its order, then the others that have a time of their own; nowhere is how many
// meetings were left out since it is not known where they are.
func (v *plan) journeys(estimates *clash.Checker) (all []*journey, nowhere int) {
	known := map[pair]*journey{}
	for _, d := range v.days {
		found, lost := v.journeysOf(d, estimates)
		nowhere += lost
		for _, j := range found {
			if k := known[j.pair]; k != nil {
				k.uses++
				continue
			}
			known[j.pair] = j
			all = append(all, j)
		}
	}
	for _, t := range v.program.TravelTimes {
		typed := pair{t.From, t.To, t.Mode}
		if j := known[typed]; j != nil {
			j.own = t
			continue
		}
		all = append(all, &journey{pair: typed, own: t})
	}
	return all, nowhere
}

// journeysOf are those of one day: from the hotel, and then as the checks see them, who leave out what is nowhere and
// do not ask where a transport leads.
func (v *plan) journeysOf(d *day, estimates *clash.Checker) (found []*journey, nowhere int) {
	var before []*program.Meeting
	moved := false
	for _, r := range d.rows {
		m := r.meeting
		isNowhere := placeAt(m) == (program.Place{})
		switch {
		case !m.Binds() || m.Link != "" && isNowhere:
			continue
		case m.IsTravel():
			before, moved = nil, true
			continue
		case isNowhere:
			nowhere++
			continue
		}
		from := comingFrom(m, before, false)
		before = append(before, m)
		if from == nil && moved {
			continue
		}
		if j := v.journey(from, m, estimates); j != nil {
			found = append(found, j)
		}
	}
	return found, nowhere
}

// journey is the route to a meeting from the one before, or from the hotel; nil where there is none, or where it starts
// is not known.
func (v *plan) journey(from, m *program.Meeting, estimates *clash.Checker) *journey {
	j := &journey{pair: pair{to: placeAt(m), mode: m.Travel}, stop: m.Stop, first: m, uses: 1}
	var id program.ID
	if from != nil {
		id, j.from = from.ID, placeAt(from)
	} else if stop := v.program.Stop(m.Stop); stop != nil && stop.Hotel.Position.Known {
		j.from = program.Place{Position: stop.Hotel.Position}
	}
	j.estimate = estimates.Route(id, m.ID)
	if j.from == (program.Place{}) || j.from == j.to || j.estimate.Known && j.estimate.Minutes == 0 {
		return nil
	}
	return j
}

// placeAt is where a meeting is; empty where that is not known.
func placeAt(m *program.Meeting) program.Place {
	if m.Organisation != "" {
		return program.Place{Organisation: m.Organisation}
	}
	return program.Place{Position: m.Position}
}

// placeName is how people call a place.
func (v *plan) placeName(at program.Place) string {
	if o := v.library.Organisation(at.Organisation); o != nil {
		return o.Name
	}
	for _, stop := range v.program.Stops {
		if stop.Hotel.Position == at.Position {
			return hotelName(stop)
		}
	}
	for _, m := range v.program.Meetings {
		if m.Organisation == "" && m.Position == at.Position && m.Place != "" {
			return m.Place
		}
	}
	return at.Position.String()
}

func hotelName(stop *program.Stop) string {
	return cmp.Or(stop.Hotel.Name, locale.L("The hotel in {{.City}}", locale.Values{"City": stop.City}))
}
