package workbook

import (
	"strings"

	"laurel/data/program"
)

// personRow is a person in the roster.
type personRow struct {
	*program.Person
	number int // from 1; 0: does not come any more
	stops  []*program.Stop
}

var nameFields = of("Person.Given", "Person.Family", "Person.NameOrder", "Person.Alias")

// peopleColumns are all columns of the sheet of people, in the order of menus.
var peopleColumns = []column[personRow]{
	{"number", words{"No.", "N.º", "N°"}, nil, true, false, numberCell},
	{"photo", words{"Photo", "Foto", "Photo"}, of("Person.Photo"), false, false, photoCell},
	{"name", words{"Name", "Nombre", "Nom"}, nameFields, true, false, textOf((*program.Person).DisplayName)},
	{"own-name", words{"Own script", "Escritura propia", "Écriture d’origine"}, of("Person.OwnName"), true, false, textOf(func(p *program.Person) string { return p.OwnName })},
	{"honorific", words{"Honorific", "Tratamiento", "Civilité"}, of("Person.Honorific"), false, false, textOf(func(p *program.Person) string { return p.Honorific })},
	{"given", words{"Given name", "Nombre de pila", "Prénom"}, of("Person.Given"), false, false, textOf(func(p *program.Person) string { return p.Given })},
	{"family", words{"Family name", "Apellidos", "Nom de famille"}, of("Person.Family"), false, false, textOf(func(p *program.Person) string { return p.Family })},
	{"itinerary-name", words{"Name, family in capitals", "Nombre, apellidos en mayúsculas", "Nom en capitales"}, nameFields, false, false, textOf((*program.Person).ItineraryName)},
	{"passport-name", words{"Passport name", "Nombre en el pasaporte", "Nom du passeport"}, of("Person.PassportName"), false, false, textOf(func(p *program.Person) string { return p.PassportName })},
	{"badge-name", words{"Badge name", "Nombre en la credencial", "Nom du badge"}, of("Person.BadgeName"), false, false, textOf(func(p *program.Person) string { return p.BadgeName })},
	{"pronunciation", words{"Pronunciation", "Pronunciación", "Prononciation"}, of("Person.Pronunciation"), false, false, textOf(func(p *program.Person) string { return p.Pronunciation })},
	{"alias", words{"Alias", "Alias", "Nom d’emprunt"}, of("Person.Alias"), false, false, textOf(func(p *program.Person) string { return p.Alias })},
	{"role", words{"Role", "Función", "Rôle"}, of("Person.Role"), true, false, func(w *wording, p personRow) cell { return text(w.role(p.Role)) }},
	{"position", words{"Position", "Cargo", "Fonction"}, of("Person.Position"), true, false, textOf(func(p *program.Person) string { return p.Position })},
	{"affiliation", words{"Organisation", "Organización", "Organisation"}, of("Person.Affiliation"), true, false, textOf(func(p *program.Person) string { return p.Affiliation })},
	{"country", words{"Country", "País", "Pays"}, of("Person.Country"), true, false, func(w *wording, p personRow) cell { return text(w.country(p.Country)) }},
	{"nationality", words{"Nationality", "Nacionalidad", "Nationalité"}, of("Person.Nationality"), false, false, func(w *wording, p personRow) cell { return text(w.country(p.Nationality)) }},
	{"languages", words{"Languages", "Idiomas", "Langues"}, of("Person.Languages.Language", "Person.Languages.Level"), true, false, languagesCell},
	{"needs-interpreter", words{"Needs interpreter", "Necesita intérprete", "Besoin d’interprète"}, of("Person.NeedsInterpreter"), true, false, func(w *wording, p personRow) cell { return w.answer(p.NeedsInterpreter) }},
	{"citation", words{"Award citation", "Motivo del premio", "Motif du prix"}, of("Person.Citation"), false, true, textOf(func(p *program.Person) string { return p.Citation })},
	{"award-year", words{"Award year", "Año del premio", "Année du prix"}, of("Person.AwardYear"), false, false, awardYearCell},
	{"bio", words{"Biography", "Biografía", "Biographie"}, of("Person.Bio"), false, true, textOf(func(p *program.Person) string { return p.Bio })},
	{"phone", words{"Phone", "Teléfono", "Téléphone"}, of("Person.Phone"), true, false, textOf(func(p *program.Person) string { return p.Phone })},
	{"email", words{"E-mail", "Correo electrónico", "Courriel"}, of("Person.Email"), true, false, textOf(func(p *program.Person) string { return p.Email })},
	{"messenger", words{"Messenger", "Mensajería", "Messagerie"}, of("Person.Messenger"), false, false, textOf(func(p *program.Person) string { return p.Messenger })},
	{"emergency-name", words{"Emergency contact", "Contacto de emergencia", "Contact d’urgence"}, of("Person.Emergency.Name"), false, false, textOf(func(p *program.Person) string { return p.Emergency.Name })},
	{"emergency-relation", words{"Emergency contact is", "Parentesco del contacto", "Lien du contact"}, of("Person.Emergency.Relation"), false, false, textOf(func(p *program.Person) string { return p.Emergency.Relation })},
	{"emergency-phone", words{"Emergency phone", "Teléfono de emergencia", "Téléphone d’urgence"}, of("Person.Emergency.Phone"), false, false, textOf(func(p *program.Person) string { return p.Emergency.Phone })},
	{"diet", words{"Diet", "Dieta", "Régime alimentaire"}, of("Person.Diet.Answered", "Person.Diet.Text"), true, false, func(w *wording, p personRow) cell { return w.need(p.Diet) }},
	{"access", words{"Access needs", "Accesibilidad", "Accessibilité"}, of("Person.Access.Answered", "Person.Access.Text"), false, false, func(w *wording, p personRow) cell { return w.need(p.Access) }},
	{"medical", words{"Medical needs", "Necesidades médicas", "Besoins médicaux"}, of("Person.Medical.Answered", "Person.Medical.Text"), false, false, func(w *wording, p personRow) cell { return w.need(p.Medical) }},
	{"passport-number", words{"Passport number", "Número de pasaporte", "Numéro de passeport"}, of("Person.Passport.Number"), false, false, textOf(func(p *program.Person) string { return p.Passport.Number })},
	{"passport-expiry", words{"Passport expires", "Caducidad del pasaporte", "Expiration du passeport"}, of("Person.Passport.Expiry"), false, false, func(_ *wording, p personRow) cell { return date(p.Passport.Expiry) }},
	{"visa", words{"Visa", "Visado", "Visa"}, of("Person.Passport.Visa"), false, false, textOf(func(p *program.Person) string { return p.Passport.Visa })},
	{"birth-date", words{"Date of birth", "Fecha de nacimiento", "Date de naissance"}, of("Person.BirthDate"), false, false, func(_ *wording, p personRow) cell { return date(p.BirthDate) }},
	{"insurance", words{"Insurance", "Seguro", "Assurance"}, of("Person.Insurance"), false, false, textOf(func(p *program.Person) string { return p.Insurance })},
	{"arrival", words{"Arrival", "Llegada", "Arrivée"}, of("Person.Arrival.At"), true, false, func(_ *wording, p personRow) cell { return dateTime(p.Arrival.At) }},
	{"arrival-flight", words{"Arrival flight", "Vuelo de llegada", "Vol d’arrivée"}, of("Person.Arrival.Number"), false, false, textOf(func(p *program.Person) string { return p.Arrival.Number })},
	{"arrival-place", words{"Arrives at", "Llega a", "Arrive à"}, of("Person.Arrival.Place"), false, false, textOf(func(p *program.Person) string { return p.Arrival.Place })},
	{"departure", words{"Departure", "Salida", "Départ"}, of("Person.Departure.At"), true, false, func(_ *wording, p personRow) cell { return dateTime(p.Departure.At) }},
	{"departure-flight", words{"Departure flight", "Vuelo de salida", "Vol de départ"}, of("Person.Departure.Number"), false, false, textOf(func(p *program.Person) string { return p.Departure.Number })},
	{"departure-place", words{"Departs from", "Sale de", "Part de"}, of("Person.Departure.Place"), false, false, textOf(func(p *program.Person) string { return p.Departure.Place })},
	{"stops", words{"Stops", "Paradas", "Étapes"}, of("Person.Stays.Stop", "Person.Stays.Absent", "Stop.City"), false, false, stopsCell},
	{"hotel-confirmations", words{"Hotel confirmations", "Confirmaciones de hotel", "Confirmations d’hôtel"}, of("Person.Stays.Confirmation", "Stop.City"), false, false, confirmationsCell},
	{"consent-name", words{"Name may be shown", "Se puede mostrar el nombre", "Nom publiable"}, of("Person.Consent.Name"), false, false, func(w *wording, p personRow) cell { return w.answer(p.Consent.Name) }},
	{"consent-photo", words{"Photo may be shown", "Se puede mostrar la foto", "Photo publiable"}, of("Person.Consent.Photo"), false, false, func(w *wording, p personRow) cell { return w.answer(p.Consent.Photo) }},
	{"consent-story", words{"Story may be told", "Se puede contar su historia", "Récit publiable"}, of("Person.Consent.Story"), false, false, func(w *wording, p personRow) cell { return w.answer(p.Consent.Story) }},
	{"notes", words{"Internal notes", "Notas internas", "Notes internes"}, of("Person.Notes"), false, true, textOf(func(p *program.Person) string { return p.Notes })},
	{"cancelled", words{"Cancelled", "Cancelado", "Annulation"}, of("Person.Cancelled"), false, false, cancelledCell},
}

func numberCell(_ *wording, p personRow) cell {
	if p.number == 0 {
		return cell{}
	}
	return number(p.number)
}

func textOf(field func(*program.Person) string) func(*wording, personRow) cell {
	return func(_ *wording, p personRow) cell { return text(field(p.Person)) }
}

func photoCell(_ *wording, p personRow) cell {
	if p.Photo == "" {
		return cell{}
	}
	return cell{kind: picture, text: string(p.Photo)}
}

func languagesCell(w *wording, p personRow) cell {
	if len(p.Languages) == 1 {
		return text(w.languageAndLevel(p.Languages[0]))
	}
	spoken := make([]string, len(p.Languages))
	for i, s := range p.Languages {
		spoken[i] = w.languageAndLevel(s)
	}
	return text(strings.Join(spoken, ", "))
}

func awardYearCell(_ *wording, p personRow) cell {
	if p.AwardYear == 0 {
		return cell{}
	}
	return number(p.AwardYear)
}

func stopsCell(_ *wording, p personRow) cell {
	var cities []string
	for _, s := range p.stops {
		if stay, _ := p.StayAt(s.ID); !stay.Absent {
			cities = append(cities, s.City)
		}
	}
	return text(strings.Join(cities, ", "))
}

func confirmationsCell(_ *wording, p personRow) cell {
	var confirmations []string
	for _, s := range p.stops {
		if stay, _ := p.StayAt(s.ID); stay.Confirmation != "" {
			confirmations = append(confirmations, s.City+": "+stay.Confirmation)
		}
	}
	return text(strings.Join(confirmations, "\n"))
}

func cancelledCell(w *wording, p personRow) cell {
	if !p.Cancelled {
		return cell{}
	}
	return text(w.say(cancelledWord))
}
