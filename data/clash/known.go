package clash

import (
	"strings"

	"laurel/data/program"
)

// share is one person's (or contact's) share in a finding; nobody's in a finding about meetings only.
type share struct {
	rule     Rule
	severity program.Severity
	meetings string
	who      program.ID
}

// Known is what was found before. A finding that names one more person than before is new for that one alone, and one
// that is graver is new.
type Known map[share]bool

// KnownFrom returns what lists of findings contain.
func KnownFrom(lists ...[]Finding) Known {
	known := Known{}
	for _, list := range lists {
		for _, f := range list {
			for _, p := range f.shares() {
				known[p] = true
			}
		}
	}
	return known
}

// IsNew reports whether a finding is new, and for whom: people or contacts, nobody when it is about meetings only.
func (k Known) IsNew(f Finding) (who []program.ID, isNew bool) {
	for _, p := range f.shares() {
		if k[p] {
			continue
		}
		isNew = true
		if p.who != "" {
			who = append(who, p.who)
		}
	}
	return who, isNew
}

func (f Finding) shares() []share {
	var meetings strings.Builder
	for _, id := range f.Meetings() {
		meetings.WriteString(string(id))
	}
	p := share{rule: f.Rule, severity: f.Severity, meetings: meetings.String()}
	if len(f.Others()) == 0 {
		return []share{p}
	}
	list := make([]share, len(f.Others()))
	for i, who := range f.Others() {
		p.who = who
		list[i] = p
	}
	return list
}
