package results

import (
	"slices"
	"strings"

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
		return v.several(rows, v.actions(rows), func(r *row) string { return r.text })
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

// takeaway is the page of a takeaway.
func (v *Takeaways) takeaway(body *fyne.Container, t *program.Takeaway) {
	edit := func(_ string, paths ...string) *form.Form { return v.s.Takeaways().Line(t, paths...) }
	v.addHead(body, t, t.Text, edit, "Text")
	facts := session.FactsOf(v.program, t, "Text", "Meeting", "Stop", "NotedAt", "NotedBy")
	show(facts, "Person", whoSaid(v.program, t), look.Neutral)
	facts = slices.Insert(facts, 1, session.Line{
		Label: locale.L("Place"), Parts: session.Plain(whereOf(v.program, t)), Of: string(t.ID),
		Paths: []string{"Meeting", "Stop"},
	})
	showPublication(facts, t.Publish)
	showFollowUp(facts, program.FollowUp{Text: t.FollowUp, State: t.FollowUpState, Due: t.FollowUpDue}, v.s.Today())
	body.Add(v.pane.Facts(facts, edit))
	if noted := locale.Joined(", ", session.Moment(t.NotedAt), t.NotedBy); noted != "" {
		body.Add(look.NewKeyValues(look.Fact{Label: locale.L("Noted"), Value: noted}))
	}
	if t.Kind == program.Quote && t.Publish && !mayBeQuoted(v.program, t) {
		body.Add(look.NewNotice(look.Amber, locale.L("This quote stays in the office."),
			locale.L("It can be published once the person has agreed to be named and to have their story told.")))
	}
}

// addHead adds the title of a record's page, which is edited in its place, and what can be done.
func (v *Takeaways) addHead(body *fyne.Container, record program.Record, title string,
	edit func(string, ...string) *form.Form, paths ...string,
) {
	key := string(record.RecordID()) + " " + strings.Join(paths, " ")
	body.Add(v.pane.Spot(key, "", title, look.NewHeadline(title), func() *form.Form { return edit(title, paths...) }))
	body.Add(look.NewActions(v.actions(v.selected())...))
}

// showFollowUp shows in the lines of a record how far what was agreed has come.
func showFollowUp(facts []session.Line, f program.FollowUp, today civil.Date) {
	lineOf(facts, "FollowUpState").Label = locale.X("takeaway.column", "State")
	if f.Text != "" && f.State == "" {
		show(facts, "FollowUpState", program.FollowUpOpen.Name(locale.Window()), look.Neutral)
	}
	if f.IsOverdue(today) {
		show(facts, "FollowUpState", locale.L("overdue"), look.Red)
	}
}

// showPublication shows in the lines of a record who may read it.
func showPublication(facts []session.Line, isPublic bool) {
	show(facts, "Publish", publication(isPublic), look.Neutral)
	lineOf(facts, "Publish").Label = locale.L("Publication")
}

// show replaces what the line of a field shows.
func show(facts []session.Line, path, text string, tone look.Tone) {
	lineOf(facts, path).Parts = []session.Part{{Text: text, Tone: tone}}
}

// lineOf is the line of a field, which must be there.
func lineOf(facts []session.Line, path string) *session.Line {
	return &facts[slices.IndexFunc(facts, func(l session.Line) bool { return l.Paths[0] == path })]
}

// publication names who may read a record.
func publication(isPublic bool) string {
	if isPublic {
		return locale.L("may be published")
	}
	return locale.L("for the office only")
}

// mayBeQuoted reports whether the person has agreed to what a quote beyond the office needs.
func mayBeQuoted(p *program.Program, t *program.Takeaway) bool {
	person := p.Person(t.Person)
	return person == nil || person.Consent.Name == program.Yes && person.Consent.Story == program.Yes
}

// finding is the page of a finding, with the takeaways that it was made of.
func (v *Takeaways) finding(body *fyne.Container, f *program.Finding) {
	edit := func(_ string, paths ...string) *form.Form { return v.findingLine(f, paths...) }
	v.addHead(body, f, f.Text, edit, "Text")
	facts := session.FactsOf(v.program, f, "Text")
	lineOf(facts, "Sources").Label = locale.L("Sources")
	show(facts, "Sources", locale.N("from {{.Count}} takeaways", len(f.Sources)), look.Neutral)
	showPublication(facts, f.Publish)
	body.Add(v.pane.Facts(facts, edit))
	sources := look.Down(6)
	for _, id := range f.Sources {
		if t := v.program.Takeaway(id); t != nil {
			sources.Add(look.NewWrappingLink(t.Text, func() { v.Show(id) }))
			sources.Add(look.NewQuiet(locale.Joined(" · ", whoSaid(v.program, t), whereOf(v.program, t))).Cutting())
		}
	}
	body.Add(look.NewSection(locale.L("Sources"), sources))
}

// connection is the page of a connection with something to be done.
func (v *Takeaways) connection(body *fyne.Container, c *program.Connection) {
	title := locale.Joined(" – ", v.program.PartyName(c.From), v.program.PartyName(c.To))
	edit := func(_ string, paths ...string) *form.Form { return connectionLine(v.s, c, paths...) }
	v.addHead(body, c, title, edit, "From", "To")
	facts := session.FactsOf(v.program, c, "From", "To")
	showFollowUp(facts, followUpOf(c), v.s.Today())
	body.Add(v.pane.Facts(facts, edit))
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
	title, label := locale.L("Edit the finding"), locale.L("Edit finding")
	if isNew {
		title, label = locale.L("Combine into a finding"), locale.L("Add finding")
	}
	asked := v.findingForm(f, title, label, func() { v.Show(f.ID) })
	showForm(v.s, asked, session.FindingForm, f.ID, isNew)
}

// findingLine makes the form of a line of a finding's page: it asks for the fields at these paths.
func (v *Takeaways) findingLine(f *program.Finding, paths ...string) *form.Form {
	asked := v.findingForm(f, locale.L("Edit the finding"), locale.L("Edit finding"), nil)
	return formInPlace(v.s, asked, session.FindingForm, f.ID, paths...)
}

// findingForm asks for a finding; then is called once it is stored.
func (v *Takeaways) findingForm(f *program.Finding, title, label string, then func()) *form.Form {
	p, fs := v.program, session.FieldsOf(f)
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
		fs.Either("Publish", locale.L("Publication"), publication(false), publication(true)),
	)
	fs.SaveIn(v.s, asked, label, then)
	return asked
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
