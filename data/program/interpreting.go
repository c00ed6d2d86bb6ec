package program

import (
	"cmp"
	"slices"

	"laurel/data/locale"
)

// Interpreting is who interprets for whom in a program.
type Interpreting struct{ *Program }

// Interpreting returns who interprets for whom in a program.
func (p *Program) Interpreting() Interpreting { return Interpreting{p} }

// CanInterpret reports whether someone who has not cancelled shares a language with another person beside the language
// of the meetings, which both may know. What one of them speaks at the basic level does not count.
func (p Interpreting) CanInterpret(interpreter, other *Person) bool {
	return p.SharedLanguage(interpreter, other) != ""
}

// interpretable reports whether a language that someone speaks helps to interpret from or to the language of the
// meetings.
func interpretable(p *Program, s Spoken) bool {
	return s.Level != Basic && !locale.SameBase(s.Language, p.Interpreting().WorkingLanguage())
}

// WorkingLanguage is the language (BCP 47) in which the program's meetings are held: its own, or English where none is
// answered.
func (p Interpreting) WorkingLanguage() string { return string(cmp.Or(p.Language, locale.English)) }

// For returns the interpreters of the program who fit the person, and the languages (BCP 47) of the person
// in which they do; see CanInterpret.
func (p Interpreting) For(person *Person) (interpreters []*Person, languages []string) {
	for _, s := range person.Languages {
		speaking := p.lookup().interpreters[locale.Base(s.Language)]
		if len(speaking) == 0 || !interpretable(p.Program, s) {
			continue
		}
		languages = append(languages, s.Language)
		if interpreters == nil {
			interpreters = slices.Clip(speaking)
			continue
		}
		for _, i := range speaking {
			if !slices.Contains(interpreters, i) {
				interpreters = append(interpreters, i)
			}
		}
	}
	return interpreters, languages
}

// In lists the base languages in which someone can interpret.
func (p Interpreting) In(interpreter *Person) []string {
	var languages []string
	for _, s := range interpreter.Languages {
		if base := locale.Base(s.Language); interpretable(p.Program, s) && !slices.Contains(languages, base) {
			languages = append(languages, base)
		}
	}
	return languages
}

// interpretersByLanguage are the interpreters of the program by the base languages in which they can interpret.
func interpretersByLanguage(p *Program) map[string][]*Person {
	speaking := map[string][]*Person{}
	for _, person := range p.People {
		if person.Role != Interpreter || person.Cancelled {
			continue
		}
		for _, language := range p.Interpreting().In(person) {
			speaking[language] = append(speaking[language], person)
		}
	}
	return speaking
}

// Needed returns those who attend a meeting and need an interpreter.
func (p Interpreting) Needed(m *Meeting) []*Person {
	return slices.DeleteFunc(
		p.Attendance().AttendeesOf(m),
		func(person *Person) bool { return person.NeedsInterpreter != Yes },
	)
}

// SharedLanguage returns the language (BCP 47) in which someone can interpret for another person, or "". See
// CanInterpret.
func (p Interpreting) SharedLanguage(interpreter, other *Person) string {
	if interpreter.Cancelled {
		return ""
	}
	for _, s := range other.Languages {
		if interpretable(p.Program, s) && slices.ContainsFunc(interpreter.Languages, func(own Spoken) bool {
			return interpretable(p.Program, own) && locale.SameBase(own.Language, s.Language)
		}) {
			return s.Language
		}
	}
	return ""
}

// Engaged reports whether a person interprets in, or was chosen for, another meeting at the time of a meeting.
func (p Interpreting) Engaged(person *Person, m *Meeting) bool {
	return slices.ContainsFunc(p.Meetings, func(other *Meeting) bool {
		chosen := slices.Contains(other.Interpreters, person.ID) ||
			other.Selected && slices.Contains(other.Attendees, person.ID)
		return chosen && other.ID != m.ID && other.Stop == m.Stop && other.TakesPlace() && other.Overlaps(m)
	})
}
