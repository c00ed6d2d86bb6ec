package calendar_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"pgregory.net/rapid"

	"laurel/app/desktop/kit/calendar"
	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// gridShown is a grid in a window, and what it reported.
type gridShown struct {
	grid    *calendar.TimeGrid
	window  fyne.Window
	body    fyne.Focusable
	chosen  []string
	column  int
	drags   []calendar.GridDrag
	drops   []calendar.GridDrag
	gaveUp  int
	added   [][3]int
	opened  []string
	longer  int
	deleted []string
}

const (
	gridAxis, gridHead = 52, 62 // at the left and above, as the grid draws them
	gridHour           = 48
)

// threeDays are three columns with items on the first two; one goes on over midnight.
func threeDays() ([]calendar.GridColumn, []calendar.GridItem) {
	columns := []calendar.GridColumn{
		{Key: "mon", Group: "Boston", Title: "Mon"},
		{Key: "tue", Group: "Boston", Title: "Tue"},
		{Key: "wed", Group: "Denver", Title: "Wed"},
	}
	block := func(key string) calendar.TimeBlock { return calendar.TimeBlock{Key: key, Title: key, Time: "09:00"} }
	return columns, []calendar.GridItem{
		{TimeBlock: block("late"), Column: 0, From: 22 * 60, To: 24 * 60, After: true},
		{TimeBlock: block("early"), Column: 0, From: 9 * 60, To: 10 * 60},
		{TimeBlock: block("twin"), Column: 0, From: 9*60 + 30, To: 11 * 60},
		{TimeBlock: block("late"), Column: 1, From: 0, To: 90, Before: true},
		{TimeBlock: block("noon"), Column: 1, From: 12 * 60, To: 13 * 60},
	}
}

func showGrid(t testing.TB) *gridShown {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	s := &gridShown{grid: calendar.NewTimeGrid()}
	g := s.grid
	g.OnSelection = func(keys []string, column int) { s.chosen, s.column = keys, column }
	g.OnDrag = func(d calendar.GridDrag) string { s.drags = append(s.drags, d); return "words" }
	g.OnDrop = func(d calendar.GridDrag) { s.drops = append(s.drops, d) }
	g.OnCancel = func() { s.gaveUp++ }
	g.OnAdd = func(column, from, to int) { s.added = append(s.added, [3]int{column, from, to}) }
	g.OnOpen = func(key string) { s.opened = append(s.opened, key) }
	g.OnLengthen = func(minutes int) { s.longer += minutes }
	g.OnDelete = func(keys []string) { s.deleted = keys }
	s.window = test.NewTempWindow(t, g)
	s.window.SetPadded(false)
	s.window.Resize(fyne.NewSize(gridAxis+600, gridHead+24*gridHour+20))
	g.SetDays(threeDays())
	g.FocusIn(s.window.Canvas())
	s.body = s.window.Canvas().Focused()
	return s
}

func (s *gridShown) key(names ...fyne.KeyName) {
	for _, n := range names {
		s.body.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

// at is the place of a minute near the left edge of a column, in the body; the first one is wider, since two items
// are side by side in it.
func at(column, minute int) fyne.Position {
	return fyne.NewPos([]float32{0, 240, 420}[column]+30, float32(minute)*gridHour/60+1)
}

func (s *gridShown) down(p fyne.Position) {
	s.body.(desktop.Mouseable).MouseDown(&desktop.MouseEvent{
		PointEvent: fyne.PointEvent{Position: p},
		Button:     desktop.MouseButtonPrimary,
	})
}

func (s *gridShown) drag(p fyne.Position) {
	s.body.(fyne.Draggable).Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p}})
}

func (s *gridShown) up() {
	s.body.(desktop.Mouseable).MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	s.body.(fyne.Draggable).DragEnd()
}

func TestGridIsDraggedToAnotherTimeAndDay(t *testing.T) {
	tests := []struct {
		why      string
		from, to fyne.Position
		want     calendar.GridDrag
	}{
		{
			"a block moves down, to the nearest quarter", at(1, 12*60+30), at(1, 13*60+37),
			calendar.GridDrag{Key: "noon", Source: 1, Column: 1, Minutes: 60, From: 13 * 60, To: 14 * 60},
		},
		{
			"and to another day", at(1, 12*60+30), at(2, 9*60+30),
			calendar.GridDrag{Key: "noon", Source: 1, Column: 2, Minutes: -180, From: 9 * 60, To: 10 * 60},
		},
		{
			"it stays within the day", at(1, 12*60+30), at(1, -300),
			calendar.GridDrag{Key: "noon", Source: 1, Column: 1, Minutes: -720, From: 0, To: 60},
		},
		{
			"a lower edge lengthens", at(1, 12*60+57), at(1, 13*60+28),
			calendar.GridDrag{
				Key: "noon", Edge: calendar.EndEdge, Source: 1, Column: 1, Minutes: 30, From: 720,
				To: 810,
			},
		},
		{
			"an upper edge begins earlier", at(1, 12*60), at(1, 11*60),
			calendar.GridDrag{
				Key: "noon", Edge: calendar.StartEdge, Source: 1, Column: 1, Minutes: -60, From: 660,
				To: 780,
			},
		},
		{
			"an edge does not pass the other", at(1, 12*60+57), at(1, 9*60),
			calendar.GridDrag{
				Key: "noon", Edge: calendar.EndEdge, Source: 1, Column: 1, Minutes: -45, From: 720,
				To: 735,
			},
		},
		{
			"what went on over midnight may begin on the day before", at(1, 30), at(1, 0),
			calendar.GridDrag{Key: "late", Source: 1, Column: 1, Minutes: -30, From: -30, To: 60},
		},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			s := showGrid(t)
			s.down(test.from)
			s.drag(test.to)
			s.up()
			if len(s.drops) != 1 || s.drops[0] != test.want {
				t.Errorf("got  %+v\nwant %+v", s.drops, test.want)
			}
		})
	}
}

func TestGridDragIsGivenUp(t *testing.T) {
	s := showGrid(t)
	s.down(at(1, 12*60+30))
	s.drag(at(2, 15*60))
	if _, dragging := s.grid.Dragging(); !dragging || len(s.drags) != 1 {
		t.Fatal("the drag is not told")
	}
	s.key(fyne.KeyEscape)
	s.drag(at(2, 16*60))
	s.up()
	if s.gaveUp != 1 || len(s.drops) != 0 || len(s.drags) != 1 {
		t.Errorf("Escape does not give the drag up: %d, %v", s.gaveUp, s.drops)
	}
	s.down(at(1, 12*60+30))
	s.drag(at(1, 12*60+50))
	s.drag(at(1, 12*60+32))
	s.up()
	if len(s.drops) != 0 || s.gaveUp != 2 {
		t.Errorf("a drag to where it was is a change: %v", s.drops)
	}
}

func TestGridTellsADragOnlyWhereItChanges(t *testing.T) {
	s := showGrid(t)
	s.down(at(1, 12*60+30))
	for minute := range 60 {
		s.drag(at(1, 12*60+30+minute))
	}
	if len(s.drags) != 4 {
		t.Errorf("%d places are told on the way through an hour, want 4", len(s.drags))
	}
}

func TestGridAddsInEmptyPlaces(t *testing.T) {
	s := showGrid(t)
	s.down(at(2, 9*60+5))
	s.drag(at(2, 10*60+40))
	s.up()
	if want := [3]int{2, 9 * 60, 10*60 + 45}; len(s.added) != 1 || s.added[0] != want {
		t.Errorf("dragging over an empty place adds %v, want %v", s.added, want)
	}
	s.down(at(2, 14*60+10))
	s.up()
	s.down(at(2, 14*60+10))
	if want := [3]int{2, 14 * 60, 15 * 60}; len(s.added) != 2 || s.added[1] != want {
		t.Errorf("a double press adds %v, want %v", s.added, want)
	}
	s.key(fyne.KeyDown, fyne.KeyEnter)
	if want := [3]int{2, 14*60 + 30, 15*60 + 30}; len(s.added) != 3 || s.added[2] != want {
		t.Errorf("Enter at an empty place adds %v, want %v", s.added, want)
	}
}

func TestThePlaceOfANewItemStaysInSight(t *testing.T) {
	s := showGrid(t)
	s.down(at(2, 9*60+5))
	s.drag(at(2, 10*60+40))
	s.up()
	s.window.Canvas().Unfocus() // the words are typed in a form
	if pos, height := calendar.PlaceOfGrid(s.grid); pos.Y != 9*gridHour+1 || height != 1.75*gridHour-2 {
		t.Errorf("the place that was dragged over is shown at %v, %v high", pos, height)
	}
	s.down(at(1, 12*60+30))
	s.up()
	if _, height := calendar.PlaceOfGrid(s.grid); height > 0 {
		t.Error("the place is shown while a block is selected")
	}
}

func TestGridIsWorkedByKeyboard(t *testing.T) {
	s := showGrid(t)
	s.grid.Select("early")
	steps := []struct {
		key    fyne.KeyName
		want   string
		column int
	}{
		{fyne.KeyDown, "twin", 0},
		{fyne.KeyDown, "late", 0},
		{fyne.KeyDown, "late", 0},
		{fyne.KeyHome, "early", 0},
		{fyne.KeyRight, "noon", 1},
		{fyne.KeyUp, "late", 1},
		{fyne.KeyEnd, "noon", 1},
		{fyne.KeyRight, "", 2},
		{fyne.KeyRight, "", 2},
		{fyne.KeyLeft, "noon", 1},
		{fyne.KeyPageUp, "late", 1},
		{fyne.KeyPageDown, "noon", 1},
		{fyne.KeyLeft, "twin", 0},
	}
	for _, step := range steps {
		s.key(step.key)
		got, want := fmt.Sprint(s.chosen), "["+step.want+"]"
		if s.column != step.column || got != want {
			t.Fatalf("after %s %v is selected in column %d, want %q in %d", step.key, s.chosen, s.column, step.want,
				step.column)
		}
	}
	keyable := s.body.(desktop.Keyable)
	keyable.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	s.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	keyable.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	s.key(fyne.KeyEnter, fyne.KeyDelete)
	if s.longer != 15 || !slices.Equal(s.opened, []string{"twin"}) || !slices.Equal(s.deleted, []string{"twin"}) {
		t.Errorf("longer by %d, opened %v, deleted %v", s.longer, s.opened, s.deleted)
	}
}

// ctrl types a key with Ctrl/Cmd.
func (s *gridShown) ctrl(name fyne.KeyName) {
	s.body.(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{
		KeyName:  name,
		Modifier: fyne.KeyModifierShortcutDefault,
	})
}

func TestGridAddsBetweenItemsByKeyboard(t *testing.T) {
	s := showGrid(t)
	s.grid.Select("noon")
	s.key(fyne.KeyEscape)
	if _, minute := s.grid.Place(); len(s.grid.Selected()) > 0 || minute != 13*60 {
		t.Fatalf("Escape leads to %d with %v selected, not to the place after the item", minute, s.grid.Selected())
	}
	s.key(fyne.KeyDown, fyne.KeyInsert)
	s.key(fyne.KeyUp, fyne.KeyUp)
	if got := s.grid.Selected(); !slices.Equal(got, []string{"noon"}) {
		t.Errorf("Up leads to %v, not back to the item", got)
	}
	s.ctrl(fyne.KeyUp)
	s.body.TypedRune('n')
	s.ctrl(fyne.KeyEnd)
	s.key(fyne.KeyEnter)
	s.ctrl(fyne.KeyHome)
	if want := [][3]int{
		{1, 13*60 + 30, 14*60 + 30},
		{1, 11*60 + 30, 12*60 + 30},
		{2, 11*60 + 30, 12*60 + 30},
	}; !slices.Equal(s.added, want) {
		t.Errorf("added are %v, want %v", s.added, want)
	}
	if s.column != 0 {
		t.Errorf("Ctrl+Home leads to column %d", s.column)
	}
}

func TestGridScrollsWhileADragIsAtItsBorder(t *testing.T) {
	s := showGrid(t)
	s.window.Resize(fyne.NewSize(gridAxis+400, gridHead+300))
	s.grid.ScrollTo(0, 8*gridHour)
	s.down(at(1, 12*60+30))
	s.drag(fyne.NewPos(270, 8*gridHour+290))
	before, told := s.grid.Offset(), len(s.drags)
	for range 10 {
		s.grid.Creep(50 * time.Millisecond)
	}
	after := s.grid.Offset()
	if after.Y < before.Y+30 || after.X != before.X { // ten points before the border it is slow
		t.Fatalf("half a second at the lower border scrolls from %v to %v", before, after)
	}
	d, _ := s.grid.Dragging()
	if want := int(after.Y-before.Y) * 60 / gridHour; len(s.drags) == told || Abs(d.From-720-want-70) > 60 {
		t.Errorf("the ghost is at %d after %d minutes were scrolled", d.From, want)
	}
	s.drag(fyne.NewPos(after.X+390, after.Y+150))
	for range 10 {
		s.grid.Creep(50 * time.Millisecond)
	}
	if d, _ := s.grid.Dragging(); s.grid.Offset().X <= after.X || d.Column != 2 {
		t.Errorf("at the right border the grid scrolls to %v, the ghost is in column %d", s.grid.Offset(), d.Column)
	}
	s.key(fyne.KeyEscape)
	still := s.grid.Offset()
	s.grid.Creep(time.Second)
	if s.grid.Offset() != still || s.gaveUp != 1 {
		t.Error("it scrolls on after Escape")
	}
}

func Abs(n int) int { return max(n, -n) }

func TestGridShowsAGhostOfEverythingThatMoves(t *testing.T) {
	s := showGrid(t)
	s.down(at(1, 12*60+30))
	s.drag(at(1, 13*60+30))
	if got, want := s.grid.Ghosts(), []calendar.GridSpan{{Column: 1, From: 13 * 60, To: 14 * 60}}; !slices.Equal(got,
		want) {
		t.Errorf("the ghost of one is at %v, want %v", got, want)
	}
	both := []calendar.GridSpan{{Column: 1, From: 14 * 60, To: 15 * 60}, {Column: 0, From: 11 * 60, To: 12 * 60}}
	s.grid.OnDrag = func(calendar.GridDrag) string { s.grid.SetGhosts(both...); return "" }
	s.drag(at(1, 14*60+30))
	if got := s.grid.Ghosts(); !slices.Equal(got, both) {
		t.Errorf("the ghosts are at %v, want %v", got, both)
	}
	s.up()
	if got := s.grid.Ghosts(); got != nil {
		t.Errorf("%v are left behind", got)
	}
}

func TestGridKeepsTheHourBelowThePointerWhereItIs(t *testing.T) {
	const ctrl = fyne.KeyModifierShortcutDefault
	s := showGrid(t)
	s.window.Resize(fyne.NewSize(gridAxis+600, gridHead+400))
	s.grid.ScrollTo(0, 8*gridHour)
	hourAt := func(y float32) float32 { return (s.grid.Offset().Y + y) / s.grid.Hour() }
	for _, turn := range []float32{25, 25, -25, 12, 13, -50} {
		before, scale := hourAt(100), s.grid.Hour()
		s.grid.Wheel(turn, fyne.NewPos(50, 100), ctrl)
		if after := hourAt(100); after < before-0.02 || after > before+0.02 {
			t.Errorf("turning by %v moves the hour below the pointer from %v to %v", turn, before, after)
		}
		if turn == 12 != (s.grid.Hour() == scale) {
			t.Errorf("turning by %v changes the scale from %v to %v", turn, scale, s.grid.Hour())
		}
	}
	before := s.grid.Offset()
	s.grid.Wheel(-25, fyne.NewPos(50, 100), 0)
	if moved := s.grid.Offset().Y - before.Y; moved != 60 {
		t.Errorf("a notch scrolls by %v, not by three lines", moved)
	}
	s.ctrl(fyne.KeyEqual)
	s.ctrl(fyne.KeyEqual)
	if s.grid.Hour() <= gridHour {
		t.Errorf("Ctrl+plus leaves hours of %v", s.grid.Hour())
	}
	s.ctrl(fyne.Key0)
	if s.grid.Hour() != gridHour {
		t.Errorf("Ctrl+0 leaves hours of %v", s.grid.Hour())
	}
}

func TestGridKeepsItsSelectionOverNewDays(t *testing.T) {
	s := showGrid(t)
	s.grid.Select("noon")
	columns, items := threeDays()
	s.grid.SetDays(columns[1:], items[3:4])
	if got := s.grid.Selected(); len(got) != 0 {
		t.Errorf("%v is selected, which is gone", got)
	}
	s.grid.SetDays(threeDays())
	s.key(fyne.KeyRight)
	s.grid.Select("early", "noon")
	if got := s.grid.Selected(); !slices.Equal(got, []string{"early", "noon"}) {
		t.Errorf("selected are %v", got)
	}
}

// blocks are the boxes of words drawn, by their first line.
func blocks(s *gridShown) int {
	n := 0
	for _, o := range test.WidgetRenderer(s.body.(fyne.Widget)).Objects() {
		if c, ok := o.(*fyne.Container); ok && c.Visible() {
			n++
		}
	}
	return n
}

func TestALineOfABlockNeverEndsInANoBreakSpace(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.ThemeFor(look.Light, 1))
	for width := float32(20); width < 200; width += 5 {
		for _, line := range calendar.WrapWords("09:45–10:45 · 1\u00a0h", width, 12, fyne.TextStyle{}, 4) {
			if line == "h" || strings.HasSuffix(line, " 1") {
				t.Fatalf("at %v the length is parted: %q", width, line)
			}
		}
	}
}

func TestGridDrawsOnlyWhatIsInSight(t *testing.T) {
	s := showGrid(t)
	var columns []calendar.GridColumn
	var items []calendar.GridItem
	for day := range 60 {
		columns = append(columns, calendar.GridColumn{Key: fmt.Sprint(day), Title: fmt.Sprint(day)})
		for hour := range 17 {
			items = append(items,
				calendar.GridItem{TimeBlock: calendar.TimeBlock{
					Key:   fmt.Sprintf("%d-%d", day, hour),
					Title: "Specimen",
				}, Column: day, From: hour * 60, To: hour*60 + 45})
		}
	}
	s.grid.SetDays(columns, items)
	if n := blocks(s); n == 0 || n > 6*17 {
		t.Fatalf("%d of %d blocks are drawn", n, len(items))
	}
	s.grid.Select("59-16")
	s.grid.Reveal()
	if n := blocks(s); n == 0 || n > 6*17 {
		t.Errorf("%d of %d blocks are drawn at the end", n, len(items))
	}
}

func TestOverlappingItemsNeverShareALane(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 30).Draw(t, "items")
		from, to := make([]int, n), make([]int, n)
		for i := range n {
			from[i] = rapid.IntRange(0, 1000).Draw(t, "from")
		}
		slices.Sort(from)
		for i := range n {
			to[i] = from[i] + rapid.IntRange(1, 300).Draw(t, "minutes")
		}
		lane, lanes := calendar.LanesOf(from, to)
		for i := range n {
			if lane[i] >= lanes[i] {
				t.Fatalf("item %d is in lane %d of %d", i, lane[i], lanes[i])
			}
			for j := range i {
				overlap := from[i] < to[j] && from[j] < to[i]
				if overlap && (lane[i] == lane[j] || lanes[i] != lanes[j]) {
					t.Fatalf("items %d and %d overlap in lanes %d of %d and %d of %d", i, j, lane[i], lanes[i],
						lane[j], lanes[j])
				}
			}
		}
	})
}

// BenchmarkGridScroll measures one step of scrolling through 1,000 blocks, across and down, without painting.
func BenchmarkGridScroll(b *testing.B) {
	s := showGrid(b)
	var columns []calendar.GridColumn
	var items []calendar.GridItem
	for i := range 1000 {
		if i%36 == 0 {
			columns = append(columns,
				calendar.GridColumn{Key: fmt.Sprint(i), Title: "Mon 12 Jun", Text: "36 items", Group: "Boston"})
		}
		block := calendar.TimeBlock{
			Key: fmt.Sprint(i), Title: fmt.Sprintf("Specimen meeting %d", i),
			Time: "09:00–09:45", Text: "Example Hall · confirmed",
		}
		items = append(items,
			calendar.GridItem{TimeBlock: block, Column: len(columns) - 1, From: i % 36 * 35, To: i%36*35 + 45})
	}
	s.window.Resize(fyne.NewSize(870, 600))
	s.grid.SetDays(columns, items)
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		s.grid.ScrollTo(float32(i*10%3000), float32(i*7%500))
	}
}

// TestTheTitleOfALongItemStaysInSight checks that what begins above the hours in sight shows its title at their top,
// and that an item of the whole day does not decide which hours are shown first.
func TestTheTitleOfALongItemStaysInSight(t *testing.T) {
	s := showGrid(t)
	s.window.Resize(fyne.NewSize(gridAxis+600, gridHead+6*gridHour))
	columns, _ := threeDays()
	block := func(key string) calendar.TimeBlock { return calendar.TimeBlock{Key: key, Title: key, Time: "09:00"} }
	s.grid.Clear()
	s.grid.SetDays(columns, []calendar.GridItem{
		{TimeBlock: block("whole"), Column: 0, From: 0, To: 24 * 60},
		{TimeBlock: block("visit"), Column: 1, From: 9 * 60, To: 10 * 60},
	})
	titleAt := func(title string) (y float32) {
		t.Helper()
		y = -1
		for _, o := range test.LaidOutObjects(s.grid) {
			if text, is := o.(*canvas.Text); is && text.Text == title && text.Visible() {
				y = fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
			}
		}
		return y
	}
	for _, hour := range []float32{8, 12, 15} {
		if hour > 8 {
			s.grid.ScrollTo(0, hour*gridHour)
		}
		if y := titleAt("whole"); y < gridHead || y > gridHead+gridHour/2 {
			t.Errorf("from %v o'clock the title of the whole day is at %v", hour, y)
		}
	}
	s.grid.ScrollTo(0, 8*gridHour)
	if y := titleAt("visit"); y < gridHead+gridHour || y > gridHead+1.5*gridHour {
		t.Errorf("what begins in sight has its title at %v", y)
	}
}

// TestTheHoursFitBesideTheGrid checks the hours at the left in each language of the window, also where a region counts
// them to twelve.
func TestTheHoursFitBesideTheGrid(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.ThemeFor(look.Light, 1))
	for _, l := range locale.WindowLanguages() {
		for _, region := range []locale.Language{"", "-US"} {
			for hour := 1; hour < 24; hour++ {
				text := (l + region).Hour(hour)
				width := look.Measure(text, look.TextSize(theme.SizeNameCaptionText), look.Plain).Width
				if width > calendar.AxisWidth() {
					t.Errorf("%s: %q is wider than the space beside the grid", l+region, text)
				}
			}
		}
	}
}
