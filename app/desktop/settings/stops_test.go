package settings

import (
	"testing"

	"laurel/app/desktop/session"
	"laurel/data/civil"
)

func TestAZoneIsFoundByWhatItsTimeIsCalled(t *testing.T) {
	for zone, want := range map[civil.Zone]string{
		"America/Chicago":   "America/Chicago · CST/CDT",
		"Europe/Madrid":     "Europe/Madrid · CET/CEST",
		"Asia/Karachi":      "Asia/Karachi · PKT",
		"America/Sao_Paulo": "America/Sao_Paulo · UTC−3", // its time has no name, only -03
	} {
		if got := session.ZoneOption(zone).Detail; got != want {
			t.Errorf("%s reads %q, expected %q", zone, got, want)
		}
	}
	if knownZone("central") || !knownZone("America/Menominee") {
		t.Error("a zone is known that is not, or the other way round")
	}
}
