package paper

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"laurel/data/program"
)

// LocalLanguages lists the languages (BCP 47) that emergency and diet cards speak to waiters, doctors and passers-by.
func LocalLanguages() []string { return slices.Clone(localLanguages) }

var localLanguages = []string{"en", "es", "fr", "de", "it", "pt"}

// local is a text in each of the localLanguages.
type local [6]string

func (l local) in(tag string) string {
	for i, known := range localLanguages {
		if program.SameLanguage(tag, known) {
			return l[i]
		}
	}
	return l[0]
}

// both writes a label in the local language and in English, once where they are the same.
func (l local) both(tag string) string {
	if l.in(tag) == l[0] {
		return l[0]
	}
	return l.in(tag) + " · " + l[0]
}

var (
	localEmergencyCard = local{"Emergency card", "Tarjeta de emergencia", "Carte d’urgence", "Notfallkarte", "Scheda di emergenza", "Cartão de emergência"}
	localDiet          = local{"I may not eat everything", "No puedo comer de todo", "Je ne peux pas tout manger", "Ich darf nicht alles essen", "Non posso mangiare tutto", "Não posso comer de tudo"}
	localFood          = local{"Food", "Comida", "Alimentation", "Essen", "Alimentazione", "Alimentação"}
	localAccess        = local{"Access", "Accesibilidad", "Accessibilité", "Barrierefreiheit", "Accessibilità", "Acessibilidade"}
	localMedical       = local{"Medical", "Salud", "Santé", "Gesundheit", "Salute", "Saúde"}
	localSpeak         = local{"I speak", "Hablo", "Je parle", "Ich spreche", "Parlo", "Falo"}
	localCall          = local{"In an emergency please call", "En caso de emergencia llame a", "En cas d’urgence, veuillez appeler", "Im Notfall bitte anrufen", "In caso di emergenza chiamare", "Em caso de emergência ligue para"}
	localServices      = local{"Emergency services", "Servicios de emergencia", "Services d’urgence", "Notruf", "Servizi di emergenza", "Serviços de emergência"}
	localProgram       = local{"My group", "Mi grupo", "Mon groupe", "Meine Gruppe", "Il mio gruppo", "O meu grupo"}
	localFamily        = local{"My family or friends", "Mi familia o amigos", "Ma famille ou mes amis", "Familie oder Freunde", "La mia famiglia o amici", "A minha família ou amigos"}
	localHotel         = local{"My hotel", "Mi hotel", "Mon hôtel", "Mein Hotel", "Il mio hotel", "O meu hotel"}
	localThanks        = local{
		"Please make sure that nothing on my plate goes against this. Thank you.", "Por favor, asegúrese de que nada en mi plato lo incumpla. Gracias.",
		"Merci de veiller à ce que rien dans mon assiette n’y soit contraire.", "Bitte achten Sie darauf, dass nichts auf meinem Teller dem widerspricht. Danke.",
		"Per favore, si assicuri che nulla nel mio piatto sia in contrasto con questo. Grazie.", "Por favor, certifique-se de que nada no meu prato vá contra isto. Obrigado.",
	}
)

// CardLanguages returns the languages that cards are made in: the chosen one or, for the empty one, those of the stops'
// countries that the cards know, other than English; English where there is none.
func CardLanguages(edition *program.Edition, chosen string, stops []program.ID) []string {
	if chosen != "" {
		return []string{chosen}
	}
	var list []string
	for _, s := range chosenStops(edition, stops) {
		if tag := CountryLanguage(s.Country); tag != "en" && slices.Contains(localLanguages, tag) && !slices.Contains(list, tag) {
			list = append(list, tag)
		}
	}
	if len(list) == 0 {
		return []string{"en"}
	}
	return list
}

// CountryLanguage is the language (BCP 47) that most people in a country are likely to read by CLDR's likely subtags; empty
// where that is not known.
func CountryLanguage(c program.Country) string {
	region, err := language.ParseRegion(string(c))
	if err != nil {
		return ""
	}
	tag, err := language.Compose(language.Und, region)
	if err != nil {
		return ""
	}
	base, confidence := tag.Base()
	if confidence == language.No {
		return ""
	}
	return base.String()
}

// dietSense is what a phrase about food means.
type dietSense struct {
	form local // how it is said, with %s for what it is about
	what local // empty where the form says it all
}

func (d dietSense) in(tag string) string {
	return strings.ReplaceAll(d.form.in(tag), "%s", d.what.in(tag))
}

var (
	formWithout = local{"no %s", "sin %s", "sans %s", "ohne %s", "senza %s", "sem %s"}
	formAllergy = local{"allergy: %s", "alergia: %s", "allergie : %s", "Allergie: %s", "allergia: %s", "alergia: %s"}
)

// withoutForms and allergyForms are how people write either, in the order of localLanguages.
var withoutForms = [6][]string{
	{"no %s", "without %s", "%s free", "free of %s", "does not eat %s", "%s intolerant", "%s intolerance", "intolerant to %s"},
	{"sin %s", "no come %s", "nada de %s", "intolerante a %s", "intolerante a la %s", "intolerante al %s", "intolerancia a la %s", "intolerancia al %s"},
	{"sans %s", "pas de %s", "intolerant au %s", "intolerante au %s", "intolerance au %s"},
	{"ohne %s", "kein %s", "keine %s", "%sfrei", "%sintoleranz", "%sunvertraglichkeit"},
	{"senza %s", "niente %s", "intollerante al %s", "intolleranza al %s"},
	{"sem %s", "nada de %s", "intolerante a %s", "intolerancia a %s"},
}

var allergyForms = [6][]string{
	{"allergic to %s", "%s allergy", "allergy to %s", "allergy: %s"},
	{"alergico a %s", "alergica a %s", "alergia a %s", "alergia al %s", "alergia a la %s", "alergia a los %s", "alergia a las %s", "alergia: %s"},
	{"allergique au %s", "allergique aux %s", "allergique a la %s", "allergie au %s", "allergie aux %s", "allergie: %s", "allergie : %s"},
	{"allergisch gegen %s", "%sallergie", "allergie: %s"},
	{"allergico a %s", "allergica a %s", "allergia a %s", "allergia al %s", "allergia alle %s", "allergia ai %s", "allergia: %s"},
	{"alergico a %s", "alergica a %s", "alergia a %s", "alergia ao %s", "alergia: %s"},
}

// diets are the ways to eat that have one name.
var diets = []local{
	{"halal", "halal", "halal", "halal", "halal", "halal"},
	{"kosher", "kosher", "casher", "koscher", "kosher", "kosher"},
	{"vegetarian", "comida vegetariana", "végétarien", "vegetarisch", "vegetariano", "vegetariano"},
	{"vegan", "comida vegana", "végétalien", "vegan", "vegano", "vegano"},
	{"pescatarian", "pescetariano", "pescétarien", "pescetarisch", "pescetariano", "pescetariano"},
	{"diabetic", "diabetes", "diabète", "Diabetes", "diabete", "diabetes"},
}

// foods are what people do without or are allergic to.
var foods = []local{
	{"pork", "cerdo", "porc", "Schweinefleisch", "maiale", "carne de porco"},
	{"beef", "carne de vaca", "bœuf", "Rindfleisch", "manzo", "carne de vaca"},
	{"meat", "carne", "viande", "Fleisch", "carne", "carne"},
	{"chicken", "pollo", "poulet", "Huhn", "pollo", "frango"},
	{"fish", "pescado", "poisson", "Fisch", "pesce", "peixe"},
	{"shellfish", "mariscos", "crustacés et coquillages", "Krebs- und Weichtiere", "crostacei e molluschi", "mariscos"},
	{"seafood", "pescados y mariscos", "poissons et fruits de mer", "Fisch und Meeresfrüchte", "pesce e frutti di mare", "peixe e frutos do mar"},
	{"nuts", "frutos secos", "fruits à coque", "Nüsse", "frutta a guscio", "nozes e castanhas"},
	{"peanuts", "cacahuetes", "arachides", "Erdnüsse", "arachidi", "amendoim"},
	{"gluten", "gluten", "gluten", "Gluten", "glutine", "glúten"},
	{"lactose", "lactosa", "lactose", "Laktose", "lattosio", "lactose"},
	{"dairy", "lácteos", "produits laitiers", "Milchprodukte", "latticini", "laticínios"},
	{"milk", "leche", "lait", "Milch", "latte", "leite"},
	{"eggs", "huevos", "œufs", "Eier", "uova", "ovos"},
	{"soy", "soja", "soja", "Soja", "soia", "soja"},
	{"sesame", "sésamo", "sésame", "Sesam", "sesamo", "gergelim"},
	{"alcohol", "alcohol", "alcool", "Alkohol", "alcol", "álcool"},
	{"sugar", "azúcar", "sucre", "Zucker", "zucchero", "açúcar"},
	{"salt", "sal", "sel", "Salz", "sale", "sal"},
}

// otherNames are further words for the foods and diets, by their English name.
var otherNames = map[string]local{
	"shellfish":  {"shell fish", "crustáceos", "crustacés", "Schalentiere", "crostacei", "crustáceos"},
	"peanuts":    {"peanut", "maní", "cacahuètes", "", "", "amendoins"},
	"nuts":       {"nut", "nueces", "noix", "Nuss", "noci", "nozes"},
	"eggs":       {"egg", "huevo", "oeufs", "Ei", "uovo", "ovo"},
	"soy":        {"soya", "", "", "", "", ""},
	"vegetarian": {"vegetarian food", "vegetariano", "végétarienne", "Vegetarier", "vegetariana", "vegetariana"},
	"vegan":      {"vegan food", "vegano", "végane", "Veganer", "vegana", "vegana"},
	"diabetic":   {"diabetes", "diabético", "diabétique", "Diabetiker", "diabetico", "diabético"},
	"kosher":     {"", "", "kasher", "", "", ""},
	"beef":       {"", "carne de res", "boeuf", "", "", ""},
	"dairy":      {"dairy products", "", "", "", "", ""},
}

// dietPhrases lists what the cards understand, folded, each with its sense.
var dietPhrases = sync.OnceValue(func() map[string]dietSense {
	known := map[string]dietSense{}
	add := func(phrase string, sense dietSense) {
		key := dietKey(phrase)
		if _, taken := known[key]; !taken {
			known[key] = sense
		}
	}
	each := func(l local, do func(i int, name string)) {
		for i := range localLanguages {
			for _, name := range [2]string{l[i], otherNames[l[0]][i]} {
				if name != "" {
					do(i, name)
				}
			}
		}
	}
	for _, d := range diets {
		each(d, func(_ int, name string) { add(name, dietSense{form: d}) })
	}
	for _, f := range foods {
		each(f, func(i int, name string) {
			for _, form := range withoutForms[i] {
				add(strings.ReplaceAll(form, "%s", name), dietSense{formWithout, f})
			}
			for _, form := range allergyForms[i] {
				add(strings.ReplaceAll(form, "%s", name), dietSense{formAllergy, f})
			}
		})
	}
	return known
})

// DietIn says what someone typed about a diet in a language of LocalLanguages. Only phrases that are understood from end to
// end are translated ("no pork", "peanut allergy", "halal"): half a sentence in the kitchen is worse than none. Whole
// reports whether that was all of it.
func DietIn(typed, tag string) (translated string, whole bool) {
	whole = true
	var said []string
	for _, part := range strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune(",;\n.", r) }) {
		senses := dietSenses(part)
		if strings.TrimSpace(part) != "" && senses == nil {
			whole = false
		}
		for _, s := range senses {
			if text := s.in(tag); !slices.Contains(said, text) {
				said = append(said, text)
			}
		}
	}
	return strings.Join(said, ", "), whole
}

// dietKey is a phrase as it is looked up: folded, with single spaces.
func dietKey(phrase string) string { return strings.Join(strings.Fields(program.Folded(phrase)), " ") }

// dietJoints are the words that join two phrases.
var dietJoints = []string{"and", "&", "y", "et", "und", "e"}

// dietSenses are the senses of a phrase, or of several that are joined by an "and"; nil where any is not understood.
func dietSenses(part string) []dietSense {
	names := strings.Fields(dietKey(part))
	var senses []dietSense
	for len(names) > 0 {
		sense, length := longestPhrase(names)
		if length == 0 || length+1 == len(names) { // not understood, or an "and" with nothing behind it
			return nil
		}
		senses = append(senses, sense)
		if length == len(names) {
			break
		}
		names = names[length+1:]
	}
	return senses
}

// mostDietWords is how many words a phrase may have.
const mostDietWords = 8

// longestPhrase finds the longest phrase that words begin with and that ends there or at an "and", with its length in words.
func longestPhrase(names []string) (sense dietSense, length int) {
	for length = min(len(names), mostDietWords); length > 0; length-- {
		if length < len(names) && !slices.Contains(dietJoints, names[length]) {
			continue
		}
		if sense, known := dietPhrases()[strings.Join(names[:length], " ")]; known {
			return sense, length
		}
	}
	return dietSense{}, 0
}
