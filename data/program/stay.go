package program

import (
	"cmp"
	"slices"
	"strings"

	"laurel/data/civil"
	"laurel/data/locale"
)

// Stay is a person's part in a stop. A person who has none for a stop takes part in the whole of it, without a hotel
// confirmation.
type Stay struct {
	Stop         ID         `json:"stop"                    audience:"participants"`
	Absent       bool       `json:"absent,omitempty"        audience:"participants"`
	From         civil.Date `json:"from,omitzero"           audience:"participants"` // zero: the stop's first day
	Until        civil.Date `json:"until,omitzero"          audience:"participants"` // zero: the stop's last day
	Confirmation string     `json:"confirmation,omitempty"  audience:"partners"`
	RoomType     RoomType   `json:"room_type,omitempty"     audience:"partners"`
	// the person in the same room; it is enough when one of them names the other
	SharesWith ID `json:"shares_with,omitempty"   audience:"partners"`
	// the day of an early arrival, on which the room is taken; zero: From
	EarlyArrival civil.Date `json:"early_arrival,omitzero"  audience:"partners"`
	// the day of a late departure, on which the room is left; zero: Until
	LateDeparture civil.Date `json:"late_departure,omitzero" audience:"partners"`
}

// RoomType is the kind of hotel room.
type RoomType string

// The types; the empty RoomType is "not stated".
const (
	SingleRoom RoomType = "single"
	DoubleRoom RoomType = "double"
	TwinRoom   RoomType = "twin"
	TripleRoom RoomType = "triple"
	Suite      RoomType = "suite"
)

// RoomTypes lists the types in the order of menus, "not stated" first.
func RoomTypes() []RoomType {
	return []RoomType{"", SingleRoom, DoubleRoom, TwinRoom, TripleRoom, Suite}
}

// Name returns what the type is called; nothing where none is stated.
func (t RoomType) Name(l locale.Language) string {
	if t == "" {
		return ""
	}
	return l.Name("room-type", string(t))
}

// CheckIn returns the day on which the room at a stop is taken; zero where it is not known.
func (s Stay) CheckIn(at *Stop) civil.Date { return cmp.Or(s.EarlyArrival, s.From, at.From) }

// CheckOut returns the day on which the room at a stop is left; zero where it is not known.
func (s Stay) CheckOut(at *Stop) civil.Date { return cmp.Or(s.LateDeparture, s.Until, at.Until) }

// Nights returns how many nights the room at a stop is taken; 0 where a day is not known.
func (s Stay) Nights(at *Stop) int {
	in, out := s.CheckIn(at), s.CheckOut(at)
	if !in.Valid() || !out.Valid() {
		return 0
	}
	return max(out.DaysSince(in), 0)
}

// StayAt returns the person's part in a stop, and whether they have one of their own.
func (p *Person) StayAt(stop ID) (Stay, bool) {
	for _, s := range p.Stays {
		if s.Stop == stop {
			return s, true
		}
	}
	return Stay{Stop: stop}, false
}

// StopsAmong returns those of some stops that the person takes part in.
func (p *Person) StopsAmong(stops []*Stop) []*Stop {
	return slices.DeleteFunc(slices.Clone(stops), func(s *Stop) bool { return !p.IsIn(s) })
}

// IsIn reports whether the person takes part in a stop at all.
func (p *Person) IsIn(s *Stop) bool {
	stay, _ := p.StayAt(s.ID)
	return !stay.Absent
}

// WithStay returns the person with another part in a stop. One without any value of its own is left out, since it is
// the whole of the stop.
func (p *Person) WithStay(stay Stay) *Person {
	next := *p
	next.Stays = slices.Clone(p.Stays)
	if at := slices.IndexFunc(next.Stays, func(s Stay) bool { return s.Stop == stay.Stop }); at >= 0 {
		next.Stays[at] = stay
	} else {
		next.Stays = append(next.Stays, stay)
	}
	next.Stays = slices.DeleteFunc(next.Stays, func(s Stay) bool { return s == Stay{Stop: s.Stop} })
	if len(next.Stays) == 0 {
		next.Stays = nil
	}
	return &next
}

// Room is a hotel room at a stop.
type Room struct {
	Type   RoomType // the first that one of its guests has
	Guests []*Person
}

// With returns who shares the room with a person.
func (r Room) With(p *Person) []*Person {
	return slices.DeleteFunc(slices.Clone(r.Guests), func(other *Person) bool { return other.ID == p.ID })
}

// RoomTypesText counts rooms by their types: 2 single, 1 twin. Nothing is counted where no type is stated.
func RoomTypesText(rooms []Room, l locale.Language) string {
	var counts []string
	for _, t := range RoomTypes() {
		n := 0
		for _, r := range rooms {
			if r.Type == t {
				n++
			}
		}
		switch {
		case n == 0:
		case t == "" && n == len(rooms):
			return ""
		case t == "":
			counts = append(counts, l.Count("rooms.no-type", n))
		default:
			counts = append(counts, l.Count("rooms."+string(t), n))
		}
	}
	return strings.Join(counts, ", ")
}

// RoomsAt returns the rooms of the people who sleep at a stop: one for each, and one for those who share. Rooms and
// guests are in the order of people; whoever shares with somebody who is not among them has a room alone.
func RoomsAt(stop ID, people []*Person) []Room {
	at := make(map[ID]int, len(people)) // of the person's room
	rooms, alone := make([]Room, len(people)), slices.Clone(people)
	for i, p := range people {
		at[p.ID] = i
		rooms[i].Guests = alone[i : i+1 : i+1]
	}
	for _, p := range people {
		stay, _ := p.StayAt(stop)
		from, known := at[stay.SharesWith]
		if to := at[p.ID]; known && from != to {
			first, second := min(from, to), max(from, to)
			for _, moved := range rooms[second].Guests {
				at[moved.ID] = first
			}
			rooms[first].Guests = append(rooms[first].Guests, rooms[second].Guests...)
			rooms[second].Guests = nil
		}
	}
	rooms = slices.DeleteFunc(rooms, func(r Room) bool { return r.Guests == nil })
	for i, r := range rooms {
		for _, p := range r.Guests {
			stay, _ := p.StayAt(stop)
			rooms[i].Type = cmp.Or(rooms[i].Type, stay.RoomType)
		}
	}
	return rooms
}
