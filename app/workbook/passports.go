package workbook

import (
	"laurel/app/request"
	"laurel/data/program"
)

// passportManifest is what those must have who bring people over a border or to a hospital. It is for the office alone,
// and the catalogue makes it with a password only.
var passportManifest = list[personRow]{
	id: "passport-manifest",
	columns: append([]column[personRow]{
		numbered[personRow]().usual(),
		madePerson("last-name", lastNameOf[personRow], passportFields...).usual(),
		madePerson("first-name", firstNameOf[personRow], passportFields...).usual(),
		person("gender", "Person.Gender").usual(),
		madePerson("full-name", func(_ *texts, p personRow) cell { return text(p.DisplayName()) }, nameFields...),
	}, append(
		picked(true, "birth-date", "nationality", "passport-number", "passport-expiry", "visa", "insurance", "phone",
			"emergency-name", "emergency-relation", "emergency-phone", "diet", "access", "medical"),
		picked(false, "passport-name", "own-name", "honorific", "role", "country", "email", "messenger",
			"arrival", "arrival-flight", "departure", "departure-flight", "stops", refColumn)...,
	)...),
	rows: func(o *output) ([]personRow, error) {
		people := o.SelectPeople(request.Anyone)
		if len(people) == 0 {
			return nil, request.ErrNobody
		}
		return o.peopleRows(program.InPassportOrder(people)), nil
	},
	name:  func(p personRow) string { return p.DisplayName() },
	about: func(p personRow) []program.ID { return []program.ID{p.ID} },
	gone:  func(o *output) []personRow { return o.peopleRows(o.Since.Gone("")) },
}

// picked returns columns of the roster, part of the default choice or not.
func picked(common bool, ids ...string) []column[personRow] {
	columns := make([]column[personRow], len(ids))
	for i, id := range ids {
		columns[i], _ = find(peopleColumns, id)
		columns[i].common = common
	}
	return columns
}
