package intake

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/xuri/excelize/v2"
)

// fieldNames are the fields that a column of a table may hold, each with what headers call it in English, German, Spanish and French.
var fieldNames = map[Kind]string{
	Schedule: `id: id, uid, guid, code, kennung, identifier
		title: title, titel, session title, event title, talk title, proposal title, presentation, presentation title, präsentation, programm, programm punkt, tema de la sesión, actividades, activités, nom, nombre, descripción de la actividad, título, titre, event, session, subject, betreff, asunto, objet, intitulé, veranstaltung, evento, événement, talk, vortrag, meeting, appointment, activity, actividad, activité, program item, agenda item, item, programmpunkt, was, what, summary, name, bezeichnung, reunión, réunion, sesión, programme
		topic: topic, thema, tema, thème, sujet, subtitle, untertitel, subtítulo, sous titre
		date: date, datum, fecha, day, tag, día, jour, start date, startdatum, fecha de inicio, date de début, dates
		start: start, time, times, start time local, horaires, heures, plage horaire, hora de comienzo, time slot, slot, uhr, hours, from time, beginning, hora de inicio local, uhrzeit, beginn, anfang, von, begin, begins, start time, starts, starts at, hora, inicio, comienzo, hora de inicio, heure, début, heure de début, from, desde, de, startzeit, zeit, horaire, horario, when, wann, hora inicio, heure début, start date and time, start date time, beginnt, event start, startsat, start datetime, datetime
		end: end, ende, hora de término, hora de finalización, heure d arrivée, to time, end time local, ending, finaliza, termina, bis, end time, ends, ends at, fin, hora de fin, heure de fin, to, until, hasta, à, a, endzeit, finish, hora fin, heure fin, término, endet, event end, endsat, end datetime
		end-date: end date, enddatum, fecha de fin, date de fin
		duration: duration, dauer, duration min, dauer min, länge, duración, durée, minutes, minuten, minutos, length
		place: place, ort, rooms, venue name, location name, treffpunkt, meeting point, adresse du lieu, punto de encuentro, sede, site, room, raum, location, venue, saal, lugar, ubicación, sala, lieu, salle, endroit, where, wo, veranstaltungsort, standort
		address: address, adresse, anschrift, dirección, street address
		organisation: organisation, organization, host, host organisation, host organization, gastgeber, institution, institución, organización, anfitrión, organisme, hôte, company, firma, empresa, entreprise, einrichtung
		contacts: contacts, contact, speaker names, speaker name, speaker s, main speaker, responsible, responsable, persona de contacto, moderador, presentador, animateur, people met, speaker, speakers, vortragende, vortragender, referent, referenten, referentin, referentinnen, kontakt, kontakte, ansprechpartner, ponente, ponentes, orador, oradores, contacto, contactos, intervenant, intervenants, conférencier, conférenciers, presenter, presenters, sprecher, moderator, moderation, orateur
		stop: stop, city, town, place city, etappe, destination, destino, stadt, ciudad, ville, etapa, parada, étape
		zone: time zone, zone, zona, timezone, zeitzone, zona horaria, fuseau horaire, tz
		kind: kind, type, session type, event type, session format, track type, tipo de actividad, type d activité, typ, art, tipo, kategorie, category, categoría, catégorie, format, formato, genre
		status: status, estado, statut, état
		note: description, beschreibung, descripción, abstract, details, inhalt, detalles, détails, public note, public notes, note for the group, zusammenfassung, resumen, résumé
		internal: internal, internal note, internal notes, intern, interne notiz, notas internas, notes internes
		link: link, url, website, webseite, enlace, lien, zoom, video link, online
		travel: travel, travel mode, anfahrt, transporte, desplazamiento, déplacement
		attendees: attendees, participants, teilnehmer, teilnehmende, asistentes, participantes, who, wer, quién, qui
		interpreters: interpreters, interpreter, dolmetscher, dolmetscherin, intérprete, intérpretes, interprète, interprètes`,
	Roster: `id: id, uid, identifier, kennung
		name: name, full name, vollständiger name, nombre, nombre completo, nom, nom complet, nom et prénom, participant, teilnehmer, delegate, awardee, visitor
		given: given name, given names, first name, first names, first, given, forename, vorname, vornamen, nombre de pila, nombres, primer nombre, prénom, prénoms
		family: family name, surname, last name, last, family, familienname, nachname, zuname, apellidos, apellido, nom de famille
		itinerary-name: name family in capitals, nombre apellidos en mayúsculas, nom en capitales
		honorific: honorific, title, salutation, prefix, anrede, titel, tratamiento, civilité, mr ms
		own-name: own script, own name, name in own script, native name, escritura propia, écriture d'origine, name in eigener schrift, arabic name
		passport-name: passport name, name in passport, name as in passport, name im pass, nombre en el pasaporte, nom du passeport
		badge-name: badge name, badge, nombre en la credencial, nom du badge, name auf dem schild, preferred name
		pronunciation: pronunciation, aussprache, pronunciación, prononciation
		alias: alias, pseudonym, nom d'emprunt
		role: role, rolle, función, rôle, participant type, rol
		position: position, job title, job, funktion, cargo, puesto, fonction, poste, occupation, profession
		affiliation: organisation, organization, affiliation, employer, institution, organización, institución, organisme, arbeitgeber, company, firma, empresa, agency
		country: country, land, país, pays, home country, herkunftsland
		nationality: nationality, citizenship, nationalität, staatsangehörigkeit, nacionalidad, nationalité
		languages: languages, language, sprachen, sprache, idiomas, idioma, lenguas, langues, langue
		needs-interpreter: needs interpreter, interpreter needed, interpreter, interpretation, braucht dolmetscher, necesita intérprete, besoin d'interprète
		citation: award citation, citation, motivo del premio, motif du prix, begründung
		award-year: award year, año del premio, année du prix, preisjahr
		bio: biography, bio, biografía, biographie, biografie, lebenslauf
		phone: phone, telephone, mobile, cell, cell phone, phone number, telefon, handy, mobil, telefonnummer, teléfono, móvil, celular, téléphone, portable, tel
		email: e-mail, email, mail, e-mail address, email address, correo, correo electrónico, courriel, e-mail adresse, mél
		messenger: messenger, whatsapp, signal, telegram, mensajería, messagerie
		emergency-name: emergency contact, notfallkontakt, contacto de emergencia, contact d'urgence, emergency contact name
		emergency-relation: emergency contact is, emergency contact relation, relation, parentesco del contacto, lien du contact
		emergency-phone: emergency phone, emergency contact phone, notfallnummer, teléfono de emergencia, téléphone d'urgence
		diet: diet, dietary needs, dietary requirements, dietary restrictions, dietary, ernährung, dieta, restricciones alimentarias, régime alimentaire, régime, meals, food
		access: access needs, accessibility, access, barrierefreiheit, accesibilidad, accessibilité
		medical: medical needs, medical, necesidades médicas, besoins médicaux, allergies
		passport-number: passport number, passport no, passport, passnummer, reisepassnummer, reisepass, número de pasaporte, pasaporte, numéro de passeport, passeport
		passport-expiry: passport expires, passport expiry, passport expiry date, expiry, gültig bis, caducidad del pasaporte, expiration du passeport
		visa: visa, visado, visum
		birth-date: date of birth, birth date, birthday, birthdate, dob, geburtsdatum, geboren, fecha de nacimiento, date de naissance
		insurance: insurance, versicherung, seguro, assurance
		arrival: arrival, arrives, arrival date, ankunft, llegada, arrivée
		arrival-flight: arrival flight, ankunftsflug, vuelo de llegada, vol d'arrivée
		arrival-place: arrives at, arrival airport, llega a, arrive à
		departure: departure, departs, departure date, abreise, abflug, salida, départ
		departure-flight: departure flight, rückflug, vuelo de salida, vol de départ
		departure-place: departs from, departure airport, sale de, part de
		consent-name: name may be shown, se puede mostrar el nombre, nom publiable
		consent-photo: photo may be shown, se puede mostrar la foto, photo publiable, photo consent
		consent-story: story may be told, se puede contar su historia, récit publiable
		notes: internal notes, notes, notas internas, notes internes, bemerkungen, notizen, notas, remarks, comments
		cancelled: cancelled, canceled, abgesagt, cancelado, annulation, annulé`,
	Contacts: `id: id, uid, identifier
		name: name, full name, contact, contact name, nombre, nom, kontakt, ansprechpartner, contacto
		given: given name, first name, first, vorname, nombre de pila, prénom
		family: family name, surname, last name, last, nachname, familienname, apellidos, apellido, nom de famille
		honorific: honorific, salutation, prefix, anrede, tratamiento, civilité
		title: title, job title, position, titel, funktion, cargo, puesto, fonction, poste, role
		organisation: organisation, organization, company, institution, host, firma, organización, institución, empresa, organisme, entreprise, employer, affiliation
		address: address, adresse, anschrift, dirección
		website: website, url, web, webseite, sitio web, site web
		phone: phone, telephone, mobile, cell, telefon, handy, teléfono, móvil, téléphone, portable, tel, phone number
		email: e-mail, email, mail, correo, correo electrónico, courriel, e-mail address
		languages: languages, language, sprachen, idiomas, langues
		notes: notes, note, notizen, notas, remarks, comments, bemerkungen`,
}

// fieldsOf finds a kind's field by any of its names, folded.
var fieldsOf = sync.OnceValue(func() map[Kind]map[string]string {
	all := map[Kind]map[string]string{}
	for kind, lines := range fieldNames {
		all[kind] = map[string]string{}
		for line := range strings.SplitSeq(lines, "\n") {
			field, names, _ := strings.Cut(strings.TrimSpace(line), ": ")
			all[kind][folded(field)] = field
			for name := range strings.SplitSeq(names, ", ") {
				if _, taken := all[kind][headerKey(name)]; !taken {
					all[kind][headerKey(name)] = field
				}
			}
		}
	}
	return all
})

// Fields lists the fields that a mapping may name, for a kind of table.
func Fields(kind Kind) []string {
	var fields []string
	for line := range strings.SplitSeq(fieldNames[kind], "\n") {
		field, _, _ := strings.Cut(strings.TrimSpace(line), ": ")
		fields = append(fields, field)
	}
	return fields
}

// FieldName is what people call a field of Fields, in English, Spanish or French (BCP 47).
func FieldName(field, in string) string { return say(strings.ReplaceAll(field, "-", " ")).in(in) }

var (
	bracketed   = regexp.MustCompile(`[(\[<{].*?[)\]>}]`)
	punctuation = regexp.MustCompile(`[^\pL\pN\pM]+`)
)

// headerKey is a header as it is compared: without case, accents, brackets and punctuation.
func headerKey(text string) string {
	return strings.TrimSpace(punctuation.ReplaceAllString(folded(bracketed.ReplaceAllString(text, " ")), " "))
}

// fieldOf finds the field that a header names; headers in two languages are divided by a slash.
func fieldOf(kind Kind, header string) string {
	known := fieldsOf()[kind]
	if field := known[headerKey(header)]; field != "" {
		return field
	}
	if strings.ContainsAny(header, "/|\n") {
		for part := range strings.FieldsFuncSeq(header, func(r rune) bool { return strings.ContainsRune("/|\n", r) }) {
			if field := known[headerKey(part)]; field != "" {
				return field
			}
		}
	}
	return ""
}

// Column is one column of a table, and what it was taken for.
type Column struct {
	Sheet   string   // empty: a text file
	Letter  string   // as spreadsheets count: A, B, ..., AA
	Title   string   // the header; may be empty
	Field   string   // one of Fields; empty: it is not read
	Samples []string // the first texts in it
}

// layout says which column of a sheet is which field.
type layout struct {
	kind    Kind
	header  int            // the index of the header's row
	fields  map[int]string // by column, from 0
	titles  map[int]string // the headers
	english bool           // the headers are English
}

func (l *layout) has(fields ...string) bool {
	return slices.ContainsFunc(fields, func(field string) bool { return slices.Contains(slices.Collect(maps.Values(l.fields)), field) })
}

// complete reports whether the columns are enough for the kind.
func (l *layout) complete() bool {
	named := l.has("name") || l.has("given", "family") || l.has("itinerary-name", "passport-name")
	switch l.kind {
	case Schedule:
		return l.has("title", "topic") && l.has("date", "start")
	case Contacts:
		return named && l.has("organisation", "email", "phone")
	default:
		return named
	}
}

// layoutOf finds the header in the first rows of a sheet and guesses the columns; the mapping goes before every guess. Nil: there is none.
func layoutOf(kind Kind, sheet grid, mapping map[string]string) *layout {
	var best *layout
	for i := range min(len(sheet.rows), 25) {
		l := layoutAt(kind, sheet, i, mapping)
		if l.complete() && (best == nil || len(l.fields) > len(best.fields)) {
			best = l
		}
	}
	return best
}

func layoutAt(kind Kind, sheet grid, row int, mapping map[string]string) *layout {
	l := &layout{kind: kind, header: row, fields: map[int]string{}, titles: map[int]string{}}
	cells := sheet.rows[row]
	mapped := map[string]bool{}
	for column, cell := range cells {
		l.titles[column] = oneLine(cell)
		if field, said := mappedField(mapping, column, cell); said {
			mapped[field] = true
			l.put(column, field)
		}
	}
	english := 0
	for column, cell := range cells {
		_, said := mappedField(mapping, column, cell)
		if l.remark(cell) {
			continue
		}
		if field := fieldOf(kind, cell); field != "" && !said && !mapped[field] && (field == "contacts" || !l.has(field)) {
			l.put(column, field)
			english += languageOfHeader(cell)
		}
	}
	l.english = english >= 0
	l.remarks(mapping, cells)
	l.splitName(mapping, cells)
	if row > 0 && kind == Schedule {
		l.group(sheet.rows[row-1], cells, mapping)
	}
	return l
}

// remarkNames are headers that do not say who may read what is below them.
var remarkNames = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for name := range strings.SplitSeq("note, notes, remark, remarks, comment, comments, notiz, notizen, bemerkung, bemerkungen, anmerkung, anmerkungen, hinweis, hinweise, nota, "+
		"notas, comentario, comentarios, observaciones, remarque, remarques, commentaire, commentaires, observations", ", ") {
		names[headerKey(name)] = true
	}
	return names
})

// remark tells whether a header of a schedule does not say who may read what is below it.
func (l *layout) remark(header string) bool {
	return l.kind == Schedule && remarkNames()[headerKey(header)]
}

// remarks keeps what is not said to be for everyone to the office, unless a column beside it is what the office keeps: then it is for the group.
func (l *layout) remarks(mapping map[string]string, cells []string) {
	field := "internal"
	if l.has(field) {
		field = "note"
	}
	for column, cell := range cells {
		if _, said := mappedField(mapping, column, cell); !said && l.remark(cell) && !l.has(field) {
			l.fields[column] = field
		}
	}
}

// splitName takes a column that is called just Name for the other half of the name where a column beside it has one half: Prénom and Nom, Nombre and
// Apellidos, Vorname and Name.
func (l *layout) splitName(mapping map[string]string, cells []string) {
	half := map[bool]string{l.has("given"): "family", l.has("family"): "given"}[true]
	if l.kind == Schedule || half == "" || l.has(half) {
		return
	}
	for column, field := range l.fields {
		if _, said := mappedField(mapping, column, cells[column]); field == "name" && !said && len(strings.Fields(headerKey(cells[column]))) == 1 {
			l.fields[column] = half
			return
		}
	}
}

func (l *layout) put(column int, field string) {
	if field != "" && field != "-" {
		l.fields[column] = field
	}
}

// group gives columns whose header is no field the one above them that spans them: Speakers over 1, 2, 3.
func (l *layout) group(above, cells []string, mapping map[string]string) {
	field := ""
	for column := range max(len(above), len(cells)) {
		if column < len(above) && strings.TrimSpace(above[column]) != "" {
			field = fieldOf(l.kind, above[column])
		}
		if column >= len(cells) || strings.TrimSpace(cells[column]) == "" || l.fields[column] != "" {
			continue
		}
		if _, said := mappedField(mapping, column, cells[column]); !said && field == "contacts" {
			l.fields[column] = field
		}
	}
}

// languageOfHeader votes for English (1) or against it (-1) where a word is of one language only.
func languageOfHeader(header string) int {
	switch headerKey(header) {
	case "title", "time", "place", "location", "room", "speaker", "speakers", "description", "first name", "last name", "given name", "family name", "country", "city", "day",
		"start time", "end time", "date of birth", "birth date", "passport number", "passport expires", "phone", "full name", "arrival", "departure":
		return 1
	case "date", "start", "end", "id", "name", "type", "status", "link", "url", "note", "notes", "contact", "email", "e mail", "visa", "organisation", "bio", "alias", "position":
		return 0
	}
	return -1
}

// mappedField finds the field that the mapping gives a column, by its header or by its letter.
func mappedField(mapping map[string]string, column int, header string) (field string, said bool) {
	letter, _ := excelize.ColumnNumberToName(column + 1)
	for name, field := range mapping {
		if headerKey(header) != "" && headerKey(name) == headerKey(header) || strings.EqualFold(strings.TrimSpace(name), letter) && headerKey(header) != headerKey(name) && !headerIs(mapping, header) {
			return strings.TrimSpace(field), true
		}
	}
	return "", false
}

func headerIs(mapping map[string]string, header string) bool {
	for name := range mapping {
		if headerKey(header) != "" && headerKey(name) == headerKey(header) {
			return true
		}
	}
	return false
}

// checkMapping refuses fields that there are not, and columns that no sheet has.
func checkMapping(kind Kind, mapping map[string]string, sheets []grid) error {
	for _, column := range slices.Sorted(maps.Keys(mapping)) {
		field := strings.TrimSpace(mapping[column])
		if field != "" && field != "-" && !slices.Contains(Fields(kind), field) {
			return say("the mapping gives the column %q to the field %q, which a %s does not have; it has %s", column, field, say(string(kind)), strings.Join(Fields(kind), ", "))
		}
		found := false
		for _, sheet := range sheets {
			for _, cells := range sheet.rows[:min(len(sheet.rows), 25)] {
				for i, cell := range cells {
					letter, _ := excelize.ColumnNumberToName(i + 1)
					found = found || headerKey(column) != "" && headerKey(cell) == headerKey(column) || strings.EqualFold(letter, strings.TrimSpace(column))
				}
			}
		}
		if !found {
			return say("the mapping names the column %q, which the file does not have", column)
		}
	}
	return nil
}

// tableKind guesses what a table is about.
func tableKind(sheets []grid, options Options) (Kind, error) {
	if options.As != "" {
		return options.As, nil
	}
	for _, kind := range []Kind{Schedule, Roster, Contacts} {
		for _, sheet := range sheets {
			if layoutOf(kind, sheet, options.Mapping) != nil {
				return kind, nil
			}
		}
	}
	return "", say("no row of this table looks like the headers of a schedule or of a list of people; give its columns headers such as Title, Date, Start, or say which column is which with a mapping")
}
