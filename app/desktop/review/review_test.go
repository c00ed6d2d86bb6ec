package review

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/sheet"
	"laurel/data/intake"
	"laurel/data/intake/source"
	"laurel/data/program"
)

const roster = "Given name,Family name,Country,Date of birth,Phone,E-mail,Shoe size\n" +
	"Omar,Beispiel,Kenya,15 June 1985,+254 20 555 0101,omar@example.org,42\n" +
	"Ana,Prova,Peru,2 February 1979,+51 1 555 0144,ana@example.org,38\n" +
	"Layla,Mithal,Jordan,31 February 1985,+962 6 555 0102,layla@example.org,39\n"

func ana(p *program.Person) {
	p.BirthDate, p.Email, p.Phone, p.Country = date(1979, 2, 2), "ana@example.org", "+51 1 555 0100", "PE"
}

func TestEachRowIsShownAsItWillBe(t *testing.T) {
	f := newFixture(t, person("Ana", "Prova", ana))
	r := f.review(t, "roster.csv", roster)
	if r.state(t, "Omar Beispiel").State != intake.New {
		t.Errorf("Omar is %s", r.state(t, "Omar Beispiel").State)
	}
	if got := r.see(t, "Omar Beispiel", "birth-date").Text; got != "15 June 1985" {
		t.Errorf("Omar was born %q", got)
	}
	phone := r.see(t, "Ana Prova", "phone")
	if r.state(t, "Ana Prova").State != intake.Changed || phone.Before != "+51 1 555 0100" ||
		phone.Text != "+51 1 555 0144" || !phone.Changes {
		t.Errorf("Ana's telephone: %+v", phone)
	}
	if email := r.see(t, "Ana Prova", "email"); email.Changes || email.Before != "" {
		t.Errorf("what stays is shown as a change: %+v", email)
	}
	born := r.see(t, "Layla Mithal", "birth-date")
	if born.Text != "31 February 1985" || born.Tone != look.Red {
		t.Errorf("Layla was born %+v", born)
	}
	if remark := r.see(t, "Layla Mithal", remarkColumn); !strings.Contains(remark.Text, "31 February 1985") {
		t.Errorf("nobody says why: %q", remark.Text)
	}
	if r.page.submit.Text != "Import 3 people" {
		t.Error(r.page.submit.Text)
	}
	if len(f.people()) != 1 {
		t.Error("something came in before it was asked for")
	}
	r.Import()
	if people := f.people(); len(people) != 3 || people["Ana Prova"].Phone != "+51 1 555 0144" {
		t.Errorf("imported: %v", people)
	}
	f.Session.Undo()
	if people := f.people(); len(people) != 1 || people["Ana Prova"].Phone != "+51 1 555 0100" {
		t.Errorf("it is not undone at once: %v", people)
	}
}

func TestTheSameFileTwiceChangesNothing(t *testing.T) {
	f := newFixture(t)
	f.review(t, "roster.csv", roster).Import()
	r := f.review(t, "roster.csv", roster)
	if r.page.submit.Text != "Nothing to import" || !r.page.submit.Disabled() {
		t.Errorf("%q", r.page.submit.Text)
	}
	before := f.Session.Program()
	r.Import()
	if f.Session.Program() != before {
		t.Error("there was an edit")
	}
}

func TestARowAndAChangeCanBeUnticked(t *testing.T) {
	f := newFixture(t, person("Ana", "Prova", ana))
	r := f.review(t, "roster.csv", roster)
	r.table.sheet.Tick(r.at(t, "Omar Beispiel"))
	if r.see(t, "Omar Beispiel", tickColumn).Tick != sheet.Off {
		t.Error("the row is still ticked")
	}
	r.table.sheet.Keep(r.at(t, "Ana Prova"), r.column(t, "phone"))
	phone := r.see(t, "Ana Prova", "phone")
	if !phone.Kept || phone.Before != "+51 1 555 0100" || phone.Text != "+51 1 555 0144" {
		t.Errorf("the change is not kept out: %+v", phone)
	}
	r.table.sheet.Tick(r.at(t, "Layla Mithal"))
	r.table.sheet.Tick(r.at(t, "Layla Mithal"))
	if r.see(t, "Layla Mithal", tickColumn).Tick != sheet.On {
		t.Error("the row is not ticked again")
	}
	r.Import()
	people := f.people()
	if people["Omar Beispiel"] != nil || people["Ana Prova"].Phone != "+51 1 555 0100" ||
		people["Layla Mithal"] == nil {
		t.Errorf("imported: %v", people)
	}
}

func TestACellIsMendedInItsPlace(t *testing.T) {
	f := newFixture(t)
	f.inWindow()
	r := f.review(t, "roster.csv", roster)
	at, column := r.at(t, "Layla Mithal"), r.column(t, "birth-date")
	r.table.sheet.Link(at, r.column(t, remarkColumn), 0)
	editing := r.table.sheet.Editing()
	if editing == nil || editing.Text != "31 February 1985" {
		t.Fatal("“fix” does not edit the cell with the file's text")
	}
	editing.SetText("28 February 1985")
	f.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	born := r.table.sheet.Cell(at, column)
	if born.Text != "28 February 1985" || born.Tone == look.Red {
		t.Errorf("it was not read again: %+v", born)
	}
	r.Import()
	if got := f.people()["Layla Mithal"]; got == nil || got.BirthDate != date(1985, 2, 28) {
		t.Errorf("imported: %+v", got)
	}
}

func TestABlockOfCellsIsPastedOverThoseOfTheFile(t *testing.T) {
	f := newFixture(t)
	f.inWindow()
	r := f.review(t, "list.csv", "Name,Country,E-mail\nAna Prova,Peru,a@example.org\nKim Sample,Kenya,b@example.org\n")
	first := r.at(t, "Ana Prova")
	r.table.sheet.Select(first, r.column(t, "country"))
	fyne.CurrentApp().Clipboard().SetContent("Iraq\tana@example.org\nNigeria\tkim@example.org\nChad\n")
	r.table.sheet.Focus(f.Window.Canvas())
	f.Window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{})
	for name, want := range map[string][2]string{
		"Ana Prova": {"Iraq", "ana@example.org"}, "Kim Sample": {"Nigeria", "kim@example.org"},
	} {
		if got := [2]string{r.see(t, name, "country").Text, r.see(t, name, "email").Text}; got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := r.page.message.Text; !strings.Contains(got, "no place") {
		t.Errorf("of the cell that has no place it is said: %q", got)
	}
}

func TestAWrongValueCanBeLeftOut(t *testing.T) {
	f := newFixture(t)
	r := f.review(t, "roster.csv", roster)
	r.table.sheet.Link(r.at(t, "Layla Mithal"), r.column(t, remarkColumn), 1)
	if cell := r.see(t, "Layla Mithal", "birth-date"); cell.Text != "" ||
		stateOf(r.state(t, "Layla Mithal")) != intake.New {
		t.Errorf("it is still there: %+v", cell)
	}
}

// shared is a list in which two people may be somebody who is there.
const shared = "Name,E-mail,Country\nKim Sample,kim@example.org,Iraq\nAna Prova,,Peru\n" +
	"Grace Muster,grace@example.org,Kenya\n"

func TestAPossibleMatchIsDecidedInItsRow(t *testing.T) {
	for _, test := range []struct {
		name   string
		link   int
		others []string // the links that are left
		people int
		kim    string // the country of the one who was there
	}{
		{"new", 0, []string{"merge", "skip"}, 4, ""},
		{"merge", 1, []string{"new", "skip"}, 3, "IQ"},
		{"skip", 2, []string{"new", "merge"}, 3, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			kim := person("Kim", "Sample")
			f := newFixture(t, kim, person("Ana", "Prova"))
			r := f.review(t, "list.csv", shared)
			if r.see(t, "Kim Sample", tickColumn).Tick != sheet.Asked || r.page.submit.Text != "Import 1 person" {
				t.Fatalf("nobody asks: %q", r.page.submit.Text)
			}
			r.table.sheet.Link(r.at(t, "Kim Sample"), r.column(t, remarkColumn), test.link)
			if r.see(t, "Kim Sample", tickColumn).Tick == sheet.Asked {
				t.Error("it still asks")
			}
			if got := r.see(t, "Kim Sample", remarkColumn).Links; !slices.Equal(got, test.others) {
				t.Errorf("the links are %q, want %q", got, test.others)
			}
			r.Import()
			p := f.Session.Program()
			if len(p.People) != test.people || string(p.Person(kim.ID).Country) != test.kim {
				t.Errorf("%d people, Kim of %q", len(p.People), p.Person(kim.ID).Country)
			}
		})
	}
}

func TestTheLikeOfARowIsDecidedWithIt(t *testing.T) {
	f := newFixture(t, person("Kim", "Sample"), person("Ana", "Prova"))
	r := f.review(t, "list.csv", shared)
	alike := r.choices.alike(r.state(t, "Kim Sample"))
	if len(alike) != 2 {
		t.Fatalf("%d rows are alike", len(alike))
	}
	r.choices.choose(intake.Merge, "", alike...)
	if r.page.submit.Text != "Import 3 people" {
		t.Error(r.page.submit.Text)
	}
	menu := r.choices.allMenu()
	menu.Items[1].Action()
	if r.page.submit.Text != "Nothing to import" {
		t.Errorf("all are left out: %q", r.page.submit.Text)
	}
}

func TestTheFilterShowsTheRowsOfAState(t *testing.T) {
	f := newFixture(t, person("Ana", "Prova", ana))
	r := f.review(t, "roster.csv", roster)
	var labels []string
	for _, chip := range r.table.chips {
		if chip.Visible() {
			labels = append(labels, chip.Text)
		}
	}
	if !slices.Equal(labels, []string{"all 3", "new 1", "changed 1", "problem 1"}) {
		t.Errorf("the filters are %q", labels)
	}
	r.table.chips[slices.Index(filters, filter(intake.Changed))].Tapped(nil)
	if len(r.table.shown) != 1 || r.file.rows[r.table.shown[0]].Text != "Ana Prova" {
		t.Errorf("shown: %v", r.table.shown)
	}
}

func TestLeavingAsksOnceSomethingWasDecided(t *testing.T) {
	f := newFixture(t)
	f.review(t, "roster.csv", roster).leave()
	if len(f.Dialogs.Questions) != 0 || f.Dialogs.Pages != 0 {
		t.Fatal("it asks although nothing was decided")
	}
	r := f.review(t, "roster.csv", roster)
	r.table.sheet.Tick(0)
	r.leave()
	if len(f.Dialogs.Questions) != 1 || f.Dialogs.Pages != 1 {
		t.Fatal("it does not ask")
	}
	f.Dialogs.Yes = true
	r.leave()
	if f.Dialogs.Pages != 0 || len(f.people()) != 0 {
		t.Error("it is not closed")
	}
}

func TestTheColumnsAreChosenAndRememberedForFilesWithTheSameHeadings(t *testing.T) {
	const list = "Given name,Family name,Where from\nOmar,Beispiel,Kenya\n"
	f := newFixture(t)
	r := f.review(t, "list.csv", list)
	f.Dialogs.Chosen = "country"
	r.chooseColumns()
	if got := r.table.sheet.Columns(); len(got) != 3 || got[2].Title != "Not read" || got[2].Second != "Where from" {
		t.Fatalf("the columns are %+v", got)
	}
	r.table.sheet.Heading(2)
	if got := r.table.sheet.Columns()[2].Title; got != "Country" {
		t.Errorf("it is read as %q", got)
	}
	r.chooseColumns()
	if got := r.see(t, "Omar Beispiel", "country").Text; got != "Kenya" {
		t.Errorf("Omar is of %q", got)
	}
	r.Import()
	again := f.review(t, "another list.csv", strings.Replace(list, "Omar", "Ana", 1))
	if !again.file.remembered || again.see(t, "Ana Beispiel", "country").Text != "Kenya" {
		t.Error("the columns are forgotten")
	}
	var kept []knownMapping
	f.Session.Prefs.Load(mappingsKey, &kept)
	if text := fmt.Sprint(kept); strings.Contains(text, "Omar") || strings.Contains(text, "Where from") {
		t.Errorf("kept: %s", text)
	}
}

func TestColumnsThatAreNotRecognisedAreChosenFirst(t *testing.T) {
	f := newFixture(t)
	r := f.review(t, "list.csv", "Wer,Woher,Bemerkungen dazu\nOmar Beispiel,Kenya,\nAna Prova,Peru,x\n")
	if r.file.unknown == nil || !r.page.submit.Disabled() {
		t.Fatal("the columns are not asked for")
	}
	f.Dialogs.Chosen = "name"
	r.table.sheet.Heading(0)
	f.Dialogs.Chosen = "country"
	r.table.sheet.Heading(1)
	r.chooseColumns()
	if got := r.see(t, "Omar Beispiel", "country").Text; got != "Kenya" || len(r.file.rows) != 2 {
		t.Errorf("Omar is of %q; %d rows", got, len(r.file.rows))
	}
	r.Import()
	if len(f.people()) != 2 {
		t.Errorf("imported: %v", f.people())
	}
}

func TestTheStopTheZoneAndTheDatesOfAScheduleAreChosen(t *testing.T) {
	f := newFixture(t)
	r := f.review(t, "plan.csv", "Title;Date;Start;End\nProva walk;06/07/2023;18:00;19:00\n")
	label, tone := r.head.dates()
	if tone != look.Amber || !strings.Contains(label, "06/07/2023") {
		t.Errorf("nobody asks how the date is meant: %q", label)
	}
	for at, want := range map[int]string{0: "Thu 6 Jul", 1: "Wed 7 Jun"} {
		r.choose1(r.head.dateChoices()[at])
		if got := r.see(t, "Prova walk", "date").Text; got != want {
			t.Errorf("the date is %q, want %q", got, want)
		}
	}
	r.choose1(r.head.stopChoices()[2])
	if got, _ := r.head.stop(); got != "Stop: Seattle" {
		t.Errorf("the stop is %q", got)
	}
	r.choose1(r.head.intoChoices()[1])
	if !r.file.draft.IsNew() || !r.file.draft.NeedsZone {
		t.Fatal("a program of its own does not ask for its zone")
	}
	f.Dialogs.Chosen = "America/Denver"
	r.Import() // asks for the zone
	r.Import()
	made := f.Session.Program()
	if made.Name != "plan" || len(made.Stops) != 1 || made.Stops[0].Zone != "America/Denver" {
		t.Errorf("made %+v", made)
	}
}

// choose1 makes a choice of a chip's menu.
func (r *Review) choose1(o option) {
	next := r.file.options
	o.options(&next)
	r.file.readAgain(next)
}

func TestPastedRowsAreReviewed(t *testing.T) {
	f := newFixture(t)
	if f.importer.Paste("Omar", source.Roster) {
		t.Error("a word is taken for rows")
	}
	if !f.importer.Paste("Name\tCountry\nOmar Beispiel\tKenya\n", source.Roster) {
		t.Fatal("rows are not read")
	}
	f.importer.Shown().Import()
	if f.people()["Omar Beispiel"] == nil {
		t.Errorf("imported: %v", f.people())
	}
}

func TestTheReviewFitsSmallWindows(t *testing.T) {
	f := newFixture(t, person("Ana", "Prova", ana))
	r := f.review(t, "roster.csv", roster)
	if least := r.page.content.MinSize(); least.Width > 900 || least.Height > 560 {
		t.Errorf("it needs %v", least)
	}
}

func TestTenThousandRowsStayFluid(t *testing.T) {
	if testing.Short() {
		t.Skip("it reads 10,000 rows")
	}
	f := newFixture(t)
	f.inWindow()
	r := f.review(t, "many.csv", manyRows(10_000))
	start := time.Now()
	const scrolled = 200
	for i := range scrolled {
		r.table.sheet.Select(i*50, 2)
	}
	each := time.Since(start) / scrolled
	start = time.Now()
	r.table.sheet.Tick(5000)
	t.Logf("%v for a page, %v for a decision", each, time.Since(start))
	if each > 100*time.Millisecond {
		t.Errorf("a page of rows takes %v", each)
	}
	if r.page.submit.Text != "Import 9999 people" {
		t.Error(r.page.submit.Text)
	}
}

func TestAMessyRosterIsUnderstood(t *testing.T) {
	f := newFixture(t, known()...)
	f.importer.File(messyRoster(t))
	r := f.importer.Shown()
	for row, want := range map[string]intake.State{
		"Interpreters": intake.Heading, "TOTAL 8 participants": intake.Total,
		"Please send corrections before Friday.": intake.Note, "Bilal Namoona": intake.Possible,
	} {
		if got := r.state(t, row); got.State != want {
			t.Errorf("%s is %s, want %s", row, got.State, want)
		}
	}
	for _, want := range []struct{ name, field, text string }{
		{"Omar BEISPIEL", "birth-date", "15 June 1985"},
		{"Kim SAMPLE", "birth-date", "1 February 1990"},
		{"Clara EJEMPLO", "birth-date", "9 September 1971"},
		{"Clara EJEMPLO", "emergency-name", ""},
		{"Clara EJEMPLO", "role", "Interpreter"},
		{"Omar BEISPIEL", "emergency-name", "Amina Beispiel"},
		{"Omar BEISPIEL", "phone", "+254 20 555 0101"},
		{"João MUSTER DA SILVA", "family", "MUSTER DA SILVA"},
	} {
		if got := r.see(t, want.name, want.field).Text; got != want.text {
			t.Errorf("%s, %s: %q, want %q", want.name, want.field, got, want.text)
		}
	}
	r.Import()
	people := f.people()
	clara, kim := people["Clara EJEMPLO"], people["Kim SAMPLE"]
	if clara == nil || clara.Role != program.Interpreter || kim == nil || kim.Role != program.Awardee {
		t.Errorf("the roles are wrong: %+v, %+v", clara, kim)
	}
	if bilal := people["Bilal Namoona"]; !bilal.BirthDate.IsZero() || len(people) != 3+5 {
		t.Errorf("nobody decided about Bilal; %d people", len(people))
	}
}

func TestTheSheetAndTheRowOfHeadingsAreChosen(t *testing.T) {
	f := newFixture(t)
	f.importer.File(messyRoster(t))
	r := f.importer.Shown()
	sheet, _ := r.head.sheetName()
	header, _ := r.head.header()
	if sheet != "Sheet “Delegates”" || header != "Headings in row 4" {
		t.Errorf("%s, %s", sheet, header)
	}
	f.Dialogs.Chosen = "3"
	r.head.chooseHeader()
	if header, _ := r.head.header(); header != "Headings in row 3" {
		t.Error(header)
	}
	if _, read := r.file.columnOf("gender"); read {
		t.Error("the row below is still read as headings")
	}
	r.choose1(r.head.sheetChoices()[1])
	if r.file.options.Sheet != "Delegates" || r.file.options.Header != 0 {
		t.Errorf("%+v", r.file.options)
	}
}

func TestNamesInCapitalsAreWrittenAsNamesOnlyWhenAsked(t *testing.T) {
	f := newFixture(t)
	r := f.review(t, "list.csv", "Given name,Family name\nRONALD,MCDONALD\nAna,PROVA\nOmar,Beispiel\n")
	if _, _, offered := titled(r.state(t, "Omar Beispiel")); offered {
		t.Error("it is offered for a name that is written as names are")
	}
	r.choices.writeTitled(r.state(t, "RONALD MCDONALD"))
	menu := r.choices.allMenu()
	if label := menu.Items[2].Label; label != "Write 1 name as Ana Prova" {
		t.Errorf("for all it offers %q", label)
	}
	if label, _ := r.head.capitals(); label != "1 name in capitals" || r.head.capitalsMenu().Items[0].Label == "" {
		t.Errorf("the chip is %q", label)
	}
	r.Import()
	people := f.people()
	if people["Ronald McDonald"] == nil || people["Ana PROVA"] == nil {
		t.Errorf("imported: %v", people)
	}
}

func TestCellsOfCalendarsAndCardsAreEditedLikeThoseOfTables(t *testing.T) {
	const event = "BEGIN:VEVENT\r\nUID:%s\r\nSUMMARY:%s\r\nDTSTART;TZID=America/New_York:20230613T090000\r\n" +
		"DURATION:PT1H\r\n%sEND:VEVENT\r\n"
	calendar := "BEGIN:VCALENDAR\r\n" + fmt.Sprintf(event, "a", "Prova walk", "") +
		fmt.Sprintf(event, "b", "Prova run", "RRULE:FREQ=DAILY;COUNT=2\r\n") + "END:VCALENDAR\r\n"
	f := newFixture(t)
	r := f.review(t, "plan.ics", calendar)
	edit := func(name, column, text string) {
		t.Helper()
		cell := r.see(t, name, column)
		if !cell.Editable {
			t.Fatalf("%s of %s cannot be edited", column, name)
		}
		r.choices.edited(r.state(t, name), r.table.fields[r.column(t, column)], text)
	}
	if cell := r.see(t, "Prova walk", "date"); cell.Edit != "13 Jun 2023" {
		t.Errorf("the day is edited as %q", cell.Edit)
	}
	edit("Prova walk", "date", "Thu 15 Jun")
	edit("Prova walk", "start", "2 p.m.")
	edit("Prova walk", recordColumn, "Prova ride")
	if r.see(t, "Prova run", "date").Editable {
		t.Error("the day of a series can be edited")
	}
	r.Import()
	for _, m := range f.Session.Program().Meetings {
		if m.Title == "Prova ride" && m.Start.String() == "2023-06-15T14:00" && m.Minutes() == 60 {
			return
		}
	}
	t.Errorf("imported: %+v", f.Session.Program().Meetings[0])
}

func TestACardIsEdited(t *testing.T) {
	f := newFixture(t)
	r := f.review(t, "card.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Prova;Ana;;;\r\nFN:Ana Prova\r\nORG:Office\r\n"+
		"TEL:+1 202 555 0101\r\nEMAIL:ana@example.org\r\nEND:VCARD\r\n")
	column := r.column(t, "email")
	if !r.table.sheet.Cell(0, column).Editable {
		t.Fatal("it cannot be edited")
	}
	r.choices.edited(&r.file.rows[r.table.shown[0]], "email", "office@example.org")
	if got := r.table.sheet.Cell(0, r.column(t, "email")).Text; got != "office@example.org" {
		t.Errorf("the address is %q", got)
	}
}

func TestTheCalendarOfYearsIsChosen(t *testing.T) {
	f := newFixture(t)
	r := f.review(t, "list.csv", "Name,Date of birth\nOmid Prova,1364/03/25\n")
	if label, tone := r.head.calendar(); tone != look.Amber || !strings.Contains(label, "1364/03/25") {
		t.Errorf("nobody asks for the calendar: %q", label)
	}
	r.choose1(r.head.calendarChoices()[1])
	if got := r.see(t, "Omid Prova", "birth-date").Text; got != "15 June 1985" {
		t.Errorf("Omid was born %q", got)
	}
}

// The items of a week grid are beside each other in a row of the file: each is ticked by itself.
func TestTheItemsOfAWeekGridAreDecidedOneByOne(t *testing.T) {
	f := newFixture(t)
	r := f.review(t, "week.csv", "Time,Mon 12 June,Tue 13 June\n09:00,Welcome,Visit\n10:00,Tour,\n")
	r.table.sheet.Tick(r.at(t, "Visit"))
	if r.see(t, "Visit", tickColumn).Tick != sheet.Off || r.see(t, "Welcome", tickColumn).Tick != sheet.On {
		t.Error("both items of the row are unticked, or none")
	}
}
