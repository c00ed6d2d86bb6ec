package store

import (
	"context"
	"time"
)

// Recovered returns what the last process left when it did not end well; false: it did.
func (s *Store) Recovered() (Recovery, bool) {
	if s.lock.recovery == nil {
		return Recovery{}, false
	}
	return *s.lock.recovery, true
}

// readRecovery compares the log with the count of edits beside the file.
func (s opener) readRecovery(ctx context.Context, wasCopied bool) error {
	last, err := lastEdit(ctx, s.db)
	if err != nil {
		return err
	}
	found := Recovery{Label: last.label, Copied: wasCopied}
	if last.id != 0 {
		if found.At, err = time.Parse(time.RFC3339Nano, last.at); err != nil {
			return err
		}
	}
	counted, _ := s.lock.counted() // without it nothing is known to be lost
	found.Lost = int(max(0, counted-last.id))
	s.lock.recovery = &found
	return nil
}
