package store

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"laurel/data/program"
)

var clock = func() time.Time { return time.Date(2026, 6, 15, 9, 30, 0, 0, time.UTC) }

// opened opens a store in a folder of the test's own and closes it with the test.
func opened(t testing.TB) *Store {
	t.Helper()
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "laurel.db"), Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func edit(t testing.TB, s *Store, label string, change func(tx *Tx) error) {
	t.Helper()
	if err := s.Edit(t.Context(), label, change); err != nil {
		t.Fatalf("%s: %v", label, err)
	}
}

func load(t testing.TB, s *Store, id program.ID) *program.Program {
	t.Helper()
	p, err := s.Load(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// delegation is an invented program with two stops and as many people and meetings as asked for.
func delegation(peopleCount, meetingCount int) *program.Program {
	p := &program.Program{ID: program.NewID(), Name: "Delegation of the example", Start: day(1), End: day(9), Language: "en"}
	for _, city := range []string{"Washington", "Boston"} {
		p.Stops = append(p.Stops, &program.Stop{ID: program.NewID(), City: city, Zone: "America/New_York", From: day(1), Until: day(4)})
	}
	office := &program.Organisation{ID: program.NewID(), Name: "Example Centre", Address: "1 Example Street"}
	p.Organisations = append(p.Organisations, office)
	host := &program.Contact{ID: program.NewID(), Organisation: office.ID, Name: "Erin Example", Phone: "+1 202 555 0100"}
	p.Contacts = append(p.Contacts, host)
	for i := range peopleCount {
		p.People = append(p.People, &program.Person{
			ID: program.NewID(), Role: program.Awardee, Given: fmt.Sprintf("Given%d", i), Family: "Example", Country: "PE",
			Languages: []program.Spoken{{Language: "es", Level: program.Native}}, Bio: "An invented person who stands for many.",
			Email: fmt.Sprintf("person%d@example.org", i), Stays: []program.Stay{{Stop: p.Stops[0].ID, Confirmation: "H-555"}},
		})
	}
	for i := range meetingCount {
		start := program.At(day(1+i%8), program.Clock{Hour: 8 + i%10})
		p.Meetings = append(p.Meetings, &program.Meeting{
			ID: program.NewID(), Stop: p.Stops[i%2].ID, Kind: program.Appointment, Title: fmt.Sprintf("Visit %d", i),
			Start: start, End: start.AddMinutes(60), Organisation: office.ID, Contacts: []program.ID{host.ID}, Status: program.Confirmed,
		})
	}
	return p
}

func day(n int) program.Date { return program.Date{Year: 2026, Month: time.June, Day: n} }
