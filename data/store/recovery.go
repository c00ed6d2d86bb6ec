package store

import (
	"context"
	"time"
)

// Recovered returns what the last process left when it did not end well; false: it did.
func (s *Store) Recovered() (Recovery, bool) {
	if s.recovery == nil {
		return Recovery{}, false
	}
	return *s.recovery, true
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
	counted, _ := s.lock.Counted() // without it nothing is known to be lost
	found.Lost = int(max(0, counted-last.id))
	s.recovery = &found
	return nil
}

// Recovery describes a file that was not closed the last time, or was copied without the edits beside it (its WAL)
// while Laurel was open: the last edit that is there, and how many were reported as saved after it and are lost.
type Recovery struct {
	Label  string    // of the last edit; empty: there is none
	At     time.Time // when it was made
	Lost   int
	Copied bool // it was copied alone: whether edits are missing is not known
}
