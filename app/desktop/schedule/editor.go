package schedule

import (
	"errors"
	"slices"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// editor is the form of a meeting in the pane. Its parts have the fields that other answers depend on.
type editor struct {
	tab     *Screen
	form    *form.Form
	fields  *session.Fields[program.Meeting]
	program *program.Program // when the form was opened
	meeting program.ID       // empty for a new one
	line    string           // what a line of the page is called that asks for a part; "": it is a form of its own

	times     *timeFields
	place     *placeFields
	people    *peopleFields
	status    *statusFields
	following bool // what depends on other answers is being brought up to date
}

// newEditor makes the form of a meeting; fresh for one that is not stored yet.
func newEditor(tab *Screen, m *program.Meeting, fresh bool) *editor {
	e := &editor{tab: tab, fields: session.FieldsOf(m), program: tab.s.Program(), meeting: m.ID}
	title := locale.L("Edit meeting")
	if fresh {
		title, e.meeting = locale.L("Add a meeting"), ""
	}
	e.form = form.New(title, nil)
	e.form.SubmitLater = e.submit
	e.times = newTimeFields(e)
	e.place = newPlaceFields(e)
	e.people = newPeopleFields(e)
	e.status = newStatusFields(e)
	e.form.OnChanged = e.follow
	e.follow()
	tab.s.Drafts().Keep(e.form, session.MeetingForm, e.meeting)
	return e
}

// editLine makes the form of a line of a meeting's page: it asks for the fields at these paths.
func (v *Screen) editLine(id program.ID, label string, paths ...string) *form.Form {
	p := v.s.Program()
	if p == nil || p.Meeting(id) == nil {
		return nil
	}
	e := newEditor(v, p.Meeting(id), false)
	e.line = label
	return e.form.InPlace(paths...)
}

// open shows the form in the pane.
func (e *editor) open() {
	e.tab.editor = e
	if e.meeting == "" {
		e.tab.pane.Edit(e.form)
	} else {
		e.tab.pane.Edit(e.form, string(e.meeting))
	}
}

// draft is the meeting as the form has it.
func (e *editor) draft() *program.Meeting {
	m := e.fields.From.Clone()
	e.fields.Apply(m)
	return m
}

// latest is the program as it is now.
func (e *editor) latest() *program.Program {
	if p := e.tab.s.Program(); p != nil && p.ID == e.program.ID {
		return p
	}
	return e.program
}

// stop is the one that is chosen, or nil.
func (e *editor) stop() *program.Stop { return e.latest().Stop(program.ID(e.times.stop.Value())) }

// follow brings what depends on other answers up to date: the end follows the start, the date the status, the contacts
// the organisation.
func (e *editor) follow() {
	if e.following {
		return
	}
	e.following = true
	defer func() { e.following = false }()
	e.times.follow()
	e.status.follow()
	e.place.follow()
	e.people.follow()
	shown := e.people.shown()
	shown["End.Date"] = e.times.lasts()
	e.form.ShowFields(shown)
}

// submit checks what was typed and stores it. The form stays until that has succeeded.
func (e *editor) submit(done func(error)) {
	next, err := e.edited()
	if err != nil {
		done(err)
		return
	}
	var before []program.Record
	if was := e.program.Meeting(e.meeting); was != nil {
		before = append(before, was)
	}
	if err := e.form.Doubt(session.DoubtsOf(e.program, next, before...)); err != nil {
		done(err)
		return
	}
	label := locale.L("Edit meeting")
	switch {
	case e.line != "":
		label = locale.L("{{.Name}}: {{.Field}}", locale.Values{"Field": e.line, "Name": next.Title})
	case e.meeting == "":
		label = locale.L("Add meeting")
	}
	v := e.tab
	v.s.Edit(label, e.write(next), v.s.Answer(done, func() {
		if e.line != "" {
			return
		}
		v.pane.Discard()
		v.Show(next.ID)
		v.pane.Close()
	}))
}

// edited is the latest value of the meeting as the form changes it, or why that cannot be.
func (e *editor) edited() (*program.Meeting, error) {
	next := e.fields.From
	if e.meeting != "" {
		p := e.tab.s.Program()
		if p == nil || p.ID != e.program.ID || p.Meeting(e.meeting) == nil {
			return nil, errors.New(
				locale.L("The meeting has been deleted in the meantime. Undo brings it back; what you typed stays " +
					"here."))
		}
		next = p.Meeting(e.meeting)
	}
	next = next.Clone()
	e.fields.Apply(next)
	found := e.times.missing()
	var more form.Problems
	switch err := session.Localized(next.Validate()); {
	case errors.As(err, &more):
		for field, message := range more {
			if found[field] == "" {
				found[field] = message
			}
		}
	case err != nil:
		return nil, err
	}
	if len(found) > 0 {
		return nil, found
	}
	return next, nil
}

// write is the edit of the store: new organisations and contacts that the meeting names, and the meeting.
func (e *editor) write(m *program.Meeting) func(*store.Tx) error {
	owner, records := e.program.ID, []program.Record{m}
	named := map[program.ID]bool{m.Organisation: true}
	for _, c := range e.place.newContacts {
		if slices.Contains(m.Contacts, c.ID) {
			records = append(records, c)
			named[c.Organisation] = true
		}
	}
	for _, o := range e.place.newOrganisations {
		if named[o.ID] {
			records = append(records, o)
		}
	}
	return func(tx *store.Tx) error { return tx.Put(owner, records...) }
}

// statusFields ask for the status of a meeting; the date follows it.
type statusFields struct {
	tab    *Screen
	status *form.ChoiceField
	since  *form.DateField
	last   string // status
}

func newStatusFields(e *editor) *statusFields {
	fs, m := e.fields, e.fields.From
	statuses := session.WithNone(locale.L("no status"), session.Named(program.Statuses()))
	f := &statusFields{tab: e.tab, last: string(m.Status)}
	f.status = fs.Choice("Status", locale.L("Status"), statuses)
	f.since = fs.Date("StatusDate", locale.L("Since")).Near(e.tab.s.Today())
	told := fs.Either("PhotosTold", locale.L("The host knows whom not to photograph"),
		locale.L("not told yet"), locale.L("yes, has been told"))
	private := fs.Either("Private", locale.L("Who can see the meeting"), locale.L("everyone who gets the program"),
		locale.L("internal only: in no document for others"))
	e.form.Group(locale.L("Status and notes"), form.Beside(f.status, f.since), told, private,
		fs.Long("Note", locale.L("Note for the group"), 2),
		fs.Long("Internal", locale.L("Internal note (never printed)"), 2))
	return f
}

func (f *statusFields) follow() {
	status := f.status.Value()
	if status != f.last {
		f.last = status
		day := ""
		if status != "" {
			day = form.DateText(f.tab.s.Today())
		}
		f.since.Type(day)
	}
	help := ""
	if !(&program.Meeting{Status: program.Status(status)}).TakesPlace() {
		help = locale.L("It stays on record, nobody is expected, and it is listed as not taking place.")
	}
	f.status.SetHelp(help)
}
