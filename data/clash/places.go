package clash

import (
	"slices"

	"laurel/data/program"
)

// binds reports whether whoever attends the meeting cannot be elsewhere: a note and free time bind nobody, nor does what was declined.
func (v *item) binds() bool {
	m := v.meeting
	return m.Kind != program.NoteKind && m.Kind != program.FreeTime && m.Status != program.Declined
}

// inTwoPlaces sweeps over the meetings by start and compares each with those that still go on. It compares instants, so that a meeting in one
// zone can clash with one in another. One finding names all people of a pair of meetings.
func (s *schedule) inTwoPlaces() {
	var going []*item
	for _, v := range s.items {
		if !v.binds() {
			continue
		}
		going = slices.DeleteFunc(going, func(earlier *item) bool { return !v.start.Before(earlier.end) })
		for _, earlier := range going {
			if earlier.start.Before(v.end) && v.attending.meets(earlier.attending) {
				s.twice(earlier, v)
			}
		}
		going = append(going, v)
	}
}

// twice tells those who interpret in one of the two meetings apart from the others, since another interpreter may be found for them.
func (s *schedule) twice(a, b *item) {
	var interpreters, others []*program.Person
	for _, person := range s.persons(a.attending.and(b.attending)) {
		if slices.Contains(a.meeting.Interpreters, person.ID) || slices.Contains(b.meeting.Interpreters, person.ID) {
			interpreters = append(interpreters, person)
		} else {
			others = append(others, person)
		}
	}
	pair := []*item{a, b}
	if len(others) > 0 {
		s.report(PersonTwice, program.SeverityError, pair, others, "%s %s in two places at once: %s and %s.", names(others), are(others, "is", "are"), a.when(), b.when())
	}
	if len(interpreters) > 0 {
		s.report(InterpreterTwice, program.SeverityError, pair, interpreters, "%s %s in two places at once: %s and %s.", names(interpreters), are(interpreters, "is needed to interpret", "are needed to interpret"), a.when(), b.when())
	}
}
