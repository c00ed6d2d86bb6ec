package source

import (
	"reflect"
	"strconv"
	"strings"

	"laurel/data/civil"
	"laurel/data/intake/value"
	"laurel/data/program"
)

// Overlay replaces, in the record that to points to, what the other record says: its fields that are not zero.
func Overlay(to, says program.Record) {
	for _, f := range program.FieldsOf(to) {
		if f.Given(says) {
			place(to, f).Set(place(says, f))
		}
	}
}

// Fill reads texts into the fields of a record that have their keys. What cannot be read stays empty and is handed to ignored.
func Fill(record program.Record, text func(key string) string, dates *value.Dates, ignored func(key, text string)) {
	for _, f := range program.FieldsOf(record) {
		if found := text(f.Key); found != "" {
			for _, wrong := range read(place(record, f).Addr().Interface(), f.Key, found, dates) {
				ignored(f.Key, wrong)
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

// read reads a text into what to points to and returns what of the text is wrong. References to records are left to others.
func read(to any, key, text string, dates *value.Dates) (wrong []string) {
	ok := true
	switch to := to.(type) {
	case *string:
		if *to = value.Whole(text); key == "email" {
			*to, ok = value.Email(text)
		}
	case *int:
		number, err := strconv.Atoi(value.Whole(text))
		if ok = err == nil && number > 1900 && number < 3000; ok { // the only one is a year
			*to = number
		}
	case *bool:
		*to = value.Meaning[program.Answer]("answer", text) != program.No
	case *civil.Date:
		day, _, err := dates.Day(text)
		*to, ok = day, err == nil
	case *civil.DateTime:
		day, at, err := dates.Day(text)
		if *to, ok = (civil.DateTime{Date: day}), err == nil; at != nil {
			to.Clock = *at
		}
	case *program.Need:
		if needed := text != "-" && !value.Is("without-need", text); !needed {
			*to = program.Need{Answered: true}
		} else if !value.Is("unasked", text) {
			*to = program.Need{Answered: true, Text: text}
		}
	case *[]program.Spoken:
		*to, wrong = value.Spoken(text)
	case *program.Answer:
		ok = choose(to, value.Meaning[program.Answer]("answer", text)) || value.Is("unasked", text)
	case *program.Role:
		ok = choose(to, value.Meaning[program.Role]("role", text))
	case *program.Status:
		ok = choose(to, value.Meaning[program.Status]("status", text))
	case *program.Mode:
		ok = choose(to, value.Meaning[program.Mode]("mode", text))
	case *program.Kind:
		ok = choose(to, value.Kind(text))
	case *program.Country:
		ok = choose(to, value.Country(text))
	}
	if !ok {
		return []string{text}
	}
	return wrong
}

func choose[W ~string](to *W, found W) bool {
	*to = found
	return found != ""
}
