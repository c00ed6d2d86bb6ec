package program

// The kinds of copy of a person, in the option copy of the table of fields.
const (
	duplicateCopy = "duplicate"
	namesCopy     = "names"
)

// Duplicate returns a new record with what two people may have in common: names to change, role, work, country,
// languages, flights and stays. What belongs to one person alone is not copied: the table of fields names what is.
func (p *Person) Duplicate() *Person {
	next := p.copied(duplicateCopy)
	for _, stay := range p.Stays {
		stay.Confirmation, stay.SharesWith = "", ""
		next = next.WithStay(stay)
	}
	return next
}

// copied returns a new record with the fields that a kind of copy has.
func (p *Person) copied(kind string) *Person {
	next := &Person{}
	for _, f := range FieldsOf(p) {
		if f.isCopiedBy(kind) {
			f.in(next).Set(f.in(p))
		}
	}
	next.ID = NewID()
	return next
}
