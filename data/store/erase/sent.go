package erase

import (
	"reflect"
	"slices"

	"laurel/data/program"
	"laurel/data/program/edition"
)

// sent removes people from editions that were sent, each once.
type sent struct {
	isGone func(program.ID) bool
	names  names
	known  map[program.Frozen]program.Frozen
}

// without returns an edition without the people and their names.
func (s *sent) without(content program.Frozen, audience program.Audience) (program.Frozen, error) {
	if next, known := s.known[content]; known {
		return next, nil
	}
	shown, err := edition.Of((&program.Release{Content: content, Audience: audience}))
	if err != nil {
		return "", err
	}
	next := content
	if s.clean(shown.Program) {
		if next, err = edition.Freeze(shown); err != nil {
			return "", err
		}
	}
	s.known[content] = next
	return next, nil
}

// clean removes what is to go from a program that nobody else has, and reports whether there was something.
func (s *sent) clean(p *program.Program) (changed bool) {
	whole := reflect.ValueOf(p).Elem()
	for i := range whole.NumField() {
		if list := whole.Field(i); whole.Type().Field(i).IsExported() && isRecords(list.Type()) {
			changed = s.shorten(list) || changed
		}
	}
	for _, record := range p.Records() {
		changed = s.cleanValue(reflect.ValueOf(record).Elem()) || changed
		for _, f := range program.FieldsOf(record) {
			f.EachText(record, func(at reflect.Value) {
				if next := s.names.replaced(at.String()); next != at.String() {
					at.SetString(next)
					changed = true
				}
			})
		}
	}
	return changed
}

func isRecords(t reflect.Type) bool {
	return t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Pointer
}

// shorten removes the elements of a list that go, or are about somebody who goes.
func (s *sent) shorten(list reflect.Value) (changed bool) {
	kept := reflect.MakeSlice(list.Type(), 0, list.Len())
	for i := range list.Len() {
		if !s.isOfGone(list.Index(i)) {
			kept = reflect.Append(kept, list.Index(i))
		}
	}
	if kept.Len() == list.Len() {
		return false
	}
	list.Set(kept)
	return true
}

// isOfGone reports whether an element of a list goes itself, or is about somebody who goes.
func (s *sent) isOfGone(v reflect.Value) bool {
	switch {
	case v.Kind() == reflect.Pointer:
		return s.isOfGone(v.Elem())
	case v.Type() == idType:
		return s.isGone(program.ID(v.String()))
	case v.Kind() != reflect.Struct:
		return false
	}
	for _, name := range []string{"ID", "Person", "From", "To"} {
		if field := v.FieldByName(name); field.IsValid() && field.CanInterface() && s.isOfGone(field) {
			return true
		}
	}
	items := v.FieldByName("Items")
	return items.IsValid() && items.Type() == reflect.SliceOf(idType) &&
		slices.ContainsFunc(items.Interface().([]program.ID), s.isGone)
}

var (
	idType   = reflect.TypeFor[program.ID]()
	textType = reflect.TypeFor[string]()
)

// cleanValue removes the IDs of what is gone from a record's fields and lists, and names from texts of several words.
func (s *sent) cleanValue(v reflect.Value) (changed bool) {
	switch {
	case v.Type() == idType:
		if changed = s.isGone(program.ID(v.String())); changed {
			v.SetZero()
		}
	case v.Type() == textType:
		if next := s.names.inList(v.String()); next != v.String() {
			v.SetString(next)
			changed = true
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() && !isRecords(field.Type) {
				changed = s.cleanValue(v.Field(i)) || changed
			}
		}
	case v.Kind() == reflect.Slice:
		changed = s.shorten(v)
		for i := range v.Len() {
			changed = s.cleanValue(v.Index(i)) || changed
		}
	}
	return changed
}
