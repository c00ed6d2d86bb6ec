package outcome

import (
	"slices"

	"laurel/data/locale"
	"laurel/data/program"
)

// Visitors are the roles of those for whom a program is made.
var Visitors = []program.Role{program.Awardee, program.Guest}

// People lists who comes, of some roles or (without roles) of all.
func People(p *program.Program, roles ...program.Role) []*program.Person {
	var people []*program.Person
	for _, person := range p.People {
		if !person.Cancelled && (len(roles) == 0 || slices.Contains(roles, person.Role)) {
			people = append(people, person)
		}
	}
	return people
}

// PeopleByCountry counts who comes by country, the largest first.
func PeopleByCountry(p *program.Program, roles ...program.Role) []Count {
	c := newCounter()
	for _, person := range People(p, roles...) {
		c.add(string(person.Country), person.ID, countryName(person.Country))
	}
	return c.largest()
}

func countryName(country program.Country) func(locale.Language) string {
	return func(l locale.Language) string { return country.Name(l) }
}

// PeopleByRole counts who comes by role, in the order of roles.
func PeopleByRole(p *program.Program) []Count {
	c := newCounter(named(program.Roles())...)
	for _, person := range People(p) {
		c.add(string(person.Role), person.ID, person.Role.Name)
	}
	return c.inOrder()
}

// PeopleByLanguage counts who comes by each language that they speak, the largest first: who speaks two counts twice.
func PeopleByLanguage(p *program.Program, roles ...program.Role) []Count {
	c := newCounter()
	for _, person := range People(p, roles...) {
		spoken := map[string]bool{}
		for _, s := range person.Languages {
			base := locale.Base(s.Language)
			if !spoken[base] {
				c.add(base, person.ID, func(l locale.Language) string { return l.LanguageName(base) })
			}
			spoken[base] = true
		}
		if len(spoken) == 0 {
			c.add("", person.ID, nil)
		}
	}
	return c.largest()
}
