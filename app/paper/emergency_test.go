package paper_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"laurel/app/paper/card"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

func TestADietIsTranslatedOnlyWhereItIsUnderstood(t *testing.T) {
	cases := []struct {
		name, typed string
		language    locale.Language
		want        string
		whole       bool
	}{
		{"nothing", "", "es", "", true},
		{"one word", "Halal", "de", "halal", true},
		{"a list", "vegetarian, no nuts", "de", "vegetarisch, ohne Nüsse", true},
		{"an allergy", "peanut allergy", "fr", "allergie : arachides", true},
		{"an allergy said otherwise", "Allergic to shellfish.", "it", "allergia: crostacei e molluschi", true},
		{"joined by and", "no pork and no alcohol", "pt", "sem carne de porco, sem álcool", true},
		{"with a hyphen", "gluten-free; lactose-free", "es", "sin gluten, sin lactosa", true},
		{"typed in Spanish", "sin cerdo", "en", "no pork", true},
		{"typed in French", "sans gluten et végétarien", "en", "no gluten, vegetarian", true},
		{"typed in German", "glutenfrei", "en", "no gluten", true},
		{"said twice", "no pork, sin cerdo", "fr", "sans porc", true},
		{"three joined", "sin cerdo y sin pescados y mariscos y vegano", "en", "no pork, no seafood, vegan", true},
		{"an and too many", "no pork and", "es", "", false},
		{"half understood", "halal, eats little in the morning", "es", "halal", false},
		{"a sentence that only has the words", "loves pork and nuts", "es", "", false},
		{"all milk products, not only milk", "no dairy", "es", "sin lácteos", true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got, whole := card.DietIn(c.typed, c.language); got != c.want || whole != c.whole {
				t.Errorf("%q is %q (%v), want %q (%v)", c.typed, got, whole, c.want, c.whole)
			}
		})
	}
}

func TestEveryPhraseSurvivesATripThroughEveryLanguage(t *testing.T) {
	for _, typed := range []string{
		"halal", "kosher", "vegetarian", "vegan", "pescatarian", "diabetic", "no pork", "no beef", "no meat",
		"no chicken", "no fish", "no shellfish", "no seafood",
		"no nuts", "no peanuts", "no gluten", "no lactose", "no dairy", "no milk", "no eggs", "no soy", "no sesame",
		"no alcohol", "no sugar", "no salt", "allergy: eggs",
	} {
		for _, language := range card.LocalLanguages() {
			there, whole := card.DietIn(typed, language)
			back, understood := card.DietIn(there, "en")
			if !whole || !understood || back != typed {
				t.Errorf("%q is %q in %s, which comes back as %q", typed, there, language, back)
			}
		}
	}
}

func TestCardsAreInTheLanguageOfTheStopsCountry(t *testing.T) {
	stops := []*program.Stop{
		{ID: "a", Country: "US"},
		{ID: "b", Country: "PE"},
		{ID: "c", Country: "ES"},
		{ID: "d", Country: "DE"},
		{ID: "e", Country: "KH"},
		{ID: "f"},
	}
	e := edition.For((&program.Program{Stops: stops}), program.Internal)
	cases := []struct {
		name   string
		change change
		want   string
	}{
		{"all stops", option("local", "stops"), "es de"},
		{"a stop in the United States", inStops("a"), "en"},
		{"a stop whose language the cards do not speak", inStops("e"), "en"},
		{"a stop without a country", inStops("f"), "en"},
		{"a language that was chosen", option("local", "it"), "it"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Trim(fmt.Sprint(card.Languages(asked(e, c.change))), "[]"); got != c.want {
				t.Errorf("the cards speak %q, want %q", got, c.want)
			}
		})
	}
	if card.CountryLanguage("KH") != "km" || card.CountryLanguage("") != "" ||
		card.CountryLanguage("not a country") != "" {
		t.Error("the language of a country is not what CLDR says")
	}
}

// inNeed is someone with every need.
func inNeed() *program.Program {
	p := delegation(2, 0)
	one := p.People[0]
	one.Diet = program.Need{Answered: true, Text: "no pork, peanut allergy"}
	one.Medical = program.Need{Answered: true, Text: "carries an adrenaline pen"}
	one.Access = program.Need{Answered: true, Text: "step-free room"}
	one.Emergency = program.EmergencyContact{Name: "Petra Example", Relation: "sister", Phone: "+1 617-555-0190"}
	one.Languages = []program.Spoken{{Language: "es", Level: program.Native}}
	return p
}

func emergencyText(t *testing.T, audience program.Audience, changes ...change) string {
	t.Helper()
	pdf := printed(t, card.Emergency, edition.For(inNeed(), audience), changes...)
	sound(t, pdf)
	return textOf(t, pdf)
}

func TestAnEmergencyCardShowsWhatIsNeededInBothLanguages(t *testing.T) {
	text := emergencyText(t, program.Internal, option("local", "de"))
	for _, wanted := range []string{
		"NOTFALLKARTE · EMERGENCY CARD", "Ana Example 0", "Ich spreche · I speak", "Essen · Food",
		"ohne Schweinefleisch, Allergie: Erdnüsse", "no pork, allergy: peanuts",
		"Gesundheit · Medical", "carries an adrenaline pen", "Barrierefreiheit · Access", "step-free room",
		"IM NOTFALL BITTE ANRUFEN · IN AN EMERGENCY PLEASE CALL", "911", "+1 202-555-0100",
		"Petra Example, sister · +1 617-555-0190", "Boston · Hotel Exemplar · +1 617-555-0101",
	} {
		if !strings.Contains(text, wanted) {
			t.Errorf("%q is not found in %q", wanted, text)
		}
	}
}

func TestAnEmergencyCardForPartnersLacksWhatIsMedical(t *testing.T) {
	text := emergencyText(t, program.Partners, option("local", "es"))
	for _, not := range []string{"adrenaline", "Petra", "0190", "Salud", "Mi familia"} {
		if strings.Contains(text, not) {
			t.Errorf("%q is found in %q", not, text)
		}
	}
	if !strings.Contains(text, "sin cerdo") || !strings.Contains(text, "step-free room") {
		t.Errorf("the partners cannot help by %q", text)
	}
}

func TestADietCardIsForTheWaiterOnly(t *testing.T) {
	text := emergencyText(t, program.Internal, option("kind", "diet"), option("local", "fr"))
	for _, wanted := range []string{
		"JE NE PEUX PAS TOUT MANGER", "sans porc, allergie : arachides", "I CANNOT EAT EVERYTHING",
		"no pork, allergy: peanuts", "Merci", "Thank you",
	} {
		if !strings.Contains(text, wanted) {
			t.Errorf("%q is not found in %q", wanted, text)
		}
	}
	for _, not := range []string{"adrenaline", "step-free", "Petra", "Layla", "Petronella", "Hotel"} {
		if strings.Contains(text, not) {
			t.Errorf("%q is found in %q", not, text)
		}
	}
	pdf := printed(
		t,
		card.Emergency,
		edition.For(inNeed(), program.Internal),
		option("kind", "diet"),
		option("local", "en"),
	)
	if pagesOf(pdf) != 1 {
		t.Errorf("a card that speaks English only has %d pages", pagesOf(pdf))
	}
	none := edition.For(delegation(3, 0), program.Internal)
	if err := card.Emergency(t.Context(), io.Discard, asked(none, option("kind", "diet"))); err == nil {
		t.Error("diet cards were made for nobody")
	}
}

func FuzzDietIn(f *testing.F) {
	f.Add("no pork and no nuts, halal", "es")
	f.Add(" and  and ,;\n.", "de")
	f.Fuzz(func(t *testing.T, typed, language string) {
		if said, whole := card.DietIn(typed, locale.Language(language)); whole &&
			strings.TrimLeft(typed, " \t\n,;.") != "" &&
			said == "" &&
			strings.ContainsAny(typed, "abcdefghijklmnopqrstuvwxyz") {
			t.Errorf("%q was understood as nothing", typed)
		}
	})
}
