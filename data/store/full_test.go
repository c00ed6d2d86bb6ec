//go:build unix

package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"laurel/data/program"
	"laurel/data/store/fault"
)

// childFillsTheDisk edits a file until the disk is full, which is to fail in the way it should, and prints how many
// edits were saved. Without a small disk the file may not grow over a limit, which the system reports as another
// failure.
func childFillsTheDisk(path, disk string) int {
	signal.Ignore(syscall.SIGXFSZ)
	added, err := fill(path, disk == "limited")
	if err != nil {
		fmt.Println(added, "edits:", err)
		return 1
	}
	fmt.Println(added)
	return 0 // without closing, as after a crash
}

func fill(path string, limited bool) (added int, err error) {
	ctx := context.Background()
	s, err := Open(ctx, path, Options{Key: key()})
	if err != nil {
		return 0, err
	}
	all, err := s.Programs(ctx)
	if err != nil {
		return 0, err
	}
	if limited {
		if err := limitFiles(2 << 20); err != nil {
			return 0, err
		}
	}
	owner := all[0].ID
	for err == nil && added < 10_000 {
		person := &program.Person{
			ID: program.NewID(), Role: program.Guest, Given: "Saved", Notes: strings.Repeat("note ", 2000),
		}
		if err = s.Edit(ctx, "Add a guest", func(tx *Tx) error { return tx.Put(owner, person) }); err == nil {
			added++
		}
	}
	if !errors.Is(err, fault.ErrFull) || !strings.Contains(err.Error(), "the disk is full") {
		return added, fmt.Errorf("the edit got: %w", err)
	}
	p, err := s.Load(ctx, owner)
	if err != nil || len(p.People) != 50+added {
		return added, fmt.Errorf("the program does not load as it was: %w", err)
	}
	if limited {
		if err := limitFiles(100 << 10); err != nil {
			return added, err
		}
	}
	if err := s.Backup(ctx, path+".backup"); !errors.Is(err, fault.ErrFull) && !errors.Is(err, fault.ErrDisk) {
		return added, fmt.Errorf("the backup got: %w", err)
	}
	return added, nil
}

func limitFiles(bytes uint64) error {
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: bytes, Max: 2 << 20})
}

func TestAFullDiskLosesNothing(t *testing.T) {
	t.Run("with a limit for files", func(t *testing.T) { fullDisk(t, t.TempDir(), "limited", func() {}) })
	t.Run("with a disk of 3 MB", func(t *testing.T) {
		folder := t.TempDir()
		if err := mountSmallDisk(folder); err != nil {
			t.Skipf("no small disk can be made here: %v", err)
		}
		makeRoom := func() { must(t, growSmallDisk(folder)) }
		t.Cleanup(func() { must(t, unmountSmallDisk(folder)) })
		fullDisk(t, folder, "small", makeRoom)
	})
}

func fullDisk(t *testing.T, folder, disk string, makeRoom func()) {
	t.Helper()
	path := filepath.Join(folder, "laurel.db")
	p := saved(t, path)
	must(t, os.WriteFile(path+".backup", []byte("an older backup"), 0o600))
	out, err := child(t, "fill", path, disk).Output()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var added int
	if _, err := fmt.Sscan(string(out), &added); err != nil {
		t.Fatal(err)
	}
	if added == 0 {
		t.Error("the disk was full from the start, which proves nothing")
	}
	makeRoom()
	s, err := Open(t.Context(), path, Options{Key: key()})
	must(t, err)
	defer func() { must(t, s.Close()) }()
	must(t, s.Check(t.Context()))
	if got := len(load(t, s, p.ID).People); got != 50+added {
		t.Errorf("%d people are there, want %d", got, 50+added)
	}
	if kept, err := os.ReadFile(path + ".backup"); err != nil || string(kept) != "an older backup" {
		t.Errorf("the older backup was lost: %q, %v", kept, err)
	}
	if rest, _ := filepath.Glob(filepath.Join(folder, ".laurel-*")); len(rest) > 0 {
		t.Errorf("left lying: %v", rest)
	}
}
