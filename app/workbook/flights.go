package workbook

import (
	"cmp"
	"reflect"
	"slices"

	"laurel/data/program"
	"laurel/data/program/edition"
)

// traveller is a person who arrives or leaves.
type traveller struct {
	*program.Person
	stop   *program.Stop
	shared *shared
	leaves bool
}

// shared is what the travellers of a manifest have in common.
type shared struct {
	vehicles vehicles
	bags     int // of whoever has not answered how many
}

func (t traveller) part() program.Part {
	if t.leaves {
		return program.DeparturePart
	}
	return program.ArrivalPart
}

func (t traveller) record(of string) reflect.Value {
	if of == "Stop" {
		return recordOf(t.stop)
	}
	return recordOf(t.Person)
}

func (t traveller) flight() program.Flight { return t.FlightOf(t.part()) }

// Constructors of columns of travellers.
var (
	ofTraveller   = field[traveller]
	madeTraveller = made[traveller]
)

// flightManifest is who arrives and leaves when, with which flight and how many bags, in the order of time. Of whom no
// flight is known is at the end.
var flightManifest = list[traveller]{
	id: "flight-manifest",
	columns: []column[traveller]{
		numbered[traveller]().usual(),
		madeTraveller("direction", directionCell, flightTimes...).usual(),
		madeTraveller("flight-time", flightTimeCell, flightTimes...).usual().
			fills(moment, func(_ *texts, t traveller) cell { return dateTime(t.flight().At) }),
		madeTraveller("flight", flightNumberCell, flightNumbers...).usual().
			fills(textual, func(_ *texts, t traveller) cell { return text(t.flight().Number) }),
		madeTraveller("airport", func(_ *texts, t traveller) cell { return text(t.flight().Place) },
			flightPlaces...).usual().fillable(),
		ofTraveller("city", "Stop.City").usual(),
		madeTraveller("last-name", lastNameOf[traveller], passportFields...).usual(),
		madeTraveller("first-name", firstNameOf[traveller], passportFields...).usual(),
		ofTraveller("honorific", "Person.Honorific"),
		ofTraveller("gender", "Person.Gender"),
		madeTraveller("full-name", func(_ *texts, t traveller) cell { return text(t.DisplayName()) }, nameFields...),
		ofTraveller("role", "Person.Role").usual(),
		ofTraveller("country", "Person.Country"),
		madeTraveller("bags", func(_ *texts, t traveller) cell { return count(cmp.Or(t.Bags, t.shared.bags)) },
			"Person.Bags").usual().fills(numeric, func(_ *texts, t traveller) cell { return number(t.Bags) }),
		madeTraveller("vehicle", func(_ *texts, t traveller) cell {
			return text(t.shared.vehicles.of(t.Person, t.stop, t.part()))
		}, "Meeting.Vehicle", "Person.Arrival.At", "Person.Departure.At").usual(),
		ofTraveller("phone", "Person.Phone").usual(),
		ofTraveller("access", "Person.Access").usual(),
		ofTraveller("hotel", "Stop.Hotel.Name"),
		referring[traveller](),
	},
	rows:     travellers,
	name:     func(t traveller) string { return t.DisplayName() },
	about:    func(t traveller) []program.ID { return []program.ID{t.ID} },
	part:     func(t traveller) program.ID { return program.ID(t.part()) },
	at:       func(t traveller) program.ID { return t.stop.ID },
	concerns: func(t traveller, c edition.Change) bool { return c.Part == t.part() || !isFlight(c.Part) },
	gone: func(o *output) []traveller {
		return o.travelling(func(s *program.Stop) []*program.Person { return o.Since.Gone(s.ID) })
	},
}

func isFlight(part program.Part) bool {
	return part == program.ArrivalPart || part == program.DeparturePart
}

func directionCell(w *texts, t traveller) cell {
	if t.leaves {
		return text(w.Text("list.departure"))
	}
	return text(w.Text("list.arrival"))
}

func flightTimeCell(w *texts, t traveller) cell {
	if t.flight().At.IsZero() {
		return cell{kind: textual, missing: true, text: w.Text("list.not-known")}
	}
	return dateTime(t.flight().At)
}

func flightNumberCell(w *texts, t traveller) cell {
	if t.flight().Number == "" {
		return cell{kind: textual, missing: true, text: w.Text("list.not-known")}
	}
	return text(t.flight().Number)
}

func travellers(o *output) ([]traveller, error) {
	_, people, err := o.stopsAndPeople()
	if err != nil {
		return nil, err
	}
	return o.travelling(func(*program.Stop) []*program.Person { return people }), nil
}

// travelling lists how some people arrive at the chosen stops and leave from there.
func (o *output) travelling(people func(*program.Stop) []*program.Person) []traveller {
	common := &shared{vehiclesOf(o.Edition), o.bags()}
	var list []traveller
	for _, s := range o.SelectStops() {
		arrive, leave := program.Ends(o.Edition.Stops, s, people(s))
		list = slices.Grow(list, len(arrive)+len(leave))
		for _, p := range arrive {
			list = append(list, traveller{p, s, common, false})
		}
		for _, p := range leave {
			list = append(list, traveller{p, s, common, true})
		}
	}
	slices.SortStableFunc(list, func(a, b traveller) int {
		one, other := a.flight(), b.flight()
		if one.At.IsZero() != other.At.IsZero() { // not known: last
			return other.At.Compare(one.At)
		}
		return cmp.Or(
			one.At.Compare(other.At), cmp.Compare(one.Number, other.Number), cmp.Compare(a.part(), b.part()),
		)
	})
	return list
}
