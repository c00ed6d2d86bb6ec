package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/intake/source"
)

// tenThousand is a roster of 10,000 people with 25 columns.
func tenThousand() string {
	var rows strings.Builder
	rows.WriteString("Given name,Family name,Role,Date of birth,Passport number,Passport expiry,Nationality,Country," +
		"E-mail,Phone,Position,Organisation,Languages,Diet,Access needs,Medical,Insurance,Emergency contact," +
		"Emergency phone,Arrival,Arrival flight,Departure,Departure flight,Bio,Notes\n")
	for i := range 10_000 {
		fmt.Fprintf(&rows, "Given%d,Family%d,guest,1980-01-%02d,X%07d,2030-01-01,PE,PE,p%d@example.org,+1 555 %07d,"+
			"Judge,Office %d,Spanish,none,none,none,I%d,Contact %d,+1 555 %07d,2023-06-12 10:00,XX%d,2023-06-20 10:00,"+
			"XX%d,A short text about them,Note %d\n", i%997, i/3, i%28+1, i, i, i, i%50, i, i, i, i%90, i%80, i)
	}
	return rows.String()
}

func BenchmarkImportOf10000(b *testing.B) {
	text := tenThousand()
	for _, known := range []bool{false, true} {
		b.Run(fmt.Sprintf("known=%v", known), func(b *testing.B) {
			opened, p := intaketest.OpenStore(b), intaketest.Tour()
			p.People = nil
			intaketest.BringIn(b, opened, p, nil)
			options := intake.Options{Program: p.ID, As: source.Roster, Name: "list.csv"}
			if known {
				intaketest.Read(b, opened, p.ID, "list.csv", text, intake.Options{As: source.Roster})
			}
			for b.Loop() {
				draft, err := intake.Read(b.Context(), opened, strings.NewReader(text), options)
				if err != nil || draft.New+draft.Same != 10_000 || (draft.Same == 10_000) != known {
					b.Fatalf("%+v, %v", draft.Counts, err)
				}
				draft.Rows("en")
			}
		})
	}
}

// BenchmarkDecisionOf10000 is one decision about a row, until the rows of the review are there.
func BenchmarkDecisionOf10000(b *testing.B) {
	for _, known := range []bool{false, true} {
		b.Run(fmt.Sprintf("known=%v", known), func(b *testing.B) {
			opened, p := intaketest.OpenStore(b), intaketest.Tour()
			p.People = nil
			intaketest.BringIn(b, opened, p, nil)
			if known {
				intaketest.Read(b, opened, p.ID, "list.csv", tenThousand(), intake.Options{As: source.Roster})
			}
			options := intake.Options{Program: p.ID, As: source.Roster, Name: "list.csv"}
			parsed, err := intake.Parse(b.Context(), opened, strings.NewReader(tenThousand()), options)
			if err != nil {
				b.Fatal(err)
			}
			decisions := intake.Decisions{Rows: map[source.Place]intake.Decision{}}
			decide := func(row int) {
				decisions.Rows[source.Place{Row: row}] = intake.Decision{Choice: intake.Skip}
				draft, err := parsed.Draft(b.Context(), opened, decisions)
				if err != nil || len(draft.Rows("en")) != 10_000 {
					b.Fatal(draft, err)
				}
			}
			decide(2)
			for row := 3; b.Loop(); row++ {
				decide(row)
			}
		})
	}
}
