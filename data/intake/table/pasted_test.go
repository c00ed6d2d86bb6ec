package table_test

import (
	"slices"
	"strings"
	"testing"

	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/intake/source"
)

// What offices paste from a page, from an e-mail or from their habits, with what is remarked about it.
func TestPastedTextsAreUnderstood(t *testing.T) {
	for name, test := range map[string]struct {
		as           source.Kind
		text, fields string
		want         []string
		told         string
	}{
		"columns that spaces align": {
			source.Roster, "PARTICIPANTS\n\n  Name           Country       Position            E-mail\n" +
				"  Ana Prova      Peru          Judge, Court of X   ana@example.org\n" +
				"  Kim Sample     South Africa                      kim@example.org\n",
			"given country position email",
			[]string{"Ana|Peru|Judge, Court of X|ana@example.org", "Kim|South Africa||kim@example.org"},
			"",
		},
		"labels in lines": {
			source.Roster, "Dear colleagues,\n\nName: Dr. Ana Prova\nCountry: Peru\nPosition: Judge at\n" +
				"  the Court\n\nName: Kim Sample\nPosition: Editor\n",
			"honorific given position country",
			[]string{"Dr.|Ana|Judge at the Court|Peru", "|Kim|Editor|"},
			"",
		},
		"marks for the same as above": {
			source.Schedule, "Date,Time,Title\n13 June 2026,9:00,Prova\n-do-,11:00,Muestra\n〃,12:00,Ensayo\n",
			"title start",
			[]string{
				"Prova|13 June 2026, 9:00 a.m.", "Muestra|13 June 2026, 11:00 a.m.", "Ensayo|13 June 2026, 12:00 noon",
			},
			`“-do-” was read as what the cell above it has.`,
		},
		"times with words beside them are no days": {
			source.Schedule, "Date,Time,Title\n13 June 2026,13 June 2026 9:00,Prova\n" +
				"13 June 2026,7.30am via 8am,Muestra\n",
			"title start",
			[]string{"Prova|13 June 2026, 9:00 a.m.", "problem: meeting “Muestra”"},
			`Its start cannot be read: “7.30am via 8am”`,
		},
		"more columns than a list has": {
			source.Roster, "Name,Country" + strings.Repeat(",x", 1000) + "\nAna Prova,Peru" +
				strings.Repeat(",", 300_000) + "\n",
			"given country",
			[]string{"Ana|Peru"},
			"The file has cells to the right of column SF; they are not read.",
		},
		"parts of the day before the times": {
			source.Schedule, "Date;Time;Title\n13/6/2026;Afternoon: 2:00-4:00;Prova\n" +
				"14/6/2026;Sáng: 8h30 - 10h;Muestra\n",
			"title start end",
			[]string{
				"Prova|13 June 2026, 2:00 p.m.|13 June 2026, 4:00 p.m.",
				"Muestra|14 June 2026, 8:30 a.m.|14 June 2026, 10:00 a.m.",
			},
			"",
		},
		"two things in a cell": {
			source.Roster, "Surname and name;Passport No. & validity;Phone/E-mail;Birth;Country\n" +
				"Prova Ana;Z1234567 (valid up to 11-10-2029);+1 555 0100 / ana@example.org;850615;Lima, Peru\n",
			"family passport-number passport-expiry phone email birth-date country",
			[]string{"Prova|Z1234567|11 October 2029|+1 555 0100|ana@example.org|15 June 1985|Peru"},
			`Of “Lima, Peru” only the country is imported: Peru.`,
		},
		"a name before the marriage in the family name": {
			source.Roster, "Given name,Surname\nAna,\"Prova, geb. Muster\"\n", "given family",
			[]string{"Ana|Prova, geb. Muster"},
			`“Prova, geb. Muster” has more than a name; correct it.`,
		},
	} {
		draft := read(t, "list.txt", test.text, intake.Options{As: test.as})
		got := fieldsOf(draft, test.fields)
		told := intaketest.Notes(draft) + strings.Join(intaketest.Problems(draft), "\n")
		if !slices.Equal(got, test.want) || !strings.Contains(told, test.told) {
			t.Errorf("%s: got\n%q, want\n%q\n%s", name, got, test.want, told)
		}
	}
}
