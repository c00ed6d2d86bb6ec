package program

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// ValidLanguage reports whether tag is a BCP 47 language tag.
func ValidLanguage(tag string) bool {
	parsed, err := language.Parse(tag)
	return err == nil && parsed != language.Und
}

// SameLanguage reports whether two BCP 47 tags share their base language: ar-IQ is Arabic.
func SameLanguage(a, b string) bool { return a == b || baseLanguage(a) == baseLanguage(b) }

var baseLanguages sync.Map // tag to base, since parsing a tag for each person and meeting would cost more than the checks

func baseLanguage(tag string) string {
	if known, ok := baseLanguages.Load(tag); ok {
		return known.(string)
	}
	base := strings.ToLower(tag)
	if parsed, err := language.Parse(tag); err == nil {
		subtag, _ := parsed.Base()
		base = subtag.String()
	}
	baseLanguages.Store(tag, base)
	return base
}

// ownLanguageNames are names that x/text lacks, by document language.
var ownLanguageNames = map[string]map[string]string{
	"prs": {"en": "Dari", "es": "dari", "fr": "dari"},
}

// LanguageName returns the name of a language in English, Spanish or French (in: "en", "es", "fr"), or the tag itself where there is none.
func LanguageName(tag, in string) string {
	parsed, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	base, _ := parsed.Base()
	if name := ownLanguageNames[base.String()][documentLanguage(in)]; name != "" {
		return name
	}
	namer := display.Languages(language.Make(documentLanguage(in)))
	if namer == nil {
		return tag
	}
	if name := namer.Name(parsed); name != "" {
		return name
	}
	return tag
}

// Languages lists the languages a picker offers, as BCP 47 tags: those of the delegations that such programs receive.
func Languages() []string {
	return slices.Clone(pickedLanguages)
}

var pickedLanguages = strings.Fields(`ar am az be bg bn bs ca cs da de el en es et fa fi fil fr ff ha he hi hr ht hu hy id ig is it ja ka kk km ko ku ky lo lt lv mg mk mn ms mt my
	ne nl no om pa pl prs ps pt pt-BR qu ro ru rw si sk sl sn so sq sr sv sw ta te tg th ti tk tr uk ur uz vi wo xh yo zh zh-Hant zu`)

// Country is an ISO 3166-1 alpha-2 code, such as IQ. The empty Country is "not said".
type Country string

var countryCodes = strings.Fields(`AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL
	CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE
	IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ
	NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD
	TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`)

// Countries lists the 249 codes of ISO 3166-1, sorted by code.
func Countries() []Country {
	all := make([]Country, len(countryCodes))
	for i, code := range countryCodes {
		all[i] = Country(code)
	}
	return all
}

// CountriesByName lists the countries in the alphabetical order of their names in English, Spanish or French.
func CountriesByName(in string) []Country {
	all := Countries()
	order := collate.New(language.Make(documentLanguage(in)))
	slices.SortStableFunc(all, func(a, b Country) int { return order.CompareString(a.Name(in), b.Name(in)) })
	return all
}

// Valid reports whether ISO 3166-1 has the code.
func (c Country) Valid() bool {
	_, found := slices.BinarySearch(countryCodes, string(c))
	return found
}

// Name returns the country's name in English, Spanish or French (in: "en", "es", "fr"), or the code where it is none of ISO's.
func (c Country) Name(in string) string {
	if !c.Valid() {
		return string(c)
	}
	key := [2]string{string(c), documentLanguage(in)}
	if known, ok := countryNames.Load(key); ok {
		return known.(string)
	}
	name := string(c)
	if region, err := language.ParseRegion(name); err == nil {
		name = cmp.Or(display.Regions(language.Make(key[1])).Name(region), name)
	}
	countryNames.Store(key, name)
	return name
}

var countryNames sync.Map // [2]string, country and language, to its name: display builds it anew each time

// The languages that Laurel speaks.
const (
	english = "en"
	spanish = "es"
	french  = "fr"
)

// documentLanguage is the nearest of the three languages Laurel speaks; English when there is none.
func documentLanguage(tag string) string {
	for _, spoken := range []string{spanish, french} {
		if SameLanguage(tag, spoken) {
			return spoken
		}
	}
	return english
}
