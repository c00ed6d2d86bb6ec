package workbook

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

func TestRosterHoldsWhatWasTyped(t *testing.T) {
	p := delegation()
	f := opened(t, rosterOf(t, edition.For(p, program.Internal), choices{
		Columns: []string{
			"name",
			"own-name",
			"affiliation",
			"position",
			"phone",
			"passport-number",
			"passport-expiry",
			"birth-date",
			"arrival",
			"diet",
			"award-year",
		},
	}))
	want := [][]string{
		{
			"Name",
			"Own script",
			"Organisation",
			"Position",
			"Phone",
			"Passport number",
			"Passport expires",
			"Date of birth",
			"Arrival",
			"Diet",
			"Award year",
		},
		{
			"Layla Example",
			"ليلى مثال",
			`=HYPERLINK("http://example.org")`,
			"Director",
			"+15550100123",
			"00123456789012345678",
			"47514",
			"1899-05-04",
			"45089.78125",
			"None",
			"2023",
		},
		{"គំរូ", "គំរូ ឧទាហរណ៍", "", "-1+1", "@555", "", "", "", "", "Vegetarian"},
		{"范例明", "范例明", "示例组织 有限公司", "", "", "", "", "", "", "Not asked"},
		{"Sam O'Sample", "", "", "", "+1 555 010 0142", "", "", "", "", "None"},
	}
	if diff := cmp.Diff(want, rowsOf(t, f, "People")); diff != "" {
		t.Errorf("the sheet of people (-want +got):\n%s", diff)
	}
	for cell, shown := range map[string]string{"G2": "31 Jan 2030", "I2": "12 Jun 2023 6:45 PM"} {
		if got, err := f.GetCellValue("People", cell); err != nil || got != shown {
			t.Errorf("%s shows %q, want %q (%v)", cell, got, shown, err)
		}
	}
	assertNoFormula(t, f)
}

// assertNoFormula checks every cell of the workbook: text is inline text, and nothing is a formula.
func assertNoFormula(t testing.TB, f *excelize.File) {
	t.Helper()
	for _, sheet := range f.GetSheetList() {
		for y, row := range rowsOf(t, f, sheet) {
			for x := range row {
				name, err := excelize.CoordinatesToCellName(x+1, y+1)
				if err != nil {
					t.Fatal(err)
				}
				formula, err := f.GetCellFormula(sheet, name)
				if err != nil || formula != "" {
					t.Errorf("%s!%s is the formula %q (%v)", sheet, name, formula, err)
				}
				kind, err := f.GetCellType(sheet, name)
				if err != nil || kind == excelize.CellTypeFormula {
					t.Errorf("%s!%s has type %v (%v)", sheet, name, kind, err)
				}
			}
		}
	}
}

func TestTextStaysTextWhenItIsEdited(t *testing.T) {
	f := opened(
		t,
		rosterOf(
			t,
			edition.For(delegation(), program.Internal),
			choices{Columns: []string{"name", "affiliation", "own-name", "phone"}},
		),
	)
	tests := []struct {
		cell        string
		quoted, rtl bool
	}{
		{"A2", false, false},
		{"B2", true, false},
		{"C2", false, true},
		{"D2", true, false},
		{"D3", true, false},
	}
	for _, test := range tests {
		style, err := f.GetCellStyle("People", test.cell)
		if err != nil {
			t.Fatal(err)
		}
		xf := f.Styles.CellXfs.Xf[style]
		if quoted := xf.QuotePrefix != nil && *xf.QuotePrefix; quoted != test.quoted {
			t.Errorf("%s: quotePrefix is %v, want %v", test.cell, quoted, test.quoted)
		}
		if rtl := xf.Alignment.ReadingOrder == 2; rtl != test.rtl {
			t.Errorf("%s: read from the right is %v, want %v", test.cell, rtl, test.rtl)
		}
		if *xf.NumFmtID != 49 {
			t.Errorf("%s: number format %d, want Text", test.cell, *xf.NumFmtID)
		}
	}
}

func TestRosterOfEachAudience(t *testing.T) {
	secrets := map[program.Audience][]string{
		program.Partners: {
			"note-secret",
			"medical-secret",
			"00123456789012345678",
			"stop-secret",
			"1899-05-04",
			"The Organiser",
		},
		program.Participants: {
			"note-secret",
			"medical-secret",
			"EXAMPLE LAYLA",
			"layla@example.org",
			"+15550100123",
			"Vegetarian",
			"B-1",
			"EX 123",
			"គំរូ",
			"Gone",
			"Away",
		},
		program.Public: {
			"note-secret",
			"layla@example.org",
			"Hotel Example",
			"+1 555 010 0200",
			"គំរូ",
			"Gone",
			"45089",
			"B-1",
		},
	}
	for audience, words := range secrets {
		t.Run(string(audience), func(t *testing.T) {
			edition := edition.For(delegation(), audience)
			options := choices{Columns: allColumns(), Cancelled: true}
			workbook := rosterOf(t, edition, options)
			everything := contents(t, workbook) + csvOf(t, edition, options)
			for _, secret := range words {
				if strings.Contains(everything, secret) {
					t.Errorf("the %s have %q", audience, secret)
				}
			}
			var want []string
			for _, c := range rosterList.asList().Columns {
				if c.ID != "photo" && audience.MayHave(c.Audience) {
					want = append(want, rosterList.asList().ColumnTitle(c.ID, "en"))
				}
			}
			rows := rowsOf(t, opened(t, workbook), "People")
			if diff := cmp.Diff(want, rows[0]); diff != "" {
				t.Errorf("columns (-want +got):\n%s", diff)
			}
			if strings.Count(
				everything,
				"hidden",
			) != strings.Count(
				everything,
				"_FilterDatabase",
			) { // the filter's own name is
				t.Error("something is hidden in the file")
			}
		})
	}
}

// contents returns all parts of a package, unpacked.
func contents(t testing.TB, workbook []byte) string {
	t.Helper()
	parts, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, part := range parts.File {
		if noTime := 1980; part.Modified.Year() > noTime {
			t.Errorf("%s carries the time %v", part.Name, part.Modified)
		}
		content, err := readPart(part)
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(part.Name)
		all.Write(content)
	}
	return all.String()
}

func TestNoColumnThatTheAudienceMayHaveIsAnError(t *testing.T) {
	err := Roster(
		t.Context(),
		io.Discard,
		choices{Columns: []string{"passport-number", "notes"}}.of(edition.For(delegation(), program.Public)),
	)
	if err == nil || !strings.Contains(err.Error(), "public") {
		t.Errorf("got %v", err)
	}
}

func TestColumnsThatCannotBeChosen(t *testing.T) {
	tests := []struct {
		name    string
		columns []string
		want    string
	}{
		{"one that does not exist", []string{"name", "shoe-size"}, "shoe-size"},
		{"one twice", []string{"name", "name"}, "twice"},
		{"photos without photos", []string{"photo"}, "photos"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := Roster(
				t.Context(),
				io.Discard,
				choices{Columns: test.columns}.of(edition.For(delegation(), program.Internal)),
			)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s in it", err, test.want)
			}
		})
	}
}

func TestColumnsFollowTheDomain(t *testing.T) {
	ids := map[string]bool{}
	shownFields := map[string]bool{}
	for _, c := range peopleColumns {
		if ids[c.id] {
			t.Errorf("the column %s is there twice", c.id)
		}
		ids[c.id] = true
		for _, path := range c.fields {
			if _, err := stepsTo(path); err != nil {
				t.Errorf("%s: %v", c.id, err)
			}
			shownFields[strings.Join(strings.Split(path, ".")[:2], ".")] = true
		}
	}
	for _, path := range slices.Concat(columnFields(languageColumns), columnFields(stopColumns)) {
		if _, err := stepsTo(path); err != nil {
			t.Error(err)
		}
	}
	behind := map[string]bool{"ID": true, "OwnNameLanguage": true} // they serve the others and are nothing to read
	for i := range reflect.TypeFor[program.Person]().NumField() {
		if name := reflect.TypeFor[program.Person]().Field(i).Name; !shownFields["Person."+name] && !behind[name] {
			t.Errorf("no column of the roster shows Person.%s", name)
		}
	}
	want := map[string]program.Audience{
		"name":                program.Public,
		"phone":               program.Partners,
		"passport-number":     program.Internal,
		"stops":               program.Participants,
		"diet":                program.Partners,
		"hotel-confirmations": program.Partners,
	}
	for _, c := range rosterList.asList().Columns {
		if audience, asked := want[c.ID]; asked && c.Audience != audience {
			t.Errorf("%s is for %s, want %s", c.ID, c.Audience, audience)
		}
	}
}

// TestColumnsShowNoMoreThanTheyDeclare uses an edition from which nothing has been taken, so that only the columns
// are between a field and the file: each text of a person and a stop holds its own field's name and must come out for
// those who may have it alone.
func TestColumnsShowNoMoreThanTheyDeclare(t *testing.T) {
	person, stop := &program.Person{}, &program.Stop{}
	marks := map[string]program.Audience{}
	mark(reflect.ValueOf(person).Elem(), "Person", program.Public, marks)
	mark(reflect.ValueOf(stop).Elem(), "Stop", program.Public, marks)
	person.Role, person.NeedsInterpreter, person.Country = program.Awardee, program.Yes, "IQ"
	person.Consent = program.Consent{}
	person.Stays = []program.Stay{{Stop: stop.ID, Confirmation: "«Person.Stays.Confirmation»"}}
	marks["«Person.Stays.Confirmation»"] = program.Partners
	p := &program.Program{People: []*program.Person{person}, Stops: []*program.Stop{stop}}
	shownOnce := map[string]bool{}
	for _, audience := range program.Audiences() {
		edition := &edition.Edition{Program: p, Audience: audience}
		everything := contents(
			t,
			rosterOf(t, edition, choices{Columns: allColumns()}),
		) + csvOf(
			t,
			edition,
			choices{Columns: allColumns()},
		)
		for text, widest := range marks {
			if !strings.Contains(everything, text) {
				continue
			}
			shownOnce[text] = true
			if !audience.MayHave(widest) {
				t.Errorf("the %s have %s, which is for %s", audience, text, widest)
			}
		}
	}
	if len(shownOnce) < 35 {
		t.Errorf("only %d fields of %d were shown at all", len(shownOnce), len(marks))
	}
}

// mark fills every text in a record with the path of its field and notes who may have it.
func mark(record reflect.Value, path string, widest program.Audience, marks map[string]program.Audience) {
	for i := range record.NumField() {
		declared, field := record.Type().Field(i), record.Field(i)
		if !declared.IsExported() || declared.Tag.Get("audience") == "" {
			continue
		}
		path, widest := path+"."+declared.Name, narrower(widest, program.Audience(declared.Tag.Get("audience")))
		switch field.Kind() {
		case reflect.String:
			field.SetString("«" + path + "»")
			marks[field.String()] = widest
		case reflect.Bool:
			if declared.Name == "Answered" {
				field.SetBool(true)
			}
		case reflect.Struct:
			mark(field, path, widest, marks)
		}
	}
}

func columnFields[T any](columns []column[T]) (paths []string) {
	for _, c := range columns {
		paths = append(paths, c.fields...)
	}
	return paths
}

func TestEveryColumnHasATitleInEveryLanguage(t *testing.T) {
	for _, language := range []locale.Language{"en", "es-MX", "fr"} {
		titles := map[string]string{}
		for _, c := range rosterList.asList().Columns {
			title := rosterList.asList().ColumnTitle(c.ID, language)
			if other := titles[title]; title == "" || title == c.ID || other != "" {
				t.Errorf("%s: %s has the title %q of %s", language, c.ID, title, other)
			}
			titles[title] = c.ID
		}
	}
}

func TestSheetsInOtherLanguages(t *testing.T) {
	for language, want := range map[locale.Language][]string{
		"es": {"Personas", "Idiomas", "Paradas"}, "fr": {"Personnes", "Langues", "Étapes"},
		"km": {"People", "Languages", "Stops"},
	} {
		f := opened(t, rosterOf(t, edition.For(delegation(), program.Internal), choices{Language: language}))
		if diff := cmp.Diff(want, f.GetSheetList()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", language, diff)
		}
	}
}

func TestSheetsInArabicBeginAtTheRight(t *testing.T) {
	f := opened(t, rosterOf(t, edition.For(delegation(), program.Internal), choices{Language: "ar"}))
	name := f.GetSheetList()[0]
	view, err := f.GetSheetView(name, 0)
	if err != nil || view.RightToLeft == nil || !*view.RightToLeft {
		t.Errorf("the sheet begins at the left (%v)", err)
	}
	heading, err := f.GetCellStyle(name, "A1")
	if err != nil {
		t.Fatal(err)
	}
	if style, err := f.GetStyle(heading); err != nil || style.Alignment.Horizontal != "right" {
		t.Errorf("a heading begins at the left (%v)", err)
	}
	if printed, err := f.GetHeaderFooter(name); err != nil || !strings.HasPrefix(printed.OddHeader, "&R") {
		t.Errorf("the printed page begins at the left: %v (%v)", printed, err)
	}
}

func TestSheetOfLanguagesSaysWhoIsCovered(t *testing.T) {
	p := delegation()
	p.People[2].NeedsInterpreter = program.Unknown
	f := opened(t, rosterOf(t, edition.For(p, program.Partners), choices{}))
	want := [][]string{
		{"Language", "Name", "Role", "Level", "Needs interpreter", "Interpreters for it"},
		{"Arabic", "Layla Example", "Awardee", "native", "Yes", "Sam O'Sample"},
		{"Arabic", "Sam O'Sample", "Interpreter", "fluent"},
		{"Chinese", "范例明", "Awardee", "native", "Not asked"},
		{"English", "Sam O'Sample", "Interpreter", "native", "No"},
		{"English", "Layla Example", "Awardee", "basic"},
		{"English", "范例明", "Awardee", "fluent"},
		{"Khmer", "គំរូ", "Awardee", "native", "Yes", "Nobody yet"},
	}
	got := rowsOf(t, f, "Languages")
	for i, row := range got {
		for len(row) > 0 && row[len(row)-1] == "" {
			row = row[:len(row)-1]
		}
		got[i] = row
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestSheetOfStops(t *testing.T) {
	f := opened(t, rosterOf(t, edition.For(delegation(), program.Internal), choices{}))
	rows := rowsOf(t, f, "Stops")
	heads, boston, miami := rows[0], rows[1], rows[2]
	for title, want := range map[string][2]string{
		"City": {"Boston", "Miami"}, "Country": {"United States", "United States"},
		"Time zone": {"America/New_York", "America/New_York"}, "From": {"45089", "45095"},
		"People": {"4", "3"}, "Telephone of the local host": {"+1 555 010 0200", ""},
		"Who is there": {
			"Layla Example, គំរូ, 范例明, Sam O'Sample", "Layla Example (2023-06-20 – 2023-06-22), គំរូ, 范例明",
		},
	} {
		column := slices.Index(heads, title)
		if column < 0 || boston[column] != want[0] || miami[column] != want[1] {
			t.Errorf("%s: got %q and %q, want %q", title, boston[column], miami[column], want)
		}
	}
	if slices.Contains(heads, "Driver") {
		t.Error("a column that no stop fills is there")
	}
}

func TestChosenPeopleAndTheCancelled(t *testing.T) {
	p := delegation()
	tests := []struct {
		name    string
		options choices
		want    [][]string
	}{
		{
			"everyone who comes",
			choices{},
			[][]string{{"Name"}, {"Layla Example"}, {"គំរូ"}, {"范例明"}, {"Sam O'Sample"}},
		},
		{
			"two by their IDs",
			choices{People: []program.ID{p.People[3].ID, p.People[0].ID}},
			[][]string{{"Name"}, {"Layla Example"}, {"Sam O'Sample"}},
		},
		{
			"the cancelled as well, in words",
			choices{People: []program.ID{p.People[3].ID, p.People[4].ID}, Cancelled: true},
			[][]string{{"Name", "Cancelled"}, {"Sam O'Sample"}, {"Gone Away", "Cancelled"}},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.options.Columns = []string{"name"}
			got := rowsOf(t, opened(t, rosterOf(t, edition.For(p, program.Internal), test.options)), "People")
			for i, row := range got {
				got[i] = slices.DeleteFunc(row, func(s string) bool { return s == "" })
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// printed is a roster as it goes to a printer.
func printed(t *testing.T, paper request.Paper) *excelize.File {
	now := time.Date(2023, 6, 9, 1, 2, 3, 0, time.UTC)
	return opened(
		t,
		rosterOf(
			t,
			edition.For(delegation(), program.Partners),
			choices{Columns: []string{"number", "name", "phone"}, Paper: paper, Now: now},
		),
	)
}

func TestHeadingAndNameStayInViewUnderAFilter(t *testing.T) {
	f := printed(t, request.Letter)
	panes, err := f.GetPanes("People")
	if err != nil {
		t.Fatal(err)
	}
	if !panes.Freeze || panes.XSplit != 2 || panes.YSplit != 1 {
		t.Errorf("panes %+v", panes)
	}
	if dimension, err := f.GetSheetDimension("People"); err != nil || dimension != "A1:C5" {
		t.Errorf("dimension %s (%v)", dimension, err)
	}
	names := map[string]string{}
	for _, name := range f.GetDefinedName() {
		names[name.Name+" "+name.Scope] = name.RefersTo
	}
	if names["_xlnm.Print_Titles People"] != "'People'!$1:$1" ||
		names["_xlnm._FilterDatabase People"] != "'People'!$A$1:$C$5" {
		t.Errorf("defined names %v", names)
	}
}

func TestSheetsPrintOnePageWide(t *testing.T) {
	for paper, size := range map[request.Paper]int{"": 1, request.Letter: 1, request.A4: 9} {
		f := printed(t, paper)
		layout, err := f.GetPageLayout("People")
		if err != nil {
			t.Fatal(err)
		}
		if *layout.Size != size || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 ||
			*layout.FitToHeight != 0 {
			t.Errorf("layout %+v", layout)
		}
		if props, err := f.GetSheetProps("People"); err != nil || props.FitToPage == nil || !*props.FitToPage {
			t.Errorf("the sheet does not fit a page (%v)", err)
		}
	}
}

func TestPrintedPageSaysWhatItIs(t *testing.T) {
	got, err := printed(t, request.A4).GetHeaderFooter("People")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(got.OddHeader, `"2023 Invented Heroes && Friends`) {
		t.Errorf("header %s", got.OddHeader)
	}
	for _, want := range []string{"Page &P of &N", "As of 9 June 2023", "partners"} {
		if !strings.Contains(got.OddFooter, want) {
			t.Errorf("footer %s lacks %s", got.OddFooter, want)
		}
	}
}

func TestColumnsAreAsWideAsTheirTexts(t *testing.T) {
	p := delegation()
	f := opened(
		t,
		rosterOf(
			t,
			edition.For(p, program.Internal),
			choices{Columns: []string{"number", "name", "affiliation", "bio"}},
		),
	)
	widths := make([]float64, 4)
	for i, letter := range []string{"A", "B", "C", "D"} {
		width, err := f.GetColWidth("People", letter)
		if err != nil {
			t.Fatal(err)
		}
		widths[i] = width
	}
	if widths[0] > 9 || widths[1] < 12 || widths[1] > 20 || widths[2] < 28 || widths[3] != widestProse {
		t.Errorf("widths are %v", widths)
	}
	if measure("示例组织") < 1.8*measure("abcd") || measure("e\u0301") != measure("e") ||
		measure("one\nlonger line") != measure("longer line") {
		t.Error("wide letters, marks or lines are measured wrongly")
	}
}

func TestRowsAreAsTallAsTheirTexts(t *testing.T) {
	p := delegation()
	p.People[3].Bio = strings.Repeat("word ", 20000/5)
	f := opened(t, rosterOf(t, edition.For(p, program.Internal), choices{Columns: []string{"name", "bio"}}))
	for row, fits := range map[int]func(float64) bool{
		1: func(h float64) bool { return h == headingRow },
		2: func(h float64) bool { return h > 3*lineHeight && h < 7*lineHeight },
		3: func(h float64) bool { return h == plainRow },
		5: func(h float64) bool { return h == tallestRow },
	} {
		if height, err := f.GetRowHeight("People", row); err != nil || !fits(height) {
			t.Errorf("row %d is %v points tall (%v)", row, height, err)
		}
	}
}

func TestPropertiesNameNobody(t *testing.T) {
	f := opened(t, rosterOf(t, edition.For(delegation(), program.Internal), choices{}))
	props, err := f.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	want := &excelize.DocProperties{Title: "2023 Invented Heroes & Friends", Subject: "Roster", Language: "en"}
	if diff := cmp.Diff(want, props); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	everything := contents(
		t,
		rosterOf(
			t,
			edition.For(delegation(), program.Internal),
			choices{Columns: []string{"photo", "number"}, Photos: portraits{}},
		),
	)
	for _, trace := range []string{"xuri", "Excelize", os.TempDir(), "lastModifiedBy"} {
		if strings.Contains(everything, trace) {
			t.Errorf("the file holds %q", trace)
		}
	}
}

func TestSameInputGivesTheSameBytes(t *testing.T) {
	p := delegation()
	options := choices{
		Columns: []string{"photo", "name", "arrival", "bio"},
		Photos:  portraits{},
		Now:     time.Date(2023, 6, 9, 0, 0, 0, 0, time.UTC),
	}
	first := rosterOf(t, edition.For(p, program.Internal), options)
	for range 20 {
		if !bytes.Equal(first, rosterOf(t, edition.For(p, program.Internal), options)) {
			t.Fatal("the same roster came out in other bytes")
		}
	}
}

func TestPasswordClosesTheWorkbook(t *testing.T) {
	workbook := rosterOf(t, edition.For(delegation(), program.Internal), choices{Password: "correct horse"})
	if _, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook))); err == nil {
		t.Error("the workbook opens without the password")
	}
	if f, err := excelize.OpenReader(bytes.NewReader(workbook), excelize.Options{Password: "wrong"}); err == nil {
		_ = f.Close()
		t.Error("the workbook opens with a wrong password")
	}
	rows := rowsOf(t, opened(t, workbook, excelize.Options{Password: "correct horse"}), "People")
	if rows[1][1] != "Layla Example" {
		t.Errorf("got %q", rows[1])
	}
}

func TestPhotosLieInTheirCells(t *testing.T) {
	f := opened(
		t,
		rosterOf(
			t,
			edition.For(delegation(), program.Internal),
			choices{Columns: []string{"photo", "name"}, Photos: portraits{}},
		),
	)
	pictures, err := f.GetPictures("People", "A2")
	if err != nil || len(pictures) != 1 {
		t.Fatalf("A2 has %d pictures (%v)", len(pictures), err)
	}
	if pictures[0].Extension != ".jpg" && pictures[0].Extension != ".jpeg" || len(pictures[0].File) > 20<<10 ||
		pictures[0].Format.AltText != "Layla Example" {
		t.Errorf(
			"the picture is %s of %d bytes, %q",
			pictures[0].Extension,
			len(pictures[0].File),
			pictures[0].Format.AltText,
		)
	}
	if pictures, err := f.GetPictures("People", "A3"); err != nil || len(pictures) != 0 {
		t.Errorf("A3 has %d pictures (%v)", len(pictures), err)
	}
}

func TestPhotoThatCannotBeReadIsNamed(t *testing.T) {
	p := delegation()
	p.People[0].Photo = "lost"
	err := Roster(
		t.Context(),
		io.Discard,
		choices{Columns: []string{"photo"}, Photos: portraits{}}.of(edition.For(p, program.Internal)),
	)
	if err == nil || !strings.Contains(err.Error(), "Layla Example") || !strings.Contains(err.Error(), "lost") {
		t.Errorf("got %v", err)
	}
}

type panicking struct{}

func (panicking) Photo(context.Context, program.PhotoID) ([]byte, error) {
	panic("as a library does on a strange file")
}

func TestPanicBecomesAnError(t *testing.T) {
	err := Roster(
		t.Context(),
		io.Discard,
		choices{Columns: []string{"photo"}, Photos: panicking{}}.of(edition.For(delegation(), program.Internal)),
	)
	if err == nil || !strings.Contains(err.Error(), "stopped unexpectedly") {
		t.Errorf("got %v", err)
	}
}

func TestTextLongerThanACell(t *testing.T) {
	tests := []struct {
		name string
		bio  string
		fits bool
	}{
		{"the longest that fits", strings.Repeat("a", 32767), true},
		{"one more", strings.Repeat("a", 32768), false},
		{"letters of three bytes that fit", strings.Repeat("\u1780", 21000), true},
		{"letters that Excel counts twice", strings.Repeat("\U0001F600", 16384), false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := delegation()
			p.People[0].Bio = test.bio
			var out bytes.Buffer
			err := Roster(t.Context(), &out, choices{Columns: []string{"bio"}}.of(edition.For(p, program.Internal)))
			if test.fits {
				if err != nil {
					t.Fatal(err)
				}
				if got := rowsOf(t, opened(t, out.Bytes()), "People")[1][0]; got != test.bio {
					t.Errorf("%d bytes came back of %d", len(got), len(test.bio))
				}
			} else if err == nil || out.Len() > 0 || !strings.Contains(err.Error(), "Biography of Layla Example") {
				t.Errorf("%d bytes were written, and the error is %v", out.Len(), err)
			}
		})
	}
}

func TestCancelAndProgress(t *testing.T) {
	edition := edition.For(crowd(3000, 25), program.Internal)
	ctx, cancel := context.WithCancel(t.Context())
	err := Roster(ctx, io.Discard, choices{Progress: func(done, _ int) {
		if done > 1000 {
			cancel()
		}
	}}.of(edition))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	last, total := -1, 0
	err = Roster(t.Context(), io.Discard, choices{Progress: func(done, all int) {
		if done < last {
			t.Errorf("progress went back from %d to %d", last, done)
		}
		last, total = done, all
	}}.of(edition))
	if err != nil || last != total || total < 3000 {
		t.Errorf("progress ended at %d of %d (%v)", last, total, err)
	}
}

type fullDisk struct{ left int }

var errFull = errors.New("no space left on the device")

func (d *fullDisk) Write(p []byte) (int, error) {
	if d.left -= len(p); d.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestFullDiskIsAnError(t *testing.T) {
	edition := edition.For(delegation(), program.Internal)
	whole := len(rosterOf(t, edition, choices{}))
	for _, room := range []int{0, 100, whole / 2, whole - 1} {
		if err := Roster(t.Context(), &fullDisk{room}, choices{}.of(edition)); !errors.Is(err, errFull) {
			t.Errorf("with room for %d of %d bytes: %v", room, whole, err)
		}
		if err := RosterCSV(t.Context(), &fullDisk{0}, choices{}.of(edition)); !errors.Is(err, errFull) {
			t.Errorf("CSV: %v", err)
		}
	}
}

// watcher takes a file and looks into the temporary folder each time a piece of it comes.
type watcher struct {
	t      *testing.T
	folder string
	found  []string
}

func (w *watcher) Write(p []byte) (int, error) {
	entries, err := os.ReadDir(w.folder)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, e := range entries {
		w.found = append(w.found, e.Name())
	}
	return len(p), nil
}

func TestNothingIsWrittenToTheTemporaryFolder(t *testing.T) {
	folder := t.TempDir()
	for _, variable := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(variable, folder)
	}
	edition := edition.For(crowd(30000, 25), program.Internal) // 50 MB of rows: excelize's own writer spills at 16 MB
	for _, password := range []string{"", "a password"} {
		w := &watcher{t: t, folder: folder}
		err := Roster(t.Context(), w, choices{Columns: benchmarkColumns, Password: password}.of(edition))
		if err != nil {
			t.Fatal(err)
		}
		if len(w.found) > 0 {
			t.Errorf("there were %q in the temporary folder", w.found)
		}
	}
}

func TestEmptyProgram(t *testing.T) {
	f := opened(t, rosterOf(t, edition.For((&program.Program{Name: "Nobody yet"}), program.Internal), choices{}))
	for _, sheet := range f.GetSheetList() {
		if rows := rowsOf(t, f, sheet); len(rows) != 1 || len(rows[0]) < 4 {
			t.Errorf("%s: %q", sheet, rows)
		}
	}
}

func TestCSV(t *testing.T) {
	p := delegation()
	p.People[0].Notes = "first\rsecond\r\nthird \"quoted\", with comma"
	got := csvOf(
		t,
		edition.For(p, program.Internal),
		choices{
			Columns:  []string{"name", "affiliation", "phone", "birth-date", "arrival", "notes"},
			People:   []program.ID{p.People[0].ID},
			Language: "fr",
		},
	)
	want := "\uFEFFNom,Organisation,Téléphone,Date de naissance,Arrivée,Notes internes\r\n" +
		`Layla Example,"=HYPERLINK(""http://example.org"")",+15550100123,1899-05-04,2023-06-12 18:45,"first` +
		"\r\nsecond\r\nthird \"\"quoted\"\", with comma\"\r\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestHostileTextsComeBackUnchanged(t *testing.T) {
	samples := os.Getenv("LAUREL_SAMPLES")
	if samples == "" {
		t.Skip("LAUREL_SAMPLES names no folder of samples")
	}
	var texts []string
	naughty, err := os.ReadFile(filepath.Join(samples, "hostile", "naughty-strings.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(naughty, &texts); err != nil {
		t.Fatal(err)
	}
	injection, err := os.Open(filepath.Join(samples, "hostile", "csv-injection.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = injection.Close() }()
	for lines := bufio.NewScanner(injection); lines.Scan(); {
		texts = append(texts, lines.Text())
	}
	if len(texts) < 500 {
		t.Fatalf("only %d texts were read", len(texts))
	}
	assertTextsComeBack(t, texts)
}

// assertTextsComeBack puts the texts into both forms of the roster and reads them again.
func assertTextsComeBack(t testing.TB, texts []string) {
	t.Helper()
	p := &program.Program{Name: "Hostile"}
	for _, text := range texts {
		p.People = append(
			p.People,
			&program.Person{Given: "x", Phone: text, Affiliation: text, Passport: program.Passport{Number: "."}},
		)
	}
	options := choices{Columns: []string{"phone", "affiliation", "passport-number"}}
	f := opened(t, rosterOf(t, edition.For(p, program.Internal), options))
	rows := rowsOf(t, f, "People")
	records, err := csv.NewReader(strings.NewReader(csvOf(t, edition.For(p, program.Internal), options))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(texts)+1 || len(records) != len(texts)+1 {
		t.Fatalf("%d texts came back as %d rows and %d records", len(texts), len(rows), len(records))
	}
	for i, text := range texts {
		if got := rows[i+1]; got[0] != clean(text) || got[1] != clean(text) {
			t.Errorf("%q came back from Excel as %q", text, got)
		}
		if got := records[i+1]; got[0] != lineFeeds(text) {
			t.Errorf("%q came back from CSV as %q", text, got[0])
		}
	}
	if len(texts) < 1000 {
		assertNoFormula(t, f)
	}
}

func TestAnyTextComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.OneOf(
			rapid.String(),
			rapid.SampledFrom(
				[]string{
					"=1+1",
					"_x0041_",
					"_x0041_x0042_",
					"_x005F_",
					"_",
					"x000D_",
					"\r\n",
					"\x00",
					"]]>",
					"<b>&amp;",
					" ",
					"\uFFFE",
					"\t",
					"\xff",
				},
			),
		)
		text := strings.Join(rapid.SliceOfN(piece, 0, 6).Draw(t, "pieces"), "")
		p := &program.Program{
			Name:   text,
			People: []*program.Person{{Given: "x", Notes: text, Passport: program.Passport{Number: "."}}},
		}
		var out bytes.Buffer
		err := Roster(
			context.Background(), &out,
			choices{Columns: []string{"notes", "passport-number"}}.of(edition.For(p, program.Internal)),
		)
		if err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(&out)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = f.Close() }()
		got, err := f.GetCellValue("People", "A2")
		if err != nil || got != clean(text) {
			t.Fatalf("%q came back as %q (%v)", text, got, err)
		}
		if props, err := f.GetDocProps(); err != nil || props.Title != clean(text) {
			t.Fatalf("the title %q came back as %q (%v)", text, props.Title, err)
		}
	})
}

func TestAnyChoiceOfColumnsIsKeptInOrder(t *testing.T) {
	ids, titles := allColumns(), map[string]Column{}
	for _, c := range rosterList.asList().Columns {
		titles[c.ID] = c
	}
	p := delegation()
	rapid.Check(t, func(t *rapid.T) {
		choice := rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 1, len(ids), rapid.ID[string]).Draw(t, "columns")
		audience := rapid.SampledFrom(program.Audiences()).Draw(t, "audience")
		var want []string
		for _, id := range choice {
			if audience.MayHave(titles[id].Audience) {
				want = append(want, rosterList.asList().ColumnTitle(id, "en"))
			}
		}
		var out bytes.Buffer
		err := RosterCSV(context.Background(), &out, choices{Columns: choice}.of(edition.For(p, audience)))
		if len(want) == 0 {
			if err == nil {
				t.Fatal("a roster without columns was made")
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\uFEFF"))).ReadAll()
		if err != nil || !slices.Equal(records[0], want) {
			t.Fatalf("got %q, want %q (%v)", records[0], want, err)
		}
	})
}

// Excel writes the months of a date in the language whose number its format has.
func TestDatesOfAWorkbookAreInItsLanguage(t *testing.T) {
	for _, l := range []locale.Language{"es", "fr", "pt"} {
		if format := l.Text("roster.date-format"); strings.Contains(format, "$-409") {
			t.Errorf("%s has the months of American English: %s", l, format)
		}
	}
}
