package calendar

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/look"
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
				a.body.TypedKey(&fyne.KeyEvent{Name: key})
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
		a.body.TypedKey(&fyne.KeyEvent{Name: key})
	}
	if want := []string{"open b", "rename b", "add", "delete [b]"}; !slices.Equal(told, want) {
		t.Errorf("told %q", told)
	}
	a.body.TypedRune('a')
	if got, _ := a.Current(); got != "a" {
		t.Errorf("typing a leads to %q", got)
	}
}

func TestAgendaSelectionStretches(t *testing.T) {
	a, _ := agendaOf(t)
	a.Select("a")
	a.body.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	a.body.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	a.body.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if got := a.Selected(); !slices.Equal(got, []string{"a", "b", "empty", "c"}) {
		t.Errorf("Shift+End selects %q", got)
	}
	a.body.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if got := a.Selected(); !slices.Equal(got, []string{"a", "b", "empty"}) {
		t.Errorf("Space leaves %q", got)
	}
	a.body.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := a.Selected(); !slices.Equal(got, []string{"c"}) {
		t.Errorf("Escape leaves %q", got)
	}
	a.body.TypedShortcut(&fyne.ShortcutSelectAll{})
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
		a.body.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(200, a.tops[row]+5)}, Button: button, Modifier: mod})
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
	if got := a.body.AccessibilityLabel(); got != "Briefing two, ⚠ also at 10:30" {
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
	if _, some := a.Current(); some || a.body.MinSize().Height > look.Dp(20) {
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
	shown := 0
	for _, s := range a.body.slots {
		if s.box.Visible() {
			shown++
			if top := s.box.Position().Y; top+s.box.Size().Height < a.scroll.Offset.Y || top > a.scroll.Offset.Y+a.scroll.Size().Height {
				t.Errorf("row %d is drawn out of sight", s.index)
			}
		}
	}
	if shown == 0 || shown > 12 || len(a.body.slots) > 20 {
		t.Errorf("%d rows are drawn by %d slots", shown, len(a.body.slots))
	}
}
