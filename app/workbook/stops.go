package workbook

import (
	"fmt"

	"laurel/data/program"
)

// stopRow is a stop with the people who take part in it.
type stopRow struct {
	*program.Stop
	people  int
	present []string // the first of them, as many as a cell shows
}

// stopColumns are the columns of the sheet of stops.
var stopColumns = []column[stopRow]{
	{"city", words{"City", "Ciudad", "Ville"}, of("Stop.City"), true, false, stopText(func(s *program.Stop) string { return s.City })},
	{"country", words{"Country", "País", "Pays"}, of("Stop.Country"), true, false, func(w *wording, s stopRow) cell { return text(w.country(s.Country)) }},
	{"zone", words{"Time zone", "Zona horaria", "Fuseau horaire"}, of("Stop.Zone"), true, false, stopText(func(s *program.Stop) string { return string(s.Zone) })},
	{"from", words{"From", "Desde", "Du"}, of("Stop.From"), true, false, func(_ *wording, s stopRow) cell { return date(s.From) }},
	{"until", words{"Until", "Hasta", "Au"}, of("Stop.Until"), true, false, func(_ *wording, s stopRow) cell { return date(s.Until) }},
	{"hotel", words{"Hotel", "Hotel", "Hôtel"}, of("Stop.Hotel.Name"), true, false, stopText(func(s *program.Stop) string { return s.Hotel.Name })},
	{"hotel-address", words{"Hotel address", "Dirección del hotel", "Adresse de l’hôtel"}, of("Stop.Hotel.Address"), true, false, stopText(func(s *program.Stop) string { return s.Hotel.Address })},
	{"hotel-phone", words{"Hotel phone", "Teléfono del hotel", "Téléphone de l’hôtel"}, of("Stop.Hotel.Phone"), true, false, stopText(func(s *program.Stop) string { return s.Hotel.Phone })},
	{"council", words{"Local council", "Organización local", "Organisation locale"}, of("Stop.Council"), true, false, stopText(func(s *program.Stop) string { return s.Council })},
	{"council-phone", words{"Council phone", "Teléfono de la organización", "Téléphone de l’organisation"}, of("Stop.CouncilPhone"), true, false, stopText(func(s *program.Stop) string { return s.CouncilPhone })},
	{"transport", words{"Transport company", "Empresa de transporte", "Transporteur"}, of("Stop.Transport"), true, false, stopText(func(s *program.Stop) string { return s.Transport })},
	{"driver", words{"Driver", "Conductor", "Chauffeur"}, of("Stop.Driver"), true, false, stopText(func(s *program.Stop) string { return s.Driver })},
	{"driver-phone", words{"Driver phone", "Teléfono del conductor", "Téléphone du chauffeur"}, of("Stop.DriverPhone"), true, false, stopText(func(s *program.Stop) string { return s.DriverPhone })},
	{"emergency-phone", words{"Emergency phone", "Teléfono de emergencia", "Téléphone d’urgence"}, of("Stop.EmergencyPhone"), true, false, stopText(func(s *program.Stop) string { return s.EmergencyPhone })},
	{"people", words{"People", "Personas", "Personnes"}, presenceFields, true, false, func(_ *wording, s stopRow) cell { return number(s.people) }},
	{"present", words{"Who is there", "Quién está", "Qui est présent"}, append(presenceFields, nameFields...), true, true, func(w *wording, s stopRow) cell { return text(w.names(s.present, s.people)) }},
	{"notes", words{"Internal notes", "Notas internas", "Notes internes"}, of("Stop.Notes"), true, true, stopText(func(s *program.Stop) string { return s.Notes })},
}

var presenceFields = of("Person.Stays.Stop", "Person.Stays.Absent", "Person.Stays.From", "Person.Stays.Until")

func stopText(field func(*program.Stop) string) func(*wording, stopRow) cell {
	return func(_ *wording, s stopRow) cell { return text(field(s.Stop)) }
}

// stopRows lists the stops with who takes part, without those who have cancelled. Who is there for a part of the stop has their own days
// behind the name.
func stopRows(stops []*program.Stop, people []*program.Person, w *wording) []stopRow {
	rows := make([]stopRow, len(stops))
	for i, s := range stops {
		rows[i].Stop = s
		for _, p := range people {
			stay, _ := p.StayAt(s.ID)
			if stay.Absent || p.Cancelled {
				continue
			}
			if rows[i].people++; rows[i].people <= mostNames {
				rows[i].present = append(rows[i].present, p.DisplayName()+ownDays(stay, w))
			}
		}
	}
	return rows
}

func ownDays(stay program.Stay, w *wording) string {
	switch {
	case stay.From.IsZero() && stay.Until.IsZero():
		return ""
	case stay.Until.IsZero():
		return " (" + fmt.Sprintf(w.say(fromWords), stay.From) + ")"
	case stay.From.IsZero():
		return " (" + fmt.Sprintf(w.say(untilWords), stay.Until) + ")"
	case stay.From == stay.Until:
		return " (" + stay.From.String() + ")"
	}
	return " (" + stay.From.String() + " – " + stay.Until.String() + ")"
}
