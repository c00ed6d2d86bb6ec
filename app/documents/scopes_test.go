package documents

import (
	"context"
	"reflect"
	"testing"

	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// twoCities is a program with two stops, each with a meeting of its own day.
func twoCities() *program.Program {
	ben := person(program.Awardee, "Ben", "Beispiel")
	p := delegation(person(program.Awardee, "Ana", "Prova"), ben)
	office := &program.Organisation{ID: program.NewID(), Name: "Example Office"}
	p.Organisations = []*program.Organisation{office}
	for i, city := range []string{"Washington", "Boston"} {
		contact := &program.Contact{
			ID:           program.NewID(),
			Organisation: office.ID,
			Name:         "Host of " + city,
			MayShare:     program.Yes,
		}
		stop := &program.Stop{
			ID: program.NewID(), City: city, Country: "US", Zone: "America/New_York", From: day(14 + 2*i),
			Until: day(15 + 2*i),
			Hotel: program.Hotel{Name: "Hotel " + city}, EmergencyPhone: "555-010" + string('1'+rune(i)),
		}
		if i == 1 {
			ben.Stays = []program.Stay{{Stop: stop.ID, Absent: true}}
		}
		p.Contacts, p.Stops = append(p.Contacts, contact), append(p.Stops, stop)
		p.Meetings = append(p.Meetings, &program.Meeting{
			ID: program.NewID(), Stop: stop.ID, Kind: program.Appointment, Title: "Visit in " + city,
			Organisation: office.ID, Contacts: []program.ID{contact.ID},
			Start: civil.At(
				day(14+2*i),
				civil.Clock{Hour: 9},
			), End: civil.At(day(14+2*i), civil.Clock{Hour: 10}),
		})
	}
	p.Takeaways = []*program.Takeaway{{ID: program.NewID(), Kind: program.BestPractice, Text: "One table for all"}}
	return p
}

func TestADocumentIsLimitedByTheScopesThatItDeclares(t *testing.T) {
	p := twoCities()
	scopes := map[Scope]func(*request.Request){
		OfStops:    func(r *request.Request) { r.Stops = []program.ID{p.Stops[1].ID} },
		OfDays:     func(r *request.Request) { r.Days = []civil.Date{day(16)} },
		OfMeetings: func(r *request.Request) { r.Meetings = []program.ID{p.Meetings[1].ID} },
	}
	for _, d := range New() {
		if len(secrets(d)) > 0 {
			continue // encrypted, the same is another each time
		}
		t.Run(d.ID, func(t *testing.T) {
			request := request.Request{
				Edition:  edition.For(p, d.Audiences[0]),
				Language: "en",
				Photos:   fixedPhotos(dot(t)),
			}
			if d.ID == "packet" {
				request.Options = map[string]string{packetDocuments: "daily-sheet"}
				request.Edition = edition.For(p, program.Participants)
			}
			whole, err := d.Make(context.Background(), request)
			if err != nil {
				t.Fatal(err)
			}
			for scope, limit := range scopes {
				limited := request
				limit(&limited)
				files, err := d.Make(context.Background(), limited)
				if err != nil {
					t.Fatalf("of some %s: %v", scope, err)
				}
				if changed := !reflect.DeepEqual(contents(files), contents(whole)); changed != d.LimitedBy(scope) {
					t.Errorf(
						"it declares %s: %v; limited to some of them it is another: %v",
						scope,
						d.LimitedBy(scope),
						changed,
					)
				}
			}
		})
	}
}

func contents(files []request.File) [][]byte {
	var all [][]byte
	for _, f := range files {
		all = append(all, f.Data)
	}
	return all
}
