package awardees

import (
	"slices"

	"laurel/data/program"
)

// copyOf is a person value of its own: what the store handed out is never written into.
func copyOf(person *program.Person) *program.Person {
	next := *person
	next.Languages = slices.Clone(person.Languages)
	next.Stays = slices.Clone(person.Stays)
	return &next
}

// newPerson is the empty record that "Add person" starts from.
func newPerson() *program.Person {
	return &program.Person{ID: program.NewID(), Role: program.Awardee}
}

// duplicateOf is a new record with what may be alike for two people. What belongs to one person alone is not copied: documents, consent,
// photo, needs, award text, hotel confirmations and notes.
func duplicateOf(person *program.Person) *program.Person {
	next := copyOf(person)
	next.ID = program.NewID()
	next.PassportName, next.Passport, next.BirthDate, next.Insurance = "", program.Passport{}, program.Date{}, ""
	next.Consent, next.Photo, next.Alias = program.Consent{}, "", ""
	next.Diet, next.Access, next.Medical = program.Need{}, program.Need{}, program.Need{}
	next.OwnName, next.BadgeName, next.Pronunciation = "", "", ""
	next.Bio, next.Citation, next.Notes = "", "", ""
	next.Phone, next.Email, next.Messenger, next.Emergency = "", "", "", program.EmergencyContact{}
	next.Cancelled = false
	for i := range next.Stays {
		next.Stays[i].Confirmation = ""
	}
	next.Stays = tidyStays(next.Stays)
	return next
}

// setStay replaces the person's part in a stop. One that says nothing of its own is left out: the person takes part in the whole stop.
func setStay(person *program.Person, stay program.Stay) {
	person.Stays = person.WithStay(stay).Stays
}

func tidyStays(stays []program.Stay) []program.Stay {
	kept := slices.DeleteFunc(stays, func(s program.Stay) bool { return s == program.Stay{Stop: s.Stop} })
	if len(kept) == 0 {
		return nil
	}
	return kept
}
