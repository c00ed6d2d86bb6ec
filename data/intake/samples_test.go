package intake_test

import (
	"slices"
	"strings"
	"testing"

	"laurel/data/civil"
	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/intake/source"
	"laurel/data/program"
	"laurel/data/store"
)

// trial brings the program of the samples in and returns it.
func trial(t *testing.T) (*store.Store, *program.Program) {
	t.Helper()
	opened := intaketest.OpenStore(t)
	draft := intaketest.Open(t, opened, intaketest.Sample(t, "imports/a/base.json"), intake.Options{})
	return opened, intaketest.Load(t, opened, draft.ID())
}

// names are those of a program's people, in alphabetical order.
func names(p *program.Program) []string {
	var all []string
	for _, person := range p.People {
		all = append(all, person.DisplayName())
	}
	return slices.Sorted(slices.Values(all))
}

// counted are the numbers of a draft: new, changed, the same, possible.
func counted(d *intake.Draft) [4]int { return [4]int{d.New, d.Changed, d.Same, d.Possible} }

func TestNobodyIsOverwrittenByAnEmergencyContactOfTheirName(t *testing.T) {
	opened, p := trial(t)
	amina := *p.People[0]
	intaketest.Open(t, opened, intaketest.Sample(t, "imports/a/01-two-row-header-overwrites-person.xlsx"),
		intake.Options{Program: p.ID, As: source.Roster})
	kept := intaketest.Load(t, opened, p.ID)
	if got := kept.Person(amina.ID); !program.Alike(got, &amina) {
		t.Errorf("she became %+v", got)
	}
}

func TestTwoRowsOfHeadingsKeepThePeopleApart(t *testing.T) {
	opened, p := trial(t)
	options := intake.Options{Program: p.ID, As: source.Roster}
	draft := intaketest.Open(t, opened, intaketest.Sample(t, "imports/a/01b-two-row-header-fields.xlsx"), options)
	numbers := map[string]bool{}
	for _, person := range intaketest.Load(t, opened, p.ID).People {
		numbers[person.Passport.Number] = true
	}
	if !numbers["A1234567"] || !numbers["B7654321"] || draft.Changed != 0 {
		t.Errorf("%v: %v", counted(draft), numbers)
	}
}

// What every kind of file brought in once it does not bring in again.
func TestASampleTwiceChangesNothing(t *testing.T) {
	for _, test := range []struct {
		file string
		as   source.Kind
	}{
		{"a/01b-two-row-header-fields.xlsx", source.Roster},
		{"a/09-time-with-1899-date.csv", source.Schedule},
		{"a/29-fold-after-name.ics", source.Schedule},
		{"a/37a-google-contacts.csv", source.Contacts},
		{"a/48-card-photo-birthday-escape.vcf", source.Roster},
		{"b/02-contacts-on-two-sheets.xlsx", source.Contacts},
		{"b/02-people-on-three-sheets.xlsx", source.Roster},
		{"b/17-contacts-linkedin.csv", source.Contacts},
		{"b/18-escapes.vcf", source.Contacts},
	} {
		t.Run(test.file, func(t *testing.T) {
			opened, p := trial(t)
			options := intake.Options{Program: p.ID, As: test.as}
			path := intaketest.Sample(t, "imports/"+test.file)
			first := intaketest.Open(t, opened, path, options)
			if first.New == 0 {
				t.Errorf("the first time %v: %q", counted(first), intaketest.Problems(first))
			}
			if again := intaketest.Open(t, opened, path, options); !again.Unchanged() || again.New != 0 {
				t.Errorf("the second time %v: %q", counted(again), intaketest.Problems(again))
			}
		})
	}
}

func TestASharedAddressMakesNobodyAnother(t *testing.T) {
	opened, p := trial(t)
	amina := *p.People[0]
	amina.Email = "office@example.org"
	if err := opened.Edit(t.Context(), "Edit", func(tx *store.Tx) error { return tx.Put(p.ID, &amina) }); err != nil {
		t.Fatal(err)
	}
	path := intaketest.Sample(t, "imports/a/02-shared-email-overwrites-person.csv")
	draft := intaketest.Open(t, opened, path, intake.Options{Program: p.ID, As: source.Roster})
	kept := intaketest.Load(t, opened, p.ID)
	if counted(draft) != [4]int{1, 0, 0, 0} || !program.Alike(kept.Person(amina.ID), &amina) ||
		!slices.Contains(names(kept), "Grace Sample") {
		t.Errorf("%v: %q", counted(draft), names(kept))
	}
	if got := intaketest.Problems(draft); len(got) != 1 || !strings.Contains(got[0], "Amina Prova") {
		t.Errorf("problems %q", got)
	}
	if again := intaketest.Open(t, opened, path, intake.Options{Program: p.ID, As: source.Roster}); !again.Unchanged() {
		t.Errorf("the second time %v", counted(again))
	}
}

func TestNamesakesStaySeveral(t *testing.T) {
	opened, p := trial(t)
	path := intaketest.Sample(t, "imports/a/03-namesakes-second-dropped.csv")
	for range 2 {
		draft := intaketest.Open(t, opened, path, intake.Options{Program: p.ID, As: source.Roster})
		kept := intaketest.Load(t, opened, p.ID)
		want := []string{
			"Amina Prova", "John Muster", "John Muster", "Maria Garcia", "Maria Garcia", "Tomás Ensayo",
		}
		if !slices.Equal(names(kept), want) || len(draft.Problems) != 0 || draft.Possible != 0 {
			t.Errorf("%v, %q: %q", counted(draft), intaketest.Problems(draft), names(kept))
		}
		var addresses []string
		for _, person := range kept.People[2:] {
			addresses = append(addresses, person.Email)
		}
		if slices.Sort(addresses); len(slices.Compact(addresses)) != 4 {
			t.Errorf("addresses %q", addresses)
		}
	}
}

func TestMeetingsAndPeopleOfOtherProgramsAreUnderstood(t *testing.T) {
	opened, p := trial(t)
	open := func(file string, options intake.Options) *program.Program {
		options.Program = p.ID
		draft, err := intake.Open(t.Context(), opened, intaketest.Sample(t, "imports/"+file), options)
		if err != nil {
			t.Fatal(file, err)
		}
		return draft.Program()
	}
	for file, want := range map[string]string{
		"a/06-date-range-read-as-day-month.csv": "Washington 10T09:00 12T10:00 Orientation days, " +
			"Washington 11T09:00 12T10:00 Arrival window",
		"a/07-twelve-noon-midnight.csv": "Washington 13T12:00 13T13:00 Working lunch, " +
			"Washington 13T00:00 13T01:00 Bus leaves, Washington 14T12:00 14T13:30 Lunch",
		"a/24-microsoft-utc.ics": "Washington 13T16:30 13T17:00 Call with HQ",
		"a/25a-outlook-all-day.ics": "Washington 14T00:00 16T00:00 Conference (two days), " +
			"Chicago 17T00:00 18T00:00 Free day, Chicago 19T00:00 20T00:00 Holiday in UTC midnight",
		"a/25b-outlook-all-day.csv": "Washington 14T00:00 15T00:00 Flag Day, " +
			"Washington 13T09:30 13T11:00 Visit (private)",
		"a/26-private-event.ics": "Washington 13T09:00 13T10:00 Doctor (private), " +
			"Washington 13T11:00 13T12:00 Legal advice (private)",
		"a/28a-zone-aliases-us.ics": "Washington 13T09:00 13T10:00 One, Washington 13T11:00 13T12:00 Two, " +
			"Washington 13T13:00 13T14:00 Three, Washington 13T15:00 13T16:00 Four",
		"a/28b-zone-aliases-kyiv.ics":   "Washington 13T02:00 13T03:00 One, Washington 13T04:00 13T05:00 Two",
		"a/38-zone-in-header.csv":       "Washington 13T09:00 13T10:00 Call",
		"a/45-unfolded-description.ics": "Washington 13T09:00 13T10:00 Visit",
		"b/03-fold-after-name.ics":      "Washington 14T10:00 14T11:00 Visit",
		"b/04-ended-daylight-rule.ics":  "Washington 14T08:00 14T09:00 Visit",
		"b/23-exchange-all-day-moved.ics": "Washington 13T00:00 14T00:00 Report day, " +
			"Chicago 21T00:00 22T00:00 Report day",
	} {
		got := intaketest.Meetings(open(file, intake.Options{As: source.Schedule}))
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: got %q", file, got)
		}
	}
	local := open("a/46-all-in-home-zone.ics", intake.Options{As: source.Schedule, LocalTimes: true})
	if at := local.Meetings[0].Start.Clock; at != civil.NewClock(12, 0) {
		t.Errorf("times as they stand: %v", at)
	}
	for file, want := range map[string]string{
		"a/04-two-digit-birth-year.csv": "Omar Beispiel 1952-06-25 ",
		"a/05-month-name-two-digit-year.csv": "Lina Muster 1985-06-15 2027-03-03, " +
			"Omar Beispiel 1961-12-30 2028-11-30",
		"a/10-buddhist-era-year.csv": "Somchai Tuayang 1985-06-15 2028-11-30",
		"a/30-birthday-1604.vcf":     "Lina Muster  , Omar Beispiel  , Kofi Sample  , Ana Prova 1985-02-03 ",
		"a/31-group-card.vcf":        "Lina Muster  ",
		"a/40-american-dates.csv":    "Lina Muster 1985-02-03 , Omar Beispiel 1979-04-05 ",
	} {
		var got []string
		for _, person := range open(file, intake.Options{As: source.Roster}).People {
			if p.Person(person.ID) == nil {
				got = append(
					got,
					person.DisplayName()+" "+person.BirthDate.String()+" "+person.Passport.Expiry.String(),
				)
			}
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: got %q", file, got)
		}
	}
}

func TestARunningNumberIsNoIdentity(t *testing.T) {
	for kind, files := range map[source.Kind][2]string{
		source.Roster:   {"01-id-list1.csv", "01-id-list2.csv"},
		source.Schedule: {"01-id-day1.csv", "01-id-day2.csv"},
	} {
		opened, p := trial(t)
		before := len(p.People)
		for _, file := range files {
			options := intake.Options{Program: p.ID, As: kind}
			draft := intaketest.Open(t, opened, intaketest.Sample(t, "imports/b/"+file), options)
			if counted(draft) != [4]int{2, 0, 0, 0} || len(draft.Problems) != 0 {
				t.Errorf("%s: %v, %q", file, counted(draft), intaketest.Problems(draft))
			}
			again := intaketest.Open(t, opened, intaketest.Sample(t, "imports/b/"+file), options)
			if counted(again) != [4]int{0, 0, 2, 0} {
				t.Errorf("%s the second time: %v", file, counted(again))
			}
		}
		kept := intaketest.Load(t, opened, p.ID)
		if len(kept.People)-before+len(kept.Meetings) != 4 {
			t.Errorf("%s: %d people, %d meetings", kind, len(kept.People)-before, len(kept.Meetings))
		}
	}
}

func TestLettersThatAreLostReplaceNoName(t *testing.T) {
	opened, p := trial(t)
	basim := &program.Person{
		ID: program.NewID(), Role: program.Awardee, Given: "Basim", Family: "Abdul-Razzak", OwnName: "باسم عبد الرزاق",
		BirthDate: civil.NewDate(1980, 1, 1),
	}
	if err := opened.Edit(t.Context(), "Edit", func(tx *store.Tx) error { return tx.Put(p.ID, basim) }); err != nil {
		t.Fatal(err)
	}
	draft := intaketest.Open(t, opened, intaketest.Sample(t, "imports/b/12-own-script-lost.csv"),
		intake.Options{Program: p.ID, As: source.Roster})
	kept := intaketest.Load(t, opened, p.ID).Person(basim.ID)
	if kept.OwnName != basim.OwnName || counted(draft) != [4]int{0, 0, 1, 0} {
		t.Errorf("%v: %+v", counted(draft), kept)
	}
	if got := intaketest.Problems(draft); len(got) != 1 || !strings.Contains(got[0], "???? ??? ??????") {
		t.Errorf("problems %q", got)
	}
}
