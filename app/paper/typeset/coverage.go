package typeset

import (
	"reflect"
	"unsafe"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// listCoverages rewrites the glyph ranges of a font's layout tables as lists, which mean the same.
//
// go-text/typesetting 0.3.4 and 0.3.5 filter glyphs before they apply a lookup, and the filter forgets further ranges
// as soon as one of its three masks is full (harfbuzz/set_digest.go, addRange). Large tables then lose rules: in Noto
// Nastaliq Urdu letters no longer join at their heights. Lists are not concerned. The fields are private to the
// package, hence reflection; a test compares the outcome with HarfBuzz, and fails when this is no longer needed.
func listCoverages(f *font.Font) {
	for _, lookup := range f.GSUB.Lookups {
		listSubtables(lookup.Subtables)
	}
	for _, lookup := range f.GPOS.Lookups {
		listSubtables(lookup.Subtables)
	}
}

func listSubtables[T any](subtables []T) {
	for i := range subtables {
		v := reflect.ValueOf(&subtables[i]).Elem()
		v.Set(listed(v.Elem()))
	}
}

var coverageType = reflect.TypeFor[tables.Coverage]()

// listed returns a copy of a layout table in which each coverage is a list.
func listed(table reflect.Value) reflect.Value {
	dup := reflect.New(table.Type()).Elem()
	dup.Set(table)
	if dup.Kind() != reflect.Struct {
		return dup
	}
	for i := range dup.NumField() {
		field := dup.Field(i)
		field = reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem()
		switch {
		case field.Type() == coverageType:
			listCoverage(field)
		case field.Kind() == reflect.Slice && field.Type().Elem() == coverageType:
			for k := range field.Len() {
				listCoverage(field.Index(k))
			}
		case field.Kind() == reflect.Interface && !field.IsNil():
			field.Set(listed(field.Elem()))
		}
	}
	return dup
}

func listCoverage(field reflect.Value) {
	ranges, ok := field.Interface().(tables.Coverage2)
	if !ok {
		return
	}
	var list tables.Coverage1
	for _, r := range ranges.Ranges {
		if int(r.StartCoverageIndex) != len(list.Glyphs) || r.EndGlyphID < r.StartGlyphID {
			return // not in order: a list could not mean the same
		}
		for g := int(r.StartGlyphID); g <= int(r.EndGlyphID); g++ {
			list.Glyphs = append(list.Glyphs, tables.GlyphID(g))
		}
	}
	field.Set(reflect.ValueOf(list))
}
