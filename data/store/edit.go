package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"

	"laurel/data/program"
)

// The kinds of an edit in the log.
const (
	kindEdit = "edit"
	kindUndo = "undo"
	kindRedo = "redo"
)

// Tx is an edit under way. It is valid until its callback returns, on the callback's goroutine.
type Tx struct {
	ctx      context.Context
	store    *Store
	tx       *sql.Tx
	edit     int64
	view     map[program.ID]*entry // the loaded programs as this edit sees them
	seen     int64                 // the last row of the log that view knows
	affected map[program.ID]bool
	checks   []func() error // what must hold at the end
	photos   bool           // an image was stored
}

// Edit runs change in one transaction. When it returns nil, all it wrote is on disk under one label and can be undone; when change, a
// record's validation or the disk fails (or change panics) nothing is. An edit that alters nothing leaves no trace. The error is a
// sentence for people: a *program.Invalid, *InUse or *Error, or whatever change returned.
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
	var failed sqlite3.Error
	switch {
	case errors.As(err, &failed):
		return explained(s.path, err)
	case err != nil: // the callback's own, which may be about another file
		return err
	}
	s.notify(about.label, affected)
	return nil
}

func (s *Store) commitLocked(ctx context.Context, kind string, about step, change func(*Tx) error) (map[program.ID]bool, error) {
	s.editing.Lock()
	defer s.editing.Unlock()
	sqlTx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer rollback(sqlTx) // after an error and after a panic
	s.mu.Lock()
	tx := &Tx{ctx: ctx, store: s, tx: sqlTx, view: maps.Clone(s.loaded), affected: map[program.ID]bool{}}
	s.mu.Unlock()

	of := sql.NullInt64{Int64: about.id, Valid: about.id != 0}
	made, err := tx.exec(`INSERT INTO edit (at, label, kind, of, state) VALUES (?, ?, ?, ?, 'done')`, s.now().UTC().Format(time.RFC3339Nano), about.label, kind, of)
	if err != nil {
		return nil, err
	}
	if tx.edit, err = made.LastInsertId(); err != nil {
		return nil, err
	}
	if err := change(tx); err != nil {
		return nil, err
	}
	for _, check := range tx.checks {
		if err := check(); err != nil {
			return nil, err
		}
	}
	return tx.finish(kind)
}

// finish commits and makes the new values known, or gives up an edit that changed nothing.
func (tx *Tx) finish(kind string) (map[program.ID]bool, error) {
	if err := tx.catchUp(); err != nil {
		return nil, err
	}
	var err error
	switch {
	case tx.seen == 0 && !tx.photos:
		return nil, nil
	case tx.seen == 0:
		_, err = tx.exec(`DELETE FROM edit WHERE id = ?`, tx.edit)
	case kind == kindEdit:
		_, err = tx.exec(`UPDATE edit SET state = 'cut' WHERE state = 'undone'`)
	}
	if err != nil {
		return nil, err
	}
	undo, redo, err := nextSteps(tx.ctx, tx.tx)
	if err != nil {
		return nil, err
	}
	s := tx.store
	err = tx.tx.Commit()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.generation++
	if err != nil {
		// Whether it reached the disk is not known, so that everything is read again.
		s.loaded = map[program.ID]*entry{}
		return nil, err
	}
	s.loaded, s.undo, s.redo = tx.view, undo, redo
	if len(tx.affected) == 0 && tx.seen != 0 {
		tx.affected[""] = true
	}
	return tx.affected, nil
}

func (tx *Tx) exec(statement string, args ...any) (sql.Result, error) {
	return tx.tx.ExecContext(tx.ctx, statement, args...)
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

// ids runs a query for one column of identifiers.
func (tx *Tx) ids(query string, args ...any) ([]program.ID, error) {
	rows, err := tx.tx.QueryContext(tx.ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []program.ID
	for rows.Next() {
		var id program.ID
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		found = append(found, id)
	}
	return found, rows.Err()
}

// count runs a query for one number.
func (tx *Tx) count(query string, args ...any) (n int, err error) {
	return n, tx.tx.QueryRowContext(tx.ctx, query, args...).Scan(&n)
}

func jsonList(ids []program.ID) string {
	text, _ := json.Marshal(ids) // strings always have a JSON form
	return string(text)
}

// Program returns the program as this edit sees it.
func (tx *Tx) Program(id program.ID) (*program.Program, error) {
	if err := tx.catchUp(); err != nil {
		return nil, err
	}
	if known := tx.view[id]; known != nil {
		return known.value, nil
	}
	read, err := loadEntry(tx.ctx, tx.tx, id)
	if err != nil {
		return nil, err
	}
	if read == nil {
		return nil, failure(ErrNotFound, nil, "There is no such program any more. Choose another one from the list.")
	}
	tx.view[id] = read
	return read.value, nil
}

// put writes a record that is valid. The owner is its program, or empty for the tables that belong to none.
func (tx *Tx) put(t *table, id, owner program.ID, record any) error {
	values, err := t.values(record)
	if err != nil {
		return err
	}
	holder := "''"
	if t.owned {
		holder = "program"
	}
	var of program.ID
	switch err := tx.tx.QueryRowContext(tx.ctx, "SELECT "+holder+" FROM "+t.name+" WHERE id = ?", id).Scan(&of); {
	case errors.Is(err, sql.ErrNoRows):
		if t.owned {
			if err := tx.wantProgram(owner); err != nil {
				return err
			}
			values = append(values, owner)
		}
		_, err = tx.exec(t.insert, values...)
		return err
	case err != nil:
		return err
	case t.owned && of != owner:
		return failure(ErrExists, nil, "This %s already belongs to another program. Copy it under a new identifier.", t.name)
	}
	_, err = tx.exec(t.update, values...)
	return err
}

func (tx *Tx) wantProgram(id program.ID) error {
	n, err := tx.count(`SELECT count(*) FROM program WHERE id = ?`, id)
	if err == nil && n == 0 {
		return failure(ErrNotFound, nil, "The program of this record does not exist. Save the program first.")
	}
	return err
}

// delete takes a record away, once nothing needs it any more.
func (tx *Tx) delete(t *table, id program.ID) error {
	n, err := tx.changed("DELETE FROM "+t.name+" WHERE id = ?", id)
	if err == nil && n == 0 {
		return notThere(t)
	}
	return err
}

func notThere(t *table) error {
	return failure(ErrNotFound, nil, "This %s is not there any more; someone deleted it. Look at the list again.", t.name)
}

// wanted returns the record with that id, or an error that says it is gone.
func wanted[T any](tx *Tx, t *table, id program.ID) (*T, error) {
	found, err := readOne[T](tx.ctx, tx.tx, t, id)
	if err == nil && found == nil {
		return nil, notThere(t)
	}
	return found, err
}

// atTheEnd has check called when the callback has returned, so that records may be put in any order.
func (tx *Tx) atTheEnd(check func() error) { tx.checks = append(tx.checks, check) }

// reference is a field that names other records.
type reference struct {
	field   string
	to      *table
	ids     []program.ID
	message string // for people, when one of them is not there
}

// wantReferences asks at the end whether what a record names is there, in the same program where the table is a program's own.
func (tx *Tx) wantReferences(record string, owner program.ID, references ...reference) {
	for _, r := range references {
		var ids []program.ID
		for _, id := range r.ids {
			if id != "" {
				ids = append(ids, id)
			}
		}
		if len(ids) == 0 {
			continue
		}
		tx.atTheEnd(func() error {
			query, args := "SELECT count(*) FROM json_each(?1) ids CROSS JOIN "+r.to.name+" x ON x.id = ids.value", []any{jsonList(ids)}
			if r.to.owned {
				query, args = query+" WHERE x.program = ?2", append(args, owner)
			}
			n, err := tx.count(query, args...)
			if err == nil && n < len(ids) {
				return &program.Invalid{Record: record, Problems: map[string]string{r.field: r.message}}
			}
			return err
		})
	}
}

// wantPhotos asks at the end whether the images that a record names are stored.
func (tx *Tx) wantPhotos(record, field string, photos ...program.PhotoID) {
	for _, id := range photos {
		if id == "" {
			continue
		}
		tx.atTheEnd(func() error {
			n, err := tx.count(`SELECT count(*) FROM photo WHERE id = ?`, id)
			if err == nil && n == 0 {
				return &program.Invalid{Record: record, Problems: map[string]string{field: "This picture is not in the file; choose it again."}}
			}
			return err
		})
	}
}

// Deletion says what happens to records that need the one that is deleted.
type Deletion int

// Cascade deletes with a record what makes no sense without it (a stop's meetings, a person's takeaways), and has others only stop naming
// it; all in the same edit. Without it, a record that others need is not deleted, and the *InUse error says how many do.
const Cascade Deletion = 1

func cascades(how []Deletion) bool { return len(how) > 0 && how[0] == Cascade }

// user is something that needs a record: how many, by what query.
type user struct {
	key, one, many string
	count          string
}

// wantFree refuses a deletion while others need the record.
func (tx *Tx) wantFree(record string, id program.ID, users ...user) error {
	refused := &InUse{Record: record, By: map[string]int{}}
	for _, u := range users {
		n, err := tx.count(u.count, id)
		if err != nil {
			return err
		}
		if n > 0 {
			refused.By[u.key] = n
			refused.words = append(refused.words, counted(n, u.one, u.many))
		}
	}
	if len(refused.By) > 0 {
		return refused
	}
	return nil
}

// execAll runs statements that take the same id.
func (tx *Tx) execAll(id program.ID, statements ...string) error {
	for _, statement := range statements {
		if _, err := tx.exec(statement, id); err != nil {
			return err
		}
	}
	return nil
}

// without is the statement that takes an id out of a list of meetings' ids.
func without(list string) string {
	return "UPDATE meeting SET " + list + " = (SELECT json_group_array(value) FROM json_each(meeting." + list + ") WHERE value <> ?1) WHERE instr(" + list + ", ?1) > 0"
}
