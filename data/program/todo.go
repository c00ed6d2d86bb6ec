package program

import (
	"cmp"
	"slices"
	"strings"

	"laurel/data/civil"
	"laurel/data/locale"
)

// TodoCode names what is missing of a person.
type TodoCode string

// What may be missing.
const (
	TodoConsent         TodoCode = "consent"
	TodoNameConsent     TodoCode = "name-consent"
	TodoPhotoConsent    TodoCode = "photo-consent"
	TodoStoryConsent    TodoCode = "story-consent"
	TodoLatinName       TodoCode = "latin-name"
	TodoCountry         TodoCode = "country"
	TodoLanguages       TodoCode = "languages"
	TodoNeedInterpreter TodoCode = "need-interpreter"
	TodoNoInterpreter   TodoCode = "no-interpreter"
	TodoPassport        TodoCode = "passport"
	TodoPassportExpired TodoCode = "passport-expired"
	TodoPassportExpires TodoCode = "passport-expires"
	TodoFlights         TodoCode = "flights"
	TodoArrival         TodoCode = "arrival"
	TodoDeparture       TodoCode = "departure"
	TodoHotel           TodoCode = "hotel"
	TodoDiet            TodoCode = "diet"
	TodoAccess          TodoCode = "access"
	TodoEmergency       TodoCode = "emergency"
	TodoPhone           TodoCode = "phone"
	TodoPhoto           TodoCode = "photo"
	TodoCitation        TodoCode = "citation"
)

// Todo is one thing that is missing of a person.
type Todo struct {
	Code     TodoCode
	Severity Severity
	Expiry   civil.Date // of a passport
	Cities   []string   // whose hotels have not confirmed
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

// Todos lists what is missing of a person, the gravest first. Of who has cancelled nothing is missing.
func (p *Program) Todos(person *Person) []Todo {
	if person.Cancelled {
		return nil
	}
	var list todoList
	list.consent(person)
	list.identity(p, person)
	list.passport(p, person)
	list.travel(p, person)
	list.needs(person)
	slices.SortStableFunc(list, func(a, b Todo) int {
		return slices.Index(Severities(), a.Severity) - slices.Index(Severities(), b.Severity)
	})
	return list
}

type todoList []Todo

func (l *todoList) add(code TodoCode, missing bool, severity Severity) {
	if missing {
		*l = append(*l, Todo{Code: code, Severity: severity})
	}
}

func (l *todoList) consent(person *Person) {
	if person.Consent == (Consent{}) {
		l.add(TodoConsent, true, SeverityWarning)
		return
	}
	l.add(TodoNameConsent, person.Consent.Name == Unknown, SeverityWarning)
	l.add(TodoPhotoConsent, person.Consent.Photo == Unknown, SeverityWarning)
	l.add(TodoStoryConsent, person.Consent.Story == Unknown && person.Role == Awardee, SeverityWarning)
}

func (l *todoList) identity(p *Program, person *Person) {
	visitor := person.visits()
	l.add(TodoLatinName, !latin(person.LatinName()), SeverityWarning)
	l.add(TodoCountry, visitor && person.Country == "", SeverityHint)
	l.add(TodoLanguages, len(person.Languages) == 0 && (visitor || person.Role == Interpreter), SeverityWarning)
	l.add(TodoNeedInterpreter, visitor && person.NeedsInterpreter == Unknown, SeverityWarning)
	l.add(TodoNoInterpreter, person.NeedsInterpreter == Yes && len(person.Languages) > 0 && !p.hasInterpreterFor(person), SeverityError)
	l.add(TodoPhoto, person.Role == Awardee && person.Photo == "", SeverityHint)
	l.add(TodoCitation, person.Role == Awardee && person.Citation == "", SeverityHint)
}

// passportMonths is how long beyond the visit a passport should last: many countries ask for six months.
const passportMonths = 6

func (l *todoList) passport(p *Program, person *Person) {
	l.add(TodoPassport, person.visits() && person.Passport.Number == "", SeverityWarning)
	expiry := person.Passport.Expiry
	if expiry.IsZero() || p.End.IsZero() {
		return
	}
	switch {
	case expiry.Before(p.End):
		*l = append(*l, Todo{Code: TodoPassportExpired, Severity: SeverityError, Expiry: expiry})
	case expiry.Before(p.End.AddMonths(passportMonths)):
		*l = append(*l, Todo{Code: TodoPassportExpires, Severity: SeverityWarning, Expiry: expiry})
	}
}

func (l *todoList) travel(p *Program, person *Person) {
	severity := SeverityHint
	if person.visits() {
		severity = SeverityWarning
	}
	arrival, departure := person.Arrival.At.IsZero(), person.Departure.At.IsZero()
	l.add(TodoFlights, arrival && departure, severity)
	l.add(TodoArrival, arrival && !departure, severity)
	l.add(TodoDeparture, !arrival && departure, severity)
	var cities []string
	for _, stop := range p.Stops {
		if stay, _ := person.StayAt(stop.ID); !stay.Absent && stay.Confirmation == "" {
			cities = append(cities, stop.City)
		}
	}
	if len(cities) > 0 {
		*l = append(*l, Todo{Code: TodoHotel, Severity: SeverityHint, Cities: cities})
	}
}

func (l *todoList) needs(person *Person) {
	l.add(TodoDiet, !person.Diet.Answered, SeverityWarning)
	l.add(TodoAccess, !person.Access.Answered, SeverityHint)
	l.add(TodoEmergency, person.Emergency.Phone == "", SeverityWarning)
	l.add(TodoPhone, person.Phone == "", SeverityHint)
}

// visits reports whether the person is one of those for whom the program is made, who come from abroad.
func (p *Person) visits() bool { return p.Role == Awardee || p.Role == Guest }

// CanInterpret reports whether someone who has not cancelled shares a language with another person beside the language of the meetings,
// which both may know. What one of them speaks at the basic level does not count.
func (p *Program) CanInterpret(interpreter, other *Person) bool {
	return p.SharedLanguage(interpreter, other) != ""
}

// interpretable reports whether a language that someone speaks helps to interpret from or to the language of the meetings.
func (p *Program) interpretable(s Spoken) bool {
	return s.Level != Basic && !SameLanguage(s.Language, p.WorkingLanguage())
}

// WorkingLanguage is the language (BCP 47) in which the program's meetings are held: its own, or English where none is said.
func (p *Program) WorkingLanguage() string { return string(cmp.Or(p.Language, locale.English)) }

// hasInterpreterFor reports whether some interpreter of the program fits the person.
func (p *Program) hasInterpreterFor(person *Person) bool {
	interpreted := p.lookup().interpreted
	return slices.ContainsFunc(person.Languages, func(s Spoken) bool { return p.interpretable(s) && interpreted[locale.Base(s.Language)] })
}

// interpretedLanguages are the base languages, beside the working language, that some interpreter of the program speaks.
func (p *Program) interpretedLanguages() map[string]bool {
	languages := map[string]bool{}
	for _, person := range p.People {
		if person.Role != Interpreter || person.Cancelled {
			continue
		}
		for _, s := range person.Languages {
			if p.interpretable(s) {
				languages[locale.Base(s.Language)] = true
			}
		}
	}
	return languages
}
