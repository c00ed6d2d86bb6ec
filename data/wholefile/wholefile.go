// Package wholefile writes files so that whoever reads them finds the old file or the new one, each whole, also after a
// power cut: a temporary file in the same folder is filled, synced and renamed. It imports no package of ours.
package wholefile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// pattern names the temporary files, which are left only where the machine stops while one is written.
const pattern = ".laurel-*.tmp"

// SurelyAbandoned is the age of a temporary file that no other process is still filling.
const SurelyAbandoned = time.Hour

// Why a file could not be given its name.
var (
	ErrBlocked  = errors.New("the old file cannot be replaced")
	ErrIsFolder = errors.New("a folder has the file's name")
)

// Staged is a file that is complete but does not have its name yet.
type Staged struct{ temporary, path string }

// Stage has a temporary file filled, readable by its owner only, and syncs it. After an error nothing is left of it.
func Stage(path string, fill func(temporary string) error) (*Staged, error) {
	file, err := os.CreateTemp(filepath.Dir(path), pattern)
	if err != nil {
		return nil, err
	}
	s := &Staged{file.Name(), path}
	err = file.Close()
	if err == nil {
		err = fill(s.temporary)
	}
	if err == nil {
		err = syncFile(s.temporary)
	}
	if err != nil {
		s.Discard()
		return nil, err
	}
	return s, nil
}

// StageBytes is Stage for content that is in memory.
func StageBytes(path string, content []byte) (*Staged, error) {
	return Stage(path, func(temporary string) error { return os.WriteFile(temporary, content, 0o600) })
}

// Discard deletes the temporary file; once it has its name there is none.
func (s *Staged) Discard() { _ = os.Remove(s.temporary) }

// Replace renames the file to its final name. On Windows a virus scanner or an indexer may open a new file for a
// moment, so a file that is in use is tried again for half a second. The folder is to be synced afterwards.
func (s *Staged) Replace() error {
	if entry, err := os.Stat(s.path); err == nil && entry.IsDir() {
		return ErrIsFolder
	}
	err := os.Rename(s.temporary, s.path)
	for range 5 {
		if err == nil || !blocked(err) {
			return err
		}
		time.Sleep(100 * time.Millisecond)
		err = os.Rename(s.temporary, s.path)
	}
	return fmt.Errorf("%w: %w", ErrBlocked, err)
}

// blocked reports whether a rename failed because of the file that is to be replaced: the folder has just accepted a
// new one. Windows reports "access denied" or "sharing violation" for a file that is open elsewhere.
func blocked(err error) bool { return inUse(err) || errors.Is(err, fs.ErrPermission) }

// Write has one file filled and renames it to its final name.
func Write(path string, fill func(temporary string) error) error {
	staged, err := Stage(path, fill)
	if err != nil {
		return err
	}
	if err := staged.Replace(); err != nil {
		staged.Discard()
		return err
	}
	return SyncFolder(filepath.Dir(path))
}

// Copy writes the content of a file to another.
func Copy(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = source.Close() }() // it was only read
	return Write(to, func(temporary string) error {
		target, err := os.OpenFile(temporary, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		_, err = io.Copy(target, source)
		return errors.Join(err, target.Close())
	})
}

func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// RemoveAbandoned deletes the temporary files in a folder that are at least so old: an earlier process left them when
// it was killed or the machine stopped, and they may contain what must not be left on a disk.
func RemoveAbandoned(folder string, age time.Duration) {
	found, _ := filepath.Glob(filepath.Join(folder, pattern)) // a folder's name that is no pattern finds nothing
	for _, path := range found {
		entry, err := os.Lstat(path)
		if err == nil && entry.Mode().IsRegular() && time.Since(entry.ModTime()) >= age {
			_ = os.Remove(path) // or another time
		}
	}
}

// Closed ends reading, which cannot lose anything.
func Closed(reader io.Closer) { _ = reader.Close() }
