package program

import (
	"strings"
	"testing"

	"laurel/data/civil"
)

func TestADayWithoutARideHasItsReason(t *testing.T) {
	item := func(kind Kind, travel Mode) *Meeting {
		return &Meeting{Kind: kind, Title: "Item", Travel: travel, Organisation: "office"}
	}
	stop := &Stop{Hotel: Hotel{Name: "Hotel Exemplar"}}
	breakfast := &Meeting{Kind: Meal, Title: "Breakfast", Place: "Hotel Exemplar, terrace"}
	lunch := &Meeting{Kind: Meal, Title: "Lunch there", Organisation: "office"}
	own := &Meeting{Kind: Meal, Title: "Dinner on your own"}
	call := &Meeting{Kind: Appointment, Title: "Call", Link: "https://example.org"}
	tests := []struct {
		name  string
		items []*Meeting
		want  string
		asks  bool
	}{
		{"nothing at all", nil, "Free day", false},
		{"free time and a note", []*Meeting{item(FreeTime, ""), item(NoteKind, "")}, "Free day", false},
		{"one walk", []*Meeting{item(Appointment, Walk)}, "On foot: 1 item", false},
		{"all on foot", []*Meeting{item(Appointment, Walk), item(Meal, Walk)}, "On foot: 2 items", false},
		{
			"other means",
			[]*Meeting{item(Appointment, Transit), item(Activity, Walk), item(Meal, Transit)},
			"No driving: 3 items, on foot, by public transport", false,
		},
		{
			"nobody has said how",
			[]*Meeting{item(Appointment, ""), item(Meal, Walk), item(Ceremony, ""), item(Activity, ""), item(Meal, "")},
			"No ride planned yet: 5 items", true,
		},
		{"at the hotel's desk", []*Meeting{call}, "No driving: 1 item", false},
		{"all at the hotel", []*Meeting{breakfast, call, own}, "No driving: 3 items", false},
		{"what goes on where one is", []*Meeting{item(Appointment, Walk), lunch}, "On foot: 2 items", false},
		{"a lunch nobody is driven to", []*Meeting{breakfast, lunch}, "No ride planned yet: 2 items", true},
		{"a call and a walk", []*Meeting{call, item(Meal, Walk)}, "On foot: 2 items", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			day := UndrivenDay(stop, civil.Date{}, test.items, nil)
			if got := day.Text("en"); got != test.want || day.ModeUnknown != test.asks {
				t.Errorf("got %q (asks %v), want %q", got, day.ModeUnknown, test.want)
			}
			if day.Meetings > 0 && strings.Contains(day.Text("fr"), "libre") {
				t.Errorf("in French it is %q", day.Text("fr"))
			}
		})
	}
}

func TestADayWithMeetingsAtAnotherStopIsNotFree(t *testing.T) {
	elsewhere := []*Meeting{{Kind: Ceremony, Start: civil.At(civil.NewDate(2026, 6, 10), civil.Clock{Hour: 9})}}
	for day, want := range map[int]string{10: "No driving", 11: "Free day"} {
		if got := UndrivenDay(&Stop{}, civil.NewDate(2026, 6, day), nil, elsewhere).Text("en"); got != want {
			t.Errorf("the %d June is %q, want %q", day, got, want)
		}
	}
}

func TestWhatBeganOnAnEarlierDayIsThatDaysWay(t *testing.T) {
	day := civil.NewDate(2026, 6, 10)
	from := func(date civil.Date, hour int, travel Mode) *Meeting {
		at := civil.At(date, civil.Clock{Hour: hour})
		return &Meeting{Kind: Appointment, Place: "Hall", Travel: travel, Start: at}
	}
	watch := from(day.AddDays(-1), 23, Van)
	for _, test := range []struct {
		items []*Meeting
		want  string
	}{
		{[]*Meeting{from(day, 9, Walk), watch}, "On foot: 1 item"},
		{[]*Meeting{watch}, "No driving: 1 item"},
		{[]*Meeting{from(day.AddDays(-1), 23, Walk)}, "On foot: 1 item"},
	} {
		if got := UndrivenDay(&Stop{}, day, test.items, nil).Text("en"); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

func TestPeopleOnOneFlightAreTogether(t *testing.T) {
	at := func(hour int) civil.DateTime {
		return civil.At(civil.NewDate(2026, 6, 10), civil.Clock{Hour: hour})
	}
	early, late := Flight{At: at(9), Number: "XX 1"}, Flight{At: at(12), Number: "XX 2"}
	people := []*Person{
		{ID: "a", Arrival: late, Bags: 1},
		{ID: "b", Arrival: early},
		{ID: "c", Arrival: late},
		{ID: "d"},
	}
	flights := SharedFlights(people, ArrivalPart)
	if len(flights) != 2 || flights[0].Number != "XX 1" || len(flights[1].People) != 2 {
		t.Fatalf("the flights are %+v", flights)
	}
	if bags := CountBags(flights[1].People, 3); bags != 4 {
		t.Errorf("they have %d bags", bags)
	}
	if none := SharedFlights(people, DeparturePart); len(none) != 0 {
		t.Errorf("somebody leaves: %+v", none)
	}
}

func TestWhoIsElsewhereFirstArrivesElsewhere(t *testing.T) {
	p := &Program{Stops: []*Stop{{ID: "boston"}, {ID: "miami"}}}
	whole, second := &Person{ID: "a"}, &Person{ID: "b", Stays: []Stay{{Stop: "boston", Absent: true}}}
	never := &Person{ID: "c", Stays: []Stay{{Stop: "boston", Absent: true}, {Stop: "miami", Absent: true}}}
	people := []*Person{whole, second, never}
	if arrive, leave := Ends(p.Stops, p.Stops[0], people); len(arrive) != 1 || arrive[0] != whole || len(leave) != 0 {
		t.Errorf("in Boston %v arrive and %v leave", arrive, leave)
	}
	if arrive, leave := Ends(p.Stops, p.Stops[1], people); len(arrive) != 1 || arrive[0] != second || len(leave) != 2 {
		t.Errorf("in Miami %v arrive and %v leave", arrive, leave)
	}
}
