package handout_test

import (
	"strings"
	"testing"
	"time"

	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/program"
)

func TestAFlightIsInTheCalendarOfWhoIsOnItByTheClocksOfBothEnds(t *testing.T) {
	day := civil.NewDate(2023, time.June, 14)
	ana := &program.Person{ID: program.NewID(), Role: program.Awardee, Given: "Ana", Family: "Prova"}
	p := planned(func(p *program.Program, _ *program.Meeting) {
		p.People = []*program.Person{ana}
		p.Journeys = []*program.Journey{{
			ID: program.NewID(), Kind: program.ByFlight, Leg: program.Outward, Number: "QR 725", Booking: "zqmarkx",
			From: program.JourneyEnd{Place: "DOH", At: civil.At(day, civil.NewClock(8, 0)), Zone: "Asia/Qatar"},
			To: program.JourneyEnd{
				Place: "BOS",
				At:    civil.At(day, civil.NewClock(14, 35)),
				Zone:  "America/New_York",
			},
			Travellers: []program.ID{ana.ID},
		}}
	})
	text := calendarText(t, p, program.Partners, request.Request{Chosen: request.Chosen{People: []program.ID{ana.ID}}})
	for _, wanted := range []string{"DTSTART:20230614T050000Z", "DTEND:20230614T183500Z", "QR 725"} {
		if !strings.Contains(text, wanted) {
			t.Errorf("the calendar lacks %s:\n%s", wanted, text)
		}
	}
	if strings.Contains(text, "zqmarkx") {
		t.Error("the booking leaves the office")
	}
	for _, other := range []string{
		calendarText(t, p, program.Participants, request.Request{Chosen: request.Chosen{People: []program.ID{ana.ID}}}),
		calendarText(t, p, program.Partners, request.Request{}),
	} {
		if strings.Contains(other, "QR 725") {
			t.Error("the flight is in a calendar for others")
		}
	}
}
