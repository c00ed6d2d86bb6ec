package program

import (
	"fmt"
	"strings"
)

// The sentences of changes, whole in each language.
var (
	stopAdded     = trilingual{"%s is a new stop: %s.", "%s es una nueva parada: %s.", "%s est une nouvelle étape : %s."}
	stopGone      = trilingual{"The stop in %s is cancelled.", "Se cancela la parada en %s.", "L’étape de %s est annulée."}
	personAdded   = trilingual{"%s joins (%s).", "Se incorpora %s (%s).", "%s se joint au groupe (%s)."}
	personGone    = trilingual{"%s does not come.", "%s no viene.", "%s ne vient pas."}
	staysNow      = trilingual{"%s now takes part in %s.", "%s participa ahora en %s.", "%s participe désormais à %s."}
	staysNoMore   = trilingual{"%s does not take part in %s any more.", "%s ya no participa en %s.", "%s ne participe plus à %s."}
	meetingAdded  = trilingual{"%s: %s. Place: %s.", "%s: %s. Lugar: %s.", "%s : %s. Lieu : %s."}
	meetingGone   = trilingual{"%s, %s, is cancelled.", "Se cancela %s, %s.", "%s, %s, est annulé."}
	meetingMoved  = trilingual{"%s moves from %s to %s.", "%s pasa de %s a %s.", "%s passe de %s à %s."}
	attendsNow    = trilingual{"%s (%s) is now also for %s.", "%s (%s): se añade a %s.", "%s (%s) : s’ajoutent %s."}
	attendsNoMore = trilingual{"%s (%s) is no longer for %s.", "%s (%s): ya no asiste %s.", "%s (%s) : n’y va plus %s."}
	contactAdded  = trilingual{"%s (%s) is new among the contacts.", "%s (%s) es un contacto nuevo.", "%s (%s) est un nouveau contact."}
	contactGone   = trilingual{"%s is no longer among the contacts.", "%s ya no figura entre los contactos.", "%s ne figure plus parmi les contacts."}
	noNeed        = trilingual{"none", "ninguna", "aucun"}

	fieldChanged = trilingual{"%s, %s: %s (was: %s).", "%s, %s: %s (antes: %s).", "%s, %s : %s (avant : %s)."}
	fieldGiven   = trilingual{"%s, %s: %s (new).", "%s, %s: %s (nuevo).", "%s, %s : %s (nouveau)."}
	fieldGone    = trilingual{"%s, %s: nothing any more (was: %s).", "%s, %s: ya nada (antes: %s).", "%s, %s : plus rien (avant : %s)."}
	notGiven     = trilingual{"%s, %s: not given any more.", "%s, %s: ya no se da.", "%s, %s : n’est plus communiqué."}
)

// labels name the fields in a sentence.
var labels = struct {
	name, emergency, agency, dates, city, zone, hotel, hotelAddress, hotelPhone, council, councilPhone, transport, driver, driverPhone,
	passportName, ownName, position, affiliation, role, phone, email, diet, access, arrival, departure, nights, confirmation,
	address, title, place, link, topic, contacts, note, kind, travel, status, vehicle, vehicles, mayShare trilingual
}{
	name:         trilingual{"name", "nombre", "nom"},
	emergency:    trilingual{"emergency telephone", "teléfono de emergencia", "téléphone d’urgence"},
	agency:       trilingual{"national agency", "agencia nacional", "agence nationale"},
	dates:        trilingual{"dates", "fechas", "dates"},
	city:         trilingual{"city", "ciudad", "ville"},
	zone:         trilingual{"time zone", "zona horaria", "fuseau horaire"},
	hotel:        trilingual{"hotel", "hotel", "hôtel"},
	hotelAddress: trilingual{"address of the hotel", "dirección del hotel", "adresse de l’hôtel"},
	hotelPhone:   trilingual{"telephone of the hotel", "teléfono del hotel", "téléphone de l’hôtel"},
	council:      trilingual{"local host", "anfitrión local", "hôte local"},
	councilPhone: trilingual{"telephone of the local host", "teléfono del anfitrión local", "téléphone de l’hôte local"},
	transport:    trilingual{"transport company", "empresa de transporte", "transporteur"},
	driver:       trilingual{"driver", "conductor", "chauffeur"},
	driverPhone:  trilingual{"telephone of the driver", "teléfono del conductor", "téléphone du chauffeur"},
	passportName: trilingual{"name in the passport", "nombre en el pasaporte", "nom dans le passeport"},
	ownName:      trilingual{"name in own script", "nombre en su escritura", "nom dans son écriture"},
	position:     trilingual{"position", "cargo", "fonction"},
	affiliation:  trilingual{"organisation", "organización", "organisation"},
	role:         trilingual{"role", "función", "rôle"},
	phone:        trilingual{"telephone", "teléfono", "téléphone"},
	email:        trilingual{"e-mail", "correo electrónico", "courriel"},
	diet:         trilingual{"diet", "dieta", "régime"},
	access:       trilingual{"access needs", "necesidades de acceso", "besoins d’accès"},
	arrival:      trilingual{"arrival", "llegada", "arrivée"},
	departure:    trilingual{"departure", "salida", "départ"},
	nights:       trilingual{"stay", "estancia", "séjour"},
	confirmation: trilingual{"hotel confirmation", "confirmación del hotel", "confirmation de l’hôtel"},
	address:      trilingual{"address", "dirección", "adresse"},
	title:        trilingual{"title", "título", "titre"},
	place:        trilingual{"place", "lugar", "lieu"},
	link:         trilingual{"link", "enlace", "lien"},
	vehicle:      trilingual{"vehicle", "vehículo", "véhicule"},
	vehicles:     trilingual{"vehicles", "vehículos", "véhicules"},
	topic:        trilingual{"topic", "tema", "sujet"},
	contacts:     trilingual{"contacts", "contactos", "contacts"},
	note:         trilingual{"note", "nota", "note"},
	kind:         trilingual{"kind", "tipo", "type"},
	travel:       trilingual{"way there", "cómo llegar", "trajet"},
	mayShare:     trilingual{"may be handed to participants", "puede entregarse a los participantes", "peut être remis aux participants"},
	status:       trilingual{"status", "estado", "état"},
}

// fieldSentence tells that a field has another value, one at last, or none any more.
func fieldSentence(in, subject string, label trilingual, before, after string) string {
	before, after = strings.Join(strings.Fields(before), " "), strings.Join(strings.Fields(after), " ") // a note may have several lines
	switch {
	case before == "":
		return fmt.Sprintf(fieldGiven.in(in), subject, label.in(in), after)
	case after == "":
		return fmt.Sprintf(fieldGone.in(in), subject, label.in(in), before)
	default:
		return fmt.Sprintf(fieldChanged.in(in), subject, label.in(in), after, before)
	}
}

// sentence fills a sentence with words that are the same in every language.
func sentence(form trilingual, words ...any) func(in string) string {
	return func(in string) string { return fmt.Sprintf(form.in(in), words...) }
}

func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}
