package place

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"laurel/data/wholefile"
)

// ErrOccupied refuses a folder in which there is something already.
var ErrOccupied = errors.New("the folder is not empty")

// movedNote is the file that stays in a folder whose programs were moved.
const movedNote = "laurel-moved.json"

// moved is its content. On another computer, to which a service copies it, it means nothing.
type moved struct {
	Computer string `json:"computer"`
	Folder   string `json:"folder"`
}

// Now returns where the programs of a folder are, and whether that is another folder, to which Move has brought them.
func Now(folder string) (now string, isMoved bool) {
	const most = 100 // notes; more lead round and round
	now = folder
	for range most {
		next := ledTo(now)
		if next == "" {
			break
		}
		now = next
	}
	return now, now != folder
}

// ledTo returns where the note in a folder leads to; empty: there is none for this computer.
func ledTo(folder string) string {
	var m moved
	text, err := os.ReadFile(filepath.Join(folder, movedNote))
	if err != nil || json.Unmarshal(text, &m) != nil {
		return ""
	}
	computer, err := os.Hostname()
	if err != nil || computer != m.Computer || !filepath.IsAbs(m.Folder) {
		return ""
	}
	return m.Folder
}

// Move moves the closed store at path to a folder that is empty or not there: the file, what lies beside it under a
// name that begins with its own, and its folder of backups. Until all of it is there and compared nothing is removed;
// then a note leads to it, which Now follows. After an error nothing is left of the copy.
func Move(ctx context.Context, path, to, backups string) error {
	from := filepath.Dir(path)
	names, err := filesOf(from, filepath.Base(path), backups)
	if err != nil {
		return err
	}
	if there, err := os.ReadDir(to); err == nil && len(there) > 0 {
		return ErrOccupied
	}
	for _, name := range names {
		if err = ctx.Err(); err == nil {
			err = copyOf(filepath.Join(from, name), filepath.Join(to, name))
		}
		if err != nil {
			break
		}
	}
	if err == nil {
		err = leaveNote(from, to)
	}
	if err != nil {
		return errors.Join(err, os.RemoveAll(to))
	}
	for _, name := range names {
		_ = os.Remove(filepath.Join(from, name)) // what cannot be removed is not used any more
	}
	return nil
}

// leaveNote writes into a folder that its programs are in another one.
func leaveNote(from, to string) error {
	computer, err := os.Hostname()
	if err != nil {
		return err
	}
	note, err := json.Marshal(moved{computer, to})
	if err != nil {
		return err
	}
	return wholefile.Write(filepath.Join(from, movedNote), func(temporary string) error {
		return os.WriteFile(temporary, note, 0o600)
	})
}

// filesOf lists what belongs to a store, by names within its folder.
func filesOf(folder, store, backups string) (names []string, err error) {
	err = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == folder {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		first, _, _ := strings.Cut(filepath.ToSlash(name), "/")
		switch belongs := first == backups || strings.HasPrefix(first, store); {
		case !belongs && entry.IsDir():
			return fs.SkipDir
		case belongs && entry.Type().IsRegular() && first != store+".lock":
			names = append(names, name)
		}
		return nil
	})
	return names, err
}

// copyOf copies a file with its time and compares the two.
func copyOf(from, to string) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return err
	}
	if err := wholefile.Copy(from, to); err != nil {
		return err
	}
	want, err := sumOf(from)
	if err != nil {
		return err
	}
	got, err := sumOf(to)
	if err != nil {
		return err
	}
	if !bytes.Equal(got, want) {
		return errors.New("a copy differs from its original")
	}
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	return os.Chtimes(to, info.ModTime(), info.ModTime())
}

// sumOf returns the SHA-256 of a file.
func sumOf(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // it was only read
	sum := sha256.New()
	_, err = io.Copy(sum, file)
	return sum.Sum(nil), err
}
