package schedule

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"laurel/app/desktop/kit"
	"laurel/data/clash"
	"laurel/data/program"
)

// mends are the ways out that a notice offers for a finding about a meeting.
func (v *Screen) mends(f clash.Finding, m *program.Meeting) []kit.NoticeAction {
	switch f.Rule {
	case clash.PersonTwice, clash.InterpreterTwice, clash.ContactTwice, clash.VehicleTwice, clash.PlaceTwice:
		return v.mendTwice(f, m)
	case clash.TravelShort:
		return v.mendTravel(f, m)
	case clash.BeforeArrival, clash.AfterDeparture:
		return v.mendAbsence(f, m)
	case clash.PhotosUntold:
		return []kit.NoticeAction{{Text: lang.L("The host has been told"), Do: func() { v.tellPhotos(m) }}}
	case clash.Unconfirmed:
		return []kit.NoticeAction{{Text: lang.L("It is confirmed"), Do: func() { v.SetStatus(program.Confirmed) }}}
	case clash.InterpreterMissing, clash.InterpreterLanguage:
		return v.mendInterpreter(f, m)
	case clash.CancelledChosen, clash.AbsentChosen:
		return []kit.NoticeAction{{Text: lang.L("Take them out"), Do: func() { v.excuse(f, m) }}}
	case clash.OutsideStop, clash.TimeGap, clash.TimeTwice:
		return []kit.NoticeAction{{Text: lang.L("Move…"), Do: v.Move}}
	case clash.DeclinedPlanned:
		return []kit.NoticeAction{{Text: lang.L("Delete"), Do: v.Delete}}
	default:
		return []kit.NoticeAction{{Text: lang.L("Edit"), Do: v.Edit}}
	}
}

// mendTwice offers to start after the other meeting, to leave the people out of this one, and to look at the other.
func (v *Screen) mendTwice(f clash.Finding, m *program.Meeting) []kit.NoticeAction {
	other := v.plan.other(f, m)
	if other == nil {
		return nil
	}
	var actions []kit.NoticeAction
	if other.Stop == m.Stop && m.Start.Before(other.End) {
		title := lang.L("Start at {{.Time}}", map[string]any{"Time": other.End.Clock.String()})
		actions = append(actions, kit.NoticeAction{Text: title, Do: func() { v.Shift(other.End.MinutesSince(m.Start)) }})
	}
	if f.Rule == clash.PersonTwice {
		people := v.plan.involved(f)
		title := lang.L("Excuse {{.Names}}", map[string]any{"Names": namesOf(people, 1)})
		actions = append(actions, kit.NoticeAction{Text: title, Do: func() { v.excuse(f, m) }})
	}
	show := lang.L("Show {{.Title}}", map[string]any{"Title": beginning(other.Title)})
	return append(actions, kit.NoticeAction{Text: show, Do: func() { v.Show(other.ID) }})
}

// mendTravel offers to start when one can be there, and to look at the other meeting.
func (v *Screen) mendTravel(f clash.Finding, m *program.Meeting) []kit.NoticeAction {
	other := v.plan.other(f, m)
	if other == nil {
		return nil
	}
	var actions []kit.NoticeAction
	if way := v.plan.checker.Way(other.ID, m.ID); way.Known && other.Stop == m.Stop && !m.Start.Before(other.End) {
		start := other.End.AddMinutes((way.Minutes + 4) / 5 * 5)
		title := lang.L("Start at {{.Time}}", map[string]any{"Time": start.Clock.String()})
		actions = append(actions, kit.NoticeAction{Text: title, Do: func() { v.Shift(start.MinutesSince(m.Start)) }})
	}
	show := lang.L("Show {{.Title}}", map[string]any{"Title": beginning(other.Title)})
	return append(actions, kit.NoticeAction{Text: show, Do: func() { v.Show(other.ID) }})
}

// mendAbsence offers to leave out who is not there, and to look at their flights.
func (v *Screen) mendAbsence(f clash.Finding, m *program.Meeting) []kit.NoticeAction {
	people := v.plan.involved(f)
	title := lang.L("Excuse {{.Names}}", map[string]any{"Names": namesOf(people, 1)})
	actions := []kit.NoticeAction{{Text: title, Do: func() { v.excuse(f, m) }}}
	if len(people) > 0 {
		show := lang.L("Show {{.Title}}", map[string]any{"Title": people[0].DisplayName()})
		actions = append(actions, kit.NoticeAction{Text: show, Do: func() { v.goTo(people[0].ID) }})
	}
	return actions
}

// tellPhotos notes that the host knows whom not to photograph.
func (v *Screen) tellPhotos(m *program.Meeting) {
	sentence := lang.L("{{.Title}}: the host knows whom not to photograph.", map[string]any{"Title": m.Title})
	v.change([]*program.Meeting{m}, lang.L("Host told about photographs"), sentence, func(m *program.Meeting) { m.PhotosTold = true })
}

// longestTitle is how many letters of a title a link shows, since links do not wrap.
const longestTitle = 36

func beginning(title string) string {
	if letters := []rune(title); len(letters) > longestTitle {
		return string(letters[:longestTitle]) + "…"
	}
	return title
}

// excuse leaves the people of a finding out of a meeting.
func (v *Screen) excuse(f clash.Finding, m *program.Meeting) {
	people := v.plan.involved(f)
	out := map[program.ID]bool{}
	for _, person := range people {
		out[person.ID] = true
	}
	data := map[string]any{"Names": namesOf(people, 2), "Title": m.Title}
	v.change([]*program.Meeting{m}, lang.L("Change who attends"), lang.L("{{.Names}} left out of {{.Title}}.", data), func(m *program.Meeting) {
		gone := func(id program.ID) bool { return out[id] }
		m.Interpreters = slices.DeleteFunc(m.Interpreters, gone)
		if m.Selected {
			m.Attendees = slices.DeleteFunc(m.Attendees, gone)
			return
		}
		for _, person := range people {
			if !slices.Contains(m.Excused, person.ID) {
				m.Excused = append(m.Excused, person.ID)
			}
		}
	})
}

// mostAssigned is how many interpreters a notice offers; the form has all.
const mostAssigned = 3

// mendInterpreter offers those who speak the language and are free.
func (v *Screen) mendInterpreter(f clash.Finding, m *program.Meeting) []kit.NoticeAction {
	p, needing := v.plan.program, v.plan.involved(f)
	var actions []kit.NoticeAction
	for _, person := range p.People {
		if len(actions) == mostAssigned {
			break
		}
		if person.Cancelled || slices.Contains(m.Interpreters, person.ID) || busy(p, person, m) || fits(p, person, needing, "en") == "" {
			continue
		}
		title := lang.L("Assign {{.Name}}", map[string]any{"Name": person.DisplayName()})
		actions = append(actions, kit.NoticeAction{Text: title, Do: func() { v.assign(person, m) }})
	}
	return append(actions, kit.NoticeAction{Text: lang.L("Edit"), Do: v.Edit})
}

func (v *Screen) assign(person *program.Person, m *program.Meeting) {
	sentence := lang.L("{{.Name}} interprets in {{.Title}}.", map[string]any{"Name": person.DisplayName(), "Title": m.Title})
	v.change([]*program.Meeting{m}, lang.L("Assign interpreter"), sentence, func(m *program.Meeting) {
		if !slices.Contains(m.Interpreters, person.ID) {
			m.Interpreters = append(m.Interpreters, person.ID)
		}
	})
}
