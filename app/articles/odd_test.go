package articles

import (
	"testing"

	"laurel/app/article"
	"laurel/app/paper/report"
	"laurel/data/civil"
	"laurel/data/outcome/network"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/programtest"
)

// Programs that are hardly begun, or odd, have pictures too.
func TestOddProgramsHavePictures(t *testing.T) {
	arabic := programtest.Person(program.Guest, "ليلى", "المثال")
	long := programtest.Person(program.Awardee, "Muster Muster Muster Muster", "Beispiel Beispiel Beispiel Beispiel")
	for name, people := range map[string][]*program.Person{"nobody": nil, "two": {arabic, long}} {
		p := programtest.Small("Odd")
		p.People, p.Meetings = people, nil
		p.Stops = []*program.Stop{
			{ID: program.NewID(), City: "", Zone: "Nowhere/At all"},
			{
				ID:      program.NewID(),
				City:    "Paris",
				Country: "FR",
				Zone:    "Europe/Paris",
				From:    civil.Date{Year: 2026, Month: 6, Day: 3},
			},
			{ID: program.NewID(), City: "Suva", Country: "FJ", Zone: "Pacific/Fiji"},
		}
		e := edition.For(p, program.Internal)
		journey, unknown := Journey(p, "ar")
		if len(unknown) != 1 {
			t.Errorf("%s: %d stops are not on the map", name, len(unknown))
		}
		for _, b := range []article.Block{
			article.Diagram{Diagram: Network(e, network.Filter{}, "en")},
			article.Diagram{Diagram: journey},
			article.Drawing{Chart: Days(p, "en")},
		} {
			if data, err := report.Image(b, "en", false); err != nil || len(data) == 0 {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
