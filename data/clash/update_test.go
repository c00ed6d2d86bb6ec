package clash

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"laurel/data/civil"
	"laurel/data/geo"
	"laurel/data/locale"
	"laurel/data/opening"
	"laurel/data/program"
)

// office is an organisation that the random programs visit.
func office(t *rapid.T, n int) *program.Organisation {
	var hours []opening.Hours
	if rapid.Bool().Draw(t, "hours") {
		hours = []opening.Hours{
			{
				Days:  opening.WeekdaysOf(time.Saturday, time.Sunday),
				From:  civil.Clock{Hour: 7},
				Until: civil.Clock{Hour: 22},
			},
		}
	}
	return &program.Organisation{
		ID: id(3000 + n), Name: fmt.Sprint("O", n), Exclusive: rapid.Bool().Draw(t, "exclusive"), Opening: hours,
		Position: geo.Position{
			Known:     rapid.Bool().Draw(t, "known"),
			Latitude:  42 + float64(rapid.IntRange(0, 5).Draw(t, "latitude"))/10,
			Longitude: -71,
		},
	}
}

// furnish adds to a random program what the other rules look at: organisations, contacts, vehicles, flights, diets,
// photographs, travel times.
func furnish(t *rapid.T, p *program.Program) {
	for i := range 3 {
		p.Organisations = append(p.Organisations, office(t, i))
		p.Contacts = append(
			p.Contacts,
			&program.Contact{ID: id(4000 + i), Name: fmt.Sprint("C", i), Organisation: id(3000 + i)},
		)
	}
	p.Stops[0].Vehicles = []program.Vehicle{{Name: "Bus", Seats: 2}}
	p.Stops[0].Hotel = program.Hotel{
		Name:     "Inn",
		Position: geo.Position{Known: true, Latitude: 42.2, Longitude: -71.1},
	}
	p.Checks = program.Checks{Appointments: 1, Interpreting: 60}
	if rapid.Bool().Draw(t, "own time") {
		p.TravelTimes = []*program.TravelTime{{
			ID: id(
				5000,
			), From: program.Place{Organisation: id(3000)},
			To: program.Place{Position: geo.Position{Known: true, Latitude: 42.3, Longitude: -71}}, Minutes: 20,
		}}
	}
	for _, person := range p.People {
		personal(t, person)
	}
	for _, m := range p.Meetings {
		visited(t, m)
	}
}

func personal(t *rapid.T, person *program.Person) {
	person.Diet.Answered = rapid.Bool().Draw(t, "diet")
	person.Consent.Photo = rapid.SampledFrom([]program.Answer{"", program.Yes, program.No}).Draw(t, "photo")
	person.Arrival.At, person.Departure.At = civil.DateTime{}, civil.DateTime{}
	if rapid.Bool().Draw(t, "arrives") {
		person.Arrival.At = at("2023-03-11T20:00").AddMinutes(30 * rapid.IntRange(0, 30).Draw(t, "arrival"))
	}
	if rapid.Bool().Draw(t, "departs") {
		person.Departure.At = at("2023-03-12T03:00").AddMinutes(30 * rapid.IntRange(0, 30).Draw(t, "departure"))
	}
}

func visited(t *rapid.T, m *program.Meeting) {
	m.Organisation = rapid.SampledFrom([]program.ID{"", id(3000), id(3001), id(3002), id(3999)}).Draw(t, "organisation")
	m.Contacts = rapid.SliceOfNDistinct(rapid.SampledFrom([]program.ID{id(4000), id(4001), id(4999)}), 0, 2, rapid.ID).
		Draw(t, "contacts")
	m.Vehicle = rapid.SampledFrom([]string{"", "Bus", "bus ", "Van"}).Draw(t, "vehicle")
	m.Place = rapid.SampledFrom([]string{"", "Inn, lobby", "Room 1"}).Draw(t, "place")
	m.Link = rapid.SampledFrom([]string{"", "", "https://call.example.org"}).Draw(t, "link")
	m.Travel = rapid.SampledFrom(append(program.Modes(), "")).Draw(t, "travel")
	m.PhotosTold = rapid.Bool().Draw(t, "told")
}

// edited draws an edit: the records that stay are the same, as the store has it.
func edited(t *rapid.T, p *program.Program) *program.Program {
	return p.With(func(next *program.Program) {
		switch rapid.SampledFrom([]string{
			"meeting", "meeting", "meeting", "come", "go", "several", "person", "library", "ignored",
			"people", "join", "stop",
			"settings",
		}).Draw(t, "edit") {
		case "meeting":
			replace(t, &next.Meetings, func(m *program.Meeting) { bend(t, m) })
		case "several":
			for range 3 {
				replace(t, &next.Meetings, func(m *program.Meeting) { bend(t, m) })
			}
		case "come":
			m := &program.Meeting{ID: program.NewID(), Title: "New", Stop: id(1), Kind: program.Appointment}
			bend(t, m)
			next.Meetings = append(slices.Clone(next.Meetings), m)
		case "go":
			if n := len(next.Meetings); n > 0 {
				i := rapid.IntRange(0, n-1).Draw(t, "gone")
				next.Meetings = slices.Delete(slices.Clone(next.Meetings), i, i+1)
			}
		case "person":
			replace(t, &next.People, func(person *program.Person) {
				personal(t, person)
				if rapid.Bool().Draw(t, "deep") {
					person.Cancelled, person.Languages = !person.Cancelled, nil
				}
			})
		case "library":
			replace(t, &next.Organisations, func(o *program.Organisation) {
				o.Name, o.Exclusive, o.Position.Known = o.Name+"x", !o.Exclusive, !o.Position.Known
				o.Opening = nil
			})
			replace(t, &next.Contacts, func(c *program.Contact) { c.Name += "y" })
		case "ignored":
			if found := Check(next, Options{}); len(found) > 0 && rapid.Bool().Draw(t, "ignore") {
				f := rapid.SampledFrom(found).Draw(t, "finding")
				next.Ignored = append(slices.Clone(next.Ignored), Ignore(f, "It is well known.", civil.Date{}))
			} else {
				next.Ignored = nil
			}
		case "people":
			next.People = slices.Clone(next.People)
			slices.Reverse(next.People)
		case "join":
			next.People = append(
				slices.Clone(next.People),
				&program.Person{ID: program.NewID(), Given: "New", Role: program.Guest},
			)
		case "stop":
			replace(t, &next.Stops, func(s *program.Stop) { s.Traffic, s.City = s.Traffic+20, s.City+"z" })
		case "settings":
			next.Checks.Appointments++
		}
		slices.SortStableFunc(next.Meetings, func(a, b *program.Meeting) int { return a.Start.Compare(b.Start) })
	})
}

func replace[R any](t *rapid.T, list *[]*R, change func(*R)) {
	if len(*list) == 0 {
		return
	}
	i := rapid.IntRange(0, len(*list)-1).Draw(t, "which")
	fresh := *(*list)[i]
	change(&fresh)
	*list = slices.Clone(*list)
	(*list)[i] = &fresh
}

func bend(t *rapid.T, m *program.Meeting) {
	visited(t, m)
	m.Start = at("2023-03-11T20:00").AddMinutes(15 * rapid.IntRange(0, 60).Draw(t, "start"))
	m.End = m.Start.AddMinutes(15 * rapid.IntRange(0, 20).Draw(t, "length"))
	m.Stop = id(rapid.IntRange(1, 2).Draw(t, "stop"))
	m.Kind = rapid.SampledFrom(program.Kinds()).Draw(t, "kind")
	m.Status = rapid.SampledFrom(program.Statuses()).Draw(t, "status")
	m.Selected = rapid.Bool().Draw(t, "selected")
	m.Attendees = []program.ID{id(100), id(101), id(102)}[:rapid.IntRange(0, 3).Draw(t, "attendees")]
	m.Excused = []program.ID{id(103), id(100)}[:rapid.IntRange(0, 2).Draw(t, "excused")]
	m.Interpreters = []program.ID{id(101), id(103)}[:rapid.IntRange(0, 2).Draw(t, "interpreters")]
}

// lines are findings with all that is in them.
func lines(found []Finding, l locale.Language) []string {
	list := make([]string, len(found))
	for i, f := range found {
		list[i] = fmt.Sprint(f.Severity, f.Rule, f.Items, f.Ignored, f.Text(l))
	}
	return list
}

// unignored are the lines as if nothing was ignored.
func unignored(found []Finding, l locale.Language) []string {
	found = slices.Clone(found)
	for i := range found {
		found[i].Ignored = nil
	}
	return lines(found, l)
}

// placed are the lines of findings of a checker with the stops of their meetings: the same local time at another stop
// is another finding, of which the sentence is the same.
func placed(c *Checker, found []Finding, l locale.Language) []string {
	list := unignored(found, l)
	for i, f := range found {
		for _, id := range f.Meetings() {
			list[i] += " " + string(c.program.Meeting(id).Stop)
		}
	}
	return list
}

func TestAfterAnyEditsTheFindingsAreThoseOfANewCheck(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := randomTrip(t)
		furnish(t, p)
		l := rapid.SampledFrom(locale.Languages()).Draw(t, "language")
		options := Options{Today: at("2023-03-08T00:00").Date}
		checkers := []*Checker{New(p, options)}
		want := [][]string{lines(checkers[0].Findings(), l)}
		for range rapid.IntRange(1, 8).Draw(t, "edits") {
			from := rapid.IntRange(0, len(checkers)-1).Draw(t, "from")
			p = edited(t, checkers[from].program)
			checkers = append(checkers, checkers[from].With(p))
			want = append(want, lines(Check(p, options), l))
			next := checkers[len(checkers)-1]
			before := placed(checkers[from], checkers[from].Findings(), l)
			fresh := slices.DeleteFunc(
				placed(next, next.Findings(), l),
				func(line string) bool { return slices.Contains(before, line) },
			)
			added := placed(next, next.NewSince(checkers[from]), l)
			if slices.ContainsFunc(added, func(line string) bool { return !slices.Contains(fresh, line) }) {
				t.Fatalf("%q are called new, and these are: %q", added, fresh)
			}
			if len(New(next.program, options).NewSince(next)) > 0 {
				t.Fatal("a new check has other findings")
			}
		}
		for i, c := range checkers {
			if diff := cmp.Diff(want[i], lines(c.Findings(), l)); diff != "" {
				t.Fatalf("findings (-new check +after the edit):\n%s", diff)
			}
		}
	})
}

func TestAnEditOfOneMeetingLooksAtNothingElse(t *testing.T) {
	p := crowd(50, 200)
	before := New(p, Options{})

	after := before.With(p.With(func(next *program.Program) {
		m := *p.Meetings[7]
		m.Start, m.End = m.Start.AddMinutes(90), m.End.AddMinutes(90)
		next.Meetings = slices.Clone(p.Meetings)
		next.Meetings[7] = &m
	}))
	for _, m := range p.Meetings {
		if again := before.items.get(m.ID) != after.items.get(m.ID); again != (m.ID == p.Meetings[7].ID) {
			t.Errorf("meeting %s: looked at again: %v", m.ID, again)
		}
	}
}
