package clash

import (
	"slices"

	"laurel/data/locale"
	"laurel/data/program"
)

// spoken are the kinds of meeting in which someone speaks to the delegation, with how grave it is that nobody
// interprets.
var spoken = map[program.Kind]program.Severity{
	program.Appointment: program.SeverityWarning, program.Ceremony: program.SeverityWarning,
	program.Activity: program.SeverityHint, program.Hospitality: program.SeverityHint,
}

// Spoken reports whether someone speaks to the delegation in meetings of a kind, so that who needs an interpreter must
// have one, and how grave it is when they have none.
func Spoken(kind program.Kind) (program.Severity, bool) {
	severity, speaks := spoken[kind]
	return severity, speaks
}

// unspoken finds who could not be interpreted by anybody in the program.
func (e *edit) unspoken() {
	for _, n := range e.setup.needs {
		if n.met {
			continue
		}
		names, ids := e.named(n.who)
		values := locale.Values{"Who": names, "Languages": languagesOf(e.program, n.example)}
		text := message{count: names.count, values: values}
		e.added = append(e.added, newFinding(Finding{Rule: NoInterpreter, message: text}, "", nil, ids))
	}
}

// languagesOf are those that a person speaks well beside the language of the meetings.
func languagesOf(p *program.Program, person *program.Person) (list languages) {
	for _, s := range person.Languages {
		if s.Level != program.Basic && !locale.SameBase(s.Language, p.Interpreting().WorkingLanguage()) {
			list = append(list, s.Language)
		}
	}
	return list
}

// LanguagesOf names the languages in which someone who needs an interpreter could be spoken to, in the middle of a
// sentence.
func LanguagesOf(p *program.Program, person *program.Person, l locale.Language) string {
	return languagesOf(p, person).text(l)
}

// interpreted finds those who need an interpreter in the meeting and have none who fits.
func (n *inspection) interpreted() {
	severity, speaks := Spoken(n.meeting.Kind)
	if !speaks || !n.meeting.TakesPlace() {
		return
	}
	lacking := n.edit.needs[:0] // of those who attend
	for _, i := range n.attendees() {
		if need := n.people[i].need; need != nil && need.met && !slices.Contains(lacking, need) {
			lacking = append(lacking, need)
		}
	}
	lacking = slices.DeleteFunc(lacking, func(need *need) bool {
		return slices.ContainsFunc(n.interpreters, func(i int32) bool { return need.fits(n.Checker, i) })
	})
	n.edit.needs = lacking
	n.open = slices.Clone(lacking)
	someone := len(n.meeting.Interpreters) > 0
	for _, i := range n.attendees() {
		if n.setup.interpreting[i] {
			someone = true
			lacking = slices.DeleteFunc(lacking, func(need *need) bool { return need.fitting[i] })
		}
	}
	for _, need := range lacking {
		who := slices.DeleteFunc(slices.Clone(n.attendees()), func(i int32) bool { return n.people[i].need != need })
		if someone {
			values := locale.Values{"Languages": languagesOf(n.program, need.example)}
			n.reportAs(InterpreterLanguage, severity, "", who, values)
		} else {
			n.reportAs(InterpreterMissing, severity, "", who, nil)
		}
	}
}

// fits reports whether someone can interpret for those who have the need, whatever their role.
func (n *need) fits(c *Checker, i int32) bool {
	return n.fitting[i] || c.program.Interpreting().CanInterpret(c.people[i].Person, n.example)
}
