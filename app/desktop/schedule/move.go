package schedule

import (
	"laurel/app/desktop/kit/form"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// newForm makes a form of a dialog.
func newForm(title, submit string, later func(done func(error)), fields ...form.Field) *form.Form {
	f := form.New(title, nil)
	f.SubmitText = submit
	f.SubmitLater = later
	return f.Group("", fields...)
}

// moveForm asks where and when meetings go, or copies of them.
type moveForm struct {
	tab      *Screen
	meetings []*program.Meeting
	copies   bool

	stop  *form.ChoiceField
	day   *form.DateField
	start *form.TimeField // of a single meeting
}

// move asks to which stop, day and time the selected meetings go.
func (a *actions) move() { a.askMove(false) }

// copyTo asks to which stop and day copies of the selected meetings go.
func (a *actions) copyTo() { a.askMove(true) }

func (a *actions) askMove(copies bool) {
	if meetings := a.tab.selected(); len(meetings) > 0 && a.tab.ready() {
		a.tab.pane.Leave((&moveForm{tab: a.tab, meetings: meetings, copies: copies}).ask)
	}
}

func moveTitle(meetings []*program.Meeting) string {
	if len(meetings) == 1 {
		return locale.L("Move {{.Title}}", firstTitle(meetings))
	}
	return locale.N("Move {{.Count}} meetings", len(meetings))
}

func (f *moveForm) title() string {
	switch {
	case !f.copies:
		return moveTitle(f.meetings)
	case len(f.meetings) == 1:
		return locale.L("Copy {{.Title}}", firstTitle(f.meetings))
	default:
		return locale.N("Copy {{.Count}} meetings", len(f.meetings))
	}
}

func (f *moveForm) ask() {
	first := f.meetings[0]
	day := first.Start.Date
	text := locale.L("Move")
	if f.copies {
		day, text = day.AddDays(1), locale.L("Copy")
	}
	f.stop = form.NewChoiceField("Stop", locale.L("Stop"), stopOptions(f.tab.s.Program())).SetValue(string(first.Stop))
	f.day = form.NewDateField("Day", locale.L("Day")).Near(day).SetValue(day)
	when := form.Field(f.day)
	if len(f.meetings) == 1 {
		f.start = form.NewTimeField("Start", locale.L("Starts")).SetValue(first.Start.Clock)
		when = form.Beside(f.day, f.start)
	} else {
		f.day.SetHelp(
			locale.L("The day of the first one; the others keep their spacing, and all keep their times."))
	}
	asked := newForm(f.title(), text, f.submit, f.stop, when)
	asked.OnChanged = f.explain
	f.explain()
	f.tab.s.Dialogs.ShowForm(asked)
}

// explain writes what the answers mean: the clocks of the stop, and whether the day is in its stay.
func (f *moveForm) explain() {
	if stop := f.tab.s.Program().Stop(program.ID(f.stop.Value())); stop != nil {
		f.stop.SetHelp(whereHelp(stop, f.day.Value()))
	}
}

// by is by how many minutes the meetings move.
func (f *moveForm) by() (minutes int, problem error) {
	first, day := f.meetings[0].Start, f.day.Value()
	if day.IsZero() {
		return 0, form.Problems{"Day": locale.L("Enter the day.")}
	}
	start := civil.At(day, first.Clock)
	if f.start != nil {
		clock, typed := f.start.Value()
		if !typed {
			return 0, form.Problems{"Start": locale.L("Enter the time at which it starts.")}
		}
		start.Clock = clock
	}
	return start.MinutesSince(first), nil
}

func (f *moveForm) submit(done func(error)) {
	minutes, err := f.by()
	if err != nil {
		done(err)
		return
	}
	stop, owner := program.ID(f.stop.Value()), f.tab.s.Program().ID
	if !f.copies {
		change := changing(owner, f.meetings, func(m *program.Meeting) {
			m.Stop = stop
			m.MoveBy(minutes)
		})
		f.finish(locale.L("Move meeting"), locale.L("Move meetings"), f.meetings[0].ID, change, done)
		return
	}
	copies := make([]*program.Meeting, len(f.meetings))
	for i, m := range f.meetings {
		copies[i] = m.CopyTo(stop, minutes, f.tab.s.Today())
	}
	f.finish(locale.L("Copy meeting"), locale.L("Copy meetings"), copies[0].ID, putting(owner, copies), done)
}

// finish makes the edit and shows the first meeting where it is now.
func (f *moveForm) finish(one, several string, first program.ID, change func(*store.Tx) error, done func(error)) {
	label := one
	if len(f.meetings) > 1 {
		label = several
	}
	s := f.tab.s
	s.Edit(label, change, s.Answer(done, func() {
		f.tab.Show(first)
		s.OfferUndo(locale.L("Done: {{.Edit}}.", locale.Values{"Edit": f.title()}))
	}))
}
