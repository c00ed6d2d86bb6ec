package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"laurel/data/program"
	"laurel/data/store/disk"
	"laurel/data/store/fault"
	"laurel/data/store/tables"
)

// markers are names of invented people that must not be found on the disk.
func markers() (found []string) {
	for i := range 500 {
		found = append(found, fmt.Sprintf("Sample-%03d-Muster", i))
	}
	return found
}

// childWorksADay edits a sealed store with the markers, makes and restores backups, and waits to be killed.
func childWorksADay(path string) int {
	ctx := context.Background()
	s, err := Open(ctx, path, Options{Key: Key{Passphrase: passphrase}})
	if err == nil {
		err = workADay(ctx, s)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "child:", err, errors.Unwrap(err))
		return 1
	}
	fmt.Println("worked")
	select {}
}

func workADay(ctx context.Context, s *Store) error {
	p := &program.Program{ID: program.NewID(), Name: markers()[0]}
	steps := []func() error{
		func() error { return s.Edit(ctx, markers()[1], func(tx *Tx) error { return tx.Put("", p) }) },
	}
	for _, marker := range markers() {
		steps = append(steps, func() error {
			return s.Edit(ctx, "Add "+marker, func(tx *Tx) error {
				return tx.Put(p.ID, &program.Person{
					ID: program.NewID(), Role: program.Awardee, Given: marker, Notes: marker,
				})
			})
		})
	}
	backups := filepath.Join(filepath.Dir(s.Path()), "backups")
	var backup string
	steps = append(steps, func() (err error) {
		picture := image.NewGray(image.Rect(0, 0, 50, 50))
		picture.Set(7, 7, color.White)
		var content bytes.Buffer
		err = jpeg.Encode(&content, picture, nil)
		return errors.Join(err, s.Edit(ctx, "Add a photo", func(tx *Tx) error {
			id, err := tx.PutPhoto(content.Bytes())
			one := &program.Person{ID: program.NewID(), Role: program.Awardee, Given: "Prova", Photo: id}
			return errors.Join(err, tx.Put(p.ID, one))
		}))
	}, func() (err error) {
		backup, err = s.Copies().BackUpInto(ctx, backups, OnDemand)
		return err
	}, func() error {
		_, err := s.Undo(ctx)
		return err
	}, func() error {
		return s.RestoreFrom(ctx, backup, Key{})
	}, func() error {
		return s.Edit(ctx, markers()[2], func(tx *Tx) error { return tx.Delete(tables.Programs, p.ID, Cascade) })
	})
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// noMarkers looks for a plain byte sequence in every file below the folders.
func noMarkers(t *testing.T, when string, folders ...string) {
	t.Helper()
	wanted := [][]byte{
		[]byte("-Muster"),
		[]byte("Sample-"),
		[]byte("SQLite format 3"),
		[]byte("CREATE TABLE"),
		{0xFF, 0xD8, 0xFF},
	}
	files := 0
	for _, folder := range folders {
		must(t, filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || !entry.Type().IsRegular() {
				return err
			}
			files++
			content, err := os.ReadFile(path)
			for _, marker := range wanted {
				// Three bytes are in a few megabytes of noise by chance.
				if at := bytes.Index(content, marker); at >= 0 && (len(marker) > 3 || at == 0) {
					t.Errorf("%s: %q is in %s at %d", when, marker, path, at)
				}
			}
			return err
		}))
	}
	t.Logf("%s: %d files", when, files)
}

func TestNothingPlainIsOnTheDiskOfASealedStore(t *testing.T) {
	folder, temporary := t.TempDir(), t.TempDir()
	for _, name := range []string{"TMPDIR", "SQLITE_TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, temporary)
	}
	path := filepath.Join(folder, "laurel.db")
	command := child(t, "day", path)
	out, err := command.StdoutPipe()
	must(t, err)
	must(t, command.Start())
	_, err = fmt.Fscanln(out, new(string))
	noMarkers(t, "while it is open", folder, temporary)
	must(t, errors.Join(err, command.Process.Kill()))
	_ = command.Wait() // it was killed
	noMarkers(t, "after a kill", folder, temporary)
	s, err := Open(t.Context(), path, Options{Key: Key{Passphrase: passphrase}})
	must(t, err)
	noMarkers(t, "opened after it", folder, temporary)
	if _, err := s.Undo(t.Context()); err != nil {
		t.Error(err)
	}
	must(t, s.Check(t.Context()))
	must(t, s.Close())
	noMarkers(t, "closed", folder, temporary)
	must(t, Rekey(t.Context(), path, Key{Passphrase: passphrase}, Sealing{Passphrase: "another"}))
	noMarkers(t, "with another key", folder, temporary)
	found, err := Backups(t.Context(), filepath.Join(folder, "backups"), Key{Passphrase: "another"})
	if err != nil || len(found) != 1 || found[0].Err != nil || !found[0].Sealed ||
		found[0].Programs[0].Awardees != 501 {
		t.Errorf("%+v, %v", found, err)
	}
	must(t, Restore(t.Context(), found[0].Path, path, Key{Passphrase: "another"}))
	noMarkers(t, "restored", folder, temporary)
	s, err = Open(t.Context(), path, Options{Key: Key{Passphrase: "another"}})
	must(t, err)
	must(t, s.Check(t.Context()))
	must(t, s.Close())
	noMarkers(t, "restored and opened", folder, temporary)
}

// What a plain store has left beside itself is sealed with it.
func TestSealingSealsWhatIsBeside(t *testing.T) {
	ofPlain(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "laurel.db")
	s, err := Open(t.Context(), path, Options{})
	must(t, err)
	must(t, workADay(t.Context(), s))
	must(t, s.Close())
	backup := onlyBackup(t, folder)
	must(t, Restore(t.Context(), backup, path, Key{}))
	must(t, os.WriteFile(path+".before-version-3", []byte(disk.Magic+"torn Sample-000-Muster"), 0o600))
	must(t, Seal(t.Context(), path, Sealing{Passphrase: passphrase}))
	noMarkers(t, "sealed", folder)
	for _, file := range []string{backup, path + ".before-restore"} {
		found := LookInto(t.Context(), BackupFile{Path: file}, Key{Passphrase: passphrase})
		if found.Err != nil || !found.Sealed {
			t.Errorf("%+v", found)
		}
		if found := LookInto(t.Context(), BackupFile{Path: file}, Key{}); !errors.Is(found.Err, fault.ErrSealed) {
			t.Errorf("without the key: %v", found.Err)
		}
		elsewhere := filepath.Join(t.TempDir(), "laurel.db")
		must(t, Restore(t.Context(), file, elsewhere, Key{Passphrase: passphrase}))
		s, err := Open(t.Context(), elsewhere, Options{Key: Key{Passphrase: passphrase}})
		must(t, err)
		must(t, s.Check(t.Context()))
		must(t, s.Close())
		noMarkers(t, "restored elsewhere", filepath.Dir(elsewhere))
	}
}

func onlyBackup(t *testing.T, folder string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "backups", "*"))
	must(t, err)
	if len(found) != 1 {
		t.Fatalf("backups: %q", found)
	}
	return found[0]
}

// A sealing of the copies that stops half-way is finished at the next opening.
func TestSealingOfABackupIsFinished(t *testing.T) {
	ofPlain(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "laurel.db")
	s, err := Open(t.Context(), path, Options{Key: Key{Passphrase: passphrase}})
	must(t, err)
	p := withPhoto(t, s)
	backup, err := s.Copies().BackUpInto(t.Context(), filepath.Join(folder, "backups"), OnDemand)
	must(t, err)
	must(t, s.Close())
	for _, stop := range []func(){
		func() { // while the old one is overwritten
			must(t, os.Rename(backup, backup+disk.Restoring))
			must(t, os.WriteFile(backup, make([]byte, 5000), 0o600))
		},
		func() { must(t, os.WriteFile(backup+".restored", []byte("half"), 0o600)) }, // while the new one is written
	} {
		stop()
		s, err := Open(t.Context(), path, Options{Key: Key{Passphrase: passphrase}})
		must(t, err)
		load(t, s, p.ID)
		must(t, s.Close())
		if found := LookInto(t.Context(), BackupFile{Path: backup}, Key{Passphrase: passphrase}); found.Err != nil {
			t.Error(found.Err)
		}
		if onlyBackup(t, folder) != backup {
			t.Error("something is left")
		}
	}
}
