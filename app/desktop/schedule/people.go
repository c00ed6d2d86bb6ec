package schedule

import (
	"slices"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
	"laurel/data/program"
)

// personOptions lists the people of a program for a picker: those who have not cancelled, and those already chosen.
func personOptions(p *program.Program, in string, chosen []program.ID) []form.Option {
	var options []form.Option
	for _, person := range p.People {
		if !person.Cancelled || slices.Contains(chosen, person.ID) {
			options = append(options, personOption(person, joined(" · ", person.Role.Name(locale.Language(in)), person.Country.Name(locale.Language(in)))))
		}
	}
	return options
}

func personOption(person *program.Person, detail string) form.Option {
	name := person.DisplayName()
	return form.Option{ID: string(person.ID), Text: name, Detail: detail, Portrait: &look.Portrait{Name: name, Key: string(person.ID)}}
}

// interpreterOptions lists who may interpret in a meeting: first those who speak a language that is needed there, then the other interpreters,
// then everyone else.
func interpreterOptions(p *program.Program, m *program.Meeting, in string) []form.Option {
	needing := needingInterpreters(p, m)
	var fitting, interpreters, others []form.Option
	for _, person := range p.People {
		switch language := fits(p, person, needing, in); {
		case person.Cancelled && !slices.Contains(m.Interpreters, person.ID):
		case language != "":
			detail := locale.L("needed: {{.Language}}", map[string]any{"Language": language})
			if busy(p, person, m) {
				detail = locale.L("needed: {{.Language}}, busy then", map[string]any{"Language": language})
			}
			fitting = append(fitting, personOption(person, detail))
		case person.Role == program.Interpreter:
			interpreters = append(interpreters, personOption(person, person.Role.Name(locale.Language(in))))
		default:
			others = append(others, personOption(person, person.Role.Name(locale.Language(in))))
		}
	}
	return slices.Concat(fitting, interpreters, others)
}

// needingInterpreters are those who attend a meeting and need an interpreter.
func needingInterpreters(p *program.Program, m *program.Meeting) []*program.Person {
	return slices.DeleteFunc(p.AttendeesOf(m), func(person *program.Person) bool { return person.NeedsInterpreter != program.Yes })
}

// fits names the language in which an interpreter, or a liaison, may help one of those who need it, or nothing.
func fits(p *program.Program, interpreter *program.Person, needing []*program.Person, in string) string {
	if interpreter.Role != program.Interpreter && interpreter.Role != program.Liaison {
		return ""
	}
	for _, person := range needing {
		if person.ID == interpreter.ID || !p.CanInterpret(interpreter, person) {
			continue
		}
		for _, spoken := range person.Languages {
			if interpreter.Speaks(spoken.Language) && !program.SameLanguage(spoken.Language, p.WorkingLanguage()) {
				return program.LanguageName(spoken.Language, locale.Language(in))
			}
		}
	}
	return ""
}

// busy tells whether a person interprets in, or was chosen for, another meeting at the time.
func busy(p *program.Program, person *program.Person, m *program.Meeting) bool {
	return slices.ContainsFunc(p.Meetings, func(other *program.Meeting) bool {
		chosen := slices.Contains(other.Interpreters, person.ID) || other.Selected && slices.Contains(other.Attendees, person.ID)
		return chosen && other.ID != m.ID && other.Stop == m.Stop && other.TakesPlace() && other.Overlaps(m)
	})
}
