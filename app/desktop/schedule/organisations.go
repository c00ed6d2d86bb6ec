package schedule

import (
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// organisationOptions lists the organisations of the library, those that the program uses first.
func organisationOptions(v *plan) []form.Option {
	var used, others []form.Option
	for _, o := range v.organisations {
		option := form.Option{ID: string(o.ID), Text: o.Name, Detail: o.Category}
		if v.program.Organisation(o.ID) != nil {
			used = append(used, option)
		} else {
			others = append(others, option)
		}
	}
	return append(used, others...)
}

// newOrganisation is the choice in the list of organisations that makes another.
const newOrganisation = "new"

// Organisations offers the library's organisations to edit, or a new one.
func (v *Screen) Organisations() {
	if v.plan == nil {
		return
	}
	options := append([]form.Option{{ID: newOrganisation, Text: locale.L("New organisation…")}}, organisationOptions(v.plan)...)
	v.s.Dialogs.Choose(locale.L("Organisations and contacts"), options, func(id string) {
		if id == newOrganisation {
			v.EditOrganisation("")
			return
		}
		v.EditOrganisation(program.ID(id))
	})
}

func (v *Screen) organisation(id program.ID) *program.Organisation {
	i := slices.IndexFunc(v.plan.organisations, func(o *program.Organisation) bool { return o.ID == id })
	if i >= 0 {
		return v.plan.organisations[i]
	}
	return v.s.Program().Organisation(id)
}

// organisationForm is the dialog of an organisation and its contacts.
type organisationForm struct {
	screen       *Screen
	organisation *program.Organisation
	known        bool // in the library already
	form         *form.Form
	fields       *fieldset[program.Organisation]
	contacts     *fyne.Container
}

// The answers to how many groups an organisation receives at a time.
const (
	many = "many"
	one  = "one"
)

// openingField asks for opening hours in one line.
func openingField(hours []program.Opening, in string) *form.TextField {
	example := program.FormatOpening([]program.Opening{{
		Days: program.WeekdaysOf(time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday), From: program.Clock{Hour: 9}, Until: program.Clock{Hour: 17},
	}}, locale.Language(in))
	return form.NewTextField("Opening", locale.L("Open to visitors")).SetValue(program.FormatOpening(hours, locale.Language(in))).
		SetPlaceholder(locale.L("e.g. {{.Hours}}", map[string]any{"Hours": example})).
		Understand(func(text string) (string, string) {
			hours, err := program.ParseOpening(text)
			if err != nil {
				return "", locale.L("Write the opening hours like Mon–Fri 09:00–17:00.")
			}
			return program.FormatOpening(hours, locale.Language(in)), ""
		})
}

// EditOrganisation opens the form of an organisation of the library with its contacts, or of a new one when id is empty.
func (v *Screen) EditOrganisation(id program.ID) {
	if v.plan == nil || v.s.Program() == nil {
		return
	}
	f := &organisationForm{screen: v, organisation: &program.Organisation{ID: program.NewID()}}
	title := locale.L("New organisation")
	if o := v.organisation(id); o != nil {
		f.organisation, f.known, title = o, true, o.Name
	}
	f.build(title)
	v.s.Dialogs.ShowForm(f.form)
}

func (f *organisationForm) build(title string) {
	type organisation = program.Organisation
	fs := &fieldset[organisation]{from: f.organisation}
	f.fields, f.form = fs, form.New(title, nil)
	position := session.PositionField("Position", locale.L("Coordinates or map link"), f.organisation.Position)
	fs.bind(position, func(o *organisation) { o.Position = session.PositionOf(position) })
	opening := openingField(f.organisation.Opening, f.screen.language())
	fs.bind(opening, func(o *organisation) { o.Opening, _ = program.ParseOpening(opening.Value()) })
	visits := form.NewChoiceField("Exclusive", locale.L("Receives at a time"), []form.Option{{ID: many, Text: locale.L("several groups")}, {ID: one, Text: locale.L("one group only")}}).SetValue(many)
	if f.organisation.Exclusive {
		visits.SetValue(one)
	}
	fs.bind(visits, func(o *organisation) { o.Exclusive = visits.Value() == one })
	f.form.Group("",
		form.Beside(
			fs.text("Name", locale.L("Name"), func(o *organisation) *string { return &o.Name }),
			fs.text("Category", locale.L("Category"), func(o *organisation) *string { return &o.Category })),
		fs.long("Address", locale.L("Address"), 2, func(o *organisation) *string { return &o.Address }),
		form.Beside(
			fs.text("Phone", locale.L("Telephone"), func(o *organisation) *string { return &o.Phone }),
			fs.text("Website", locale.L("Website"), func(o *organisation) *string { return &o.Website })),
		position, opening, visits,
		fs.long("Directions", locale.L("Directions"), 2, func(o *organisation) *string { return &o.Directions }),
		fs.long("Description", locale.X("organisation.description", "Description"), 3, func(o *organisation) *string { return &o.Description }),
		fs.long("Notes", locale.L("Internal notes (never printed)"), 2, func(o *organisation) *string { return &o.Notes }))
	if f.known {
		f.contacts = look.Down(6)
		f.form.Note(look.NewSection(locale.L("Contacts"), f.contacts))
		f.fillContacts()
		f.form.AddButton(look.NewQuietButton(locale.L("Delete"), f.remove))
	}
	f.form.SubmitLater = f.submit
}

// fillContacts lists the organisation's contacts, each with its form.
func (f *organisationForm) fillContacts() {
	f.contacts.Objects = nil
	for _, c := range f.screen.plan.contacts {
		if c.Organisation == f.organisation.ID {
			edit := look.NewButton(locale.L("Edit"), func() { f.screen.editContact(c, false, f.fillContacts) })
			words := look.Down(0, look.NewText(joined(" ", c.Honorific, c.Name)).Cutting(), look.NewQuiet(joined(" · ", c.Title, c.Phone, c.Email, mayShare(c))).Cutting())
			f.contacts.Add(container.NewBorder(nil, nil, nil, edit, words))
		}
	}
	add := func() {
		f.screen.editContact(&program.Contact{ID: program.NewID(), Organisation: f.organisation.ID}, true, f.fillContacts)
	}
	f.contacts.Add(look.Flow(0, look.NewLink(locale.L("Add a contact…"), add)))
	f.contacts.Refresh()
	f.form.Refresh()
}

func (f *organisationForm) submit(done func(error)) {
	v := f.screen
	next := *f.organisation
	label := locale.L("Add organisation")
	if f.known {
		label = locale.L("Edit organisation")
		if latest := v.organisation(next.ID); latest != nil {
			next = *latest
		}
	}
	f.fields.changed(&next)
	if err := session.InWords(next.Validate()); err != nil {
		done(err)
		return
	}
	p := v.s.Program()
	user := p.ID
	if f.known && p.Organisation(next.ID) == nil {
		user = "" // of the library only; this program has no use for it yet
	}
	v.s.Edit(label, func(tx *store.Tx) error { return tx.PutOrganisation(user, &next) }, func(err error) { done(session.InWords(err)) })
}

// remove deletes the organisation. Where meetings or contacts need it, it asks first.
func (f *organisationForm) remove() {
	f.delete(false)
}

func (f *organisationForm) delete(cascade bool) {
	s, id, name := f.screen.s, f.organisation.ID, f.organisation.Name
	var how []store.Deletion
	if cascade {
		how = append(how, store.Cascade)
	}
	s.Edit(locale.L("Delete organisation"), func(tx *store.Tx) error { return tx.DeleteOrganisation(id, how...) }, func(err error) {
		switch {
		case errors.Is(err, store.ErrInUse) && !cascade:
			s.Dialogs.Confirm(dialog.Question{
				Title: locale.L("Delete {{.Title}} all the same?", map[string]any{"Title": name}),
				Text:  locale.L("Its contacts are deleted too, in every program; meetings there stay, without the organisation. It can all be undone."),
				Yes:   locale.L("Delete"), Danger: true,
			}, func() { f.delete(true) })
		case err != nil:
			s.Fail(err)
		default:
			f.close()
			s.OfferUndo(locale.L("{{.Title}} was deleted.", map[string]any{"Title": name}))
		}
	})
}

// close takes the form away; what was typed in it went with the organisation.
func (f *organisationForm) close() {
	if f.form.OnClosed != nil {
		f.form.OnClosed(false)
	}
}

// EditContact opens the form of a contact of the library.
func (v *Screen) EditContact(id program.ID) {
	if v.plan == nil {
		return
	}
	if i := slices.IndexFunc(v.plan.contacts, func(c *program.Contact) bool { return c.ID == id }); i >= 0 {
		v.editContact(v.plan.contacts[i], false, func() {})
	}
}

// editContact asks for a contact; saved is called when the library has it and the tab knows it.
func (v *Screen) editContact(c *program.Contact, fresh bool, saved func()) {
	type contact = program.Contact
	fs := &fieldset[contact]{from: c}
	title, label := locale.L("Edit {{.Name}}", map[string]any{"Name": c.Name}), locale.L("Edit contact")
	if fresh {
		title, label = locale.L("New contact"), locale.L("Add contact")
	}
	may := form.NewAnswerField("MayShare", locale.L("Telephone and e-mail may be handed to awardees")).SetValue(kitAnswer(c.MayShare))
	fs.bind(may, func(c *contact) { c.MayShare = answers[may.Value()] })
	f := form.New(title, nil)
	f.Group("",
		form.Beside(
			fs.text("Name", locale.L("Name"), func(c *contact) *string { return &c.Name }),
			fs.text("Honorific", locale.L("Honorific"), func(c *contact) *string { return &c.Honorific })),
		fs.text("Title", locale.L("Title or position"), func(c *contact) *string { return &c.Title }),
		form.Beside(
			fs.text("Phone", locale.L("Telephone"), func(c *contact) *string { return &c.Phone }),
			fs.text("Email", locale.L("E-mail"), func(c *contact) *string { return &c.Email })),
		may, v.spoken(fs),
		fs.long("Notes", locale.L("Internal notes (never printed)"), 2, func(c *contact) *string { return &c.Notes }))
	if !fresh {
		f.AddButton(look.NewQuietButton(locale.L("Delete"), func() { v.deleteContact(c, f, saved) }))
	}
	f.SubmitLater = func(done func(error)) { v.saveContact(fs, c, label, saved, done) }
	v.s.Dialogs.ShowForm(f)
}

// spoken asks which languages a contact speaks; levels that are known stay.
func (v *Screen) spoken(fs *fieldset[program.Contact]) form.Field {
	in := v.language()
	var now []string
	for _, s := range fs.from.Languages {
		now = append(now, s.Language)
	}
	options := languageOptions(in, now)
	f := form.NewMultiPickerField("Languages", locale.L("Languages"), options).SetValue(now...)
	return fs.bind(f, func(c *program.Contact) {
		levels := map[string]program.Level{}
		for _, s := range c.Languages {
			levels[s.Language] = s.Level
		}
		c.Languages = nil
		for _, tag := range f.Values() {
			c.Languages = append(c.Languages, program.Spoken{Language: tag, Level: levels[tag]})
		}
	})
}

func languageOptions(in string, known []string) []form.Option {
	tags := program.Languages()
	for _, tag := range known {
		if !slices.Contains(tags, tag) {
			tags = append(slices.Clone(tags), tag)
		}
	}
	options := make([]form.Option, len(tags))
	for i, tag := range tags {
		options[i] = form.Option{ID: tag, Text: program.LanguageName(tag, locale.Language(in))}
	}
	slices.SortFunc(options, func(a, b form.Option) int { return strings.Compare(locale.Fold(a.Text), locale.Fold(b.Text)) })
	return options
}

func (v *Screen) saveContact(fs *fieldset[program.Contact], c *program.Contact, label string, saved func(), done func(error)) {
	next := *c
	if i := slices.IndexFunc(v.plan.contacts, func(o *program.Contact) bool { return o.ID == c.ID }); i >= 0 {
		next = *v.plan.contacts[i]
	}
	next.Languages = slices.Clone(next.Languages)
	fs.changed(&next)
	if err := session.InWords(next.Validate()); err != nil {
		done(err)
		return
	}
	v.s.Edit(label, func(tx *store.Tx) error { return tx.PutContact(&next) }, func(err error) {
		done(session.InWords(err))
		if err == nil {
			v.afterPlan(saved)
		}
	})
}

func (v *Screen) deleteContact(c *program.Contact, f *form.Form, saved func()) {
	v.s.Edit(locale.L("Delete contact"), func(tx *store.Tx) error { return tx.DeleteContact(c.ID, store.Cascade) }, func(err error) {
		if err != nil {
			v.s.Fail(err)
			return
		}
		f.OnClosed(false)
		v.afterPlan(saved)
		v.s.OfferUndo(locale.L("{{.Title}} was deleted.", map[string]any{"Title": c.Name}))
	})
}
