package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
)

// The undo line is one for the file. An edit is done, undone or, once another edit follows an undo, cut off for ever;
// the last one done is undone next, the first one undone is redone next. Undo and redo are edits in the log themselves.
const (
	lastDone    = `SELECT id, label FROM edit WHERE kind = 'edit' AND state = 'done' ORDER BY id DESC LIMIT 1`
	firstUndone = `SELECT id, label FROM edit WHERE kind = 'edit' AND state = 'undone' ORDER BY id LIMIT 1`
)

func nextSteps(ctx context.Context, from sqlite.Querier) (undo, redo step, err error) {
	if undo, err = nextStep(ctx, from, lastDone); err != nil {
		return undo, redo, err
	}
	redo, err = nextStep(ctx, from, firstUndone)
	return undo, redo, err
}

func nextStep(ctx context.Context, from sqlite.Querier, query string) (next step, err error) {
	err = from.QueryRowContext(ctx, query).Scan(&next.id, &next.label)
	if errors.Is(err, sql.ErrNoRows) {
		return step{}, nil
	}
	return next, err
}

// Steps are the edits of a store that undo and redo reach.
type Steps struct{ *Store }

// Steps returns the edits of a store that undo and redo reach.
func (s *Store) Steps() Steps { return Steps{s} }

// UndoLabel returns the label of the edit that Undo would undo, and whether there is one.
func (s Steps) UndoLabel() (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.undo.label, s.undo.id != 0
}

// RedoLabel returns the label of the edit that Redo would make again, and whether there is one.
func (s Steps) RedoLabel() (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.redo.label, s.redo.id != 0
}

// Step is an edit that an undo or redo is about.
type Step struct {
	ID    int64
	Label string
	At    time.Time // when the edit was made
}

// ToUndo lists the edits that undos would undo, the next one first, at most so many.
func (s Steps) ToUndo(ctx context.Context, most int) ([]Step, error) {
	return s.steps(ctx, `state = 'done' ORDER BY id DESC`, most)
}

// ToRedo lists the edits that redos would make again, the next one first, at most so many.
func (s Steps) ToRedo(ctx context.Context, most int) ([]Step, error) {
	return s.steps(ctx, `state = 'undone' ORDER BY id`, most)
}

func (s Steps) steps(ctx context.Context, which string, most int) (found []Step, err error) {
	err = sqlite.Query(ctx, s.db, func(scan func(...any) error) error {
		var one Step
		var at string
		if err := scan(&one.ID, &one.Label, &at); err != nil {
			return err
		}
		one.At, err = time.Parse(time.RFC3339Nano, at)
		found = append(found, one)
		return err
	}, `SELECT id, label, at FROM edit WHERE kind = 'edit' AND `+which+` LIMIT ?`, most)
	return found, fault.Explained(s.path, err)
}

// Undo undoes the last edit that is not undone, also one from before a restart, and returns its label. Images stay.
func (s *Store) Undo(ctx context.Context) (label string, err error) {
	return s.travel(ctx, kindUndo, 0)
}

// Redo makes the last undone edit again, and returns its label.
func (s *Store) Redo(ctx context.Context) (label string, err error) {
	return s.travel(ctx, kindRedo, 0)
}

// UndoTo undoes all edits down to the one with an ID, all of them or none, and returns the label of the first.
func (s Steps) UndoTo(ctx context.Context, edit int64) (label string, err error) {
	return s.travel(ctx, kindUndo, edit)
}

// RedoTo makes all undone edits again up to the one with an ID, all of them or none, and returns the label of the
// first.
func (s Steps) RedoTo(ctx context.Context, edit int64) (label string, err error) {
	return s.travel(ctx, kindRedo, edit)
}

// travel undoes or redoes the next edit, and those after it up to the last one, which is 0 for the next one alone.
func (s *Store) travel(ctx context.Context, kind string, last int64) (string, error) {
	for {
		s.mu.Lock()
		about := s.undo
		if kind == kindRedo {
			about = s.redo
		}
		s.mu.Unlock()
		if about.id == 0 && kind == kindUndo {
			return "", fault.New(fault.ErrNothingToUndo, nil, "There is nothing to undo.", nil)
		} else if about.id == 0 {
			return "", fault.New(fault.ErrNothingToRedo, nil, "There is nothing to redo.", nil)
		}
		err := s.commit(ctx, kind, about, func(tx *Tx) error { return tx.replayTo(kind, about, last) })
		if !errors.Is(err, errOvertaken) {
			return about.label, err
		}
	}
}

// errOvertaken is the error when another goroutine has edited between the look at the undo line and the undo.
var errOvertaken = errors.New("another edit came in between")

// replayTo replays the edit that is the next one, then those after it up to the last.
func (tx *Tx) replayTo(kind string, about step, last int64) error {
	query, isWanted := lastDone, func(id int64) bool { return id >= last }
	if kind == kindRedo {
		query, isWanted = firstUndone, func(id int64) bool { return id <= last }
	}
	// The undo's own row in the log is of another kind, so that it is not found here.
	next, err := nextStep(tx.ctx, tx.tx, query)
	if err != nil || next != about {
		return errors.Join(err, errOvertaken)
	}
	for first := true; err == nil && next.id != 0 && (first || last != 0 && isWanted(next.id)); first = false {
		if err := tx.replay(kind, next); err != nil {
			return err
		}
		next, err = nextStep(tx.ctx, tx.tx, query)
	}
	return err
}

func (tx *Tx) replay(kind string, about step) error {
	rows, err := tables.LoggedRows(tx.ctx, tx.tx, about.id)
	if err != nil {
		return err
	}
	state := "done"
	if kind == kindUndo {
		state = "undone"
		slices.Reverse(rows)
	}
	for _, row := range rows {
		before, after := row.Before, row.After
		if kind == kindUndo {
			before, after = after, before
		}
		if err := tx.write(row.Kind, row.Record, before, after); err != nil {
			return err
		}
	}
	return tx.alter(`UPDATE edit SET state = ? WHERE id = ?`, state, about.id)
}
