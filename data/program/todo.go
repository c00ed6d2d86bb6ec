package program

import (
	"slices"
	"strings"

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

// Todo is one thing that is missing of a person: in two words for a chip, in a sentence for whoever asks.
type Todo struct {
	Code     TodoCode
	Severity Severity
	Short    string // passport Oct 2026
	Text     string
}

// Todos lists what is missing of a person, the gravest first, in English. Of who has cancelled nothing is missing.
func (p *Program) Todos(person *Person) []Todo { return p.TodosIn(person, english) }

// TodosIn is Todos in English, Spanish or French (in: "en", "es", "fr").
func (p *Program) TodosIn(person *Person, in string) []Todo {
	if person.Cancelled {
		return nil
	}
	list := todoList{in: in}
	list.consent(person)
	list.identity(p, person)
	list.passport(p, person)
	list.travel(p, person)
	list.needs(person)
	slices.SortStableFunc(list.todos, func(a, b Todo) int {
		return slices.Index(Severities(), a.Severity) - slices.Index(Severities(), b.Severity)
	})
	return list.todos
}

type todoList struct {
	in    string
	todos []Todo
}

// add puts details into the places that the words leave for them, the first into the short form, the last into the sentence.
func (l *todoList) add(code TodoCode, missing bool, severity Severity, details ...string) {
	if !missing {
		return
	}
	words := todoWords[code]
	short, text := words.short.in(l.in), words.text.in(l.in)
	if len(details) > 0 {
		short, text = strings.ReplaceAll(short, "{}", details[0]), strings.ReplaceAll(text, "{}", details[len(details)-1])
	}
	l.todos = append(l.todos, Todo{code, severity, short, text})
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
	month, day := locale.Language(l.in).Date(expiry, locale.ShortMonth), locale.Language(l.in).Date(expiry, locale.FullDate)
	l.add(TodoPassportExpired, expiry.Before(p.End), SeverityError, month, day)
	l.add(TodoPassportExpires, !expiry.Before(p.End) && expiry.Before(p.End.AddMonths(passportMonths)), SeverityWarning, month, day)
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
	l.add(TodoHotel, len(cities) > 0, SeverityHint, strings.Join(cities, ", "))
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
func (p *Program) WorkingLanguage() string {
	if p.Language == "" {
		return english
	}
	return p.Language
}

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

var todoWords = map[TodoCode]struct{ short, text trilingual }{
	TodoConsent: {
		trilingual{"consent?", "¿autorización?", "accord ?"},
		trilingual{"Ask whether name, photo and story may be shown. Until then none of them leaves the office.", "Pregunte si se pueden mostrar nombre, foto e historia. Hasta entonces nada sale de la oficina.", "Demandez si le nom, la photo et le récit peuvent être montrés. D’ici là, rien ne sort du bureau."},
	},
	TodoNameConsent: {
		trilingual{"name consent?", "¿nombre?", "nom ?"},
		trilingual{"Ask whether the name may be shown. Until then an alias stands for it.", "Pregunte si se puede mostrar el nombre. Hasta entonces lo sustituye un alias.", "Demandez si le nom peut être montré. D’ici là, un alias le remplace."},
	},
	TodoPhotoConsent: {
		trilingual{"photo consent?", "¿foto?", "photo ?"},
		trilingual{"Ask whether photos may be taken and shown. Until then they are not.", "Pregunte si se pueden tomar y mostrar fotos. Hasta entonces no se muestran.", "Demandez si des photos peuvent être prises et montrées. D’ici là, elles ne le sont pas."},
	},
	TodoStoryConsent: {
		trilingual{"story consent?", "¿historia?", "récit ?"},
		trilingual{"Ask whether the story may be told: biography, citation, takeaways.", "Pregunte si se puede contar su historia: biografía, mención, conclusiones.", "Demandez si le récit peut être raconté : biographie, éloge, enseignements."},
	},
	TodoLatinName: {
		trilingual{"Latin name", "nombre latino", "nom latin"},
		trilingual{"Write the name as in the passport, in Latin letters: hotels and airlines cannot read others.", "Escriba el nombre como en el pasaporte, en letras latinas: hoteles y aerolíneas no leen otras.", "Écrivez le nom du passeport en lettres latines : hôtels et compagnies n’en lisent pas d’autres."},
	},
	TodoCountry: {
		trilingual{"no country", "sin país", "sans pays"},
		trilingual{"Choose the country.", "Elija el país.", "Choisissez le pays."},
	},
	TodoLanguages: {
		trilingual{"no languages", "sin idiomas", "sans langues"},
		trilingual{"Enter the languages that the person speaks.", "Anote los idiomas que habla la persona.", "Notez les langues que parle la personne."},
	},
	TodoNeedInterpreter: {
		trilingual{"interpreter?", "¿intérprete?", "interprète ?"},
		trilingual{"Ask whether the person needs an interpreter.", "Pregunte si la persona necesita intérprete.", "Demandez si la personne a besoin d’un interprète."},
	},
	TodoNoInterpreter: {
		trilingual{"no interpreter", "sin intérprete", "sans interprète"},
		trilingual{"The person needs an interpreter, and none of the program speaks their language.", "La persona necesita intérprete y ninguno del programa habla su idioma.", "La personne a besoin d’un interprète, et aucun du programme ne parle sa langue."},
	},
	TodoPassport: {
		trilingual{"no passport", "sin pasaporte", "sans passeport"},
		trilingual{"The passport number is missing.", "Falta el número de pasaporte.", "Le numéro de passeport manque."},
	},
	TodoPassportExpired: {
		trilingual{"passport {}", "pasaporte {}", "passeport {}"},
		trilingual{"The passport expires on {}, before the program ends.", "El pasaporte vence el {}, antes de que acabe el programa.", "Le passeport expire le {}, avant la fin du programme."},
	},
	TodoPassportExpires: {
		trilingual{"passport {}", "pasaporte {}", "passeport {}"},
		trilingual{"The passport expires on {}, less than six months after the program ends.", "El pasaporte vence el {}, menos de seis meses después del programa.", "Le passeport expire le {}, moins de six mois après la fin du programme."},
	},
	TodoFlights: {
		trilingual{"flights missing", "faltan vuelos", "vols manquants"},
		trilingual{"Neither arrival nor departure is known.", "No se conocen ni la llegada ni la salida.", "Ni l’arrivée ni le départ ne sont connus."},
	},
	TodoArrival: {
		trilingual{"no arrival", "sin llegada", "sans arrivée"},
		trilingual{"The arrival is not known.", "No se conoce la llegada.", "L’arrivée n’est pas connue."},
	},
	TodoDeparture: {
		trilingual{"no departure", "sin salida", "sans départ"},
		trilingual{"The departure is not known.", "No se conoce la salida.", "Le départ n’est pas connu."},
	},
	TodoHotel: {
		trilingual{"hotel no.", "n.º de hotel", "n° d’hôtel"},
		trilingual{"The hotel confirmation number is missing: {}.", "Falta el número de confirmación del hotel: {}.", "Le numéro de confirmation de l’hôtel manque : {}."},
	},
	TodoDiet: {
		trilingual{"diet not asked", "¿dieta?", "régime ?"},
		trilingual{"Ask what the person eats; “no needs” is an answer too.", "Pregunte qué come la persona; «nada especial» también es respuesta.", "Demandez ce que mange la personne ; « rien de particulier » est aussi une réponse."},
	},
	TodoAccess: {
		trilingual{"access not asked", "¿accesibilidad?", "accès ?"},
		trilingual{"Ask about access needs; “none” is an answer too.", "Pregunte por necesidades de accesibilidad; «ninguna» también es respuesta.", "Demandez les besoins d’accès ; « aucun » est aussi une réponse."},
	},
	TodoEmergency: {
		trilingual{"no emergency contact", "sin contacto de emergencia", "sans contact d’urgence"},
		trilingual{"Nobody can be telephoned in an emergency.", "No hay a quién llamar en una emergencia.", "Personne à appeler en cas d’urgence."},
	},
	TodoPhone: {
		trilingual{"no phone", "sin teléfono", "sans téléphone"},
		trilingual{"The person's telephone number is missing.", "Falta el teléfono de la persona.", "Le numéro de téléphone de la personne manque."},
	},
	TodoPhoto: {
		trilingual{"no photo", "sin foto", "sans photo"},
		trilingual{"There is no photo yet.", "Todavía no hay foto.", "Il n’y a pas encore de photo."},
	},
	TodoCitation: {
		trilingual{"no citation", "sin mención", "sans éloge"},
		trilingual{"The certificate has no citation yet.", "El certificado todavía no tiene mención.", "Le certificat n’a pas encore d’éloge."},
	},
}
