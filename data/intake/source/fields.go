package source

import (
	"reflect"
	"strconv"
	"strings"
	"sync"

	"laurel/data/civil"
	"laurel/data/intake/value"
	"laurel/data/program"
)

// Leaf is a field of a record, or of a record within it, that is one value.
type Leaf struct {
	Key   string // as tables and the catalogue call it: birth-date, passport-number
	Index []int  // for reflect.Value.FieldByIndex
}

// keys are those of leaves that are not made of the names in the interchange form.
var keys = map[string]string{
	"passport-visa": "visa", "arrival-at": "arrival", "arrival-number": "arrival-flight",
	"departure-at": "departure", "departure-number": "departure-flight",
}

var leaves sync.Map // reflect.Type to []Leaf

// Leaves lists the leaves of a type of record; its lists of other records are none.
func Leaves(record reflect.Type) []Leaf {
	if known, found := leaves.Load(record); found {
		return known.([]Leaf)
	}
	var all []Leaf
	for i := range record.NumField() {
		field := record.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		key := strings.ReplaceAll(name, "_", "-")
		switch {
		case !field.IsExported() || field.Type.Kind() == reflect.Slice && field.Type.Elem().Kind() == reflect.Pointer:
		case field.Type.Kind() == reflect.Struct && !oneValue(field.Type):
			for _, leaf := range Leaves(field.Type) {
				within := key + "-" + leaf.Key
				if own, found := keys[within]; found {
					within = own
				}
				all = append(all, Leaf{within, append([]int{i}, leaf.Index...)})
			}
		default:
			all = append(all, Leaf{key, []int{i}})
		}
	}
	leaves.Store(record, all)
	return all
}

// oneValue reports whether a struct is one value, such as a date.
func oneValue(t reflect.Type) bool {
	_, marshals := t.MethodByName("MarshalText")
	return marshals || t == reflect.TypeFor[program.Need]() || t == reflect.TypeFor[program.Position]()
}

// Overlay replaces, in the record that to points to, what the other record says: its leaves that are not zero.
func Overlay[R any](to *R, says R) {
	for _, leaf := range Leaves(reflect.TypeFor[R]()) {
		if said := reflect.ValueOf(says).FieldByIndex(leaf.Index); !said.IsZero() {
			reflect.ValueOf(to).Elem().FieldByIndex(leaf.Index).Set(said)
		}
	}
}

// Fill reads texts into the leaves of a record that have their keys. What cannot be read stays empty and is handed to ignored.
func Fill[R any](record *R, text func(key string) string, dates *value.Dates, ignored func(key, text string)) {
	for _, leaf := range Leaves(reflect.TypeFor[R]()) {
		if found := text(leaf.Key); found != "" {
			to := reflect.ValueOf(record).Elem().FieldByIndex(leaf.Index).Addr().Interface()
			for _, wrong := range read(to, leaf.Key, found, dates) {
				ignored(leaf.Key, wrong)
			}
		}
	}
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
