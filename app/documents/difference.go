package documents

import (
	"slices"
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
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
func (d Document) Difference(from, to *edition.Edition) (adds, lacks []Amount) {
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

// holdings are the values that an edition has of each detail, by the record and what of it has them.
type holdings map[Detail]map[string]bool

func (h holdings) add(detail Detail, record program.ID, what string) {
	if h[detail] == nil {
		h[detail] = map[string]bool{}
	}
	h[detail][string(record)+" "+what] = true
}

func holdingsOf(e *edition.Edition) holdings {
	h := holdings{}
	for _, record := range e.Records() {
		for _, f := range program.FieldsOf(record) {
			if f.Detail != "" && hasDetail(f, record) {
				what, _, _ := strings.Cut(f.Key, "-") // number and place of an arrival are one flight
				h.add(Detail(f.Detail), record.RecordID(), what)
			}
		}
	}
	for _, p := range e.People {
		if p.Given+p.Family != "" {
			h.add(PersonNames, p.ID, "")
		}
		for _, s := range p.Stays {
			if s.Confirmation != "" {
				h.add(Confirmations, p.ID, string(s.Stop))
			}
		}
	}
	for _, m := range e.Meetings {
		h.add(PlannedMeetings, m.ID, "")
	}
	return h
}

func hasDetail(f program.Field, record program.Record) bool {
	if need, is := f.Value(record).(program.Need); is {
		return need.Text != ""
	}
	return f.Given(record)
}

// Text returns the amount in words: "7 names".
func (a Amount) Text(l locale.Language) string { return l.Count("detail."+string(a.Detail), a.Count) }
