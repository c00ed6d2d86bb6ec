package table_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/intake/source"
	"laurel/data/program"
)

// read reads a text, and returns the draft of a new program.
func read(t *testing.T, name, text string, options intake.Options) *intake.Draft {
	t.Helper()
	options.Name = name
	draft, err := intake.Read(context.Background(), nil, strings.NewReader(text), options)
	if err != nil {
		t.Fatal(err)
	}
	return draft
}

// sample reads a file that nobody here wrote.
func sample(t *testing.T, name string, options intake.Options) *intake.Draft {
	t.Helper()
	content, err := os.ReadFile(intaketest.Sample(t, "imports/"+name))
	if err != nil {
		t.Fatal(err)
	}
	return read(t, name, string(content), options)
}

// fieldsOf writes the fields of a record that are asked for, and those rows that are no records by their kind.
func fieldsOf(draft *intake.Draft, fields string) (all []string) {
	for _, row := range draft.Rows("en") {
		var texts []string
		for key := range strings.FieldsSeq(fields) {
			if row.Record == nil {
				continue
			}
			if f, found := program.FieldAt(row.Record, key); found {
				texts = append(texts, f.Text("en", &program.Program{}, row.Record))
			}
		}
		switch row.Record.(type) {
		case *program.Person, *program.Meeting, *program.Contact:
			all = append(all, strings.Join(texts, "|"))
		case nil:
			all = append(all, fmt.Sprintf("%s: %s", row.State, row.Text))
		}
	}
	return all
}

const (
	personFields  = "honorific given family role country position affiliation phone email"
	travelFields  = "given family emergency-name emergency-phone passport-number passport-expiry birth-date phone"
	meetingFields = "title start end place note"
	contactFields = "honorific name title phone email"
)

func TestListsOfOtherOfficesAreUnderstood(t *testing.T) {
	for name, test := range map[string]struct {
		text, fields string
		want         []string
	}{
		"Italian headings": {
			"Cognome;Nome;Data di nascita;Cittadinanza\nProva;Anna;25/12/1985;italiana\n",
			"given family birth-date nationality",
			[]string{"Anna|Prova|25 December 1985|Italy"},
		},
		"a name with a dot at its end": {
			"Name,Nationality\n\"Dr. Jane Q. Sample, Jr.\",American\nAna Prova,Peruvian\n", "given family suffix",
			[]string{"Jane Q.|Sample|Jr.", "Ana|Prova|"},
		},
		"names as hotels book them": {
			"Guest Name,Passport No\nPROVA/ANA MARIA MRS,012345\nSAMPLE/KIM,A99\n", "honorific given family",
			[]string{"MRS|ANA MARIA|PROVA", "|KIM|SAMPLE"},
		},
		"titles that are jobs": {
			"Name,Title,Date of birth\nMr Omar BEISPIEL,Adviser,1985-06-15\nMs Ana PROVA,Dr.,1979-02-02\n",
			"honorific given family position",
			[]string{"Mr|Omar|BEISPIEL|Adviser", "Dr. Ms|Ana|PROVA|"},
		},
		"dates of both orders": {
			"First name,Last name,Date of birth\nAna,Prova,13/02/1980\nKim,Sample,02/14/1981\nLina,Muster,03/04/1982\n",
			"given birth-date",
			[]string{"Ana|13 February 1980", "Kim|14 February 1981", "Lina|"},
		},
		"Google Contacts of 2024": {
			"First Name,Last Name,Organization Name,Organization Title,E-mail 1 - Value,Phone 1 - Value\n" +
				"Ana,Prova,Example Office,Director,ana@example.org,+1 555 0100\n",
			"given family position affiliation email phone",
			[]string{"Ana|Prova|Director|Example Office|ana@example.org|+1 555 0100"},
		},
		"who is a vegetarian is no answer about needs": {
			"First name,Last name,Vegetarian\nAna,Prova,No\n", "given family diet", []string{"Ana|Prova|"},
		},
	} {
		draft := read(t, "list.csv", test.text, intake.Options{As: source.Roster})
		if got := fieldsOf(draft, test.fields); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q\n%s", name, got, test.want, intaketest.Notes(draft))
		}
	}
}

func TestSamplesOfOtherProgramsAreUnderstood(t *testing.T) {
	roster, schedule, contacts := source.Roster, source.Schedule, source.Contacts
	for _, test := range []struct {
		file    string
		as      source.Kind
		mapping map[string]string
		fields  string
		want    []string
	}{
		{"a/01-two-row-header-overwrites-person.xlsx", roster, nil, travelFields, []string{
			"Omar|Beispiel|Amina Prova|+1 555 0901||||",
		}},
		{"a/01b-two-row-header-fields.xlsx", roster, nil, "given family emergency-name emergency-phone " +
			"passport-number phone", []string{
			"Lina|Muster|Rosa Muster|+1 555 0900|A1234567|+1 555 0100",
			"Omar|Beispiel|Lina Muster|+1 555 0901|B7654321|+1 555 0101",
		}},
		{"a/16-formula-without-value.xlsx", roster, nil, personFields, []string{"|Lina|Muster|Awardee|||||"}},
		{"a/22a-html-as.xls", roster, nil, "given family country", []string{"Lina|Muster|Nigeria"}},
		{"a/22b-spreadsheetml.xls", roster, nil, "given family", []string{"Lina|Muster"}},
		{"a/34a-camelcase-headers.csv", roster, nil, personFields, []string{
			"|Lina|Muster|Awardee||Director|Sample Org|+1 555 0100|lina@example.org",
		}},
		{"a/34b-lastname-one-word.csv", roster, nil, "given family email", []string{"Lina|Muster|lina@example.org"}},
		{"a/34c-attendee-name.csv", roster, nil, "given family email phone affiliation position", []string{
			"Lina|Muster|lina@example.org|+15550100|Sample Org|Director",
		}},
		{"a/34d-form-questions.csv", roster, nil, "given family email country diet", []string{
			"Lina|Muster|lina@example.org|Nigeria|Vegetarian",
		}},
		{"a/35-time-start-time-end.csv", schedule, nil, "title start end place topic", []string{
			"Opening|13 June 2023, 9:30 a.m.|13 June 2023, 10:30 a.m.|Hall A|Law",
		}},
		{"a/36a-session-name.csv", schedule, nil, "title start end place", []string{
			"Opening|13 June 2023, 9:30 a.m.|13 June 2023, 10:30 a.m.|Hall A",
			"Talk one|13 June 2023, 9:40 a.m.|13 June 2023, 10:00 a.m.|Hall A",
		}},
		{"a/37a-google-contacts.csv", contacts, nil, contactFields, []string{
			"Dr.|Lina Muster|Director|+1 555 0100|lina@example.org",
		}},
		{"a/37b-outlook-contacts.csv", contacts, nil, contactFields, []string{
			"Dr.|Lina Muster|Director|+1 555 0100|lina@example.org",
		}},
		{"b/02-contacts-on-two-sheets.xlsx", contacts, nil, "name", []string{"Ana Prova", "Kim Sample"}},
		{"b/02-people-on-three-sheets.xlsx", roster, nil, "given role country", []string{
			"Ana|Awardee|Peru", "Bela|Awardee|Kenya", "Kim|Interpreter|Peru", "Huda|Interpreter|Iraq", "Alex|Staff|",
		}},
		{"b/06-microsoft-forms.csv", "", nil, "given family email country", []string{
			"Ana|Prova|ana@example.org|Peru", "Kim|Sample|kim@example.org|Kenya",
		}},
		{"b/07-no-headers.csv", roster, map[string]string{"A": "name", "B": "email"}, "given email", []string{
			"Ana|ana@example.org", "Bela|bela@example.org",
		}},
		{"b/07b-url-taken-for-header.csv", roster, map[string]string{"A": "name"}, "given", []string{
			"Ana", "Bela", "Kim", "Huda",
		}},
		{"b/15-headers.csv", roster, nil, "given family affiliation position diet", []string{
			"Ana|Prova|Example Office|Judge|vegan",
		}},
		{"b/17-contacts-google.csv", contacts, nil, contactFields, []string{
			"Dr.|Ana Prova|Director of Training|555-0003|ana@example.org",
		}},
		{"b/17-contacts-googleold.csv", contacts, nil, contactFields, []string{
			"|Ana Prova|Director of Training|555-0003|ana@example.org",
		}},
		{"b/17-contacts-linkedin.csv", contacts, nil, contactFields, []string{
			"|Ana Prova|Director of Training||ana@example.org",
		}},
		{"b/17-contacts-outlook.csv", contacts, nil, contactFields, []string{
			"Dr.|Ana Prova|Director of Training|555-0003|ana@example.org",
		}},
		{"b/17-contacts-outlook-de.csv", contacts, nil, contactFields, []string{
			"Dr.|Ana Prova|Leiterin|555-0003|ana@example.org",
		}},
		{"b/17-contacts-outlook-es.csv", contacts, nil, contactFields, []string{
			"|Ana Prova Muestra|Directora|555-0003|ana@example.org",
		}},
	} {
		t.Run(test.file, func(t *testing.T) {
			draft := sample(t, test.file, intake.Options{As: test.as, Mapping: test.mapping})
			if got := fieldsOf(draft, test.fields); !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q\n%s", got, test.want, intaketest.Notes(draft))
			}
		})
	}
}

func TestAWeekGridHasItsItemsBelowTheirDays(t *testing.T) {
	opened := intaketest.OpenStore(t)
	intaketest.Open(t, opened, intaketest.Sample(t, "imports/a/base.json"), intake.Options{})
	const id = "0197c000-0000-7000-8000-000000000001"
	intaketest.Open(t, opened, intaketest.Sample(t, "imports/a/44-week-grid.csv"),
		intake.Options{As: source.Schedule, Program: id})
	want := []string{
		"Washington 12T09:00 12T12:00 Briefing at State", "Washington 12T12:00 12T14:00 Lunch",
		"Washington 12T14:00 12T15:00 Panel", "Washington 13T09:00 13T12:00 Visit to Court",
		"Washington 13T12:00 13T14:00 Lunch", "Washington 13T14:00 13T15:00 NGO meeting",
		"Washington 14T09:00 14T12:00 Travel", "Washington 14T12:00 14T14:00 Lunch",
		"Washington 14T14:00 14T15:00 Free",
	}
	if got := intaketest.Meetings(intaketest.Load(t, opened, id)); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestAWeekGridMayHaveItsDaysBelowEachOther(t *testing.T) {
	const morning, afternoon = "2026-06-15 09:00 12:00 Court", "2026-06-16 14:00 17:00 Museum"
	for name, text := range map[string]string{
		"parts of the day across": "Program\nDay;Morning;Afternoon\nMonday 15 June 2026;Court\n" +
			"Tuesday 16 June 2026;;Museum\n",
		"times across": "Tag;9–12;14–17\n15.06.2026;Court\n16.06.2026;;Museum\n",
		"parts of the day down": "Semana del 15 al 19 de junio de 2026\n;Lunes 15;Martes 16\n" +
			"Mañana;Court\nTarde;;Museum\n",
	} {
		opened := intaketest.OpenStore(t)
		draft := intaketest.Read(t, opened, "", "week.csv", text, intake.Options{As: source.Schedule})
		var got []string
		for _, m := range draft.Program().Meetings {
			got = append(got, fmt.Sprint(m.Start.Date, " ", m.Start.Clock, " ", m.End.Clock, " ", m.Title))
		}
		if !slices.Equal(got, []string{morning, afternoon}) {
			t.Errorf("%s: %q\n%s", name, got, intaketest.Notes(draft))
		}
	}
}

func TestATourWithoutTitlesHasItsDescriptions(t *testing.T) {
	opened := intaketest.OpenStore(t)
	intaketest.Open(t, opened, intaketest.Sample(t, "imports/b/05-program.json"), intake.Options{})
	const id = "7dd263d9-91ab-562d-abe3-d0548b516cda"
	intaketest.Open(t, opened, intaketest.Sample(t, "imports/b/05-tour-by-day.xlsx"),
		intake.Options{As: source.Schedule, Program: id})
	var got []string
	for _, m := range intaketest.Load(t, opened, id).Meetings {
		got = append(got, m.Start.String()+" "+m.Title)
	}
	want := []string{
		"2019-09-15T12:15 Meet and greet", "2019-09-15T14:15 Check in", "2019-09-15T18:00 Dinner",
		"2019-09-16T08:30 Depart for the tower by bus", "2019-09-16T09:00 Photo stop",
		"2019-09-16T09:30 Visit outside", "2019-09-16T10:05 Walking tour",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestFormsOfFileThatAreNotReadAreNamed(t *testing.T) {
	for name, want := range map[string]string{
		"a/23a-opendocument.ods": "LibreOffice", "a/23b-apple.numbers": "Numbers", "a/23c-word.docx": "Word",
		"b/21-html-table.xls": "web page",
	} {
		_, err := intake.Open(context.Background(), nil, intaketest.Sample(t, "imports/"+name),
			intake.Options{As: source.Roster})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), ".xlsx") &&
			!strings.Contains(err.Error(), "CSV") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for content, want := range map[string]string{
		"%PDF-1.7": "PDF", `{\rtf1\ansi`: "RTF", "\x89PNG\r\n": "picture", "Rar!\x1a\x07": "archive",
		"SQLite format 3\x00": "database", "MIME-Version: 1.0\r\n": "web page", "\x09\x08\x10\x00": "very old Excel",
		"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + "W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00": "Word",
		"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1": "old Excel (.xls)",
	} {
		_, err := intake.Read(context.Background(), nil, strings.NewReader(content), intake.Options{Name: "list.xls"})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", content, err)
		}
	}
}

func TestATableWithoutHeadingsShowsItsRows(t *testing.T) {
	_, err := intake.Read(context.Background(), nil, strings.NewReader("\nFoo,Bar\nAna,x@example.org\n"),
		intake.Options{As: source.Roster, Name: "list.csv"})
	var u *source.Unrecognised
	if !errors.As(err, &u) || u.First != 2 || len(u.Rows) != 2 || len(u.Columns) != 2 ||
		!slices.Equal(u.Columns[1].Samples, []string{"Bar", "x@example.org"}) ||
		!slices.Contains(u.Fields[source.Roster], "given") {
		t.Errorf("%+v, %v", u, err)
	}
}

func TestARecordIsNotTakenForHeadings(t *testing.T) {
	for _, rows := range []string{
		"Clan,Form,Capacity\nMuster,Ms.,Awardee\nProva,Mr.,Awardee\nSample,Ms.,Awardee\n",
		"Prize 2027: participants,,\nClan,Capacity,Electronic\nMuster,Awardee,muster@example.org\n" +
			"Prova,Guest,prova@example.org\n",
	} {
		_, err := intake.Read(context.Background(), nil, strings.NewReader(rows),
			intake.Options{As: source.Roster, Name: "list.csv"})
		if u := (*source.Unrecognised)(nil); !errors.As(err, &u) || u.First != 1 {
			t.Errorf("%q: %+v, %v", rows, u, err)
		}
	}
}

func TestAMessyRosterHasEveryValueRight(t *testing.T) {
	book := bookOf(t, func(book *excelize.File) error {
		if err := rowsOf(book, "Sheet1",
			[]any{"Delegation list, as of 1 June 2023"},
			[]any{"Coordinator: Pat Example"},
			[]any{
				"Delegate", nil, nil, nil, nil, "Passport", nil, "Emergency contact", nil, "Travel",
			},
			[]any{
				"#", "(SURNAME Given)", "Born", "Mobile", "Country", "Number", "Expiry", "Name", "Phone",
				"Arrival date", "Time",
			},
			[]any{"Awardees"},
			[]any{
				1, "MUSTER Ana María", "15.06.1980", "+51 555 0100", "Peru", "00123456", "2027-03-03", "Rosa Muster",
				"+51 555 0900", "14 June 2023", "9:30 AM",
			},
			[]any{2, "PROVA Bela", "June 1, 1975", "+36 555 0101", "Hungary", "X12E4", "3 March 2028"},
			[]any{},
			[]any{"Interpreters"},
			[]any{1, "SAMPLE Kim", "1990-12-31", nil, "Kenya"},
			[]any{"Total", 3},
			[]any{"* subject to change"},
			[]any{"Please return by Friday"}); err != nil {
			return err
		}
		for _, span := range [][2]string{{"A1", "K1"}, {"A3", "E3"}, {"F3", "G3"}, {"H3", "I3"}} {
			if err := book.MergeCell("Sheet1", span[0], span[1]); err != nil {
				return err
			}
		}
		return nil
	})
	draft := read(t, "people.xlsx", book, intake.Options{})
	want := []string{
		"heading: Awardees",
		"Ana María|MUSTER|Awardee|Peru|15 June 1980|+51 555 0100|00123456|3 March 2027|Rosa Muster|+51 555 0900|" +
			"14 June 2023, 9:30 a.m.",
		"Bela|PROVA|Awardee|Hungary|1 June 1975|+36 555 0101|X12E4|3 March 2028|||",
		"heading: Interpreters",
		"Kim|SAMPLE|Interpreter|Kenya|31 December 1990||||||",
		"total: Total | 3", "note: * subject to change", "note: Please return by Friday",
	}
	if got := fieldsOf(draft, "given family role country birth-date phone passport-number passport-expiry "+
		"emergency-name emergency-phone arrival"); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"), intaketest.Notes(draft))
	}
}
