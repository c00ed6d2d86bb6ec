package identity_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/identity"
)

func person(given, family string, more func(*program.Person)) *program.Person {
	p := &program.Person{ID: program.NewID(), Role: program.Awardee, Given: given, Family: family}
	if more != nil {
		more(p)
	}
	return p
}

func born(year int) func(*program.Person) {
	return func(p *program.Person) { p.BirthDate = civil.NewDate(year, 2, 3) }
}

func TestTwoSignsMakeItTheSamePersonAndOneAPossibleMatch(t *testing.T) {
	known := person("Basim", "Abdul-Razzak", func(p *program.Person) {
		p.OwnName = "باسم عبد الرزاق"
		p.BirthDate = civil.NewDate(1980, 1, 1)
		p.Passport.Number = "A 123-4567"
		p.Email = "office@example.org"
		p.Phone = "+1 (555) 010-2030"
	})
	for _, test := range []struct {
		name string
		row  *program.Person
		want identity.Verdict
	}{
		{"the name alone", person("Basim", "Abdul-Razzak", nil), identity.Perhaps},
		{"the name the other way round", person("Abdul Razzak", "Basim", nil), identity.Perhaps},
		{"the name in own script", person("عبد الرزاق", "باسم", nil), identity.Perhaps},
		{"another spelling", person("Bassim", "Abdulrazzaq", nil), identity.Perhaps},
		{"a longer name and the e-mail", person("Basim Prova", "Abdul-Razzak", func(p *program.Person) {
			p.Email = "office@example.org"
		}), identity.Perhaps},
		{"name and birth", person("Basim", "Abdul-Razzak", func(p *program.Person) {
			p.BirthDate = civil.NewDate(1980, 1, 1)
		}), identity.TheSame},
		{"name and passport", person("Basim", "Abdul-Razzak", func(p *program.Person) {
			p.Passport.Number = "a1234567"
		}), identity.TheSame},
		{"name and telephone", person("Basim", "Abdul-Razzak", func(p *program.Person) {
			p.Phone = "0015550102030"
		}), identity.TheSame},
		{"another spelling and birth", person("Basem", "Abdel Razzaq", func(p *program.Person) {
			p.BirthDate = civil.NewDate(1980, 1, 1)
		}), identity.Perhaps},
		{"birth and passport under another name", person("B.", "Sample", func(p *program.Person) {
			p.BirthDate = civil.NewDate(1980, 1, 1)
			p.Passport.Number = "A1234567"
		}), identity.TheSame},
		{"a shared e-mail", person("Grace", "Sample", func(p *program.Person) {
			p.Email = "Office@example.org"
		}), identity.Another},
		{"a shared e-mail and telephone", person("Grace", "Sample", func(p *program.Person) {
			p.Email = "office@example.org"
			p.Phone = "+15550102030"
		}), identity.Another},
		{"a namesake born in another year", person("Basim", "Abdul-Razzak", born(1999)), identity.Another},
		{"a namesake of one family's e-mail", person("Basim", "Abdul-Razzak", func(p *program.Person) {
			p.BirthDate = civil.NewDate(2001, 1, 1)
			p.Email = "office@example.org"
		}), identity.Perhaps},
		{"a namesake with another passport", person("Basim", "Abdul-Razzak", func(p *program.Person) {
			p.Passport.Number = "B7654321"
		}), identity.Another},
		{"a new passport", person("Basim", "Abdul-Razzak", func(p *program.Person) {
			p.BirthDate = civil.NewDate(1980, 1, 1)
			p.Passport.Number = "B7654321"
		}), identity.TheSame},
	} {
		matches := identity.NewIndex([]*program.Person{known}).Matches(identity.SignsOf(test.row))
		if len(matches) != 1 || matches[0].Person != known || matches[0].Verdict() != test.want {
			t.Errorf("%s: %+v, want %v", test.name, matches, test.want)
		}
	}
}

func TestAWordInPlaceOfANumberOrAnAddressIsNoSign(t *testing.T) {
	unknown := func(p *program.Person) { p.Passport.Number, p.Email, p.Phone = "see scan", "none", "-" }
	index := identity.NewIndex([]*program.Person{person("Ana", "Prova", unknown)})
	if matches := index.Matches(identity.SignsOf(person("Bela", "Muster", unknown))); len(matches) != 0 {
		t.Errorf("another name: %+v", matches)
	}
	matches := index.Matches(identity.SignsOf(person("Ana", "Prova", unknown)))
	if len(matches) != 1 || matches[0].Verdict() != identity.Perhaps {
		t.Errorf("the same name: %+v", matches)
	}
}

func TestABirthdayAloneIsNoSign(t *testing.T) {
	index := identity.NewIndex([]*program.Person{person("Ana", "Prova", born(1980))})
	if matches := index.Matches(identity.SignsOf(person("Bela", "Muster", born(1980)))); len(matches) != 0 {
		t.Errorf("got %+v", matches)
	}
}

func TestSpellingsOfOneNameMeetAndOthersDoNot(t *testing.T) {
	meet := func(a, b string) bool {
		index := identity.NewIndex([]*program.Person{{ID: program.NewID(), Given: a}})
		return len(index.Matches(identity.SignsOf(&program.Person{ID: program.NewID(), Given: b}))) > 0
	}
	for _, pair := range [][2]string{
		{"Basim Abdul-Razzak", "Basim Abdulrazzaq"},
		{"Basim Abdul Razzak", "Abdulrazzaq Basim"},
		{"Iman Al Sailawi", "Eman El-Sailawi"},
		{"Iman Al Sailawi", "Iman Alsailawi"},
		{"Mohammed Muster", "Muhammad Muster"},
		{"Mohamed Muster", "Mohammad Muster"},
		{"Hussein Sample", "Husain Sample"},
		{"Khaled Prova", "Khalid Prova"},
		{"Omar Beispiel", "Umar Beispiel"},
		{"Youssef Mithal", "Yousef Mithal"},
		{"Fatimah Mithal", "Fatima Mithal"},
		{"Karim Muster", "Kareem Muster"},
		{"Zaynab Muster", "Zeinab Muster"},
		{"Qasim Mithal", "Kassim Mithal"},
		{"Nour Mithal", "Noor Mithal"},
	} {
		if !meet(pair[0], pair[1]) {
			t.Errorf("%q and %q do not meet", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{
		{"Hasan Mithal", "Hussein Mithal"},
		{"Maria Garcia", "Mario Garcia"},
		{"Daniel Muster", "Daniela Muster"},
		{"Ann Sample", "Anna Sample"},
		{"Ana Prova", "Ian Prova"},
		{"Ana", "Anna"},
	} {
		if meet(pair[0], pair[1]) {
			t.Errorf("%q and %q meet", pair[0], pair[1])
		}
	}
}

func TestDuplicatesAreFoundWithTheirReasons(t *testing.T) {
	one := person("Ana", "Prova", born(1980))
	two := person("Prova", "Ana", born(1980))
	three := person("Anna Maria", "Muster", nil)
	four := person("Anna", "Muster", nil)
	five := person("Anna Maria", "Muster", born(1990))
	p := &program.Program{People: []*program.Person{three, one, four, two, five}}
	var got []string
	for _, pair := range identity.Duplicates(p) {
		got = append(got, fmt.Sprint(pair.One.DisplayName(), " = ", pair.Person.DisplayName(), ": ",
			pair.Reason(locale.English)))
	}
	want := []string{
		"Ana Prova = Prova Ana: same name, same date of birth",
		"Anna Maria Muster = Anna Maria Muster: same name",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// crowd are people with the same few given and family names.
func crowd(count int) *program.Program {
	p := &program.Program{}
	for i := range count {
		p.People = append(p.People, person(fmt.Sprint("Given", i%1000), fmt.Sprint("Family", i/3),
			func(p *program.Person) {
				p.BirthDate = civil.NewDate(1950+i%50, 1, 1+i%28)
				p.Email = "office@example.org"
				p.Passport.Number = fmt.Sprint("X", i)
			}))
	}
	return p
}

func TestDuplicatesOfManyPeopleAreFoundWellWithinASecond(t *testing.T) {
	p := crowd(10_000)
	double := *p.People[7]
	double.ID = program.NewID()
	p.People = append(p.People, &double)
	begun := time.Now()
	pairs := identity.Duplicates(p)
	if len(pairs) != 1 || pairs[0].One != p.People[7] {
		t.Errorf("found %d pairs", len(pairs))
	}
	if took := time.Since(begun); took > 5*time.Second { // many times what it takes
		t.Errorf("took %v", took)
	}
}

func BenchmarkDuplicatesOf10000(b *testing.B) {
	p := crowd(10_000)
	for b.Loop() {
		identity.Duplicates(p)
	}
}

func TestMergingTwoPeopleLosesNothing(t *testing.T) {
	boston, denver := program.NewID(), program.NewID()
	keep := person("Ana", "Prova", func(p *program.Person) {
		p.Phone = "+1 555 0100"
		p.Position = "Judge"
		p.Languages = []program.Spoken{{Language: "es", Level: program.Native}}
		p.Stays = []program.Stay{{Stop: boston, Confirmation: "B1"}}
		p.Notes = "Met in March."
		p.Consent.Photo = program.Yes
	})
	other := person("Ana", "Prova", func(p *program.Person) {
		p.Phone = "+1 555 0199"
		p.Position = "Chief judge"
		p.Email = "ana@example.org"
		p.Languages = []program.Spoken{{Language: "es"}, {Language: "en"}}
		p.Stays = []program.Stay{{Stop: boston, Confirmation: "B2"}, {Stop: denver, Confirmation: "D1"}}
		p.Consent.Photo = program.No
		p.Cancelled = true
	})
	bela := person("Bela", "Muster", func(p *program.Person) {
		p.Stays = []program.Stay{{Stop: boston, SharesWith: other.ID}}
	})
	keep.Stays[0].SharesWith = other.ID
	p := &program.Program{
		Language: "en",
		Stops: []*program.Stop{
			{
				ID:   boston,
				City: "Boston",
				Zone: "America/New_York",
			}, {ID: denver, City: "Denver", Zone: "America/Denver"},
		},
		People: []*program.Person{keep, other, bela},
		Meetings: []*program.Meeting{
			{ID: program.NewID(), Attendees: []program.ID{bela.ID, other.ID, keep.ID}, Excused: []program.ID{other.ID}},
			{ID: program.NewID(), Interpreters: []program.ID{other.ID}, Attendance: []program.Attended{
				{
					Person:   other.ID,
					Presence: program.WasLate,
				}, {Person: bela.ID, Presence: program.WasReplaced, By: other.ID},
			}},
			{ID: program.NewID(), Attendees: []program.ID{bela.ID}},
		},
		Takeaways: []*program.Takeaway{
			{
				ID:     program.NewID(),
				Person: other.ID,
			}, {ID: program.NewID(), FollowUpOwner: program.Party{Person: other.ID}},
		},
		Responses: []*program.Response{{ID: program.NewID(), Person: other.ID}},
		Connections: []*program.Connection{
			{ID: program.NewID(), From: program.Party{Person: bela.ID}, To: program.Party{Person: other.ID}},
			{ID: program.NewID(), From: program.Party{Person: keep.ID}, To: program.Party{Person: other.ID}},
		},
		Tasks: []*program.Task{
			{ID: program.NewID(), Owner: program.Party{Person: other.ID}},
			{ID: program.NewID(), Person: other.ID},
		},
		SentLetters: program.SentLetters{{Letter: "thanks", To: other.ID, On: civil.NewDate(2026, 6, 1)}},
		Issues:      []*program.Issue{{ID: program.NewID(), Person: other.ID}},
		Releases:    []*program.Release{{ID: program.NewID(), Person: other.ID}},
		Ignored:     []*program.Ignored{{ID: program.NewID(), Items: []program.ID{bela.ID, other.ID}}},
	}
	merged := identity.Merge(p, keep.ID, other.ID, []string{"phone"})
	if merged.Delete != other.ID || len(merged.Put) != 14 ||
		len(merged.Connections) != 1 || merged.Connections[0] != p.Connections[1].ID {
		t.Fatalf("puts %d records and deletes %q", len(merged.Put), merged.Delete)
	}
	next := merged.Put[0].(*program.Person)
	if next.ID != keep.ID || next.Phone != other.Phone || next.Position != "Judge" || next.Email != other.Email ||
		next.Cancelled || len(next.Languages) != 2 || next.Languages[0].Level != program.Native ||
		len(next.Stays) != 2 || next.Stays[0].Confirmation != "B1" || next.Consent.Photo != program.No {
		t.Errorf("merged into %+v", next)
	}
	const notes = "Met in March.\n\nFrom the record of Ana Prova that was merged with this one:\n" +
		"Position: Chief judge\nTelephone: +1 555 0100\nConsent to show the photo: yes"
	if next.Notes != notes {
		t.Errorf("notes %q", next.Notes)
	}
	for _, record := range merged.Put {
		p, is := record.(*program.Program)
		if is && (p.SentLetters.On("thanks", keep.ID).IsZero() || len(p.SentLetters) != 1) {
			t.Error("the note of the letter is lost")
		}
		for _, reference := range program.ReferencesOf(record) {
			if slices.Contains(reference.IDs, other.ID) {
				t.Errorf("%s still names the other person", reference.Field)
			}
		}
	}
	if meeting := merged.Put[3].(*program.Meeting); !slices.Equal(meeting.Attendees, []program.ID{bela.ID, keep.ID}) ||
		len(meeting.Excused) != 0 {
		t.Errorf("attended by %v, excused %v", meeting.Attendees, meeting.Excused)
	}
	if keep.Phone != "+1 555 0100" || p.Meetings[0].Attendees[1] != other.ID {
		t.Error("the program's own records were written into")
	}
	var differing []string
	for _, f := range identity.Differing(keep, other) {
		differing = append(differing, f.Key)
	}
	if want := []string{"position", "phone", "consent-photo"}; !slices.Equal(differing, want) {
		t.Errorf("to be chosen: %q", differing)
	}
}
