// Package library has the forms of the library: of organisations, and of the contacts whom one meets there.
package library

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/opening"
	"laurel/data/program"
	"laurel/data/store/tables"
)

// Forms opens the forms of the library.
type Forms struct {
	s       *session.Session
	records func() *Records // as they are shown; nil: nothing is shown yet
	shown   func(func())    // calls a function as soon as what was saved is shown
}

// NewForms returns the forms of a screen that shows records; shown calls a function as soon as the screen shows the
// latest ones.
func NewForms(s *session.Session, records func() *Records, shown func(func())) *Forms {
	return &Forms{s: s, records: records, shown: shown}
}

// EditContact opens the form of a contact of the library.
func (l *Forms) EditContact(id program.ID) {
	if records := l.records(); records != nil {
		if c := records.Contact(id); c != nil {
			l.openContact(c, false, func() {})
		}
	}
}

// AddContact asks for a new contact of an organisation.
func (l *Forms) AddContact(organisation program.ID) {
	l.openContact(&program.Contact{ID: program.NewID(), Organisation: organisation}, true, func() {})
}

// LibraryLine makes the form of a line of an organisation's or a contact's page: it asks for the fields at these paths.
func (l *Forms) LibraryLine(record program.Record, label string, paths ...string) *form.Form {
	if l.records() == nil {
		return nil
	}
	switch r := record.(type) {
	case *program.Contact:
		asked := l.contactForm(r, r.Name, label, func() {})
		l.s.Drafts().Keep(asked, session.ContactForm, r.ID)
		return asked.InPlace(paths...)
	case *program.Organisation:
		f := &organisationForm{Forms: l, organisation: r, known: true}
		f.build(r.Name)
		l.s.Drafts().Keep(f.form, session.OrganisationForm, r.ID)
		return f.form.InPlace(paths...)
	}
	return nil
}

// organisationForm is the dialog of an organisation and its contacts.
type organisationForm struct {
	*Forms
	organisation *program.Organisation
	known        bool // in the library already
	form         *form.Form
	fields       *session.Fields[program.Organisation]
	contacts     *fyne.Container
}

// EditOrganisation opens the form of an organisation with its contacts, or of a new one when there is none with the ID.
func (l *Forms) EditOrganisation(id program.ID) {
	records := l.records()
	if records == nil || l.s.Program() == nil {
		return
	}
	f := &organisationForm{Forms: l, organisation: &program.Organisation{ID: program.NewID()}}
	title := locale.L("New organisation")
	if o := records.Organisation(id); o != nil {
		f.organisation = o
		f.known = true
		title = o.Name
	}
	f.build(title)
	if f.known {
		f.contacts = look.Down(6)
		f.form.Note(look.NewSection(locale.L("Contacts"), f.contacts))
		f.fillContacts()
		f.form.AddButton(look.NewQuietButton(locale.L("Delete"), f.delete))
		f.form.AddButton(f.s.History().Button(f.form, f.organisation))
	}
	l.s.Drafts().Keep(f.form, session.OrganisationForm, id)
	l.s.Dialogs.ShowForm(f.form)
}

func (f *organisationForm) build(title string) {
	fs := session.FieldsOf(f.organisation)
	f.fields = fs
	f.form = form.New(title, nil)
	receives := openingField(f.organisation.Opening)
	fs.Bind(receives, func(o *program.Organisation) { o.Opening, _ = opening.Parse(receives.Value()) })
	field := func(path string) form.Field { return fs.Described(f.organisation, path) }
	f.form.Group("",
		form.Beside(field("Name"), field("Category")), field("Address"), form.Beside(field("Phone"), field("Website")),
		fs.Position("Position", locale.L("Coordinates or map link")), receives,
		fs.Either("Exclusive", locale.L("Receives"), locale.L("several groups"), locale.L("one group only")),
		field("Directions"), field("Description"), fs.Long("Notes", locale.L("Internal notes (never printed)"), 2))
	f.form.SubmitLater = f.submit
}

// openingField asks for opening hours in one line.
func openingField(hours []opening.Hours) *form.TextField {
	example := opening.Format([]opening.Hours{{
		Days:  opening.WeekdaysOf(time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday),
		From:  civil.Clock{Hour: 9},
		Until: civil.Clock{Hour: 17},
	}}, locale.Window())
	return form.NewTextField("Opening", locale.L("Open to visitors")).
		SetValue(opening.Format(hours, locale.Window())).
		SetPlaceholder(locale.L("e.g. {{.Hours}}", locale.Values{"Hours": example})).
		Understand(func(text string) (string, string) {
			hours, err := opening.Parse(text)
			if err != nil {
				return "", locale.L("Enter the opening hours like Mon–Fri 09:00–17:00.")
			}
			return opening.Format(hours, locale.Window()), ""
		})
}

// fillContacts lists the organisation's contacts, each with its form.
func (f *organisationForm) fillContacts() {
	f.contacts.Objects = nil
	for _, c := range f.records().Contacts {
		if c.Organisation == f.organisation.ID {
			edit := look.NewButton(locale.L("Edit"), func() { f.openContact(c, false, f.fillContacts) })
			name := look.NewText(locale.Joined(" ", c.Honorific, c.Name)).Cutting()
			lines := look.Down(0, name, look.NewQuiet(Reach(c)).Cutting())
			f.contacts.Add(container.NewBorder(nil, nil, nil, edit, lines))
		}
	}
	add := func() {
		f.openContact(&program.Contact{ID: program.NewID(), Organisation: f.organisation.ID}, true, f.fillContacts)
	}
	f.contacts.Add(look.Flow(0, look.NewLink(locale.L("Add a contact…"), add)))
	f.contacts.Refresh()
	f.form.Refresh()
}

func (f *organisationForm) submit(done func(error)) {
	next := *f.organisation
	p, label := f.s.Program(), locale.L("Add organisation")
	user := p.ID
	if f.known {
		label = locale.L("Edit organisation")
		if latest := f.records().Organisation(next.ID); latest != nil {
			next = *latest
		}
		if p.Organisation(next.ID) == nil {
			user = "" // of the library only; this program has no use for it yet
		}
	}
	f.fields.Apply(&next)
	f.s.Save(label, user, &next, done, nil)
}

// delete deletes the organisation. Where meetings or contacts refer to it, it asks first. What was typed in the form is
// not kept.
func (f *organisationForm) delete() {
	f.s.Delete(session.Deletion{
		Label:    locale.L("Delete organisation"),
		Sentence: locale.L("{{.Title}} was deleted.", locale.Values{"Title": f.organisation.Name}),
		Kind:     tables.Organisations,
		IDs:      []program.ID{f.organisation.ID},
		Question: session.AllTheSame(
			locale.L("Its contacts are deleted too, in every program; meetings there stay, without the organisation. " +
				"It can all be undone.")),
		Then: f.close,
	})
}

// close closes the form unsaved.
func (f *organisationForm) close() {
	if f.form.OnClosed != nil {
		f.form.OnClosed(false)
	}
}
