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

// Now returns where the programs of a folder are: in the folder to which Move has brought them, or in it.
func Now(folder string) string {
	var m moved
	text, err := os.ReadFile(filepath.Join(folder, movedNote))
	if err != nil || json.Unmarshal(text, &m) != nil {
		return folder
	}
	computer, err := os.Hostname()
	if err != nil || computer != m.Computer || !filepath.IsAbs(m.Folder) {
		return folder
	}
	return m.Folder
}

// Move moves the closed store at path to a folder that is empty or not there: the file, what lies beside it under a
// name that begins with its own, and its folder of backups. Until all of it is there and compared nothing is removed;
// then a note leads to it, which Now follows.
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
		err := ctx.Err()
		if err == nil {
			err = copyOf(filepath.Join(from, name), filepath.Join(to, name))
		}
		if err != nil {
			return errors.Join(err, os.RemoveAll(to))
		}
	}
	computer, err := os.Hostname()
	if err != nil {
		return err
	}
	note, err := json.Marshal(moved{computer, to})
	if err != nil {
		return err
	}
	err = wholefile.Write(filepath.Join(from, movedNote), func(temporary string) error {
		return os.WriteFile(temporary, note, 0o600)
	})
	if err != nil {
		return err
	}
	for _, name := range names {
		_ = os.Remove(filepath.Join(from, name)) // what cannot be removed is not used any more
	}
	return nil
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
	want := sha256.New()
	err := wholefile.Write(to, func(temporary string) error {
		source, err := os.Open(from)
		if err != nil {
			return err
		}
		defer func() { _ = source.Close() }() // it was only read
		target, err := os.OpenFile(temporary, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		_, err = io.Copy(io.MultiWriter(target, want), source)
		return errors.Join(err, target.Close())
	})
	if err != nil {
		return err
	}
	copied, err := os.Open(to)
	if err != nil {
		return err
	}
	defer func() { _ = copied.Close() }() // it was only read
	got := sha256.New()
	if _, err := io.Copy(got, copied); err != nil {
		return err
	}
	if !bytes.Equal(got.Sum(nil), want.Sum(nil)) {
		return errors.New("a copy differs from its original")
	}
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	return os.Chtimes(to, info.ModTime(), info.ModTime())
}
