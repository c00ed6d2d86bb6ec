package table_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/intake/source"
)

func TestTablesOfRealPeopleAreUnderstood(t *testing.T) {
	visit := []string{"Boston 14T09:00 14T10:30 Visit"}
	for _, test := range []struct {
		name, text            string
		want, problems, notes []string
	}{
		{name: "bars", text: "Title|Date|Start|End\nVisit|2023-06-14|9:00 AM|10:30 AM\n", want: visit},
		{
			name: "tabs with quotes and line breaks",
			text: "Title\tDate\tTime\n\"Visit\"\t\"14 June 2023\"\t\"9:00 -\n10:30\"\n",
			want: visit,
		},
		{
			name: "a column of times from and to",
			text: "Datum;Zeit;Programmpunkt;Referent/in\n14.06.2023;09.00-10.30 Uhr;Visit;\n",
			want: visit,
		},
		{name: "hours with h", text: "Date;Horaires;Activité\nmercredi 14 juin;de 9h00 à 10h30;Visit\n", want: visit},
		{
			name: "hours with an en dash and one half of the day",
			text: "Day,Time,Event\nWed 14 Jun,9–10:30 a.m.,Visit\n",
			want: visit,
		},
		{
			name: "a weekday before the date",
			text: "Day,Time,Session\n\"Wednesday, June 14\",9:00-10:30,Visit\n",
			want: visit,
		},
		{
			name: "only the weekday, within a program of one week",
			text: "Day,Time,Session\nWednesday,9:00-10:30,Visit\n",
			want: visit,
		},
		{
			name: "noon and midnight",
			text: "Date,Start,End,Title\n2023-06-14,noon,1 pm,Lunch\n2023-06-14,10 pm,midnight,Party\n",
			want: []string{"Boston 14T12:00 14T13:00 Lunch", "Boston 14T22:00 15T00:00 Party"},
		},
		{
			name: "day headings between the rows",
			text: "Agenda for the delegation,,\n,,\nTime,Activity,Location\n\"Tuesday, 13 June 2023\",,\n" +
				"9:00-10:00,One,Hall\n10:00-11:00,Two,Hall\n\"Wednesday, 14 June 2023\",,\n9:00-10:00,Three,Hall\n",
			want: []string{
				"Boston 13T09:00 13T10:00 One", "Boston 13T10:00 13T11:00 Two",
				"Boston 14T09:00 14T10:00 Three",
			},
		},
		{
			name: "day headings in the column of the titles",
			text: "Time,Activity\n,Day 2: Wednesday 14 June\n9:00-10:30,Visit\n",
			want: visit,
		},
		{
			name: "days and times in one column, with whom",
			text: "Day / Time,Appointment,With\n\"Wednesday, June 14\",,\n9-10.30,Visit,Hall\n",
			want: visit,
		},
		{
			name: "headers again for each day",
			text: "Date,Time,Title\n13.06.2023,9:00-10:00,One\nDate,Time,Title\n14.06.2023,9:00-10:30,Two\n",
			want: []string{"Boston 13T09:00 13T10:00 One", "Boston 14T09:00 14T10:30 Two"},
		},
		{
			name: "a row of totals",
			text: "Title,Date,Start,End,Minutes\nVisit,2023-06-14,9:00,10:30,90\nTotal,,,,90\n",
			want: visit,
		},
		{
			name: "empty rows and notes at the end",
			text: "Title,Date,Start,End\n,,,\nVisit,2023-06-14,9:00,10:30\n,,,\n* subject to change,,,\n",
			want: visit,
		},
		{
			name:     "dates that can be read in two ways are told",
			text:     "Title,Date,Start,End\nA,06/07/2023,9:00,10:00\n",
			problems: []string{"outside the dates"},
			want:     []string{"Boston 07T09:00 07T10:00 A"},
			notes:    []string{"can be read in two ways"},
		},
		{
			name: "columns that are not read are told",
			text: "Title,Date,Start,End,Name order,Weather,\nVisit,2023-06-14,9:00,10:30,first,sunny,x\n",
			want: visit,
			notes: []string{"Columns that are not read, because they match no field of a schedule or another column " +
				"already does: " +
				"Name order, " +
				"Weather, G."},
		},
		{
			name: "a status and a kind that nobody knows are told",
			text: "Title,Date,Start,End,Status,Type,Travel\nVisit,2023-06-14,9:00,10:30,dubious,gala,camel\n",
			want: visit,
			notes: []string{
				"Not known as kind, and left out: gala.", "Not known as status, and left out: dubious.",
				"Not known as travel there, and left out: camel.",
			},
		},
		{
			name:     "a time that is none",
			text:     "Title,Date,Start,End\nVisit,2023-06-14,9:00,10:30\nOther,2023-06-14,after lunch,10:30\n",
			want:     visit,
			problems: []string{"after lunch"},
		},
		{
			name:     "an end that is none comes in with what is told",
			text:     "Title,Date,Start,End\nVisit,2023-06-14,9:00,open\n",
			want:     []string{"Boston 14T09:00 14T10:00 Visit"},
			problems: []string{`“open”`},
		},
		{
			name: "Spanish headings",
			text: "Día;Hora de inicio;Hora de término;Actividad;Lugar;Responsable\n14/06/2023;09:00;10:30;Visit;" +
				"Sala;Ana\n",
			want: visit,
		},
		{
			name: "French headings",
			text: "Jour;Début;Fin;Intitulé;Salle;Intervenant(s)\n14/06/2023;9h;10h30;Visit;A;\n",
			want: visit,
		},
		{
			name: "German headings",
			text: "Tag;Von;Bis;Veranstaltung;Raum;Vortragende(r)\n14.06.2023;9;10.30;Visit;A;\n",
			want: visit,
		},
		{
			name: "Google Calendar's CSV",
			text: "Subject,Start Date,Start Time,End Date,End Time,All Day Event,Description,Location,Private\n" +
				"Visit,06/14/2023,9:00 AM,06/14/2023,10:30 AM,False,,Hall,False\nDoctor,06/14/2023,8:00 " +
				"AM,06/14/2023," +
				"9:00 AM,False,,,True\nDay " +
				"off,06/15/2023,,06/15/2023,,True,,,\n",
			want: []string{
				"Boston 14T08:00 14T09:00 Doctor (private)", "Boston 14T09:00 14T10:30 Visit",
				"Boston 15T00:00 16T00:00 Day off",
			},
			notes: []string{"Marked as private"},
		},
		{
			name: "Outlook's CSV",
			text: "\"Subject\",\"Start Date\",\"Start Time\",\"End Date\",\"End Time\",\"All day event\",\"Reminder " +
				"on/off\",\"Show time as\"\n\"Visit\",\"6/14/2023\",\"9:00:00 AM\",\"6/14/2023\",\"10:30:00 " +
				"AM\",\"False\",\"True\",\"2\"\n",
			want: visit,
		},
		{
			name: "Indico's CSV",
			text: "ID,Title,Start date,End date,Duration,Room,Speakers\n" +
				"1,Visit,2023-06-14T09:00:00,2023-06-14T10:30:00,90,Hall,\"Pat Example (Example Office), Kim " +
				"Sample\"\n",
			want: visit,
		},
		{
			name: "pretalx's CSV",
			text: "Proposal title,Session type,Start,End,Room,Speaker names\n" +
				"Visit,Talk,2023-06-14T13:00:00+00:00,2023-06-14T14:30:00+00:00,Hall,Pat Example\n",
			want: visit,
		},
		{
			name: "a byte order mark and old Mac line ends",
			text: "\uFEFFTitle;Date;Start;End\rVisit;14.06.2023;09:00;10:30\r",
			want: visit,
		},
		{
			name: "UTF-16 with tabs, as Excel's Unicode text",
			text: intaketest.UTF16("Título\tFecha\tInicio\tFin\r\nVisit\t14/06/2023\t9:00\t10:30\r\n"),
			want: visit,
		},
		{
			name:     "a quote that is never closed",
			text:     "Title,Date,Start,End\nVisit,2023-06-14,9:00,10:30\n\"Open,2023-06-14,9:00,10:30\n",
			want:     visit,
			problems: []string{"A quotation mark of this row is not closed"},
		},
		{
			name: "the time zone in its own column",
			text: "Title,Date,Start,End,Time zone\nVisit,2023-06-14,7:00,8:30,Mountain Time\n",
			want: visit,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			intaketest.Understood(t, "plan.csv", test.text, test.want, test.problems, test.notes)
		})
	}
}

// bookOf writes the bytes of a workbook that fill makes.
func bookOf(t *testing.T, fill func(book *excelize.File) error) string {
	t.Helper()
	book := excelize.NewFile()
	if err := fill(book); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func rowsOf(book *excelize.File, sheet string, rows ...[]any) error {
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			return err
		}
		if err := book.SetSheetRow(sheet, cell, &row); err != nil {
			return err
		}
	}
	return nil
}

func TestWorkbooksOfRealPeopleAreUnderstood(t *testing.T) {
	const june14 = 45091 // Excel's number of 14 June 2023
	for _, test := range []struct {
		name                  string
		fill                  func(book *excelize.File) error
		want, problems, notes []string
	}{
		{name: "merged days, a title row and a sub-header", fill: func(book *excelize.File) error {
			if err := rowsOf(book, "Sheet1", []any{"Program of the visit"}, []any{}, []any{"When", nil, nil, "What"},
				[]any{"Date", "From", "To", "Title", "Room"},
				[]any{june14, 0.375, 0.4375, "One", "A"}, []any{nil, 0.5, 0.5625, "Two", "A"}, []any{june14 +
					1, 0.375, 0.4375, "Three", "B"}); err != nil {
				return err
			}
			for _, span := range [][2]string{{"A1", "E1"}, {"A3", "C3"}, {"A5", "A6"}} {
				if err := book.MergeCell("Sheet1", span[0], span[1]); err != nil {
					return err
				}
			}
			return nil
		}, want: []string{
			"Boston 14T09:00 14T10:30 One", "Boston 14T12:00 14T13:30 Two",
			"Boston 15T09:00 15T10:30 Three",
		}},
		{name: "a sheet for each day", fill: func(book *excelize.File) error {
			if _, err := book.NewSheet("15 June"); err != nil {
				return err
			}
			if err := book.SetSheetName("Sheet1", "14 June"); err != nil {
				return err
			}
			if err := rowsOf(book, "14 June", []any{"Time", "Title"}, []any{"9:00-10:30", "One"}); err != nil {
				return err
			}
			return rowsOf(book, "15 June", []any{"Time", "Title"}, []any{"9:00-10:30", "Two"})
		}, want: []string{"Boston 14T09:00 14T10:30 One", "Boston 15T09:00 15T10:30 Two"}},
		{name: "a sheet for each city", fill: func(book *excelize.File) error {
			if _, err := book.NewSheet("Denver"); err != nil {
				return err
			}
			if err := book.SetSheetName("Sheet1", "Boston"); err != nil {
				return err
			}
			if err := rowsOf(book, "Boston", []any{"Date", "Time", "Title"}, []any{june14 +
				2, "9:00-10:30", "One"}); err != nil {
				return err
			}
			return rowsOf(book, "Denver", []any{"Date", "Time", "Title"}, []any{june14 + 2, "9:00-10:30", "Two"})
		}, want: []string{"Boston 16T09:00 16T10:30 One", "Denver 16T09:00 16T10:30 Two"}},
		{name: "hidden rows and columns come in and are told", fill: func(book *excelize.File) error {
			if err := rowsOf(book, "Sheet1", []any{"Date", "Time", "Title", "Notes"},
				[]any{june14, "9:00-10:30", "One", "secret"}, []any{june14, "11:00-12:00", "Two"}); err != nil {
				return err
			}
			if err := book.SetRowVisible("Sheet1", 3, false); err != nil {
				return err
			}
			return book.SetColVisible("Sheet1", "D", false)
		}, want: []string{"Boston 14T09:00 14T10:30 One", "Boston 14T11:00 14T12:00 Two"}, notes: []string{"hidden"}},
		{name: "a hidden sheet is told", fill: func(book *excelize.File) error {
			if _, err := book.NewSheet("Old"); err != nil {
				return err
			}
			if err := book.SetSheetVisible("Old", false); err != nil {
				return err
			}
			return rowsOf(book, "Sheet1", []any{"Date", "Time", "Title"}, []any{june14, "9:00-10:30", "One"})
		}, want: []string{"Boston 14T09:00 14T10:30 One"}, notes: []string{`“Old” is hidden`}},
		{name: "formulas with what they gave", fill: func(book *excelize.File) error {
			if err := rowsOf(book, "Sheet1", []any{"Date", "Start", "End", "Title"},
				[]any{june14, 0.375, 0.4375, "One"}); err != nil {
				return err
			}
			return book.SetCellFormula("Sheet1", "C2", "B2+1.5/24")
		}, want: []string{"Boston 14T09:00 14T10:30 One"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			intaketest.Understood(t, "plan.xlsx", bookOf(t, test.fill), test.want, test.problems, test.notes)
		})
	}
}

func TestNotesThatAreNotSaidToBeForEveryoneStayWithTheOffice(t *testing.T) {
	for _, test := range []struct{ headers, cells, note, internal string }{
		{"Notes", "guard at the door", "", "guard at the door"},
		{"Bemerkungen", "guard at the door", "", "guard at the door"},
		{"Description", "Bring a badge", "Bring a badge", ""},
		{"Description;Remarks", "Bring a badge;guard at the door", "Bring a badge", "guard at the door"},
		{"Notes;Internal notes", "Bring a badge;guard at the door", "Bring a badge", "guard at the door"},
	} {
		opened, p := intaketest.OpenStore(t), intaketest.Tour()
		intaketest.BringIn(t, opened, p, nil)
		intaketest.Read(
			t,
			opened,
			p.ID,
			"plan.csv",
			"Title;Date;Start;End;"+test.headers+"\nVisit;2023-06-14;9:00;10:30;"+test.cells+"\n",
		)
		m := intaketest.Load(t, opened, p.ID).Meetings[0]
		if m.Note != test.note || m.Internal != test.internal {
			t.Errorf("below %q the group reads %q and the office %q", test.headers, m.Note, m.Internal)
		}
	}
}

func TestTablesAreUnderstood(t *testing.T) {
	for _, test := range []struct {
		name, text string
		mapping    map[string]string
		want       []string
		problem    string
	}{
		{
			"commas",
			"Title,Date,Start,End\nVisit,2023-06-14,9:00,10:30\n",
			nil,
			[]string{"Boston 14T09:00 14T10:30 Visit"},
			"",
		},
		{
			"semicolons and German",
			"Titel;Datum;Beginn;Ende;Ort\nBesuch;14.06.2023;9:00;10:30;Saal\n",
			nil,
			[]string{"Boston 14T09:00 14T10:30 Besuch"},
			"",
		},
		{
			"tabs and Spanish",
			"Título\tFecha\tHora de inicio\tDuración\nVisita\t14 de junio\t9:00\t90\n",
			nil,
			[]string{"Boston 14T09:00 14T10:30 Visita"},
			"",
		},
		{
			"French in Windows-1252",
			"Intitul\xe9;Date;Heure;Lieu\nD\xe9jeuner;14/06/2023;12h30;Salle\n",
			nil,
			[]string{"Boston 14T12:30 14T13:30 Déjeuner"},
			"",
		},
		{
			"a heading above the headers",
			"Our plan;;\n;;\nTitle;Date;Start\nVisit;2023-06-14;9:00\n",
			nil,
			[]string{"Boston 14T09:00 14T10:00 Visit"},
			"",
		},
		{
			"the day written once",
			"Date,Time,What\nThursday 15 June,9:00-10:00,One\n,11:00-12:00,Two\n",
			nil,
			[]string{"Boston 15T09:00 15T10:00 One", "Boston 15T11:00 15T12:00 Two"},
			"",
		},
		{
			"past midnight",
			"Title,Date,Start,End\nParty,2023-06-14,22:00,1:00\n",
			nil,
			[]string{"Boston 14T22:00 15T01:00 Party"},
			"",
		},
		{
			"start with its day",
			"Title,Start,End\nVisit,2023-06-14 09:00,2023-06-14 10:00\n",
			nil,
			[]string{"Boston 14T09:00 14T10:00 Visit"},
			"",
		},
		{
			"without an end until the next in that place",
			"Title,Date,Start,Room\nA,2023-06-14,9:00,X\nB,2023-06-14,9:45,X\nC,2023-06-14,9:15,Y\n",
			nil,
			[]string{"Boston 14T09:00 14T09:45 A", "Boston 14T09:15 14T10:15 C", "Boston 14T09:45 14T10:45 B"},
			"",
		},
		{
			"the city is the stop",
			"Title,Date,Start,End,City\nA,2023-06-16,9:00,10:00,denver\n",
			nil,
			[]string{"Denver 16T09:00 16T10:00 A"},
			"",
		},
		{
			"a city that is none",
			"Title,Date,Start,End,City\nA,2023-06-14,9:00,10:00,Paris\n",
			nil,
			[]string{"Boston 14T09:00 14T10:00 A"},
			"Paris is not a stop",
		},
		{
			"a date that is none",
			"Title,Date,Start\nA,2023-06-14,9:00\nB,next week,9:00\n",
			nil,
			[]string{"Boston 14T09:00 14T10:00 A"},
			"is not a date",
		},
		{
			"a mapping by header and letter",
			"Foo,Bar,Baz,Title\nVisit,2023-06-14,9:00,not this\n",
			map[string]string{"foo": "title", "B": "date", "Baz": "start"},
			[]string{"Boston 14T09:00 14T10:00 Visit"},
			"",
		},
		{
			"quotes within quotes",
			"Title,Date,Start\n\"A, \"\"b\"\"\nc\",2023-06-14,9:00\n",
			nil,
			[]string{"Boston 14T09:00 14T10:00 A, \"b\" c"},
			"",
		},
		{
			"Excel's way of naming the separator",
			"sep=;\nTitle;Date;Start\nA;2023-06-14;9:00\n",
			nil,
			[]string{"Boston 14T09:00 14T10:00 A"},
			"",
		},
		{"all day", "Title,Date\nArrivals,2023-06-14\n", nil, []string{"Boston 14T00:00 15T00:00 Arrivals"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			opened, p := intaketest.OpenStore(t), intaketest.Tour()
			intaketest.BringIn(t, opened, p, nil)
			draft := intaketest.Read(t, opened, p.ID, "plan.csv", test.text, intake.Options{Mapping: test.mapping})
			if got := intaketest.Meetings(intaketest.Load(t, opened, p.ID)); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q (%q)", got, test.want, intaketest.Notes(draft))
			}
			switch {
			case test.problem == "" && len(draft.Problems) > 0:
				t.Errorf("told %+v", draft.Problems)
			case test.problem != "" && (len(draft.Problems) != 1 || !strings.Contains(draft.Problems[0].Reason.Error(),
				test.problem)):
				t.Errorf("told %+v, want %q", draft.Problems, test.problem)
			}
			if again := intaketest.Read(t, opened, p.ID, "plan.csv", test.text,
				intake.Options{Mapping: test.mapping}); !again.Unchanged() ||
				again.New != 0 {
				t.Errorf("the second time %+v", again)
			}
		})
	}
}

func TestAMappingThatCannotBeIsRefused(t *testing.T) {
	for name, mapping := range map[string]map[string]string{
		`does not have; it has id, title`: {"Title": "taste"},
		`which the file does not have`:    {"Nowhere": "title"},
	} {
		_, err := intake.Read(context.Background(),
			nil, strings.NewReader("Title,Date\nA,2023-06-14\n"), intake.Options{Mapping: mapping, As: source.Schedule})
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%v: %v", mapping, err)
		}
	}
	if _, err := intake.Read(context.Background(), nil, strings.NewReader(intaketest.CalendarOf()),
		intake.Options{Mapping: map[string]string{"A": "title"}}); !errors.Is(
		err,
		intake.ErrNoColumns,
	) {
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
	whole, err := intake.Read(context.Background(),
		nil, bytes.NewReader(buffer.Bytes()), intake.Options{Name: "plan.xlsx"})
	if err != nil || len(whole.Problems) != 0 || whole.New != 51 {
		t.Fatalf("whole: %+v, %v", whole, err)
	}
	half, err := intake.Read(context.Background(),
		nil, bytes.NewReader(cutSheet(t, buffer.Bytes())), intake.Options{Name: "plan.xlsx"})
	if err != nil || len(half.Problems) == 0 || half.New >= 51 ||
		!strings.Contains(half.Problems[len(half.Problems)-1].Reason.Error(), "damaged") {
		t.Errorf("half: %+v, %v", half, err)
	}
}

func TestGridsOfLaurelsOwnScheduleAreNotReadAgain(t *testing.T) {
	for name, want := range map[string]int{"Grid Boston": 1, "Cuadro Boston": 1, "Week in Boston": 5} {
		book := excelize.NewFile()
		if _, err := book.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for cell, row := range map[string][]any{
			"Sheet1!A1":  {"Title", "Date", "Start", "End"},
			"Sheet1!A2":  {"Court", "2023-06-14", "9:30", "11:00"},
			name + "!A1": {"Starts", "Wed 14 Jun", "Thu 15 Jun"},
			name + "!A2": {"9:30", "9:30–11:00 a.m.  Visit\nCity Court", "9:30–10:00 a.m.  Walk"},
			name + "!A3": {"11:00", "11:00–11:30 a.m.  Press", "11:00 a.m.–12:00 p.m.  Lunch"},
		} {
			sheet, at, _ := strings.Cut(cell, "!")
			if err := book.SetSheetRow(sheet, at, &row); err != nil {
				t.Fatal(err)
			}
		}
		buffer, err := book.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		opened, p := intaketest.OpenStore(t), intaketest.Tour()
		intaketest.BringIn(t, opened, p, nil)
		draft := intaketest.Read(t, opened, p.ID, "Schedule.xlsx", buffer.String())
		if draft.New != want {
			t.Errorf("%s: %d are new, want %d: %s", name, draft.New, want, intaketest.Notes(draft))
		}
	}
}

func TestReadingTwiceChangesNothingWhateverTheTable(t *testing.T) {
	opened := intaketest.OpenStore(t)
	rapid.Check(t, func(t *rapid.T) {
		p := intaketest.Tour()
		intaketest.BringIn(t, opened, p, nil)
		var rows strings.Builder
		rows.WriteString("Title,Date,Start,Duration,Room,Speaker,Description\n")
		cell := rapid.SampledFrom(
			[]string{"", "Visit", "visit", "Ana Prova, Example Office", "A \"b\"", "=1+1", "x\ny", "  "},
		)
		for range rapid.IntRange(1, 8).Draw(t, "rows") {
			for i, text := range []string{
				cell.Draw(t, "title"), fmt.Sprintf("2023-06-%02d", rapid.IntRange(8, 24).Draw(t, "day")),
				fmt.Sprintf("%d:00", rapid.IntRange(0, 23).Draw(t, "hour")),
				rapid.SampledFrom([]string{"", "30", "1:30"}).Draw(t, "length"), cell.Draw(t, "room"),
				cell.Draw(t, "speaker"), cell.Draw(t, "note"),
			} {
				if i > 0 {
					rows.WriteByte(',')
				}
				rows.WriteString(`"` + strings.ReplaceAll(text, `"`, `""`) + `"`)
			}
			rows.WriteByte('\n')
		}
		intaketest.Read(t, opened, p.ID, "plan.csv", rows.String())
		count := len(intaketest.Load(t, opened, p.ID).Meetings)
		if again := intaketest.Read(t, opened, p.ID, "plan.csv", rows.String()); !again.Unchanged() || again.New != 0 ||
			len(intaketest.Load(t, opened, p.ID).Meetings) != count {
			t.Fatalf("the second time %+v of\n%s", again, rows.String())
		}
	})
}

func TestAnEndBeforeItsStartIsTakenForTheNextDayAndTold(t *testing.T) {
	table := "title,date,start,end\nProva talk,2027-03-20,11:00,09:00\nNight walk,2027-03-20,22:00,01:00\n"
	draft, err := intake.Read(t.Context(),
		nil, strings.NewReader(table), intake.Options{As: source.Schedule, Name: "plan.csv"})
	if err != nil {
		t.Fatal(err)
	}
	told := intaketest.Notes(draft)
	if !strings.Contains(told, `Longer than twelve hours: 1 item, such as “Prova talk” from 11:00 to 09:00.`) {
		t.Errorf("the notes are %q", told)
	}
}

// cutSheet halves the first sheet of a workbook and packs it again.
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

func TestAGermanConferenceHasItsSpeakersWithTheirOrganisations(t *testing.T) {
	opened := intaketest.OpenStore(t)
	p := intaketest.Load(
		t,
		opened,
		intaketest.Open(t, opened, intaketest.Sample(t, "schedules/conference-german.xlsx"), intake.Options{}).ID(),
	)
	for _, want := range []struct{ name, title, organisation string }{
		{"Peter Onderscheka", "", "Landeshauptstadt München"},
		{"Elke Löffler", "Geschäftsführerin", "Governance International"},
		{"Manfred Broy", "Gründungspräsident", "Zentrum Digitalisierung Bayern"},
	} {
		found := false
		for _, c := range p.Contacts {
			found = found ||
				c.Name == want.name && c.Title == want.title && p.Organisation(c.Organisation).Name == want.organisation
		}
		if !found {
			t.Errorf("%+v is not among %d contacts", want, len(p.Contacts))
		}
	}
}

func TestAHostWhoCanBeReachedIsAPersonOfThePlace(t *testing.T) {
	opened := intaketest.OpenStore(t)
	draft := intaketest.Read(t, opened, "", "agenda.csv", "Date,Start,What,Where,With whom,City\n"+
		`2027-07-05,9:00,Courtesy call,Example Museum,"Ms. Dana Muster, Director, +48 12 555 0100",Vilnius`+"\n")
	p := intaketest.Load(t, opened, draft.ID())
	if len(p.Contacts) != 1 || p.Contacts[0].Name != "Dana Muster" || p.Contacts[0].Title != "Director" ||
		p.Organisation(p.Meetings[0].Organisation).Name != "Example Museum" {
		t.Errorf("%+v, %+v", p.Contacts, p.Organisations)
	}
}

func TestAHostWithTheNameOfAPersonIsOneOfThePlace(t *testing.T) {
	for _, c := range []struct {
		name, place, with, contact, organisation string
	}{
		{"a person", "Example Museum", "Dr. Dana Muster, Director", "Dana Muster", "Example Museum"},
		{"one without a position", "Example Museum", "Mr. Dana Muster", "Dana Muster", "Example Museum"},
		{"an institution that is called so", "Room 3", "Dr. Muster Institute", "", "Dr. Muster Institute"},
		{"an institution", "Room 3", "Sample Council", "", "Sample Council"},
	} {
		t.Run(c.name, func(t *testing.T) {
			opened := intaketest.OpenStore(t)
			draft := intaketest.Read(t, opened, "", "agenda.csv", "Day / time,What,Where,With,City\n"+
				`"July 5, 2027, 9:00",Courtesy call,`+c.place+`,"`+c.with+`",Vilnius`+"\n")
			p := intaketest.Load(t, opened, draft.ID())
			contact := ""
			if len(p.Contacts) > 0 {
				contact = p.Contacts[0].Name
			}
			if host := p.Organisation(p.Meetings[0].Organisation); contact != c.contact || host == nil ||
				host.Name != c.organisation {
				t.Errorf("%+v, %+v", p.Contacts, p.Organisations)
			}
		})
	}
}

func TestTimesOfDayRaiseNoQuestionAboutDates(t *testing.T) {
	draft, err := intake.Read(t.Context(), nil, strings.NewReader("Time,What\n\"Monday, May 10, 2027\",\n"+
		"11-12.30,Visit\n"), intake.Options{As: source.Schedule, Name: "plan.csv"})
	if err != nil {
		t.Fatal(err)
	}
	if notes := intaketest.Notes(draft); strings.Contains(notes, "two ways") {
		t.Errorf("the notes are %q", notes)
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
		_, err := intake.Open(context.Background(),
			nil, intaketest.Sample(t, "hostile/"+file), intake.Options{As: source.Roster})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func TestASheetThatExcelizeGivesUpOnIsRead(t *testing.T) {
	draft, err := intake.Open(context.Background(),
		nil, intaketest.Sample(t, "hostile/empty_s_attribute.xlsx"), intake.Options{As: source.Roster})
	if err != nil || draft.New != 5 {
		t.Errorf("%+v, %v", draft, err)
	}
}

func FuzzTextTable(f *testing.F) {
	intaketest.Fuzz(
		f,
		"a.csv",
		source.Schedule,
		"Title;Date;Start;End\nA;14.06.2023;9:00;10:00\n",
		"Titel\tDatum\nA\t45092.5\n",
		"sep=|\nTitle|Start\n\"a\"\"b\"|2023-06-14 09:00\n",
		"Plan 2023;;\nWednesday 14 June;;\nTime;Activity;Type\n9-10 a.m.;A;gala\n;B;\nDay 2: Thu 15 Jun;;\nTime;"+
			"Activity;Type\nnoon;C;lunch\nTotal;;\n",
		"Day,From,To,What,Zone\nmardi 14 mar,9h,10h30,A,EDT\n3/4/2023,9,10,B,\"(UTC+01:00) Berlin\"\n"+
			"2023-06-14T10:00:00Z,,,C,\n",
	)
}

func FuzzWorkbook(f *testing.F) {
	intaketest.Fuzz(f, "a.xlsx", source.Roster, "PK\x03\x04", "PK\x05\x06")
}

func FuzzRoster(f *testing.F) {
	intaketest.Fuzz(
		f,
		"a.csv",
		source.Roster,
		"Nr.,Name,DOB,Passport,Exp.,Diet,Emergency contact\n"+
			"1,\"PROVA, Ana, PhD\",25/6/52,12E4,3-Mar-27,none,\"Ira (sister) 1\"\n",
		"Delegate,,Emergency,\nFirst,Last,Name,Tel\nAna,Prova,Ira,1\nInterpreters\nKim,Sample,,\nTotal,2,,\n",
		"Ref (rooming-list),Last name,Room type\nAAAA-BBBB,PROVA,single\n",
		"Name,Phone,,Name,Phone\nAna Prova,1,,Kim Sample,2\n",
	)
}

func FuzzContacts(f *testing.F) {
	intaketest.Fuzz(
		f,
		"a.csv",
		source.Contacts,
		"Organisation;Contact;Title;Phone;E-mail\nSample;Dr. Ana Prova;Director;1;a@example.org, b@example.org\n",
	)
}

func FuzzListInJSON(f *testing.F) {
	intaketest.Fuzz(f, "a.json", source.Roster,
		`[{"name":"Ana Prova","languages":["en",{"x":1}],"born":null},{"name":"Kim","age":3.5}]`)
}

func FuzzWebPage(f *testing.F) {
	intaketest.Fuzz(
		f,
		"a.xls",
		source.Roster,
		"<table><tr><th>Name<th>Country<tr><td rowspan=2>Ana Prova<td><s>Peru</s><tr><td>Kenya</table>",
		`<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table><Row><Cell>`+
			`<Data>Name</Data></Cell></Row><Row><Cell><Data>Ana</Data></Cell></Row></Table></Worksheet></Workbook>`,
		`<office:document><table:table table:name="S"><table:table-row><table:table-cell><text:p>Name</text:p>`+
			`</table:table-cell></table:table-row></table:table></office:document>`,
	)
}
