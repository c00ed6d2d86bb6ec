package program

import (
	"errors"
	"slices"
	"testing"
	"time"

	"laurel/data/civil"
)

func on(day, hour, minute int) civil.DateTime {
	return civil.At(civil.NewDate(2026, time.March, day), civil.NewClock(hour, minute))
}

// travelling is a program with two stops and three people, of whom two have the same arrival in writing.
func travelling() *Program {
	p := &Program{
		ID: NewID(), Name: "Travelling", Language: "en",
		Stops: []*Stop{
			{ID: NewID(), City: "Chicago", Zone: "America/Chicago", From: on(8, 0, 0).Date, Until: on(11, 0, 0).Date},
			{ID: NewID(), City: "Denver", Zone: "America/Denver", From: on(11, 0, 0).Date, Until: on(14, 0, 0).Date},
		},
	}
	for _, name := range []string{"Ana", "Ben", "Cleo"} {
		p.People = append(p.People, &Person{ID: NewID(), Role: Awardee, Given: name, Family: "Sample"})
	}
	p.People[0].Arrival = Flight{At: on(8, 14, 35), Number: "QR 725", Place: "ORD"}
	p.People[1].Arrival = Flight{At: on(8, 14, 35), Number: "qr725", Place: "ORD"}
	p.People[1].Departure = Flight{At: on(14, 9, 0), Number: "ICE 12"}
	p.People[2].Arrival = Flight{At: on(8, 14, 35)}
	return p
}

func TestTheSameNumberAndTimeIsOneJourney(t *testing.T) {
	p := travelling()
	if got := p.Travel().Unboarded(); !slices.Equal(got, p.People[:2]) {
		t.Fatalf("%d people have text that could be a journey, want the first two", len(got))
	}
	journeys, without := p.Travel().Board(p.Travel().Unboarded())
	if len(journeys) != 2 || len(without) != 2 || without[0].Arrival != (Flight{}) ||
		without[1].Departure != (Flight{}) {
		t.Fatalf("journeys %v of people %v", journeys, without)
	}
	came, left := journeys[0], journeys[1]
	if !slices.Equal(came.Travellers, []ID{p.People[0].ID, p.People[1].ID}) || came.To.Zone != "America/Chicago" ||
		came.Leg != Outward || came.Kind != ByFlight || came.Validate() != nil {
		t.Errorf("both are not on the one flight to Chicago: %+v", came)
	}
	if left.Leg != Homeward || left.Kind != ByTrain || left.From.Zone != "America/Denver" {
		t.Errorf("not a train home from Denver: %+v", left)
	}
	next := p.With(func(next *Program) {
		next.Journeys = journeys
		next.People = slices.Concat(without, p.People[2:])
	})
	for i, person := range next.Travel().Travelled().People {
		want := p.People[i].Arrival
		if want.Number != "" {
			want.Number = "QR 725"
		}
		if person.Arrival != want {
			t.Errorf("%s arrives with %v, want %v", person.Given, person.Arrival, want)
		}
	}
	if len(next.Travel().Unboarded()) != 0 ||
		next.Travel().Travelled().Person(p.People[1].ID).Departure.Number != "ICE 12" {
		t.Error("the departure does not follow from the journey")
	}
	if found := next.Search("qr 725", 0); !slices.Contains(found, Record(came)) {
		t.Error("the search does not find the flight")
	}
}

func TestTheLastFlightToTheProgramIsTheArrival(t *testing.T) {
	p := travelling()
	id := p.People[0].ID
	leg := func(kind Leg, number string, from, to civil.DateTime) *Journey {
		return &Journey{
			ID: NewID(), Kind: ByFlight, Leg: kind, Number: number, Travellers: []ID{id},
			From: JourneyEnd{At: from, Zone: "Asia/Qatar"}, To: JourneyEnd{At: to, Zone: "America/Chicago"},
		}
	}
	between := leg(Onward, "UA 1", on(11, 9, 0), on(11, 10, 30))
	p = p.With(func(next *Program) {
		next.Journeys = []*Journey{
			leg(Outward, "QR 725", on(8, 8, 0), on(8, 14, 35)), leg(Homeward, "UA 9", on(14, 9, 0), on(14, 12, 0)),
			leg(
				Homeward,
				"UA 10",
				on(14, 15, 0),
				on(15, 12, 0),
			), leg(Outward, "QR 1", on(7, 8, 0), on(7, 14, 35)), between,
		}
	})
	came, left := p.Travel().FlightOf(p.People[0], ArrivalPart), p.Travel().FlightOf(p.People[0], DeparturePart)
	if came.Number != "QR 725" || left.Number != "UA 9" {
		t.Errorf("arrives with %s and leaves with %s", came.Number, left.Number)
	}
	if from, to := p.Travel().StopsOf(between, p.People[0]); from != p.Stops[0] || to != p.Stops[1] {
		t.Errorf("the journey between the stops leads from %v to %v", from, to)
	}
}

func TestWhatIsWrongWithAJourney(t *testing.T) {
	valid := func() *Journey { return &Journey{ID: NewID(), Kind: ByFlight, Leg: Outward, Number: "QR 725"} }
	tests := []struct {
		name, field string
		journey     *Journey
	}{
		{"nothing", "", valid()},
		{"west over the date line", "", with(valid(), func(j *Journey) {
			j.From = JourneyEnd{At: on(8, 23, 0), Zone: "Pacific/Auckland"}
			j.To = JourneyEnd{At: on(8, 14, 0), Zone: "America/Chicago"}
		})},
		{"before it departs", "To.At", with(valid(), func(j *Journey) {
			j.From = JourneyEnd{At: on(8, 8, 0), Zone: "America/Chicago"}
			j.To = JourneyEnd{At: on(8, 14, 0), Zone: "Asia/Tokyo"}
		})},
		{"neither number nor places", "Number", with(valid(), func(j *Journey) { j.Number = "" })},
		{"no vehicle", "Kind", with(valid(), func(j *Journey) { j.Kind = "" })},
		{"no such zone", "From.Zone", with(valid(), func(j *Journey) { j.From.Zone = "Mars/Base" })},
		{"somebody twice", "Travellers", with(valid(), func(j *Journey) {
			id := NewID()
			j.Travellers = []ID{id, id}
		})},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var invalid *Invalid
			if err := test.journey.Validate(); errors.As(err, &invalid) != (test.field != "") {
				t.Fatal(err)
			}
			if test.field != "" && (len(invalid.Problems) != 1 || invalid.Problems[test.field] == "") {
				t.Errorf("got %v, want a problem with %s", invalid.Problems, test.field)
			}
		})
	}
}
