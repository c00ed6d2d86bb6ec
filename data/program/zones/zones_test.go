package zones

import (
	"slices"
	"testing"

	"laurel/data/civil"
	"laurel/data/program"
)

func TestEveryCountryHasItsZones(t *testing.T) {
	for c, zones := range zonesOf() {
		if !c.Valid() {
			t.Errorf("%s is no country", c)
		}
		for _, z := range zones {
			if !z.Valid() {
				t.Errorf("%s of %s is no zone", z, c)
			}
		}
	}
	for _, c := range program.Countries() {
		if len(Of(c)) == 0 && c != "BV" && c != "HM" { // nobody lives there
			t.Errorf("%s has no zone", c)
		}
	}
	if got := Of("PK"); !slices.Equal(got, []civil.Zone{"Asia/Karachi"}) {
		t.Errorf("Pakistan has %v", got)
	}
	if got := Of("US"); len(got) < 25 || got[0] != "America/New_York" ||
		slices.Index(got, "Pacific/Honolulu") > slices.Index(got, "America/Menominee") {
		t.Errorf("the United States have %v", got)
	}
}
