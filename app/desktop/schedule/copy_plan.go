package schedule

import (
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
)

// copyForm asks which day or stay goes where, and copies its meetings there.
type copyForm struct {
	tab  *Screen
	from place

	what, stop, places *form.ChoiceField
	day                *form.DateField
	preview            *preview
}

// The answers about organisations, contacts and places.
const (
	keepPlaces  = "keep"
	leavePlaces = "leave"
)

// copyPlan asks to which day or stop the plan of the selected day, or of its whole stay, is copied.
func (a *actions) copyPlan() {
	if a.tab.ready() {
		a.tab.pane.Leave((&copyForm{tab: a.tab, from: a.tab.board.at()}).ask)
	}
}

// source are the meetings that are copied.
func (f *copyForm) source(extent program.Extent) []*program.Meeting {
	return f.tab.s.Program().Plan().MeetingsToCopy(f.from.stop, f.from.date, extent)
}

func (f *copyForm) extent() program.Extent { return program.Extent(f.what.Value()) }

func (f *copyForm) ask() {
	p := f.tab.s.Program()
	data := locale.Values{
		"Day":   session.ShortDay(f.from.date),
		"City":  cityOf(p, f.from.stop),
		"Count": len(f.source(program.OneDay)),
		"All":   len(f.source(program.WholeStay)),
	}
	f.what = form.NewChoiceField("What", locale.L("What to copy"), []form.Option{
		{ID: string(program.OneDay), Text: locale.L("{{.Day}}, {{.City}} ({{.Count}} items)", data)},
		{ID: string(program.WholeStay), Text: locale.L("The whole stay in {{.City}} ({{.All}} items)", data)},
	}).SetValue(string(program.OneDay))
	f.stop = form.NewChoiceField("Stop", locale.L("To the stop"), stopOptions(p)).SetValue(string(f.from.stop))
	next := f.from.date.AddDays(1)
	f.day = form.NewDateField("Day", locale.L("Day")).Near(next).SetValue(next)
	f.places = form.NewChoiceField("Places", locale.L("Organisations, contacts and places"), []form.Option{
		{ID: keepPlaces, Text: locale.L("are copied too")}, {ID: leavePlaces, Text: locale.L("are left empty")},
	}).SetValue(keepPlaces)
	asked := newForm(locale.L("Copy a day or a stay"), locale.L("Copy"), f.submit,
		f.what, form.Beside(f.stop, f.day), f.places)
	f.preview = newPreview(f.tab)
	asked.Note(f.preview.content)
	asked.OnChanged = f.explain
	f.explain()
	f.tab.s.Dialogs.ShowForm(asked)
}

// explain writes what the answers mean, and what they would bring.
func (f *copyForm) explain() {
	p := f.tab.s.Program()
	if stop := p.Stop(program.ID(f.stop.Value())); stop != nil {
		f.stop.SetHelp(whereHelp(stop, f.day.Value()))
	}
	help := locale.L("The day that gets the plan. What is planned there already stays.")
	if f.extent() == program.WholeStay {
		help = locale.L("The day that gets the plan of the first day; the others follow it. " +
			"What is planned there already stays.")
	}
	f.day.SetHelp(help)
	copies, _ := f.copies()
	if len(copies) == 0 {
		f.preview.show(nothingToCopy(), "", nil)
		return
	}
	first, last := copies[0], copies[len(copies)-1].Start.Date
	there := 0
	for _, m := range p.Meetings {
		if m.Stop == first.Stop && !m.Start.Date.Before(first.Start.Date) && !last.Before(m.Start.Date) {
			there++
		}
	}
	what := locale.N("{{.Count}} items are copied: {{.When}}", len(copies), locale.Values{"When": periodOf(copies)})
	more := locale.L("Their status starts over. Planned there already: {{.There}}.", locale.Values{"There": there})
	f.preview.show(what, more, copies)
}

func nothingToCopy() string {
	return locale.L("Nothing is planned there, so there is nothing to copy.")
}

// copies are the meetings that the answers ask for, or what is missing.
func (f *copyForm) copies() ([]*program.Meeting, error) {
	day, meetings := f.day.Value(), f.source(f.extent())
	switch {
	case day.IsZero():
		return nil, form.Problems{"Day": locale.L("Enter the day.")}
	case len(meetings) == 0:
		return nil, form.Problems{"What": nothingToCopy()}
	}
	minutes := day.DaysSince(meetings[0].Start.Date) * program.DayMinutes
	for i, m := range meetings {
		meetings[i] = m.CopyTo(program.ID(f.stop.Value()), minutes, f.tab.s.Today())
		if f.places.Value() == leavePlaces {
			meetings[i].ClearPlace()
		}
	}
	return meetings, nil
}

func (f *copyForm) submit(done func(error)) {
	copies, err := f.copies()
	if err != nil {
		done(err)
		return
	}
	s := f.tab.s
	s.Edit(locale.L("Copy a plan"), putting(s.Program().ID, copies), s.Answer(done, func() {
		f.tab.Show(copies[0].ID)
		s.OfferUndo(locale.N("{{.Count}} items were copied.", len(copies)))
	}))
}
