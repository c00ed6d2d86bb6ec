package source

import (
	"cmp"
	"regexp"
	"strings"

	"laurel/data/civil"
	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/program"
)

// Item is one entry of a foreign schedule.
type Item struct {
	Place    Place
	Row      Row             // Text is nil: it comes from no table
	Dates    *value.Dates    // how its dates are read; nil: it comes from no table
	Fault    error           // why it cannot come in as it is
	Identity string          // the foreign one; empty: its title and day are all there is
	Unique   bool            // the identity is unique everywhere: a calendar's UID, a guid
	Fields   program.Meeting // what the file has of the meeting itself

	When         When
	Stop         string // the city, when the file has it
	Zone         string // the name of the time zone, for a stop that is made
	Organisation string
	Page         string         // a page about it, which may be no link to it
	Presumed     program.Status // of a new meeting only: in calendars everything is "confirmed"
	Cancelled    bool
	Who
}

// Who is who comes to an item.
type Who struct {
	Contacts     []Contact
	Attendees    []string // names or e-mail addresses of people of the program
	Interpreters []string
}

// Subject implements Subject.
func (it *Item) Subject() (Place, *value.Message) {
	return it.Place, Record("meeting", it.Fields.Title)
}

// When is from when to when something is.
type When struct {
	Start, End value.Moment
	EndGuessed bool // an end that is known is kept
}

// Minutes returns how long it lasts by the wall clock.
func (w When) Minutes() int { return w.End.Local.MinutesSince(w.Start.Local) }

// Contact is someone at an organisation, or who speaks at an item.
type Contact struct {
	Place        Place
	Row          Row
	Fault        error           // why they cannot come in as they are
	Ref          string          // by which one of Laurel's lists names them, or their organisation; may be empty
	Identity     string          // the foreign one; may be empty
	Fields       program.Contact // what the file has of them; zero fields: nothing
	Organisation string          // its name; may be empty
	Address      string          // of the organisation
	Website      string
	Remarks      Remarks // what of that cannot be read
}

// Subject implements Subject.
func (c *Contact) Subject() (Place, *value.Message) { return c.Place, Record("contact", c.Fields.Name) }

// Person is someone of the delegation.
type Person struct {
	Row
	Dates    *value.Dates
	Fault    error          // why they cannot come in as they are
	Ref      string         // by which one of Laurel's lists names them; may be empty
	Identity string         // the foreign one; may be empty
	Whole    string         // the whole name as it is written; may be empty
	Split    bool           // given and family name were guessed from it
	Ordered  bool           // the file has which name comes first
	Fields   program.Person // what the file has of them; zero fields: nothing
	Comes    bool           // the file has it that they come
	Remarks  Remarks        // what of that cannot be read
}

// Subject implements Subject.
func (p *Person) Subject() (Place, *value.Message) { return p.Place, Record("person", p.called()) }

// called is what the file has of the name, on one line.
func (p *Person) called() string {
	return cmp.Or(p.Whole, value.Line(p.Fields.Given+" "+p.Fields.Family))
}

// Row is one row of a roster or of a list of contacts, or one card.
type Row struct {
	Place Place
	List  string                            // of Laurel's own lists, which it comes back in; empty: none, or the roster
	Text  func(field string) string         // by the field's key; see program.Field
	At    func(field string) (column Place) // where the field is; nil: somewhere at Place

	FamilyFirst bool // the heading of the whole names has the family name first
}

// ignored adds the remark that a text of a record, which has a name, cannot be read as its field.
func (r Row) ignored(remarks *Remarks, kind Kind, name string) Ignored {
	return func(field, text string, reason error) {
		at := r.Place
		if r.At != nil {
			at = r.At(field)
		}
		about := About{at, Record(recordOf[kind], name)}
		switch partly, is := reason.(Partly); { //nolint:errorlint // reasons are not wrapped
		case is:
			remarks.Fault(about, partly.Message)
		case field == "email" && reason == nil:
			remarks.Problem(about, `"{{.Text}}" is not an e-mail address and is left out.`, "Text", text)
		case reason != nil:
			remarks.Problem(about, "{{.Reason}}; the person is imported without {{.Field}}.",
				"Reason", reason, "Field", FieldName(kind, field))
		default:
			remarks.Problem(about, `"{{.Text}}" cannot be read as {{.Field}}; the person is imported without it.`,
				"Text", value.Line(text), "Field", FieldName(kind, field))
		}
		remarks.Problems[len(remarks.Problems)-1].Field = field
	}
}

// AddPerson adds someone to the file; without a name they are at fault.
func (f *File) AddPerson(r Row, dates *value.Dates) { f.People = append(f.People, personOf(r, dates)) }

// Renamed returns the person as the row would have it with fields under other names, by the fields: of one of Laurel's
// own lists the time, the flight and the place are those of an arrival, or of a departure.
func (p *Person) Renamed(names map[string]string) *Person {
	row := p.Row
	row.Text = func(field string) string { return p.Row.Text(cmp.Or(names[field], field)) }
	if p.Row.At != nil {
		row.At = func(field string) Place { return p.Row.At(cmp.Or(names[field], field)) }
	}
	next := personOf(row, p.Dates)
	for i := range next.Remarks.Problems {
		problem := &next.Remarks.Problems[i]
		problem.Field = cmp.Or(names[problem.Field], problem.Field)
	}
	return next
}

// Wrong adds the remark that a text of the row cannot be read as a field.
func (p *Person) Wrong(field, text string, reason error) {
	p.Row.ignored(&p.Remarks, Roster, p.called())(field, text, reason)
}

func personOf(row Row, dates *value.Dates) *Person {
	r := row
	if row.Text("ref") != "" {
		r.Text = row.withoutDashes
	}
	p := &Person{
		Row: row, Dates: dates, Ref: r.Text("ref"), Identity: value.Whole(r.Text("id")),
		Comes: r.Text("cancelled") != "",
		Whole: cmp.Or(nameText(r, "name"), nameText(r, "itinerary-name"), nameText(r, "passport-name")),
	}
	p.Fields.Given, p.Fields.Family = nameText(r, "given"), nameText(r, "family")
	ignored := r.ignored(&p.Remarks, Roster, p.called())
	for _, field := range []string{"name", "given", "family"} {
		if text := r.Text(field); value.ErrorValue(text) {
			ignored(field, text, errorValue(text))
		} else if value.LostLetter(text) {
			reason := value.Text(`A letter of "{{.Text}}" is lost in the file; correct it.`, "Text", text)
			ignored(field, text, Partly{reason})
		}
	}
	for _, field := range []string{"name", "given", "family"} {
		text := r.Text(field)
		if value.MoreThanName(text) {
			reason := value.Text(`"{{.Text}}" has more than a name; correct it.`, "Text", value.Line(text))
			ignored(field, text, Partly{reason})
		}
		if field != "family" && value.SeveralPeople(text) {
			reason := value.Text(`"{{.Text}}" may be several people; put each one in a separate row.`,
				"Text", value.Line(text))
			ignored(field, text, Partly{reason})
		}
	}
	given, family := p.Fields.Given, p.Fields.Family
	Fill(&p.Fields, withReach(withValidity(p.texts(r, ignored), dates)), dates, ignored)
	p.passport(r.Text("passport-issued"), dates, ignored)
	p.emergency()
	p.name(given, family, r.Text("position") != "", ignored)
	switch status := value.Line(r.Text("status")); {
	case value.Is("not-coming", status):
		p.Fields.Cancelled = true
	case status != "" && !value.Is("coming", status) && !value.Absent(status):
		ignored("status", status, nil)
	}
	p.Comes = p.Comes && !p.Fields.Cancelled
	return p
}

// nameText returns the text of a name, which is none where it is an error of a spreadsheet or means nothing.
func nameText(r Row, field string) string {
	text := value.Line(r.Text(field))
	if value.ErrorValue(text) || value.Absent(text) {
		return ""
	}
	return text
}

// name divides the name into its parts, of what else is known of the person.
func (p *Person) name(given, family string, hasPosition bool, ignored Ignored) {
	f := &p.Fields
	parts := value.Parted(given, family, f)
	if p.Split = given+family == ""; p.Split {
		divide := value.DivideName
		if p.Row.FamilyFirst {
			divide = value.DivideListed
		}
		parts = divide(p.Whole, f)
	}
	if parts.Unsure && p.Ref == "" {
		ignored("name", p.Whole, Partly{value.Text(
			`Nothing shows which part of "{{.Text}}" is the family name; check whether "{{.Family}}" is right.`,
			"Text", p.Whole, "Family", parts.Family)})
	}
	if parts.Given+parts.Family == "" && p.Ref == "" {
		p.Fault = value.Text("It has no name.")
	}
	f.Given, f.Family = parts.Given, parts.Family
	f.Honorific = value.JoinHonorifics(value.Line(f.Honorific), parts.Honorific)
	f.Suffix = cmp.Or(value.Line(f.Suffix), parts.Suffix)
	p.Ordered = f.NameOrder != "" || p.Row.Text("name-order") != ""
	if !p.Ordered {
		f.NameOrder = parts.Order
	}
	if parts.Position != "" {
		p.moved("name", parts.Position, hasPosition, ignored)
	}
}

// texts returns the texts of the row by field, after those that belong to other fields have their places: a flight's
// time and airport, a position in the column of roles or of honorifics.
func (p *Person) texts(r Row, ignored Ignored) func(field string) string {
	texts := map[string]string{}
	text := func(field string) string {
		if own, is := texts[field]; is {
			return own
		}
		return r.Text(field)
	}
	for _, travel := range []string{"arrival", "departure"} {
		flight(texts, text, travel)
	}
	hasPosition := r.Text("position") != ""
	if role := r.Text("role"); role != "" && !value.Absent(role) && !value.ErrorValue(role) && value.Role(role) == "" &&
		!hasPosition {
		texts["role"] = ""
		texts["position"] = role
		hasPosition = true
		ignored("role", role, movedTo("role", role))
	}
	if languages := value.LanguagesOfRole(r.Text("role")); r.Text("languages") == "" {
		texts["languages"] = languages
	}
	if answer, language := interpretedFrom(r.Text("needs-interpreter")); language != "" && text("languages") == "" {
		texts["needs-interpreter"], texts["languages"] = answer, language
	}
	if title := r.Text("honorific"); !hasPosition && (value.IsPosition(title) || value.IsNoHonorific(title)) {
		texts["honorific"], texts["position"] = "", title
		ignored("honorific", title, movedTo("honorific", title))
	}
	return text
}

// interpretedFrom parts an answer about an interpreter that names the language: Yes, Arabic.
func interpretedFrom(text string) (answer, language string) {
	answer, language, _ = strings.Cut(text, ",")
	if spoken, wrong := value.Spoken(language); len(spoken) == 0 || len(wrong) > 0 {
		return text, ""
	}
	return answer, language
}

// withReach parts a telephone number and an e-mail address that are in one cell.
func withReach(text func(field string) string) func(field string) string {
	both := text("phone")
	if !strings.Contains(both, "@") || text("email") != "" {
		return text
	}
	who, phone, email := value.Reached(both)
	if who != "" { // Office 020 555 0101
		phone = strings.Trim(value.Line(strings.ReplaceAll(both, email, "")), " ,;/")
	}
	return func(field string) string {
		switch field {
		case "phone":
			return phone
		case "email":
			return both
		}
		return text(field)
	}
}

// passportNumber is the number of a passport with something after it.
var passportNumber = regexp.MustCompile(`^([A-Z]{0,3} ?\d[\dA-Z]{4,10})[^\pL\d]+(\D*)(\d.*?)\)?$`)

// withValidity parts the number of a passport from the day until which it is valid, where that has no column.
func withValidity(text func(field string) string, dates *value.Dates) func(field string) string {
	parts := passportNumber.FindStringSubmatch(value.Line(text("passport-number")))
	if parts == nil || text("passport-expiry") != "" {
		return text
	}
	if _, err := dates.Of("passport-expiry", parts[3]); err != nil {
		return text
	}
	return func(field string) string {
		switch field {
		case "passport-number":
			return parts[1]
		case "passport-expiry":
			return parts[3]
		}
		return text(field)
	}
}

// moved sets the position to a text where no column has one, and remarks it.
func (p *Person) moved(field, text string, hasPosition bool, ignored Ignored) {
	if !hasPosition && p.Fields.Position == "" {
		p.Fields.Position = text
	}
	ignored(field, text, movedTo(field, text))
}

func movedTo(field, text string) error {
	return Partly{value.Text(`"{{.Text}}" is not a {{.Field}}; it is imported as the position.`,
		"Text", value.Line(text), "Field", FieldName(Roster, field))}
}

// flight parts the text of a flight that has its time or its airport with it, where they have no column of their own.
func flight(texts map[string]string, text func(field string) string, travel string) {
	for _, field := range []string{travel + "-flight", travel} {
		found, ok := value.FlightIn(text(field))
		if !ok {
			continue
		}
		own := text(travel)
		if field == travel {
			own = ""
		}
		clock, place := found.Arrives()
		if travel == "departure" {
			clock, place = found.Departs()
		}
		texts[travel+"-flight"] = found.Number
		if !strings.Contains(own, ":") {
			texts[travel] = value.Line(cmp.Or(own, found.Day) + " " + clock)
		}
		if place != "" && text(travel+"-place") == "" {
			texts[travel+"-place"] = place
		}
		return
	}
}

// passport leaves out the end of a passport that is before the day on which it was issued, or the person was born.
func (p *Person) passport(issued string, dates *value.Dates, ignored Ignored) {
	expiry := &p.Fields.Passport.Expiry
	found, err := dates.Of("passport-issued", issued)
	if born := p.Fields.BirthDate; err == nil && found.Day.Before(born) {
		ignored("birth-date", born.String(),
			value.Text("the passport was issued before that, on {{.Day}}", "Day", found.Day))
		p.Fields.BirthDate = civil.Date{}
	}
	first := p.Fields.BirthDate
	if err == nil && first.Before(found.Day) {
		first = found.Day
	}
	if !expiry.IsZero() && !first.Before(*expiry) {
		ignored("passport-expiry", expiry.String(),
			value.Text("the passport ends before it was issued, on {{.Day}}", "Day", first))
		*expiry = civil.Date{}
	}
}

// emergency parts the contact for emergencies where one cell has name, relation and telephone.
func (p *Person) emergency() {
	e := &p.Fields.Emergency
	name, relation, phone := value.EmergencyContact(e.Name)
	if phone == "" && relation == "" || phone != "" && e.Phone != "" || relation != "" && e.Relation != "" {
		return
	}
	*e = program.EmergencyContact{Name: name, Relation: cmp.Or(e.Relation, relation), Phone: cmp.Or(e.Phone, phone)}
}

// withoutDashes returns a text of the row of one of Laurel's own lists, in which a dash removes what is there.
func (r Row) withoutDashes(field string) string {
	if text := r.Text(field); len(text) > len("—") || strings.Trim(text, "-–— ") != "" {
		return text
	}
	return ""
}

// NoteNoRoles notes that the file has no roles.
func (f *File) NoteNoRoles() {
	f.Note("No column has roles: new people are imported as awardees.")
}

// AddContact adds a contact to the file: someone, or an organisation as a whole. Without a name they are at fault.
func (f *File) AddContact(r Row) { f.Contacts = append(f.Contacts, contactOf(r)) }

func contactOf(r Row) Contact {
	row := r
	if r.Text("ref") != "" {
		r.Text = row.withoutDashes
	}
	c := Contact{
		Place: r.Place, Row: row, Ref: r.Text("ref"), Identity: value.Whole(r.Text("id")),
		Organisation: r.Text("organisation"), Address: r.Text("address"), Website: r.Text("website"),
	}
	given, family := r.Text("given"), r.Text("family")
	name := value.Line(cmp.Or(r.Text("name"), given+" "+family))
	isForList := strings.Contains(name, "@") || family != "" && strings.HasPrefix(name, family+",")
	if isForList && given != "" { // Ana Prova (ana@example.org); Prova, Ana
		name = value.Line(given + " " + family)
	}
	if c.Ref == "" {
		name = cmp.Or(name, value.Line(c.Organisation))
	}
	if name == "" && c.Ref == "" {
		c.Fault = value.Text("It has no name.")
	}
	Fill(&c.Fields, withReach(r.Text), nil, r.ignored(&c.Remarks, Contacts, name))
	honorific, name := value.WithoutHonorific(name)
	c.Fields.Name = name
	c.Fields.Title = value.Line(c.Fields.Title)
	if c.Fields.Title == "" && strings.HasSuffix(name, ")") { // Ana Prova (president)
		one := value.Speakers(name, true)
		if len(one) == 1 && one[0].Position != "" && one[0].Organisation == "" {
			c.Fields.Name, c.Fields.Title = one[0].Name, one[0].Position
		}
	}
	if value.IsHonorific(c.Fields.Title) { // Mme in a column of titles
		honorific, c.Fields.Title = value.JoinHonorifics(c.Fields.Title, honorific), ""
	}
	c.Fields.Honorific = value.JoinHonorifics(value.Line(c.Fields.Honorific), honorific)
	return c
}

// recordOf is the record of which a kind of file mostly is, as the catalogue names it.
var recordOf = map[Kind]string{Schedule: "meeting", Roster: "person", Contacts: "contact"}

// FieldName is what people call a field of a kind of table.
func FieldName(kind Kind, field string) *value.Message {
	if own := "field." + recordOf[kind] + "." + field; locale.English.Has(own) {
		return value.Text(own)
	}
	return value.Text("field." + field)
}
