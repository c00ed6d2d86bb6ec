package program

// Duplicate returns a new record with what two people may have in common: names to change, role, work, country,
// languages, flights and stays. What belongs to one person alone is not copied, nor is any field that is not listed
// here.
func (p *Person) Duplicate() *Person {
	next := &Person{
		ID:               NewID(),
		Role:             p.Role,
		Honorific:        p.Honorific,
		Given:            p.Given,
		Family:           p.Family,
		NameOrder:        p.NameOrder,
		OwnNameLanguage:  p.OwnNameLanguage,
		Position:         p.Position,
		Affiliation:      p.Affiliation,
		Country:          p.Country,
		Nationality:      p.Nationality,
		Languages:        append([]Spoken(nil), p.Languages...),
		NeedsInterpreter: p.NeedsInterpreter,
		AwardYear:        p.AwardYear,
		Arrival:          p.Arrival,
		Departure:        p.Departure,
	}
	for _, stay := range p.Stays {
		stay.Confirmation = ""
		next = next.WithStay(stay)
	}
	return next
}

// named returns a new record with the names, role and languages of the person alone.
func (p *Person) named() *Person {
	return &Person{
		ID:               NewID(),
		Role:             p.Role,
		Honorific:        p.Honorific,
		Given:            p.Given,
		Family:           p.Family,
		NameOrder:        p.NameOrder,
		OwnName:          p.OwnName,
		OwnNameLanguage:  p.OwnNameLanguage,
		BadgeName:        p.BadgeName,
		Pronunciation:    p.Pronunciation,
		Alias:            p.Alias,
		Languages:        p.Languages,
		NeedsInterpreter: p.NeedsInterpreter,
		Stays:            p.Stays,
	}
}
