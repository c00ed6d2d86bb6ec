package intake_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"laurel/data/civil"
	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/tables"
)

func TestWhatTheFileDoesNotSayStays(t *testing.T) {
	opened, p := intaketest.OpenStore(t), intaketest.Tour()
	intaketest.BringIn(t, opened, p, nil)
	first := intaketest.CalendarOf(intaketest.EventOf("a", "DTSTART:20230614T140000", "LOCATION:Hall A"))
	intaketest.Read(t, opened, p.ID, "tour.ics", first)
	edited := *intaketest.Load(t, opened, p.ID).Meetings[0]
	edited.Internal, edited.Selected, edited.Attendees, edited.Status = "Ring twice", true, []program.ID{
		p.People[0].ID,
	}, program.Thanked
	if err := opened.Edit(context.Background(), "Edit",
		func(tx *store.Tx) error { return tx.Put(p.ID, &edited) }); err != nil {
		t.Fatal(err)
	}
	if again := intaketest.Read(t, opened, p.ID, "tour.ics", first); !again.Unchanged() {
		t.Errorf("%+v", again)
	}
	moved := intaketest.Read(t, opened, p.ID, "tour.ics", strings.Replace(first, "T140000", "T160000", 1))
	got := intaketest.Load(t, opened, p.ID).Meetings
	if moved.Changed != 1 || len(got) != 1 || got[0].Start.Clock.Hour != 16 || got[0].Internal != "Ring twice" ||
		got[0].Status != program.Thanked ||
		len(got[0].Attendees) != 1 {
		t.Errorf("%+v: %+v", moved, got[0])
	}
}

func TestNothingEntersBeforeApply(t *testing.T) {
	opened, p := intaketest.OpenStore(t), intaketest.Tour()
	intaketest.BringIn(t, opened, p, nil)
	before := intaketest.Load(t, opened, p.ID)
	draft, err := intake.Read(
		context.Background(),
		opened,
		strings.NewReader(intaketest.CalendarOf(intaketest.EventOf("a", "DTSTART:20230614T140000"))),
		intake.Options{Program: p.ID},
	)
	if err != nil || draft.New != 1 || intaketest.Load(t, opened, p.ID) != before {
		t.Errorf("%+v, %v", draft, err)
	}
}

func TestAFileOfWhichNothingCanBeReadMakesNoProgram(t *testing.T) {
	opened := intaketest.OpenStore(t)
	draft := intaketest.Read(t, opened, "", "bad.ics", intaketest.CalendarOf(intaketest.EventOf("a", "DTSTART:soon")))
	programs, err := opened.Programs(context.Background())
	if err != nil || len(programs) != 0 || !draft.Unchanged() || len(draft.Problems) != 1 || draft.New != 0 {
		t.Errorf("%+v; %d programs, %v", draft, len(programs), err)
	}
}

func TestAFileLargerThanSenseIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "large.csv")
	rows := bytes.Repeat([]byte("Visit,2023-06-14\n"), 65<<20/17)
	if err := os.WriteFile(path, append([]byte("Title,Date\n"), rows...), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := intake.Open(context.Background(), nil, path, intake.Options{}); err == nil ||
		!strings.Contains(err.Error(), "larger than 64 MB") {
		t.Errorf("got %v", err)
	}
}

func TestTheStopAndTheZoneOfAScheduleCanBeChosen(t *testing.T) {
	opened, p := intaketest.OpenStore(t), intaketest.Tour()
	intaketest.BringIn(t, opened, p, nil)
	table := "Title,Date,Start,End\nVisit,2023-06-14,9:00,10:00\n"
	intaketest.Read(t, opened, p.ID, "plan.csv", table, intake.Options{Stop: p.Stops[1].ID})
	if got := intaketest.Meetings(intaketest.Load(t, opened, p.ID)); !slices.Equal(got,
		[]string{"Denver 14T09:00 14T10:00 Visit"}) {
		t.Errorf("into the chosen stop: %q", got)
	}
	for _, test := range []struct {
		zone, want civil.Zone
		city       string
		asks       bool
	}{{"", "UTC", "plan", true}, {"America/Chicago", "America/Chicago", "Chicago", false}} {
		draft, err := intake.Read(t.Context(),
			opened, strings.NewReader(table), intake.Options{Name: "plan.csv", Zone: test.zone})
		if err != nil || draft.NeedsZone != test.asks {
			t.Errorf("%q: asks for a zone is %v, %v", test.zone, draft.NeedsZone, err)
		}
		if err := opened.Edit(context.Background(), "Import", draft.Apply); err != nil {
			t.Fatal(err)
		}
		if made := intaketest.Load(t, opened, draft.ID()).Stops; made[len(made)-1].Zone != test.want ||
			made[len(made)-1].City != test.city {
			t.Errorf("%q: made %+v", test.zone, made)
		}
		if err := opened.Edit(context.Background(), "Delete",
			func(tx *store.Tx) error { return tx.Delete(tables.Programs, draft.ID()) }); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAnEndThatTheFileDoesNotSayStays(t *testing.T) {
	for name, text := range map[string]string{
		"plan.csv":  "ID,Title,Date,Start\na,Visit,2023-06-14,9:00\n",
		"plan.ics":  intaketest.CalendarOf(intaketest.EventOf("a", "DTSTART:20230614T090000")),
		"plan.json": intaketest.ConferenceJSON(`"date":"2023-06-14",`, `{"id":1,"start":"9:00","title":"Visit"}`),
	} {
		opened, p := intaketest.OpenStore(t), intaketest.Tour()
		intaketest.BringIn(t, opened, p, nil)
		intaketest.Read(t, opened, p.ID, name, text)
		edited := *intaketest.Load(t, opened, p.ID).Meetings[0]
		edited.End = edited.Start.AddMinutes(130)
		if err := opened.Edit(context.Background(), "Edit",
			func(tx *store.Tx) error { return tx.Put(p.ID, &edited) }); err != nil {
			t.Fatal(err)
		}
		if again := intaketest.Read(t, opened, p.ID, name, text); !again.Unchanged() {
			t.Errorf("%s: %+v", name, again.Rows("en"))
		}
		intaketest.Read(
			t,
			opened,
			p.ID,
			name,
			strings.NewReplacer(",9:00", ",10:00", "T090000", "T100000", `"9:00"`, `"10:00"`).Replace(text),
		)
		if got := intaketest.Meetings(intaketest.Load(t, opened, p.ID)); !slices.Equal(got,
			[]string{"Boston 14T10:00 14T12:10 Visit"}) {
			t.Errorf("%s: moved to %q", name, got)
		}
	}
}

func TestWhatAnUpdatedCalendarAddsToAPlaceOrANoteIsAChange(t *testing.T) {
	text := intaketest.CalendarOf(
		intaketest.EventOf("a", "DTSTART:20230614T090000", "LOCATION:Room 5", "DESCRIPTION:Bring ID."),
	)
	opened, p := intaketest.OpenStore(t), intaketest.Tour()
	intaketest.BringIn(t, opened, p, nil)
	intaketest.Read(t, opened, p.ID, "plan.ics", text)
	more := strings.NewReplacer("Room 5", "Room 5 is closed: Hall B", "Bring ID.", "Bring ID. Dark suit.")
	intaketest.Read(t, opened, p.ID, "plan.ics", more.Replace(text))
	got := intaketest.Load(t, opened, p.ID).Meetings[0]
	if got.Place != "Room 5 is closed: Hall B" || got.Note != "Bring ID. Dark suit." {
		t.Errorf("at %q, %q", got.Place, got.Note)
	}
}

func TestRealSchedulesComeInWholeAndOnce(t *testing.T) {
	for _, test := range []struct {
		file     string
		meetings int
		zone     civil.Zone
		first    string // start and title of the first meeting
	}{
		{"conference-german.xlsx", 13, "UTC", "2016-10-27T09:00 Offenheit, Partizipation und Digitalisierung"},
		{"debconf23.xml", 117, "Asia/Kolkata", "2023-09-10T07:00 Breakfast"},
		{"frab-camp2019.json", 79, "Europe/Berlin", "2019-08-21T11:00 Opening Ceremony"},
		{"jres-2022-french.ics", 120, "Europe/Paris", "2022-05-17T11:00 Accueil congressistes"},
	} {
		t.Run(test.file, func(t *testing.T) {
			path, opened := intaketest.Sample(t, "schedules/"+test.file), intaketest.OpenStore(t)
			draft := intaketest.Open(t, opened, path, intake.Options{})
			p := intaketest.Load(t, opened, draft.ID())
			if len(draft.Problems) != 0 || len(p.Meetings) != test.meetings || len(p.Stops) != 1 ||
				p.Stops[0].Zone != test.zone {
				t.Errorf("%+v; %d meetings, stops %+v", draft.Problems, len(p.Meetings), p.Stops)
			}
			if got := p.Meetings[0].Start.String() + " " + p.Meetings[0].Title; got != test.first {
				t.Errorf("the first meeting is %q, want %q", got, test.first)
			}
			if again := intaketest.Open(t, opened, path, intake.Options{}); !again.Unchanged() ||
				again.New+again.Changed != 0 {
				t.Errorf("the second time %d are new and %d changed", again.New, again.Changed)
			}
			other := delegation()
			intaketest.BringIn(t, opened, other, nil)
			if into := intaketest.Open(t, opened, path, intake.Options{Program: other.ID}); into.Unchanged() ||
				len(intaketest.Load(t, opened, other.ID).Meetings) != test.meetings+1 {
				t.Errorf("into another program: %+v", into)
			}
		})
	}
}
