package table

import (
	"cmp"
	"strconv"

	"laurel/data/civil"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/program"
)

// contacts turns rows into contacts and their organisations.
func (t *table) contacts(lines []line) {
	for _, l := range lines {
		languages, _ := value.Spoken(l.text("languages"))
		c := source.Contact{
			Place: l.Place, Identity: l.whole("id"), Organisation: l.text("organisation"), Address: l.text("address"), Website: l.text("website"),
			Says: program.Contact{
				Honorific: l.name(
					"honorific",
				), Name: value.Line(cmp.Or(l.text("name"), l.text("given")+" "+l.text("family"))),
				Title: l.name("title"), Phone: l.whole("phone"), Notes: l.text("notes"), Languages: languages,
			},
		}
		c.ReadEmail(l.text("email"), &t.Remarks)
		t.AddContact(c)
	}
}

// roster turns rows into people.
func (t *table) roster(p part, lines []line, dates *value.Dates) {
	for _, l := range lines {
		r := row{part: p, line: l, person: source.Person{Place: l.Place, Identity: l.whole("id")}}
		r.person.Whole = value.Line(cmp.Or(l.text("name"), l.text("itinerary-name"), l.text("passport-name")))
		r.readTexts()
		if isTotal(cmp.Or(r.person.Whole, r.person.Says.Given, r.person.Says.Family)) {
			t.Problem(l.Place, r.person.Record(), value.Text("This row is a total; it is not read."))
			continue
		}
		r.person.ReadEmail(p.at(l, "email"), l.text("email"))
		r.readDates(dates)
		r.readCodes()
		r.readLanguages()
		t.AddPerson(r.person)
	}
	if !p.has("role") {
		t.NoteNoRoles()
	}
}

// row is one row of a roster on its way to a person.
type row struct {
	person source.Person
	part
	line
}

func (r *row) readTexts() {
	p := &r.person.Says
	p.Given = r.line.name("given")
	p.Family = r.line.name("family")
	for field, to := range map[string]*string{
		"honorific": &p.Honorific, "badge-name": &p.BadgeName, "alias": &p.Alias, "own-name": &p.OwnName, "passport-name": &p.PassportName, "pronunciation": &p.Pronunciation, "position": &p.Position,
		"affiliation": &p.Affiliation, "citation": &p.Citation, "bio": &p.Bio, "phone": &p.Phone, "messenger": &p.Messenger,
		"emergency-name": &p.Emergency.Name, "emergency-relation": &p.Emergency.Relation, "emergency-phone": &p.Emergency.Phone,
		"passport-number": &p.Passport.Number, "visa": &p.Passport.Visa, "insurance": &p.Insurance, "notes": &p.Notes,
		"arrival-flight": &p.Arrival.Number, "arrival-place": &p.Arrival.Place,
		"departure-flight": &p.Departure.Number, "departure-place": &p.Departure.Place,
	} {
		*to = r.whole(field)
	}
}

// ignore adds the remark that a text cannot be read as its field.
func (r *row) ignore(field, text string) { r.person.Ignore(r.at(r.line, field), field, text) }

func (r *row) readDates(dates *value.Dates) {
	p := &r.person.Says
	for field, to := range map[string]*civil.Date{"birth-date": &p.BirthDate, "passport-expiry": &p.Passport.Expiry} {
		text := r.text(field)
		day, _, err := dates.Day(text)
		if err != nil && text != "" {
			r.ignore(field, text)
		}
		*to = day
	}
	for field, to := range map[string]*civil.DateTime{"arrival": &p.Arrival.At, "departure": &p.Departure.At} {
		text := r.text(field)
		day, at, err := dates.Day(text)
		if err != nil && text != "" {
			r.ignore(field, text)
		}
		to.Date = day
		if at != nil {
			to.Clock = *at
		}
	}
	if text := r.whole("award-year"); text != "" {
		if year, err := strconv.Atoi(text); err == nil && year > 1900 && year < 3000 {
			p.AwardYear = year
		} else {
			r.ignore("award-year", text)
		}
	}
}

func (r *row) readCodes() {
	p := &r.person.Says
	readCode(r, "role", &p.Role, roleOf)
	readCode(r, "country", &p.Country, value.Country)
	readCode(r, "nationality", &p.Nationality, value.Country)
	for field, to := range map[string]*program.Answer{
		"needs-interpreter": &p.NeedsInterpreter, "consent-name": &p.Consent.Name, "consent-photo": &p.Consent.Photo,
		"consent-story": &p.Consent.Story,
	} {
		if !value.Is("unasked", r.text(field)) {
			readCode(r, field, to, answerOf)
		}
	}
	for field, to := range map[string]*program.Need{"diet": &p.Diet, "access": &p.Access, "medical": &p.Medical} {
		switch text := r.text(field); {
		case text == "" || value.Is("unasked", text):
		case text == "-" || value.Is("without-need", text):
			*to = program.Need{Answered: true}
		default:
			*to = program.Need{Answered: true, Text: text}
		}
	}
	if text := r.text("cancelled"); text != "" {
		p.Cancelled = answerOf(text) != program.No
		r.person.Comes = !p.Cancelled
	}
}

func (r *row) readLanguages() {
	spoken, unknown := value.Spoken(r.text("languages"))
	for _, name := range unknown {
		r.ignore("languages", name)
	}
	r.person.Says.Languages = spoken
}

func roleOf(text string) program.Role     { return value.Meaning[program.Role]("role", text) }
func answerOf(text string) program.Answer { return value.Meaning[program.Answer]("answer", text) }

// readCode reads a word of the domain; a text that is none is left out with a remark.
func readCode[W ~string](r *row, field string, to *W, find func(string) W) {
	text := r.text(field)
	if *to = find(text); *to == "" && text != "" {
		r.ignore(field, text)
	}
}
