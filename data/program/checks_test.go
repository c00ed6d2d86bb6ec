package program

import (
	"errors"
	"strings"
	"testing"

	"laurel/data/civil"
	"laurel/data/geo"
)

func TestWhatTheChecksKnowSaysAtWhichFieldItIsWrong(t *testing.T) {
	here := Place{Position: geo.Position{Known: true, Latitude: 42.3, Longitude: -71}}
	way := func() *TravelTime {
		return &TravelTime{ID: NewID(), From: Place{Organisation: NewID()}, To: here, Mode: Van, Minutes: 20}
	}
	let := func() *Ignored { return &Ignored{ID: NewID(), Rule: "no-meal", Reason: "They eat on the train."} }
	tests := []struct {
		name    string
		record  Record
		field   string // empty: valid
		message string
	}{
		{"a travel time", way(), "", ""},
		{"a travel time for any mode", with(way(), func(w *TravelTime) { w.Mode = "" }), "", ""},
		{
			"a travel time without identifier",
			with(way(), func(w *TravelTime) { w.ID = "" }),
			"ID",
			"no valid identifier",
		},
		{
			"a travel time from nowhere",
			with(way(), func(w *TravelTime) { w.From = Place{} }),
			"From",
			"Choose an organisation",
		},
		{
			"a travel time to beyond the pole",
			with(way(), func(w *TravelTime) { w.To.Position.Latitude = 91 }),
			"To.Position",
			"Latitude runs",
		},
		{"a travel time by no mode", with(way(), func(w *TravelTime) { w.Mode = "camel" }), "Mode", "from the list"},
		{
			"a travel time of no minutes",
			with(way(), func(w *TravelTime) { w.Minutes = 0 }),
			"Minutes",
			"Enter the minutes",
		},
		{
			"a travel time of weeks",
			with(way(), func(w *TravelTime) { w.Minutes = 20_000 }),
			"Minutes",
			"from 0 to 9999",
		},

		{"an ignored finding", let(), "", ""},
		{
			"an ignored finding without identifier",
			with(let(), func(i *Ignored) { i.ID = "7" }),
			"ID",
			"no valid identifier",
		},
		{"an ignored finding of no check", with(let(), func(i *Ignored) { i.Rule = "" }), "Rule", "which check"},
		{
			"an ignored finding without reason",
			with(let(), func(i *Ignored) { i.Reason = " " }),
			"Reason",
			"Explain why",
		},
		{"an ignored warning", with(let(), func(i *Ignored) { i.Severity = SeverityWarning }), "", ""},
		{
			"an ignored finding of no gravity",
			with(let(), func(i *Ignored) { i.Severity = "dreadful" }),
			"Severity",
			"severity",
		},
		{
			"an ignored finding of no day",
			with(let(), func(i *Ignored) { i.On = civil.NewDate(2023, 2, 30) }),
			"On",
			"does not exist",
		},

		{
			"a threshold below nothing",
			with(validProgram(), func(p *Program) { p.Checks.CheckIn = -1 }),
			"Checks.CheckIn",
			"from 0 to 9999",
		},
		{"traffic below nothing", with(validStop(), func(s *Stop) { s.Traffic = -5 }), "Traffic", "from 0 to 9999"},
		{
			"a hotel beyond the pole",
			with(
				validStop(),
				func(s *Stop) { s.Hotel.Position = geo.Position{Known: true, Latitude: 99, Longitude: 0} },
			),
			"Hotel.Position",
			"Latitude runs",
		},
		{
			"a vehicle without name",
			with(validStop(), func(s *Stop) { s.Vehicles = []Vehicle{{Seats: 8}} }),
			"Vehicles",
			"a name",
		},
		{
			"two vehicles of one name",
			with(validStop(), func(s *Stop) { s.Vehicles = []Vehicle{{"Van", 8}, {"Van", 9}} }),
			"Vehicles",
			"same name",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := test.record.Validate()
			var invalid *Invalid
			errors.As(err, &invalid)
			switch {
			case test.field == "" && err != nil:
				t.Errorf("refused: %v", err)
			case test.field != "" && (invalid == nil || !strings.Contains(invalid.Problems[test.field], test.message)):
				t.Errorf("got %v, want at %s: %s", err, test.field, test.message)
			}
		})
	}
}

func TestAThresholdThatIsNotSaidStandsAtItsDefault(t *testing.T) {
	want := Checks{Appointments: 3, Interpreting: 360, Clearance: 90, CheckIn: 120, ConfirmDays: 7}
	if got := (Checks{Appointments: 3}).WithDefaults(); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
