package program

import (
	"reflect"
	"testing"
)

func TestEveryFieldDeclaresItsAudience(t *testing.T) {
	checked := map[reflect.Type]bool{}
	var check func(reflect.Type)
	check = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || checked[typ] || typ.PkgPath() != reflect.TypeFor[Program]().PkgPath() {
			return
		}
		checked[typ] = true
		if typ == reflect.TypeFor[Date]() || typ == reflect.TypeFor[DateTime]() {
			return
		}
		for i := range typ.NumField() {
			field := typ.Field(i)
			if !field.IsExported() {
				continue
			}
			if _, err := ParseAudience(field.Tag.Get("audience")); err != nil {
				t.Errorf("%s.%s: %v", typ, field.Name, err)
			}
			check(field.Type)
		}
	}
	check(reflect.TypeFor[Program]())
	check(reflect.TypeFor[Summary]())
	if len(checked) < 15 {
		t.Errorf("only %d types were checked", len(checked))
	}
}
