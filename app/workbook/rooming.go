package workbook

import (
	"cmp"
	"reflect"
	"slices"

	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// guest is a person who sleeps in a stop.
type guest struct {
	*program.Person
	in   *edition.Edition
	stop *program.Stop
	room *program.Room // nil: of whoever does not come any more
	door int           // the room's number in the list, from 1
}

func (g guest) record(of string) reflect.Value {
	if of == "Stop" {
		return recordOf(g.stop)
	}
	return recordOf(g.Person)
}

func (g guest) stay() program.Stay {
	stay, _ := g.StayAt(g.stop.ID)
	return stay
}

// Constructors of columns of guests.
var (
	ofGuest   = field[guest]
	madeGuest = made[guest]
)

var (
	passportFields = append([]string{"Person.PassportName"}, nameFields...)
	checkInFields  = []string{"Person.Stays.EarlyArrival", "Person.Stays.From", "Stop.From"}
	checkOutFields = []string{"Person.Stays.LateDeparture", "Person.Stays.Until", "Stop.Until"}
)

// roomingList is the list by which hotels assign rooms: who sleeps in each stop, by the name in the passport. Beside it
// is a sheet of the rooms of each night.
var roomingList = list[guest]{
	id: "rooming-list",
	columns: []column[guest]{
		numbered[guest]().usual(),
		ofGuest("city", "Stop.City").usual(),
		ofGuest("hotel", "Stop.Hotel.Name"),
		madeGuest("room", func(_ *texts, g guest) cell { return number(g.door) }, "Person.Stays.SharesWith").usual(),
		madeGuest("last-name", lastNameOf[guest], passportFields...).usual(),
		madeGuest("first-name", firstNameOf[guest], passportFields...).usual(),
		ofGuest("honorific", "Person.Honorific").usual(),
		ofGuest("gender", "Person.Gender").usual(),
		ofGuest("role", "Person.Role"),
		madeGuest("full-name", func(_ *texts, g guest) cell { return text(g.DisplayName()) }, nameFields...),
		roomTypes(madeGuest("room-type", roomTypeCell, "Person.Stays.RoomType", "Person.Stays.SharesWith").usual()),
		madeGuest("shares-with", sharesCell, append([]string{"Person.Stays.SharesWith"}, passportFields...)...).usual().
			fills(textual, ownSharesCell),
		madeGuest("check-in", func(_ *texts, g guest) cell { return date(g.stay().CheckIn(g.stop)) },
			checkInFields...).usual(),
		madeGuest("check-out", func(_ *texts, g guest) cell { return date(g.stay().CheckOut(g.stop)) },
			checkOutFields...).usual(),
		madeGuest("nights", func(_ *texts, g guest) cell { return number(g.stay().Nights(g.stop)) },
			append(checkInFields, checkOutFields...)...).usual(),
		madeGuest("early-arrival", func(_ *texts, g guest) cell { return date(earlyArrival(g)) },
			checkInFields...).usual().
			fills(day, func(_ *texts, g guest) cell { return date(g.stay().EarlyArrival) }),
		madeGuest("late-departure", func(_ *texts, g guest) cell { return date(lateDeparture(g)) },
			checkOutFields...).usual().
			fills(day, func(_ *texts, g guest) cell { return date(g.stay().LateDeparture) }),
		madeGuest("confirmation", func(_ *texts, g guest) cell { return text(g.stay().Confirmation) },
			"Person.Stays.Confirmation").usual().fillable(),
		ofGuest("access", "Person.Access").usual(),
		ofGuest("country", "Person.Country"),
		ofGuest("phone", "Person.Phone"),
		ofGuest("email", "Person.Email"),
		referring[guest](),
	},
	rows:  guests,
	name:  func(g guest) string { return g.DisplayName() },
	about: func(g guest) []program.ID { return []program.ID{g.ID} },
	part:  func(g guest) program.ID { return g.stop.ID },
	at:    func(g guest) program.ID { return g.stop.ID },
	gone: func(o *output) []guest {
		return o.sleeping(func(s *program.Stop) []*program.Person { return o.Since.Gone(s.ID) }, false)
	},
	more: func(o *output, rows []guest) []sheet { return []sheet{o.nightsSheet(rows)} },
}

func lastNameOf[T interface{ PassportParts() (string, string) }](_ *texts, p T) cell {
	last, _ := p.PassportParts()
	return text(last)
}

func firstNameOf[T interface{ PassportParts() (string, string) }](_ *texts, p T) cell {
	_, first := p.PassportParts()
	return text(first)
}

func roomTypeCell(w *texts, g guest) cell {
	if g.room == nil {
		return text(g.stay().RoomType.Name(w.Language))
	}
	return text(g.room.Type.Name(w.Language))
}

// roomTypes makes a column one in which the type of the room is chosen.
func roomTypes(c column[guest]) column[guest] {
	for _, t := range program.RoomTypes() {
		if t != "" {
			c.choices = append(c.choices, t)
		}
	}
	return c.fills(textual, func(w *texts, g guest) cell { return text(g.stay().RoomType.Name(w.Language)) })
}

// ownSharesCell is whom the guest's own stay names.
func ownSharesCell(w *texts, g guest) cell {
	if with := g.in.Person(g.stay().SharesWith); with != nil {
		return text(with.LatinName())
	}
	return cell{}
}

func sharesCell(w *texts, g guest) cell {
	if g.room == nil {
		return cell{}
	}
	return text(w.latin(g.room.With(g.Person)))
}

// earlyArrival is the day on which a guest comes before the stop begins; zero where they do not.
func earlyArrival(g guest) civil.Date {
	if in := g.stay().CheckIn(g.stop); in.Before(g.stop.From) {
		return in
	}
	return civil.Date{}
}

// lateDeparture is the day on which a guest leaves after the stop has ended; zero where they do not.
func lateDeparture(g guest) civil.Date {
	if out := g.stay().CheckOut(g.stop); !g.stop.Until.IsZero() && g.stop.Until.Before(out) {
		return out
	}
	return civil.Date{}
}

// stopsAndPeople returns those chosen; without any it is an error of the request.
func (o *output) stopsAndPeople() ([]*program.Stop, []*program.Person, error) {
	stops, people := o.SelectStops(), o.SelectPeople(request.Anyone)
	switch {
	case len(stops) == 0:
		return nil, nil, request.ErrNoStop
	case len(people) == 0:
		return nil, nil, request.ErrNobody
	}
	return stops, people, nil
}

func guests(o *output) ([]guest, error) {
	_, people, err := o.stopsAndPeople()
	if err != nil {
		return nil, err
	}
	return o.sleeping(func(*program.Stop) []*program.Person { return people }, true), nil
}

// sleeping lists those of some people who sleep in each chosen stop, in rooms or without.
func (o *output) sleeping(people func(*program.Stop) []*program.Person, roomed bool) []guest {
	var list []guest
	for _, s := range o.SelectStops() {
		here := slices.DeleteFunc(slices.Clone(people(s)), func(p *program.Person) bool { return !p.IsIn(s) })
		here = program.InPassportOrder(here)
		list = slices.Grow(list, len(here))
		rooms := program.RoomsAt(s.ID, here)
		of := map[program.ID]int{}
		for i, room := range rooms {
			for _, p := range room.Guests {
				of[p.ID] = i
			}
		}
		for _, p := range here {
			g := guest{Person: p, in: o.Edition, stop: s}
			if i := of[p.ID]; roomed {
				g.room, g.door = &rooms[i], i+1
			}
			list = append(list, g)
		}
	}
	return list
}

// night is what a hotel provides in one night, of one type of room.
type night struct {
	stop          *program.Stop
	day           civil.Date
	kind          program.RoomType
	rooms, people int
}

func (n night) record(string) reflect.Value { return recordOf(n.stop) }

// longestStay is the most nights that are counted one by one; more are a typing error.
const longestStay = 366

// nightsSheet counts the rooms of each night by their type.
func (o *output) nightsSheet(rows []guest) sheet {
	columns := []column[night]{
		field[night]("city", "Stop.City"),
		field[night]("hotel", "Stop.Hotel.Name"),
		made("night", func(_ *texts, n night) cell { return date(n.day) }, checkInFields...),
		made("room-type", func(w *texts, n night) cell { return text(n.kind.Name(w.Language)) },
			"Person.Stays.RoomType"),
		made("rooms", func(_ *texts, n night) cell { return count(n.rooms) }, "Person.Stays.SharesWith"),
		made("guests", func(_ *texts, n night) cell { return count(n.people) }, presenceFields...),
	}
	nights := nightsOf(rows)
	title := o.texts.Text("list.sheet.nights")
	return newSheet(o, title, allowed(columns, o.Edition.Audience), records[night]{
		count: len(nights),
		at:    func(i int) night { return nights[i] },
		name:  func(n night) string { return n.stop.City },
	})
}

// nightsOf counts guests and their rooms, by stop, night and type.
func nightsOf(rows []guest) []night {
	type key struct {
		stop *program.Stop
		day  civil.Date
		kind program.RoomType
	}
	type taken struct {
		key
		room *program.Room
	}
	at, seen := map[key]int{}, map[taken]bool{}
	var nights []night
	for _, g := range rows {
		stay := g.stay()
		day := stay.CheckIn(g.stop)
		for range min(stay.Nights(g.stop), longestStay) {
			k := key{g.stop, day, g.room.Type}
			if _, known := at[k]; !known {
				at[k] = len(nights)
				nights = append(nights, night{stop: g.stop, day: day, kind: g.room.Type})
			}
			n := &nights[at[k]]
			n.people++
			if len(g.room.Guests) == 1 {
				n.rooms++
			} else if !seen[taken{k, g.room}] {
				seen[taken{k, g.room}] = true
				n.rooms++
			}
			day = day.AddDays(1)
		}
	}
	position := map[*program.Stop]int{}
	for _, g := range rows {
		if _, known := position[g.stop]; !known {
			position[g.stop] = len(position)
		}
	}
	slices.SortStableFunc(nights, func(a, b night) int {
		return cmp.Or(
			position[a.stop]-position[b.stop], a.day.Compare(b.day), cmp.Compare(a.kind, b.kind),
		)
	})
	return nights
}
