package paper

import (
	"fmt"
	"unicode/utf8"

	"laurel/data/locale"
	"laurel/data/program"
)

// The labels of schedules, in English, Spanish and French.
var (
	wordFor              = words{"For", "Para", "Pour"}
	wordEveryoneBut      = words{"For everyone but", "Para todos menos", "Pour tous sauf"}
	wordInterpreter      = words{"Interpreter", "Intérprete", "Interprète"}
	wordInterpreters     = words{"Interpreters", "Intérpretes", "Interprètes"}
	wordContact          = words{"Contact", "Contacto", "Contact"}
	wordTopic            = words{"Topic", "Tema", "Sujet"}
	wordDirections       = words{"Directions", "Cómo llegar", "Accès"}
	wordGettingThere     = words{"Getting there", "Traslado", "Trajet"}
	wordTimesOf          = words{"Times are those of %s", "Las horas son las de %s", "Heures de %s"}
	wordNowAt            = words{"Now", "Ahora", "Désormais"}
	wordFreeDay          = words{"Nothing is planned for this day.", "No hay nada previsto para este día.", "Rien n’est prévu ce jour-là."}
	wordUndated          = words{"Date to be arranged", "Fecha por acordar", "Date à convenir"}
	wordConcluded        = words{"Professional meetings are concluded for the day.", "Las reuniones profesionales del día han concluido.", "Les rencontres professionnelles de la journée sont terminées."}
	wordContinued        = words{"continued", "continuación", "suite"}
	wordContinuedSince   = words{"Continued from %s", "Continúa desde el %s", "Suite de %s"}
	wordEmergency        = words{"Emergency", "Emergencias", "Urgences"}
	wordEmergencyNumber  = words{"Emergency services", "Servicios de emergencia", "Services d’urgence"}
	wordProgramEmergency = words{"Program emergency line", "Línea de emergencia del programa", "Ligne d’urgence du programme"}
	wordHotel            = words{"Hotel", "Hotel", "Hôtel"}
	wordCouncil          = words{"Local host", "Anfitrión local", "Hôte local"}
	wordTransport        = words{"Transport", "Transporte", "Transport"}
	wordDriver           = words{"Driver", "Conductor/a", "Chauffeur"}
	wordName             = words{"Name", "Nombre", "Nom"}
	wordRole             = words{"Role", "Función", "Rôle"}
	wordPhone            = words{"Phone", "Teléfono", "Téléphone"}
	wordLanguages        = words{"Languages", "Idiomas", "Langues"}
	wordWithTheGroup     = words{"With the group", "Con el grupo", "Avec le groupe"}
	wordPartStays        = words{"Not with the group all the time", "No están con el grupo todo el tiempo", "Pas tout le temps avec le groupe"}
	wordNotHere          = words{"not in this city", "no va a esta ciudad", "pas dans cette ville"}
	wordFrom             = words{"from %s", "desde el %s", "à partir du %s"}
	wordUntil            = words{"until %s", "hasta el %s", "jusqu’au %s"}
	wordPageOf           = words{"%d of %d", "%d de %d", "%d sur %d"}
)

// labelled writes a label before a text, as each language puts the colon.
func labelled(label words, language, text string) string {
	colon := ": "
	if program.SameLanguage(language, "fr") {
		colon = "\u202f: "
	}
	return label.in(language) + colon + text
}

// dayTitle writes a day with its weekday, beginning with a capital.
func dayTitle(d program.Date, language string) string {
	if !d.Valid() {
		return wordUndated.in(language)
	}
	return capitalised(locale.Language(language).Date(d, locale.WeekdayDate))
}

// capitalised writes the first letter of a heading in capitals; Spanish and French days begin with a small one.
func capitalised(text string) string {
	_, size := utf8.DecodeRuneInString(text)
	return program.Capitals(text[:size]) + text[size:]
}

// zoneLine says whose clock a day's times are.
func zoneLine(stop *program.Stop, date program.Date, language string) string {
	if stop == nil || !stop.Zone.Valid() {
		return ""
	}
	where := stop.City
	if where == "" {
		where = stop.Zone.City()
	}
	if date.Valid() {
		where += " (" + stop.Zone.Abbreviation(program.At(date, program.Clock{Hour: 12})) + ")"
	}
	return fmt.Sprintf(wordTimesOf.in(language), where)
}
