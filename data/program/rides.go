package program

import (
	"cmp"
	"slices"
	"strings"

	"laurel/data/civil"
	"laurel/data/locale"
)

// Undriven is a day at a stop on which nobody is driven, and the reason.
type Undriven struct {
	Meetings    int    // of the day, without free time and notes; 0: it is a free day
	Away        bool   // the day has no meetings at this stop, but some at another
	Modes       []Mode // how people get to the meetings, in the order of menus
	ModeUnknown bool   // a meeting away from the hotel has no travel mode
}

// UndrivenDay describes a day at a stop none of whose items, in their order, needs the transport company. planned are
// the items of all stops. Items that began on an earlier day count only where there are no others; their ride was on
// the day when they began.
func UndrivenDay(s *Stop, date civil.Date, items, planned []*Meeting) Undriven {
	day := Undriven{}
	isOwn := func(m *Meeting) bool { return m.isBusy() && !m.Start.Date.Before(date) }
	some := slices.ContainsFunc(items, isOwn)
	before := &Meeting{}
	for _, m := range items {
		if !m.isBusy() || some && !isOwn(m) {
			continue
		}
		day.Meetings++
		goesOn := m.Organisation != "" && m.Organisation == before.Organisation
		before = m
		switch {
		case m.IsDriven():
		case m.Travel == "":
			day.ModeUnknown = day.ModeUnknown || !goesOn && s.isElsewhere(m)
		case !slices.Contains(day.Modes, m.Travel):
			day.Modes = append(day.Modes, m.Travel)
		}
	}
	day.Away = day.Meetings == 0 && slices.ContainsFunc(planned, func(m *Meeting) bool { return m.isBusyOn(date) })
	slices.SortFunc(day.Modes, func(a, b Mode) int {
		return cmp.Compare(slices.Index(Modes(), a), slices.Index(Modes(), b))
	})
	return day
}

func (m *Meeting) isBusyOn(date civil.Date) bool {
	return m.isBusy() && (m.Start.Date == date || m.Start.Date.Before(date) && !m.End.Date.Before(date))
}

func (m *Meeting) isBusy() bool { return m.Kind != FreeTime && m.Kind != NoteKind }

// isElsewhere reports whether an item has a place that is not the stop's hotel.
func (s *Stop) isElsewhere(m *Meeting) bool {
	if hotel := locale.Fold(s.Hotel.Name); hotel != "" && strings.HasPrefix(locale.Fold(m.Place), hotel) {
		return false
	}
	return m.Place != "" || m.Organisation != ""
}

// Text describes the day to a driver.
func (u Undriven) Text(l locale.Language) string {
	var modes []string
	for _, mode := range u.Modes {
		modes = append(modes, mode.Name(l))
	}
	values := locale.Values{"Modes": strings.Join(modes, ", ")}
	switch {
	case u.Away:
		return l.Text("No driving")
	case u.Meetings == 0:
		return l.Text("Free day")
	case u.ModeUnknown:
		return l.Count("undriven.unsaid", u.Meetings, values)
	case len(u.Modes) == 1 && u.Modes[0] == Walk:
		return l.Count("undriven.walk", u.Meetings, values)
	case len(u.Modes) == 0:
		return l.Count("undriven.none", u.Meetings, values)
	}
	return l.Count("undriven.modes", u.Meetings, values)
}

// SharedFlight is how some people arrive or leave together.
type SharedFlight struct {
	Flight
	People []*Person
}

// FlightOf returns how the person arrives (ArrivalPart) or leaves.
func (p *Person) FlightOf(part Part) Flight {
	if part == ArrivalPart {
		return p.Arrival
	}
	return p.Departure
}

// SharedFlights lists with what people arrive (ArrivalPart) or leave, by time and number. Who has none is in none.
func SharedFlights(people []*Person, part Part) []SharedFlight {
	at := map[Flight]int{}
	var flights []SharedFlight
	for _, p := range people {
		flight := p.FlightOf(part)
		if flight == (Flight{}) {
			continue
		}
		if _, known := at[flight]; !known {
			at[flight] = len(flights)
			flights = append(flights, SharedFlight{Flight: flight})
		}
		flights[at[flight]].People = append(flights[at[flight]].People, p)
	}
	sortFlights(flights)
	return flights
}

// OnwardFlights lists the journeys between stops with which people come to a stop (ArrivalPart) or leave it, as
// SharedFlights does.
func (p Travel) OnwardFlights(stop *Stop, people []*Person, part Part) []SharedFlight {
	var flights []SharedFlight
	for _, j := range p.Journeys {
		shared := SharedFlight{Flight: j.flight(part)}
		for _, person := range people {
			from, to := p.StopsOf(j, person)
			if j.Leg == Onward && j.Takes(person.ID) && (part == ArrivalPart && to == stop ||
				part != ArrivalPart && from == stop) {
				shared.People = append(shared.People, person)
			}
		}
		if len(shared.People) > 0 {
			flights = append(flights, shared)
		}
	}
	sortFlights(flights)
	return flights
}

// sortFlights puts flights into the order of time and number.
func sortFlights(flights []SharedFlight) {
	slices.SortStableFunc(flights, func(a, b SharedFlight) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Number, b.Number))
	})
}

// Ends returns for which of some people a stop is the first and the last of theirs among the stops of a program: where
// they arrive and leave.
func Ends(stops []*Stop, stop *Stop, people []*Person) (arrive, leave []*Person) {
	for _, person := range people {
		own := person.StopsAmong(stops)
		if len(own) > 0 && own[0] == stop {
			arrive = append(arrive, person)
		}
		if len(own) > 0 && own[len(own)-1] == stop {
			leave = append(leave, person)
		}
	}
	return arrive, leave
}

// MovesLuggage reports whether the bags travel with an item: a ride or flight when the group comes to the stop or
// leaves it.
func (s *Stop) MovesLuggage(m *Meeting) bool {
	day := m.Start.Date
	return (m.Kind == Transport || m.Kind == FlightKind) && (day == s.From || day == s.Until)
}

// CountBags counts the bags of people; of whom it is not known how many, usual ones.
func CountBags(people []*Person, usual int) int {
	bags := 0
	for _, p := range people {
		bags += cmp.Or(p.Bags, usual)
	}
	return bags
}
