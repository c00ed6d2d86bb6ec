package dialog_test

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
)

func light(t *testing.T) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.ThemeFor(look.Light, 1))
}

func windowDialogs(w fyne.Window) dialog.Dialogs {
	return dialog.New(w, work.NewInlineRunner(), slog.New(slog.DiscardHandler))
}

var escape = &fyne.KeyEvent{Name: fyne.KeyEscape}

func TestAnErrorIsLoggedWithItsCauseAndCopied(t *testing.T) {
	light(t)
	w := test.NewTempWindow(t, container.NewWithoutLayout())
	w.Resize(fyne.NewSize(800, 600))
	var log strings.Builder
	dialogs := dialog.New(w, work.NewInlineRunner(), slog.New(slog.NewTextHandler(&log, nil)))
	dialogs.Error("The roster could not be saved.", errors.New("sharing violation"))
	if !strings.Contains(log.String(), "sharing violation") {
		t.Errorf("the cause is not in the log: %q", log.String())
	}
	if strings.Contains(log.String(), "roster") {
		t.Errorf("the text that people see, which may name some, is in the log: %q", log.String())
	}
	if !dialogs.Open() {
		t.Fatal("no dialog is open")
	}
	pressButton(t, w, "Copy")
	if got := fyne.CurrentApp().Clipboard().Content(); got != "The roster could not be saved.\nsharing violation" {
		t.Errorf("copied %q", got)
	}
	if w.Canvas().Focused() != nil {
		t.Fatal("a press with the pointer leaves the keyboard with a button")
	}
	w.Canvas().OnTypedKey()(escape)
	if dialogs.Open() || w.Canvas().OnTypedKey() != nil {
		t.Error("Escape does not close the message")
	}
}

// pressButton presses the button with the text in the top overlay.
func pressButton(t *testing.T, w fyne.Window, text string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
		if b, ok := o.(*look.Button); ok && b.Text == text {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("there is no button %q", text)
}

func TestAQuestionIsAnsweredByKeyboard(t *testing.T) {
	light(t)
	w := test.NewTempWindow(t, container.NewWithoutLayout())
	w.Resize(fyne.NewSize(800, 600))
	yes := 0
	question := dialog.Question{Title: "Delete?", Text: "Undo brings it back.", Danger: true}
	windowDialogs(w).Confirm(question, func() { yes++ })
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if yes != 0 {
		t.Error("Enter in a dangerous question says yes")
	}
	question.Danger = false
	windowDialogs(w).Confirm(question, func() { yes++ })
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if yes != 1 || w.Canvas().Overlays().Top() != nil {
		t.Errorf("said yes %d times", yes)
	}
}

func TestAToastOffersTheWayBackAndGoes(t *testing.T) {
	light(t)
	runner := work.NewInlineRunner()
	w := test.NewTempWindow(t, container.NewWithoutLayout())
	dialogs := dialog.New(w, runner, slog.New(slog.DiscardHandler))
	w.SetContent(look.NewRoot(look.NewText("content")))
	w.Resize(fyne.NewSize(800, 600))
	undone := 0
	link := func() *look.Button {
		for _, o := range test.LaidOutObjects(w.Content()) {
			if b, ok := o.(*look.Button); ok && b.Text == "Undo" {
				return b
			}
		}
		return nil
	}
	dialogs.Toast("Deleted Ana Prova.", "Undo", func() { undone++ })
	test.Tap(link())
	if undone != 1 || link() != nil {
		t.Errorf("undone %d times", undone)
	}
	dialogs.Toast("Deleted Ana Prova.", "Undo", func() { undone++ })
	runner.Flush()
	if link() != nil {
		t.Error("the toast stays for ever")
	}
}

func TestAQuestionForATextStaysOpenUntilItIsAccepted(t *testing.T) {
	light(t)
	w := test.NewTempWindow(t, container.NewWithoutLayout())
	w.Resize(fyne.NewSize(800, 600))
	got := ""
	windowDialogs(w).Ask("Rename", "Name", "old", func(text string) error {
		if text == "old" {
			return errors.New("taken already")
		}
		got = text
		return nil
	})
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("a refused text closed the question")
	}
	test.Type(w.Canvas().Focused(), "er")
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got != "older" || w.Canvas().Overlays().Top() != nil {
		t.Errorf("accepted %q", got)
	}
}

func TestSavingAsksBeforeReplacingAndTouchesNothing(t *testing.T) {
	light(t)
	w := test.NewTempWindow(t, container.NewWithoutLayout())
	w.Resize(fyne.NewSize(900, 700))
	folder := t.TempDir()
	there := filepath.Join(folder, "Roster.xlsx")
	if err := os.WriteFile(there, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	prefs := look.NewPreferences(fyne.CurrentApp().Preferences())
	prefs.SetFolder("exports", folder)
	dialogs := &dialog.Fake{}
	picked := ""
	files := dialog.NewFilePicker(w, dialogs, prefs, work.NewInlineRunner())
	files.SaveFile("exports", "Save roster", "Roster", ".xlsx", func(path string) { picked = path })
	dialogs.Forms[0].Save()
	if picked != "" || len(dialogs.Questions) != 1 {
		t.Errorf("picked %q after %d questions", picked, len(dialogs.Questions))
	}
	dialogs.Yes = true
	files.SaveFile("exports", "Save roster", "Roster", ".xlsx", func(path string) { picked = path })
	dialogs.Forms[1].Save()
	if picked != there {
		t.Errorf("picked %q", picked)
	}
	if kept, err := os.ReadFile(there); err != nil || string(kept) != "old" {
		t.Errorf("the file now holds %q, %v", kept, err)
	}
	picked = ""
	files.SaveFile("exports", "Save roster", "a/b", ".xlsx", func(path string) { picked = path })
	dialogs.Forms[2].Save()
	if picked != "" {
		t.Errorf("a name with a slash gave %q", picked)
	}
}

func TestEscapeLeavesADialogFromAnythingInIt(t *testing.T) {
	light(t)
	for name, in := range map[string]fyne.CanvasObject{
		"button": look.NewButton("Add", nil), "chip": look.NewFilterChip("All", 3, look.Green, nil),
		"card": look.NewTapCard("Text", look.NewStrong("Text"), nil),
	} {
		w := test.NewTempWindow(t, container.NewWithoutLayout())
		w.Resize(fyne.NewSize(800, 600))
		dialogs := windowDialogs(w)
		dialogs.ShowContent("Stops", in, 300, 200)
		w.Canvas().FocusNext()
		for i := 0; i < 4 && !within(in, w.Canvas().Focused()); i++ {
			w.Canvas().FocusNext()
		}
		w.Canvas().Focused().TypedKey(escape)
		if dialogs.Open() {
			t.Errorf("Escape on a %s leaves its dialog open", name)
		}
	}
}

// within reports whether what has the keyboard is the object or a part of it.
func within(o fyne.CanvasObject, focused fyne.Focusable) bool {
	for _, part := range test.LaidOutObjects(o) {
		if part == focused.(fyne.CanvasObject) {
			return true
		}
	}
	return false
}

func TestEnterReturnsTheKeyboardToAQuestionAfterAPressBesideIt(t *testing.T) {
	light(t)
	w := test.NewTempWindow(t, container.NewWithoutLayout())
	w.Resize(fyne.NewSize(800, 600))
	windowDialogs(w).Confirm(dialog.Question{Title: "Delete?", Danger: true}, func() { t.Error("it was deleted") })
	w.Canvas().Unfocus() // as the driver does after a press on the dimmed window
	w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if _, ok := w.Canvas().Focused().(*look.Button); !ok {
		t.Errorf("%T has the keyboard, want a button", w.Canvas().Focused())
	}
}
