package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"laurel/data/sealed"
	"laurel/data/wholefile"
)

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

// exists reports whether something has the name.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// hasWAL reports whether edits lie beside the file that have not been written back, as while it is open and after a
// crash.
func hasWAL(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

// settled makes a path absolute and follows links, so that one file has one lock.
func settled(path string) (string, error) {
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

// backupFolder is where the window keeps the backups of the store at path.
func backupFolder(path string) string { return filepath.Join(filepath.Dir(path), "backups") }

// keepAside copies a file and its WAL, if there are any, to a name that is free. A sealed one has its pictures in
// itself there.
func keepAside(path string) error {
	aside := path + ".before-restore"
	for n := 2; ; n++ {
		_, err := os.Lstat(aside)
		if errors.Is(err, fs.ErrNotExist) {
			break
		}
		if err != nil {
			return err
		}
		aside = fmt.Sprintf("%s.before-restore-%d", path, n)
	}
	if IsSealed(path) {
		if old, err := sealed.Open(path); err == nil {
			defer wholefile.Closed(old)
			return old.CopyTo(aside, photosIn(photoFolder(path)))
		}
	}
	for _, rest := range []string{"-wal", ""} {
		if err := wholefile.Copy(path+rest, aside+rest); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// finishAs gives a whole file the place of another, whatever happens once it has been called.
func finishAs(whole, path string) error {
	if err := os.Rename(whole, path+restoring); err != nil {
		return errors.Join(err, os.Remove(whole))
	}
	if err := wholefile.SyncFolder(filepath.Dir(path)); err != nil {
		return err
	}
	return finishRestore(path)
}
