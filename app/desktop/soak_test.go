package desktop

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/app/documents"
	"laurel/data/store"
)

// A long day of work is 100 rounds of these; together 3,000 selections, 300 changes of tab, 200 previews, 100 dialogs
// and 500 edits.
const (
	rounds          = 100
	roundSelections = 30 // by arrow keys: of people, in the schedule's views, in the documents
	roundPreviews   = 2
	roundEdits      = 5
)

// The bounds of memory after a long day.
const (
	mostGrowth   = 1.2 // times the memory after the first minute
	mostResident = 400 // MB
)

// soakFolder names a folder for heap profiles after the first minute and at the end; none are written when it is empty.
const soakFolder = "LAUREL_SOAK_PROFILES"

// threadChecks has TestARealWindowIsCalledOnItsOwnGoroutine run, which needs a build without the tag migrated_fynedo;
// dayRounds is the number of rounds of a shorter day.
const (
	threadChecks = "LAUREL_THREAD_CHECKS"
	dayRounds    = "LAUREL_DAY_ROUNDS"
	wrongThread  = "Error in Fyne call thread"
)

// usage is the memory of a process in MB.
type usage struct {
	Selections     int
	Resident, Heap int // in RAM; live objects of Go
}

// TestALongDay lets a real window work through a long day with the sample program and compares its memory at the end
// with that after the first minute. It takes some minutes and a display: `make soak`.
func TestALongDay(t *testing.T) {
	if os.Getenv("LAUREL_SOAK") == "" {
		t.Skip("a long day is worked through only when LAUREL_SOAK is set: make soak")
	}
	path := filepath.Join(t.TempDir(), "sample.db")
	keepSample(t, path)
	child := exec.CommandContext(
		t.Context(),
		os.Args[0],
	) //nolint:gosec // it is this very binary
	child.Env = append(os.Environ(), frameOf+"=day", frameStore+"="+path, "GOGC=30") // as in Run
	var out strings.Builder
	child.Stdout, child.Stderr = io.MultiWriter(os.Stdout, &out), os.Stderr
	if err := child.Run(); err != nil {
		t.Fatal(err)
	}
	early, end, ok := readUsage(out.String())
	if !ok {
		t.Fatal("the window did not report its memory after a minute and at the end")
	}
	if growth := float64(end.Resident) / float64(early.Resident); growth > mostGrowth {
		t.Errorf("the memory grew from %d to %d MB, %.2f times", early.Resident, end.Resident, growth)
	}
	if end.Resident > mostResident {
		t.Errorf("at the end %d MB are in use, more than %d", end.Resident, mostResident)
	}
}

// TestARealWindowIsCalledOnItsOwnGoroutine lets a real window work for some rounds. Only Fyne's real driver, built
// without the tag migrated_fynedo, compares the goroutine that calls it with its own, and it prints what it finds. The
// window begins with one call that is wrong, so that a build which compares nothing is noticed.
func TestARealWindowIsCalledOnItsOwnGoroutine(t *testing.T) {
	if os.Getenv(threadChecks) == "" {
		t.Skip("it needs a display and a build of its own: make test")
	}
	path := filepath.Join(t.TempDir(), "sample.db")
	keepSample(t, path)
	child := exec.CommandContext(t.Context(), os.Args[0]) //nolint:gosec // it is this very binary
	child.Env = append(os.Environ(), frameOf+"=day", frameStore+"="+path, dayRounds+"=9")
	out, err := child.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	switch strings.Count(string(out), wrongThread) {
	case 0:
		t.Error("Fyne does not notice a wrong call: is this a build with the tag migrated_fynedo?")
	case 1: // the one of the test
	default:
		t.Errorf("Fyne was called from another goroutine; hand the result back through kit/work:\n%s", out)
	}
}

// callFromElsewhere refreshes the window from another goroutine.
func (d *day) callFromElsewhere() {
	canvas := d.w.window.Canvas()
	work.Run(d.w.session.Runner, nil, func(context.Context) (struct{}, error) {
		canvas.Refresh(canvas.Content())
		return struct{}{}, nil
	}, func(struct{}, error) {})
}

// readUsage finds the first and the last "memory" line of what the window printed.
func readUsage(out string) (first, last usage, ok bool) {
	lines := 0
	for line := range strings.Lines(out) {
		var u usage
		if n, _ := fmt.Sscanf(line, "memory %d %d %d", &u.Selections, &u.Resident, &u.Heap); n != 3 {
			continue
		}
		if lines == 0 {
			first = u
		}
		last = u
		lines++
	}
	return first, last, lines > 1
}

// day is a long day of work at a window.
type day struct {
	w         *window
	begun     time.Time
	measured  time.Time // when memory was reported last
	rounds    int
	round     int
	selected  int
	down      bool
	documents []string
	steps     []func() time.Duration // what is left of this round; each returns how long to wait after it
}

// showADay opens the sample and works through a day. It prints "memory SELECTIONS RESIDENT HEAP" after the first
// minute, each half minute after it and at the end.
func showADay() {
	a := app.NewWithID(ID + ".bench")
	prefs := look.NewPreferences(a.Preferences())
	a.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	open := func(ctx context.Context, _ store.Key) (*store.Store, error) {
		return store.Open(ctx, os.Getenv(frameStore), store.Options{})
	}
	options := Options{Open: open, Log: slog.New(slog.NewTextHandler(io.Discard, nil))}
	w := newWindow(a, work.NewRunner(context.Background()), prefs, time.Now, options)
	prefs.SetLastTab(session.AwardeesTab)
	d := &day{w: w, down: true, rounds: rounds}
	if n, err := strconv.Atoi(os.Getenv(dayRounds)); err == nil {
		d.rounds = n
	}
	for _, document := range documents.New() {
		d.documents = append(d.documents, document.ID)
	}
	w.open()
	d.start()
	w.window.ShowAndRun()
}

// start begins once a program is open.
func (d *day) start() {
	if d.w.session.Program() == nil {
		d.w.session.Runner.After(nil, 100*time.Millisecond, d.start)
		return
	}
	d.begun = time.Now()
	if os.Getenv(threadChecks) != "" {
		d.callFromElsewhere()
	}
	d.next()
}

// next does the next step of the day.
func (d *day) next() {
	if since := time.Since(d.begun); since > time.Minute && time.Since(d.measured) > 30*time.Second {
		d.report()
	}
	if len(d.steps) == 0 {
		if d.round == d.rounds {
			d.report()
			os.Exit(0)
		}
		d.plan()
		d.round++
	}
	step := d.steps[0]
	d.steps = d.steps[1:]
	d.w.session.Runner.After(nil, step(), d.next)
}

// report prints the memory in use, and writes a heap profile.
func (d *day) report() {
	first := d.measured.IsZero()
	d.measured = time.Now()
	resident := residentKiB() / 1024
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Printf(
		"memory %d %d %d (selections, MB in RAM, MB of live heap; round %d)\n",
		d.selected,
		resident,
		m.HeapAlloc>>20,
		d.round,
	)
	folder, name := os.Getenv(soakFolder), "last.pprof"
	if first {
		name = "first.pprof"
	}
	if folder == "" {
		return
	}
	file, err := os.Create(filepath.Join(folder, name)) //nolint:gosec // a folder of the developer's own
	if err == nil {
		_ = pprof.WriteHeapProfile(file)
		_ = file.Close()
	}
}

// plan puts the steps of a round together.
func (d *day) plan() {
	views := []string{"grid", "agenda", "people", "legs"}
	d.steps = append(d.steps, d.run("view.awardees"))
	d.selections(roundSelections / 3)
	d.steps = append(d.steps, d.dialog)
	d.steps = append(d.steps, d.run("view.schedule"), d.run("schedule.view."+views[d.round%len(views)]))
	d.selections(roundSelections / 3)
	for edit := range roundEdits {
		d.steps = append(d.steps, func() time.Duration { return d.edit(edit) })
	}
	d.steps = append(d.steps, d.run("view.reports"))
	for preview := range roundPreviews {
		document := d.documents[(d.round*roundPreviews+preview)%len(d.documents)]
		d.steps = append(d.steps, func() time.Duration {
			d.w.reports.ShowDocument(document)
			return 250 * time.Millisecond
		})
	}
	d.selections(roundSelections - 2*(roundSelections/3))
}

// run is a step that runs a command.
func (d *day) run(id string) func() time.Duration {
	return func() time.Duration {
		d.w.commands.Run(id)
		return 60 * time.Millisecond
	}
}

// selections are steps that press Down or Up in what has the keyboard; the direction changes from time to time, since
// lists end.
func (d *day) selections(n int) {
	for range n {
		d.steps = append(d.steps, func() time.Duration {
			if d.selected%17 == 16 {
				d.down = !d.down
			}
			key := fyne.KeyUp
			if d.down {
				key = fyne.KeyDown
			}
			d.press(key)
			d.selected++
			return 40 * time.Millisecond // as fast as a key repeats
		})
	}
}

func (d *day) press(key fyne.KeyName) {
	c := d.w.window.Canvas()
	switch focused := c.Focused(); {
	case focused != nil:
		focused.TypedKey(&fyne.KeyEvent{Name: key})
	case c.OnTypedKey() != nil:
		c.OnTypedKey()(&fyne.KeyEvent{Name: key})
	}
}

// dialog opens one of the dialogs; the next step leaves it.
func (d *day) dialog() time.Duration {
	commands := []string{
		"help.keys", "program.edit", "program.stops", "program.checks", "program.releases", "view.settings", "palette",
		"help.about", "person.add",
	}
	d.w.commands.Run(commands[d.round%len(commands)])
	d.steps = append([]func() time.Duration{d.leave}, d.steps...)
	return 100 * time.Millisecond
}

func (d *day) leave() time.Duration {
	for range 3 {
		d.press(fyne.KeyEscape)
	}
	d.w.awardees.Cancel()
	return 50 * time.Millisecond
}

// edit moves what is selected in the schedule, takes that back, or changes a person.
func (d *day) edit(n int) time.Duration {
	switch n {
	case 0, 2:
		d.w.commands.Run("meeting.later")
	case 1, 3:
		d.w.session.Undo()
	default:
		people := d.w.session.Program().People
		person := *people[d.round%len(people)]
		person.Notes = fmt.Sprintf("Round %d", d.round)
		p := d.w.session.Program().ID
		d.w.session.Edit("Edit a person", func(tx *store.Tx) error { return tx.Put(p, &person) }, nil)
	}
	return 100 * time.Millisecond
}
