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
	first  *look.Button // its first link
	asked  bool         // whether the keyboard was moved to that
	remove func()       // nil: nothing is offered
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
	decline := look.NewLink(locale.L("No more hints"), func() {
		declined = append(declined, p.ID)
		w.session.Prefs.Save(declinedSteps, declined[max(len(declined)-mostDeclined, 0):])
		n.offer(w, w.session.Program())
	})
	title, text := locale.L("step."+string(next)), locale.L("step."+string(next)+".text")
	links := append(stepActions(w, next), decline)
	n.first = links[0]
	n.remove = w.notices.addLinked(look.Green, title, text, links)
	if next == stopsStep && !w.session.Dialogs.Open() {
		n.focus(w)
	}
}

// focus moves the keyboard to what is offered, once, while the tabs have nothing that needs it; it reports whether it
// does so.
func (n *nextStep) focus(w *window) bool {
	if n.first == nil || n.asked || n.shown == scheduleStep {
		return false
	}
	n.asked = true
	w.session.FocusSoon(func() {
		if n.first != nil && !w.session.Dialogs.Open() {
			look.Focus(n.first)
		}
	})
	return true
}

// stepActions are the links of a step.
func stepActions(w *window, s step) []*look.Button {
	run := func(text, tab, command string) *look.Button {
		return look.NewLink(text, func() {
			w.tabs.Select(tab)
			w.commands.Run(command)
		})
	}
	switch s {
	case stopsStep:
		return []*look.Button{run(locale.L("Add stop"), session.ScheduleTab, session.EditStops)}
	case citiesStep:
		another := run(locale.L("Add another stop"), session.ScheduleTab, session.EditStops)
		return append([]*look.Button{another}, stepActions(w, peopleStep)...)
	case peopleStep:
		return []*look.Button{
			run(locale.L("Add person"), session.AwardeesTab, session.AddPerson),
			run(locale.L("Import…"), session.AwardeesTab, session.OpenFile),
		}
	}
	return []*look.Button{
		run(locale.L("Add meeting"), session.ScheduleTab, "meeting.add"),
		run(locale.L("Import…"), session.ScheduleTab, session.OpenFile),
	}
}
