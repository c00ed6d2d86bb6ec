// Package assist proposes what a coordinator would otherwise try out by hand: when a meeting could be, and who interprets where. It holds no
// rule of its own about people, places or ways: each proposal is put into a copy of the program, and what package clash then finds new decides.
// It changes nothing; whoever asked puts the proposal into the store. The package imports program and clash only.
package assist

import (
	"slices"
	"strings"

	"laurel/data/clash"
	"laurel/data/program"
)

// fact is one person's part in a finding (or a contact's), so that a finding that names one more person is new for that one alone. The person
// is empty for a finding that is about meetings only. What gets graver is new: no meal planned, and no time for one.
type fact struct {
	rule     clash.Rule
	severity program.Severity
	meetings string
	person   program.ID
}

// trouble is what a proposal would cause.
type trouble struct {
	clash.Finding
	meetings []program.ID
	people   []program.ID // for whom it is new: people or contacts
}

// judge tells what a change to a program causes.
type judge struct {
	checker *clash.Checker
	known   map[fact]bool
}

// timeless are the findings that no other time and no other interpreter would mend.
var timeless = map[clash.Rule]bool{
	clash.Nobody: true, clash.CancelledChosen: true, clash.DeclinedPlanned: true, clash.StopMissing: true, clash.NoInterpreter: true, clash.DietUnknown: true,
	clash.PhotosUntold: true, clash.Unconfirmed: true, clash.VehicleFull: true,
	// Who interprets is looked for apart.
	clash.InterpreterMissing: true, clash.InterpreterLanguage: true,
}

// newJudge judges by the names alone when interpreters are to be named: who would have to work as long as nobody is named says nothing then.
func newJudge(base *program.Program, in string, named bool) *judge {
	j := &judge{clash.New(base, clash.Options{Language: in, Named: named}), map[fact]bool{}}
	for _, f := range j.checker.Findings() {
		if timeless[f.Rule] {
			continue
		}
		key, _, people := parts(base, f)
		for _, key.person = range people {
			j.known[key] = true
		}
	}
	return j
}

// parts tells the meetings of a finding from whom it is about; a finding about nobody has the empty person.
func parts(p *program.Program, f clash.Finding) (key fact, meetings, people []program.ID) {
	var text strings.Builder
	for _, id := range f.Items {
		if p.Meeting(id) == nil {
			people = append(people, id)
			continue
		}
		meetings = append(meetings, id)
		text.WriteString(string(id))
	}
	if len(people) == 0 {
		people = []program.ID{""}
	}
	return fact{rule: f.Rule, severity: f.Severity, meetings: text.String()}, meetings, people
}

// troubles are what next has and the base has not, without what is timeless.
func (j *judge) troubles(next *program.Program) []trouble {
	j.checker.Update(next)
	var found []trouble
	for _, f := range j.checker.Findings() {
		if timeless[f.Rule] {
			continue
		}
		key, meetings, people := parts(next, f)
		people = slices.DeleteFunc(people, func(person program.ID) bool {
			key.person = person
			return j.known[key]
		})
		if len(people) > 0 {
			found = append(found, trouble{f, meetings, slices.DeleteFunc(people, func(id program.ID) bool { return id == "" })})
		}
	}
	return found
}

// copyOf is a meeting value of its own: what the store handed out is never written into.
func copyOf(m *program.Meeting) *program.Meeting {
	next := *m
	next.Contacts, next.Attendees = slices.Clone(m.Contacts), slices.Clone(m.Attendees)
	next.Excused, next.Interpreters = slices.Clone(m.Excused), slices.Clone(m.Interpreters)
	return &next
}

// with is the program in which some meetings have other values.
func with(p *program.Program, changed map[program.ID]*program.Meeting) *program.Program {
	return p.With(func(next *program.Program) {
		next.Meetings = slices.Clone(p.Meetings)
		for i, m := range next.Meetings {
			if other := changed[m.ID]; other != nil {
				next.Meetings[i] = other
			}
		}
	})
}

// applyAll hands the meetings to the store until it refuses one.
func applyAll(meetings []*program.Meeting, put func(*program.Meeting) error) error {
	for _, m := range meetings {
		if err := put(m); err != nil {
			return err
		}
	}
	return nil
}
