package schedule

import (
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// mends are the links of a finding's notice: what the checks propose, and where else to look. Shown is the meeting on whose page it stands.
func (v *Screen) mends(f clash.Finding, shown program.ID) []look.NoticeAction {
	var actions []look.NoticeAction
	p := v.plan.program
	for _, m := range v.plan.checker.Fixes(f, shown) {
		actions = append(actions, look.NoticeAction{Text: m.Text, Do: func() { v.mend(p, m) }})
	}
	return append(actions, v.leads(f, shown)...)
}

// mend makes a proposal of the checks one edit, unless the program has changed since it was made. What it adds is shown, to be completed.
func (v *Screen) mend(p *program.Program, m clash.Fix) {
	if v.s.Program() != p {
		return
	}
	sentence := locale.L("Done: {{.What}}.", map[string]any{"What": m.Text})
	if len(m.Delete) > 0 {
		v.remove(m.Delete, m.Text, sentence)
		return
	}
	v.s.Edit(m.Text, func(tx *store.Tx) error {
		return m.Apply(func(next *program.Meeting) error { return tx.PutMeeting(p.ID, next) }, nil)
	}, func(err error) {
		if err != nil {
			v.s.Fail(err)
			return
		}
		if len(m.Add) > 0 && !v.telling {
			v.Show(m.Add[0].ID)
		}
		v.s.OfferUndo(sentence)
	})
}

// personal are the rules that are mended at people: who speaks what, eats what, arrives and leaves when.
var personal = map[clash.Rule]bool{
	clash.NoInterpreter: true, clash.DietUnknown: true, clash.BeforeArrival: true, clash.AfterDeparture: true, clash.CancelledChosen: true, clash.AbsentChosen: true,
}

// mostOpened is how many people a notice offers to open.
const mostOpened = 3

// leads are the records that a finding is about and that are not on the page.
func (v *Screen) leads(f clash.Finding, shown program.ID) []look.NoticeAction {
	p := v.plan.program
	var actions []look.NoticeAction
	open := func(name string, do func()) {
		actions = append(actions, look.NoticeAction{Text: locale.L("Open {{.Name}}", map[string]any{"Name": beginning(name)}), Do: do})
	}
	meetings := v.meetings(f)
	for _, m := range meetings {
		if m.ID != shown && (shown == "" || len(meetings) == 2) {
			show := locale.L("Show {{.Title}}", map[string]any{"Title": beginning(m.Title)})
			actions = append(actions, look.NoticeAction{Text: show, Do: func() { v.Show(m.ID) }})
			if shown == "" {
				break
			}
		}
	}
	if personal[f.Rule] {
		for i, person := range v.plan.involved(f) {
			if i == mostOpened {
				break
			}
			open(person.DisplayName(), func() { v.s.Window.Show(person.ID) })
		}
	}
	switch f.Rule {
	case clash.PlaceClosed, clash.PlaceTwice:
		if o := p.Organisation(meetings[0].Organisation); o != nil {
			open(o.Name, func() { v.EditOrganisation(o.ID) })
		}
	case clash.StopMissing, clash.OutsideStop, clash.VehicleFull:
		actions = append(actions, look.NoticeAction{Text: locale.L("Open the stops"), Do: v.s.Command(session.EditStops)})
	}
	return actions
}

// meetings are those of a finding, in the order of time.
func (v *Screen) meetings(f clash.Finding) (list []*program.Meeting) {
	for _, id := range f.Items {
		if m := v.plan.program.Meeting(id); m != nil {
			list = append(list, m)
		}
	}
	return list
}

// longestTitle is how many letters of a title a link shows, since links do not wrap.
const longestTitle = 32

func beginning(title string) string {
	if letters := []rune(title); len(letters) > longestTitle {
		return string(letters[:longestTitle-1]) + "…"
	}
	return title
}
