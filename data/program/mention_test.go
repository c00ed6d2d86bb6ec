package program

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestNamesInFreeTextsAreFound(t *testing.T) {
	dina := &Person{
		ID: "dina", Role: Awardee, Given: "Dina", Family: "Danjuma", OwnName: "李小龍", PassportName: "DANJUMA-MUSA, DINA",
		BadgeName: "Dedee", Alias: "Green",
	}
	amina := &Person{ID: "amina", Role: Awardee, Given: "Amina", Family: "Prova", Consent: Consent{Name: Yes}}
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
			p.People = []*Person{dina, amina}
			p.Meetings[0].Title = test.title
			edition := p.EditionFor(Participants)
			var replaced string
			for _, m := range edition.Mentions() {
				if m.Person != dina.ID || m.Record.RecordID() != p.Meetings[0].ID || m.Field.Key != "title" {
					t.Errorf("found %s in %s of %s", m.Person, m.Field.Key, NameOf(m.Record))
				}
				replaced = edition.WithoutName(m, p.Meetings[0]).(*Meeting).Title
			}
			if replaced != test.replaced {
				t.Errorf("%q, not %q", replaced, test.replaced)
			}
			for _, audience := range []Audience{Internal, Partners} {
				if len(p.EditionFor(audience).Mentions()) > 0 {
					t.Errorf("found for %s, who may have the name", audience)
				}
			}
		})
	}
}

func TestAFamilyNameOfSomebodyWhoMayBeNamedIsNoMention(t *testing.T) {
	p := plan()
	p.People = []*Person{
		{ID: "dina", Role: Awardee, Given: "Dina", Family: "Danjuma"},
		{ID: "amina", Role: Awardee, Given: "Amina", Family: "Danjuma", Consent: Consent{Name: Yes}},
	}
	p.Meetings[0].Title, p.Meetings[1].Title = "Talk by Amina Danjuma", "Dinner with the Danjuma family"
	p.Meetings[1].Note = "For Dina Danjuma"
	var found []string
	for _, m := range p.EditionFor(Participants).Mentions() {
		found = append(found, fmt.Sprint(m.Record.RecordID(), " ", m.Field.Key, " ", m.Person))
	}
	if want := []string{"dinner note dina"}; !slices.Equal(found, want) {
		t.Errorf("%q, not %q", found, want)
	}
}

func TestNamesAreFoundInWhatCameOfAProgram(t *testing.T) {
	dina := &Person{ID: "dina", Role: Awardee, Given: "Dina", Family: "Danjuma", Alias: "Green"}
	const named, replaced = "With Dina Danjuma", "With Green"
	words := Wordings{{"en", "Nobody"}, {"es", named}}
	fields := map[string]func() (Record, *Program){
		"themes": func() (Record, *Program) {
			p := &Program{ID: "p", Themes: []Theme{{ID: "sport", Names: words}}}
			return p, p
		},
		"text": func() (Record, *Program) {
			f := &Finding{ID: "f", Text: named, Kind: Challenge}
			return f, &Program{Findings: []*Finding{f}}
		},
		"translation": func() (Record, *Program) {
			take := &Takeaway{ID: "t", Text: "Text", Translation: named, Kind: Challenge}
			return take, &Program{Takeaways: []*Takeaway{take}}
		},
		"questions": func() (Record, *Program) {
			f := &Form{ID: "f", Questions: []Question{
				{ID: "Dina Danjuma", Choices: []QuestionChoice{{"Dina Danjuma", words}}},
			}}
			return f, &Program{Forms: []*Form{f}}
		},
		"introduced": func() (Record, *Program) {
			c := &Connection{
				ID: "c", From: Party{Organisation: "o"}, To: Party{Organisation: "q"}, Introduced: Party{Text: named},
			}
			return c, &Program{
				Organisations: []*Organisation{{ID: "o"}, {ID: "q"}}, Connections: []*Connection{c},
			}
		},
	}
	for key, make := range fields {
		t.Run(key, func(t *testing.T) {
			record, p := make()
			p.People = []*Person{dina}
			before := asJSON(t, p)
			edition := p.EditionFor(Participants)
			mentions := edition.Mentions()
			if len(mentions) != 1 || mentions[0].Field.Key != key {
				t.Fatalf("found %+v", mentions)
			}
			next := edition.WithoutName(mentions[0], record)
			f, _ := FieldAt(next, key)
			if text := fmt.Sprint(f.Value(next)); !strings.Contains(text, replaced) || strings.Contains(text, named) {
				t.Errorf("became %s", text)
			}
			if asJSON(t, p) != before {
				t.Error("the program itself was written into")
			}
		})
	}
}
