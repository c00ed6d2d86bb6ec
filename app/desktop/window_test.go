package desktop

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/app/desktop/session/sessiontest"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// harness is the window over a real store, with dialogs that answer at once.
type harness struct {
	*window
	dialogs *dialog.Fake
	files   *dialog.FakeFilePicker
	runner  *work.Runner
}

// newWindow makes a window that may be asked to open the store.
func newWindow(
	fyneApp fyne.App, runner *work.Runner, prefs *look.Preferences, now func() time.Time, o Options,
) *window {
	w := unmade(fyneApp, runner, prefs, now, o)
	fill(w)
	return w
}

// openHarness makes the window in its first state; open has it open the store.
func openHarness(t testing.TB, open func(context.Context, store.Key) (*store.Store, error)) *harness {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	prefs := look.NewPreferences(app.Preferences())
	prefs.SetLanguage("en")
	runner := work.NewInlineRunner()
	now := func() time.Time { return time.Date(2023, 6, 9, 9, 41, 0, 0, time.UTC) }
	h := &harness{dialogs: &dialog.Fake{}, files: &dialog.FakeFilePicker{}, runner: runner}
	h.window = newWindow(
		app,
		runner,
		prefs,
		now,
		Options{
			Open: open, DataDir: t.TempDir(), CacheDir: t.TempDir(), Version: "9.9.9",
			Log: slog.New(slog.DiscardHandler),
		},
	)
	h.session.Dialogs, h.session.Files = h.dialogs, h.files
	t.Cleanup(func() {
		h.window.window.Close()
		if h.session.Store != nil {
			if err := h.session.Store.Close(); err != nil {
				t.Error(err)
			}
		}
		software.NewCanvas().Capture() // Fyne forgets windows that are closed when it paints
	})
	return h
}

// openStore opens the store at path.
func openStore(path string) func(context.Context, store.Key) (*store.Store, error) {
	return func(ctx context.Context, key store.Key) (*store.Store, error) {
		return store.Open(ctx, path, store.Options{Key: key})
	}
}

// emptyHarness is the window at its first start.
func emptyHarness(t testing.TB) *harness {
	t.Helper()
	path := filepath.Join(t.TempDir(), "laurel.db")
	h := openHarness(t, openStore(path))
	h.open()
	return h
}

// keptStores are the files of stores with the sample, by whether they are sealed. The tests of this package do not run
// at once.
var keptStores = map[bool]fstest.MapFS{}

// sampleStore copies a store with the sample, sealed by the passphrase or plain, and returns its path.
func sampleStore(t testing.TB, sealed bool) string {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "laurel.db")
	if kept, is := keptStores[sealed]; is {
		if err := os.CopyFS(folder, kept); err != nil {
			t.Fatal(err)
		}
		return path
	}
	keepSample(t, path)
	if sealed {
		if err := store.Seal(t.Context(), path, store.Sealing{Passphrase: passphrase}); err != nil {
			t.Fatal(err)
		}
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	keptStores[sealed] = fstest.MapFS{filepath.Base(path): {Data: content, Mode: 0o600}}
	return path
}

// sampleHarness is the window with the sample program open.
func sampleHarness(t testing.TB) *harness {
	t.Helper()
	h := openHarness(t, openStore(sampleStore(t, false)))
	h.open()
	if h.session.Program() == nil || len(h.dialogs.Errors) > 0 {
		t.Fatal(h.dialogs.Errors, h.dialogs.Causes)
	}
	return h
}

// each calls visit with an object and all that is drawn in it.
func each(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	visit(o)
	var inner []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inner = o.Objects
	case fyne.Widget:
		inner = test.WidgetRenderer(o).Objects()
	}
	for _, part := range inner {
		each(part, visit)
	}
}

// words are the texts that the window shows.
func (h *harness) words() string {
	var all []string
	for _, o := range h.root.Objects {
		each(o, func(o fyne.CanvasObject) {
			if text, is := o.(*canvas.Text); is {
				all = append(all, text.Text)
			}
		})
	}
	return strings.Join(all, "\n")
}

func TestTheFirstStartOffersThreeWaysToBegin(t *testing.T) {
	h := emptyHarness(t)
	for _, way := range []string{"Open the sample program", "Start a new program", "Open a file"} {
		if !strings.Contains(h.words(), way) {
			t.Errorf("%q is not offered", way)
		}
	}
}

func TestTheSampleOpensOnceAndAgain(t *testing.T) {
	h := emptyHarness(t)
	h.programs.openSample()
	if h.session.Program() == nil || h.session.Program().Name != "2023 TIP Report Heroes" {
		t.Fatalf("the open program is %v", h.session.Program())
	}
	if !strings.Contains(h.words(), "2023 TIP Report Heroes") {
		t.Error("the header does not name the program")
	}
	before := h.session.Program()
	h.programs.openSample()
	if len(h.programs.all) != 1 || h.session.Program() != before {
		t.Errorf("opening it again left %d programs", len(h.programs.all))
	}
}

func TestAStoreThatCannotBeOpenedIsToldAndTriedAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "laurel.db")
	tries := 0
	h := openHarness(t, func(ctx context.Context, _ store.Key) (*store.Store, error) {
		if tries++; tries == 1 {
			return nil, errors.New("another Laurel has the programs open")
		}
		return store.Open(ctx, path, store.Options{})
	})
	h.open()
	if tries != 1 || h.commands != nil {
		t.Fatalf("after %d tries the window goes on", tries)
	}
	h.open()
	if !strings.Contains(h.words(), "Welcome to Laurel") {
		t.Error("the second try does not lead to the welcome page")
	}
}

func TestAProgramIsStartedFromANameAndTwoDates(t *testing.T) {
	h := emptyHarness(t)
	h.programs.start()
	if len(h.dialogs.Forms) != 1 {
		t.Fatal("no form is shown")
	}
	f := h.dialogs.Forms[0]
	f.Save()
	if h.session.Program() != nil {
		t.Fatal("a program without a name was taken")
	}
	name, start := field[*form.TextField](t, f, "Name"), field[*form.DateField](t, f, "Start")
	if !strings.Contains(name.Message(), "Give the program a name.") {
		t.Errorf("the field says %q", name.Message())
	}
	name.Type("Prova Awards 2031")
	start.Type("3 Feb 2031")
	f.Save()
	p := h.session.Program()
	if p == nil || p.Name != "Prova Awards 2031" ||
		p.Start != (civil.Date{Year: 2031, Month: time.February, Day: 3}) {
		t.Errorf("the program is %v", p)
	}
}

// TestTheKeyboardIsOnWhatANewProgramNeedsNext checks that Enter goes on from a new program to its first stop, from that
// to the list of stops, and from there to the people.
func TestTheKeyboardIsOnWhatANewProgramNeedsNext(t *testing.T) {
	h := emptyHarness(t)
	h.programs.start()
	f := h.dialogs.Forms[0]
	field[*form.TextField](t, f, "Name").Type("Prova Awards 2031")
	field[*form.DateField](t, f, "Start").Type("3 Feb 2031")
	f.Save()
	enter := func(want string) {
		t.Helper()
		h.runner.Flush()
		link, is := h.window.window.Canvas().Focused().(*look.Button)
		if !is || link.Text != want {
			t.Fatalf("the keyboard is on %T %v, want %q", h.window.window.Canvas().Focused(), link, want)
		}
		link.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	enter("Add stop")
	if len(h.dialogs.Contents) != 0 || len(h.dialogs.Forms) != 2 {
		t.Fatalf("%d forms are shown, and %v", len(h.dialogs.Forms), h.dialogs.Contents)
	}
	f = h.dialogs.Forms[1]
	field[*form.TextField](t, f, "City").Type("Kampala")
	field[*form.PickerField](t, f, "Country").Choose("UG")
	f.Save()
	if !slices.Contains(h.dialogs.Contents, "Stops") {
		t.Error("the list of stops is not shown after the first one")
	}
	h.window.window.Canvas().Unfocus()
	look.ShowModal(h.window.window.Canvas(), look.NewText("Stops"), fyne.NewSize(200, 200), func() {}).Close()
	enter("Add person")
}

// field is the field of a form with that key.
func field[F form.Field](t testing.TB, editing fyne.CanvasObject, key string) (found F) {
	t.Helper()
	known := false
	each(editing, func(o fyne.CanvasObject) {
		if f, is := o.(F); is && f.Key() == key {
			found, known = f, true
		}
	})
	if !known {
		t.Fatalf("the form has no field %q", key)
	}
	return found
}

func TestDeletingAProgramAsksAndComesBackByUndo(t *testing.T) {
	h := sampleHarness(t)
	h.programs.delete()
	if h.session.Program() == nil {
		t.Fatal("it went without an answer")
	}
	h.dialogs.Yes = true
	h.programs.delete()
	if h.session.Program() != nil || !strings.Contains(h.words(), "Welcome to Laurel") {
		t.Fatal("it is still open")
	}
	other := &program.Program{ID: program.NewID(), Name: "Another"}
	err := h.session.Store.Edit(t.Context(), "Add another", func(tx *store.Tx) error { return tx.Put("", other) })
	if err != nil {
		t.Fatal(err)
	}
	h.session.Open(other.ID)
	h.session.Undo()
	h.session.Undo()
	if h.session.Program() == nil || h.session.Program().ID == other.ID || len(h.session.Program().Meetings) == 0 {
		t.Error("undo does not bring it back")
	}
}

func TestUndoAndRedoSayWhatTheyDid(t *testing.T) {
	h := sampleHarness(t)
	person := *h.session.Program().People[0]
	person.Notes = "Met at the gate."
	h.session.Edit(
		"Edit a note",
		func(tx *store.Tx) error { return tx.Put(h.session.Program().ID, &person) },
		nil,
	)
	h.commands.Run("undo")
	if h.session.Program().People[0].Notes != "" {
		t.Error("the note is still there")
	}
	h.commands.Run("redo")
	if h.session.Program().People[0].Notes == "" {
		t.Error("the note did not come back")
	}
	if want := []string{"Undone: Edit a note", "Redone: Edit a note"}; !slices.Equal(h.dialogs.Toasts, want) {
		t.Errorf("it said %q", h.dialogs.Toasts)
	}
}

func TestThePaletteFindsPeopleInAnyScriptAndMeetings(t *testing.T) {
	h := sampleHarness(t)
	for typed, want := range map[string]string{
		"zaheer": "Zaheer Ahmed", "باسم": "Basim Abdul-Razzak", "keynote": "Keynote: the U.S. landscape",
	} {
		found := finder{h.window}.search(typed)
		if len(found) == 0 || found[0].Title != want {
			t.Errorf("%q finds %v", typed, found)
			continue
		}
		found[0].Action()
	}
	if h.tabs.Selected() != session.ScheduleTab && h.tabs.Selected() != session.AwardeesTab {
		t.Errorf("going there shows %q", h.tabs.Selected())
	}
}

func TestEveryCommandHasItsOwnNameAndKey(t *testing.T) {
	h := sampleHarness(t)
	ids, keys := map[string]bool{}, map[dialog.Shortcut]string{}
	for _, c := range h.commands.List() {
		if c.Title == "" || c.Group == "" || c.Action == nil && c.Shown == "" {
			t.Errorf("%q is not whole", c.ID)
		}
		if ids[c.ID] {
			t.Errorf("%q is there twice", c.ID)
		}
		ids[c.ID] = true
		if other := keys[c.Shortcut]; other != "" && c.Shortcut.Key != "" {
			t.Errorf("%q and %q share %s", other, c.ID, c.Shortcut)
		}
		keys[c.Shortcut] = c.ID
	}
}

func TestOneKeyAddsWhatTheTabInFrontHolds(t *testing.T) {
	h := sampleHarness(t)
	for _, tab := range []string{session.AwardeesTab, session.ScheduleTab} {
		h.tabs.Select(tab)
		h.commands.Run("here.add")
		if h.tabs.Selected() != tab {
			t.Errorf("in %s it leads to %s", tab, h.tabs.Selected())
		}
	}
}

func TestAFileThatIsNoProgramIsRefusedAndNothingIsLost(t *testing.T) {
	h := sampleHarness(t)
	path := filepath.Join(t.TempDir(), "broken.json")
	if err := os.WriteFile(path, []byte(`{"format": "laurel-program"`), 0o600); err != nil {
		t.Fatal(err)
	}
	before := h.session.Program()
	h.importer.File(path)
	h.importer.File(filepath.Join(t.TempDir(), "not there.json"))
	if len(h.dialogs.Errors) != 2 || !strings.Contains(h.dialogs.Errors[1], "not there.json") {
		t.Errorf("it said %q", h.dialogs.Errors)
	}
	if h.session.Program() != before {
		t.Error("the open program changed")
	}
}

func TestAFileThatChangesAProgramIsShownFirst(t *testing.T) {
	h := sampleHarness(t)
	file, photos := sessiontest.Sample(t)
	var content bytes.Buffer
	changed := file.With(func(p *program.Program) { p.Sponsor = "Another sponsor" })
	if err := program.Encode(&content, changed, photos); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "changed.json")
	if err := os.WriteFile(path, content.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	h.importer.File(path)
	if h.dialogs.Pages != 1 || h.session.Program().Sponsor == "Another sponsor" {
		t.Fatalf("it was not shown first: %q", h.dialogs.Errors)
	}
	h.importer.Shown().Import()
	if h.session.Program().Sponsor != "Another sponsor" {
		t.Error("it was not brought in")
	}
}

func TestACalendarComesIntoTheOpenProgram(t *testing.T) {
	h := sampleHarness(t)
	path := filepath.Join(t.TempDir(), "more.ics")
	event := "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nBEGIN:VEVENT\r\nUID:prova-1\r\n" +
		"DTSTAMP:20230601T000000Z\r\nDTSTART:20230612T220000Z\r\nDTEND:20230612T230000Z\r\n" +
		"SUMMARY:Prova walk\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	if err := os.WriteFile(path, []byte(event), 0o600); err != nil {
		t.Fatal(err)
	}
	open, before := h.session.Program().ID, len(h.session.Program().Meetings)
	h.importer.File(path)
	if h.dialogs.Pages != 1 {
		t.Fatalf("it was not shown first: %q", h.dialogs.Errors)
	}
	h.importer.Shown().Import()
	if h.session.Program().ID != open || len(h.session.Program().Meetings) != before+1 {
		t.Errorf("there are %d meetings instead of %d", len(h.session.Program().Meetings), before+1)
	}
}

func TestABackupIsWrittenWhereThePersonSays(t *testing.T) {
	h := sampleHarness(t)
	path := filepath.Join(t.TempDir(), "mine.laurel")
	h.files.Paths = []string{path}
	h.backups.elsewhere()
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		t.Errorf("there is no backup: %v", err)
	}
	if _, ever := h.session.Store.Copies().LastBackup(); !ever {
		t.Error("the store does not know of it")
	}
}

func TestStopsAreMovedAndDeletedWithUndo(t *testing.T) {
	h := sampleHarness(t)
	h.dialogs.Yes = true
	cities := func() (all []string) {
		for _, s := range h.session.Program().Stops {
			all = append(all, s.City)
		}
		return all
	}
	before := cities()
	h.settings.Stops()
	if !slices.Contains(h.dialogs.Contents, "Stops") {
		t.Error("the list of stops is not shown")
	}
	h.settings.EditStop(h.session.Program().Stops[0].ID)
	if len(h.dialogs.Forms) != 1 || h.dialogs.Forms[0].Title != before[0] {
		t.Error("the form of the stop is not shown")
	}
	h.dialogs.Forms[0].Save()
	if !slices.Equal(cities(), before) {
		t.Errorf("saving an unchanged stop left %v", cities())
	}
}

func TestTheSizeOfEverythingGoesInSteps(t *testing.T) {
	h := sampleHarness(t)
	h.commands.Run("view.larger")
	h.commands.Run("view.larger")
	if scale := h.session.Prefs.Scale(); scale != 1.25 {
		t.Errorf("two steps up is %v", scale)
	}
	for range 9 {
		h.commands.Run("view.smaller")
	}
	if scale := h.session.Prefs.Scale(); scale != 0.85 {
		t.Errorf("the smallest is %v", scale)
	}
}

// TestPictures draws the window into the folder that LAUREL_PICTURES names, for README and to be looked at.
func TestPictures(t *testing.T) {
	folder := sessiontest.Pictures(t)
	for style, appearance := range map[string]look.Appearance{"": look.Light, "-dark": look.Dark} {
		h := emptyHarness(t)
		test.ApplyTheme(t, look.ThemeFor(appearance, 1))
		h.window.window.Resize(fyne.NewSize(1280, 800))
		sessiontest.Picture(t, h.window.window, filepath.Join(folder, "welcome"+style+".png"))
		h.programs.openSample()
		for _, tab := range []string{session.AwardeesTab, session.ScheduleTab, session.ReportsTab} {
			h.tabs.Select(tab)
			if tab == session.ReportsTab {
				navigator{h.window}.ShowDocument("certificates")
			}
			h.runner.Flush()
			sessiontest.Picture(t, h.window.window, filepath.Join(folder, tab+style+".png"))
		}
	}
}

func TestTheGuideOpensOverADialogOnce(t *testing.T) {
	h := emptyHarness(t)
	h.session.Dialogs = dialog.New(h.window.window, h.runner, h.options.Log)
	overlays := h.window.window.Canvas().Overlays()
	h.session.Dialogs.ShowContent("A dialog", look.NewText("Something"), 200, 100)
	helpPages{h.window}.guide()
	helpPages{h.window}.guide()
	if n := len(overlays.List()); n != 2 {
		t.Fatalf("%d things lie over the window, want the dialog and one guide", n)
	}
	overlays.Remove(overlays.Top())
	helpPages{h.window}.guide()
	if n := len(overlays.List()); n != 2 {
		t.Errorf("the guide that was closed opens again to %d things", n)
	}
}

func TestTheTourOpensTheSampleAndEnds(t *testing.T) {
	h := emptyHarness(t)
	h.tour.begin()
	h.runner.Flush()
	for step := range tourSteps() {
		if h.tour.step != step {
			t.Fatalf("step %d is shown, want %d", h.tour.step, step)
		}
		next, _ := navigator{h.window}.Canvas().Focused().(*look.Button)
		if next == nil {
			t.Fatalf("step %d: nothing has the keyboard", step)
		}
		next.Tapped(nil)
		h.runner.Flush()
	}
	if len(h.tour.layer.Objects) != 0 || h.tabs.Selected() != session.AwardeesTab {
		t.Errorf("the tour did not end in the first tab")
	}
}

// TestWhoReadsAnotherLanguageFindsTheSetting checks that the palette finds the language of the window in each language,
// whichever it is in: who has chosen one by mistake cannot read it.
func TestWhoReadsAnotherLanguageFindsTheSetting(t *testing.T) {
	const key = "settings preferences options font theme colours size dark light idioma langue língua"
	for _, l := range locale.WindowLanguages() {
		words := l.Text(key) + l.Text("Appearance, language and region…")
		for _, word := range []string{"language", "idioma", "langue", "língua"} {
			if !strings.Contains(words, word) {
				t.Errorf("%s: %q is not found", l, word)
			}
		}
	}
}
