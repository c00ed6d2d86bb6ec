package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
)

// apart lists the tables that are not logged: the log itself, facts about the file, images, which an undo never
// deletes, what is not saved yet, and settings. Every other table is logged, so a new one cannot be forgotten.
var apart = []string{"edit", "change", "file", "photo", "draft", "setting"}

// schema lists the columns of each logged table.
func schema(ctx context.Context, from querier) (map[string][]string, error) {
	found := map[string][]string{}
	err := query(ctx, from, func(scan func(...any) error) error {
		var name, column string
		err := scan(&name, &column)
		if !slices.Contains(apart, name) {
			found[name] = append(found[name], column)
		}
		return err
	}, `SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c
		WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY t.name, c.cid`)
	return found, err
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
			made[trigger] = fmt.Sprintf(
				`CREATE TRIGGER %s AFTER %s ON %s BEGIN INSERT INTO change (edit, kind, record, before, after) `+
					`VALUES ((SELECT max(id) FROM edit), '%s', %s.id, %s, %s); END`,
				quoted(trigger),
				t.event,
				quoted(name),
				name,
				t.row,
				t.before,
				t.after,
			)
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
	found := map[string]string{}
	err := query(ctx, from, func(scan func(...any) error) error {
		var name, statement string
		err := scan(&name, &statement)
		found[name] = statement
		return err
	}, `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
	return found, err
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
	kind, record string
	before       sql.NullString
	after        sql.NullString
}

// loggedRows returns what an edit changed, in order.
func loggedRows(ctx context.Context, from querier, edit int64) (found []loggedRow, err error) {
	err = query(ctx, from, func(scan func(...any) error) error {
		var r loggedRow
		err := scan(&r.kind, &r.record, &r.before, &r.after)
		found = append(found, r)
		return err
	}, `SELECT kind, record, before, after FROM change WHERE edit = ? ORDER BY id`, edit)
	return found, err
}

// write makes a row what the log has: from a row that was before (if valid) to one that is to be after. Only columns
// that the table still has are written, so that an undo reaches back over a migration.
func (tx *Tx) write(kind, record string, before, after sql.NullString) error {
	columns, known := tx.store.logged[kind]
	if !known {
		return failure(
			ErrDamaged,
			nil,
			"The log names the table {{.Table}}, which this file does not have. Restore the latest backup.",
			locale.Values{"Table": kind},
		)
	}
	if !after.Valid {
		_, err := tx.exec("DELETE FROM "+quoted(kind)+" WHERE id = ?", record)
		return err
	}
	keys, err := objectKeys(after.String)
	if err != nil {
		return failure(ErrDamaged, err, "The log of an earlier edit cannot be read. Restore the latest backup.", nil)
	}
	var names, values []string
	for _, c := range columns {
		if keys[c] {
			names, values = append(names, quoted(c)), append(values, fmt.Sprintf(`json_extract(?2, '$.%s')`, quoted(c)))
		}
	}
	form := "UPDATE %s SET (%s) = (SELECT %s) WHERE id = ?1"
	if !before.Valid {
		form = "INSERT INTO %s (%s) SELECT %s WHERE ?1 <> ''"
	}
	_, err = tx.exec(
		fmt.Sprintf(form, quoted(kind), strings.Join(names, ", "), strings.Join(values, ", ")), record, after.String,
	)
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

// sorted returns which records were written: of each program, of the library, and which organisations these concern.
func sorted(rows []loggedID) (own map[program.ID]touched, library touched, offices []program.ID) {
	own, library = map[program.ID]touched{}, touched{}
	for _, row := range rows {
		owner := row.program
		if Kind(row.kind) == Programs {
			owner = row.record
		}
		if owner != "" && own[owner] == nil {
			own[owner] = touched{}
		}
		switch t := tables[Kind(row.kind)]; {
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

// addLibrary adds the contacts of touched organisations, since a link shows or hides them, and notes which programs see
// any of these.
func (tx *Tx) addLibrary(library touched, offices []program.ID) error {
	if len(offices) == 0 {
		return nil
	}
	list := jsonList(offices)
	ids, err := queryColumn[program.ID](
		tx.ctx, tx.tx, `SELECT id FROM contact WHERE organisation IN (SELECT value FROM json_each(?))`, list,
	)
	if err != nil {
		return err
	}
	library.add(contacts, ids...)
	users, err := queryColumn[program.ID](
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

// loggedID names the owners of a row of the log.
type loggedID struct {
	id                     int64
	kind                   string
	record, program        program.ID
	organisation, formerly program.ID // after and before, of a contact or a link
}

// loggedIDs returns whose rows an edit wrote, from the given row of the log on.
func loggedIDs(ctx context.Context, from querier, edit, since int64) (found []loggedID, err error) {
	err = query(ctx, from, func(scan func(...any) error) error {
		var r loggedID
		err := scan(&r.id, &r.kind, &r.record, &r.program, &r.organisation, &r.formerly)
		found = append(found, r)
		return err
	}, `SELECT id, kind, record, coalesce(coalesce(after, before) ->> '$.program', ''),
		CASE WHEN kind IN ('contact', 'program_organisation') THEN coalesce(after ->> '$.organisation', '') ELSE '' END,
		CASE WHEN kind IN ('contact', 'program_organisation') THEN coalesce(before ->> '$.organisation', '') ELSE '' END
		FROM change WHERE edit = ? AND id > ? ORDER BY id`, edit, since)
	return found, err
}
