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

// ride is a line of the transport sheet: an item of the schedule for which the company is needed, people who arrive or
// leave on one flight, or a day without a ride.
type ride struct {
	in       *edition.Edition
	stop     *program.Stop
	date     civil.Date
	meeting  *program.Meeting
	part     program.Part // of a flight: ArrivalPart or DeparturePart
	flight   program.SharedFlight
	undriven program.Undriven // where there is neither
	vehicle  string
	riders   []*program.Person
	present  int // how many of those chosen are in the stop on the day
	bags     int
}

func (r ride) record(of string) reflect.Value {
	switch {
	case of == "Stop":
		return recordOf(r.stop)
	case of == "Meeting" && r.meeting != nil:
		return recordOf(r.meeting)
	}
	return reflect.Value{}
}

// Constructors of columns of rides.
var (
	ofRide   = field[ride]
	madeRide = made[ride]
)

var (
	flightTimes   = []string{"Person.Arrival.At", "Person.Departure.At"}
	flightNumbers = []string{"Person.Arrival.Number", "Person.Departure.Number"}
	flightPlaces  = []string{"Person.Arrival.Place", "Person.Departure.Place"}
	riderFields   = []string{"Meeting.Attendees", "Meeting.Excused", "Meeting.Selected", "Person.Stays.Stop"}
)

// transportSheet is what a transport company drives in each stop, by the day: one row a ride, an arrival or a
// departure, and one for each day without a ride with the reason. Beside it is a sheet of the passengers. Option: bags
// (pieces of luggage of those of whom it is not known how many).
var transportSheet = list[ride]{
	id: "transport-sheet",
	columns: []column[ride]{
		numbered[ride](),
		madeRide("date", func(_ *texts, r ride) cell { return date(r.date) }, "Meeting.Start", "Stop.From").usual(),
		ofRide("city", "Stop.City").usual(),
		madeRide("start", func(_ *texts, r ride) cell { return r.start() }, "Meeting.Start").usual(),
		madeRide("end", func(_ *texts, r ride) cell { return r.end() }, "Meeting.End").usual(),
		madeRide("ride", rideCell, "Meeting.Kind").usual(),
		madeRide("title", rideTitle, "Meeting.Title", "Meeting.Travel", "Meeting.Kind").usual(),
		madeRide("flight", func(_ *texts, r ride) cell { return text(r.flight.Number) }, flightNumbers...).usual(),
		madeRide("flight-time", func(_ *texts, r ride) cell { return dateTime(r.flight.At) }, flightTimes...).usual(),
		madeRide("airport", func(_ *texts, r ride) cell { return text(r.flight.Place) }, flightPlaces...).usual(),
		madeRide("place", func(_ *texts, r ride) cell { return text(placeOf(r.in, r.meeting)) },
			"Meeting.Place", "Organisation.Name", "Organisation.Address").long().usual(),
		madeRide("passengers", func(_ *texts, r ride) cell { return number(len(r.riders)) }, riderFields...).usual(),
		madeRide("passenger-names", riderNames, append(riderFields, passportFields...)...).long().usual(),
		madeRide("names", func(w *texts, r ride) cell { return text(w.people(r.riders)) },
			append(riderFields, nameFields...)...).long(),
		madeRide("bags", func(_ *texts, r ride) cell { return number(r.bags) }, "Person.Bags").usual(),
		madeRide("vehicle", func(_ *texts, r ride) cell { return text(r.vehicle) }, "Meeting.Vehicle").usual(),
		ofRide("note", "Meeting.Note").long().usual(),
		ofRide("hotel", "Stop.Hotel.Name"),
		ofRide("hotel-address", "Stop.Hotel.Address"),
		ofRide("transport", "Stop.Transport"),
		ofRide("driver", "Stop.Driver"),
		ofRide("driver-phone", "Stop.DriverPhone"),
	},
	rows:  rides,
	name:  func(r ride) string { return r.stop.City },
	about: ride.about,
	at:    func(r ride) program.ID { return r.stop.ID },
	gone:  goneRides,
	more:  func(o *output, _ []ride) []sheet { return []sheet{o.passengersSheet()} },
}

func (r ride) about() []program.ID {
	switch {
	case r.meeting != nil:
		return []program.ID{r.meeting.ID}
	case r.part != "":
		ids := make([]program.ID, len(r.flight.People))
		for i, p := range r.flight.People {
			ids[i] = p.ID
		}
		return ids
	}
	return []program.ID{r.stop.ID}
}

func (r ride) start() cell {
	if r.meeting == nil {
		return cell{}
	}
	return timeOfDay(r.meeting.Start)
}

func (r ride) end() cell {
	if r.meeting == nil {
		return cell{}
	}
	return timeUntil(r.meeting.Start, r.meeting.End)
}

func rideCell(w *texts, r ride) cell {
	switch {
	case r.meeting != nil:
		return text(r.meeting.Kind.Name(w.Language))
	case r.part == program.ArrivalPart:
		return text(w.Text("list.arrival"))
	case r.part == program.DeparturePart:
		return text(w.Text("list.departure"))
	}
	return cell{}
}

func rideTitle(w *texts, r ride) cell {
	switch {
	case r.meeting != nil:
		return text(r.meeting.TitleIn(w.Language))
	case r.part != "":
		return cell{}
	}
	c := text(r.undriven.Text(w.Language))
	c.missing = r.undriven.ModeUnknown
	return c
}

// riderNames names who rides; everyone, where nobody who is in the stop stays behind.
func riderNames(w *texts, r ride) cell {
	if r.meeting != nil && len(r.riders) > 0 && len(r.riders) == r.present {
		return text(w.Text("list.everyone"))
	}
	return text(w.latin(r.riders))
}

// usualBags is how many bags a traveller usually has.
const usualBags = 3

func (o *output) bags() int { return max(cmp.Or(o.Number("bags"), usualBags), 0) }

func rides(o *output) ([]ride, error) {
	stops, people, err := o.stopsAndPeople()
	if err != nil {
		return nil, err
	}
	vehicles := vehiclesOf(o.Edition)
	var all []ride
	for _, s := range stops {
		here := slices.DeleteFunc(slices.Clone(people), func(p *program.Person) bool { return !p.IsIn(s) })
		all = append(all, o.drivenRides(s, here)...)
		arrive, leave := program.Ends(o.Edition.Stops, s, here)
		all = append(all, o.flightRides(s, arrive, program.ArrivalPart, vehicles)...)
		all = append(all, o.flightRides(s, leave, program.DeparturePart, vehicles)...)
		all = append(all, o.onwardRides(s, here)...)
	}
	all = withoutDaysOfTravel(all)
	slices.SortStableFunc(all, func(a, b ride) int {
		if a.date.IsZero() != b.date.IsZero() { // without a date: last
			return b.date.Compare(a.date)
		}
		return cmp.Or(a.date.Compare(b.date), a.when().Compare(b.when()))
	})
	return all, nil
}

// withoutDaysOfTravel leaves out the free days on which somebody comes to the stop or leaves it, and has a row.
func withoutDaysOfTravel(all []ride) []ride {
	travelled := map[dayOfStop]bool{}
	for _, r := range all {
		if r.part != "" {
			travelled[dayOfStop{r.stop.ID, r.date}] = true
		}
	}
	return slices.DeleteFunc(all, func(r ride) bool {
		isFree := r.meeting == nil && r.part == "" && r.undriven.Meetings == 0
		return isFree && travelled[dayOfStop{r.stop.ID, r.date}]
	})
}

// when is the time by which rides of a day are sorted.
func (r ride) when() civil.DateTime {
	if r.meeting != nil {
		return r.meeting.Start
	}
	return r.flight.At
}

// drivenRides lists what is driven in a stop, and the days on which nothing is.
func (o *output) drivenRides(s *program.Stop, here []*program.Person) []ride {
	isHere := map[program.ID]bool{}
	for _, p := range here {
		isHere[p.ID] = true
	}
	asked := o.Request
	asked.Stops = []program.ID{s.ID}
	var all []ride
	planned := o.Edition.Plan().Planned()
	for _, day := range asked.DaysOf(planned) {
		driven := false
		for _, m := range day.Items {
			if !m.IsDriven() {
				continue
			}
			driven = true
			r := ride{in: o.Edition, stop: s, date: day.Date, meeting: m, vehicle: m.Vehicle}
			for _, p := range o.Edition.Attendance().AttendeesOf(m) {
				if isHere[p.ID] {
					r.riders = append(r.riders, p)
				}
			}
			for _, p := range here {
				if p.PresentAt(s, s.ID, day.Date) {
					r.present++
				}
			}
			if s.MovesLuggage(m) {
				r.bags = program.CountBags(r.riders, o.bags())
			}
			all = append(all, r)
		}
		if !driven {
			why := program.UndrivenDay(s, day.Date, slices.Concat(day.Items, day.Continued), planned)
			all = append(all, ride{in: o.Edition, stop: s, date: day.Date, undriven: why})
		}
	}
	return all
}

func (o *output) flightRides(
	s *program.Stop, people []*program.Person, part program.Part, vehicles vehicles,
) []ride {
	var all []ride
	for _, f := range program.SharedFlights(people, part) {
		all = append(all, ride{
			in: o.Edition, stop: s, date: f.At.Date, part: part, flight: f, riders: f.People,
			bags: program.CountBags(f.People, o.bags()), vehicle: vehicles.of(f.People[0], s, part),
		})
	}
	return all
}

// onwardRides lists who comes to a stop from another one, or leaves it for another one, with a journey of their own.
func (o *output) onwardRides(s *program.Stop, here []*program.Person) []ride {
	var all []ride
	for _, part := range []program.Part{program.ArrivalPart, program.DeparturePart} {
		for _, f := range o.Edition.Travel().OnwardFlights(s, here, part) {
			all = append(all, ride{
				in: o.Edition, stop: s, date: f.At.Date, part: part, flight: f, riders: f.People,
				bags: program.CountBags(f.People, o.bags()),
			})
		}
	}
	return all
}

// goneRides lists what was to be driven when the sheet was sent and is not any more.
func goneRides(o *output) []ride {
	var all []ride
	for _, m := range o.Since.Struck() {
		if s := o.Edition.Stop(m.Stop); s != nil && m.IsDriven() && o.IncludesStop(m.Stop) {
			all = append(all, ride{in: o.Edition, stop: s, date: m.Start.Date, meeting: m, vehicle: m.Vehicle})
		}
	}
	return all
}

// vehicles are the rides of a program with a vehicle, by stop and day.
type vehicles struct {
	in    *edition.Edition
	rides map[dayOfStop][]*program.Meeting
}

type dayOfStop struct {
	stop program.ID
	day  civil.Date
}

func vehiclesOf(e *edition.Edition) vehicles {
	v := vehicles{e, map[dayOfStop][]*program.Meeting{}}
	for _, m := range e.Plan().Planned() {
		if m.Vehicle != "" && (m.Kind == program.Transport || m.Kind == program.FlightKind) {
			at := dayOfStop{m.Stop, m.Start.Date}
			v.rides[at] = append(v.rides[at], m)
		}
	}
	return v
}

// of returns the vehicle that takes a person from their flight or to it: that of the first ride after an arrival, and
// of the last one before a departure, on the same day; empty where none is known.
func (v vehicles) of(p *program.Person, s *program.Stop, part program.Part) string {
	at := p.FlightOf(part).At
	vehicle := ""
	for _, m := range v.rides[dayOfStop{s.ID, at.Date}] {
		isArrival := part == program.ArrivalPart
		if m.Start.Before(at) == isArrival || !v.in.Attendance().Attends(p, m) {
			continue
		}
		if vehicle = m.Vehicle; isArrival {
			break
		}
	}
	return vehicle
}

// passengersSheet lists who is in each stop.
func (o *output) passengersSheet() sheet {
	people := o.SelectPeople(request.Anyone)
	rows := o.sleeping(func(*program.Stop) []*program.Person { return people }, false)
	bags := func(_ *texts, g guest) cell { return count(cmp.Or(g.Bags, o.bags())) }
	columns := []column[guest]{
		numbered[guest](),
		ofGuest("city", "Stop.City"),
		madeGuest("last-name", lastNameOf[guest], passportFields...),
		madeGuest("first-name", firstNameOf[guest], passportFields...),
		madeGuest("full-name", func(_ *texts, g guest) cell { return text(g.DisplayName()) }, nameFields...),
		ofGuest("role", "Person.Role"),
		madeGuest("from", func(_ *texts, g guest) cell { return date(cmp.Or(g.stay().From, g.stop.From)) },
			"Person.Stays.From", "Stop.From"),
		madeGuest("until", func(_ *texts, g guest) cell { return date(cmp.Or(g.stay().Until, g.stop.Until)) },
			"Person.Stays.Until", "Stop.Until"),
		madeGuest("bags", bags, "Person.Bags"),
		ofGuest("phone", "Person.Phone"),
	}
	title := o.texts.Text("list.sheet.passengers")
	return newSheet(o, title, allowed(columns, o.Edition.Audience), records[guest]{
		count: len(rows),
		at:    func(i int) guest { return rows[i] },
		name:  func(g guest) string { return g.DisplayName() },
	})
}
