package tables

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"laurel/data/program"
	"laurel/data/store/sqlite"
)

// RowObject is the expression of SQL for a row as the log has it: a JSON object of its columns.
func RowObject(row string, columns []string) string {
	var pairs []string
	for _, c := range columns {
		pairs = append(pairs, fmt.Sprintf("'%s', %s.%s", strings.ReplaceAll(c, "'", "''"), row, sqlite.Quoted(c)))
	}
	return "json_object(" + strings.Join(pairs, ", ") + ")"
}

// LoggedRow is one row of the log.
type LoggedRow struct {
	Kind, Record string
	Before       sql.NullString
	After        sql.NullString
}

// LoggedRows returns what an edit changed, in order.
func LoggedRows(ctx context.Context, from sqlite.Querier, edit int64) (found []LoggedRow, err error) {
	err = sqlite.Query(ctx, from, func(scan func(...any) error) error {
		var r LoggedRow
		err := scan(&r.Kind, &r.Record, &r.Before, &r.After)
		found = append(found, r)
		return err
	}, `SELECT kind, record, before, after FROM change WHERE edit = ? ORDER BY id`, edit)
	return found, err
}

// FromLog returns the record of a logged row. Columns that the row does not have are empty.
func (t *Table) FromLog(row map[string]any) (program.Record, error) {
	record := t.Blank()
	v := reflect.ValueOf(record).Elem()
	for i := range t.Columns {
		c := cell{&t.Columns[i], v.FieldByIndex(t.Columns[i].Index)}
		value := row[c.Name]
		if number, is := value.(json.Number); is {
			var err error
			if value, err = numberOf(number, c.Kind); err != nil {
				return nil, err
			}
		}
		if err := c.Scan(value); err != nil {
			return nil, err
		}
	}
	return record, nil
}

// OwnerOf returns the program that a logged row belongs to; empty: the library.
func (t *Table) OwnerOf(row map[string]any) program.ID {
	switch {
	case t.Owned:
		return program.ID(TextOf(row["program"]))
	case t == ProgramTable:
		return program.ID(TextOf(row["id"]))
	}
	return ""
}

// FieldOf returns the Go path of a column's field.
func (t *Table) FieldOf(name string) string {
	i := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Name == name })
	return t.Columns[i].Field
}

func numberOf(number json.Number, kind columnKind) (any, error) {
	if kind == realColumn {
		return number.Float64()
	}
	return number.Int64()
}

// TextOf returns a value that is a text, or nothing.
func TextOf(value any) string {
	text, _ := value.(string)
	return text
}

// Shown is a logged value as text; the value of a field in which nothing was entered is empty.
func (c *Column) Shown(value any) string {
	switch {
	case value == nil:
		return ""
	case c.Kind == truthColumn:
		if value == json.Number("0") {
			return ""
		}
		return "yes"
	case c.Kind == ListColumn && value == "[]", c.Kind == numberColumn && value == json.Number("0"),
		c.Kind == realColumn && value == json.Number("0.0"):
		return ""
	}
	return fmt.Sprint(value)
}

// ObjectOf reads a row of the log; nil: there was none.
func ObjectOf(text *string) (map[string]any, error) {
	if text == nil {
		return nil, nil
	}
	decoder := json.NewDecoder(strings.NewReader(*text))
	decoder.UseNumber()
	var object map[string]any
	return object, decoder.Decode(&object)
}

// ObjectKeys returns which keys a logged row has.
func ObjectKeys(text string) (map[string]bool, error) {
	object, err := ObjectOf(&text)
	keys := make(map[string]bool, len(object))
	for key := range object {
		keys[key] = true
	}
	return keys, err
}

// LoggedID names the owners of a row of the log.
type LoggedID struct {
	ID                     int64
	kind                   string
	record, program        program.ID
	organisation, formerly program.ID // after and before, of a contact or a link
}

// LoggedIDs returns whose rows an edit wrote, from the given row of the log on.
func LoggedIDs(ctx context.Context, from sqlite.Querier, edit, since int64) (found []LoggedID, err error) {
	err = sqlite.Query(ctx, from, func(scan func(...any) error) error {
		var r LoggedID
		err := scan(&r.ID, &r.kind, &r.record, &r.program, &r.organisation, &r.formerly)
		found = append(found, r)
		return err
	}, `SELECT id, kind, record, coalesce(coalesce(after, before) ->> '$.program', ''),
		CASE WHEN kind IN ('contact', 'program_organisation') THEN coalesce(after ->> '$.organisation', '') ELSE '' END,
		CASE WHEN kind IN ('contact', 'program_organisation') THEN coalesce(before ->> '$.organisation', '') ELSE '' END
		FROM change WHERE edit = ? AND id > ? ORDER BY id`, edit, since)
	return found, err
}

// Sorted returns which records were written: of each program, of the library, and which organisations these concern.
func Sorted(rows []LoggedID) (own map[program.ID]Touched, library Touched, offices []program.ID) {
	own, library = map[program.ID]Touched{}, Touched{}
	for _, row := range rows {
		owner := row.program
		if Kind(row.kind) == Programs {
			owner = row.record
		}
		if owner != "" && own[owner] == nil {
			own[owner] = Touched{}
		}
		switch t := Of(Kind(row.kind)); {
		case row.kind == "program_organisation":
			own[owner].Add(OrganisationTable, row.organisation, row.formerly)
			offices = append(offices, row.organisation, row.formerly)
		case t == OrganisationTable:
			library.Add(t, row.record)
			offices = append(offices, row.record)
		case t == ContactTable:
			library.Add(t, row.record)
			offices = append(offices, row.organisation, row.formerly)
		case t != nil && owner != "":
			own[owner].Add(t, row.record)
		}
	}
	return own, library, offices
}

// Add adds records of a table.
func (t Touched) Add(to *Table, ids ...program.ID) {
	for _, id := range ids {
		if !slices.Contains(t[to][max(0, len(t[to])-8):], id) { // mostly one record written several times in a row
			t[to] = append(t[to], id)
		}
	}
}

// LoggedRecord names a row of a logged table.
type LoggedRecord struct{ Kind, ID string }

// IDList is a list of records as a value of json_each.
func IDList(ids []program.ID) string {
	text, _ := json.Marshal(ids) // strings always have a JSON form
	return string(text)
}
