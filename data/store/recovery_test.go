package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"laurel/data/program"
	"laurel/data/store/disk"
	"laurel/data/wholefile"
)

// crashed copies a store and what lies beside it while it is open, as a process that was killed leaves it.
func crashed(t *testing.T, s *Store) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), filepath.Base(s.Path()))
	for _, rest := range []string{"", "-wal", ".open", ".edits"} {
		if rest == "-wal" && asSealed {
			continue
		}
		content, err := os.ReadFile(s.Path() + rest)
		must(t, err)
		must(t, os.WriteFile(path+rest, content, 0o600))
	}
	return path
}

func addGuests(t *testing.T, s *Store, owner program.ID, from, to int) {
	t.Helper()
	for i := from; i <= to; i++ {
		guest := &program.Person{ID: program.NewID(), Role: program.Guest, Given: "Guest"}
		edit(t, s, fmt.Sprint("Add guest ", i), func(tx *Tx) error { return tx.Put(owner, guest) })
	}
}

// loseEdits removes what was edited since the file was opened: its WAL, or what was appended to the container.
func loseEdits(t *testing.T, path string) {
	t.Helper()
	if !asSealed {
		must(t, os.Remove(path+"-wal"))
		return
	}
	content, err := os.ReadFile(path)
	must(t, err)
	must(t, os.Truncate(path, int64(regexp.MustCompile(`change \d+ [0-9a-f]{8}\n`).FindIndex(content)[0])))
}

// endOfWAL is where the frames end that have the salt of the WAL's header; what follows was written back before.
func endOfWAL(wal []byte) int {
	const header, page, salt = 32, 24 + 4096, 8
	at := header
	for at+page <= len(wal) && string(wal[at+salt:at+2*salt]) == string(wal[2*salt:3*salt]) {
		at += page
	}
	return at
}

func TestWhatACrashLeftIsKnown(t *testing.T) {
	s, p := filled(t)
	addGuests(t, s, p.ID, 1, 3)
	if _, unclean := s.Recovered(); unclean {
		t.Error("a new file counts as one that was not closed")
	}
	first, without := "Add the delegation", 3 // the first edit is in the plain file, with the mark that more follow
	if asSealed {
		first, without = "", 4
	}
	tests := []struct {
		name   string
		damage func(t *testing.T, path string)
		label  string
		lost   int
	}{
		{"nothing is lost", func(*testing.T, string) {}, "Add guest 3", 0},
		{"the edits beside the file are lost", loseEdits, first, without},
		{"the end of the edits is lost", func(t *testing.T, path string) {
			if !asSealed {
				path += "-wal"
			}
			content, err := os.ReadFile(path)
			must(t, err)
			end := len(content)
			if !asSealed {
				end = endOfWAL(content)
			}
			must(t, os.Truncate(path, int64(end-1)))
		}, "Add guest 2", 1},
		{"the count is lost too", func(t *testing.T, path string) {
			must(t, os.Remove(path+".edits"))
			loseEdits(t, path)
		}, first, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := crashed(t, s)
			test.damage(t, path)
			again, err := Open(t.Context(), path, Options{Key: key()})
			must(t, err)
			found, unclean := again.Recovered()
			if !unclean || found.Label != test.label || found.Lost != test.lost ||
				found.At.IsZero() != (test.label == "") {
				t.Errorf("%+v, %v", found, unclean)
			}
			must(t, again.Close())
			for _, rest := range []string{"-wal", "-shm", ".open", ".edits"} {
				if _, err := os.Stat(path + rest); !errors.Is(err, fs.ErrNotExist) {
					t.Errorf("%s is left (%v)", rest, err)
				}
			}
			again, err = Open(t.Context(), path, Options{Key: key()})
			must(t, err)
			if _, unclean := again.Recovered(); unclean {
				t.Error("it counts as one that was not closed once more")
			}
			must(t, again.Close())
		})
	}
}

// What a restore has undone is not lost.
func TestACrashAfterARestoreLosesNothing(t *testing.T) {
	s, p := filled(t)
	backup := filepath.Join(t.TempDir(), "backup.laurel")
	must(t, s.Backup(t.Context(), backup))
	addGuests(t, s, p.ID, 1, 3)
	must(t, s.RestoreFrom(t.Context(), backup, key()))
	again, err := Open(t.Context(), crashed(t, s), Options{Key: key()})
	must(t, err)
	defer func() { must(t, again.Close()) }()
	if found, unclean := again.Recovered(); !unclean || found.Lost != 0 {
		t.Errorf("%+v, %v", found, unclean)
	}
}

// A restore over a crashed store that stops at any moment leaves the old store with all its edits, or the backup.
func TestARestoreThatStopsLeavesOneOrTheOther(t *testing.T) {
	s, p := filled(t)
	backup := filepath.Join(t.TempDir(), "backup.laurel")
	must(t, s.Backup(t.Context(), backup))
	addGuests(t, s, p.ID, 1, 3)
	copied := func(path string) {
		content, err := os.ReadFile(backup)
		must(t, err)
		must(t, os.WriteFile(path, content, 0o600))
	}
	tests := []struct {
		name   string
		stop   func(path string)
		guests int
	}{
		{"while it copies", func(path string) { copied(path + ".restored") }, 3},
		{"when the copy is whole", func(path string) { copied(path + disk.Restoring) }, 0},
		{"when the old edits are gone", func(path string) {
			copied(path + disk.Restoring)
			loseEdits(t, path)
		}, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := crashed(t, s)
			test.stop(path)
			again, err := Open(t.Context(), path, Options{Key: key()})
			must(t, err)
			if got := len(load(t, again, p.ID).People) - len(p.People); got != test.guests {
				t.Errorf("%d guests, not %d", got, test.guests)
			}
			must(t, again.Check(t.Context()))
			must(t, again.Close())
			if left := disk.Asides(path + ".rest"); len(left) > 0 {
				t.Errorf("left: %v", left)
			}
		})
	}
}

func TestWhatWasKeptAsideGoesInTime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "laurel.db")
	s, err := Open(t.Context(), path, Options{Key: key()})
	must(t, err)
	must(t, s.Close())
	now := time.Now()
	put := func(name string, age time.Duration) {
		must(t, os.WriteFile(path+name, nil, 0o600))
		must(t, os.Chtimes(path+name, now, now.Add(-age)))
	}
	const day = 24 * time.Hour
	put(".before-restore", 91*day)
	put(".before-restore-2", day)
	for i := range 5 {
		put(fmt.Sprint(".before-version-", i), time.Duration(i)*day)
	}
	s, err = Open(t.Context(), path, Options{Key: key()})
	must(t, err)
	must(t, s.Close())
	for name, stays := range map[string]bool{
		".before-restore": false, ".before-restore-2": true, ".before-version-2": true, ".before-version-3": false,
	} {
		if _, err := os.Stat(path + name); (err == nil) != stays {
			t.Errorf("%s: stays should be %v (%v)", name, stays, err)
		}
	}
}

// What a killed process was filling goes at once; what another process may be filling stays.
func TestATemporaryFileOfAKilledProcessGoesAtTheNextStart(t *testing.T) {
	s, _ := filled(t)
	path := crashed(t, s)
	for _, unclean := range []bool{true, false} {
		for _, folder := range []string{filepath.Dir(path), disk.BackupFolder(path)} {
			temporary := filepath.Join(folder, ".laurel-1.tmp")
			must(t, os.MkdirAll(folder, 0o700))
			must(t, os.WriteFile(temporary, nil, 0o600))
			again, err := Open(t.Context(), path, Options{Key: key()})
			must(t, err)
			must(t, again.Close())
			if disk.Exists(temporary) == unclean {
				t.Errorf("after an unclean end (%v) it is there: %v", unclean, !unclean)
			}
			if unclean {
				must(t, os.WriteFile(path+".open", []byte("{}"), 0o600))
			}
		}
		must(t, os.RemoveAll(path+".open"))
	}
}

// A plain file that is copied alone while it is open has all edits, or it is known to be one.
func TestAFileThatIsCopiedAloneWhileItIsOpenIsKnown(t *testing.T) {
	ofPlain(t)
	s, p := filled(t)
	copied := func() (Recovery, bool, int) {
		path := filepath.Join(t.TempDir(), "laurel.db")
		must(t, wholefile.Copy(s.Path(), path))
		again, err := Open(t.Context(), path, Options{})
		must(t, err)
		defer func() { must(t, again.Close()) }()
		found, unclean := again.Recovered()
		list, err := again.Programs(t.Context())
		must(t, err)
		if len(list) == 0 {
			return found, unclean, 0
		}
		return found, unclean, len(load(t, again, p.ID).People) - len(p.People)
	}
	addGuests(t, s, p.ID, 1, 3)
	if found, unclean, _ := copied(); !unclean || !found.Copied {
		t.Errorf("%+v, %v", found, unclean)
	}
	must(t, s.WriteBack(t.Context()))
	if found, unclean, guests := copied(); unclean || guests != 3 {
		t.Errorf("nobody edits: %+v, %v, %d guests", found, unclean, guests)
	}
	addGuests(t, s, p.ID, 4, 5)
	if found, unclean, guests := copied(); !found.Copied || found.Label == "" || guests < 3 {
		t.Errorf("%+v, %v, %d guests", found, unclean, guests)
	}
	backup := filepath.Join(t.TempDir(), "backup.laurel")
	must(t, s.Backup(t.Context(), backup))
	again, err := Open(t.Context(), backup, Options{})
	must(t, err)
	if found, unclean := again.Recovered(); unclean {
		t.Errorf("a backup is one: %+v", found)
	}
	must(t, again.Close())
}
