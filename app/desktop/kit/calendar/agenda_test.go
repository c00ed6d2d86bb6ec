package calendar

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/surface"
)

// agendaOf shows three days: two items, an empty one, one item with a mark.
func agendaOf(t *testing.T) (*Agenda, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.ThemeFor(look.Light, 1))
	a := NewAgenda()
	w := test.NewTempWindow(t, a)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(600, 400))
	a.SetRows([]AgendaRow{
		{Heading: true, Title: "Mon"},
		{Key: "a", Title: "Arrival", Time: "09:00–10:00"},
		{Key: "b", Title: "Briefing", Chip: look.ChipText{Text: "confirmed", Tone: look.Green}, Side: "everyone"},
		{Heading: true, Title: "Tue"},
		{Key: "empty", Faint: true, Title: "Nothing planned"},
		{Heading: true, Title: "Wed"},
		{Key: "c", Title: "Briefing two", Mark: look.ChipText{Text: "⚠ also at 10:30", Tone: look.Red}},
	})
	return a, w
}

// part finds a part of a widget.
func part[T fyne.CanvasObject](o fyne.CanvasObject) (found T) {
	for _, p := range test.LaidOutObjects(o) {
		if p, ok := p.(T); ok {
			return p
		}
	}
	return found
}

// bodyOf is what receives pointer and keyboard.
func bodyOf(a *Agenda) *surface.Body { return part[*surface.Body](a) }

// topOf is where a row begins.
func topOf(a *Agenda, row int) (top float32) {
	for i := range row {
		top += agendaRows{a}.Height(i)
	}
	return top
}

func TestAgendaKeysMove(t *testing.T) {
	tests := []struct {
		why  string
		from string
		keys []fyne.KeyName
		want string
	}{
		{"Down passes over headings", "b", []fyne.KeyName{fyne.KeyDown}, "empty"},
		{"Up passes over headings", "empty", []fyne.KeyName{fyne.KeyUp}, "b"},
		{"Up stays at the first", "a", []fyne.KeyName{fyne.KeyUp}, "a"},
		{"End is the last", "a", []fyne.KeyName{fyne.KeyEnd}, "c"},
		{"Home is the first", "c", []fyne.KeyName{fyne.KeyHome}, "a"},
		{"Right is the next group", "a", []fyne.KeyName{fyne.KeyRight}, "empty"},
		{"Right stays in the last group", "c", []fyne.KeyName{fyne.KeyRight}, "c"},
		{"Left is the first of the group", "b", []fyne.KeyName{fyne.KeyLeft}, "a"},
		{"Left again is the group before", "c", []fyne.KeyName{fyne.KeyLeft, fyne.KeyLeft}, "a"},
		{"Page Down stops at the end", "a", []fyne.KeyName{fyne.KeyPageDown}, "c"},
		{"Page Up stops at the start", "c", []fyne.KeyName{fyne.KeyPageUp}, "a"},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			a, _ := agendaOf(t)
			a.Select(test.from)
			for _, key := range test.keys {
				bodyOf(a).TypedKey(&fyne.KeyEvent{Name: key})
			}
			if got, _ := a.Current(); got != test.want {
				t.Errorf("current is %q, not %q", got, test.want)
			}
		})
	}
}

func TestAgendaKeysAct(t *testing.T) {
	a, _ := agendaOf(t)
	var told []string
	a.OnOpen = func(key string) { told = append(told, "open "+key) }
	a.OnRename = func(key string) { told = append(told, "rename "+key) }
	a.OnDelete = func(keys []string) { told = append(told, fmt.Sprint("delete ", keys)) }
	a.OnAdd = func() { told = append(told, "add") }
	a.Select("b")
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyF2, fyne.KeyInsert, fyne.KeyDelete} {
		bodyOf(a).TypedKey(&fyne.KeyEvent{Name: key})
	}
	if want := []string{"open b", "rename b", "add", "delete [b]"}; !slices.Equal(told, want) {
		t.Errorf("told %q", told)
	}
	bodyOf(a).TypedRune('a')
	if got, _ := a.Current(); got != "a" {
		t.Errorf("typing a leads to %q", got)
	}
}

func TestAgendaSelectionStretches(t *testing.T) {
	a, _ := agendaOf(t)
	a.Select("a")
	bodyOf(a).KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	bodyOf(a).TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	bodyOf(a).KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if got := a.Selected(); !slices.Equal(got, []string{"a", "b", "empty", "c"}) {
		t.Errorf("Shift+End selects %q", got)
	}
	bodyOf(a).TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if got := a.Selected(); !slices.Equal(got, []string{"a", "b", "empty"}) {
		t.Errorf("Space leaves %q", got)
	}
	bodyOf(a).TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := a.Selected(); !slices.Equal(got, []string{"c"}) {
		t.Errorf("Escape leaves %q", got)
	}
	bodyOf(a).TypedShortcut(&fyne.ShortcutSelectAll{})
	if got := a.Selected(); !slices.Equal(got, []string{"a", "b", "c"}) {
		t.Errorf("select all takes %q", got)
	}
}

func TestAgendaPointerPicksOpensAndAsksForTheMenu(t *testing.T) {
	a, _ := agendaOf(t)
	var opened, menu string
	a.OnOpen = func(key string) { opened = key }
	a.OnMenu = func(keys []string, _ fyne.Position) { menu = fmt.Sprint(keys) }
	press := func(row int, button desktop.MouseButton, mod fyne.KeyModifier) {
		bodyOf(a).MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(200,
			topOf(a, row)+5)}, Button: button, Modifier: mod})
	}
	press(1, desktop.MouseButtonPrimary, 0)
	press(0, desktop.MouseButtonPrimary, 0)
	if got, _ := a.Current(); got != "a" {
		t.Errorf("a press on a heading leads to %q", got)
	}
	press(2, desktop.MouseButtonPrimary, fyne.KeyModifierShortcutDefault)
	if got := a.Selected(); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("Ctrl and a press select %q", got)
	}
	press(6, desktop.MouseButtonSecondary, 0)
	if menu != "[c]" {
		t.Errorf("the menu is for %s", menu)
	}
	press(6, desktop.MouseButtonPrimary, 0)
	press(6, desktop.MouseButtonPrimary, 0)
	if opened != "c" {
		t.Errorf("a double press opens %q", opened)
	}
	if got := bodyOf(a).AccessibilityLabel(); got != "Briefing two, ⚠ also at 10:30" {
		t.Errorf("spoken as %q", got)
	}
}

func TestAgendaKeepsItsPlaceWhenRowsChange(t *testing.T) {
	a, _ := agendaOf(t)
	told := ""
	a.OnCurrent = func(key string, _ bool) { told = key }
	a.Select("b")
	rows := slices.Clone(a.Rows())
	a.SetRows(append([]AgendaRow{{Heading: true, Title: "Sun"}, {Key: "z", Title: "Zero"}}, rows...))
	if got, _ := a.Current(); got != "b" {
		t.Errorf("with rows before it %q is current", got)
	}
	a.SetRows(slices.DeleteFunc(slices.Clone(a.Rows()), func(r AgendaRow) bool { return r.Key == "b" }))
	if got, _ := a.Current(); got != "empty" || told != "empty" || !slices.Equal(a.Selected(), []string{"empty"}) {
		t.Errorf("when the current row has gone %q is current, %q is told", got, told)
	}
	a.Select("c", "z", "a")
	a.SetRows([]AgendaRow{{Heading: true, Title: "Sun"}, {Key: "x"}, {Key: "y"}})
	if got, _ := a.Current(); got != "x" {
		t.Errorf("when all selected rows have gone %q is current", got)
	}
	a.SetRows(nil)
	if _, some := a.Current(); some || bodyOf(a).MinSize().Height > dp(20) {
		t.Error("an empty agenda has a current row or a height")
	}
}

func TestAgendaDrawsOnlyWhatIsInSight(t *testing.T) {
	a, _ := agendaOf(t)
	rows := make([]AgendaRow, 1000)
	for i := range rows {
		rows[i] = AgendaRow{Key: fmt.Sprint(i), Title: fmt.Sprint("Item ", i)}
	}
	a.SetRows(rows)
	a.Select("700")
	scroll, shown := part[*look.Scroll](a), 0
	for _, o := range bodyOf(a).Objects {
		if !o.Visible() {
			continue
		}
		shown++
		top, bottom := o.Position().Y, o.Position().Y+o.Size().Height
		if bottom < scroll.Offset.Y || top > scroll.Offset.Y+scroll.Size().Height {
			t.Errorf("the row at %v is drawn out of sight", top)
		}
	}
	if shown == 0 || shown > 12 || len(bodyOf(a).Objects) > 20 {
		t.Errorf("%d rows are drawn by %d slots", shown, len(bodyOf(a).Objects))
	}
}
