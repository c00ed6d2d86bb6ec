package clash

import (
	"slices"
	"strings"

	"laurel/data/program"
)

// need is a group of people who need an interpreter and speak the same languages.
type need struct {
	who     people
	example *program.Person // any of them
	fitting people          // interpreters of the program who share a language with them
}

// spoken are the kinds of meeting in which someone speaks to the delegation, with what it means that nobody interprets.
var spoken = map[program.Kind]program.Severity{
	program.Appointment: program.SeverityWarning, program.Ceremony: program.SeverityWarning,
	program.Activity: program.SeverityHint, program.Hospitality: program.SeverityHint,
}

// interpreters finds who needs an interpreter and has none: in the whole program (told once), or in a meeting.
func (s *schedule) interpreters() {
	working := newPeople(len(s.program.People))
	for i, person := range s.program.People {
		if person.Role == program.Interpreter && !person.Cancelled {
			working.add(i)
		}
	}
	var needs []*need
	for _, n := range s.needs(working) {
		if !n.fitting.empty() {
			needs = append(needs, n)
			continue
		}
		who := s.persons(n.who)
		s.report(NoInterpreter, program.SeverityError, nil, who, "%s %s an interpreter, and none of the program speaks %s.", names(who), are(who, "needs", "need"), s.languages(n.example))
	}
	for _, v := range s.items {
		severity, speaks := spoken[v.meeting.Kind]
		if !speaks || v.meeting.Status == program.Declined {
			continue
		}
		for _, n := range needs {
			if v.attending.meets(n.who) && !v.attending.meets(n.fitting) && !s.listedFits(v, n) {
				s.uninterpreted(v, n, severity, v.attending.meets(working) || len(v.meeting.Interpreters) > 0)
			}
		}
	}
}

// needs groups those who need an interpreter by the languages they speak. For someone whose languages are not known any interpreter fits.
func (s *schedule) needs(working people) []*need {
	groups := map[string]*need{}
	var needs []*need
	for i, person := range s.program.People {
		if person.NeedsInterpreter != program.Yes || person.Cancelled {
			continue
		}
		var tags []string
		for _, spoken := range person.Languages {
			tags = append(tags, spoken.Language, string(spoken.Level))
		}
		key := strings.Join(tags, " ")
		if groups[key] == nil {
			groups[key] = &need{newPeople(len(s.program.People)), person, s.fitting(person, working)}
			needs = append(needs, groups[key])
		}
		groups[key].who.add(i)
	}
	return needs
}

func (s *schedule) fitting(person *program.Person, working people) people {
	fitting := newPeople(len(s.program.People))
	for i := range working.each {
		fitting.put(i, len(person.Languages) == 0 || s.program.CanInterpret(s.program.People[i], person))
	}
	return fitting
}

// listedFits reports whether one of those who were chosen to interpret fits though their role is another.
func (s *schedule) listedFits(v *item, n *need) bool {
	return slices.ContainsFunc(v.meeting.Interpreters, func(id program.ID) bool {
		person := s.program.Person(id)
		return person != nil && s.program.CanInterpret(person, n.example)
	})
}

func (s *schedule) uninterpreted(v *item, n *need, severity program.Severity, someone bool) {
	who := s.persons(v.attending.and(n.who))
	if someone {
		s.report(InterpreterLanguage, severity, []*item{v}, who, "%s %s an interpreter in %s, and those who interpret there do not speak %s.", names(who), are(who, "needs", "need"), v.when(), s.languages(n.example))
		return
	}
	s.report(InterpreterMissing, severity, []*item{v}, who, "%s %s an interpreter in %s, and there is none.", names(who), are(who, "needs", "need"), v.when())
}

// languages names what the person speaks well beside the language of the meetings.
func (s *schedule) languages(person *program.Person) string {
	var list []string
	for _, spoken := range person.Languages {
		if spoken.Level != program.Basic && !program.SameLanguage(spoken.Language, s.program.WorkingLanguage()) {
			list = append(list, program.LanguageName(spoken.Language, tongue))
		}
	}
	if len(list) == 0 {
		return "a language that they speak"
	}
	return strings.Join(list, " or ")
}
