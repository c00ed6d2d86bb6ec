package card

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// OfTheStops is the value of the option local for the languages of the stops' countries.
const OfTheStops = "stops"

// LocalLanguages lists the languages of emergency and diet cards: those with a file emergency.json in
// assets/translations. In these files "card." are the labels; "diet." are the names of diets and foods, and the phrases
// for what one does without or is allergic to, with * for the food. Alternatives are separated by |; the first is
// printed, all are understood.
func LocalLanguages() []locale.Language { return locale.WithFile("emergency.json") }

// The codes of what has a name in the files of LocalLanguages: diets, and what people do without or are allergic
// to.
var (
	diets = []string{"halal", "kosher", "vegetarian", "vegan", "pescatarian", "diabetic"}
	foods = []string{
		"pork", "beef", "meat", "chicken", "fish", "shellfish", "seafood", "nuts", "peanuts", "gluten", "lactose",
		"dairy", "milk", "eggs", "soy", "sesame", "alcohol", "sugar", "salt",
	}
)

// Languages returns the languages that cards are made in: the chosen one, or else those of the stops' countries
// that there are cards in, other than English; English where there is none.
func Languages(r request.Request) []locale.Language {
	if local := r.Choice("local"); local != "" && local != OfTheStops {
		return []locale.Language{locale.Language(local)}
	}
	var list []locale.Language
	for _, s := range r.SelectStops() {
		l := CountryLanguage(s.Country)
		if l != locale.English && slices.Contains(LocalLanguages(), l) && !slices.Contains(list, l) {
			list = append(list, l)
		}
	}
	if len(list) == 0 {
		return []locale.Language{locale.English}
	}
	return list
}

// CountryLanguage is the language that most people in a country are likely to read by CLDR's likely subtags; empty
// where that is not known.
func CountryLanguage(c program.Country) locale.Language {
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
	return locale.Language(base.String())
}

// sense is the meaning of a phrase about food: a diet, or what somebody does with a food.
type sense struct{ form, name string }

// in returns the sense as it is printed in a language.
func (s sense) in(l locale.Language) string {
	name := alternatives(l, s.name)[0]
	if s.form == "" {
		return name
	}
	return strings.ReplaceAll(alternatives(l, s.form)[0], "*", name)
}

func alternatives(l locale.Language, code string) []string {
	list := strings.Split(l.Text("diet."+code), "|")
	for i, text := range list {
		list[i] = strings.TrimSpace(text)
	}
	return list
}

// phrases lists what the cards understand, folded, each with its sense, and what joins two phrases ("and").
var phrases = sync.OnceValues(func() (known map[string]sense, joints []string) {
	known = map[string]sense{}
	for _, l := range LocalLanguages() {
		joints = append(joints, alternatives(l, "and")...)
		for _, diet := range diets {
			for _, name := range alternatives(l, diet) {
				known[phraseKey(name)] = sense{"", diet}
			}
		}
		for _, form := range []string{"without", "allergy"} {
			for _, pattern := range alternatives(l, form) {
				for _, food := range foods {
					for _, name := range alternatives(l, food) {
						known[phraseKey(strings.ReplaceAll(pattern, "*", name))] = sense{form, food}
					}
				}
			}
		}
	}
	return known, joints
})

// phraseKey is a phrase as it is looked up: folded, with single spaces.
func phraseKey(phrase string) string { return strings.Join(strings.Fields(locale.Fold(phrase)), " ") }

// DietIn translates what someone typed about a diet into one of LocalLanguages. Only phrases that are understood from
// end to end are translated ("no pork", "peanut allergy", "halal"): half a sentence in the kitchen is worse than none.
// Whole reports whether that was all of it.
func DietIn(typed string, l locale.Language) (translated string, whole bool) {
	whole = true
	var list []string
	for _, part := range strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune(",;\n.", r) }) {
		senses := sensesOf(part)
		if strings.TrimSpace(part) != "" && senses == nil {
			whole = false
		}
		for _, s := range senses {
			if text := s.in(l); !slices.Contains(list, text) {
				list = append(list, text)
			}
		}
	}
	return strings.Join(list, ", "), whole
}

// sensesOf returns the senses of a phrase, or of several that are joined by an "and"; nil where any is not understood.
func sensesOf(part string) []sense {
	names := strings.Fields(phraseKey(part))
	var senses []sense
	for len(names) > 0 {
		found, length := longestPhrase(names)
		if length == 0 || length+1 == len(names) { // not understood, or an "and" with nothing behind it
			return nil
		}
		senses = append(senses, found)
		names = names[min(length+1, len(names)):]
	}
	return senses
}

// longestPhraseLength is the most words of a phrase.
const longestPhraseLength = 8

// longestPhrase finds the longest phrase at the start of some words that ends with them or at an "and", and its length
// in words.
func longestPhrase(names []string) (found sense, length int) {
	known, joints := phrases()
	for length = min(len(names), longestPhraseLength); length > 0; length-- {
		if length < len(names) && !slices.Contains(joints, names[length]) {
			continue
		}
		if found, ok := known[strings.Join(names[:length], " ")]; ok {
			return found, length
		}
	}
	return sense{}, 0
}
