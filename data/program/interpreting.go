package program

import (
	"cmp"
	"slices"

	"laurel/data/locale"
)

// CanInterpret reports whether someone who has not cancelled shares a language with another person beside the language
// of the meetings, which both may know. What one of them speaks at the basic level does not count.
func (p *Program) CanInterpret(interpreter, other *Person) bool {
	return p.SharedLanguage(interpreter, other) != ""
}

// interpretable reports whether a language that someone speaks helps to interpret from or to the language of the
// meetings.
func (p *Program) interpretable(s Spoken) bool {
	return s.Level != Basic && !locale.SameBase(s.Language, p.WorkingLanguage())
}

// WorkingLanguage is the language (BCP 47) in which the program's meetings are held: its own, or English where none is
// said.
func (p *Program) WorkingLanguage() string { return string(cmp.Or(p.Language, locale.English)) }

// hasInterpreterFor reports whether some interpreter of the program fits the person.
func hasInterpreterFor(p *Program, person *Person) bool {
	interpreted := p.lookup().interpreted
	return slices.ContainsFunc(
		person.Languages,
		func(s Spoken) bool { return p.interpretable(s) && interpreted[locale.Base(s.Language)] },
	)
}

// interpretedLanguages are the base languages, beside the working language, that some interpreter of the program
// speaks.
func interpretedLanguages(p *Program) map[string]bool {
	languages := map[string]bool{}
	for _, person := range p.People {
		if person.Role != Interpreter || person.Cancelled {
			continue
		}
		for _, s := range person.Languages {
			if p.interpretable(s) {
				languages[locale.Base(s.Language)] = true
			}
		}
	}
	return languages
}

// NeedInterpreters returns those who attend a meeting and need an interpreter.
func (p *Program) NeedInterpreters(m *Meeting) []*Person {
	return slices.DeleteFunc(p.AttendeesOf(m), func(person *Person) bool { return person.NeedsInterpreter != Yes })
}

// SharedLanguage returns the language (BCP 47) in which someone can interpret for another person, or "". See
// CanInterpret.
func (p *Program) SharedLanguage(interpreter, other *Person) string {
	if interpreter.Cancelled {
		return ""
	}
	for _, s := range other.Languages {
		if p.interpretable(s) && slices.ContainsFunc(interpreter.Languages, func(own Spoken) bool {
			return p.interpretable(own) && locale.SameBase(own.Language, s.Language)
		}) {
			return s.Language
		}
	}
	return ""
}

// Engaged reports whether a person interprets in, or was chosen for, another meeting at the time of a meeting.
func (p *Program) Engaged(person *Person, m *Meeting) bool {
	return slices.ContainsFunc(p.Meetings, func(other *Meeting) bool {
		chosen := slices.Contains(other.Interpreters, person.ID) ||
			other.Selected && slices.Contains(other.Attendees, person.ID)
		return chosen && other.ID != m.ID && other.Stop == m.Stop && other.TakesPlace() && other.Overlaps(m)
	})
}
