package store

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

// container is the disk of a sealed store: its database is in memory, and each edit is appended to the container before
// it is committed there.
type container struct {
	path   string
	key    *sealed.Key
	memory *sqlite.Memory
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

// openContainer reads the container at path into memory.
func openContainer(ctx context.Context, path string, by unlocker) (*container, error) {
	file, err := sealed.Open(path)
	if err != nil {
		return nil, ofContainer(path, err)
	}
	defer wholefile.Closed(file)
	c, err := readContainer(ctx, path, file, by)
	if err != nil {
		return nil, err
	}
	if err := c.unpack(file); err != nil {
		return nil, errors.Join(err, c.drop())
	}
	return c, nil
}

// readContainer reads the database of a container into memory.
func readContainer(ctx context.Context, path string, file *sealed.Container, by unlocker) (*container, error) {
	key, err := by.unlock(ctx, file, path)
	if err != nil {
		return nil, err
	}
	content, err := file.Read(key)
	if err != nil {
		return nil, ofContainer(path, err)
	}
	defer clear(content.Image)
	m, err := sqlite.LoadMemory(ctx, content.Image)
	if err != nil {
		return nil, err
	}
	c := &container{path: path, key: key, memory: m, end: content.End, tail: content.Tail}
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
func (c *container) replay(ctx context.Context, changes [][]byte) error {
	for _, change := range changes {
		if err := sqlite.Execute(ctx, c.memory.Keep, change); err != nil {
			return ofContainer(c.path, errors.Join(sealed.ErrDamaged, err))
		}
		clear(change)
	}
	return nil
}

// unpack writes the pictures that a backup has in itself beside the container.
func (c *container) unpack(from *sealed.Container) error {
	for _, name := range from.PhotoNames() {
		content, err := from.SealedPhoto(name)
		if err == nil {
			err = c.writePhoto(name, content)
		}
		if err != nil {
			return fault.Explained(c.path, err)
		}
		c.stale = true
	}
	return nil
}

// rewrite writes the container again, with the database as it is; a plain store has no container. What is not an edit
// and does not go through alter is on disk only then, or when the store is closed.
func (c *container) rewrite(ctx context.Context) error {
	if c == nil {
		return nil
	}
	image, err := c.memory.Image(ctx)
	if err != nil {
		return err
	}
	defer clear(image)
	if err := c.write(image); err != nil {
		return err
	}
	c.written, err = c.dataVersion(ctx)
	return err
}

// dataVersion returns a number that is another one whenever a connection but keep has changed the database.
func (c *container) dataVersion(ctx context.Context) (n int64, err error) {
	return n, c.memory.Keep.QueryRowContext(ctx, "PRAGMA data_version").Scan(&n)
}

func (c *container) write(image []byte) error {
	end, err := sealed.Write(c.path, c.key, image, nil)
	if err != nil {
		return unwritten(c.path, err)
	}
	c.end = end
	c.stale = false
	if c.lock == nil {
		return nil
	}
	return c.lock.LockStore(c.path)
}

// commit commits a transaction. A sealed store has its change on disk before it has it in memory; a plain one has no
// container.
func (c *container) commit(ctx context.Context, tx *sql.Tx, change []byte) error {
	if c == nil {
		return tx.Commit()
	}
	defer clear(change)
	if err := c.end.Append(change); err != nil {
		return unwritten(c.path, err)
	}
	if err := tx.Commit(); err != nil {
		return errors.Join(err, c.end.Withdraw())
	}
	if c.end.Outgrown() {
		_ = c.rewrite(context.WithoutCancel(ctx)) // or another time: the change is on disk
	}
	return nil
}

// ready makes the container one that changes can be appended to.
func (c *container) ready(ctx context.Context) error {
	if c != nil && (c.stale || c.end.IsDoubtful()) {
		return c.rewrite(ctx)
	}
	return nil
}

// close ends the work on the container, which has one image then. What it has in memory is overwritten.
func (c *container) close(ctx context.Context) error {
	if c.isClosed {
		return nil
	}
	c.isClosed = true
	now, err := c.dataVersion(ctx)
	if err == nil && (now != c.written || c.stale || c.end.HasChanges()) {
		err = c.rewrite(ctx)
	}
	c.key.Forget()
	return errors.Join(err, c.memory.Close())
}

// photoFolder is the folder of the pictures of a sealed store.
func photoFolder(path string) string { return path + ".photos" }

// keepPhoto writes a picture beside the container and returns the name of its file, which is random.
func (c *container) keepPhoto(content []byte) (name string, err error) {
	file, err := c.key.Seal(content)
	if err != nil {
		return "", err
	}
	random := make([]byte, 16)
	_, _ = rand.Read(random) // never fails
	name = hex.EncodeToString(random)
	return name, c.writePhoto(name, file)
}

func (c *container) writePhoto(name string, file []byte) error {
	folder := photoFolder(c.path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	return wholefile.Write(filepath.Join(folder, filepath.Base(name)), func(temporary string) error {
		return os.WriteFile(temporary, file, 0o600)
	})
}

// photo returns a picture that lies beside the container.
func (c *container) photo(name string) ([]byte, error) {
	file, err := os.ReadFile(filepath.Join(photoFolder(c.path), filepath.Base(name)))
	if err != nil {
		return nil, err
	}
	return c.key.Unseal(file)
}

// photoFiles returns the names of the files that have a database's pictures. One of an older version has none.
func photoFiles(ctx context.Context, of sqlite.Querier) (names []string, err error) {
	known, err := sqlite.Column[string](ctx, of, `SELECT name FROM pragma_table_info('photo') WHERE name = 'file'`)
	if err != nil || len(known) == 0 {
		return nil, err
	}
	return sqlite.Column[string](ctx, of, `SELECT file FROM photo WHERE file <> ''`)
}

// sealedPhotos are the pictures of a database as their files are, by their names. One that is not there is left out.
func sealedPhotos(ctx context.Context, path string, of sqlite.Querier) (iter.Seq2[string, []byte], error) {
	names, err := photoFiles(ctx, of)
	return func(yield func(string, []byte) bool) {
		for _, name := range names {
			file, err := os.ReadFile(filepath.Join(photoFolder(path), filepath.Base(name)))
			if err == nil && !yield(name, file) {
				return
			}
		}
	}, err
}

// removePhotos removes the pictures beside a container whose names are not in the list.
func removePhotos(path string, named []string) {
	folder := photoFolder(path)
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

// photosIn are the pictures in a folder as their files are, by their names.
func photosIn(folder string) iter.Seq2[string, []byte] {
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

// placePhotos has those pictures of a database where a store of its kind has them: by keep beside a sealed one, or,
// with no keep, in the database. A picture that cannot be read stays as it is; it is damaged then.
func placePhotos(
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

// unlocker has what opens containers: the keys of those that are open, and what a person has entered.
type unlocker struct {
	known []*sealed.Key
	key   Key
}

// unlock returns the key of a container.
func (u unlocker) unlock(ctx context.Context, file *sealed.Container, path string) (*sealed.Key, error) {
	for _, known := range u.known {
		if file.Opens(known) {
			return known, nil
		}
	}
	if u.key == (Key{}) {
		return nil, needsKey(path)
	}
	key, err := file.Unlock(ctx, u.key.Passphrase, u.key.Recovery)
	if err != nil {
		return nil, u.refused(path, err)
	}
	return key, nil
}

func needsKey(path string) error {
	return fault.OfFile(path, fault.ErrSealed, nil, "{{.File}} is sealed. Enter the passphrase with which it was sealed.")
}

func (u unlocker) refused(path string, err error) error {
	switch {
	case errors.Is(err, sealed.ErrKey) && u.key.Passphrase == "":
		return fault.OfFile(path, fault.ErrPassphrase, err,
			"This recovery key does not open {{.File}}. "+
				"Use the passphrase, or the key of the office it was sealed for.")
	case errors.Is(err, sealed.ErrKey):
		return fault.OfFile(path, fault.ErrPassphrase, err,
			"This passphrase does not open {{.File}}. Check the keyboard layout and Caps Lock, then try again.")
	}
	return ofContainer(path, err)
}

// ofContainer is the sentence for what is wrong with a container.
func ofContainer(path string, err error) error {
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

// unwritten is the sentence for a container that could not be written.
func unwritten(path string, err error) error {
	if err == nil {
		return nil
	}
	if err := fault.Explained(path, err); errors.As(err, new(*fault.Error)) {
		return err
	}
	return fault.OfFile(path, fault.ErrDisk, err, fault.DiskFailure)
}

// newContainer makes a sealed store of a new database, which is filled in memory.
func newContainer(
	ctx context.Context, path string, how Sealing, fill func(*sql.DB) error,
) (c *container, err error) {
	key, err := sealed.NewKey(how.Passphrase, how.Office)
	if err != nil {
		return nil, unsealable(path, err)
	}
	m, err := sqlite.NewMemory(ctx)
	if err != nil {
		return nil, err
	}
	db := m.Connect(sqlite.InMigration)
	c = &container{path: path, key: key, memory: m, stale: true}
	if err = errors.Join(fill(db), db.Close()); err == nil {
		err = c.rewrite(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, c.drop())
	}
	return c, nil
}

// drop ends the work on the container without writing.
func (c *container) drop() error {
	c.key.Forget()
	return c.memory.Close()
}

// writeCopy writes a database as a container of the same key, with the pictures that it names.
func (c *container) writeCopy(ctx context.Context, m *sqlite.Memory, path string) error {
	photos, err := sealedPhotos(ctx, c.path, m.Keep)
	if err != nil {
		return err
	}
	return sealInto(ctx, m.Keep, path, c.key, photos)
}

// sealInto writes a database as a container with a key, and pictures that are sealed with it.
func sealInto(ctx context.Context, db *sql.DB, path string, key *sealed.Key, photos iter.Seq2[string, []byte]) error {
	image, err := sqlite.ImageOf(ctx, db)
	if err != nil {
		return err
	}
	defer clear(image)
	_, err = sealed.Write(path, key, image, photos)
	return err
}
