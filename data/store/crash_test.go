package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"laurel/data/program"
	"laurel/data/programtest"
)

// childEnv names the part that the test binary plays when a test has started it as another process.
const childEnv = "LAUREL_STORE_CHILD"

func TestMain(m *testing.M) {
	switch part := os.Getenv(childEnv); part {
	case "":
		os.Exit(m.Run())
	case "write":
		os.Exit(childWrites(os.Args[1], program.ID(os.Args[2])))
	case "hold":
		os.Exit(childHolds(os.Args[1]))
	case "day":
		os.Exit(childWorksADay(os.Args[1]))
	case "import":
		os.Exit(childImports(os.Args[1]))
	case "faults":
		os.Exit(childMeetsFaults(os.Args[1], program.ID(os.Args[2])))
	case "migrate":
		os.Exit(childMigrates(os.Args[1]))
	case "seal":
		os.Exit(childSeals(os.Args[1]))
	case "restore":
		os.Exit(childRestores(os.Args[1], os.Args[2:]))
	case "fill":
		os.Exit(childFillsTheDisk(os.Args[1], os.Args[2]))
	default:
		fmt.Fprintln(os.Stderr, "no such part:", part)
		os.Exit(2)
	}
}

func child(t *testing.T, part string, args ...string) *exec.Cmd {
	t.Helper()
	command := exec.Command(os.Args[0], args...)
	// The race detector waits a second at the end of a process, in case another goroutine goes on.
	command.Env = append(os.Environ(), childEnv+"="+part, "GORACE=atexit_sleep_ms=0")
	command.Stderr = os.Stderr
	return command
}

// childWrites adds a person an edit until it is killed, undoing and redoing every fourth, and says each identifier once
// it is saved.
func childWrites(path string, owner program.ID) int {
	ctx := context.Background()
	s, err := Open(ctx, path, Options{Key: key()})
	if err != nil {
		fmt.Fprintln(os.Stderr, "child:", err)
		return 1
	}
	for n := 0; ; n++ {
		person := &program.Person{ID: program.NewID(), Role: program.Guest, Given: "Saved"}
		err := s.Edit(ctx, "Add a guest", func(tx *Tx) error { return tx.Put(owner, person) })
		if err == nil && n%4 == 3 {
			if _, err = s.Undo(ctx); err == nil {
				_, err = s.Redo(ctx)
			}
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "child:", err)
			return 1
		}
		fmt.Println(person.ID)
	}
}

func TestEveryAcknowledgedEditSurvivesAKilledProcess(t *testing.T) {
	kills := rounds(200, 20)
	const killsAFile = 25 // a fresh file now and then, so that reading what the others left stays quick
	var path string
	var p *program.Program
	var acknowledged []program.ID
	survived, edits := 0, 0
	for kill := range kills {
		if kill%killsAFile == 0 {
			path, p, acknowledged = filepath.Join(t.TempDir(), "laurel.db"), programtest.Delegation(0, 0), nil
			s, err := Open(t.Context(), path, Options{Key: key()})
			if err != nil {
				t.Fatal(err)
			}
			edit(t, s, "Start", func(tx *Tx) error { return tx.PutWhole(p) })
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		}
		added := writeUntilKilled(t, path, p.ID)
		edits += len(added)
		acknowledged = append(acknowledged, added...)
		if intact(t, path, p.ID, acknowledged) {
			survived++
		}
	}
	t.Logf(
		"%d of %d killed processes left a sound file with each of their %d acknowledged edits", survived, kills, edits,
	)
	if survived != kills {
		t.Errorf("%d of %d survived", survived, kills)
	}
	if edits < kills {
		t.Errorf(
			"only %d edits were acknowledged before %d kills: the processes were killed too early to prove anything",
			edits, kills,
		)
	}
}

// writeUntilKilled kills a writing process at a random moment after its first edit and returns what it said was saved.
func writeUntilKilled(t *testing.T, path string, owner program.ID) []program.ID {
	t.Helper()
	command := child(t, "write", path, string(owner))
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	var killed atomic.Bool
	var added []program.ID
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if len(added) == 0 {
			time.AfterFunc(time.Duration(rand.IntN(int(40*time.Millisecond))), func() {
				killed.Store(true)
				_ = command.Process.Kill()
			})
		}
		if id := program.ID(lines.Text()); id.Valid() { // the last line may be cut
			added = append(added, id)
		}
	}
	if err := command.Wait(); err == nil || !killed.Load() {
		t.Fatalf("the writing process ended by itself: %v", err)
	}
	return added
}

func intact(t *testing.T, path string, owner program.ID, acknowledged []program.ID) bool {
	t.Helper()
	s, err := Open(t.Context(), path, Options{Key: key()})
	if err != nil {
		t.Errorf("the file does not open after a kill: %v", err)
		return false
	}
	defer s.Close()
	if !s.lock.Unclean {
		t.Error("the unclean end was not noticed")
		return false
	}
	if err := s.Check(t.Context()); err != nil {
		t.Errorf("the file is not sound after a kill: %v", err)
		return false
	}
	p := load(t, s, owner)
	for _, id := range acknowledged {
		if p.Person(id) == nil {
			t.Errorf("an acknowledged edit is lost: %s", id)
			return false
		}
	}
	return true
}
