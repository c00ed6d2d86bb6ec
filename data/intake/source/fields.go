package source

import (
	"reflect"
	"strconv"
	"strings"

	"laurel/data/civil"
	"laurel/data/intake/value"
	"laurel/data/program"
)

// Overlay replaces, in the record that to points to, the fields that the other record has: those that are not zero.
func Overlay(to, fields program.Record) {
	for _, f := range program.FieldsOf(to) {
		if f.Given(fields) {
			f.Copy(fields, to)
		}
	}
}

// Ignored receives a text that cannot be read as the field with a key; the reason may be nil.
type Ignored func(key, text string, reason error)

// Fill reads texts into the fields of a record that have their keys. What cannot be read stays empty and is handed to
// ignored.
func Fill(record program.Record, text func(key string) string, dates *value.Dates, ignored Ignored) {
	for _, f := range program.FieldsOf(record) {
		if found := text(f.Key); found != "" {
			wrong, reason := read(place(record, f), f, found, dates)
			for _, wrong := range wrong {
				ignored(f.Key, wrong, reason)
			}
		}
	}
}

func place(record program.Record, f program.Field) reflect.Value {
	at := reflect.ValueOf(record).Elem()
	for name := range strings.SplitSeq(f.Path, ".") {
		at = at.FieldByName(name)
	}
	return at
}

// read reads a text into the place of a field and returns what of the text is wrong, and why where that is known.
// References to records are left to others.
//
//nolint:gocyclo // one case for each type of a field
func read(at reflect.Value, f program.Field, text string, dates *value.Dates) (wrong []string, reason error) {
	ok := true
	switch to := at.Addr().Interface().(type) {
	case *string:
		switch *to = value.Whole(text); {
		case f.Key == "email":
			*to, ok = value.Email(text)
		case value.Lost(text):
			*to, ok = "", false
		}
	case *int:
		number, err := strconv.Atoi(value.Whole(text))
		if ok = err == nil && number > 1900 && number < 3000; ok { // the only one is a year
			*to = number
		}
	case *bool:
		*to = value.Meaning[program.Answer]("answer", text) != program.No
	case *civil.Date:
		found, err := dates.Of(f.Key, text)
		*to, reason, ok = found.Day, err, err == nil
	case *civil.DateTime:
		found, err := dates.Of(f.Key, text)
		if to.Date, reason, ok = found.Day, err, err == nil; found.At != nil {
			to.Clock = found.At.From
		}
	case *program.Need:
		if needed := text != "-" && !value.Is("without-need", text); !needed {
			*to = program.Need{Answered: true}
		} else if !value.Is("unasked", text) {
			*to = program.Need{Answered: true, Text: text}
		}
	case *[]program.Spoken:
		*to, wrong = value.Spoken(text)
	case *program.Country:
		*to = value.Country(text)
		ok = *to != ""
	case *program.Kind:
		*to = value.Kind(text)
		ok = *to != ""
	case *program.Answer:
		*to = value.Meaning[program.Answer]("answer", text)
		ok = *to != "" || value.Is("unasked", text)
	default:
		if f.Choices() != nil {
			at.SetString(value.Meaning[string](f.Key, text))
			ok = value.Is(f.Key, text)
		}
	}
	if !ok {
		return []string{text}, reason
	}
	return wrong, nil
}
