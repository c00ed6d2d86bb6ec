package value

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"laurel/data/program"
)

// habit is how names are written where somebody comes from.
type habit struct {
	name        string // a language: zh
	familyFirst bool
	twoSurnames bool
	listed      bool // the heading of a list has the family name first
}

// familyFirstOf finds the language by the country.
var familyFirstOf = func() map[program.Country]string {
	byCountry := map[program.Country]string{}
	for name, countries := range familyFirstIn {
		for country := range strings.FieldsSeq(countries) {
			byCountry[program.Country(country)] = name
		}
	}
	return byCountry
}()

// familyFirstIn are the languages in which the family name comes first, with the countries where people write so.
var familyFirstIn = map[string]string{
	"zh": "CN TW HK MO", "ko": "KR KP", "ja": "JP", "vi": "VN", "hu": "HU", "km": "KH",
}

// twoSurnamesIn are the countries where people have two surnames.
const twoSurnamesIn = "ES MX CO PE VE CL EC GT CU BO DO HN PY SV NI CR PA PR GQ AD"

// habitOf returns how the names of somebody's country are written: of their own name's script, of their nationality, of
// their country or, where none is known, of their first language.
func habitOf(p *program.Person) (h habit) {
	if p == nil {
		return habit{}
	}
	country := p.Nationality
	if country == "" {
		country = p.Country
	}
	if name := familyFirstOf[country]; name != "" {
		return habit{name: name, familyFirst: true}
	}
	if name := scriptHabit(p.OwnName); name != "" {
		return habit{name: name, familyFirst: true}
	}
	if country != "" && strings.Contains(twoSurnamesIn, string(country)) {
		return habit{name: "es", twoSurnames: true}
	}
	if country == "" {
		tag := p.OwnNameLanguage
		if tag == "" && len(p.Languages) == 1 {
			tag = p.Languages[0].Language
		}
		base, _ := language.Make(tag).Base()
		_, first := familyFirstIn[base.String()]
		return habit{name: base.String(), familyFirst: tag != "" && first}
	}
	return habit{}
}

// order is the order in which somebody writes a name of which both parts are known.
func (h habit) order(name string) program.NameOrder {
	if h.familyFirst || scriptHabit(name) != "" {
		return program.FamilyFirst
	}
	return program.GivenFirst
}

// scriptHabit returns the language whose script most letters of a text are of, if names in it come family first.
func scriptHabit(text string) string {
	if isASCII(text) {
		return ""
	}
	kana := strings.ContainsFunc(text, func(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana) })
	for _, r := range text {
		switch {
		case kana:
			return "ja"
		case unicode.Is(unicode.Hangul, r):
			return "ko"
		case unicode.Is(unicode.Han, r):
			return "zh"
		case unicode.Is(unicode.Khmer, r):
			return "km"
		}
	}
	return ""
}

func inSpanish(p *program.Person) bool { return habitOf(p).twoSurnames }

// speaksAtHome reports whether a language is an official one of somebody's country.
func speaksAtHome(p *program.Person, tag string) bool {
	const french = "FR BE CH CA SN CI ML BF NE TD CM CG CD GA BJ TG GN MG HT MA DZ TN RW BI DJ KM MR LU MC LB CF"
	return p != nil && tag == "fr" && (slices.Contains(strings.Fields(french), string(p.Country)) && p.Country != "" ||
		slices.Contains(strings.Fields(french), string(p.Nationality)) && p.Nationality != "")
}

// writesFamilyFirst reports whether a name is written in its own order, though it may be that of others in an English
// text: by which of its ends is a common surname or, in Hungarian, a given name; else by which is the one of one
// syllable, as most surnames are; else by the habit.
func (h habit) writesFamilyFirst(words []string) bool {
	first, last := words[0], words[len(words)-1]
	switch {
	case scriptHabit(first) != "", isVietnamese(words) && Is("surname-vi", first):
		return true
	case !h.familyFirst:
		return false
	}
	known := func(word string) bool { return Is("surname-"+h.name, word) }
	if h.name == "hu" {
		known = func(word string) bool { return !Is("given-hu", word) }
	}
	switch {
	case known(first) != known(last):
		return known(first)
	case h.name == "ja", h.name == "hu":
		return true
	}
	if a, b := syllables(first), syllables(last); a == 1 != (b == 1) {
		return a == 1
	}
	return true
}

// onlyVietnamese are letters that no other language has.
const onlyVietnamese = "ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"

// isVietnameseAddress reports whether a name begins with Mr. or Mrs. as Vietnamese lists have them; without their marks
// they may be a name.
func isVietnameseAddress(words []string) bool {
	first := norm.NFC.String(words[0])
	return slices.Contains([]string{"Ông", "ông", "Bà", "bà", "Cô", "Anh", "Chị"}, first) && Is("surname-vi", words[1])
}

func isVietnamese(words []string) bool {
	name := strings.ToLower(norm.NFC.String(strings.Join(words, " ")))
	return strings.ContainsAny(name, onlyVietnamese)
}

// syllables counts the groups of vowels of a word.
func syllables(word string) (count int) {
	within := false
	for _, r := range Fold(word) {
		vowel := strings.ContainsRune("aeiouy", r)
		if vowel && !within {
			count++
		}
		within = vowel
	}
	return count
}
