package store

import (
	"database/sql"
	"fmt"
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
)

// write makes a row what the log has: from a row that was before (if valid) to one that is to be after. Only columns
// that the table still has are written, so that an undo reaches back over a migration.
func (tx *Tx) write(kind, record string, before, after sql.NullString) error {
	columns, known := tx.store.logged[kind]
	if !known {
		return fault.New(
			fault.ErrDamaged,
			nil,
			"The log names the table {{.Table}}, which this file does not have. Restore the latest backup.",
			locale.Values{"Table": kind},
		)
	}
	if !after.Valid {
		_, err := tx.exec("DELETE FROM "+sqlite.Quoted(kind)+" WHERE id = ?", record)
		return err
	}
	keys, err := tables.ObjectKeys(after.String)
	if err != nil {
		return fault.New(
			fault.ErrDamaged,
			err,
			"The log of an earlier edit cannot be read. Restore the latest backup.",
			nil,
		)
	}
	var names, values []string
	for _, c := range columns {
		if keys[c] {
			names, values = append(
				names,
				sqlite.Quoted(c),
			), append(
				values,
				fmt.Sprintf(`json_extract(?2, '$.%s')`, sqlite.Quoted(c)),
			)
		}
	}
	form := "UPDATE %s SET (%s) = (SELECT %s) WHERE id = ?1"
	if !before.Valid {
		form = "INSERT INTO %s (%s) SELECT %s WHERE ?1 <> ''"
	}
	_, err = tx.exec(
		fmt.Sprintf(
			form,
			sqlite.Quoted(kind),
			strings.Join(names, ", "),
			strings.Join(values, ", "),
		),
		record,
		after.String,
	)
	return err
}

// catchUp brings the loaded programs up to what this edit has written so far.
func (tx *Tx) catchUp() error {
	rows, err := tables.LoggedIDs(tx.ctx, tx.tx, tx.edit, tx.seen)
	if err != nil || len(rows) == 0 {
		return err
	}
	tx.seen = rows[len(rows)-1].ID
	own, library, offices := tables.Sorted(rows)
	for id := range own {
		tx.affected[id] = true
	}
	if err := tx.addLibrary(library, offices); err != nil {
		return err
	}
	for id, loaded := range tx.view {
		changed := own[id]
		if changed == nil {
			changed = tables.Touched{}
		}
		for t, ids := range library {
			changed.Add(t, ids...)
		}
		if len(changed) == 0 {
			continue
		}
		next, err := loaded.Refreshed(tx.ctx, tx.tx, changed)
		if err != nil {
			return err
		}
		if tx.view[id] = next; next == nil {
			delete(tx.view, id)
		}
	}
	return nil
}

// addLibrary adds the contacts of touched organisations, since a link shows or hides them, and notes which programs see
// any of these.
func (tx *Tx) addLibrary(library tables.Touched, offices []program.ID) error {
	if len(offices) == 0 {
		return nil
	}
	list := tables.IDList(offices)
	ids, err := sqlite.Column[program.ID](
		tx.ctx, tx.tx, `SELECT id FROM contact WHERE organisation IN (SELECT value FROM json_each(?))`, list,
	)
	if err != nil {
		return err
	}
	library.Add(tables.ContactTable, ids...)
	users, err := sqlite.Column[program.ID](
		tx.ctx,
		tx.tx,
		`SELECT DISTINCT program FROM program_organisation WHERE organisation IN (SELECT value FROM json_each(?))`,
		list,
	)
	for _, id := range users {
		tx.affected[id] = true
	}
	return err
}
