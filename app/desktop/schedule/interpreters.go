package schedule

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/assist"
	"laurel/data/locale"
	"laurel/data/program"
)

// The answers of the form about interpreters.
const (
	ofDay      = "day"
	ofProgram  = "program"
	ofSelected = "selected"
	fillGaps   = "fill"
	reassign   = "reassign"
)

// assignInterpreters proposes who interprets in the selected meetings, on the day or in the whole program.
func (a *actions) assignInterpreters() {
	if a.tab.ready() {
		a.tab.pane.Leave(a.tab.askInterpreters)
	}
}

func (v *Screen) askInterpreters() {
	here, selected := v.board.at(), idsOf(v.selected())
	if m := v.current(); m != nil {
		here = placeOf(m)
	}
	day, count := locale.Values{"Day": session.ShortDay(here.date)}, locale.Values{"Count": len(selected)}
	options := []form.Option{
		{ID: ofProgram, Text: locale.L("the whole program")}, {ID: ofDay, Text: locale.L("the day: {{.Day}}", day)},
	}
	if len(selected) > 0 {
		text := locale.L("what is selected: {{.Count}}", count)
		options = append(options, form.Option{ID: ofSelected, Text: text})
	}
	where := form.NewChoiceField("Scope", locale.L("For"), options).SetValue(ofProgram)
	how := form.NewChoiceField("How", locale.L("Those who are assigned already"), []form.Option{
		{ID: fillGaps, Text: locale.L("stay; others are added where someone is missing")},
		{ID: reassign, Text: locale.L("may be replaced, so that the work is shared evenly")},
	}).SetValue(fillGaps)
	propose := func(done func(error)) {
		scope := assist.Scope{Reassign: how.Value() == reassign, Language: locale.Window()}
		switch where.Value() {
		case ofDay:
			scope.Stop, scope.Day = here.stop, here.date
		case ofSelected:
			scope.Meetings = selected
		}
		v.proposeInterpreters(scope, done)
	}
	v.s.Dialogs.ShowForm(newQuestion(locale.L("Assign interpreters"), locale.L("Propose"), propose, where, how))
}

func (v *Screen) proposeInterpreters(scope assist.Scope, done func(error)) {
	p := v.s.Program()
	progress := v.s.Dialogs.Progress(locale.L("Assign interpreters"))
	work.RunWithProgress(v.s.Runner, progress, func(ctx context.Context, _ work.Step) (assist.Proposal, error) {
		return assist.AssignInterpreters(ctx, p, scope)
	}, func(proposal assist.Proposal, err error) {
		if err == nil && len(proposal.Changed)+len(proposal.Unmet) == 0 {
			err = errors.New(nothingToAssign(p))
		}
		done(stopped(err))
		if err == nil {
			v.showInterpreters(p, proposal)
		}
	})
}

// nothingToAssign is why there is nothing to propose.
func nothingToAssign(p *program.Program) string {
	needs := func(p *program.Person) bool { return !p.Cancelled && p.NeedsInterpreter == program.Yes }
	if !slices.ContainsFunc(p.People, needs) {
		return locale.L("interpreters.nobody-needs")
	}
	return locale.L("Everyone who needs an interpreter has one: there is nothing to assign.")
}

// showInterpreters shows the proposal: what nobody can do, who interprets where, and how much each has then.
func (v *Screen) showInterpreters(p *program.Program, proposal assist.Proposal) {
	count := locale.Values{"Count": len(proposal.Changed)}
	asked := newQuestion(locale.L("Proposal for the interpreters"), locale.L("Apply"), nil)
	if len(proposal.Unmet) == 0 {
		text := locale.L("Everyone who needs an interpreter will have one. Meetings that change: {{.Count}}.", count)
		asked.Note(look.NewNotice(look.Green, text, ""))
	}
	for _, notice := range unmetNotices(proposal) {
		asked.Note(notice)
	}
	asked.Note(look.NewSection(locale.L("Each interpreter’s workload in the whole program"), loadLines(proposal.Load)))
	asked.SubmitLater = func(done func(error)) {
		sentence := locale.L("Interpreters were assigned. Meetings: {{.Count}}.", count)
		v.applyProposal(locale.L("Assign interpreters"), sentence, proposal.Apply, proposal.Changed[0].ID, done)
	}
	if len(proposal.Changed) == 0 {
		asked.SubmitText = locale.L("Close")
		asked.SubmitLater = func(done func(error)) { done(nil) }
	} else {
		lines := look.Down(4)
		for _, m := range proposal.Changed {
			lines.Add(look.NewParagraph(meetingAndTime(m) + ": " + interpretersText(p, m)))
		}
		asked.Note(look.NewSection(locale.L("Who interprets"), lines))
	}
	v.s.Dialogs.ShowForm(asked)
}

// unmetNotices are what nobody can do: one for all meetings that the same people cannot have interpreted for the same
// reason.
func unmetNotices(proposal assist.Proposal) (notices []fyne.CanvasObject) {
	type gap struct{ who, why string }
	meetings := map[gap][]string{}
	var gaps []gap
	for _, u := range proposal.Unmet {
		g := gap{namesOf(u.People, 2), u.Why}
		if meetings[g] == nil {
			gaps = append(gaps, g)
		}
		meetings[g] = append(meetings[g], meetingAndTime(u.Meeting))
	}
	for _, g := range gaps {
		title := locale.L("Nobody interprets for {{.Names}}", locale.Values{"Names": g.who})
		notices = append(notices, look.NewNotice(look.Amber, title, g.why+"\n"+strings.Join(meetings[g], "; ")))
	}
	return notices
}

func meetingAndTime(m *program.Meeting) string {
	return locale.L("{{.Title}} ({{.Day}}, {{.Times}})",
		locale.Values{"Title": m.Title, "Day": session.ShortDay(m.Start.Date), "Times": times(m)})
}

func interpretersText(p *program.Program, m *program.Meeting) string {
	var names []string
	for _, id := range m.Interpreters {
		if person := p.Person(id); person != nil {
			names = append(names, person.DisplayName())
		}
	}
	if len(names) == 0 {
		return locale.L("nobody")
	}
	return strings.Join(names, ", ")
}

func loadLines(loads []assist.Load) fyne.CanvasObject {
	lines := look.Down(4)
	for _, l := range loads {
		data := locale.Values{
			"Name":     l.Person.DisplayName(),
			"Count":    l.Meetings,
			"Duration": locale.Window().ShortDuration(l.Minutes),
		}
		lines.Add(look.NewText(locale.L("{{.Name}}: {{.Duration}} · meetings: {{.Count}}", data)))
	}
	return lines
}
