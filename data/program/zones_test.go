package program

import "testing"

func TestEveryOfferedZoneIsInTheDatabase(t *testing.T) {
	for _, z := range Zones() {
		if !z.Valid() {
			t.Errorf("%s is no zone", z)
		}
	}
	if city := Zone("America/Argentina/Buenos_Aires").City(); city != "Buenos Aires" {
		t.Errorf("the city is %q", city)
	}
}
