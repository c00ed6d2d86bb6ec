package template

import "laurel/data/program"

// The kinds of copy of a person, in the option copy of the table of fields.
const (
	duplicateCopy = "duplicate"
	namesCopy     = "names"
)

// Duplicate returns a new record with what two people may have in common: names to change, role, work, country,
// languages, flights and stays. What belongs to one person alone is not copied: the table of fields names what is.
func Duplicate(p *program.Person) *program.Person {
	next := copied(p, duplicateCopy)
	for _, stay := range p.Stays {
		stay.Confirmation, stay.SharesWith = "", ""
		next = next.WithStay(stay)
	}
	return next
}

// copied returns a new record with the fields that a kind of copy has.
func copied(p *program.Person, kind string) *program.Person {
	next := &program.Person{}
	for _, f := range program.FieldsOf(p) {
		if f.CopiedBy(kind) {
			f.Copy(p, next)
		}
	}
	next.ID = program.NewID()
	return next
}
