package paper_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"laurel/data/civil"
	"laurel/data/program"
)

func june(day int) civil.Date { return civil.Date{Year: 2026, Month: time.June, Day: day} }

func at(day, hour, minute int) civil.DateTime {
	return civil.At(june(day), civil.Clock{Hour: hour, Minute: minute})
}

// paragraph is invented text of about so many words that wraps as prose does.
func paragraph(words int) string {
	const lorem = "coordinates the work of agencies and shelters so that those who were harmed are heard and " +
		"helped in their own language "
	list := strings.Fields(strings.Repeat(lorem, words/20+1))
	return strings.Join(list[:words], " ") + "."
}

// delegation is a program of two stops in different zones with so many people and meetings; each text is one that can
// be looked for.
func delegation(people, meetings int) *program.Program {
	p := &program.Program{
		ID: "0187d68b-38c8-7001-8af1-aaaaaaaaaaaa", Name: "Courage Awards 2026", Language: "en", Start: june(10),
		End:     june(21),
		Sponsor: "Example Foundation", SponsorSentence: "An invented program.", EmergencyPhone: "+1 202-555-0100",
		Stops: []*program.Stop{
			{
				ID: "east", City: "Boston", Country: "US", Zone: "America/New_York", From: june(10), Until: june(15),
				Council: "Example Council",
				Hotel: program.Hotel{
					Name:    "Hotel Exemplar",
					Address: "1 Sample Street",
					Phone:   "+1 617-555-0101",
				}, EmergencyPhone: "911",
				Transport: "Placeholder Coaches", Driver: "Chris Sample", DriverPhone: "+1 617-555-0102",
			},
			{ID: "west", City: "Seattle", Country: "US", Zone: "America/Los_Angeles", From: june(15), Until: june(21)},
		},
		Organisations: []*program.Organisation{{
			ID: "org", Name: "Example Institute", Address: "2 Sample Street", Directions: "Entrance on the side.",
			Description: "Studies invented things.",
			Website:     "https://institute.example.org", Phone: "+1 617-555-0103",
		}},
		Contacts: []*program.Contact{{
			ID: "contact", Organisation: "org", Name: "Noor Specimen", Title: "Senior Fellow",
			Phone: "+1 617-555-0104", Email: "noor@example.org", MayShare: program.Yes,
		}},
	}
	scripts := everyScript()
	for i := range people {
		like := scripts[i%len(scripts)]
		person := awardee(i, like.Given, fmt.Sprintf("%s %d", like.Family, i), like.OwnName, like.OwnNameLanguage)
		person.Bio, person.Phone, person.Position, person.Country = paragraph(
			60+i%7*40,
		), fmt.Sprintf(
			"+1 617-555-%04d",
			100+i,
		), "Director", "PE"
		p.People = append(p.People, person)
	}
	days := 12
	for i := range meetings {
		day, slot := 10+i%days, i/days
		stop := program.ID("east")
		if day > 15 {
			stop = "west"
		}
		start := at(day, 8, 0).AddMinutes(slot * 50)
		m := &program.Meeting{
			ID: program.ID(
				fmt.Sprintf("meeting%d", i),
			), Stop: stop, Kind: program.Kinds()[i%len(program.Kinds())], Title: fmt.Sprintf("Item number %d", i),
			Start: start, End: start.AddMinutes(45), Topic: "What this visit is about", Note: paragraph(25),
			Travel: program.Van,
		}
		if i%3 == 0 {
			m.Organisation, m.Contacts = "org", []program.ID{"contact"}
		}
		p.Meetings = append(p.Meetings, m)
	}
	return p
}

// naughty is a program whose every text is from the list of strings that break programs.
func naughty(t testing.TB) *program.Program {
	t.Helper()
	folder := os.Getenv("LAUREL_SAMPLES")
	if folder == "" {
		t.Skip("LAUREL_SAMPLES is not set: no naughty strings to print")
	}
	data, err := os.ReadFile(filepath.Join(folder, "hostile", "naughty-strings.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	p := delegation(60, 0)
	list = slices.DeleteFunc(list, func(s string) bool { return strings.TrimSpace(s) == "" })
	next := 0
	word := func() string {
		next++
		return list[next%len(list)]
	}
	p.Name, p.Sponsor, p.SponsorSentence = word(), word(), word()
	all := strings.Join(list, " ")
	for i, person := range p.People {
		person.Given, person.Family = word(), word()
		person.OwnName, person.Position = word(), word()
		person.Bio = all[i*len(all)/len(p.People) : (i+1)*len(all)/len(p.People)]
	}
	for i := range 90 {
		start := at(10+i%12, 7, 0).AddMinutes(i / 12 * 100)
		p.Meetings = append(p.Meetings, &program.Meeting{
			ID: program.ID(
				fmt.Sprintf("m%d", i),
			), Stop: "east", Kind: program.Appointment, Title: word(), Place: word(), Topic: word(), Note: word(),
			Link: word(), Start: start, End: start.AddMinutes(90), Organisation: "org",
		})
	}
	return p
}

// portraits returns one picture for every name.
type portraits []byte

func (p portraits) Photo(context.Context, program.PhotoID) ([]byte, error) { return p, nil }
