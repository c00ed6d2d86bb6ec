package store

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"strings"
	"time"

	"laurel/data/program"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
)

// The kinds of an edit in the log.
const (
	kindEdit = "edit"
	kindUndo = "undo"
	kindRedo = "redo"
)

// Tx is an edit in progress. It is valid until its callback returns, on the callback's goroutine.
type Tx struct {
	ctx      context.Context
	store    *Store
	tx       *sql.Tx
	edit     int64
	view     map[program.ID]*tables.Entry // the loaded programs as this edit sees them
	seen     int64                        // the last row of the log that view knows
	affected map[program.ID]bool
	photos   []program.PhotoID // the images that were stored
	altered  []string          // statements on tables that are not logged

	named  []naming               // records that were put, whose references are checked and linked at the end
	there  map[program.ID]bool    // programs that are known to be there
	linked map[[2]program.ID]bool // programs and organisations that are known to be linked
}

// Edit runs change in one transaction. When it returns nil, all it wrote is on disk under one label and can be undone;
// when change, a record's validation or the disk fails (or change panics) nothing is. An edit that alters nothing
// leaves no trace. The error is a sentence for people: a *program.Invalid, *InUse or *Error, or whatever change
// returned.
//
// Within change call only the Tx: another edit, undo or redo would wait for ever.
func (s *Store) Edit(ctx context.Context, label string, change func(*Tx) error) error {
	if strings.TrimSpace(label) == "" {
		return errors.New("the edit has no label for the undo menu")
	}
	return s.commit(ctx, kindEdit, step{label: label}, change)
}

func (s *Store) commit(ctx context.Context, kind string, about step, change func(*Tx) error) error {
	affected, err := s.commitLocked(ctx, kind, about, change)
	var own callersOwn
	switch {
	case errors.As(err, &own):
		return own.error
	case err != nil:
		return fault.Explained(s.path, err)
	}
	s.notify(about.label, affected)
	return nil
}

// callersOwn is an error of an edit's callback, which may be about another file.
type callersOwn struct{ error }

func (s *Store) commitLocked(
	ctx context.Context,
	kind string,
	about step,
	change func(*Tx) error,
) (map[program.ID]bool, error) {
	if err := s.Sound(ctx); err != nil {
		return nil, err
	}
	s.editing.Lock()
	defer s.editing.Unlock()
	if err := s.sealed.Ready(ctx); err != nil {
		return nil, err
	}
	sqlTx, err := s.db.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return nil, err
	}
	defer sqlite.Rollback(sqlTx) // after an error and after a panic
	s.mu.Lock()
	tx := &Tx{
		ctx: ctx, store: s, tx: sqlTx, view: maps.Clone(s.loaded), affected: map[program.ID]bool{},
		there: map[program.ID]bool{}, linked: map[[2]program.ID]bool{},
	}
	s.mu.Unlock()

	of := sql.NullInt64{Int64: about.id, Valid: about.id != 0}
	made, err := tx.exec(`INSERT INTO edit (at, label, kind, of, state, who) VALUES (?, ?, ?, ?, 'done', ?)`,
		s.now().UTC().Format(time.RFC3339Nano), about.label, kind, of, s.who)
	if err != nil {
		return nil, err
	}
	if tx.edit, err = made.LastInsertId(); err != nil {
		return nil, err
	}
	if err := change(tx); fault.IsOfFile(err) {
		return nil, err
	} else if err != nil {
		return nil, callersOwn{err}
	}
	if err := tx.checkReferences(); err != nil {
		return nil, err
	}
	if err := tx.linkContacts(); err != nil {
		return nil, err
	}
	affected, err := tx.finish(kind)
	if affected != nil {
		openerOf(s).markedBeside(context.WithoutCancel(ctx))
	}
	return affected, err
}

// finish commits and makes the new values known, or drops an edit that changed nothing.
func (tx *Tx) finish(kind string) (map[program.ID]bool, error) {
	if err := tx.catchUp(); err != nil {
		return nil, err
	}
	var err error
	switch {
	case tx.seen == 0 && len(tx.photos) == 0:
		return nil, nil
	case tx.seen == 0:
		_, err = tx.exec(`DELETE FROM edit WHERE id = ?`, tx.edit)
	case kind == kindEdit:
		err = tx.alter(`UPDATE edit SET state = 'cut' WHERE state = 'undone'`)
	}
	if err != nil {
		return nil, err
	}
	if err := tx.markBeside(); err != nil {
		return nil, err
	}
	undo, redo, err := nextSteps(tx.ctx, tx.tx)
	if err != nil {
		return nil, err
	}
	s := tx.store
	var script []byte
	if s.sealed != nil {
		if script, err = tx.script(); err != nil {
			return nil, err
		}
	}
	err = s.sealed.Commit(tx.ctx, tx.tx, script)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.generation++
	if err != nil {
		// Whether it reached the disk is not known, so that everything is read again.
		s.loaded = map[program.ID]*tables.Entry{}
		return nil, err
	}
	s.loaded, s.undo, s.redo = tx.view, undo, redo
	s.lock.Count(tx.edit)
	if len(tx.affected) == 0 && tx.seen != 0 {
		tx.affected[""] = true
	}
	return tx.affected, nil
}

// exec runs a statement, unless the edit's context has ended. The statement itself is not interrupted: the driver would
// run each on a goroutine of its own to be able to.
func (tx *Tx) exec(statement string, args ...any) (sql.Result, error) {
	if err := tx.ctx.Err(); err != nil {
		return nil, err
	}
	return tx.tx.ExecContext(context.WithoutCancel(tx.ctx), statement, args...)
}

// changed runs a statement and returns how many rows it changed.
func (tx *Tx) changed(statement string, args ...any) (int, error) {
	done, err := tx.exec(statement, args...)
	if err != nil {
		return 0, err
	}
	n, err := done.RowsAffected()
	return int(n), err
}

// execAll runs statements whose parameter is the same id.
func (tx *Tx) execAll(id program.ID, statements ...string) error {
	for _, statement := range statements {
		if _, err := tx.exec(statement, id); err != nil {
			return err
		}
	}
	return nil
}

// count runs a query for one number.
func (tx *Tx) count(query string, args ...any) (n int, err error) {
	return n, tx.tx.QueryRowContext(tx.ctx, query, args...).Scan(&n)
}

// Program returns the program as this edit sees it.
func (tx *Tx) Program(id program.ID) (*program.Program, error) {
	if err := tx.catchUp(); err != nil {
		return nil, err
	}
	if known := tx.view[id]; known != nil {
		return known.Program, nil
	}
	read, err := tables.Load(tx.ctx, tx.tx, id)
	if err != nil {
		return nil, err
	}
	if read == nil {
		return nil, fault.NoProgram()
	}
	tx.view[id] = read
	return read.Program, nil
}
