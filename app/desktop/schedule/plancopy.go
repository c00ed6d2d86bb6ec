package schedule

import (
	"slices"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// The answers of the forms about a whole plan.
const (
	oneDay    = "day"
	wholeStay = "stay"
	wholeTrip = "program"
	keepThem  = "keep"
	leaveThem = "leave"
)

// planCopy asks which day or stay goes where, and copies its meetings there.
type planCopy struct {
	screen *Screen
	from   place

	what, stop, places *form.ChoiceField
	day                *form.DateField
	form               *form.Form
	preview            *preview
}

// CopyPlan asks to which day or stop the plan of the selected day, or of its whole stay, is copied.
func (v *Screen) CopyPlan() {
	if !v.ready() {
		return
	}
	c := &planCopy{screen: v, from: v.at()}
	v.Leave(c.ask)
}

// source are the meetings that are copied: of the day, or of the stop, but for those that do not take place.
func (c *planCopy) source(what string) []*program.Meeting {
	var meetings []*program.Meeting
	for _, m := range c.screen.s.Program().Meetings {
		if m.Stop == c.from.stop && m.TakesPlace() && (what == wholeStay || m.Start.Date == c.from.date) {
			meetings = append(meetings, m)
		}
	}
	return meetings
}

func (c *planCopy) ask() {
	p, in := c.screen.s.Program(), c.screen.language()
	city := locale.L("no stop")
	if stop := p.Stop(c.from.stop); stop != nil {
		city = stop.City
	}
	data := map[string]any{"Day": dayTitle(c.from.date, in), "City": city, "Count": len(c.source(oneDay)), "All": len(c.source(wholeStay))}
	c.what = form.NewChoiceField("What", locale.L("What to copy"), []form.Option{
		{ID: oneDay, Text: locale.L("{{.Day}}, {{.City}} ({{.Count}} items)", data)}, {ID: wholeStay, Text: locale.L("The whole stay in {{.City}} ({{.All}} items)", data)},
	}).SetValue(oneDay)
	c.stop = form.NewChoiceField("Stop", locale.L("To the stop"), stopOptions(p)).SetValue(string(c.from.stop))
	next := c.from.date.AddDays(1)
	c.day = form.NewDateField("Day", locale.L("Day")).Near(next).SetValue(next)
	c.places = form.NewChoiceField("Places", locale.L("Organisations, contacts and places"), []form.Option{
		{ID: keepThem, Text: locale.L("are copied too")}, {ID: leaveThem, Text: locale.L("are left empty")},
	}).SetValue(keepThem)
	c.form = form.New(locale.L("Copy a day or a stay"), nil)
	c.form.SubmitText = locale.L("Copy")
	c.form.SubmitLater = c.submit
	c.form.Group("", c.what, form.Beside(c.stop, c.day), c.places)
	c.preview = newPreview(c.screen)
	c.form.Note(c.preview.shown)
	c.form.OnChanged = c.explain
	c.explain()
	c.screen.s.Dialogs.ShowForm(c.form)
}

// explain says what the day means.
func (c *planCopy) explain() {
	if stop := c.screen.s.Program().Stop(program.ID(c.stop.Value())); stop != nil {
		c.stop.SetHelp(whereHelp(stop, c.day.Value(), c.screen.language()))
	}
	help := locale.L("The day that gets the plan. What is planned there already stays.")
	if c.what.Value() == wholeStay {
		help = locale.L("The day that gets the plan of the first day; the others follow it. What is planned there already stays.")
	}
	c.day.SetHelp(help)
	made, _ := c.made()
	in, there := c.screen.language(), 0
	for _, m := range c.screen.s.Program().Meetings {
		if len(made) > 0 && m.Stop == made[0].Stop && !m.Start.Date.Before(made[0].Start.Date) && !made[len(made)-1].Start.Date.Before(m.Start.Date) {
			there++
		}
	}
	data := map[string]any{"Count": len(made), "When": spanOf(made, in), "There": there}
	what, more := locale.L("Nothing is planned there, so there is nothing to copy."), ""
	if len(made) > 0 {
		what = locale.N("{{.Count}} items are copied: {{.When}}", len(made), data)
		more = locale.L("Their status begins anew. Planned there already: {{.There}}.", data)
	}
	c.preview.say(what, more, made)
}

// made are the copies that the answers ask for, or what is missing.
func (c *planCopy) made() ([]*program.Meeting, error) {
	day, meetings := c.day.Value(), c.source(c.what.Value())
	switch {
	case day.IsZero():
		return nil, form.Problems{"Day": locale.L("Give the day.")}
	case len(meetings) == 0:
		return nil, form.Problems{"What": locale.L("Nothing is planned there, so there is nothing to copy.")}
	}
	first := c.from.date
	if c.what.Value() == wholeStay {
		first = meetings[0].Start.Date
	}
	return copied(meetings, program.ID(c.stop.Value()), day.DaysSince(first), c.places.Value() == keepThem, c.screen.s.Today()), nil
}

func (c *planCopy) submit(done func(error)) {
	made, err := c.made()
	if err != nil {
		done(err)
		return
	}
	s, owner := c.screen.s, c.screen.s.Program().ID
	s.Edit(locale.L("Copy a plan"), func(tx *store.Tx) error { return putAll(tx, owner, made) }, func(err error) {
		done(err)
		if err == nil {
			c.screen.Show(made[0].ID)
			s.OfferUndo(locale.N("{{.Count}} items were copied.", len(made), map[string]any{"Count": len(made)}))
		}
	})
}

// copied are copies of meetings some days later, at a stop. What was agreed with their hosts is not agreed for them.
func copied(meetings []*program.Meeting, stop program.ID, days int, withPlaces bool, today program.Date) []*program.Meeting {
	made := make([]*program.Meeting, len(meetings))
	for i, m := range meetings {
		next := duplicateOf(m, today)
		next.Stop = stop
		moveTo(next, m.Start.AddMinutes(days*wholeDay))
		if !withPlaces {
			next.Organisation, next.Contacts, next.Place, next.Position = "", nil, "", program.Position{}
		}
		if m.Stop != stop {
			next.Vehicle = ""
		}
		made[i] = next
	}
	return made
}

func putAll(tx *store.Tx, owner program.ID, meetings []*program.Meeting) error {
	for _, m := range meetings {
		if err := tx.PutMeeting(owner, m); err != nil {
			return err
		}
	}
	return nil
}

// planShift asks after which point everything moves, and by how much.
type planShift struct {
	screen *Screen
	stop   program.ID

	day     *form.DateField
	start   *form.TimeField
	minutes *form.NumberField
	scope   *form.ChoiceField
	preview *preview
}

// ShiftAfter asks from which point on everything is to move by how many minutes: of the day, of the stay, or of the program.
func (v *Screen) ShiftAfter() {
	if !v.ready() {
		return
	}
	at := v.at()
	s := &planShift{screen: v, stop: at.stop}
	from := program.At(at.date, program.Clock{})
	if m := v.current(); m != nil {
		from = m.Start
	}
	v.Leave(func() { s.ask(from) })
}

func (s *planShift) ask(from program.DateTime) {
	p := s.screen.s.Program()
	city := locale.L("no stop")
	if stop := p.Stop(s.stop); stop != nil {
		city = stop.City
	}
	data := map[string]any{"City": city}
	s.day = form.NewDateField("Day", locale.L("From the day")).Near(from.Date).SetValue(from.Date)
	s.start = form.NewTimeField("Start", locale.L("From the time")).SetValue(from.Clock)
	s.minutes = form.NewNumberField("Minutes", locale.L("Minutes later; with a minus earlier"), -mostShift, mostShift).SetValue(30)
	s.scope = form.NewChoiceField("Scope", locale.L("What moves"), []form.Option{
		{ID: oneDay, Text: locale.L("The rest of the day in {{.City}}", data)},
		{ID: wholeStay, Text: locale.L("The rest of the stay in {{.City}}", data)},
		{ID: wholeTrip, Text: locale.L("The rest of the program, in every stop")},
	}).SetValue(oneDay)
	f := form.New(locale.L("Shift everything after a point"), nil)
	f.SubmitText = locale.L("Shift")
	f.SubmitLater = s.submit
	f.Group("", form.Beside(s.day, s.start), s.minutes, s.scope)
	s.preview = newPreview(s.screen)
	f.Note(s.preview.shown)
	f.OnChanged = s.explain
	s.explain()
	s.screen.s.Dialogs.ShowForm(f)
}

// later are the meetings that begin at the point or after it.
func (s *planShift) later() []*program.Meeting {
	clock, ok := s.start.Value()
	day := s.day.Value()
	if !ok || day.IsZero() {
		return nil
	}
	from, scope := program.At(day, clock), s.scope.Value()
	var meetings []*program.Meeting
	for _, m := range s.screen.s.Program().Meetings {
		if !m.Start.Before(from) && (scope == wholeTrip || m.Stop == s.stop) && (scope != oneDay || m.Start.Date == day) {
			meetings = append(meetings, m)
		}
	}
	return meetings
}

// explain says how many items would move, and where to.
func (s *planShift) explain() {
	meetings, in := s.later(), s.screen.language()
	minutes, _ := s.minutes.Value()
	moved := make([]*program.Meeting, len(meetings))
	for i, m := range meetings {
		moved[i] = copyOf(m)
		moveTo(moved[i], m.Start.AddMinutes(minutes))
	}
	data := map[string]any{"Count": len(moved), "Before": spanOf(meetings, in), "After": spanOf(moved, in)}
	what, more := locale.L("Nothing begins at that point or after it."), ""
	if len(moved) > 0 {
		what = locale.N("{{.Count}} items move: {{.After}}", len(moved), data)
		more = locale.L("Until now: {{.Before}}", data)
	}
	s.preview.say(what, more, moved)
}

func (s *planShift) submit(done func(error)) {
	minutes, ok := s.minutes.Value()
	meetings := s.later()
	switch {
	case !ok || minutes == 0:
		done(form.Problems{"Minutes": locale.L("Type a number of minutes such as 30 or -15.")})
		return
	case len(meetings) == 0:
		done(form.Problems{"Scope": locale.L("Nothing begins at that point or after it.")})
		return
	}
	session, owner, ids := s.screen.s, s.screen.s.Program().ID, idsOf(meetings)
	session.Edit(locale.L("Shift the plan"), func(tx *store.Tx) error {
		return changeMeetings(tx, owner, ids, func(m *program.Meeting) { moveTo(m, m.Start.AddMinutes(minutes)) })
	}, func(err error) {
		done(err)
		if err == nil {
			data := map[string]any{"Count": len(ids), "Minutes": signed(minutes)}
			session.OfferUndo(locale.L("{{.Count}} meetings were moved by {{.Minutes}} minutes.", data))
		}
	})
}

// planMenu is the menu of the button above the schedule.
func (v *Screen) planMenu() *fyne.Menu {
	return fyne.NewMenu("",
		fyne.NewMenuItem(locale.L("Find a time…"), v.FindTime), fyne.NewMenuItem(locale.L("Assign interpreters…"), v.AssignInterpreters),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(locale.L("Copy a day or a stay…"), v.CopyPlan), fyne.NewMenuItem(locale.L("Shift everything after a point…"), v.ShiftAfter),
		fyne.NewMenuItem(locale.L("Duplicate the program as a template…"), v.DuplicateProgram),
		fyne.NewMenuItem(locale.L("Bring a schedule in from a file…"), v.s.Command(session.OpenFile)),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(locale.L("Organisations and contacts…"), v.Organisations), fyne.NewMenuItem(locale.L("Travel times…"), v.TravelTimes),
		fyne.NewMenuItem(locale.L("Checks of the schedule…"), v.s.Command(session.EditChecks)))
}

// planCommands are what can be done with a whole plan.
func (v *Screen) planCommands(group string, open func() bool) []dialog.Command {
	return []dialog.Command{
		{ID: "plan.copy", Title: locale.L("Copy a day or a stay…"), Group: group, Action: v.CopyPlan, Enabled: open},
		{ID: "plan.shift", Title: locale.L("Shift everything after a point…"), Group: group, Action: v.ShiftAfter, Enabled: open},
		{ID: "plan.travel", Title: locale.L("Travel times…"), Group: group, Action: v.TravelTimes, Enabled: open},
		{ID: "plan.template", Title: locale.L("Duplicate the program as a template…"), Group: group, Action: v.DuplicateProgram, Enabled: open},
	}
}

// mapped replaces identifiers by those that stand for them; unknown ones are left out.
func mapped(ids []program.ID, as map[program.ID]program.ID) []program.ID {
	var next []program.ID
	for _, id := range ids {
		if to := as[id]; to != "" && !slices.Contains(next, to) {
			next = append(next, to)
		}
	}
	return next
}
