// Package disk locks the file of a store, and names, replaces and removes the files beside it: the note of the process
// that has it open, the number of its last edit, copies that were kept aside, and whole copies that are to take its
// place.
package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"laurel/data/wholefile"
)

// Restoring is the ending of a whole copy that is to take the file's place: once it has this name the restore is
// finished, if need be by the next process that opens the file.
const Restoring = ".restoring"

// FinishRestore renames a restored file, after the edits beside the old one are gone. What was there is overwritten,
// so that a plain file which was sealed leaves as little as the disk allows.
func FinishRestore(path string) error {
	if _, err := os.Lstat(path + Restoring); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	// An old WAL would be written into the restored file; it is kept beside the old one.
	Wipe(path)
	Wipe(path + "-wal")
	for _, rest := range []string{"-wal", "-shm", "-journal", ".edits"} {
		if err := os.Remove(path + rest); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := os.Rename(path+Restoring, path); err != nil {
		return err
	}
	return wholefile.SyncFolder(filepath.Dir(path))
}

// Wipe overwrites a file. Where that fails it is removed all the same.
func Wipe(path string) {
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

// Sweep deletes what earlier processes left beside the file: unfinished copies, and old ones that were kept aside. All
// of them have names in them. Where the process that had the file was killed, it was the one that filled what is
// temporary.
func Sweep(path string, now time.Time, wasKilled bool) {
	age := wholefile.SurelyAbandoned
	if wasKilled {
		age = 0
	}
	for _, folder := range []string{filepath.Dir(path), BackupFolder(path)} {
		wholefile.RemoveAbandoned(folder, age)
	}
	unfinished := []string{path + ".restored", path + ".restored-journal"}
	for _, name := range unfinished {
		_ = os.Remove(name) // or another time
	}
	for _, kind := range []string{".before-restore", ".before-version-"} {
		for i, copied := range Asides(path + kind) {
			if i >= mostAside || now.Sub(copied.At) > longestAside {
				_ = os.Remove(copied.Path) // or another time
				_ = os.Remove(copied.Path + "-wal")
			}
		}
	}
}

// Aside is a file that was kept aside.
type Aside struct {
	Path string
	At   time.Time
}

// Asides lists the files whose names begin like this, the newest first.
func Asides(prefix string) []Aside {
	var found []Aside
	entries, _ := os.ReadDir(filepath.Dir(prefix)) // a folder that cannot be listed has nothing to sweep
	for _, entry := range entries {
		info, err := entry.Info()
		isOne := strings.HasPrefix(entry.Name(), filepath.Base(prefix)) && !strings.HasSuffix(entry.Name(), "-wal")
		if err == nil && isOne && entry.Type().IsRegular() {
			found = append(found, Aside{filepath.Join(filepath.Dir(prefix), entry.Name()), info.ModTime()})
		}
	}
	slices.SortFunc(found, func(a, b Aside) int { return b.At.Compare(a.At) })
	return found
}

// Exists reports whether something has the name.
func Exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// HasWAL reports whether edits lie beside the file that have not been written back, as while it is open and after a
// crash.
func HasWAL(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

// Settled makes a path absolute and follows links, so that one file has one lock.
func Settled(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real, nil
	}
	if real, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		return filepath.Join(real, filepath.Base(path)), nil
	}
	return path, nil
}

// BackupFolder is where the window keeps the backups of the store at path.
func BackupFolder(path string) string { return filepath.Join(filepath.Dir(path), "backups") }

// FinishAs replaces the file at path by a whole one. It renames whole to path+Restoring first, so that FinishRestore
// completes the replacement after a crash.
func FinishAs(whole, path string) error {
	if err := os.Rename(whole, path+Restoring); err != nil {
		return errors.Join(err, os.Remove(whole))
	}
	if err := wholefile.SyncFolder(filepath.Dir(path)); err != nil {
		return err
	}
	return FinishRestore(path)
}
