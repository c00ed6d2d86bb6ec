package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"maps"

	"github.com/google/uuid"
	"github.com/mattn/go-sqlite3"
)

// Memory is a database in memory, which the connections of this process share by its name.
type Memory struct {
	name string
	Keep *sql.DB // one connection that keeps it while there is no other
}

// NewMemory makes an empty database in memory.
func NewMemory(ctx context.Context) (*Memory, error) {
	m := &Memory{name: "/laurel-" + uuid.NewString()}
	m.Keep = m.Connect(InMigration)
	m.Keep.SetMaxOpenConns(1)
	return m, m.Keep.PingContext(ctx)
}

// LoadMemory makes a database in memory from its image.
func LoadMemory(ctx context.Context, image []byte) (*Memory, error) {
	m, err := NewMemory(ctx)
	if err != nil {
		return nil, err
	}
	// What SQLite opens from an image cannot grow, so that it is copied.
	scratch := Connect(":memory:", Use{})
	scratch.SetMaxOpenConns(1)
	err = withDriver(ctx, scratch, func(c *sqlite3.SQLiteConn) error { return c.Deserialize(image, "main") })
	if err == nil {
		err = CopyPages(ctx, scratch, m.Keep)
	}
	if err := errors.Join(err, scratch.Close()); err != nil {
		return nil, errors.Join(err, m.Close())
	}
	return m, nil
}

// MemoryOf copies a database into memory.
func MemoryOf(ctx context.Context, db *sql.DB) (*Memory, error) {
	image, err := ImageOf(ctx, db)
	if err != nil {
		return nil, err
	}
	defer clear(image)
	return LoadMemory(ctx, image)
}

// Connect makes connections to the database. A reader waits until an edit is whole, and an edit until nobody reads.
func (m *Memory) Connect(how Use) *sql.DB {
	how = maps.Clone(how)
	maps.Copy(how, Use{
		"mode": {"rwc"}, "vfs": {"memdb"}, "_journal_mode": {"MEMORY"}, "_busy_timeout": {"60000"},
	})
	delete(how, "immutable")
	return Connect(m.name, how)
}

// Image returns the database as the last transaction left it, as a file of SQLite.
func (m *Memory) Image(ctx context.Context) ([]byte, error) { return ImageOf(ctx, m.Keep) }

// ImageOf returns a database as a file of SQLite that needs no WAL.
func ImageOf(ctx context.Context, db *sql.DB) (image []byte, err error) {
	err = withDriver(ctx, db, func(c *sqlite3.SQLiteConn) error {
		image, err = c.Serialize("main")
		return err
	})
	WithoutWAL(image)
	return image, err
}

// WithoutWAL makes the header of a database that of one with a rollback journal (its file format, versions of writing
// and reading).
func WithoutWAL(image []byte) {
	if len(image) >= 100 {
		image[18] = 1
		image[19] = 1
	}
}

// Close ends the database. Its memory goes back to the system overwritten, as far as the pages are SQLite's.
func (m *Memory) Close() error {
	m.Wipe(context.Background())
	return m.Keep.Close()
}

// Wipe removes all tables, whose pages SQLite overwrites. When somebody still reads, it ends without.
func (m *Memory) Wipe(ctx context.Context) {
	_, err := m.Keep.ExecContext(ctx,
		"PRAGMA busy_timeout = 200; PRAGMA foreign_keys = OFF; PRAGMA journal_mode = OFF; PRAGMA secure_delete = ON")
	if err != nil {
		return
	}
	tables, _ := Column[string](ctx, m.Keep,
		`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`)
	for _, table := range tables {
		if _, err := m.Keep.ExecContext(ctx, "DROP TABLE "+Quoted(table)); err != nil {
			return
		}
	}
}
