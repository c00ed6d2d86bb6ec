package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"time"

	"laurel/data/locale"
	"laurel/data/store/disk"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
)

// Backup writes a copy of the file as the last edit left it to path, while work goes on. An existing file there is
// replaced only by a whole copy that was checked.
func (s *Store) Backup(ctx context.Context, path string) error {
	target, err := disk.Settled(path)
	if err != nil {
		return err
	}
	if folder, err := os.Stat(filepath.Dir(target)); err != nil || !folder.IsDir() {
		return fault.New(
			fault.ErrReadOnly,
			err,
			"The folder {{.Folder}} for the backup does not exist. Create it first, or choose another.",
			locale.Values{"Folder": filepath.Dir(target)},
		)
	}
	if target == s.path {
		return fault.OfFile(
			path,
			fault.ErrExists,
			nil,
			"{{.File}} is the file itself. Choose another name for its backup.",
		)
	}
	if err := trimmerOf(s).mixAnswers(ctx); err != nil {
		return fault.Explained(s.path, err)
	}
	at := s.now().UTC()
	if err := s.copyDatabase(ctx, s.db, target, at); err != nil {
		return fault.Explained(target, err)
	}
	if err := s.alter(ctx, `UPDATE file SET last_backup = ?`, at.Format(time.RFC3339Nano)); err != nil {
		return fault.Explained(s.path, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lastBackup = at
	return nil
}

// LastBackup returns when Backup last wrote a copy of this file, and whether it ever did.
func (s Copies) LastBackup() (time.Time, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.lastBackup, !s.lastBackup.IsZero()
}

func (s opener) readLastBackup(ctx context.Context) error {
	var text string
	if err := s.db.QueryRowContext(ctx, `SELECT last_backup FROM file`).Scan(&text); err != nil || text == "" {
		return err
	}
	at, err := time.Parse(time.RFC3339Nano, text)
	s.lastBackup = at
	return err
}

// copyDatabase writes the store's database to a file of its own, by SQLite's online backup; of a sealed store it is a
// container with the same key, which has the pictures too. The copy records that it was backed up at that time, so that
// whoever restores it sees of when it is; with the zero time it records what the original does.
func (l *location) copyDatabase(ctx context.Context, from *sql.DB, path string, at time.Time) error {
	if l.sealed == nil {
		return sqlite.WriteDatabase(path, func(to *sql.DB) error { return copyInto(ctx, from, to, at) })
	}
	m, err := sqlite.NewMemory(ctx)
	if err != nil {
		return err
	}
	err = copyInto(ctx, from, m.Keep, at)
	if err == nil {
		err = l.sealed.WriteCopy(ctx, m, path)
	}
	return errors.Join(err, m.Close())
}

func copyInto(ctx context.Context, from, to *sql.DB, at time.Time) error {
	err := sqlite.CopyPages(ctx, from, to)
	if err == nil {
		// Its header names a WAL, as the original's does; it is to be complete alone.
		_, err = to.ExecContext(ctx, "PRAGMA journal_mode = DELETE")
	}
	if err == nil && !at.IsZero() { // what is not saved is in no backup
		_, err = to.ExecContext(ctx, `DELETE FROM draft; DELETE FROM setting WHERE name = '`+editsBeside+`';
			UPDATE file SET last_backup = ?`, at.Format(time.RFC3339Nano))
	}
	if err == nil {
		err = sound(ctx, to)
	}
	return err
}

func sound(ctx context.Context, db *sql.DB) error {
	findings, err := sqlite.StructureFindings(ctx, db)
	if err == nil && len(findings) > 0 {
		err = fault.New(fault.ErrDamaged, fault.Details(findings), "The copy is damaged, so it was not kept.", nil)
	}
	return err
}
