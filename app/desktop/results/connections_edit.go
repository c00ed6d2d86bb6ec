package results

import (
	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/tables"
)

// noteText is what the form of a line is called.
func noteText(r *linkRow) string {
	if r.noted == nil {
		return locale.L("Note a follow-up")
	}
	return locale.L("Edit")
}

// note asks for a connection that somebody knows of.
func (v *Connections) note() {
	if v.s.Program() != nil {
		editConnection(v.s, &program.Connection{ID: program.NewID()}, true, v.showNoted)
	}
}

// showNoted selects a connection that was noted.
func (v *Connections) showNoted(id program.ID) {
	v.wanted = id
	v.selectWanted()
}

// edit opens the form of what is noted of a line; of one that nobody noted, a new note about the two.
func (v *Connections) edit(r *linkRow) {
	switch {
	case r.noted != nil:
		editConnection(v.s, r.noted, false, v.showNoted)
	case r.Kind != outcome.WithCountry:
		p := v.program
		c := &program.Connection{ID: program.NewID(), From: session.PartyOf(p, r.A), To: session.PartyOf(p, r.B)}
		if len(r.Meetings) > 0 {
			c.Meeting = r.Meetings[0]
		}
		editConnection(v.s, c, true, v.showNoted)
	}
}

// OpenForm opens the form of a connection that is there, or of a new one.
func (v *Connections) OpenForm(name string, record program.ID) bool {
	if name != session.ConnectionForm {
		return false
	}
	if c := recordOf(v.s.Program().Connections, record); c != nil {
		editConnection(v.s, c, false, v.showNoted)
	} else if record == "" {
		v.note()
	}
	return true
}

// editConnection opens the form of a connection; then is called with its identifier once it is stored.
func editConnection(s *session.Session, c *program.Connection, isNew bool, then func(program.ID)) {
	title, label := locale.L("Edit the connection"), locale.L("Edit connection")
	if isNew {
		title, label = locale.L("Note a connection"), locale.L("Add connection")
	}
	asked := connectionForm(s, c, title, label, func() { then(c.ID) })
	showForm(s, asked, session.ConnectionForm, c.ID, isNew)
}

// connectionLine makes the form of a line of a connection's page: it asks for the fields at these paths.
func connectionLine(s *session.Session, c *program.Connection, paths ...string) *form.Form {
	asked := connectionForm(s, c, locale.L("Edit the connection"), locale.L("Edit connection"), nil)
	return formInPlace(s, asked, session.ConnectionForm, c.ID, paths...)
}

// connectionForm asks for a connection; then is called once it is stored.
func connectionForm(
	s *session.Session, c *program.Connection, title, label string, then func(),
) *form.Form {
	p, fs := s.Program(), session.FieldsOf(c)
	introduced := form.NewTextField("Introduced.Text", locale.L("Or how else it began")).SetValue(c.Introduced.Text)
	fs.Bind(introduced, func(r *program.Connection) {
		if introduced.Value() != "" {
			r.Introduced = program.Party{Text: introduced.Value()}
		} else {
			r.Introduced.Text = ""
		}
	})
	asked := form.New(title, nil)
	asked.Group("",
		form.Beside(fs.Party("From", locale.L("Who"), p), fs.Party("To", locale.L("With whom"), p)),
		fs.Picker("Meeting", locale.L("Where it began"),
			session.WithNone(locale.L("no meeting"), session.MeetingOptions(p))),
		form.Beside(fs.Party("Introduced", locale.L("Introduced by"), p), introduced),
		fs.Long("Note", locale.L("Note"), 2),
	)
	asked.Group(locale.L("Follow-up"),
		fs.Long("FollowUp", locale.L("What was agreed"), 2),
		fs.Party("FollowUpOwner", locale.L("Who does it"), p),
		form.Beside(
			fs.Date("FollowUpDue", locale.L("Until")),
			fs.Choice("FollowUpState", locale.L("State of the follow-up"),
				session.WithNone(locale.L("none agreed"), session.Named(program.FollowUpStates()))),
		),
	)
	fs.SaveIn(s, asked, label, then)
	return asked
}

// markDone ends the follow-up of a line.
func (v *Connections) markDone(r *linkRow) {
	if r.noted == nil {
		return
	}
	next, owner := *r.noted, v.program.ID
	next.FollowUpState = program.FollowUpDone
	v.s.EditWithUndo(locale.L("Follow-up done"), locale.L("The follow-up is done."),
		func(tx *store.Tx) error { return tx.Put(owner, &next) })
}

// remove deletes what somebody noted of lines; what follows from the meetings stays.
func (v *Connections) remove(rows []*linkRow) {
	var ids []program.ID
	for _, r := range rows {
		ids = append(ids, r.Connections...)
	}
	if len(ids) == 0 {
		v.s.Dialogs.Toast(
			locale.L("This follows from the meetings. It changes with who was there and whom they met."), "", nil)
		return
	}
	v.s.Delete(session.Deletion{
		Label: locale.L(
			"Delete connection",
		), Sentence: locale.N("{{.Count}} noted connections were deleted.", len(ids)),
		Kind: tables.Connections, IDs: ids, Question: session.AllTheSame(""),
	})
}

// page is what is to be read of the selected line.
func (v *Connections) page(rows []*linkRow) fyne.CanvasObject {
	r := rows[0]
	title := look.NewHeadline(locale.Joined(" – ", r.who, r.with))
	body := look.Down(12, title, look.NewActions(v.actions(rows)...),
		look.NewKeyValues(look.Fact{Label: locale.L("Kind"), Value: linkKindName(r.Kind)}))
	if c := r.noted; c != nil {
		facts := session.FactsOf(v.program, c)
		showFollowUp(facts, followUpOf(c), v.s.Today())
		body.Add(v.pane.Facts(facts, func(_ string, paths ...string) *form.Form {
			return connectionLine(v.s, c, paths...)
		}))
	}
	v.addRecords(body, locale.L("Meetings together"), r.Meetings)
	v.addRecords(body, locale.L("People"), r.People)
	return v.pane.Scroll(r.key, look.Pad(18, 20, 16, 20, body))
}

// addRecords lists records as links below a heading.
func (v *Connections) addRecords(body *fyne.Container, heading string, ids []program.ID) {
	if len(ids) == 0 {
		return
	}
	list := look.Down(4)
	for _, id := range ids[:min(len(ids), mostListed)] {
		list.Add(look.NewWrappingLink(nameOf(v.program, id), func() { v.s.Window.Show(id) }))
	}
	body.Add(look.NewSection(heading, list))
}
