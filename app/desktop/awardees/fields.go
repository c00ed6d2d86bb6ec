package awardees

import (
	"fmt"
	"slices"
	"strings"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// personFields are the bound fields of a person's form, with the inputs that only a person has.
type personFields struct {
	*session.Fields[program.Person]
	program *program.Program
}

func newPersonFields(from *program.Person, p *program.Program) *personFields {
	return &personFields{session.FieldsOf(from), p}
}

// moment asks for the day and the local time of a flight.
func (fs *personFields) moment(
	path string,
	now *program.Flight,
	of func(*program.Person) *program.Flight,
) []form.Field {
	day := form.NewDateField(path, labelOf(path)).Near(fs.program.Start).SetValue(now.At.Date)
	clock := form.NewTimeField(strings.TrimSuffix(path, "At")+"Clock", locale.L("Local time"))
	if !now.At.IsZero() {
		clock.SetValue(now.At.Clock)
	}
	return []form.Field{
		fs.Bind(day, func(p *program.Person) { of(p).At.Date = day.Value() }),
		fs.Bind(clock, func(p *program.Person) {
			t, _ := clock.Value()
			of(p).At.Clock = t
		}),
	}
}

// spareLanguages is how many empty lines the languages have.
const spareLanguages = 2

// languages asks what a person speaks: one line a language with its level, and empty lines for more.
func (fs *personFields) languages() []form.Field {
	in, spoken := locale.Window(), fs.From.Languages
	options := append([]form.Option{{ID: "", Text: locale.L("none")}}, session.LanguageOptions(in, spoken...)...)
	var rows []form.Field
	var tags []*form.PickerField
	var levels []*form.ChoiceField
	apply := func(p *program.Person) {
		p.Languages = nil
		for i := range tags {
			s := program.Spoken{Language: tags[i].Value(), Level: program.Level(levels[i].Value())}
			known := func(other program.Spoken) bool { return other.Language == s.Language }
			if s.Language != "" && !slices.ContainsFunc(p.Languages, known) {
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
		label := locale.L("Language {{.Number}}", locale.Values{"Number": i + 1})
		tag := form.NewPickerField(key, label, options).SetValue(s.Language)
		level := form.NewChoiceField(key+".Level", locale.L("Level"), levelOptions(in)).SetValue(string(s.Level))
		tags, levels = append(tags, tag), append(levels, level)
		rows = append(rows, form.Beside(fs.Bind(tag, apply), fs.Bind(level, apply)))
	}
	return rows
}

func levelOptions(in locale.Language) []form.Option {
	options := []form.Option{{ID: "", Text: locale.L("level not given")}}
	for _, l := range program.Levels() {
		options = append(options, form.Option{ID: string(l), Text: l.Name(in)})
	}
	return options
}

// The answers to whether a person takes part in a stop.
const (
	takesPart = "present"
	absent    = "absent"
)

// stay asks for the person's part in a stop: whether, on which days, and about the room at the hotel.
func (fs *personFields) stay(stop *program.Stop) []form.Field {
	prefix := "Stays." + string(stop.ID)
	now, _ := fs.From.StayAt(stop.ID)
	part := form.NewChoiceField(prefix, partLabel(stop), partOptions(locale.L("yes"))).SetValue(takesPart)
	if now.Absent {
		part.SetValue(absent)
	}
	number := form.NewTextField(prefix+".Confirmation", locale.L("Hotel confirmation no.")).SetValue(now.Confirmation)
	return []form.Field{
		form.Beside(
			fs.Bind(part, changeStay(stop, func(s *program.Stay) { s.Absent = part.Value() == absent })),
			fs.Bind(number, changeStay(stop, func(s *program.Stay) { s.Confirmation = number.Value() }))),
		fs.days(stop, now),
		fs.room(stop, now),
		fs.nights(stop, now),
	}
}

// room asks for the kind of room, and who shares it.
func (fs *personFields) room(stop *program.Stop, now program.Stay) form.Field {
	prefix, in := "Stays."+string(stop.ID), locale.Window()
	kind := form.NewChoiceField(prefix+".RoomType", in.Label("room-type"), session.Named(program.RoomTypes())).
		SetValue(string(now.RoomType))
	options := []form.Option{{Text: locale.L("nobody")}}
	for _, p := range fs.program.People {
		if p.ID != fs.From.ID && (!p.Cancelled || p.ID == now.SharesWith) {
			options = append(options, form.Option{ID: string(p.ID), Text: p.DisplayName()})
		}
	}
	shares := form.NewPickerField(prefix+".SharesWith", in.Label("shares-with"), options).
		SetValue(string(now.SharesWith))
	return form.Beside(
		fs.Bind(kind, changeStay(stop, func(s *program.Stay) { s.RoomType = program.RoomType(kind.Value()) })),
		fs.Bind(shares, changeStay(stop, func(s *program.Stay) { s.SharesWith = program.ID(shares.Value()) })))
}

// nights asks on which days the room is taken and left, where these are other days than the stay's.
func (fs *personFields) nights(stop *program.Stop, now program.Stay) form.Field {
	prefix, in := "Stays."+string(stop.ID), locale.Window()
	early := form.NewDateField(prefix+".EarlyArrival", in.Label("early-arrival")).Near(stop.From)
	late := form.NewDateField(prefix+".LateDeparture", in.Label("late-departure")).Near(stop.Until)
	early.SetValue(now.EarlyArrival)
	late.SetValue(now.LateDeparture)
	return form.Beside(
		fs.Bind(early, changeStay(stop, func(s *program.Stay) { s.EarlyArrival = early.Value() })),
		fs.Bind(late, changeStay(stop, func(s *program.Stay) { s.LateDeparture = late.Value() })))
}

// days asks on which days of a stop someone takes part.
func (fs *personFields) days(stop *program.Stop, now program.Stay) form.Field {
	prefix := "Stays." + string(stop.ID)
	from := form.NewDateField(prefix+".From", locale.L("Only from")).Near(stop.From)
	until := form.NewDateField(prefix+".Until", locale.L("Only until")).Near(stop.Until)
	from.SetValue(now.From)
	until.SetValue(now.Until)
	return form.Beside(
		fs.Bind(from, changeStay(stop, func(s *program.Stay) { s.From = from.Value() })),
		fs.Bind(until, changeStay(stop, func(s *program.Stay) { s.Until = until.Value() })))
}

func partLabel(stop *program.Stop) string {
	return locale.L("{{.City}}: takes part", locale.Values{"City": stop.City})
}

func partOptions(yes string) []form.Option {
	return []form.Option{{ID: takesPart, Text: yes}, {ID: absent, Text: locale.L("no, absent")}}
}

// changeStay makes a change of a stay one of the person.
func changeStay(stop *program.Stop, set func(*program.Stay)) func(*program.Person) {
	return func(p *program.Person) {
		stay, _ := p.StayAt(stop.ID)
		set(&stay)
		p.Stays = p.WithStay(stay).Stays
	}
}

// kept is the answer of a choice for several people that leaves each as they are.
const kept = "kept"

// shared asks for one answer for several people; at first each keeps their own.
func (fs *personFields) shared(key, label string, options []form.Option, set func(*program.Person, string)) form.Field {
	options = append([]form.Option{{ID: kept, Text: locale.L("leave as they are")}}, options...)
	f := form.NewChoiceField(key, label, options).SetValue(kept)
	return fs.Bind(f, func(p *program.Person) { set(p, f.Value()) })
}

func (fs *personFields) sharedRole() form.Field {
	role, _ := program.FieldAt(fs.From, "Role")
	options := session.Named(role.Choices())
	return fs.shared("Role", labelOf("Role"), options, func(p *program.Person, id string) { p.Role = program.Role(id) })
}

// unknown represents the empty answer among the options of a choice.
const unknown = "unknown"

// sharedAnswer asks a question of several people, by the path of its field.
func (fs *personFields) sharedAnswer(path string) form.Field {
	in := locale.Window()
	options := []form.Option{
		{ID: string(program.Yes), Text: program.Yes.Name(in)},
		{ID: string(program.No), Text: program.No.Name(in)},
		{ID: unknown, Text: program.Unknown.Name(in)},
	}
	return fs.shared(path, labelOf(path), options, func(p *program.Person, id string) {
		answer := program.Answer(id)
		if id == unknown {
			answer = program.Unknown
		}
		session.Put(p, path, answer)
	})
}

// sharedStay asks whether several people take part in a stop, and on which days.
func (fs *personFields) sharedStay(stop *program.Stop) []form.Field {
	prefix := "Stays." + string(stop.ID)
	part := fs.shared(
		prefix,
		partLabel(stop),
		partOptions(locale.L("yes, all days")),
		func(p *program.Person, id string) {
			stay, _ := p.StayAt(stop.ID)
			stay.Absent = id == absent
			stay.From = civil.Date{}
			stay.Until = civil.Date{}
			p.Stays = p.WithStay(stay).Stays
		},
	)
	return []form.Field{part, fs.days(stop, program.Stay{})}
}
