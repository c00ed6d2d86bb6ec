package edition

import (
	"encoding"
	"reflect"
	"sync"

	"laurel/data/program"
)

// reduction is what makes a record of a type one for an audience: it sets every field above the audience to zero, and
// copies slices and records before it writes into them. It is made once for each type and audience.
type reduction struct {
	removed []int // fields above the audience
	structs []reducedField
	slices  []reducedField // of structs
	records []reducedField // of pointers to structs
}

// reducedField is a field whose value has fields of its own.
type reducedField struct {
	index int
	*reduction
}

type reductionKey struct {
	of       reflect.Type
	audience program.Audience
}

var reductions sync.Map // of *reduction by reductionKey

func reductionOf(of reflect.Type, audience program.Audience) *reduction {
	key := reductionKey{of, audience}
	if known, is := reductions.Load(key); is {
		return known.(*reduction)
	}
	r := &reduction{}
	isText := reflect.TypeFor[encoding.TextMarshaler]() // a date or a time is one value
	for i := range of.NumField() {
		declared := of.Field(i)
		kind := declared.Type
		switch {
		case !declared.IsExported():
		case !audience.MayHave(program.Audience(declared.Tag.Get("audience"))):
			r.removed = append(r.removed, i)
		case kind.Implements(isText):
		case kind.Kind() == reflect.Struct:
			r.structs = append(r.structs, reducedField{i, reductionOf(kind, audience)})
		case kind.Kind() == reflect.Slice && kind.Elem().Kind() == reflect.Struct:
			if element := reductionOf(kind.Elem(), audience); !element.isEmpty() {
				r.slices = append(r.slices, reducedField{i, element})
			}
		case kind.Kind() == reflect.Slice && kind.Elem().Kind() == reflect.Pointer:
			r.records = append(r.records, reducedField{i, reductionOf(kind.Elem().Elem(), audience)})
		}
	}
	reductions.Store(key, r)
	return r
}

// isEmpty reports whether records stay as they are.
func (r *reduction) isEmpty() bool {
	nested := len(r.slices) + len(r.records)
	for _, s := range r.structs {
		if !s.isEmpty() {
			nested++
		}
	}
	return len(r.removed)+nested == 0
}

// reduce changes a record, which must be a copy.
func (r *reduction) reduce(record reflect.Value) {
	for _, i := range r.removed {
		record.Field(i).SetZero()
	}
	for _, f := range r.structs {
		f.reduce(record.Field(f.index))
	}
	for _, f := range r.slices {
		field := record.Field(f.index)
		if field.IsNil() {
			continue
		}
		copied := reflect.MakeSlice(field.Type(), field.Len(), field.Len())
		reflect.Copy(copied, field)
		for i := range copied.Len() {
			f.reduce(copied.Index(i))
		}
		field.Set(copied)
	}
	for _, f := range r.records {
		f.reduceRecords(record.Field(f.index))
	}
}

// reduceRecords replaces a slice of pointers to records by one of copies that are reduced. The copies are in one piece
// of memory.
func (r *reduction) reduceRecords(field reflect.Value) {
	if field.IsNil() {
		return
	}
	n := field.Len()
	copies := reflect.MakeSlice(reflect.SliceOf(field.Type().Elem().Elem()), n, n)
	reduced := reflect.MakeSlice(field.Type(), n, n)
	for i := range n {
		record := copies.Index(i)
		record.Set(field.Index(i).Elem())
		r.reduce(record)
		reduced.Index(i).Set(record.Addr())
	}
	field.Set(reduced)
}
