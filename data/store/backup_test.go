package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"laurel/data/program"
	"laurel/data/store/fault"
	"laurel/data/store/tables"
)

// opens opens a file, compares its program with want, and closes it.
func opens(t *testing.T, path string, want *program.Program) {
	t.Helper()
	s, err := Open(t.Context(), path, Options{Key: key()})
	must(t, err)
	defer func() { must(t, s.Close()) }()
	must(t, s.Check(t.Context()))
	if diff := diffOf(want, load(t, s, want.ID)); diff != "" {
		t.Errorf("%s (-want +got): %s", filepath.Base(path), diff)
	}
}

func TestABackupHoldsTheLastEditAndStandsAlone(t *testing.T) {
	s, p := filled(t)
	if at, ever := s.Copies().LastBackup(); ever {
		t.Errorf("a backup was made at %v before the first", at)
	}
	path := filepath.Join(t.TempDir(), "backup.db")
	must(t, s.Backup(t.Context(), path))
	edit(t, s, "Later", func(tx *Tx) error { return tx.Delete(tables.People, p.People[1].ID, Cascade) })

	entries, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	if len(entries) != 1 || entries[0].Name() != "backup.db" {
		t.Errorf("beside the backup lie %v", entries)
	}
	if info, err := entries[0].Info(); err != nil || info.Mode().Perm() != 0o600 && runtime.GOOS != "windows" {
		t.Errorf("others may read the backup: %v %v", info.Mode(), err)
	}
	opens(t, path, p)
	if at, ever := s.Copies().LastBackup(); !ever || !at.Equal(clock()) {
		t.Errorf("the last backup is from %v, %v", at, ever)
	}
	if err := s.Backup(t.Context(), s.Path()); !errors.Is(err, fault.ErrExists) {
		t.Errorf("a backup onto the file itself gave %v", err)
	}
	err = s.Backup(t.Context(), filepath.Join(t.TempDir(), "no folder", "backup.db"))
	if err == nil || !strings.Contains(err.Error(), "does not exist") || strings.Contains(err.Error(), ".tmp") {
		t.Errorf("a backup into a folder that is not there gave %v", err)
	}
}

func TestRestoreKeepsTheReplacedFile(t *testing.T) {
	s, p := filled(t)
	backup := filepath.Join(t.TempDir(), "backup.db")
	must(t, s.Backup(t.Context(), backup))
	if err := Restore(t.Context(), backup, s.Path(), key()); !errors.Is(err, fault.ErrHeld) {
		t.Errorf("restoring an open file gave %v", err)
	}

	path := filepath.Join(t.TempDir(), "laurel.db")
	was := saved(t, path)
	must(t, Restore(t.Context(), backup, path, key()))
	opens(t, path, p)
	opens(t, path+".before-restore", was)
	must(t, os.WriteFile(path, []byte("damaged"), 0o600))
	must(t, os.WriteFile(path+"-wal", []byte("an old WAL that must not be written into the restored file"), 0o600))
	must(t, Restore(t.Context(), backup, path, key()))
	opens(t, path, p)
	for _, name := range []string{path + ".before-restore-2", path + ".before-restore-2-wal"} {
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
	}
	opens(t, path+".before-restore", was)

	elsewhere := filepath.Join(t.TempDir(), "new folder", "laurel.db")
	must(t, Restore(t.Context(), backup, elsewhere, key()))
	opens(t, elsewhere, p)
	restored, err := Open(t.Context(), elsewhere, Options{Key: key()})
	must(t, err)
	defer func() { must(t, restored.Close()) }()
	if at, ever := restored.Copies().LastBackup(); !ever || !at.Equal(clock()) {
		t.Errorf("what was restored says that it was backed up at %v, %v", at, ever)
	}
}

func TestOnlyAStoreIsRestored(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "laurel.db")
	was := saved(t, path)
	newer, foreign, torn := filepath.Join(
		folder,
		"newer",
	), filepath.Join(
		folder,
		"foreign",
	), filepath.Join(
		folder,
		"torn",
	)
	for _, name := range []string{newer, foreign, torn} {
		saved(t, name)
	}
	change(t, newer, "PRAGMA user_version = 99")
	change(t, foreign, "PRAGMA application_id = 99")
	must(t, os.Truncate(torn, size(t, torn)/2))
	for from, want := range map[string]error{
		newer: fault.ErrNewer, foreign: fault.ErrNotStore, torn: fault.ErrDamaged, path: fault.ErrExists,
		filepath.Join(folder, "nothing"): fault.ErrNotFound,
	} {
		if err := Restore(t.Context(), from, path, key()); !errors.Is(err, want) {
			t.Errorf("restoring %s gave %v, want %v", filepath.Base(from), err, want)
		}
	}
	opens(t, path, was)
}

func TestCheckFindsWhatIsWrong(t *testing.T) {
	for name, harm := range map[string]string{
		"a record that is not valid":               `UPDATE person SET email = 'nonsense'`,
		"a reference to what is not there":         `UPDATE meeting SET stop = 'nowhere'`,
		"a picture that is not what its name says": `UPDATE photo SET image = x'00', file = ''`,
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "laurel.db")
			saved(t, path)
			s, err := Open(t.Context(), path, Options{Key: key()})
			must(t, err)
			put(t, s, jpegOf(t, quarters(20, 20)))
			must(t, s.Check(t.Context()))
			must(t, s.Close())
			change(t, path, harm)
			s, err = Open(t.Context(), path, Options{Key: key()})
			must(t, err)
			defer func() { must(t, s.Close()) }()
			if err := s.Check(t.Context()); !errors.Is(err, fault.ErrDamaged) {
				t.Errorf("got %v, want ErrDamaged", err)
			}
		})
	}
}

func TestManyMayReadAndEditAtOnce(t *testing.T) {
	s, p := filled(t)
	var group sync.WaitGroup
	seen := make(chan program.ID, 1000)
	defer s.Subscribe(func(e Event) { seen <- e.Program })()
	for worker := range 4 {
		group.Go(func() {
			for n := range 10 {
				person := &program.Person{ID: program.NewID(), Role: program.Guest, Given: fmt.Sprint(worker, n)}
				if err := s.Edit(t.Context(), "Add", func(tx *Tx) error { return tx.Put(p.ID, person) }); err != nil {
					t.Error(err)
				}
				if got, err := s.Load(t.Context(), p.ID); err != nil || got.Person(person.ID) == nil {
					t.Errorf("an edit is not in the value loaded after it: %v", err)
				}
				if _, err := s.Programs(t.Context()); err != nil {
					t.Error(err)
				}
				if n%5 == 0 {
					if err := s.Backup(t.Context(), filepath.Join(t.TempDir(), fmt.Sprint(worker, n))); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	group.Wait()
	if got := load(t, s, p.ID); len(got.People) != 43 || len(seen) != 40 {
		t.Errorf("%d people and %d events, want 43 and 40", len(got.People), len(seen))
	}
	for range 40 {
		if _, err := s.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if diff := diffOf(p, load(t, s, p.ID)); diff != "" {
		t.Error(diff)
	}
}

func TestACancelledEditIsNotMade(t *testing.T) {
	s, p := filled(t)
	ctx, cancel := context.WithCancel(t.Context())
	err := s.Edit(ctx, "Add", func(tx *Tx) error {
		cancel()
		return tx.Put(p.ID, &program.Person{ID: program.NewID(), Role: program.Guest, Given: "Ana"})
	})
	if err == nil || load(t, s, p.ID) != p {
		t.Errorf("it was made: %v", err)
	}
	edit(t, s, "Go on", func(tx *Tx) error { return tx.Delete(tables.People, p.People[1].ID, Cascade) })
}
