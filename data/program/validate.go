package program

import (
	"maps"
	"math"
	"net/mail"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"laurel/data/civil"
	"laurel/data/geo"
	"laurel/data/locale"
	"laurel/data/opening"
)

// LongestText is the most bytes a text field may hold: enough for any bio, too little for a file pasted by mistake.
const LongestText = 64 << 10

// LongestLine is the most letters a text of one line may have, unless its description allows more.
const LongestLine = 300

// longestNeed is the most bytes of a need, which is on cards.
const longestNeed = 2000

// mostBags is the most pieces of luggage of a person; more are a typing error.
const mostBags = 99

// Validate checks the program's own fields, not its records.
func (p *Program) Validate() error {
	return validated(p, func(found problems) {
		found.required("Name", p.Name, "Give the program a name.")
		found.period("Start", "End", p.Start, p.End)
		found.language("Language", string(p.Language))
		for _, s := range p.Award.Signatories {
			found.line("Award.Signatories", s.Name+s.Position+s.PositionSecond, 3*LongestLine)
			found.add(
				"Award.Signatories",
				strings.TrimSpace(s.Name) == "" && strings.TrimSpace(s.Position) == "",
				"Give each signatory a name or a position.",
			)
		}
		found.lists(p.Lists)
		found.letters(p)
		found.themes(p.Themes)
	})
}

// Validate checks the stop.
func (s *Stop) Validate() error {
	return validated(s, func(found problems) {
		found.required("City", s.City, "Give the stop a city.")
		found.add("Zone", !s.Zone.Valid(), "Choose the stop's time zone, such as America/New_York.")
		found.period("From", "Until", s.From, s.Until)
		for i, v := range s.Vehicles {
			found.required("Vehicles", v.Name, "Give each vehicle a name, such as Coach 1.")
			found.line("Vehicles", v.Name, LongestLine)
			found.add(
				"Vehicles",
				slices.ContainsFunc(s.Vehicles[:i], func(other Vehicle) bool { return other.Name == v.Name }),
				"Two vehicles have the same name.",
			)
		}
	})
}

// Validate checks the person.
func (p *Person) Validate() error {
	return validated(p, func(found problems) {
		found.add(
			"Given",
			strings.TrimSpace(p.Given) == "" && strings.TrimSpace(p.Family) == "",
			"Enter a given name or a family name; only one of them may stay empty.",
		)
		found.choice("Role", p.Role, "Choose a role.")
		found.choice("Gender", p.Gender, "Choose a gender, or none.")
		found.add("Bags", p.Bags < 0 || p.Bags > mostBags, "Enter a number of bags from 0 to 99.")
		found.choice("NameOrder", p.NameOrder, "Choose which name comes first.")
		found.add(
			"PassportName",
			!InLatinLetters(p.PassportName),
			"Enter the passport name in Latin letters, as hotels need it.",
		)
		found.spoken("Languages", p.Languages)
		found.add(
			"AwardYear",
			p.AwardYear != 0 && (p.AwardYear < 1900 || p.AwardYear > 2999),
			"Enter the award’s year with four digits.",
		)
		found.email("Email", p.Email)
		for i, stay := range p.Stays {
			found.add("Stays", !stay.Stop.Valid(), "A stay belongs to no stop.")
			twice := slices.ContainsFunc(p.Stays[:i], func(other Stay) bool { return other.Stop == stay.Stop })
			found.add("Stays", twice, "There are two stays at the same stop; keep one.")
			found.period("Stays", "Stays", stay.From, stay.Until)
			found.period("Stays", "Stays", stay.EarlyArrival, stay.From)
			found.period("Stays", "Stays", stay.Until, stay.LateDeparture)
			found.period("Stays", "Stays", stay.EarlyArrival, stay.LateDeparture)
			found.add("Stays", !slices.Contains(RoomTypes(), stay.RoomType), "Choose the type of the room, or none.")
			found.add("Stays", stay.SharesWith == p.ID && p.ID != "", "People cannot share a room with themselves.")
		}
	})
}

// Validate checks the organisation.
func (o *Organisation) Validate() error {
	return validated(o, func(found problems) {
		found.required("Name", o.Name, "Give the organisation a name.")
		for _, h := range o.Opening {
			found.add(
				"Opening",
				h.Days == (opening.Weekdays{}) || !h.From.Valid() || !h.Until.Valid(),
				"Enter the opening hours like Mon–Fri 09:00–17:00.",
			)
		}
	})
}

// Validate checks the contact.
func (c *Contact) Validate() error {
	return validated(c, func(found problems) {
		found.required("Name", c.Name, "Give the contact a name.")
		found.add("Organisation", !c.Organisation.Valid(), "Choose the contact's organisation.")
		found.email("Email", c.Email)
		found.spoken("Languages", c.Languages)
	})
}

// Validate checks the meeting.
func (m *Meeting) Validate() error {
	return validated(m, func(found problems) {
		found.add("Stop", !m.Stop.Valid(), "Choose the stop of the meeting.")
		found.choice("Kind", m.Kind, "Choose what kind of item this is.")
		found.required("Title", m.Title, "Give the meeting a title.")
		found.add("Start", m.Start.IsZero() || !m.Start.Valid(), "Enter the day and time when it starts.")
		found.add("End", m.End.IsZero() || !m.End.Valid(), "Enter the day and time when it ends.")
		found.add(
			"End",
			m.End.Before(m.Start),
			"It ends before it starts. If it runs past midnight, give it the next day's date.",
		)
		found.attendance(m.Attendance)
	})
}

// Validate checks the takeaway.
func (t *Takeaway) Validate() error {
	return validated(t, func(found problems) {
		found.required("Text", t.Text, "Enter what was learned.")
		found.choice("Kind", t.Kind, "Choose what kind of takeaway this is.")
		found.add(
			"FollowUpState",
			t.FollowUpState != "" && !slices.Contains(FollowUpStates(), t.FollowUpState),
			"Choose the status of the follow-up.",
		)
		found.party("FollowUpOwner", t.FollowUpOwner)
		found.tags("Tags", t.Tags)
	})
}

// Validate checks the finding.
func (f *Finding) Validate() error {
	return validated(f, func(found problems) {
		found.required("Text", f.Text, "Enter what the takeaways have in common.")
		found.choice("Kind", f.Kind, "Choose what kind of takeaway this is.")
		for i, id := range f.Sources {
			found.add(
				"Sources",
				!id.Valid() || slices.Contains(f.Sources[:i], id),
				"A takeaway is named twice or not at all.",
			)
		}
	})
}

// tags wants words that are not empty, each once.
func (p problems) tags(field string, tags []string) {
	for i, tag := range tags {
		p.add(field, strings.TrimSpace(tag) == "", "A tag is empty.")
		p.add(field, slices.Contains(tags[:i], tag), "A tag appears twice.")
	}
}

// ValueOf is the struct that a record points to.
func ValueOf(record Record) reflect.Value { return reflect.ValueOf(record).Elem() }

// validated returns what is wrong with a record by the checks of its kind, by its identifier and by the type of each
// value.
func validated(record Record, check func(found problems)) error {
	found := problems{}
	found.add("ID", !record.RecordID().Valid(), "The record has no valid identifier.")
	check(found)
	found.values(record)
	return found.asError(record)
}

func (p problems) required(field, text, message string) {
	p.add(field, strings.TrimSpace(text) == "", message)
}

// choice wants one of the values of its type; elsewhere none is allowed as well.
func (p problems) choice(field string, value Named, message string) {
	p.add(field, !slices.Contains(choicesOf[reflect.TypeOf(value)], value), message)
}

// values checks every value of a record by its type, wherever it is in it, unless the field has a problem already. The
// problem of a value in a list is one of the list.
func (p problems) values(record Record) {
	fields := FieldsOf(record)
	for i := range fields {
		switch f := &fields[i]; {
		case f.IsTag:
			p.language(f.Path, f.in(record).String())
		case f.most > 0:
			p.line(f.Path, f.in(record).String(), f.most)
		}
	}
	p.valuesIn(ValueOf(record), "")
}

// valuesIn checks the values of a struct; those that are zero are right in each type.
func (p problems) valuesIn(record reflect.Value, path string) {
	for _, f := range checkedIn(record.Type(), path) {
		switch field := record.Field(f.index); {
		case field.IsZero():
		case f.isText:
			p.text(f.path, field.String())
		default:
			p.value(field, f.path)
		}
	}
}

// checkedField is a field of a struct that is checked.
type checkedField struct {
	index  int
	path   string // from the record
	isText bool   // it is a string and nothing else
}

// checkedPlace is a struct within a record, which the fields of its type are kept for.
type checkedPlace struct {
	kind reflect.Type
	path string
}

var checkedFields sync.Map // []checkedField by checkedPlace

// checkedIn lists the fields of a struct at a path of a record.
func checkedIn(kind reflect.Type, path string) []checkedField {
	if known, is := checkedFields.Load(checkedPlace{kind, path}); is {
		return known.([]checkedField)
	}
	var fields []checkedField
	for i := range kind.NumField() {
		if f := kind.Field(i); f.IsExported() {
			fields = append(fields, checkedField{
				i, strings.TrimPrefix(path+"."+f.Name, "."), f.Type == reflect.TypeFor[string](),
			})
		}
	}
	checkedFields.Store(checkedPlace{kind, path}, fields)
	return fields
}

//nolint:gocyclo // one case for each type of a field
func (p problems) value(field reflect.Value, path string) {
	switch v := field.Interface().(type) {
	case Frozen:
		return // an edition, which Release.Validate reads
	case civil.Date:
		p.add(path, !v.IsZero() && !v.Valid(), "This date does not exist.")
		return
	case civil.DateTime:
		p.add(path, !v.IsZero() && !v.Valid(), "This date and time do not exist.")
		return
	case geo.Position:
		p.position(path, v)
	case Answer:
		p.add(path, !v.Valid(), "Answer yes or no, or leave it open.")
	case Need:
		p.add(path, v.Text != "" && !v.Answered, "A need that is written down counts as answered.")
		p.line(path, v.Text, longestNeed)
		p.text(path, v.Text)
		return
	case int:
		p.add(path, v < 0 || v > 9999, "Enter a number from 0 to 9999.")
	case locale.Language:
		p.language(path, string(v))
	case Country:
		p.add(path, v != "" && !v.Valid(), "Choose the country from the list.")
	case Named:
		p.add(path, !field.IsZero() && !slices.Contains(choicesOf[field.Type()], v), "Choose one from the list.")
	}
	switch {
	case field.Kind() == reflect.String:
		p.text(path, field.String())
	case field.Kind() == reflect.Struct:
		p.valuesIn(field, path)
	case field.Kind() == reflect.Slice && field.Type().Elem().Kind() == reflect.String:
		for i := range field.Len() {
			p.text(path, field.Index(i).String())
		}
	case field.Kind() == reflect.Slice && field.Type().Elem().Kind() == reflect.Struct:
		for i := range field.Len() {
			element := problems{}
			element.valuesIn(field.Index(i), "")
			for _, within := range slices.Sorted(maps.Keys(element)) {
				p.add(path, true, element[within])
			}
		}
	}
}

// line wants a text of at most so many letters.
func (p problems) line(field, text string, most int) {
	if len(text) <= most || utf8.RuneCountInString(text) <= most {
		return
	}
	message := "This is too long: use at most 300 characters."
	if most > LongestLine {
		message = "This is too long: use at most 2,000 characters."
	}
	p.add(field, true, message)
}

func (p problems) text(field, text string) {
	p.add(field, len(text) > LongestText, "This text is too long; keep it under 65536 characters.")
	p.add(
		field,
		!utf8.ValidString(text) || strings.ContainsRune(text, 0),
		"This text has characters that cannot be read; type it again.",
	)
}

func (p problems) period(from, until string, start, end civil.Date) {
	p.add(until, !start.IsZero() && !end.IsZero() && end.Before(start), "The last day is before the first.")
}

func (p problems) language(field, tag string) {
	p.add(field, tag != "" && !locale.Valid(tag), "This is not a language code such as ar or pt-BR.")
}

func (p problems) spoken(field string, languages []Spoken) {
	for _, s := range languages {
		p.add(field, !locale.Valid(s.Language), "One of these is not a language code such as ar or pt-BR.")
		p.add(field, s.Level != "" && !slices.Contains(Levels(), s.Level), "Choose the level from the list.")
	}
}

func (p problems) email(field, address string) {
	if address == "" {
		return
	}
	parsed, err := mail.ParseAddress(address)
	p.add(field, err != nil || parsed.Address != address, "This is not an e-mail address like name@example.org.")
}

func (p problems) position(field string, at geo.Position) {
	onEarth := math.Abs(at.Latitude) <= 90 && math.Abs(at.Longitude) <= 180 // false for what is no number
	p.add(field, !onEarth, "Latitude runs from -90 to 90 degrees, longitude from -180 to 180.")
	p.add(
		field,
		!at.Known && (at.Latitude != 0 || at.Longitude != 0),
		"A position that is written down counts as known.",
	)
}

// Fault is what is wrong with one record of a program.
type Fault struct {
	Record Record
	Err    error // usually an *Invalid
}

// Error names the record and what is wrong.
func (f Fault) Error() string { return kindName(f.Record) + " " + f.Err.Error() }

// Unwrap is what is wrong.
func (f Fault) Unwrap() error { return f.Err }

// ValidateAll validates the program and every record in it, and adds what no record can know by itself: two records
// with one identifier, and records that name one that is not there. Photos are not looked for. The faults come in the
// order of Records.
func (p *Program) ValidateAll() []Fault { return p.ValidateThose(func(Record) bool { return true }) }

// ValidateThose is ValidateAll of which only some records are checked by themselves.
func (p *Program) ValidateThose(checked func(Record) bool) []Fault {
	var faults []Fault
	records := p.Records()
	kinds := make(map[ID]string, len(records))
	for _, r := range records {
		kinds[r.RecordID()] = KindOf(r)
	}
	seen := make(map[ID]Record, len(records))
	for _, r := range records {
		if checked(r) {
			if err := r.Validate(); err != nil {
				faults = append(faults, Fault{r, err})
			}
		}
		found := problems{}
		if first, twice := seen[r.RecordID()]; twice {
			found.add("ID", true, "It has the same identifier as the "+describe(first)+".")
		}
		seen[r.RecordID()] = r
		for _, reference := range ReferencesOf(r) {
			for _, id := range reference.IDs {
				missing := id != "" && reference.To != PhotoKind && kinds[id] != reference.To
				found.add(reference.Field, missing, reference.Message)
			}
		}
		if response, is := r.(*Response); is && response.Person != "" {
			form := p.Form(response.Form)
			found.add("Person", form != nil && form.Anonymous, notAnonymous)
		}
		if err := found.asError(r); err != nil {
			faults = append(faults, Fault{r, err})
		}
	}
	return faults
}
