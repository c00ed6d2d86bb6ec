package edition

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/programtest"
)

// rawEdition is a copy of an edition as its file has it.
func rawEdition(t interface{ Fatal(...any) }, e *Edition) *Edition {
	content, err := Freeze(e)
	if err != nil {
		t.Fatal(err)
	}
	copied, err := Of((&program.Release{Content: content, Audience: e.Audience}))
	if err != nil {
		t.Fatal(err)
	}
	return copied
}

func TestNothingHasChangedBetweenEqualEditions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _ := programtest.Random(t)
		for _, audience := range program.Audiences() {
			e := For(p, audience)
			if changes := Diff(e, rawEdition(t, e)); len(changes) != 0 {
				t.Fatalf("for %s: %s", audience, changes[0].Sentence("en"))
			}
		}
	})
}

func TestEveryMovedMeetingIsToldWithBothTimes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _ := programtest.Random(t)
		for _, m := range p.Meetings {
			m.Title, m.End, m.Status = "Visit "+string(m.ID), m.Start.AddMinutes(60), program.Requested
		}
		moved := map[program.ID]*program.Meeting{}
		next := p.With(func(next *program.Program) {
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
		audience := rapid.SampledFrom([]program.Audience{program.Internal, program.Partners, program.Participants}).
			Draw(t, "audience")
		changes := Diff(For(p, audience), For(next, audience))
		for _, language := range []string{"en", "es", "fr"} {
			for id, after := range moved {
				i := slices.IndexFunc(
					changes,
					func(c Change) bool { return c.Record == id && c.Kind == WasMoved },
				)
				if isTold := !after.Private || audience == program.Internal; (i >= 0) != isTold {
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

// Whatever becomes other in a program: what is listed for an audience contains nothing that this audience may not have.
func TestNothingAboveTheAudienceIsFrozenOrTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _ := programtest.Random(t)
		next, _ := programtest.Random(t)
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
		for _, audience := range program.Audiences() {
			frozen := rawEdition(t, For(p, audience))
			if len(frozen.Issues)+len(frozen.Releases) > 0 {
				t.Fatalf("the register went out with a release for %s", audience)
			}
			var file bytes.Buffer
			if err := program.Encode(&file, frozen.Program, nil); err != nil {
				t.Fatal(err)
			}
			for _, m := range marksBefore {
				if strings.Contains(file.String(), m.text) && !m.reaches(audience, p) {
					t.Fatalf("a release for %s holds %s of %s", audience, m.field, program.KindOf(m.record))
				}
			}
			for _, c := range Diff(frozen, For(next, audience)) {
				text := c.Sentence("fr")
				for _, m := range marksAfter {
					if strings.Contains(text, "»"+m.text) && !m.reaches(audience, next) {
						t.Fatalf("%s is told %s of %s: %s", audience, m.field, program.KindOf(m.record), text)
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
func plan() *program.Program {
	return &program.Program{
		ID: "program", Name: "Delegation", Start: day(11), End: day(25), Language: "en", EmergencyPhone: "555-0100",
		Stops: []*program.Stop{
			{
				ID:     "dc",
				City:   "Washington",
				Zone:   "America/New_York",
				From:   day(11),
				Until:  day(17),
				Hotel:  program.Hotel{Name: "Example Hotel"},
				Driver: "Dee Example",
			},
			{ID: "boston", City: "Boston", Zone: "America/New_York", From: day(17), Until: day(21)},
		},
		People: []*program.Person{
			{
				ID:      "ana",
				Role:    program.Awardee,
				Given:   "Ana",
				Family:  "Prova",
				Consent: program.Consent{Name: program.Yes},
			},
			{ID: "ben", Role: program.Awardee, Given: "Ben", Consent: program.Consent{Name: program.Yes}},
		},
		Meetings: []*program.Meeting{
			{
				ID:    "visit",
				Stop:  "dc",
				Kind:  program.Appointment,
				Title: "Visit",
				Start: civil.At(day(13), civil.NewClock(9, 0)),
				End:   civil.At(day(13), civil.NewClock(10, 30)),
			},
			{
				ID:    "dinner",
				Stop:  "dc",
				Kind:  program.Meal,
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
		change     func(p *program.Program)
		kind       Kind
		part       program.Part
		en, es, fr string
	}{
		{
			"a meeting is cancelled", func(p *program.Program) { p.Meetings = p.Meetings[1:] }, WasCancelled,
			program.PlanPart,
			"Visit, Tue 13 Jun, 9:00–10:30 a.m., Washington, is cancelled.",
			"Se cancela Visit, mar 13 jun, 09:00–10:30, Washington.",
			"Annulation : Visit, mar. 13 juin, 09:00–10:30, Washington.",
		},
		{
			"a host declines",
			func(p *program.Program) { change(&p.Meetings, 0).(*program.Meeting).Status = program.Declined },
			WasCancelled,
			program.PlanPart,
			"Visit, Tue 13 Jun, 9:00–10:30 a.m., Washington, is cancelled.", "", "",
		},
		{
			"a host confirms",
			func(p *program.Program) { change(&p.Meetings, 0).(*program.Meeting).Status = program.Confirmed },
			WasChanged,
			program.DetailsPart,
			"Visit, status: confirmed (new).", "", "",
		},
		{
			"a meeting moves to another day", func(p *program.Program) {
				m := change(&p.Meetings, 0).(*program.Meeting)
				m.Start, m.End = m.Start.AddMinutes(1440), m.End.AddMinutes(1440)
			}, WasMoved, program.PlanPart,
			"Visit (Washington) moves from Tue 13 Jun, 9:00–10:30 a.m. to Wed 14 Jun, 9:00–10:30 a.m.", "", "",
		},
		{
			"a meeting moves on its day",
			func(p *program.Program) {
				change(&p.Meetings, 0).(*program.Meeting).End = civil.At(day(13), civil.NewClock(11, 0))
			},
			WasMoved,
			program.PlanPart,

			"Visit (Washington) moves from Tue 13 Jun, 9:00–10:30 a.m. to 9:00–11:00 a.m.",
			"Visit (Washington) pasa de mar 13 jun, 09:00–10:30 a 09:00–11:00.", "",
		},
		{
			"a meeting moves to another city",
			func(p *program.Program) { change(&p.Meetings, 0).(*program.Meeting).Stop = "boston" },
			WasMoved, program.PlanPart,
			"Visit moves from Tue 13 Jun, 9:00–10:30 a.m., Washington to Tue 13 Jun, 9:00–10:30 a.m., Boston.", "", "",
		},
		{
			"a meeting has another room",
			func(p *program.Program) { change(&p.Meetings, 1).(*program.Meeting).Place = "Room 4" },
			WasChanged, program.PlanPart,
			"Dinner (Tue 13 Jun, 7:00–9:00 p.m., Washington), place: Room 4 (new).", "", "",
		},
		{
			"someone is excused",
			func(p *program.Program) { change(&p.Meetings, 0).(*program.Meeting).Excused = []program.ID{"ben"} },
			WasChanged, program.AttendancePart,
			"Visit (Tue 13 Jun, 9:00–10:30 a.m., Washington) is no longer for Ben.", "", "",
		},
		{"a meeting is new", func(p *program.Program) {
			p.Meetings = append(
				slices.Clone(p.Meetings),
				&program.Meeting{
					ID:    "tour",
					Stop:  "boston",
					Kind:  program.Activity,
					Title: "Tour",
					Place: "Harbor",
					Start: civil.At(day(18), civil.NewClock(9, 0)),
					End:   civil.At(day(18), civil.NewClock(10, 0)),
				},
			)
		}, WasAdded, program.PlanPart, "Tour: Sun 18 Jun, 9:00–10:00 a.m., Boston. Place: Harbor.", "", ""},
		{
			"someone joins", func(p *program.Program) {
				p.People = append(
					slices.Clone(p.People),
					&program.Person{
						ID:      "cleo",
						Role:    program.Interpreter,
						Given:   "Cleo",
						Consent: program.Consent{Name: program.Yes},
					},
				)
			}, WasAdded, program.NamesPart, "Cleo joins (Interpreter).",
			"Se incorpora Cleo (Intérprete).", "Cleo se joint au groupe (Interprète).",
		},
		{
			"someone cancels",
			func(p *program.Program) { change(&p.People, 1).(*program.Person).Cancelled = true },
			WasCancelled,
			program.NamesPart,
			"Ben is not coming.",
			"Ben no viene.",
			"Ben ne vient pas.",
		},
		{
			"someone leaves early",
			func(p *program.Program) {
				change(&p.People, 0).(*program.Person).Stays = []program.Stay{{Stop: "dc", Until: day(15)}}
			},
			WasChanged, program.StaysPart,
			"Ana Prova, Washington, stay: 11–15 June 2023 (was: 11–17 June 2023).", "", "",
		},
		{
			"someone skips a stop",
			func(p *program.Program) {
				change(&p.People, 0).(*program.Person).Stays = []program.Stay{{Stop: "boston", Absent: true}}
			},
			WasCancelled, program.StaysPart,
			"Ana Prova no longer takes part in Boston.", "", "",
		},
		{"a flight is known", func(p *program.Program) {
			change(&p.People, 0).(*program.Person).Arrival = program.Flight{
				At:     civil.At(day(11), civil.NewClock(15, 5)),
				Number: "EX 123",
				Place:  "IAD",
			}
		}, WasChanged, program.ArrivalPart, "Ana Prova, arrival: EX 123, IAD, 11 June 2023, 3:05 p.m. (new).", "", ""},
		{
			"a diet is answered",
			func(p *program.Program) { change(&p.People, 0).(*program.Person).Diet = program.Need{Answered: true} },
			WasChanged,
			program.DietPart,
			"Ana Prova, diet: none (new).",
			"",
			"",
		},
		{
			"another hotel",
			func(p *program.Program) { change(&p.Stops, 0).(*program.Stop).Hotel.Name = "Other Hotel" }, WasChanged,
			program.HotelPart,
			"Washington, hotel: Other Hotel (was: Example Hotel).", "", "",
		},
		{
			"another vehicle",
			func(p *program.Program) { change(&p.Meetings, 1).(*program.Meeting).Vehicle = "Coach 1" }, WasChanged,
			program.PlanPart,
			"Dinner (Tue 13 Jun, 7:00–9:00 p.m., Washington), vehicle: Coach 1 (new).", "", "",
		},
		{
			"no driver any more",
			func(p *program.Program) { change(&p.Stops, 0).(*program.Stop).Driver = "" },
			WasChanged,
			program.RidesPart,
			"Washington, driver: removed (was: Dee Example).",
			"",
			"",
		},
		{
			"another emergency number",
			func(p *program.Program) { p.EmergencyPhone = "555-0101" },
			WasChanged,
			program.PhonesPart,
			"Delegation, emergency telephone: 555-0101 (was: 555-0100).",
			"",
			"",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			changes := Diff(For(plan(), program.Internal), For(plan().With(test.change), program.Internal))
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
	p.Contacts = []*program.Contact{
		{ID: "erin", Name: "Erin Example", Phone: "+1 202 555 0100", Email: "erin@example.org", MayShare: program.Yes},
	}
	p.Meetings[0].Contacts, p.Meetings[1].Contacts = []program.ID{"erin"}, []program.ID{"erin"}
	p.Meetings[0].Selected, p.Meetings[0].Attendees = true, []program.ID{"ana", "ben"}
	next := p.With(func(next *program.Program) {
		ana, erin, visit := *p.People[0], *p.Contacts[0], *p.Meetings[0]
		ana.Consent.Name, erin.MayShare, visit.Attendees = program.No, program.No, []program.ID{"ben"}
		ana.Stays = []program.Stay{{Stop: "boston", Absent: true}}
		next.People, next.Contacts, next.Meetings = []*program.Person{
			&ana,
			p.People[1],
		}, []*program.Contact{
			&erin,
		}, []*program.Meeting{
			&visit,
			p.Meetings[1],
		}
	})
	for _, way := range []struct {
		name     string
		old, now *program.Program
	}{{"consent is taken back", p, next}, {"consent is given", next, p}} {
		t.Run(way.name, func(t *testing.T) {
			changes := Diff(For(way.old, program.Participants), For(way.now, program.Participants))
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
	next := p.With(func(next *program.Program) {
		ana := *p.People[0]
		ana.Consent.Name = program.No
		next.People = []*program.Person{&ana, p.People[1]}
	})
	if found := Diff(For(p, program.Public), For(next, program.Public)); len(found) != 0 {
		t.Errorf("told %q", found[0].Sentence("en"))
	}
}

func TestAMeetingThatBecomesOrCeasesToBeSomeonesIsToldThemOnce(t *testing.T) {
	p := plan()
	p.Meetings[0].Selected, p.Meetings[0].Attendees = true, []program.ID{"ana"}
	next := p.With(func(next *program.Program) {
		visit := *p.Meetings[0]
		visit.Start, visit.End = visit.Start.AddMinutes(1440), visit.End.AddMinutes(1440)
		visit.Note, visit.Attendees = "Bring a coat.", []program.ID{"ben"}
		next.Meetings = []*program.Meeting{&visit, p.Meetings[1]}
	})
	since := &Since{"2", day(10), Diff(For(p, program.Partners), For(next, program.Partners))}
	for person, want := range map[program.ID]struct {
		kind   Kind
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
	next := p.With(func(next *program.Program) {
		visit, ana := *p.Meetings[0], *p.People[0]
		visit.Start, visit.End = visit.Start.AddMinutes(1440), visit.End.AddMinutes(1440)
		visit.Note = "Bring a coat."
		ana.Phone, ana.Stays = "555-0102", []program.Stay{{Stop: "boston", Absent: true}}
		next.Meetings, next.People = []*program.Meeting{&visit}, []*program.Person{&ana, p.People[1]}
	})
	since := &Since{"2", day(10), Diff(For(p, program.Partners), For(next, program.Partners))}
	tests := []struct {
		name      string
		got, want any
	}{
		{"of several changes the one that must not be missed", since.Kind("visit"), WasMoved},
		{"in one part only", since.Kind("visit", program.DetailsPart), WasChanged},
		{"in a part that is the same", since.Kind("visit", program.RidesPart), Kind("")},
		{"a cancelled meeting", since.Kind("dinner"), WasCancelled},
		{"what is the same", since.Kind("ben"), Kind("")},
		{"somebody who skips a stop, in that stop", since.In("boston").Kind("ana"), WasCancelled},
		{"and in another", since.In("dc").Kind("ana"), WasChanged},
		{"when it was", since.Was(next.Meetings[0], "en"), "was Tue 13 Jun, 9:00–10:30 a.m."},
		{"when what has not moved was", since.Was(p.Meetings[1], "en"), ""},
		{"how many are not on their day any more", len(since.Struck()), 2},
		{"the earliest of them", since.Struck()[0].ID, program.ID("visit")},
		{"who does not come to the stop", since.Gone("boston")[0].ID, program.ID("ana")},
		{"who does not come to another", len(since.Gone("dc")), 0},
		{"what is told first", since.Sorted()[0].Kind, WasCancelled},
		{"the heading", since.Title("fr"), "Changements depuis la version 2, 10 juin 2023"},
		{"nothing was sent", (*Since)(nil).In("dc").Kind("ana"), Kind("")},
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
	p.Organisations = []*program.Organisation{
		{ID: "centre", Name: "Example Centre"},
		{ID: "others", Name: "Centre of others"},
	}
	p.Contacts = []*program.Contact{
		{ID: "erin", Name: "Erin Example", Organisation: "centre"},
		{ID: "olga", Name: "Olga Other", Organisation: "others"},
	}
	p.Meetings[0].Contacts = []program.ID{"erin"}
	sent := rawEdition(t, For(p, program.Partners))
	if len(sent.Contacts) != 1 || len(sent.Organisations) != 1 {
		t.Errorf("%d contacts and %d organisations were sent", len(sent.Contacts), len(sent.Organisations))
	}
	next := p.With(func(next *program.Program) {
		next.Contacts = append(slices.Clone(p.Contacts), &program.Contact{ID: "new", Name: "Nobody’s"})
	})
	if changes := Diff(sent, For(next, program.Partners)); len(changes) != 0 {
		t.Errorf("told: %s", changes[0].Sentence("en"))
	}
	met := p.With(func(next *program.Program) {
		visit := *p.Meetings[0]
		visit.Contacts = []program.ID{"olga"}
		next.Meetings = []*program.Meeting{&visit, p.Meetings[1]}
	})
	told := map[program.ID]Kind{}
	for _, c := range Diff(sent, For(met, program.Partners)) {
		told[c.Record] = c.Kind
	}
	if told["erin"] != WasCancelled || told["olga"] != WasAdded || told["visit"] != WasChanged {
		t.Errorf("told %v", told)
	}
}

func TestReleasesAreNumberedAndTheLatestToEachIsKnown(t *testing.T) {
	p := plan()
	sent := func(id program.ID, to program.Recipient, stop program.ID, document string) *program.Release {
		r := &program.Release{ID: id, Recipient: to, Stop: stop, Document: document}
		r.Version = program.NextVersion(p.Releases, r)
		return r
	}
	p.Releases = append(
		p.Releases,
		sent("a", program.ToHotel, "dc", "rooming-list"),
		sent("b", program.ToHotel, "boston", "rooming-list"),
	)
	p.Releases = append(p.Releases, sent("c", program.ToHotel, "dc", "rooming-list"))
	if v := p.Releases[2].Version; v != "2" {
		t.Errorf("the second release is version %s", v)
	}
	var latest []program.ID
	for _, r := range program.LatestReleases(p.Releases) {
		latest = append(latest, r.ID)
	}
	if !slices.Equal(latest, []program.ID{"b", "c"}) {
		t.Errorf("the latest are %v", latest)
	}
}

func TestADamagedReleaseSaysSo(t *testing.T) {
	_, err := Of((&program.Release{Document: "rooming-list", Version: "2", Content: "H4sI"}))
	if err == nil || !strings.Contains(err.Error(), "rooming-list, version 2 cannot be read any more") {
		t.Errorf("error %v", err)
	}
}

func TestARecipientIsCalledAsWhoeverSentItWroteIt(t *testing.T) {
	p := &program.Program{
		Stops:  []*program.Stop{{ID: "s", City: "Boston", Zone: "America/New_York"}},
		People: []*program.Person{{ID: "p", Given: "Ana", Family: "Prova"}},
	}
	for want, r := range map[string]program.Release{
		"hotel":                   {Recipient: program.ToHotel},
		"hotel, Boston":           {Recipient: program.ToHotel, Stop: "s"},
		"Hotel Exemplar, Boston":  {Recipient: program.ToHotel, Name: "Hotel Exemplar", Stop: "s"},
		"Ana Prova":               {Recipient: program.ToPerson, Person: "p"},
		"Ana, by courier, Boston": {Recipient: program.ToPerson, Person: "p", Name: "Ana, by courier", Stop: "s"},
	} {
		if got := p.RecipientOf(&r, "en"); !strings.EqualFold(got, want) {
			t.Errorf("%+v went to %q, want %q", r, got, want)
		}
	}
}
