package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

func june(day int) civil.Date { return civil.NewDate(2026, 6, day) }

func at(day, hour, minute int) civil.DateTime {
	return civil.At(june(day), civil.Clock{Hour: hour, Minute: minute})
}

// journey is an invented trip through two cities: two share a room, one has no flight and no answers, one interprets.
func journey() *program.Program {
	no := program.Need{Answered: true}
	ana := &program.Person{
		ID: "ana", Role: program.Awardee, Honorific: "Dr.", Given: "Ana", Family: "Prova", PassportName: "PROVA, ANA",
		Gender: program.Female, Phone: "+1 555 0100", Diet: program.Need{Answered: true, Text: "vegetarian"},
		Access:    no,
		Languages: []program.Spoken{{Language: "km", Level: program.Native}}, NeedsInterpreter: program.Yes, Bags: 1,
		Arrival:   program.Flight{At: at(10, 9, 30), Number: "XX 1", Place: "BOS"},
		Departure: program.Flight{At: at(14, 18, 0), Number: "XX 2", Place: "MIA"},
		Passport:  program.Passport{Number: "00123456", Expiry: civil.NewDate(2031, 1, 31)},
		BirthDate: civil.NewDate(1980, 2, 3), Nationality: "KH",
		Stays: []program.Stay{{
			Stop: "boston", RoomType: program.TwinRoom, SharesWith: "eva", EarlyArrival: june(9), Confirmation: "0077",
		}},
	}
	eva := &program.Person{
		ID: "eva", Role: program.Awardee, Given: "Eva", Family: "Muestra", PassportName: "MUESTRA EVA",
		Languages: []program.Spoken{{Language: "th", Level: program.Native}}, NeedsInterpreter: program.Yes,
		Arrival: program.Flight{At: at(10, 9, 30), Number: "XX 1", Place: "BOS"}, Diet: no, Access: no,
	}
	ida := &program.Person{
		ID: "ida", Role: program.Interpreter, Given: "Ida", Family: "Sample", Phone: "+1 555 0101",
		Diet: no, Access: no,
		Languages: []program.Spoken{{Language: "km", Level: program.Fluent}, {Language: "en", Level: program.Native}},
		Stays:     []program.Stay{{Stop: "miami", Absent: true}},
	}
	leo := &program.Person{ID: "leo", Role: program.Guest, Given: "Leo", Family: "Beispiel"}
	item := func(
		id string, stop program.ID, kind program.Kind, title string, start, end civil.DateTime,
	) *program.Meeting {
		return &program.Meeting{ID: program.ID(id), Stop: stop, Kind: kind, Title: title, Start: start, End: end}
	}
	coach := item("coach", "boston", program.Transport, "Coach to the hotel", at(10, 10, 30), at(10, 11, 0))
	coach.Vehicle = "Coach 1"
	visit := item("visit", "boston", program.Appointment, "=Visit()", at(11, 9, 0), at(11, 10, 0))
	visit.Travel, visit.Organisation, visit.Contacts = program.Walk, "office", []program.ID{"kim"}
	visit.Interpreters, visit.Status, visit.StatusDate = []program.ID{"ida"}, program.Thanked, june(15)
	night := item("night", "boston", program.Activity, "Night walk", at(11, 23, 0), at(12, 1, 0))
	night.Travel = program.Walk
	talk := item("talk", "miami", program.Appointment, "Talk", at(13, 9, 0), at(13, 10, 0))
	talk.Organisation, talk.Internal = "forum", "note-secret"
	return &program.Program{
		ID: "trip", Name: "Trip", Language: "en", Agency: "Example Agency",
		Stops: []*program.Stop{
			{
				ID: "boston", City: "Boston", Zone: "America/New_York", From: june(10), Until: june(12),
				Hotel: program.Hotel{Name: "Hotel Exemplar"},
			},
			{ID: "miami", City: "Miami", Zone: "America/New_York", From: june(12), Until: june(14)},
		},
		People: []*program.Person{ana, eva, ida, leo},
		Organisations: []*program.Organisation{
			{ID: "office", Name: "Example Office", Address: "1 Sample Street"},
			{ID: "forum", Name: "Example Forum"},
		},
		Contacts: []*program.Contact{
			{
				ID: "kim", Organisation: "office", Honorific: "Ms.", Name: "Kim Sample", Phone: "+1 555 0102",
				Email: "kim@example.org", MayShare: program.No,
			},
		},
		Meetings: []*program.Meeting{coach, visit, night, talk},
		Takeaways: []*program.Takeaway{
			{ID: "lesson", Meeting: "visit", Kind: program.BestPractice, Text: "One table for all", Publish: true},
		},
	}
}

// written makes a list of an edition.
func written(t testing.TB, id string, shown *edition.Edition, change ...func(*request.Request)) []byte {
	t.Helper()
	l, known := FindList(id)
	if !known {
		t.Fatalf("there is no list %s", id)
	}
	r := request.Of(shown)
	r.Options, r.Format = request.Options{}, request.XLSX
	for _, c := range change {
		c(&r)
	}
	var out bytes.Buffer
	if err := l.Write(t.Context(), &out, r); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func option(id, value string) func(*request.Request) {
	return func(r *request.Request) { r.Options[id] = value }
}

func asCSV(r *request.Request) { r.Format = request.CSV }

// tableOf reads a list that was made as CSV, by the titles of its columns.
func tableOf(t testing.TB, file []byte) []map[string]string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(file), "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, title := range records[0] {
			row[title] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// cellsOf joins some cells of each row.
func cellsOf(rows []map[string]string, titles ...string) []string {
	var lines []string
	for _, row := range rows {
		var cells []string
		for _, title := range titles {
			cells = append(cells, row[title])
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	return lines
}

func TestEachListHasTheRowsOfItsPurpose(t *testing.T) {
	tests := []struct {
		name, list string
		audience   program.Audience
		change     []func(*request.Request)
		titles     []string
		want       []string
	}{
		{
			"rooms, by the name in the passport", "rooming-list", program.Partners, nil,
			[]string{
				"City", "Room no.", "Last name", "First name", "Gender", "Room type", "Shares with", "Check-in",
				"Check-out", "Nights", "Early arrival", "Hotel confirmation",
			},
			[]string{
				"Boston | 1 | Beispiel | Leo |  |  |  | 2026-06-10 | 2026-06-12 | 2 |  | ",
				"Boston | 2 | MUESTRA | EVA |  | twin | PROVA, ANA | 2026-06-10 | 2026-06-12 | 2 |  | ",
				"Boston | 2 | PROVA | ANA | female | twin | MUESTRA EVA | 2026-06-09 | 2026-06-12 | 3 | 2026-06-09 | " +
					"0077",
				"Boston | 3 | Sample | Ida |  |  |  | 2026-06-10 | 2026-06-12 | 2 |  | ",
				"Miami | 1 | Beispiel | Leo |  |  |  | 2026-06-12 | 2026-06-14 | 2 |  | ",
				"Miami | 2 | MUESTRA | EVA |  |  |  | 2026-06-12 | 2026-06-14 | 2 |  | ",
				"Miami | 3 | PROVA | ANA |  female",
			},
		},
		{
			"what is driven, and why not", "transport-sheet", program.Partners, nil,
			[]string{"Date", "City", "Starts", "What", "Item", "Flight or train", "Passengers", "Bags", "Vehicle"},
			[]string{
				"2026-06-10 | Boston |  | Arrival |  | XX 1 | 2 | 4 | Coach 1",
				"2026-06-10 | Boston | 10:30 | Transport | Coach to the hotel |  | 4 | 10 | Coach 1",
				"2026-06-11 | Boston |  |  | On foot: 2 items |  |  |  | ",
				"2026-06-12 | Boston |  |  | On foot: 1 item |  |  |  | ",
				"2026-06-12 | Miami |  |  | No driving |  |  |  | ",
				"2026-06-13 | Miami |  |  | No ride planned yet: 1 item |  |  |  | ",
				"2026-06-14 | Miami |  | Departure |  | XX 2 | 1 | 1 | ",
			},
		},
		{
			"flights in the order of time, then who has none", "flight-manifest", program.Partners, nil,
			[]string{
				"No.", "Arrives or leaves", "Local time", "Flight or train", "City", "Last name", "Bags", "Vehicle",
			},
			[]string{
				"1 | Arrival | 2026-06-10 09:30 | XX 1 | Boston | PROVA | 1 | Coach 1",
				"2 | Arrival | 2026-06-10 09:30 | XX 1 | Boston | MUESTRA | 3 | Coach 1",
				"3 | Departure | 2026-06-14 18:00 | XX 2 | Miami | PROVA | 1 | ",
				"4 | Arrival | Not known yet | Not known yet | Boston | Sample | 3 | ",
				"5 | Arrival | Not known yet | Not known yet | Boston | Beispiel | 3 | ",
				"6 | Departure | Not known yet | Not known yet | Boston | Sample | 3 | ",
				"7 | Departure | Not known yet | Not known yet | Miami | MUESTRA | 3 | ",
				"8 | Departure | Not known yet | Not known yet | Miami | Beispiel | 3 | ",
			},
		},
		{
			"needs first, who has not been asked last", "dietary-list", program.Partners, nil,
			[]string{"Name", "Diet", "Whom to ask"},
			[]string{
				"Ana Prova | vegetarian | Ana Prova, +1 555 0100; interpreter (Khmer): Ida Sample, +1 555 0101",
				"Eva Muestra | None | Eva Muestra", "Ida Sample | None | Ida Sample, +1 555 0101",
				"Leo Beispiel | Not asked | Leo Beispiel",
			},
		},
		{
			"who covers whom, and whom nobody", "interpreter-list", program.Internal, nil,
			[]string{"Name", "Needs interpreter", "Interpreted language", "Interpreters"},
			[]string{
				"Ana Prova | Yes | Khmer | Ida Sample", "Eva Muestra | Yes |  | Nobody yet",
				"Leo Beispiel | Not asked |  | ",
			},
		},
		{
			"one row a meeting", "schedule", program.Internal,
			[]func(*request.Request){
				option("columns", "date,start,end,title,organisation,contacts,interpreters,status,internal"),
			},
			[]string{
				"Date", "Starts", "Ends", "Item", "Organisation", "Contacts", "Interpreters", "Status", "Internal note",
			},
			[]string{
				"2026-06-10 | 10:30 | 11:00 | Coach to the hotel |  |  |  |  | ",
				"2026-06-11 | 09:00 | 10:00 | =Visit() | Example Office | Ms. Kim Sample | Ida Sample | thanked | ",
				"2026-06-11 | 23:00 | 2026-06-12 01:00 | Night walk |  |  |  |  | ",
				"2026-06-13 | 09:00 | 10:00 | Talk | Example Forum |  |  |  | note-secret",
			},
		},
		{
			"contacts, and organisations without any", "contacts", program.Participants, nil,
			[]string{"Organisation", "Name", "Phone", "City", "First met on", "Meetings"},
			[]string{
				"Example Office | Kim Sample |  | Boston | 2026-06-11 | =Visit(), Thu 11 Jun",
				"Example Forum |  |  | Miami | 2026-06-13 | Talk, Sat 13 Jun",
			},
		},
		{
			"whom to thank", "thank-you-list", program.Internal, nil,
			[]string{"Date", "Item", "Name", "Salutation", "Address", "Status", "Status since"},
			[]string{
				"2026-06-11 | =Visit() | Kim Sample | Dear Ms. Kim Sample, | 1 Sample Street | thanked | 2026-06-15",
				"2026-06-13 | Talk |  | Nobody named |  |  | ",
			},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			change := append(slices.Clone(test.change), asCSV)
			rows := tableOf(t, written(t, test.list, edition.For(journey(), test.audience), change...))
			got := cellsOf(rows, test.titles...)
			if test.list == "rooming-list" { // nobody shares in Miami
				got, test.want = got[:6], test.want[:6]
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestAListHasTheColumnsThatItsAudienceMayHave(t *testing.T) {
	p := journey()
	for _, l := range Lists() {
		var ids []string
		for _, c := range l.Columns {
			if c.ID != "photo" {
				ids = append(ids, c.ID)
			}
		}
		for _, audience := range program.Audiences() {
			if l.ID == "passport-manifest" && audience != program.Internal ||
				audience == program.Public && l.ID != "roster" {
				continue // it is made for none of them
			}
			file := written(t, l.ID, edition.For(p, audience), asCSV, option("columns", strings.Join(ids, ",")))
			head, _, _ := strings.Cut(strings.TrimPrefix(string(file), "\uFEFF"), "\r\n")
			titles, err := csv.NewReader(strings.NewReader(head)).Read()
			if err != nil {
				t.Fatal(err)
			}
			var want []string
			for _, c := range l.Columns {
				if c.ID != "photo" && audience.MayHave(c.Audience) {
					want = append(want, l.ColumnTitle(c.ID, locale.English))
				}
			}
			if diff := cmp.Diff(want, titles); diff != "" {
				t.Errorf("%s for %s (-want +got):\n%s", l.ID, audience, diff)
			}
			for _, secret := range []string{"note-secret", "00123456"} {
				if audience != program.Internal && strings.Contains(string(file), secret) {
					t.Errorf("%s for %s has %s", l.ID, audience, secret)
				}
			}
		}
	}
}

func TestEveryColumnOfAListHasATitleOfItsOwn(t *testing.T) {
	for _, l := range Lists() {
		for _, language := range locale.Languages() {
			titles := map[string]string{}
			for _, c := range l.Columns {
				title := l.ColumnTitle(c.ID, language)
				if title == "" || strings.Contains(title, c.ID+".") || strings.HasPrefix(title, "Field.") {
					t.Errorf("%s in %s: %s has no title: %q", l.ID, language, c.ID, title)
				}
				if other := titles[title]; other != "" {
					t.Errorf("%s in %s: %s and %s are both called %q", l.ID, language, c.ID, other, title)
				}
				titles[title] = c.ID
			}
		}
	}
}

// formula is a cell that a spreadsheet computes.
var formula = regexp.MustCompile(`<f[ >/]`)

func TestAListIsWithoutFormulasNamesAndChance(t *testing.T) {
	shown := edition.For(journey(), program.Internal)
	now := func(r *request.Request) { r.Now = time.Date(2026, 6, 20, 9, 0, 0, 0, time.UTC) }
	for _, l := range Lists() {
		file := written(t, l.ID, shown, now)
		if !bytes.Equal(file, written(t, l.ID, shown, now)) {
			t.Errorf("%s: the same request becomes other bytes", l.ID)
		}
		parts, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range parts.File {
			opened, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			content, err := io.ReadAll(opened)
			if err != nil {
				t.Fatal(err)
			}
			if formula.Match(content) {
				t.Errorf("%s: %s has a formula", l.ID, part.Name)
			}
			for _, personal := range []string{"dc:creator", "lastModifiedBy", "Manager", "Company", "/home", "/work"} {
				if strings.HasPrefix(part.Name, "docProps") && strings.Contains(string(content), personal) {
					t.Errorf("%s: %s has %s", l.ID, part.Name, personal)
				}
			}
		}
	}
}

func TestAWorkbookHasTrueDatesTimesAndNumbers(t *testing.T) {
	shown := edition.For(journey(), program.Internal)
	f := opened(t, written(t, "rooming-list", shown, option("columns", "last-name,check-in,nights,confirmation")))
	if diff := cmp.Diff([]string{"PROVA", "46182", "3", "0077"}, rowsOf(t, f, "Rooming list")[3]); diff != "" {
		t.Errorf("a guest (-want +got):\n%s", diff)
	}
	for cell, want := range map[string]excelize.CellType{
		"A4": excelize.CellTypeInlineString, "B4": excelize.CellTypeUnset, "C4": excelize.CellTypeUnset,
		"D4": excelize.CellTypeInlineString,
	} {
		if got, err := f.GetCellType("Rooming list", cell); err != nil || got != want {
			t.Errorf("%s is of type %v (%v), want %v", cell, got, err, want)
		}
	}
	f = opened(t, written(t, "schedule", shown, option("columns", "date,start,end")))
	want := []string{"46184", "0.9583333333333334", "46185.041666666664"}
	if diff := cmp.Diff(want, rowsOf(t, f, "Schedule")[3]); diff != "" {
		t.Errorf("a meeting over midnight (-want +got):\n%s", diff)
	}
}

func TestWholeDaysHaveNoTimes(t *testing.T) {
	p := journey().With(func(next *program.Program) {
		for i, last := range []int{11, 13} {
			next.Meetings = append(next.Meetings, &program.Meeting{
				ID: program.NewID(), Stop: next.Stops[0].ID, Kind: program.NoteKind, Title: []string{"Pack", "Fair"}[i],
				Start: at(10, 0, 0), End: at(last, 0, 0),
			})
		}
	})
	rows := tableOf(t, written(t, "schedule", edition.For(p, program.Internal), asCSV, option("filter", "kind=note"),
		option("columns", "date,start,end,title,kind")))
	want := []string{"2026-06-10 | all day |  | Pack", "2026-06-10 | all day | 2026-06-12 | Fair"}
	if diff := cmp.Diff(want, cellsOf(rows, "Date", "Starts", "Ends", "Item")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTheSheetsBesideAListCountAndLayOut(t *testing.T) {
	shown := edition.For(journey(), program.Partners)
	f := opened(t, written(t, "rooming-list", shown))
	nights := rowsOf(t, f, "Rooms by night")
	want := [][]string{
		{"City", "Hotel", "Night of", "Room type", "Rooms", "Guests"},
		{"Boston", "Hotel Exemplar", "46182", "twin", "1", "1"},
		{"Boston", "Hotel Exemplar", "46183", "", "2", "2"},
		{"Boston", "Hotel Exemplar", "46183", "twin", "1", "2"},
	}
	if diff := cmp.Diff(want, nights[:4]); diff != "" {
		t.Errorf("the nights (-want +got):\n%s", diff)
	}
	f = opened(t, written(t, "dietary-list", shown))
	want = [][]string{
		{"Diet", "People", "Names"},
		{"vegetarian", "1", "Ana Prova"},
		{"None", "2", "Eva Muestra, Ida Sample"},
		{"Not asked", "1", "Leo Beispiel"},
	}
	if diff := cmp.Diff(want, rowsOf(t, f, "Diets counted")); diff != "" {
		t.Errorf("the diets (-want +got):\n%s", diff)
	}
	f = opened(t, written(t, "schedule", edition.For(journey(), program.Participants)))
	if sheets := f.GetSheetList(); !slices.Equal(sheets, []string{"Schedule", "Grid Boston", "Grid Miami"}) {
		t.Errorf("the sheets are %q", sheets)
	}
	grid := rowsOf(t, f, "Grid Boston")
	if diff := cmp.Diff([]string{"Starts", "Wed 10 Jun", "Thu 11 Jun", "Fri 12 Jun"}, grid[0]); diff != "" {
		t.Errorf("the days (-want +got):\n%s", diff)
	}
	if cell := grid[1][2]; cell != "9:00–10:00 a.m.  =Visit()\nExample Office" {
		t.Errorf("the visit is %q", cell)
	}
	f = opened(t, written(t, "interpreter-list", edition.For(journey(), program.Internal)))
	rows := rowsOf(t, f, "Meetings")
	gap := map[string]string{}
	for _, row := range rows[1:] {
		gap[row[4]] = row[len(row)-1]
	}
	wantGaps := map[string]string{"=Visit()": "Nobody for Eva Muestra", "Talk": "Nobody for Ana Prova, Eva Muestra"}
	if diff := cmp.Diff(wantGaps, gap); diff != "" {
		t.Errorf("the gaps (-want +got):\n%s", diff)
	}
}

func TestAPassportManifestOpensWithItsPasswordOnly(t *testing.T) {
	shown := edition.For(journey(), program.Internal)
	file := written(t, "passport-manifest", shown, option("password", "correct horse"))
	for _, plain := range []string{"00123456", "PROVA"} {
		if bytes.Contains(file, []byte(plain)) {
			t.Errorf("%s can be read in it", plain)
		}
	}
	if _, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{Password: "wrong"}); err == nil {
		t.Error("it opens with another password")
	}
	f := opened(t, file, excelize.Options{Password: "correct horse"})
	rows := rowsOf(t, f, "Passport manifest")
	cells := map[string]string{}
	for i, title := range rows[0] {
		if i < len(rows[3]) {
			cells[title] = rows[3][i]
		}
	}
	for title, want := range map[string]string{
		"Last name": "PROVA", "First name": "ANA", "Passport number": "00123456", "Gender": "female",
		"Nationality": "Cambodia", "Date of birth": "29254",
	} {
		if cells[title] != want {
			t.Errorf("%s is %q, want %q", title, cells[title], want)
		}
	}
}

func TestAListIsSortedAndFiltered(t *testing.T) {
	shown := edition.For(journey(), program.Partners)
	tests := []struct {
		order, filter string
		want          []string
	}{
		{"", "", []string{"Ana Prova", "Eva Muestra", "Ida Sample", "Leo Beispiel"}},
		{"diet,name", "", []string{"Eva Muestra", "Ida Sample", "Leo Beispiel", "Ana Prova"}},
		{"phone", "", []string{"Ana Prova", "Ida Sample", "Eva Muestra", "Leo Beispiel"}},
		{"", "role=awardee", []string{"Ana Prova", "Eva Muestra"}},
		{"", "role=GUEST|interpreter;phone=*", []string{"Ida Sample"}},
		{"", "diet!=None", []string{"Ana Prova", "Leo Beispiel"}},
		{"", "name~muéstra", []string{"Eva Muestra"}},
		{"", "phone=", []string{"Eva Muestra", "Leo Beispiel"}},
	}
	for _, test := range tests {
		file := written(t, "dietary-list", shown, asCSV, option("columns", "name"), option("order", test.order),
			option("filter", test.filter))
		if got := cellsOf(tableOf(t, file), "Name"); !slices.Equal(got, test.want) {
			t.Errorf("by %q where %q: %q, want %q", test.order, test.filter, got, test.want)
		}
	}
}

func TestAFilterShowsNothingThatTheAudienceMayNotHave(t *testing.T) {
	l, _ := FindList("dietary-list")
	r := request.Of(edition.For(journey(), program.Partners))
	for filter, says := range map[string]string{
		"medical=*": "may not have", "shoes=42": "no column", "number=1": "no column", "diet": "no condition",
	} {
		r.Options = request.Options{"filter": filter}
		if err := l.Write(t.Context(), io.Discard, r); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", filter, err)
		}
	}
	r.Options = request.Options{"order": "medical"}
	if err := l.Write(t.Context(), io.Discard, r); err != nil {
		t.Errorf("the order of a column that is not there: %v", err)
	}
}

func TestListsMarkWhatHasChangedSinceTheyWereSent(t *testing.T) {
	sent := journey()
	now := sent.With(func(next *program.Program) {
		ana, eva, leo := *sent.People[0], *sent.People[1], *sent.People[3]
		ana.Stays = []program.Stay{{Stop: "boston", RoomType: program.SingleRoom, Confirmation: "0077"}}
		eva.Arrival.Number = "XX 9"
		leo.Cancelled = true
		next.People = []*program.Person{&ana, &eva, sent.People[2], &leo}
		next.Meetings = sent.Meetings[1:]
	})
	was, is := edition.For(sent, program.Partners), edition.For(now, program.Partners)
	since := &edition.Since{Version: "1", On: june(1), Changes: edition.Diff(was, is)}
	compared := func(r *request.Request) { r.Since, r.Sent = since, was }
	title := since.Title(locale.English)
	changes := func(list, column string) map[string]string {
		found := map[string]string{}
		for _, row := range tableOf(t, written(t, list, is, asCSV, compared)) {
			if row[title] != "" {
				found[row[column]+" "+row["City"]] = row[title]
			}
		}
		return found
	}
	rooming := changes("rooming-list", "Last name")
	want := []string{"Beispiel Boston", "Beispiel Miami", "PROVA Boston"}
	if keys := slices.Sorted(maps.Keys(rooming)); !slices.Equal(keys, want) {
		t.Errorf("the rooming list tells of %q", rooming)
	}
	if text := rooming["PROVA Boston"]; !strings.Contains(text, "room type: single (was: twin)") ||
		!strings.Contains(text, "early arrival") || !strings.Contains(text, "shares with") {
		t.Errorf("of Ana it tells %q", text)
	}
	flights := changes("flight-manifest", "Arrives or leaves")
	if text := flights["Arrival Boston"]; !strings.Contains(text, "XX 9") && !strings.Contains(text, "is not coming") {
		t.Errorf("the flight manifest tells %q", flights)
	}
	transport := changes("transport-sheet", "Item")
	if text := transport["Transport Boston"]; !strings.Contains(text, "CANCELLED") {
		t.Errorf("the transport sheet tells %q", transport)
	}
	f := opened(t, written(t, "rooming-list", is, compared))
	if sheets := f.GetSheetList(); !slices.Contains(sheets, "Changes") {
		t.Errorf("the sheets are %q", sheets)
	}
}

func TestAListOfNothingIsAnErrorOfTheRequest(t *testing.T) {
	empty := edition.For((&program.Program{Name: "Empty", Language: "en"}), program.Internal)
	for id, want := range map[string]error{
		"rooming-list": request.ErrNoStop, "transport-sheet": request.ErrNoStop, "flight-manifest": request.ErrNoStop,
		"passport-manifest": request.ErrNobody, "dietary-list": request.ErrNobody,
		"interpreter-list": request.ErrNobody,
		"schedule":         request.ErrNoSchedule, "contacts": request.ErrNoMeeting,
		"thank-you-list": request.ErrNoMeeting,
	} {
		l, _ := FindList(id)
		if err := l.Write(t.Context(), io.Discard, request.Of(empty)); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", id, err, want)
		}
	}
}
