// Package clash finds what cannot work in a program's schedule: people, contacts and vehicles in two places, routes
// that take longer than there is time, meetings without an interpreter, times that no clock shows. It reads program
// values and changes nothing. Check looks at a program once; a Checker is a value from which that of the next program
// is made cheaply (With). The package imports program, civil and locale only.
//
// Each rule is described once, in rules.go. The function that finds it is in the file of its family: one meeting
// (meeting.go, interpreting.go), one agenda (agenda.go, travel.go), one person (person.go), what several meetings use
// (usage.go). Its sentences are in assets/translations/*/checks.json.
package clash

import (
	"slices"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// Finding is one thing that someone should look at.
type Finding struct {
	Rule     Rule
	Severity program.Severity
	Items    []program.ID     // the meetings it is about in order of time, then the people or contacts
	Ignored  *program.Ignored // who looks after the program ignores it, for the reason in there; nil: nobody does

	meetings int // how many of the items are meetings
	message  message
}

// Meetings returns the meetings that the finding is about, in order of time.
func (f Finding) Meetings() []program.ID { return f.Items[:f.meetings] }

// Others returns the people or contacts that the finding is about.
func (f Finding) Others() []program.ID { return f.Items[f.meetings:] }

// Text returns a sentence with names and times; for the office, not for documents.
func (f Finding) Text(l locale.Language) string { return f.message.text(l) }

// Options are what a check needs beside the program. The thresholds are the program's own (program.Checks).
type Options struct {
	Today civil.Date // the day on which someone asks; without it nothing is Unconfirmed
	Named bool       // only those who are named interpret, not those who would have to as long as nobody is
}

// Check returns the findings of a program, the gravest first, then by time.
func Check(p *program.Program, options Options) []Finding { return New(p, options).Findings() }

// Ignore returns the record that makes a finding ignored, to be put into the store. It holds as long as the finding is
// about the same meetings and people and becomes no graver.
func Ignore(f Finding, reason string, on civil.Date) *program.Ignored {
	return &program.Ignored{
		ID: program.NewID(), Rule: string(f.Rule), Items: slices.Clone(f.Items), Severity: f.Severity,
		Reason: reason, On: on,
	}
}
