package form_test

import (
	"errors"
	"fmt"
	"image"
	"image/png"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/data/civil"
)

var (
	ctrlEnter = &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}
	escape    = &fyne.KeyEvent{Name: fyne.KeyEscape}
)

// shownForm is a form in a dialog of a window.
type shownForm struct {
	window       fyne.Window
	form         *form.Form
	given, email *form.TextField
	born         *form.DateField
	refuse       error
	submitted    int
	closed       []bool
}

func showForm(t *testing.T) *shownForm {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	s := &shownForm{window: test.NewTempWindow(t, container.NewWithoutLayout())}
	s.window.Resize(fyne.NewSize(1000, 700))
	s.given = form.NewTextField("given", "Given name").SetValue("Ana")
	s.email = form.NewTextField("email", "E-mail")
	s.born = form.NewDateField("born", "Date of birth")
	s.form = form.New("Edit person", func() error { s.submitted++; return s.refuse })
	s.form.Group("Identity", form.Beside(s.given, s.email), s.born)
	s.form.OnClosed = func(saved bool) { s.closed = append(s.closed, saved) }
	windowDialogs(s.window).ShowForm(s.form)
	return s
}

func (s *shownForm) open() bool { return s.window.Canvas().Overlays().Top() != nil }

func TestTheFirstFieldHasTheKeyboard(t *testing.T) {
	s := showForm(t)
	if s.window.Canvas().Focused() != s.given.Target() {
		t.Errorf("the keyboard is at %T", s.window.Canvas().Focused())
	}
	test.Type(s.given.Target(), "bel")
	if got := s.given.Value(); got != "Anabel" {
		t.Errorf("typing gave %q", got)
	}
}

func TestControlEnterSavesFromAnEntry(t *testing.T) {
	s := showForm(t)
	s.given.Target().(fyne.Shortcutable).TypedShortcut(ctrlEnter)
	if !slices.Equal(s.closed, []bool{true}) || s.open() {
		t.Errorf("closed %v, still open %v", s.closed, s.open())
	}
}

func TestARefusedFormStaysOpenAndSaysWhyAtTheField(t *testing.T) {
	s := showForm(t)
	s.refuse = fmt.Errorf("edit person: %w", form.Problems{"email": "This is no e-mail address."})
	s.form.Save()
	if !s.open() || len(s.closed) != 0 {
		t.Fatal("a refused form closed")
	}
	if s.email.Message() != "This is no e-mail address." || s.given.Message() != "" {
		t.Errorf("messages: e-mail %q, given %q", s.email.Message(), s.given.Message())
	}
	if s.window.Canvas().Focused() != s.email.Target() {
		t.Error("the refused field does not have the keyboard")
	}
	test.Type(s.email.Target(), "a")
	if s.email.Message() != "" {
		t.Error("the message stays while the field is mended")
	}
	s.refuse = errors.New("the file is locked")
	s.form.Save()
	if !s.open() {
		t.Error("a refused form closed")
	}
	s.refuse = nil
	s.form.Save()
	if !slices.Equal(s.closed, []bool{true}) {
		t.Errorf("closed %v", s.closed)
	}
}

func TestWhatIsTypedWhileAFormIsSavedIsNotLost(t *testing.T) {
	s := showForm(t)
	var answers []func(error)
	s.form.SubmitLater = func(answer func(error)) { answers = append(answers, answer) }
	s.given.Type("Pia")
	s.form.Save()
	s.given.Type("Pia Maria")
	answers[0](nil)
	if len(s.closed) != 0 || s.given.Value() != "Pia Maria" || !s.form.Changed() {
		t.Fatalf("the form closed (%v) with %q", s.closed, s.given.Value())
	}
	s.form.Save()
	answers[1](nil)
	if !slices.Equal(s.closed, []bool{true}) {
		t.Errorf("saved once more it closed %v", s.closed)
	}
}

func TestWhatCannotBeReadIsNotSubmitted(t *testing.T) {
	s := showForm(t)
	s.born.Type("31 Feb 2026")
	s.form.Save()
	if s.submitted != 0 || s.born.Message() == "" {
		t.Errorf("submitted %d times, message %q", s.submitted, s.born.Message())
	}
}

func TestEscapeLeavesAnUnchangedFormAtOnce(t *testing.T) {
	s := showForm(t)
	s.given.Target().TypedKey(escape)
	if !slices.Equal(s.closed, []bool{false}) || s.open() {
		t.Errorf("closed %v, still open %v", s.closed, s.open())
	}
}

func TestLeavingAChangedFormAsksFirst(t *testing.T) {
	s := showForm(t)
	s.given.Type("Another")
	s.given.Target().TypedKey(escape)
	if len(s.closed) != 0 {
		t.Fatal("the changes were thrown away unasked")
	}
	if got := len(s.window.Canvas().Overlays().List()); got != 2 {
		t.Fatalf("%d overlays are open, not the form and the question", got)
	}
	keep := s.window.Canvas().Focused()
	keep.TypedKey(escape)
	if len(s.closed) != 0 || !s.open() {
		t.Fatal("keeping on editing closed the form")
	}
	s.given.Target().TypedKey(escape)
	s.window.Canvas().FocusNext()
	s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(s.closed, []bool{false}) || s.open() {
		t.Errorf("closed %v, still open %v", s.closed, s.open())
	}
}

func TestAnEmbeddedFormStaysAfterSaving(t *testing.T) {
	test.NewTempApp(t)
	name := form.NewTextField("name", "Name")
	saved := 0
	f := form.New("", func() error { saved++; return nil })
	f.Group("", name)
	test.NewTempWindow(t, f)
	name.Type("x")
	f.Save()
	if f.Changed() {
		t.Error("a saved form counts as changed")
	}
	name.Type("y")
	f.Save()
	if saved != 2 {
		t.Errorf("saved %d times", saved)
	}
}

func TestTheDateFieldCountsByKeyboardAndTidiesUp(t *testing.T) {
	test.NewTempApp(t)
	field := form.NewDateField("d", "Day").Near(civil.Date{Year: 2026, Month: time.June, Day: 30})
	test.NewTempWindow(t, field)
	key := func(n fyne.KeyName) { field.Target().TypedKey(&fyne.KeyEvent{Name: n}) }
	key(fyne.KeyUp)
	key(fyne.KeyUp)
	if got := field.Value(); got != (civil.Date{Year: 2026, Month: time.July, Day: 1}) {
		t.Errorf("the day after 30 June is %v", got)
	}
	key(fyne.KeyPageDown)
	if got := form.DateText(field.Value()); got != "24 Jun 2026" {
		t.Errorf("a week before is %v", got)
	}
	field.Type("15/6")
	field.Target().FocusGained()
	field.Target().FocusLost()
	field.SetMessage("")
	if got := form.DateText(field.Value()); got != "15 Jun 2026" || !field.Changed() {
		t.Errorf("15/6 became %q, changed %v", got, field.Changed())
	}
	field.Settle()
	if field.Changed() {
		t.Error("a settled field counts as changed")
	}
	field.Type("")
	if field.Complaint() != "" || !field.Changed() || !field.Value().IsZero() {
		t.Error("an emptied date is an answer, and a change")
	}
}

func TestADayIsPickedFromTheMonthByKeyboard(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	field := form.NewDateField("d", "Day").SetValue(civil.Date{Year: 2026, Month: time.January, Day: 31})
	w := test.NewTempWindow(t, container.NewVBox(field))
	w.Resize(fyne.NewSize(500, 500))
	field.OpenMonth()
	for _, n := range []fyne.KeyName{fyne.KeyPageDown, fyne.KeyUp, fyne.KeyRight, fyne.KeyReturn} {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
	if got := field.Value().String(); got != "2026-02-22" {
		t.Errorf("picked %s", got)
	}
	if w.Canvas().Overlays().Top() != nil || w.Canvas().Focused() != field.Target() {
		t.Error("the month is still open, or the keyboard is lost")
	}
}

func TestTheTimeFieldCountsByFiveMinutes(t *testing.T) {
	test.NewTempApp(t)
	field := form.NewTimeField("t", "Starts").SetValue(civil.Clock{Hour: 9, Minute: 58})
	test.NewTempWindow(t, field)
	field.Target().TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if got, _ := field.Value(); got != (civil.Clock{Hour: 10, Minute: 3}) {
		t.Errorf("five minutes later is %v", got)
	}
	field.Type("930p")
	if got, ok := field.Value(); !ok || got != (civil.Clock{Hour: 21, Minute: 30}) {
		t.Errorf("930p is %v", got)
	}
	field.Type("25")
	if field.Complaint() == "" {
		t.Error("25 o'clock is taken")
	}
}

func TestTheNumberFieldKeepsItsBounds(t *testing.T) {
	test.NewTempApp(t)
	field := form.NewNumberField("n", "Bags", 0, 3)
	test.NewTempWindow(t, field)
	for range 6 {
		field.Target().TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	}
	if got, _ := field.Value(); got != 3 {
		t.Errorf("six times up is %d", got)
	}
	for text, refused := range map[string]bool{"4": true, "two": true, "": false, "2": false} {
		field.Type(text)
		if got := field.Complaint() != ""; got != refused {
			t.Errorf("%q refused: %v", text, got)
		}
	}
}

func TestTypingIntoANumberThatTheTabKeyLedToWritesItAnew(t *testing.T) {
	test.NewTempApp(t)
	field := form.NewNumberField("n", "Minutes later", -600, 600)
	field.SetValue(30)
	c := test.NewTempWindow(t, field).Canvas()
	c.FocusNext()
	for _, digit := range "15" {
		c.Focused().TypedRune(digit)
	}
	if got, _ := field.Value(); got != 15 {
		t.Errorf("30, then 15 typed, is %d", got)
	}
}

func TestUnknownIsNeitherYesNorNo(t *testing.T) {
	test.NewTempApp(t)
	field := form.NewAnswerField("c", "Photo may be shown")
	test.NewTempWindow(t, field)
	if field.Value() != form.Unknown || field.Changed() {
		t.Error("a new question is answered")
	}
	field.Target().TypedRune('y')
	if field.Value() != form.Yes || !field.Changed() {
		t.Errorf("y gave %v", field.Value())
	}
	field.Target().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if field.Value() != form.No {
		t.Errorf("the answer right of yes is %v", field.Value())
	}
}

func TestANeedWithoutATextIsNotTaken(t *testing.T) {
	test.NewTempApp(t)
	field := form.NewNeedField("diet", "Diet")
	w := test.NewTempWindow(t, field)
	if field.Value().Asked {
		t.Error("silence counts as an answer")
	}
	field.Target().TypedRune('n')
	if got := field.Value(); !got.Asked || got.Text != "" {
		t.Errorf("none is %+v", got)
	}
	field.Target().TypedRune('y')
	if field.Complaint() == "" {
		t.Error("needed without a text is taken")
	}
	test.Type(w.Canvas().Focused(), "halal")
	if got := field.Value(); got != (form.Need{Asked: true, Text: "halal"}) {
		t.Errorf("the need is %+v", got)
	}
}

func TestAChoiceIsMadeByKeyboard(t *testing.T) {
	test.NewTempApp(t)
	field := form.NewChoiceField("role", "Role",
		[]form.Option{{ID: "a", Text: "Awardee"}, {ID: "i", Text: "Interpreter"}, {ID: "s", Text: "Staff"}})
	test.NewTempWindow(t, field)
	if field.Value() != "" {
		t.Errorf("nothing chosen is %q", field.Value())
	}
	field.Target().TypedRune('I')
	field.Target().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if field.Value() != "s" || !field.Changed() {
		t.Errorf("chosen %q", field.Value())
	}
	field.SetValue("gone")
	if field.Value() != "" {
		t.Errorf("an unknown option is %q", field.Value())
	}
	field.Target().TypedRune('z')
}

func TestAPickerFindsChoosesAndTakesBack(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	field := form.NewMultiPickerField("c", "Visits", countries()).SetValue("Peru")
	w := test.NewTempWindow(t, container.NewVBox(field))
	w.Resize(fyne.NewSize(600, 600))
	w.Canvas().Focus(field.Target())
	field.Target().TypedRune('t')
	test.Type(w.Canvas().Focused(), "urk")
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := field.Values(); !slices.Equal(got, []string{"Peru", "Türkiye"}) {
		t.Errorf("chosen %v", got)
	}
	w.Canvas().Focused().TypedKey(escape)
	if w.Canvas().Focused() != field.Target() {
		t.Error("the keyboard does not return to the field")
	}
	field.Target().TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if got := field.Values(); !slices.Equal(got, []string{"Peru"}) || field.Changed() {
		t.Errorf("after taking back %v, changed %v", got, field.Changed())
	}
}

func TestTabPicksWhatWasSearchedForAndGoesOn(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.ThemeFor(look.Light, 1))
	for _, c := range []struct {
		name, typed string
		field       *form.PickerField
		want        []string
	}{
		{"one", "turk", form.NewPickerField("c", "Country", countries()).SetValue("Peru"), []string{"Türkiye"}},
		{
			"several", "turk", form.NewMultiPickerField("c", "Visits", countries()).SetValue("Peru"),
			[]string{"Peru", "Türkiye"},
		},
		{"nothing typed", "", form.NewPickerField("c", "Country", countries()).SetValue("Peru"), []string{"Peru"}},
		{"nothing found", "qq", form.NewPickerField("c", "Country", countries()).SetValue("Peru"), []string{"Peru"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := form.New("", func() error { return nil })
			next := form.NewTextField("n", "Next")
			f.Group("", c.field, next)
			w := test.NewTempWindow(t, f)
			w.Resize(fyne.NewSize(600, 600))
			w.Canvas().Focus(c.field.Target())
			c.field.Target().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
			test.Type(w.Canvas().Focused(), c.typed)
			if tabs, is := w.Canvas().Focused().(fyne.Tabbable); !is || !tabs.AcceptsTab() {
				t.Fatal("the list does not receive Tab")
			}
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
			if got := c.field.Values(); !slices.Equal(got, c.want) {
				t.Errorf("chosen %v, want %v", got, c.want)
			}
			if w.Canvas().Focused() != next.Target() {
				t.Errorf("the keyboard is on %T", w.Canvas().Focused())
			}
		})
	}
}

func TestCtrlSSavesTheFormWhileAListIsOpen(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	saved := 0
	f := form.New("", func() error { saved++; return nil })
	one, many := form.NewChoiceField("a", "Home", countries()), form.NewMultiPickerField("c", "Visits", countries())
	day := form.NewDateField("d", "Day")
	f.Group("", one, many, day)
	w := test.NewTempWindow(t, f)
	w.Resize(fyne.NewSize(600, 600))
	for _, open := range []func(){
		func() { one.Target().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace}) },
		func() { many.Target().TypedRune('t') }, day.OpenMonth,
	} {
		before := saved
		f.Focus("c")
		open()
		list, isShortcutable := w.Canvas().Focused().(fyne.Shortcutable)
		if !isShortcutable {
			t.Fatal("nothing hears the key")
		}
		list.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierShortcutDefault})
		if saved != before+1 || w.Canvas().Overlays().Top() != nil && w.Canvas().Overlays().Top().Visible() {
			t.Errorf("saved %d times", saved-before)
		}
	}
}

func TestAPickerMakesANewOption(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	field := form.NewPickerField("o", "Organisation", countries()).AllowNew(func(text string) (form.Option, bool) {
		return form.Option{ID: "new", Text: text}, true
	})
	w := test.NewTempWindow(t, container.NewVBox(field))
	w.Resize(fyne.NewSize(600, 600))
	field.Target().TypedRune('Z')
	test.Type(w.Canvas().Focused(), "zz")
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if field.Value() != "new" {
		t.Errorf("chosen %q", field.Value())
	}
}

func TestAPickerOffersOnlyNewOptionsThatAreAccepted(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.ThemeFor(look.Light, 1))
	made := 0
	field := form.NewPickerField("zone", "Time zone", countries()).AllowNew(func(text string) (form.Option, bool) {
		made++
		return form.Option{ID: text, Text: text}, true
	}).OfferNewIf(func(text string) bool { return text == "Zulu" })
	w := test.NewTempWindow(t, container.NewVBox(field))
	w.Resize(fyne.NewSize(600, 600))
	field.Target().TypedRune('Z')
	test.Type(w.Canvas().Focused(), "ul")
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if made != 0 || field.Value() != "" {
		t.Errorf("a text that is not accepted was made %d times, chosen %q", made, field.Value())
	}
	test.Type(w.Canvas().Focused(), "u")
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if made != 1 || field.Value() != "Zulu" {
		t.Errorf("an accepted text was made %d times, chosen %q", made, field.Value())
	}
}

func TestAPhotoIsTakenFromAFileOrRefused(t *testing.T) {
	test.NewTempApp(t)
	folder := t.TempDir()
	good, bad := filepath.Join(folder, "a.PNG"), filepath.Join(folder, "b.jpg")
	file, err := os.Create(good)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(file, image.NewGray(image.Rect(0, 0, 4, 3))); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(bad, []byte("no picture"), 0o600); err != nil {
		t.Fatal(err)
	}
	field := form.NewPhotoField("p", "Photo", dialog.PhotoChooser(&dialog.FakeFilePicker{}), work.NewInlineRunner())
	test.NewTempWindow(t, field)
	field.Read(bad)
	if field.Changed() || field.Message() == "" {
		t.Errorf("what is no picture: changed %v, message %q", field.Changed(), field.Message())
	}
	field.Read(good)
	if bytes, removed := field.Value(); len(bytes) == 0 || removed {
		t.Errorf("%d bytes, removed %v", len(bytes), removed)
	}
	field.Remove()
	if bytes, removed := field.Value(); len(bytes) != 0 || removed || field.Changed() {
		t.Error("removing a photo that was never saved counts as a change")
	}
	field.SetPicture(image.NewGray(image.Rect(0, 0, 4, 3)))
	field.Remove()
	if _, removed := field.Value(); !removed || !field.Changed() {
		t.Error("a removed photo is no change")
	}
}

func TestTabGoesThroughTheFieldsAndTheButtonsOnly(t *testing.T) {
	light(t)
	w := test.NewTempWindow(t, container.NewWithoutLayout())
	w.Resize(fyne.NewSize(1000, 700))
	visits := form.NewMultiPickerField("v", "Visits", countries()).SetValue("Peru", "Iraq")
	bio := form.NewLongField("bio", "Biography", 2)
	f := form.New("Edit", func() error { return nil })
	f.Group("", visits, bio)
	left := 0
	f.OnClosed = func(bool) { left++ }
	windowDialogs(w).ShowForm(f)
	for _, want := range []fyne.Focusable{visits.Target(), bio.Target()} {
		if w.Canvas().Focused() != want {
			t.Fatalf("the keyboard is at %T, not %T", w.Canvas().Focused(), want)
		}
		w.Canvas().FocusNext()
	}
	for _, want := range []string{"Cancel", "Save"} {
		if b, ok := w.Canvas().Focused().(*look.Button); !ok || b.Text != want {
			t.Fatalf("the keyboard is at %T, not at %s", w.Canvas().Focused(), want)
		}
		w.Canvas().FocusNext()
	}
	w.Canvas().FocusPrevious()
	w.Canvas().Focused().TypedKey(escape)
	if left != 1 {
		t.Error("Escape on a button does not leave the form")
	}
}

func TestEnterInALineSavesAForm(t *testing.T) {
	s := showForm(t)
	s.email.Target().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(s.closed, []bool{true}) {
		t.Errorf("in a dialog Enter closed %v, expected one saved", s.closed)
	}

	saved := 0
	line := form.NewTextField("name", "Name")
	pane := form.New("", func() error { saved++; return nil }).Group("", line)
	test.NewTempWindow(t, pane)
	line.Target().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if saved != 0 {
		t.Error("Enter in a line of a pane saved it; only Ctrl+Enter does")
	}
}

func TestEnterInAFieldOfSeveralLinesBreaksTheLine(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	window := test.NewTempWindow(t, container.NewWithoutLayout())
	window.Resize(fyne.NewSize(800, 600))
	note, saved := form.NewLongField("note", "Note", 3).SetValue("one"), 0
	windowDialogs(window).ShowForm(form.New("Note", func() error { saved++; return nil }).Group("", note))
	note.Target().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	test.Type(note.Target(), "two")
	if got := note.Value(); saved != 0 || !strings.Contains(got, "\n") {
		t.Errorf("saved %d times, the note is %q", saved, got)
	}
}

func TestAPressedButtonOfAFormKeepsTheKeyboardInIt(t *testing.T) {
	s := showForm(t)
	pressed := look.NewButton("Other folder…", func() {})
	s.form.AddButton(pressed)
	s.window.Canvas().Unfocus() // as the window does before a press
	test.Tap(pressed)
	if s.window.Canvas().Focused() != fyne.Focusable(pressed) {
		t.Fatalf("after the press the keyboard is at %T", s.window.Canvas().Focused())
	}
	pressed.TypedShortcut(ctrlEnter)
	if !slices.Equal(s.closed, []bool{true}) {
		t.Errorf("Ctrl+Enter on the button closed %v, expected one saved", s.closed)
	}
}

func TestAFormThatIsLeftWhileItIsSavedClosesOnce(t *testing.T) {
	s := showForm(t)
	var answer func(error)
	s.form.SubmitLater = func(done func(error)) { answer = done }
	s.form.Save()
	s.form.Discard = nil
	s.form.Leave()
	answer(nil)
	if !slices.Equal(s.closed, []bool{false}) {
		t.Errorf("the form was closed %v, expected once", s.closed)
	}
}

func TestEscapeOnALineLeavesTheFormThatIsNotYetDrawn(t *testing.T) {
	s := showForm(t)
	line := form.NewSpot("given", "Given name", "Ana", look.NewText("Ana"), func() {})
	s.window.SetContent(line)
	s.form.Discard = nil
	line.Ask(s.form)
	line.Focus()
	s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !slices.Equal(s.closed, []bool{false}) {
		t.Errorf("the form was closed %v, expected once", s.closed)
	}
}

func TestTypingReplacesADayReachedWithTab(t *testing.T) {
	s := showForm(t)
	s.born.SetValue(civil.Date{Year: 1980, Month: 5, Day: 4})
	s.window.Canvas().Focus(s.born.Target())
	test.Type(s.born.Target(), "6 May 1981")
	if want := (civil.Date{Year: 1981, Month: 5, Day: 6}); s.born.Value() != want {
		t.Errorf("the day is %v, expected %v", s.born.Value(), want)
	}
}

func TestAnswersAreShownByASecondRenderer(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	field := form.NewAnswerField("name", "May be named")
	test.NewTempWindow(t, field)
	answers := field.Target().(fyne.Widget)
	answers.CreateRenderer() // Fyne drops renderers of what is out of sight for a minute, and asks again
	again := wordsOf(answers.CreateRenderer())
	if !slices.Equal(again, []string{"Not asked", "Yes", "No"}) {
		t.Errorf("the answers read %q", again)
	}
}

// wordsOf lists the texts that a renderer draws.
func wordsOf(r fyne.WidgetRenderer) []string {
	var words []string
	for _, o := range r.Objects() {
		if text, ok := o.(*canvas.Text); ok {
			words = append(words, text.Text)
		}
	}
	return words
}

func TestADayTypedWithoutAYearIsNearTheOneBefore(t *testing.T) {
	light(t)
	field := form.NewDateField("From", "First day").SetValue(civil.Date{Year: 2023, Month: time.June, Day: 11})
	field.Type("16 jun")
	if got := field.Value(); got != (civil.Date{Year: 2023, Month: time.June, Day: 16}) {
		t.Errorf("16 jun after 11 Jun 2023 is %s", got)
	}
}

func TestChoiceMenuIsWorkedByLetters(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	field := form.NewChoiceField("role", "Role",
		[]form.Option{
			{ID: "a", Text: "Awardee"},
			{ID: "i", Text: "Interpreter"},
			{ID: "s", Text: "Staff"},
			{ID: "t", Text: "Stagiaire"},
		})
	window := test.NewTempWindow(t, field)
	window.Resize(fyne.NewSize(400, 300))
	field.SetValue("i")
	c := window.Canvas()
	c.Focus(field.Target())
	open := func() fyne.Focusable {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		if c.Overlays().Top() == nil {
			t.Fatal("Space opens no menu")
		}
		return c.Focused()
	}
	for _, step := range []struct {
		letters string
		key     fyne.KeyName
		want    string
	}{
		{"a", fyne.KeyReturn, "a"},
		{"stag", fyne.KeyReturn, "t"},
		{"ss", fyne.KeyReturn, "t"},
		{"i", fyne.KeyEscape, "t"},
		{"x", fyne.KeyReturn, "t"},
	} {
		menu := open()
		for _, r := range step.letters {
			menu.TypedRune(r)
		}
		menu.TypedKey(&fyne.KeyEvent{Name: step.key})
		if field.Value() != step.want || c.Overlays().Top() != nil || c.Focused() != field.Target() {
			t.Fatalf("%s and %s choose %q, not %q; open: %v", step.letters, step.key, field.Value(), step.want,
				c.Overlays().Top())
		}
	}
	menu := open()
	for _, key := range []fyne.KeyName{fyne.KeyHome, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeySpace} {
		menu.TypedKey(&fyne.KeyEvent{Name: key})
	}
	if field.Value() != "i" {
		t.Errorf("arrows choose %q", field.Value())
	}
	field.Target().TypedRune('s')
	field.Target().TypedRune('t')
	field.Target().TypedRune('a')
	field.Target().TypedRune('g')
	if field.Value() != "t" {
		t.Errorf("typing without the menu chooses %q", field.Value())
	}
}

func light(t *testing.T) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.ThemeFor(look.Light, 1))
}

func windowDialogs(w fyne.Window) dialog.Dialogs {
	return dialog.New(w, work.NewInlineRunner(), slog.New(slog.DiscardHandler))
}

func countries() []form.Option {
	var options []form.Option
	for _, n := range []string{
		"Bolivia", "Cambodia", "Côte d’Ivoire", "Iraq", "Pakistan", "Peru", "Türkiye",
		"United States", "Venezuela",
	} {
		options = append(options, form.Option{ID: n, Text: n, Detail: "region"})
	}
	return options
}

func TestFormHidesFieldsThatAreNotAsked(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.ThemeFor(look.Light, 1))
	one, other := form.NewTextField("one", "One"), form.NewTextField("other", "Other")
	asked := form.New("Form", nil).Group("", one, other)
	test.NewTempWindow(t, asked).Resize(fyne.NewSize(300, 400))
	before := asked.NaturalHeight()
	asked.ShowFields(map[string]bool{"other": false})
	if other.Visible() || asked.NaturalHeight() >= before {
		t.Error("a hidden field takes room")
	}
	other.Type("kept")
	asked.ShowFields(map[string]bool{"other": true})
	if !other.Visible() || other.Value() != "kept" || asked.NaturalHeight() != before {
		t.Error("a field does not come back as it was")
	}
}

func TestFormBringsTheFieldWithTheKeyboardIntoSight(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.ThemeFor(look.Light, 1))
	asked := form.New("Form", nil)
	var last form.Field
	for i := range 12 {
		last = form.NewTextField(fmt.Sprint(i), fmt.Sprint("Field ", i))
		asked.Group("", last)
	}
	w := test.NewTempWindow(t, asked)
	w.Resize(fyne.NewSize(300, 300))
	asked.FocusFirst()
	for range 11 {
		w.Canvas().FocusNext()
	}
	if w.Canvas().Focused() != last.Target() {
		t.Fatal("Tab does not lead to the last field")
	}
	for _, o := range test.LaidOutObjects(asked) {
		scroll, ok := o.(*look.Scroll)
		if !ok {
			continue
		}
		if bottom := last.Position().Y + last.Size().Height - scroll.Offset.Y; bottom > scroll.Size().Height {
			t.Errorf("the last field ends at %v of %v in sight", bottom, scroll.Size().Height)
		}
		return
	}
	t.Error("the form has no scroll")
}
