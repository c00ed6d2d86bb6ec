package reports

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/reports/pages"
	"laurel/app/desktop/reports/shell"
	"laurel/app/documents"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/tables"
)

func option(t *testing.T, document, id string) documents.Option {
	t.Helper()
	d, _ := documents.New().Find(document)
	o, known := d.Option(id)
	if !known {
		t.Fatalf("%s has no option %q", document, id)
	}
	return o
}

// chipTexts are the chips that are shown.
func (h *harness) chipTexts() []string {
	var texts []string
	for _, c := range h.options.chips {
		if !c.Hidden {
			texts = append(texts, c.Label)
		}
	}
	return texts
}

func (h *harness) certificates(t testing.TB) *harness {
	t.Helper()
	h.ShowDocument("certificates")
	if h.result == nil || h.result.job.document.ID != "certificates" {
		t.Fatal("the certificates are not shown")
	}
	return h
}

func TestEveryDocumentOfTheCatalogueHasACardAndIsShown(t *testing.T) {
	h := sampleHarness(t)
	catalogue := documents.New()
	if len(h.list.cards) != len(catalogue) {
		t.Fatalf("%d cards for %d documents", len(h.list.cards), len(catalogue))
	}
	for _, d := range catalogue {
		t.Run(d.ID, func(t *testing.T) {
			i := slices.IndexFunc(h.list.cards, func(c *card) bool { return c.document.ID == d.ID })
			if i < 0 {
				t.Fatal("it has no card")
			}
			h.list.cards[i].Tapped(nil)
			if h.chosen != d.ID || !h.list.cards[i].Selected || h.result == nil || h.result.job.document.ID != d.ID {
				t.Fatal("it is not shown")
			}
			if d.ID == "passport-manifest" { // there is no file without its password
				s := h.result.sheet
				if s == nil || len(h.result.files) > 0 || strings.ContainsAny(strings.Join(s.rows[0][4:], ""), "123") {
					t.Errorf("it is shown without a password: %v", h.result.refusal)
				}
				h.saver.Save()
				if len(h.dialogs.Forms) != 1 {
					t.Error("nothing asks for its password")
				}
				return
			}
			if h.result.refusal != nil || len(h.result.files) == 0 || len(h.preview.desk.Objects) != 1 {
				t.Errorf("nothing was made of the sample: %v", h.result.refusal)
			}
		})
	}
}

func TestAChoiceChangesWhatIsMadeAndIsRemembered(t *testing.T) {
	h := sampleHarness(t).certificates(t)
	before := h.result.files[0].Data
	kind := option(t, "certificates", "kind")
	h.choose(h.job().with(kind, "attendance"))
	o := h.job()
	o.Paper, o.Language, o.Audience = request.A4, "es", program.Participants
	h.choose(o)
	if string(h.result.files[0].Data) == string(before) {
		t.Error("the same file was made")
	}
	for _, want := range []string{"Attendance", "A4", "Español", "For: participants"} {
		if !slices.Contains(h.chipTexts(), want) {
			t.Errorf("no chip says %q: %q", want, h.chipTexts())
		}
	}
	if !strings.Contains(h.options.means.Text, "delegation") {
		t.Errorf("the audience is explained as %q", h.options.means.Text)
	}
	again := New(h.s, documents.New())
	if got := again.jobs["certificates"]; got.value(kind) != "attendance" || got.Paper != request.A4 ||
		got.audience() != program.Participants {
		t.Errorf("after another start it is %+v", got.choices)
	}
	if again.chosen != "certificates" {
		t.Errorf("after another start %s is shown", again.chosen)
	}
}

func TestWhatTheCatalogueNoLongerHasIsNotAskedFor(t *testing.T) {
	d, _ := documents.New().Find("certificates")
	remembered := choices{
		Format: "docx", Language: "tlh", Paper: "a0", Audience: "enemies",
		Options: map[string]string{"kind": "attendance", "design": "baroque", "gone": "yes"},
	}
	o := job{document: d, choices: remembered.fitting(d)}
	p := delegation()
	wanted := o.request(p, false)
	if wanted.Format != request.PDF || wanted.Language != "en" || wanted.Paper != request.Letter ||
		wanted.Edition.Audience != d.Audiences[0] {
		t.Errorf("the request is %+v", wanted)
	}
	if len(wanted.Options) != 1 || wanted.Options["kind"] != "attendance" {
		t.Errorf("the options are %v", wanted.Options)
	}
	if _, err := d.Make(context.Background(), wanted); err != nil {
		t.Error(err)
	}
}

func TestAPasswordIsNeverRemembered(t *testing.T) {
	h := sampleHarness(t)
	h.ShowDocument("roster")
	h.options.askSecret(option(t, "roster", "password"))
	f := h.dialogs.Forms[0]
	test.Type(h.fieldOf(f), "laurel-2023")
	f.Save()
	if h.job().value(option(t, "roster", "password")) != "laurel-2023" {
		t.Fatal("the password was not taken")
	}
	if kept := fyne.CurrentApp().Preferences().String(choicesPrefix + "roster"); kept == "" ||
		strings.Contains(kept, "laurel-2023") {
		t.Errorf("the preferences hold %q", kept)
	}
	if h.result.sheet == nil || len(h.result.sheet.names) != 3 {
		t.Error("what is made with a password can still be looked into")
	}
	path := filepath.Join(t.TempDir(), "Roster.xlsx")
	h.files.Paths = []string{path}
	h.saver.Save()
	saved, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(string(saved), "PK") {
		t.Error("the saved roster is not encrypted")
	}
	if slices.ContainsFunc(h.options.chips, func(c *chip) bool { return strings.Contains(c.Text, "2023") }) {
		t.Error("a chip shows the password")
	}
	h.s.Show(nil)
	h.keep(delegation(), nil)
	if h.jobs["roster"].secrets != nil {
		t.Error("the password lives on in another program")
	}
}

func (h *harness) fieldOf(f *form.Form) fyne.Focusable {
	h.window.SetContent(f)
	f.FocusFirst()
	return h.window.Canvas().Focused()
}

func TestWhoTheDocumentIsFor(t *testing.T) {
	p := delegation()
	p.People[1].Cancelled = true
	h := openHarness(t, p, nil)
	h.certificates(t)
	tests := []struct {
		name   string
		do     func()
		people int
		chip   string
	}{
		{"everyone it is about, at first", func() {}, 1, "Everyone"},
		{
			"everyone with a role",
			func() { h.options.chooseScope(scope{role: program.Interpreter}) },
			1,
			"Interpreter 1 person",
		},
		{
			"people chosen in the list",
			func() { h.options.choosePeople([]string{string(p.People[0].ID), string(p.People[2].ID)}) },
			2,
			"2 people",
		},
		{"one person", func() { h.ShowDocument("certificates", p.People[2].ID) }, 1, "Ida Ejemplo"},
		{
			"who has cancelled too, when chosen",
			func() { h.ShowDocument("certificates", p.People[1].ID) },
			1,
			"Eva Muestra",
		},
		{"everyone again", func() { h.ShowDocument("certificates") }, 1, "Everyone"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.do()
			if h.result.people != test.people || !slices.Contains(h.chipTexts(), test.chip) {
				t.Errorf("it is for %d people, and the chips say %q", h.result.people, h.chipTexts())
			}
		})
	}
	t.Run("who has left the program is no longer chosen", func(t *testing.T) {
		h.ShowDocument("certificates", p.People[2].ID)
		h.s.Edit("Delete", func(tx *store.Tx) error { return tx.Delete(tables.People, p.People[2].ID) }, nil)
		if !h.job().scope.everyone() || h.result.people != 1 {
			t.Errorf("it is for %+v", h.job().scope)
		}
	})
}

func TestTheRolesOfferedAreThoseThatSomebodyHas(t *testing.T) {
	h := openHarness(t, delegation(), nil)
	h.certificates(t)
	i := slices.IndexFunc(h.options.chips, func(c *chip) bool { return c.Label == "Everyone" })
	var labels []string
	for _, item := range h.options.scopeMenu(h.options.chips[i]).Items {
		if !item.IsSeparator {
			labels = append(labels, item.Label)
		}
	}
	if want := []string{"Everyone", "Awardee: 2 people", "Interpreter: 1 person", "Choose people…"}; !slices.Equal(
		labels,
		want,
	) {
		t.Errorf("the menu offers %q", labels)
	}
}

func TestAnEditIsShownOnThePages(t *testing.T) {
	h := openHarness(t, delegation(), nil)
	h.certificates(t)
	h.preview.NextPage()
	before, shown := h.result, h.preview.desk.Objects[0]
	person := *h.program.People[0]
	person.Given = "Anita"
	h.s.Edit("Rename", func(tx *store.Tx) error { return tx.Put(h.program.ID, &person) }, nil)
	if h.result == before || string(h.result.files[0].Data) == string(before.files[0].Data) {
		t.Error("the old pages are shown")
	}
	if h.place.page != 1 || h.preview.desk.Objects[0] != shown {
		t.Errorf("the reader is thrown back to page %d", h.place.page+1)
	}
}

func TestNothingIsMadeBehindAnotherTab(t *testing.T) {
	h := openHarness(t, delegation(), nil)
	h.certificates(t)
	h.Left()
	before := h.result
	h.s.Edit("Delete", func(tx *store.Tx) error { return tx.Delete(tables.People, h.program.People[2].ID) }, nil)
	if h.result != before {
		t.Error("it was made all the same")
	}
	h.Shown()
	if h.result == before || h.result.program != h.s.Program() {
		t.Error("it was not brought up to date when the tab came to the front")
	}
}

func TestPagingAndZooming(t *testing.T) {
	h := openHarness(t, delegation(), nil)
	h.certificates(t)
	h.choose(h.job().with(option(t, "certificates", "files"), "each")) // the fake drawer returns two pages to a file
	press := func(name fyne.KeyName) { h.preview.paper.TypedKey(&fyne.KeyEvent{Name: name}) }
	wantPlace := func(step string, file, page int) {
		t.Helper()
		if h.place != (place{file, page}) {
			t.Errorf("%s: file %d, page %d", step, h.place.file, h.place.page)
		}
	}
	press(fyne.KeyPageUp)
	wantPlace("before the first page is nothing", 0, 0)
	press(fyne.KeyPageDown)
	wantPlace("the next page", 0, 1)
	press(fyne.KeyPageDown)
	wantPlace("the next file", 1, 0)
	if want := "page 1 of 2, file 2 of 2"; h.preview.count.Text != want {
		t.Errorf("it says %q", h.preview.count.Text)
	}
	press(fyne.KeyPageDown)
	press(fyne.KeyPageDown)
	wantPlace("behind the last page is nothing", 1, 1)
	press(fyne.KeyPageUp)
	press(fyne.KeyPageUp)
	wantPlace("back is the last page of the file before", 0, 1)

	drawn := len(h.drawn.asked)
	press(fyne.KeyPageUp)
	press(fyne.KeyPageDown)
	if len(h.drawn.asked) != drawn {
		t.Errorf("pages were drawn again: %q", h.drawn.asked[drawn:])
	}

	h.preview.setZoom(1)
	if got := h.preview.paper.page.Picture.Bounds().Dx(); got != 1056 || h.preview.percent.Text != "100 %" {
		t.Errorf("at its own size Letter is %d wide, %q", got, h.preview.percent.Text)
	}
	press(fyne.KeyPlus)
	if h.preview.percent.Text != "125 %" {
		t.Errorf("one step larger is %q", h.preview.percent.Text)
	}
	press(fyne.KeyMinus)
	press(fyne.KeyMinus)
	if h.preview.percent.Text != "86 %" {
		t.Errorf("two steps smaller is %q", h.preview.percent.Text)
	}
	press(fyne.Key0)
	space := h.preview.view.space
	if size := h.preview.paper.Size(); size.Width > space.Width || size.Height > space.Height ||
		size.Width < space.Width/2 {
		t.Errorf("the whole page is %v in %v", size, space)
	}
	press(fyne.Key9)
	if size := h.preview.paper.Size(); space.Width-size.Width > 2*deskMargin+1 {
		t.Errorf("as wide as the room it is %v in %v", size, space)
	}
}

func TestThePaperLiesOnWholePixels(t *testing.T) {
	for _, scale := range []float32{1, 1.25, 1.5, 2} {
		for _, width := range []float32{500, 613.4, 901} {
			view := viewport{space: fyne.NewSize(width, 480.6), scale: scale, margin: deskMargin}
			size := view.size(612, 792)
			if across := size.Width * scale; int(across+0.5) != view.pixels(612, 792) || size.Height > 480.6 {
				t.Errorf("at %v in %v it is %v, %d pixels", scale, width, size, view.pixels(612, 792))
			}
		}
	}
}

func TestFindingsLeadToThePeople(t *testing.T) {
	p := smallProgram(person(program.Awardee, "Ana", "Prova"), person(program.Awardee, "Eva", "\U0001E922\U0001E923"))
	p.People[0].Consent.Name = program.Yes
	p.People[0].Citation, p.People[1].Citation = "For courage", "For courage"
	h := openHarness(t, p, nil)
	h.certificates(t)
	if len(h.result.findings) != 1 || h.preview.status == nil ||
		h.preview.lettersText() != "1 of 2 names can be printed in full" {
		t.Errorf("%d findings, and the line says %q", len(h.result.findings), h.preview.lettersText())
	}
	links, more := h.options.personLinks(h.result.findings)
	if len(links) != 1 || more != "" {
		t.Fatalf("%d links, %q", len(links), more)
	}
	links[0].Do()
	if len(h.requests.Records) != 1 || h.requests.Records[0] != p.People[1].ID {
		t.Errorf("it leads to %v", h.requests.Records)
	}
	h.saver.Save()
	if len(h.dialogs.Questions) != 1 || len(h.files.Asked) != 0 {
		t.Error("it is saved unasked though letters are missing")
	}
	h.options.chooseAudience(program.Participants)
	alias := slices.ContainsFunc(h.result.findings, func(f documents.Finding) bool {
		return f.Rule == documents.RuleShownByAlias && f.Person == p.People[1].ID
	})
	if !alias || len(h.options.currentNotices()) == 0 {
		t.Errorf("who is shown by an alias is not told: %+v", h.result.findings)
	}
}

func TestANameInATextIsReplacedByTheAlias(t *testing.T) {
	p := smallProgram(person(program.Awardee, "Dina", "Danjuma"))
	p.People[0].Consent.Name, p.People[0].Alias = program.No, "Green"
	p.Stops = []*program.Stop{{ID: program.NewID(), City: "Boston", Zone: "America/New_York"}}
	p.Meetings = []*program.Meeting{{
		ID: program.NewID(), Stop: p.Stops[0].ID, Kind: program.Appointment, Title: "Interview of Dina Danjuma",
		Start: civil.At(civil.NewDate(2026, 6, 9), civil.NewClock(9, 0)),
		End:   civil.At(civil.NewDate(2026, 6, 9), civil.NewClock(10, 0)),
	}}
	h := openHarness(t, p, nil)
	h.ShowDocument("program-book")
	named := func() []documents.Finding {
		return slices.DeleteFunc(slices.Clone(h.result.findings), func(f documents.Finding) bool {
			return f.Rule != documents.RuleNamedInText
		})
	}
	found := named()
	if len(found) != 1 {
		t.Fatalf("found %+v", h.result.findings)
	}
	h.saver.Save()
	if len(h.dialogs.Questions) != 1 || len(h.files.Asked) != 0 {
		t.Error("it is saved unasked though it names somebody")
	}
	links := h.options.aliasLinks(found)
	if len(links) != 2 || links[1].Text != "Replace with “Green”" {
		t.Fatalf("the links are %+v", links)
	}
	links[0].Do()
	if len(h.requests.Records) != 1 || h.requests.Records[0] != p.Meetings[0].ID {
		t.Errorf("the first leads to %v", h.requests.Records)
	}
	links[1].Do()
	if title := h.program.Meetings[0].Title; title != "Interview of Green" || len(named()) != 0 {
		t.Errorf("the title is %q, found %+v", title, named())
	}
}

func TestEmptyAndBrokenStates(t *testing.T) {
	t.Run("no program", func(t *testing.T) {
		h := openHarness(t, nil, nil)
		if !shows(h.content, "No program is open, so there is nothing to make.") {
			t.Error("it is not said")
		}
		h.saver.Save()
		h.saver.Print()
		h.saver.SaveAll()
		h.saver.ChooseFolder()
		h.preview.NextPage()
	})
	t.Run("nobody", func(t *testing.T) {
		h := openHarness(t, smallProgram(), nil)
		h.certificates(t)
		if !shows(h.preview.desk, "Nobody is in this program yet. Add people first, and this document can be made.") {
			t.Error("it is not said")
		}
	})
	t.Run("nobody among those chosen", func(t *testing.T) {
		h := openHarness(t, smallProgram(person(program.Guest, "Ida", "Ejemplo")), nil)
		h.certificates(t)
		if h.result.refusal == nil || !shows(h.preview.desk, h.result.refusal.Error()) {
			t.Error("it is not said")
		}
	})
	t.Run("no pages can be drawn", func(t *testing.T) {
		h := openHarness(t, delegation(), nil)
		h.certificates(t)
		h.drawn.refuse = errors.New("no engine")
		h.refresh()
		if !shows(h.preview.desk, "The pages could not be drawn. The document can be saved and printed all the same.") {
			t.Fatal("it is not said")
		}
		h.files.Paths = []string{filepath.Join(t.TempDir(), "a.pdf")}
		h.saver.Save()
		if h.saver.saved == nil {
			t.Error("it cannot be saved")
		}
		h.drawn.refuse = nil
		h.preview.tryAgain()
		if h.drawn.restarts != 1 || h.preview.desk.Objects[0] != fyne.CanvasObject(h.preview.scroll) {
			t.Error("trying again does not help")
		}
	})
}

// shows reports whether a text is shown anywhere in an object.
func shows(o fyne.CanvasObject, text string) bool {
	for _, part := range test.LaidOutObjects(o) {
		if labelled, ok := part.(interface{ String() string }); ok && strings.Contains(labelled.String(), text) {
			return true
		}
	}
	return false
}

func TestSaving(t *testing.T) {
	t.Run("one file gets the suggested name and is told", func(t *testing.T) {
		h := sampleHarness(t).certificates(t)
		path := filepath.Join(t.TempDir(), "Mine.pdf")
		h.files.Paths = []string{path}
		h.saver.Save()
		if h.files.Saved != "Certificates - 2023 TIP Report Heroes" {
			t.Errorf("the suggested name is %q", h.files.Saved)
		}
		written, err := os.ReadFile(path)
		if err != nil || string(written) != string(h.result.files[0].Data) {
			t.Fatalf("the file is not what was shown: %v", err)
		}
		if h.saver.saved == nil || !slices.Equal(h.saver.saved.paths, []string{path}) {
			t.Fatal("it is not told")
		}
		h.saver.pass(h.saver.system.reveal, path)
		h.saver.pass(h.saver.system.open, path)
		if !slices.Equal(h.asked, []string{"reveal Mine.pdf", "open Mine.pdf"}) {
			t.Errorf("the system was asked %q", h.asked)
		}
		h.saver.dismiss()
		if h.saver.saved != nil || h.window.Canvas().Focused() != fyne.Focusable(h.options.save) {
			t.Error("the notice stays, or the keyboard is nowhere")
		}
	})
	t.Run("one file a person goes into a folder, and nothing is replaced unasked", func(t *testing.T) {
		h := openHarness(t, delegation(), nil)
		h.certificates(t)
		h.choose(h.job().with(option(t, "certificates", "files"), "each"))
		folder := t.TempDir()
		h.files.Paths = []string{folder}
		h.saver.Save()
		want := []string{"Certificate - Ana Prova.pdf", "Certificate - Eva Muestra.pdf"}
		if got := names(t, folder); !slices.Equal(got, want) {
			t.Fatalf("the folder holds %q", got)
		}
		if len(h.dialogs.Questions) != 0 {
			t.Error("it asked though nothing was there")
		}
		h.saver.Save()
		if len(h.dialogs.Questions) != 1 || !strings.Contains(h.dialogs.Questions[0].Title, "2 of 2") {
			t.Errorf("it asked %+v", h.dialogs.Questions)
		}
	})
	t.Run("save all makes every document", func(t *testing.T) {
		h := sampleHarness(t)
		folder := t.TempDir()
		h.files.Paths = []string{folder}
		h.saver.SaveAll()
		if got := names(t, folder); len(got) < len(documents.New()) {
			t.Errorf("of %d documents there are %q", len(documents.New()), got)
		}
		if h.saver.saved == nil || !strings.HasPrefix(h.saver.saved.note, "Passport manifest was not made: ") ||
			strings.Contains(h.saver.saved.note, "\n") {
			t.Errorf("it tells %+v", h.saver.saved)
		}
	})
	t.Run("save all says what could not be made", func(t *testing.T) {
		h := openHarness(t, smallProgram(person(program.Guest, "Ida", "Ejemplo")), nil)
		h.files.Paths = []string{t.TempDir()}
		h.saver.SaveAll()
		if h.saver.saved == nil || !strings.Contains(h.saver.saved.note, "Certificates was not made") {
			t.Errorf("it tells %+v", h.saver.saved)
		}
	})
	t.Run("the program's folder is remembered", func(t *testing.T) {
		h := openHarness(t, delegation(), nil)
		if want := filepath.Join(home(), "Documents", "Laurel", "Prueba- ensayo"); h.saver.folder() != want {
			t.Errorf("files go to %s", h.saver.folder())
		}
		chosen := t.TempDir()
		h.files.Paths = []string{chosen}
		h.saver.ChooseFolder()
		if h.saver.folder() != chosen {
			t.Errorf("files go to %s", h.saver.folder())
		}
	})
}

func TestARefusedFolderIsSaidAndTheOldFileStays(t *testing.T) {
	h := openHarness(t, delegation(), nil)
	h.certificates(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "a.pdf")
	if err := os.MkdirAll(filepath.Join(path, "inside"), 0o700); err != nil {
		t.Fatal(err)
	}
	h.files.Paths = []string{path}
	h.saver.Save()
	if len(h.dialogs.Questions) != 1 || h.dialogs.Questions[0].Yes != "Choose another place" ||
		!strings.Contains(h.dialogs.Questions[0].Text, "a.pdf") {
		t.Fatalf("it asked %+v", h.dialogs.Questions)
	}
	if h.saver.saved != nil || !slices.Equal(names(t, folder), []string{"a.pdf"}) ||
		!slices.Equal(names(t, path), []string{"inside"}) {
		t.Error("something was changed or left behind")
	}
	if h.saver.saving {
		t.Error("nothing can be saved any more")
	}
}

func TestPrinting(t *testing.T) {
	start := func(t *testing.T, printers ...shell.Printer) *harness {
		h := openHarness(t, delegation(), nil)
		h.printers = printers
		return h.certificates(t)
	}
	office := shell.Printer{Name: "Office", Usual: true}
	lobby := shell.Printer{Name: "Lobby_Color"}
	form := func(t *testing.T, h *harness) *printing {
		t.Helper()
		d := h.saver.newPrinting(h.result.files, h.printers)
		d.show()
		return d
	}
	t.Run("the pages, copies and sides go to the printer, which is remembered", func(t *testing.T) {
		h := start(t, office, lobby)
		d := form(t, h)
		d.printer.Choose("Lobby_Color")
		d.pages.Type("2")
		d.copies.Type("3")
		d.sides.Choose(string(shell.LongEdge))
		d.form.Save()
		if want := []string{"Lobby_Color x3 two-sided-long-edge Letter"}; !slices.Equal(h.asked, want) ||
			!slices.Equal(h.printed, []int{1}) {
			t.Errorf("the system was asked %q to print %d pages", h.asked, h.printed)
		}
		if h.saver.saved == nil || !strings.Contains(h.saver.saved.note, "Lobby Color") {
			t.Errorf("it says %+v", h.saver.saved)
		}
		if got := form(t, h).printer.Value(); got != "Lobby_Color" {
			t.Errorf("the next time %q is offered", got)
		}
	})
	t.Run("pages that are not there are refused", func(t *testing.T) {
		d := form(t, start(t, office))
		d.pages.Type("1-9")
		d.form.Save()
		if d.pages.Complaint() == "" || len(d.w.v.s.Dialogs.(*dialog.Fake).Errors) > 0 {
			t.Error("they are accepted")
		}
	})
	t.Run("several files go to the printer one after the other", func(t *testing.T) {
		h := start(t, office)
		h.choose(h.job().with(option(t, "certificates", "files"), "each"))
		form(t, h).form.Save()
		if !slices.Equal(h.printed, []int{1, 1}) {
			t.Errorf("the pages are %d", h.printed)
		}
	})
	t.Run("without a printer the PDF program shows the pages", func(t *testing.T) {
		h := start(t)
		h.saver.Print()
		if want := []string{"Certificates - Prueba- ensayo.pdf"}; !slices.Equal(names(t, h.saver.folder()), want) {
			t.Errorf("the folder holds %q", names(t, h.saver.folder()))
		}
		if !slices.Equal(h.asked, []string{"open Certificates - Prueba- ensayo.pdf"}) || h.saver.saved == nil ||
			!strings.Contains(h.saver.saved.note, "No printer") {
			t.Errorf("the system was asked %q, and it says %+v", h.asked, h.saver.saved)
		}
	})
	t.Run("without a PDF program it says where the file is, and that is no error", func(t *testing.T) {
		h := start(t)
		h.refuse = errors.New("exit status 3")
		h.saver.Print()
		if len(h.dialogs.Errors) > 0 || h.saver.saved == nil ||
			!strings.Contains(h.saver.saved.note, fromHome(h.saver.folder())) {
			t.Errorf("it says %q, %+v", h.dialogs.Errors, h.saver.saved)
		}
	})
	t.Run("a program that does not print by itself is opened instead", func(t *testing.T) {
		h := start(t, office)
		h.refuse = shell.ErrNoPrinting
		form(t, h).form.Save()
		if len(h.asked) != 2 || !strings.HasPrefix(h.asked[1], "open ") {
			t.Errorf("the system was asked %q", h.asked)
		}
	})
	t.Run("a workbook is not printed from here", func(t *testing.T) {
		h := openHarness(t, delegation(), nil)
		h.ShowDocument("roster")
		h.saver.Print()
		if len(h.asked) != 0 || !h.options.print.Disabled() {
			t.Error("it was")
		}
	})
}

func TestPagesAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string][]int{
		"1-3, 5": {1, 2, 3, 5}, "2": {2}, "4–5;1": {4, 5, 1},
		"6-2": nil, "0": nil, "7": nil, "": nil, "a": nil, "1,": nil,
	} {
		if got, ok := parsePages(text, 6); !slices.Equal(got, want) || ok != (want != nil) {
			t.Errorf("%q is read as %v", text, got)
		}
	}
	if got := pagesUsual([]int{1, 2, 3, 5}); got != "1-3, 5" {
		t.Errorf("they are written %q", got)
	}
}

func TestARosterIsShownAsItsTable(t *testing.T) {
	h := sampleHarness(t)
	h.ShowDocument("roster")
	s := h.result.sheet
	if s == nil || !slices.Equal(s.names, []string{"People", "Languages", "Stops"}) || s.count != h.result.people ||
		len(s.rows) != s.count {
		t.Fatalf("the sheet is %+v", s)
	}
	if s.columns[1] != "Name" || s.rows[0][1] != "Zaheer Ahmed" {
		t.Errorf("it begins with %q, %q", s.columns, s.rows[0])
	}
	columns := option(t, "roster", "columns")
	h.choose(h.job().with(columns, "country,name"))
	if !slices.Equal(h.result.sheet.columns, []string{"Country", "Name", "Ref"}) ||
		!slices.Contains(h.chipTexts(), "2 columns…") {
		t.Errorf("the columns are %q, the chips %q", h.result.sheet.columns, h.chipTexts())
	}
	o := h.job()
	o.Format = request.CSV
	h.choose(o)
	if h.result.sheet == nil || h.result.sheet.names != nil ||
		!slices.Equal(h.result.sheet.columns, []string{"Country", "Name", "Ref"}) {
		t.Errorf("as CSV it is %+v", h.result.sheet)
	}
	if slices.ContainsFunc(
		h.chipTexts(),
		func(text string) bool { return strings.Contains(text, "Password") || text == "Letter" },
	) {
		t.Errorf("a CSV file has neither password nor paper: %q", h.chipTexts())
	}
}

func TestColumnsAreChosenAndOrderedByKeyboard(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.ThemeFor(look.Light, 1))
	var told []string
	columns := option(t, "roster", "columns")
	c := newListChooser(columns, "name,country,phone", func(value string) { told = append(told, value) })
	window := test.NewTempWindow(t, c.rows)
	window.Resize(fyne.NewSize(460, 1200))
	line := c.lines["country"]
	window.Canvas().Focus(line)
	move := func(key fyne.KeyName) {
		line.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault})
	}
	steps := []struct {
		name string
		do   func()
		want string
	}{
		{"one up", func() { move(fyne.KeyUp) }, "country,name,phone"},
		{"not above the first", func() { move(fyne.KeyUp) }, "country,name,phone"},
		{"two down", func() { move(fyne.KeyDown); move(fyne.KeyDown) }, "name,phone,country"},
		{"out", func() { line.TypedRune(' ') }, "name,phone"},
		{"another in, as the last", func() { c.lines["email"].TypedRune(' ') }, "name,phone,email"},
		{"the usual ones", c.reset, columns.Default},
	}
	for _, step := range steps {
		step.do()
		if got := told[len(told)-1]; got != step.want {
			t.Errorf("%s: %q", step.name, got)
		}
	}
	t.Run("the last one stays", func(t *testing.T) {
		only := newListChooser(columns, "name", func(string) { t.Error("it was taken out") })
		only.toggle("name")
		if !only.lines["name"].Checked {
			t.Error("its box is empty")
		}
	})
	t.Run("Escape leaves", func(t *testing.T) {
		left := 0
		c.leave = func() { left++ }
		line.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		c.usual.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		line.down.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if left != 3 {
			t.Errorf("it leaves %d times of 3", left)
		}
	})
	t.Run("the arrows go from line to line", func(t *testing.T) {
		first := c.inOrder()
		window.Canvas().Focus(c.lines[first[0]])
		c.lines[first[0]].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		if window.Canvas().Focused() != fyne.Focusable(c.lines[first[1]]) {
			t.Error("the keyboard is elsewhere")
		}
	})
}

func TestTheCatalogueByKeyboard(t *testing.T) {
	h := sampleHarness(t)
	if focused, ok := h.window.Canvas().Focused().(*card); !ok || focused.document.ID != h.chosen {
		t.Fatal("the tab does not begin at the list")
	}
	ids := []string{
		h.list.cards[0].document.ID,
		h.list.cards[1].document.ID,
		h.list.cards[len(h.list.cards)-1].document.ID,
	}
	steps := []struct {
		key  fyne.KeyName
		want string
	}{
		{
			fyne.KeyDown,
			ids[1],
		},
		{
			fyne.KeyUp,
			ids[0],
		},
		{fyne.KeyUp, ids[0]},
		{fyne.KeyEnd, ids[2]},
		{fyne.KeyDown, ids[2]},
		{fyne.KeyHome, ids[0]},
	}
	for _, step := range steps {
		h.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: step.key})
		focused, ok := h.window.Canvas().Focused().(*card)
		if h.chosen != step.want || !ok || focused.document.ID != step.want {
			t.Errorf("%s leads to %s", step.key, h.chosen)
		}
	}
	h.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	if h.place.page != 1 {
		t.Error("Page Down on a card does not turn the page")
	}
	h.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if h.window.Canvas().Focused() != fyne.Focusable(h.preview.paper) {
		t.Error("Enter does not lead to the page")
	}
}

func TestAPressWithThePointerLeavesTheKeyboardSomewhere(t *testing.T) {
	h := openHarness(t, delegation(), nil)
	h.certificates(t)
	canvas := h.window.Canvas()
	test.Tap(h.list.cards[1])
	if focused, ok := canvas.Focused().(*card); !ok || !focused.Selected {
		t.Errorf("after a card it is with %T", canvas.Focused())
	}
	h.certificates(t)
	test.Tap(h.options.chips[0])
	if focused := canvas.Focused(); focused != fyne.Focusable(h.options.chips[0].FilterChip) &&
		canvas.Overlays().Top() == nil {
		t.Errorf("after a chip it is with %T", focused)
	}
	if top := canvas.Overlays().Top(); top != nil {
		canvas.Overlays().Remove(top)
	}
	h.options.chips[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	if h.place.page != 1 {
		t.Error("Page Down on a chip does not turn the page")
	}
	canvas.Unfocus()
	h.preview.fitting.Tapped(nil)
	if canvas.Focused() != fyne.Focusable(h.preview.paper) || h.preview.view.zoom != pageWidth {
		t.Error("after a zoom it is nowhere")
	}
}

func TestCommandsNeedAProgram(t *testing.T) {
	h := openHarness(t, nil, nil)
	seen := map[string]bool{}
	for _, c := range h.Commands() {
		if c.Title == "" || c.Group == "" || c.Action == nil || seen[c.ID] {
			t.Errorf("%+v is incomplete or twice there", c)
		}
		seen[c.ID] = true
		if c.Enabled == nil || c.Enabled() {
			t.Errorf("%s can be done without a program", c.ID)
		}
	}
}

func TestEveryDocumentCanBeChosenBeforeTheTabWasInFront(t *testing.T) {
	s := openHarness(t, delegation(), nil).s
	for _, c := range New(s, documents.New()).Commands() {
		if strings.HasPrefix(c.ID, "reports.document.") && !c.Enabled() {
			t.Errorf("%s cannot be done", c.ID)
		}
	}
}

// TestTheRealPagesAreShown goes the whole way, from the program to the picture.
func TestTheRealPagesAreShown(t *testing.T) {
	renderer := pages.NewRenderer(pages.DefaultCacheDir())
	t.Cleanup(func() {
		if err := renderer.Close(); err != nil {
			t.Error(err)
		}
	})
	h := sampleHarness(t)
	h.drawer = pages.NewReader(renderer)
	h.certificates(t)
	page := h.preview.paper.page
	if page.Count != 8 || page.Width != 792 || page.Height != 612 {
		t.Fatalf("it is page %d of %d, %v x %v", page.Index, page.Count, page.Width, page.Height)
	}
	if got, want := page.Picture.Bounds().Dx(), h.preview.view.pixels(792, 612); got != want {
		t.Errorf("the picture is %d wide in %d", got, want)
	}
	inked := 0
	for x := range page.Picture.Bounds().Dx() {
		for y := range page.Picture.Bounds().Dy() {
			if red, _, _, _ := page.Picture.At(x, y).RGBA(); red < 0x8000 {
				inked++
			}
		}
	}
	if all := page.Picture.Bounds().Dx() * page.Picture.Bounds().Dy(); inked < all/200 || inked > all/3 {
		t.Errorf("%d of %d pixels are dark", inked, all)
	}
}
