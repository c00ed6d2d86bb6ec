package program

import (
	"slices"
	"strings"

	"laurel/data/locale"
)

// Languages lists the languages a picker offers, as BCP 47 tags: those of the delegations that such programs receive.
func Languages() []string {
	return slices.Clone(pickedLanguages)
}

var pickedLanguages = strings.Fields(
	`ar am az be bg bn bs ca cs da de el en es et fa fi fil fr ff ha he hi hr ht hu hy id ig is it ja ka
	kk km ko ku ky lo lt lv mg mk mn ms mt my ne nl no om pa pl prs ps pt pt-BR qu ro ru rw si sk sl sn
	so sq sr sv sw ta te tg th ti tk tr uk ur uz vi wo xh yo zh zh-Hant zu`,
)

// Country is an ISO 3166-1 alpha-2 code, such as IQ. The empty Country is "not stated".
type Country string

var countryCodes = strings.Fields(
	`AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
	BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
	ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT
	HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS
	LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI
	NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
	SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
	UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW`,
)

// Countries lists the 249 codes of ISO 3166-1 and XK, which is used for Kosovo, sorted by code.
func Countries() []Country {
	all := make([]Country, len(countryCodes))
	for i, code := range countryCodes {
		all[i] = Country(code)
	}
	return all
}

// CountriesByName lists the countries in the alphabetical order of their names.
func CountriesByName(l locale.Language) []Country {
	all := Countries()
	compare := l.Compare()
	slices.SortStableFunc(all, func(a, b Country) int { return compare(a.Name(l), b.Name(l)) })
	return all
}

// Valid reports whether the code is one of Countries.
func (c Country) Valid() bool {
	_, found := slices.BinarySearch(countryCodes, string(c))
	return found
}

// Name returns the country's name, or the code where it is none of ISO's.
func (c Country) Name(l locale.Language) string {
	if !c.Valid() {
		return string(c)
	}
	return l.RegionName(string(c))
}
