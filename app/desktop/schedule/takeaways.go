package schedule

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// takeaways lists what was taken home from the meeting.
func (p *page) takeaways() {
	rows := look.Down(8)
	for _, t := range p.program.Takeaways {
		if t.Meeting == p.meeting.ID {
			rows.Add(p.takeaway(t))
		}
	}
	rows.Add(look.Flow(0, look.NewLink(locale.L("Add a takeaway…"), p.screen.AddTakeaway)))
	p.section(locale.L("Takeaways"), rows)
}

func (p *page) takeaway(t *program.Takeaway) fyne.CanvasObject {
	who := locale.L("The group")
	if person := p.program.Person(t.Person); person != nil {
		who = person.DisplayName()
	}
	edit := look.NewIconButton(theme.DocumentCreateIcon(), locale.L("Edit the takeaway"), func() { p.screen.editTakeaway(t, false) })
	remove := look.NewIconButton(theme.DeleteIcon(), locale.L("Delete the takeaway"), func() { p.screen.deleteTakeaway(t) })
	words := look.Down(2, look.NewParagraph(t.Text), look.NewQuiet(joined(" · ", who, t.Kind.Name(locale.Language(p.in)), t.Theme.Name(locale.Language(p.in)))).Cutting())
	if t.FollowUp != "" || t.FollowUpState != "" {
		words.Add(look.NewQuiet(joined(" · ", locale.L("Follow-up"), t.FollowUp, t.FollowUpState.Name(locale.Language(p.in)))).Cutting())
	}
	return container.NewBorder(nil, nil, nil, container.NewVBox(look.Across(0, edit, remove)), words)
}

// AddTakeaway asks for a takeaway of the current meeting.
func (v *Screen) AddTakeaway() {
	if m := v.current(); m != nil {
		v.editTakeaway(&program.Takeaway{ID: program.NewID(), Meeting: m.ID, Kind: program.BestPractice}, true)
	}
}

func (v *Screen) editTakeaway(t *program.Takeaway, fresh bool) {
	p, in := v.s.Program(), v.language()
	fs := &fieldset[program.Takeaway]{from: t}
	title, label := locale.L("Edit the takeaway"), locale.L("Edit takeaway")
	if fresh {
		title, label = locale.L("Add a takeaway"), locale.L("Add takeaway")
	}
	f := form.New(title, nil)
	f.Group("",
		fs.long("Text", locale.L("What was taken away"), 4, func(t *program.Takeaway) *string { return &t.Text }),
		picker(fs, "Person", locale.L("Who"), withNone(locale.L("The group"), personOptions(p, in, []program.ID{t.Person})), func(t *program.Takeaway) *program.ID { return &t.Person }),
		form.Beside(
			choice(fs, "Kind", locale.L("Kind"), named(program.TakeawayKinds(), in, program.TakeawayKind.Name), func(t *program.Takeaway) *program.TakeawayKind { return &t.Kind }),
			choice(fs, "Theme", locale.L("Theme"), withNone(locale.L("not said"), named(program.Themes(), in, program.Theme.Name)), func(t *program.Takeaway) *program.Theme { return &t.Theme })),
		fs.long("FollowUp", locale.L("Follow-up"), 2, func(t *program.Takeaway) *string { return &t.FollowUp }),
		choice(fs, "FollowUpState", locale.L("State of the follow-up"), withNone(locale.L("none agreed"), named(program.FollowUpStates(), in, program.FollowUpState.Name)), func(t *program.Takeaway) *program.FollowUpState { return &t.FollowUpState }))
	f.SubmitLater = func(done func(error)) {
		next := *v.latestTakeaway(t)
		fs.changed(&next)
		if err := session.InWords(next.Validate()); err != nil {
			done(err)
			return
		}
		v.s.Edit(label, func(tx *store.Tx) error { return tx.PutTakeaway(p.ID, &next) }, func(err error) { done(session.InWords(err)) })
	}
	v.s.Dialogs.ShowForm(f)
}

// latestTakeaway is the value that the open program has, or the one given where it has none.
func (v *Screen) latestTakeaway(t *program.Takeaway) *program.Takeaway {
	if p := v.s.Program(); p != nil {
		if i := slices.IndexFunc(p.Takeaways, func(o *program.Takeaway) bool { return o.ID == t.ID }); i >= 0 {
			return p.Takeaways[i]
		}
	}
	return t
}

func (v *Screen) deleteTakeaway(t *program.Takeaway) {
	v.s.EditWithUndo(locale.L("Delete takeaway"), locale.L("The takeaway was deleted."), func(tx *store.Tx) error { return tx.DeleteTakeaway(t.ID) })
}
