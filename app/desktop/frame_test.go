package desktop

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/app/desktop/session/sessiontest"
	"laurel/data/program"
	"laurel/data/store"
)

// The benchmark starts processes of this test binary that open a real window; these variables name what they show.
const (
	frameOf    = "LAUREL_FRAME_OF" // "laurel", "sample", "bare", or "scroll" and how
	frameStore = "LAUREL_FRAME_STORE"
	frameSince = "LAUREL_FRAME_SINCE" // milliseconds since 1970 at which the process was started
)

// crowd is how many people the first frame shows.
const crowd = 10_000

func TestMain(m *testing.M) {
	of := os.Getenv(frameOf)
	if how, yes := strings.CutPrefix(of, "scroll "); yes {
		showScrolling(how)
	}
	switch of {
	case "":
		os.Exit(m.Run())
	case "day":
		showADay()
	case "locks":
		showLocks()
	case "bare":
		showBareTable()
	default:
		showLaurel()
	}
}

// firstDraw is an object that prints the time and the memory when it is drawn first, and ends the process.
func firstDraw() fyne.CanvasObject {
	return canvas.NewRaster(func(int, int) image.Image {
		since, err := strconv.ParseInt(os.Getenv(frameSince), 10, 64)
		if err != nil {
			panic(err)
		}
		fmt.Printf("frame %d %d\n", time.Now().UnixMilli()-since, residentKiB())
		os.Exit(0)
		return image.NewUniform(color.White)
	})
}

// residentKiB is the memory of this process that is in RAM, where the system reports it.
func residentKiB() int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == "VmRSS:" {
			kib, _ := strconv.Atoi(fields[1])
			return kib
		}
	}
	return 0
}

func showBareTable() {
	a := app.NewWithID(ID + ".bench")
	w := a.NewWindow("bare")
	cells := func(id widget.TableCellID, o fyne.CanvasObject) {
		o.(*widget.Label).SetText(fmt.Sprintf("Person %d, %d", id.Row, id.Col))
	}
	table := widget.NewTable(
		func() (int, int) { return crowd, 6 },
		func() fyne.CanvasObject { return widget.NewLabel("a cell of a table") },
		cells,
	)
	w.SetContent(container.NewStack(table, firstDraw()))
	w.Resize(fyne.NewSize(1280, 800))
	w.ShowAndRun()
}

func showLaurel() {
	debug.SetGCPercent(startUpGarbage)
	a := app.NewWithID(ID + ".bench")
	prefs := look.NewPreferences(a.Preferences())
	a.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	open := func(ctx context.Context, _ store.Key) (*store.Store, error) {
		return store.Open(ctx, os.Getenv(frameStore), store.Options{})
	}
	prefs.SetLastTab(session.AwardeesTab)
	w := unmade(
		a,
		work.NewRunner(context.Background()),
		prefs,
		time.Now,
		Options{Open: open, Log: slog.New(slog.NewTextHandler(io.Discard, nil))},
	)
	w.open()
	fill(w)
	w.drawOnceThereArePeople()
	w.window.ShowAndRun()
}

// drawOnceThereArePeople adds the object that ends the process as soon as the table shows somebody.
func (w *window) drawOnceThereArePeople() {
	somebody := false
	each(w.root, func(o fyne.CanvasObject) {
		text, is := o.(*canvas.Text)
		somebody = somebody ||
			is && (strings.HasPrefix(text.Text, "Prova") || strings.HasPrefix(text.Text, "Alex Spec"))
	})
	if somebody {
		w.root.Add(firstDraw())
		return
	}
	w.session.Runner.After(nil, 2*time.Millisecond, w.drawOnceThereArePeople)
}

// BenchmarkFirstFrame measures whole processes from their start to the first frame with people in it: Laurel with
// 10,000 people, Laurel with the sample program, and a bare Fyne table of 10,000 rows. It needs a display.
func BenchmarkFirstFrame(b *testing.B) {
	if os.Getenv("DISPLAY") == "" {
		b.Skip("there is no display")
	}
	people := filepath.Join(b.TempDir(), "crowd.db")
	keepCrowd(b, people)
	sample := filepath.Join(b.TempDir(), "sample.db")
	keepSample(b, sample)
	for _, c := range []struct{ name, of, store string }{
		{"bare table", "bare", ""}, {"laurel 10000 people", "laurel", people}, {"laurel sample", "sample", sample},
	} {
		b.Run(c.name, func(b *testing.B) {
			var total, memory int
			for b.Loop() {
				milliseconds, kib := frame(b, c.of, c.store)
				total, memory = total+milliseconds, memory+kib
			}
			b.ReportMetric(float64(total)/float64(b.N), "ms/frame")
			b.ReportMetric(float64(memory)/float64(b.N)/1024, "MiB")
		})
	}
}

// frame starts a process on a copy of a store that was closed well, and returns its time to the first frame in
// milliseconds and its memory in KiB.
func frame(b *testing.B, of, path string) (milliseconds, kib int) {
	b.Helper()
	mine := filepath.Join(b.TempDir(), "laurel.db")
	if path != "" {
		content, err := os.ReadFile(path)
		if err == nil {
			err = os.WriteFile(mine, content, 0o600)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	out := startFrame(b, of, mine)
	for line := range strings.Lines(out) {
		if n, _ := fmt.Sscanf(line, "frame %d %d", &milliseconds, &kib); n == 2 {
			return milliseconds, kib
		}
	}
	b.Fatalf("the process said %q", out)
	return 0, 0
}

// startFrame starts this binary to show something in a window of its own, and returns what it printed.
func startFrame(b *testing.B, of, path string) string {
	b.Helper()
	child := exec.CommandContext(b.Context(), os.Args[0]) //nolint:gosec // it is this very binary
	child.Env = append(
		os.Environ(),
		frameOf+"="+of,
		frameStore+"="+path,
		fmt.Sprintf("%s=%d", frameSince, time.Now().UnixMilli()),
	)
	out, err := child.Output()
	if err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	return string(out)
}

// keepCrowd makes a store with a crowd, which is the program to be opened first.
func keepCrowd(b *testing.B, path string) {
	b.Helper()
	p := &program.Program{ID: program.NewID(), Name: "A crowd", Language: "en"}
	countries := program.Countries()
	for i := range crowd {
		p.People = append(p.People, &program.Person{
			ID: program.NewID(), Role: program.Awardee,
			Given: fmt.Sprintf("Prova %d", i), Family: fmt.Sprintf("Specimen %d", crowd-i),
			Country: countries[i%len(countries)], Languages: []program.Spoken{{Language: "ar"}, {Language: "en"}},
		})
	}
	keep(b, path, p)
}

func keepSample(b testing.TB, path string) {
	b.Helper()
	p, photos := sessiontest.Sample(b)
	keep(b, path, p, photos)
}

func keep(b testing.TB, path string, p *program.Program, photos ...map[program.PhotoID][]byte) {
	b.Helper()
	opened, err := store.Open(b.Context(), path, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	err = opened.Edit(b.Context(), "Bring in", func(tx *store.Tx) error {
		for _, images := range photos {
			for _, image := range images {
				if _, err := tx.PutPhoto(image); err != nil {
					return err
				}
			}
		}
		return tx.PutWhole(p)
	})
	if err != nil {
		b.Fatal(err)
	}
	if err := opened.Close(); err != nil {
		b.Fatal(err)
	}
}
