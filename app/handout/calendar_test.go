package handout_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"pgregory.net/rapid"

	"laurel/app/handout"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/geo"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// planned is a program with one meeting in Boston, on 14 June 2023 from 9:30 to 11.
func planned(change func(*program.Program, *program.Meeting)) *program.Program {
	day := civil.Date{Year: 2023, Month: 6, Day: 14}
	office := &program.Organisation{
		ID:       program.NewID(),
		Name:     "Example Office",
		Address:  "1 Sample Street; Boston, MA",
		Position: geo.Position{Known: true, Latitude: 42.36, Longitude: -71.06},
	}
	host := &program.Contact{
		ID:           program.NewID(),
		Organisation: office.ID,
		Honorific:    "Dr.",
		Name:         "Hana Host",
		Title:        "Director",
		Phone:        "+1 617-555-0100",
	}
	stop := &program.Stop{
		ID:    program.NewID(),
		City:  "Boston",
		Zone:  "America/New_York",
		From:  day,
		Until: day.AddDays(2),
	}
	m := &program.Meeting{
		ID: program.NewID(), Stop: stop.ID, Kind: program.Appointment, Title: "Visit",
		Start: civil.At(day, civil.Clock{Hour: 9, Minute: 30}), End: civil.At(day, civil.Clock{Hour: 11}),
		Organisation: office.ID, Place: "Room 2", Contacts: []program.ID{host.ID}, Topic: "The law",
		Note: "Bring a badge.", Status: program.Confirmed, Internal: "never printed", Link: "https://example.org/a,b;c",
	}
	p := &program.Program{
		ID: program.NewID(), Name: "Tour, 2023", Start: day, End: day.AddDays(2), Language: "en",
		Stops: []*program.Stop{stop}, Organisations: []*program.Organisation{office},
		Contacts: []*program.Contact{host}, Meetings: []*program.Meeting{m},
	}
	if change != nil {
		change(p, m)
	}
	return p
}

var noon = time.Date(2023, 6, 1, 12, 0, 0, 0, time.UTC)

func calendarText(t failer, p *program.Program, audience program.Audience, r request.Request) string {
	t.Helper()
	var data bytes.Buffer
	r.Edition = edition.For(p, audience)
	if err := handout.Calendar(context.Background(), &data, r); err != nil {
		t.Fatal(err)
	}
	return data.String()
}

// changes is a log of when records were last changed.
type changes map[program.ID]time.Time

func yes(on bool) string {
	if on {
		return "yes"
	}
	return "no"
}

func (c changes) LastChanged(context.Context) (map[program.ID]time.Time, error) { return c, nil }

// failer is what a test and a property have in common.
type failer interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

func readEvents(t failer, text string) []*ics.VEvent {
	t.Helper()
	read, err := ics.ParseCalendar(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return read.Events()
}

func value(e *ics.VEvent, property ics.ComponentProperty) string {
	if p := e.GetProperty(property); p != nil {
		return p.Value
	}
	return ""
}

func TestAnEventSaysWhatWhenAndWhere(t *testing.T) {
	p := planned(nil)
	events := readEvents(
		t,
		calendarText(
			t,
			p,
			program.Partners,
			request.Request{Language: "fr", Now: noon, Options: request.Options{"alarm": "30"}},
		),
	)
	if len(events) != 1 {
		t.Fatalf("%d events", len(events))
	}
	for property, want := range map[ics.ComponentProperty]string{
		ics.ComponentPropertyUniqueId: string(p.Meetings[0].ID) + "@laurel", ics.ComponentPropertySummary: "Visit",
		ics.ComponentPropertyDtStart: "20230614T133000Z",
		ics.ComponentPropertyDtEnd:   "20230614T150000Z", ics.ComponentPropertyDtstamp: "20230601T120000Z",
		ics.ComponentPropertyStatus:   "CONFIRMED",
		ics.ComponentPropertyLocation: "Room 2, Example Office, 1 Sample Street; Boston, MA",
		ics.ComponentPropertyGeo:      "42.36;-71.06", ics.ComponentPropertyUrl: "https://example.org/a,b;c",
		ics.ComponentPropertyDescription: "The law\n\nBring a badge.\n\n" +
			"Avec Dr. Hana Host, Director\n\nhttps://example.org/a,b;c",
		ics.ComponentPropertyCategories: "meeting",
	} {
		if got := value(events[0], property); got != want {
			t.Errorf("%s is %q, want %q", property, got, want)
		}
	}
	if alarms := events[0].Alarms(); len(alarms) != 1 ||
		alarms[0].GetProperty(ics.ComponentPropertyTrigger).Value != "-PT30M" {
		t.Errorf("alarms %+v", alarms)
	}
}

func TestALaterCalendarReplacesTheEarlierOne(t *testing.T) {
	p := planned(nil)
	sequence := func(now time.Time) string {
		return value(
			readEvents(t, calendarText(t, p, program.Partners, request.Request{Now: now}))[0],
			ics.ComponentPropertySequence,
		)
	}
	if first, again, later := sequence(noon), sequence(noon), sequence(noon.Add(time.Second)); first != again ||
		first >= later ||
		len(first) != len(later) {
		t.Errorf("%s, %s, then %s", first, again, later)
	}
}

func TestAnEventIsAsNewAsTheNewestOfWhatItTells(t *testing.T) {
	p := planned(nil)
	m := p.Meetings[0]
	at := func(change map[program.ID]time.Time, now time.Time) (sequence, modified string) {
		event := readEvents(t, calendarText(t, p, program.Partners, request.Request{Now: now, Log: changes(change)}))[0]
		return value(event, ics.ComponentPropertySequence), value(event, ics.ComponentPropertyLastModified)
	}
	changed := map[program.ID]time.Time{
		m.ID:            noon,
		m.Organisation:  noon.Add(-time.Hour),
		m.Contacts[0]:   noon.Add(-2 * time.Hour),
		program.NewID(): noon.Add(time.Hour),
	}
	first, modified := at(changed, noon.AddDate(0, 1, 0))
	if again, _ := at(changed, noon.AddDate(0, 2, 0)); first != again || modified != "20230601T120000Z" {
		t.Errorf("without a change %s became %s, changed %s", first, again, modified)
	}
	changed[m.Contacts[0]] = noon.Add(time.Minute)
	if later, modified := at(changed, noon.AddDate(0, 1, 0)); later <= first || modified != "20230601T120100Z" {
		t.Errorf("%s, then %s, changed %s", first, later, modified)
	}
	if never, _ := at(map[program.ID]time.Time{}, noon); never != "0" {
		t.Errorf("what was never changed has the sequence %s", never)
	}
}

func TestWhatWasSentAndTakesPlaceNoMoreIsCancelled(t *testing.T) {
	p := planned(nil)
	sent := edition.For(p, program.Participants)
	now := edition.For(p.With(func(next *program.Program) { next.Meetings = nil }), program.Participants)
	var data bytes.Buffer
	r := request.Request{
		Edition: now,
		Now:     noon,
		Sending: request.Sending{Sent: sent},
		Options: request.Options{"alarm": "15"},
	}
	if err := handout.Calendar(t.Context(), &data, r); err != nil {
		t.Fatal(err)
	}
	events := readEvents(t, data.String())
	if len(events) != 1 || value(events[0], ics.ComponentPropertyStatus) != "CANCELLED" ||
		events[0].Id() != string(p.Meetings[0].ID)+"@laurel" ||
		len(events[0].Alarms()) != 0 {
		t.Error(data.String())
	}
}

func TestWhatIsCancelledIsAsNewAsWhoWasToAttendAndNamesNobody(t *testing.T) {
	ana := &program.Person{
		ID:      program.NewID(),
		Role:    program.Awardee,
		Given:   "Ana",
		Family:  "Prova",
		Consent: program.Consent{Name: program.Yes},
	}
	p := planned(func(p *program.Program, m *program.Meeting) {
		p.People, m.Selected, m.Attendees = []*program.Person{ana}, true, []program.ID{ana.ID}
	})
	sent := edition.For(p, program.Participants)
	now := edition.For(p.With(func(next *program.Program) {
		unnamed := *ana
		unnamed.Consent.Name, unnamed.Cancelled = program.No, true
		next.People = []*program.Person{&unnamed}
	}), program.Participants)
	r := request.Request{
		Edition: now, Now: noon, Sending: request.Sending{Sent: sent}, Options: request.Options{"attendees": "yes"},
		Chosen: request.Chosen{People: []program.ID{ana.ID}},
		Log:    changes{p.Meetings[0].ID: noon.Add(-time.Hour), ana.ID: noon},
	}
	var data bytes.Buffer
	if err := handout.Calendar(t.Context(), &data, r); err != nil {
		t.Fatal(err)
	}
	modified := value(readEvents(t, data.String())[0], ics.ComponentPropertyLastModified)
	if modified != "20230601T120000Z" || strings.Contains(data.String(), "Prova") {
		t.Errorf("changed %s: %s", modified, data.String())
	}
}

func TestWhoAttendsIsToldOnlyWhenItIsWantedAndAsTheEditionNamesThem(t *testing.T) {
	p := planned(func(p *program.Program, m *program.Meeting) {
		p.People = []*program.Person{
			{ID: program.NewID(), Role: program.Awardee, Given: "Ana", Family: "Prova"},
			{
				ID:      program.NewID(),
				Role:    program.Awardee,
				Given:   "Ben",
				Family:  "Proba",
				Consent: program.Consent{Name: program.Yes},
			},
			{
				ID:      program.NewID(),
				Role:    program.Interpreter,
				Given:   "Ida",
				Family:  "Example",
				Consent: program.Consent{Name: program.Yes},
			},
		}
		m.Selected, m.Attendees, m.Interpreters = true, []program.ID{
			p.People[0].ID,
			p.People[1].ID,
		}, []program.ID{
			p.People[2].ID,
		}
	})
	for _, test := range []struct {
		audience  program.Audience
		attendees bool
		want      string
	}{
		{program.Partners, true, "For: Ana Prova, Ben Proba\\nInterpreter: Ida Example"},
		{program.Participants, true, "For: Ben Proba, Awardee 1\\nInterpreter: Ida Example"},
		{program.Partners, false, ""},
	} {
		text := strings.ReplaceAll(
			calendarText(
				t,
				p,
				test.audience,
				request.Request{Options: request.Options{"attendees": yes(test.attendees)}, Language: "en"},
			),
			"\r\n ",
			"",
		)
		if unescaped := strings.ReplaceAll(text, `\,`, ","); !strings.Contains(unescaped, test.want) ||
			test.want == "" && strings.Contains(text, "Prova") ||
			strings.Contains(text, "ATTENDEE") {
			t.Errorf("for %s: %s", test.audience, text)
		}
	}
}

func TestAVirtualMeetingIsAtItsLink(t *testing.T) {
	p := planned(func(_ *program.Program, m *program.Meeting) { m.Organisation, m.Place = "", "" })
	event := readEvents(t, calendarText(t, p, program.Partners, request.Request{}))[0]
	if link := p.Meetings[0].Link; value(event, ics.ComponentPropertyLocation) != link ||
		!strings.HasSuffix(value(event, ics.ComponentPropertyDescription), link) {
		t.Errorf(
			"it is at %q: %q",
			value(event, ics.ComponentPropertyLocation),
			value(event, ics.ComponentPropertyDescription),
		)
	}
}

func TestWhatWasDeclinedIsCancelledForThoseWhoMayKnow(t *testing.T) {
	p := planned(func(_ *program.Program, m *program.Meeting) { m.Status = program.Declined })
	events := readEvents(
		t, calendarText(t, p, program.Partners, request.Request{Options: request.Options{"alarm": "15"}}),
	)
	if len(events) != 1 || value(events[0], ics.ComponentPropertyStatus) != "CANCELLED" ||
		len(events[0].Alarms()) != 0 {
		t.Errorf("%+v", events)
	}
	if handout.HasEvents(request.Of(edition.For(p, program.Participants))) {
		t.Error("a calendar for participants has events")
	}
	oneOfSeveral := request.Request{Options: request.Options{"files": "each"}}
	if events := readEvents(t, calendarText(t, p, program.Participants, oneOfSeveral)); len(events) != 0 {
		t.Errorf("participants get %+v", events)
	}
	p.Meetings[0].Status = program.Requested
	text := calendarText(t, p.With(func(*program.Program) {}), program.Partners, request.Request{})
	if !strings.Contains(text, "STATUS:TENTATIVE") {
		t.Error(text)
	}
}

func TestInternalNotesAndTelephoneNumbersAreInNoCalendar(t *testing.T) {
	for _, audience := range program.Audiences() {
		text := calendarText(t, planned(nil), audience, request.Request{Options: request.Options{"files": "each"}})
		if strings.Contains(text, "never printed") || strings.Contains(text, "555-0100") {
			t.Errorf("for %s: %s", audience, text)
		}
	}
}

func TestANoteOfWholeDaysStaysOnItsDays(t *testing.T) {
	p := planned(func(_ *program.Program, m *program.Meeting) {
		m.Kind, m.Start.Clock, m.End = program.NoteKind, civil.Clock{}, civil.At(
			m.Start.Date.AddDays(2),
			civil.Clock{},
		)
	})
	text := calendarText(t, p, program.Partners, request.Request{})
	if !strings.Contains(text, "DTSTART;VALUE=DATE:20230614\r\n") ||
		!strings.Contains(text, "DTEND;VALUE=DATE:20230616\r\n") ||
		!strings.Contains(text, "TRANSP:TRANSPARENT") {
		t.Error(text)
	}
}

func TestAnyTextComesThroughACalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { comesThrough(t, rapid.String().Draw(t, "text")) })
}

// comesThrough holds of any text: the calendar's lines are whole characters in at most 75 bytes, and it is read back as
// it was, without control characters.
func comesThrough(t failer, title string) {
	t.Helper()
	p := planned(func(_ *program.Program, m *program.Meeting) {
		m.Title, m.Note, m.Place, m.Link = title, title, title, title
	})
	text := calendarText(t, p, program.Partners, request.Request{Now: noon})
	for line := range strings.SplitSeq(text, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
			t.Fatalf("the line %q has %d bytes", line, len(line))
		}
	}
	events := readEvents(t, text)
	if len(events) != 1 {
		t.Fatalf("%d events in %s", len(events), text)
	}
	if got, want := value(events[0], ics.ComponentPropertySummary), plainText(title); got != want {
		t.Fatalf("%q came back as %q", want, got)
	}
}

// plainText is a text without control characters but line breaks.
func plainText(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r != '\n' && (r < ' ' || r >= 0x7f && r < 0xa0) {
			return -1
		}
		return r
	}, text))
}

func TestNaughtyStringsComeThroughACalendar(t *testing.T) {
	folder := os.Getenv("LAUREL_SAMPLES")
	if folder == "" {
		t.Skip("LAUREL_SAMPLES does not say where the sample files are")
	}
	data, err := os.ReadFile(filepath.Join(folder, "hostile", "naughty-strings.json"))
	var naughty []string
	if err != nil || json.Unmarshal(data, &naughty) != nil || len(naughty) < 400 {
		t.Fatalf("%d strings, %v", len(naughty), err)
	}
	for _, text := range naughty {
		comesThrough(t, text)
		if got := frabTitle(t, text); got != plainText(text) {
			t.Errorf("%q came back as %q", text, got)
		}
	}
}

// frabTitle sends a title through both forms of frab.
func frabTitle(t *testing.T, title string) string {
	t.Helper()
	p := planned(func(_ *program.Program, m *program.Meeting) { m.Title = title })
	edition := edition.For(p, program.Partners)
	var asJSON, asXML bytes.Buffer
	err := handout.Frab(context.Background(), &asJSON, request.Request{Edition: edition, Format: request.JSON})
	if err != nil {
		t.Fatal(err)
	}
	err = handout.Frab(context.Background(), &asXML, request.Request{Edition: edition, Format: request.XML})
	if err != nil {
		t.Fatal(err)
	}
	var read struct {
		Schedule struct {
			Conference struct {
				Days []struct {
					Rooms map[string][]struct{ Title, GUID, Date, Duration string }
				}
			}
		}
	}
	if err := json.Unmarshal(asJSON.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	var file struct {
		Titles []string `xml:"day>room>event>title"`
	}
	if err := xml.Unmarshal(asXML.Bytes(), &file); err != nil || len(file.Titles) != 1 {
		t.Fatalf("%v: %s", err, asXML.String())
	}
	event := read.Schedule.Conference.Days[0].Rooms["Room 2"][0]
	if event.GUID != string(p.Meetings[0].ID) || event.Date != "2023-06-14T09:30:00-04:00" ||
		event.Duration != "01:30" ||
		strings.NewReplacer("\uFFFE", "\uFFFD", "\uFFFF", "\uFFFD").
			Replace(event.Title) !=
			file.Titles[0] { // XML has no such characters
		t.Errorf("%+v, and as XML %q", event, file.Titles)
	}
	return event.Title
}

func TestACalendarStopsWhenAskedTo(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	edition := edition.For(planned(nil), program.Partners)
	if err := handout.Calendar(ctx, &bytes.Buffer{}, request.Of(edition)); err == nil {
		t.Error("it went on")
	}
	if err := handout.Frab(ctx, &bytes.Buffer{}, request.Of(edition)); err == nil {
		t.Error("frab went on")
	}
}
