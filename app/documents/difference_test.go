package documents

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// details are those that marked fields are counted as, by the end of the field's name.
var details = map[string]Detail{
	").Given": PersonNames, ").Family": PersonNames, ").OwnName": PersonNames, ").BadgeName": PersonNames,
	").Bio": Stories, ").Citation": Stories,
	").PassportName": PassportNames, ").Phone": Telephones, ").Messenger": Telephones, ").Email": Emails,
	").Diet.Text": Diets, ").Access.Text": AccessNeeds,
	").Medical.Text": MedicalNeeds, ").Arrival.Number": Flights, ").Arrival.Place": Flights,
	").Departure.Number": Flights, ").Departure.Place": Flights,
	").Emergency.Name": EmergencyContacts, ").Emergency.Phone": Telephones, ").Passport.Number": Passports,
	").Insurance":  Insurances,
	"Contact.Name": ContactNames, "Contact.Phone": ContactAddresses, "Contact.Email": ContactAddresses,
	"Organisation.Phone": ServicePhones, "Stop.Hotel.Phone": ServicePhones,
	"Stop.CouncilPhone": ServicePhones, "Stop.DriverPhone": ServicePhones, "Stop.EmergencyPhone": ServicePhones,
	"Program.EmergencyPhone": ServicePhones, "Meeting.Title": PlannedMeetings,
}

// detailOf is the detail that a marked field is counted as.
func detailOf(field string) Detail {
	field = strings.NewReplacer("(private: true)", "", "(private: false)", "").Replace(field) // of contacts, not people
	for suffix, detail := range details {
		if strings.HasSuffix(field, suffix) {
			return detail
		}
	}
	return ""
}

// anyProgram draws a program whose people agree to this and that.
func anyProgram(t *rapid.T) *program.Program {
	word := rapid.SampledFrom([]string{"", "Ana", "Prova"})
	answer := rapid.SampledFrom([]program.Answer{program.Unknown, program.Yes, program.No})
	p := delegation()
	for range rapid.IntRange(0, 6).Draw(t, "people") {
		one := person(rapid.SampledFrom(program.Roles()).Draw(t, "role"), "Ana", word.Draw(t, "family"))
		one.Alias, one.Phone, one.Email, one.Bio, one.Insurance = word.Draw(
			t,
			"alias",
		), word.Draw(
			t,
			"phone",
		), word.Draw(
			t,
			"email",
		), word.Draw(
			t,
			"bio",
		), word.Draw(
			t,
			"insurance",
		)
		one.Photo, one.Passport.Number = program.PhotoID(word.Draw(t, "photo")), word.Draw(t, "passport")
		one.Consent = program.Consent{
			Name:  answer.Draw(t, "name"),
			Photo: answer.Draw(t, "photo"),
			Story: answer.Draw(t, "story"),
		}
		one.Cancelled = rapid.Bool().Draw(t, "cancelled")
		p.People = append(p.People, one)
	}
	for range rapid.IntRange(0, 3).Draw(t, "contacts") {
		p.Contacts = append(
			p.Contacts,
			&program.Contact{
				ID:       program.NewID(),
				Name:     "Ben",
				Phone:    word.Draw(t, "phone"),
				MayShare: answer.Draw(t, "share"),
			},
		)
	}
	return p
}

func amountOf(list []Amount, detail Detail) int {
	for _, a := range list {
		if a.Detail == detail {
			return a.Count
		}
	}
	return 0
}

func TestTheDifferenceOfTwoEditionsAddsUp(t *testing.T) {
	whole := Document{Shows: Shows{Details: Details()}}
	rapid.Check(t, func(t *rapid.T) {
		p := anyProgram(t)
		audience := rapid.SampledFrom(program.Audiences())
		from, to := edition.For(p, audience.Draw(t, "from")), edition.For(p, audience.Draw(t, "to"))
		adds, takes := whole.Difference(from, to)
		before, after := holdingsOf(from), holdingsOf(to)
		for _, detail := range Details() {
			if len(before[detail])+amountOf(adds, detail)-amountOf(takes, detail) != len(after[detail]) {
				t.Fatalf(
					"%s: %d, and %d, less %d are not %d",
					detail,
					len(before[detail]),
					amountOf(adds, detail),
					amountOf(takes, detail),
					len(after[detail]),
				)
			}
		}
		back, gone := whole.Difference(to, from)
		if !slices.Equal(adds, gone) || !slices.Equal(takes, back) {
			t.Fatalf("there it adds %v and takes %v, back it adds %v and takes %v", adds, takes, back, gone)
		}
		if to.Audience.MayHave(from.Audience) && len(takes) > 0 && from.Audience != to.Audience {
			t.Fatalf("from %s to the narrower %s it takes away %v", from.Audience, to.Audience, takes)
		}
		if from.Audience == to.Audience && len(adds)+len(takes) > 0 {
			t.Fatalf("an edition differs from itself: %v, %v", adds, takes)
		}
	})
}

func TestTheDifferenceIsCountedByPersonAndField(t *testing.T) {
	named, shy := person(program.Awardee, "Ana", "Prova"), person(program.Awardee, "Eva", "Muestra")
	named.Consent = program.Consent{Name: program.Yes, Photo: program.Yes}
	for _, p := range []*program.Person{named, shy} {
		p.Phone, p.Photo, p.Passport.Number = "555-0101", program.PhotoIDOf(dot(t)), "X0000001"
	}
	p := delegation(named, shy)
	tests := []struct {
		name, document string
		from, to       program.Audience
		adds, takes    []Amount
	}{
		{
			"names, photos and numbers that the group may not have",
			"program-json",
			program.Internal,
			program.Participants,
			nil,
			[]Amount{{PersonNames, 1}, {PersonPhotos, 1}, {Telephones, 2}, {Passports, 2}},
		},
		{
			"and the way back",
			"program-json",
			program.Participants,
			program.Internal,
			[]Amount{{PersonNames, 1}, {PersonPhotos, 1}, {Telephones, 2}, {Passports, 2}},
			nil,
		},
		{
			"only what the document shows",
			"certificates",
			program.Internal,
			program.Participants,
			nil,
			[]Amount{{PersonNames, 1}},
		},
		{"nothing between an audience and itself", "packet", program.Public, program.Public, nil, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			adds, takes := find(t, test.document).Difference(edition.For(p, test.from), edition.For(p, test.to))
			if !slices.Equal(adds, test.adds) || !slices.Equal(takes, test.takes) {
				t.Errorf("adds %v and takes %v", adds, takes)
			}
		})
	}
}

func TestAnAmountIsSaidInEveryLanguage(t *testing.T) {
	for _, detail := range Details() {
		for _, language := range locale.Languages() {
			one, many := Amount{detail, 1}.Text(language), Amount{detail, 12}.Text(language)
			if !strings.HasPrefix(one, "1 ") || !strings.HasPrefix(many, "12 ") {
				t.Errorf("%s in %s: %q, %q", detail, language, one, many)
			}
		}
	}
	if got := (Amount{PersonNames, 7}).Text("en"); got != "7 names" {
		t.Errorf("it says %q", got)
	}
}
