package session

import (
	"testing"

	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

func TestChangesAreDescribed(t *testing.T) {
	boston := "boston"
	p := &program.Program{Stops: []*program.Stop{{ID: "boston", City: "Boston"}}}
	tests := []struct {
		why, field, before, after, want string
	}{
		{"a text that was empty", "Phone", "", "+51 555 0100", "Telephone: +51 555 0100"},
		{"a text that was another", "Given", "Ana", "Ana María", "Given name: Ana → Ana María"},
		{"a text that is gone", "Alias", "A.", "", "Alias: A. removed"},
		{"a country by its name", "Country", "PE", "KH", "Country: Peru → Cambodia"},
		{
			"a date as people write it",
			"Passport.Expiry",
			"2026-10-01",
			"2031-10-01",
			"Passport valid until: 1 Oct 2026 → 1 Oct 2031",
		},
		{"a flight with its time", "Arrival.At", "", "2026-06-10T14:05", "Arrival: 10 Jun 2026, 14:05"},
		{
			"languages by their names",
			"Languages",
			"[]",
			`[{"language":"ur","level":"native"},{"language":"prs"}]`,
			"Languages: Urdu (native), Dari",
		},
		{"a stay with its city", "Stays", "[]", `[{"stop":"` + boston + `","absent":true}]`, "Stay: Boston absent"},
		{"consent that was open", "Consent.Photo", "", "no", "Consent to show the photo: no"},
		{"a need by the name of the whole", "Diet.Text", "", "halal", "Diet: halal"},
		{"a year that was none", "AwardYear", "0", "2026", "Award year: 2026"},
		{"a photo without its name", "Photo", "abc", "def", "Photo changed"},
		{"nothing for what says nothing", "Diet.Answered", "", "yes", ""},
		{
			"a long text cut at a letter",
			"Notes",
			"",
			"ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé",
			"Internal notes: ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé…",
		},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			change := store.FieldChange{Field: test.field, Before: test.before, After: test.after}
			got := changeLine(&program.Person{}, change, p, locale.English)
			if got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}
