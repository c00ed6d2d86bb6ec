package assist

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"laurel/data/civil"
	"laurel/data/clash"
	"laurel/data/geo"
	"laurel/data/program"
)

func id(n int) program.ID { return program.ID(fmt.Sprintf("00000000-0000-7000-8000-%012d", n)) }

func at(text string) civil.DateTime {
	t, err := civil.ParseDateTime(text)
	if err != nil {
		panic(err)
	}
	return t
}

func on(text string) civil.Date { return at(text + "T00:00").Date }

// trip is a small program that the tests bend: two days in Boston, an awardee who speaks Urdu and needs an interpreter,
// one who speaks English, two interpreters for Urdu.
type trip struct {
	*program.Program
	boston    *program.Stop
	ana, bob  *program.Person
	uma, ulli *program.Person
}

func newTrip(meetings ...*program.Meeting) *trip {
	t := &trip{
		boston: &program.Stop{
			ID:    id(1),
			City:  "Boston",
			Zone:  "America/New_York",
			From:  on("2023-06-13"),
			Until: on("2023-06-14"),
		},
		ana: &program.Person{
			ID:               id(11),
			Role:             program.Awardee,
			Given:            "Ana",
			Family:           "Prova",
			NeedsInterpreter: program.Yes,
			Languages:        []program.Spoken{{Language: "ur"}},
		},
		bob: &program.Person{
			ID:        id(12),
			Role:      program.Awardee,
			Given:     "Bob",
			Family:    "Muster",
			Languages: []program.Spoken{{Language: "en"}},
		},
		uma: &program.Person{
			ID:        id(13),
			Role:      program.Interpreter,
			Given:     "Uma",
			Languages: []program.Spoken{{Language: "ur"}, {Language: "en"}},
		},
		ulli: &program.Person{
			ID:        id(14),
			Role:      program.Interpreter,
			Given:     "Ulli",
			Languages: []program.Spoken{{Language: "ur"}, {Language: "en"}},
		},
	}
	t.Program = &program.Program{
		ID:       id(0),
		Name:     "Trip",
		Language: "en",
		Stops:    []*program.Stop{t.boston},
		People:   []*program.Person{t.ana, t.bob, t.uma, t.ulli},
		Meetings: meetings,
	}
	return t
}

// meeting makes one in Boston for some of the people, or for everyone when none are named.
func meeting(n int, title, start, end string, who ...*program.Person) *program.Meeting {
	m := &program.Meeting{
		ID:    id(100 + n),
		Stop:  id(1),
		Kind:  program.Appointment,
		Title: title,
		Start: at(start),
		End:   at(end),
	}
	return chosen(m, who...)
}

func chosen(m *program.Meeting, who ...*program.Person) *program.Meeting {
	for _, person := range who {
		m.Selected = true
		m.Attendees = append(m.Attendees, person.ID)
	}
	return m
}

// randomTrip draws a few people who are here and there, and meetings close together on two days, around a clock change
// now and then.
func randomTrip(t *rapid.T, interpreters, meetings int) *program.Program {
	first := rapid.SampledFrom([]civil.Date{on("2023-06-13"), on("2023-03-11")}).Draw(t, "first")
	p := &program.Program{ID: id(0), Name: "Trip", Language: "en", Stops: []*program.Stop{
		{ID: id(1), City: "Boston", Zone: "America/New_York", From: first, Until: first.AddDays(1)},
		{ID: id(2), City: "Miami", Zone: "America/New_York", From: first.AddDays(1), Until: first.AddDays(2)},
	}}
	for i := range 3 {
		o := &program.Organisation{ID: id(50 + i), Name: fmt.Sprint("Office ", i), Exclusive: i == 0}
		o.Position = geo.Position{Known: i < 2, Latitude: 42.35 + 0.08*float64(i), Longitude: -71.06}
		p.Organisations = append(p.Organisations, o)
	}
	p.Contacts = []*program.Contact{{ID: id(60), Organisation: id(50), Name: "Host"}}
	tongues := []string{"ur", "km"}
	var everyone []program.ID
	add := func(person *program.Person) {
		person.ID, person.Given = id(10+len(p.People)), fmt.Sprint("P", len(p.People))
		person.Diet.Answered = true
		if rapid.IntRange(0, 3).Draw(t, "stays") == 0 {
			person.Stays = []program.Stay{{Stop: id(1), Absent: rapid.Bool().Draw(t, "absent"), From: first.AddDays(1)}}
		}
		p.People, everyone = append(p.People, person), append(everyone, person.ID)
	}
	for range rapid.IntRange(1, 3).Draw(t, "awardees") {
		add(&program.Person{
			Role: program.Awardee,
			NeedsInterpreter: rapid.SampledFrom([]program.Answer{program.Unknown, program.Yes, program.Yes}).
				Draw(t, "needs"),
			Languages: []program.Spoken{{Language: rapid.SampledFrom(tongues).Draw(t, "language")}},
		})
	}
	for range rapid.IntRange(0, interpreters).Draw(t, "interpreters") {
		person := &program.Person{Role: program.Interpreter, Cancelled: rapid.IntRange(0, 6).Draw(t, "cancelled") == 0}
		for _, tongue := range rapid.SliceOfNDistinct(rapid.SampledFrom(tongues), 1, 2, rapid.ID).Draw(t, "languages") {
			person.Languages = append(person.Languages, program.Spoken{Language: tongue})
		}
		add(person)
	}
	some := func(label string, most int) []program.ID {
		return rapid.SliceOfNDistinct(rapid.SampledFrom(everyone), 0, min(most, len(everyone)), rapid.ID).Draw(t, label)
	}
	kinds := []program.Kind{
		program.Appointment,
		program.Appointment,
		program.Ceremony,
		program.Activity,
		program.Meal,
		program.Transport,
		program.FreeTime,
	}
	for i := range rapid.IntRange(1, meetings).Draw(t, "meetings") {
		start := civil.At(first, civil.Clock{Hour: 8}).AddMinutes(30 * rapid.IntRange(0, 60).Draw(t, "start"))
		m := &program.Meeting{
			ID: id(
				100 + i,
			), Title: fmt.Sprint("M", i), Stop: id(rapid.SampledFrom([]int{1, 1, 1, 2}).Draw(t, "stop")),
			Kind: rapid.SampledFrom(kinds).Draw(t, "kind"),
			Status: rapid.SampledFrom([]program.Status{"", "", program.Declined, program.Confirmed}).
				Draw(t, "status"),
			Start: start,
			End: start.AddMinutes(
				30 * rapid.IntRange(1, 14).Draw(t, "length"),
			), Selected: rapid.IntRange(0, 3).Draw(t, "selected") > 0,
			Organisation: rapid.SampledFrom([]program.ID{"", id(50), id(51), id(52)}).Draw(t, "organisation"),
		}
		if m.Selected {
			m.Attendees = some("attendees", 3)
		} else {
			m.Excused = some("excused", 1)
		}
		if rapid.IntRange(0, 3).Draw(t, "hosted") == 0 {
			m.Contacts = []program.ID{id(60)}
		}
		p.Meetings = append(p.Meetings, m)
	}
	return p
}

// parted are the facts of a full check, apart for each person, that no other time or name could fix.
func parted(p *program.Program, named bool, serious func(clash.Finding) bool) map[string]clash.Finding {
	found := map[string]clash.Finding{}
	for _, f := range clash.Check(p, clash.Options{Named: named}) {
		if !movable(f.Rule) || !serious(f) {
			continue
		}
		meetings, people := "", []program.ID{}
		for _, item := range f.Items {
			if p.Meeting(item) != nil {
				meetings += string(item)
			} else {
				people = append(people, item)
			}
		}
		if len(people) == 0 {
			people = append(people, "")
		}
		for _, person := range people {
			found[fmt.Sprint(f.Rule, meetings, person)] = f
		}
	}
	return found
}

// added are the sentences of what next has and p has not, each once.
func added(p, next *program.Program, named bool, serious func(clash.Finding) bool) (sentences []string) {
	before := parted(p, named, serious)
	for key, f := range before { // who no longer interprets in one of two places is in both all the same
		if rest, twice := strings.CutPrefix(key, string(clash.InterpreterTwice)); twice {
			before[string(clash.PersonTwice)+rest] = f
		}
	}
	for key, f := range parted(next, named, serious) {
		if _, known := before[key]; !known {
			sentences = append(sentences, string(f.Rule)+": "+f.Text("en"))
		}
	}
	slices.Sort(sentences)
	return slices.Compact(sentences)
}

func noHint(f clash.Finding) bool { return f.Severity != program.SeverityHint }
