// Package container keeps a store as a sealed file (see laurel/data/sealed): its database is in memory, each edit is
// appended to the file before it is committed, and the pictures lie beside the file.
package container

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"slices"

	"laurel/data/locale"
	"laurel/data/sealed"
	"laurel/data/store/disk"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/wholefile"
)

// Container is the disk of a sealed store: its database is in memory, and each edit is appended to the container before
// it is committed there.
type Container struct {
	Path   string
	Key    *sealed.Key
	Memory *sqlite.Memory
	lock   *disk.Lock // also on the file itself, each time it is replaced; nil: none is needed
	end    *sealed.Log
	tail   sealed.Tail
	stale  bool // the file is to be written again, since its image is not what changes can follow

	versions [2]int // of the image: of its schema, and of the store
	written  int64  // dataVersion of what is on disk
	isClosed bool
}

// versions returns the numbers that are another when a migration or new triggers have changed a database.
func versions(ctx context.Context, of sqlite.Querier) (found [2]int, err error) {
	const query = `SELECT schema_version, user_version FROM pragma_schema_version, pragma_user_version`
	err = of.QueryRowContext(ctx, query).Scan(&found[0], &found[1])
	return found, err
}

// Open reads the container at path into memory.
func Open(ctx context.Context, path string, by Unlocker) (*Container, error) {
	file, err := sealed.Open(path)
	if err != nil {
		return nil, Fault(path, err)
	}
	defer wholefile.Closed(file)
	c, err := Read(ctx, path, file, by)
	if err != nil {
		return nil, err
	}
	if err := c.unpack(file); err != nil {
		return nil, errors.Join(err, c.Drop())
	}
	return c, nil
}

// Read reads the database of a container into memory.
func Read(ctx context.Context, path string, file *sealed.Container, by Unlocker) (*Container, error) {
	key, err := by.Unlock(ctx, file, path)
	if err != nil {
		return nil, err
	}
	content, err := file.Read(key)
	if err != nil {
		return nil, Fault(path, err)
	}
	defer clear(content.Image)
	m, err := sqlite.LoadMemory(ctx, content.Image)
	if err != nil {
		return nil, err
	}
	c := &Container{Path: path, Key: key, Memory: m, end: content.End, tail: content.Tail}
	err = c.replay(ctx, content.Changes)
	if err == nil {
		c.versions, err = versions(ctx, m.Keep)
	}
	if err == nil {
		c.written, err = c.dataVersion(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, m.Close())
	}
	return c, nil
}

// replay makes the changes that were appended since the image was written.
func (c *Container) replay(ctx context.Context, changes [][]byte) error {
	for _, change := range changes {
		if err := sqlite.Execute(ctx, c.Memory.Keep, change); err != nil {
			return Fault(c.Path, errors.Join(sealed.ErrDamaged, err))
		}
		clear(change)
	}
	return nil
}

// unpack writes the pictures that a backup has in itself beside the container.
func (c *Container) unpack(from *sealed.Container) error {
	for _, name := range from.PhotoNames() {
		content, err := from.SealedPhoto(name)
		if err == nil {
			err = c.writePhoto(name, content)
		}
		if err != nil {
			return fault.Explained(c.Path, err)
		}
		c.stale = true
	}
	return nil
}

// Rewrite writes the container again, with the database as it is; a plain store has no container. What is not an edit
// and does not go through alter is on disk only then, or when the store is closed.
func (c *Container) Rewrite(ctx context.Context) error {
	if c == nil {
		return nil
	}
	image, err := c.Memory.Image(ctx)
	if err != nil {
		return err
	}
	defer clear(image)
	if err := c.WriteImage(image); err != nil {
		return err
	}
	c.written, err = c.dataVersion(ctx)
	return err
}

// dataVersion returns a number that is another one whenever a connection but keep has changed the database.
func (c *Container) dataVersion(ctx context.Context) (n int64, err error) {
	return n, c.Memory.Keep.QueryRowContext(ctx, "PRAGMA data_version").Scan(&n)
}

// WriteImage writes the container with an image of its database.
func (c *Container) WriteImage(image []byte) error {
	end, err := sealed.Write(c.Path, c.Key, image, nil)
	if err != nil {
		return fault.Unwritten(c.Path, err)
	}
	c.end = end
	c.stale = false
	if c.lock == nil {
		return nil
	}
	return c.lock.LockStore(c.Path)
}

// Commit commits a transaction. A sealed store has its change on disk before it has it in memory; a plain one has no
// container.
func (c *Container) Commit(ctx context.Context, tx *sql.Tx, change []byte) error {
	if c == nil {
		return tx.Commit()
	}
	defer clear(change)
	if err := c.end.Append(change); err != nil {
		return fault.Unwritten(c.Path, err)
	}
	if err := tx.Commit(); err != nil {
		return errors.Join(err, c.end.Withdraw())
	}
	if c.end.Outgrown() {
		_ = c.Rewrite(context.WithoutCancel(ctx)) // or another time: the change is on disk
	}
	return nil
}

// Ready makes the container one that changes can be appended to.
func (c *Container) Ready(ctx context.Context) error {
	if c != nil && (c.stale || c.end.IsDoubtful()) {
		return c.Rewrite(ctx)
	}
	return nil
}

// Close ends the work on the container, which has one image then. What it has in memory is overwritten.
func (c *Container) Close(ctx context.Context) error {
	if c.isClosed {
		return nil
	}
	c.isClosed = true
	now, err := c.dataVersion(ctx)
	if err == nil && (now != c.written || c.stale || c.end.HasChanges()) {
		err = c.Rewrite(ctx)
	}
	c.Key.Forget()
	return errors.Join(err, c.Memory.Close())
}

// PhotoFolder is the folder of the pictures of a sealed store.
func PhotoFolder(path string) string { return path + ".photos" }

// KeepPhoto writes a picture beside the container and returns the name of its file, which is random.
func (c *Container) KeepPhoto(content []byte) (name string, err error) {
	file, err := c.Key.Seal(content)
	if err != nil {
		return "", err
	}
	random := make([]byte, 16)
	_, _ = rand.Read(random) // never fails
	name = hex.EncodeToString(random)
	return name, c.writePhoto(name, file)
}

func (c *Container) writePhoto(name string, file []byte) error {
	folder := PhotoFolder(c.Path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	return wholefile.Write(filepath.Join(folder, filepath.Base(name)), func(temporary string) error {
		return os.WriteFile(temporary, file, 0o600)
	})
}

// Photo returns a picture that lies beside the container.
func (c *Container) Photo(name string) ([]byte, error) {
	file, err := os.ReadFile(filepath.Join(PhotoFolder(c.Path), filepath.Base(name)))
	if err != nil {
		return nil, err
	}
	return c.Key.Unseal(file)
}

// PhotoFiles returns the names of the files that have a database's pictures. One of an older version has none.
func PhotoFiles(ctx context.Context, of sqlite.Querier) (names []string, err error) {
	known, err := sqlite.Column[string](ctx, of, `SELECT name FROM pragma_table_info('photo') WHERE name = 'file'`)
	if err != nil || len(known) == 0 {
		return nil, err
	}
	return sqlite.Column[string](ctx, of, `SELECT file FROM photo WHERE file <> ''`)
}

// sealedPhotos are the pictures of a database as their files are, by their names. One that is not there is left out.
func sealedPhotos(ctx context.Context, path string, of sqlite.Querier) (iter.Seq2[string, []byte], error) {
	names, err := PhotoFiles(ctx, of)
	return func(yield func(string, []byte) bool) {
		for _, name := range names {
			file, err := os.ReadFile(filepath.Join(PhotoFolder(path), filepath.Base(name)))
			if err == nil && !yield(name, file) {
				return
			}
		}
	}, err
}

// RemovePhotos removes the pictures beside a container whose names are not in the list.
func RemovePhotos(path string, named []string) {
	folder := PhotoFolder(path)
	files, _ := os.ReadDir(folder) // a folder that is not there has none
	for _, file := range files {
		if sealed.IsPhotoName(file.Name()) && !slices.Contains(named, file.Name()) {
			disk.Wipe(filepath.Join(folder, file.Name()))
			_ = os.Remove(filepath.Join(folder, file.Name())) // or another time
		}
	}
	if len(named) == 0 {
		_ = os.Remove(folder) // if it is empty
	}
}

// PhotosIn are the pictures in a folder as their files are, by their names.
func PhotosIn(folder string) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		files, _ := os.ReadDir(folder) // a folder that is not there has none
		for _, file := range files {
			content, err := os.ReadFile(filepath.Join(folder, file.Name()))
			if err == nil && sealed.IsPhotoName(file.Name()) && !yield(file.Name(), content) {
				return
			}
		}
	}
}

// PlacePhotos has those pictures of a database where a store of its kind has them: by keep beside a sealed one, or,
// with no keep, in the database. A picture that cannot be read stays as it is; it is damaged then.
func PlacePhotos(
	ctx context.Context,
	db *sql.DB,
	which string, // a condition of SQL
	read func(name string) ([]byte, error),
	keep func(content []byte) (name string, err error),
) (placed int, err error) {
	ids, err := sqlite.Column[string](ctx, db, `SELECT id FROM photo WHERE `+which)
	if err != nil {
		return 0, err
	}
	for _, id := range ids {
		var content []byte
		var name string
		err := db.QueryRowContext(ctx, `SELECT image, file FROM photo WHERE id = ?`, id).Scan(&content, &name)
		if err != nil {
			return placed, err
		}
		if name != "" {
			if content, err = read(name); err != nil {
				continue
			}
			name = ""
		}
		if keep != nil {
			if name, err = keep(content); err != nil {
				return placed, err
			}
			content = []byte{}
		}
		if _, err := db.ExecContext(
			ctx, `UPDATE photo SET image = ?, file = ? WHERE id = ?`, content, name, id,
		); err != nil {
			return placed, err
		}
		placed++
	}
	return placed, nil
}

// Unlocker has what opens containers: the keys of those that are open, and what a person has entered.
type Unlocker struct {
	Known                []*sealed.Key
	Passphrase, Recovery string
}

// Unlock returns the key of a container.
func (u Unlocker) Unlock(ctx context.Context, file *sealed.Container, path string) (*sealed.Key, error) {
	for _, known := range u.Known {
		if file.Opens(known) {
			return known, nil
		}
	}
	if u.Passphrase+u.Recovery == "" {
		return nil, needsKey(path)
	}
	key, err := file.Unlock(ctx, u.Passphrase, u.Recovery)
	if err != nil {
		return nil, u.refused(path, err)
	}
	return key, nil
}

func needsKey(path string) error {
	return fault.OfFile(
		path,
		fault.ErrSealed,
		nil,
		"{{.File}} is sealed. Enter the passphrase with which it was sealed.",
	)
}

func (u Unlocker) refused(path string, err error) error {
	switch {
	case errors.Is(err, sealed.ErrKey) && u.Passphrase == "":
		return fault.OfFile(path, fault.ErrPassphrase, err,
			"This recovery key does not open {{.File}}. "+
				"Use the passphrase, or the key of the office it was sealed for.")
	case errors.Is(err, sealed.ErrKey):
		return fault.OfFile(path, fault.ErrPassphrase, err,
			"This passphrase does not open {{.File}}. Check the keyboard layout and Caps Lock, then try again.")
	}
	return Fault(path, err)
}

// Fault is the sentence for what is wrong with a container.
func Fault(path string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, sealed.ErrNewer):
		return fault.New(
			fault.ErrNewer, err, "{{.File}} was sealed by a newer version of Laurel. Install that version to open it.",
			locale.Values{"File": filepath.Base(path)},
		)
	case errors.Is(err, sealed.ErrDamaged):
		return fault.OfFile(path, fault.ErrDamaged, err,
			"{{.File}}: the file is damaged. It was left unchanged; restore the latest backup.")
	}
	return fault.Explained(path, err)
}

// New makes a sealed store of a new database, which is filled in memory.
func New(
	ctx context.Context, path string, key *sealed.Key, fill func(*sql.DB) error,
) (c *Container, err error) {
	m, err := sqlite.NewMemory(ctx)
	if err != nil {
		return nil, err
	}
	db := m.Connect(sqlite.InMigration)
	c = &Container{Path: path, Key: key, Memory: m, stale: true}
	if err = errors.Join(fill(db), db.Close()); err == nil {
		err = c.Rewrite(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, c.Drop())
	}
	return c, nil
}

// Drop ends the work on the container without writing.
func (c *Container) Drop() error {
	c.isClosed = true
	c.Key.Forget()
	return c.Memory.Close()
}

// WriteCopy writes a database as a container of the same key, with the pictures that it names.
func (c *Container) WriteCopy(ctx context.Context, m *sqlite.Memory, path string) error {
	photos, err := sealedPhotos(ctx, c.Path, m.Keep)
	if err != nil {
		return err
	}
	return Write(ctx, m.Keep, path, c.Key, photos)
}

// Write writes a database as a container with a key, and pictures that are sealed with it.
func Write(ctx context.Context, db *sql.DB, path string, key *sealed.Key, photos iter.Seq2[string, []byte]) error {
	image, err := sqlite.ImageOf(ctx, db)
	if err != nil {
		return err
	}
	defer clear(image)
	_, err = sealed.Write(path, key, image, photos)
	return err
}

// Settle moves the pictures of the database into files of their own, and writes the container again where changes
// cannot follow its image.
func (c *Container) Settle(ctx context.Context, db *sql.DB) error {
	placed, err := PlacePhotos(ctx, db, "file = ''", nil, c.KeepPhoto)
	if err != nil {
		return err
	}
	now, err := versions(ctx, db)
	if err != nil {
		return err
	}
	if c.stale || placed > 0 || now != c.versions {
		if err := c.Rewrite(ctx); err != nil {
			return err
		}
	}
	named, err := PhotoFiles(ctx, db)
	if err == nil {
		RemovePhotos(c.Path, named)
	}
	return err
}

// IsBroken reports whether the file does not end with a whole change.
func (c *Container) IsBroken() bool { return c.tail == sealed.Broken }

// IsUnclean reports whether the container was not closed: it has changes beside its image, or part of one.
func (c *Container) IsUnclean() bool { return c.end.HasChanges() || c.tail != sealed.Whole }

// DropTail cuts off a change that was never reported as saved; one that was reported is lost, so that the container is
// damaged.
func (c *Container) DropTail(wasReported bool) error {
	switch {
	case c.IsBroken() && wasReported:
		return Fault(c.Path, sealed.ErrDamaged)
	case c.tail != sealed.Whole:
		return c.end.Trim()
	}
	return nil
}

// Outdate has the container written again before the next change, which cannot follow its image.
func (c *Container) Outdate() { c.stale = true }

// Guard has a lock follow the file each time that it is replaced.
func (c *Container) Guard(lock *disk.Lock) { c.lock = lock }
