package program

import (
	"fmt"
	"strings"
	"testing"

	"laurel/data/civil"
)

func TestWhoSharesHasARoomWithTheOther(t *testing.T) {
	sleeper := func(id ID, shares ID, room RoomType) *Person {
		return &Person{ID: id, Given: string(id), Stays: []Stay{{Stop: "boston", SharesWith: shares, RoomType: room}}}
	}
	tests := []struct {
		name   string
		people []*Person
		want   string
	}{
		{"one each", []*Person{sleeper("a", "", ""), sleeper("b", "", SingleRoom)}, "a: ; b: single"},
		{"one names the other", []*Person{sleeper("a", "", TwinRoom), sleeper("b", "a", "")}, "a b: twin"},
		{"both name each other", []*Person{sleeper("a", "b", ""), sleeper("b", "a", DoubleRoom)}, "a b: double"},
		{"three in a row", []*Person{sleeper("a", "c", ""), sleeper("b", "c", ""), sleeper("c", "", "")}, "a c b: "},
		{"the other is not there", []*Person{sleeper("a", "gone", TwinRoom)}, "a: twin"},
		{"elsewhere they share nothing", []*Person{
			{ID: "a", Stays: []Stay{{Stop: "miami", SharesWith: "b"}}}, sleeper("b", "", ""),
		}, "a: ; b: "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, room := range RoomsAt("boston", test.people) {
				var ids []string
				for _, p := range room.Guests {
					ids = append(ids, string(p.ID))
				}
				got = append(got, fmt.Sprintf("%s: %s", strings.Join(ids, " "), room.Type))
			}
			if got := strings.Join(got, "; "); got != test.want {
				t.Errorf("the rooms are %q, want %q", got, test.want)
			}
		})
	}
}

func TestARoomIsTakenFromTheEarlyArrivalToTheLateDeparture(t *testing.T) {
	june := func(day int) civil.Date { return civil.NewDate(2026, 6, day) }
	stop := &Stop{ID: "boston", From: june(10), Until: june(14)}
	tests := []struct {
		stay   Stay
		nights int
	}{
		{Stay{}, 4},
		{Stay{From: june(11)}, 3},
		{Stay{From: june(11), EarlyArrival: june(9)}, 5},
		{Stay{LateDeparture: june(16)}, 6},
	}
	for _, test := range tests {
		if got := test.stay.Nights(stop); got != test.nights {
			t.Errorf("%+v has %d nights, want %d", test.stay, got, test.nights)
		}
	}
	if nights := (Stay{}).Nights(&Stop{}); nights != 0 {
		t.Errorf("without dates there are %d nights", nights)
	}
}

func TestAStayOutsideItselfIsRefused(t *testing.T) {
	june := func(day int) civil.Date { return civil.NewDate(2026, 6, day) }
	id, stop := NewID(), NewID()
	wrong := []Stay{
		{Stop: stop, From: june(10), EarlyArrival: june(11)},
		{Stop: stop, Until: june(14), LateDeparture: june(13)},
		{Stop: stop, RoomType: "penthouse"},
		{Stop: stop, SharesWith: id},
	}
	for _, stay := range wrong {
		p := &Person{ID: id, Role: Guest, Given: "Ana", Stays: []Stay{stay}}
		if err := p.Validate(); err == nil {
			t.Errorf("%+v is accepted", stay)
		}
	}
	fine := Stay{
		Stop: stop, From: june(10), Until: june(14), EarlyArrival: june(9), LateDeparture: june(15), RoomType: Suite,
	}
	if err := (&Person{ID: id, Role: Guest, Given: "Ana", Stays: []Stay{fine}}).Validate(); err != nil {
		t.Error(err)
	}
}
