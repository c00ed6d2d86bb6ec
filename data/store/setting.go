package store

import (
	"context"
	"database/sql"
	"errors"

	"laurel/data/store/fault"
)

// OfficeRecipient names the setting with the recipient of the office's recovery key for which the store is sealed, so
// that it is sealed for it again when the passphrase changes.
const OfficeRecipient = "office"

// Setting returns a value that the window keeps with the programs, or "". Settings are no part of a program: undo and
// history do not know them.
func (s *Store) Setting(ctx context.Context, name string) (value string, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT value FROM setting WHERE name = ?`, name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return value, fault.Explained(s.path, err)
}

// SetSetting keeps a value under a name.
func (s *Store) SetSetting(ctx context.Context, name, value string) error {
	err := s.alter(ctx, `INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)`, name, value)
	return fault.Explained(s.path, err)
}
