// Package sqlite opens databases of SQLite with the pragmas of a store, in files and in memory, and runs queries and
// scripts in them. It knows nothing of records.
package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"

	"laurel/data/wholefile"
)

// Use is how a file is opened.
type Use url.Values

var (
	// InUse is how a store is edited.
	InUse = Use{
		"mode": {"rw"}, "_journal_mode": {"WAL"}, "_synchronous": {"FULL"}, "_foreign_keys": {"1"},
		"_secure_delete": {"on"},
		"_busy_timeout":  {"5000"}, "_stmt_cache_size": {"64"},
	}
	// InMigration is for a change of schema, which must not be stopped by foreign keys half-way; they are checked at
	// its end.
	InMigration = Use{
		"mode": {"rw"}, "_journal_mode": {"WAL"}, "_synchronous": {"FULL"}, "_foreign_keys": {"0"},
		"_secure_delete": {"on"},
	}
	// InCreation is for a new file or a copy, which is whole in itself, with no WAL beside it.
	InCreation = Use{
		"mode": {"rwc"}, "_journal_mode": {"DELETE"}, "_synchronous": {"FULL"}, "_foreign_keys": {"0"},
		"_secure_delete": {"on"},
	}
	// InCopy is for reading a copy; SQLite reads a file that may not be written all the same.
	InCopy = Use{"mode": {"rw"}}
	// InProbe is for a file that is only looked at.
	InProbe = Use{"mode": {"ro"}}
	// InProbeAlone is InProbe without a WAL: no files beside it are needed, which SQLite would leave lying.
	InProbeAlone = Use{"mode": {"ro"}, "immutable": {"1"}}
)

// dsn names a file to SQLite. Home folders contain '#', '?', '%' and spaces, Windows paths a drive letter or a server.
func dsn(path string, how Use) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path, RawQuery: url.Values(how).Encode()}).String()
}

// connector makes connections with the pragmas of the DSN, and those that the driver has no parameter for.
type connector struct {
	dsn    string
	driver *sqlite3.SQLiteDriver
}

// Connect makes connections to a file with the pragmas of its use.
func Connect(path string, how Use) *sql.DB {
	return sql.OpenDB(connector{dsn(path, how), &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
		// The WAL is written back each 256 pages (1 MB): what a damaged one can lose is little.
		_, err := c.Exec(
			"PRAGMA wal_autocheckpoint = 256; PRAGMA trusted_schema = OFF; "+
				"PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY",
			nil,
		)
		return err
	}}})
}

// Connect implements driver.Connector.
func (c connector) Connect(context.Context) (driver.Conn, error) { return c.driver.Open(c.dsn) }

// Driver implements driver.Connector.
func (c connector) Driver() driver.Driver { return c.driver }

// withDriver calls work with a connection of the driver.
func withDriver(ctx context.Context, db *sql.DB, work func(*sqlite3.SQLiteConn) error) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer wholefile.Closed(conn)
	return conn.Raw(func(raw any) error {
		c, ours := raw.(*sqlite3.SQLiteConn)
		if !ours {
			return fmt.Errorf("a connection of the type %T", raw)
		}
		return work(c)
	})
}

// CopyPages copies all pages in one step, so that no edit comes in between.
func CopyPages(ctx context.Context, from, to *sql.DB) error {
	return withDriver(ctx, from, func(source *sqlite3.SQLiteConn) error {
		return withDriver(ctx, to, func(target *sqlite3.SQLiteConn) error {
			backup, err := target.Backup("main", source, "main")
			if err != nil {
				return err
			}
			_, err = backup.Step(-1)
			return errors.Join(err, backup.Finish())
		})
	})
}

// WriteDatabase has a new database filled, which gets its name when it is whole.
func WriteDatabase(path string, fill func(*sql.DB) error) error {
	return wholefile.Write(path, func(temporary string) error {
		db := Connect(temporary, InCreation)
		err := errors.Join(fill(db), db.Close())
		if err != nil {
			_ = os.Remove(temporary + "-journal")
		}
		return err
	})
}
