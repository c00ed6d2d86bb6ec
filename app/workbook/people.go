package workbook

import (
	"reflect"
	"strings"

	"laurel/data/program"
)

// personRow is a person in the roster.
type personRow struct {
	*program.Person
	program *program.Program // whose stops they are in
}

func (p personRow) record(string) reflect.Value { return recordOf(p.Person) }

var nameFields = []string{"Person.Given", "Person.Family", "Person.NameOrder", "Person.Alias"}

// Constructors of columns of people.
var (
	person     = field[personRow]
	madePerson = made[personRow]
)

// peopleColumns are all columns of the sheet of people, in the order of menus. Described fields that none of these
// shows have columns behind them; the last one is the reference.
var peopleColumns = withOtherFields([]column[personRow]{
	numbered[personRow]().usual(),
	{id: "photo", fields: []string{"Person.Photo"}, drawn: true, value: photoCell},
	madePerson(
		"name",
		func(_ *texts, p personRow) cell { return text(p.DisplayName()) },
		nameFields...).usual().
		fillable(),
	person("own-name", "Person.OwnName").usual(),
	person("honorific", "Person.Honorific"),
	person("given", "Person.Given"),
	person("family", "Person.Family"),
	person("suffix", "Person.Suffix"),
	madePerson("itinerary-name", func(_ *texts, p personRow) cell { return text(p.ItineraryName()) }, nameFields...),
	person("passport-name", "Person.PassportName"),
	person("badge-name", "Person.BadgeName"),
	person("badge-printed", "Person.BadgePrinted"),
	person("pronunciation", "Person.Pronunciation"),
	person("alias", "Person.Alias"),
	person("role", "Person.Role").usual(),
	person("position", "Person.Position").usual(),
	person("affiliation", "Person.Affiliation").usual(),
	person("country", "Person.Country").usual(),
	person("nationality", "Person.Nationality"),
	person("gender", "Person.Gender"),
	madePerson("languages", languagesCell, "Person.Languages.Language", "Person.Languages.Level").
		usual().fillable(),
	person("needs-interpreter", "Person.NeedsInterpreter").usual(),
	person("citation", "Person.Citation").long(),
	person("citation-second", "Person.CitationSecond").long(),
	person("award-year", "Person.AwardYear"),
	person("bio", "Person.Bio").long(),
	person("phone", "Person.Phone").usual(),
	person("email", "Person.Email").usual(),
	person("messenger", "Person.Messenger"),
	person("emergency-name", "Person.Emergency.Name"),
	person("emergency-relation", "Person.Emergency.Relation"),
	person("emergency-phone", "Person.Emergency.Phone"),
	person("diet", "Person.Diet").usual(),
	person("access", "Person.Access"),
	person("medical", "Person.Medical"),
	person("passport-number", "Person.Passport.Number"),
	person("passport-expiry", "Person.Passport.Expiry"),
	person("visa", "Person.Passport.Visa"),
	person("birth-date", "Person.BirthDate"),
	person("insurance", "Person.Insurance"),
	person("arrival", "Person.Arrival.At").usual(),
	person("arrival-flight", "Person.Arrival.Number"),
	person("arrival-place", "Person.Arrival.Place"),
	person("departure", "Person.Departure.At").usual(),
	person("departure-flight", "Person.Departure.Number"),
	person("departure-place", "Person.Departure.Place"),
	person("bags", "Person.Bags"),
	madePerson("stops", stopsCell, "Person.Stays.Stop", "Person.Stays.Absent", "Stop.City"),
	madePerson("hotel-confirmations", confirmationsCell, "Person.Stays.Confirmation", "Stop.City"),
	person("consent-name", "Person.Consent.Name"),
	person("consent-photo", "Person.Consent.Photo"),
	person("consent-story", "Person.Consent.Story"),
	person("notes", "Person.Notes").long(),
	madePerson("cancelled", cancelledCell, "Person.Cancelled").fillable(),
})

// withOtherFields adds a column for each described field of people that none of the columns shows.
func withOtherFields(columns []column[personRow]) []column[personRow] {
	shown := map[string]bool{}
	for _, c := range columns {
		for _, path := range c.fields {
			shown[path] = true
		}
	}
	for _, f := range program.FieldsOf(&program.Person{}) {
		path := "Person." + f.Path
		if isList := f.Kind.Kind() == reflect.Slice; !isList && !f.IsTag && !shown[path] {
			columns = append(columns, person(f.Key, path))
		}
	}
	return append(columns, referring[personRow]())
}

func photoCell(_ *texts, p personRow) cell {
	if p.Photo == "" {
		return cell{}
	}
	return cell{kind: picture, text: string(p.Photo)}
}

func languagesCell(w *texts, p personRow) cell {
	if len(p.Languages) == 1 {
		return text(w.languageAndLevel(p.Languages[0]))
	}
	spoken := make([]string, len(p.Languages))
	for i, s := range p.Languages {
		spoken[i] = w.languageAndLevel(s)
	}
	return text(strings.Join(spoken, ", "))
}

func stopsCell(_ *texts, p personRow) cell {
	var cities []string
	for _, s := range p.program.Stops {
		if stay, _ := p.StayAt(s.ID); !stay.Absent {
			cities = append(cities, s.City)
		}
	}
	return text(strings.Join(cities, ", "))
}

func confirmationsCell(_ *texts, p personRow) cell {
	var confirmations []string
	for _, s := range p.program.Stops {
		if stay, _ := p.StayAt(s.ID); stay.Confirmation != "" {
			confirmations = append(confirmations, s.City+": "+stay.Confirmation)
		}
	}
	return text(strings.Join(confirmations, "\n"))
}

func cancelledCell(w *texts, p personRow) cell {
	if !p.Cancelled {
		return cell{}
	}
	return text(w.Text("roster.is-cancelled"))
}
