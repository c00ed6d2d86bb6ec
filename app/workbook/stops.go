package workbook

import (
	"reflect"

	"laurel/data/locale"
	"laurel/data/program"
)

// stopRow is a stop with the people who take part in it.
type stopRow struct {
	*program.Stop
	people  int
	present []string // the first of them, as many as a cell shows
}

func (s stopRow) record(string) reflect.Value { return recordOf(s.Stop) }

// Constructors of columns of stops.
var (
	stop     = field[stopRow]
	madeStop = made[stopRow]
)

var presenceFields = []string{"Person.Stays.Stop", "Person.Stays.Absent", "Person.Stays.From", "Person.Stays.Until"}

// stopColumns are the columns of the sheet of stops.
var stopColumns = []column[stopRow]{
	stop("city", "Stop.City"),
	stop("country", "Stop.Country"),
	stop("zone", "Stop.Zone"),
	stop("from", "Stop.From"),
	stop("until", "Stop.Until"),
	stop("hotel", "Stop.Hotel.Name"),
	stop("hotel-address", "Stop.Hotel.Address"),
	stop("hotel-phone", "Stop.Hotel.Phone"),
	stop("council", "Stop.Council"),
	stop("council-phone", "Stop.CouncilPhone"),
	stop("transport", "Stop.Transport"),
	stop("driver", "Stop.Driver"),
	stop("driver-phone", "Stop.DriverPhone"),
	stop("emergency-phone", "Stop.EmergencyPhone"),
	madeStop("people", func(_ *texts, s stopRow) cell { return count(s.people) }, presenceFields...),
	madeStop("present", presentCell, append(presenceFields, nameFields...)...).long(),
	stop("notes", "Stop.Notes").long(),
}

func presentCell(w *texts, s stopRow) cell { return text(w.names(s.present, s.people)) }

// stopRows lists the stops with who takes part, without those who have cancelled. Who is there for a part of the stop
// has their own days behind the name.
func stopRows(stops []*program.Stop, people []personRow, w *texts) []stopRow {
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

func ownDays(stay program.Stay, w *texts) string {
	from, until := stay.From.String(), stay.Until.String()
	switch {
	case from == "" && until == "":
		return ""
	case until == "":
		return " (" + w.Text("from-day", locale.Values{"Day": from}) + ")"
	case from == "":
		return " (" + w.Text("until-day", locale.Values{"Day": until}) + ")"
	case from == until:
		return " (" + from + ")"
	}
	return " (" + from + " – " + until + ")"
}
