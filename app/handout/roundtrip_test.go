package handout_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"

	"laurel/app/handout"
	"laurel/app/request"
	"laurel/assets"
	"laurel/data/civil"
	"laurel/data/geo"
	"laurel/data/intake"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/store"
)

// travels is a program whose items lie in many zones, over midnight, on the days on which clocks change, and on whole
// days.
func travels() *program.Program {
	p := &program.Program{ID: program.NewID(), Name: "Travels", Language: "en"}
	host := &program.Organisation{
		ID:       program.NewID(),
		Name:     "Example Centre",
		Address:  "1 \"Sample\" Street, Kathmandu",
		Position: geo.Position{Known: true, Latitude: 27.7172, Longitude: 85.324},
	}
	p.Organisations = []*program.Organisation{host}
	for _, city := range []struct{ name, zone string }{
		{"New York", "America/New_York"},
		{"Kathmandu", "Asia/Kathmandu"},
		{"Auckland", "Pacific/Auckland"},
		{"Lord Howe", "Australia/Lord_Howe"},
		{"Phnom Penh", "Asia/Phnom_Penh"},
	} {
		p.Stops = append(p.Stops, &program.Stop{ID: program.NewID(), City: city.name, Zone: civil.Zone(city.zone)})
	}
	at := func(text string) civil.DateTime {
		var t civil.DateTime
		if err := t.UnmarshalText([]byte(text)); err != nil {
			panic(err)
		}
		return t
	}
	for _, item := range []struct {
		stop       int
		kind       program.Kind
		title      string
		start, end string
		link       string
	}{
		{0, program.Appointment, "An ordinary morning", "2023-06-14T09:30", "2023-06-14T11:00", ""},
		{0, program.Meal, "Over midnight", "2023-06-14T22:30", "2023-06-15T01:15", ""},
		{0, program.Activity, "Over the hour that does not exist", "2023-03-12T01:30", "2023-03-12T03:30", ""},
		{0, program.Activity, "Over the hour that happens twice", "2023-11-05T00:30", "2023-11-05T02:30", ""},
		{1, program.Appointment, "Five hours and three quarters ahead", "2023-06-14T08:45", "2023-06-14T10:00", ""},
		{2, program.Ceremony, "On the other side of the date line", "2023-09-24T01:00", "2023-09-24T04:00", ""},
		{3, program.Activity, "Where clocks change by half an hour", "2023-10-01T01:15", "2023-10-01T03:00", ""},
		{
			4, program.Appointment, "From afar", "2023-06-15T08:00", "2023-06-15T09:00",
			"https://meet.example.org/a?b=c,d;e",
		},
		{0, program.NoteKind, "A holiday", "2023-06-19T00:00", "2023-06-20T00:00", ""},
		{0, program.FreeTime, "Two free days", "2023-06-24T00:00", "2023-06-26T00:00", ""},
		{1, program.NoteKind, "At once", "2023-06-16T12:00", "2023-06-16T12:00", ""},
	} {
		m := &program.Meeting{
			ID:    program.NewID(),
			Stop:  p.Stops[item.stop].ID,
			Kind:  item.kind,
			Title: item.title,
			Start: at(item.start),
			End:   at(item.end),
			Link:  item.link,
		}
		if item.stop == 1 {
			m.Organisation, m.Place = host.ID, "Room \"2\"; back\nstairs"
		}
		p.Meetings = append(p.Meetings, m)
	}
	return p
}

// span is from when to when something lasts.
type span struct{ start, end time.Time }

func (s span) String() string { return s.start.UTC().String() + " to " + s.end.UTC().String() }

// spansOf are the instants of a program's meetings by their titles; of whole days the days.
func spansOf(t testing.TB, p *program.Program) map[string]span {
	t.Helper()
	spans := map[string]span{}
	for _, m := range p.Meetings {
		if wholeDays(m) {
			spans[m.Title] = span{dayInUTC(m.Start.Date), dayInUTC(m.End.Date)}
			continue
		}
		zone := p.Stop(m.Stop).Zone
		start, _, err := zone.Instant(m.Start)
		if err != nil {
			t.Fatal(err)
		}
		end, _, err := zone.Instant(m.End)
		if err != nil {
			t.Fatal(err)
		}
		spans[m.Title] = span{start, end}
	}
	return spans
}

func dayInUTC(d civil.Date) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

func wholeDays(m *program.Meeting) bool {
	midnight := civil.Clock{}
	return (m.Kind == program.NoteKind || m.Kind == program.FreeTime) && m.Start.Clock == midnight &&
		m.End.Clock == midnight &&
		m.Start.Before(m.End)
}

func same(t *testing.T, who string, got, want map[string]span) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s reads %d items, want %d", who, len(got), len(want))
	}
	for title, w := range want {
		if g, there := got[title]; !there || !g.start.Equal(w.start) || !g.end.Equal(w.end) {
			t.Errorf("%s reads %q as %s, want %s", who, title, g, w)
		}
	}
}

// broughtIn is what our own intake makes of a file.
func broughtIn(t *testing.T, name, text string) *program.Program {
	t.Helper()
	opened, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "laurel.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := opened.Close(); err != nil {
			t.Error(err)
		}
	}()
	draft, err := intake.Read(t.Context(), opened, strings.NewReader(text), intake.Options{Name: name, Zone: "UTC"})
	if err != nil {
		t.Fatal(err)
	}
	if err := opened.Edit(t.Context(), "Import", draft.Apply); err != nil {
		t.Fatal(err)
	}
	p, err := opened.Load(t.Context(), draft.ID())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestACalendarIsReadBackAtTheSameInstants(t *testing.T) {
	p := travels()
	want := spansOf(t, p)
	text := calendarText(t, p, program.Partners, request.Request{Now: noon, Options: request.Options{"alarm": "15"}})
	same(t, "our own intake", spansOf(t, broughtIn(t, "travels.ics", text)), want)
	other := map[string]span{}
	for _, e := range readEvents(t, text) {
		start, err := e.GetStartAt()
		if err != nil {
			t.Fatal(err)
		}
		end, err := e.GetEndAt()
		if err != nil { // it ends at once
			end = start
		}
		if len(
			value(e, ics.ComponentPropertyDtStart),
		) == len(
			"20230618",
		) { // a day of no zone, which this reader gives as one of the machine's
			start, end = onUTC(start), onUTC(end)
		}
		other[value(e, ics.ComponentPropertySummary)] = span{start, end}
	}
	same(t, "another reader", other, want)
}

// onUTC is the same reading of the clock in UTC.
func onUTC(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

// Who attends is chosen in the program, where consent decides who may see it; read back, a calendar must not put the
// names into a note for everyone.
func TestACalendarThatNamesWhoAttendsChangesNothingInItsOwnProgram(t *testing.T) {
	for _, language := range []string{"en", "es", "fr"} {
		for _, note := range []string{"", "For: whoever likes to come\n\nBring a badge."} {
			p := planned(func(p *program.Program, m *program.Meeting) {
				p.People = []*program.Person{
					{
						ID:      program.NewID(),
						Role:    program.Awardee,
						Given:   "Ana",
						Family:  "Prova",
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
				m.Selected, m.Attendees, m.Interpreters, m.Note = true, []program.ID{
					p.People[0].ID,
				}, []program.ID{
					p.People[1].ID,
				}, note
				other := *m
				other.ID, other.Title, other.Contacts = program.NewID(), "Visit of nobody in particular", nil
				p.Meetings = append(p.Meetings, &other)
			})
			opened, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "laurel.db"), store.Options{})
			if err != nil {
				t.Fatal(err)
			}
			err = opened.Edit(t.Context(), "Add", func(tx *store.Tx) error { return tx.PutWhole(p) })
			if err != nil {
				t.Fatal(err)
			}
			text := calendarText(
				t,
				p,
				program.Partners,
				request.Request{Language: locale.Language(language), Options: request.Options{"attendees": "yes"}},
			)
			draft, err := intake.Read(
				t.Context(),
				opened,
				strings.NewReader(text),
				intake.Options{Name: "own.ics", Program: p.ID},
			)
			if err != nil {
				t.Fatal(err)
			}
			if !draft.Unchanged() {
				t.Errorf("in %s with the note %q it would change %+v", language, note, draft.Rows("en"))
			}
			if err := opened.Close(); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestAScheduleForOtherProgramsIsReadBack(t *testing.T) {
	p := travels() // without the hour that happens twice: our intake counts durations by the wall clock
	p.Meetings = slices.DeleteFunc(
		p.Meetings,
		func(m *program.Meeting) bool { return strings.HasSuffix(m.Title, "twice") },
	)
	sample, _, err := program.Decode(bytes.NewReader(assets.Sample()))
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range []struct {
		name   string
		format request.Format
	}{{"travels.json", request.JSON}, {"travels.xml", request.XML}} {
		for _, whole := range []*program.Program{p, sample} {
			t.Run(whole.Name+" as "+form.name, func(t *testing.T) {
				edition := edition.For(whole, program.Participants)
				var data bytes.Buffer
				err := handout.Frab(t.Context(), &data, request.Request{Edition: edition, Format: form.format})
				if err != nil {
					t.Fatal(err)
				}
				got, want := itemsOf(t, broughtIn(t, form.name, data.String())), itemsOf(t, edition.Program)
				for i := range max(len(got), len(want)) {
					switch {
					case i >= len(got) || i >= len(want):
						t.Fatalf("%d items came back of %d", len(got), len(want))
					case got[i] != want[i]:
						t.Errorf("%s came back as %s", want[i], got[i])
					}
				}
			})
		}
	}
}

// TestAScheduleKeepsTheRulesOfItsSchemas keeps the facts of the two published schemas (voc/schedule,
// validator/json/schema.json and validator/xsd/schedule.xml.xsd).
func TestAScheduleKeepsTheRulesOfItsSchemas(t *testing.T) {
	sample, _, err := program.Decode(bytes.NewReader(assets.Sample()))
	if err != nil {
		t.Fatal(err)
	}
	short := travels()
	short.Name = "旅"
	for _, p := range []*program.Program{sample, short} {
		edition := edition.For(p, program.Participants)
		var asJSON, asXML, again bytes.Buffer
		var rest []program.ID
		for _, m := range edition.Meetings[1:] {
			rest = append(rest, m.ID)
		}
		for _, err := range []error{
			handout.Frab(t.Context(), &asJSON, request.Of(edition)),
			handout.Frab(t.Context(), &asXML, request.Request{Edition: edition, Format: request.XML}),
			handout.Frab(
				t.Context(), &again, request.Request{Edition: edition, Chosen: request.Chosen{Meetings: rest}},
			),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		var file, less map[string]any
		if json.Unmarshal(asJSON.Bytes(), &file) != nil || json.Unmarshal(again.Bytes(), &less) != nil {
			t.Fatal(asJSON.String())
		}
		conference := file["schedule"].(map[string]any)["conference"].(map[string]any)
		wantForm(t, conference, map[string]string{
			"acronym": `^[a-z0-9_-][a-z0-9_]{3,}$`, "title": `.`, "start": dayForm, "end": dayForm,
			"daysCount": `^[1-9]\d*$`, "timeslot_duration": `^\d\d:\d\d$`,
			"time_zone_name": `^[A-Z][a-z]+/[A-Z][a-z]+`, "days": `.`,
		})
		numbers := map[string]string{}
		for _, event := range frabEvents(file) {
			wantForm(t, event, map[string]string{
				"id": `^[1-9]\d*$`, "guid": uuidForm, "date": momentForm, "start": `^\d\d:\d\d$`,
				"duration": `^\d+:\d\d$`, "room": `.`, "slug": `^[a-z0-9_-]+[a-z0-9]$`,
				"url": `^(https?://|urn:uuid:)`, "title": `.`, "type": `.`, "language": `.`, "subtitle": ``,
				"track": ``, "abstract": ``, "description": ``, "persons": ``, "links": ``,
			})
			number := fmt.Sprint(event["id"])
			if numbers[number] != "" {
				t.Errorf("two events have the number %s", number)
			}
			numbers[number] = event["guid"].(string)
		}
		for _, event := range frabEvents(less) {
			if number := fmt.Sprint(event["id"]); numbers[number] != event["guid"] {
				t.Errorf("the number of an event is another in the next file: %s", number)
			}
		}
		for _, form := range []string{
			`^<\?xml version="1.0" encoding="UTF-8"\?>\n<schedule>\n  ` +
				`<generator name="Laurel"></generator>\n  <version>`,
			`</conference>\n  <day index="1" date=`,
		} {
			if !regexp.MustCompile(form).MatchString(asXML.String()) {
				t.Errorf("the XML has no %s", form)
			}
		}
		if strings.Contains(asXML.String(), "<url></url>") || strings.Contains(asXML.String(), "urn:") {
			t.Error("the XML has an address that is none of the web")
		}
	}
}

const (
	dayForm    = `^\d{4}-\d\d-\d\d$`
	momentForm = `^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$`
	uuidForm   = `^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`
)

// wantForm wants these fields and no other, each of its form.
func wantForm(t *testing.T, object map[string]any, forms map[string]string) {
	t.Helper()
	for name, form := range forms {
		value, there := object[name]
		if number, is := value.(float64); is {
			value = int(number)
		}
		if !there || !regexp.MustCompile(form).MatchString(fmt.Sprint(value)) {
			t.Errorf("%s is %v", name, value)
		}
	}
	for name := range object {
		if _, known := forms[name]; !known {
			t.Errorf("%s is not in the schema", name)
		}
	}
}

func frabEvents(file map[string]any) (events []map[string]any) {
	conference := file["schedule"].(map[string]any)["conference"].(map[string]any)
	for _, day := range conference["days"].([]any) {
		for _, room := range day.(map[string]any)["rooms"].(map[string]any) {
			for _, event := range room.([]any) {
				events = append(events, event.(map[string]any))
			}
		}
	}
	return events
}

// itemsOf are a program's meetings as text, by their instants.
func itemsOf(t *testing.T, p *program.Program) []string {
	t.Helper()
	var items []string
	for _, m := range p.Meetings {
		start, _, err := p.Stop(m.Stop).Zone.Instant(m.Start)
		if err != nil {
			t.Fatal(err)
		}
		end, _, _ := p.Stop(m.Stop).Zone.Instant(m.End)
		items = append(items, fmt.Sprint(span{start, end}, " ", m.Kind, " ", m.Title))
	}
	slices.Sort(items)
	return items
}

// contentLine is the form of RFC 5545, 3.1: a name, parameters whose values are bare or quoted, a value.
var contentLine = regexp.MustCompile(
	`^[A-Za-z0-9-]+(;[A-Za-z0-9-]+=("[^"\x00-\x08\x0a-\x1f\x7f]*"|` +
		`[^";:,\x00-\x08\x0a-\x1f\x7f]*)(,("[^"]*"|[^";:,]*))*)*:.*$`,
)

// TestACalendarKeepsTheRulesOfItsReaders checks what Outlook, Google and Apple are known to want, on the sample, on
// hostile texts and on every kind of time.
func TestACalendarKeepsTheRulesOfItsReaders(t *testing.T) {
	sample, _, err := program.Decode(bytes.NewReader(assets.Sample()))
	if err != nil {
		t.Fatal(err)
	}
	hostile := planned(func(p *program.Program, m *program.Meeting) {
		m.Title = strings.Repeat("ម៉ិច ដារ៉ា – \"Łódź\"; a, b: c\\n ", 20)
		m.Place, m.Note = "Room; \"2\", back\r\nstairs^n", "BEGIN:VEVENT\r\nEND:VCALENDAR\n\x00\x1b"
		p.Organisations[0].Name = "Name \"quoted\"; ^' \\ :"
	})
	for _, p := range []*program.Program{sample, hostile, travels()} {
		for _, audience := range []program.Audience{program.Internal, program.Partners, program.Participants} {
			t.Run(fmt.Sprintf("%s for %s", p.Name, audience), func(t *testing.T) {
				text := calendarText(
					t,
					p,
					audience,
					request.Request{
						Now:      noon,
						Language: "fr",
						Options:  request.Options{"alarm": "15", "attendees": "yes"},
					},
				)
				lines := strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n")
				for _, line := range lines {
					if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
						t.Fatalf("the line %q has %d bytes", line, len(line))
					}
				}
				unfolded := strings.Split(strings.ReplaceAll(strings.TrimSuffix(text, "\r\n"), "\r\n ", ""), "\r\n")
				count := map[string]int{}
				for _, line := range unfolded {
					if !contentLine.MatchString(line) {
						t.Errorf("no content line: %q", line)
					}
					name, _, _ := strings.Cut(strings.SplitN(line, ":", 2)[0], ";")
					count[name]++
					if name == "BEGIN" || name == "END" {
						count[line]++
					}
				}
				events := len(edition.For(p, audience).Meetings)
				for _, once := range []string{
					"UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "LAST-MODIFIED", "STATUS", "BEGIN:VEVENT",
					"END:VEVENT",
				} {
					if count[once] != events {
						t.Errorf("%d times %s in %d events", count[once], once, events)
					}
				}
				want := []string{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Laurel//Laurel//EN", "METHOD:PUBLISH"}
				if !slices.Equal(unfolded[:4], want) || unfolded[len(unfolded)-1] != "END:VCALENDAR" {
					t.Errorf("it begins with %q", unfolded[:4])
				}
				if count["ORGANIZER"]+count["ATTENDEE"] > 0 || strings.Contains(text, "TZID") ||
					count["X-WR-CALNAME"] != 1 {
					t.Error("someone is invited, or a zone is named that is not there, or the calendar has no name")
				}
				for _, e := range readEvents(t, text) {
					checkTimes(t, e)
				}
			})
		}
	}
}

// checkTimes checks that an event has a short identifier, ends after it starts, and has its times in UTC or in whole
// days.
func checkTimes(t *testing.T, e *ics.VEvent) {
	t.Helper()
	if id := e.Id(); len(id) > 255 || !strings.HasSuffix(id, "@laurel") {
		t.Errorf("the UID %q", id)
	}
	for _, property := range []ics.ComponentProperty{
		ics.ComponentPropertyDtStart, ics.ComponentPropertyDtEnd, ics.ComponentPropertyDtstamp,
		ics.ComponentPropertyLastModified,
	} {
		p := e.GetProperty(property)
		if p == nil {
			continue
		}
		days := slices.Equal(p.ICalParameters["VALUE"], []string{"DATE"})
		if form := regexp.MustCompile(`^\d{8}T\d{6}Z$`); !days && !form.MatchString(p.Value) ||
			days && len(p.Value) != 8 {
			t.Errorf("%s is %q", property, p.Value)
		}
	}
	start, err := e.GetStartAt()
	if err != nil {
		t.Error(err)
	}
	if end, err := e.GetEndAt(); err == nil && !end.After(start) {
		t.Errorf("%q ends when or before it starts", value(e, ics.ComponentPropertySummary))
	}
	kind := value(e, ics.ComponentPropertyCategories)
	if (kind == "note" || kind == "free-time") != (value(e, ics.ComponentPropertyTransp) == "TRANSPARENT") {
		t.Errorf("a %s takes the time of whoever has it, or does not", kind)
	}
}
