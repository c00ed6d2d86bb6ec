package outcome_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"laurel/data/civil"
	"laurel/data/outcome"
	"laurel/data/program"
	"laurel/data/programtest"
)

func TestGroupsOfFewAreNotShownNorToBeHadFromTheSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fewest := rapid.IntRange(0, 6).Draw(t, "fewest")
		p := &program.Program{}
		all := 0
		for i, country := range []program.Country{"PE", "KH", "IQ", "PK", ""} {
			n := rapid.IntRange(0, 9).Draw(t, "people")
			for k := range n {
				p.People = append(p.People, &program.Person{
					ID: program.ID(fmt.Sprint(i, "-", k)), Role: program.Awardee, Country: country,
				})
			}
			all += n
		}
		shown, hidden := outcome.Shown(outcome.PeopleByCountry(p), fewest)
		sum := len(hidden.Records)
		for _, c := range shown {
			if c.N() < fewest {
				t.Errorf("%d of %s are shown", c.N(), c.Key)
			}
			sum += c.N()
		}
		if sum != all {
			t.Errorf("%d of %d people are counted", sum, all)
		}
		if len(shown) > 0 && len(hidden.Records) > 0 && len(hidden.Records) < fewest {
			t.Errorf("the rest is %d people, which the sum reveals", len(hidden.Records))
		}
		if fewest == 0 && len(hidden.Records) > 0 {
			t.Error("a group is hidden from the office")
		}
	})
}

func TestAllYearsAddUpToTheYears(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var programs []*program.Program
		for i := range rapid.IntRange(1, 3).Draw(t, "programs") {
			start := civil.NewDate(2020+rapid.IntRange(0, 2).Draw(t, "year"), 6, 1)
			programs = append(programs, anyProgram(t).With(func(p *program.Program) {
				p.ID, p.Start = program.ID(fmt.Sprint(i)), start
			}))
		}
		all, visitors, nights, minutes, meetings := outcome.InAll(programs), 0, 0, 0, 0
		for _, y := range outcome.ByYear(programs) {
			visitors += len(y.Visitors)
			nights += y.Nights
			minutes += y.Minutes
			meetings += len(y.Visits)
			for _, id := range y.Programs {
				for _, p := range programs {
					if p.ID == id && p.Start.Year != y.Year {
						t.Errorf("a program of %d is counted in %d", p.Start.Year, y.Year)
					}
				}
			}
		}
		if len(all.Visitors) != visitors || all.Nights != nights || all.Minutes != minutes ||
			len(all.Visits) != meetings {
			t.Errorf("in all %d visitors, %d nights, %d minutes, %d meetings; the years have %d, %d, %d, %d",
				len(all.Visitors), all.Nights, all.Minutes, len(all.Visits), visitors, nights, minutes, meetings)
		}
	})
}

func TestAContactWhoIsMetElsewhereHasMovedOn(t *testing.T) {
	at := func(year int, contact, name, office string) *program.Program {
		start := civil.At(civil.NewDate(year, 6, 1), civil.NewClock(9, 0))
		return &program.Program{
			ID:            program.ID(fmt.Sprint("p", year)),
			Start:         start.Date,
			Organisations: []*program.Organisation{{ID: program.ID(office), Name: "Example " + office}},
			Contacts: []*program.Contact{
				{ID: program.ID(contact), Name: name, Organisation: program.ID(office)},
			},
			Meetings: []*program.Meeting{{
				ID: program.ID(fmt.Sprint("m", year)), Kind: program.Appointment, Start: start,
				End: start.AddMinutes(60), Contacts: []program.ID{program.ID(contact)},
			}},
		}
	}
	programs := []*program.Program{
		at(
			2024,
			"1",
			"Kim Muster",
			"Police",
		), at(2026, "9", "kim muster", "Court"), at(2025, "1", "Kim Muster", "Police"),
		at(2027, "3", "Ana Prova", "Police"),
	}
	moved := outcome.ContactsElsewhere(programs)
	if len(moved) != 1 || moved[0].From.Name != "Example Police" || moved[0].To.Name != "Example Court" ||
		moved[0].LastMet != "m2025" || moved[0].FirstMet != "m2026" {
		t.Errorf("%+v", moved)
	}
	married, left := at(2028, "1", "Kim Prova", "Clinic"), at(2024, "1", "Kim Muster", "Police")
	married.Contacts[0].Email, left.Contacts[0].Email = "kim@example.org", "Kim@example.org"
	left.Contacts[0].ID, left.Meetings[0].Contacts[0] = "7", "7"
	if moved := outcome.ContactsElsewhere([]*program.Program{left, married}); len(moved) != 1 {
		t.Errorf("by e-mail %+v", moved)
	}
	before, today := at(2024, "1", "Kim Muster", "Court"), at(2026, "1", "Kim Muster", "Court")
	before.Organisations = append(before.Organisations, &program.Organisation{ID: "Police", Name: "Example Police"})
	before.Meetings[0].Organisation = "Police" // the library has where they are today
	moved = outcome.ContactsElsewhere([]*program.Program{before, today})
	if len(moved) != 1 || moved[0].From.Name != "Example Police" {
		t.Errorf("in one library %+v", moved)
	}
	undated := &program.Program{Award: program.Award{Date: civil.NewDate(2023, 6, 15)}}
	if outcome.YearOf(undated) != 2023 || outcome.YearOf(programs[0]) != 2024 {
		t.Error("a program is of another year")
	}
}

func TestCitiesAndAlumniAreCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		programs := []*program.Program{anyProgram(t), anyProgram(t)}
		cities, alumni := map[string]int{}, counted{}
		for _, p := range programs {
			for _, s := range p.Stops {
				cities[s.City]++
			}
			for _, person := range p.People {
				if !person.Cancelled && (person.Role == "awardee" || person.Role == "guest") {
					alumni[string(p.ID)] = append(alumni[string(p.ID)], person.ID)
				}
			}
		}
		got := map[string]int{}
		for _, c := range outcome.InAll(programs).Cities {
			got[c.Name("en")] = c.N()
		}
		if diff := cmp.Diff(cities, got); diff != "" {
			t.Errorf("cities (-want +got):\n%s", diff)
		}
		after := outcome.AlumniByProgram(outcome.Alumni(programs, programtest.Day(30)))
		if diff := cmp.Diff(alumni, asCounted(after)); diff != "" {
			t.Errorf("alumni (-want +got):\n%s", diff)
		}
	})
}
