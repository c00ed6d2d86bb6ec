package desktop

import (
	"slices"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
)

// nextStep is what a program needs next, offered below the header until it is there or somebody wants no more of it.
type nextStep struct {
	of     program.ID
	shown  step
	remove func() // nil: nothing is offered
}

// step is what is offered for a program.
type step string

// The steps in their order.
const (
	noStep       step = ""
	stopsStep    step = "stops"
	citiesStep   step = "cities" // more stops, or the people
	peopleStep   step = "people"
	scheduleStep step = "schedule"
)

// stepOf is what a program needs next.
func stepOf(p *program.Program) step {
	switch {
	case p == nil:
		return noStep
	case len(p.Stops) == 0:
		return stopsStep
	case len(p.People) == 0 && p.Stops[len(p.Stops)-1].Until.Before(p.End):
		return citiesStep
	case len(p.People) == 0:
		return peopleStep
	case len(p.Meetings) == 0:
		return scheduleStep
	}
	return noStep
}

// The preference with the programs whose steps are not offered any more, the latest last, and how many it keeps.
const (
	declinedSteps = "steps.declined"
	mostDeclined  = 40
)

// offer offers what the program that is open in a window needs next.
func (n *nextStep) offer(w *window, p *program.Program) {
	next := stepOf(p)
	var declined []program.ID
	w.session.Prefs.Load(declinedSteps, &declined)
	if next != noStep && slices.Contains(declined, p.ID) {
		next = noStep
	}
	if next == n.shown && (next == noStep || n.of == p.ID) {
		return
	}
	if n.remove != nil {
		n.remove()
	}
	*n = nextStep{shown: next}
	if next == noStep {
		return
	}
	n.of = p.ID
	decline := look.NoticeAction{Text: locale.L("No more hints"), Do: func() {
		declined = append(declined, p.ID)
		w.session.Prefs.Save(declinedSteps, declined[max(len(declined)-mostDeclined, 0):])
		n.offer(w, w.session.Program())
	}}
	title, text := locale.L("step."+string(next)), locale.L("step."+string(next)+".text")
	n.remove = w.notices.add(look.Green, title, text, append(stepActions(w, next), decline)...)
}

// stepActions are the links of a step.
func stepActions(w *window, s step) []look.NoticeAction {
	run := func(text, tab, command string) look.NoticeAction {
		return look.NoticeAction{Text: text, Do: func() {
			w.tabs.Select(tab)
			w.commands.Run(command)
		}}
	}
	switch s {
	case stopsStep:
		return []look.NoticeAction{run(locale.L("Add stop"), session.ScheduleTab, session.EditStops)}
	case citiesStep:
		another := run(locale.L("Add another stop"), session.ScheduleTab, session.EditStops)
		return append([]look.NoticeAction{another}, stepActions(w, peopleStep)...)
	case peopleStep:
		return []look.NoticeAction{
			run(locale.L("Add person"), session.AwardeesTab, session.AddPerson),
			run(locale.L("Import…"), session.AwardeesTab, session.OpenFile),
		}
	}
	return []look.NoticeAction{
		run(locale.L("Add meeting"), session.ScheduleTab, "meeting.add"),
		run(locale.L("Import…"), session.ScheduleTab, session.OpenFile),
	}
}
