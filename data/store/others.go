package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"laurel/data/program"
	"laurel/data/store/disk"
	"laurel/data/store/fault"
)

// OtherFile is a store beside the one that is open, such as that of an earlier year.
type OtherFile struct {
	Path     string
	Bytes    int64
	Modified time.Time
}

// Others lists the other stores in the folder of this one, by name. Folders in it, such as that of backups, are not
// looked into.
func (s Copies) Others() ([]OtherFile, error) {
	folder := filepath.Dir(s.path)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, fault.Explained(folder, err)
	}
	own, err := os.Stat(s.path)
	if err != nil {
		return nil, fault.Explained(s.path, err)
	}
	var others []OtherFile
	for _, entry := range entries {
		path := filepath.Join(folder, entry.Name())
		info, err := os.Stat(path)
		if err != nil || os.SameFile(info, own) || !IsStore(path) {
			continue
		}
		others = append(others, OtherFile{path, info.Size(), info.ModTime()})
	}
	return others, nil
}

// ReadOther reads all programs of another store, which stays as it is. One that is open in another Laurel (ErrHeld) or
// sealed with another key (ErrSealed) is not read; the error is a sentence.
func (s Copies) ReadOther(ctx context.Context, path string) (programs []*program.Program, err error) {
	if _, held := os.Stat(path + ".open"); held == nil {
		return nil, disk.HeldByAnother(path, path+".open")
	}
	a, err := s.OpenArchive(ctx, path, Key{})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	found, err := a.Programs(ctx)
	if err != nil {
		return nil, err
	}
	for _, one := range found {
		p, err := a.Load(ctx, one.ID)
		if err != nil {
			return nil, err
		}
		programs = append(programs, p)
	}
	return programs, nil
}
