package store

import (
	"context"

	"laurel/data/store/fault"
)

// While edits lie beside a plain file, in its WAL, the file itself has a mark: whoever copies it alone then has a copy
// that reports it. The mark is a setting, which no person sees.
const editsBeside = "edits-beside"

// markBeside sets the mark with the first edit.
func (tx *Tx) markBeside() error {
	if tx.store.sealed != nil || tx.store.beside {
		return nil
	}
	_, err := tx.exec(`INSERT OR REPLACE INTO setting (name, value) VALUES (?, '')`, editsBeside)
	return err
}

// markedBeside has the mark reach the file itself, as soon as nobody reads what was there before.
func (s opener) markedBeside(ctx context.Context) {
	s.beside = true
	if s.sealed == nil && !s.marked {
		s.marked = s.writtenBack(ctx)
	}
}

// WriteBack puts the edits beside a plain file into the file itself, so that a copy of it alone has them; while
// somebody reads, those before it. Call it when nobody edits for a while.
func (s *Store) WriteBack(ctx context.Context) error {
	s.editing.Lock()
	defer s.editing.Unlock()
	if s.sealed != nil || !s.beside {
		return nil
	}
	if _, err := s.db.ExecContext(ctx, `DELETE FROM setting WHERE name = ?`, editsBeside); err != nil {
		return fault.Explained(s.path, err)
	}
	s.beside = false
	s.marked = false
	openerOf(s).writtenBack(ctx)
	return nil
}

// writtenBack writes the WAL back as far as no reader needs what was there before, and reports whether all of it was.
func (s opener) writtenBack(ctx context.Context) bool {
	var busy, length, done int
	row := s.db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(PASSIVE)")
	if err := row.Scan(&busy, &length, &done); err != nil {
		s.log.Warn("the edits stay beside the file", "cause", err)
		return false
	}
	return busy == 0 && length == done
}

// unmark removes the mark that the last process has left, and reports whether the file was copied without the edits
// beside it: then it is checked as after an unclean end.
func (s opener) unmark(ctx context.Context) (wasCopied bool, err error) {
	if s.sealed != nil {
		return false, nil
	}
	removed, err := s.db.ExecContext(ctx, `DELETE FROM setting WHERE name = ?`, editsBeside)
	if err != nil {
		return false, err
	}
	n, err := removed.RowsAffected()
	if n == 0 || err != nil || s.lock.Unclean {
		return false, err
	}
	s.lock.Unclean = true
	return true, s.checkStructure(ctx)
}
