package schedule

import (
	"slices"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
)

// findingsByMeeting are findings, the gravest first, and those about each meeting.
type findingsByMeeting struct {
	all []clash.Finding
	of  map[program.ID][]clash.Finding
}

func (l *findingsByMeeting) add(p *program.Program, f clash.Finding) {
	if l.of == nil {
		l.of = map[program.ID][]clash.Finding{}
	}
	l.all = append(l.all, f)
	for _, id := range f.Items {
		if p.Meeting(id) != nil {
			l.of[id] = append(l.of[id], f)
		}
	}
}

// has reports whether a meeting has a finding of that severity.
func (v *plan) has(id program.ID, severity program.Severity) bool {
	return slices.ContainsFunc(v.findings.of[id], func(f clash.Finding) bool { return f.Severity == severity })
}

// count is how many findings have one of these severities.
func (v *plan) count(severities ...program.Severity) int {
	n := 0
	for _, f := range v.findings.all {
		if slices.Contains(severities, f.Severity) {
			n++
		}
	}
	return n
}

// general are the grave findings that are about no meeting in particular.
func (v *plan) general() []clash.Finding {
	var found []clash.Finding
	for _, f := range v.findings.all {
		if f.Severity != program.SeverityHint && (len(f.Items) == 0 || v.program.Meeting(f.Items[0]) == nil) {
			found = append(found, f)
		}
	}
	return found
}

// ruleTitle is what a rule is about, in short.
func ruleTitle(r clash.Rule) string { return r.Title(locale.Window()) }

// mark is the line below a meeting that has findings: the gravest, and how many more there are.
func (v *plan) mark(found []clash.Finding, m *program.Meeting) string {
	text := "⚠ " + v.short(found[0], m)
	if more := len(found) - 1; more > 0 {
		text = locale.L("{{.Text}} (and {{.Count}} more)", locale.Values{"Text": text, "Count": more})
	}
	return text
}

// short is a finding in short, as seen from one of its meetings.
func (v *plan) short(f clash.Finding, m *program.Meeting) string {
	data := locale.Values{"Names": namesOf(v.involved(f), 2)}
	switch f.Rule {
	case clash.PersonTwice, clash.InterpreterTwice:
		if other := v.other(f, m); other != nil {
			data["Time"] = session.Clock(other.Start.Clock)
			data["Title"] = other.Title
			return locale.L("also at {{.Time}}: {{.Title}} · {{.Names}}", data)
		}
	case clash.InterpreterMissing:
		return locale.L("no interpreter for {{.Names}}", data)
	case clash.InterpreterLanguage:
		return locale.L("no interpreter speaks the language of {{.Names}}", data)
	case clash.OutsideStop:
		if stop := v.program.Stop(m.Stop); stop != nil {
			data["City"] = stop.City
			data["Days"] = session.Period(stop.From, stop.Until)
			return locale.L("outside the stay in {{.City}} ({{.Days}})", data)
		}
	case clash.CancelledChosen:
		return locale.L("chosen but cancelled: {{.Names}}", data)
	case clash.AbsentChosen:
		return locale.L("chosen but not there: {{.Names}}", data)
	case clash.DeclinedPlanned:
		return locale.L("{{.Status}} and still in the plan", locale.Values{"Status": statusName(m.Status)})
	}
	return ruleTitle(f.Rule)
}

// personTwice reports whether a finding is that someone is needed in two places.
func personTwice(f clash.Finding) bool {
	return f.Rule == clash.PersonTwice || f.Rule == clash.InterpreterTwice
}

// involved are the people of a finding.
func (v *plan) involved(f clash.Finding) []*program.Person {
	var people []*program.Person
	for _, id := range f.Items {
		if person := v.program.Person(id); person != nil {
			people = append(people, person)
		}
	}
	return people
}

// meetingsOf are the meetings of a finding, in order of time.
func (v *plan) meetingsOf(f clash.Finding) []*program.Meeting {
	var meetings []*program.Meeting
	for _, id := range f.Items {
		if m := v.program.Meeting(id); m != nil {
			meetings = append(meetings, m)
		}
	}
	return meetings
}

// other is the other meeting of a finding, or nil.
func (v *plan) other(f clash.Finding, m *program.Meeting) *program.Meeting {
	for _, other := range v.meetingsOf(f) {
		if other.ID != m.ID {
			return other
		}
	}
	return nil
}

// personMark is what is wrong with a meeting as far as it is about one person.
func (v *plan) personMark(person, meeting program.ID) look.ChipText {
	for _, f := range v.findings.of[meeting] {
		if f.Severity != program.SeverityHint && slices.Contains(f.Items, person) {
			text := "⚠ " + v.short(f, v.program.Meeting(meeting))
			return look.ChipText{Text: text, Tone: severityTones[f.Severity]}
		}
	}
	return look.ChipText{}
}

// newsSince are the clashes and warnings that an earlier plan did not have.
func (v *plan) newsSince(before *plan) []clash.Finding {
	known := clash.KnownFrom(before.findings.all, before.ignored.all)
	return slices.DeleteFunc(slices.Clone(v.findings.all), func(f clash.Finding) bool {
		_, isNew := known.IsNew(f)
		return f.Severity == program.SeverityHint || !isNew
	})
}
