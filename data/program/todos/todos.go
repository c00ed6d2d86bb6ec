// Package todos lists what is missing of a person.
package todos

import (
	"cmp"
	"slices"
	"strings"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// Code names what is missing of a person.
type Code string

// What may be missing.
const (
	Consent         Code = "consent"
	NameConsent     Code = "name-consent"
	PhotoConsent    Code = "photo-consent"
	StoryConsent    Code = "story-consent"
	LatinName       Code = "latin-name"
	Country         Code = "country"
	Languages       Code = "languages"
	NeedInterpreter Code = "need-interpreter"
	NoInterpreter   Code = "no-interpreter"
	Passport        Code = "passport"
	PassportExpired Code = "passport-expired"
	PassportExpires Code = "passport-expires"
	Flights         Code = "flights"
	Arrival         Code = "arrival"
	Departure       Code = "departure"
	Hotel           Code = "hotel"
	Diet            Code = "diet"
	Access          Code = "access"
	Emergency       Code = "emergency"
	Phone           Code = "phone"
	Photo           Code = "photo"
	Citation        Code = "citation"
)

// codes are the codes in the order in which to-dos of one severity are listed.
var codes = []Code{
	Consent, NameConsent, PhotoConsent, StoryConsent, LatinName, Country, Languages,
	NeedInterpreter,
	NoInterpreter, Photo, Citation, Passport, PassportExpired, PassportExpires, Flights,
	Arrival,
	Departure, Hotel, Diet, Access, Emergency, Phone,
}

// The places of severities and codes in the order of to-dos.
var severityPlaces, codePlaces = places(program.Severities()), places(codes)

func places[K comparable](list []K) map[K]int {
	at := make(map[K]int, len(list))
	for i, key := range list {
		at[key] = i
	}
	return at
}

// fields are the paths of the fields in which is done what is not of a single field's description.
var fields = map[Code]string{
	Consent: "Consent.Name", NameConsent: "Consent.Name", PhotoConsent: "Consent.Photo",
	StoryConsent: "Consent.Story", LatinName: "PassportName", NoInterpreter: "NeedsInterpreter",
	Flights: "Arrival.At", Arrival: "Arrival.At", Departure: "Departure.At",
}

// Todo is one thing that is missing of a person.
type Todo struct {
	Code     Code
	Field    string // the path of the person's field in which it is done
	Severity program.Severity
	Expiry   civil.Date // of a passport
	Cities   []string   // whose hotels have not confirmed
	rank     int        // its place among all
}

// Short returns two words for a chip: passport Oct 2026.
func (t Todo) Short(l locale.Language) string {
	return l.Text("todo.chip."+string(t.Code), locale.Values{"Month": l.Date(t.Expiry, locale.ShortMonth)})
}

// Text returns a sentence for whoever asks.
func (t Todo) Text(l locale.Language) string {
	values := locale.Values{"Day": l.Date(t.Expiry, locale.FullDate), "Cities": strings.Join(t.Cities, ", ")}
	return l.Text("todo."+string(t.Code), values)
}

// Of lists what is missing of a person, the gravest first. Of who has cancelled nothing is missing.
func Of(p *program.Program, person *program.Person) []Todo {
	if person.Cancelled {
		return nil
	}
	list := make(todoList, 0, len(codes)/2)
	list.consent(person)
	list.add(LatinName, !program.InLatinLetters(person.LatinName()), program.SeverityWarning)
	needs := person.NeedsInterpreter == program.Yes && len(person.Languages) > 0
	interpreters, _ := p.Interpreting().For(person)
	list.add(NoInterpreter, needs && len(interpreters) == 0, program.SeverityError)
	fields := program.FieldsOf(person)
	for i := range fields {
		f := &fields[i] // it is large
		if code, severity := f.Missing(person.Role); severity != "" && !f.Given(person) {
			list.put(Todo{Code: Code(code), Severity: severity, Field: f.Path})
		}
	}
	list.passport(p, person)
	list.travel(p, person)
	slices.SortFunc(list, func(a, b Todo) int { return a.rank - b.rank })
	return list
}

type todoList []Todo

func (l *todoList) add(code Code, missing bool, severity program.Severity) {
	if missing {
		l.put(Todo{Code: code, Severity: severity, Field: fields[code]})
	}
}

func (l *todoList) put(t Todo) {
	t.rank = severityPlaces[t.Severity]*len(codes) + codePlaces[t.Code]
	*l = append(*l, t)
}

func (l *todoList) consent(person *program.Person) {
	if person.Consent == (program.Consent{}) {
		l.add(Consent, true, program.SeverityWarning)
		return
	}
	l.add(NameConsent, person.Consent.Name == program.Unknown, program.SeverityWarning)
	l.add(PhotoConsent, person.Consent.Photo == program.Unknown, program.SeverityWarning)
	l.add(
		StoryConsent,
		person.Consent.Story == program.Unknown && person.Role == program.Awardee,
		program.SeverityWarning,
	)
}

// passportMonths is how long beyond the visit a passport should last: many countries ask for six months.
const passportMonths = 6

func (l *todoList) passport(p *program.Program, person *program.Person) {
	expiry := person.Passport.Expiry
	switch {
	case expiry.IsZero() || p.End.IsZero():
	case expiry.Before(p.End):
		l.put(Todo{Code: PassportExpired, Severity: program.SeverityError, Field: program.ExpiryPath, Expiry: expiry})
	case expiry.Before(p.End.AddMonths(passportMonths)):
		l.put(Todo{Code: PassportExpires, Severity: program.SeverityWarning, Field: program.ExpiryPath, Expiry: expiry})
	}
}

func (l *todoList) travel(p *program.Program, person *program.Person) {
	severity := program.SeverityHint
	if visits(person) {
		severity = program.SeverityWarning
	}
	// A number or a note is something to go by.
	arrival := p.Travel().FlightOf(person, program.ArrivalPart) == program.Flight{}
	departure := p.Travel().FlightOf(person, program.DeparturePart) == program.Flight{}
	l.add(Flights, arrival && departure, severity)
	l.add(Arrival, arrival && !departure, severity)
	l.add(Departure, !arrival && departure, severity)
	hotel := Todo{Code: Hotel, Severity: program.SeverityHint}
	for _, stop := range p.Stops {
		if stay, _ := person.StayAt(stop.ID); !stay.Absent && stay.Confirmation == "" {
			hotel.Cities = append(hotel.Cities, stop.City)
			hotel.Field = cmp.Or(hotel.Field, "Stays."+string(stop.ID))
		}
	}
	if len(hotel.Cities) > 0 {
		l.put(hotel)
	}
}

// visits reports whether the person is one of those for whom the program is made, who come from abroad.
func visits(p *program.Person) bool { return p.Role == program.Awardee || p.Role == program.Guest }
