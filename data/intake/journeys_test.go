package intake_test

import (
	"strings"
	"testing"

	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/program"
	"laurel/data/store"
)

func TestFlightsOfARosterBecomeJourneys(t *testing.T) {
	opened, p := trial(t)
	list := "Name,E-mail,Arrival flight,Departure\n" +
		"Bina Prova,bina@example.org,QR 725 8 Jun 2023 14:35 ORD,\n" +
		"Carl Muster,carl@example.org,QR725 8 Jun 2023 14:35 ORD,2023-06-20 09:00\n" +
		"Dora Ejemplo,dora@example.org,QR 725 9 Jun 2023 14:35 ORD,\n"
	read := func(list string) (*intake.Draft, *program.Program) {
		draft := intaketest.Read(t, opened, p.ID, "list.csv", list, intake.Options{Program: p.ID})
		return draft, intaketest.Load(t, opened, p.ID)
	}
	draft, now := read(list)
	if len(now.Journeys) != 2 || len(now.Journeys[0].Travellers) != 2 || now.Journeys[0].Leg != program.Outward {
		t.Fatalf("two numbers and times are %d journeys: %+v", len(now.Journeys), now.Journeys)
	}
	notes := intaketest.Notes(draft)
	if !strings.Contains(notes, "QR 725, 8 June 2023, 2:35 p.m. (2)") {
		t.Errorf("the review has no note of the flight: %s", notes)
	}
	var carl *program.Person
	for _, person := range now.People {
		if person.Given == "Carl" {
			carl = person
		}
	}
	if carl.Arrival != (program.Flight{}) || carl.Departure.At.IsZero() {
		t.Error("what is a journey is still written in the record, or what is none is not")
	}
	if again, _ := read(list); !again.Unchanged() {
		t.Error("the same list changes something when it is read again")
	}
	booked := *now.Journeys[0]
	booked.Booking = "ABC123"
	if err := opened.Edit(t.Context(), "Book", func(tx *store.Tx) error { return tx.Put(p.ID, &booked) }); err != nil {
		t.Fatal(err)
	}
	_, now = read(strings.ReplaceAll(list, "8 Jun 2023 14:35", "8 Jun 2023 16:10"))
	moved := now.Journeys[0]
	if len(now.Journeys) != 2 || moved.Booking != "ABC123" || moved.To.At.Clock.Hour != 16 ||
		len(moved.Travellers) != 2 {
		t.Errorf("the flight of both is not later: %+v", now.Journeys)
	}
	_, now = read("Name,E-mail,Arrival flight\nCarl Muster,carl@example.org,QR 725 9 Jun 2023 14:35 ORD\n")
	if len(now.Journeys) != 2 || now.Journeys[0].Takes(carl.ID) || !now.Journeys[1].Takes(carl.ID) {
		t.Errorf("one of them has not changed the flight: %+v", now.Journeys)
	}
}
