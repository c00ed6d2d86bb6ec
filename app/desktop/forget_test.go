package desktop

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session/sessiontest"
	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/store"
)

// named adds somebody invented who is in texts of others, and returns them.
func (h *harness) named(t *testing.T) *program.Person {
	t.Helper()
	p := h.session.Program()
	person := &program.Person{
		ID: program.NewID(), Role: program.Awardee, Given: "Ana", Family: "Beispiel", Email: "ana@example.org",
	}
	first, second := *p.Meetings[0], *p.Meetings[1]
	first.Internal, second.Internal = "Interview of Ana Beispiel", "Ask Ana Beispiel for the slides."
	h.session.Edit("Add Ana Beispiel", func(tx *store.Tx) error {
		return tx.Put(p.ID, person, &first, &second)
	}, h.session.Failed)
	h.backups.make(store.AtWork, func(string) {})
	return person
}

// formCalled returns the form that is shown.
func (h *harness) formCalled(t *testing.T, title string) *form.Form {
	t.Helper()
	if n := len(h.dialogs.Forms); n > 0 && strings.Contains(h.dialogs.Forms[n-1].Title, title) {
		return h.dialogs.Forms[n-1]
	}
	t.Fatalf("no form %q is shown; errors %v", title, h.dialogs.Errors)
	return nil
}

func TestSomebodyIsForgottenFromTheWindow(t *testing.T) {
	h := sampleHarness(t)
	person := h.named(t)
	owner := h.session.Program().ID
	h.session.Prefs.Save("chosen", []program.ID{person.ID})
	h.keepPrivate()
	navigator{h.window}.Forget(person)
	question := h.formCalled(t, "Erase Ana Beispiel")
	confirm := field[*form.TextField](t, question, "confirm")
	question.Save()
	if h.session.Program().Person(person.ID) == nil {
		t.Fatal("forgotten without the name typed")
	}
	confirm.Type("ana beispiel")
	field[*form.TextField](t, question, "instead").Type("a guest")
	question.Save()
	report := h.formCalled(t, "Removed permanently")
	p := h.session.Program()
	if p == nil || p.ID != owner || p.Person(person.ID) != nil {
		t.Fatal("the person is still in the program that is shown")
	}
	var chosen []program.ID
	if h.session.Prefs.Load("chosen", &chosen); len(chosen) > 0 {
		t.Errorf("the preferences have %v", chosen)
	}
	if got := p.Meetings[0].Internal; got != "Interview of a guest" {
		t.Errorf("the meeting's text is %q", got)
	}
	path := filepath.Join(t.TempDir(), "removed.pdf")
	h.files.Paths = []string{path}
	h.pressButton(t, report, "Save the certificate…")
	if content, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(content, []byte("%PDF")) {
		t.Errorf("no certificate was saved: %v, %v", err, h.dialogs.Errors)
	}
}

func TestOldProgramsAreForgottenByARule(t *testing.T) {
	h := sampleHarness(t)
	old := h.session.Program().With(func(next *program.Program) {
		next.Start = civil.Date{Year: 2019, Month: 6, Day: 1}
		next.End = civil.Date{Year: 2019, Month: 6, Day: 9}
	})
	h.session.Edit("Edit", func(tx *store.Tx) error { return tx.Put("", old) }, h.session.Failed)
	h.commands.Run("store.forget")
	rule := h.formCalled(t, "Erase old programs")
	field[*form.NumberField](t, rule, "months").SetSome(1)
	rule.Save()
	question := h.formCalled(t, "Erase 1 old program")
	field[*form.TextField](t, question, "confirm").Type("1")
	question.Save()
	h.formCalled(t, "Removed permanently")
	if h.session.Program() != nil {
		t.Error("the program is still open")
	}
}

// TestPicturesOfForgetting draws the dialogs into the folder that LAUREL_PICTURES names.
func TestPicturesOfForgetting(t *testing.T) {
	folder := sessiontest.Pictures(t)
	for style, appearance := range map[string]look.Appearance{"": look.Light, "-dark": look.Dark} {
		h := sampleHarness(t)
		test.ApplyTheme(t, look.ThemeFor(appearance, 1))
		h.window.window.Resize(fyne.NewSize(1366, 768))
		draw := func(name string) func() {
			return func() {
				h.runner.Flush()
				sessiontest.Picture(t, h.window.window, filepath.Join(folder, name+style+".png"))
			}
		}
		person := h.named(t)
		h.showReal(func() { navigator{h.window}.Forget(person) }, draw("forget-person"))
		h.showReal(func() { h.commands.Run("store.forget") }, draw("forget-old"))
		h.showReal(func() { h.commands.Run("program.forget") }, draw("forget-program"))
		navigator{h.window}.Forget(person)
		question := h.formCalled(t, "Erase Ana Beispiel")
		field[*form.TextField](t, question, "confirm").Type("Ana Beispiel")
		h.showReal(question.Save, draw("forgotten"))
	}
}
