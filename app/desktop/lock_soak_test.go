package desktop

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/app"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/data/program"
	"laurel/data/store"
)

// locks is how often TestFiftyLocks locks a window, and mostPerLock how many KiB of live heap each may leave behind.
const (
	locks       = 50
	mostPerLock = 64
)

// TestFiftyLocks locks and unlocks a real window, compares the memory after ten times with that at the end, and looks
// for a name in the memory of the locked process. It takes some minutes and a display: `make soak`.
func TestFiftyLocks(t *testing.T) {
	if os.Getenv("LAUREL_SOAK") == "" {
		t.Skip("a window is locked many times only when LAUREL_SOAK is set: make soak")
	}
	path := filepath.Join(t.TempDir(), "sealed.db")
	marker := fmt.Sprintf("Prova%dSpecimen", time.Now().UnixNano())
	keepSealed(t, path, marker)
	child := exec.CommandContext(t.Context(), os.Args[0]) //nolint:gosec // it is this very binary
	child.Env = append(os.Environ(), frameOf+"=locks", frameStore+"="+path, "GOGC=30")
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	var heaps []int
	for lines := bufio.NewScanner(out); lines.Scan(); {
		var round, resident, heap int
		switch n, _ := fmt.Sscanf(lines.Text(), "locked %d %d %d", &round, &resident, &heap); {
		case n == 3:
			t.Log(lines.Text())
			heaps = append(heaps, heap)
		case lines.Text() == "open", lines.Text() == "forgotten":
			t.Logf("%s: the name is %d times in memory", lines.Text(), inMemory(t, child.Process.Pid, marker))
		}
		if lines.Text() == "forgotten" {
			break
		}
	}
	if err := child.Process.Kill(); err != nil {
		t.Error(err)
	}
	_ = child.Wait() // it was killed
	if len(heaps) != 2 {
		t.Fatal("the window did not report its memory twice")
	}
	if each := (heaps[1] - heaps[0]) / (locks - 10); each > mostPerLock {
		t.Errorf("each lock leaves %d KiB", each)
	}
}

// keepSealed makes a sealed store with the sample and a person of that name.
func keepSealed(t *testing.T, path, name string) {
	t.Helper()
	keepSample(t, path)
	opened, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	programs, err := opened.Programs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	person := &program.Person{ID: program.NewID(), Role: program.Awardee, Given: "AAA", Family: name}
	err = opened.Edit(t.Context(), "Add a person", func(tx *store.Tx) error { return tx.Put(programs[0].ID, person) })
	if err != nil {
		t.Fatal(err)
	}
	if err := opened.Close(); err != nil {
		t.Fatal(err)
	}
	if err := store.Seal(t.Context(), path, store.Sealing{Passphrase: passphrase}); err != nil {
		t.Fatal(err)
	}
}

// inMemory counts a text in the writable memory of a process.
func inMemory(t *testing.T, pid int, text string) (count int) {
	t.Helper()
	maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/maps", pid))
	if err != nil {
		t.Skip("the memory of a process is read on Linux alone")
	}
	memory, err := os.Open(fmt.Sprintf("/proc/%d/mem", pid))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = memory.Close() }()
	for line := range strings.Lines(string(maps)) {
		var from, to int64
		var rights string
		if n, _ := fmt.Sscanf(line, "%x-%x %s", &from, &to, &rights); n != 3 || !strings.HasPrefix(rights, "rw") {
			continue
		}
		part := make([]byte, to-from)
		n, _ := memory.ReadAt(part, from) // some of it cannot be read
		count += bytes.Count(part[:n], []byte(text))
	}
	return count
}

// lockAgain locks and unlocks the window of a child process.
type lockAgain struct {
	w       *window
	timers  *work.Runner
	round   int
	opening bool
}

func showLocks() {
	a := app.NewWithID(ID + ".bench")
	prefs := look.NewPreferences(a.Preferences())
	a.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	open := func(ctx context.Context, _ store.Key) (*store.Store, error) {
		return store.Open(ctx, os.Getenv(frameStore), store.Options{Key: store.Key{Passphrase: passphrase}})
	}
	options := Options{
		Open: open, DataDir: filepath.Dir(os.Getenv(frameStore)), CacheDir: filepath.Dir(os.Getenv(frameStore)),
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	}
	w := newWindow(a, work.NewRunner(context.Background()), prefs, time.Now, options)
	l := &lockAgain{w: w, timers: work.NewRunner(context.Background())}
	l.timers.After(nil, time.Second, l.next)
	w.window.ShowAndRun()
}

// next locks an open window and opens a locked one, going round the tabs.
func (l *lockAgain) next() {
	pause := 700 * time.Millisecond
	switch {
	case l.w.session.Program() != nil:
		if l.round == locks-1 {
			fmt.Println("open")
			time.Sleep(time.Second) // the parent counts
		}
		l.round++
		l.opening = false
		l.w.tabs.Select(tabOrder[l.round%len(tabOrder)])
		l.w.lock.close()
		if l.round == 10 || l.round == locks {
			l.timers.After(nil, 70*time.Second, l.report)
			return
		}
	case !l.opening:
		l.opening = true
		l.w.open()
	}
	l.timers.After(nil, pause, l.next)
}

// report prints the memory a minute after locking, when Fyne has dropped what it no longer draws.
func (l *lockAgain) report() {
	for range forgetting {
		l.w.lock.tick()
	}
	l.timers.After(nil, 12*time.Second, func() {
		l.w.root.Refresh()
		l.timers.After(nil, time.Second, func() {
			debug.FreeOSMemory()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			fmt.Printf("locked %d %d %d (times, KiB in RAM, KiB of live heap)\n",
				l.round, residentKiB(), m.HeapAlloc>>10)
			if l.round == locks {
				fmt.Println("forgotten")
				time.Sleep(time.Minute)
			}
			l.next()
		})
	})
}
