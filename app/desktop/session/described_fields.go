package session

import (
	"fmt"

	"laurel/app/desktop/kit/form"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// Described asks for a field of a record as its description in data/program has it: the input follows the type of the
// value. Lists of records and places have inputs of their own; a field of such a type panics.
func (fs *Fields[R]) Described(record program.Record, path string) form.Field {
	f, known := program.FieldAt(record, path)
	if !known {
		panic(fmt.Sprintf("%T has no field %s", record, path))
	}
	in := locale.Window()
	label := f.Label(in)
	value := fieldAt(fs.From, f.Path).Interface()
	switch value.(type) {
	case program.Answer:
		return fs.Answer(f.Path, label)
	case program.Named:
		if choices := f.Choices(); choices != nil {
			return fs.Choice(f.Path, label, Named(choices))
		}
	}
	switch value.(type) {
	case program.Country:
		return fs.Picker(f.Path, label, WithNone(locale.L("not specified"), CountryOptions(in)))
	case program.Need:
		return fs.need(f.Path, label)
	case civil.Date:
		return fs.Date(f.Path, label)
	case string, locale.Language:
		switch {
		case f.IsTag:
			return fs.Picker(f.Path, label, WithNone(locale.L("not specified"), LanguageOptions(in)))
		case f.Rows > 0:
			return fs.Long(f.Path, label, f.Rows)
		default:
			return fs.Text(f.Path, label)
		}
	}
	panic(fmt.Sprintf("no input for %T of %s", value, path))
}

// need asks what a person needs; that they need nothing is an answer too.
func (fs *Fields[R]) need(key, label string) form.Field {
	now := fieldAt(fs.From, key).Interface().(program.Need)
	f := form.NewNeedField(key, label).SetValue(form.Need{Asked: now.Answered, Text: now.Text})
	return fs.Bind(f, func(r *R) { Put(r, key, program.Need{Answered: f.Value().Asked, Text: f.Value().Text}) })
}

// LanguageOptions offers the languages that people speak, and those of also that are not among them.
func LanguageOptions(in locale.Language, also ...program.Spoken) []form.Option {
	var options []form.Option
	offered := map[string]bool{}
	add := func(tag string) {
		if !offered[tag] {
			offered[tag] = true
			options = append(options, form.Option{ID: tag, Text: in.LanguageName(tag), Detail: tag})
		}
	}
	for _, tag := range program.Languages() {
		add(tag)
	}
	for _, s := range also {
		add(s.Language)
	}
	return options
}
