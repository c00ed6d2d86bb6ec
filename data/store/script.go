package store

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
)

// alter runs a statement outside of edits, on tables that are not logged. Its values, for each ? one, are texts and
// numbers.
func (s *Store) alter(ctx context.Context, statement string, values ...any) error {
	s.editing.Lock()
	defer s.editing.Unlock()
	if err := s.sealed.Ready(ctx); err != nil {
		return err
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer sqlite.Rollback(tx)
	if _, err := tx.ExecContext(ctx, statement, values...); err != nil {
		return err
	}
	return s.sealed.Commit(ctx, tx, []byte(sqlite.Written(statement, values)))
}

// alter runs a statement within an edit, on tables that are not logged. Its values, for each ? one, are texts and
// numbers.
func (tx *Tx) alter(statement string, values ...any) error {
	tx.altered = append(tx.altered, sqlite.Written(statement, values))
	_, err := tx.exec(statement, values...)
	return err
}

// script returns what the edit did as statements of SQL, which do it again in a database as it was before. The triggers
// write the log there too.
func (tx *Tx) script() ([]byte, error) {
	var out bytes.Buffer
	if err := tx.writePhotos(&out); err != nil {
		return nil, err
	}
	if tx.seen != 0 { // else there is nothing but pictures
		if err := tx.writeEdit(&out); err != nil {
			return nil, err
		}
	}
	for _, statement := range tx.altered {
		out.WriteString(statement)
	}
	return out.Bytes(), nil
}

// writeEdit writes the statements that make the edit's entry of the log, and those that change its rows.
func (tx *Tx) writeEdit(out *bytes.Buffer) error {
	columns, err := sqlite.Column[string](tx.ctx, tx.tx, `SELECT name FROM pragma_table_info('edit')`)
	if err != nil {
		return err
	}
	entry := tables.LoggedRow{Kind: "edit"}
	err = tx.tx.QueryRowContext(tx.ctx, "SELECT "+tables.RowObject("e", columns)+" FROM edit e WHERE id = ?", tx.edit).
		Scan(&entry.After)
	if err != nil {
		return err
	}
	rows, err := tables.LoggedRows(tx.ctx, tx.tx, tx.edit)
	if err != nil {
		return err
	}
	for _, row := range append([]tables.LoggedRow{entry}, rows...) {
		if err := writeRow(out, row); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) writePhotos(out *bytes.Buffer) error {
	for _, id := range tx.photos {
		var thumbnail []byte
		var file string
		err := tx.tx.QueryRowContext(tx.ctx, `SELECT thumbnail, file FROM photo WHERE id = ?`, id).
			Scan(&thumbnail, &file)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "INSERT INTO photo (id, image, thumbnail, file) VALUES (%s, x'', x'%s', %s);\n",
			sqlite.Literal(string(id)), hex.EncodeToString(thumbnail), sqlite.Literal(file))
	}
	return nil
}

// writeRow writes the statement that changes a row as the log has it.
func writeRow(out *bytes.Buffer, row tables.LoggedRow) error {
	where := " WHERE id = " + sqlite.Literal(row.Record) + ";\n"
	if !row.After.Valid {
		out.WriteString("DELETE FROM " + sqlite.Quoted(row.Kind) + where)
		return nil
	}
	after, err := tables.ObjectOf(&row.After.String)
	if err != nil {
		return err
	}
	columns := slices.Sorted(maps.Keys(after))
	if !row.Before.Valid {
		var names, values []string
		for _, c := range columns {
			names = append(names, sqlite.Quoted(c))
			values = append(values, sqlite.Literal(after[c]))
		}
		fmt.Fprintf(out, "INSERT INTO %s (%s) VALUES (%s);\n",
			sqlite.Quoted(row.Kind), strings.Join(names, ", "), strings.Join(values, ", "))
		return nil
	}
	before, err := tables.ObjectOf(&row.Before.String)
	if err != nil {
		return err
	}
	set := []string{`id = id`} // what was written as it was is in the log all the same
	for _, c := range columns {
		if was, had := before[c]; !had || was != after[c] {
			set = append(set, sqlite.Quoted(c)+" = "+sqlite.Literal(after[c]))
		}
	}
	out.WriteString("UPDATE " + sqlite.Quoted(row.Kind) + " SET " + strings.Join(set, ", ") + where)
	return nil
}
