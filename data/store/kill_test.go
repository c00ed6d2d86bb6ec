package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"laurel/data/program"
)

// keys are those that a store has in turn: none, one, another.
var keys = []Key{{}, {Passphrase: passphrase}, {Passphrase: "another"}}

// childSeals seals a store, seals it with another key and unseals it, again and again until it is killed.
func childSeals(path string) int {
	ctx := context.Background()
	for {
		err := Seal(ctx, path, Sealing{Passphrase: keys[1].Passphrase})
		if err == nil {
			fmt.Println("sealed")
			err = Rekey(ctx, path, keys[1], Sealing{Passphrase: keys[2].Passphrase})
		}
		if err == nil {
			err = Unseal(ctx, path, keys[2])
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "child:", err, errors.Unwrap(err))
			return 1
		}
	}
}

// childRestores restores one backup after the other, backs up and edits, until it is killed.
func childRestores(path string, backups []string) int {
	ctx := context.Background()
	s, err := Open(ctx, path, Options{Key: key()})
	for n := 0; err == nil; n++ {
		if err = s.RestoreFrom(ctx, backups[n%len(backups)], Key{}); err == nil {
			fmt.Println("restored")
			_, err = s.Copies().BackUpInto(ctx, filepath.Join(filepath.Dir(path), "backups"), OnDemand)
		}
	}
	fmt.Fprintln(os.Stderr, "child:", err, errors.Unwrap(err))
	return 1
}

// killed runs a part until a random moment after its first line.
func killed(t *testing.T, longest time.Duration, part string, args ...string) {
	t.Helper()
	command := child(t, part, args...)
	out, err := command.StdoutPipe()
	must(t, err)
	must(t, command.Start())
	if !bufio.NewScanner(out).Scan() {
		t.Fatal("the process ended by itself")
	}
	time.Sleep(rand.N(longest)) // the moment is what the test is about
	must(t, command.Process.Kill())
	_ = command.Wait() // it was killed
}

// durationOf returns the time from the first to the second line of a part.
func durationOf(t *testing.T, part string, args ...string) time.Duration {
	t.Helper()
	command := child(t, part, args...)
	out, err := command.StdoutPipe()
	must(t, err)
	must(t, command.Start())
	lines := bufio.NewScanner(out)
	if !lines.Scan() {
		t.Fatal("the process ended by itself")
	}
	began := time.Now()
	if !lines.Scan() {
		t.Fatal("the process ended by itself")
	}
	duration := time.Since(began)
	must(t, command.Process.Kill())
	_ = command.Wait() // it was killed
	return duration
}

func kills() int { return rounds(15, 6) }

// opensWithOneOf opens a store with whichever of the keys it has.
func opensWithOneOf(t *testing.T, path string) (*Store, Key) {
	t.Helper()
	var refusals []error
	for _, key := range keys {
		s, err := Open(t.Context(), path, Options{Key: key})
		if err == nil {
			return s, key
		}
		refusals = append(refusals, err)
	}
	t.Fatal(errors.Join(refusals...))
	return nil, Key{}
}

func TestAKilledSealingLeavesTheOldStoreOrTheNew(t *testing.T) {
	ofPlain(t)
	path := filepath.Join(t.TempDir(), "laurel.db")
	s, err := Open(t.Context(), path, Options{})
	must(t, err)
	withPhoto(t, s)
	backup, err := s.Copies().BackUpInto(t.Context(), filepath.Join(filepath.Dir(path), "backups"), OnDemand)
	must(t, err)
	want, err := contentOf(t.Context(), s)
	must(t, err)
	must(t, s.Close())
	found := map[Key]int{}
	for range kills() {
		killed(t, 150*time.Millisecond, "seal", path)
		s, key := opensWithOneOf(t, path)
		found[key]++
		must(t, s.Check(t.Context()))
		got, err := contentOf(t.Context(), s)
		if err != nil || string(got) != string(want) {
			t.Errorf("the content is another: %v", err)
		}
		must(t, s.Close())
		if key != (Key{}) {
			noMarkers(t, "sealed", filepath.Dir(path))
			must(t, Unseal(t.Context(), path, key))
		}
		if !slices.ContainsFunc(keys, func(key Key) bool {
			return LookInto(t.Context(), BackupFile{Path: backup}, key).Err == nil
		}) {
			t.Error("no key opens the backup")
		}
		left, err := filepath.Glob(path + ".rest*")
		if err != nil || len(left) > 0 {
			t.Errorf("left: %q", left)
		}
	}
	t.Logf(
		"%d kills left it plain %d times, sealed %d times, with the other key %d times",
		kills(),
		found[keys[0]],
		found[keys[1]],
		found[keys[2]],
	)
}

func TestAKilledRestoreLeavesOneBackupOrTheOther(t *testing.T) {
	path := filepath.Join(t.TempDir(), "laurel.db")
	s, err := Open(t.Context(), path, Options{Key: key()})
	must(t, err)
	p := withPhoto(t, s)
	var backups []string
	var contents [][]byte
	for n := range 2 {
		backup := filepath.Join(t.TempDir(), "backup.laurel")
		must(t, s.Backup(t.Context(), backup))
		backups = append(backups, backup)
		content, err := contentOf(t.Context(), s)
		must(t, err)
		contents = append(contents, content)
		edit(t, s, "Add", func(tx *Tx) error {
			return tx.Put(
				p.ID,
				&program.Person{ID: program.NewID(), Role: program.Guest, Given: fmt.Sprint("Guest ", n)},
			)
		})
	}
	must(t, s.Close())
	whole := 0
	for range kills() {
		killed(t, 100*time.Millisecond, "restore", append([]string{path}, backups...)...)
		s, err := Open(t.Context(), path, Options{Key: key()})
		must(t, err)
		must(t, s.Check(t.Context()))
		got, err := contentOf(t.Context(), s)
		if err != nil || !slices.ContainsFunc(contents, func(c []byte) bool { return string(c) == string(got) }) {
			t.Errorf("the content is neither: %v", err)
		}
		must(t, s.Close())
		list, err := Backups(t.Context(), filepath.Join(filepath.Dir(path), "backups"), key())
		must(t, err)
		for _, file := range list {
			if file.Err != nil {
				t.Errorf("a backup is not whole: %+v", file)
			}
			must(t, os.Remove(file.Path))
		}
		whole += len(list)
	}
	t.Logf("%d kills left one backup or the other; %d backups made meanwhile, each whole", kills(), whole)
}
