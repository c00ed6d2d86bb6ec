package edition

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"laurel/data/program"
)

func TestNamesInFreeTextsAreFound(t *testing.T) {
	dina := &program.Person{
		ID: "dina", Role: program.Awardee, Given: "Dina", Family: "Danjuma", OwnName: "李小龍",
		PassportName: "DANJUMA-MUSA, DINA",
		BadgeName:    "Dedee", Alias: "Green",
	}
	amina := &program.Person{
		ID:      "amina",
		Role:    program.Awardee,
		Given:   "Amina",
		Family:  "Prova",
		Consent: program.Consent{Name: program.Yes},
	}
	tests := []struct{ title, replaced string }{ // an empty text: nothing is found
		{"Asylum interview of Dina Danjuma", "Asylum interview of Green"},
		{"Interview of DÍNA  danjuma’s brother", "Interview of Green’s brother"},
		{"Danjuma, Dina and Amina Prova", "Green and Amina Prova"},
		{"Danjuma: visa", "Green: visa"},
		{"Visa for Danjuma-Musa Dina", "Visa for Green"},
		{"訪問李小龍先生", "訪問Green先生"},
		{"Dedee and Danjuma", "Green and Green"},
		{"Danjumas and a deed", ""},
		{"Dina alone is a city too", ""},
		{"Amina Prova", ""},
	}
	for _, test := range tests {
		t.Run(test.title, func(t *testing.T) {
			p := plan()
			p.People = []*program.Person{dina, amina}
			p.Meetings[0].Title = test.title
			edition := For(p, program.Participants)
			var replaced string
			for _, m := range edition.Mentions() {
				if m.Person != dina.ID || m.Record.RecordID() != p.Meetings[0].ID || m.Field.Key != "title" {
					t.Errorf("found %s in %s of %s", m.Person, m.Field.Key, program.NameOf(m.Record))
				}
				replaced = edition.WithoutName(m, p.Meetings[0]).(*program.Meeting).Title
			}
			if replaced != test.replaced {
				t.Errorf("%q, not %q", replaced, test.replaced)
			}
			for _, audience := range []program.Audience{program.Internal, program.Partners} {
				if len(For(p, audience).Mentions()) > 0 {
					t.Errorf("found for %s, who may have the name", audience)
				}
			}
		})
	}
}

func TestAFamilyNameOfSomebodyWhoMayBeNamedIsNoMention(t *testing.T) {
	p := plan()
	p.People = []*program.Person{
		{ID: "dina", Role: program.Awardee, Given: "Dina", Family: "Danjuma"},
		{
			ID:      "amina",
			Role:    program.Awardee,
			Given:   "Amina",
			Family:  "Danjuma",
			Consent: program.Consent{Name: program.Yes},
		},
	}
	p.Meetings[0].Title, p.Meetings[1].Title = "Talk by Amina Danjuma", "Dinner with the Danjuma family"
	p.Meetings[1].Note = "For Dina Danjuma"
	var found []string
	for _, m := range For(p, program.Participants).Mentions() {
		found = append(found, fmt.Sprint(m.Record.RecordID(), " ", m.Field.Key, " ", m.Person))
	}
	if want := []string{"dinner note dina"}; !slices.Equal(found, want) {
		t.Errorf("%q, not %q", found, want)
	}
}

func TestNamesAreFoundInWhatCameOfAProgram(t *testing.T) {
	dina := &program.Person{ID: "dina", Role: program.Awardee, Given: "Dina", Family: "Danjuma", Alias: "Green"}
	const named, replaced = "With Dina Danjuma", "With Green"
	words := program.Wordings{{Language: "en", Text: "Nobody"}, {Language: "es", Text: named}}
	fields := map[string]func() (program.Record, *program.Program){
		"themes": func() (program.Record, *program.Program) {
			p := &program.Program{ID: "p", Themes: []program.Theme{{ID: "sport", Names: words}}}
			return p, p
		},
		"text": func() (program.Record, *program.Program) {
			f := &program.Finding{ID: "f", Text: named, Kind: program.Challenge}
			return f, &program.Program{Findings: []*program.Finding{f}}
		},
		"translation": func() (program.Record, *program.Program) {
			take := &program.Takeaway{ID: "t", Text: "Text", Translation: named, Kind: program.Challenge}
			return take, &program.Program{Takeaways: []*program.Takeaway{take}}
		},
		"questions": func() (program.Record, *program.Program) {
			f := &program.Form{ID: "f", Questions: []program.Question{
				{ID: "Dina Danjuma", Choices: []program.QuestionChoice{{ID: "Dina Danjuma", Text: words}}},
			}}
			return f, &program.Program{Forms: []*program.Form{f}}
		},
		"introduced": func() (program.Record, *program.Program) {
			c := &program.Connection{
				ID: "c", From: program.Party{Organisation: "o"}, To: program.Party{Organisation: "q"},
				Introduced: program.Party{Text: named},
			}
			return c, &program.Program{
				Organisations: []*program.Organisation{{ID: "o"}, {ID: "q"}}, Connections: []*program.Connection{c},
			}
		},
	}
	for key, make := range fields {
		t.Run(key, func(t *testing.T) {
			record, p := make()
			p.People = []*program.Person{dina}
			before := asJSON(t, p)
			edition := For(p, program.Participants)
			mentions := edition.Mentions()
			if len(mentions) != 1 || mentions[0].Field.Key != key {
				t.Fatalf("found %+v", mentions)
			}
			next := edition.WithoutName(mentions[0], record)
			f, _ := program.FieldAt(next, key)
			if text := fmt.Sprint(f.Value(next)); !strings.Contains(text, replaced) || strings.Contains(text, named) {
				t.Errorf("became %s", text)
			}
			if asJSON(t, p) != before {
				t.Error("the program itself was written into")
			}
		})
	}
}
