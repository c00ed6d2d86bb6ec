package schedule

import (
	"laurel/app/desktop/kit/form"
	"laurel/data/locale"
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
	field form.Field
	apply func(*R)
}

func (fs *fieldset[R]) bind(field form.Field, apply func(*R)) form.Field {
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

func (fs *fieldset[R]) text(key, label string, of func(*R) *string) *form.TextField {
	f := form.NewTextField(key, label).SetValue(*of(fs.from))
	fs.bind(f, func(r *R) { *of(r) = f.Value() })
	return f
}

func (fs *fieldset[R]) long(key, label string, rows int, of func(*R) *string) *form.TextField {
	f := form.NewLongField(key, label, rows).SetValue(*of(fs.from))
	fs.bind(f, func(r *R) { *of(r) = f.Value() })
	return f
}

// choice binds a field of a text type to a few options.
func choice[R any, W ~string](fs *fieldset[R], key, label string, options []form.Option, of func(*R) *W) *form.ChoiceField {
	f := form.NewChoiceField(key, label, options).SetValue(string(*of(fs.from)))
	fs.bind(f, func(r *R) { *of(r) = W(f.Value()) })
	return f
}

// picker binds a reference to a searchable list.
func picker[R any](fs *fieldset[R], key, label string, options []form.Option, of func(*R) *program.ID) *form.PickerField {
	f := form.NewPickerField(key, label, options).SetValue(string(*of(fs.from)))
	fs.bind(f, func(r *R) { *of(r) = program.ID(f.Value()) })
	return f
}

// pickers binds several references to a searchable list.
func pickers[R any](fs *fieldset[R], key, label string, options []form.Option, of func(*R) *[]program.ID) *form.PickerField {
	f := form.NewMultiPickerField(key, label, options).SetValue(texts(*of(fs.from))...)
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
var answers = map[form.Answer]program.Answer{form.Unknown: program.Unknown, form.Yes: program.Yes, form.No: program.No}

func kitAnswer(a program.Answer) form.Answer {
	for known, word := range answers {
		if word == a {
			return known
		}
	}
	return form.Unknown
}

func named[W ~string](words []W, in string, name func(W, locale.Language) string) []form.Option {
	options := make([]form.Option, len(words))
	for i, w := range words {
		options[i] = form.Option{ID: string(w), Text: name(w, locale.Language(in))}
	}
	return options
}

// withNone puts an answer for "not said" before the options.
func withNone(text string, options []form.Option) []form.Option {
	return append([]form.Option{{ID: "", Text: text}}, options...)
}
