package library

import (
	"slices"
	"strings"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/tables"
)

// openContact asks for a contact; saved is called when the library has it and the tab shows it.
func (l *Forms) openContact(c *program.Contact, fresh bool, saved func()) {
	title, label := locale.L("Edit {{.Name}}", locale.Values{"Name": c.Name}), locale.L("Edit contact")
	if fresh {
		title, label = locale.L("New contact"), locale.L("Add contact")
	}
	asked := l.contactForm(c, title, label, saved)
	if fresh {
		l.s.Drafts().Keep(asked, session.NewContactForm, c.Organisation)
	} else {
		asked.AddButton(look.NewQuietButton(locale.L("Delete"), func() { l.deleteContact(c, asked, saved) }))
		asked.AddButton(l.s.History().Button(asked, c))
		l.s.Drafts().Keep(asked, session.ContactForm, c.ID)
	}
	l.s.Dialogs.ShowForm(asked)
}

// contactForm asks for a contact; label is what the edit is called.
func (l *Forms) contactForm(c *program.Contact, title, label string, saved func()) *form.Form {
	fs := session.FieldsOf(c)
	field := func(path string) form.Field { return fs.Described(c, path) }
	asked := form.New(title, nil)
	asked.Group("",
		form.Beside(field("Name"), field("Honorific")), fs.Text("Title", locale.L("Title or position")),
		form.Beside(field("Phone"), field("Email")),
		fs.Answer("MayShare", locale.L("Telephone and e-mail may be handed to awardees")), spokenField(fs),
		fs.Long("Notes", locale.L("Internal notes (never printed)"), 2))
	asked.SubmitLater = func(done func(error)) {
		next := *c
		if latest := l.records().Contact(c.ID); latest != nil {
			next = *latest
		}
		fs.Apply(&next)
		l.s.Save(label, "", &next, done, func() { l.shown(saved) })
	}
	return asked
}

// spokenField asks which languages a contact speaks; levels that are known stay.
func spokenField(fs *session.Fields[program.Contact]) form.Field {
	var now []string
	for _, s := range fs.From.Languages {
		now = append(now, s.Language)
	}
	f := form.NewMultiPickerField("Languages", locale.L("Languages"), languageOptions(now)).SetValue(now...)
	return fs.Bind(f, func(c *program.Contact) {
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

func languageOptions(known []string) []form.Option {
	var options []form.Option
	tags := program.Languages()
	for _, tag := range known {
		if !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	for _, tag := range tags {
		options = append(options, form.Option{ID: tag, Text: locale.Window().LanguageName(tag)})
	}
	slices.SortFunc(options, func(a, b form.Option) int {
		return strings.Compare(locale.Fold(a.Text), locale.Fold(b.Text))
	})
	return options
}

func (l *Forms) deleteContact(c *program.Contact, asked *form.Form, saved func()) {
	remove := func(tx *store.Tx) error { return tx.Delete(tables.Contacts, c.ID, store.Cascade) }
	l.s.Edit(locale.L("Delete contact"), remove, l.s.Answer(l.s.Failed, func() {
		asked.OnClosed(false)
		l.shown(saved)
		l.s.OfferUndo(locale.L("{{.Title}} was deleted.", locale.Values{"Title": c.Name}))
	}))
}
