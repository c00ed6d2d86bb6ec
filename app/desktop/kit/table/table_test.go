package table_test

import (
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/data/locale"
)

// shown is a table in a window with the keyboard, and what it reported.
type shown struct {
	table    *table.Table[person]
	window   fyne.Window
	body     fyne.Focusable
	opened   []string
	deleted  []string
	renamed  []string
	current  string
	selected []string
}

func ids(rows []person) []string {
	out := []string{}
	for _, r := range rows {
		out = append(out, r.id)
	}
	return out
}

func showTable(t *testing.T) *shown {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	s := &shown{table: peopleTable()}
	s.table.OnOpen = func(p person) { s.opened = append(s.opened, p.id) }
	s.table.OnDelete = func(p []person) { s.deleted = ids(p) }
	s.table.OnRename = func(p person) { s.renamed = append(s.renamed, p.id) }
	s.table.OnCurrent = func(p person, ok bool) { s.current = p.id }
	s.table.OnSelection = func(p []person) { s.selected = ids(p) }
	s.window = test.NewTempWindow(t, s.table)
	s.window.SetPadded(false)
	s.window.Resize(fyne.NewSize(900, 34+4*58))
	s.table.Focus()
	s.body = s.window.Canvas().Focused()
	return s
}

func (s *shown) key(names ...fyne.KeyName) {
	for _, n := range names {
		s.body.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (s *shown) hold(key fyne.KeyName, during func()) {
	s.body.(desktop.Keyable).KeyDown(&fyne.KeyEvent{Name: key})
	during()
	s.body.(desktop.Keyable).KeyUp(&fyne.KeyEvent{Name: key})
}

func (s *shown) press(row int, modifier fyne.KeyModifier) {
	s.body.(desktop.Mouseable).MouseDown(&desktop.MouseEvent{
		PointEvent: fyne.PointEvent{Position: fyne.NewPos(100, float32(row)*58+20)},
		Button:     desktop.MouseButtonPrimary, Modifier: modifier,
	})
}

func (s *shown) wantSelected(t *testing.T, current string, selected ...string) {
	t.Helper()
	if s.current != current || !slices.Equal(s.selected, selected) || !slices.Equal(ids(s.table.Selected()), selected) {
		t.Errorf("current %q, told %v, selected %v; want %q, %v", s.current, s.selected, ids(s.table.Selected()),
			current, selected)
	}
}

func TestArrowsAndPagesMoveThroughTheTable(t *testing.T) {
	s := showTable(t)
	s.key(fyne.KeyDown)
	s.wantSelected(t, "1", "1")
	s.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	s.wantSelected(t, "2", "2")
	s.key(fyne.KeyEnd)
	s.wantSelected(t, "8", "8")
	s.key(fyne.KeyDown)
	s.wantSelected(t, "8", "8")
	s.key(fyne.KeyHome, fyne.KeyPageDown)
	s.wantSelected(t, "4", "4")
	s.key(fyne.KeyPageUp, fyne.KeyUp)
	s.wantSelected(t, "1", "1")
}

func TestShiftAndControlSelectSeveralRows(t *testing.T) {
	s := showTable(t)
	s.press(1, 0)
	s.press(3, fyne.KeyModifierShift)
	s.wantSelected(t, "4", "2", "3", "4")
	s.press(2, fyne.KeyModifierShortcutDefault)
	s.wantSelected(t, "3", "2", "4")
	s.press(0, 0)
	s.hold(desktop.KeyShiftLeft, func() { s.key(fyne.KeyDown, fyne.KeyDown) })
	s.wantSelected(t, "3", "1", "2", "3")
	s.hold(desktop.KeyShiftLeft, func() { s.key(fyne.KeyUp) })
	s.wantSelected(t, "2", "1", "2")
	s.body.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	if len(s.selected) != len(people) {
		t.Errorf("select all selected %v", s.selected)
	}
	s.key(fyne.KeyEscape)
	s.wantSelected(t, "2", "2")
}

func TestKeysOpenDeleteAndRename(t *testing.T) {
	s := showTable(t)
	s.key(fyne.KeyReturn, fyne.KeyDelete, fyne.KeyF2)
	if len(s.opened)+len(s.deleted)+len(s.renamed) != 0 {
		t.Error("a table without a current row acted")
	}
	s.press(1, 0)
	s.key(fyne.KeyReturn, fyne.KeyF2)
	s.press(2, fyne.KeyModifierShortcutDefault)
	s.key(fyne.KeyDelete)
	if !slices.Equal(s.opened, []string{"2"}) || !slices.Equal(s.renamed, []string{"2"}) || !slices.Equal(s.deleted,
		[]string{"2", "3"}) {
		t.Errorf("opened %v, renamed %v, deleted %v", s.opened, s.renamed, s.deleted)
	}
}

func TestADoublePressOpensARow(t *testing.T) {
	s := showTable(t)
	s.press(2, 0)
	s.press(1, 0)
	if len(s.opened) != 0 {
		t.Errorf("two presses on two rows opened %v", s.opened)
	}
	s.press(1, 0)
	if !slices.Equal(s.opened, []string{"2"}) {
		t.Errorf("a double press opened %v", s.opened)
	}
}

func TestSortingKeepsTheSelection(t *testing.T) {
	s := showTable(t)
	s.table.Select("6", "2")
	s.table.SortBy("name", true)
	if got := ids(s.table.Rows())[0]; got != "2" {
		t.Errorf("the last name is of row %s", got)
	}
	s.wantSelected(t, "6", "2", "6")
	s.table.SortBy("name", false)
	if got := ids(s.table.Rows()); !slices.IsSortedFunc(got, func(a, b string) int {
		return strings.Compare(locale.Fold(nameOf(a)), locale.Fold(nameOf(b)))
	}) {
		t.Errorf("sorted by name the rows are %v", got)
	}
	s.table.SortBy("", false)
	if got := ids(s.table.Rows()); !slices.Equal(got, []string{"1", "2", "3", "4", "5", "6", "7", "8"}) {
		t.Errorf("unsorted the rows are %v", got)
	}
}

func nameOf(id string) string {
	return people[slices.IndexFunc(people, func(p person) bool { return p.id == id })].name
}

func TestNewRowsKeepWhatIsStillThere(t *testing.T) {
	s := showTable(t)
	s.table.Select("2", "3")
	s.current = "untold"
	s.table.SetRows(people[1:])
	if s.current != "untold" {
		t.Errorf("new rows told a new current row %q", s.current)
	}
	if got := ids(s.table.Selected()); !slices.Equal(got, []string{"2", "3"}) {
		t.Errorf("selected %v", got)
	}
	s.table.SetRows(people[2:])
	if s.current != "" {
		t.Errorf("the current row has gone, told %q", s.current)
	}
	s.table.SetRows(nil)
	s.key(fyne.KeyDown, fyne.KeyEnd, fyne.KeyReturn)
	if len(s.opened) != 0 {
		t.Error("an empty table opened a row")
	}
}

func TestAPressOnTheHeaderSortsAndIsRemembered(t *testing.T) {
	s := showTable(t)
	prefs := look.NewPreferences(fyne.CurrentApp().Preferences())
	s.table.Remember(prefs, "people")
	test.TapCanvas(s.window.Canvas(), fyne.NewPos(120, 17))
	test.TapCanvas(s.window.Canvas(), fyne.NewPos(120, 17))
	if state := s.table.State(); state.SortBy != "name" || !state.Descending {
		t.Errorf("after two presses the state is %+v", state)
	}
	again := peopleTable()
	again.Remember(prefs, "people")
	if state := again.State(); state.SortBy != "name" || !state.Descending {
		t.Errorf("the remembered state is %+v", state)
	}
}

func TestDraggingABorderChangesTwoColumns(t *testing.T) {
	s := showTable(t)
	s.table.Remember(look.NewPreferences(fyne.CurrentApp().Preferences()), "people")
	before := s.table.State()
	header := headerOf(s.window)
	x := borderAfterFirst(header)
	header.(desktop.Mouseable).MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 10)}})
	header.(fyne.Draggable).Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(30, 0)})
	header.(fyne.Draggable).DragEnd()
	again := peopleTable()
	again.Remember(look.NewPreferences(fyne.CurrentApp().Preferences()), "people")
	after := again.State()
	ratio := func(widths map[string]float32) float32 { return widths["name"] / widths["country"] }
	if ratio(after.Widths) <= 1 || ratio(after.Widths) <= ratio(before.Widths) {
		t.Errorf("widths before %v, after %v", before.Widths, after.Widths)
	}
}

func headerOf(w fyne.Window) fyne.CanvasObject {
	for _, o := range test.LaidOutObjects(w.Content()) {
		if _, drag := o.(fyne.Draggable); drag {
			if _, key := o.(fyne.Focusable); key {
				return o
			}
		}
	}
	return nil
}

// borderAfterFirst finds where the pointer becomes a resize cursor.
func borderAfterFirst(header fyne.CanvasObject) float32 {
	for x := float32(20); x < 800; x++ {
		header.(desktop.Hoverable).MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x,
			10)}})
		if header.(desktop.Cursorable).Cursor() == desktop.HResizeCursor {
			return x + 4
		}
	}
	return 0
}

func TestTypingJumpsToARow(t *testing.T) {
	s := showTable(t)
	for _, r := range "ele" {
		s.body.TypedRune(r)
	}
	s.wantSelected(t, "6", "6")
}

func TestTheEmptyStateShowsWithoutRows(t *testing.T) {
	s := showTable(t)
	empty := look.NewEmptyState(nil, "Nobody is here yet.", "Add person", func() {})
	rows := peopleTable()
	rows.Empty = empty
	s.window.SetContent(rows)
	if empty.Visible() {
		t.Error("the empty state shows beside rows")
	}
	rows.SetRows(nil)
	if !empty.Visible() {
		t.Error("the empty state does not show")
	}
}

func TestATableLooksAsRecorded(t *testing.T) {
	s := showTable(t)
	s.table.Select("2")
	s.window.Canvas().Unfocus()
	test.AssertObjectRendersToMarkup(t, "table.xml", s.table)
}

func many(n int) []person {
	rows := make([]person, n)
	for i := range rows {
		rows[i] = people[i%len(people)]
		rows[i].id = fmt.Sprint(i)
	}
	return rows
}

func BenchmarkScrollTenThousandRows(b *testing.B) {
	app := test.NewTempApp(b)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	rows := peopleTable()
	rows.SetRows(many(10_000))
	w := test.NewTempWindow(b, rows)
	w.Resize(fyne.NewSize(900, 700))
	rows.Focus()
	body := w.Canvas().Focused()
	body.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	b.ReportAllocs()
	for b.Loop() {
		body.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	}
}

func BenchmarkSetTenThousandRows(b *testing.B) {
	test.NewTempApp(b)
	list := peopleTable()
	rows := many(10_000)
	list.SortBy("name", false)
	for b.Loop() {
		list.SetRows(rows)
	}
}

func TestTitlesAreShownByASecondRenderer(t *testing.T) {
	s := showTable(t)
	header := headerOf(s.window).(fyne.Widget)
	header.CreateRenderer() // Fyne drops renderers of what is out of sight for a minute, and asks again
	if again := wordsOf(header.CreateRenderer()); slices.Contains(again, "") {
		t.Errorf("the titles read %q", again)
	}
}

func TestColumnsThatDoNotFitAreLeftOut(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.ThemeFor(look.Light, 1))
	say := func(text string) func(person) table.Cell {
		return func(person) table.Cell { return table.Cell{Text: text} }
	}
	rows := table.New(func(p person) string { return p.id },
		table.Column[person]{ID: "name", Title: "Name", Min: 200, Cell: say("a name")},
		table.Column[person]{ID: "country", Title: "Country", Min: 100, Spare: 2, Cell: say("a country")},
		table.Column[person]{ID: "role", Title: "Role", Min: 100, Spare: 1, Cell: say("a role")},
		table.Column[person]{ID: "todo", Title: "To do", Min: 100, Cell: say("a task")},
	)
	rows.SetRows([]person{{id: "1"}})
	window := test.NewTempWindow(t, rows)
	window.SetPadded(false)
	for _, step := range []struct {
		width float32
		want  []string
	}{
		{600, []string{"Name", "Country", "Role", "To do"}},
		{450, []string{"Name", "Country", "To do"}},
		{350, []string{"Name", "To do"}},
		{600, []string{"Name", "Country", "Role", "To do"}},
	} {
		window.Resize(fyne.NewSize(step.width, 200))
		var titles, cells []string
		for _, o := range test.LaidOutObjects(window.Content()) {
			if words, ok := o.(*canvas.Text); ok && words.Visible() && words.Text != "" {
				if strings.HasPrefix(words.Text, "a ") {
					cells = append(cells, words.Text)
				} else {
					titles = append(titles, words.Text)
				}
			}
		}
		if !slices.Equal(titles, step.want) || len(cells) != len(step.want) {
			t.Errorf("at a width of %v the titles are %q and the cells %q, expected %q", step.width, titles, cells,
				step.want)
		}
	}
}

func light(t *testing.T) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.ThemeFor(look.Light, 1))
}

func TestWidgetsFollowAChangeOfTheme(t *testing.T) {
	light(t)
	table := peopleTable()
	w := test.NewTempWindow(t,
		look.Down(8, look.NewPrimaryButton("Go", nil), look.NewChip("x", look.Amber), look.NewCard(table),
			look.NewAvatar(look.Portrait{Name: "A", Picture: image.NewGray(image.Rect(0, 0, 2, 2))},
				38), look.NewText("words")))
	w.Resize(fyne.NewSize(900, 700))
	before := test.RenderToMarkup(w.Canvas())
	test.ApplyTheme(t, look.ThemeFor(look.Dark, 1))
	dark := test.RenderToMarkup(w.Canvas())
	if before == dark {
		t.Fatal("nothing changed")
	}
	for _, color := range []string{
		"rgba(32,36,44,255)", "rgba(230,225,216,255)", "rgba(245,241,234,255)",
		"rgba(251,233,208,255)",
	} {
		if strings.Contains(dark, color) {
			t.Errorf("a light colour %s is left in the dark", color)
		}
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

func TestRowsComeByTheirGroupsAndBoxesAreTicked(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	var ticked []string
	list := table.New(func(text string) string { return text },
		table.Column[string]{
			ID: "done", Kind: table.TickCells, Weight: 0.1, Min: 34,
			Cell: func(string) table.Cell { return table.Cell{} },
		},
		table.Column[string]{ID: "text", Title: "Text", Cell: func(text string) table.Cell {
			return table.Cell{Text: text}
		}})
	list.Group = func(text string) string { return text[:1] }
	list.OnTick = func(rows []string) { ticked = append(ticked, rows...) }
	window := test.NewTempWindow(t, list)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(600, 500))
	list.SetRows([]string{"b2", "a1", "b1", "a2"})
	if got := strings.Join(list.Rows(), " "); got != "b2 b1 a1 a2" {
		t.Errorf("the rows are %q", got)
	}
	list.SortBy("text", false)
	if got := strings.Join(list.Rows(), " "); got != "b1 b2 a1 a2" {
		t.Errorf("sorted, the rows are %q", got)
	}
	list.Focus()
	body := window.Canvas().Focused()
	for range 3 { // the heading between b2 and a1 is passed over
		body.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	body.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	press := func(x, y float32) {
		body.(desktop.Mouseable).MouseDown(&desktop.MouseEvent{
			PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}, Button: desktop.MouseButtonPrimary,
		})
	}
	press(20, 34+20)  // the box of the first row
	press(20, 10)     // a heading
	press(300, 34+20) // beside the box
	if !slices.Equal(ticked, []string{"a1", "b1"}) || !slices.Equal(list.Selected(), []string{"b1"}) {
		t.Errorf("ticked %q, selected %q", ticked, list.Selected())
	}
	list.SetRows(nil)
	if len(list.Rows()) != 0 {
		t.Error("rows are left")
	}
}

func TestColumnsMoveHideAndAreKeptInViews(t *testing.T) {
	s := showTable(t)
	prefs := look.NewPreferences(fyne.CurrentApp().Preferences())
	s.table.Remember(prefs, "people")
	filter := "role=awardee"
	s.table.WithFilter(func() string { return filter }, func(text string) { filter = text })
	usual := s.table.State()
	header := headerOf(s.window).(fyne.Focusable)
	header.(fyne.Shortcutable).TypedShortcut(
		&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierAlt})
	if order := s.table.State().Order; order[0] != usual.Order[1] || order[1] != usual.Order[0] {
		t.Errorf("Alt+Right leaves the order %v", order)
	}
	c := s.window.Canvas()
	menu := func(typed string, keys ...fyne.KeyName) {
		s.table.ShowViews()
		for _, r := range typed {
			c.Focused().TypedRune(r)
		}
		for _, key := range keys {
			c.Focused().TypedKey(&fyne.KeyEvent{Name: key})
		}
	}
	menu("coun", fyne.KeyReturn)
	if hidden := s.table.State().Hidden; !slices.Contains(hidden, "country") {
		t.Errorf("hidden is %v", hidden)
	}
	menu("save", fyne.KeyReturn)
	test.Type(c.Focused(), "Mine")
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	mine := s.table.State()
	filter = ""
	if menu("usual", fyne.KeyReturn); !slices.Equal(s.table.State().Order, usual.Order) ||
		slices.Contains(s.table.State().Hidden, "country") {
		t.Errorf("the usual columns are %+v", s.table.State())
	}
	again := peopleTable() // as at the next start
	again.Remember(prefs, "people")
	if menu("mine", fyne.KeyReturn); !slices.Equal(s.table.State().Order, mine.Order) || filter != "role=awardee" {
		t.Errorf("the view has %+v and the filter %q", s.table.State(), filter)
	}
	again.Remember(prefs, "people")
	if state := again.State(); !slices.Equal(state.Hidden, mine.Hidden) {
		t.Errorf("the next start has %+v", state)
	}
}

func TestSelectedRowsAreCopiedForASpreadsheet(t *testing.T) {
	s := showTable(t)
	s.table.Select(s.table.Rows()[0].id, s.table.Rows()[1].id)
	s.body.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutCopy{})
	lines := strings.Split(fyne.CurrentApp().Clipboard().Content(), "\n")
	if len(lines) != 4 || lines[3] != "" || !strings.HasPrefix(lines[0], "Name\tCountry") ||
		strings.Count(lines[1], "\t") != strings.Count(lines[0], "\t") {
		t.Errorf("the clipboard has %q", lines)
	}
}

func TestAPressOnAChipIsReported(t *testing.T) {
	s := showTable(t)
	rows := slices.Clone(s.table.Rows())
	rows[1].todo = []look.ChipText{{Text: "diet?", ID: "Diet"}, {Text: "photo"}}
	s.table.SetRows(rows)
	pressed := map[string]bool{}
	s.table.OnChip = func(p person, id string) { pressed[p.id+" "+id] = true }
	press := func(y float32) {
		for x := float32(400); x < 890; x += 12 {
			s.body.(desktop.Mouseable).MouseDown(&desktop.MouseEvent{
				PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}, Button: desktop.MouseButtonPrimary,
			})
		}
	}
	if press(58 + 4); len(pressed) != 0 {
		t.Errorf("a press above the chips is one on %v", pressed)
	}
	if press(58 + 29); len(pressed) != 1 || !pressed[rows[1].id+" Diet"] {
		t.Errorf("pressed are %v", pressed)
	}
}

// TestHowManyChipsAreLeftOutIsNeverCut checks that "+12" is whole in cells of each width, however long the chip before.
func TestHowManyChipsAreLeftOutIsNeverCut(t *testing.T) {
	s := showTable(t)
	rows := slices.Clone(s.table.Rows())[:1]
	chips := []look.ChipText{{Text: "a consent that is unknown"}}
	for len(chips) < 13 {
		chips = append(chips, look.ChipText{Text: "a long one that is missing"})
	}
	rows[0].todo = chips
	for width := float32(500); width <= 1000; width += 50 {
		s.table.SetRows(nil)
		s.window.Resize(fyne.NewSize(width, 400))
		s.table.SetRows(rows)
		found := ""
		for _, o := range test.LaidOutObjects(s.table) {
			if text, is := o.(*canvas.Text); is && text.Visible() && strings.HasPrefix(text.Text, "+1") {
				found = text.Text
			}
		}
		if found != "+12" && found != "+11" && found != "+10" {
			t.Errorf("%v wide: %q", width, found)
		}
	}
}
