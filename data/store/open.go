package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
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

// Options are what a store needs from its surroundings. The zero value uses the system's clock and logs nothing.
type Options struct {
	Now func() time.Time
	Log *slog.Logger // never gets a name
	Who string       // whose account of the computer makes the edits; may be empty
	Key Key          // opens a sealed store; a new one is sealed with its passphrase, if it has one
	// MustExist refuses to make a file where there is none (ErrNotFound).
	MustExist bool
}

// Open opens the file at path, or makes a new one where none is, and keeps other processes away until Close. It is the
// only access to a program's data. A file that is open in another process, newer than this program, damaged, read-only,
// sealed with another key or no store at all is refused in a sentence (ErrHeld, ErrNewer, ErrDamaged, ErrReadOnly,
// ErrSealed, ErrPassphrase, ErrNotStore) and left as it is.
func Open(ctx context.Context, path string, options Options) (*Store, error) {
	if options.MustExist && !disk.Exists(path) && !disk.Exists(path+disk.Restoring) {
		return nil, fault.Explained(path, fs.ErrNotExist)
	}
	return open(ctx, path, options, embedded)
}

func open(ctx context.Context, path string, options Options, migrations fs.FS) (*Store, error) {
	steps, err := migrationsIn(migrations)
	if err != nil {
		return nil, err
	}
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.Log == nil {
		options.Log = slog.New(slog.DiscardHandler)
	}
	if path, err = disk.Settled(path); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fault.Explained(path, err)
	}
	if err := disk.Inspect(path); err != nil &&
		!disk.Exists(path+disk.Restoring) { // else the file is about to be replaced
		return nil, err
	}
	lock, err := disk.LockFile(path, options.Now())
	if err != nil {
		return nil, err
	}
	s := &Store{
		location: location{path: path, lock: lock}, now: options.Now, log: options.Log, who: options.Who,
		installed: installed{
			loaded: map[program.ID]*tables.Entry{}, subscribers: subscribers{calls: map[int]func(Event){}},
		},
	}
	err = disk.FinishRestore(path)
	if err == nil {
		finishBeside(path)
		disk.Sweep(path, options.Now(), lock.Unclean)
		err = openerOf(s).start(ctx, steps, options.Key)
	}
	if err == nil {
		err = lock.LockStore(path)
	}
	if err != nil {
		// A file that was not closed well stays marked until it has been opened and checked.
		clean := !lock.Unclean
		if s.db != nil {
			err = errors.Join(err, s.db.Close())
		}
		if s.sealed != nil {
			err = errors.Join(err, s.sealed.Drop())
		}
		_ = lock.Release(clean) // what went wrong before is more important
		return nil, alone(fault.Explained(path, err))
	}
	if err := eraserOf(s).resume(ctx); err != nil {
		s.log.Error("a forgetting that was begun could not be finished", "cause", err)
	}
	return s, nil
}

// alone returns the sentence of a join, so that people read it and nothing else.
func alone(err error) error {
	var sentence *fault.Error
	if errors.As(err, &sentence) {
		return sentence
	}
	return err
}

// IsStore reports whether the file at path is a store, sealed or not, such as a backup.
func IsStore(path string) bool { return disk.IsPlain(path) || IsSealed(path) }

// opener opens a store.
type opener struct{ *Store }

func openerOf(s *Store) opener { return opener{s} }

// start opens the database behind the lock.
func (s opener) start(ctx context.Context, steps []migration, key Key) error {
	began := time.Now()
	if err := s.openFile(ctx, steps, key); err != nil {
		return err
	}
	version, err := s.probe(ctx, len(steps))
	if err != nil {
		return err
	}
	if s.lock.Unclean {
		if err := s.checkStructure(ctx); err != nil {
			return err
		}
	}
	if version < len(steps) {
		if err := s.upgrade(ctx, steps, version); err != nil {
			return err
		}
	}
	s.db = s.connect(sqlite.InUse)
	s.db.SetMaxIdleConns(4)
	s.db.SetMaxOpenConns(4)
	if s.logged, err = tables.EnsureTriggers(ctx, s.db); err != nil {
		return err
	}
	if s.undo, s.redo, err = nextSteps(ctx, s.db); err != nil {
		return err
	}
	if err := s.readLastBackup(ctx); err != nil {
		return err
	}
	wasCopied, err := s.unmark(ctx)
	if err != nil {
		return err
	}
	if s.lock.Unclean {
		if err := s.readRecovery(ctx, wasCopied); err != nil {
			return err
		}
	}
	if err := sealerOf(s.Store).settle(ctx); err != nil {
		return err
	}
	s.log.Info("store opened", "version", len(steps), "unclean", s.lock.Unclean, "took", time.Since(began))
	return nil
}

// openFile makes the file where there is none, and reads a sealed one into memory.
func (s opener) openFile(ctx context.Context, steps []migration, key Key) (err error) {
	switch {
	case IsSealed(s.path):
		s.sealed, err = container.Open(ctx, s.path, key.unlocker())
		if err == nil && s.sealed.IsUnclean() {
			s.lock.Unclean = true
		}
	case disk.Exists(s.path): // a plain file
	case key.Passphrase != "":
		made, refused := sealed.NewKey(key.Passphrase, "")
		if refused != nil {
			return unsealable(s.path, refused)
		}
		s.sealed, err = container.New(ctx, s.path, made, func(db *sql.DB) error { return migrate(ctx, db, steps, 0) })
	default:
		err = create(ctx, s.path, steps)
	}
	if s.sealed != nil {
		s.sealed.Guard(s.lock)
	}
	return err
}

// Close ends the work on the file and unlocks it for others.
func (s *Store) Close() error {
	trimmerOf(s).atEnd()
	err := s.WriteBack(context.Background())
	s.editing.Lock()
	defer s.editing.Unlock()
	err = errors.Join(err, s.db.Close())
	if s.sealed != nil {
		err = errors.Join(err, s.sealed.Close(context.Background()))
	}
	s.log.Info("store closed", "error", err != nil)
	return errors.Join(fault.Explained(s.path, err), s.lock.Release(err == nil))
}

// create makes a new file.
func create(ctx context.Context, path string, steps []migration) error {
	return sqlite.WriteDatabase(path, func(db *sql.DB) error { return migrate(ctx, db, steps, 0) })
}

// probe looks whether the file is a store that this program can read, without changing it, and returns its version.
func (l *location) probe(ctx context.Context, newest int) (version int, err error) {
	how := sqlite.InProbe
	if !disk.HasWAL(l.path) {
		how = sqlite.InProbeAlone
	}
	db := l.connect(how)
	defer wholefile.Closed(db)
	return versionOf(ctx, db, l.path, newest)
}

func versionOf(ctx context.Context, db *sql.DB, path string, newest int) (version int, err error) {
	var application int
	row := db.QueryRowContext(ctx, `SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
		FROM pragma_application_id, pragma_user_version`)
	var objects int
	if err := row.Scan(&application, &version, &objects); err != nil {
		return 0, err
	}
	switch {
	case application != applicationID:
		return 0, fault.OfFile(
			path,
			fault.ErrNotStore,
			nil,
			"{{.File}} belongs to another program. It was left unchanged; choose a Laurel "+
				"file.",
		)
	case version > newest:
		return 0, fault.New(
			fault.ErrNewer,
			nil,
			"{{.File}} was created by a newer version of Laurel "+
				"(its format is {{.Version}}, this version reads up to {{.Known}}). "+
				"Install the newer version to open it.",
			locale.Values{"File": filepath.Base(path), "Version": version, "Known": newest},
		)
	case version < 1:
		return 0, fault.OfFile(
			path, fault.ErrDamaged, nil, "{{.File}} has no version. It was left unchanged; restore the latest backup.",
		)
	}
	return version, nil
}

// checkStructure reads the whole file and looks whether it hangs together.
func (l *location) checkStructure(ctx context.Context) error {
	db := l.connect(sqlite.InUse)
	defer wholefile.Closed(db)
	findings, err := sqlite.StructureFindings(ctx, db)
	if err != nil {
		return err
	}
	if len(findings) > 0 {
		return fault.OfFile(l.path, fault.ErrDamaged, fault.Details(findings),
			"{{.File}} was not closed properly last time and is damaged. It was left unchanged; restore the latest "+
				"backup.")
	}
	return nil
}

// upgrade migrates an older file, with a backup beside it first.
func (s opener) upgrade(ctx context.Context, steps []migration, version int) error {
	kept := fmt.Sprintf("%s.before-version-%d-%s", s.path, version+1, s.now().UTC().Format("20060102T150405"))
	db := s.connect(sqlite.InMigration)
	if err := s.copyDatabase(ctx, db, kept, time.Time{}); err != nil {
		return errors.Join(fault.OfFile(
			s.path,
			fault.ErrFull,
			err,
			"{{.File}} is from an older version and could not be backed up before updating it. It was left "+
				"unchanged; free up space in its folder.",
		), db.Close())
	}
	s.log.Info("migrating", "from", version, "to", len(steps))
	return errors.Join(migrate(ctx, db, steps, version), db.Close())
}
