package edition

import (
	"reflect"
	"slices"

	"laurel/data/civil"
	"laurel/data/program"
)

// Under returns what was sent as it may be repeated today: the dates, times, choices and references of then, with the
// texts of now, the edition of today for the same audience. So nothing that today's edition does not have is repeated,
// whatever was sent before: a record that is not in it any more has no name and no text. The office has it all.
func (sent *Edition) Under(now *Edition) *Edition {
	if now.Audience == program.Internal {
		return sent
	}
	return &Edition{Audience: sent.Audience, Program: now.With(func(next *program.Program) {
		next.Start = sent.Start
		next.End = sent.End
		for _, kind := range program.RecordKinds() {
			today := map[program.ID]program.Record{}
			for _, record := range kind.In(now.Program) {
				today[record.RecordID()] = record
			}
			records := kind.In(sent.Program)
			for i, record := range records {
				records[i] = withTexts(record, today[record.RecordID()])
			}
			kind.Set(next, records)
		}
	})}
}

// withTexts returns a copy of a record with the texts of another version; nil: with none.
func withTexts(record, texts program.Record) program.Record {
	copied := reflect.New(reflect.TypeOf(record).Elem())
	copied.Elem().Set(program.ValueOf(record))
	from := reflect.Zero(copied.Elem().Type())
	if texts != nil {
		from = program.ValueOf(texts)
	}
	setTexts(copied.Elem(), from)
	return copied.Interface().(program.Record)
}

// setTexts sets everything in a struct that is no date, time, choice, reference, number or answer to what it is in
// another one.
func setTexts(to, from reflect.Value) {
	for i := range to.NumField() {
		field := to.Field(i)
		switch {
		case !to.Type().Field(i).IsExported(), isBare(field.Type()):
		case field.Type() == reflect.TypeFor[[]program.Stay]():
			field.Set(
				reflect.ValueOf(
					withTextsOfStays(field.Interface().([]program.Stay), from.Field(i).Interface().([]program.Stay)),
				),
			)
		case field.Kind() == reflect.Struct:
			setTexts(field, from.Field(i))
		default:
			field.Set(from.Field(i))
		}
	}
}

// isBare reports whether values of a type have no text of their own.
func isBare(t reflect.Type) bool {
	return program.IsChosen(t) || t == reflect.TypeFor[program.ID]() || t == reflect.TypeFor[[]program.ID]() ||
		t.PkgPath() == reflect.TypeFor[civil.Date]().PkgPath() || t.Kind() == reflect.Bool || t.Kind() == reflect.Int
}

// withTextsOfStays returns stays with the texts of others in the same stops.
func withTextsOfStays(stays, texts []program.Stay) []program.Stay {
	stays = slices.Clone(stays)
	for i, stay := range stays {
		var same program.Stay
		if k := slices.IndexFunc(texts, func(s program.Stay) bool { return s.Stop == stay.Stop }); k >= 0 {
			same = texts[k]
		}
		setTexts(reflect.ValueOf(&stays[i]).Elem(), reflect.ValueOf(same))
	}
	return stays
}
