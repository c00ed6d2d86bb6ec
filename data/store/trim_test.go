package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"runtime"
	"testing"
	"time"

	"laurel/data/program"
	"laurel/data/programtest"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
)

// logOf returns how much there is in the log.
func logOf(t *testing.T, s *Store) (edits, rows int) {
	t.Helper()
	must(t, s.db.QueryRowContext(t.Context(), `SELECT (SELECT count(*) FROM edit), (SELECT count(*) FROM change)`).
		Scan(&edits, &rows))
	return edits, rows
}

// aDayOfEdits makes edits of all kinds, with undo and redo, at the times of the clock.
type aDayOfEdits struct {
	store  *Store
	p      *program.Program
	random *rand.Rand
	now    time.Time
	number int
}

// dayOf opens a store whose clock the test moves.
func dayOf(t *testing.T, path string) *aDayOfEdits {
	t.Helper()
	d := &aDayOfEdits{random: rand.New(rand.NewPCG(5, 6)), now: clock()}
	s, err := Open(t.Context(), path, Options{Key: key(), Now: func() time.Time { return d.now }})
	must(t, err)
	// What reaches the disk when is not asked here.
	quick := maps.Clone(sqlite.InUse)
	quick["_synchronous"] = []string{"OFF"}
	must(t, s.db.Close())
	s.db = s.connect(quick)
	p := programtest.Delegation(60, 100)
	edit(t, s, "Add the delegation", func(tx *Tx) error { return tx.PutWhole(p) })
	d.store = s
	d.p = load(t, s, p.ID)
	return d
}

func (d *aDayOfEdits) edit(ctx context.Context, step time.Duration) error {
	d.number++
	d.now = d.now.Add(step)
	person := *d.p.People[d.random.IntN(len(d.p.People))]
	meeting := *d.p.Meetings[d.random.IntN(len(d.p.Meetings))]
	var err error
	switch n := d.random.IntN(20); {
	case n == 0:
		if _, err = d.store.Undo(ctx); errors.Is(err, fault.ErrNothingToUndo) {
			err = nil
		}
	case n == 1:
		if _, err = d.store.Redo(ctx); errors.Is(err, fault.ErrNothingToRedo) {
			err = nil
		}
	case n == 2:
		guest := &program.Person{ID: program.NewID(), Role: program.Guest, Given: "Guest", Family: "Sample"}
		err = d.store.Edit(ctx, "Add a guest", func(tx *Tx) error { return tx.Put(d.p.ID, guest) })
		if err == nil {
			err = d.store.Edit(ctx, "Delete a guest", func(tx *Tx) error { return tx.Delete(tables.People, guest.ID) })
		}
	case n < 12:
		person.Bio = fmt.Sprintf("An invented biography, version %d.", d.number)
		err = d.store.Edit(ctx, "Edit a person", func(tx *Tx) error { return tx.Put(d.p.ID, &person) })
	default:
		meeting.Internal = fmt.Sprintf("An invented note, version %d.", d.number)
		err = d.store.Edit(ctx, "Edit a meeting", func(tx *Tx) error { return tx.Put(d.p.ID, &meeting) })
	}
	return err
}

func TestTheLogIsTrimmedAndNothingElseChanges(t *testing.T) {
	d := dayOf(t, t.TempDir()+"/laurel.db")
	s := d.store
	for range 2500 {
		must(t, d.edit(t.Context(), time.Minute))
	}
	content, err := contentOf(t.Context(), s)
	must(t, err)
	changed, err := s.Log().LastChanged(t.Context())
	must(t, err)
	edits, rows := logOf(t, s)
	must(t, s.Trim(t.Context()))
	trimmedEdits, trimmedRows := logOf(t, s)
	t.Logf("%d edits and %d rows of the log, after trimming %d and %d", edits, rows, trimmedEdits, trimmedRows)
	if trimmedRows > rows*3/4 {
		t.Errorf("the log has %d rows of %d", trimmedRows, rows)
	}
	sameContent(t, s, content)
	must(t, s.Check(t.Context()))
	after, err := s.Log().LastChanged(t.Context())
	must(t, err)
	for _, r := range d.p.Records() {
		if id := r.RecordID(); !after[id].Equal(changed[id]) {
			t.Errorf("%s was last changed at %v, want %v", id, after[id], changed[id])
		}
	}
	for _, person := range d.p.People {
		historyIsWhole(t, s, person.ID)
	}
	must(t, s.Trim(t.Context()))
	if e, r := logOf(t, s); e != trimmedEdits || r != trimmedRows {
		t.Errorf("trimmed again the log has %d edits and %d rows, want %d and %d", e, r, trimmedEdits, trimmedRows)
	}

	steps := 0
	for ; ; steps++ {
		if _, err := s.Undo(t.Context()); errors.Is(err, fault.ErrNothingToUndo) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if steps == 100 {
			must(t, s.Trim(t.Context()))
		}
	}
	if steps < undoSteps-100 {
		t.Errorf("undo reaches %d steps, want about %d", steps, undoSteps)
	}
	must(t, s.Trim(t.Context()))
	for range steps {
		_, err := s.Redo(t.Context())
		must(t, err)
	}
	sameContent(t, s, content)
	must(t, s.Check(t.Context()))
	must(t, s.Close())
}

func sameContent(t *testing.T, s *Store, want []byte) {
	t.Helper()
	s.loaded = map[program.ID]*tables.Entry{}
	s.soundness.isKnown = false
	got, err := contentOf(t.Context(), s)
	must(t, err)
	if string(got) != string(want) {
		t.Error("the content is another")
	}
}

// historyIsWhole wants each version of a record to lead to the next one.
func historyIsWhole(t *testing.T, s *Store, id program.ID) {
	t.Helper()
	found, err := s.Log().Of(t.Context(), id)
	must(t, err)
	if len(found) == 0 || found[len(found)-1].Action != Created {
		t.Fatalf("the history of %s does not begin with its first version: %+v", id, found)
	}
	bio := ""
	for i := len(found) - 1; i >= 0; i-- {
		if found[i].Undone {
			continue
		}
		for _, f := range found[i].Fields {
			if f.Field == "Bio" && f.Before != bio {
				t.Errorf("a version of %s leads from %q, want from %q", id, f.Before, bio)
			}
			if f.Field == "Bio" {
				bio = f.After
			}
		}
	}
}

// Hours of work: neither the file nor the memory grows with them.
func TestALongDayLeavesTheFileAsItWas(t *testing.T) {
	edits, hours := 2400, 24
	if os.Getenv(tortureEnv) != "" {
		edits = 20_000
	}
	path := t.TempDir() + "/laurel.db"
	d := dayOf(t, path)
	var sizes, memory []int64
	longest := time.Duration(0)
	for range hours {
		for range edits / hours {
			began := time.Now()
			must(t, d.edit(t.Context(), time.Hour*time.Duration(hours)/time.Duration(edits)))
			longest = max(longest, time.Since(began))
		}
		must(t, d.store.Trim(t.Context()))
		info, err := os.Stat(path)
		must(t, err)
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		sizes = append(sizes, info.Size())
		memory = append(memory, int64(m.HeapAlloc))
	}
	middle, last := sizes[hours*3/4], sizes[hours-1]
	t.Logf(
		"after %d edits the file has %.1f MB, a quarter earlier %.1f MB; memory %.1f and %.1f MB; the longest edit %v",
		edits,
		float64(last)/1e6,
		float64(middle)/1e6,
		float64(memory[hours-1])/1e6,
		float64(memory[hours/2])/1e6,
		longest,
	)
	if last > middle+middle/10 {
		t.Errorf("the file grew from %d to %d bytes", middle, last)
	}
	if memory[hours-1] > memory[hours/2]+4<<20 {
		t.Errorf("memory grew from %d to %d bytes", memory[hours/2], memory[hours-1])
	}
	must(t, d.store.Check(t.Context()))
	must(t, d.store.Close())
	info, err := os.Stat(path)
	must(t, err)
	t.Logf("closed it has %.1f MB", float64(info.Size())/1e6)
}
