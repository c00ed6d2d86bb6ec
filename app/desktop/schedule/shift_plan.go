package schedule

import (
	"laurel/app/desktop/kit/form"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// shiftForm asks after which point everything moves, and by how much.
type shiftForm struct {
	tab  *Screen
	stop program.ID

	day     *form.DateField
	start   *form.TimeField
	minutes *form.NumberField
	extent  *form.ChoiceField
	preview *preview
}

// shiftAfter asks from which point on everything is to move by how many minutes: of the day, of the stay, or of the
// program.
func (a *actions) shiftAfter() {
	if !a.tab.ready() {
		return
	}
	at := a.tab.board.at()
	from := at.at(0)
	if m := a.tab.current(); m != nil {
		from = m.Start
	}
	f := &shiftForm{tab: a.tab, stop: at.stop}
	a.tab.pane.Leave(func() { f.ask(from) })
}

func (f *shiftForm) ask(from civil.DateTime) {
	city := locale.Values{"City": cityOf(f.tab.s.Program(), f.stop)}
	day := from.Date
	f.day = form.NewDateField("Day", locale.L("From the day")).Near(day).SetValue(day)
	f.start = form.NewTimeField("Start", locale.L("From the time")).SetValue(from.Clock)
	f.minutes = form.NewNumberField("Minutes", locale.L("Minutes later (negative for earlier)"), -mostShift, mostShift).
		SetValue(30)
	f.extent = form.NewChoiceField("Scope", locale.L("What moves"), []form.Option{
		{ID: string(program.OneDay), Text: locale.L("The rest of the day in {{.City}}", city)},
		{ID: string(program.WholeStay), Text: locale.L("The rest of the stay in {{.City}}", city)},
		{ID: string(program.WholeProgram), Text: locale.L("The rest of the program, in every stop")},
	}).SetValue(string(program.OneDay))
	asked := newForm(locale.L("Shift everything after a point"), locale.L("Shift"), f.submit,
		form.Beside(f.day, f.start), f.minutes, f.extent)
	f.preview = newPreview(f.tab)
	asked.Note(f.preview.content)
	asked.OnChanged = f.explain
	f.explain()
	f.tab.s.Dialogs.ShowForm(asked)
}

// later are the meetings that start at the point or after it.
func (f *shiftForm) later() []*program.Meeting {
	clock, typed := f.start.Value()
	day := f.day.Value()
	if !typed || day.IsZero() {
		return nil
	}
	from := civil.At(day, clock)
	return f.tab.s.Program().Plan().MeetingsFrom(from, f.stop, program.Extent(f.extent.Value()))
}

func nothingLater() string { return locale.L("Nothing begins at that point or after it.") }

// explain writes how many items would move, and where to.
func (f *shiftForm) explain() {
	meetings := f.later()
	if len(meetings) == 0 {
		f.preview.show(nothingLater(), "", nil)
		return
	}
	minutes, _ := f.minutes.Value()
	moved := make([]*program.Meeting, len(meetings))
	for i, m := range meetings {
		moved[i] = m.Clone()
		moved[i].MoveBy(minutes)
	}
	what := locale.N("{{.Count}} items move: {{.After}}", len(moved), locale.Values{"After": periodOf(moved)})
	f.preview.show(what, locale.L("Until now: {{.Before}}", locale.Values{"Before": periodOf(meetings)}), moved)
}

func (f *shiftForm) submit(done func(error)) {
	minutes, typed := f.minutes.Value()
	meetings := f.later()
	switch {
	case !typed || minutes == 0:
		done(form.Problems{"Minutes": locale.L("Type a number of minutes such as 30 or -15.")})
		return
	case len(meetings) == 0:
		done(form.Problems{"Scope": nothingLater()})
		return
	}
	s := f.tab.s
	change := changing(s.Program().ID, meetings, func(m *program.Meeting) { m.MoveBy(minutes) })
	s.Edit(locale.L("Shift the plan"), change,
		s.Answer(done, func() { s.OfferUndo(shiftedText(len(meetings), minutes)) }))
}
