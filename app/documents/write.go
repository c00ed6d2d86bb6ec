package documents

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"laurel/data/locale"
)

// stagedPattern names the temporary files that Write leaves behind only when the machine stops under it.
const stagedPattern = ".laurel-*.tmp"

// abandonedAfter is the age at which another Write removes such a file: it may hold what must not remain there.
const abandonedAfter = time.Hour

// WriteError is the error of a file that could not be written: which one, why, and what to do.
type WriteError struct {
	Path  string
	cause error
}

// Error returns the sentence in English.
func (e *WriteError) Error() string { return e.In(locale.English) }

// Unwrap returns the error of the system.
func (e *WriteError) Unwrap() error { return e.cause }

// Write puts the files into dir, which is made when it is not there, and returns their paths. Each is written to a
// temporary file in dir and synced; only when all are complete do they get their names, so that an existing file is
// replaced by a whole one or stays as it is. Nobody but the user may read them. At ctx's end nothing has changed and
// nothing is left behind. When a file cannot be replaced (the old one is open in another program, for one) the paths
// are those written so far.
func Write(ctx context.Context, dir string, files []File) (paths []string, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, writeError(dir, err)
	}
	removeAbandoned(dir)
	var staged []string
	defer func() {
		for _, temporary := range staged {
			_ = os.Remove(temporary) // there is none once it has its name
		}
	}()
	used := names{}
	targets := make([]string, len(files))
	for i, file := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		targets[i] = filepath.Join(dir, used.safeName(file.Name))
		temporary, err := stage(dir, file.Data)
		if temporary != "" {
			staged = append(staged, temporary)
		}
		if err != nil {
			return nil, writeError(targets[i], err)
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for i, target := range targets {
		if err := replace(staged[i], target); err != nil {
			return paths, writeError(target, err)
		}
		paths = append(paths, target)
	}
	if err := syncFolder(dir); err != nil {
		return paths, writeError(dir, err)
	}
	return paths, nil
}

// stage writes the bytes to a new file in dir and returns its path, also when it could not be completed.
func stage(dir string, data []byte) (path string, err error) {
	file, err := os.CreateTemp(dir, stagedPattern)
	if err != nil {
		return "", err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	return file.Name(), errors.Join(err, file.Close())
}

// replace renames the file to its name. A virus scanner or an indexer may open a new file on Windows for a moment, so a
// file that is in use is tried again for half a second.
func replace(temporary, target string) error {
	if entry, err := os.Stat(target); err == nil && entry.IsDir() {
		return errIsFolder
	}
	err := os.Rename(temporary, target)
	for range 5 {
		if err == nil || !blocked(err) {
			return err
		}
		time.Sleep(100 * time.Millisecond)
		err = os.Rename(temporary, target)
	}
	return fmt.Errorf("%w: %w", errBlocked, err)
}

// blocked reports whether a rename failed because of the file that is to be replaced: the folder has just accepted a
// new one. Windows reports "access denied" or "sharing violation" for a file that is open elsewhere.
func blocked(err error) bool { return inUse(err) || errors.Is(err, fs.ErrPermission) }

var errBlocked = errors.New("the old file cannot be replaced")

var errIsFolder = errors.New("a folder has the file's name")

func removeAbandoned(dir string) {
	found, _ := filepath.Glob(
		filepath.Join(dir, stagedPattern),
	) // the pattern is well-formed unless dir contains signs of one: then nothing is found
	for _, path := range found {
		if entry, err := os.Lstat(path); err == nil && entry.Mode().IsRegular() &&
			time.Since(entry.ModTime()) > abandonedAfter {
			_ = os.Remove(path) // another time
		}
	}
}

// In returns the sentence in a language.
func (e *WriteError) In(l locale.Language) string {
	key := "write.other"
	switch {
	case errors.Is(e.cause, errBlocked):
		key = "write.held"
	case diskFull(e.cause):
		key = "write.disk-full"
	case readOnly(e.cause):
		key = "write.read-only"
	case errors.Is(e.cause, errIsFolder):
		key = "write.name-of-folder"
	case errors.Is(e.cause, fs.ErrExist) || notFolder(e.cause):
		key = "write.no-folder"
	}
	return l.Text(
		key,
		locale.Values{"Name": filepath.Base(e.Path), "Path": e.Path, "Folder": filepath.Dir(e.Path), "Cause": e.cause},
	)
}

func writeError(path string, cause error) error { return &WriteError{path, cause} }
