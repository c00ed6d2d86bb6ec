package doubts

import (
	"strings"
	"testing"
	"time"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

func TestUnusualValuesAreDoubted(t *testing.T) {
	day := func(year, month, d int) civil.Date { return civil.NewDate(year, time.Month(month), d) }
	p := &program.Program{Start: day(2026, 6, 10), End: day(2026, 6, 24)}
	at := func(d, hour int) civil.DateTime { return civil.At(day(2026, 6, d), civil.NewClock(hour, 0)) }
	tests := []struct {
		name, field, text string
		record            program.Record
	}{
		{
			"a meeting of 23 hours",
			"End",
			"23 h",
			&program.Meeting{Kind: program.Appointment, Start: at(11, 10), End: at(12, 9)},
		},
		{
			"a stay with a family over two days",
			"",
			"",
			&program.Meeting{Kind: program.Hospitality, Start: at(11, 10), End: at(13, 9)},
		},
		{
			"a meeting of three hours",
			"",
			"",
			&program.Meeting{Kind: program.Appointment, Start: at(11, 10), End: at(11, 13)},
		},
		{"a program of 1,900 years", "End", "days", &program.Program{Start: day(2026, 6, 10), End: day(3926, 6, 10)}},
		{"a program in the year 26", "Start", "26", &program.Program{Start: day(26, 6, 10), End: day(26, 6, 24)}},
		{"a stop before the program", "From", "outside", &program.Stop{From: day(2026, 6, 1), Until: day(2026, 6, 12)}},
		{
			"a stop that ends too late",
			"Until",
			"outside",
			&program.Stop{From: day(2026, 6, 12), Until: day(2026, 6, 29)},
		},
		{"a stop within the program", "", "", &program.Stop{From: day(2026, 6, 10), Until: day(2026, 6, 24)}},
		{
			"an arrival in another century",
			"Arrival.At",
			"2126",
			&program.Person{Arrival: program.Flight{At: civil.At(day(2126, 6, 9),
				civil.NewClock(9, 0))}},
		},
		{"somebody who is 150", "BirthDate", "150", &program.Person{BirthDate: day(1876, 1, 9)}},
		{"40 bags", "Bags", "40", &program.Person{Bags: 40}},
		{
			"a passport of ten years",
			"",
			"",
			&program.Person{Passport: program.Passport{Expiry: day(2036, 1, 9)}, Bags: 3},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			found := Of(p, test.record)
			if test.field == "" && len(found) > 0 {
				t.Fatalf("%s is doubted: %s", found[0].Field, found[0].Text(locale.English))
			}
			if test.field != "" && (len(found) != 1 || found[0].Field != test.field ||
				!strings.Contains(found[0].Text(locale.English), test.text)) {
				t.Errorf("doubted is %+v", found)
			}
		})
	}
}
