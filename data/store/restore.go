package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/sealed"
	"laurel/data/store/container"
	"laurel/data/store/disk"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
	"laurel/data/wholefile"
)

// copied is a backup or another store that is open for reading, with the name and version of ours. A sealed one is in
// memory.
type copied struct {
	path    string
	version int
	db      *sql.DB
	file    *sealed.Container // nil: it is plain
	sealed  *container.Container
}

// openCopy opens a backup. The error is a sentence.
func openCopy(ctx context.Context, path string, by container.Unlocker) (*copied, error) {
	steps, err := migrationsIn(embedded)
	if err != nil {
		return nil, err
	}
	if err := disk.Inspect(path); err != nil && !errors.Is(err, fault.ErrReadOnly) {
		return nil, err
	}
	c := &copied{path: path}
	if IsSealed(path) {
		err = c.unseal(ctx, by)
	} else {
		c.db = sqlite.Connect(path, sqlite.InCopy)
		if _, err := c.db.ExecContext(ctx, "SELECT count(*) FROM sqlite_schema"); err != nil && !disk.HasWAL(path) {
			wholefile.Closed(c.db) // on a disk that may not be written, SQLite cannot make its files beside a store
			c.db = sqlite.Connect(path, sqlite.InProbeAlone)
		}
	}
	if err == nil {
		c.version, err = versionOf(ctx, c.db, path, len(steps))
	}
	if err != nil {
		wholefile.Closed(c)
		return nil, fault.Explained(path, err)
	}
	return c, nil
}

func (c *copied) unseal(ctx context.Context, by container.Unlocker) (err error) {
	if c.file, err = sealed.Open(c.path); err != nil {
		return container.Fault(c.path, err)
	}
	if c.sealed, err = container.Read(ctx, c.path, c.file, by); err != nil {
		return err
	}
	if c.sealed.IsBroken() {
		return container.Fault(c.path, sealed.ErrDamaged)
	}
	c.db = c.sealed.Memory.Connect(sqlite.InUse)
	return nil
}

// Close ends the reading.
func (c *copied) Close() error {
	var err error
	if c.db != nil {
		err = c.db.Close()
	}
	if c.sealed != nil {
		err = errors.Join(err, c.sealed.Memory.Close())
	}
	if c.file != nil {
		err = errors.Join(err, c.file.Close())
	}
	return err
}

// photo returns a picture, which a sealed backup has in itself and a store beside itself.
func (c *copied) photo(name string) ([]byte, error) {
	if c.sealed == nil {
		return nil, fs.ErrNotExist
	}
	content, err := c.file.Photo(c.sealed.Key, name)
	if errors.Is(err, fs.ErrNotExist) {
		return c.sealed.Photo(name)
	}
	return content, err
}

// Restore puts the backup at from in the place of the file at to, which may be damaged or missing but not open. The key
// opens whichever of the two is sealed; what a sealed backup makes is sealed as it is, and what a plain one makes in
// the place of a sealed file is sealed as that. The file that was there is kept beside it as NAME.before-restore (-2,
// -3 ... when that name exists), with its WAL if it has one.
func Restore(ctx context.Context, from, to string, key Key) error {
	from, err := disk.Settled(from)
	if err != nil {
		return err
	}
	if to, err = disk.Settled(to); err != nil {
		return err
	}
	if from == to {
		return fault.OfFile(to, fault.ErrExists, nil, "{{.File}} cannot be restored from itself. Choose a backup.")
	}
	if _, err := os.Stat(from); err != nil {
		return fault.New(
			fault.ErrNotFound,
			err,
			"There is no backup at {{.Path}}. Choose another file.",
			locale.Values{"Path": from},
		)
	}
	source, err := openCopy(ctx, from, key.unlocker())
	if err != nil {
		return err
	}
	defer wholefile.Closed(source)
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return fault.Explained(to, err)
	}
	lock, err := disk.LockFile(to, time.Now())
	if err != nil {
		return err
	}
	if err = disk.FinishRestore(to); err == nil {
		err = replace(ctx, source, to, key)
	}
	return alone(errors.Join(fault.Explained(to, err), lock.Release(err == nil)))
}

func replace(ctx context.Context, source *copied, to string, key Key) error {
	restored := to + ".restored"
	if err := source.writeTo(ctx, restored, to, key); err != nil {
		return fault.Explained(source.path, err)
	}
	if err := keepAside(to); err != nil {
		return errors.Join(err, os.Remove(restored))
	}
	return disk.FinishAs(restored, to)
}

// writeTo writes what is to take the place of the file at to.
func (c *copied) writeTo(ctx context.Context, restored, to string, key Key) error {
	switch {
	case c.sealed != nil:
		return c.sealAs(ctx, restored, c.sealed.Key)
	case IsSealed(to):
		old, err := sealed.Open(to)
		if err != nil {
			return container.Fault(to, err)
		}
		defer wholefile.Closed(old)
		dataKey, err := key.unlocker().Unlock(ctx, old, to)
		if err != nil {
			return err
		}
		return container.Write(ctx, c.db, restored, dataKey, nil)
	}
	plain := &location{path: c.path}
	return plain.copyDatabase(ctx, c.db, restored, time.Time{})
}

// sealAs writes a container with all that a copy contains, sealed with a key.
func (c *copied) sealAs(ctx context.Context, path string, key *sealed.Key) error {
	names, err := container.PhotoFiles(ctx, c.db)
	if err != nil {
		return err
	}
	return container.Write(ctx, c.db, path, key, func(yield func(string, []byte) bool) {
		for _, name := range names {
			content, err := c.photo(name)
			if err == nil {
				content, err = key.Seal(content)
			}
			if err == nil && !yield(name, content) { // a damaged one is left out
				return
			}
		}
	})
}

// RestoreFrom makes the open store what a backup contains, in one step: whoever looks sees the old content or the new.
// The log of edits is the backup's too, so that undo does not reach the content before; make a backup of it first. A
// sealed backup is opened with the key of the open store or the one that is given; the store stays sealed, or plain, as
// it is.
func (s *Store) RestoreFrom(ctx context.Context, path string, key Key) (err error) {
	source, err := openCopy(ctx, path, s.unlocker(key))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	next, err := replacerOf(s).broughtUp(ctx, source)
	if err != nil {
		return fault.Explained(path, err)
	}
	defer func() { err = errors.Join(err, next.db.Close(), next.sealed.Memory.Close()) }()
	var keep func([]byte) (string, error)
	if s.sealed != nil {
		keep = s.sealed.KeepPhoto
	}
	if _, err := container.PlacePhotos(ctx, next.db, "TRUE", source.photo, keep); err != nil {
		return fault.Unwritten(s.path, err)
	}
	affected, err := replacerOf(s).replace(ctx, next)
	if err != nil {
		return fault.Explained(s.path, err)
	}
	s.notify("", affected)
	return nil
}

// replacer replaces what a store contains.
type replacer struct{ *Store }

func replacerOf(s *Store) replacer { return replacer{s} }

// broughtUp returns what a copy contains as a store in memory, of this version and compared with its log.
func (s replacer) broughtUp(ctx context.Context, source *copied) (*Store, error) {
	m, err := sqlite.MemoryOf(ctx, source.db)
	if err != nil {
		return nil, err
	}
	next := &Store{
		location: location{path: source.path, sealed: &container.Container{Memory: m}},
		now:      s.now,
		log:      s.log,
	}
	err = replacerOf(next).bringUp(ctx, source.version)
	if err != nil {
		if next.db != nil {
			wholefile.Closed(next.db)
		}
		return nil, errors.Join(err, m.Close())
	}
	return next, nil
}

func (s replacer) bringUp(ctx context.Context, version int) error {
	steps, err := migrationsIn(embedded)
	if err != nil {
		return err
	}
	older := s.connect(sqlite.InMigration)
	if err := errors.Join(migrate(ctx, older, steps, version), older.Close()); err != nil {
		return err
	}
	s.db = s.connect(sqlite.InUse)
	if s.logged, err = tables.EnsureTriggers(ctx, s.db); err != nil {
		return err
	}
	return s.Sound(ctx)
}

// replace copies all pages of another store into this one, and returns the programs that were or are there.
func (s replacer) replace(ctx context.Context, source *Store) (affected map[program.ID]bool, err error) {
	s.editing.Lock()
	defer s.editing.Unlock()
	return s.replaceLocked(ctx, source)
}

// replaceLocked is replace while no edit runs.
func (s replacer) replaceLocked(
	ctx context.Context, source *Store,
) (affected map[program.ID]bool, err error) {
	s.soundness.Lock()
	defer s.soundness.Unlock()
	affected = map[program.ID]bool{}
	note := func() error {
		ids, err := sqlite.Column[program.ID](ctx, s.db, `SELECT id FROM program`)
		for _, id := range ids {
			affected[id] = true
		}
		return err
	}
	if err := note(); err != nil {
		return nil, err
	}
	if err := s.replacePages(ctx, source); err != nil {
		return nil, err
	}
	s.soundness.isKnown = false
	s.soundness.fault = nil
	if s.logged, err = tables.EnsureTriggers(ctx, s.db); err != nil {
		return nil, err
	}
	undo, redo, err := nextSteps(ctx, s.db)
	if err != nil {
		return nil, err
	}
	if err := note(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.generation++
	s.loaded = map[program.ID]*tables.Entry{}
	s.undo = undo
	s.redo = redo
	return affected, openerOf(s.Store).readLastBackup(ctx)
}

// replacePages replaces the database, on disk first where it is sealed.
func (s replacer) replacePages(ctx context.Context, source *Store) error {
	if s.sealed == nil {
		err := errors.Join(sqlite.CopyPages(ctx, source.db, s.db), s.recount(ctx))
		s.beside = false
		s.marked = false
		openerOf(s.Store).writtenBack(ctx)
		return err
	}
	image, err := sqlite.ImageOf(ctx, source.db)
	if err != nil {
		return err
	}
	defer clear(image)
	if err := s.sealed.WriteImage(image); err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx) // memory follows the disk
	if err := sqlite.CopyPages(ctx, source.db, s.db); err != nil {
		s.sealed.Outdate()
		return errors.Join(err, s.sealed.Rewrite(ctx)) // what is in memory is what there is
	}
	if err := s.recount(ctx); err != nil {
		return err
	}
	named, err := container.PhotoFiles(ctx, s.db)
	if err == nil {
		container.RemovePhotos(s.path, named)
	}
	return err
}

// recount notes which edit is now the last one.
func (s replacer) recount(ctx context.Context) error {
	last, err := lastEdit(ctx, s.db)
	if err == nil {
		s.lock.Count(last.id)
	}
	return err
}

// unlocker has the key of the open store, and another one for what was sealed otherwise.
func (s *Store) unlocker(key Key) container.Unlocker {
	if s.sealed == nil {
		return key.unlocker()
	}
	return key.unlocker(s.sealed.Key)
}

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
			return old.CopyTo(aside, container.PhotosIn(container.PhotoFolder(path)))
		}
	}
	for _, rest := range []string{"-wal", ""} {
		if err := wholefile.Copy(path+rest, aside+rest); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
