// Package programtest makes invented programs for tests: the same few people, places and days wherever a test needs
// any. Only tests import it.
package programtest

import (
	"fmt"
	"strings"
	"time"

	"laurel/data/civil"
	"laurel/data/program"
)

// ID is the n-th of identifiers that are the same in each run.
func ID(n int) program.ID { return program.ID(fmt.Sprintf("00000000-0000-7000-8000-%012d", n)) }

// Day is a day of June 2026, in which the programs are.
func Day(n int) civil.Date { return civil.Date{Year: 2026, Month: time.June, Day: n} }

// At is a time of June 2026.
func At(day, hour, minute int) civil.DateTime {
	return civil.DateTime{Date: Day(day), Clock: civil.Clock{Hour: hour, Minute: minute}}
}

// Person is somebody with a name and a role.
func Person(role program.Role, given, family string) *program.Person {
	return &program.Person{ID: program.NewID(), Role: role, Given: given, Family: family}
}

// Small is a program with one stop and two people.
func Small(name string) *program.Program {
	return &program.Program{
		ID: program.NewID(), Name: name, Start: Day(14),
		Stops: []*program.Stop{{ID: program.NewID(), City: "Boston", Zone: "America/New_York"}},
		People: []*program.Person{
			Person(program.Awardee, "Ana", "Prova"), Person(program.Interpreter, "Ben", "Beispiel"),
		},
	}
}

// Delegation is a program with two stops, an organisation with a contact, and as many people and meetings as asked for.
func Delegation(people, meetings int) *program.Program {
	p := &program.Program{
		ID: program.NewID(), Name: "Delegation of the example", Start: Day(1), End: Day(9), Language: "en",
	}
	for _, city := range []string{"Washington", "Boston"} {
		stop := &program.Stop{ID: program.NewID(), City: city, Zone: "America/New_York", From: Day(1), Until: Day(4)}
		p.Stops = append(p.Stops, stop)
	}
	office := &program.Organisation{ID: program.NewID(), Name: "Example Centre", Address: "1 Example Street"}
	host := &program.Contact{
		ID: program.NewID(), Organisation: office.ID, Name: "Erin Example", Phone: "+1 202 555 0100",
	}
	p.Organisations, p.Contacts = append(p.Organisations, office), append(p.Contacts, host)
	for i := range people {
		person := Person(program.Awardee, fmt.Sprintf("Given%d", i), "Example")
		person.Country, person.Bio = "PE", "An invented person who is one of many."
		person.Languages = []program.Spoken{{Language: "es", Level: program.Native}}
		person.Email = fmt.Sprintf("person%d@example.org", i)
		person.Stays = []program.Stay{{Stop: p.Stops[0].ID, Confirmation: "H-555"}}
		p.People = append(p.People, person)
	}
	for i := range meetings {
		start := At(1+i%8, 8+i%10, 0)
		p.Meetings = append(p.Meetings, &program.Meeting{
			ID: program.NewID(), Stop: p.Stops[i%2].ID, Kind: program.Appointment, Title: fmt.Sprintf("Visit %d", i),
			Start: start, End: start.AddMinutes(60), Organisation: office.ID, Contacts: []program.ID{host.ID},
			Status: program.Confirmed,
		})
	}
	return p
}

// The parts of invented names, Latin and Khmer.
var (
	latinGiven = strings.Fields(`Ana Łucja José Zoë Ömer Maja Íñigo Chloé Søren Žofia
		Bela Nuno Eszter Tomáš Ioana Jürgen Noël Ingrid Piotr Amélie`)
	latinFamily = strings.Fields(`Prova Beispiel Exemple Ejemplo Příklad Örnek Przykład Esempio Voorbeeld Exempel
		Pavyzdys Piemērs Näide Esimerkki Példa Exemplu Primjer Contoh Mfano Halimbawa Namuna Misal Zgled Dæmi Shembull`)
	khmerGiven = strings.Fields(`សុខា ដារ៉ា បុប្ផា វិចិត្រា ចន្ទ្រា រស្មី កល្យាណ សុវណ្ណ ភារុណ មករា
		ពិសី វណ្ណា សុភាព ចំរើន បញ្ញា រតនា ធារ៉ា ណារី លក្ខិណា សំណាង`)
	khmerFamily = strings.Fields(`គំរូ សាកល្បង ឧទាហរណ៍ ជា សៅ ហេង ម៉ៅ ប៊ុន ឡុង កែវ អ៊ុក ទេព
		ញឹក ឈឹម ភួង ស៊ឹម តាន់ វង្ស យិន រស់ គឹម អ៊ឹម ចាន់ ទូច លីម`)
)

// Awards is a program with so many awardees, each of another name; with khmer each has a Khmer name too.
func Awards(count int, khmer bool) *program.Program {
	p := Small("Courage Awards 2026")
	p.Award = program.Award{
		Title: "Certificate of Recognition", Place: "Washington", Date: Day(15),
		Signatories: []program.Signatory{
			{Name: "Robin Example", Position: "Program Director"},
			{Name: "Jordan Specimen", Position: "Chair of the Award Committee"},
		},
	}
	p.People = nil
	for i := range count {
		given := i % len(latinGiven)
		family := i / len(latinGiven) % len(latinFamily)
		turn := i / len(latinGiven) / len(latinFamily)
		person := Person(program.Awardee, latinGiven[given], latinFamily[family])
		person.Citation = "for leading investigations that joined agencies, civil society and media"
		person.Consent = program.Consent{Name: program.Yes, Photo: program.Yes, Story: program.Yes}
		if turn > 0 {
			person.Family += "-" + latinFamily[(family+turn)%len(latinFamily)]
		}
		if khmer {
			person.OwnName = khmerFamily[family] + " " + khmerGiven[(given+turn)%len(khmerGiven)]
			person.OwnNameLanguage = "km"
		}
		p.People = append(p.People, person)
	}
	return p
}
