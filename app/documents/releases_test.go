package documents

import (
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/program/edition"
)

var july = time.Date(2023, 6, 20, 9, 0, 0, 0, time.UTC)

// sentTo is a program to which something was sent, and the release.
func sentTo(t *testing.T, p *program.Program, release program.Release) (*program.Program, *program.Release) {
	t.Helper()
	release.On = day(14)
	sent, err := Send(p, release)
	if err != nil {
		t.Fatal(err)
	}
	return p.With(func(next *program.Program) {
		next.Releases = slices.Concat(p.Releases, []*program.Release{sent})
	}), sent
}

// journey is an invented program of two stops.
func journey() *program.Program {
	p := &program.Program{
		ID:       program.NewID(),
		Name:     "Trip of the example",
		Language: "en",
		Start:    day(11),
		End:      day(21),
	}
	for i, city := range []string{"Washington", "Boston"} {
		p.Stops = append(
			p.Stops,
			&program.Stop{
				ID:    program.NewID(),
				City:  city,
				Zone:  "America/New_York",
				From:  day(11 + 5*i),
				Until: day(16 + 5*i),
				Hotel: program.Hotel{Name: city + " Hotel"},
			},
		)
	}
	for _, name := range []string{"Ana", "Ben"} {
		p.People = append(
			p.People,
			&program.Person{
				ID:      program.NewID(),
				Role:    program.Awardee,
				Given:   name,
				Family:  "Prova",
				Consent: program.Consent{Name: program.Yes},
			},
		)
	}
	office := &program.Organisation{ID: program.NewID(), Name: "Example Centre"}
	host := &program.Contact{
		ID:           program.NewID(),
		Organisation: office.ID,
		Name:         "Erin Example",
		Phone:        "+1 202 555 0100",
		MayShare:     program.Yes,
	}
	p.Organisations, p.Contacts = []*program.Organisation{office}, []*program.Contact{host}
	for i, title := range []string{"Visit", "Tour"} {
		start := civil.At(day(12+5*i), civil.Clock{Hour: 9})
		p.Meetings = append(p.Meetings, &program.Meeting{
			ID: program.NewID(), Stop: p.Stops[i].ID, Kind: program.Appointment, Title: title, Start: start,
			End:          start.AddMinutes(60),
			Organisation: office.ID, Contacts: []program.ID{host.ID}, Travel: program.Van, Selected: true,
			Attendees: []program.ID{p.People[i].ID},
		})
	}
	return p
}

// later is the journey after everything has moved: both hotels and both meetings are others.
func later(p *program.Program) *program.Program {
	return p.With(func(next *program.Program) {
		next.Stops, next.Meetings = nil, nil
		for _, s := range p.Stops {
			other := *s
			other.Hotel.Name, other.Driver = "Other Hotel", "Dee Example"
			next.Stops = append(next.Stops, &other)
		}
		for _, m := range p.Meetings {
			other := *m
			other.Start, other.End = m.Start.AddMinutes(30), m.End.AddMinutes(30)
			next.Meetings = append(next.Meetings, &other)
		}
	})
}

func TestARecipientIsToldOfWhatConcernsThem(t *testing.T) {
	p := journey()
	tests := []struct {
		name    string
		release program.Release
		want    string // parts of the sentences, in order
	}{
		{
			"a hotel of one stop",
			program.Release{
				Recipient: program.ToHotel,
				Stop:      p.Stops[0].ID,
				Document:  "rooming-list",
				Audience:  program.Partners,
			},
			"Washington, hotel",
		},
		{
			"a transport company",
			program.Release{
				Recipient: program.ToTransport,
				Stop:      p.Stops[1].ID,
				Document:  "transport-sheet",
				Audience:  program.Partners,
			},
			"Boston, hotel|Boston, driver|Tour (Boston) moves",
		},
		{
			"the group",
			program.Release{Recipient: program.ToGroup, Document: "week-grid", Audience: program.Participants},
			"Visit (Washington) moves|Tour (Boston) moves",
		},
		{
			"one person",
			program.Release{
				Recipient: program.ToPerson,
				Person:    p.People[1].ID,
				Document:  "week-grid",
				Audience:  program.Participants,
			},
			"Tour (Boston) moves",
		},
		{
			"a document that shows everything",
			program.Release{Recipient: program.ToAgency, Document: "program-book", Audience: program.Partners},
			"Washington, hotel|Washington, driver|Boston, hotel|Boston, driver|" +
				"Visit (Washington) moves|Tour (Boston) moves",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			now, release := sentTo(t, p, test.release)
			if n, err := New().Changed(release, now); n != 0 || err != nil {
				t.Errorf("%d changes on the day it was sent (%v)", n, err)
			}
			changes, err := New().Changes(release, edition.For(later(now), release.Audience))
			if err != nil {
				t.Fatal(err)
			}
			var told []string
			for _, c := range changes {
				told = append(told, c.Sentence("en"))
			}
			wanted := strings.Split(test.want, "|")
			if len(told) != len(wanted) {
				t.Fatalf("told %q, want %q", told, wanted)
			}
			for i := range wanted {
				if !strings.HasPrefix(told[i], wanted[i]) {
					t.Errorf("told %q, want %q", told[i], wanted[i])
				}
			}
		})
	}
}

func TestEachDocumentThatSucceedsAnotherTellsTheChangesFirst(t *testing.T) {
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not installed (Debian: qpdf)")
	}
	for i, d := range New() {
		if !d.SucceedsAs(request.PDF) || !slices.Contains(d.Formats, request.PDF) {
			continue
		}
		paper := request.Papers()[i%2]
		t.Run(d.ID+" on "+string(paper), func(t *testing.T) {
			now, release := sentTo(
				t,
				journey(),
				program.Release{
					Recipient: program.ToOther,
					Name:      "Example",
					Document:  d.ID,
					Audience:  d.Audiences[0],
					Version:   "final",
				},
			)
			now = later(now)
			request := request.Request{
				Edition:  edition.For(now, release.Audience),
				Language: "es",
				Paper:    paper,
				Sending:  request.Sending{Release: release},
				Now:      july,
				Options:  request.Options{"since": "final"},
			}
			files, err := d.Make(t.Context(), request)
			if err != nil {
				t.Fatal(err)
			}
			text := squeezed(plainText(t, files[0]))
			for _, want := range []string{"Cambios desde la versión final, 14 de junio de 2023"} {
				if !strings.Contains(text, squeezed(want)) {
					t.Errorf("the file does not say %q", want)
				}
			}
			path := filepath.Join(t.TempDir(), "changes.pdf")
			if err := os.WriteFile(path, files[0].Data, 0o600); err != nil {
				t.Fatal(err)
			}
			if output, err := exec.Command("qpdf", "--check", path).CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, output)
			}
			word := edition.WasMoved // on the page of changes and at the items
			if d.ID == "rooming-list" {
				word = edition.WasChanged
			}
			marks := 3
			if d.ID == "personal-schedule" { // each person has one of the two meetings
				marks = 2
			}
			if strings.Count(text, squeezed(word.Mark("es"))) < marks {
				t.Error("what has changed is not marked in the text")
			}
			request.Release, request.Options = nil, nil
			plain, err := d.Make(t.Context(), request)
			if err != nil {
				t.Fatal(err)
			}
			if before, after := pagesIn(t, plain[0]), pagesIn(t, files[0]); after <= before ||
				after > before+3 { // marks need space
				t.Errorf("%d pages with the changes, %d without", after, before)
			}
		})
	}
}

func pagesIn(t *testing.T, file request.File) int {
	t.Helper()
	found := regexp.MustCompile(`Pages:\s+(\d+)`).FindStringSubmatch(plainText(t, file))
	if found == nil {
		t.Fatal("pdfinfo does not tell the pages")
	}
	n := 0
	for _, digit := range found[1] {
		n = 10*n + int(digit-'0')
	}
	return n
}

func TestAReleaseThatDoesNotFitIsRefused(t *testing.T) {
	now, release := sentTo(
		t,
		journey(),
		program.Release{Recipient: program.ToHotel, Document: "rooming-list", Audience: program.Partners},
	)
	tests := []struct {
		name, document, message string
		request                 request.Request
	}{
		{
			"a version that was never sent",
			"rooming-list",
			`no version “9”`,
			request.Request{Edition: edition.For(now, program.Partners), Options: request.Options{"since": "9"}},
		},
		{
			"another document's",
			"transport-sheet",
			"cannot tell",
			request.Request{Edition: edition.For(now, program.Partners), Sending: request.Sending{Release: release}},
		},
		{
			"another audience's",
			"rooming-list",
			"same audience",
			request.Request{Edition: edition.For(now, program.Internal), Sending: request.Sending{Release: release}},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := find(t, test.document).Make(t.Context(), test.request); err == nil ||
				!strings.Contains(err.Error(), test.message) {
				t.Errorf("got %v", err)
			}
		})
	}
	if found := FindReleases(now, "rooming-list", "1"); len(found) != 1 || found[0] != release ||
		len(FindReleases(now, "rooming-list", "9")) != 0 {
		t.Error("the release is not found by its version")
	}
	_, err := Send(
		now, program.Release{Recipient: program.ToHotel, Document: "rooming-list", Audience: program.Partners},
	)
	if err == nil {
		t.Error("a release without a day was taken")
	}
}

func TestAnIssuedCertificateIsForTheOfficeOnly(t *testing.T) {
	p := journey()
	for _, audience := range program.Audiences() {
		issued, err := find(t, "certificates").Issued(request.Request{
			Edition: edition.For(p, audience), Now: july, Options: request.Options{"second": "es"},
		})
		if err != nil {
			t.Fatal(err)
		}
		if want := audience == program.Internal; (len(issued) == 2) != want {
			t.Errorf("for %s %d certificates are noted", audience, len(issued))
		}
	}
	if issued, err := find(t, "badges").Issued(request.Request{Edition: edition.For(p, program.Internal)}); len(
		issued,
	) != 0 ||
		err != nil {
		t.Errorf("badges note %v, %v", issued, err)
	}
}

// icsOf makes a calendar of the journey and returns what each event is called and whether it takes place.
func icsOf(t *testing.T, request request.Request) map[string]string {
	t.Helper()
	files, err := find(t, "calendar").Make(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, file := range files {
		title := ""
		for line := range strings.SplitSeq(string(file.Data), "\r\n") {
			if text, is := strings.CutPrefix(line, "SUMMARY:"); is {
				title = text
			}
			if text, is := strings.CutPrefix(line, "STATUS:"); is {
				found[file.Name+": "+title] = text
			}
		}
	}
	return found
}

func TestACalendarCancelsWhatItsReaderWasSentAndTakesPlaceNoMore(t *testing.T) {
	p := journey()
	p.Meetings[0].Attendees = []program.ID{p.People[0].ID, p.People[1].ID}
	now, release := sentTo(
		t,
		p,
		program.Release{Recipient: program.ToGroup, Document: "calendar", Audience: program.Participants},
	)
	change := func(change func(visit, tour *program.Meeting) []*program.Meeting) *edition.Edition {
		return edition.For(now.With(func(next *program.Program) {
			visit, tour := *p.Meetings[0], *p.Meetings[1]
			next.Meetings = change(&visit, &tour)
		}), program.Participants)
	}
	tests := []struct {
		name    string
		edition *edition.Edition
		files   string
		want    map[string]string
	}{
		{
			"it is deleted",
			change(func(_, tour *program.Meeting) []*program.Meeting { return []*program.Meeting{tour} }),
			oneFile,
			map[string]string{
				"Calendar (Participants, Changes since version 1) - Trip of the example.ics: Meeting": "CANCELLED",
				"Calendar (Participants, Changes since version 1) - Trip of the example.ics: Tour":    "CONFIRMED",
			},
		},
		{"it is cancelled", change(func(visit, tour *program.Meeting) []*program.Meeting {
			visit.Status = program.Cancelled
			return []*program.Meeting{visit, tour}
		}), oneFile, map[string]string{
			"Calendar (Participants, Changes since version 1) - Trip of the example.ics: Meeting": "CANCELLED",
			"Calendar (Participants, Changes since version 1) - Trip of the example.ics: Tour":    "CONFIRMED",
		}},
		{"somebody is not for it any more", change(func(visit, tour *program.Meeting) []*program.Meeting {
			visit.Attendees = visit.Attendees[:1]
			return []*program.Meeting{visit, tour}
		}), oneEach, map[string]string{
			"Calendar (Participants, Changes since version 1) - Ana Prova.ics: Visit": "CONFIRMED",
			"Calendar (Participants, Changes since version 1) - Ben Prova.ics: Visit": "CANCELLED",
			"Calendar (Participants, Changes since version 1) - Ben Prova.ics: Tour":  "CONFIRMED",
		}},
		{"it moves", change(func(visit, tour *program.Meeting) []*program.Meeting {
			visit.Start, visit.End = visit.Start.AddMinutes(1440), visit.End.AddMinutes(1440)
			return []*program.Meeting{visit, tour}
		}), oneFile, map[string]string{
			"Calendar (Participants, Changes since version 1) - Trip of the example.ics: Visit": "CONFIRMED",
			"Calendar (Participants, Changes since version 1) - Trip of the example.ics: Tour":  "CONFIRMED",
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := icsOf(
				t,
				request.Request{
					Edition: test.edition,
					Sending: request.Sending{Release: release},
					Now:     july,
					Options: request.Options{filesOption: test.files, sinceOption: "1"},
				},
			)
			if !maps.Equal(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

// A host reads neither of guests who go elsewhere nor of other hosts; nor does whoever is written to in one city read
// of the hosts of another.
func TestAHostIsToldOfTheirOwnMeetingOnly(t *testing.T) {
	p := journey()
	visit, tour := *p.Meetings[0], *p.Meetings[1]
	other := &program.Organisation{ID: program.NewID(), Name: "Other Centre"}
	guide := &program.Contact{
		ID:           program.NewID(),
		Organisation: other.ID,
		Name:         "Olga Example",
		Phone:        "+1 202 555 0101",
		MayShare:     program.Yes,
	}
	tour.Organisation, tour.Contacts = other.ID, []program.ID{guide.ID}
	p.Organisations, p.Contacts = append(p.Organisations, other), append(p.Contacts, guide)
	p.Meetings = []*program.Meeting{&visit, &tour}
	change := func(next *program.Program) {
		ana, ben, host, guided := *p.People[0], *p.People[1], *p.Contacts[0], *guide
		ana.Diet, ben.Diet = program.Need{Answered: true, Text: "vegan"}, program.Need{Answered: true, Text: "kosher"}
		host.Phone, guided.Phone = "+1 202 555 0110", "+1 202 555 0111"
		next.People, next.Contacts = []*program.Person{&ana, &ben}, []*program.Contact{&host, &guided}
		next.EmergencyPhone = "+1 202 555 0122"
	}
	tests := []struct {
		name    string
		release program.Release
		request request.Request
		want    []string // in the order in which it is listed
	}{
		{
			"the host of one meeting",
			program.Release{Recipient: program.ToHosts, Document: "host-sheet"},
			request.Request{Chosen: request.Chosen{Meetings: []program.ID{visit.ID}}},
			[]string{"Trip of the example, emergency telephone", "Ana Prova, diet", "Erin Example, telephone"},
		},
		{
			"the hosts of one city",
			program.Release{Recipient: program.ToHosts, Document: "host-sheet", Stop: p.Stops[0].ID},
			request.Request{},
			[]string{
				"Trip of the example, emergency telephone",
				"Ana Prova, diet",
				"Ben Prova, diet",
				"Erin Example, telephone",
			},
		},
		{
			"a contact book of one city",
			program.Release{Recipient: program.ToGroup, Document: "contact-book"},
			request.Request{Chosen: request.Chosen{Stops: []program.ID{p.Stops[1].ID}}},
			[]string{"Olga Example, telephone"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.release.Audience = program.Partners
			now, release := sentTo(t, p, test.release)
			test.request.Edition, test.request.Release = edition.For(now.With(change), program.Partners), release
			asked, err := find(t, test.release.Document).compared(test.request)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, c := range asked.Since.Changes {
				subject, _, _ := strings.Cut(c.Sentence("en"), ":")
				got = append(got, subject)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("told %q, want %q", got, test.want)
			}
		})
	}
}

func TestAPacketTellsNoChangesThatNothingInItShows(t *testing.T) {
	p := journey()
	now, release := sentTo(
		t,
		p,
		program.Release{Recipient: program.ToAgency, Document: "packet", Audience: program.Partners},
	)
	next := later(now).With(func(next *program.Program) {
		ana := *p.People[0]
		ana.Diet = program.Need{Answered: true, Text: "vegan"}
		next.People = []*program.Person{&ana, p.People[1]}
	})
	for documents, told := range map[string]bool{"week-grid": false, "week-grid,host-sheet": true} {
		text, _ := packetText(t, request.Request{
			Edition: edition.For(next, program.Partners), Sending: request.Sending{Release: release}, Now: july,
			Options: request.Options{packetDocuments: documents, sinceOption: "1"},
		})
		if text = squeezed(text); !strings.Contains(text, squeezed("Visit (Washington) moves")) ||
			strings.Contains(text, squeezed("Ana Prova, diet: vegan")) != told {
			t.Errorf("a packet of %s: the diet is told: %v", documents, !told)
		}
	}
}

func TestACalendarOfOneDayTellsWhereItsMeetingsHaveGone(t *testing.T) {
	p := journey()
	now, release := sentTo(
		t,
		p,
		program.Release{Recipient: program.ToGroup, Document: "calendar", Audience: program.Participants},
	)
	next := now.With(func(next *program.Program) {
		visit := *p.Meetings[0]
		visit.Start, visit.End = visit.Start.AddMinutes(1440), visit.End.AddMinutes(1440)
		next.Meetings = []*program.Meeting{&visit, p.Meetings[1]}
	})
	day := p.Meetings[0].Start.Date
	got := icsOf(
		t,
		request.Request{
			Edition: edition.For(next, program.Participants),
			Sending: request.Sending{Release: release},
			Now:     july,
			Chosen:  request.Chosen{Days: []civil.Date{day}},
			Options: request.Options{sinceOption: "1"},
		},
	)
	file := "Calendar (Participants, Changes since version 1) - Trip of the example - " + day.String() + ".ics"
	want := map[string]string{file + ": Visit": "CONFIRMED"}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// Each file for one reader lists the changes of that reader alone.
func TestAFileForOneReaderTellsNobodyElsesChanges(t *testing.T) {
	tests := []struct {
		name, document string
		audience       program.Audience
		files          map[string]string // by what is in its name: what it must not contain
	}{
		{
			"a hotel",
			"rooming-list",
			program.Partners,
			map[string]string{"Washington": "Boston", "Boston": "Washington"},
		},
		{
			"a transport company",
			"transport-sheet",
			program.Partners,
			map[string]string{"Washington": "Boston", "Boston": "Washington"},
		},
		{"a person", "personal-schedule", program.Participants, map[string]string{"Ana": "Tour", "Ben": "Visit"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			now, release := sentTo(
				t,
				journey(),
				program.Release{Recipient: program.ToGroup, Document: test.document, Audience: test.audience},
			)
			files, err := find(t, test.document).Make(t.Context(), request.Request{
				Edition: edition.For(later(
					now,
				), test.audience),
				Sending: request.Sending{
					Release: release,
				}, Now: july, Options: request.Options{filesOption: oneEach, sinceOption: "1"},
			})
			if err != nil || len(files) != len(test.files) {
				t.Fatalf("%d files: %v", len(files), err)
			}
			for _, file := range files {
				text := plainText(t, file)
				if !strings.Contains(text, "Changes since version 1") {
					t.Errorf("%s tells no changes", file.Name)
				}
				for whose, secret := range test.files {
					if strings.Contains(file.Name, whose) && strings.Contains(text, secret) {
						t.Errorf("%s tells of %s", file.Name, secret)
					}
				}
			}
		})
	}
}

func TestWhatIsMadeForOnePersonTellsNobodyElsesChanges(t *testing.T) {
	p := journey()
	ana, ben := p.People[0], p.People[1]
	p.Meetings[0].Selected, p.Meetings[0].Attendees = true, []program.ID{ana.ID, ben.ID}
	for document, options := range map[string]map[string]string{
		"personal-schedule": {filesOption: oneFile, sinceOption: "1"}, "week-grid": {sinceOption: "1"},
	} {
		t.Run(document, func(t *testing.T) {
			now, release := sentTo(
				t,
				p,
				program.Release{Recipient: program.ToGroup, Document: document, Audience: program.Participants},
			)
			next := now.With(func(next *program.Program) {
				visit := *p.Meetings[0]
				visit.Attendees = []program.ID{ana.ID}
				next.Meetings = []*program.Meeting{&visit, p.Meetings[1]}
			})
			files, err := find(t, document).Make(t.Context(), request.Request{
				Edition: edition.For(next, program.Participants), Sending: request.Sending{Release: release}, Now: july,
				Chosen: request.Chosen{People: []program.ID{ana.ID}}, Options: options,
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range files {
				if text := plainText(t, file); !strings.Contains(text, "Changes since version 1") ||
					strings.Contains(text, "no longer for") {
					t.Errorf("%s has no list of changes, or tells somebody else's", file.Name)
				}
			}
		})
	}
}

func TestEveryDocumentThatSucceedsTellsTheChangesInEachOfItsFormats(t *testing.T) {
	for _, d := range New() {
		for _, format := range d.Formats {
			if !d.Succeeds() {
				continue
			}
			t.Run(d.ID+" as "+string(format), func(t *testing.T) {
				now, release := sentTo(
					t,
					journey(),
					program.Release{Recipient: program.ToGroup, Document: d.ID, Audience: d.Audiences[0]},
				)
				_, err := d.Make(
					t.Context(),
					request.Request{
						Edition: edition.For(later(now), release.Audience),
						Format:  format,
						Options: secrets(d),
						Sending: request.Sending{Release: release},
						Now:     july,
					},
				)
				if refused := new(RequestError); d.SucceedsAs(format) && err != nil ||
					!d.SucceedsAs(format) && !errors.As(err, &refused) {
					t.Error(err)
				}
			})
		}
	}
}
