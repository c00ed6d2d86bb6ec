package results

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// page is what is to be read of the selected lines.
func (v *Takeaways) page(rows []*row) fyne.CanvasObject {
	if len(rows) > 1 {
		return v.several(rows)
	}
	r := rows[0]
	body := look.Down(12)
	switch record := r.record.(type) {
	case *program.Takeaway:
		v.takeaway(body, record)
	case *program.Finding:
		v.finding(body, record)
	case *program.Connection:
		v.connection(body, record)
	}
	return v.pane.Scroll(string(r.id), look.Pad(18, 20, 16, 20, body))
}

func (v *Takeaways) takeaway(body *fyne.Container, t *program.Takeaway) {
	p := v.program
	body.Add(look.NewHeadline(t.Text))
	if t.Translation != "" {
		body.Add(look.NewParagraph(t.Translation))
	}
	in := locale.Window()
	language := ""
	if t.Language != "" {
		language = in.LanguageName(string(t.Language))
	}
	publish := locale.L("for the office only")
	if t.Publish {
		publish = locale.L("may be published")
	}
	facts := []look.Fact{
		{Label: locale.L("Who"), Value: whoSaid(p, t)},
		{Label: locale.L("Place"), Value: whereOf(p, t)},
		{Label: locale.L("Kind"), Value: t.Kind.Name(in)},
		{Label: locale.L("Theme"), Value: p.ThemeName(t.Theme, in)},
		{Label: locale.L("Language of the text"), Value: language},
		{Label: locale.L("Tags"), Value: session.Joined(", ", t.Tags...)},
		{Label: locale.L("Publication"), Value: publish},
		{Label: locale.L("Noted"), Value: session.Joined(", ", session.Moment(t.NotedAt), t.NotedBy)},
	}
	body.Add(look.NewKeyValues(filled(facts)...))
	v.followUp(body, program.FollowUp{
		Record: t, Text: t.FollowUp, Owner: t.FollowUpOwner, Due: t.FollowUpDue, State: t.FollowUpState,
	})
	if t.Kind == program.Quote && t.Publish && !mayBeQuoted(p, t) {
		body.Add(look.NewNotice(look.Amber, locale.L("This quote stays in the office."),
			locale.L("It can be published once the person has agreed to be named and to have their story told.")))
	}
	buttons := look.Flow(8,
		look.NewButton(locale.L("Edit"), func() { v.s.Takeaways().Edit(t) }),
		look.NewButton(locale.L("Delete"), func() { v.s.Takeaways().Delete(t) }))
	if t.Meeting != "" {
		buttons.Add(look.NewButton(locale.L("Show the meeting"), func() { v.s.Window.Show(t.Meeting) }))
	}
	if t.Person != "" {
		buttons.Add(look.NewButton(locale.L("Show the person"), func() { v.s.Window.Show(t.Person) }))
	}
	body.Add(buttons)
}

// mayBeQuoted reports whether the person has agreed to what a quote beyond the office needs.
func mayBeQuoted(p *program.Program, t *program.Takeaway) bool {
	person := p.Person(t.Person)
	return person == nil || person.Consent.Name == program.Yes && person.Consent.Story == program.Yes
}

// filled leaves out the facts without a value.
func filled(facts []look.Fact) []look.Fact {
	return slices.DeleteFunc(facts, func(f look.Fact) bool { return f.Value == "" })
}

// followUp shows what was agreed, with a button for its end.
func (v *Takeaways) followUp(body *fyne.Container, f program.FollowUp) {
	addFollowUp(body, v.program, f, v.s.Today(), v.markDone)
}

// addFollowUp adds what was agreed, if anything was, with a button for its end.
func addFollowUp(body *fyne.Container, p *program.Program, f program.FollowUp, today civil.Date, markDone func()) {
	if f.Text == "" && f.State == "" {
		return
	}
	due := ""
	if !f.Due.IsZero() {
		due = session.ShortDate(f.Due)
	}
	state := cmp.Or(f.State, program.FollowUpOpen)
	shown := look.Fact{Label: locale.X("takeaway.column", "State"), Value: state.Name(locale.Window())}
	if f.IsOverdue(today) {
		shown.Value = locale.L("overdue")
		shown.Tone = look.Red
	}
	section := look.Down(8, look.NewKeyValues(filled([]look.Fact{
		{Label: locale.L("What"), Value: f.Text},
		{Label: locale.L("Who does it"), Value: p.PartyName(f.Owner)},
		{Label: locale.L("Until"), Value: due},
		shown,
	})...))
	if f.IsOpen() {
		section.Add(look.Flow(8, look.NewButton(locale.L("Mark as done"), markDone)))
	}
	body.Add(look.NewSection(locale.L("Follow-up"), section))
}

func (v *Takeaways) finding(body *fyne.Container, f *program.Finding) {
	in := locale.Window()
	body.Add(look.NewHeadline(f.Text))
	if f.Translation != "" {
		body.Add(look.NewParagraph(f.Translation))
	}
	body.Add(look.NewKeyValues(filled([]look.Fact{
		{Label: locale.L("Kind"), Value: f.Kind.Name(in)},
		{Label: locale.L("Theme"), Value: v.program.ThemeName(f.Theme, in)},
	})...))
	sources := look.Down(6)
	for _, id := range f.Sources {
		if t := v.program.Takeaway(id); t != nil {
			sources.Add(look.NewWrappingLink(t.Text, func() { v.Show(id) }))
			sources.Add(look.NewQuiet(session.Joined(" · ", whoSaid(v.program, t), whereOf(v.program, t))).Cutting())
		}
	}
	body.Add(look.NewSection(locale.L("Sources"), sources))
	body.Add(look.Flow(8,
		look.NewButton(locale.L("Edit"), func() { v.editFinding(f, false) }),
		look.NewButton(locale.L("Delete"), func() { v.remove(v.selected()) })))
}

func (v *Takeaways) connection(body *fyne.Container, c *program.Connection) {
	p := v.program
	body.Add(look.NewHeadline(session.Joined(" – ", p.PartyName(c.From), p.PartyName(c.To))))
	body.Add(look.NewKeyValues(filled([]look.Fact{
		{Label: locale.L("Introduced by"), Value: p.PartyName(c.Introduced)},
		{Label: locale.L("Note"), Value: c.Note},
	})...))
	v.followUp(body, followUpOf(c))
	body.Add(look.Flow(8,
		look.NewButton(locale.L("Edit"), func() { editConnection(v.s, c, false, func(program.ID) {}) }),
		look.NewButton(locale.L("Show the connection"), func() { v.s.Window.Show(c.ID) })))
}

// several lists what is selected, and what can be done with all of it.
func (v *Takeaways) several(rows []*row) fyne.CanvasObject {
	list := look.Down(6)
	for _, r := range rows[:min(len(rows), mostListed)] {
		list.Add(look.NewParagraph(r.text))
	}
	buttons := look.Flow(8)
	if v.view == takeaways {
		buttons.Add(look.NewPrimaryButton(locale.L("Combine into a finding"), v.join))
	}
	buttons.Add(look.NewButton(locale.L("Delete"), func() { v.remove(rows) }))
	title := look.NewDisplay(locale.N("{{.Count}} selected", len(rows))).Cutting()
	return look.NewVScroll(look.Pad(18, 20, 16, 20, look.Down(12, title, buttons, list)))
}

// edit opens the form of a line.
func (v *Takeaways) edit(r *row) {
	switch record := r.record.(type) {
	case *program.Takeaway:
		v.s.Takeaways().Edit(record)
	case *program.Finding:
		v.editFinding(record, false)
	case *program.Connection:
		editConnection(v.s, record, false, func(program.ID) {})
	}
}

// join asks for a finding of the selected takeaways: the text, theme and kind of the first are offered.
func (v *Takeaways) join() {
	var sources []program.ID
	var first *program.Takeaway
	for _, r := range v.selected() {
		if t, isTakeaway := r.record.(*program.Takeaway); isTakeaway {
			sources = append(sources, t.ID)
			if first == nil {
				first = t
			}
		}
	}
	if first == nil {
		return
	}
	v.editFinding(&program.Finding{
		ID: program.NewID(), Text: first.Text, Theme: first.Theme, Kind: first.Kind, Sources: sources,
	}, true)
}

// OpenForm opens the form of a finding that is there, or of a new one.
func (v *Takeaways) OpenForm(name string, record program.ID) bool {
	if name != session.FindingForm {
		return false
	}
	if f := recordOf(v.s.Program().Findings, record); f != nil {
		v.editFinding(f, false)
	} else if record == "" {
		v.editFinding(&program.Finding{ID: program.NewID()}, true)
	}
	return true
}

func (v *Takeaways) editFinding(f *program.Finding, isNew bool) {
	p, fs := v.program, session.FieldsOf(f)
	title, label := locale.L("Edit the finding"), locale.L("Edit finding")
	if isNew {
		title, label = locale.L("Combine into a finding"), locale.L("Add finding")
	}
	var options []form.Option
	for _, t := range p.Takeaways {
		options = append(options, form.Option{ID: string(t.ID), Text: t.Text, Detail: whoSaid(p, t)})
	}
	asked := form.New(title, nil)
	asked.Group("",
		fs.Long("Text", locale.L("The finding, in the group's words"), 4),
		form.Beside(fs.Described(f, "Kind"), fs.Choice("Theme", locale.L("Theme"), session.ThemeOptions(p))),
		fs.Several("Sources", locale.L("Sources"), options),
		fs.Long("Translation", locale.L("In a second language"), 3),
		fs.Either("Publish", locale.L("Publication"), locale.L("for the office only"), locale.L("may be published")),
	)
	asked.SubmitLater = func(done func(error)) {
		next := *f
		if latest := recordOf(v.s.Program().Findings, f.ID); latest != nil {
			next = *latest
		}
		fs.Apply(&next)
		v.s.Save(label, p.ID, &next, done, func() { v.Show(next.ID) })
	}
	keepDraft(v.s, asked, session.FindingForm, f.ID, isNew)
	v.s.Dialogs.ShowForm(asked)
}

// markDone ends the follow-up of the current line.
func (v *Takeaways) markDone() {
	rows := v.selected()
	if len(rows) == 0 || v.program == nil {
		return
	}
	var next program.Record
	switch record := rows[0].record.(type) {
	case *program.Takeaway:
		changed := *record
		changed.FollowUpState = program.FollowUpDone
		next = &changed
	case *program.Connection:
		changed := *record
		changed.FollowUpState = program.FollowUpDone
		next = &changed
	default:
		return
	}
	v.s.EditWithUndo(locale.L("Follow-up done"), locale.L("The follow-up is done."),
		func(tx *store.Tx) error { return tx.Put(v.program.ID, next) })
}
