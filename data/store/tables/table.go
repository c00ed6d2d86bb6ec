// Package tables describes how each kind of record is kept: its table, the columns of its fields, who needs a record,
// and what its deletion changes. It reads programs from the tables, and the log of changes, which triggers write.
package tables

import (
	"context"
	"fmt"
	"reflect"
	"strings"

	"laurel/data/program"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
)

// Table is how one kind of record is kept, and its rules beyond its own validity. The queries are made once, from
// the columns.
type Table struct {
	Kind    Kind
	Columns []Column
	Owned   bool   // each row belongs to one program, which its column "program" names
	ordinal string // keeps the order: an expression over x (the row) and l (its link to the program); empty: none
	join    string // leads from x to l, for the library's tables
	scope   string // the program that a row is read for

	Needs   []string // the columns that name what a record goes with when that is deleted
	Users   []user   // who needs a record, which is then not deleted
	Cascade []string // statements that free a record before Cascade deletes it
	Always  []string // statements before any deletion, with its id

	statements
	typed
}

// statements are the queries of a table.
type statements struct {
	list, Plain string // up to FROM, and up to the table without its links
	Upsert      string // writes a record; parameters 1 to n are the columns, the first is the id; n+1 is the program
}

// typed is what knows the Go type of a table's records.
type typed struct {
	load     func(ctx context.Context, from sqlite.Querier, into *Entry, changed Touched) error
	share    func(from, to *program.Program) // has the next value keep the list
	ReadOne  func(ctx context.Context, from sqlite.Querier, id program.ID) (program.Record, error)
	Validate func(ctx context.Context, from sqlite.Querier) (findings []fault.Finding, err error)
	Blank    func() program.Record
}

// The tables by their kind, and by the types of their records.
var (
	byKind = map[Kind]*Table{}
	byType = map[reflect.Type]*Table{}
)

// Of returns the table of a kind of record; nil: there is none.
func Of(kind Kind) *Table { return byKind[kind] }

// OfRecord returns the table of a record; nil: it is no record.
func OfRecord(record program.Record) *Table { return byType[reflect.TypeOf(record)] }

// user is something that needs a record; the query counts how often.
type user struct{ Name, Count string }

// newTable completes a table for its type; list returns where a program keeps these records.
func newTable[T any, R record[T]](t Table, list func(*program.Program) *[]R) *Table {
	t.Columns = columnsOf(reflect.TypeFor[T]())
	t.statements = t.prepare()
	t.typed = typed{
		load: func(ctx context.Context, from sqlite.Querier, e *Entry, changed Touched) (err error) {
			into := list(e.Program)
			*into, err = readList[T](ctx, from, e, &t, changed, *into)
			return err
		},
		share: func(from, to *program.Program) { *list(to) = *list(from) },
		ReadOne: func(ctx context.Context, from sqlite.Querier, id program.ID) (program.Record, error) {
			found, _, err := Read[T](ctx, from, &t, t.Plain+" WHERE x.id = ?1", id)
			if err != nil || len(found) == 0 {
				return nil, err
			}
			return R(found[0]), nil
		},
		Validate: func(ctx context.Context, from sqlite.Querier) (findings []fault.Finding, err error) {
			found, _, err := Read[T](ctx, from, &t, t.Plain)
			for _, one := range found {
				if wrong := R(one).Validate(); wrong != nil {
					findings = append(findings, fault.InvalidRecord(wrong))
				}
			}
			return findings, err
		},
		Blank: func() program.Record { return R(new(T)) },
	}
	byKind[t.Kind], byType[reflect.TypeFor[R]()] = &t, &t
	return &t
}

func (t *Table) prepare() statements {
	var names, read, parameters []string
	for i, c := range t.Columns {
		names = append(names, sqlite.Quoted(c.Name))
		read = append(read, "x."+sqlite.Quoted(c.Name))
		parameters = append(parameters, fmt.Sprintf("?%d", i+1))
	}
	cells, values := strings.Join(names[1:], ", "), strings.Join(parameters[1:], ", ")
	// To compare a column with a bare parameter has SQLite plan for its value, and so prepare the statement again for
	// each: ten times the cost. With a sign before the parameter it does not look at the value.
	own := fmt.Sprintf("program = +?%d", len(t.Columns)+1)
	same := ""
	if t.Owned {
		names, parameters = append(names, "program"), append(parameters, fmt.Sprintf("?%d", len(t.Columns)+1))
		same = " AND " + own
	}
	if t.ordinal == "x.ordinal" {
		next := fmt.Sprintf("(SELECT coalesce(max(ordinal), 0) + 1 FROM %s", t.Kind)
		if t.Owned {
			next += " WHERE " + own
		}
		names, parameters = append(names, "ordinal"), append(parameters, next+")")
	}
	order := t.ordinal
	if order == "" {
		order = "0"
	}
	return statements{
		list:  fmt.Sprintf("SELECT %s, %s FROM ", order, strings.Join(read, ", ")),
		Plain: fmt.Sprintf("SELECT 0, %s FROM %s x", strings.Join(read, ", "), t.Kind),
		Upsert: fmt.Sprintf(
			"INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (id) DO UPDATE SET (%s) = (%s) WHERE (%s) IS NOT (%s)%s",
			t.Kind, strings.Join(names, ", "), strings.Join(parameters, ", "), cells, values, cells, values, same,
		),
	}
}

// Values returns the record's columns as SQLite keeps them, and the owner of a table that has one.
func (t *Table) Values(record program.Record, owner program.ID) ([]any, error) {
	v := reflect.ValueOf(record).Elem()
	values := make([]any, 0, len(t.Columns)+1)
	for i := range t.Columns {
		value, err := t.Columns[i].stored(v)
		if err != nil {
			return nil, &program.Invalid{
				Record: program.NameOf(record), Problems: map[string]string{t.Columns[i].Field: err.Error()},
			}
		}
		values = append(values, value)
	}
	if t.Owned {
		values = append(values, string(owner))
	}
	return values, nil
}

// Read returns the records of a query that starts with the table's list or plain, with their places in the order.
func Read[T any](ctx context.Context, from sqlite.Querier, t *Table, text string, args ...any) (
	records []*T, ordinals []int64, err error,
) {
	var ordinal int64
	cells := make([]cell, len(t.Columns))
	into := []any{&ordinal}
	for i := range cells {
		cells[i].Column = &t.Columns[i]
		into = append(into, &cells[i])
	}
	err = sqlite.Query(ctx, from, func(scan func(...any) error) error {
		record := new(T)
		v := reflect.ValueOf(record).Elem()
		for i := range cells {
			cells[i].into = v.FieldByIndex(cells[i].Index)
		}
		if err := scan(into...); err != nil {
			return &fault.ContentError{Kind: string(t.Kind), Cause: err}
		}
		records, ordinals = append(records, record), append(ordinals, ordinal)
		return nil
	}, text, args...)
	return records, ordinals, err
}
