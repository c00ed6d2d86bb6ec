package documents

import (
	"fmt"
	"slices"

	"laurel/data/program"
)

// Detail is a kind of what tells of people: what an audience has or has not.
type Detail string

// The details, in the order in which sentences name them.
const (
	PersonNames       Detail = "names"
	PersonPhotos      Detail = "photos"
	Stories           Detail = "stories" // biographies and citations
	PassportNames     Detail = "passport-names"
	Telephones        Detail = "telephones" // of people, their messengers, and whom to call for them
	Emails            Detail = "emails"     // of people
	Diets             Detail = "diets"
	AccessNeeds       Detail = "access"
	MedicalNeeds      Detail = "medical"
	Flights           Detail = "flights"
	Confirmations     Detail = "confirmations"
	EmergencyContacts Detail = "emergency"
	Passports         Detail = "passports"
	BirthDates        Detail = "births"
	Insurances        Detail = "insurances"
	ContactNames      Detail = "contacts"
	ContactAddresses  Detail = "contact-addresses" // telephones and e-mail of contacts
	ServicePhones     Detail = "service-phones"    // of hotels, councils, drivers and organisations, and for emergencies
	PlannedMeetings   Detail = "meetings"
)

// Details lists the details in the order in which sentences name them.
func Details() []Detail {
	return []Detail{
		PersonNames, PersonPhotos, Stories, PassportNames, Telephones, Emails, Diets, AccessNeeds, MedicalNeeds, Flights, Confirmations, EmergencyContacts,
		Passports, BirthDates, Insurances, ContactNames, ContactAddresses, ServicePhones, PlannedMeetings,
	}
}

// shown says which details a document has a place for, so that nobody is told of what it would not show anyway.
var shown = map[string][]Detail{
	"program-book":      {PersonNames, PersonPhotos, Stories, ContactNames, ContactAddresses, ServicePhones, PlannedMeetings},
	"daily-sheet":       {PersonNames, Telephones, Flights, ContactNames, ContactAddresses, ServicePhones, PlannedMeetings},
	"personal-schedule": {PersonNames, Flights, Confirmations, ContactNames, ContactAddresses, ServicePhones, PlannedMeetings},
	"week-grid":         {PlannedMeetings},
	"calendar":          {PersonNames, ContactNames, PlannedMeetings},
	"certificates":      {PersonNames, Stories},
	"badges":            {PersonNames, ServicePhones},
	"table-cards":       {PersonNames},
	"labels":            {PersonNames, ServicePhones},
	"emergency-cards":   {PersonNames, Telephones, Diets, AccessNeeds, MedicalNeeds, EmergencyContacts, ServicePhones},
	"rooming-list":      {PersonNames, PassportNames, Confirmations, ServicePhones},
	"transport-sheet":   {PersonNames, PassportNames, Flights, ServicePhones},
	"contact-book":      {ContactNames, ContactAddresses, ServicePhones, PlannedMeetings},
	"host-sheet":        {PersonNames, PersonPhotos, Stories, Diets, AccessNeeds, ContactNames, ServicePhones, PlannedMeetings},
	"evaluation-form":   {PersonNames, PlannedMeetings},
	"roster":            {PersonNames, PersonPhotos, Stories, PassportNames, Telephones, Emails, Diets, AccessNeeds, MedicalNeeds, Flights, Confirmations, EmergencyContacts, Passports, BirthDates, Insurances, ServicePhones},
	"frab":              {ContactNames, PlannedMeetings},
	"program-json":      Details(),
	"packet":            Details(),
}

// Amount is how many of a detail there are.
type Amount struct {
	Detail Detail
	Count  int
}

// Difference tells what of the document's details one edition of a program has more than another: what it adds to from, and what it takes
// away. What both have is in neither.
func (d Document) Difference(from, to *program.Edition) (adds, takes []Amount) {
	before, after := holdingsOf(from), holdingsOf(to)
	for _, detail := range Details() {
		if !slices.Contains(shown[d.ID], detail) {
			continue
		}
		if n := less(after[detail], before[detail]); n > 0 {
			adds = append(adds, Amount{detail, n})
		}
		if n := less(before[detail], after[detail]); n > 0 {
			takes = append(takes, Amount{detail, n})
		}
	}
	return adds, takes
}

// less counts the values of a that b has not.
func less(a, b map[string]bool) int {
	n := 0
	for key := range a {
		if !b[key] {
			n++
		}
	}
	return n
}

// holdings are the values that an edition has of each detail, by the record and the field that has them.
type holdings map[Detail]map[string]bool

func (h holdings) add(detail Detail, record program.ID, field, value string) {
	if value == "" {
		return
	}
	if h[detail] == nil {
		h[detail] = map[string]bool{}
	}
	h[detail][string(record)+" "+field] = true
}

func holdingsOf(e *program.Edition) holdings {
	h := holdings{}
	for _, p := range e.People {
		h.person(p)
	}
	for _, c := range e.Contacts {
		h.add(ContactNames, c.ID, "", c.Name)
		h.add(ContactAddresses, c.ID, "phone", c.Phone)
		h.add(ContactAddresses, c.ID, "email", c.Email)
	}
	for _, o := range e.Organisations {
		h.add(ServicePhones, o.ID, "", o.Phone)
	}
	for _, s := range e.Stops {
		h.add(ServicePhones, s.ID, "hotel", s.Hotel.Phone)
		h.add(ServicePhones, s.ID, "council", s.CouncilPhone)
		h.add(ServicePhones, s.ID, "driver", s.DriverPhone)
		h.add(ServicePhones, s.ID, "emergency", s.EmergencyPhone)
	}
	for _, m := range e.Meetings {
		h.add(PlannedMeetings, m.ID, "", string(m.ID))
	}
	h.add(ServicePhones, e.ID, "", e.EmergencyPhone)
	return h
}

func (h holdings) person(p *program.Person) {
	h.add(PersonNames, p.ID, "", p.Given+p.Family)
	h.add(PersonPhotos, p.ID, "", string(p.Photo))
	h.add(Stories, p.ID, "bio", p.Bio)
	h.add(Stories, p.ID, "citation", p.Citation)
	h.add(PassportNames, p.ID, "", p.PassportName)
	h.add(Telephones, p.ID, "", p.Phone)
	h.add(Telephones, p.ID, "messenger", p.Messenger)
	h.add(Telephones, p.ID, "emergency", p.Emergency.Phone)
	h.add(Emails, p.ID, "", p.Email)
	for detail, need := range map[Detail]program.Need{Diets: p.Diet, AccessNeeds: p.Access, MedicalNeeds: p.Medical} {
		h.add(detail, p.ID, "", need.Text)
	}
	h.add(Flights, p.ID, "arrival", p.Arrival.Number+p.Arrival.Place)
	h.add(Flights, p.ID, "departure", p.Departure.Number+p.Departure.Place)
	for _, s := range p.Stays {
		h.add(Confirmations, p.ID, string(s.Stop), s.Confirmation)
	}
	h.add(EmergencyContacts, p.ID, "", p.Emergency.Name)
	h.add(Passports, p.ID, "", p.Passport.Number)
	if !p.BirthDate.IsZero() {
		h.add(BirthDates, p.ID, "", p.BirthDate.String())
	}
	h.add(Insurances, p.ID, "", p.Insurance)
}

var detailTitles = map[Detail][2]words{ // one, several
	PersonNames:       {{"1 name", "1 nombre", "1 nom"}, {"%d names", "%d nombres", "%d noms"}},
	PersonPhotos:      {{"1 photo", "1 foto", "1 photo"}, {"%d photos", "%d fotos", "%d photos"}},
	Stories:           {{"1 biography or citation", "1 biografía o mención", "1 biographie ou citation"}, {"%d biographies and citations", "%d biografías y menciones", "%d biographies et citations"}},
	PassportNames:     {{"1 name as in the passport", "1 nombre según el pasaporte", "1 nom selon le passeport"}, {"%d names as in the passport", "%d nombres según el pasaporte", "%d noms selon le passeport"}},
	Telephones:        {{"1 telephone number", "1 número de teléfono", "1 numéro de téléphone"}, {"%d telephone numbers", "%d números de teléfono", "%d numéros de téléphone"}},
	Emails:            {{"1 e-mail address", "1 correo electrónico", "1 adresse électronique"}, {"%d e-mail addresses", "%d correos electrónicos", "%d adresses électroniques"}},
	Diets:             {{"1 diet", "1 dieta", "1 régime alimentaire"}, {"%d diets", "%d dietas", "%d régimes alimentaires"}},
	AccessNeeds:       {{"1 access need", "1 necesidad de acceso", "1 besoin d’accès"}, {"%d access needs", "%d necesidades de acceso", "%d besoins d’accès"}},
	MedicalNeeds:      {{"1 medical need", "1 necesidad médica", "1 besoin médical"}, {"%d medical needs", "%d necesidades médicas", "%d besoins médicaux"}},
	Flights:           {{"1 flight", "1 vuelo", "1 vol"}, {"%d flights", "%d vuelos", "%d vols"}},
	Confirmations:     {{"1 hotel confirmation", "1 confirmación de hotel", "1 confirmation d’hôtel"}, {"%d hotel confirmations", "%d confirmaciones de hotel", "%d confirmations d’hôtel"}},
	EmergencyContacts: {{"1 emergency contact", "1 contacto de emergencia", "1 contact d’urgence"}, {"%d emergency contacts", "%d contactos de emergencia", "%d contacts d’urgence"}},
	Passports:         {{"1 passport number", "1 número de pasaporte", "1 numéro de passeport"}, {"%d passport numbers", "%d números de pasaporte", "%d numéros de passeport"}},
	BirthDates:        {{"1 birth date", "1 fecha de nacimiento", "1 date de naissance"}, {"%d birth dates", "%d fechas de nacimiento", "%d dates de naissance"}},
	Insurances:        {{"1 insurance", "1 seguro", "1 assurance"}, {"%d insurances", "%d seguros", "%d assurances"}},
	ContactNames:      {{"1 contact", "1 contacto", "1 contact"}, {"%d contacts", "%d contactos", "%d contacts"}},
	ContactAddresses:  {{"1 telephone or e-mail of a contact", "1 teléfono o correo de un contacto", "1 téléphone ou courriel d’un contact"}, {"%d telephones and e-mails of contacts", "%d teléfonos y correos de contactos", "%d téléphones et courriels de contacts"}},
	ServicePhones:     {{"1 telephone number of a hotel, host or service", "1 teléfono de hotel, anfitrión o servicio", "1 téléphone d’hôtel, d’hôte ou de service"}, {"%d telephone numbers of hotels, hosts and services", "%d teléfonos de hoteles, anfitriones y servicios", "%d téléphones d’hôtels, d’hôtes et de services"}},
	PlannedMeetings:   {{"1 meeting", "1 reunión", "1 rencontre"}, {"%d meetings", "%d reuniones", "%d rencontres"}},
}

// In says the amount in English, Spanish or French: "7 names".
func (a Amount) In(language string) string {
	titles := detailTitles[a.Detail]
	if a.Count == 1 {
		return titles[0].in(language)
	}
	return fmt.Sprintf(titles[1].in(language), a.Count)
}
