package intake_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"laurel/data/intake"
	"laurel/data/program"
	"laurel/data/store"
)

// tour is a program of two cities with nothing planned yet.
func tour() *program.Program {
	day := func(n int) program.Date { return program.Date{Year: 2023, Month: 6, Day: n} }
	return &program.Program{
		ID: program.NewID(), Name: "Tour", Start: day(12), End: day(20), Language: "en",
		Stops: []*program.Stop{
			{ID: program.NewID(), City: "Boston", Zone: "America/New_York", From: day(12), Until: day(16)},
			{ID: program.NewID(), City: "Denver", Zone: "America/Denver", From: day(16), Until: day(20)},
		},
		People: []*program.Person{{ID: program.NewID(), Role: program.Awardee, Given: "Ana", Family: "Prova", Email: "ana@example.org"}},
	}
}

// calendarOf puts lines into a calendar.
func calendarOf(lines ...string) string {
	return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCALENDAR\r\n"
}

// eventOf puts lines into an event that has a title and an identity.
func eventOf(uid string, lines ...string) string {
	return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nSUMMARY:Visit\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VEVENT"
}

// readInto reads a text into a program, and brings it in.
func readInto(t failer, opened *store.Store, into program.ID, name, text string, more ...intake.Options) *intake.Draft {
	t.Helper()
	options := intake.Options{}
	if len(more) > 0 {
		options = more[0]
	}
	options.Program, options.Name = into, name
	draft, err := intake.Read(context.Background(), opened, strings.NewReader(text), options)
	if err != nil {
		t.Fatal(err)
	}
	if err := opened.Edit(context.Background(), "Import", draft.Apply); err != nil {
		t.Fatal(err)
	}
	return draft
}

// told are the meetings of a program as short texts: city, start, end, title.
func told(p *program.Program) []string {
	var all []string
	for _, m := range p.Meetings {
		text := fmt.Sprintf("%s %s %s %s", p.Stop(m.Stop).City, strings.TrimPrefix(m.Start.String(), "2023-06-"), strings.TrimPrefix(m.End.String(), "2023-06-"), m.Title)
		if m.Status == program.Cancelled {
			text += " (cancelled)"
		}
		all = append(all, text)
	}
	return all
}

func TestCalendarsAreUnderstood(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
		problem    string // a part of the only problem; empty: none
	}{
		{"an instant is what the stop's clocks show", eventOf("a", "DTSTART:20230614T140000Z", "DTEND:20230614T150000Z"), []string{"Boston 14T10:00 14T11:00 Visit"}, ""},
		{"a floating time is the stop's own", eventOf("a", "DTSTART:20230614T140000", "DURATION:PT1H30M"), []string{"Boston 14T14:00 14T15:30 Visit"}, ""},
		{"a zone of Windows", eventOf("a", "DTSTART;TZID=Mountain Standard Time:20230618T090000", "DTEND;TZID=Mountain Standard Time:20230618T100000"), []string{"Denver 18T09:00 18T10:00 Visit"}, ""},
		{"Outlook's quotes in the wrong place", eventOf("a", `DTSTART;TZID="Eastern Standard Time:20230614T090000"`), []string{"Boston 14T09:00 14T09:00 Visit"}, ""},
		{"a flight ends in another zone", eventOf("a", "DTSTART;TZID=America/New_York:20230615T090000", "DTEND;TZID=America/Denver:20230615T113000"), []string{"Boston 15T09:00 15T13:30 Visit"}, ""},
		{"a day between two stops goes by the zone", eventOf("a", "DTSTART;TZID=America/Denver:20230616T180000"), []string{"Denver 16T18:00 16T18:00 Visit"}, ""},
		{"or by the city in the place", eventOf("a", "DTSTART:20230616T180000", "LOCATION:Union Station\\, Denver"), []string{"Denver 16T18:00 16T18:00 Visit"}, ""},
		{"or to the first", eventOf("a", "DTSTART:20230616T180000"), []string{"Boston 16T18:00 16T18:00 Visit"}, ""},
		{"all day", eventOf("a", "DTSTART;VALUE=DATE:20230614", "DTEND;VALUE=DATE:20230616"), []string{"Boston 14T00:00 16T00:00 Visit"}, ""},
		{"cancelled", eventOf("a", "DTSTART:20230614T140000", "STATUS:CANCELLED"), []string{"Boston 14T14:00 14T14:00 Visit (cancelled)"}, ""},
		{"all of it cancelled", "METHOD:CANCEL\r\n" + eventOf("a", "DTSTART:20230614T140000"), []string{"Boston 14T14:00 14T14:00 Visit (cancelled)"}, ""},
		{"outside of all stops it goes to the nearest", eventOf("a", "DTSTART:20230610T140000"), []string{"Boston 10T14:00 10T14:00 Visit"}, "10 June 2023 is outside the dates of every stop; it goes to Boston"},
		{"after all stops too", eventOf("a", "DTSTART:20230624T140000"), []string{"Denver 24T14:00 24T14:00 Visit"}, "outside the dates"},
		{"without a start it is told", eventOf("a", "LOCATION:here"), nil, "no day and time"},
		{"a start that is none", eventOf("a", "DTSTART:soon"), nil, "cannot be read"},
		{"a zone that nobody knows", eventOf("a", "DTSTART;TZID=Mars/Base:20230614T140000"), []string{"Boston 14T14:00 14T14:00 Visit"}, `"Mars/Base" is not known`},
		{"an end before the start", eventOf("a", "DTSTART:20230614T140000", "DTEND:20230614T130000"), nil, "ends before it starts"},
		{"once is enough", eventOf("a", "DTSTART:20230614T140000") + "\r\n" + eventOf("a", "DTSTART:20230614T140000"), []string{"Boston 14T14:00 14T14:00 Visit"}, ""},
		{"the newest revision", eventOf("a", "SEQUENCE:1", "DTSTART:20230614T140000") + "\r\n" + eventOf("a", "SEQUENCE:2", "DTSTART:20230614T150000"), []string{"Boston 14T15:00 14T15:00 Visit"}, ""},
		{"programs that call everything the same", eventOf("a", "DTSTART:20230614T140000") + "\r\n" + eventOf("a", "DTSTART:20230615T150000"), []string{"Boston 14T14:00 14T14:00 Visit", "Boston 15T15:00 15T15:00 Visit"}, ""},
		{"daily within the program", eventOf("a", "DTSTART:20230501T080000", "RRULE:FREQ=DAILY", "DURATION:PT1H", "EXDATE:20230613T080000,20230614T080000", "EXDATE;VALUE=DATE:20230615"), []string{
			"Boston 12T08:00 12T09:00 Visit", "Boston 16T08:00 16T09:00 Visit", "Denver 17T08:00 17T09:00 Visit", "Denver 18T08:00 18T09:00 Visit", "Denver 19T08:00 19T09:00 Visit", "Denver 20T08:00 20T09:00 Visit",
		}, ""},
		{"three times", eventOf("a", "DTSTART;TZID=America/New_York:20230613T080000", "RRULE:FREQ=DAILY;COUNT=3"), []string{"Boston 13T08:00 13T08:00 Visit", "Boston 14T08:00 14T08:00 Visit", "Boston 15T08:00 15T08:00 Visit"}, ""},
		{"until an instant", eventOf("a", "DTSTART;TZID=America/New_York:20230613T080000", "RRULE:FREQ=DAILY;UNTIL=20230614T120000Z"), []string{"Boston 13T08:00 13T08:00 Visit", "Boston 14T08:00 14T08:00 Visit"}, ""},
		{"dates of its own", eventOf("a", "DTSTART:20230613T080000", "RDATE:20230615T090000,20230613T080000"), []string{"Boston 13T08:00 13T08:00 Visit", "Boston 15T09:00 15T09:00 Visit"}, ""},
		{"never within the program", eventOf("a", "DTSTART:20230101T080000", "RRULE:FREQ=DAILY;COUNT=3"), nil, "never within the program's dates"},
		{"a rule that is none", eventOf("a", "DTSTART:20230613T080000", "RRULE:FREQ=NOW"), []string{"Boston 13T08:00 13T08:00 Visit"}, "only its first time"},
		{"every minute", eventOf("a", "DTSTART:20230613T080000", "RRULE:FREQ=MINUTELY"), []string{"Boston 13T08:00 13T08:00 Visit"}, "several times a day"},
		{
			"one occurrence moved, one cancelled", eventOf("a", "DTSTART;TZID=America/New_York:20230613T080000", "RRULE:FREQ=DAILY;COUNT=3") + "\r\n" +
				eventOf("a", "RECURRENCE-ID:20230614T120000Z", "DTSTART;TZID=America/New_York:20230614T180000") + "\r\n" +
				eventOf("a", "RECURRENCE-ID;TZID=America/New_York:20230615T080000", "DTSTART;TZID=America/New_York:20230615T080000", "STATUS:CANCELLED"),
			[]string{"Boston 13T08:00 13T08:00 Visit", "Boston 14T18:00 14T18:00 Visit", "Boston 15T08:00 15T08:00 Visit (cancelled)"},
			"",
		},
		{
			"this and the later ones moved", eventOf("a", "DTSTART:20230613T080000", "RRULE:FREQ=DAILY;COUNT=3") + "\r\n" + eventOf("a", "RECURRENCE-ID;RANGE=THISANDFUTURE:20230614T080000", "DTSTART:20230614T093000"),
			[]string{"Boston 13T08:00 13T08:00 Visit", "Boston 14T09:30 14T09:30 Visit", "Boston 15T09:30 15T09:30 Visit"},
			"",
		},
		{"a zone that the calendar describes", "BEGIN:VTIMEZONE\r\nTZID:Ours\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0530\r\nTZOFFSETTO:+0530\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" +
			eventOf("a", "DTSTART;TZID=Ours:20230614T193000"), []string{"Boston 14T10:00 14T10:00 Visit"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			opened, p := openStore(t), tour()
			bringIn(t, opened, p, nil)
			draft := readInto(t, opened, p.ID, "tour.ics", calendarOf(test.text))
			if got := told(load(t, opened, p.ID)); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			switch {
			case test.problem == "" && len(draft.Rows) > 0:
				t.Errorf("told %+v", draft.Rows)
			case test.problem != "" && (len(draft.Rows) != 1 || !strings.Contains(draft.Rows[0].Reason, test.problem)):
				t.Errorf("told %+v, want %q", draft.Rows, test.problem)
			}
			if again := readInto(t, opened, p.ID, "tour.ics", calendarOf(test.text)); !again.Unchanged() || again.New != 0 || again.Same != len(test.want) {
				t.Errorf("the second time %+v", again)
			}
		})
	}
}

func TestTextsOfACalendarAreWhole(t *testing.T) {
	opened, p := openStore(t), tour()
	bringIn(t, opened, p, nil)
	readInto(t, opened, p.ID, "tour.ics", calendarOf(eventOf("a", "DTSTART:20230614T140000", `LOCATION:Hall A\, 3rd floor\; left`, `DESCRIPTION:One\nTwo \\n thr`, " ee", "GEO:42.36;-71.06", "URL:https://example.org/a,b", "CATEGORIES:meal")))
	m := load(t, opened, p.ID).Meetings[0]
	if m.Place != "Hall A, 3rd floor; left" || m.Note != "One\nTwo \\n three\n\nhttps://example.org/a,b" || m.Link != "" || m.Kind != program.Meal || m.Position != (program.Position{Known: true, Latitude: 42.36, Longitude: -71.06}) {
		t.Errorf("%+v", m)
	}
}

func TestWhatTheFileDoesNotSayStays(t *testing.T) {
	opened, p := openStore(t), tour()
	bringIn(t, opened, p, nil)
	first := calendarOf(eventOf("a", "DTSTART:20230614T140000", "LOCATION:Hall A"))
	readInto(t, opened, p.ID, "tour.ics", first)
	edited := *load(t, opened, p.ID).Meetings[0]
	edited.Internal, edited.Selected, edited.Attendees, edited.Status = "Ring twice", true, []program.ID{p.People[0].ID}, program.Thanked
	if err := opened.Edit(context.Background(), "Edit", func(tx *store.Tx) error { return tx.PutMeeting(p.ID, &edited) }); err != nil {
		t.Fatal(err)
	}
	if again := readInto(t, opened, p.ID, "tour.ics", first); !again.Unchanged() {
		t.Errorf("%+v", again)
	}
	moved := readInto(t, opened, p.ID, "tour.ics", strings.Replace(first, "T140000", "T160000", 1))
	got := load(t, opened, p.ID).Meetings
	if moved.Changed != 1 || len(got) != 1 || got[0].Start.Clock.Hour != 16 || got[0].Internal != "Ring twice" || got[0].Status != program.Thanked || len(got[0].Attendees) != 1 {
		t.Errorf("%+v: %+v", moved, got[0])
	}
}

func TestNothingEntersBeforeApply(t *testing.T) {
	opened, p := openStore(t), tour()
	bringIn(t, opened, p, nil)
	before := load(t, opened, p.ID)
	draft, err := intake.Read(context.Background(), opened, strings.NewReader(calendarOf(eventOf("a", "DTSTART:20230614T140000"))), intake.Options{Program: p.ID})
	if err != nil || draft.New != 1 || load(t, opened, p.ID) != before {
		t.Errorf("%+v, %v", draft, err)
	}
}

func TestACalendarThatWasCutOffGivesWhatItHas(t *testing.T) {
	opened, p := openStore(t), tour()
	bringIn(t, opened, p, nil)
	whole := calendarOf(eventOf("a", "DTSTART:20230614T140000"), eventOf("b", "DTSTART:20230615T140000"))
	draft := readInto(t, opened, p.ID, "tour.ics", whole[:len(whole)-40])
	if draft.New != 1 || len(draft.Rows) != 1 || draft.Rows[0].Row != 2 || !strings.Contains(draft.Rows[0].Reason, "cut off") {
		t.Errorf("%+v", draft)
	}
}

func TestAFileOfWhichNothingCanBeReadMakesNoProgram(t *testing.T) {
	opened := openStore(t)
	draft := readInto(t, opened, "", "bad.ics", calendarOf(eventOf("a", "DTSTART:soon")))
	programs, err := opened.Programs(context.Background())
	if err != nil || len(programs) != 0 || !draft.Unchanged() || draft.Problem != 1 || draft.New != 0 {
		t.Errorf("%+v; %d programs, %v", draft, len(programs), err)
	}
}

func TestTablesAreUnderstood(t *testing.T) {
	for _, test := range []struct {
		name, text string
		mapping    map[string]string
		want       []string
		problem    string
	}{
		{"commas", "Title,Date,Start,End\nVisit,2023-06-14,9:00,10:30\n", nil, []string{"Boston 14T09:00 14T10:30 Visit"}, ""},
		{"semicolons and German", "Titel;Datum;Beginn;Ende;Ort\nBesuch;14.06.2023;9:00;10:30;Saal\n", nil, []string{"Boston 14T09:00 14T10:30 Besuch"}, ""},
		{"tabs and Spanish", "Título\tFecha\tHora de inicio\tDuración\nVisita\t14 de junio\t9:00\t90\n", nil, []string{"Boston 14T09:00 14T10:30 Visita"}, ""},
		{"French in Windows-1252", "Intitul\xe9;Date;Heure;Lieu\nD\xe9jeuner;14/06/2023;12h30;Salle\n", nil, []string{"Boston 14T12:30 14T13:30 Déjeuner"}, ""},
		{"a heading above the headers", "Our plan;;\n;;\nTitle;Date;Start\nVisit;2023-06-14;9:00\n", nil, []string{"Boston 14T09:00 14T10:00 Visit"}, ""},
		{"the day written once", "Date,Time,What\nThursday 15 June,9:00-10:00,One\n,11:00-12:00,Two\n", nil, []string{"Boston 15T09:00 15T10:00 One", "Boston 15T11:00 15T12:00 Two"}, ""},
		{"past midnight", "Title,Date,Start,End\nParty,2023-06-14,22:00,1:00\n", nil, []string{"Boston 14T22:00 15T01:00 Party"}, ""},
		{"start with its day", "Title,Start,End\nVisit,2023-06-14 09:00,2023-06-14 10:00\n", nil, []string{"Boston 14T09:00 14T10:00 Visit"}, ""},
		{"without an end until the next in that place", "Title,Date,Start,Room\nA,2023-06-14,9:00,X\nB,2023-06-14,9:45,X\nC,2023-06-14,9:15,Y\n", nil, []string{"Boston 14T09:00 14T09:45 A", "Boston 14T09:15 14T10:15 C", "Boston 14T09:45 14T10:45 B"}, ""},
		{"the city is the stop", "Title,Date,Start,End,City\nA,2023-06-16,9:00,10:00,denver\n", nil, []string{"Denver 16T09:00 16T10:00 A"}, ""},
		{"a city that is none", "Title,Date,Start,End,City\nA,2023-06-14,9:00,10:00,Paris\n", nil, []string{"Boston 14T09:00 14T10:00 A"}, "Paris is no stop"},
		{"a date that is none", "Title,Date,Start\nA,2023-06-14,9:00\nB,next week,9:00\n", nil, []string{"Boston 14T09:00 14T10:00 A"}, "is not a date"},
		{"a mapping by header and letter", "Foo,Bar,Baz,Title\nVisit,2023-06-14,9:00,not this\n", map[string]string{"foo": "title", "B": "date", "Baz": "start"}, []string{"Boston 14T09:00 14T10:00 Visit"}, ""},
		{"quotes within quotes", "Title,Date,Start\n\"A, \"\"b\"\"\nc\",2023-06-14,9:00\n", nil, []string{"Boston 14T09:00 14T10:00 A, \"b\" c"}, ""},
		{"Excel's way of naming the separator", "sep=;\nTitle;Date;Start\nA;2023-06-14;9:00\n", nil, []string{"Boston 14T09:00 14T10:00 A"}, ""},
		{"all day", "Title,Date\nArrivals,2023-06-14\n", nil, []string{"Boston 14T00:00 15T00:00 Arrivals"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			opened, p := openStore(t), tour()
			bringIn(t, opened, p, nil)
			draft := readInto(t, opened, p.ID, "plan.csv", test.text, intake.Options{Mapping: test.mapping})
			if got := told(load(t, opened, p.ID)); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q (%q)", got, test.want, draft.Notes)
			}
			switch {
			case test.problem == "" && len(draft.Rows) > 0:
				t.Errorf("told %+v", draft.Rows)
			case test.problem != "" && (len(draft.Rows) != 1 || !strings.Contains(draft.Rows[0].Reason, test.problem)):
				t.Errorf("told %+v, want %q", draft.Rows, test.problem)
			}
			if again := readInto(t, opened, p.ID, "plan.csv", test.text, intake.Options{Mapping: test.mapping}); !again.Unchanged() || again.New != 0 {
				t.Errorf("the second time %+v", again)
			}
		})
	}
}

func TestAMappingThatCannotBeIsRefused(t *testing.T) {
	for name, mapping := range map[string]map[string]string{`does not have; it has id, title`: {"Title": "taste"}, `which the file does not have`: {"Nowhere": "title"}} {
		_, err := intake.Read(context.Background(), nil, strings.NewReader("Title,Date\nA,2023-06-14\n"), intake.Options{Mapping: mapping, As: intake.Schedule})
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%v: %v", mapping, err)
		}
	}
	if _, err := intake.Read(context.Background(), nil, strings.NewReader(calendarOf()), intake.Options{Mapping: map[string]string{"A": "title"}}); !errors.Is(err, intake.ErrNoColumns) {
		t.Errorf("a calendar: %v", err)
	}
}

func TestASheetCutInHalfIsTold(t *testing.T) {
	book := excelize.NewFile()
	for i := range 50 {
		cells := []any{"Title", "Date", "Start"}
		if i > 0 {
			cells = []any{fmt.Sprint("Visit ", i), "2023-06-14", fmt.Sprintf("%d:%02d", 8+i/10, i%10*5)}
		}
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &cells); err != nil {
			t.Fatal(err)
		}
	}
	buffer, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	whole, err := intake.Read(context.Background(), nil, bytes.NewReader(buffer.Bytes()), intake.Options{Name: "plan.xlsx"})
	if err != nil || whole.Problem != 0 || whole.New != 51 {
		t.Fatalf("whole: %+v, %v", whole, err)
	}
	half, err := intake.Read(context.Background(), nil, bytes.NewReader(cutSheet(t, buffer.Bytes())), intake.Options{Name: "plan.xlsx"})
	if err != nil || half.Problem == 0 || half.New >= 51 || !strings.Contains(half.Rows[half.Problem-1].Reason, "damaged") {
		t.Errorf("half: %+v, %v", half, err)
	}
}

func TestRostersAreUnderstood(t *testing.T) {
	opened, p := openStore(t), tour()
	bringIn(t, opened, p, nil)
	text := "Last name;First name;Country;Languages;Date of birth;Diet;Role;E-mail;Phone\n" +
		"Prova;Ana;Peru;Spanish (native), Klingon;15.06.1980;none;;;\n" +
		"Muster;Max;Mars;German;;not asked;interpreter;max@example.org;+1 202-555-0100\n" +
		";;;;;;;nobody@example.org;\n"
	draft := readInto(t, opened, p.ID, "roster.csv", text)
	people := load(t, opened, p.ID).People
	if draft.New != 1 || draft.Changed != 1 || len(draft.Rows) != 3 || len(people) != 2 {
		t.Fatalf("%+v, %d people", draft, len(people))
	}
	ana, maximilian := people[0], people[1]
	if ana.ID != p.People[0].ID || ana.Country != "PE" || ana.Languages[0] != (program.Spoken{Language: "es", Level: program.Native}) || ana.BirthDate.String() != "1980-06-15" || !ana.Diet.None() || ana.Email != "ana@example.org" {
		t.Errorf("%+v", ana)
	}
	if maximilian.Role != program.Interpreter || maximilian.Family != "Muster" || maximilian.Phone != "+1 202-555-0100" || maximilian.Diet.Answered || maximilian.Country != "" {
		t.Errorf("%+v", maximilian)
	}
	if again := readInto(t, opened, p.ID, "roster.csv", text); !again.Unchanged() || again.Same != 2 {
		t.Errorf("the second time %+v", again)
	}
}

func TestCardsOfAllVersionsAreUnderstood(t *testing.T) {
	opened := openStore(t)
	for name, text := range map[string]string{
		"2.1": "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=\r\n=BCrgen;;Dr.\r\nORG:Example Office\r\nTEL;WORK;VOICE:+1 202-555-0101\r\nEMAIL;INTERNET:jm@example.org\r\nEND:VCARD\r\n",
		"3.0": "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dr. Jürgen Müller\r\nN:Müller;Jürgen;;Dr.;\r\nORG:Example Office;Unit\r\nTEL;TYPE=FAX:+1\r\nTEL;TYPE=WORK:+1 202-555-0101\r\nEMAIL:jm@example.org\r\nEND:VCARD\r\n",
		"4.0": "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Jürgen Müller\r\nN:Müller;Jürgen;;Dr.;\r\nORG:Example Office\r\nTEL;VALUE=uri;TYPE=\"voice,work\":tel:+1 202-555-0101\r\nEMAIL;PREF=1:jm@example.org\r\nEND:VCARD\r\n",
	} {
		draft := readInto(t, opened, "", "card.vcf", text)
		organisations, contacts, err := opened.Library(context.Background())
		if err != nil || len(organisations) != 1 || len(contacts) != 1 || draft.Problem != 0 {
			t.Fatalf("%s: %d organisations, %d contacts, %+v, %v", name, len(organisations), len(contacts), draft, err)
		}
		if c := contacts[0]; c.Name != "Jürgen Müller" || c.Honorific != "Dr." || c.Phone != "+1 202-555-0101" || c.Email != "jm@example.org" || organisations[0].Name != "Example Office" {
			t.Errorf("%s: %+v", name, c)
		}
	}
}

func TestReadingTwiceChangesNothingWhateverTheTable(t *testing.T) {
	opened := openStore(t)
	rapid.Check(t, func(t *rapid.T) {
		p := tour()
		bringIn(t, opened, p, nil)
		var rows strings.Builder
		rows.WriteString("Title,Date,Start,Duration,Room,Speaker,Description\n")
		cell := rapid.SampledFrom([]string{"", "Visit", "visit", "Ana Prova, Example Office", "A \"b\"", "=1+1", "x\ny", "  "})
		for range rapid.IntRange(1, 8).Draw(t, "rows") {
			for i, text := range []string{
				cell.Draw(t, "title"), fmt.Sprintf("2023-06-%02d", rapid.IntRange(8, 24).Draw(t, "day")), fmt.Sprintf("%d:00", rapid.IntRange(0, 23).Draw(t, "hour")),
				rapid.SampledFrom([]string{"", "30", "1:30"}).Draw(t, "length"), cell.Draw(t, "room"), cell.Draw(t, "speaker"), cell.Draw(t, "note"),
			} {
				if i > 0 {
					rows.WriteByte(',')
				}
				rows.WriteString(`"` + strings.ReplaceAll(text, `"`, `""`) + `"`)
			}
			rows.WriteByte('\n')
		}
		readInto(t, opened, p.ID, "plan.csv", rows.String())
		count := len(load(t, opened, p.ID).Meetings)
		if again := readInto(t, opened, p.ID, "plan.csv", rows.String()); !again.Unchanged() || again.New != 0 || len(load(t, opened, p.ID).Meetings) != count {
			t.Fatalf("the second time %+v of\n%s", again, rows.String())
		}
	})
}

func TestAFileLargerThanSenseIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "large.csv")
	rows := bytes.Repeat([]byte("Visit,2023-06-14\n"), 65<<20/17)
	if err := os.WriteFile(path, append([]byte("Title,Date\n"), rows...), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := intake.Open(context.Background(), nil, path, intake.Options{}); err == nil || !strings.Contains(err.Error(), "larger than 64 MB") {
		t.Errorf("got %v", err)
	}
}

func TestAnEndBeforeItsStartIsTakenForTheNextDayAndTold(t *testing.T) {
	table := "title,date,start,end\nProva talk,2027-03-20,11:00,09:00\nNight walk,2027-03-20,22:00,01:00\n"
	draft, err := intake.Read(t.Context(), nil, strings.NewReader(table), intake.Options{As: intake.Schedule, Name: "plan.csv"})
	if err != nil {
		t.Fatal(err)
	}
	told := strings.Join(draft.Notes, "\n")
	if !strings.Contains(told, `Longer than twelve hours: 1 item, such as "Prova talk" from 11:00 to 09:00.`) {
		t.Errorf("the notes are %q", told)
	}
}

func TestTheStopAndTheZoneOfAScheduleCanBeChosen(t *testing.T) {
	opened, p := openStore(t), tour()
	bringIn(t, opened, p, nil)
	table := "Title,Date,Start,End\nVisit,2023-06-14,9:00,10:00\n"
	readInto(t, opened, p.ID, "plan.csv", table, intake.Options{Stop: p.Stops[1].ID})
	if got := told(load(t, opened, p.ID)); !slices.Equal(got, []string{"Denver 14T09:00 14T10:00 Visit"}) {
		t.Errorf("into the chosen stop: %q", got)
	}
	for _, test := range []struct {
		zone, want program.Zone
		city       string
		asks       bool
	}{{"", "UTC", "plan", true}, {"America/Chicago", "America/Chicago", "Chicago", false}} {
		draft, err := intake.Read(t.Context(), opened, strings.NewReader(table), intake.Options{Name: "plan.csv", Zone: test.zone})
		if err != nil || draft.NeedsZone != test.asks {
			t.Errorf("%q: asks for a zone is %v, %v", test.zone, draft.NeedsZone, err)
		}
		if err := opened.Edit(context.Background(), "Import", draft.Apply); err != nil {
			t.Fatal(err)
		}
		if made := load(t, opened, draft.ID()).Stops; made[len(made)-1].Zone != test.want || made[len(made)-1].City != test.city {
			t.Errorf("%q: made %+v", test.zone, made)
		}
		if err := opened.Edit(context.Background(), "Delete", func(tx *store.Tx) error { return tx.DeleteProgram(draft.ID()) }); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAnEndThatTheFileDoesNotSayStays(t *testing.T) {
	for name, text := range map[string]string{
		"plan.csv":  "ID,Title,Date,Start\na,Visit,2023-06-14,9:00\n",
		"plan.ics":  calendarOf(eventOf("a", "DTSTART:20230614T090000")),
		"plan.json": conferenceJSON(`"date":"2023-06-14",`, `{"id":1,"start":"9:00","title":"Visit"}`),
	} {
		opened, p := openStore(t), tour()
		bringIn(t, opened, p, nil)
		readInto(t, opened, p.ID, name, text)
		edited := *load(t, opened, p.ID).Meetings[0]
		edited.End = edited.Start.AddMinutes(130)
		if err := opened.Edit(context.Background(), "Edit", func(tx *store.Tx) error { return tx.PutMeeting(p.ID, &edited) }); err != nil {
			t.Fatal(err)
		}
		if again := readInto(t, opened, p.ID, name, text); !again.Unchanged() {
			t.Errorf("%s: %+v", name, again.Entries())
		}
		readInto(t, opened, p.ID, name, strings.NewReplacer(",9:00", ",10:00", "T090000", "T100000", `"9:00"`, `"10:00"`).Replace(text))
		if got := told(load(t, opened, p.ID)); !slices.Equal(got, []string{"Boston 14T10:00 14T12:10 Visit"}) {
			t.Errorf("%s: moved to %q", name, got)
		}
	}
}
