package schedule

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/assist"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// assistCommands are what the program can propose.
func (v *Screen) assistCommands() []dialog.Command {
	group := locale.L("Schedule")
	open := func() bool { return v.s.Program() != nil && v.plan != nil && len(v.s.Program().Stops) > 0 }
	return []dialog.Command{
		{ID: "meeting.findtime", Title: locale.L("Find a time…"), Group: group, Action: v.FindTime, Enabled: open},
		{ID: "schedule.findings", Title: locale.L("Show all findings of the checks"), Group: group, Action: v.ShowFindings, Enabled: open, Words: locale.L("clashes warnings errors hints problems")},
		{ID: "meeting.interpreters", Title: locale.L("Assign interpreters…"), Group: group, Action: v.AssignInterpreters, Enabled: open},
	}
}

// timeSearch asks what a time must allow for, and offers the best ones.
type timeSearch struct {
	screen  *Screen
	program *program.Program
	meeting *program.Meeting
	fresh   bool // the meeting is not in the program yet

	title          *form.TextField
	minutes        *form.NumberField
	from, until    *form.DateField
	opens, closes  *form.TimeField
	people         *form.PickerField
	interpretation *form.ChoiceField
}

// FindTime looks for a time for the current meeting, or for a new one on the selected day.
func (v *Screen) FindTime() {
	if !v.ready() {
		return
	}
	f := &timeSearch{screen: v, program: v.s.Program(), meeting: v.current()}
	if f.meeting == nil {
		f.meeting, f.fresh = v.newMeeting(v.at()), true
	}
	v.Leave(f.ask)
}

// The answers to whether somebody should interpret.
const (
	asItIs   = "as-it-is"
	whoever  = "whoever"
	longest  = 24 * 60
	openHour = 8
)

func (f *timeSearch) ask() {
	m, stop := f.meeting, f.program.Stop(f.meeting.Stop)
	from, until := m.Start.Date, m.Start.Date
	if stop != nil && !stop.From.IsZero() && !stop.Until.IsZero() {
		from, until = stop.From, stop.Until
	}
	heading := locale.L("Find a time")
	if !f.fresh {
		heading = locale.L("Find a time for {{.Title}}", map[string]any{"Title": m.Title})
	}
	editing := form.New(heading, nil)
	editing.SubmitText = locale.L("Search")
	editing.Discard = func(yes func()) { yes() } // a question can be asked anew
	editing.SubmitLater = f.submit
	if f.title = form.NewTextField("Title", locale.L("Title")); f.fresh {
		editing.Group("", f.title)
	}
	f.minutes = form.NewNumberField("Minutes", locale.L("Minutes"), 1, longest).SetValue(max(m.Minutes(), 1))
	f.from = form.NewDateField("From", locale.L("First day")).Near(from).SetValue(from)
	f.until = form.NewDateField("Until", locale.L("Last day")).Near(until).SetValue(until)
	f.opens = form.NewTimeField("Opens", locale.L("Not before")).SetValue(program.Clock{Hour: openHour, Minute: 30})
	f.closes = form.NewTimeField("Closes", locale.L("Over by")).SetValue(program.Clock{Hour: 18})
	f.people = form.NewMultiPickerField("People", locale.L("Who must come"), personOptions(f.program, f.screen.language(), m.Attendees))
	f.people.SetHelp(locale.L("Nobody chosen: those whom the meeting has now."))
	if f.fresh {
		f.people.SetHelp(locale.L("Nobody chosen: everyone."))
	}
	f.interpretation = form.NewChoiceField("Interpretation", locale.L("Interpreters"), []form.Option{
		{ID: asItIs, Text: locale.L("as the meeting has them")}, {ID: whoever, Text: locale.L("whoever is free and speaks the languages")},
	}).SetValue(asItIs)
	editing.Group("", form.Beside(f.from, f.until), form.Beside(f.minutes, f.opens, f.closes), f.people, f.interpretation)
	f.screen.s.Dialogs.ShowForm(editing)
}

// submit reads the answers and searches.
func (f *timeSearch) submit(done func(error)) {
	request := assist.Request{Meeting: f.meeting, From: f.from.Value(), Until: f.until.Value(), Interpreter: f.interpretation.Value() == whoever}
	if f.fresh {
		next := copyOf(f.meeting)
		if next.Title = strings.TrimSpace(f.title.Value()); next.Title == "" {
			done(form.Problems{"Title": locale.L("Give the meeting a title.")})
			return
		}
		request.Meeting = next
	}
	for _, id := range f.people.Values() {
		request.People = append(request.People, program.ID(id))
	}
	limits := assist.Limits{Language: f.screen.language(), NotBefore: f.now()}
	opens, hasOpens := f.opens.Value()
	closes, hasCloses := f.closes.Value()
	var hasMinutes bool
	request.Minutes, hasMinutes = f.minutes.Value()
	switch {
	case !hasOpens:
		done(form.Problems{"Opens": locale.L("Give the time before which it must not start.")})
	case !hasCloses:
		done(form.Problems{"Closes": locale.L("Give the time by which it must be over.")})
	case !hasMinutes:
		done(form.Problems{"Minutes": locale.L("Give the minutes that it takes.")})
	default:
		limits.Opens, limits.Closes = opens, closes
		f.search(request, limits, done)
	}
}

// now is the time of the stop's clocks, before which nothing is offered; nothing once the stay is over, since then the past is being written down.
func (f *timeSearch) now() program.DateTime {
	stop := f.program.Stop(f.meeting.Stop)
	if stop == nil || stop.Until.Before(f.screen.s.Today()) {
		return program.DateTime{}
	}
	location, err := stop.Zone.Location()
	if err != nil {
		return program.DateTime{}
	}
	return program.DateTimeOf(f.screen.s.Now().In(location))
}

func (f *timeSearch) search(request assist.Request, limits assist.Limits, done func(error)) {
	s, p := f.screen.s, f.program
	work.RunWithProgress(s.Runner, s.Dialogs.Progress(locale.L("Find a time")), func(ctx context.Context, _ work.Step) ([]assist.Slot, error) {
		return assist.FindTime(ctx, p, request, limits)
	}, func(slots []assist.Slot, err error) {
		var none *assist.NoSolution
		switch {
		case errors.Is(err, context.Canceled):
			done(errors.New(locale.L("The search was stopped.")))
		case errors.As(err, &none):
			done(errors.New(inWords(none)))
		case err != nil:
			done(err)
		default:
			done(nil)
			f.offer(slots)
		}
	})
}

// inWords says why there is no time, and what would make room.
func inWords(none *assist.NoSolution) string {
	if len(none.Help) == 0 {
		return none.Error()
	}
	lines := []string{none.Error(), locale.L("There would be a time:")}
	for _, h := range none.Help {
		lines = append(lines, "• "+h.Text)
	}
	return strings.Join(lines, "\n")
}

// offer shows the times with their reasons; the one that is chosen becomes the meeting's.
func (f *timeSearch) offer(slots []assist.Slot) {
	in := f.screen.language()
	options := make([]form.Option, len(slots))
	reasons := look.Down(8)
	taking := func(form.Option) {}
	for i, slot := range slots {
		title := locale.Language(in).Date(slot.Start.Date, locale.WeekdayShort) + ", " + times(slot.Meeting)
		options[i] = form.Option{ID: slot.Start.String(), Text: title}
		tone := look.Green
		if len(slot.Cautions) > 0 {
			tone = look.Amber
		}
		take := look.NoticeAction{Text: locale.L("Take this time"), Do: func() { taking(options[i]) }}
		reasons.Add(look.NewNotice(tone, title, strings.Join(append(slices.Clone(slot.Reasons), slot.Cautions...), " "), take))
	}
	chosen := form.NewChoiceField("Time", locale.L("Time"), options).SetValue(options[0].ID)
	editing := form.New(locale.L("Times for {{.Title}}", map[string]any{"Title": slots[0].Meeting.Title}), nil)
	editing.SubmitText = locale.L("Take this time")
	editing.Group("", chosen).Note(reasons)
	editing.Discard = func(yes func()) { yes() } // nothing was typed
	editing.SubmitLater = func(done func(error)) {
		at := slices.IndexFunc(options, func(o form.Option) bool { return o.ID == chosen.Value() })
		f.take(slots[max(at, 0)], done)
	}
	taking = func(o form.Option) {
		chosen.SetValue(o.ID)
		editing.Save()
	}
	f.screen.s.Dialogs.ShowForm(editing)
}

func (f *timeSearch) take(slot assist.Slot, done func(error)) {
	label := locale.L("Move meeting")
	if f.fresh {
		label = locale.L("Add meeting")
	}
	data := map[string]any{"Title": slot.Meeting.Title, "Day": locale.Language(f.screen.language()).Date(slot.Start.Date, locale.WeekdayShort), "Time": slot.Start.Clock.String()}
	f.screen.applyProposal(label, locale.L("{{.Title}}: {{.Day}}, {{.Time}}.", data), slot.Apply, slot.Meeting.ID, done)
}

// applyProposal makes what was proposed one edit, and shows the first meeting of it.
func (v *Screen) applyProposal(label, sentence string, apply func(func(*program.Meeting) error) error, first program.ID, done func(error)) {
	owner := v.s.Program().ID
	v.s.Edit(label, func(tx *store.Tx) error {
		return apply(func(m *program.Meeting) error { return tx.PutMeeting(owner, m) })
	}, func(err error) {
		done(session.InWords(err))
		if err == nil {
			v.Show(first)
			v.s.OfferUndo(sentence)
		}
	})
}

// The scopes and the ways in which interpreters are assigned.
const (
	scopeDay      = "day"
	scopeProgram  = "program"
	scopeSelected = "selected"
	fillUp        = "fill"
	anew          = "anew"
)

// AssignInterpreters proposes who interprets in the selected meetings, on the day or in the whole program.
func (v *Screen) AssignInterpreters() {
	if v.ready() {
		v.Leave(v.askInterpreters)
	}
}

func (v *Screen) askInterpreters() {
	here, selected := v.at(), idsOf(v.selected())
	if m := v.current(); m != nil {
		here = place{m.Stop, m.Start.Date}
	}
	options := []form.Option{
		{ID: scopeProgram, Text: locale.L("the whole program")},
		{ID: scopeDay, Text: locale.L("the day: {{.Day}}", map[string]any{"Day": locale.Language(v.language()).Date(here.date, locale.WeekdayShort)})},
	}
	if len(selected) > 0 {
		options = append(options, form.Option{ID: scopeSelected, Text: locale.L("what is selected: {{.Count}}", map[string]any{"Count": len(selected)})})
	}
	where := form.NewChoiceField("Scope", locale.L("For"), options).SetValue(scopeProgram)
	how := form.NewChoiceField("How", locale.L("Those who are assigned already"), []form.Option{
		{ID: fillUp, Text: locale.L("stay; others are added where someone is missing")}, {ID: anew, Text: locale.L("may be replaced, so that the work is shared anew")},
	}).SetValue(fillUp)
	f := form.New(locale.L("Assign interpreters"), nil).Group("", where, how)
	f.SubmitText = locale.L("Propose")
	f.Discard = func(yes func()) { yes() }
	f.SubmitLater = func(done func(error)) {
		scope := assist.Scope{Reassign: how.Value() == anew, Language: v.language()}
		switch where.Value() {
		case scopeDay:
			scope.Stop, scope.Day = here.stop, here.date
		case scopeSelected:
			scope.Meetings = selected
		}
		v.proposeInterpreters(scope, done)
	}
	v.s.Dialogs.ShowForm(f)
}

func (v *Screen) proposeInterpreters(scope assist.Scope, done func(error)) {
	p := v.s.Program()
	work.RunWithProgress(v.s.Runner, v.s.Dialogs.Progress(locale.L("Assign interpreters")), func(ctx context.Context, _ work.Step) (assist.Proposal, error) {
		return assist.AssignInterpreters(ctx, p, scope)
	}, func(proposal assist.Proposal, err error) {
		switch {
		case errors.Is(err, context.Canceled):
			done(errors.New(locale.L("The search was stopped.")))
		case err != nil:
			done(err)
		case len(proposal.Changed) == 0 && len(proposal.Unmet) == 0:
			done(errors.New(locale.L("Everyone who needs an interpreter has one: there is nothing to assign.")))
		default:
			done(nil)
			v.showInterpreters(p, proposal)
		}
	})
}

// showInterpreters tells the proposal in words: what nobody can do, who interprets where, and how much each has then.
func (v *Screen) showInterpreters(p *program.Program, proposal assist.Proposal) {
	f := form.New(locale.L("Proposal for the interpreters"), nil)
	f.SubmitText = locale.L("Apply")
	f.Discard = func(yes func()) { yes() }
	if len(proposal.Unmet) == 0 {
		data := map[string]any{"Count": len(proposal.Changed)}
		f.Note(look.NewNotice(look.Green, locale.L("Everyone who needs an interpreter has one then. Meetings that change: {{.Count}}.", data), ""))
	}
	for _, notice := range v.unmet(proposal) {
		f.Note(notice)
	}
	f.Note(look.NewSection(locale.L("Work of each in the whole program"), workOf(proposal.Load)))
	if len(proposal.Changed) == 0 {
		f.SubmitText = locale.L("Close")
	} else {
		lines := look.Down(4)
		for _, m := range proposal.Changed {
			lines.Add(look.NewParagraph(v.meetingAndTime(m) + ": " + peopleNames(p, m.Interpreters)))
		}
		f.Note(look.NewSection(locale.L("Who interprets"), lines))
	}
	f.SubmitLater = func(done func(error)) {
		if len(proposal.Changed) == 0 {
			done(nil)
			return
		}
		sentence := locale.L("Interpreters were assigned. Meetings: {{.Count}}.", map[string]any{"Count": len(proposal.Changed)})
		v.applyProposal(locale.L("Assign interpreters"), sentence, proposal.Apply, proposal.Changed[0].ID, done)
	}
	v.s.Dialogs.ShowForm(f)
}

// unmet tells what nobody can do: once for all meetings that the same people cannot have interpreted for the same reason.
func (v *Screen) unmet(proposal assist.Proposal) (notices []fyne.CanvasObject) {
	type gap struct{ who, why string }
	meetings, order := map[gap][]string{}, []gap{}
	for _, u := range proposal.Unmet {
		g := gap{namesOf(u.People, 2), u.Why}
		if meetings[g] == nil {
			order = append(order, g)
		}
		meetings[g] = append(meetings[g], v.meetingAndTime(u.Meeting))
	}
	for _, g := range order {
		title := locale.L("Nobody interprets for {{.Names}}", map[string]any{"Names": g.who})
		notices = append(notices, look.NewNotice(look.Amber, title, g.why+"\n"+strings.Join(meetings[g], "; ")))
	}
	return notices
}

func (v *Screen) meetingAndTime(m *program.Meeting) string {
	return locale.L("{{.Title}} ({{.Day}}, {{.Times}})", map[string]any{"Title": m.Title, "Day": locale.Language(v.language()).Date(m.Start.Date, locale.WeekdayShort), "Times": times(m)})
}

func peopleNames(p *program.Program, ids []program.ID) string {
	names := make([]string, 0, len(ids))
	for _, id := range ids {
		if person := p.Person(id); person != nil {
			names = append(names, person.DisplayName())
		}
	}
	if len(names) == 0 {
		return locale.L("nobody")
	}
	return strings.Join(names, ", ")
}

func workOf(loads []assist.Load) fyne.CanvasObject {
	lines := look.Down(4)
	for _, l := range loads {
		data := map[string]any{"Name": l.Person.DisplayName(), "Count": l.Meetings, "Hours": l.Minutes / 60, "Minutes": l.Minutes % 60}
		lines.Add(look.NewText(locale.L("{{.Name}}: {{.Hours}} h {{.Minutes}} min · meetings: {{.Count}}", data)))
	}
	return lines
}
