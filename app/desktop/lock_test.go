package desktop

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/session"
	"laurel/data/program"
	_ "laurel/data/sealed/sealedtest" // a passphrase costs no second
	"laurel/data/store"
)

// passphrase is that of the tests' stores.
const passphrase = "prova ejemplo muster mithal"

// sealedHarness is the window with the sample program in a sealed store.
func sealedHarness(t testing.TB) *harness {
	t.Helper()
	h := openHarness(t, openStore(sampleStore(t, true)))
	h.open()
	h.unlock(t, passphrase)
	if h.session.Program() == nil {
		t.Fatal(h.dialogs.Errors, h.dialogs.Causes)
	}
	return h
}

// seal seals the store as a person does, without a recovery key.
func (h *harness) seal(t testing.TB) {
	t.Helper()
	h.commands.Run("store.seal")
	h.fill(t, "passphrase", passphrase)
	h.fill(t, "again", passphrase)
	h.lastForm(t).Save()
	if h.session.Store == nil || !h.session.Store.Sealed() {
		t.Fatalf("the store is not sealed: %q %v", h.dialogs.Errors, h.dialogs.Causes)
	}
}

// lastForm is the form that was shown last.
func (h *harness) lastForm(t testing.TB) *form.Form {
	t.Helper()
	if len(h.dialogs.Forms) == 0 {
		t.Fatal("no form is shown")
	}
	return h.dialogs.Forms[len(h.dialogs.Forms)-1]
}

// fill types into a field of the form that was shown last.
func (h *harness) fill(t testing.TB, key, text string) {
	t.Helper()
	field[*form.TextField](t, h.lastForm(t), key).Type(text)
}

// unlock types a passphrase on the unlock page.
func (h *harness) unlock(t testing.TB, typed string) {
	t.Helper()
	field[*form.TextField](t, h.root, "passphrase").Type(typed)
	each(h.root, func(o fyne.CanvasObject) {
		if f, is := o.(*form.Form); is {
			f.Save()
		}
	})
	h.runner.Flush()
}

// everything are all texts of the window: its title, its content and what lies over it.
func (h *harness) everything() string {
	all := []string{h.window.window.Title()}
	c := h.window.window.Canvas()
	for _, o := range append(c.Overlays().List(), c.Content()) {
		each(o, func(o fyne.CanvasObject) {
			if text, is := o.(*canvas.Text); is {
				all = append(all, text.Text)
			}
		})
	}
	return strings.Join(all, "\n")
}

// markers are texts of the sample that must not be seen.
func (h *harness) markers() []string {
	p := h.session.Program()
	all := []string{p.Name}
	for _, person := range p.People {
		all = append(all, person.DisplayName())
	}
	for _, m := range p.Meetings {
		all = append(all, m.Title)
	}
	return all
}

func TestALockedWindowShowsNothingOfTheProgram(t *testing.T) {
	h := sealedHarness(t)
	for _, tab := range tabOrder {
		h.tabs.Select(tab)
		h.runner.Flush()
		h.session.Dialogs.Toast("Deleted "+h.session.Program().People[0].DisplayName(), "", nil)
		markers := h.markers()
		h.commands.Run("store.lock")
		h.runner.Flush()
		shown := h.everything()
		for _, marker := range markers {
			if strings.Contains(shown, marker) {
				t.Errorf("locked in %s, the window shows %q", tab, marker)
			}
		}
		if h.session.Store != nil || h.session.Program() != nil || h.commands != nil || h.awardees != nil {
			t.Error("something of the program is still there")
		}
		h.unlock(t, passphrase)
		if h.session.Program() == nil || h.session.Program().Name != markers[0] || h.tabs.Selected() != tab {
			t.Fatalf("unlocking does not come back to %s", tab)
		}
	}
}

func TestAWrongPassphraseIsRefusedAtTheField(t *testing.T) {
	h := sealedHarness(t)
	h.lock.close()
	h.unlock(t, "not this one at all")
	message := field[*form.TextField](t, h.root, "passphrase").Message()
	if h.session.Store != nil || !strings.Contains(message, "passphrase") || strings.Contains(message, "\n") {
		t.Errorf("the store is open, or the field has the message %q", message)
	}
	h.unlock(t, passphrase)
	if h.session.Store == nil {
		t.Error("the right passphrase does not open it after a wrong one")
	}
}

func TestASealedStoreAsksForItsPassphraseAtTheStart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "laurel.db")
	h := openHarness(t, openStore(path))
	h.open()
	h.programs.openSample()
	h.seal(t)
	name := h.session.Program().Name
	if err := h.ending()(); err != nil {
		t.Fatal(err)
	}
	next := openHarness(t, openStore(path))
	next.open()
	if strings.Contains(next.everything(), name) || next.session.Store != nil {
		t.Error("the program is shown before the passphrase")
	}
	next.unlock(t, passphrase)
	if next.session.Program() == nil {
		t.Error("the passphrase does not open the program")
	}
}

func TestTheKeyLocks(t *testing.T) {
	h := sealedHarness(t)
	h.commands.Handle(&desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierShortcutDefault})
	if h.session.Store != nil {
		t.Error("the key does not lock")
	}
}

func TestLaurelLocksByItself(t *testing.T) {
	start := time.Date(2026, 6, 9, 9, 0, 0, 0, time.UTC)
	tests := []struct {
		name    string
		minutes int // -1: not chosen
		work    func(h *harness, clock *time.Time)
		locked  bool
	}{
		{"not while it is used", -1, func(h *harness, clock *time.Time) {
			for range 100 {
				h.pass(clock, time.Minute)
				h.lock.touch()
			}
		}, false},
		{"after 15 minutes", -1, func(h *harness, clock *time.Time) { h.pass(clock, 15*time.Minute) }, true},
		{"not before", -1, func(h *harness, clock *time.Time) { h.pass(clock, 14*time.Minute) }, false},
		{"never, when that was chosen", 0, func(h *harness, clock *time.Time) { h.pass(clock, 24*time.Hour) }, false},
		{"after the laptop has slept", 0, func(h *harness, clock *time.Time) {
			h.lock.tick()
			*clock = clock.Add(3 * time.Minute)
			h.lock.tick()
		}, true},
		{"when the system is about to sleep", 0, func(h *harness, _ *time.Time) {
			isReleased := false
			h.lock.sleeping(func() { isReleased = h.session.Store == nil })
			if !isReleased {
				t.Error("the system waits, or sleeps before it is locked")
			}
		}, true},
		{"work under way puts it off once", 5, func(h *harness, clock *time.Time) {
			h.session.Dialogs = workUnderWay{h.dialogs}
			h.pass(clock, 9*time.Minute)
		}, false},
		{"and not for ever", 5, func(h *harness, clock *time.Time) {
			h.session.Dialogs = workUnderWay{h.dialogs}
			h.pass(clock, 10*time.Minute)
		}, true},
	}
	h := sealedHarness(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if h.session.Store == nil {
				h.unlock(t, passphrase)
			}
			clock := start
			h.session.Now = func() time.Time { return clock }
			if test.minutes >= 0 {
				h.session.Prefs.Save(lockMinutes, test.minutes)
			}
			h.lock.ticked = clock
			h.lock.begin()
			test.work(h, &clock)
			if locked := h.session.Store == nil; locked != test.locked {
				t.Errorf("locked: %v", locked)
			}
			h.session.Dialogs = h.dialogs
		})
	}
}

// workUnderWay is a dialog with work under way.
type workUnderWay struct{ *dialog.Fake }

func (workUnderWay) Busy() bool { return true }

func TestWhatIsTypedIsThereAfterUnlocking(t *testing.T) {
	h := sealedHarness(t)
	h.commands.Run("person.add")
	field[*form.TextField](t, h.root, "Given").Type("Prova")
	h.lock.close()
	if strings.Contains(h.everything(), "Prova") || len(h.dialogs.Questions) > 1 {
		t.Error("the locked window shows what was typed, or asks about it")
	}
	h.unlock(t, passphrase)
	h.press(t, "Continue")
	if got := field[*form.TextField](t, h.root, "Given").Value(); got != "Prova" {
		t.Errorf("the form has %q", got)
	}
}

func TestAReviewOfAnImportGoesOnAfterUnlocking(t *testing.T) {
	h := sealedHarness(t)
	meetings := len(h.session.Program().Meetings)
	h.importer.File(writeFile(t, "plan.csv", sampleTable))
	h.lock.close()
	h.unlock(t, passphrase)
	h.press(t, "Continue")
	h.importer.Shown().Import()
	if got := len(h.session.Program().Meetings) - meetings; got != 1 {
		t.Errorf("%d meetings came in: %q", got, h.dialogs.Errors)
	}
	if left := drafts(t, h); len(left) > 0 {
		t.Errorf("what is imported is kept: %v", left)
	}
}

// Each form that is open comes back, whatever opened it.
func TestWhateverFormIsOpenIsThereAfterUnlocking(t *testing.T) {
	h := sealedHarness(t)
	p := h.session.Program()
	task := &program.Task{ID: program.NewID(), Text: "Thank the hosts"}
	h.session.Edit("Add task", func(tx *store.Tx) error { return tx.Put(p.ID, task) }, h.session.Failed)
	for _, test := range []struct {
		name string
		open func()
		key  string
		back func() // what a person does after "Continue"
	}{
		{"a task", func() { h.results.OpenForm(session.TaskForm, task.ID) }, "Note", func() {}},
		{"a new connection", func() { h.results.OpenForm(session.ConnectionForm, "") }, "Note", func() {}},
		{"a new evaluation form", func() { h.results.OpenForm(session.EvaluationForm, "") }, "Name", func() {}},
		{"the checks, by a command", func() { h.commands.Run("program.checks") }, "Checks.Appointments", func() {}},
		{"one by a button", func() { h.askSomething() }, "text", func() { h.askSomething() }},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.open()
			h.lastForm(t).Retype(map[string]string{test.key: "12"})
			h.lock.close()
			h.unlock(t, passphrase)
			h.press(t, "Continue")
			test.back()
			f := h.lastForm(t)
			if got := f.Typed()[test.key]; got != "12" {
				t.Errorf("it has %q: %v", got, f.Typed())
			}
			f.Done()
			h.dialogs.CloseAll()
		})
	}
}

// askSomething shows a form that no command and no draft knows.
func (h *harness) askSomething() {
	h.session.Dialogs.ShowForm(form.New("Something", nil).Group("", form.NewTextField("text", "Text")))
}

// pass lets time pass with its ticks.
func (h *harness) pass(clock *time.Time, d time.Duration) {
	for end := clock.Add(d); clock.Before(end); {
		*clock = clock.Add(lockTick)
		h.lock.tick()
	}
}

func TestAPlainStoreIsNotLocked(t *testing.T) {
	h := sampleHarness(t)
	clock := time.Date(2026, 6, 9, 9, 0, 0, 0, time.UTC)
	h.session.Now = func() time.Time { return clock }
	h.pass(&clock, time.Hour)
	if h.session.Store == nil || h.commands.Find("store.lock") != nil {
		t.Error("a store without a passphrase is locked")
	}
}

func TestTheRecoveryKeyOpensAndANewPassphraseFollows(t *testing.T) {
	h := sealedHarness(t)
	saved := filepath.Join(t.TempDir(), "recovery.txt")
	h.files.Paths = []string{saved}
	h.commands.Run("store.office")
	h.fill(t, "present", "a wrong one")
	h.lastForm(t).Save()
	h.pressButton(t, h.lastForm(t), "Save the key to a file…")
	h.lastForm(t).Save()
	if message := field[*form.TextField](t, h.lastForm(t), "present").Message(); message == "" {
		t.Error("a wrong passphrase makes a recovery key")
	}
	h.fill(t, "present", passphrase)
	h.lastForm(t).Save()
	if h.sealing.recipient == "" {
		t.Fatalf("there is no recovery key: %q", h.dialogs.Errors)
	}
	changed := "another muster of four words"
	h.commands.Run("store.rekey") // the key stays
	h.fill(t, "present", passphrase)
	h.fill(t, "passphrase", changed)
	h.fill(t, "again", changed)
	h.lastForm(t).Save()

	h.lock.close()
	h.pressButton(t, h.root, "Use the office’s recovery key…")
	h.pressButton(t, h.lastForm(t), "From a file…")
	h.lastForm(t).Save()
	if h.session.Store == nil {
		t.Fatalf("the recovery key does not open the store: %q",
			field[*form.TextField](t, h.lastForm(t), "secret").Message())
	}
	if title := h.lastForm(t).Title; title != "Choose a new passphrase" {
		t.Fatalf("the form %q is shown", title)
	}
	last := "the newest ejemplo of them all"
	h.fill(t, "passphrase", last)
	h.fill(t, "again", last)
	h.lastForm(t).Save()
	h.lock.close()
	h.unlock(t, changed)
	if h.session.Store != nil {
		t.Error("the forgotten passphrase still opens the store")
	}
	h.unlock(t, last)
	if h.session.Store == nil {
		t.Error("the new passphrase does not open the store")
	}
}

func TestWhatIsNoRecoveryKeyIsRefused(t *testing.T) {
	h := sealedHarness(t)
	h.lock.close()
	h.pressButton(t, h.root, "Use the office’s recovery key…")
	path := filepath.Join(t.TempDir(), "letter.txt")
	if err := os.WriteFile(path, []byte("Dear colleague"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{path, filepath.Dir(path), path + ".gone"} {
		h.files.Paths = []string{file}
		h.pressButton(t, h.lastForm(t), "From a file…")
		if message := field[*form.TextField](t, h.lastForm(t), "secret").Message(); message == "" {
			t.Errorf("%s is accepted", file)
		}
	}
	for _, typed := range []string{"", "age1xyz", "AGE-SECRET-KEY-1QQQQ"} {
		h.fill(t, "secret", typed)
		h.lastForm(t).Save()
		if message := field[*form.TextField](t, h.lastForm(t), "secret").Message(); message == "" ||
			h.session.Store != nil {
			t.Errorf("%q is accepted", typed)
		}
	}
}

func TestAPassphraseIsLongAndTypedTwice(t *testing.T) {
	h := sampleHarness(t)
	h.commands.Run("store.seal")
	for _, test := range []struct{ first, again, field string }{
		{"too short", "too short", "passphrase"},
		{passphrase, passphrase + "x", "again"},
		{passphrase, "", "again"},
	} {
		h.fill(t, "passphrase", test.first)
		h.fill(t, "again", test.again)
		h.lastForm(t).Save()
		if field[*form.TextField](t, h.lastForm(t), test.field).Message() == "" || h.session.Store.Sealed() {
			t.Errorf("%q and %q are accepted", test.first, test.again)
		}
	}
}

func TestTheSealIsRemovedWithThePassphraseAlone(t *testing.T) {
	h := sealedHarness(t)
	h.commands.Run("store.unseal")
	h.fill(t, "present", "a wrong one")
	h.lastForm(t).Save()
	if !h.session.Store.Sealed() {
		t.Fatal("a wrong passphrase removes the seal")
	}
	h.fill(t, "present", passphrase)
	h.lastForm(t).Save()
	if h.session.Store == nil || h.session.Store.Sealed() || h.session.Program() == nil {
		t.Errorf("the seal is not removed: %q", h.dialogs.Errors)
	}
	if !strings.Contains(h.words(), "Not sealed") {
		t.Error("the window does not show it")
	}
}

func TestSealingThatIsCancelledLeavesThePlainStoreOpen(t *testing.T) {
	h := sampleHarness(t)
	before := h.session.Program().ID
	h.sealing.replace("Sealing", store.Key{}, store.Key{Passphrase: passphrase},
		func(ctx context.Context, path string) error {
			h.dialogs.Cancel()
			return store.Seal(ctx, path, store.Sealing{Passphrase: passphrase})
		}, func() { t.Error("it was sealed") })
	if h.session.Store == nil || h.session.Store.Sealed() || h.session.Program().ID != before {
		t.Error("the store is not open as it was")
	}
}

func TestANewStoreIsOfferedASealFirst(t *testing.T) {
	h := emptyHarness(t)
	offer := "Seal the data with a passphrase…"
	if !strings.Contains(h.words(), offer) {
		t.Fatal("the welcome page does not offer it")
	}
	h.pressButton(t, h.root, "Not now")
	h.show(h.welcomePage())
	if strings.Contains(h.words(), offer) {
		t.Error("it is offered again after it was declined")
	}
}

func TestPreferencesOfASealedStoreNameNobody(t *testing.T) {
	const marker = "Dina Danjuma"
	h := sampleHarness(t)
	h.session.Prefs.SetFolder("exports", "/home/"+marker)
	h.seal(t)
	h.session.Prefs.SetFolder("photos", "/home/photos of "+marker)
	h.session.Prefs.Save("packets", []string{marker})
	plain := func() string {
		var all []string
		h.app.Preferences().(interface{ ReadValues(func(map[string]any)) }).ReadValues(func(values map[string]any) {
			all = append(all, fmt.Sprint(values))
		})
		return strings.Join(all, "\n")
	}
	if strings.Contains(plain(), marker) {
		t.Errorf("the preferences are %s", plain())
	}
	h.lock.close()
	if strings.Contains(plain(), marker) || h.session.Prefs.Folder("photos") != "" {
		t.Errorf("locked, the preferences are %s", plain())
	}
	h.unlock(t, passphrase)
	for kind, want := range map[string]string{"exports": "/home/" + marker, "photos": "/home/photos of " + marker} {
		if got := h.session.Prefs.Folder(kind); got != want {
			t.Errorf("the folder of %s is %q after unlocking", kind, got)
		}
	}
}

func TestPlainFilesOfASealedStoreGoWhenItIsLocked(t *testing.T) {
	h := sealedHarness(t)
	path := filepath.Join(h.session.Passing, "Badges.pdf")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("names"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.lock.close()
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Error("the file is still there")
	}
}

func TestTheIdleTimeIsChosen(t *testing.T) {
	h := sealedHarness(t)
	if h.lock.minutes() != usualMinutes {
		t.Errorf("at first it is %d minutes", h.lock.minutes())
	}
	h.commands.Run("store.autolock")
	field[*form.ChoiceField](t, h.lastForm(t), "minutes").SetValue("60")
	h.lastForm(t).Save()
	h.lock.close()
	h.unlock(t, passphrase)
	if h.lock.minutes() != 60 {
		t.Errorf("it is %d minutes after unlocking", h.lock.minutes())
	}
}

// pressButton presses a button by its text.
func (h *harness) pressButton(t testing.TB, in fyne.CanvasObject, text string) {
	t.Helper()
	var found interface{ Tapped(*fyne.PointEvent) }
	each(in, func(o fyne.CanvasObject) {
		if b, is := o.(interface {
			AccessibilityLabel() string
			Tapped(*fyne.PointEvent)
		}); is && b.AccessibilityLabel() == text {
			found = b
		}
	})
	if found == nil {
		t.Fatalf("there is no button %q", text)
	}
	found.Tapped(nil)
}
