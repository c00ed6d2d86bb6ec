package store

import (
	"context"
	"database/sql"
	"fmt"
	"reflect"
	"strings"

	"laurel/data/program"
)

// table is how one type of record is kept. The queries are made once, from the columns.
type table struct {
	name    string
	columns []column
	owned   bool   // each row belongs to one program, which its column "program" names
	ordinal string // what keeps the order: an expression over x (the row) and l (its link to the program); empty: none
	join    string // leads from x to l, for the library's tables
	scope   string // the program that a row is read for

	list, plain    string // queries up to FROM, and up to the table without its links
	insert, update string
}

var (
	programs      = newTable[program.Program](table{name: "program", scope: "x.id"})
	stops         = newTable[program.Stop](table{name: "stop", owned: true, ordinal: "x.ordinal", scope: "x.program"})
	people        = newTable[program.Person](table{name: "person", owned: true, ordinal: "x.ordinal", scope: "x.program"})
	organisations = newTable[program.Organisation](table{
		name: "organisation", ordinal: "l.ordinal", scope: "l.program",
		join: "JOIN program_organisation l ON l.organisation = x.id",
	})
	contacts = newTable[program.Contact](table{
		name: "contact", ordinal: "x.ordinal", scope: "l.program",
		join: "JOIN program_organisation l ON l.organisation = x.organisation",
	})
	meetings  = newTable[program.Meeting](table{name: "meeting", owned: true, scope: "x.program"})
	takeaways = newTable[program.Takeaway](table{name: "takeaway", owned: true, ordinal: "x.ordinal", scope: "x.program"})
	issues    = newTable[program.Issue](table{name: "issue", owned: true, ordinal: "x.ordinal", scope: "x.program"})
	releases  = newTable[program.Release](table{name: "release", owned: true, ordinal: "x.ordinal", scope: "x.program"})

	travelTimes = newTable[program.TravelTime](table{name: "travel_time", owned: true, scope: "x.program"})
	ignored     = newTable[program.Ignored](table{name: "ignored", owned: true, scope: "x.program"})
)

// tables lists the tables of records by name.
var tables = map[string]*table{}

// newTable makes the statements of a record type's table. Parameters 1 to n are the columns in order, the first is the id; n+1 is the program.
func newTable[T any](t table) *table {
	t.columns = columnsOf(reflect.TypeFor[T]())
	var names, read, parameters []string
	for i, c := range t.columns {
		names = append(names, quoted(c.name))
		read = append(read, "x."+quoted(c.name))
		parameters = append(parameters, fmt.Sprintf("?%d", i+1))
	}
	order := t.ordinal
	if order == "" {
		order = "0"
	}
	t.list = "SELECT " + order + ", " + strings.Join(read, ", ") + " FROM "
	t.plain = "SELECT 0, " + strings.Join(read, ", ") + " FROM " + t.name + " x"

	cells, values := strings.Join(names[1:], ", "), strings.Join(parameters[1:], ", ")
	t.update = fmt.Sprintf("UPDATE %s SET (%s) = (%s) WHERE id = ?1 AND (%s) IS NOT (%s)", t.name, cells, values, cells, values)
	owner := fmt.Sprintf("?%d", len(t.columns)+1)
	if t.owned {
		names, parameters = append(names, "program"), append(parameters, owner)
	}
	if t.ordinal == "x.ordinal" {
		next := "(SELECT coalesce(max(ordinal), 0) + 1 FROM " + t.name
		if t.owned {
			next += " WHERE program = " + owner
		}
		names, parameters = append(names, "ordinal"), append(parameters, next+")")
	}
	t.insert = fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", t.name, strings.Join(names, ", "), strings.Join(parameters, ", "))
	tables[t.name] = &t
	return &t
}

func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// values returns the record's columns as SQLite keeps them.
func (t *table) values(record any) ([]any, error) {
	v := reflect.ValueOf(record).Elem()
	values := make([]any, 0, len(t.columns)+1)
	for i := range t.columns {
		value, err := t.columns[i].stored(v)
		if err != nil {
			return nil, &program.Invalid{Record: "This " + t.name, Problems: map[string]string{t.columns[i].field: "This cannot be kept: " + err.Error() + "."}}
		}
		values = append(values, value)
	}
	return values, nil
}

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// read returns the records of a query that starts with the table's list or plain, with their places in the order.
func read[T any](ctx context.Context, from querier, t *table, query string, args ...any) (records []*T, ordinals []int64, err error) {
	rows, err := from.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	var ordinal int64
	cells := make([]cell, len(t.columns))
	into := []any{&ordinal}
	for i := range cells {
		cells[i].column = &t.columns[i]
		into = append(into, &cells[i])
	}
	for rows.Next() {
		record := new(T)
		v := reflect.ValueOf(record).Elem()
		for i := range cells {
			cells[i].into = v.FieldByIndex(cells[i].index)
		}
		if err := rows.Scan(into...); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", t.name, err)
		}
		records, ordinals = append(records, record), append(ordinals, ordinal)
	}
	return records, ordinals, rows.Err()
}

// readOne returns the record with that id, or nil.
func readOne[T any](ctx context.Context, from querier, t *table, id program.ID) (*T, error) {
	found, _, err := read[T](ctx, from, t, t.plain+" WHERE x.id = ?1", id)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return found[0], nil
}
