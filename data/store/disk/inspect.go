package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"laurel/data/locale"
	"laurel/data/sealed"
	"laurel/data/store/fault"
	"laurel/data/wholefile"
)

// Magic starts every SQLite file.
const Magic = "SQLite format 3\x00"

// IsPlain reports whether the file at path is a database.
func IsPlain(path string) bool {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return false
	}
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer wholefile.Closed(file)
	start := make([]byte, len(Magic))
	_, err = io.ReadFull(file, start)
	return err == nil && string(start) == Magic
}

// Inspect refuses what must not even be opened, since SQLite would make an empty file a new database. A file that is
// not there is fine.
func Inspect(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fault.Explained(path, err)
	case !info.IsDir() && !info.Mode().IsRegular(): // a pipe would be waited for without end
		return fault.OfFile(path, fault.ErrNotStore, nil, fault.NotOurs)
	}
	file, err := os.Open(path)
	if err != nil {
		return fault.Explained(path, err)
	}
	defer wholefile.Closed(file)
	start := make([]byte, len(Magic))
	n, err := io.ReadFull(file, start)
	isCut := n < len(Magic) && (strings.HasPrefix(Magic, string(start[:n])) || sealed.Begins(start[:n]))
	switch {
	case info.IsDir():
		return fault.OfFile(path, fault.ErrNotStore, nil, "{{.File}} is a folder. Choose a Laurel file in it.")
	case n == 0:
		return fault.OfFile(path, fault.ErrDamaged, err,
			"{{.File}} is empty: what was in it is lost. Restore the latest backup, or delete the file to start again.")
	case isCut:
		return fault.New(
			fault.ErrDamaged,
			err,
			"{{.File}} is cut off after {{.Bytes}} bytes. It was left unchanged; restore the latest backup.",
			locale.Values{"File": filepath.Base(path), "Bytes": n},
		)
	case string(start) != Magic && !sealed.Begins(start):
		return fault.OfFile(path, fault.ErrNotStore, nil, fault.NotOurs)
	case info.Mode().Perm()&0o200 == 0:
		return fault.OfFile(path, fault.ErrReadOnly, nil,
			"{{.File}} is marked as read-only. Remove the mark, or save a copy elsewhere and open that.")
	}
	return nil
}
