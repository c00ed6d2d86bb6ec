package assist

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"laurel/data/civil"
	"laurel/data/clash"
	"laurel/data/geo"
	"laurel/data/locale"
	"laurel/data/opening"
	"laurel/data/program"
)

func starts(slots []Slot) (list []string) {
	for _, s := range slots {
		list = append(list, strings.TrimPrefix(s.Meeting.Start.String(), "2023-06-"))
	}
	return list
}

func TestFindTimeOffersTheBestTimes(t *testing.T) {
	tests := []struct {
		name string
		make func() (*trip, Request)
		want []string
	}{
		{"an empty program, in the order of the day", func() (*trip, Request) {
			return newTrip(), Request{Meeting: meeting(1, "Visit", "2023-06-13T09:00", "2023-06-13T12:00")}
		}, []string{"13T09:00", "13T13:30", "14T09:00", "14T13:30"}},
		{"around what those who come have", func() (*trip, Request) {
			trip := newTrip(meeting(1, "Briefing", "2023-06-13T09:00", "2023-06-13T12:00"))
			return trip, Request{
				Meeting: meeting(2, "Visit", "2023-06-13T09:00", "2023-06-13T10:00"),
				Until:   on("2023-06-13"),
			}
		}, []string{"13T13:30", "13T14:30", "13T15:30", "13T16:30", "13T12:15"}},
		{"people who have nothing else may come at the same time", func() (*trip, Request) {
			trip := newTrip()
			trip.Meetings = []*program.Meeting{meeting(1, "Briefing", "2023-06-13T09:00", "2023-06-13T12:00", trip.ana)}
			return trip, Request{
				Meeting: meeting(2, "Visit", "2023-06-13T09:00", "2023-06-13T10:00"),
				People:  []program.ID{trip.bob.ID},
				Until:   on("2023-06-13"),
			}
		}, []string{"13T09:00", "13T10:00", "13T11:00", "13T13:30", "13T14:30"}},
		{"not when the place has another visit", func() (*trip, Request) {
			trip := newTrip()
			trip.Organisations = []*program.Organisation{{ID: id(50), Name: "Harbor Office", Exclusive: true}}
			first := meeting(1, "Others", "2023-06-13T08:30", "2023-06-13T17:00", trip.ana)
			visit := meeting(2, "Visit", "2023-06-13T09:00", "2023-06-13T10:00", trip.bob)
			first.Organisation, visit.Organisation = id(50), id(50)
			trip.Meetings = []*program.Meeting{first}
			return trip, Request{Meeting: visit, Until: on("2023-06-13")}
		}, []string{"13T17:00"}},
		{"not when the host is elsewhere", func() (*trip, Request) {
			trip := newTrip()
			trip.Contacts = []*program.Contact{{ID: id(60), Organisation: id(50), Name: "Host"}}
			first := meeting(1, "Others", "2023-06-13T08:30", "2023-06-13T17:00", trip.ana)
			visit := meeting(2, "Visit", "2023-06-13T09:00", "2023-06-13T10:00", trip.bob)
			first.Contacts, visit.Contacts = []program.ID{id(60)}, []program.ID{id(60)}
			trip.Meetings = []*program.Meeting{first}
			return trip, Request{Meeting: visit, Until: on("2023-06-13")}
		}, []string{"13T17:00"}},
		{"with time for the way", func() (*trip, Request) {
			trip := newTrip()
			trip.Organisations = []*program.Organisation{
				{
					ID:       id(50),
					Name:     "Near",
					Position: geo.Position{Known: true, Latitude: 42.3601, Longitude: -71.0589},
				},
				{
					ID:       id(51),
					Name:     "Far",
					Position: geo.Position{Known: true, Latitude: 42.6334, Longitude: -71.3162},
				},
			}
			first := meeting(1, "Long day", "2023-06-13T08:30", "2023-06-13T16:00", trip.bob)
			visit := meeting(2, "Visit", "2023-06-13T09:00", "2023-06-13T09:30", trip.bob)
			first.Organisation, visit.Organisation = id(50), id(51)
			trip.Meetings = []*program.Meeting{first}
			trip.TravelTimes = []*program.TravelTime{
				{
					ID:      id(70),
					From:    program.Place{Organisation: id(50)},
					To:      program.Place{Organisation: id(51)},
					Minutes: 75,
				},
			}
			return trip, Request{Meeting: visit, Until: on("2023-06-13")}
		}, []string{"13T17:30"}},
		{"not in the hour that the clocks skip", func() (*trip, Request) {
			trip := newTrip()
			trip.boston.From, trip.boston.Until = on("2023-03-12"), on("2023-03-12")
			return trip, Request{Meeting: meeting(1, "Night watch", "2023-03-12T02:00", "2023-03-12T02:30")}
		}, []string{"2023-03-12T01:00", "2023-03-12T03:00"}},
		{"not before now", func() (*trip, Request) {
			return newTrip(), Request{
				Meeting: meeting(1, "Visit", "2023-06-13T09:00", "2023-06-13T12:00"),
				Until:   on("2023-06-13"),
			}
		}, []string{"13T09:00", "13T13:30"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			trip, request := test.make()
			limits := Limits{}
			switch test.name {
			case "not in the hour that the clocks skip":
				limits = Limits{Opens: civil.Clock{Hour: 1}, Closes: civil.Clock{Hour: 3, Minute: 30}, Step: 60}
			case "not before now":
				limits.NotBefore = at("2023-06-13T08:45")
			}
			slots, err := FindTime(context.Background(), trip.Program, request, limits)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, starts(slots)); diff != "" {
				t.Errorf("starts (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFindTimeMovesWhatIsThere(t *testing.T) {
	visit := meeting(1, "Visit", "2023-06-13T10:00", "2023-06-13T11:30")
	visit.Status = program.Confirmed
	trip := newTrip(visit)
	slots, err := FindTime(context.Background(), trip.Program, Request{Meeting: visit}, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	best := slots[0]
	if best.Meeting.ID != visit.ID || best.Meeting.Start == visit.Start || best.Meeting.Minutes() != 90 ||
		visit.Start != at("2023-06-13T10:00") {
		t.Errorf("the best is %v to %v", best.Meeting.Start, best.Meeting.End)
	}
	if !slices.Contains(best.Cautions, "The host confirmed the old time; ask again.") {
		t.Errorf("cautions %q", best.Cautions)
	}
	var put []*program.Meeting
	if err := best.Apply(func(m *program.Meeting) error { put = append(put, m); return nil }); err != nil ||
		len(put) != 1 ||
		put[0] != best.Meeting {
		t.Errorf("%d meetings are applied, %v", len(put), err)
	}
}

func TestSlotSaysWhyItIsGood(t *testing.T) {
	trip := newTrip(
		meeting(1, "Briefing", "2023-06-13T09:00", "2023-06-13T10:00"),
		meeting(2, "Closing", "2023-06-13T16:00", "2023-06-13T18:00"),
	)
	trip.Organisations = []*program.Organisation{{ID: id(50), Name: "Harbor Office", Exclusive: true}}
	visit := meeting(3, "Visit", "2023-06-13T14:00", "2023-06-13T15:00")
	visit.Organisation = id(50)
	for l, want := range map[locale.Language][]string{
		"en": {
			"All 4 people are free.", "Interpreting: Uma.", "Harbor Office has no other visit then.",
			"4 hours after “Briefing”.", "1 hour before “Closing”.", "Lunch and dinner keep their time.",
		},
		"es": {
			"Las 4 personas están libres.", "Interpreta: Uma.", "Harbor Office no tiene otra visita a esa hora.",
			"4 horas después de «Briefing».", "1 hora antes de «Closing».", "El almuerzo y la cena conservan su hora.",
		},
		"fr": {
			"Les 4 personnes sont libres.", "Interprétation\u00a0: Uma.",
			"Harbor Office n’a pas d’autre visite à ce moment.", "4 heures après «\u00a0Briefing\u00a0».",
			"1 heure avant «\u00a0Closing\u00a0».", "Le déjeuner et le dîner gardent leur heure.",
		},
	} {
		slots, err := FindTime(
			context.Background(),
			trip.Program,
			Request{Meeting: visit, Interpreter: true, Until: on("2023-06-13")},
			Limits{Language: l},
		)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, slots[0].Reasons); diff != "" || slots[0].Meeting.Start != at("2023-06-13T14:00") {
			t.Errorf("%s, %v (-want +got):\n%s", l, slots[0].Meeting.Start, diff)
		}
	}
}

func TestFindTimeNamesAnInterpreterWhoIsFree(t *testing.T) {
	trip := newTrip()
	elsewhere := meeting(1, "Elsewhere", "2023-06-13T08:30", "2023-06-13T18:00", trip.bob)
	elsewhere.Interpreters = []program.ID{trip.uma.ID}
	trip.Meetings = []*program.Meeting{elsewhere}
	visit := meeting(2, "Visit", "2023-06-13T14:00", "2023-06-13T15:00", trip.ana)
	visit.Interpreters = []program.ID{trip.uma.ID}
	slots, err := FindTime(context.Background(), trip.Program, Request{Meeting: visit, Interpreter: true}, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range slots {
		want := trip.uma.ID // who was named before stays where she can
		if s.Meeting.Start.Date == on("2023-06-13") {
			want = trip.ulli.ID
		}
		if !slices.Equal(s.Meeting.Interpreters, []program.ID{want}) {
			t.Errorf("%v: %v interprets", s.Meeting.Start, s.Meeting.Interpreters)
		}
	}
	if slots[0].Meeting.Start != at("2023-06-13T14:00") {
		t.Errorf("the best is %v", slots[0].Meeting.Start)
	}
}

func TestNoSolutionSaysWhatIsInTheWayAndWhatWouldHelp(t *testing.T) {
	trip := newTrip()
	trip.boston.Until = trip.boston.From
	trip.Meetings = []*program.Meeting{
		meeting(
			1,
			"Hearing",
			"2023-06-13T08:30",
			"2023-06-13T14:00",
			trip.ana,
		), meeting(2, "Workshop", "2023-06-13T13:00", "2023-06-13T22:00", trip.bob),
	}
	_, err := FindTime(
		context.Background(),
		trip.Program,
		Request{Meeting: meeting(3, "Visit", "2023-06-13T10:00", "2023-06-13T11:00", trip.ana, trip.bob)},
		Limits{},
	)
	var none *NoSolution
	if !errors.As(err, &none) {
		t.Fatal(err)
	}
	if want := "There is no time for “Visit”. What is in the way: people are in another meeting (35 of 35 " +
		"times)"; !strings.HasPrefix(
		none.Error(),
		want,
	) {
		t.Errorf("the sentence is %q", none)
	}
	var help []string
	for _, h := range none.Help {
		help = append(help, h.Text)
	}
	if diff := cmp.Diff([]string{"outside working hours: Tue 13 Jun, 7:00 a.m.", "without Ana Prova: Tue 13 Jun, " +
		"10:00 a.m.", "without Bob Muster: Tue 13 Jun, 2:30 p.m."}, help); diff != "" {
		t.Errorf("help (-want +got):\n%s", diff)
	}
}

func TestFindTimeKeepsToTheOpeningHours(t *testing.T) {
	trip := newTrip()
	hours := opening.Hours{
		Days:  opening.WeekdaysOf(time.Wednesday),
		From:  civil.Clock{Hour: 13},
		Until: civil.Clock{Hour: 15, Minute: 30},
	}
	trip.Organisations = []*program.Organisation{{ID: id(50), Name: "Harbor Office", Opening: []opening.Hours{hours}}}
	visit := meeting(3, "Visit", "2023-06-13T10:00", "2023-06-13T11:00")
	visit.Organisation = id(50)
	slots, err := FindTime(context.Background(), trip.Program, Request{Meeting: visit}, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range slots {
		if !opening.During([]opening.Hours{hours}, s.Meeting.Start, s.Meeting.End) ||
			!slices.Contains(s.Reasons, "Opening hours respected (Wed 1:00–3:30 p.m.).") {
			t.Errorf("%v to %v: %q", s.Meeting.Start, s.Meeting.End, s.Reasons)
		}
	}
	_, err = FindTime(context.Background(), trip.Program, Request{Meeting: visit, Until: on("2023-06-13")}, Limits{})
	var none *NoSolution
	if !errors.As(err, &none) {
		t.Fatal(err)
	}
	want := "There is no time for “Visit”. What is in the way: the host is closed (35 of 35 times)."
	if none.Error() != want {
		t.Errorf("the sentence is %q", none)
	}
	if len(none.Help) == 0 || none.Help[0].Text != "if the host opens for the group: Tue 13 Jun, 10:00 a.m." {
		t.Errorf("help %v", none.Help)
	}
	visit.Link = "https://call.example.org"
	request := Request{Meeting: visit, Until: on("2023-06-13")}
	if slots, err := FindTime(context.Background(), trip.Program, request, Limits{}); err != nil ||
		len(slots) == 0 {
		t.Errorf("a call needs no open door: %v", err)
	}
}

func TestFindTimeSaysWhatARequestLacks(t *testing.T) {
	trip := newTrip()
	visit := meeting(1, "Visit", "2023-06-13T10:00", "2023-06-13T11:00")
	nowhere := meeting(2, "Nowhere", "2023-06-13T10:00", "2023-06-13T11:00")
	nowhere.Stop = id(99)
	tests := []struct {
		name    string
		request Request
		limits  Limits
		want    string
	}{
		{"no meeting", Request{}, Limits{}, "Choose the meeting to find a time for."},
		{
			"no stop",
			Request{Meeting: nowhere},
			Limits{},
			"“Nowhere” belongs to no stop with a time zone. Give it a stop first.",
		},
		{
			"days in the wrong order",
			Request{Meeting: visit, From: on("2023-06-15")},
			Limits{},
			"The last day is before the first.",
		},
		{
			"hours in the wrong order",
			Request{Meeting: visit},
			Limits{Opens: civil.Clock{Hour: 12}, Closes: civil.Clock{Hour: 8}},
			"The working day ends before it begins.",
		},
		{
			"longer than a day",
			Request{Meeting: visit, Minutes: 600},
			Limits{},
			"There is no time for “Visit”. What is in the way: it lasts longer than the working day.",
		},
		{
			"only days that are over",
			Request{Meeting: visit},
			Limits{NotBefore: at("2024-01-01T00:00")},
			"There is no time for “Visit”. What is in the way: all those days are over.",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := FindTime(context.Background(), trip.Program, test.request, test.limits); err == nil ||
				err.Error() != test.want {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

func TestFindTimeStopsWhenNobodyWaits(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	trip := newTrip()
	request := Request{Meeting: meeting(1, "Visit", "2023-06-13T10:00", "2023-06-13T11:00")}
	if _, err := FindTime(ctx, trip.Program, request, Limits{}); !errors.Is(
		err,
		context.Canceled,
	) {
		t.Errorf("the error is %v", err)
	}
}

// TestEveryTimeHolds compares with trying every time by full checks: what is offered causes nothing new, the first is
// the best there is, and there is no solution only where no time is possible.
func TestEveryTimeHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := randomTrip(t, 3, 7)
		wanted := p.Meetings[rapid.IntRange(0, len(p.Meetings)-1).Draw(t, "wanted")]
		limits := Limits{Step: 60}
		request := Request{
			Meeting:     wanted,
			Minutes:     rapid.SampledFrom([]int{60, 180}).Draw(t, "minutes"),
			Interpreter: rapid.Bool().Draw(t, "interpreter"),
		}
		slots, err := FindTime(context.Background(), p, request, limits)
		var none *NoSolution
		if err != nil && !errors.As(err, &none) {
			t.Fatal(err)
		}
		f, err := newFinder(context.Background(), p, request, limits.withDefaults())
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range slots {
			if news := added(f.base, f.including(f.at(s.Meeting.Start)), f.interpreter, noHint); len(news) > 0 {
				t.Fatalf("at %v: %q", s.Meeting.Start, news)
			}
			if news := added(f.base, f.including(s.Meeting), f.interpreter, unbearable); len(news) > 0 {
				t.Fatalf("at %v, interpreted: %q", s.Meeting.Start, news)
			}
			if i > 0 && s.Cost < slots[i-1].Cost {
				t.Fatalf("a worse time comes first")
			}
		}
		if none != nil {
			for _, h := range none.Help {
				helpHolds(t, p, request, limits, h)
			}
		}
		best := -1
		for date := f.from; !f.until.Before(date); date = date.AddDays(1) {
			for minutes := 510; minutes+f.minutes <= 18*60; minutes += limits.Step {
				start := civil.At(date, civil.Clock{Hour: minutes / 60, Minute: minutes % 60})
				if m := f.at(start); start != wanted.Start || f.minutes != wanted.Minutes() {
					c := &candidate{meeting: m}
					for _, finding := range added(
						f.base, f.including(m), f.interpreter,
						func(f clash.Finding) bool { return f.Severity == program.SeverityHint },
					) {
						rule, _, _ := strings.Cut(finding, ":")
						c.hints = append(c.hints, trouble{Finding: clash.Finding{Rule: clash.Rule(rule)}})
					}
					if stands(f, m, request.Interpreter) && (best < 0 || f.cost(c) < best) {
						best = f.cost(c)
					}
				}
			}
		}
		if got := append(slots, Slot{Cost: -1})[0].Cost; got != best {
			t.Fatalf("the best costs %d, there is one of %d", got, best)
		}
	})
}

// helpHolds checks that a meeting without the people whom a help names can be at its time.
func helpHolds(t *rapid.T, p *program.Program, request Request, limits Limits, h Help) {
	if len(h.People) == 0 {
		return
	}
	probe := request.Meeting.Clone()
	probe.Start = h.Start
	request.People = []program.ID{}
	for _, person := range p.Attendance().AttendeesOf(probe) {
		if !slices.Contains(h.People, person) {
			request.People = append(request.People, person.ID)
		}
	}
	request.Meeting = request.Meeting.Clone()
	request.Meeting.Interpreters = nil
	f, err := newFinder(context.Background(), p, request, limits.withDefaults())
	if err != nil {
		t.Fatal(err)
	}
	if news := added(f.base, f.including(f.at(h.Start)), f.interpreter, noHint); len(news) > 0 {
		t.Fatalf("%s, and yet: %q", h.Text, news)
	}
}

// stands tries every set of interpreters for a meeting.
func stands(f *finder, m *program.Meeting, interpreter bool) bool {
	if len(added(f.base, f.including(m), f.interpreter, noHint)) > 0 {
		return false
	}
	if !interpreter {
		return true
	}
	var interpreters []*program.Person
	for _, person := range f.base.People {
		if person.Role == program.Interpreter && !person.Cancelled && !slices.Contains(m.Excused, person.ID) {
			interpreters = append(interpreters, person)
		}
	}
	for set := range 1 << len(interpreters) {
		next := m.Clone()
		for i, person := range interpreters {
			if set&(1<<i) != 0 {
				next.Interpreters = append(next.Interpreters, person.ID)
			}
		}
		p := f.including(next)
		served := !slices.ContainsFunc(p.Attendance().AttendeesOf(next), func(person *program.Person) bool {
			return person.NeedsInterpreter == program.Yes &&
				!slices.ContainsFunc(
					next.Interpreters,
					func(id program.ID) bool { return p.Interpreting().CanInterpret(p.Person(id), person) },
				)
		})
		if served && len(added(f.base, p, f.interpreter, unbearable)) == 0 {
			return true
		}
	}
	return false
}

// BenchmarkFindTime looks for an hour for everyone in a busy program, and for one of a few people with an interpreter.
func BenchmarkFindTime(b *testing.B) {
	for _, size := range sizes {
		p := busyProgram(size.meetings, size.people)
		everyone := &program.Meeting{ID: id(9999), Stop: id(1), Kind: program.Appointment, Title: "Visit"}
		few := everyone.Clone()
		few.Selected, few.Attendees = true, []program.ID{p.People[0].ID, p.People[1].ID}
		for name, request := range map[string]Request{
			"everyone": {Meeting: everyone}, "two people with an interpreter": {Meeting: few, Interpreter: true},
		} {
			b.Run(fmt.Sprintf("%s/%d", name, size.meetings), func(b *testing.B) {
				for b.Loop() {
					slots, err := FindTime(context.Background(), p, request, Limits{})
					var none *NoSolution
					if err != nil && !errors.As(err, &none) {
						b.Fatal(err)
					}
					b.ReportMetric(float64(len(slots)), "slots")
				}
			})
		}
	}
}
