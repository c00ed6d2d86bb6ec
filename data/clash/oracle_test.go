package clash

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"laurel/data/civil"
	"laurel/data/geo"
	"laurel/data/program"
)

// judge answers from the domain alone, with no regard to speed, what most of the rules should find.
type judge struct{ *program.Program }

func (j judge) span(m *program.Meeting) (start, end time.Time) {
	zone := civil.Zone("UTC")
	if s := j.Stop(m.Stop); s != nil {
		zone = s.Zone
	}
	start, _, _ = zone.Instant(m.Start)
	end, _, _ = zone.Instant(m.End)
	return start, end
}

func (j judge) binding() []*program.Meeting {
	list := slices.DeleteFunc(slices.Clone(j.Meetings), func(m *program.Meeting) bool {
		return m.Kind == program.NoteKind || m.Kind == program.FreeTime || !m.TakesPlace()
	})
	slices.SortFunc(list, func(a, b *program.Meeting) int {
		first, _ := j.span(a)
		second, _ := j.span(b)
		return cmp.Or(first.Compare(second), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
	})
	return list
}

func (j judge) overlap(a, b *program.Meeting) bool {
	start, end := j.span(a)
	otherStart, otherEnd := j.span(b)
	return start.Before(otherEnd) && otherStart.Before(end)
}

func (j judge) shared() (found []string) {
	list := j.binding()
	for i, a := range list {
		if len(j.People) > 0 && len(j.Attendance().AttendeesOf(a)) == 0 {
			found = append(found, fmt.Sprint(Nobody, a.Title))
		}
		if o := j.Organisation(a.Organisation); o != nil && len(o.Opening) > 0 && a.Link == "" &&
			a.Kind != program.Transport &&
			a.Kind != program.FlightKind {
			// The hours of the random programs are 7 to 22 on both days, so that what is open begins and ends within
			// one day.
			begins, ends := a.Start.Clock.Hour >= 7 &&
				a.Start.Clock.Minutes() <= 22*60, a.End.Clock.Hour >= 7 &&
				a.End.Clock.Minutes() <= 22*60
			if a.Start != a.End && (!begins || !ends || a.Start.Date != a.End.Date) {
				found = append(found, fmt.Sprint(PlaceClosed, a.Title))
			}
		}
		for _, b := range list[i+1:] {
			if !j.overlap(a, b) {
				continue
			}
			for _, c := range j.Contacts {
				if slices.Contains(a.Contacts, c.ID) && slices.Contains(b.Contacts, c.ID) {
					found = append(found, fmt.Sprint(ContactTwice, a.Title, b.Title, c.ID))
				}
			}
			first, second := strings.TrimSpace(a.Vehicle), strings.TrimSpace(b.Vehicle)
			if first != "" && strings.EqualFold(first, second) && a.Stop == b.Stop {
				found = append(found, fmt.Sprint(VehicleTwice, a.Title, b.Title))
			}
			o := j.Organisation(a.Organisation)
			rooms := a.Place != "" && b.Place != "" && a.Place != b.Place
			if o != nil && o.Exclusive && b.Organisation == o.ID && a.Link+b.Link == "" && !rooms {
				found = append(found, fmt.Sprint(PlaceTwice, a.Title, b.Title))
			}
		}
	}
	return found
}

// position is where a meeting is.
func (j judge) position(m *program.Meeting) geo.Position {
	if m.Position.Known {
		return m.Position
	}
	if o := j.Organisation(m.Organisation); o != nil && o.Position.Known && m.Link == "" {
		return o.Position
	}
	if s := j.Stop(m.Stop); s != nil && s.Hotel.Name != "" && strings.HasPrefix(m.Place, s.Hotel.Name) {
		return s.Hotel.Position
	}
	return geo.Position{}
}

// haversine is the distance of two positions in kilometres, by the formula of that name.
func haversine(a, b geo.Position) float64 {
	rad := func(degrees float64) float64 { return degrees * math.Pi / 180 }
	half := func(x float64) float64 { return math.Pow(math.Sin(x/2), 2) }
	h := half(
		rad(b.Latitude-a.Latitude),
	) + math.Cos(
		rad(a.Latitude),
	)*math.Cos(
		rad(b.Latitude),
	)*half(
		rad(b.Longitude-a.Longitude),
	)
	return 2 * 6371.0088 * math.Asin(math.Sqrt(h))
}

// way is how many minutes it takes from a to b, and whether that is known.
func (j judge) way(a, b *program.Meeting) (float64, bool) {
	from, to := j.position(a), j.position(b)
	at := func(place program.Place, m *program.Meeting, known geo.Position) bool {
		if place.Organisation != "" {
			return m.Organisation == place.Organisation
		}
		return known.Known && haversine(place.Position, known) < 0.2
	}
	for _, t := range j.TravelTimes { // there is one at most, for any mode
		if at(t.From, a, from) && at(t.To, b, to) || at(t.From, b, to) && at(t.To, a, from) {
			return float64(t.Minutes), true
		}
	}
	if !from.Known || !to.Known {
		return 0, false
	}
	distance := haversine(from, to)
	if distance < 0.05 {
		return 0, true
	}
	mode := b.Travel
	if mode == "" && distance <= 1 {
		mode = program.Walk
	} else if mode == "" {
		mode = program.Van
	}
	rate := map[program.Mode][3]float64{
		program.Walk: {1.3, 4.5, 0}, program.Van: {1.4, 30, 5}, program.Taxi: {1.4, 30, 5},
		program.Transit: {1.4, 18, 8}, program.Train: {1.2, 100, 30}, program.Plane: {1.1, 700, 150},
	}[mode]
	minutes := distance*rate[0]/rate[1]*60 + rate[2]
	if s := j.Stop(b.Stop); s != nil && (mode == program.Van || mode == program.Taxi) {
		minutes += float64(s.Traffic)
	}
	return minutes, true
}

func (j judge) ways(person *program.Person) (found []string) {
	var last, placed *program.Meeting
	for _, m := range j.binding() {
		known := j.position(m).Known
		if !j.Attendance().Attends(person, m) || m.Link != "" && !known {
			continue
		}
		moves := m.Kind == program.Transport || m.Kind == program.FlightKind
		if last != nil && last.Stop != m.Stop && !moves && m.Travel != program.Train && m.Travel != program.Plane &&
			!j.overlap(last, m) {
			found = append(found, fmt.Sprint(TravelMissing, last.Title, m.Title, person.ID))
			placed = nil
		}
		if placed != nil {
			_, end := j.span(placed)
			start, _ := j.span(m)
			if minutes, known := j.way(placed, m); known && !start.Before(end) &&
				math.Ceil(minutes) > start.Sub(end).Minutes() {
				found = append(found, fmt.Sprint(TravelShort, placed.Title, m.Title, person.ID))
			}
		}
		last = m
		if moves {
			last, placed = nil, nil
		} else if known || m.Organisation != "" {
			placed = m
		}
	}
	return found
}

// days finds the first meal of everyone whose diet nobody knows, and the days of too many appointments.
func (j judge) days(person *program.Person) (found []string) {
	first, appointments := true, map[civil.Date]int{}
	for _, m := range j.binding() {
		if !j.Attendance().Attends(person, m) {
			continue
		}
		if (m.Kind == program.Meal || m.Kind == program.Hospitality) && !person.Diet.Answered && first {
			found, first = append(found, fmt.Sprint(DietUnknown, m.Title, person.ID)), false
		}
		if m.Kind == program.Appointment {
			appointments[m.Start.Date]++
		}
	}
	for _, n := range appointments {
		if n > j.Checks.WithDefaults().Appointments {
			found = append(found, fmt.Sprint(AppointmentsMany, n, person.ID))
		}
	}
	return found
}

// working finds interpreters who work for more than the program's hours without half an hour's pause: minute by minute.
func (j judge) working(person *program.Person) (found []string) {
	var spans [][2]int64
	var last int64
	for _, m := range j.binding() {
		if start, end := j.span(m); j.Attendance().Attends(person, m) && interprets(j.Program, m, person) {
			spans, last = append(spans, [2]int64{start.Unix() / 60, end.Unix() / 60}), max(last, end.Unix()/60)
		}
	}
	if len(spans) == 0 {
		return nil
	}
	limit := j.Checks.WithDefaults().Interpreting
	worked, meetings, idle := 0, 0, 0
	for minute := spans[0][0]; minute <= last+30; minute++ {
		busy, begins, ends := false, 0, false
		for _, s := range spans {
			busy = busy || s[0] <= minute && minute < s[1]
			ends = ends || s[1] == minute && s[0] < s[1] // a clock change may turn an item round
			if s[0] == minute {
				begins++
			}
		}
		if idle >= 30 ||
			// whoever begins now has rested; an item without length wakes nobody, but counts from now
			minute == last+30 {
			if worked > limit {
				found = append(found, fmt.Sprint(InterpreterLong, meetings, person.ID))
			}
			worked, meetings, idle = 0, 0, 0
		}
		meetings += begins
		switch {
		case busy:
			worked, idle = worked+1, 0
		case begins > 0 || ends:
			idle = 1
		default:
			idle++
		}
	}
	return found
}

func (j judge) flights(person *program.Person) (found []string) {
	limits := j.Checks.WithDefaults()
	var stops []*program.Stop
	for _, s := range j.Stops {
		if stay, _ := person.StayAt(s.ID); !stay.Absent {
			stops = append(stops, s)
		}
	}
	early, late := 0, 0
	for _, m := range j.binding() {
		if m.Kind == program.FlightKind || !j.Attendance().Attends(person, m) || len(stops) == 0 {
			continue
		}
		start, end := j.span(m)
		clearance, checkIn := time.Duration(limits.Clearance)*time.Minute, time.Duration(limits.CheckIn)*time.Minute
		if m.Kind == program.Transport {
			clearance, checkIn = 0, 0
		}
		if t := person.Arrival.At; !t.IsZero() {
			landed, _, _ := stops[0].Zone.Instant(t)
			if start.Before(landed.Add(clearance)) {
				early++
			}
		}
		if t := person.Departure.At; !t.IsZero() {
			leaves, _, _ := stops[len(stops)-1].Zone.Instant(t)
			if end.After(leaves.Add(-checkIn)) {
				late++
			}
		}
	}
	if early > 0 {
		found = append(found, fmt.Sprint(BeforeArrival, early, person.ID))
	}
	if late > 0 {
		found = append(found, fmt.Sprint(AfterDeparture, late, person.ID))
	}
	return found
}

// told writes findings in the oracle's form, one line a person or contact.
func told(p *program.Program, found []Finding) (lines []string) {
	for _, f := range found {
		var titles []string
		others := []program.ID{}
		for _, item := range f.Items {
			if m := p.Meeting(item); m != nil {
				titles = append(titles, m.Title)
			} else {
				others = append(others, item)
			}
		}
		switch f.Rule {
		case VehicleTwice, PlaceTwice:
			lines = append(lines, fmt.Sprint(f.Rule, titles[0], titles[1]))
		case PlaceClosed, Nobody:
			lines = append(lines, fmt.Sprint(f.Rule, titles[0]))
		case ContactTwice, TravelMissing, TravelShort:
			for _, id := range others {
				lines = append(lines, fmt.Sprint(f.Rule, titles[0], titles[1], id))
			}
		case DietUnknown:
			for _, id := range others {
				lines = append(lines, fmt.Sprint(f.Rule, titles[0], id))
			}
		case AppointmentsMany, BeforeArrival, AfterDeparture, InterpreterLong:
			for _, id := range others {
				lines = append(lines, fmt.Sprint(f.Rule, len(titles), id))
			}
		}
	}
	slices.Sort(lines)
	return lines
}

func TestTheRulesFindWhatComparingEverythingFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := randomTrip(t)
		furnish(t, p)
		// In one zone, since across the date line the days of an agenda do not come one after the other.
		p.Stops[1].Zone, p.Stops[1].Traffic = "America/New_York", 10
		j := judge{p}
		want := j.shared()
		for _, person := range p.People {
			if !person.Cancelled {
				want = slices.Concat(want, j.ways(person), j.days(person), j.flights(person), j.working(person))
			}
		}
		slices.Sort(want)
		if diff := gocmp.Diff(want, told(p, Check(p, Options{}))); diff != "" {
			t.Fatalf("findings (-oracle +got):\n%s", diff)
		}
	})
}
