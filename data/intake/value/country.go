package value

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"laurel/data/locale"
	"laurel/data/program"
)

// namesIn are the languages in which countries and languages are recognised by their names in CLDR; of two meanings of
// a name the one in the earlier language is kept.
var namesIn = strings.Fields(
	"en es fr de ar pt it nl pl cs hu ro ru uk el tr sv da nb fi sk sl hr sr bg lt lv et he fa " +
		"ur hi bn id vi th km my sw am zh " +
		"ja ko",
)

// countryNames finds the code of a country by its key.
var countryNames = sync.OnceValue(func() map[string]string {
	terms := slices.DeleteFunc(slices.Clone(vocabularyTerms()), func(t locale.Term) bool {
		return t.Section != "country"
	})
	for _, country := range program.Countries() {
		region := language.MustParseRegion(string(country))
		var names []string
		for _, in := range namesIn {
			if namer := display.Regions(language.Make(in)); namer != nil {
				name := namer.Name(region)
				bare, _, _ := strings.Cut(name, "(") // Myanmar (Burma)
				names = append(names, name, bare)
			}
		}
		terms = append(terms, locale.Term{Section: "country", Meaning: string(country), Names: names})
	}
	return locale.Index(terms, placeKey)["country"]
})

// nationalities finds the code of a country by the key of what its people are called. A word for the people of two is
// in the files of none.
var nationalities = sync.OnceValue(func() map[string]string {
	return locale.Index(vocabularyTerms(), placeKey)["nationality"]
})

var (
	initials = regexp.MustCompile(`\b\pL(?:\.\s?\pL)+\b\.?`)
	unjoined = strings.NewReplacer("'", "", "’", "", "ʼ", "", "‘", "", "`", "", "´", "")
)

// wordsOf lists the words of a folded text, in which apostrophes separate nothing.
func wordsOf(folded string) []string {
	return strings.FieldsFunc(withoutApostrophes(folded), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
	})
}

func withoutApostrophes(text string) string {
	if isASCII(text) && !strings.ContainsAny(text, "'`") {
		return text
	}
	return unjoined.Replace(text)
}

// placeKey is the name of a country, a people or a language as it is compared: without case, accents, punctuation,
// articles and words for and.
var placeKey = remembered(placeKeyOf)

func placeKeyOf(text string) string {
	text = withoutApostrophes(Fold(text))
	if strings.Contains(text, ".") {
		text = initials.ReplaceAllStringFunc(text, func(letters string) string {
			return strings.ReplaceAll(strings.ReplaceAll(letters, ".", ""), " ", "")
		})
	}
	words := wordsOf(text)
	kept := words[:0]
	for _, word := range words {
		switch word {
		case "the", "and", "y", "et", "und", "e":
			continue
		case "st", "ste", "sainte", "sankt":
			word = "saint"
		}
		kept = append(kept, strings.TrimPrefix(word, "ال"))
	}
	return strings.Join(kept, " ")
}

// Country finds a country by its ISO 3166 code of two or three letters, a name that it has in one of many languages, or
// what its people are called. Nothing where the text means none, or several.
func Country(text string) program.Country {
	if all := CountriesIn(text); len(all) == 1 {
		return all[0]
	}
	return ""
}

// CountriesIn finds the countries that a text names, each once: Iraqi/British has two. Nil where any part of it is
// none. The list is not the caller's own.
func CountriesIn(text string) []program.Country { return countriesIn(text) }

var countriesIn = remembered(func(text string) []program.Country {
	if code := countryOf(text); code != "" {
		return []program.Country{code}
	}
	var all []program.Country
	parts := slices.DeleteFunc(noCountry.Split(Fold(text), -1), func(part string) bool { return part == "" })
	for _, part := range parts {
		code := countryOf(part)
		if code == "" || len(parts) == 1 {
			return nil
		}
		if !slices.Contains(all, code) {
			all = append(all, code)
		}
	}
	return all
})

// CountryOfPlace finds the country that a text has with a place in it: Lima, Peru. Nothing where the text names several
// or the name may be that of another place: Los Angeles, CA; Atlanta, Georgia.
func CountryOfPlace(text string) (country program.Country) {
	for _, part := range noCountry.Split(text, -1) {
		part = strings.TrimSpace(part)
		code := countryOf(part)
		isCode := len(part) < 4 && countryNames()[placeKey(part)] == ""
		switch {
		case code == "":
		case country != "" || isCode || Is("country-unclear", part):
			return ""
		default:
			country = code
		}
	}
	return country
}

var noCountry = regexp.MustCompile(`[/;|,+()\n&]+\s*|\s(?:and|y|et|und|e)\s`)

// countryOf finds the country that a text names as a whole.
func countryOf(text string) program.Country {
	text = withoutFlags(strings.TrimSpace(text))
	if region, err := language.ParseRegion(text); err == nil && len(text) <= 3 && !unicode.IsDigit(rune(text[0])) {
		if code := program.Country(region.String()); code.Valid() &&
			(len(text) == 3 || strings.EqualFold(text, region.String())) {
			return code
		}
	}
	forms := []string{bothGenders.ReplaceAllString(text, "")}
	if parts := qualified.FindStringSubmatch(text); parts != nil {
		forms = append(forms, parts[2]+" "+parts[1]) // Korea, Republic of
		if other := countryNames()[placeKey(parts[2])]; other == "" || other == countryNames()[placeKey(parts[1])] {
			forms = append(forms, parts[1]) // Bolivia (Plurinational State of), but not China (Taiwan)
		}
	}
	for i, form := range forms {
		key := placeKey(form)
		code := cmp.Or(countryNames()[key], nationalities()[key], withoutStateForm(key))
		if code != "" && (i < 2 || strings.Contains(text, "(")) {
			return program.Country(code)
		}
	}
	return withCode(text)
}

// withCode finds a country that has its code of two or three letters before or after its name: PE Peru, Peru - PER.
func withCode(text string) program.Country {
	for _, form := range [...]*regexp.Regexp{codeBefore, codeAfter} {
		parts := form.FindStringSubmatch(text)
		if parts == nil {
			continue
		}
		if code := countryOf(parts[1]); code != "" && code == countryOf(parts[2]) {
			return code
		}
	}
	return ""
}

var (
	codeBefore = regexp.MustCompile(`^[(\[]?([A-Z]{2,3})[)\]]?(?:\s*[-–—:]\s*|\s+)(\S.{3,})$`)
	codeAfter  = regexp.MustCompile(`^(\S.{3,}?)(?:\s*[-–—:]\s*|\s+)[(\[]?([A-Z]{2,3})[)\]]?$`)
)

// bothGenders is the ending with which an adjective is written for men and women: peruano/a, français(e).
var bothGenders = regexp.MustCompile(`(?:/|\()-?(?:a|as|e|es|ne|in|innen)\)?$`)

var qualified = regexp.MustCompile(`^([^,(]+)[,(]([^,()]+)\)?$`)

// withoutStateForm finds a country by its official name, such as Republic of Angola, French Republic: by what is left
// without the words for the form of the state. Where those distinguish two countries, the usual names have all of them.
func withoutStateForm(key string) string {
	words, democratic := strings.Fields(key), false
	isForm := func(word string) bool {
		isDemocratic := Is("state-democratic", word)
		democratic = democratic || isDemocratic
		return isDemocratic || Is("state-form", word)
	}
	for len(words) > 1 {
		switch {
		case isForm(words[0]):
			words = words[1:]
		case isForm(words[len(words)-1]):
			words = words[:len(words)-1]
		default:
			return ""
		}
		rest := strings.Join(words, " ")
		code := cmp.Or(countryNames()[rest], nationalities()[rest])
		if code != "" && (!democratic || code != "CG" && code != "KR") {
			return code
		}
	}
	return ""
}

// withoutFlags replaces the flag of a country, which is a pair of regional indicators (Unicode UTS #51), by its code
// where nothing else is in the text, and removes it elsewhere.
func withoutFlags(text string) string {
	code := strings.Map(func(r rune) rune {
		if r >= 0x1F1E6 && r <= 0x1F1FF {
			return 'A' + r - 0x1F1E6
		}
		return -1
	}, text)
	rest := strings.TrimFunc(text, func(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF || unicode.IsSpace(r) })
	if rest == "" {
		return code
	}
	return rest
}
