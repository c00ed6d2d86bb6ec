package documents

import (
	"context"
	"errors"
	"strings"
	"testing"

	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// touring is a delegation of one who agreed to be named and one who did not, in two stops.
func touring() *program.Program {
	ana, eva := person(program.Awardee, "Ana", "Prova"), person(program.Awardee, "Єва", "Прикладна")
	ana.Consent.Name = program.Yes
	for _, p := range []*program.Person{ana, eva} {
		p.Diet, p.Emergency.Phone = program.Need{Answered: true}, "+1 202-555-0100"
	}
	p := delegation(ana, eva)
	p.Language = "en"
	p.Stops = []*program.Stop{
		{ID: program.NewID(), City: "Boston", Country: "US"},
		{ID: program.NewID(), City: "Lima", Country: "PE"},
	}
	return p
}

func rulesOf(found []Finding) string {
	var rules []string
	for _, f := range found {
		rules = append(rules, f.Rule)
	}
	return strings.Join(rules, " ")
}

func TestFindingsOfCardsAndLists(t *testing.T) {
	type change func(*program.Program)
	no := func(*program.Program) {}
	tests := []struct {
		name, document string
		audience       program.Audience
		change         change
		request        request.Request
		want           string // the rules
		says           string // in the last one
	}{
		{
			"a badge is read by whoever is in the room",
			"badges",
			program.Internal,
			no,
			request.Request{},
			RuleNotAgreed,
			"has not agreed",
		},
		{
			"so is a table card",
			"table-cards",
			program.Internal,
			no,
			request.Request{Language: "fr"},
			RuleNotAgreed,
			"n’a pas accepté",
		},
		{
			"the alias needs no agreement",
			"badges",
			program.Participants,
			no,
			request.Request{},
			RuleShownByAlias,
			"is the alias of",
		},
		{
			"nobody",
			"badges",
			program.Internal,
			func(p *program.Program) { p.People = nil },
			request.Request{},
			RuleNoPeople,
			"nobody",
		},
		{
			"a hotel's name in letters that no font has", "badges", program.Internal,
			func(p *program.Program) {
				p.Stops[0].Hotel.Name, p.People = "Hotel \U000108A0", p.People[:1]
			},
			request.Request{},
			RuleMissingLetters, "U+108A0",
		},
		{"labels", "labels", program.Internal, no, request.Request{}, "", ""},
		{
			"a label that the sheet does not have",
			"labels",
			program.Internal,
			no,
			request.Request{Paper: request.A4, Options: request.Options{"start": "25"}},
			RuleRequest,
			"21 labels",
		},
		{
			"a name that a hotel cannot read",
			"rooming-list",
			program.Partners,
			no,
			request.Request{},
			RuleNotLatin,
			"Latin letters",
		},
		{
			"somebody who comes a day before the room is taken",
			"rooming-list",
			program.Partners,
			func(p *program.Program) {
				p.Stops[0].From, p.People = civil.Date{Year: 2026, Month: 6, Day: 2}, p.People[:1]
				p.People[0].Arrival.At = civil.At(civil.Date{Year: 2026, Month: 6, Day: 1}, civil.Clock{Hour: 21})
			},
			request.Request{},
			RuleNightMissing,
			"Enter an early arrival",
		},
		{
			"a name that a driver cannot read",
			"transport-sheet",
			program.Partners,
			no,
			request.Request{Language: "es"},
			RuleNotLatin,
			"caracteres latinos",
		},
		{
			"no stop to sleep in",
			"rooming-list",
			program.Partners,
			func(p *program.Program) { p.Stops = nil },
			request.Request{},
			RuleNoStop,
			"no stop",
		},
		{
			"a stop that is not there",
			"transport-sheet",
			program.Partners,
			no,
			request.Request{Chosen: request.Chosen{Stops: []program.ID{"gone"}}},
			RuleNoStop,
			"no stop",
		},
		{"needs that are known", "emergency-cards", program.Internal, no, request.Request{}, "", ""},
		{
			"a diet that nobody asked for", "emergency-cards", program.Internal,
			func(p *program.Program) { p.People[0].Diet.Answered = false },
			request.Request{},
			RuleNeedsNotAsked, "Ana Prova",
		},
		{
			"a diet that the card cannot say in Spanish", "emergency-cards", program.Internal,
			func(p *program.Program) { p.People[0].Diet.Text = "what her doctor says" },
			request.Request{},
			RuleNotTranslated, "what her doctor says",
		},
		{
			"a diet that it can say", "emergency-cards", program.Internal,
			func(p *program.Program) { p.People[0].Diet.Text = "no pork, peanut allergy" },
			request.Request{},
			"", "",
		},
		{
			"a stop whose language the cards do not speak",
			"emergency-cards",
			program.Internal,
			func(p *program.Program) { p.Stops[1].Country = "KH" },
			request.Request{},
			RuleNotTranslated,
			"Khmer",
		},
		{
			"a diet card for those who eat everything",
			"emergency-cards",
			program.Internal,
			no,
			request.Request{Options: request.Options{"kind": "diet"}},
			RuleNoPeople,
			"nobody",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := touring()
			test.change(p)
			test.request.Edition = edition.For(p, test.audience)
			found := find(t, test.document).Findings(test.request)
			if rulesOf(found) != test.want {
				t.Fatalf("found %+v, want %q", found, test.want)
			}
			if test.want != "" && !strings.Contains(found[len(found)-1].Text, test.says) {
				t.Errorf("it says %q, without %q", found[len(found)-1].Text, test.says)
			}
		})
	}
}

func TestCardsAndListsComeAsFilesNamedByWhatTheyAre(t *testing.T) {
	p := touring()
	each := request.Options{"files": "each"}
	tests := []struct {
		name, document string
		audience       program.Audience
		request        request.Request
		want           string
	}{
		{"badges", "badges", program.Internal, request.Request{}, "Badges - Delegation.pdf"},
		{
			"small badges",
			"badges",
			program.Internal,
			request.Request{Options: request.Options{"size": "8", "backs": "no"}},
			"Badges (8 per sheet, 3.5 × 2.25 in) - Delegation.pdf",
		},
		{
			"labels from the fifth",
			"labels",
			program.Internal,
			request.Request{Options: request.Options{"start": "5", "bags": "1"}},
			"Labels (label 5, 1 bag) - Delegation.pdf",
		},
		{
			"table cards in Spanish",
			"table-cards",
			program.Internal,
			request.Request{Language: "es"},
			"Tarjetas de mesa - Delegation.pdf",
		},
		{
			"emergency cards",
			"emergency-cards",
			program.Internal,
			request.Request{Options: request.Options{"local": "es"}},
			"Emergency and diet cards (Spanish) - Delegation.pdf",
		},
		{
			"one list for all hotels",
			"rooming-list",
			program.Partners,
			request.Request{},
			"Rooming list - Delegation.pdf",
		},
		{
			"a list for each hotel",
			"rooming-list",
			program.Partners,
			request.Request{Options: each},
			"Rooming list - Boston.pdf|Rooming list - Lima.pdf",
		},
		{
			"a sheet for one company",
			"transport-sheet",
			program.Partners,
			request.Request{Options: each, Chosen: request.Chosen{Stops: []program.ID{p.Stops[1].ID}}},
			"Transport sheet - Lima.pdf",
		},
		{
			"a list with what only the office knows",
			"rooming-list",
			program.Internal,
			request.Request{},
			"Rooming list (Internal) - Delegation.pdf",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.request.Edition = edition.For(p, test.audience)
			files, err := find(t, test.document).Make(context.Background(), test.request)
			if err != nil || fileNames(files) != test.want {
				t.Errorf("made %q (%v), want %q", fileNames(files), err, test.want)
			}
		})
	}
}

func TestCardsAndListsThatCannotBeMadeSayWhy(t *testing.T) {
	tests := []struct {
		name, document string
		request        request.Request
		says           string
	}{
		{
			"a label beyond the sheet",
			"labels",
			request.Request{Paper: request.A4, Options: request.Options{"start": "22", "sheet": "small"}},
			"21 labels",
		},
		{
			"a label beyond the sheet, in French",
			"labels",
			request.Request{Language: "fr", Options: request.Options{"start": "11", "sheet": "large"}},
			"10 étiquettes",
		},
		{
			"diet cards for nobody",
			"emergency-cards",
			request.Request{Options: request.Options{"kind": "diet"}},
			"nobody",
		},
		{
			"a stop that is gone",
			"rooming-list",
			request.Request{Chosen: request.Chosen{Stops: []program.ID{"gone"}}},
			"no stop",
		},
		{
			"a stop that is gone, each by itself",
			"rooming-list",
			request.Request{
				Chosen:  request.Chosen{Stops: []program.ID{"gone"}},
				Options: request.Options{"files": "each"},
			},
			"no stop",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.request.Edition = edition.For(touring(), program.Internal)
			files, err := find(t, test.document).Make(context.Background(), test.request)
			if err == nil || len(files) > 0 || !strings.Contains(err.Error(), test.says) {
				t.Errorf("made %q (%v), want %q", fileNames(files), err, test.says)
			}
			var request *RequestError
			if strings.Contains(test.name, "label") && !errors.As(err, &request) {
				t.Errorf("%v is not told as a request that does not fit", err)
			}
		})
	}
}

// The partners' edition does not show who has agreed; the findings know it all the same.
func TestACountrySheetNamesWhoHasAgreed(t *testing.T) {
	agreed := &program.Person{ID: program.NewID(), Role: program.Awardee, Given: "Ana", Family: "Prova"}
	agreed.Consent.Name = program.Yes
	asked := &program.Person{ID: program.NewID(), Role: program.Awardee, Given: "Eva", Family: "Muster"}
	p := delegation(agreed, asked)
	d, _ := New().Find("country-sheet")
	for _, audience := range d.Audiences {
		var people []program.ID
		for _, f := range d.Findings(request.Request{Edition: edition.For(p, audience)}) {
			if f.Rule == RuleNotAgreed {
				people = append(people, f.Person)
			}
		}
		if len(people) != 1 || people[0] != asked.ID {
			t.Errorf("%s: not agreed have %v, want %s", audience, people, asked.ID)
		}
	}
}
