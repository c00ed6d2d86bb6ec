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

// todoCodes are the codes in the order in which to-dos of one severity are listed.
var todoCodes = []TodoCode{
	TodoConsent, TodoNameConsent, TodoPhotoConsent, TodoStoryConsent, TodoLatinName, TodoCountry, TodoLanguages,
	TodoNeedInterpreter,
	TodoNoInterpreter, TodoPhoto, TodoCitation, TodoPassport, TodoPassportExpired, TodoPassportExpires, TodoFlights,
	TodoArrival,
	TodoDeparture, TodoHotel, TodoDiet, TodoAccess, TodoEmergency, TodoPhone,
}

// todoFields are the paths of the fields in which is done what is not of a single field's description.
var todoFields = map[TodoCode]string{
	TodoConsent: "Consent.Name", TodoNameConsent: "Consent.Name", TodoPhotoConsent: "Consent.Photo",
	TodoStoryConsent: "Consent.Story", TodoLatinName: "PassportName", TodoNoInterpreter: "NeedsInterpreter",
	TodoFlights: "Arrival.At", TodoArrival: "Arrival.At", TodoDeparture: "Departure.At",
}

// Todo is one thing that is missing of a person.
type Todo struct {
	Code     TodoCode
	Field    string // the path of the person's field in which it is done
	Severity Severity
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

// Todos lists what is missing of a person, the gravest first. Of who has cancelled nothing is missing.
func (p *Program) Todos(person *Person) []Todo {
	if person.Cancelled {
		return nil
	}
	list := make(todoList, 0, len(todoCodes)/2)
	list.consent(person)
	list.add(TodoLatinName, !latin(person.LatinName()), SeverityWarning)
	needs := person.NeedsInterpreter == Yes && len(person.Languages) > 0
	list.add(TodoNoInterpreter, needs && !hasInterpreterFor(p, person), SeverityError)
	for _, f := range FieldsOf(person) {
		if todo := f.todo; todo.severity != "" && (todo.roles == nil || slices.Contains(todo.roles, person.Role)) {
			if !f.Given(person) {
				list.put(Todo{Code: todo.code, Severity: todo.severity, Field: f.Path})
			}
		}
	}
	list.passport(p, person)
	list.travel(p, person)
	slices.SortFunc(list, func(a, b Todo) int { return a.rank - b.rank })
	return list
}

type todoList []Todo

func (l *todoList) add(code TodoCode, missing bool, severity Severity) {
	if missing {
		l.put(Todo{Code: code, Severity: severity, Field: todoFields[code]})
	}
}

func (l *todoList) put(t Todo) {
	t.rank = slices.Index(severities, t.Severity)*len(todoCodes) + slices.Index(todoCodes, t.Code)
	*l = append(*l, t)
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

// passportMonths is how long beyond the visit a passport should last: many countries ask for six months.
const passportMonths = 6

// expiryPath is the path of the day on which a passport ends.
const expiryPath = "Passport.Expiry"

func (l *todoList) passport(p *Program, person *Person) {
	expiry := person.Passport.Expiry
	switch {
	case expiry.IsZero() || p.End.IsZero():
	case expiry.Before(p.End):
		l.put(Todo{Code: TodoPassportExpired, Severity: SeverityError, Field: expiryPath, Expiry: expiry})
	case expiry.Before(p.End.AddMonths(passportMonths)):
		l.put(Todo{Code: TodoPassportExpires, Severity: SeverityWarning, Field: expiryPath, Expiry: expiry})
	}
}

func (l *todoList) travel(p *Program, person *Person) {
	severity := SeverityHint
	if person.visits() {
		severity = SeverityWarning
	}
	// A number or a note is something to go by.
	arrival := p.Travel().FlightOf(person, ArrivalPart) == Flight{}
	departure := p.Travel().FlightOf(person, DeparturePart) == Flight{}
	l.add(TodoFlights, arrival && departure, severity)
	l.add(TodoArrival, arrival && !departure, severity)
	l.add(TodoDeparture, !arrival && departure, severity)
	hotel := Todo{Code: TodoHotel, Severity: SeverityHint}
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
func (p *Person) visits() bool { return p.Role == Awardee || p.Role == Guest }
