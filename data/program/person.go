package program

import (
	"cmp"

	"laurel/data/civil"
	"laurel/data/locale"
)

// Role is what a person is in the delegation.
type Role string

// The roles, in the order in which rosters list them.
const (
	Awardee     Role = "awardee"
	Interpreter Role = "interpreter"
	Liaison     Role = "liaison"
	Staff       Role = "staff"
	Guest       Role = "guest"
)

// Roles lists the roles in the order in which rosters list them.
func Roles() []Role { return []Role{Awardee, Interpreter, Liaison, Staff, Guest} }

// Name returns what a person in the role is called.
func (r Role) Name(l locale.Language) string { return l.Name("role", string(r)) }

// NameOrder describes which part of a name its owner puts first.
type NameOrder string

// The orders. Khmer, Chinese and Hungarian names put the family first.
const (
	GivenFirst  NameOrder = ""
	FamilyFirst NameOrder = "family-first"
)

// NameOrders lists the orders.
func NameOrders() []NameOrder { return []NameOrder{GivenFirst, FamilyFirst} }

// Name returns what the order is called.
func (o NameOrder) Name(l locale.Language) string {
	return l.Name("name-order", cmp.Or(string(o), "given-first"))
}

// Person is someone in the delegation. Given or Family may be empty (there are people with one name), never both.
type Person struct {
	ID        ID        `json:"id"                          audience:"public"`
	Role      Role      `json:"role"                        audience:"public"`
	Honorific string    `json:"honorific,omitempty"         audience:"public"`
	Given     string    `json:"given,omitempty"             audience:"public"`
	Family    string    `json:"family,omitempty"            audience:"public"`
	Suffix    string    `json:"suffix,omitempty"            audience:"public"` // after the name: PhD, Jr., III
	NameOrder NameOrder `json:"name_order,omitempty"        audience:"public"`
	// Latin letters, as hotels need it
	PassportName    string `json:"passport_name,omitempty"     audience:"partners"`
	OwnName         string `json:"own_name,omitempty"          audience:"public"` // in the person's own script
	OwnNameLanguage string `json:"own_name_language,omitempty" audience:"public"`
	BadgeName       string `json:"badge_name,omitempty"        audience:"public"`
	Pronunciation   string `json:"pronunciation,omitempty"     audience:"participants"`
	// the day on which the badge was last printed; none: a new one is to be printed
	BadgePrinted civil.Date `json:"badge_printed,omitzero"      audience:"participants"`
	// replaces a name that must not be shown
	Alias       string  `json:"alias,omitempty"             audience:"public"`
	Position    string  `json:"position,omitempty"          audience:"public"`
	Affiliation string  `json:"affiliation,omitempty"       audience:"public"`
	Country     Country `json:"country,omitempty"           audience:"public"`
	Nationality Country `json:"nationality,omitempty"       audience:"internal"`
	// as hotels and airlines ask for it
	Gender Gender `json:"gender,omitempty"            audience:"partners"`

	Languages        []Spoken `json:"languages,omitempty"         audience:"public"`
	NeedsInterpreter Answer   `json:"needs_interpreter,omitempty" audience:"partners"`

	Bio      string  `json:"bio,omitempty"             audience:"public"`
	Photo    PhotoID `json:"photo,omitempty"           audience:"public"`
	Citation string  `json:"citation,omitempty"        audience:"public"`
	// in the second language of a certificate in two
	CitationSecond string `json:"citation_second,omitempty" audience:"public"`
	AwardYear      int    `json:"award_year,omitempty"      audience:"public"`

	Phone     string           `json:"phone,omitempty"     audience:"partners"`
	Email     string           `json:"email,omitempty"     audience:"partners"`
	Messenger string           `json:"messenger,omitempty" audience:"internal"`
	Emergency EmergencyContact `json:"emergency,omitzero"  audience:"internal"`

	Diet    Need `json:"diet,omitzero"    audience:"partners"`
	Access  Need `json:"access,omitzero"  audience:"partners"`
	Medical Need `json:"medical,omitzero" audience:"internal"`

	Passport  Passport   `json:"passport,omitzero"   audience:"internal"`
	BirthDate civil.Date `json:"birth_date,omitzero" audience:"internal"`
	Insurance string     `json:"insurance,omitempty" audience:"internal"`
	Arrival   Flight     `json:"arrival,omitzero"    audience:"partners"`
	Departure Flight     `json:"departure,omitzero"  audience:"partners"`
	Bags      int        `json:"bags,omitempty"      audience:"partners"` // pieces of luggage; 0: not known
	Stays     []Stay     `json:"stays,omitempty"     audience:"participants"`

	Consent   Consent `json:"consent,omitzero"    audience:"partners"`
	Notes     string  `json:"notes,omitempty"     audience:"internal"`
	Cancelled bool    `json:"cancelled,omitempty" audience:"partners"` // does not come; the record is kept
}

// Spoken is a language that a person speaks.
type Spoken struct {
	Language string `json:"language"        audience:"public"` // BCP 47
	Level    Level  `json:"level,omitempty" audience:"public"`
}

// Name returns the language with its level: Arabic (native).
func (s Spoken) Name(l locale.Language) string {
	name := l.LanguageName(s.Language)
	if s.Level == "" {
		return name
	}
	return name + " (" + s.Level.Name(l) + ")"
}

// Level is how well someone speaks a language.
type Level string

// The levels, from the highest; the empty Level is "not stated".
const (
	Native  Level = "native"
	Fluent  Level = "fluent"
	Working Level = "working"
	Basic   Level = "basic"
)

// Levels lists the levels from the highest.
func Levels() []Level { return []Level{Native, Fluent, Working, Basic} }

// Name returns what the level is called.
func (l Level) Name(in locale.Language) string { return in.Name("level", string(l)) }

// EmergencyContact is who is called when something happens to a person.
type EmergencyContact struct {
	Name     string `json:"name,omitempty"     audience:"internal"`
	Relation string `json:"relation,omitempty" audience:"internal"`
	Phone    string `json:"phone,omitempty"    audience:"internal"`
}

// Passport is a travel document.
type Passport struct {
	Number string     `json:"number,omitempty" audience:"internal"`
	Expiry civil.Date `json:"expiry,omitzero"  audience:"internal"`
	Visa   string     `json:"visa,omitempty"   audience:"internal"`
}

// Flight is how a person arrives or leaves (or a train). At is local to the place.
type Flight struct {
	At     civil.DateTime `json:"at,omitzero"      audience:"partners"`
	Number string         `json:"number,omitempty" audience:"partners"`
	Place  string         `json:"place,omitempty"  audience:"partners"` // the airport, as IATA code or name
}

// Speaks reports whether the person speaks the language (BCP 47 base language, so that pt-BR fits pt).
func (p *Person) Speaks(language string) bool {
	for _, s := range p.Languages {
		if locale.SameBase(s.Language, language) {
			return true
		}
	}
	return false
}

// Gender is what hotels and airlines ask for: that of the passport (ICAO Doc 9303, part 4: F, M or X).
type Gender string

// The genders; the empty Gender is "not stated".
const (
	Female      Gender = "female"
	Male        Gender = "male"
	Unspecified Gender = "x"
)

// Genders lists the genders in the order of menus, "not stated" first.
func Genders() []Gender { return []Gender{"", Female, Male, Unspecified} }

// Name returns what the gender is called; nothing where none is stated.
func (g Gender) Name(l locale.Language) string {
	if g == "" {
		return ""
	}
	return l.Name("gender", string(g))
}

// ExpiryPath is the path of the day on which a passport ends.
const ExpiryPath = "Passport.Expiry"

// Text writes a flight in one line: AB 123, Washington, 13 June 2026, 09:30.
func (f Flight) Text(l locale.Language) string {
	return locale.Joined(", ", f.Number, f.Place, l.Moment(f.At))
}
