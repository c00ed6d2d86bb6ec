package intake

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
)

// board makes journeys of the arrivals and departures that a foreign file has: who comes at the same time with the same
// number is on the same one. What is not enough for a journey stays in the person's record.
func (d *Draft) board() {
	if !d.partial {
		return
	}
	b := boarding{d, cmp.Or(d.stored, d.old), nil}
	b.Boarding = b.stored.Travel().NewBoarding()
	d.left = map[*program.Person]*flights{}
	var next program.Person
	none := new(flights)
	for _, record := range d.put {
		person, is := record.(*program.Person)
		if !is {
			continue
		}
		next = *person
		b.board(&next, program.ArrivalPart)
		b.board(&next, program.DeparturePart)
		switch left := (flights{next.Arrival, next.Departure}); left {
		case flights{person.Arrival, person.Departure}:
		case *none:
			d.left[person] = none
		default:
			d.left[person] = &left
		}
	}
	d.put = slices.DeleteFunc(d.put, func(record program.Record) bool {
		person, is := record.(*program.Person)
		known := b.stored.Person(record.RecordID())
		return is && known != nil && program.Alike(d.boarded(person), known) // another spelling of the number
	})
	b.Follow()
	changed := b.Changed()
	d.program = d.program.With(func(p *program.Program) { p.Journeys = b.Journeys })
	if len(changed) == 0 {
		return
	}
	for _, j := range changed {
		d.put = append(d.put, j)
	}
	d.Note("Flights and trains were made from arrivals and departures: {{.Journeys}}.",
		"Journeys", func(l locale.Language) string { return journeyList(changed, l) })
}

// flights are the arrival and the departure of a person.
type flights struct{ arrival, departure program.Flight }

// boarded returns a person as they are stored: without the arrival and the departure that their journeys have.
func (d *Draft) boarded(person *program.Person) *program.Person {
	left := d.left[person]
	if left == nil {
		return person
	}
	next := *person
	next.Arrival, next.Departure = left.arrival, left.departure
	return &next
}

// boarding puts people of a draft on the journeys of its program.
type boarding struct {
	*Draft
	stored *program.Program
	*program.Boarding
}

// board puts a person on the journey with which the file has them arrive or leave, and off another one of that part;
// the text of the record becomes what is left to write.
func (b boarding) board(person *program.Person, part program.Part) {
	flight, before := person.FlightOf(part), program.Flight{}
	if known := b.old.Person(person.ID); known != nil {
		before = known.FlightOf(part)
	}
	now := b.stored.Travel().JourneyOf(person.ID, part)
	switch {
	case flight == before && now != nil: // not of the file
		person.SetFlight(part, b.stored.Person(person.ID).FlightOf(part))
		return
	case flight == before, !flight.HasJourney():
		return
	}
	person.SetFlight(part, program.Flight{})
	j, isNew := b.Put(person, part, flight)
	if isNew { // the same each time that the file is read
		j.ID = derived("journey", string(b.Draft.program.ID), string(j.Leg), j.Number, flight.At.String())
	}
	if now != nil && now.ID != j.ID {
		b.Remove(person.ID, now.ID)
	}
}

// journeyList names journeys with how many are on each, the first of many.
func journeyList(journeys []*program.Journey, l locale.Language) string {
	var names []string
	for i, j := range journeys {
		if i == mostNames {
			names = append(names, "…")
			break
		}
		end := j.To
		if j.Leg == program.Homeward {
			end = j.From
		}
		names = append(names, j.Number+", "+l.Moment(end.At)+" ("+strconv.Itoa(len(j.Travellers))+")")
	}
	return strings.Join(names, "; ")
}
