// Package assist proposes what a coordinator would otherwise try out by hand: when a meeting could be, and who
// interprets where. It has no rule of its own about people, places or routes: each proposal is put into a copy of the
// program, and the findings of package clash that are new then decide. It changes nothing; the caller puts the proposal
// into the store. The package imports program, clash, civil and locale only. Its texts are in
// assets/translations/*/proposals.json.
package assist

import (
	"slices"

	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
)

// trouble is what a proposal would cause.
type trouble struct {
	clash.Finding
	people []program.ID // for whom it is new: people or contacts
}

// judge finds what a change to a program causes.
type judge struct {
	base  *clash.Checker
	last  *clash.Checker // of the change that was judged last, which the next one is near to
	known clash.Known
}

// newJudge judges by those who are named alone when interpreters are to be named: who would have to work as long as
// nobody is named does not matter then.
func newJudge(base *program.Program, named bool) *judge {
	checker := clash.New(base, clash.Options{Named: named})
	return &judge{checker, checker, clash.KnownFrom(checker.Findings())}
}

// movable reports whether another time or another interpreter could remove findings of a rule. Who interprets is looked
// for apart.
func movable(r clash.Rule) bool { return r.Description().Obstacle != "" }

// troubles are what next has and the base has not, without what no other time would remove.
func (j *judge) troubles(next *program.Program) []trouble {
	j.last = j.last.With(next)
	var found []trouble
	for _, f := range j.last.NewSince(j.base) {
		if people, isNew := j.known.IsNew(f); isNew && movable(f.Rule) {
			found = append(found, trouble{f, people})
		}
	}
	return found
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

// applyAll passes the meetings to the store until it refuses one.
func applyAll(meetings []*program.Meeting, put func(*program.Meeting) error) error {
	for _, m := range meetings {
		if err := put(m); err != nil {
			return err
		}
	}
	return nil
}

// named lists people in a sentence.
func named(people []*program.Person, l locale.Language) string {
	list := make([]string, len(people))
	for i, person := range people {
		list[i] = person.DisplayName()
	}
	return l.And(list...)
}
