package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"laurel/data/wholefile"
)

// Recovery describes a file that was not closed the last time, or was copied without the edits beside it (its WAL)
// while Laurel was open: the last edit that is there, and how many were reported as saved after it and are lost.
type Recovery struct {
	Label  string    // of the last edit; empty: there is none
	At     time.Time // when it was made
	Lost   int
	Copied bool // it was copied alone: whether edits are missing is not known
}

// Recovered returns what the last process left when it did not end well; false: it did.
func (s *Store) Recovered() (Recovery, bool) {
	if s.lock.recovery == nil {
		return Recovery{}, false
	}
	return *s.lock.recovery, true
}

// readRecovery compares the log with the count of edits beside the file.
func (s opener) readRecovery(ctx context.Context, wasCopied bool) error {
	last, err := lastEdit(ctx, s.db)
	if err != nil {
		return err
	}
	found := Recovery{Label: last.label, Copied: wasCopied}
	if last.id != 0 {
		if found.At, err = time.Parse(time.RFC3339Nano, last.at); err != nil {
			return err
		}
	}
	counted, _ := s.lock.counted() // without it nothing is known to be lost
	found.Lost = int(max(0, counted-last.id))
	s.lock.recovery = &found
	return nil
}

// countDigits is the length of the number in NAME.edits, so that another one can be written over it.
const countDigits = 20

// count notes the number of the last edit beside the file, so that a lost WAL is noticed. It need not reach the disk
// before the edit is reported: with the machine both may be lost.
func (l *fileLock) count(edit int64) {
	if l.edits == nil {
		file, err := os.OpenFile(l.editsPath(), os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return // the edits themselves are safe
		}
		l.edits = file
	}
	_, _ = l.edits.WriteAt(fmt.Appendf(nil, "%0*d", countDigits, edit), 0) // likewise
}

// counted returns the number of the last edit that was noted, and whether there is one.
func (l *fileLock) counted() (n int64, isKnown bool) {
	text, err := os.ReadFile(l.editsPath())
	if err == nil {
		n, err = strconv.ParseInt(string(text), 10, 64)
	}
	return n, err == nil
}

func (l *fileLock) editsPath() string { return strings.TrimSuffix(l.note, ".open") + ".edits" }

// restoring is the ending of a whole copy that is to take the file's place: once it has this name the restore is
// finished, if need be by the next process that opens the file.
const restoring = ".restoring"

// finishRestore renames a restored file, after the edits beside the old one are gone. What was there is overwritten,
// so that a plain file which was sealed leaves as little as the disk allows.
func finishRestore(path string) error {
	if _, err := os.Lstat(path + restoring); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	// An old WAL would be written into the restored file; it is kept beside the old one.
	wipe(path)
	wipe(path + "-wal")
	for _, rest := range []string{"-wal", "-shm", "-journal", ".edits"} {
		if err := os.Remove(path + rest); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := os.Rename(path+restoring, path); err != nil {
		return err
	}
	return wholefile.SyncFolder(filepath.Dir(path))
}

// wipe overwrites a file. Where that fails it is removed all the same.
func wipe(path string) {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return
	}
	defer func() { _ = file.Close() }() // synced below
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return
	}
	_, err = io.CopyN(file, zeros{}, info.Size())
	if err == nil {
		_ = file.Sync() // else the disk removes what it had
	}
}

// zeros is read without end.
type zeros struct{}

func (zeros) Read(to []byte) (int, error) {
	clear(to)
	return len(to), nil
}

// What is kept beside a file when it is replaced or migrated: so many copies, for so long.
const (
	mostAside    = 3
	longestAside = 90 * 24 * time.Hour
)

// sweep deletes what earlier processes left beside the file: unfinished copies, and old ones that were kept aside. All
// of them have names in them. Where the process that had the file was killed, it was the one that filled what is
// temporary.
func sweep(path string, now time.Time, wasKilled bool) {
	age := wholefile.SurelyAbandoned
	if wasKilled {
		age = 0
	}
	for _, folder := range []string{filepath.Dir(path), backupFolder(path)} {
		wholefile.RemoveAbandoned(folder, age)
	}
	unfinished := []string{path + ".restored", path + ".restored-journal"}
	for _, name := range unfinished {
		_ = os.Remove(name) // or another time
	}
	for _, kind := range []string{".before-restore", ".before-version-"} {
		for i, copied := range asides(path + kind) {
			if i >= mostAside || now.Sub(copied.at) > longestAside {
				_ = os.Remove(copied.path) // or another time
				_ = os.Remove(copied.path + "-wal")
			}
		}
	}
}

type aside struct {
	path string
	at   time.Time
}

// asides lists the files whose names begin like this, the newest first.
func asides(prefix string) []aside {
	var found []aside
	entries, _ := os.ReadDir(filepath.Dir(prefix)) // a folder that cannot be listed has nothing to sweep
	for _, entry := range entries {
		info, err := entry.Info()
		isOne := strings.HasPrefix(entry.Name(), filepath.Base(prefix)) && !strings.HasSuffix(entry.Name(), "-wal")
		if err == nil && isOne && entry.Type().IsRegular() {
			found = append(found, aside{filepath.Join(filepath.Dir(prefix), entry.Name()), info.ModTime()})
		}
	}
	slices.SortFunc(found, func(a, b aside) int { return b.at.Compare(a.at) })
	return found
}
