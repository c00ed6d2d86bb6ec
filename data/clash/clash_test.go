package clash

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"laurel/data/civil"
	"laurel/data/program"
)

// trip is a small program that the tests bend: a stop in New York time from 10 to 14 March, an awardee who speaks Urdu,
// one who speaks English, an interpreter for Urdu and one for Khmer, and a meeting that everyone attends.
type trip struct {
	*program.Program
	boston          *program.Stop
	zara, bob       *program.Person
	urdu, khmer     *program.Person
	briefing, lunch *program.Meeting
	dinner          *program.Meeting
}

func id(n int) program.ID { return program.ID(fmt.Sprintf("00000000-0000-7000-8000-%012d", n)) }

func at(text string) civil.DateTime {
	t, err := civil.ParseDateTime(text)
	if err != nil {
		panic(err)
	}
	return t
}

// asked is the answer of someone who eats everything.
var asked = program.Need{Answered: true}

func newTrip() *trip {
	t := &trip{
		boston: &program.Stop{
			ID:    id(1),
			City:  "Boston",
			Zone:  "America/New_York",
			From:  at("2023-03-10T00:00").Date,
			Until: at("2023-03-14T00:00").Date,
		},
		zara: &program.Person{
			ID:               id(11),
			Role:             program.Awardee,
			Given:            "Zara",
			Diet:             asked,
			NeedsInterpreter: program.Yes,
			Languages:        []program.Spoken{{Language: "ur"}, {Language: "en"}},
		},
		bob: &program.Person{
			ID:        id(12),
			Role:      program.Awardee,
			Given:     "Bob",
			Diet:      asked,
			Languages: []program.Spoken{{Language: "en"}},
		},
		urdu: &program.Person{
			ID:        id(13),
			Role:      program.Interpreter,
			Given:     "Uma",
			Diet:      asked,
			Languages: []program.Spoken{{Language: "ur"}, {Language: "en"}},
		},
		khmer: &program.Person{
			ID:        id(14),
			Role:      program.Interpreter,
			Given:     "Kim",
			Diet:      asked,
			Languages: []program.Spoken{{Language: "km"}, {Language: "en"}},
		},
		briefing: &program.Meeting{
			ID:    id(21),
			Stop:  id(1),
			Kind:  program.Appointment,
			Title: "Briefing",
			Start: at("2023-03-10T09:00"),
			End:   at("2023-03-10T10:00"),
		},
		lunch: &program.Meeting{
			ID:    id(23),
			Stop:  id(1),
			Kind:  program.FreeTime,
			Title: "Lunch on your own",
			Start: at("2023-03-10T12:00"),
			End:   at("2023-03-10T13:30"),
		},
		dinner: &program.Meeting{
			ID:    id(22),
			Stop:  id(1),
			Kind:  program.Meal,
			Title: "Dinner",
			Start: at("2023-03-10T19:00"),
			End:   at("2023-03-10T20:00"),
		},
	}
	t.Program = &program.Program{
		ID: id(
			0,
		), Name: "Trip", Stops: []*program.Stop{t.boston}, People: []*program.Person{t.zara, t.bob, t.urdu, t.khmer},
		Meetings: []*program.Meeting{t.briefing, t.lunch, t.dinner},
	}
	return t
}

func (t *trip) chosen(m *program.Meeting, who ...*program.Person) {
	m.Selected = true
	for _, person := range who {
		m.Attendees = append(m.Attendees, person.ID)
	}
}

func TestCheckFindsWhatCannotWork(t *testing.T) {
	tests := []struct {
		name string
		bend func(t *trip)
		want []string
	}{
		{"a quiet program", func(*trip) {}, nil},
		{"everyone in two places", func(t *trip) { t.dinner.Start = at("2023-03-10T09:30") }, []string{
			"error person-twice: Zara, Bob, Uma and Kim are in two places at once: “Briefing” (Fri 10 Mar, " +
				"09:00–10:00) and “Dinner” (Fri 10 Mar, 09:30–20:00).",
		}},
		{"meetings that touch", func(t *trip) { t.dinner.Start = t.briefing.End }, nil},
		{"one of them in two places", func(t *trip) {
			t.dinner.Start = at("2023-03-10T09:30")
			t.chosen(t.dinner, t.bob)
		}, []string{
			"error person-twice: Bob is in two places at once: “Briefing” (Fri 10 Mar, 09:00–10:00) and “Dinner” " +
				"(Fri 10 Mar, 09:30–20:00).",
		}},
		{"an interpreter in two places", func(t *trip) {
			t.dinner.Start = at("2023-03-10T09:30")
			t.chosen(t.dinner, t.bob)
			t.chosen(t.briefing, t.zara)
			t.dinner.Interpreters, t.briefing.Interpreters = []program.ID{t.urdu.ID}, []program.ID{t.urdu.ID}
		}, []string{
			"error interpreter-twice: Uma is needed to interpret in two places at once: “Briefing” (Fri 10 Mar, " +
				"09:00–10:00) and “Dinner” (Fri 10 Mar, 09:30–20:00).",
			"warning interpreter-long: Uma interprets for 11 h without half an hour’s pause, from “Briefing” (Fri " +
				"10 Mar, 09:00–10:00) to “Dinner” (Fri 10 Mar, 09:30–20:00).",
		}},
		{
			"free time beside a meeting",
			func(t *trip) { t.dinner.Start, t.dinner.Kind = at("2023-03-10T09:30"), program.FreeTime },
			nil,
		},
		{"past midnight into the next morning", func(t *trip) {
			t.dinner.End, t.briefing.Start, t.briefing.End = at(
				"2023-03-11T00:30",
			), at(
				"2023-03-11T00:15",
			), at(
				"2023-03-11T01:00",
			)
			t.chosen(t.briefing, t.bob)
		}, []string{
			"error person-twice: Bob is in two places at once: “Dinner” (Fri 10 Mar, 19:00–00:30 (Sat 11 Mar)) and " +
				"“Briefing” (Sat 11 Mar, 00:15–01:00).",
		}},
		{"the same instant in two zones", func(t *trip) {
			t.Stops = append(t.Stops, &program.Stop{ID: id(2), City: "Los Angeles", Zone: "America/Los_Angeles"})
			t.dinner.Stop, t.dinner.Start, t.dinner.End = id(2), at("2023-03-10T06:30"), at("2023-03-10T07:30")
			t.chosen(t.dinner, t.bob)
		}, []string{
			"error person-twice: Bob is in two places at once: “Briefing” (Fri 10 Mar, 09:00–10:00) and “Dinner” " +
				"(Fri 10 Mar, 06:30–07:30).",
		}},
		{
			"nobody in the program could interpret",
			func(t *trip) { t.zara.Languages = []program.Spoken{{Language: "sw"}, {Language: "en"}} },
			[]string{
				"error no-interpreter: Zara needs an interpreter, and nobody in the program interprets Swahili.",
			},
		},
		{"nobody interprets in the meeting", func(t *trip) { t.chosen(t.briefing, t.zara, t.bob) }, []string{
			"warning interpreter-missing: Zara needs an interpreter in “Briefing” (Fri 10 Mar, 09:00–10:00), and " +
				"there is none.",
		}},
		{"the wrong language is interpreted", func(t *trip) {
			t.chosen(t.briefing, t.zara)
			t.briefing.Interpreters = []program.ID{t.khmer.ID}
		}, []string{
			"warning interpreter-language: Zara needs an interpreter in “Briefing” (Fri 10 Mar, 09:00–10:00), and " +
				"those who interpret there do not speak Urdu.",
		}},
		{"a liaison who is chosen to interpret and can", func(t *trip) {
			t.chosen(t.briefing, t.zara)
			t.bob.Languages = append(t.bob.Languages, program.Spoken{Language: "ur-PK"})
			t.briefing.Interpreters = []program.ID{t.bob.ID}
		}, nil},
		{"a meal without interpreter", func(t *trip) { t.chosen(t.dinner, t.zara) }, nil},
		{"languages not known, any interpreter will do", func(t *trip) {
			t.zara.Languages = nil
			t.chosen(t.briefing, t.zara, t.khmer)
		}, nil},
		{"an interpreter who has cancelled", func(t *trip) { t.urdu.Cancelled = true }, []string{
			"error no-interpreter: Zara needs an interpreter, and nobody in the program interprets Urdu.",
		}},
		{
			"after the stay",
			func(t *trip) { t.dinner.Start, t.dinner.End = at("2023-03-15T19:00"), at("2023-03-15T20:00") },
			[]string{
				"warning outside-stop: “Dinner” (Wed 15 Mar, 19:00–20:00) is not within the stay in Boston (10–14 " +
					"March 2023).",
			},
		},
		{"before a stay without end", func(t *trip) {
			t.dinner.Start, t.dinner.End, t.boston.Until = at("2023-03-09T19:00"), at("2023-03-09T20:00"), civil.Date{}
		}, []string{
			"warning outside-stop: “Dinner” (Thu 9 Mar, 19:00–20:00) is not within the stay in Boston (from 10 " +
				"March 2023).",
		}},
		{
			"a time that the clocks skip",
			func(t *trip) { t.dinner.Start, t.dinner.End = at("2023-03-12T02:30"), at("2023-03-12T04:00") },
			[]string{
				"error time-gap: “Dinner” (Sun 12 Mar, 02:30–04:00) starts at 02:30, a time that does not exist in " +
					"Boston that day, because the clocks go forward.",
			},
		},
		{"a time that comes twice", func(t *trip) {
			t.boston.From, t.boston.Until = civil.Date{}, civil.Date{}
			t.dinner.Start, t.dinner.End = at("2023-11-05T00:30"), at("2023-11-05T01:30")
		}, []string{
			"warning time-twice: “Dinner” (Sun 5 Nov, 00:30–01:30) ends at 01:30, a time that comes twice in " +
				"Boston that day, because the clocks go back; the first one is used.",
		}},
		{"a meeting of nobody", func(t *trip) { t.chosen(t.dinner) }, []string{
			"warning nobody: Nobody attends “Dinner” (Fri 10 Mar, 19:00–20:00).",
		}},
		{"a program without people yet", func(t *trip) { t.People = nil }, nil},
		{"a program of an interpreter alone, for whom nothing is chosen", func(t *trip) {
			t.People = []*program.Person{t.urdu}
			t.Meetings = []*program.Meeting{t.dinner}
			t.chosen(t.dinner)
		}, []string{
			"warning nobody: Nobody attends “Dinner” (Fri 10 Mar, 19:00–20:00).",
		}},
		{"chosen although cancelled", func(t *trip) {
			t.bob.Cancelled = true
			t.chosen(t.dinner, t.bob, t.zara)
		}, []string{
			"warning cancelled-chosen: Bob has cancelled and is still chosen for “Dinner” (Fri 10 Mar, 19:00–20:00).",
		}},
		{"chosen although elsewhere", func(t *trip) {
			t.bob.Stays = []program.Stay{{Stop: t.boston.ID, Absent: true}}
			t.chosen(t.dinner, t.bob, t.zara)
		}, []string{
			"warning absent-chosen: Bob is chosen for “Dinner” (Fri 10 Mar, 19:00–20:00), but is not in Boston that " +
				"day.",
		}},
		{"declined and still there, in nobody's way", func(t *trip) {
			t.dinner.Start, t.dinner.Status = at("2023-03-10T09:30"), program.Declined
		}, []string{
			"warning declined-planned: “Dinner” (Fri 10 Mar, 09:30–20:00) was declined and is still in the plan. " +
				"Find another host or remove it.",
		}},
		{"a stop that is not there", func(t *trip) { t.dinner.Stop = id(99) }, []string{
			"error stop-missing: “Dinner” (Fri 10 Mar, 19:00–20:00) belongs to no stop of the program; its time is " +
				"read as UTC.",
		}},
		{"a stop without a zone", func(t *trip) { t.boston.Zone, t.Meetings = "", t.Meetings[:1] }, []string{
			"error stop-missing: “Briefing” (Fri 10 Mar, 09:00–10:00) is in Boston, which has no time zone; its " +
				"time is read as UTC.",
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			trip := newTrip()
			test.bend(trip)
			var got []string
			for _, f := range Check(trip.Program, Options{}) {
				got = append(got, fmt.Sprintf("%s %s: %s", f.Severity, f.Rule, f.Text("en-GB")))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

func TestManyNamesAreCounted(t *testing.T) {
	who := []string{"Ana", "Bo", "Cy", "Di", "Ed"}
	for n, want := range []string{
		"", "Ana", "Ana and Bo", "Ana, Bo and Cy", "Ana, Bo, Cy and Di", "Ana, Bo, Cy and 2 others",
	} {
		var list names
		for _, name := range who[:n] {
			list.add(name)
		}
		if got := list.text("en-GB"); got != want {
			t.Errorf("%d people: %q, want %q", n, got, want)
		}
	}
}

func TestTheGravestFindingComesFirst(t *testing.T) {
	trip := newTrip()
	trip.briefing.Status = program.Declined
	trip.dinner.Stop = id(99)
	found := Check(trip.Program, Options{})
	if len(found) != 2 || found[0].Rule != StopMissing || found[1].Rule != DeclinedPlanned {
		t.Errorf("findings %v", found)
	}
	if !slices.Equal(found[0].Items, []program.ID{trip.dinner.ID}) {
		t.Errorf("items %v", found[0].Items)
	}
}

// randomTrip draws people and meetings that overlap now and then, in two zones, around a clock change.
func randomTrip(t *rapid.T) *program.Program {
	p := &program.Program{Name: "Trip", Language: "en", Stops: []*program.Stop{
		{
			ID:    id(1),
			City:  "Boston",
			Zone:  "America/New_York",
			From:  at("2023-03-11T00:00").Date,
			Until: at("2023-03-12T00:00").Date,
		},
		{ID: id(2), City: "Lord Howe", Zone: "Australia/Lord_Howe"},
	}}
	tongues := []string{"en", "ur", "km", "pt-BR"}
	var everyone []program.ID
	for i := range rapid.IntRange(0, 70).Draw(t, "people") {
		person := &program.Person{
			ID:    id(100 + i),
			Given: fmt.Sprint("P", i),
			Role:  rapid.SampledFrom([]program.Role{program.Awardee, program.Interpreter}).Draw(t, "role"),
		}
		person.Cancelled = rapid.IntRange(0, 5).Draw(t, "cancelled") == 0
		person.NeedsInterpreter = rapid.SampledFrom([]program.Answer{program.Unknown, program.Yes, program.No}).
			Draw(t, "needs")
		for _, tongue := range rapid.SliceOfNDistinct(rapid.SampledFrom(tongues), 0, 2, rapid.ID).Draw(t, "languages") {
			person.Languages = append(person.Languages, program.Spoken{Language: tongue})
		}
		if rapid.Bool().Draw(t, "stays") {
			person.Stays = []program.Stay{
				{Stop: id(1), Absent: rapid.Bool().Draw(t, "absent"), From: at("2023-03-12T00:00").Date},
			}
		}
		p.People = append(p.People, person)
		everyone = append(everyone, person.ID)
	}
	some := func(label string) []program.ID {
		return rapid.SliceOfNDistinct(rapid.SampledFrom(append(everyone, id(999))), 0, 3, rapid.ID).Draw(t, label)
	}
	for i := range rapid.IntRange(0, 12).Draw(t, "meetings") {
		start := at("2023-03-11T20:00").AddMinutes(15 * rapid.IntRange(0, 60).Draw(t, "start"))
		p.Meetings = append(p.Meetings, &program.Meeting{
			ID: id(
				1000 + i,
			), Title: fmt.Sprint("M", i), Stop: id(rapid.IntRange(1, 2).Draw(t, "stop")),
			Kind: rapid.SampledFrom(program.Kinds()).Draw(t, "kind"),
			Status: rapid.SampledFrom(program.Statuses()).
				Draw(t, "status"),
			Start: start, End: start.AddMinutes(15 * rapid.IntRange(0, 20).Draw(t, "length")),
			Selected: rapid.Bool().
				Draw(t, "selected"),
			Attendees: some("attendees"), Excused: some("excused"), Interpreters: some("interpreters"),
		})
	}
	return p
}

// oracle finds by comparing everything with everything, from the domain's own answers, who is twice where, and who
// lacks an interpreter.
func oracle(p *program.Program) []string {
	var found []string
	instant := func(m *program.Meeting, t civil.DateTime) time.Time {
		moment, _, _ := p.Stop(m.Stop).Zone.Instant(t)
		return moment
	}
	free := func(m *program.Meeting) bool {
		return m.Kind == program.NoteKind || m.Kind == program.FreeTime || !m.TakesPlace()
	}
	for i, a := range p.Meetings {
		for _, b := range p.Meetings[i+1:] {
			if free(a) || free(b) || !instant(a, a.Start).Before(instant(b, b.End)) ||
				!instant(b, b.Start).Before(instant(a, a.End)) {
				continue
			}
			for _, person := range p.People {
				if p.Attendance().Attends(person, a) && p.Attendance().Attends(person, b) {
					rule := PersonTwice
					if interprets(p, a, person) && interprets(p, b, person) {
						rule = InterpreterTwice
					}
					pair := []string{a.Title, b.Title}
					slices.Sort(pair)
					found = append(found, fmt.Sprint(rule, pair, person.Given))
				}
			}
		}
	}
	for _, person := range p.People {
		if person.NeedsInterpreter == program.Yes && !person.Cancelled {
			found = append(found, uninterpreted(p, person)...)
		}
	}
	slices.Sort(found)
	return found
}

// understands reports whether someone whose role it is, or who is named and speaks the language, can interpret for a
// person.
func understands(p *program.Program, person, other *program.Person) bool {
	return other.Role == program.Interpreter && !other.Cancelled && len(person.Languages) == 0 ||
		p.Interpreting().CanInterpret(other, person)
}

// interprets reports whether someone who attends a meeting works there: named, or for a language that they speak and
// nobody who is named does.
func interprets(p *program.Program, m *program.Meeting, x *program.Person) bool {
	if slices.Contains(m.Interpreters, x.ID) {
		return true
	}
	if x.Role != program.Interpreter || m.Kind != program.Appointment && m.Kind != program.Ceremony || !m.TakesPlace() {
		return false
	}
	return slices.ContainsFunc(p.Attendance().AttendeesOf(m), func(person *program.Person) bool {
		return person.NeedsInterpreter == program.Yes && understands(p, person, x) &&
			!slices.ContainsFunc(m.Interpreters, func(named program.ID) bool {
				return p.Person(named) != nil && understands(p, person, p.Person(named))
			})
	})
}

func uninterpreted(p *program.Program, person *program.Person) (found []string) {
	fits := func(other *program.Person) bool {
		return len(person.Languages) == 0 || p.Interpreting().CanInterpret(other, person)
	}
	if !slices.ContainsFunc(
		p.People,
		func(x *program.Person) bool { return x.Role == program.Interpreter && !x.Cancelled && fits(x) },
	) {
		return []string{fmt.Sprint(NoInterpreter, person.Given)}
	}
	for _, m := range p.Meetings {
		speaks := slices.Contains(
			[]program.Kind{program.Appointment, program.Ceremony, program.Activity, program.Hospitality},
			m.Kind,
		)
		if !speaks || !m.TakesPlace() || !p.Attendance().Attends(person, m) {
			continue
		}
		ok := slices.ContainsFunc(p.Attendance().AttendeesOf(m), func(x *program.Person) bool {
			return x.Role == program.Interpreter && fits(x) ||
				slices.Contains(m.Interpreters, x.ID) && p.Interpreting().CanInterpret(x, person)
		})
		if !ok {
			found = append(found, fmt.Sprint("interpreter", []string{m.Title}, person.Given))
		}
	}
	return found
}

func TestTheSweepFindsWhatComparingEverythingFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := randomTrip(t)
		var got []string
		for _, f := range Check(p, Options{}) {
			var meetings, people []string
			for _, item := range f.Items {
				if m := p.Meeting(item); m != nil {
					meetings = append(meetings, m.Title)
				} else {
					people = append(people, p.Person(item).Given)
				}
			}
			slices.Sort(meetings)
			for _, person := range people {
				switch f.Rule {
				case PersonTwice, InterpreterTwice:
					got = append(got, fmt.Sprint(f.Rule, meetings, person))
				case InterpreterMissing, InterpreterLanguage:
					got = append(got, fmt.Sprint("interpreter", meetings, person))
				case NoInterpreter:
					got = append(got, fmt.Sprint(f.Rule, person))
				}
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(oracle(p), got); diff != "" {
			t.Fatalf("findings (-oracle +got):\n%s", diff)
		}
	})
}

// crowd is a program of the largest size that Laurel promises: people in groups of ten with their own meetings, and
// plenary ones.
func crowd(people, meetings int) *program.Program {
	p := &program.Program{Name: "Crowd", Stops: []*program.Stop{{ID: id(1), City: "Boston", Zone: "America/New_York"}}}
	for i := range people {
		person := &program.Person{
			ID:               id(1_000_000 + i),
			Given:            fmt.Sprint("P", i),
			Role:             program.Awardee,
			Languages:        []program.Spoken{{Language: "ur"}},
			NeedsInterpreter: program.Yes,
		}
		if i%10 == 0 {
			person.Role = program.Interpreter
		}
		p.People = append(p.People, person)
	}
	for i := range meetings {
		start := at("2023-06-01T08:00").AddMinutes(i / 10 * 30)
		m := &program.Meeting{
			ID:    id(2_000_000 + i),
			Title: fmt.Sprint("M", i),
			Stop:  id(1),
			Kind:  program.Appointment,
			Start: start,
			End:   start.AddMinutes(45),
		}
		if m.Selected = i%100 != 0; m.Selected {
			for k := range 10 {
				m.Attendees = append(m.Attendees, p.People[(i*10+k)%people].ID)
			}
		}
		p.Meetings = append(p.Meetings, m)
	}
	return p
}

func TestTheWorkOfACheckGrowsWithTheProgram(t *testing.T) {
	check := func(size int) (work float64) {
		p := crowd(size, size)
		return testing.AllocsPerRun(1, func() {
			if found := Check(p, Options{}); len(found) == 0 ||
				!strings.Contains(found[0].Text("en-GB"), "in two places at once") {
				t.Errorf("%d findings", len(found))
			}
		})
	}
	// What compares each with each other would do sixteen times the work.
	if few, many := check(1_000), check(4_000); many > 9*few {
		t.Errorf("%.0f allocations for 4,000 people and meetings, %.0f for a quarter of them", many, few)
	}
}
