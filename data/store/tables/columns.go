package tables

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"unicode/utf8"

	"laurel/data/program"
)

// Column is one field of a record and the column that keeps it. Its name is the field's JSON name; the fields of a
// nested struct are columns of their own (emergency_phone), a slice is a JSON text.
type Column struct {
	Name  string
	Field string // the Go path, as program.Invalid names fields: Emergency.Phone
	Index []int
	Kind  columnKind
}

type columnKind int

// The kinds of column.
const (
	textColumn   columnKind = iota
	RefColumn               // an ID or PhotoID; NULL when it refers to nothing
	numberColumn            // int
	truthColumn             // bool, as 0 or 1
	realColumn              // float64
	civilColumn             // Date or DateTime, in its text form
	ListColumn              // a slice, as a JSON array
)

var (
	// IDType is the type of a reference to a record.
	IDType = reflect.TypeFor[program.ID]()
	// PhotoType is the type of a reference to a picture.
	PhotoType = reflect.TypeFor[program.PhotoID]()
	textType  = reflect.TypeFor[encoding.TextMarshaler]()
)

// columnsOf lists the columns of a record type: all exported fields, but for the slices of other records.
func columnsOf(record reflect.Type) []Column { return appendColumns(nil, record, Column{}) }

func appendColumns(columns []Column, record reflect.Type, parent Column) []Column {
	for i := range record.NumField() {
		field := record.Field(i)
		if !field.IsExported() || field.Type.Kind() == reflect.Slice && field.Type.Elem().Kind() == reflect.Pointer {
			continue
		}
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		c := Column{
			parent.Name + name, parent.Field + field.Name,
			append(parent.Index[:len(parent.Index):len(parent.Index)], i), kindOf(field.Type),
		}
		if c.Kind < 0 {
			columns = appendColumns(
				columns, field.Type, Column{Name: c.Name + "_", Field: c.Field + ".", Index: c.Index},
			)
			continue
		}
		columns = append(columns, c)
	}
	return columns
}

// kindOf returns a negative kind for a struct whose fields are columns of their own.
func kindOf(t reflect.Type) columnKind {
	switch {
	case t == IDType, t == PhotoType:
		return RefColumn
	case t.Implements(textType):
		return civilColumn
	}
	switch t.Kind() {
	case reflect.Struct:
		return -1
	case reflect.Slice:
		return ListColumn
	case reflect.Int:
		return numberColumn
	case reflect.Bool:
		return truthColumn
	case reflect.Float64:
		return realColumn
	}
	return textColumn
}

// stored returns the value of the record's column as SQLite keeps it.
func (c *Column) stored(record reflect.Value) (any, error) {
	v := record.FieldByIndex(c.Index)
	switch c.Kind {
	case RefColumn:
		if v.Len() == 0 {
			return nil, nil
		}
		return writable(v.String())
	case numberColumn:
		return v.Int(), nil
	case truthColumn:
		if v.Bool() {
			return int64(1), nil
		}
		return int64(0), nil
	case realColumn:
		if math.IsNaN(v.Float()) || math.IsInf(v.Float(), 0) {
			return nil, errUnwritable
		}
		return v.Float(), nil
	case civilColumn:
		text, err := v.Interface().(encoding.TextMarshaler).MarshalText()
		return string(text), err
	case ListColumn:
		if v.Len() == 0 {
			return "[]", nil
		}
		text, err := json.Marshal(v.Interface())
		return string(text), err
	}
	return writable(v.String())
}

// errUnwritable is the error of a value that would not come back from the file as it went in. Its text is for people.
//
//nolint:revive,staticcheck // a sentence for people
var errUnwritable = errors.New("This contains characters or numbers that cannot be saved.")

// writable refuses what would not come back from the file as it went in.
func writable(text string) (any, error) {
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return nil, errUnwritable
	}
	return text, nil
}

// cell reads one column of a row into a field. It implements sql.Scanner.
type cell struct {
	*Column
	into reflect.Value
}

// Scan sets the field from what the driver hands out: string, int64, float64 or nil.
func (c *cell) Scan(from any) error {
	switch value := from.(type) {
	case nil:
		c.into.SetZero()
		return nil
	case int64:
		return c.scanNumber(value)
	case float64:
		if c.Kind == realColumn {
			c.into.SetFloat(value)
			return nil
		}
	case string:
		return c.scanText(value)
	}
	return fmt.Errorf("column %s holds a %T", c.Name, from)
}

func (c *cell) scanNumber(value int64) error {
	switch c.Kind {
	case numberColumn:
		c.into.SetInt(value)
	case truthColumn:
		c.into.SetBool(value != 0)
	default:
		return fmt.Errorf("column %s holds the number %d", c.Name, value)
	}
	return nil
}

func (c *cell) scanText(value string) error {
	switch c.Kind {
	case textColumn, RefColumn:
		c.into.SetString(value)
		return nil
	case civilColumn:
		if value == "" {
			c.into.SetZero()
			return nil
		}
		return c.into.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(value))
	case ListColumn:
		c.into.SetZero()
		if value == "[]" {
			return nil
		}
		return json.Unmarshal([]byte(value), c.into.Addr().Interface())
	}
	return fmt.Errorf("column %s holds the text %q", c.Name, value)
}
