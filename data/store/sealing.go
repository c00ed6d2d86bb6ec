package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"laurel/data/sealed"
	"laurel/data/store/container"
	"laurel/data/store/disk"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/wholefile"
)

// IsSealed reports whether the file at path is a sealed store or backup, by its first bytes.
func IsSealed(path string) bool { return sealed.Is(path) }

// Key opens a sealed store: the passphrase, or the recovery key of the office for which it was sealed
// (AGE-SECRET-KEY-1…). One of the two is used, the passphrase first.
type Key struct{ Passphrase, Recovery string }

func (k Key) unlocker(known ...*sealed.Key) container.Unlocker {
	return container.Unlocker{Known: known, Passphrase: k.Passphrase, Recovery: k.Recovery}
}

// Sealing is how a store is sealed.
type Sealing struct {
	Passphrase string
	Office     string // the recovery recipient of an office (age1…), which can open the store too; empty: none
}

// NewRecoveryKey makes the recovery key of an office: the secret (AGE-SECRET-KEY-1…), which the office keeps in a safe
// place, and the recipient (age1…), for which stores are sealed.
func NewRecoveryKey() (secret, recipient string, err error) { return sealed.NewRecoveryKey() }

// unsealable is the sentence for a passphrase or a recipient that cannot be used.
func unsealable(path string, err error) error {
	switch {
	case errors.Is(err, sealed.ErrNoPassphrase):
		return fault.OfFile(
			path,
			fault.ErrPassphrase,
			err,
			"{{.File}} cannot be sealed without a passphrase. Choose one.",
		)
	case errors.Is(err, sealed.ErrRecipient):
		return fault.OfFile(path, fault.ErrPassphrase, err,
			"{{.File}} cannot be sealed for this office: its recovery recipient must begin with age1. Copy all of it "+
				"again.")
	}
	return err
}

// Seal seals the closed store at path, and the plain copies beside it: those kept aside and those in its folder of
// backups. What was plain is overwritten and removed; on disks that write elsewhere instead (solid state, copying file
// systems) traces may stay. When it stops half-way, the next opening finishes it, or the store is plain as it was.
func Seal(ctx context.Context, path string, how Sealing) error {
	if IsSealed(path) {
		return fault.OfFile(path, fault.ErrExists, nil, "{{.File}} is sealed already. Change its passphrase instead.")
	}
	return rekeyed(ctx, path, Key{}, how)
}

// Rekey replaces the data key and the passphrase of the closed sealed store at path, and of its backups. Backups that
// another key opens stay as they are.
func Rekey(ctx context.Context, path string, key Key, how Sealing) error {
	if !IsSealed(path) {
		return notSealed(path)
	}
	return rekeyed(ctx, path, key, how)
}

func notSealed(path string) error {
	return fault.OfFile(path, fault.ErrNotFound, nil, "{{.File}} is not sealed.")
}

// Unseal makes the closed sealed store at path a plain one. Its backups stay sealed.
func Unseal(ctx context.Context, path string, key Key) error {
	if !IsSealed(path) {
		return notSealed(path)
	}
	return replaced(ctx, path, key, func(s *Store, restored string) error {
		db := sqlite.Connect(restored, sqlite.InCreation)
		err := copyInto(ctx, s.db, db, time.Time{})
		if err == nil {
			_, err = container.PlacePhotos(ctx, db, "file <> ''", s.sealed.Photo, nil)
		}
		return errors.Join(err, db.Close())
	}, func(path string) error {
		container.RemovePhotos(path, nil)
		return nil
	})
}

func rekeyed(ctx context.Context, path string, key Key, how Sealing) error {
	if _, err := os.Stat(path); err != nil {
		return fault.Explained(path, err)
	}
	dataKey, err := sealed.NewKey(how.Passphrase, how.Office)
	if err != nil {
		return unsealable(path, err)
	}
	defer dataKey.Forget()
	var photos []string
	return replaced(ctx, path, key, func(s *Store, restored string) error {
		if s.sealed != nil {
			if err := sealerOf(s).resealBeside(ctx, dataKey); err != nil {
				return err
			}
		}
		photos, err = sealerOf(s).write(ctx, dataKey, restored)
		return err
	}, func(path string) error {
		container.RemovePhotos(path, photos)
		return sealBeside(path, dataKey)
	})
}

// replaced opens a store, has its next form written and puts that in its place, and has done what is to follow.
func replaced(
	ctx context.Context,
	path string,
	key Key,
	write func(s *Store, restored string) error,
	then func(path string) error,
) error {
	s, err := Open(ctx, path, Options{Key: key})
	if err != nil {
		return err
	}
	path = s.path
	restored := path + ".restored"
	err = s.Sound(ctx)
	if err == nil {
		err = write(s, restored)
	}
	if err != nil {
		_ = os.Remove(restored) // or at the next opening
		return alone(errors.Join(fault.Unwritten(path, err), s.Close()))
	}
	err = s.db.Close() // writes the WAL back
	if s.sealed != nil {
		err = errors.Join(err, s.sealed.Drop())
	}
	if err == nil {
		err = disk.FinishAs(restored, path)
	}
	if err == nil {
		err = then(path)
	}
	return alone(errors.Join(fault.Unwritten(path, err), s.lock.Release(err == nil)))
}

// sealer writes and reads the sealed file of a store.
type sealer struct{ *Store }

func sealerOf(s *Store) sealer { return sealer{s} }

// write writes what the store contains as a container of another key, and the pictures beside it, whose names it
// returns.
func (s sealer) write(ctx context.Context, key *sealed.Key, path string) (photos []string, err error) {
	m, err := sqlite.MemoryOf(ctx, s.db)
	if err != nil {
		return nil, err
	}
	next := &container.Container{Path: s.path, Key: key, Memory: m}
	read := func(string) ([]byte, error) { return nil, fs.ErrNotExist }
	if s.sealed != nil {
		read = s.sealed.Photo
	}
	_, err = container.PlacePhotos(ctx, m.Keep, "TRUE", read, next.KeepPhoto)
	if err == nil {
		_, err = m.Keep.ExecContext(ctx, "VACUUM") // the pictures of a plain store leave free pages
	}
	if err == nil {
		next.Path = path
		err = next.Rewrite(ctx)
	}
	if err == nil {
		photos, err = container.PhotoFiles(ctx, m.Keep)
	}
	return photos, errors.Join(err, m.Close())
}

// copiesBeside lists what was kept aside of the store at path, and the backups in its folder of backups.
func copiesBeside(path string) []string {
	var found []string
	for _, kept := range disk.Asides(path + ".before-") {
		found = append(found, kept.Path)
	}
	for _, file := range backupsIn(disk.BackupFolder(path)) {
		found = append(found, file.Path)
	}
	return found
}

// finishBeside finishes what another process has begun with the copies beside a store.
func finishBeside(path string) {
	var found []string
	for _, kept := range disk.Asides(path + ".before-") {
		found = append(found, kept.Path)
	}
	folder := disk.BackupFolder(path)
	entries, _ := os.ReadDir(folder) // a folder that is not there has none
	for _, entry := range entries {
		found = append(found, filepath.Join(folder, entry.Name()))
	}
	for _, file := range found {
		if name, is := strings.CutSuffix(file, disk.Restoring); is {
			_ = disk.FinishRestore(name) // or another time
		} else if strings.HasSuffix(file, ".restored") {
			_ = os.Remove(file) // likewise
		}
	}
}

// sealBeside seals the plain copies beside a sealed store with its key. Each of them becomes the image of a container
// as it is, whether it can be read or not.
func sealBeside(path string, key *sealed.Key) error {
	var errs []error
	for _, name := range copiesBeside(path) {
		if disk.IsPlain(name) {
			errs = append(errs, fault.Explained(name, sealCopy(name, key)))
		}
	}
	return errors.Join(errs...)
}

func sealCopy(path string, key *sealed.Key) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if disk.HasWAL(path) {
		_ = sqlite.Connect(path, sqlite.InUse).Close() // writes it back, if it can be
	}
	image, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	defer clear(image)
	sqlite.WithoutWAL(image)
	if _, err := sealed.Write(path+".restored", key, image, nil); err != nil {
		return err
	}
	return errors.Join(disk.FinishAs(path+".restored", path), os.Chtimes(path, time.Time{}, info.ModTime()))
}

// resealBeside seals the copies beside the store that its key opens with another key.
func (s sealer) resealBeside(ctx context.Context, key *sealed.Key) error {
	for _, path := range copiesBeside(s.path) {
		if !IsSealed(path) {
			continue
		}
		source, err := openCopy(ctx, path, s.unlocker(Key{}))
		if err != nil {
			continue // it has another key, or is damaged
		}
		err = resealCopy(ctx, source, key)
		if err != nil {
			return fault.Explained(path, err)
		}
	}
	return nil
}

func resealCopy(ctx context.Context, source *copied, key *sealed.Key) error {
	info, err := os.Stat(source.path)
	if err == nil {
		err = source.sealAs(ctx, source.path+".restored", key)
	}
	if err := errors.Join(err, source.Close()); err != nil {
		return err
	}
	return errors.Join(
		disk.FinishAs(source.path+".restored", source.path), os.Chtimes(source.path, time.Time{}, info.ModTime()),
	)
}

// TryKey reports whether a key opens the sealed file at path, which may be open: nil, ErrPassphrase, or why it cannot
// be read.
func TryKey(ctx context.Context, path string, key Key) error {
	file, err := sealed.Open(path)
	if err != nil {
		return container.Fault(path, err)
	}
	defer wholefile.Closed(file)
	opened, err := key.unlocker().Unlock(ctx, file, path)
	if err != nil {
		return err
	}
	opened.Forget()
	return nil
}

// settle ends the opening of a sealed store: what was not reported as saved goes, pictures have files of their
// own, and the image is one that changes can follow.
func (s sealer) settle(ctx context.Context) error {
	c := s.sealed
	if c == nil {
		container.RemovePhotos(s.path, nil) // of a sealing that did not end
		return nil
	}
	if err := sealBeside(s.path, c.Key); err != nil {
		s.log.Error("a plain copy beside a sealed store stays")
	}
	if err := s.dropTail(ctx); err != nil {
		return err
	}
	return c.Settle(ctx, s.db)
}

// dropTail cuts off what was never reported as saved, and counts edits from the last one on.
func (s sealer) dropTail(ctx context.Context) error {
	last, err := lastEdit(ctx, s.db)
	if err != nil {
		return err
	}
	counted, isKnown := s.lock.Counted()
	if err := s.sealed.DropTail(!isKnown || counted > last.id); err != nil {
		return err
	}
	s.lock.Count(last.id)
	return nil
}

// location is where a store lies.
type location struct {
	path   string
	lock   *disk.Lock
	sealed *container.Container // nil: the file is a plain database
}

// connect makes connections to the store's database.
func (l *location) connect(how sqlite.Use) *sql.DB {
	if l.sealed != nil {
		return l.sealed.Memory.Connect(how)
	}
	return sqlite.Connect(l.path, how)
}

// Sealed reports whether what is on disk can be read only with a key.
func (l *location) Sealed() bool { return l.sealed != nil }
