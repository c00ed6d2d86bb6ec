package session

import (
	"fmt"
	"reflect"
	"strings"

	"laurel/app/desktop/kit/form"
	"laurel/data/civil"
	"laurel/data/geo"
	"laurel/data/program"
)

// Fields binds the fields of a form to those of a record. Only fields that were changed are applied, and to the
// record's latest value, so that no change made meanwhile is lost, and several records can be edited by one form.
//
// The key of a field is the path of the record's field, such as "Hotel.Name"; it is the key of what validation finds
// too. A path that the record does not have is a fault of the program and panics.
type Fields[R any] struct {
	From  *R // the record before the edit
	bound []boundField[R]
}

// boundField is a field and how its value is put into the record.
type boundField[R any] struct {
	field form.Field
	apply func(*R)
}

// FieldsOf starts a form about a record.
func FieldsOf[R any](from *R) *Fields[R] { return &Fields[R]{From: from} }

// Bind adds any field with the function that puts its value into the record.
func (fs *Fields[R]) Bind(field form.Field, apply func(*R)) form.Field {
	fs.bound = append(fs.bound, boundField[R]{field, apply})
	return field
}

// Field returns the field with that key, or nil.
func (fs *Fields[R]) Field(key string) form.Field {
	for _, b := range fs.bound {
		if b.field.Key() == key {
			return b.field
		}
	}
	return nil
}

// Changed returns how many fields were changed.
func (fs *Fields[R]) Changed() int {
	n := 0
	for _, b := range fs.bound {
		if b.field.Changed() {
			n++
		}
	}
	return n
}

// Apply puts the values of the changed fields into a record.
func (fs *Fields[R]) Apply(record *R) {
	for _, b := range fs.bound {
		if b.field.Changed() {
			b.apply(record)
		}
	}
}

// SaveIn has a form about a record of the open program save it: what was changed goes into the value that the program
// has by then. Then is called after success; it may be nil.
func (fs *Fields[R]) SaveIn(s *Session, f *form.Form, label string, then func()) {
	f.SubmitLater = func(done func(error)) {
		p, next := s.Program(), *fs.From
		record := any(&next).(program.Record)
		for _, now := range p.Records() {
			if latest, isKind := any(now).(*R); isKind && now.RecordID() == record.RecordID() {
				next = *latest
			}
		}
		fs.Apply(&next)
		s.Save(label, p.ID, record, done, then)
	}
}

// fieldAt returns a record's field by its path.
func fieldAt[R any](record *R, path string) reflect.Value {
	v := reflect.ValueOf(record).Elem()
	for name := range strings.SplitSeq(path, ".") {
		if v = v.FieldByName(name); !v.IsValid() {
			panic(fmt.Sprintf("%T has no field %s", record, path))
		}
	}
	return v
}

// Number returns a record's whole number by the path of its field.
func Number[R any](record *R, path string) int { return int(fieldAt(record, path).Int()) }

// Put sets a field of a record; values of other string types are converted.
func Put[R any](record *R, path string, value any) {
	v := fieldAt(record, path)
	v.Set(reflect.ValueOf(value).Convert(v.Type()))
}

// Text asks for a line of text.
func (fs *Fields[R]) Text(key, label string) *form.TextField {
	f := form.NewTextField(key, label).SetValue(fieldAt(fs.From, key).String())
	fs.Bind(f, func(r *R) { Put(r, key, f.Value()) })
	return f
}

// Long asks for a text of several lines.
func (fs *Fields[R]) Long(key, label string, rows int) *form.TextField {
	f := form.NewLongField(key, label, rows).SetValue(fieldAt(fs.From, key).String())
	fs.Bind(f, func(r *R) { Put(r, key, f.Value()) })
	return f
}

// Choice asks for one of a few values of a text type.
func (fs *Fields[R]) Choice(key, label string, options []form.Option) *form.ChoiceField {
	f := form.NewChoiceField(key, label, options).SetValue(fieldAt(fs.From, key).String())
	fs.Bind(f, func(r *R) { Put(r, key, f.Value()) })
	return f
}

// The answers of Either.
const (
	no  = "no"
	yes = "yes"
)

// Either asks for one of two texts: of false and of true.
func (fs *Fields[R]) Either(key, label, ifFalse, ifTrue string) *form.ChoiceField {
	f := form.NewChoiceField(key, label, []form.Option{{ID: no, Text: ifFalse}, {ID: yes, Text: ifTrue}}).SetValue(no)
	if fieldAt(fs.From, key).Bool() {
		f.SetValue(yes)
	}
	fs.Bind(f, func(r *R) { Put(r, key, f.Value() == yes) })
	return f
}

// IsYes reports whether the second text of Either is chosen.
func IsYes(f *form.ChoiceField) bool { return f.Value() == yes }

// Picker asks for one of many values of a text type.
func (fs *Fields[R]) Picker(key, label string, options []form.Option) *form.PickerField {
	f := form.NewPickerField(key, label, options).SetValue(fieldAt(fs.From, key).String())
	fs.Bind(f, func(r *R) { Put(r, key, f.Value()) })
	return f
}

// Several asks for several records by their IDs.
func (fs *Fields[R]) Several(key, label string, options []form.Option) *form.PickerField {
	var now []string
	for _, id := range fieldAt(fs.From, key).Interface().([]program.ID) {
		now = append(now, string(id))
	}
	f := form.NewMultiPickerField(key, label, options).SetValue(now...).OfferAll()
	fs.Bind(f, func(r *R) {
		var ids []program.ID
		for _, id := range f.Values() {
			ids = append(ids, program.ID(id))
		}
		fieldAt(r, key).Set(reflect.ValueOf(ids))
	})
	return f
}

// Answer asks a question that may not have been asked yet.
func (fs *Fields[R]) Answer(key, label string) *form.AnswerField {
	f := form.NewAnswerField(key, label).SetValue(answers[program.Answer(fieldAt(fs.From, key).String())])
	fs.Bind(f, func(r *R) {
		for code, answer := range answers {
			if answer == f.Value() {
				Put(r, key, code)
			}
		}
	})
	return f
}

// answers are the answers of the kit for those of the domain.
var answers = map[program.Answer]form.Answer{program.Unknown: form.Unknown, program.Yes: form.Yes, program.No: form.No}

// Number asks for a whole number between least and most; an empty field is 0.
func (fs *Fields[R]) Number(key, label string, least, most int) *form.NumberField {
	f := form.NewNumberField(key, label, least, most).SetSome(Number(fs.From, key))
	fs.Bind(f, func(r *R) {
		n, _ := f.Value()
		Put(r, key, n)
	})
	return f
}

// Position asks for coordinates.
func (fs *Fields[R]) Position(key, label string) *form.TextField {
	f := PositionField(key, label, fieldAt(fs.From, key).Interface().(geo.Position))
	fs.Bind(f, func(r *R) { Put(r, key, PositionOf(f)) })
	return f
}

// Date asks for a day.
func (fs *Fields[R]) Date(key, label string) *form.DateField {
	f := form.NewDateField(key, label).SetValue(fieldAt(fs.From, key).Interface().(civil.Date))
	fs.Bind(f, func(r *R) { Put(r, key, f.Value()) })
	return f
}
