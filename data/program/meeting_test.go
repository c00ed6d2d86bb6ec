package program

import (
	"slices"
	"strings"
	"testing"

	"laurel/data/civil"

	"pgregory.net/rapid"
)

func TestWhoAttends(t *testing.T) {
	stop := &Stop{
		ID:    NewID(),
		City:  "Boston",
		Zone:  "America/New_York",
		From:  civil.NewDate(2023, 6, 16),
		Until: civil.NewDate(2023, 6, 20),
	}
	person := func(name string, stay Stay) *Person {
		stay.Stop = stop.ID
		return &Person{ID: NewID(), Role: Awardee, Given: name, Stays: []Stay{stay}}
	}
	whole := &Person{ID: NewID(), Role: Awardee, Given: "whole"}
	late := person("late", Stay{From: civil.NewDate(2023, 6, 18)})
	early := person("early", Stay{Until: civil.NewDate(2023, 6, 18)})
	absent := person("absent", Stay{Absent: true})
	cancelled := &Person{ID: NewID(), Role: Awardee, Given: "cancelled", Cancelled: true}
	people := []*Person{whole, late, early, absent, cancelled}
	var all []ID
	for _, p := range people {
		all = append(all, p.ID)
	}
	p := &Program{Stops: []*Stop{stop}, People: people}
	tests := []struct {
		name    string
		day     civil.Date
		meeting Meeting
		want    string
	}{
		{"on the first day", civil.NewDate(2023, 6, 16), Meeting{}, "whole early"},
		{"on the day that one comes and one goes", civil.NewDate(2023, 6, 18), Meeting{}, "whole late early"},
		{"on the last day", civil.NewDate(2023, 6, 20), Meeting{}, "whole late"},
		{"before the stop's dates, as on its first day", civil.NewDate(2023, 6, 1), Meeting{}, "whole early"},
		{"after the stop's dates, as on its last day", civil.NewDate(2023, 7, 1), Meeting{}, "whole late"},
		{"some are excused", civil.NewDate(2023, 6, 18), Meeting{Excused: []ID{whole.ID, late.ID}}, "early"},
		{
			"chosen ones, wherever they are, but who has cancelled",
			civil.NewDate(2023, 6, 16),
			Meeting{Selected: true, Attendees: all},
			"whole late early absent",
		},
		{"none chosen", civil.NewDate(2023, 6, 16), Meeting{Selected: true}, ""},
		{
			"chosen ones do not count while everyone attends",
			civil.NewDate(2023, 6, 16),
			Meeting{Attendees: []ID{absent.ID}},
			"whole early",
		},
		{
			"excused ones do not count while some are chosen",
			civil.NewDate(2023, 6, 16),
			Meeting{Selected: true, Attendees: []ID{whole.ID}, Excused: []ID{whole.ID}},
			"whole",
		},
		{
			"its interpreters are there, but who has cancelled",
			civil.NewDate(2023, 6, 16),
			Meeting{Selected: true, Interpreters: []ID{absent.ID, cancelled.ID}},
			"absent",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := test.meeting
			m.Stop, m.Start = stop.ID, civil.At(test.day, civil.NewClock(9, 0))
			var got []string
			for _, person := range p.Attendance().AttendeesOf(&m) {
				got = append(got, person.Given)
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("got %v, want %s", got, test.want)
			}
			for _, person := range people {
				if p.Attendance().Attends(person, &m) != slices.Contains(got, person.Given) {
					t.Errorf("Attends and AttendeesOf disagree about %s", person.Given)
				}
			}
		})
	}
}

func TestAStopWithoutDatesHasEveryone(t *testing.T) {
	stop := &Stop{ID: NewID()}
	person := &Person{ID: NewID(), Stays: []Stay{{Stop: stop.ID, From: civil.NewDate(2023, 6, 18)}}}
	p := &Program{Stops: []*Stop{stop}, People: []*Person{person}}
	if p.Attendance().Present(person, stop.ID, civil.NewDate(2023, 6, 17)) ||
		!p.Attendance().Present(person, stop.ID, civil.NewDate(2023, 6, 18)) ||
		!p.Attendance().Present(person, NewID(), civil.NewDate(2023, 6, 1)) {
		t.Error("a person is there from their own first day, and at a stop of which they say nothing")
	}
}

func TestOverlapping(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) *Meeting {
			start := civil.At(
				civil.NewDate(2023, 6, 12),
				civil.NewClock(22, 0),
			).AddMinutes(rapid.IntRange(0, 300).Draw(t, label))
			return &Meeting{Start: start, End: start.AddMinutes(rapid.IntRange(1, 200).Draw(t, label+" length"))}
		}
		a, b := draw("a"), draw("b")
		shared := false
		for minute := a.Start; minute.Before(a.End); minute = minute.AddMinutes(1) {
			shared = shared || !minute.Before(b.Start) && minute.Before(b.End)
		}
		if a.Overlaps(b) != shared || b.Overlaps(a) != shared {
			t.Fatalf("%s–%s and %s–%s", a.Start, a.End, b.Start, b.End)
		}
		if a.Minutes() != a.End.MinutesSince(a.Start) || !a.Overlaps(a) {
			t.Fatalf("%s–%s lasts %d minutes", a.Start, a.End, a.Minutes())
		}
	})
}
