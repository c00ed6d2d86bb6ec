package schedule

import (
	"fmt"
	"slices"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
)

// peopleFields ask who attends and who interprets; who may interpret follows the time and who attends.
type peopleFields struct {
	editor       *editor
	attendance   *form.ChoiceField // yes: only the people chosen
	interpreters *form.PickerField
	options      []form.Option // of the interpreters
	offeredFor   string        // the answers that the options depend on
}

func newPeopleFields(e *editor) *peopleFields {
	f := &peopleFields{editor: e}
	fs, m := e.fields, e.fields.From
	f.attendance = fs.Either("Selected", locale.L("Who attends"),
		locale.L("Everyone but those excused"), locale.L("Only the people chosen"))
	f.interpreters = fs.Several("Interpreters", locale.L("Interpreters"), interpreterOptions(e.program, m))
	e.form.Group(locale.L("People"), f.attendance,
		fs.Several("Excused", locale.L("Excused"), session.PersonOptions(e.program, m.Excused...)),
		fs.Several("Attendees", locale.L("Chosen people"), session.PersonOptions(e.program, m.Attendees...)),
		f.interpreters)
	return f
}

// shown are the fields about people, and whether the form shows them.
func (f *peopleFields) shown() map[string]bool {
	chosen := session.IsYes(f.attendance)
	return map[string]bool{"Excused": !chosen, "Attendees": chosen}
}

func (f *peopleFields) follow() {
	m := f.editor.draft()
	depends := fmt.Sprint(m.Stop, m.Start, m.End, m.Selected, m.Attendees, m.Excused)
	if f.offeredFor != "" && f.offeredFor != depends {
		f.options = interpreterOptions(f.editor.latest(), m)
		f.interpreters.SetOptions(f.options)
	}
	f.offeredFor = depends
}

// interpreterOptions offers who may interpret in a meeting: first those who speak a language that is needed there, then
// the other interpreters, then everyone else.
func interpreterOptions(p *program.Program, m *program.Meeting) []form.Option {
	needing := p.Interpreting().Needed(m)
	var fitting, interpreters, others []form.Option
	for _, person := range p.People {
		switch language := neededLanguage(p, person, needing); {
		case person.Cancelled && !slices.Contains(m.Interpreters, person.ID):
		case language != "":
			data := locale.Values{"Language": locale.Window().LanguageName(language)}
			detail := locale.L("needed: {{.Language}}", data)
			if p.Interpreting().Engaged(person, m) {
				detail = locale.L("needed: {{.Language}}, busy then", data)
			}
			fitting = append(fitting, session.PersonOption(person, detail))
		case person.Role == program.Interpreter:
			interpreters = append(interpreters, session.PersonOption(person, named(person.Role)))
		default:
			others = append(others, session.PersonOption(person, named(person.Role)))
		}
	}
	return slices.Concat(fitting, interpreters, others)
}

// neededLanguage is the language in which an interpreter, or a liaison, may help one of those who need it, or "".
func neededLanguage(p *program.Program, interpreter *program.Person, needing []*program.Person) string {
	if interpreter.Role != program.Interpreter && interpreter.Role != program.Liaison {
		return ""
	}
	for _, person := range needing {
		if shared := p.Interpreting().SharedLanguage(interpreter, person); shared != "" && person.ID != interpreter.ID {
			return shared
		}
	}
	return ""
}
