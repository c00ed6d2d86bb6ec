package awardees

import (
	"errors"
	"maps"
	"slices"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// editor is the form in the pane: for one person, for a new one, or for several at once.
type editor struct {
	actions *actions
	form    *form.Form
	fields  *personFields
	program *program.Program // as it was when the form was opened
	people  []program.ID     // who is edited; nobody for a new person
	new     *program.Person  // the new person's record before anything was typed; nil for people who are there
	photo   *form.PhotoField // nil for several people
	line    string           // what a line of the page is called that asks for a part; "": it is a form of its own
}

// newEditor makes the form for one person, who is in the program or new.
func newEditor(a *actions, p *program.Program, person *program.Person, isNew bool) *editor {
	e := &editor{actions: a, program: p, fields: newPersonFields(person, p)}
	title := locale.L("Edit {{.Name}}", locale.Values{"Name": person.DisplayName()})
	if isNew {
		title = locale.L("Add a person")
		e.new = person
	} else {
		e.people = []program.ID{person.ID}
	}
	e.form = form.New(title, nil)
	e.form.SubmitLater = e.submit
	e.addPhoto(person)
	rare := map[string]bool{}
	for _, s := range sections {
		e.form.Group(s.title(), e.section(s)...)
		rare[s.title()] = s.isRare && (isNew || e.isEmpty(s))
	}
	e.foldSections(rare)
	id := person.ID
	if isNew {
		id = ""
	}
	a.session.Drafts().Keep(e.form, session.PersonForm, id)
	return e
}

// formSection is a group of the form. Its rows name fields of a person that are side by side; the section's other
// fields follow, one a row.
type formSection struct {
	id     string
	rows   [][]string
	isRare bool // it is folded at first, where nothing is in it
}

func (s formSection) title() string { return locale.L("section." + s.id) }

// sections are the groups of the form, in their order.
var sections = []formSection{
	{id: "identity", rows: [][]string{{"Given", "Family"}, {"Role", "Country"}, {"Position", "Affiliation"}}},
	{id: "languages"},
	{id: "reach", rows: [][]string{{"Phone", "Email"}}},
	{id: "names", isRare: true, rows: [][]string{
		{"Honorific", "Suffix"},
		{"NameOrder"},
		{"OwnName", "OwnNameLanguage"},
		{"BadgeName", "Pronunciation"},
		{"BadgePrinted"},
		{"Alias"},
		{"Photo"},
	}},
	{id: "award", isRare: true},
	travelSection,
	{id: "passport", isRare: true, rows: [][]string{
		{
			"PassportName",
		}, {"Passport.Number", "Passport.Expiry"}, {"Nationality", "Passport.Visa"}, {"BirthDate", "Insurance"},
	}},
	{id: "needs", isRare: true},
	{id: "emergency", isRare: true, rows: [][]string{{"Emergency.Name", "Emergency.Relation"}}},
	{id: "consent", isRare: true},
	{id: "about", isRare: true},
}

var travelSection = formSection{id: "travel", isRare: true, rows: [][]string{
	{"Arrival.Number", "Arrival.Place"}, {"Arrival.At"}, {"Departure.Number", "Departure.Place"}, {"Departure.At"},
}}

// placed are the fields that have a place in a row of a section.
func placed() map[string]bool {
	paths := map[string]bool{}
	for _, s := range sections {
		for _, row := range s.rows {
			for _, path := range row {
				paths[path] = true
			}
		}
	}
	return paths
}

// foldedSections is the preference of which sections of the form are folded, by their headings.
const foldedSections = "awardees.folded"

// foldSections folds the sections that somebody has folded, and those that are rarely needed.
func (e *editor) foldSections(rare map[string]bool) {
	prefs := e.actions.session.Prefs
	folded := map[string]bool{}
	prefs.Load(foldedSections, &folded)
	e.form.FoldSections(func(heading string) bool {
		if isFolded, known := folded[heading]; known {
			return isFolded && rare[heading]
		}
		return rare[heading]
	}, func(heading string, isFolded bool) {
		folded[heading] = isFolded
		prefs.Save(foldedSections, folded)
	})
}

// isEmpty reports whether the person has none of the fields of a section.
func (e *editor) isEmpty(s formSection) bool {
	for _, f := range program.FieldsOf(e.fields.From) {
		if (f.Section == s.id || slices.ContainsFunc(s.rows, func(row []string) bool {
			return slices.Contains(row, f.Path)
		})) && f.Given(e.fields.From) {
			return false
		}
	}
	return true
}

// section returns the fields of a section.
func (e *editor) section(s formSection) []form.Field {
	var rows []form.Field
	for _, paths := range s.rows {
		var row []form.Field
		for _, path := range paths {
			row = append(row, e.input(path)...)
		}
		if len(row) == 1 {
			rows = append(rows, row[0])
		} else {
			rows = append(rows, form.Beside(row...))
		}
	}
	has := placed()
	for _, f := range program.FieldsOf(e.fields.From) {
		if s.id != "" && f.Section == s.id && !has[f.Path] {
			rows = append(rows, e.input(f.Path)...)
		}
	}
	return rows
}

// input returns the inputs of a field.
func (e *editor) input(path string) []form.Field {
	switch path {
	case "Photo":
		return []form.Field{e.photo}
	case "BirthDate":
		today := e.actions.session.Today()
		return []form.Field{e.fields.Date(path, labelOf(path)).Within(today.AddMonths(-120*12), today)}
	case "Passport.Expiry":
		return []form.Field{e.fields.Date(path, labelOf(path)).Near(e.program.Start)}
	case "Languages":
		return e.fields.languages()
	case "Stays":
		var rows []form.Field
		for _, stop := range e.program.Stops {
			rows = append(rows, e.fields.stay(stop)...)
		}
		return rows
	case "Arrival.At":
		return e.fields.moment(
			path,
			&e.fields.From.Arrival,
			func(p *program.Person) *program.Flight { return &p.Arrival },
		)
	case "Departure.At":
		return e.fields.moment(
			path,
			&e.fields.From.Departure,
			func(p *program.Person) *program.Flight { return &p.Departure },
		)
	case "Bags":
		return []form.Field{e.fields.Number(path, labelOf(path), 0, 99)}
	case "AwardYear":
		return []form.Field{e.fields.Number(path, labelOf(path), 1900, 2999)}
	default:
		return []form.Field{e.fields.Described(e.fields.From, path)}
	}
}

// labelOf returns what a field of a person is called in the window.
func labelOf(path string) string {
	f, _ := program.FieldAt(&program.Person{}, path)
	return f.Label(locale.Window())
}

func (e *editor) addPhoto(person *program.Person) {
	s := e.actions.session
	e.photo = form.NewPhotoField("Photo", labelOf("Photo"), dialog.PhotoChooser(s.Files), s.Runner).
		SetPicture(e.actions.screen.photos.known(person.Photo))
	e.fields.Bind(e.photo, func(p *program.Person) {
		if _, removed := e.photo.Value(); removed {
			p.Photo = ""
		}
	})
}

// newSharedEditor makes the form for several people. It begins empty; only what is touched is changed.
func newSharedEditor(a *actions, p *program.Program, people []program.ID) *editor {
	e := &editor{actions: a, program: p, people: people, fields: newPersonFields(&program.Person{}, p)}
	fs := e.fields
	e.form = form.New(locale.N("Edit {{.Count}} people", len(people)), nil)
	e.form.SubmitLater = e.submit
	e.form.Note(look.NewParagraph(locale.L("Only the fields that you change are changed, for everyone selected.")))
	e.form.Group(locale.L("section.identity"),
		form.Beside(fs.sharedRole(), fs.Picker("Country", labelOf("Country"), session.CountryOptions(locale.Window()))),
		fs.Text("Affiliation", labelOf("Affiliation")))
	e.form.Group(locale.L("section.award"), e.section(formSection{rows: [][]string{{"AwardYear"}, {"Citation"}}})...)
	e.form.Group(locale.L("section.languages"), fs.sharedAnswer("NeedsInterpreter"))
	travel := e.section(formSection{rows: travelSection.rows})
	for _, stop := range p.Stops {
		travel = append(travel, fs.sharedStay(stop)...)
	}
	e.form.Group(locale.L("section.travel"), travel...)
	var consent []form.Field
	for _, part := range consentParts {
		consent = append(consent, fs.sharedAnswer(part.field))
	}
	e.form.Group(locale.L("section.consent"), consent...)
	return e
}

// submit checks what was typed and passes it to the store. The form stays until the store has it.
func (e *editor) submit(done func(error)) {
	people, err := e.edited()
	switch {
	case err != nil:
		done(err)
	case len(people) == 0:
		e.actions.screen.pane.Close()
	default:
		if err := e.form.Doubt(e.doubts(people)); err != nil {
			done(err)
			return
		}
		s := e.actions.session
		s.Edit(e.label(people), e.write(people), s.Answer(done, func() {
			if e.line == "" {
				e.actions.saved(people)
			}
		}))
	}
}

// doubts are what is unusual about people and was not so before.
func (e *editor) doubts(people []*program.Person) form.Problems {
	found := form.Problems{}
	for _, person := range people {
		var before []program.Record
		if was := e.program.Person(person.ID); was != nil {
			before = append(before, was)
		}
		maps.Copy(found, session.DoubtsOf(e.program, person, before...))
	}
	return found
}

func (e *editor) label(people []*program.Person) string {
	name := locale.Values{"Name": people[0].DisplayName()}
	switch {
	case e.line != "":
		name["Field"] = e.line
		return locale.L("{{.Name}}: {{.Field}}", name)
	case e.new != nil:
		return locale.L("Add {{.Name}}", name)
	case len(people) == 1:
		return locale.L("Edit {{.Name}}", name)
	default:
		return locale.N("Edit {{.Count}} people", len(people))
	}
}

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
		return putPeople(tx, e.program.ID, people)
	}
}

// edited returns the people as the form changes them, from their latest values, or why that cannot be. Nobody is in it
// where nothing changed.
func (e *editor) edited() ([]*program.Person, error) {
	if e.new == nil && e.fields.Changed() == 0 {
		return nil, nil
	}
	latest, err := e.latest()
	if err != nil {
		return nil, err
	}
	people := make([]*program.Person, len(latest))
	for i, person := range latest {
		next := *person
		e.fields.Apply(&next)
		if err := check(&next, len(latest) > 1); err != nil {
			return nil, err
		}
		people[i] = &next
	}
	return people, nil
}

func (e *editor) latest() ([]*program.Person, error) {
	if e.new != nil {
		return []*program.Person{e.new}, nil
	}
	p := e.actions.session.Program()
	people := make([]*program.Person, len(e.people))
	for i, id := range e.people {
		if p == nil || p.ID != e.program.ID || p.Person(id) == nil {
			return nil, errors.New(locale.L("The person has been deleted in the meantime. Undo brings the person " +
				"back; what you typed stays here."))
		}
		people[i] = p.Person(id)
	}
	return people, nil
}

// check returns what is wrong, by field. With several people the message names whom it is about.
func check(person *program.Person, several bool) error {
	found := form.Problems{}
	if err := session.Localized(person.Validate()); err != nil && !errors.As(err, &found) {
		return err
	}
	addMissingDays(found, person)
	isAfter := func(a, b civil.Date) bool { return !a.IsZero() && !b.IsZero() && b.Before(a) }
	for _, stay := range person.Stays {
		prefix := "Stays." + string(stay.Stop)
		if isAfter(stay.From, stay.Until) {
			delete(found, "Stays")
			found[prefix+".Until"] = locale.L("The last day is before the first.")
		}
		if isAfter(stay.EarlyArrival, stay.From) {
			delete(found, "Stays")
			found[prefix+".EarlyArrival"] = locale.L("An early arrival is before the first day.")
		}
		if isAfter(stay.Until, stay.LateDeparture) {
			delete(found, "Stays")
			found[prefix+".LateDeparture"] = locale.L("A late departure is after the last day.")
		}
	}
	if len(found) == 0 {
		return nil
	}
	if several {
		for field, message := range found {
			values := locale.Values{"Name": person.DisplayName(), "Message": message}
			found[field] = locale.L("{{.Name}}: {{.Message}}", values)
		}
	}
	return found
}

// addMissingDays adds flights that have a time without its day.
func addMissingDays(found form.Problems, person *program.Person) {
	for path, at := range map[string]civil.DateTime{
		"Arrival.At": person.Arrival.At, "Departure.At": person.Departure.At,
	} {
		if at.Date.IsZero() && at != (civil.DateTime{}) {
			found[path] = locale.L("Enter the day as well.")
		}
	}
}
