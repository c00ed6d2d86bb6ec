package documents

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"laurel/app/paper/merge"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/wholefile"
)

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
func Write(ctx context.Context, dir string, files []request.File) (paths []string, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, writeError(dir, err)
	}
	wholefile.RemoveAbandoned(dir, wholefile.SurelyAbandoned)
	var staged []*wholefile.Staged
	defer func() {
		for _, file := range staged {
			file.Discard()
		}
	}()
	used := names{}
	targets := make([]string, len(files))
	for i, file := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		targets[i] = filepath.Join(dir, used.safeName(file.Name))
		complete, err := wholefile.StageBytes(targets[i], file.Data)
		if err != nil {
			return nil, writeError(targets[i], err)
		}
		staged = append(staged, complete)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for i, target := range targets {
		if err := staged[i].Replace(); err != nil {
			return paths, writeError(target, err)
		}
		paths = append(paths, target)
	}
	if err := wholefile.SyncFolder(dir); err != nil {
		return paths, writeError(dir, err)
	}
	return paths, nil
}

// In returns the sentence in a language.
func (e *WriteError) In(l locale.Language) string {
	key := "write.other"
	switch {
	case errors.Is(e.cause, wholefile.ErrBlocked):
		key = "write.held"
	case wholefile.IsFull(e.cause):
		key = "write.disk-full"
	case wholefile.IsReadOnly(e.cause):
		key = "write.read-only"
	case errors.Is(e.cause, wholefile.ErrIsFolder):
		key = "write.name-of-folder"
	case errors.Is(e.cause, fs.ErrExist) || wholefile.IsNotFolder(e.cause):
		key = "write.no-folder"
	}
	return l.Text(
		key,
		locale.Values{"Name": filepath.Base(e.Path), "Path": e.Path, "Folder": filepath.Dir(e.Path)},
	)
}

func writeError(path string, cause error) error { return &WriteError{path, cause} }

// PageCount returns how many pages a PDF has; 0 where that cannot be counted.
func PageCount(file request.File) int {
	count, err := merge.Count(file.Data)
	if err != nil {
		return 0
	}
	return count
}

// Pages returns a file of some pages of a PDF, counted from one, for the printer.
func Pages(ctx context.Context, file request.File, l locale.Language, pages []int) (request.File, error) {
	var data bytes.Buffer
	title := strings.TrimSuffix(file.Name, filepath.Ext(file.Name))
	err := merge.Pages(ctx, &data, merge.Part{Title: title, PDF: file.Data}, l, pages)
	return request.File{Name: file.Name, Data: data.Bytes()}, err
}
