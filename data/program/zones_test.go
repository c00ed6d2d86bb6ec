package program

import (
	"slices"
	"testing"

	"laurel/data/civil"
)

func TestEveryOfferedZoneIsInTheDatabase(t *testing.T) {
	for _, z := range civil.Zones() {
		if !z.Valid() {
			t.Errorf("%s is no zone", z)
		}
	}
	if city := civil.Zone("America/Argentina/Buenos_Aires").City(); city != "Buenos Aires" {
		t.Errorf("the city is %q", city)
	}
}

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
	for _, c := range Countries() {
		if len(ZonesOf(c)) == 0 && c != "BV" && c != "HM" { // nobody lives there
			t.Errorf("%s has no zone", c)
		}
	}
	if got := ZonesOf("PK"); !slices.Equal(got, []civil.Zone{"Asia/Karachi"}) {
		t.Errorf("Pakistan has %v", got)
	}
	if got := ZonesOf("US"); len(got) < 25 || got[0] != "America/New_York" ||
		slices.Index(got, "Pacific/Honolulu") > slices.Index(got, "America/Menominee") {
		t.Errorf("the United States have %v", got)
	}
}
