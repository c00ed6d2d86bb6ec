package store

import (
	"context"
	"database/sql"
	"errors"
	"maps"

	"github.com/google/uuid"
	"github.com/mattn/go-sqlite3"
)

// memory is a database in memory, which the connections of this process share by its name.
type memory struct {
	name string
	keep *sql.DB // one connection that keeps it while there is no other
}

// newMemory makes an empty database in memory.
func newMemory(ctx context.Context) (*memory, error) {
	m := &memory{name: "/laurel-" + uuid.NewString()}
	m.keep = m.connect(inMigration)
	m.keep.SetMaxOpenConns(1)
	return m, m.keep.PingContext(ctx)
}

// loaded makes a database in memory from its image.
func loadedMemory(ctx context.Context, image []byte) (*memory, error) {
	m, err := newMemory(ctx)
	if err != nil {
		return nil, err
	}
	// What SQLite opens from an image cannot grow, so that it is copied.
	scratch := connect(":memory:", use{})
	scratch.SetMaxOpenConns(1)
	err = withDriver(ctx, scratch, func(c *sqlite3.SQLiteConn) error { return c.Deserialize(image, "main") })
	if err == nil {
		err = pages(ctx, scratch, m.keep)
	}
	if err := errors.Join(err, scratch.Close()); err != nil {
		return nil, errors.Join(err, m.close())
	}
	return m, nil
}

// memoryOf copies a database into memory.
func memoryOf(ctx context.Context, db *sql.DB) (*memory, error) {
	image, err := imageOf(ctx, db)
	if err != nil {
		return nil, err
	}
	defer clear(image)
	return loadedMemory(ctx, image)
}

// connect makes connections to the database. A reader waits until an edit is whole, and an edit until nobody reads.
func (m *memory) connect(how use) *sql.DB {
	how = maps.Clone(how)
	maps.Copy(how, use{
		"mode": {"rwc"}, "vfs": {"memdb"}, "_journal_mode": {"MEMORY"}, "_busy_timeout": {"60000"},
	})
	delete(how, "immutable")
	return connect(m.name, how)
}

// image returns the database as the last transaction left it, as a file of SQLite.
func (m *memory) image(ctx context.Context) ([]byte, error) { return imageOf(ctx, m.keep) }

// imageOf returns a database as a file of SQLite that needs no WAL.
func imageOf(ctx context.Context, db *sql.DB) (image []byte, err error) {
	err = withDriver(ctx, db, func(c *sqlite3.SQLiteConn) error {
		image, err = c.Serialize("main")
		return err
	})
	withoutWAL(image)
	return image, err
}

// withoutWAL makes the header of a database that of one with a rollback journal (its file format, versions of writing
// and reading).
func withoutWAL(image []byte) {
	if len(image) >= 100 {
		image[18] = 1
		image[19] = 1
	}
}

// close ends the database. Its memory goes back to the system overwritten, as far as the pages are SQLite's.
func (m *memory) close() error {
	m.wipe(context.Background())
	return m.keep.Close()
}

// wipe removes all tables, whose pages SQLite overwrites. When somebody still reads, it ends without.
func (m *memory) wipe(ctx context.Context) {
	_, err := m.keep.ExecContext(ctx,
		"PRAGMA busy_timeout = 200; PRAGMA foreign_keys = OFF; PRAGMA journal_mode = OFF; PRAGMA secure_delete = ON")
	if err != nil {
		return
	}
	tables, _ := queryColumn[string](ctx, m.keep,
		`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`)
	for _, table := range tables {
		if _, err := m.keep.ExecContext(ctx, "DROP TABLE "+quoted(table)); err != nil {
			return
		}
	}
}
