package schedule

import (
	"slices"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// addTakeaway asks for a takeaway of the current meeting.
func (a *actions) addTakeaway() {
	if m := a.tab.current(); m != nil {
		a.addTakeawayOf(m.ID)
	}
}

func (a *actions) addTakeawayOf(meeting program.ID) {
	a.editTakeaway(&program.Takeaway{ID: program.NewID(), Meeting: meeting, Kind: program.BestPractice}, true)
}

func (a *actions) editTakeaway(t *program.Takeaway, fresh bool) {
	p, fs := a.s.Program(), session.FieldsOf(t)
	title, label := locale.L("Edit the takeaway"), locale.L("Edit takeaway")
	if fresh {
		title, label = locale.L("Add a takeaway"), locale.L("Add takeaway")
	}
	people := session.WithNone(locale.L("The group"), personOptions(p, []program.ID{t.Person}))
	themes := session.WithNone(locale.L("not said"), themeOptions(p))
	states := session.WithNone(locale.L("none agreed"), session.Named(program.FollowUpStates()))
	asked := form.New(title, nil)
	asked.Group("",
		fs.Long("Text", locale.L("What was taken away"), 4),
		fs.Picker("Person", locale.L("Who"), people),
		form.Beside(fs.Described(t, "Kind"), fs.Choice("Theme", locale.L("Theme"), themes)),
		fs.Described(t, "FollowUp"),
		fs.Choice("FollowUpState", locale.L("State of the follow-up"), states))
	asked.SubmitLater = func(done func(error)) {
		next := *a.latestTakeaway(t)
		fs.Apply(&next)
		a.s.Save(label, p.ID, &next, done, nil)
	}
	if fresh {
		a.s.KeepDraft(asked, session.NewTakeawayForm, t.Meeting)
	} else {
		a.s.KeepDraft(asked, session.TakeawayForm, t.ID)
	}
	a.s.Dialogs.ShowForm(asked)
}

// themeOptions are the program's themes to choose from.
func themeOptions(p *program.Program) []form.Option {
	var options []form.Option
	for _, t := range p.ThemeList() {
		options = append(options, form.Option{ID: string(t.ID), Text: t.Name(locale.Window())})
	}
	return options
}

// latestTakeaway is the value that the open program has, or the argument where it has none.
func (a *actions) latestTakeaway(t *program.Takeaway) *program.Takeaway {
	if p := a.s.Program(); p != nil {
		if i := slices.IndexFunc(p.Takeaways, func(o *program.Takeaway) bool { return o.ID == t.ID }); i >= 0 {
			return p.Takeaways[i]
		}
	}
	return t
}

func (a *actions) deleteTakeaway(t *program.Takeaway) {
	a.s.EditWithUndo(locale.L("Delete takeaway"), locale.L("The takeaway was deleted."),
		func(tx *store.Tx) error { return tx.Delete(store.Takeaways, t.ID) })
}
