package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
)

// The undo line is one for the file. An edit is done, undone or, once another edit follows an undo, cut off for ever;
// the last one done is undone next, the first one undone is redone next. Undo and redo are edits in the log themselves.
const (
	lastDone    = `SELECT id, label FROM edit WHERE kind = 'edit' AND state = 'done' ORDER BY id DESC LIMIT 1`
	firstUndone = `SELECT id, label FROM edit WHERE kind = 'edit' AND state = 'undone' ORDER BY id LIMIT 1`
)

func nextSteps(ctx context.Context, from querier) (undo, redo step, err error) {
	if undo, err = nextStep(ctx, from, lastDone); err != nil {
		return undo, redo, err
	}
	redo, err = nextStep(ctx, from, firstUndone)
	return undo, redo, err
}

func nextStep(ctx context.Context, from querier, query string) (next step, err error) {
	err = from.QueryRowContext(ctx, query).Scan(&next.id, &next.label)
	if errors.Is(err, sql.ErrNoRows) {
		return step{}, nil
	}
	return next, err
}

// UndoLabel returns the label of the edit that Undo would undo, and whether there is one.
func (s *Store) UndoLabel() (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.undo.label, s.undo.id != 0
}

// RedoLabel returns the label of the edit that Redo would make again, and whether there is one.
func (s *Store) RedoLabel() (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.redo.label, s.redo.id != 0
}

// Undo undoes the last edit that is not undone, also one from before a restart, and returns its label. Images stay.
func (s *Store) Undo(ctx context.Context) (label string, err error) {
	return s.travel(ctx, kindUndo)
}

// Redo makes the last undone edit again, and returns its label.
func (s *Store) Redo(ctx context.Context) (label string, err error) {
	return s.travel(ctx, kindRedo)
}

func (s *Store) travel(ctx context.Context, kind string) (string, error) {
	for {
		s.mu.Lock()
		about := s.undo
		if kind == kindRedo {
			about = s.redo
		}
		s.mu.Unlock()
		if about.id == 0 && kind == kindUndo {
			return "", failure(ErrNothingToUndo, nil, "There is nothing to undo.", nil)
		} else if about.id == 0 {
			return "", failure(ErrNothingToRedo, nil, "There is nothing to redo.", nil)
		}
		err := s.commit(ctx, kind, about, func(tx *Tx) error { return tx.replay(kind, about) })
		if !errors.Is(err, errOvertaken) {
			return about.label, err
		}
	}
}

// errOvertaken is the error when another goroutine has edited between the look at the undo line and the undo.
var errOvertaken = errors.New("another edit came in between")

func (tx *Tx) replay(kind string, about step) error {
	query, state := lastDone, "undone"
	if kind == kindRedo {
		query, state = firstUndone, "done"
	}
	// The undo's own row in the log is of another kind, so that it is not found here.
	if next, err := nextStep(tx.ctx, tx.tx, query); err != nil || next != about {
		return errors.Join(err, errOvertaken)
	}
	rows, err := loggedRows(tx.ctx, tx.tx, about.id)
	if err != nil {
		return err
	}
	if kind == kindUndo {
		slices.Reverse(rows)
	}
	for _, row := range rows {
		before, after := row.before, row.after
		if kind == kindUndo {
			before, after = after, before
		}
		if err := tx.write(row.kind, row.record, before, after); err != nil {
			return err
		}
	}
	_, err = tx.exec(`UPDATE edit SET state = ? WHERE id = ?`, state, about.id)
	return err
}
