// Package clash finds what cannot work in a program's schedule: people, contacts and vehicles in two places, ways that take longer than there is
// time, meetings without an interpreter, times that no clock shows. It reads program values and changes nothing. Check looks at a program
// once; a Checker stays with a program and looks again only at what each edit touched. The package imports program only.
//
// A rule is about one meeting (meetings.go), about one person's agenda (agenda.go) or about what several meetings share (shared.go). A new one is
// a Rule, a function there and a sentence in words.go.
package clash

import (
	"slices"
	"strings"

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
	Nobody              Rule = "nobody"               // a meeting that nobody attends, in a program that has people
	CancelledChosen     Rule = "cancelled-chosen"     // chosen for a meeting although they have cancelled
	AbsentChosen        Rule = "absent-chosen"        // chosen for a meeting although they are not in the stop
	DeclinedPlanned     Rule = "declined-planned"     // declined or cancelled and still in the plan
	StopMissing         Rule = "stop-missing"         // a meeting at a stop that is not there or has no time zone

	ContactTwice    Rule = "contact-twice"
	VehicleTwice    Rule = "vehicle-twice"
	PlaceTwice      Rule = "place-twice"       // an organisation that receives one group at a time
	PlaceClosed     Rule = "place-closed"      // an organisation outside its opening hours
	TravelShort     Rule = "travel-short"      // the way to the next meeting takes longer than there is time
	TravelMissing   Rule = "travel-missing"    // the next meeting is in another city, and nothing leads there
	InterpreterLong Rule = "interpreter-long"  // an interpreter works too long without a pause
	BeforeArrival   Rule = "before-arrival"    // before someone has arrived
	AfterDeparture  Rule = "after-departure"   // after someone has to leave
	AppointmentsFar Rule = "appointments-many" // more professional appointments in a day than people can follow
	NoLunch         Rule = "no-lunch"
	NoDinner        Rule = "no-dinner"
	DietUnknown     Rule = "diet-unknown"  // nobody has asked what someone eats before their first meal
	Unconfirmed     Rule = "unconfirmed"   // soon, and not confirmed
	VehicleFull     Rule = "vehicle-full"  // more people than seats
	PhotosUntold    Rule = "photos-untold" // the host does not know whom not to photograph
)

// Rules lists the rules, in the order in which equally grave findings about one meeting are told.
func Rules() []Rule { return slices.Clone(ordered) }

var ordered = []Rule{
	PersonTwice, InterpreterTwice, ContactTwice, VehicleTwice, PlaceTwice, NoInterpreter, InterpreterMissing, InterpreterLanguage, StopMissing,
	OutsideStop, TimeGap, TimeTwice, PlaceClosed, Nobody, CancelledChosen, AbsentChosen, BeforeArrival, AfterDeparture, TravelMissing, TravelShort, VehicleFull,
	InterpreterLong, AppointmentsFar, NoLunch, NoDinner, DietUnknown, PhotosUntold, Unconfirmed, DeclinedPlanned,
}

// Finding is one thing that someone should look at.
type Finding struct {
	Rule     Rule
	Severity program.Severity
	Text     string           // a sentence with names and times; for the office, not for documents
	Items    []program.ID     // the meetings it is about in the order of time, then the people or contacts
	Ignored  *program.Ignored // who looks after the program let it stand, for the reason that this says; nil: nobody did
}

// Options are what a check needs beside the program. The thresholds are the program's own (program.Checks).
type Options struct {
	Language string       // of the sentences: "en", "es" or "fr"; English when empty
	Today    program.Date // the day on which someone asks; without it nothing is Unconfirmed
	Named    bool         // only those who are named interpret, not those who would have to as long as nobody is; for whoever gives out the names
}

// Check returns the findings of a program in English, the gravest first, then by time.
func Check(p *program.Program) []Finding { return CheckWith(p, Options{}) }

// CheckWith is Check with options.
func CheckWith(p *program.Program, options Options) []Finding { return New(p, options).Findings() }

// Ignore is the record that lets a finding stand, to be put into the store. It holds as long as the finding is about the same meetings and people
// and gets no graver.
func Ignore(f Finding, reason string, on program.Date) *program.Ignored {
	return &program.Ignored{ID: program.NewID(), Rule: string(f.Rule), Items: slices.Clone(f.Items), Severity: f.Severity, Reason: reason, On: on}
}

// noMeal is what lunch and dinner were called as one rule; records of it hold for both.
const noMeal = "no-meal"

// readIgnored notes what the program lets stand. Of two records about the same the one that covers more counts.
func (c *Checker) readIgnored() {
	c.ignored = make(map[string]*program.Ignored, len(c.program.Ignored))
	for _, i := range c.program.Ignored {
		rules := []string{i.Rule}
		if i.Rule == noMeal {
			rules = []string{string(NoLunch), string(NoDinner)}
		}
		for _, rule := range rules {
			key := identity(rule, i.Items)
			if other := c.ignored[key]; other == nil || i.Severity == "" || other.Severity != "" && i.Covers(other.Severity) {
				c.ignored[key] = i
			}
		}
	}
}

// letStand is the record that covers a finding, or nil.
func (c *Checker) letStand(f *finding) *program.Ignored {
	if len(c.ignored) == 0 {
		return nil
	}
	if i := c.ignored[identity(string(f.Rule), f.Items)]; i != nil && i.Covers(f.Severity) {
		return i
	}
	return nil
}

// identity is what an ignored finding is known by.
func identity(rule string, items []program.ID) string {
	texts := []string{rule}
	for _, id := range items {
		texts = append(texts, string(id))
	}
	slices.Sort(texts[1:])
	return strings.Join(texts, " ")
}
