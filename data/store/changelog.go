package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"

	"laurel/data/program"
)

// apart lists the tables that are not logged: the log itself, facts about the file, and images, which an undo never takes away. Every
// other table is logged, so a new one cannot be forgotten.
var apart = []string{"edit", "change", "file", "photo"}

// schema lists the columns of each logged table.
func schema(ctx context.Context, from querier) (map[string][]string, error) {
	rows, err := from.QueryContext(ctx, `SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c
		WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY t.name, c.cid`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[string][]string{}
	for rows.Next() {
		var name, column string
		if err := rows.Scan(&name, &column); err != nil {
			return nil, err
		}
		if !slices.Contains(apart, name) {
			found[name] = append(found[name], column)
		}
	}
	return found, rows.Err()
}

// triggersFor returns by name the statements that make the triggers of every logged table.
func triggersFor(logged map[string][]string) map[string]string {
	made := map[string]string{}
	for name, columns := range logged {
		before, after := rowObject("OLD", columns), rowObject("NEW", columns)
		for _, t := range []struct{ event, row, before, after string }{
			{"INSERT", "NEW", "NULL", after}, {"UPDATE", "NEW", before, after}, {"DELETE", "OLD", before, "NULL"},
		} {
			trigger := "log_" + name + "_" + strings.ToLower(t.event)
			made[trigger] = fmt.Sprintf(`CREATE TRIGGER %s AFTER %s ON %s BEGIN INSERT INTO change (edit, kind, record, before, after) `+
				`VALUES ((SELECT max(id) FROM edit), '%s', %s.id, %s, %s); END`, quoted(trigger), t.event, quoted(name), name, t.row, t.before, t.after)
		}
	}
	return made
}

func rowObject(row string, columns []string) string {
	var pairs []string
	for _, c := range columns {
		pairs = append(pairs, fmt.Sprintf("'%s', %s.%s", strings.ReplaceAll(c, "'", "''"), row, quoted(c)))
	}
	return "json_object(" + strings.Join(pairs, ", ") + ")"
}

// existingTriggers returns the file's triggers by name.
func existingTriggers(ctx context.Context, from querier) (map[string]string, error) {
	rows, err := from.QueryContext(ctx, `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[string]string{}
	for rows.Next() {
		var name, statement string
		if err := rows.Scan(&name, &statement); err != nil {
			return nil, err
		}
		found[name] = statement
	}
	return found, rows.Err()
}

// ensureTriggers makes the file's triggers those that its schema asks for, and returns the schema.
func ensureTriggers(ctx context.Context, db *sql.DB) (map[string][]string, error) {
	logged, err := schema(ctx, db)
	if err != nil {
		return nil, err
	}
	existing, err := existingTriggers(ctx, db)
	if err != nil {
		return nil, err
	}
	wanted := triggersFor(logged)
	if maps.Equal(existing, wanted) {
		return logged, nil
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer rollback(tx)
	if err := dropTriggers(ctx, tx); err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(wanted)) {
		if _, err := tx.ExecContext(ctx, wanted[name]); err != nil {
			return nil, fmt.Errorf("trigger %s: %w", name, err)
		}
	}
	return logged, tx.Commit()
}

func dropTriggers(ctx context.Context, tx *sql.Tx) error {
	existing, err := existingTriggers(ctx, tx)
	if err != nil {
		return err
	}
	for name := range existing {
		if _, err := tx.ExecContext(ctx, "DROP TRIGGER "+quoted(name)); err != nil {
			return err
		}
	}
	return nil
}

// rollback ends a transaction that was not committed; after a commit it does nothing.
func rollback(tx *sql.Tx) { _ = tx.Rollback() }

// loggedRow is one row of the log.
type loggedRow struct {
	id           int64
	kind, record string
	before       sql.NullString
	after        sql.NullString
}

// loggedRows returns what an edit changed, in order, from the given row of the log on.
func loggedRows(ctx context.Context, from querier, edit, since int64) ([]loggedRow, error) {
	rows, err := from.QueryContext(ctx, `SELECT id, kind, record, before, after FROM change WHERE edit = ? AND id > ? ORDER BY id`, edit, since)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []loggedRow
	for rows.Next() {
		var r loggedRow
		if err := rows.Scan(&r.id, &r.kind, &r.record, &r.before, &r.after); err != nil {
			return nil, err
		}
		found = append(found, r)
	}
	return found, rows.Err()
}

// write makes a row what the log says: from a row that was before (if valid) to one that is to be after. Only columns that the table
// still has are written, so that an undo reaches back over a migration.
func (tx *Tx) write(kind, record string, before, after sql.NullString) error {
	columns, known := tx.store.logged[kind]
	if !known {
		return failure(ErrDamaged, nil, "The log speaks of %q, which this file does not have. Restore the latest backup.", kind)
	}
	if !after.Valid {
		_, err := tx.exec("DELETE FROM "+quoted(kind)+" WHERE id = ?", record)
		return err
	}
	keys, err := objectKeys(after.String)
	if err != nil {
		return failure(ErrDamaged, err, "The log of an earlier edit cannot be read. Restore the latest backup.")
	}
	var names, values []string
	for _, c := range columns {
		if keys[c] {
			names, values = append(names, quoted(c)), append(values, fmt.Sprintf(`json_extract(?2, '$.%s')`, quoted(c)))
		}
	}
	statement := fmt.Sprintf("UPDATE %s SET (%s) = (SELECT %s) WHERE id = ?1", quoted(kind), strings.Join(names, ", "), strings.Join(values, ", "))
	if !before.Valid {
		statement = fmt.Sprintf("INSERT INTO %s (%s) SELECT %s WHERE ?1 <> ''", quoted(kind), strings.Join(names, ", "), strings.Join(values, ", "))
	}
	_, err = tx.exec(statement, record, after.String)
	return err
}

// catchUp brings the loaded programs up to what this edit has written so far.
func (tx *Tx) catchUp() error {
	rows, err := loggedIDs(tx.ctx, tx.tx, tx.edit, tx.seen)
	if err != nil || len(rows) == 0 {
		return err
	}
	tx.seen = rows[len(rows)-1].id
	own, library, offices := sorted(rows)
	for id := range own {
		tx.affected[id] = true
	}
	if err := tx.addLibrary(library, offices); err != nil {
		return err
	}
	for id, loaded := range tx.view {
		changed := own[id]
		if changed == nil {
			changed = touched{}
		}
		for t, ids := range library {
			changed.add(t, ids...)
		}
		if len(changed) == 0 {
			continue
		}
		next, err := loaded.refreshed(tx.ctx, tx.tx, changed)
		if err != nil {
			return err
		}
		if tx.view[id] = next; next == nil {
			delete(tx.view, id)
		}
	}
	return nil
}

// sorted says which records were written: of each program, of the library, and which organisations have to do with these.
func sorted(rows []loggedID) (own map[program.ID]touched, library touched, offices []program.ID) {
	own, library = map[program.ID]touched{}, touched{}
	for _, row := range rows {
		owner := row.program
		if row.kind == programs.name {
			owner = row.record
		}
		if owner != "" && own[owner] == nil {
			own[owner] = touched{}
		}
		switch t := tables[row.kind]; {
		case row.kind == "program_organisation":
			own[owner].add(organisations, row.organisation, row.formerly)
			offices = append(offices, row.organisation, row.formerly)
		case t == organisations:
			library.add(t, row.record)
			offices = append(offices, row.record)
		case t == contacts:
			library.add(t, row.record)
			offices = append(offices, row.organisation, row.formerly)
		case t != nil && owner != "":
			own[owner].add(t, row.record)
		}
	}
	return own, library, offices
}

func (t touched) add(to *table, ids ...program.ID) {
	for _, id := range ids {
		if !slices.Contains(t[to][max(0, len(t[to])-8):], id) { // mostly one record written several times in a row
			t[to] = append(t[to], id)
		}
	}
}

// addLibrary adds the contacts of touched organisations, since a link shows or hides them, and notes which programs see any of these.
func (tx *Tx) addLibrary(library touched, offices []program.ID) error {
	if len(offices) == 0 {
		return nil
	}
	list := jsonList(offices)
	ids, err := tx.ids(`SELECT id FROM contact WHERE organisation IN (SELECT value FROM json_each(?))`, list)
	if err != nil {
		return err
	}
	library.add(contacts, ids...)
	users, err := tx.ids(`SELECT DISTINCT program FROM program_organisation WHERE organisation IN (SELECT value FROM json_each(?))`, list)
	for _, id := range users {
		tx.affected[id] = true
	}
	return err
}

// loggedID is what a row of the log says about whose it is.
type loggedID struct {
	id                     int64
	kind                   string
	record, program        program.ID
	organisation, formerly program.ID // after and before
}

// loggedIDs returns whose rows an edit wrote, from the given row of the log on.
func loggedIDs(ctx context.Context, from querier, edit, since int64) ([]loggedID, error) {
	rows, err := from.QueryContext(ctx, `SELECT id, kind, record, coalesce(coalesce(after, before) ->> '$.program', ''),
		coalesce(after ->> '$.organisation', ''), coalesce(before ->> '$.organisation', '') FROM change WHERE edit = ? AND id > ? ORDER BY id`, edit, since)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []loggedID
	for rows.Next() {
		var r loggedID
		if err := rows.Scan(&r.id, &r.kind, &r.record, &r.program, &r.organisation, &r.formerly); err != nil {
			return nil, err
		}
		found = append(found, r)
	}
	return found, rows.Err()
}
