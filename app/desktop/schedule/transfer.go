package schedule

import (
	"laurel/app/desktop/kit/form"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// transfer asks where and when meetings go, and takes them or copies of them there.
type transfer struct {
	screen   *Screen
	meetings []*program.Meeting
	copies   bool

	stop  *form.ChoiceField
	day   *form.DateField
	start *form.TimeField // of a single meeting
}

// Move asks to which stop, day and time the selected meetings go.
func (v *Screen) Move() { v.transfer(false) }

// CopyTo asks to which stop and day copies of the selected meetings go.
func (v *Screen) CopyTo() { v.transfer(true) }

func (v *Screen) transfer(copies bool) {
	meetings := v.selected()
	if len(meetings) == 0 || !v.ready() {
		return
	}
	t := &transfer{screen: v, meetings: meetings, copies: copies}
	v.Leave(t.ask)
}

func (t *transfer) title() string {
	data := map[string]any{"Title": t.meetings[0].Title, "Count": len(t.meetings)}
	switch one := len(t.meetings) == 1; {
	case t.copies && one:
		return locale.L("Copy {{.Title}}", data)
	case t.copies:
		return locale.N("Copy {{.Count}} meetings", len(t.meetings), data)
	case one:
		return locale.L("Move {{.Title}}", data)
	default:
		return locale.N("Move {{.Count}} meetings", len(t.meetings), data)
	}
}

func (t *transfer) ask() {
	first, p := t.meetings[0], t.screen.s.Program()
	day := first.Start.Date
	if t.copies {
		day = day.AddDays(1)
	}
	t.stop = form.NewChoiceField("Stop", locale.L("Stop"), stopOptions(p)).SetValue(string(first.Stop))
	t.day = form.NewDateField("Day", locale.L("Day")).Near(day).SetValue(day)
	f := form.New(t.title(), nil)
	f.SubmitText = locale.L("Move")
	if t.copies {
		f.SubmitText = locale.L("Copy")
	}
	f.SubmitLater = t.submit
	if len(t.meetings) == 1 {
		t.start = form.NewTimeField("Start", locale.L("Starts")).SetValue(first.Start.Clock)
		f.Group("", t.stop, form.Beside(t.day, t.start))
	} else {
		f.Group("", t.stop, t.day)
		t.day.SetHelp(locale.L("The day of the first of them; the others keep their distance and all keep their times."))
	}
	f.OnChanged = t.explain
	t.explain()
	t.screen.s.Dialogs.ShowForm(f)
}

// explain says what the answers mean: the clocks of the stop, and whether the day lies in its stay.
func (t *transfer) explain() {
	if stop := t.screen.s.Program().Stop(program.ID(t.stop.Value())); stop != nil {
		t.stop.SetHelp(whereHelp(stop, t.day.Value(), t.screen.language()))
	}
}

// whereHelp says by whose clocks a time is meant, and whether the day lies in the stop's stay.
func whereHelp(stop *program.Stop, day program.Date, in string) string {
	data := map[string]any{"City": stop.City, "Zone": zoneName(stop, program.At(day, program.Clock{Hour: 12})), "Days": program.FormatPeriod(stop.From, stop.Until, locale.Language(in))}
	if !day.IsZero() && outside(stop, day) {
		return locale.L("Local time in {{.City}} ({{.Zone}}). The day is outside the stay there, {{.Days}}.", data)
	}
	return locale.L("Local time in {{.City}} ({{.Zone}}).", data)
}

func (t *transfer) submit(done func(error)) {
	day := t.day.Value()
	if day.IsZero() {
		done(form.Problems{"Day": locale.L("Give the day.")})
		return
	}
	stop, days, minutes := program.ID(t.stop.Value()), day.DaysSince(t.meetings[0].Start.Date), 0
	if t.start != nil {
		clock, given := t.start.Value()
		if !given {
			done(form.Problems{"Start": locale.L("Give the time at which it starts.")})
			return
		}
		minutes = clock.Minutes() - t.meetings[0].Start.Clock.Minutes()
	}
	to := func(m *program.Meeting) {
		m.Stop = stop
		moveTo(m, m.Start.AddMinutes(days*wholeDay+minutes))
	}
	if t.copies {
		t.copy(to, done)
		return
	}
	p, ids := t.screen.s.Program(), idsOf(t.meetings)
	t.finish(locale.L("Move meeting"), locale.L("Move meetings"), ids[0], func(tx *store.Tx) error { return changeMeetings(tx, p.ID, ids, to) }, done)
}

func (t *transfer) copy(to func(*program.Meeting), done func(error)) {
	p := t.screen.s.Program()
	made := make([]*program.Meeting, len(t.meetings))
	for i, m := range t.meetings {
		made[i] = duplicateOf(m, t.screen.s.Today())
		to(made[i])
	}
	t.finish(locale.L("Copy meeting"), locale.L("Copy meetings"), made[0].ID, func(tx *store.Tx) error {
		for _, m := range made {
			if err := tx.PutMeeting(p.ID, m); err != nil {
				return err
			}
		}
		return nil
	}, done)
}

// finish makes the edit and shows the first meeting where it is now.
func (t *transfer) finish(one, several string, first program.ID, change func(*store.Tx) error, done func(error)) {
	label := one
	if len(t.meetings) > 1 {
		label = several
	}
	s := t.screen.s
	s.Edit(label, change, func(err error) {
		done(err)
		if err == nil {
			t.screen.Show(first)
			s.OfferUndo(locale.L("Done: {{.Edit}}.", map[string]any{"Edit": t.title()}))
		}
	})
}

func stopOptions(p *program.Program) []form.Option {
	options := make([]form.Option, len(p.Stops))
	for i, stop := range p.Stops {
		options[i] = form.Option{ID: string(stop.ID), Text: stopLabel(stop, program.Date{})}
	}
	return options
}
