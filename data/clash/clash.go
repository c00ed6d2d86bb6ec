// Package clash finds what cannot work in a program's schedule: people in two places, meetings without an interpreter, times that no clock
// shows. It reads a program value and changes nothing. Each rule is one function over the prepared schedule; a new one is added to rules. The
// package imports program only.
package clash

import (
	"cmp"
	"slices"

	"laurel/data/program"
)

// Rule names a check.
type Rule string

// The rules.
const (
	PersonTwice         Rule = "person-twice"
	InterpreterTwice    Rule = "interpreter-twice"
	NoInterpreter       Rule = "no-interpreter"       // nobody in the program could interpret
	InterpreterMissing  Rule = "interpreter-missing"  // nobody interprets in this meeting
	InterpreterLanguage Rule = "interpreter-language" // whoever interprets in this meeting does not speak the language
	OutsideStop         Rule = "outside-stop"         // not within the dates of its stop
	TimeGap             Rule = "time-gap"             // a local time that the clocks skip
	TimeTwice           Rule = "time-twice"           // a local time that the clocks show twice
	Nobody              Rule = "nobody"               // a meeting that nobody attends
	CancelledChosen     Rule = "cancelled-chosen"     // chosen for a meeting although they have cancelled
	AbsentChosen        Rule = "absent-chosen"        // chosen for a meeting although they are not in the stop
	DeclinedPlanned     Rule = "declined-planned"     // declined by its host and still in the plan
	StopMissing         Rule = "stop-missing"         // a meeting at a stop that is not there or has no time zone
)

// Finding is one thing that someone should look at.
type Finding struct {
	Rule     Rule
	Severity program.Severity
	Text     string       // a sentence in English with names and times; for the office, not for documents
	Items    []program.ID // the meetings it is about, then the people
}

// rules are all checks; each appends what it finds.
var rules = []func(*schedule){
	(*schedule).inTwoPlaces,
	(*schedule).interpreters,
	(*schedule).stops,
	(*schedule).clocks,
	(*schedule).attendance,
	(*schedule).declined,
}

// Check returns the findings of a program, the gravest first, then by time.
func Check(p *program.Program) []Finding {
	s := prepare(p)
	for _, rule := range rules {
		rule(s)
	}
	order := map[program.ID]int{}
	for i, v := range s.items {
		order[v.meeting.ID] = i
	}
	slices.SortStableFunc(s.found, func(a, b Finding) int {
		return cmp.Or(slices.Index(program.Severities(), a.Severity)-slices.Index(program.Severities(), b.Severity), order[a.Items[0]]-order[b.Items[0]])
	})
	return s.found
}
