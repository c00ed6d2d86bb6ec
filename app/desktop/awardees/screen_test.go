package awardees

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

func TestListShowsEveryoneOfTheSample(t *testing.T) {
	h := sampleHarness(t)
	if got, want := len(h.shown()), len(h.session.Program().People); got != want {
		t.Fatalf("%d people are listed, the program has %d", got, want)
	}
	if h.current() == nil {
		t.Error("nobody is current, so that the pane is empty")
	}
	names := h.shown()
	if !slices.IsSortedFunc(names, func(a, b string) int { return strings.Compare(locale.Fold(a), locale.Fold(b)) }) {
		t.Errorf("the names are not in order: %q", names)
	}
}

func TestSearchFindsPeopleInAnyScript(t *testing.T) {
	tests := []struct{ why, query, want string }{
		{"Latin without marks finds letters with marks", "zsofia", "Minta Zsófia"},
		{"capitals do not matter", "HITTSCHER", "Paola Hittscher"},
		{"Arabic with another yeh and alef finds the own-script name", "ایمان", "Iman Al Sailawi"},
		{"Urdu letters find the Urdu name", "ظہیر", "Zaheer Ahmed"},
		{"Khmer letters find the Khmer name", "ដារ៉ា", "Dara Mech"},
		{"the country is searched", "cambod", "Dara Mech"},
		{"a language is searched", "khmer", "Dara Mech"},
		{"an organisation is searched", "minta foundation", "Minta Zsófia"},
		{"words may come in any order", "zaheer pakistan", "Zaheer Ahmed"},
		{"a hyphen finds a space", "al-sailawi", "Iman Al Sailawi"},
	}
	h := sampleHarness(t)
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			h.list.search.SetText(test.query)
			if got := h.shown(); !slices.Contains(got, test.want) {
				t.Errorf("%q finds %q, not %q", test.query, got, test.want)
			}
		})
	}
	h.list.search.SetText("nobody is called so")
	if got := h.shown(); len(got) != 0 {
		t.Errorf("a query that fits nobody finds %q", got)
	}
	if len(h.list.empty.Objects) != 1 {
		t.Error("the empty list says nothing")
	}
	h.list.ShowEveryone()
	if h.list.search.Text != "" || len(h.shown()) != len(h.session.Program().People) {
		t.Error("Show everyone leaves a filter")
	}
}

func TestFiltersCountWhatTheyShow(t *testing.T) {
	h := sampleHarness(t)
	c := h.roster.counts()
	for role, chip := range h.list.filter.roles {
		h.list.ShowEveryone()
		chip.Tapped(nil)
		if got := len(h.shown()); c.roles[role] > 0 && got != c.roles[role] {
			t.Errorf("%s shows %d, its chip says %d", chip.Text, got, c.roles[role])
		}
		chip.Tapped(nil) // a second press removes it
		if !h.list.filter.filter.everyone() {
			t.Errorf("a second press leaves %s", chip.Text)
		}
	}
	for n, chip := range h.list.filter.needs {
		h.list.ShowEveryone()
		chip.Tapped(nil)
		if got := len(h.shown()); c.needs[n] > 0 && got != c.needs[n] {
			t.Errorf("%s shows %d, its chip says %d", chip.Text, got, c.needs[n])
		}
	}
	for _, stop := range h.session.Program().Stops {
		h.list.ShowEveryone()
		set(h.list.filter, &h.list.filter.filter.stop, stop.ID)
		if got := len(h.shown()); got != c.stops[stop.ID] {
			t.Errorf("%s shows %d, the menu says %d", stop.City, got, c.stops[stop.ID])
		}
	}
	h.list.ShowEveryone()
	set(h.list.filter, &h.list.filter.filter.country, "IQ")
	if got := h.shown(); !slices.Equal(got, []string{"Basim Abdul-Razzak", "Iman Al Sailawi"}) {
		t.Errorf("Iraq shows %q", got)
	}
}

func TestAddedPersonIsStoredAndShown(t *testing.T) {
	h := sampleHarness(t)
	h.Add()
	h.session.Runner.Flush()
	if h.window.Canvas().Focused() == nil {
		t.Error("no field has the keyboard")
	}
	h.typed("Given", "Layla")
	h.typed("OwnName", "ليلى")
	h.editor.form.Save()
	if h.formOpen() {
		t.Fatal("the form stays open after it was saved")
	}
	added := h.find("Layla")
	if added.OwnName != "ليلى" || added.Role != program.Awardee {
		t.Errorf("stored as %+v", added)
	}
	if h.current() == nil || h.current().ID != added.ID {
		t.Error("the new person is not the one shown")
	}
	h.session.Undo()
	if slices.Contains(h.shown(), "Layla") {
		t.Error("undo leaves the person")
	}
}

func TestRefusedFormKeepsWhatWasTyped(t *testing.T) {
	tests := []struct {
		why   string
		enter func(*harness)
		key   string
	}{
		{"no name at all", func(h *harness) { h.typed("Position", "Minister") }, "Given"},
		{
			"an e-mail address that is none",
			func(h *harness) { h.typed("Given", "Ana"); h.typed("Email", "ana at example") },
			"Email",
		},
		{
			"a passport name in other letters",
			func(h *harness) { h.typed("Given", "Ana"); h.typed("PassportName", "آنا") },
			"PassportName",
		},
		{"a stay that ends before it begins", func(h *harness) {
			h.typed("Given", "Ana")
			stop := string(h.session.Program().Stops[0].ID)
			field[*form.DateField](h, "Stays."+stop+".From").Type("2023-06-14")
			field[*form.DateField](h, "Stays."+stop+".Until").Type("2023-06-12")
		}, "Stays.0187d68c-2710-7002-8702-f200d821268e.Until"},
		{"a flight's time without its day", func(h *harness) {
			h.typed("Given", "Ana")
			field[*form.TimeField](h, "Arrival.Clock").Type("14:05")
		}, "Arrival.At"},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			h := sampleHarness(t)
			before := len(h.session.Program().People)
			h.Add()
			test.enter(h)
			h.editor.form.Save()
			if !h.formOpen() || !h.Unsaved() {
				t.Fatal("the form is gone, and what was typed with it")
			}
			if got := len(h.session.Program().People); got != before {
				t.Errorf("%d people instead of %d", got, before)
			}
			at, ok := h.editor.fields.Field(test.key).(interface{ Message() string })
			if !ok || at.Message() == "" {
				t.Errorf("there is no message at %s", test.key)
			}
		})
	}
}

func TestFailedSaveKeepsTheFormAndItsChanges(t *testing.T) {
	h := sampleHarness(t)
	h.choose("Zaheer Ahmed")
	h.Edit()
	h.typed("Phone", "+92 555 0100")
	if err := h.session.Store.Close(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {}) // the harness closes the store again, which does no harm
	h.editor.form.Save()
	if !h.formOpen() || !h.Unsaved() || field[*form.TextField](h, "Phone").Value() != "+92 555 0100" {
		t.Error("what was typed is lost when the store fails")
	}
}

func TestEditChangesOnlyWhatWasTyped(t *testing.T) {
	h := sampleHarness(t)
	h.choose("Minta Zsófia")
	before := h.find("Minta Zsófia")
	h.Edit()
	h.typed("Phone", "+36 555 0199")
	h.editor.form.Save()
	after := h.find("Minta Zsófia")
	want := *before
	want.Phone = "+36 555 0199"
	if !samePerson(after, &want) {
		t.Errorf("changed to %+v", after)
	}
}

func TestEditWithoutChangeLeavesNoTrace(t *testing.T) {
	h := sampleHarness(t)
	label, _ := h.session.Store.Steps().UndoLabel()
	h.choose("Minta Zsófia")
	before := h.find("Minta Zsófia")
	h.Edit()
	h.editor.form.Save()
	if now, _ := h.session.Store.Steps().UndoLabel(); now != label || h.find("Minta Zsófia") != before {
		t.Errorf("an edit %q was made", now)
	}
	if h.formOpen() {
		t.Error("the form stays open")
	}
}

func TestEveryFieldOfAPersonCanBeEdited(t *testing.T) {
	h := sampleHarness(t)
	h.Add()
	for _, f := range program.FieldsOf(&program.Person{}) {
		key := f.Path
		if key == "Stays" {
			key += "." + string(h.session.Program().Stops[0].ID)
		}
		if h.editor.fields.Field(key) == nil && f.Section != "" {
			t.Errorf("no field asks for %s", key)
		}
	}
}

func TestLeavingAFormAsksOnlyWhereSomethingWouldBeLost(t *testing.T) {
	h := sampleHarness(t)
	h.choose("Zaheer Ahmed")
	h.Edit()
	h.choose("Dara Mech")
	if h.formOpen() || len(h.dialogs.Questions) != 0 {
		t.Fatal("an untouched form stands in the way")
	}
	h.choose("Zaheer Ahmed")
	h.Edit()
	h.typed("Phone", "+92 555 0100")
	h.choose("Dara Mech")
	if !h.formOpen() || len(h.dialogs.Questions) != 1 {
		t.Fatalf("asked %d times", len(h.dialogs.Questions))
	}
	if h.current().DisplayName() != "Zaheer Ahmed" {
		t.Error("the list shows another person than the form")
	}
	h.dialogs.Yes = true
	h.choose("Dara Mech")
	if h.formOpen() || h.current().DisplayName() != "Dara Mech" {
		t.Error("throwing away does not lead to the other person")
	}
	if h.find("Zaheer Ahmed").Phone != "" {
		t.Error("what was thrown away is stored")
	}
}

func TestEditorSurvivesAnEditMadeElsewhere(t *testing.T) {
	h := sampleHarness(t)
	h.choose("Zaheer Ahmed")
	h.Edit()
	h.typed("Phone", "+92 555 0100")
	h.setConsent(h.find("Zaheer Ahmed").ID, consentParts[1], program.Yes)
	if !h.formOpen() {
		t.Fatal("the form is gone")
	}
	h.editor.form.Save()
	after := h.find("Zaheer Ahmed")
	if after.Phone != "+92 555 0100" || after.Consent.Photo != program.Yes {
		t.Errorf("one of two edits is lost: %+v", after)
	}
}

func TestThePageFollowsEditsMadeBehindAnotherTab(t *testing.T) {
	h := sampleHarness(t)
	h.choose("Zaheer Ahmed")
	h.Left()
	before := h.pane.Content.Objects[0]
	h.setConsent(h.find("Zaheer Ahmed").ID, consentParts[1], program.Yes)
	if h.pane.Content.Objects[0] != before {
		t.Error("the page is made again while another tab is in front")
	}
	h.Shown()
	if h.pane.Content.Objects[0] == before {
		t.Error("the page is as it was before the edit")
	}
}

func TestSeveralPeopleAreEditedInOneStep(t *testing.T) {
	h := sampleHarness(t)
	names := []string{"Zaheer Ahmed", "Dara Mech", "Minta Zsófia"}
	h.choose(names...)
	before := map[string]*program.Person{}
	for _, name := range names {
		before[name] = h.find(name)
	}
	boston := h.session.Program().Stops[1].ID
	h.Edit()
	field[*form.ChoiceField](h, "NeedsInterpreter").Choose("yes")
	field[*form.ChoiceField](h, "Stays."+string(boston)).Choose(absent)
	field[*form.ChoiceField](h, "Consent.Photo").Choose("unknown")
	h.editor.form.Save()
	for _, name := range names {
		after := h.find(name)
		stay, _ := after.StayAt(boston)
		if after.NeedsInterpreter != program.Yes || !stay.Absent || after.Consent.Photo != program.Unknown {
			t.Errorf("%s was not changed: %+v", name, after)
		}
		if after.Role != before[name].Role || after.Country != before[name].Country ||
			after.Citation != before[name].Citation ||
			after.Consent.Name != before[name].Consent.Name {
			t.Errorf("%s: a field that nobody touched was changed", name)
		}
	}
	h.session.Undo()
	for _, name := range names {
		if !samePerson(h.find(name), before[name]) {
			t.Errorf("one undo does not bring %s back", name)
		}
	}
}

func TestDuplicateCopiesNoPersonalDocuments(t *testing.T) {
	h := sampleHarness(t)
	h.choose("Minta Zsófia")
	from := h.find("Minta Zsófia")
	h.Duplicate()
	h.typed("Given", "Panna")
	h.editor.form.Save()
	made := h.find("Minta Panna")
	if made.ID == from.ID {
		t.Error("the copy has the same identifier")
	}
	if made.Country != from.Country || made.Affiliation != from.Affiliation || made.Arrival != from.Arrival {
		t.Error("what may be shared was not copied")
	}
	empty := program.Person{}
	if made.Passport != empty.Passport || made.PassportName != "" || made.Consent != empty.Consent ||
		made.Photo != "" ||
		!made.BirthDate.IsZero() ||
		made.Insurance != "" ||
		made.Medical != empty.Medical {
		t.Errorf("personal documents were copied: %+v", made)
	}
	for _, stay := range made.Stays {
		if stay.Confirmation != "" {
			t.Error("the hotel's confirmation was copied")
		}
	}
}

func TestCancelKeepsTheRecordAndRestoreBringsItBack(t *testing.T) {
	h := sampleHarness(t)
	h.choose("Dara Mech")
	h.Cancel()
	if !h.find("Dara Mech").Cancelled || !strings.Contains(h.dialogs.Toasts[0], "Dara Mech") {
		t.Fatal("not cancelled, or not said")
	}
	h.list.filter.needs[cancelled].Tapped(nil)
	if !slices.Contains(h.shown(), "Dara Mech") {
		t.Error("the filter Cancelled does not show who has cancelled")
	}
	h.Cancel()
	if h.find("Jan Próba").Cancelled == h.find("Dara Mech").Cancelled {
		h.choose("Dara Mech")
	}
	h.list.ShowEveryone()
	h.choose("Dara Mech")
	if h.find("Dara Mech").Cancelled {
		h.Cancel()
	}
	if h.find("Dara Mech").Cancelled {
		t.Error("not restored")
	}
}

func TestDeleteCanBeUndoneFromTheToast(t *testing.T) {
	h := sampleHarness(t)
	h.Add()
	h.typed("Given", "Nobody")
	h.editor.form.Save()
	h.Delete()
	if slices.Contains(h.shown(), "Nobody") {
		t.Fatal("still listed")
	}
	if len(h.dialogs.Questions) != 0 {
		t.Error("asked although nothing else is touched")
	}
	h.dialogs.Undo()
	if !slices.Contains(h.shown(), "Nobody") {
		t.Error("undo does not bring the person back")
	}
}

func TestDeletingSomeoneWhomMeetingsNameAsksFirst(t *testing.T) {
	h := sampleHarness(t)
	interpreter := h.find("Huda Mithal").DisplayName()
	h.choose(interpreter)
	h.Delete()
	if len(h.dialogs.Questions) != 1 || !slices.Contains(h.shown(), interpreter) {
		t.Fatalf("asked %d times", len(h.dialogs.Questions))
	}
	h.dialogs.Yes = true
	h.Delete()
	if slices.Contains(h.shown(), interpreter) {
		t.Fatal("not deleted")
	}
	meetings := len(h.session.Program().Meetings)
	h.session.Undo()
	if !slices.Contains(h.shown(), interpreter) || len(h.session.Program().Meetings) != meetings {
		t.Error("undo does not bring everything back")
	}
}

func TestConsentIsAnsweredOnThePage(t *testing.T) {
	h := sampleHarness(t)
	h.choose("Zaheer Ahmed")
	id := h.current().ID
	for i, part := range consentParts {
		h.page.consentMenu(id, part).Items[i].Action() // yes, no, unknown
	}
	h.session.Runner.Flush()
	if chip, ok := h.window.Canvas().Focused().(*look.FilterChip); !ok || !strings.HasPrefix(chip.Text, "photo") {
		t.Error("the answer that was given last has lost the keyboard") // the third was open already
	}
	want := program.Consent{Name: program.Yes, Photo: program.No}
	if got := h.find("Zaheer Ahmed").Consent; got != want {
		t.Errorf("consent is %+v", got)
	}
	if !strings.Contains(h.dialogs.Toasts[0], "Zaheer Ahmed") {
		t.Errorf("said %q", h.dialogs.Toasts)
	}
}

func TestDroppedPictureBecomesThePhoto(t *testing.T) {
	h := sampleHarness(t)
	h.choose("Zaheer Ahmed")
	path := filepath.Join(t.TempDir(), "portrait.PNG")
	if err := os.WriteFile(path, picture(t), 0o600); err != nil {
		t.Fatal(err)
	}
	if h.Dropped(fyne.NewPos(900, 300), []string{"program.json"}) {
		t.Error("took a file that is no picture")
	}
	if !h.Dropped(fyne.NewPos(900, 300), []string{path}) {
		t.Fatal("a picture was not taken")
	}
	photo := h.find("Zaheer Ahmed").Photo
	if photo == "" || h.photos.known(photo) == nil {
		t.Error("the photo is not stored, or not shown")
	}
	h.session.Undo()
	if h.find("Zaheer Ahmed").Photo != "" {
		t.Error("undo leaves the photo")
	}
	h.list.table.SelectAll()
	if !h.Dropped(fyne.NewPos(900, 300), []string{path}) ||
		!strings.Contains(h.dialogs.Toasts[len(h.dialogs.Toasts)-1], "one person") {
		t.Error("with several people selected nothing is said")
	}
	h.choose("Zaheer Ahmed")
	h.Edit()
	if !h.Dropped(fyne.NewPos(900, 300), []string{path}) || h.find("Zaheer Ahmed").Photo != "" {
		t.Fatal("while a form is open the picture goes into the form first")
	}
	h.editor.form.Save()
	if h.find("Zaheer Ahmed").Photo != photo {
		t.Error("the form did not store the photo")
	}
}

func TestFileThatIsNoPictureIsRefusedInASentence(t *testing.T) {
	h := sampleHarness(t)
	h.choose("Zaheer Ahmed")
	path := filepath.Join(t.TempDir(), "broken.jpg")
	if err := os.WriteFile(path, []byte("not a picture"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.files.Paths = []string{path}
	h.ChoosePhoto()
	if len(h.dialogs.Errors) != 1 || h.find("Zaheer Ahmed").Photo != "" {
		t.Errorf("errors %q", h.dialogs.Errors)
	}
	h.files.Paths = []string{filepath.Join(t.TempDir(), "gone.jpg")}
	h.ChoosePhoto()
	if len(h.dialogs.Errors) != 2 || errors.Unwrap(h.dialogs.Causes[1]) == nil {
		t.Errorf("errors %q, cause %v", h.dialogs.Errors, h.dialogs.Causes)
	}
}

func TestHistoryTellsChangesInWords(t *testing.T) {
	h := sampleHarness(t)
	h.choose("Zaheer Ahmed")
	h.Edit()
	h.typed("Phone", "+92 555 0100")
	field[*form.NeedField](h, "Diet").Answer(form.Need{Asked: true, Text: "halal"})
	h.editor.form.Save()
	changes, err := h.session.Store.Log().Of(t.Context(), h.current().ID)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, o := range test.LaidOutObjects(h.session.History().Lines(h.current(), changes)) {
		if o, ok := o.(interface{ AccessibilityLabel() string }); ok {
			told = append(told, o.AccessibilityLabel())
		}
	}
	text := strings.Join(told, "|")
	if len(changes) != 2 || !strings.Contains(text, "Edit Zaheer Ahmed") {
		t.Fatalf("history is %q", text)
	}
	if !strings.Contains(text, "Telephone: +92 555 0100\nDiet: halal") {
		t.Errorf("told as %q", text)
	}
	h.History()
	if !slices.Equal(h.dialogs.Contents, []string{"History of Zaheer Ahmed"}) {
		t.Errorf("shown: %q", h.dialogs.Contents)
	}
}

func TestShowSelectsAPersonWhomAFilterHides(t *testing.T) {
	h := sampleHarness(t)
	set(h.list.filter, &h.list.filter.filter.country, "IQ")
	if !h.Show(h.find("Dara Mech").ID) || h.current().DisplayName() != "Dara Mech" {
		t.Error("Dara Mech is not shown")
	}
	if h.Show(program.NewID()) {
		t.Error("a stranger is said to live here")
	}
}

func TestDocumentsAreAskedForTheSelection(t *testing.T) {
	h := sampleHarness(t)
	h.choose("Dara Mech", "Zaheer Ahmed")
	h.exportCertificates()
	for _, item := range h.exportMenu().Items {
		item.Action()
	}
	want := []string{"certificates 2", "roster 0", "roster 16", "certificates 0", "certificates 2"}
	if !slices.Equal(h.requests.Documents, want) {
		t.Errorf("opened %q", h.requests.Documents)
	}
}

func TestKeysOfTheSearchField(t *testing.T) {
	h := sampleHarness(t)
	h.list.FocusSearch()
	test.Type(h.list.search, "iraq")
	if len(h.shown()) != 2 {
		t.Fatalf("typing shows %q", h.shown())
	}
	h.list.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if h.list.search.Text != "" || h.window.Canvas().Focused() != h.list.search {
		t.Error("the first Escape empties the field and stays")
	}
	h.list.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if h.window.Canvas().Focused() == h.list.search {
		t.Error("Down does not lead to the list")
	}
}

func TestEmptyStatesOfferTheNextStep(t *testing.T) {
	h := openHarness(t, smallProgram(), nil)
	if len(h.list.empty.Objects) != 1 {
		t.Error("a program without people says nothing")
	}
	h.Add()
	h.typed("Family", "Único")
	h.editor.form.Save()
	if got := h.shown(); !slices.Equal(got, []string{"Único"}) {
		t.Errorf("a program of one person shows %q", got)
	}
	h.session.Show(nil)
	if h.selected() != nil || h.Show(program.NewID()) {
		t.Error("a closed program still has people")
	}
	h.Add() // does nothing, and does not fail
	for _, c := range h.Commands() {
		if c.Enabled() {
			t.Errorf("%s is enabled without a program", c.Title)
		}
	}
}

func TestToolbarKeepsItsPartsApartAtAnyWidth(t *testing.T) {
	h := sampleHarness(t)
	for _, width := range []float32{700, 900, 1100, 1280, 1920} {
		h.window.Resize(fyne.NewSize(width, 700))
		h.window.Resize(fyne.NewSize(width, 701)) // the second pass knows the height of the chips
		search, chips := h.list.search, h.list.filter.chips
		driver := fyne.CurrentApp().Driver()
		at, end := driver.AbsolutePositionForObject(chips), driver.AbsolutePositionForObject(search)
		beside := at.X+chips.Size().Width <= end.X
		below := at.Y >= end.Y+search.Size().Height
		if !beside && !below {
			t.Errorf("%v wide: the chips at %v, %v lie over the search at %v", width, at, chips.Size(), end)
		}
		if table := driver.AbsolutePositionForObject(h.list.table); at.Y+chips.Size().Height > table.Y {
			t.Errorf("%v wide: the chips end at %v, the list begins at %v", width, at.Y+chips.Size().Height, table.Y)
		}
	}
}

func samePerson(a, b *program.Person) bool {
	one, two := program.Program{
		ID:     "x",
		People: []*program.Person{a},
	}, program.Program{
		ID:     "x",
		People: []*program.Person{b},
	}
	for _, d := range program.Compare(&one, &two) {
		if _, isPerson := d.Record.(*program.Person); isPerson && d.Change != program.Same {
			return false
		}
	}
	return true
}

// openLine returns the form of the line that shows a field, opened as from where it is listed as missing.
func (h *harness) openLine(name, path string) *form.Form {
	h.t.Helper()
	h.ShowField(h.find(name).ID, path)
	h.session.Runner.Flush()
	f := h.pane.Line()
	if f == nil {
		h.t.Fatalf("no line is open for %s", path)
	}
	return f
}

func TestALineOfThePageIsEditedInItsPlace(t *testing.T) {
	h := sampleHarness(t)
	const name = "Dara Mech"
	diet := h.openLine(name, "Diet")
	field[*form.NeedField](h, "Diet").Answer(form.Need{Asked: true, Text: "no pork"})
	diet.Save()
	if got := h.find(name).Diet; h.pane.Line() != nil || got != (program.Need{Answered: true, Text: "no pork"}) {
		t.Fatalf("the diet is %+v", got)
	}
	h.session.Undo()
	if h.find(name).Diet.Answered {
		t.Error("undo does not take back the line alone")
	}

	arrival := h.openLine(name, "Arrival.At")
	day := field[*form.DateField](h, "Arrival.At")
	day.Type("31 June 2023")
	h.choose("Zaheer Ahmed")
	if h.pane.Line() != arrival || day.Message() == "" || h.current().DisplayName() != name {
		t.Fatalf("a day that does not exist is left behind with the message %q", day.Message())
	}
	day.Type("12 June 2023")
	h.choose("Zaheer Ahmed")
	if got := h.find(name).Arrival.At.Date; h.pane.Line() != nil || got != civil.NewDate(2023, 6, 12) {
		t.Errorf("leaving the line stored %v", got)
	}
	h.openLine(name, "Alias") // a field with nothing in it, which the page hides
	h.typed("Alias", "Awardee 3")
	h.Edit()
	if h.pane.Line() != nil || !h.formOpen() || field[*form.TextField](h, "Alias").Value() != "Awardee 3" {
		t.Error("the form of all fields lacks what was typed in the line")
	}
}
