package documents

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"laurel/app/paper"
	"laurel/data/program"
)

// emergencyCards are carried by the person they are about: so they hold what else only the office has. Those for partners lack what is medical
// and the family's telephone.
func emergencyCards() Document {
	return Document{
		ID:        "emergency-cards",
		Group:     ForPeople,
		Title:     words{"Emergency and diet cards", "Tarjetas de emergencia y de dieta", "Cartes d’urgence et de régime"}.in,
		Formats:   []Format{PDF},
		Audiences: []program.Audience{program.Internal, program.Partners},
		takes:     []Scope{OfStops},
		Options: []Option{
			choice("kind", words{"Card", "Tarjeta", "Carte"}, map[paper.EmergencyKind]words{
				paper.EmergencyCard: {"Emergency", "Emergencia", "Urgence"},
				paper.DietCard:      {"Diet", "Dieta", "Régime"},
			}, paper.EmergencyKinds()),
			localLanguage(),
		},
		make: func(ctx context.Context, d Document, r Request) ([]File, error) {
			return cardFile(r, d, func(to *bytes.Buffer) error { return paper.EmergencyCards(ctx, to, r.Edition, emergencyOptions(r)) })
		},
		findings: emergencyFindings,
		about:    anyone,
	}
}

// ofTheStops is the value of the option for the languages of the stops' countries.
const ofTheStops = "stops"

func localLanguage() Option {
	option := Option{ID: "local", Kind: Choice, Title: words{"Local language", "Idioma local", "Langue locale"}.in, Default: ofTheStops}
	option.Values = append(option.Values, Value{ofTheStops, words{"That of each stop", "El de cada parada", "Celle de chaque étape"}.in})
	for _, tag := range paper.LocalLanguages() {
		option.Values = append(option.Values, Value{tag, func(language string) string { return program.LanguageName(tag, language) }})
	}
	return option
}

func emergencyOptions(r Request) paper.EmergencyOptions {
	options := paper.EmergencyOptions{PeopleOptions: peopleOptions(r), Kind: paper.EmergencyKind(r.Options["kind"]), Local: r.Options["local"]}
	if options.Local == ofTheStops {
		options.Local = ""
	}
	return options
}

// The rules of emergency and diet cards.
const (
	RuleNotTranslated = "not-translated" // what was typed is printed as it is
	RuleNeedsNotAsked = "needs-not-asked"
)

func emergencyFindings(r Request) []Finding {
	options := emergencyOptions(r)
	people := paper.EmergencyPeople(r.Edition, options)
	if len(people) == 0 {
		return []Finding{nobody(r)}
	}
	found := cardFindings(r, []string{r.Edition.Name}, func(p *program.Person) []string {
		return []string{p.DisplayName(), p.OwnName, p.Diet.Text, p.Medical.Text, p.Access.Text, p.Emergency.Name}
	})
	found = append(found, wordlessStops(r, options)...)
	languages := paper.CardLanguages(r.Edition, options.Local, r.Stops)
	text := words{
		"%s: “%s” is printed as it was typed, since not all of it is among the phrases that the card can say in %s. Write it as a list such as “no pork, peanut allergy”, or add the words yourself.",
		"%s: «%s» se imprime tal como se escribió, pues no todo está entre las frases que la tarjeta sabe decir en %s. Escríbalo como una lista, p. ej. «sin cerdo, alergia a cacahuetes», o añada usted las palabras.",
		"%s : « %s » est imprimé tel quel, car la carte ne sait pas tout dire en %s. Écrivez une liste comme « sans porc, allergie aux arachides », ou ajoutez vous-même les mots.",
	}.in(r.Language)
	for _, p := range people {
		for _, tag := range languages {
			if _, whole := paper.DietIn(p.Diet.Text, tag); !whole && tag != "en" {
				found = append(found, Finding{RuleNotTranslated, program.SeverityHint, fmt.Sprintf(text, p.DisplayName(), p.Diet.Text, program.LanguageName(tag, r.Language)), p.ID})
			}
		}
		for _, todo := range r.Edition.TodosIn(p, r.Language) {
			if todo.Code == program.TodoDiet || todo.Code == program.TodoEmergency && r.Edition.Audience == program.Internal {
				found = append(found, Finding{RuleNeedsNotAsked, todo.Severity, p.DisplayName() + ": " + todo.Text, p.ID})
			}
		}
	}
	return found
}

// wordlessStops tells of stops whose language the cards do not speak.
func wordlessStops(r Request, options paper.EmergencyOptions) []Finding {
	if options.Local != "" {
		return nil
	}
	text := words{
		"%s: the card has no words in %s and speaks English there. Have someone who lives there write the needs in.",
		"%s: la tarjeta no tiene palabras en %s y habla inglés allí. Pida a alguien del lugar que escriba las necesidades.",
		"%s : la carte n’a pas de mots en %s et parle anglais là-bas. Demandez à quelqu’un sur place d’y écrire les besoins.",
	}.in(r.Language)
	var found []Finding
	for _, s := range stopsOf(r) {
		if tag := paper.CountryLanguage(s.Country); tag != "" && !slices.Contains(paper.LocalLanguages(), tag) {
			found = append(found, Finding{Rule: RuleNotTranslated, Severity: program.SeverityHint, Text: fmt.Sprintf(text, s.City, program.LanguageName(tag, r.Language))})
		}
	}
	return found
}
