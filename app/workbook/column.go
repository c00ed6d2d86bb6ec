package workbook

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"laurel/data/program"
)

// Column describes a column that a roster of people may have.
type Column struct {
	ID       string // stable, for settings and the command line, such as passport-number
	Title    string // in the language asked for
	Audience program.Audience
	Default  bool // part of a roster whose columns nobody chose
}

// Columns lists every column of the roster of people in the order of menus, with titles in English, Spanish or French (a BCP 47 tag;
// English where Laurel does not speak the language). A column's audience is the narrowest of those of the fields it shows, read from
// the tags of package program.
func Columns(language string) []Column {
	spoken := wordsIndex(language)
	columns := make([]Column, len(peopleColumns))
	for i, c := range peopleColumns {
		columns[i] = Column{c.id, c.title[spoken], c.audience(), c.common}
	}
	return columns
}

// column is one column of a sheet whose rows are records of type T.
type column[T any] struct {
	id     string
	title  words
	fields fields // what it shows
	common bool   // part of the default choice
	wide   bool   // holds prose
	value  func(*wording, T) cell
}

// fields are paths into the domain's types, such as Person.Passport.Number.
type fields []string

func of(paths ...string) fields { return paths }

// shown are the types whose fields the columns may name.
var shown = map[string]reflect.Type{
	"Person": reflect.TypeFor[program.Person](),
	"Stop":   reflect.TypeFor[program.Stop](),
}

func (c column[T]) audience() program.Audience {
	widest := program.Public
	for _, path := range c.fields {
		declared, err := audienceOf(path)
		if err != nil {
			// The tests refuse such a column; should one slip through, it stays inside.
			return program.Internal
		}
		widest = narrower(widest, declared)
	}
	return widest
}

// audienceOf returns the widest audience that may have a field: the narrowest of the tags along the path.
func audienceOf(path string) (program.Audience, error) {
	steps := strings.Split(path, ".")
	record, known := shown[steps[0]]
	if !known {
		return "", fmt.Errorf("no type of the domain is called %s", steps[0])
	}
	widest := program.Public
	for _, step := range steps[1:] {
		for record.Kind() == reflect.Slice || record.Kind() == reflect.Pointer {
			record = record.Elem()
		}
		if record.Kind() != reflect.Struct {
			return "", fmt.Errorf("%s: %s has no fields", path, record)
		}
		field, found := record.FieldByName(step)
		if !found {
			return "", fmt.Errorf("%s: there is no field %s", path, step)
		}
		declared, err := program.ParseAudience(field.Tag.Get("audience"))
		if err != nil {
			return "", fmt.Errorf("%s: %w", path, err)
		}
		widest, record = narrower(widest, declared), field.Type
	}
	return widest, nil
}

func narrower(a, b program.Audience) program.Audience {
	if a.MayHave(b) {
		return a
	}
	return b
}

// allowed are the columns that the audience may have.
func allowed[T any](columns []column[T], audience program.Audience) []column[T] {
	return slices.DeleteFunc(slices.Clone(columns), func(c column[T]) bool { return !audience.MayHave(c.audience()) })
}
