package paper_test

import (
	"strings"
	"testing"

	"laurel/app/paper/list"
	"laurel/data/program"
	"laurel/data/program/edition"
)

func TestATransportSheetShowsWhatIsDrivenForWhom(t *testing.T) {
	p := travellers()
	p.People[0].Arrival = program.Flight{At: at(12, 15, 5), Number: "XX 100", Place: "BOS"}
	p.People[3].Arrival = program.Flight{At: at(10, 13, 0), Number: "XX 200", Place: "BOS"}
	p.People[0].Departure = program.Flight{At: at(21, 9, 0), Number: "XX 300", Place: "SEA"}
	p.Meetings = []*program.Meeting{
		{
			ID:    "coach",
			Stop:  "east",
			Kind:  program.Transport,
			Title: "Coach to the hotel",
			Place: "Terminal B",
			Note:  "A green sign.",
			Start: at(10, 17, 0),
			End:   at(10, 18, 0),
		},
		{
			ID:           "visit",
			Stop:         "east",
			Kind:         program.Appointment,
			Title:        "Morning visit",
			Organisation: "org",
			Travel:       program.Van,
			Start:        at(12, 9, 0),
			End:          at(12, 10, 0),
		},
		{
			ID:     "walk",
			Stop:   "east",
			Kind:   program.Activity,
			Title:  "Walk by the river",
			Travel: program.Walk,
			Start:  at(12, 12, 0),
			End:    at(12, 13, 0),
		},
		{
			ID:     "off",
			Stop:   "east",
			Kind:   program.Transport,
			Title:  "Coach that was called off",
			Status: program.Declined,
			Start:  at(13, 9, 0),
			End:    at(13, 10, 0),
		},
		{
			ID:    "flight",
			Stop:  "east",
			Kind:  program.FlightKind,
			Title: "Flight to Seattle",
			Start: at(15, 14, 0),
			End:   at(15, 17, 0),
		},
	}
	pdf := printed(t, list.Transport, edition.For(p, program.Partners), option("bags", "2"))
	boston, seattle, found := strings.Cut(textOf(t, pdf), "SHEET Seattle")
	if !found {
		t.Fatal("there is no sheet for Seattle")
	}
	for _, wanted := range []string{
		"TRANSPORT SHEET Boston", "Placeholder Coaches", "Driver: Chris Sample", "+1 617-555-0102", "Hotel Exemplar",
		"2 passengers · 4 bags",
		"Coach to the hotel", "Terminal B", "A green sign.", "Morning visit", "Example Institute · 2 Sample Street",
		"Free day", "Flight to Seattle",
		"Arrivals", "XX 100", "XX 200", "MINTA ZSOFIA", "BEISPIEL BEN", "from Fri 12 Jun",
	} {
		if !strings.Contains(boston, wanted) {
			t.Errorf("%q is not found in %q", wanted, boston)
		}
	}
	for _, not := range []string{"Walk by the river", "called off", "Departures", "XX 300", "PROVA"} {
		if strings.Contains(boston, not) {
			t.Errorf("%q is found in %q", not, boston)
		}
	}
	if n := strings.Count(boston, "Free day"); n != 3 { // the 11th, 13th and 14th
		t.Errorf("%d free days", n)
	}
	for _, wanted := range []string{"3 passengers · 6 bags", "Departures", "XX 300", "PROVA ANA"} {
		if !strings.Contains(seattle, wanted) {
			t.Errorf("%q is not found in %q", wanted, seattle)
		}
	}
	pages, _, _ := wordsOf(t, pdf)
	if n := rowOf(pages[0], "Coach"); !strings.HasSuffix(n, "1 2") { // who comes later is not on the coach
		t.Errorf("the coach carries %q", n)
	}
	if n := rowOf(pages[0], "Morning"); !strings.HasSuffix(n, "visit 2") { // and nobody has luggage on a visit
		t.Errorf("to the visit come %q", n)
	}
}

// rowOf returns the words on the line of a word.
func rowOf(page []wordBox, word string) string {
	var row []string
	for _, w := range page {
		if w.word != word {
			continue
		}
		for _, other := range page {
			if other.top < w.bottom-2 && other.bottom > w.top+2 {
				row = append(row, other.word)
			}
		}
		break
	}
	return strings.Join(row, " ")
}

func TestATransportSheetForParticipantsNamesWhoAgreed(t *testing.T) {
	p := travellers()
	p.People[0].Arrival = program.Flight{At: at(12, 15, 5), Number: "XX 100", Place: "BOS"}
	text := textOf(t, cards(t, "transport sheet", edition.For(p, program.Participants), inLanguage("es")))
	for _, wanted := range []string{
		"HOJA DE TRANSPORTE", "MINTA", "Awardee 1", "2 pasajeros · 6 maletas", "Día libre",
		"Conductor/a: Chris Sample",
	} {
		if !strings.Contains(text, wanted) {
			t.Errorf("%q is not found in %q", wanted, text)
		}
	}
	for _, not := range []string{"Prova", "XX 100", "MINTA ZSOFIA"} {
		if strings.Contains(text, not) {
			t.Errorf("%q is found in %q", not, text)
		}
	}
}

func TestADayWithMeetingsIsNoFreeDayForTheDriver(t *testing.T) {
	p := travellers()
	p.Meetings = nil
	for hour, travel := range map[int]program.Mode{9: program.Walk, 11: program.Walk} {
		p.Meetings = append(p.Meetings, &program.Meeting{
			ID: program.NewID(), Stop: "east", Kind: program.Appointment, Title: "Near the hotel", Travel: travel,
			Start: at(11, hour, 0), End: at(11, hour+1, 0),
		})
	}
	for hour := range 5 {
		p.Meetings = append(p.Meetings, &program.Meeting{
			ID: program.NewID(), Stop: "east", Kind: program.Appointment, Title: "Far away",
			Place: "Pier " + string(rune('1'+hour)),
			Start: at(12, 9+hour, 0), End: at(12, 10+hour, 0),
		})
	}
	p.Meetings = append(p.Meetings, &program.Meeting{
		ID: program.NewID(), Stop: "east", Kind: program.Transport, Title: "To the harbour", Vehicle: "Coach 1",
		Start: at(13, 9, 0), End: at(13, 10, 0),
	})
	text := textOf(t, printed(t, list.Transport, edition.For(p, program.Partners), inStops("east")))
	for _, wanted := range []string{"On foot: 2 items", "No ride planned yet: 5 items", "Vehicle: Coach 1"} {
		if !strings.Contains(text, wanted) {
			t.Errorf("%q is not found in %q", wanted, text)
		}
	}
	if n := strings.Count(text, "Free day"); n != 3 { // the 10th, 14th and 15th
		t.Errorf("%d free days in %q", n, text)
	}
}
