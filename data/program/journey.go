package program

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"laurel/data/civil"
	"laurel/data/locale"
)

// Vehicles of journeys.
const (
	ByFlight JourneyKind = "flight"
	ByTrain  JourneyKind = "train"
	ByCoach  JourneyKind = "coach"
	ByFerry  JourneyKind = "ferry"
	ByCar    JourneyKind = "car"
)

// JourneyKind is what people travel with.
type JourneyKind string

// JourneyKinds lists the kinds in the order of menus.
func JourneyKinds() []JourneyKind { return []JourneyKind{ByFlight, ByTrain, ByCoach, ByFerry, ByCar} }

// Name returns what the kind is called.
func (k JourneyKind) Name(l locale.Language) string { return l.Name("journey-kind", string(k)) }

// Leg is the part of the trip to which a journey belongs.
type Leg string

// The legs.
const (
	Outward  Leg = "outward" // to the program
	Onward   Leg = "onward"  // from one stop to another
	Homeward Leg = "homeward"
)

// Legs lists the legs in the order of the trip.
func Legs() []Leg { return []Leg{Outward, Onward, Homeward} }

// Name returns what the leg is called.
func (leg Leg) Name(l locale.Language) string { return l.Name("leg", string(leg)) }

// JourneyEnd is where and when a journey begins or ends.
type JourneyEnd struct {
	Place string         `json:"place,omitempty" audience:"partners"` // IATA code of an airport, or a name
	At    civil.DateTime `json:"at,omitzero"     audience:"partners"` // by the clocks of Zone
	Zone  civil.Zone     `json:"zone,omitempty"  audience:"partners"` // empty: that of the stop
}

// Instant returns the moment in time; false where the time or the zone is not known.
func (e JourneyEnd) Instant() (time.Time, bool) {
	if e.At.IsZero() || e.Zone == "" {
		return time.Time{}, false
	}
	instant, _, err := e.Zone.Instant(e.At)
	return instant, err == nil
}

// Text writes the end in one line: ORD, 8 March 2026, 14:35.
func (e JourneyEnd) Text(l locale.Language) string {
	return locale.Joined(", ", e.Place, l.Moment(e.At))
}

// Journey is a flight, a train or another ride over land or sea with a timetable of its own, and who is on it. The
// arrivals and departures of people follow from their journeys; see FlightOf.
type Journey struct {
	ID         ID          `json:"id"                   audience:"partners"`
	Kind       JourneyKind `json:"kind"                 audience:"partners"`
	Leg        Leg         `json:"leg"                  audience:"partners"`
	Number     string      `json:"number,omitempty"     audience:"partners"` // QR 725, Acela 2155
	From       JourneyEnd  `json:"from,omitzero"        audience:"partners"`
	To         JourneyEnd  `json:"to,omitzero"          audience:"partners"`
	Travellers []ID        `json:"travellers,omitempty" audience:"partners"`
	Booking    string      `json:"booking,omitempty"    audience:"internal"` // the reference of the booking
	Notes      string      `json:"notes,omitempty"      audience:"internal"`
}

// Validate checks the journey.
func (j *Journey) Validate() error {
	return validated(j, func(found problems) {
		found.choice("Kind", j.Kind, "Choose how they travel.")
		found.choice("Leg", j.Leg, "Choose which part of the trip it belongs to.")
		found.add("Number", j.Number == "" && j.From == (JourneyEnd{}) && j.To == (JourneyEnd{}),
			"Enter a number, or where it leaves from and goes to.")
		found.add(
			"From.Zone",
			j.From.Zone != "" && !j.From.Zone.Valid(),
			"Choose the time zone, such as Europe/London.",
		)
		found.add("To.Zone", j.To.Zone != "" && !j.To.Zone.Valid(), "Choose the time zone, such as Europe/London.")
		left, leaves := j.From.Instant()
		came, arrives := j.To.Instant()
		found.add("To.At", leaves && arrives && came.Before(left),
			"It arrives before it departs. Check the days, and the zone of each time.")
		for i, id := range j.Travellers {
			found.add("Travellers", !id.Valid() || slices.Contains(j.Travellers[:i], id),
				"A traveller is named twice or not at all.")
		}
	})
}

// Title returns what the journey is called in lists: QR 725, DOH – ORD.
func (j *Journey) Title() string {
	return locale.Joined(", ", j.Number, locale.Joined(" – ", j.From.Place, j.To.Place))
}

// Takes reports whether the person is on the journey.
func (j *Journey) Takes(person ID) bool { return slices.Contains(j.Travellers, person) }

// place is where people who come or leave with the journey meet the program: where it arrives, or whence it departs.
func (j *Journey) place(part Part) *JourneyEnd {
	if part == ArrivalPart {
		return &j.To
	}
	return &j.From
}

// flight returns the journey as an arrival or a departure.
func (j *Journey) flight(part Part) Flight {
	end := j.place(part)
	return Flight{At: end.At, Number: j.Number, Place: end.Place}
}

// Compare orders journeys by time, those of which none is known last.
func (j *Journey) Compare(other *Journey) int {
	a, b := j.when(), other.when()
	if a.IsZero() != b.IsZero() {
		return b.Compare(a)
	}
	return cmp.Or(a.Compare(b), cmp.Compare(j.Number, other.Number))
}

// when is the departure, or the arrival where that is not known.
func (j *Journey) when() civil.DateTime {
	if j.From.At.IsZero() {
		return j.To.At
	}
	return j.From.At
}

// Travel is who travels how in a program.
type Travel struct{ *Program }

// Travel returns who travels how in a program.
func (p *Program) Travel() Travel { return Travel{p} }

// JourneysOf lists the journeys of a person in the order of time.
func (p Travel) JourneysOf(person ID) []*Journey { return p.lookup().journeys[person] }

func journeysByTraveller(p *Program) map[ID][]*Journey {
	of := map[ID][]*Journey{}
	for _, j := range p.Journeys {
		for _, id := range j.Travellers {
			of[id] = append(of[id], j)
		}
	}
	for _, journeys := range of {
		slices.SortStableFunc(journeys, (*Journey).Compare)
	}
	return of
}

// JourneyOf returns the journey with which a person arrives in the program (ArrivalPart), the last of those to it, or
// leaves it, the first of those home; nil where there is none.
func (p Travel) JourneyOf(person ID, part Part) *Journey {
	leg := LegOf(part)
	var found *Journey
	for _, j := range p.JourneysOf(person) {
		if j.Leg == leg && (found == nil || part == ArrivalPart) {
			found = j
		}
	}
	return found
}

// FlightOf returns how a person arrives (ArrivalPart) or leaves: with their journey, or as it is written in their
// record where they have none.
func (p Travel) FlightOf(person *Person, part Part) Flight {
	if j := p.JourneyOf(person.ID, part); j != nil {
		return j.flight(part)
	}
	return person.FlightOf(part)
}

// Travelled returns the program with the arrivals and departures of people as they follow from their journeys.
func (p Travel) Travelled() *Program {
	if len(p.Journeys) == 0 {
		return p.Program
	}
	at := p.lookup()
	at.travel.Do(func() { at.travelled = p.withFlights() })
	return at.travelled
}

func (p Travel) withFlights() *Program {
	people := slices.Clone(p.People)
	for i, person := range p.People {
		arrival, departure := p.FlightOf(person, ArrivalPart), p.FlightOf(person, DeparturePart)
		if arrival != person.Arrival || departure != person.Departure {
			travels := *person
			travels.Arrival, travels.Departure = arrival, departure
			people[i] = &travels
		}
	}
	if slices.Equal(people, p.People) {
		return p.Program
	}
	return p.With(func(next *Program) { next.People = people })
}

// StopsOf returns between which stops of a traveller an onward journey leads, by its days: the last stop that has begun
// when it arrives, and the one before that. Nil: it is not known.
func (p Travel) StopsOf(j *Journey, person *Person) (from, to *Stop) {
	day := cmp.Or(j.To.At, j.From.At).Date
	if day.IsZero() {
		return nil, nil
	}
	for _, s := range person.StopsAmong(p.Stops) {
		if s.From.IsZero() || day.Before(s.From) {
			continue
		}
		if to == nil || !s.From.Before(to.From) {
			from, to = to, s
		}
	}
	if from == nil {
		return nil, nil
	}
	return from, to
}

// LegOf is the leg of an arrival (ArrivalPart) or a departure.
func LegOf(part Part) Leg {
	if part == ArrivalPart {
		return Outward
	}
	return Homeward
}

// HasJourney reports whether what is written of an arrival or a departure is enough to be a journey: its number, and
// when it is.
func (f Flight) HasJourney() bool { return f.Number != "" && !f.At.IsZero() }

// Unboarded lists the people who have no journey for an arrival or departure that is written in their record and is
// enough to be one.
func (p Travel) Unboarded() []*Person {
	return slices.DeleteFunc(slices.Clone(p.People), func(person *Person) bool {
		open := func(part Part) bool {
			return person.FlightOf(part).HasJourney() && p.JourneyOf(person.ID, part) == nil
		}
		return person.Cancelled || !open(ArrivalPart) && !open(DeparturePart)
	})
}

// Board makes journeys of what is written of the arrivals and departures of people: the journeys that are new or have
// more travellers, and the people without the text.
func (p Travel) Board(people []*Person) (journeys []*Journey, without []*Person) {
	boarding := p.NewBoarding()
	for _, person := range people {
		next := *person
		for _, part := range []Part{ArrivalPart, DeparturePart} {
			if flight := person.FlightOf(part); flight.HasJourney() && p.JourneyOf(person.ID, part) == nil {
				boarding.Put(person, part, flight)
				next.SetFlight(part, Flight{})
			}
		}
		without = append(without, &next)
	}
	return boarding.Changed(), without
}

// SetFlight writes how the person arrives (ArrivalPart) or leaves.
func (p *Person) SetFlight(part Part, flight Flight) {
	if part == ArrivalPart {
		p.Arrival = flight
	} else {
		p.Departure = flight
	}
}

// Boarding puts people on journeys.
type Boarding struct {
	Journeys []*Journey // those of the program in their order, then the new ones

	program *Program
	known   map[boardingKey]int // the places of Journeys
}

// boardingKey is what journeys that are the same have in common.
type boardingKey struct {
	leg    Leg
	number string
	at     civil.DateTime
}

// NewBoarding begins with the journeys of the program.
func (p Travel) NewBoarding() *Boarding {
	b := &Boarding{Journeys: slices.Clone(p.Journeys), program: p.Program, known: map[boardingKey]int{}}
	for i, j := range p.Journeys {
		b.index(i, j)
	}
	return b
}

func (b *Boarding) index(i int, j *Journey) {
	at := j.To.At
	if j.Leg == Homeward {
		at = j.From.At
	}
	key := boardingKey{j.Leg, compactNumber(j.Number), at}
	if _, is := b.known[key]; !is {
		b.known[key] = i
	}
}

// Put puts a person on the journey with which they arrive (ArrivalPart) or leave: one of the same number at the same
// time and place, or a new one. It reports whether that is new.
func (b *Boarding) Put(person *Person, part Part, flight Flight) (j *Journey, isNew bool) {
	i, is := b.known[boardingKey{LegOf(part), compactNumber(flight.Number), flight.At}]
	if is && sameOrUnknown(b.Journeys[i].place(part).Place, flight.Place) {
		if !b.Journeys[i].Takes(person.ID) {
			j = b.own(i)
			j.Travellers = append(j.Travellers, person.ID)
		}
		if flight.Place != "" && b.Journeys[i].place(part).Place == "" {
			b.own(i).place(part).Place = flight.Place
		}
		return b.Journeys[i], false
	}
	j = &Journey{
		ID: NewID(), Kind: journeyKindOf(flight.Number), Leg: LegOf(part), Number: flight.Number,
		Travellers: []ID{person.ID},
	}
	end := JourneyEnd{Place: flight.Place, At: flight.At}
	if stops := person.StopsAmong(b.program.Stops); len(stops) > 0 {
		end.Zone = stops[0].Zone
		if part != ArrivalPart {
			end.Zone = stops[len(stops)-1].Zone
		}
	}
	*j.place(part) = end
	b.index(len(b.Journeys), j)
	b.Journeys = append(b.Journeys, j)
	return j, true
}

func sameOrUnknown(a, b string) bool { return a == "" || b == "" || locale.Fold(a) == locale.Fold(b) }

// own returns a journey that may be changed: the program's own ones are copied before.
func (b *Boarding) own(i int) *Journey {
	if i < len(b.program.Journeys) && b.Journeys[i] == b.program.Journeys[i] {
		j := *b.Journeys[i]
		j.Travellers = slices.Clone(j.Travellers)
		b.Journeys[i] = &j
	}
	return b.Journeys[i]
}

// Remove removes a person from a journey.
func (b *Boarding) Remove(person, journey ID) {
	i := slices.IndexFunc(b.Journeys, func(j *Journey) bool { return j.ID == journey })
	if i >= 0 && b.Journeys[i].Takes(person) {
		j := b.own(i)
		j.Travellers = slices.DeleteFunc(j.Travellers, func(id ID) bool { return id == person })
	}
}

// Follow copies to a journey of the program that everybody has left for the same new one the number and time of that:
// its booking and its other end stay, and there is no new one.
func (b *Boarding) Follow() {
	first := len(b.program.Journeys)
	for i, old := range b.program.Journeys {
		if len(old.Travellers) == 0 || len(b.Journeys[i].Travellers) > 0 {
			continue
		}
		k := slices.IndexFunc(b.Journeys[first:], func(j *Journey) bool {
			return j.Leg == old.Leg && slices.Equal(j.Travellers, old.Travellers)
		})
		if k < 0 {
			continue
		}
		next, part := *old, DeparturePart
		if old.Leg == Outward {
			part = ArrivalPart
		}
		next.Number = b.Journeys[first+k].Number
		*next.place(part) = *b.Journeys[first+k].place(part)
		b.Journeys[i] = &next
		b.Journeys = slices.Delete(b.Journeys, first+k, first+k+1)
	}
}

// Changed lists the journeys that are new or have other travellers than in the program.
func (b *Boarding) Changed() []*Journey {
	var changed []*Journey
	for i, j := range b.Journeys {
		if i >= len(b.program.Journeys) || j != b.program.Journeys[i] {
			changed = append(changed, j)
		}
	}
	return changed
}

// compactNumber is how numbers of flights and trains are compared: QR 725 is qr725.
func compactNumber(number string) string {
	return strings.ToUpper(strings.Join(strings.Fields(number), ""))
}

// trains are how the numbers of trains begin that no airline has.
var trains = []string{"ICE", "TGV", "AVE", "ACELA", "AMTRAK", "EUROSTAR", "THALYS", "RAILJET", "SHINKANSEN"}

func journeyKindOf(number string) JourneyKind {
	number = compactNumber(number)
	if slices.ContainsFunc(trains, func(train string) bool { return strings.HasPrefix(number, train) }) {
		return ByTrain
	}
	return ByFlight
}
