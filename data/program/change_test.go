package program

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"laurel/data/civil"
	"laurel/data/locale"

	"pgregory.net/rapid"
)

// rawEdition is a copy of an edition as its file has it.
func rawEdition(t interface{ Fatal(...any) }, e *Edition) *Edition {
	content, err := Freeze(e)
	if err != nil {
		t.Fatal(err)
	}
	copied, err := (&Release{Content: content, Audience: e.Audience}).Edition()
	if err != nil {
		t.Fatal(err)
	}
	return copied
}

func TestNothingHasChangedBetweenEqualEditions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _ := randomProgram(t)
		for _, audience := range Audiences() {
			e := p.EditionFor(audience)
			if changes := Diff(e, rawEdition(t, e)); len(changes) != 0 {
				t.Fatalf("for %s: %s", audience, changes[0].Sentence("en"))
			}
		}
	})
}

func TestEveryMovedMeetingIsToldWithBothTimes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _ := randomProgram(t)
		for _, m := range p.Meetings {
			m.Title, m.End, m.Status = "Visit "+string(m.ID), m.Start.AddMinutes(60), Requested
		}
		moved := map[ID]*Meeting{}
		next := p.With(func(next *Program) {
			next.Meetings = nil
			for _, m := range p.Meetings {
				other := *m
				if rapid.Bool().Draw(t, "moves") {
					minutes := rapid.SampledFrom([]int{-1440, -5, 5, 90, 3000}).Draw(t, "minutes")
					other.Start, other.End = m.Start.AddMinutes(minutes), m.End.AddMinutes(minutes)
					moved[m.ID] = &other
				}
				next.Meetings = append(next.Meetings, &other)
			}
			slices.Reverse(next.Meetings)
		})
		audience := rapid.SampledFrom([]Audience{Internal, Partners, Participants}).Draw(t, "audience")
		changes := Diff(p.EditionFor(audience), next.EditionFor(audience))
		for _, language := range []string{"en", "es", "fr"} {
			for id, after := range moved {
				i := slices.IndexFunc(
					changes,
					func(c ReleaseChange) bool { return c.Record == id && c.Kind == WasMoved },
				)
				if isTold := !after.Private || audience == Internal; (i >= 0) != isTold {
					t.Fatalf("%s moved, told: %v, want %v", after.Title, i >= 0, isTold)
				} else if !isTold {
					continue
				}
				text := changes[i].Sentence(locale.Language(language))
				before := p.Meeting(id)
				for _, want := range []string{
					after.Title, locale.Language(language).Times(before.Start, before.End),
					locale.Language(language).Times(after.Start, after.End),
				} {
					if !strings.Contains(text, want) {
						t.Fatalf("%q does not say %q", text, want)
					}
				}
			}
		}
		for _, c := range changes {
			if moved[c.Record] == nil || c.Kind != WasMoved {
				t.Fatalf("told without a reason: %s", c.Sentence("en"))
			}
		}
	})
}

// Whatever becomes other in a program: what is told for an audience holds nothing that this audience may not have.
func TestNothingAboveTheAudienceIsFrozenOrTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _ := randomProgram(t)
		next, _ := randomProgram(t)
		next.ID = p.ID
		for i := range min(len(p.Stops), len(next.Stops)) {
			next.Stops[i].ID = p.Stops[i].ID
		}
		for i := range min(len(p.People), len(next.People)) {
			next.People[i].ID = p.People[i].ID
		}
		for i := range min(len(p.Meetings), len(next.Meetings)) {
			next.Meetings[i].ID = p.Meetings[i].ID
		}
		marksBefore := mark(p)
		marksAfter := mark(next)
		for _, m := range marksAfter { // other texts than before
			replaceText(reflect.ValueOf(m.record).Elem(), m.text, "»"+m.text)
		}
		for _, audience := range Audiences() {
			frozen := rawEdition(t, p.EditionFor(audience))
			if len(frozen.Issues)+len(frozen.Releases) > 0 {
				t.Fatalf("the register went out with a release for %s", audience)
			}
			var file bytes.Buffer
			if err := Encode(&file, frozen.Program, nil); err != nil {
				t.Fatal(err)
			}
			for _, m := range marksBefore {
				if strings.Contains(file.String(), m.text) && !m.reaches(audience, p) {
					t.Fatalf("a release for %s holds %s of %s", audience, m.field, KindOf(m.record))
				}
			}
			for _, c := range Diff(frozen, next.EditionFor(audience)) {
				text := c.Sentence("fr")
				for _, m := range marksAfter {
					if strings.Contains(text, "»"+m.text) && !m.reaches(audience, next) {
						t.Fatalf("%s is told %s of %s: %s", audience, m.field, KindOf(m.record), text)
					}
				}
			}
		}
	})
}

func replaceText(part reflect.Value, old, text string) {
	for i := range part.NumField() {
		field := part.Field(i)
		switch {
		case !part.Type().Field(i).IsExported():
		case field.Kind() == reflect.String && field.String() == old:
			field.SetString(text)
		case field.Kind() == reflect.Struct:
			replaceText(field, old, text)
		case field.Kind() == reflect.Slice && field.Type().Elem().Kind() == reflect.Struct:
			for k := range field.Len() {
				replaceText(field.Index(k), old, text)
			}
		}
	}
}

func day(n int) civil.Date { return civil.NewDate(2023, time.June, n) }

// plan is a program whose every record has an ID that reads as what it is.
func plan() *Program {
	return &Program{
		ID: "program", Name: "Delegation", Start: day(11), End: day(25), Language: "en", EmergencyPhone: "555-0100",
		Stops: []*Stop{
			{
				ID:     "dc",
				City:   "Washington",
				Zone:   "America/New_York",
				From:   day(11),
				Until:  day(17),
				Hotel:  Hotel{Name: "Example Hotel"},
				Driver: "Dee Example",
			},
			{ID: "boston", City: "Boston", Zone: "America/New_York", From: day(17), Until: day(21)},
		},
		People: []*Person{
			{ID: "ana", Role: Awardee, Given: "Ana", Family: "Prova", Consent: Consent{Name: Yes}},
			{ID: "ben", Role: Awardee, Given: "Ben", Consent: Consent{Name: Yes}},
		},
		Meetings: []*Meeting{
			{
				ID:    "visit",
				Stop:  "dc",
				Kind:  Appointment,
				Title: "Visit",
				Start: civil.At(day(13), civil.NewClock(9, 0)),
				End:   civil.At(day(13), civil.NewClock(10, 30)),
			},
			{
				ID:    "dinner",
				Stop:  "dc",
				Kind:  Meal,
				Title: "Dinner",
				Start: civil.At(day(13), civil.NewClock(19, 0)),
				End:   civil.At(day(13), civil.NewClock(21, 0)),
			},
		},
	}
}

func TestEachChangeIsToldInASentence(t *testing.T) {
	change := func(records any, i int) any { // a copy of the record, put into a copy of its list
		list := reflect.ValueOf(records).Elem()
		copied := reflect.MakeSlice(list.Type(), list.Len(), list.Len())
		reflect.Copy(copied, list)
		record := reflect.New(list.Type().Elem().Elem())
		record.Elem().Set(list.Index(i).Elem())
		copied.Index(i).Set(record)
		list.Set(copied)
		return record.Interface()
	}
	tests := []struct {
		name       string
		change     func(p *Program)
		kind       ChangeKind
		part       Part
		en, es, fr string
	}{
		{
			"a meeting is cancelled", func(p *Program) { p.Meetings = p.Meetings[1:] }, WasCancelled, PlanPart,
			"Visit, Tue 13 Jun, 9:00–10:30 a.m., Washington, is cancelled.",
			"Se cancela Visit, mar 13 jun, 09:00–10:30, Washington.",
			"Annulation : Visit, mar. 13 juin, 09:00–10:30, Washington.",
		},
		{
			"a host declines", func(p *Program) { change(&p.Meetings, 0).(*Meeting).Status = Declined }, WasCancelled,
			PlanPart,
			"Visit, Tue 13 Jun, 9:00–10:30 a.m., Washington, is cancelled.", "", "",
		},
		{
			"a host confirms", func(p *Program) { change(&p.Meetings, 0).(*Meeting).Status = Confirmed }, WasChanged,
			DetailsPart,
			"Visit, status: confirmed (new).", "", "",
		},
		{
			"a meeting moves to another day", func(p *Program) {
				m := change(&p.Meetings, 0).(*Meeting)
				m.Start, m.End = m.Start.AddMinutes(1440), m.End.AddMinutes(1440)
			}, WasMoved, PlanPart,
			"Visit (Washington) moves from Tue 13 Jun, 9:00–10:30 a.m. to Wed 14 Jun, 9:00–10:30 a.m.", "", "",
		},
		{
			"a meeting moves on its day",
			func(p *Program) { change(&p.Meetings, 0).(*Meeting).End = civil.At(day(13), civil.NewClock(11, 0)) },
			WasMoved,
			PlanPart,

			"Visit (Washington) moves from Tue 13 Jun, 9:00–10:30 a.m. to 9:00–11:00 a.m.",
			"Visit (Washington) pasa de mar 13 jun, 09:00–10:30 a 09:00–11:00.", "",
		},
		{
			"a meeting moves to another city", func(p *Program) { change(&p.Meetings, 0).(*Meeting).Stop = "boston" },
			WasMoved, PlanPart,
			"Visit moves from Tue 13 Jun, 9:00–10:30 a.m., Washington to Tue 13 Jun, 9:00–10:30 a.m., Boston.", "", "",
		},
		{
			"a meeting has another room", func(p *Program) { change(&p.Meetings, 1).(*Meeting).Place = "Room 4" },
			WasChanged, PlanPart,
			"Dinner (Tue 13 Jun, 7:00–9:00 p.m., Washington), place: Room 4 (new).", "", "",
		},
		{
			"someone is excused", func(p *Program) { change(&p.Meetings, 0).(*Meeting).Excused = []ID{"ben"} },
			WasChanged, AttendancePart,
			"Visit (Tue 13 Jun, 9:00–10:30 a.m., Washington) is no longer for Ben.", "", "",
		},
		{"a meeting is new", func(p *Program) {
			p.Meetings = append(
				slices.Clone(p.Meetings),
				&Meeting{
					ID:    "tour",
					Stop:  "boston",
					Kind:  Activity,
					Title: "Tour",
					Place: "Harbor",
					Start: civil.At(day(18), civil.NewClock(9, 0)),
					End:   civil.At(day(18), civil.NewClock(10, 0)),
				},
			)
		}, WasAdded, PlanPart, "Tour: Sun 18 Jun, 9:00–10:00 a.m., Boston. Place: Harbor.", "", ""},
		{
			"someone joins", func(p *Program) {
				p.People = append(
					slices.Clone(p.People),
					&Person{ID: "cleo", Role: Interpreter, Given: "Cleo", Consent: Consent{Name: Yes}},
				)
			}, WasAdded, NamesPart, "Cleo joins (Interpreter).",
			"Se incorpora Cleo (Intérprete).", "Cleo se joint au groupe (Interprète).",
		},
		{
			"someone cancels",
			func(p *Program) { change(&p.People, 1).(*Person).Cancelled = true },
			WasCancelled,
			NamesPart,
			"Ben is not coming.",
			"Ben no viene.",
			"Ben ne vient pas.",
		},
		{
			"someone leaves early",
			func(p *Program) { change(&p.People, 0).(*Person).Stays = []Stay{{Stop: "dc", Until: day(15)}} },
			WasChanged, StaysPart,
			"Ana Prova, Washington, stay: 11–15 June 2023 (was: 11–17 June 2023).", "", "",
		},
		{
			"someone skips a stop",
			func(p *Program) { change(&p.People, 0).(*Person).Stays = []Stay{{Stop: "boston", Absent: true}} },
			WasCancelled, StaysPart,
			"Ana Prova no longer takes part in Boston.", "", "",
		},
		{"a flight is known", func(p *Program) {
			change(&p.People, 0).(*Person).Arrival = Flight{
				At:     civil.At(day(11), civil.NewClock(15, 5)),
				Number: "EX 123",
				Place:  "IAD",
			}
		}, WasChanged, ArrivalPart, "Ana Prova, arrival: EX 123, IAD, 11 June 2023, 3:05 p.m. (new).", "", ""},
		{
			"a diet is answered",
			func(p *Program) { change(&p.People, 0).(*Person).Diet = Need{Answered: true} },
			WasChanged,
			DietPart,
			"Ana Prova, diet: none (new).",
			"",
			"",
		},
		{
			"another hotel", func(p *Program) { change(&p.Stops, 0).(*Stop).Hotel.Name = "Other Hotel" }, WasChanged,
			HotelPart,
			"Washington, hotel: Other Hotel (was: Example Hotel).", "", "",
		},
		{
			"another vehicle", func(p *Program) { change(&p.Meetings, 1).(*Meeting).Vehicle = "Coach 1" }, WasChanged,
			PlanPart,
			"Dinner (Tue 13 Jun, 7:00–9:00 p.m., Washington), vehicle: Coach 1 (new).", "", "",
		},
		{
			"no driver any more",
			func(p *Program) { change(&p.Stops, 0).(*Stop).Driver = "" },
			WasChanged,
			RidesPart,
			"Washington, driver: removed (was: Dee Example).",
			"",
			"",
		},
		{
			"another emergency number",
			func(p *Program) { p.EmergencyPhone = "555-0101" },
			WasChanged,
			PhonesPart,
			"Delegation, emergency telephone: 555-0101 (was: 555-0100).",
			"",
			"",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			changes := Diff(plan().EditionFor(Internal), plan().With(test.change).EditionFor(Internal))
			if len(changes) != 1 {
				for _, c := range changes {
					t.Log(c.Sentence("en"))
				}
				t.Fatalf("%d changes are told", len(changes))
			}
			if c := changes[0]; c.Kind != test.kind || c.Part != test.part || c.Sentence("en") != test.en {
				t.Errorf("%s, %s: %s", c.Kind, c.Part, c.Sentence("en"))
			}
			if got := changes[0].Sentence("es"); test.es != "" && got != test.es {
				t.Errorf("in Spanish: %s", got)
			}
			if got := changes[0].Sentence("fr"); test.fr != "" && got != test.fr {
				t.Errorf("in French: %s", got)
			}
		})
	}
}

// Whoever does not want to be named or called any more is not named or called by what tells of the change.
func TestWhatIsNotGivenAnyMoreIsNotToldOnceMore(t *testing.T) {
	p := plan()
	p.People[0].OwnName, p.People[0].Position = "אנה", "Judge of Example"
	p.Contacts = []*Contact{
		{ID: "erin", Name: "Erin Example", Phone: "+1 202 555 0100", Email: "erin@example.org", MayShare: Yes},
	}
	p.Meetings[0].Contacts, p.Meetings[1].Contacts = []ID{"erin"}, []ID{"erin"}
	p.Meetings[0].Selected, p.Meetings[0].Attendees = true, []ID{"ana", "ben"}
	next := p.With(func(next *Program) {
		ana, erin, visit := *p.People[0], *p.Contacts[0], *p.Meetings[0]
		ana.Consent.Name, erin.MayShare, visit.Attendees = No, No, []ID{"ben"}
		ana.Stays = []Stay{{Stop: "boston", Absent: true}}
		next.People, next.Contacts, next.Meetings = []*Person{
			&ana,
			p.People[1],
		}, []*Contact{
			&erin,
		}, []*Meeting{
			&visit,
			p.Meetings[1],
		}
	})
	for _, way := range []struct {
		name     string
		old, now *Program
	}{{"consent is taken back", p, next}, {"consent is given", next, p}} {
		t.Run(way.name, func(t *testing.T) {
			changes := Diff(way.old.EditionFor(Participants), way.now.EditionFor(Participants))
			if len(changes) == 0 {
				t.Fatal("nothing is told")
			}
			for _, c := range changes {
				if way.old == p && c.Person != nil &&
					(strings.Contains(c.Person.FormalName(), "Ana") || c.Person.Position != "") {
					t.Errorf("struck through by the name that may not be told any more: %+v", c.Person)
				}
				for _, in := range []string{"en", "es", "fr"} {
					text := c.Sentence(locale.Language(in))
					if way.old == p &&
						(strings.Contains(text, "Ana") || strings.Contains(text, "Judge") ||
							strings.Contains(text, "0100") ||
							strings.Contains(text, "erin@")) {
						t.Errorf("told what is not given any more: %s", text)
					}
					if strings.Contains(text, "Ana") && strings.Contains(text, "Awardee 1") {
						t.Errorf("the name stands beside what stood for it: %s", text)
					}
				}
			}
		})
	}
}

func TestThePublicIsNotToldWhoMayNotBeNamedAnyMore(t *testing.T) {
	p := plan()
	next := p.With(func(next *Program) {
		ana := *p.People[0]
		ana.Consent.Name = No
		next.People = []*Person{&ana, p.People[1]}
	})
	if found := Diff(p.EditionFor(Public), next.EditionFor(Public)); len(found) != 0 {
		t.Errorf("told %q", found[0].Sentence("en"))
	}
}

func TestAMeetingThatBecomesOrCeasesToBeSomeonesIsToldThemOnce(t *testing.T) {
	p := plan()
	p.Meetings[0].Selected, p.Meetings[0].Attendees = true, []ID{"ana"}
	next := p.With(func(next *Program) {
		visit := *p.Meetings[0]
		visit.Start, visit.End = visit.Start.AddMinutes(1440), visit.End.AddMinutes(1440)
		visit.Note, visit.Attendees = "Bring a coat.", []ID{"ben"}
		next.Meetings = []*Meeting{&visit, p.Meetings[1]}
	})
	since := &Since{"2", day(10), Diff(p.EditionFor(Partners), next.EditionFor(Partners))}
	for person, want := range map[ID]struct {
		kind   ChangeKind
		struck int
		text   string
	}{
		"ana": {WasCancelled, 1, "Visit (Wed 14 Jun, 9:00–10:30 a.m., Washington) is no longer for Ana Prova."},
		"ben": {WasAdded, 0, "Visit (Wed 14 Jun, 9:00–10:30 a.m., Washington) is now also for Ben."},
	} {
		own := since.Of(person)
		if len(own.Changes) != 1 || own.Changes[0].Kind != want.kind || own.Changes[0].Sentence("en") != want.text ||
			len(own.Struck()) != want.struck ||
			own.Was(next.Meetings[0], "en") != "" {
			t.Errorf("%s is told %+v, and %d are struck through", person, own.Changes, len(own.Struck()))
		}
	}
}

func TestWhatHasChangedIsKnownByItsRecord(t *testing.T) {
	p := plan()
	next := p.With(func(next *Program) {
		visit, ana := *p.Meetings[0], *p.People[0]
		visit.Start, visit.End = visit.Start.AddMinutes(1440), visit.End.AddMinutes(1440)
		visit.Note = "Bring a coat."
		ana.Phone, ana.Stays = "555-0102", []Stay{{Stop: "boston", Absent: true}}
		next.Meetings, next.People = []*Meeting{&visit}, []*Person{&ana, p.People[1]}
	})
	since := &Since{"2", day(10), Diff(p.EditionFor(Partners), next.EditionFor(Partners))}
	tests := []struct {
		name      string
		got, want any
	}{
		{"of several changes the one that must not be missed", since.Kind("visit"), WasMoved},
		{"in one part only", since.Kind("visit", DetailsPart), WasChanged},
		{"in a part that is the same", since.Kind("visit", RidesPart), ChangeKind("")},
		{"a cancelled meeting", since.Kind("dinner"), WasCancelled},
		{"what is the same", since.Kind("ben"), ChangeKind("")},
		{"somebody who skips a stop, in that stop", since.In("boston").Kind("ana"), WasCancelled},
		{"and in another", since.In("dc").Kind("ana"), WasChanged},
		{"when it was", since.Was(next.Meetings[0], "en"), "was Tue 13 Jun, 9:00–10:30 a.m."},
		{"when what has not moved was", since.Was(p.Meetings[1], "en"), ""},
		{"how many are not on their day any more", len(since.Struck()), 2},
		{"the earliest of them", since.Struck()[0].ID, ID("visit")},
		{"who does not come to the stop", since.Gone("boston")[0].ID, ID("ana")},
		{"who does not come to another", len(since.Gone("dc")), 0},
		{"what is told first", since.Sorted()[0].Kind, WasCancelled},
		{"the heading", since.Title("fr"), "Changements depuis la version 2, 10 juin 2023"},
		{"nothing was sent", (*Since)(nil).In("dc").Kind("ana"), ChangeKind("")},
		{"the mark", WasAdded.Mark("es"), "NUEVO"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if test.got != test.want {
				t.Errorf("%v, not %v", test.got, test.want)
			}
		})
	}
}

func TestTheLibraryOfOtherProgramsIsNeitherSentNorTold(t *testing.T) {
	p := plan()
	p.Organisations = []*Organisation{{ID: "centre", Name: "Example Centre"}, {ID: "others", Name: "Centre of others"}}
	p.Contacts = []*Contact{
		{ID: "erin", Name: "Erin Example", Organisation: "centre"},
		{ID: "olga", Name: "Olga Other", Organisation: "others"},
	}
	p.Meetings[0].Contacts = []ID{"erin"}
	sent := rawEdition(t, p.EditionFor(Partners))
	if len(sent.Contacts) != 1 || len(sent.Organisations) != 1 {
		t.Errorf("%d contacts and %d organisations were sent", len(sent.Contacts), len(sent.Organisations))
	}
	next := p.With(func(next *Program) {
		next.Contacts = append(slices.Clone(p.Contacts), &Contact{ID: "new", Name: "Nobody’s"})
	})
	if changes := Diff(sent, next.EditionFor(Partners)); len(changes) != 0 {
		t.Errorf("told: %s", changes[0].Sentence("en"))
	}
	met := p.With(func(next *Program) {
		visit := *p.Meetings[0]
		visit.Contacts = []ID{"olga"}
		next.Meetings = []*Meeting{&visit, p.Meetings[1]}
	})
	told := map[ID]ChangeKind{}
	for _, c := range Diff(sent, met.EditionFor(Partners)) {
		told[c.Record] = c.Kind
	}
	if told["erin"] != WasCancelled || told["olga"] != WasAdded || told["visit"] != WasChanged {
		t.Errorf("told %v", told)
	}
}

func TestReleasesAreNumberedAndTheLatestToEachIsKnown(t *testing.T) {
	p := plan()
	sent := func(id ID, to Recipient, stop ID, document string) *Release {
		r := &Release{ID: id, Recipient: to, Stop: stop, Document: document}
		r.Version = NextVersion(p.Releases, r)
		return r
	}
	p.Releases = append(
		p.Releases,
		sent("a", ToHotel, "dc", "rooming-list"),
		sent("b", ToHotel, "boston", "rooming-list"),
	)
	p.Releases = append(p.Releases, sent("c", ToHotel, "dc", "rooming-list"))
	if v := p.Releases[2].Version; v != "2" {
		t.Errorf("the second release is version %s", v)
	}
	var latest []ID
	for _, r := range LatestReleases(p.Releases) {
		latest = append(latest, r.ID)
	}
	if !slices.Equal(latest, []ID{"b", "c"}) {
		t.Errorf("the latest are %v", latest)
	}
}

func TestADamagedReleaseSaysSo(t *testing.T) {
	_, err := (&Release{Document: "rooming-list", Version: "2", Content: "H4sI"}).Edition()
	if err == nil || !strings.Contains(err.Error(), "rooming-list, version 2 cannot be read any more") {
		t.Errorf("error %v", err)
	}
}

func TestARecipientIsCalledAsWhoeverSentItWroteIt(t *testing.T) {
	p := &Program{
		Stops:  []*Stop{{ID: "s", City: "Boston", Zone: "America/New_York"}},
		People: []*Person{{ID: "p", Given: "Ana", Family: "Prova"}},
	}
	for want, r := range map[string]Release{
		"hotel":                   {Recipient: ToHotel},
		"hotel, Boston":           {Recipient: ToHotel, Stop: "s"},
		"Hotel Exemplar, Boston":  {Recipient: ToHotel, Name: "Hotel Exemplar", Stop: "s"},
		"Ana Prova":               {Recipient: ToPerson, Person: "p"},
		"Ana, by courier, Boston": {Recipient: ToPerson, Person: "p", Name: "Ana, by courier", Stop: "s"},
	} {
		if got := p.RecipientOf(&r, "en"); !strings.EqualFold(got, want) {
			t.Errorf("%+v went to %q, want %q", r, got, want)
		}
	}
}
