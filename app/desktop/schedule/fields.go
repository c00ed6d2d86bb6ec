package schedule

import (
	"laurel/app/desktop/kit"
	"laurel/data/program"
)

// fieldset gathers the fields of a form over a record. Only changed fields are applied, and to the record's latest value, so that nothing is
// taken back that was changed meanwhile.
type fieldset[R any] struct {
	from   *R
	fields []bound[R]
}

// bound is a field and what becomes of the record when it was changed.
type bound[R any] struct {
	field kit.Field
	apply func(*R)
}

func (fs *fieldset[R]) bind(field kit.Field, apply func(*R)) kit.Field {
	fs.fields = append(fs.fields, bound[R]{field, apply})
	return field
}

// changed applies the fields that were changed.
func (fs *fieldset[R]) changed(record *R) {
	for _, b := range fs.fields {
		if b.field.Changed() {
			b.apply(record)
		}
	}
}

func (fs *fieldset[R]) text(key, label string, of func(*R) *string) *kit.TextField {
	f := kit.NewTextField(key, label).SetValue(*of(fs.from))
	fs.bind(f, func(r *R) { *of(r) = f.Value() })
	return f
}

func (fs *fieldset[R]) long(key, label string, rows int, of func(*R) *string) *kit.TextField {
	f := kit.NewLongField(key, label, rows).SetValue(*of(fs.from))
	fs.bind(f, func(r *R) { *of(r) = f.Value() })
	return f
}

// choice binds a field of a text type to a few options.
func choice[R any, W ~string](fs *fieldset[R], key, label string, options []kit.Option, of func(*R) *W) *kit.ChoiceField {
	f := kit.NewChoiceField(key, label, options).SetValue(string(*of(fs.from)))
	fs.bind(f, func(r *R) { *of(r) = W(f.Value()) })
	return f
}

// picker binds a reference to a searchable list.
func picker[R any](fs *fieldset[R], key, label string, options []kit.Option, of func(*R) *program.ID) *kit.PickerField {
	f := kit.NewPickerField(key, label, options).SetValue(string(*of(fs.from)))
	fs.bind(f, func(r *R) { *of(r) = program.ID(f.Value()) })
	return f
}

// pickers binds several references to a searchable list.
func pickers[R any](fs *fieldset[R], key, label string, options []kit.Option, of func(*R) *[]program.ID) *kit.PickerField {
	f := kit.NewMultiPickerField(key, label, options).SetValue(texts(*of(fs.from))...)
	fs.bind(f, func(r *R) { *of(r) = ids(f.Values()) })
	return f
}

func texts(ids []program.ID) []string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = string(id)
	}
	return list
}

func ids(list []string) []program.ID {
	var ids []program.ID
	for _, id := range list {
		ids = append(ids, program.ID(id))
	}
	return ids
}

// answers are the domain's words for the kit's answers.
var answers = map[kit.Answer]program.Answer{kit.Unknown: program.Unknown, kit.Yes: program.Yes, kit.No: program.No}

func kitAnswer(a program.Answer) kit.Answer {
	for known, word := range answers {
		if word == a {
			return known
		}
	}
	return kit.Unknown
}

func named[W ~string](words []W, in string, name func(W, string) string) []kit.Option {
	options := make([]kit.Option, len(words))
	for i, w := range words {
		options[i] = kit.Option{ID: string(w), Text: name(w, in)}
	}
	return options
}

// withNone puts an answer for "not said" before the options.
func withNone(text string, options []kit.Option) []kit.Option {
	return append([]kit.Option{{ID: "", Text: text}}, options...)
}
