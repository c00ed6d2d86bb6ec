package schedule

import (
	"context"
	"errors"
	"slices"
	"strings"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/assist"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// timeSearch asks what a time must allow for, and offers the best ones.
type timeSearch struct {
	tab     *Screen
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

// findTime looks for a time for the current meeting, or for a new one on the selected day.
func (a *actions) findTime() {
	if !a.tab.ready() {
		return
	}
	f := &timeSearch{tab: a.tab, program: a.s.Program(), meeting: a.tab.current()}
	if f.meeting == nil {
		f.meeting, f.fresh = a.tab.board.newMeeting(), true
	}
	a.tab.pane.Leave(f.ask)
}

// The answers to who should interpret.
const (
	asAssigned = "as-it-is"
	whoever    = "whoever"
)

// newQuestion is a form that asks for nothing worth keeping: it is left without a question.
func newQuestion(title, submit string, later func(done func(error)), fields ...form.Field) *form.Form {
	asked := newForm(title, submit, later, fields...)
	asked.Discard = func(yes func()) { yes() }
	return asked
}

func (f *timeSearch) ask() {
	m, stop := f.meeting, f.program.Stop(f.meeting.Stop)
	from, until := m.Start.Date, m.Start.Date
	if stop != nil && !stop.From.IsZero() && !stop.Until.IsZero() {
		from, until = stop.From, stop.Until
	}
	heading, whoComes := locale.L("Find a time"), locale.L("Nobody chosen: everyone.")
	if !f.fresh {
		heading = locale.L("Find a time for {{.Title}}", locale.Values{"Title": m.Title})
		whoComes = locale.L("Nobody chosen: the meeting keeps the people it has.")
	}
	asked := newQuestion(heading, locale.L("Search"), f.submit)
	if f.title = form.NewTextField("Title", locale.L("Title")); f.fresh {
		asked.Group("", f.title)
	}
	f.minutes = form.NewNumberField("Minutes", locale.L("Minutes"), 1, program.DayMinutes).SetValue(max(m.Minutes(), 1))
	f.from = form.NewDateField("From", locale.L("First day")).Near(from).SetValue(from)
	f.until = form.NewDateField("Until", locale.L("Last day")).Near(until).SetValue(until)
	f.opens = form.NewTimeField("Opens", locale.L("Not before")).SetValue(civil.Clock{Hour: 8, Minute: 30})
	f.closes = form.NewTimeField("Closes", locale.L("Finish by")).SetValue(civil.Clock{Hour: 18})
	who := session.PersonOptions(f.program, m.Attendees...)
	f.people = form.NewMultiPickerField("People", locale.L("Who must come"), who)
	f.people.SetHelp(whoComes)
	f.interpretation = form.NewChoiceField("Interpretation", locale.L("Interpreters"), []form.Option{
		{ID: asAssigned, Text: locale.L("as the meeting has them")},
		{ID: whoever, Text: locale.L("whoever is free and speaks the languages")},
	}).SetValue(asAssigned)
	asked.Group("", form.Beside(f.from, f.until), form.Beside(f.minutes, f.opens, f.closes), f.people, f.interpretation)
	f.tab.s.Dialogs.ShowForm(asked)
}

// submit reads the answers and searches.
func (f *timeSearch) submit(done func(error)) {
	request := assist.Request{
		Meeting:     f.meeting,
		From:        f.from.Value(),
		Until:       f.until.Value(),
		Interpreter: f.interpretation.Value() == whoever,
	}
	found := form.Problems{}
	if f.fresh {
		request.Meeting = f.meeting.Clone()
		if request.Meeting.Title = f.title.Value(); request.Meeting.Title == "" {
			found["Title"] = locale.L("Give the meeting a title.")
		}
	}
	for _, id := range f.people.Values() {
		request.People = append(request.People, program.ID(id))
	}
	opens, typed := f.opens.Value()
	if !typed {
		found["Opens"] = locale.L("Enter the earliest time at which it may start.")
	}
	closes, typed := f.closes.Value()
	if !typed {
		found["Closes"] = locale.L("Enter the time by which it must be over.")
	}
	if request.Minutes, typed = f.minutes.Value(); !typed {
		found["Minutes"] = locale.L("Enter the minutes that it takes.")
	}
	if len(found) > 0 {
		done(found)
		return
	}
	f.search(request, assist.Limits{
		Language:  locale.Window(),
		NotBefore: f.now(),
		Opens:     opens,
		Closes:    closes,
	}, done)
}

// now is the time of the stop's clocks, before which nothing is offered; none once the stay is over, since then the
// past is being recorded.
func (f *timeSearch) now() civil.DateTime {
	stop := f.program.Stop(f.meeting.Stop)
	if stop == nil || stop.Until.Before(f.tab.s.Today()) {
		return civil.DateTime{}
	}
	location, err := stop.Zone.Location()
	if err != nil {
		return civil.DateTime{}
	}
	return civil.DateTimeOf(f.tab.s.Now().In(location))
}

func (f *timeSearch) search(request assist.Request, limits assist.Limits, done func(error)) {
	s, p := f.tab.s, f.program
	progress := s.Dialogs.Progress(locale.L("Find a time"))
	work.RunWithProgress(s.Runner, progress, func(ctx context.Context, _ work.Step) ([]assist.Slot, error) {
		return assist.FindTime(ctx, p, request, limits)
	}, func(slots []assist.Slot, err error) {
		var none *assist.NoSolution
		if errors.As(err, &none) {
			err = errors.New(noSolutionText(none))
		}
		done(stopped(err))
		if err == nil {
			f.offer(slots)
		}
	})
}

// stopped is the error of a search; one that the person stopped has an error of its own.
func stopped(err error) error {
	if errors.Is(err, context.Canceled) {
		return errors.New(locale.L("The search was stopped."))
	}
	return err
}

// noSolutionText is why there is no time, and what would allow one.
func noSolutionText(none *assist.NoSolution) string {
	if len(none.Help) == 0 {
		return none.Error()
	}
	lines := []string{none.Error(), locale.L("A time would be free:")}
	for _, h := range none.Help {
		lines = append(lines, "• "+h.Text)
	}
	return strings.Join(lines, "\n")
}

// offer shows the times with their reasons; the one that is chosen becomes the meeting's.
func (f *timeSearch) offer(slots []assist.Slot) {
	title := locale.L("Times for {{.Title}}", locale.Values{"Title": slots[0].Meeting.Title})
	text := locale.L("Use this time")
	options := make([]form.Option, len(slots))
	for i, slot := range slots {
		when := session.ShortDay(slot.Meeting.Start.Date) + ", " + times(slot.Meeting)
		options[i] = form.Option{ID: slot.Meeting.Start.String(), Text: when}
	}
	chosen := form.NewChoiceField("Time", locale.L("Time"), options).SetValue(options[0].ID)
	asked := newQuestion(title, text, func(done func(error)) {
		at := slices.IndexFunc(options, func(o form.Option) bool { return o.ID == chosen.Value() })
		f.accept(slots[max(at, 0)], done)
	}, chosen)
	reasons := look.Down(8)
	for i, slot := range slots {
		tone := look.Green
		if len(slot.Cautions) > 0 {
			tone = look.Amber
		}
		choose := look.NoticeAction{Text: text, Do: func() {
			chosen.SetValue(options[i].ID)
			asked.Save()
		}}
		why := strings.Join(slices.Concat(slot.Reasons, slot.Cautions), " ")
		reasons.Add(look.NewNotice(tone, options[i].Text, why, choose))
	}
	f.tab.s.Dialogs.ShowForm(asked.Note(reasons))
}

func (f *timeSearch) accept(slot assist.Slot, done func(error)) {
	label := locale.L("Move meeting")
	if f.fresh {
		label = locale.L("Add meeting")
	}
	sentence := locale.L("{{.Title}}: {{.Day}}, {{.Time}}.", locale.Values{
		"Title": slot.Meeting.Title, "Day": session.ShortDay(slot.Meeting.Start.Date),
		"Time": session.Clock(slot.Meeting.Start.Clock),
	})
	f.tab.applyProposal(label, sentence, slot.Apply, slot.Meeting.ID, done)
}

// applyProposal makes what was proposed one edit, and shows the first meeting of it.
func (v *Screen) applyProposal(
	label, sentence string, apply func(func(*program.Meeting) error) error, first program.ID, done func(error),
) {
	owner := v.s.Program().ID
	v.s.Edit(label, func(tx *store.Tx) error {
		return apply(func(m *program.Meeting) error { return tx.Put(owner, m) })
	}, v.s.Answer(done, func() {
		v.Show(first)
		v.s.OfferUndo(sentence)
	}))
}
