package look_test

import (
	"image/color"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
)

func light(t *testing.T) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.ThemeFor(look.Light, 1))
}

func TestButtonsArePressedByPointerAndKeyboardButNotWhenDisabled(t *testing.T) {
	light(t)
	pressed := 0
	for _, b := range []*look.Button{
		look.NewPrimaryButton("Go", func() { pressed++ }),
		look.NewLink("Go", func() { pressed++ }), look.NewIconButton(theme.MenuIcon(), "Menu", func() { pressed++ }),
	} {
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
	chip := look.NewFilterChip("Consent unknown", 2, look.Amber, nil)
	if chip.Text != "Consent unknown 2" {
		t.Errorf("the chip says %q", chip.Text)
	}
	chip.Set("Consent unknown", 0, true)
	if chip.Text != "Consent unknown 0" || !chip.Selected {
		t.Errorf("the chip says %q, selected %v", chip.Text, chip.Selected)
	}
	if _, focusable := any(look.NewChip("complete", look.Green)).(fyne.Focusable); focusable {
		t.Error("a chip that only says something takes focus")
	}
}

func TestAFilterChipIsAsWideAsItsWords(t *testing.T) {
	light(t)
	chip := look.NewFilterChip("A", -1, look.Neutral, nil)
	w := test.NewTempWindow(t, look.Across(8, chip))
	narrow := chip.MinSize().Width
	chip.Set("A much longer name", 12, false)
	w.Content().Refresh()
	if chip.MinSize().Width <= narrow {
		t.Error("the chip did not grow")
	}
}

func TestInitialsComeFromFirstAndLastName(t *testing.T) {
	for name, want := range map[string]string{
		"Basil Haddad": "BH", "Ana": "A", "": "", "  ": "", "Juan Carlos de la Cruz": "JC", "زہرا احمدی": "زا",
		"(Ana) Prova": "AP", "ñandú óscar": "ÑÓ",
		"មាស ដារ៉ា": "មាដា", "Anne-Marie": "AM", "123 456": "",
	} {
		if got := look.Initials(name); got != want {
			t.Errorf("Initials(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestTheTabBarShowsOneTabAndMakesItOnce(t *testing.T) {
	light(t)
	made := map[string]int{}
	tab := func(id string) look.Tab {
		return look.Tab{ID: id, Title: id, Content: func() fyne.CanvasObject { made[id]++; return look.NewText(id) }}
	}
	tabs := look.NewTabBar(tab("people"), tab("schedule"), tab("reports"))
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
	text := look.NewText("A name that is far too long for its place").Cutting()
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
	prefs := look.NewPreferences(fyne.CurrentApp().Preferences())
	build := func() *look.Split {
		return look.NewSplit(prefs, "people", 0.5, look.NewText("a").Cutting(), look.NewText("b").Cutting())
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
	notice := look.NewNotice(look.Red, "Too little time", strings.Repeat("many words ", 30),
		look.NoticeAction{Text: "Mend", Do: func() {}})
	column := look.Down(8, notice, look.NewText("below"))
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

func TestPreferencesPassOverWhatMakesNoSense(t *testing.T) {
	app := test.NewTempApp(t)
	prefs := look.NewPreferences(app.Preferences())
	fallback := fyne.NewSize(1280, 800)
	if prefs.WindowSize(fallback) != fallback || prefs.Scale() != 1 || prefs.Appearance() != look.FollowSystem ||
		prefs.Split("x", 0.4) != 0.4 {
		t.Error("the first start has no defaults")
	}
	prefs.SetWindowSize(fyne.NewSize(3, 3))
	prefs.SetScale(99)
	prefs.SetAppearance(77)
	app.Preferences().SetString("table.people", "{")
	if prefs.WindowSize(fallback) != fallback || prefs.Scale() != 2.5 || prefs.Appearance() != look.FollowSystem {
		t.Error("nonsense is taken over")
	}
	if ok := prefs.Load("table.people", &struct{}{}); ok {
		t.Error("a damaged table state is taken over")
	}
	prefs.SetLastTab("reports")
	prefs.SetLanguage("fr")
	prefs.SetAppearance(look.Dark)
	if prefs.LastTab() != "reports" || prefs.Language() != "fr" || prefs.Appearance() != look.Dark {
		t.Error("what was kept does not come back")
	}
}

func TestALongLinkDoesNotWidenItsPane(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.ThemeFor(look.Light, 1))
	name := strings.Repeat("Wolfeschlegelstein ", 7)
	link, chip := look.NewLink(name, func() {}), look.NewChip(name, look.Amber)
	flow := look.Flow(8, look.NewLink("Ana", func() {}), link, chip)
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

func TestALargeBoxIsCoveredByItsParts(t *testing.T) {
	for _, size := range []fyne.Size{
		{Width: 800, Height: 40},
		{Width: 851.4, Height: 560.9},
		{Width: 30, Height: 300.5},
		{Width: 379.6, Height: 56},
	} {
		test.NewTempApp(t).Settings().SetTheme(look.ThemeFor(look.Light, 1.25))
		withThickLines(func() {
			box := look.NewFrame(look.ColorSurface, look.ColorLine, 8)
			box.Resize(size)
			drawn := map[int]bool{}
			for _, o := range test.WidgetRenderer(box).Objects() {
				at, room := o.Position(), o.Size()
				if line, is := o.(*canvas.Line); is {
					at, room = line.Position1.SubtractXY(line.StrokeWidth/2+0.25,
						0), fyne.NewSize(line.StrokeWidth+0.5, room.Height)
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

func wordsOf(r fyne.WidgetRenderer) []string {
	var words []string
	for _, o := range r.Objects() {
		if text, ok := o.(*canvas.Text); ok {
			words = append(words, text.Text)
		}
	}
	return words
}

// withThickLines draws large areas in parts, as in a real window, until the function has ended.
func withThickLines(f func()) {
	before := look.ThickLines
	look.ThickLines = func() bool { return true }
	defer func() { look.ThickLines = before }()
	f()
}

func TestHeadlinesAndLinksWrapInTheirPane(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.ThemeFor(look.Light, 1))
	pressed := 0
	long := "Subcommittee on Examples, Specimens, and Other Samples of Long Names"
	column := look.Down(4, look.NewHeadline(long), look.NewWrappingLink(long, func() { pressed++ }),
		look.NewWrappingLink("https://example.org/"+long[:12]+"/0123456789012345678901234567890123456789", nil))
	w := test.NewTempWindow(t, column)
	w.Resize(fyne.NewSize(200, 400))
	if least := column.MinSize(); least.Width > 200 || least.Height < 100 {
		t.Errorf("they want %v", least)
	}
	for _, o := range test.LaidOutObjects(column) {
		link, ok := o.(interface {
			fyne.Accessible
			fyne.Tappable
		})
		if ok && link.AccessibilityRole() == fyne.AccessibleRoleLink && link.AccessibilityLabel() == long {
			test.TapAt(link, fyne.NewPos(20, 20))
		}
	}
	if pressed != 1 {
		t.Errorf("the link was pressed %d times", pressed)
	}
}

func TestTextInACardLetsThePointerThrough(t *testing.T) {
	switch any(look.NewLines("Badges", true)).(type) {
	case desktop.Hoverable, desktop.Mouseable, fyne.Tappable, fyne.Draggable:
		t.Error("the text would take the press of its card")
	}
}

func TestAScrollWithoutSpaceHasNoNegativeSize(t *testing.T) {
	test.NewTempApp(t)
	scroll := look.NewVScroll(container.NewStack())
	window := test.NewTempWindow(t, container.NewWithoutLayout(scroll))
	scroll.Resize(fyne.NewSize(100, -20))
	if scroll.Size().Height != 0 {
		t.Errorf("its height is %v", scroll.Size().Height)
	}
	window.Canvas().Capture() // panics when a scroll bar is infinitely long
}

func TestAScrollFollowsContentThatBecomesSmaller(t *testing.T) {
	test.NewTempApp(t)
	content := canvas.NewRectangle(color.Black)
	content.SetMinSize(fyne.NewSize(80, 900))
	scroll := look.NewScroll(content)
	scroll.Follows = true
	scroll.Resize(fyne.NewSize(100, 100))
	scroll.ScrollToOffset(fyne.NewPos(0, 800))
	content.SetMinSize(fyne.NewSize(80, 150))
	test.WidgetRenderer(scroll).Layout(scroll.Size()) // as the driver does where a least size has changed
	if scroll.Offset.Y != 50 {
		t.Errorf("it is scrolled by %v", scroll.Offset.Y)
	}
}

func TestTheWordsOfAHeadlineAreNotBroken(t *testing.T) {
	light(t)
	const surname = "Wolfeschlegelsteinhausenberger"
	headline := look.NewHeadline("Mr " + surname + " Otto Test")
	w := test.NewTempWindow(t, container.NewStack(headline))
	w.SetPadded(false)
	for _, width := range []float32{600, 320, 280, 250} {
		w.Resize(fyne.NewSize(width, 300))
		isWhole := false
		for _, o := range test.LaidOutObjects(w.Content()) {
			line, is := o.(*canvas.Text)
			isWhole = isWhole || is && strings.Contains(line.Text, surname)
		}
		if !isWhole {
			t.Errorf("%v wide, the surname is broken", width)
		}
	}
	if w.Resize(fyne.NewSize(600, 300)); headline.SizeName != theme.SizeNameHeadingText {
		t.Errorf("with space again its letters are %q", headline.SizeName)
	}
}
