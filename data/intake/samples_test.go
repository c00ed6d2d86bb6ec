package intake_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"laurel/data/intake"
	"laurel/data/program"
	"laurel/data/store"
)

// sample is the path of a file that nobody here wrote.
func sample(t *testing.T, name string) string {
	t.Helper()
	folder := os.Getenv("LAUREL_SAMPLES")
	if folder == "" {
		t.Skip("LAUREL_SAMPLES does not say where the sample files are")
	}
	return filepath.Join(folder, filepath.FromSlash(name))
}

// open reads a file as a draft and brings it in.
func open(t failer, opened *store.Store, path string, options intake.Options) *intake.Draft {
	t.Helper()
	draft, err := intake.Open(context.Background(), opened, path, options)
	if err != nil {
		t.Fatal(err)
	}
	if err := opened.Edit(context.Background(), "Import", draft.Apply); err != nil {
		t.Fatal(err)
	}
	return draft
}

func TestRealSchedulesComeInWholeAndOnce(t *testing.T) {
	for _, test := range []struct {
		file     string
		meetings int
		zone     program.Zone
		first    string // start and title of the first meeting
	}{
		{"conference-german.xlsx", 13, "UTC", "2016-10-27T09:00 Offenheit, Partizipation und Digitalisierung"},
		{"debconf23.xml", 117, "Asia/Kolkata", "2023-09-10T07:00 Breakfast"},
		{"frab-camp2019.json", 79, "Europe/Berlin", "2019-08-21T11:00 Opening Ceremony"},
		{"jres-2022-french.ics", 120, "Europe/Paris", "2022-05-17T11:00 Accueil congressistes"},
	} {
		t.Run(test.file, func(t *testing.T) {
			path, opened := sample(t, "schedules/"+test.file), openStore(t)
			draft := open(t, opened, path, intake.Options{})
			p := load(t, opened, draft.ID())
			if draft.Problem != 0 || len(p.Meetings) != test.meetings || len(p.Stops) != 1 || p.Stops[0].Zone != test.zone {
				t.Errorf("%+v; %d meetings, stops %+v", draft.Rows, len(p.Meetings), p.Stops)
			}
			if got := p.Meetings[0].Start.String() + " " + p.Meetings[0].Title; got != test.first {
				t.Errorf("the first meeting is %q, want %q", got, test.first)
			}
			if again := open(t, opened, path, intake.Options{}); !again.Unchanged() || again.New+again.Changed != 0 {
				t.Errorf("the second time %d are new and %d changed", again.New, again.Changed)
			}
			other := delegation()
			bringIn(t, opened, other, nil)
			if into := open(t, opened, path, intake.Options{Program: other.ID}); into.Unchanged() || len(load(t, opened, other.ID).Meetings) != test.meetings+1 {
				t.Errorf("into another program: %+v", into)
			}
		})
	}
}

func TestAGermanConferenceHasItsSpeakersWithTheirOrganisations(t *testing.T) {
	opened := openStore(t)
	p := load(t, opened, open(t, opened, sample(t, "schedules/conference-german.xlsx"), intake.Options{}).ID())
	for _, want := range []struct{ name, title, organisation string }{
		{"Peter Onderscheka", "", "Landeshauptstadt München"},
		{"Dr. Elke Löffler", "Geschäftsführerin", "Governance International"},
		{"Prof. Manfred Broy", "Gründungspräsident", "Zentrum Digitalisierung Bayern"},
	} {
		found := false
		for _, c := range p.Contacts {
			found = found || c.Name == want.name && c.Title == want.title && p.Organisation(c.Organisation).Name == want.organisation
		}
		if !found {
			t.Errorf("%+v is not among %d contacts", want, len(p.Contacts))
		}
	}
}

func TestOutlooksZonesAreThoseOfTheWorld(t *testing.T) {
	opened := openStore(t)
	p := load(t, opened, open(t, opened, sample(t, "schedules/outlook-timezones.ics"), intake.Options{}).ID())
	if len(p.Stops) != 2 || p.Stops[0].Zone != "Europe/Berlin" || p.Stops[1].Zone != "America/Los_Angeles" {
		t.Fatalf("stops %+v", p.Stops)
	}
	count := map[string]int{}
	for _, m := range p.Meetings {
		count[m.Title]++
	}
	// Six days a week from 9 June 2020 until 9 March 2021, and four days from 7 July without six of them.
	if count["test"] != 1 || count["Log Yesterday's Jira time"] != 235 || count["Not the actual summary either"] != 135 {
		t.Errorf("counted %v", count)
	}
}

func TestRealCardsBecomeContacts(t *testing.T) {
	opened := openStore(t)
	if draft := open(t, opened, sample(t, "contacts/gmail-list.vcf"), intake.Options{}); draft.New != 4 || draft.Problem != 0 {
		t.Errorf("%+v", draft)
	}
	open(t, opened, sample(t, "contacts/outlook-2007.vcf"), intake.Options{})
	organisations, contacts, err := opened.Library(context.Background())
	if err != nil || len(organisations) != 2 || len(contacts) != 4 {
		t.Fatalf("%d organisations, %d contacts, %v", len(organisations), len(contacts), err)
	}
	got := contacts[3]
	if got.Name != "Michael Angstadt Jr." || got.Honorific != "Mr." || got.Title != "TheJobTitle" || got.Phone != "(111) 555-1111" || got.Email != "mike.angstadt@gmail.com" {
		t.Errorf("%+v", got)
	}
	if !strings.Contains(got.Notes, "\nI assume it encodes this text inside a NOTE vCard type.\nBut") {
		t.Errorf("notes %q", got.Notes)
	}
	if at := organisations[0]; at.Name != "TheCompany" || at.Address != "TheOffice, 222 Broadway, New York, NY, 99999, USA" {
		t.Errorf("%+v", at)
	}
}

func TestHostileFilesGetAPlainSentence(t *testing.T) {
	for file, want := range map[string]string{
		"bad-workbook.xlsx":        "damaged",
		"poc-xmlbomb.xlsx":         "damaged",
		"protected_passtika.xlsx":  "password",
		"xlsx-corrupted.xlsx":      "damaged",
		"xxe_in_schema.xlsx":       "headers of a roster",
		"csv-injection.txt":        "headers of a roster",
		"csv-spectrum/csvs/a.csv":  "cannot be read",
		"csv-spectrum/json/a.json": "cannot be read",
	} {
		_, err := intake.Open(context.Background(), nil, sample(t, "hostile/"+file), intake.Options{As: intake.Roster})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func TestASheetThatExcelizeGivesUpOnIsRead(t *testing.T) {
	draft, err := intake.Open(context.Background(), nil, sample(t, "hostile/empty_s_attribute.xlsx"), intake.Options{As: intake.Roster})
	if err != nil || draft.New != 5 {
		t.Errorf("%+v, %v", draft, err)
	}
}
