package desktop

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/store"
)

// scrolled is for how long a window is scrolled once it has settled.
const (
	settling = time.Second
	scrolled = 6 * time.Second
)

// scroller scrolls what is shown at every tick of the window and notes when it is painted.
type scroller struct {
	target  fyne.Scrollable
	by      fyne.Delta
	begun   time.Time
	cpu     time.Duration
	painted []time.Time
	ticks   int
}

// processorTime is what this process has used of the processors, where the system reports it (to a hundredth of a
// second).
func processorTime() time.Duration {
	stat, err := os.ReadFile("/proc/self/stat")
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(after)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

// mark is drawn again in every frame and notes the time.
func (s *scroller) mark() *canvas.Raster {
	r := canvas.NewRaster(func(int, int) image.Image {
		s.painted = append(s.painted, time.Now())
		return image.NewUniform(color.Transparent)
	})
	r.Resize(fyne.NewSize(1, 1))
	return r
}

// tick scrolls by a step; it turns round every two seconds.
func (s *scroller) tick(mark *canvas.Raster) {
	s.ticks++
	switch now := time.Now(); {
	case s.begun.IsZero():
		s.begun = now.Add(settling)
	case now.Before(s.begun):
	case s.cpu == 0:
		s.cpu, s.painted = processorTime(), nil
	case now.After(s.begun.Add(scrolled)):
		s.print(now.Sub(s.begun))
		os.Exit(0)
	}
	by := s.by
	if s.ticks/120%2 == 1 {
		by = fyne.NewDelta(-by.DX, -by.DY)
	}
	s.target.Scrolled(&fyne.ScrollEvent{Scrolled: by})
	mark.Refresh()
}

func (s *scroller) print(took time.Duration) {
	used := processorTime() - s.cpu
	var gaps []time.Duration
	for i := 1; i < len(s.painted); i++ {
		gaps = append(gaps, s.painted[i].Sub(s.painted[i-1]))
	}
	slices.Sort(gaps)
	frames := max(len(s.painted), 1)
	fmt.Printf(
		"scroll %d %d %d\n",
		int64(frames)*1000_000/took.Milliseconds(),
		used.Microseconds()/int64(frames),
		gaps[len(gaps)*95/100].Microseconds(),
	)
}

// showScrolling opens the schedule and scrolls it; it prints frames a thousand seconds, microseconds of processor a
// frame and the 95th percentile of the microseconds between frames.
func showScrolling(how string) {
	a := app.NewWithID(ID + ".bench")
	prefs := look.NewPreferences(a.Preferences())
	a.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	view, direction, _ := strings.Cut(how, " ")
	prefs.Save("schedule.view", view)
	open := func(ctx context.Context, _ store.Key) (*store.Store, error) {
		return store.Open(ctx, os.Getenv(frameStore), store.Options{})
	}
	w := newWindow(
		a,
		work.NewRunner(context.Background()),
		prefs,
		time.Now,
		Options{Open: open, Log: slog.New(slog.NewTextHandler(io.Discard, nil))},
	)
	prefs.SetLastTab(session.ScheduleTab)
	s := &scroller{by: fyne.NewDelta(0, -12)}
	if direction == "across" {
		s.by = fyne.NewDelta(-12, 0)
	}
	w.scrollOnceThereAreMeetings(s)
	w.open()
	w.window.ShowAndRun()
}

// scrollOnceThereAreMeetings begins when the view of the schedule shows meetings.
func (w *window) scrollOnceThereAreMeetings(s *scroller) {
	shown := false
	each(w.root, func(o fyne.CanvasObject) {
		text, is := o.(*canvas.Text)
		shown = shown || is && strings.HasPrefix(text.Text, "Specimen")
		if target, scrolls := o.(fyne.Scrollable); scrolls && (s.target == nil || wide(target) > wide(s.target)) {
			s.target = target
		}
	})
	if !shown {
		s.target = nil
		w.session.Runner.After(nil, 20*time.Millisecond, func() { w.scrollOnceThereAreMeetings(s) })
		return
	}
	mark := s.mark()
	w.root.Add(container.NewWithoutLayout(mark))
	ticks := fyne.NewAnimation(time.Hour, func(float32) { s.tick(mark) })
	ticks.Start()
}

func wide(o fyne.Scrollable) float32 {
	size := o.(fyne.CanvasObject).Size()
	return size.Width * size.Height
}

// BenchmarkScroll scrolls 1,000 meetings in a real window, 1280 by 800, through the tree of Fyne's driver, and counts
// the frames painted. The driver paints at most 60 a second. It needs a display.
func BenchmarkScroll(b *testing.B) {
	if os.Getenv("DISPLAY") == "" {
		b.Skip("there is no display")
	}
	path := filepath.Join(b.TempDir(), "busy.db")
	keep(b, path, busy(1000))
	for _, how := range []string{"grid down", "grid across", "agenda down", "people across", "legs down"} {
		b.Run(how, func(b *testing.B) {
			var frames, cpu, slow int
			for b.Loop() {
				f, c, s := scrollFrames(b, how, path)
				frames, cpu, slow = frames+f, cpu+c, slow+s
			}
			n := float64(b.N)
			b.ReportMetric(float64(frames)/n/1000, "frames/s")
			b.ReportMetric(float64(cpu)/n/1000, "cpu-ms/frame")
			b.ReportMetric(float64(slow)/n/1000, "p95-ms")
		})
	}
}

func scrollFrames(b *testing.B, how, path string) (frames, cpu, slow int) {
	b.Helper()
	out := startFrame(b, "scroll "+how, path)
	for line := range strings.Lines(out) {
		if n, _ := fmt.Sscanf(line, "scroll %d %d %d", &frames, &cpu, &slow); n == 3 {
			return frames, cpu, slow
		}
	}
	b.Fatalf("the process said %q", out)
	return 0, 0, 0
}

// busy invents n meetings over four weeks of two stops, up to three at a time.
func busy(n int) *program.Program {
	day := func(d int) civil.Date { return civil.Date{Year: 2026, Month: 6, Day: d} }
	p := &program.Program{
		ID: program.NewID(), Name: "A busy program", Language: "en", Start: day(1), End: day(28),
		Stops: []*program.Stop{
			{ID: program.NewID(), City: "Boston", Zone: "America/New_York", From: day(1), Until: day(14)},
			{ID: program.NewID(), City: "Denver", Zone: "America/Denver", From: day(15), Until: day(28)},
		},
	}
	for i := range 8 {
		p.People = append(
			p.People,
			&program.Person{
				ID:     program.NewID(),
				Role:   program.Awardee,
				Given:  fmt.Sprintf("Prova %d", i),
				Family: "Specimen",
			},
		)
	}
	for i := range n {
		at := 1 + i%28
		start := civil.At(day(at), civil.Clock{Hour: 7}).AddMinutes(i / 28 * 25)
		p.Meetings = append(p.Meetings, &program.Meeting{
			ID: program.NewID(), Stop: p.Stops[(at-1)/14].ID, Kind: program.Kinds()[i%9],
			Title: fmt.Sprintf("Specimen meeting %d", i), Start: start,
			End: start.AddMinutes(
				40,
			), Place: fmt.Sprintf("Example Hall %d", i%70), Selected: true, Attendees: []program.ID{p.People[i%8].ID},
		})
	}
	return p
}
