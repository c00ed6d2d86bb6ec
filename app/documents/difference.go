package documents

import (
	"slices"

	"laurel/data/locale"
	"laurel/data/program"
)

// Detail is a kind of information about people: what an audience has or lacks.
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
	ServicePhones     Detail = "service-phones"    // of hotels, hosts, drivers and organisations
	PlannedMeetings   Detail = "meetings"
)

// Details lists the details in the order in which sentences name them.
func Details() []Detail {
	return []Detail{
		PersonNames, PersonPhotos, Stories, PassportNames, Telephones, Emails, Diets, AccessNeeds, MedicalNeeds,
		Flights, Confirmations,
		EmergencyContacts, Passports, BirthDates, Insurances, ContactNames, ContactAddresses, ServicePhones,
		PlannedMeetings,
	}
}

// Amount is how many of a detail there are.
type Amount struct {
	Detail Detail
	Count  int
}

// Difference returns what of the document's details one edition of a program has more than another: what it adds to
// from, and what it lacks of it. What both have is in neither.
func (d Document) Difference(from, to *program.Edition) (adds, lacks []Amount) {
	before, after := holdingsOf(from), holdingsOf(to)
	for _, detail := range Details() {
		if !slices.Contains(d.Shows.Details, detail) {
			continue
		}
		if n := less(after[detail], before[detail]); n > 0 {
			adds = append(adds, Amount{detail, n})
		}
		if n := less(before[detail], after[detail]); n > 0 {
			lacks = append(lacks, Amount{detail, n})
		}
	}
	return adds, lacks
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

// Text returns the amount in words: "7 names".
func (a Amount) Text(l locale.Language) string { return l.Count("detail."+string(a.Detail), a.Count) }
