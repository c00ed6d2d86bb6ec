package intake_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"laurel/data/intake"
)

// cutSheet halves the first sheet of a workbook and packs it anew.
func cutSheet(t *testing.T, book []byte) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, part := range from.File {
		reader, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(reader)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(part.Name, "xl/worksheets/sheet") {
			content = content[:len(content)/2]
		}
		writer, err := to.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := writer.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// fuzz holds of any bytes: they are read as a draft whose problems are sentences, or refused in one; nothing panics.
func fuzz(f *testing.F, name string, as intake.Kind, seeds ...string) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		draft, err := intake.Read(context.Background(), nil, bytes.NewReader(content), intake.Options{Name: name, As: as, Language: "fr"})
		if err != nil {
			if draft != nil || strings.TrimSpace(err.Error()) == "" {
				t.Errorf("refused without a sentence: %v", err)
			}
			if strings.Contains(err.Error(), "that Laurel does not understand") && as != intake.Roster {
				t.Errorf("a parser panicked: %v", err)
			}
			return
		}
		for _, row := range draft.Rows {
			if row.Row < 1 || row.Reason == "" {
				t.Errorf("a problem that says nothing: %+v", row)
			}
		}
		if entries := draft.Entries(); len(entries) != draft.New+draft.Changed+draft.Same {
			t.Errorf("%d entries of %d new, %d changed, %d the same", len(entries), draft.New, draft.Changed, draft.Same)
		}
		if draft.Problem != len(draft.Rows) {
			t.Errorf("%d problems, %d rows", draft.Problem, len(draft.Rows))
		}
	})
}

func FuzzCalendar(f *testing.F) {
	fuzz(f, "a.ics", intake.Schedule,
		calendarOf(eventOf("a", "DTSTART:20230614T140000Z", "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=5", "EXDATE:20230614T140000Z")),
		calendarOf(eventOf("a", "DTSTART;TZID=W. Europe Standard Time:20230614T140000", "RECURRENCE-ID:20230614T140000", "DURATION:P1W")),
		calendarOf("BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=-1SU\r\nTZOFFSETTO:+9959\r\nEND:STANDARD\r\nEND:VTIMEZONE", eventOf("b", "DTSTART;TZID=X:20230614T140000")),
		calendarOf(customizedZone+eventOf("a", "DTSTART;TZID=Customized Time Zone:20230614T140000", "RDATE;VALUE=PERIOD:20230615T100000/PT3H", "EXRULE:FREQ=DAILY;COUNT=2", "X-APPLE-STRUCTURED-LOCATION;X-TITLE=\"A\":geo:1,2", "X-ALT-DESC:<p>a</p>")),
		calendarOf("METHOD:CANCEL", eventOf("a", "DTSTART;VALUE=DATE:20230614", "RRULE:FREQ=MONTHLY;BYDAY=-1FR;BYSETPOS=1;UNTIL=20230901T000000Z;WKST=SU")+"\r\n"+eventOf("a", "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20230630", "DTSTART:20230701T100000-0400")))
}

func FuzzFrabXML(f *testing.F) {
	fuzz(f, "a.xml", intake.Schedule, `<schedule><conference><title>C</title><time_zone_name>Europe/Berlin</time_zone_name></conference><day date="2023-06-14" start="2023-06-14T09:00:00+02:00"><room name="R"><event guid="g" id="1"><start>10:00</start><duration>00:30</duration><title>T</title><persons><person id="1">P</person></persons></event></room></day></schedule>`)
}

func FuzzFrabJSON(f *testing.F) {
	fuzz(f, "a.json", intake.Schedule, `{"schedule":{"conference":{"title":"C","days":[{"date":"2023-06-14","rooms":{"R":[{"guid":"g","start":"10:00","duration":"00:30","title":"T","persons":[{"public_name":"P"}]}]}}]}}}`,
		`{"schedule":{"days":[{"date":"2023-06-14","day_start":"2023-06-14T04:00:00-04:00","rooms":[{"name":"R","events":[{"id":1,"start":"01:00","end":"02:00","title":{"en":"T"},"persons":["P",{"name":"Q"}],"speakers":null,"status":"cancelled","track":["a"]}]}]}]}}`,
		`[{"title":"T","event_start":"2023-06-14 10:00","speakers":[{"name":"P"}]},7]`)
}

func FuzzCards(f *testing.F) {
	fuzz(f, "a.vcf", intake.Contacts, "BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:M=C3=\n=BCller;J\nORG:O\\;P;Q\nTEL;CELL:1\nEND:VCARD\n", "BEGIN:VCARD\nVERSION:4.0\nFN;PREF=1:A\nTEL;TYPE=\"voice,work\":tel:1\nEND:VCARD")
}

func FuzzTextTable(f *testing.F) {
	fuzz(f, "a.csv", intake.Schedule, "Title;Date;Start;End\nA;14.06.2023;9:00;10:00\n", "Titel\tDatum\nA\t45092.5\n", "sep=|\nTitle|Start\n\"a\"\"b\"|2023-06-14 09:00\n",
		"Plan 2023;;\nWednesday 14 June;;\nTime;Activity;Type\n9-10 a.m.;A;gala\n;B;\nDay 2: Thu 15 Jun;;\nTime;Activity;Type\nnoon;C;lunch\nTotal;;\n", "Day,From,To,What,Zone\nmardi 14 mar,9h,10h30,A,EDT\n3/4/2023,9,10,B,\"(UTC+01:00) Berlin\"\n2023-06-14T10:00:00Z,,,C,\n")
}

func FuzzWorkbook(f *testing.F) { fuzz(f, "a.xlsx", intake.Roster, "PK\x03\x04", "PK\x05\x06") }
