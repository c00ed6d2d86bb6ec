package calendar_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/calendar"
	"laurel/app/desktop/kit/look"
)

// lineShown is a timeline in a window, and what it reported.
type lineShown struct {
	line   *calendar.Timeline
	window fyne.Window
	body   fyne.Focusable
	chosen []string
	row    string
	opened []string
	asked  map[int]int // how often each row was asked for
}

// showLine shows n rows over two days from 8 to 20: in each row "a" from 9 to 10 on the first day, and "b<row>" at the
// same hour on the second.
func showLine(t testing.TB, n int) *lineShown {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	s := &lineShown{line: calendar.NewTimeline(), asked: map[int]int{}}
	s.line.OnSelection = func(keys []string) { s.chosen = keys }
	s.line.OnRow = func(key string) { s.row = key }
	s.line.OnOpen = func(key string) { s.opened = append(s.opened, key) }
	s.window = test.NewTempWindow(t, s.line)
	s.window.SetPadded(false)
	s.window.Resize(fyne.NewSize(184+2*12*96, 46+6*52))
	var keys []string
	for i := range n {
		keys = append(keys, fmt.Sprint(i))
	}
	s.line.SetRows(keys, []calendar.TimelineDay{{Key: "mon", Title: "Mon"}, {Key: "tue", Title: "Tue"}}, 8, 20,
		func(row int) calendar.TimelineRow {
			s.asked[row]++
			item := func(key string, day int) calendar.TimelineItem {
				block := calendar.TimeBlock{Key: key, Title: key, Time: "09:00"}
				return calendar.TimelineItem{TimeBlock: block, Day: day, From: 9 * 60, To: 10 * 60}
			}
			return calendar.TimelineRow{
				Key: fmt.Sprint(row), Title: "Specimen",
				Items: []calendar.TimelineItem{item(fmt.Sprint("b", row), 1), item("a", 0)},
			}
		})
	s.line.FocusIn(s.window.Canvas())
	s.body = s.window.Canvas().Focused()
	return s
}

func (s *lineShown) press(x, y float32) {
	s.body.(desktop.Mouseable).MouseDown(&desktop.MouseEvent{
		PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)},
		Button:     desktop.MouseButtonPrimary,
	})
}

func TestTimelineAsksOnlyForRowsInSight(t *testing.T) {
	s := showLine(t, 1000)
	if len(s.asked) == 0 || len(s.asked) > 8 {
		t.Errorf("%d rows were asked for at first", len(s.asked))
	}
	for y := range 500 {
		s.line.ScrollTo(0, float32(y)*10)
	}
	for row, times := range s.asked {
		if times != 1 {
			t.Fatalf("row %d was asked for %d times", row, times)
		}
	}
}

func TestTimelineIsPressed(t *testing.T) {
	s := showLine(t, 5)
	s.press(1.5*96, 52+20)
	if !slices.Equal(s.chosen, []string{"a"}) {
		t.Errorf("a press on the first day selects %v", s.chosen)
	}
	s.press(12*96+1.5*96, 2*52+20)
	if !slices.Equal(s.chosen, []string{"b2"}) {
		t.Errorf("a press on the second day selects %v", s.chosen)
	}
	s.press(12*96+1.5*96, 2*52+20)
	if !slices.Equal(s.opened, []string{"b2"}) {
		t.Errorf("a second press opens %v", s.opened)
	}
	s.press(5*96, 3*52+20)
	if s.row != "3" || s.line.Row() != "3" {
		t.Errorf("a press on an empty place picks row %q", s.row)
	}
}

func TestTimelineIsWorkedByKeyboard(t *testing.T) {
	s := showLine(t, 5)
	for _, name := range []fyne.KeyName{
		fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyRight, fyne.KeyRight,
		fyne.KeyEnter,
	} {
		s.body.TypedKey(&fyne.KeyEvent{Name: name})
	}
	if !slices.Equal(s.chosen, []string{"b1"}) || !slices.Equal(s.opened, []string{"b1"}) {
		t.Errorf("%v is selected, %v opened", s.chosen, s.opened)
	}
	s.body.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	s.body.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if s.row != "4" {
		t.Errorf("Space picks row %q", s.row)
	}
}

// BenchmarkTimelineScroll measures one step of scrolling through 1,000 rows, without painting.
func BenchmarkTimelineScroll(b *testing.B) {
	s := showLine(b, 1000)
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		s.line.ScrollTo(0, float32(i*17%50000))
	}
}
