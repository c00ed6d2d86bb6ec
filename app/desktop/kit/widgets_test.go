package kit_test

import (
	"errors"
	"image"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit"
)

func light(t *testing.T) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(kit.ThemeFor(kit.Light, 1))
}

func TestButtonsArePressedByPointerAndKeyboardButNotWhenDisabled(t *testing.T) {
	light(t)
	pressed := 0
	for _, b := range []*kit.Button{kit.NewPrimaryButton("Go", func() { pressed++ }), kit.NewLink("Go", func() { pressed++ }), kit.NewIconButton(theme.MenuIcon(), "Menu", func() { pressed++ })} {
		pressed = 0
		test.NewTempWindow(t, b)
		test.Tap(b)
		b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		b.Disable()
		test.Tap(b)
		if pressed != 3 {
			t.Errorf("%q was pressed %d times", b.AccessibilityLabel(), pressed)
		}
		if b.AccessibilityLabel() == "" {
			t.Error("a button has no name for screen readers")
		}
	}
}

func TestAFilterChipSaysItsCountAndOnlyItTakesFocus(t *testing.T) {
	light(t)
	chip := kit.NewFilterChip("Consent unknown", 2, kit.Amber, nil)
	if chip.Text != "Consent unknown 2" {
		t.Errorf("the chip says %q", chip.Text)
	}
	chip.Set("Consent unknown", 0, true)
	if chip.Text != "Consent unknown 0" || !chip.Selected {
		t.Errorf("the chip says %q, selected %v", chip.Text, chip.Selected)
	}
	if _, focusable := any(kit.NewChip("complete", kit.Green)).(fyne.Focusable); focusable {
		t.Error("a chip that only says something takes focus")
	}
}

func TestAFilterChipIsAsWideAsItsWords(t *testing.T) {
	light(t)
	chip := kit.NewFilterChip("A", -1, kit.Neutral, nil)
	w := test.NewTempWindow(t, kit.Across(8, chip))
	narrow := chip.MinSize().Width
	chip.Set("A much longer name", 12, false)
	w.Content().Refresh()
	if chip.MinSize().Width <= narrow {
		t.Error("the chip did not grow")
	}
}

func TestInitialsComeFromFirstAndLastName(t *testing.T) {
	for name, want := range map[string]string{
		"Basil Haddad": "BH", "Ana": "A", "": "", "  ": "", "Juan Carlos de la Cruz": "JC", "زہرا احمدی": "زا", "(Ana) Prova": "AP", "ñandú óscar": "ÑÓ",
		"មាស ដារ៉ា": "មាដា", "Anne-Marie": "AM", "123 456": "",
	} {
		if got := kit.Initials(name); got != want {
			t.Errorf("Initials(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestTheTabBarShowsOneTabAndMakesItOnce(t *testing.T) {
	light(t)
	made := map[string]int{}
	tab := func(id string) kit.Tab {
		return kit.Tab{ID: id, Title: id, Content: func() fyne.CanvasObject { made[id]++; return kit.NewText(id) }}
	}
	tabs := kit.NewTabBar(tab("people"), tab("schedule"), tab("reports"))
	var shown []string
	tabs.OnChanged = func(id string) { shown = append(shown, id) }
	w := test.NewTempWindow(t, container.NewBorder(tabs, nil, nil, nil, tabs.Body))
	w.Resize(fyne.NewSize(600, 300))
	w.Canvas().FocusNext()
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	tabs.Select("nowhere")
	tabs.Select("schedule")
	if !slices.Equal(shown, []string{"schedule", "people", "reports", "schedule"}) || tabs.Selected() != "schedule" {
		t.Errorf("shown %v, now %s", shown, tabs.Selected())
	}
	if made["people"] != 1 || made["schedule"] != 1 || made["reports"] != 1 {
		t.Errorf("made %v", made)
	}
	tabs.SetBadge("reports", 3)
	test.AssertObjectRendersToMarkup(t, "tabbar.xml", tabs)
}

func TestTextIsCutWithAnEllipsis(t *testing.T) {
	light(t)
	text := kit.NewText("A name that is far too long for its place").Cutting()
	text.Resize(fyne.NewSize(100, 20))
	line := test.WidgetRenderer(text).Objects()[0].(*canvas.Text)
	if !strings.HasSuffix(line.Text, "…") || line.MinSize().Width > 100 {
		t.Errorf("shown %q, %v wide", line.Text, line.MinSize().Width)
	}
	text.Resize(fyne.NewSize(1000, 20))
	if line.Text != text.Text {
		t.Errorf("with room it shows %q", line.Text)
	}
}

func TestASplitKeepsItsBorder(t *testing.T) {
	light(t)
	prefs := kit.NewPreferences(fyne.CurrentApp().Preferences())
	build := func() *kit.Split {
		return kit.NewSplit(prefs, "people", 0.5, kit.NewText("a").Cutting(), kit.NewText("b").Cutting())
	}
	split := build()
	w := test.NewTempWindow(t, split)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(616, 300))
	test.Drag(w.Canvas(), fyne.NewPos(308, 150), 60, 0)
	if got := build().Offset; got < 0.59 || got > 0.61 {
		t.Errorf("the remembered offset is %v", got)
	}
	if got := split.Leading.Size().Width; got < 355 || got > 365 {
		t.Errorf("the leading pane is %v wide", got)
	}
}

func TestANoticeGrowsWithItsWords(t *testing.T) {
	light(t)
	notice := kit.NewNotice(kit.Red, "Too little time", strings.Repeat("many words ", 30), kit.NoticeAction{Text: "Mend", Do: func() {}})
	column := kit.Down(8, notice, kit.NewText("below"))
	w := test.NewTempWindow(t, column)
	w.Resize(fyne.NewSize(300, 600))
	w.Content().Refresh()
	if got := notice.Size().Height; got < 120 {
		t.Errorf("thirty repeats at 300 wide are %v high", got)
	}
	if below := column.Objects[1].Position().Y; below < notice.Size().Height {
		t.Errorf("what follows begins at %v, inside the notice", below)
	}
}

func TestAnErrorIsLoggedWithItsCauseAndCopied(t *testing.T) {
	light(t)
	w := test.NewTempWindow(t, container.NewWithoutLayout())
	w.Resize(fyne.NewSize(800, 600))
	var log strings.Builder
	dialogs := kit.NewDialogs(w, kit.NewInlineRunner(), slog.New(slog.NewTextHandler(&log, nil)))
	dialogs.Error("The roster could not be saved.", errors.New("sharing violation"))
	if !strings.Contains(log.String(), "sharing violation") {
		t.Errorf("the log says %q", log.String())
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
		if b, ok := o.(*kit.Button); ok && b.Text == text {
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
	question := kit.Question{Title: "Delete?", Text: "Undo brings it back.", Danger: true}
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
	runner := kit.NewInlineRunner()
	w := test.NewTempWindow(t, container.NewWithoutLayout())
	dialogs := kit.NewDialogs(w, runner, slog.New(slog.DiscardHandler))
	w.SetContent(kit.WithToasts(dialogs, kit.NewText("content")))
	w.Resize(fyne.NewSize(800, 600))
	undone := 0
	link := func() *kit.Button {
		for _, o := range test.LaidOutObjects(w.Content()) {
			if b, ok := o.(*kit.Button); ok && b.Text == "Undo" {
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
	prefs := kit.NewPreferences(fyne.CurrentApp().Preferences())
	prefs.SetFolder("exports", folder)
	dialogs := &kit.FakeDialogs{}
	picked := ""
	files := kit.NewFilePicker(w, dialogs, prefs)
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

func TestPreferencesPassOverWhatMakesNoSense(t *testing.T) {
	app := test.NewTempApp(t)
	prefs := kit.NewPreferences(app.Preferences())
	fallback := fyne.NewSize(1280, 800)
	if prefs.WindowSize(fallback) != fallback || prefs.Scale() != 1 || prefs.Appearance() != kit.FollowSystem || prefs.Split("x", 0.4) != 0.4 {
		t.Error("the first start has no defaults")
	}
	prefs.SetWindowSize(fyne.NewSize(3, 3))
	prefs.SetScale(99)
	prefs.SetAppearance(77)
	app.Preferences().SetString("table.people", "{")
	if prefs.WindowSize(fallback) != fallback || prefs.Scale() != 2.5 || prefs.Appearance() != kit.FollowSystem {
		t.Error("nonsense is taken over")
	}
	if _, ok := prefs.Table("people"); ok {
		t.Error("a damaged table state is taken over")
	}
	prefs.SetLastTab("reports")
	prefs.SetLanguage("fr")
	prefs.SetAppearance(kit.Dark)
	if prefs.LastTab() != "reports" || prefs.Language() != "fr" || prefs.Appearance() != kit.Dark {
		t.Error("what was kept does not come back")
	}
}

func TestWidgetsFollowAChangeOfTheme(t *testing.T) {
	light(t)
	table := peopleTable()
	w := test.NewTempWindow(t, kit.Down(8, kit.NewPrimaryButton("Go", nil), kit.NewChip("x", kit.Amber), kit.NewCard(table),
		kit.NewAvatar(kit.Portrait{Name: "A", Picture: image.NewGray(image.Rect(0, 0, 2, 2))}, 38), kit.NewText("words")))
	w.Resize(fyne.NewSize(900, 700))
	before := test.RenderToMarkup(w.Canvas())
	test.ApplyTheme(t, kit.ThemeFor(kit.Dark, 1))
	dark := test.RenderToMarkup(w.Canvas())
	if before == dark {
		t.Fatal("nothing changed")
	}
	for _, color := range []string{"rgba(32,36,44,255)", "rgba(230,225,216,255)", "rgba(245,241,234,255)", "rgba(251,233,208,255)"} {
		if strings.Contains(dark, color) {
			t.Errorf("a light colour %s is left in the dark", color)
		}
	}
}

func TestALongLinkDoesNotWidenItsPane(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.ThemeFor(kit.Light, 1))
	name := strings.Repeat("Wolfeschlegelstein ", 7)
	link, chip := kit.NewLink(name, func() {}), kit.NewChip(name, kit.Amber)
	flow := kit.Flow(8, kit.NewLink("Ana", func() {}), link, chip)
	test.NewTempWindow(t, flow)
	flow.Resize(fyne.NewSize(300, 200))
	if width := flow.MinSize().Width; width > 300 {
		t.Errorf("the pane cannot be narrower than %v", width)
	}
	for _, w := range []fyne.Widget{link, chip} {
		if w.Size().Width > 300 {
			t.Errorf("%T is %v wide in a pane of 300", w, w.Size().Width)
		}
		for _, words := range wordsOf(test.WidgetRenderer(w)) {
			if len(words) > 60 || strings.HasPrefix(words, "Wolf") && !strings.HasSuffix(words, "…") {
				t.Errorf("%T draws %q in a pane of 300", w, words)
			}
		}
	}
}

func TestEscapeLeavesADialogFromAnythingInIt(t *testing.T) {
	light(t)
	for name, in := range map[string]fyne.CanvasObject{
		"button": kit.NewButton("Add", nil), "chip": kit.NewFilterChip("All", 3, kit.Green, nil), "card": kit.NewTapCard("Text", kit.NewStrong("Text"), nil),
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

// within tells whether what has the keyboard is the object or a part of it.
func within(o fyne.CanvasObject, focused fyne.Focusable) bool {
	for _, part := range test.LaidOutObjects(o) {
		if part == focused.(fyne.CanvasObject) {
			return true
		}
	}
	return false
}

func TestALargeBoxIsCoveredByItsParts(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 800, Height: 40}, {Width: 851.4, Height: 560.9}, {Width: 30, Height: 300.5}, {Width: 379.6, Height: 56}} {
		test.NewTempApp(t).Settings().SetTheme(kit.ThemeFor(kit.Light, 1.25))
		kit.WithThickLines(func() {
			box := kit.NewFrame(kit.ColorSurface, kit.ColorLine, 8)
			box.Resize(size)
			drawn := map[int]bool{}
			for _, o := range test.WidgetRenderer(box).Objects() {
				at, room := o.Position(), o.Size()
				if line, is := o.(*canvas.Line); is {
					at, room = line.Position1.SubtractXY(line.StrokeWidth/2+0.25, 0), fyne.NewSize(line.StrokeWidth+0.5, room.Height)
				}
				if at.X < 0 || at.Y < 0 || at.X+room.Width > size.Width+0.01 || at.Y+room.Height > size.Height+0.01 {
					t.Errorf("%v: %T lies outside, at %v, %v", size, o, at, room)
				}
				for x := int(at.X + 0.5); float32(x)+0.5 < at.X+room.Width; x++ {
					for y := int(at.Y + 0.5); float32(y)+0.5 < at.Y+room.Height; y++ {
						drawn[y*1000+x] = true
					}
				}
			}
			if want := int(size.Width) * int(size.Height); len(drawn) < want {
				t.Errorf("%v: %d of %d points are drawn", size, len(drawn), want)
			}
		})
	}
}
