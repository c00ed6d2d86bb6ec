package awardees

import (
	"errors"
	"slices"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// editor is the form in the pane: for one person, for a new one, or for several at once.
type editor struct {
	screen  *Screen
	form    *form.Form
	fields  *fieldset
	program program.ID
	people  []program.ID     // who is edited; empty for a new person
	fresh   *program.Person  // the new person's record before anything was typed
	photo   *form.PhotoField // nil for several people
}

// newEditor makes the form for one person, known or fresh.
func (v *Screen) newEditor(p *program.Program, person *program.Person, fresh bool) *editor {
	e := &editor{screen: v, program: p.ID, fields: &fieldset{in: v.language(), near: p.Start, from: person}}
	title := locale.L("Edit {{.Name}}", map[string]any{"Name": person.DisplayName()})
	if fresh {
		title = locale.L("Add a person")
		e.fresh = person
	} else {
		e.people = []program.ID{person.ID}
	}
	e.start(title)
	e.identity()
	e.groups(p)
	return e
}

// newBulkEditor makes the form for several people. It starts empty; only what is touched is changed.
func (v *Screen) newBulkEditor(p *program.Program, people []program.ID) *editor {
	e := &editor{screen: v, program: p.ID, people: people, fields: &fieldset{in: v.language(), near: p.Start, from: &program.Person{}}}
	e.start(locale.N("Edit {{.Count}} people", len(people), map[string]any{"Count": len(people)}))
	e.bulk(p)
	return e
}

func (e *editor) start(title string) {
	e.form = form.New(title, nil)
	e.form.SubmitLater = e.submit
	e.form.Discard = e.screen.s.AskToDiscard
	e.form.OnClosed = func(saved bool) {
		if !saved {
			e.screen.closeEditor()
		}
	}
}

func (e *editor) identity() {
	fs := e.fields
	e.photo = form.NewPhotoField("Photo", titleOf("Photo"), dialog.PhotoChooser(e.screen.s.Files), e.screen.s.Runner).SetPicture(e.screen.photos.known(fs.from.Photo))
	fs.bind(e.photo, func(p *program.Person) {
		if _, removed := e.photo.Value(); removed {
			p.Photo = ""
		}
	})
	e.form.Group(locale.L("Identity"),
		form.Beside(
			fs.text("Given", func(p *program.Person) *string { return &p.Given }),
			fs.text("Family", func(p *program.Person) *string { return &p.Family })),
		form.Beside(
			fs.text("Honorific", func(p *program.Person) *string { return &p.Honorific }),
			choice(fs, "NameOrder", orderOptions(), func(p *program.Person) *program.NameOrder { return &p.NameOrder })),
		form.Beside(
			fs.text("OwnName", func(p *program.Person) *string { return &p.OwnName }),
			picker(fs, "OwnNameLanguage", withNone(languageOptions(fs.in, nil)), func(p *program.Person) *string { return &p.OwnNameLanguage })),
		form.Beside(
			choice(fs, "Role", roleOptions(fs.in), func(p *program.Person) *program.Role { return &p.Role }),
			picker(fs, "Country", withNone(session.CountryOptions(fs.in)), func(p *program.Person) *program.Country { return &p.Country })),
		form.Beside(
			fs.text("Position", func(p *program.Person) *string { return &p.Position }),
			fs.text("Affiliation", func(p *program.Person) *string { return &p.Affiliation })),
		form.Beside(
			fs.text("BadgeName", func(p *program.Person) *string { return &p.BadgeName }),
			fs.text("Pronunciation", func(p *program.Person) *string { return &p.Pronunciation })),
		fs.text("Alias", func(p *program.Person) *string { return &p.Alias }),
		e.photo)
}

func (e *editor) groups(p *program.Program) {
	fs := e.fields
	e.form.Group(locale.L("Award"),
		fs.long("Citation", 3, func(p *program.Person) *string { return &p.Citation }),
		fs.year("AwardYear", func(p *program.Person) *int { return &p.AwardYear }))
	e.form.Group(locale.L("Languages"), append(fs.languages(), fs.answer("NeedsInterpreter", func(p *program.Person) *program.Answer { return &p.NeedsInterpreter }))...)
	travel := append(fs.flight("Arrival", func(p *program.Person) *program.Flight { return &p.Arrival }),
		fs.flight("Departure", func(p *program.Person) *program.Flight { return &p.Departure })...)
	for _, stop := range p.Stops {
		travel = append(travel, fs.stay(stop)...)
	}
	e.form.Group(locale.L("Travel and stay"), travel...)
	e.passport()
	e.form.Group(locale.L("Needs"),
		fs.need("Diet", func(p *program.Person) *program.Need { return &p.Diet }),
		fs.need("Access", func(p *program.Person) *program.Need { return &p.Access }),
		fs.need("Medical", func(p *program.Person) *program.Need { return &p.Medical }))
	e.form.Group(locale.L("Emergency"),
		form.Beside(
			fs.text("Emergency.Name", func(p *program.Person) *string { return &p.Emergency.Name }),
			fs.text("Emergency.Relation", func(p *program.Person) *string { return &p.Emergency.Relation })),
		fs.text("Emergency.Phone", func(p *program.Person) *string { return &p.Emergency.Phone }))
	e.form.Group(locale.L("Reached at"),
		form.Beside(
			fs.text("Phone", func(p *program.Person) *string { return &p.Phone }),
			fs.text("Email", func(p *program.Person) *string { return &p.Email })),
		fs.text("Messenger", func(p *program.Person) *string { return &p.Messenger }))
	e.consent()
	e.form.Group(locale.L("About"),
		fs.long("Bio", 4, func(p *program.Person) *string { return &p.Bio }),
		fs.long("Notes", 3, func(p *program.Person) *string { return &p.Notes }))
}

func (e *editor) passport() {
	fs := e.fields
	e.form.Group(locale.L("Passport"),
		fs.text("PassportName", func(p *program.Person) *string { return &p.PassportName }),
		form.Beside(
			fs.text("Passport.Number", func(p *program.Person) *string { return &p.Passport.Number }),
			fs.date("Passport.Expiry", titleOf("Passport.Expiry"), func(p *program.Person) *program.Date { return &p.Passport.Expiry })),
		form.Beside(
			picker(fs, "Nationality", withNone(session.CountryOptions(fs.in)), func(p *program.Person) *program.Country { return &p.Nationality }),
			fs.text("Passport.Visa", func(p *program.Person) *string { return &p.Passport.Visa })),
		form.Beside(
			fs.date("BirthDate", titleOf("BirthDate"), func(p *program.Person) *program.Date { return &p.BirthDate }),
			fs.text("Insurance", func(p *program.Person) *string { return &p.Insurance })))
}

func (e *editor) consent() {
	var fields []form.Field
	for _, part := range consentParts {
		fields = append(fields, e.fields.answer(part.field, func(p *program.Person) *program.Answer { return part.of(&p.Consent) }))
	}
	e.form.Group(locale.L("Consent"), fields...)
}

// bulk asks for what several people may share.
func (e *editor) bulk(p *program.Program) {
	fs := e.fields
	e.form.Note(look.NewParagraph(locale.L("Only the fields that you change are changed, for everyone selected.")))
	e.form.Group(locale.L("Identity"),
		form.Beside(
			sharedChoice(fs, "Role", titleOf("Role"), roleOptions(fs.in), func(p *program.Person, role string) { p.Role = program.Role(role) }),
			picker(fs, "Country", session.CountryOptions(fs.in), func(p *program.Person) *program.Country { return &p.Country })),
		fs.text("Affiliation", func(p *program.Person) *string { return &p.Affiliation }))
	e.form.Group(locale.L("Award"), fs.year("AwardYear", func(p *program.Person) *int { return &p.AwardYear }),
		fs.long("Citation", 2, func(p *program.Person) *string { return &p.Citation }))
	e.form.Group(locale.L("Languages"), sharedAnswer(fs, "NeedsInterpreter", func(p *program.Person) *program.Answer { return &p.NeedsInterpreter }))
	travel := append(fs.flight("Arrival", func(p *program.Person) *program.Flight { return &p.Arrival }),
		fs.flight("Departure", func(p *program.Person) *program.Flight { return &p.Departure })...)
	for _, stop := range p.Stops {
		travel = append(travel, fs.sharedStay(stop)...)
	}
	e.form.Group(locale.L("Travel and stay"), travel...)
	var consent []form.Field
	for _, part := range consentParts {
		consent = append(consent, sharedAnswer(fs, part.field, func(p *program.Person) *program.Answer { return part.of(&p.Consent) }))
	}
	e.form.Group(locale.L("Consent"), consent...)
}

// withNone puts an answer for "not said" before the options.
func withNone(options []form.Option) []form.Option {
	return append([]form.Option{{ID: "", Text: locale.L("not said")}}, options...)
}

// submit checks what was typed and hands it to the store. The form stays until the store has it.
func (e *editor) submit(done func(error)) {
	people, err := e.edited()
	switch {
	case err != nil:
		done(err)
	case len(people) == 0:
		e.screen.closeEditor()
	default:
		e.screen.s.Edit(e.label(people), e.write(people), func(err error) {
			done(err)
			if err == nil {
				e.screen.editorSaved(people)
			}
		})
	}
}

func (e *editor) label(people []*program.Person) string {
	switch {
	case e.fresh != nil:
		return locale.L("Add {{.Name}}", map[string]any{"Name": people[0].DisplayName()})
	case len(people) == 1:
		return locale.L("Edit {{.Name}}", map[string]any{"Name": people[0].DisplayName()})
	default:
		return locale.N("Edit {{.Count}} people", len(people), map[string]any{"Count": len(people)})
	}
}

// dirty tells whether something typed would be lost.
func (e *editor) dirty() bool { return e.form.Changed() }

// edits tells whether the person is among those edited.
func (e *editor) edits(id program.ID) bool { return slices.Contains(e.people, id) }

// write is the edit of the store: the people, with a new photo where one was chosen.
func (e *editor) write(people []*program.Person) func(*store.Tx) error {
	var picture []byte
	if e.photo != nil {
		picture, _ = e.photo.Value()
	}
	return func(tx *store.Tx) error {
		if picture != nil {
			photo, err := tx.PutPhoto(picture)
			if err != nil {
				return err
			}
			people[0].Photo = photo
		}
		return putPeople(tx, e.program, people)
	}
}

func putPeople(tx *store.Tx, id program.ID, people []*program.Person) error {
	for _, person := range people {
		if err := tx.PutPerson(id, person); err != nil {
			return err
		}
	}
	return nil
}

// edited gives the people as the form changes them, from their latest values, or why that cannot be. Nobody is in it where nothing changed.
func (e *editor) edited() ([]*program.Person, error) {
	if e.fresh == nil && e.fields.touched() == 0 {
		return nil, nil
	}
	latest, err := e.latest()
	if err != nil {
		return nil, err
	}
	people := make([]*program.Person, len(latest))
	for i, person := range latest {
		next := copyOf(person)
		e.fields.changed(next)
		if err := e.check(next, len(latest) > 1); err != nil {
			return nil, err
		}
		people[i] = next
	}
	return people, nil
}

func (e *editor) latest() ([]*program.Person, error) {
	if e.fresh != nil {
		return []*program.Person{e.fresh}, nil
	}
	p := e.screen.s.Program()
	people := make([]*program.Person, len(e.people))
	for i, id := range e.people {
		if p == nil || p.ID != e.program || p.Person(id) == nil {
			return nil, errors.New(locale.L("The person has been deleted meanwhile. Undo brings the person back; what you typed stays here."))
		}
		people[i] = p.Person(id)
	}
	return people, nil
}

// check says at the fields what is wrong. With several people the message names whom it is about.
func (e *editor) check(person *program.Person, several bool) error {
	found := form.Problems{}
	var invalid *program.Invalid
	if err := person.Validate(); errors.As(err, &invalid) {
		for field, message := range invalid.Fields() {
			found[field] = locale.L(message)
		}
	} else if err != nil {
		return err
	}
	for _, f := range []struct {
		prefix string
		at     program.DateTime
	}{{"Arrival", person.Arrival.At}, {"Departure", person.Departure.At}} {
		if f.at.Date.IsZero() && f.at != (program.DateTime{}) {
			found[f.prefix+".At"] = locale.L("Give the day as well.")
		}
	}
	for _, stay := range person.Stays {
		if !stay.From.IsZero() && !stay.Until.IsZero() && stay.Until.Before(stay.From) {
			delete(found, "Stays")
			found["Stays."+string(stay.Stop)+".Until"] = locale.L("The last day is before the first.")
		}
	}
	if len(found) == 0 {
		return nil
	}
	if several {
		for field, message := range found {
			found[field] = locale.L("{{.Name}}: {{.Message}}", map[string]any{"Name": person.DisplayName(), "Message": message})
		}
	}
	return found
}
