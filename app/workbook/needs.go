package workbook

import (
	"cmp"
	"slices"
	"strings"

	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// dietaryList is what people eat and what they need to get in: whoever needs something first, then whoever needs
// nothing, then whoever has not been asked. Beside it is a sheet that counts the diets.
var dietaryList = list[personRow]{
	id: "dietary-list",
	columns: append(append([]column[personRow]{numbered[personRow]().usual()},
		picked(true, "name", "role", "country", "diet", "access", "medical")...),
		append([]column[personRow]{
			madePerson("ask", askCell, append(nameFields,
				"Person.Phone", "Person.NeedsInterpreter", "Person.Languages.Language", "Person.Role")...).usual(),
		}, picked(
			false, "languages", "needs-interpreter", "phone", "email", "stops", "passport-name", refColumn)...)...,
	),
	rows:  needsRows,
	name:  func(p personRow) string { return p.DisplayName() },
	about: func(p personRow) []program.ID { return []program.ID{p.ID} },
	gone:  func(o *output) []personRow { return o.peopleRows(o.Since.Gone("")) },
	more:  func(o *output, rows []personRow) []sheet { return []sheet{o.dietsSheet(rows)} },
}

func needsRows(o *output) ([]personRow, error) {
	stops := o.SelectStops()
	people := slices.DeleteFunc(o.SelectPeople(request.Anyone), func(p *program.Person) bool {
		return len(o.Stops) > 0 && !slices.ContainsFunc(stops, p.IsIn)
	})
	if len(people) == 0 {
		return nil, request.ErrNobody
	}
	slices.SortStableFunc(people, func(a, b *program.Person) int { return cmp.Compare(needRank(a), needRank(b)) })
	return o.peopleRows(people), nil
}

// needRank is 0 for a person with a need that is known, 1 without, 2 where nobody has asked.
func needRank(p *program.Person) int {
	switch {
	case p.Diet.Text != "" || p.Access.Text != "" || p.Medical.Text != "":
		return 0
	case p.Diet.Answered && p.Access.Answered:
		return 1
	}
	return 2
}

// askCell is whom to ask about a need: the person, and where they need an interpreter, who interprets for them.
func askCell(w *texts, p personRow) cell {
	own := p.DisplayName()
	if p.Phone != "" {
		own += ", " + p.Phone
	}
	if p.NeedsInterpreter != program.Yes {
		return text(own)
	}
	interpreters, languages := p.program.Interpreting().For(p.Person)
	if len(interpreters) == 0 {
		return text(own)
	}
	through := interpreters[0].DisplayName()
	if interpreters[0].Phone != "" {
		through += ", " + interpreters[0].Phone
	}
	return text(w.Text("list.ask-through", locale.Values{
		"Name": own, "Interpreter": through, "Language": w.language(languages[0]),
	}))
}

// diet is what some people eat, with their number.
type diet struct {
	name   cell
	people []*program.Person
}

// dietsSheet counts who eats what.
func (o *output) dietsSheet(rows []personRow) sheet {
	var diets []diet
	at := map[string]int{}
	for _, p := range rows {
		c := o.texts.need(p.Diet)
		key := locale.Fold(strings.Join(strings.Fields(c.text), " "))
		if _, known := at[key]; !known {
			at[key] = len(diets)
			diets = append(diets, diet{name: c})
		}
		diets[at[key]].people = append(diets[at[key]].people, p.Person)
	}
	columns := []column[diet]{
		made("diet", func(_ *texts, d diet) cell { return d.name }, "Person.Diet"),
		made("people", func(_ *texts, d diet) cell { return count(len(d.people)) }, "Person.Diet"),
		made("names", func(w *texts, d diet) cell { return text(w.people(d.people)) }, nameFields...).long(),
	}
	title := o.texts.Text("list.sheet.diets")
	return newSheet(o, title, allowed(columns, o.Edition.Audience), records[diet]{
		count: len(diets),
		at:    func(i int) diet { return diets[i] },
		name:  func(d diet) string { return d.name.text },
	})
}
