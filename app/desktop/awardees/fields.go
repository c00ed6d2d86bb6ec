package awardees

import (
	"fmt"
	"slices"

	"laurel/app/desktop/kit/form"
	"laurel/data/locale"
	"laurel/data/program"
)

// bound is a field of a form and what becomes of a person when it was changed. Only changed fields are applied, and to the person's latest
// value, so that nothing is taken back that somebody changed meanwhile, and many people can be edited by the same form.
type bound struct {
	field form.Field
	apply func(*program.Person)
}

// fieldset gathers the bound fields of a form.
type fieldset struct {
	in     string       // language of country and language names
	near   program.Date // where the calendar of a flight opens
	from   *program.Person
	fields []bound
}

func (fs *fieldset) bind(field form.Field, apply func(*program.Person)) form.Field {
	fs.fields = append(fs.fields, bound{field, apply})
	return field
}

// changed applies the fields that were changed.
func (fs *fieldset) changed(person *program.Person) {
	for _, b := range fs.fields {
		if b.field.Changed() {
			b.apply(person)
		}
	}
}

// touched counts the fields that were changed.
func (fs *fieldset) touched() int {
	n := 0
	for _, b := range fs.fields {
		if b.field.Changed() {
			n++
		}
	}
	return n
}

func (fs *fieldset) text(key string, of func(*program.Person) *string) form.Field {
	f := form.NewTextField(key, titleOf(key)).SetValue(*of(fs.from))
	return fs.bind(f, func(p *program.Person) { *of(p) = f.Value() })
}

func (fs *fieldset) long(key string, rows int, of func(*program.Person) *string) form.Field {
	f := form.NewLongField(key, titleOf(key), rows).SetValue(*of(fs.from))
	return fs.bind(f, func(p *program.Person) { *of(p) = f.Value() })
}

// choice binds a field of a text type to a few options.
func choice[T ~string](fs *fieldset, key string, options []form.Option, of func(*program.Person) *T) form.Field {
	f := form.NewChoiceField(key, titleOf(key), options).SetValue(string(*of(fs.from)))
	return fs.bind(f, func(p *program.Person) { *of(p) = T(f.Value()) })
}

// picker binds a field of a text type to many options.
func picker[T ~string](fs *fieldset, key string, options []form.Option, of func(*program.Person) *T) form.Field {
	f := form.NewPickerField(key, titleOf(key), options).SetValue(string(*of(fs.from)))
	return fs.bind(f, func(p *program.Person) { *of(p) = T(f.Value()) })
}

func (fs *fieldset) date(key, label string, of func(*program.Person) *program.Date) *form.DateField {
	f := form.NewDateField(key, label).SetValue(*of(fs.from))
	fs.bind(f, func(p *program.Person) { *of(p) = f.Value() })
	return f
}

func (fs *fieldset) answer(key string, of func(*program.Person) *program.Answer) form.Field {
	f := form.NewAnswerField(key, titleOf(key)).SetValue(kitAnswer(*of(fs.from)))
	return fs.bind(f, func(p *program.Person) { *of(p) = answers[f.Value()] })
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

func (fs *fieldset) need(key string, of func(*program.Person) *program.Need) form.Field {
	n := *of(fs.from)
	f := form.NewNeedField(key, titleOf(key)).SetValue(form.Need{Asked: n.Answered, Text: n.Text})
	return fs.bind(f, func(p *program.Person) { *of(p) = program.Need{Answered: f.Value().Asked, Text: f.Value().Text} })
}

// year binds the award year; an empty field is no year.
func (fs *fieldset) year(key string, of func(*program.Person) *int) form.Field {
	f := form.NewNumberField(key, titleOf(key), 1900, 2999)
	if y := *of(fs.from); y != 0 {
		f.SetValue(y)
	}
	return fs.bind(f, func(p *program.Person) { *of(p), _ = f.Value() })
}

// flight binds a flight: number and airport side by side, day and time below them.
func (fs *fieldset) flight(prefix string, of func(*program.Person) *program.Flight) []form.Field {
	number := fs.text(prefix+".Number", func(p *program.Person) *string { return &of(p).Number })
	airport := fs.text(prefix+".Place", func(p *program.Person) *string { return &of(p).Place })
	day := fs.date(prefix+".At", titleOf(prefix+".At"), func(p *program.Person) *program.Date { return &of(p).At.Date })
	day.Near(fs.near)
	clock := form.NewTimeField(prefix+".Clock", locale.L("Local time"))
	if at := of(fs.from).At; !at.IsZero() {
		clock.SetValue(at.Clock)
	}
	fs.bind(clock, func(p *program.Person) {
		t, _ := clock.Value()
		of(p).At.Clock = t
	})
	return []form.Field{form.Beside(number, airport), form.Beside(day, clock)}
}

// spareLanguages is how many empty lines the languages have.
const spareLanguages = 2

// languages binds what a person speaks: one line a language with its level, and empty lines for more.
func (fs *fieldset) languages() []form.Field {
	spoken := fs.from.Languages
	options := append([]form.Option{{ID: "", Text: locale.L("none")}}, languageOptions(fs.in, spoken)...)
	var lines []form.Field
	var tags []*form.PickerField
	var levels []*form.ChoiceField
	apply := func(p *program.Person) {
		p.Languages = nil
		for i := range tags {
			s := program.Spoken{Language: tags[i].Value(), Level: program.Level(levels[i].Value())}
			if s.Language != "" && !slices.ContainsFunc(p.Languages, func(o program.Spoken) bool { return o.Language == s.Language }) {
				p.Languages = append(p.Languages, s)
			}
		}
	}
	for i := range len(spoken) + spareLanguages {
		var s program.Spoken
		if i < len(spoken) {
			s = spoken[i]
		}
		key := "Languages"
		if i > 0 {
			key = fmt.Sprintf("Languages.%d", i)
		}
		tag := form.NewPickerField(key, locale.L("Language {{.Number}}", map[string]any{"Number": i + 1}), options).SetValue(s.Language)
		level := form.NewChoiceField(key+".Level", locale.L("Level"), levelOptions()).SetValue(string(s.Level))
		tags, levels = append(tags, tag), append(levels, level)
		lines = append(lines, form.Beside(fs.bind(tag, apply), fs.bind(level, apply)))
	}
	return lines
}

// The answers to whether a person takes part in a stop.
const (
	takesPart = "present"
	absent    = "absent"
)

// stay binds the person's part in a stop: whether, on which days, and the hotel's confirmation number.
func (fs *fieldset) stay(stop *program.Stop) []form.Field {
	prefix := "Stays." + string(stop.ID)
	now, _ := fs.from.StayAt(stop.ID)
	part := form.NewChoiceField(prefix, locale.L("{{.City}}: takes part", map[string]any{"City": stop.City}), presenceOptions()).SetValue(presence(now))
	number := form.NewTextField(prefix+".Confirmation", locale.L("Hotel confirmation no.")).SetValue(now.Confirmation)
	from := form.NewDateField(prefix+".From", locale.L("Only from")).Near(stop.From).SetValue(now.From)
	until := form.NewDateField(prefix+".Until", locale.L("Only until")).Near(stop.Until).SetValue(now.Until)
	return []form.Field{
		form.Beside(
			fs.bind(part, changeStay(stop, func(s *program.Stay) { s.Absent = part.Value() == absent })),
			fs.bind(number, changeStay(stop, func(s *program.Stay) { s.Confirmation = number.Value() }))),
		form.Beside(
			fs.bind(from, changeStay(stop, func(s *program.Stay) { s.From = from.Value() })),
			fs.bind(until, changeStay(stop, func(s *program.Stay) { s.Until = until.Value() }))),
	}
}

// changeStay makes a change of a stay one of the person.
func changeStay(stop *program.Stop, set func(*program.Stay)) func(*program.Person) {
	return func(p *program.Person) {
		stay, _ := p.StayAt(stop.ID)
		set(&stay)
		setStay(p, stay)
	}
}

func presenceOptions() []form.Option {
	return []form.Option{{ID: takesPart, Text: locale.L("yes")}, {ID: absent, Text: locale.L("no, absent")}}
}

func presence(s program.Stay) string {
	if s.Absent {
		return absent
	}
	return takesPart
}

// kept is the answer of a choice for several people that leaves each as they are.
const kept = "kept"

// sharedChoice asks for one answer for several people; at first each keeps their own.
func sharedChoice(fs *fieldset, key, label string, options []form.Option, set func(*program.Person, string)) form.Field {
	options = append([]form.Option{{ID: kept, Text: locale.L("leave as they are")}}, options...)
	f := form.NewChoiceField(key, label, options).SetValue(kept)
	return fs.bind(f, func(p *program.Person) { set(p, f.Value()) })
}

func sharedAnswer(fs *fieldset, key string, of func(*program.Person) *program.Answer) form.Field {
	options := []form.Option{{ID: string(program.Yes), Text: locale.L("yes")}, {ID: string(program.No), Text: locale.L("no")}, {ID: "unknown", Text: locale.L("not asked")}}
	return sharedChoice(fs, key, titleOf(key), options, func(p *program.Person, answer string) {
		*of(p) = program.Answer(answer)
		if answer == "unknown" {
			*of(p) = program.Unknown
		}
	})
}

// sharedStay asks whether several people take part in a stop, and on which days.
func (fs *fieldset) sharedStay(stop *program.Stop) []form.Field {
	prefix := "Stays." + string(stop.ID)
	options := []form.Option{{ID: takesPart, Text: locale.L("yes, all days")}, {ID: absent, Text: locale.L("no, absent")}}
	part := sharedChoice(fs, prefix, locale.L("{{.City}}: takes part", map[string]any{"City": stop.City}), options, func(p *program.Person, answer string) {
		stay, _ := p.StayAt(stop.ID)
		setStay(p, program.Stay{Stop: stop.ID, Absent: answer == absent, Confirmation: stay.Confirmation})
	})
	from := form.NewDateField(prefix+".From", locale.L("Only from")).Near(stop.From)
	until := form.NewDateField(prefix+".Until", locale.L("Only until")).Near(stop.Until)
	return []form.Field{part, form.Beside(
		fs.bind(from, changeStay(stop, func(s *program.Stay) { s.From = from.Value() })),
		fs.bind(until, changeStay(stop, func(s *program.Stay) { s.Until = until.Value() })),
	)}
}
