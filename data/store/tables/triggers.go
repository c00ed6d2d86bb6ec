package tables

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"

	"laurel/data/store/sqlite"
)

// Apart lists the tables that are not logged: the log itself, facts about the file, images, which an undo never
// deletes, what is not saved yet, and settings. Every other table is logged, so a new one cannot be forgotten.
var Apart = []string{"edit", "change", "file", "photo", "draft", "setting"}

// schema lists the columns of each logged table.
func schema(ctx context.Context, from sqlite.Querier) (map[string][]string, error) {
	found := map[string][]string{}
	err := sqlite.Query(ctx, from, func(scan func(...any) error) error {
		var name, column string
		err := scan(&name, &column)
		if !slices.Contains(Apart, name) {
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
		before, after := RowObject("OLD", columns), RowObject("NEW", columns)
		for _, t := range []struct{ event, row, before, after string }{
			{"INSERT", "NEW", "NULL", after}, {"UPDATE", "NEW", before, after}, {"DELETE", "OLD", before, "NULL"},
		} {
			trigger := "log_" + name + "_" + strings.ToLower(t.event)
			made[trigger] = fmt.Sprintf(
				`CREATE TRIGGER %s AFTER %s ON %s BEGIN INSERT INTO change (edit, kind, record, before, after) `+
					`VALUES ((SELECT max(id) FROM edit), '%s', %s.id, %s, %s); END`,
				sqlite.Quoted(trigger),
				t.event,
				sqlite.Quoted(name),
				name,
				t.row,
				t.before,
				t.after,
			)
		}
	}
	return made
}

// existingTriggers returns the file's triggers by name.
func existingTriggers(ctx context.Context, from sqlite.Querier) (map[string]string, error) {
	found := map[string]string{}
	err := sqlite.Query(ctx, from, func(scan func(...any) error) error {
		var name, statement string
		err := scan(&name, &statement)
		found[name] = statement
		return err
	}, `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
	return found, err
}

// EnsureTriggers makes the file's triggers those that its schema asks for, and returns the schema.
func EnsureTriggers(ctx context.Context, db *sql.DB) (map[string][]string, error) {
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
	defer sqlite.Rollback(tx)
	if err := DropTriggers(ctx, tx); err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(wanted)) {
		if _, err := tx.ExecContext(ctx, wanted[name]); err != nil {
			return nil, fmt.Errorf("trigger %s: %w", name, err)
		}
	}
	return logged, tx.Commit()
}

// DropTriggers removes the triggers that write the log.
func DropTriggers(ctx context.Context, tx *sql.Tx) error {
	existing, err := existingTriggers(ctx, tx)
	if err != nil {
		return err
	}
	for name := range existing {
		if _, err := tx.ExecContext(ctx, "DROP TRIGGER "+sqlite.Quoted(name)); err != nil {
			return err
		}
	}
	return nil
}
