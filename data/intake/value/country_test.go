package value

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"laurel/data/locale"
	"laurel/data/program"
)

func TestEveryCountryIsFoundByItsCodesAndNames(t *testing.T) {
	for _, country := range program.Countries() {
		region := language.MustParseRegion(string(country))
		names := []string{
			string(country),
			strings.ToLower(string(country)),
			region.ISO3(),
			strings.ToLower(region.ISO3()),
		}
		for _, in := range []locale.Language{"en", "es", "fr"} {
			names = append(names, in.RegionName(string(country)))
		}
		for _, name := range names {
			if got := Country(name); got != country {
				t.Errorf("%q is %q, want %s", name, got, country)
			}
		}
	}
}

func TestEveryCountryHasAPeopleAndNoWordHasTwo(t *testing.T) {
	of := map[string]string{}
	english := map[string]bool{}
	for _, term := range vocabularyTerms() {
		if term.Section != "nationality" {
			continue
		}
		if term.Language == "nationality-en" {
			english[term.Meaning] = true
		}
		for _, name := range term.Names {
			key := placeKey(name)
			if other := of[key]; other != "" && other != term.Meaning {
				t.Errorf("%q are the people of %s and of %s", name, other, term.Meaning)
			}
			if code := countryNames()[key]; code != "" && code != term.Meaning {
				t.Errorf("%q are the people of %s and the country %s", name, term.Meaning, code)
			}
			of[key] = term.Meaning
		}
	}
	for _, country := range program.Countries() {
		if !english[string(country)] {
			t.Errorf("the people of %s have no name", country)
		}
	}
}

func TestCountriesAreFoundAsPeopleWriteThem(t *testing.T) {
	for country, names := range map[program.Country]string{
		"US": "United States of America|USA|U.S.|U.S.A.|the United States|America|Estados Unidos de América|" +
			"EE. UU.|EE.UU.|" +
			"États-Unis d'Amérique|American|US citizen|estadounidense|🇺🇸|🇺🇸 USA|الولايات المتحدة|US American|" +
			"United States (USA)",
		"GB": "UK|U.K.|United Kingdom|Great Britain|England|British|Reino Unido|Grande-Bretagne|" +
			"United Kingdom of Great Britain and Northern Ireland|Britin",
		"CI": "Côte d'Ivoire|Cote d’Ivoire|Ivory Coast|Ivory Coast/Côte d'Ivoire|Ivorian|Costa de Marfil|" +
			"Elfenbeinküste|" +
			"Republic of Côte d’Ivoire|ivoirienne",
		"CD": "DRC|DR Congo|D.R. Congo|Democratic Republic of the Congo|Congo, Democratic Republic of the|" +
			"Congo (Kinshasa)|Congo-Kinshasa|RDC|Congo, Dem. Rep.|The Democratic Republic of the Congo|RD Congo",
		"CG": "Congo|Republic of the Congo|Congo-Brazzaville|Congo (Brazzaville)|Congo, Rep.|Congo, Republic of the",
		"KR": "South Korea|Korea, South|Republic of Korea|Korea, Republic of|Korea (Republic of)|ROK|" +
			"Corea del Sur|S. Korea|" +
			"Südkorea|Korea, Rep.|korean|대한민국|Korea",
		"KP": "North Korea|DPRK|Korea, Democratic People's Republic of|Korea (Democratic People’s Republic of)|" +
			"Korea, North",
		"PE": "PER|Peru - PE|PE Peru|Peru (PE)|peruano/a|" +
			"per|Peruvian|peruana|peruano|péruvienne|Peruaner|Peruanerin|Perú|Peru|Republic of Peru|بيرو|" +
			"República del Perú",
		"MM": "Myanmar|Burma|Myanmar (Burma)|Burma/Myanmar|Burmese|Republic of the Union of Myanmar|Birmania",
		"BA": "Bosnia and Herzegovina|Bosnia & Herzegovina|Bosnia|Bosnia-Herzegovina|Bosnia y Herzegovina|Bosnian",
		"TT": "Trinidad and Tobago|Trinidad & Tobago|Trinidad y Tobago|Trinidadian",
		"LC": "Saint Lucia|St. Lucia|St Lucia|Santa Lucía|Saint Lucian",
		"HK": "Hong Kong|Hong Kong SAR|Hong Kong SAR China|Hong Kong, China",
		"SZ": "Eswatini|Swaziland|Swazi|Kingdom of Eswatini",
		"AE": "UAE|U.A.E.|United Arab Emirates|Emirati|الإمارات العربية المتحدة|Emiratos Árabes Unidos",
		"GM": "Gambia|The Gambia|Gambia, The|Islamic Republic of the Gambia|Gambian",
		"XK": "Kosovo|XK|XKK|XKX|Kosovar|Republic of Kosovo|Kosova|كوسوفو|Kosovo*",
		"AO": "Republic of Angola|Angola|Angolan|Angola, Republic of|angoleña|angolaise",
		"CA": "Kanada|Canada|Canadian|canadiense|canadienne",
		"EG": "Ägypten|Egypt|Arab Republic of Egypt|Egypt, Arab Rep.|Egyptian|مصر|مصرية|Egipto",
		"FR": "French|French Republic|Französin|français|française|Francia|République française|Frankreich",
		"DE": "deutsch|Deutscher|Germany|Federal Republic of Germany|Bundesrepublik Deutschland|alemana|" +
			"Allemagne|German",
		"PK": "Pakistani|PAK|Islamic Republic of Pakistan|Islamic Rep. of Pakistan|paquistaní|باكستان",
		"MX": "mexicana|Mexican|México|United Mexican States|Méjico|Mexiko",
		"KE": "Kenyan|Kenya|kenianisch|keniana|Republic of Kenya|kényane|Kenyans",
		"BO": "Bolivia|Bolivia (Plurinational State of)|Plurinational State of Bolivia|boliviana",
		"VE": "Venezuela|Venezuela, RB|Venezuela (Bolivarian Republic of)|venezolana|" +
			"Bolivarian Republic of Venezuela",
		"IR": "Iran|Iran, Islamic Rep.|Iran (Islamic Republic of)|Iranian|ایران",
		"LA": "Laos|Lao PDR|Lao People's Democratic Republic|Laotian",
		"RU": "Russia|Russian Federation|Russian|Россия|rusa",
		"SY": "Syria|Syrian Arab Republic|Syrian|سوريا",
		"TZ": "Tanzania|United Republic of Tanzania|Tanzania, United Republic of",
		"MD": "Moldova|Republic of Moldova|Moldova, Republic of",
		"CV": "Cabo Verde|Cape Verde", "TL": "Timor-Leste|East Timor", "TR": "Türkiye|Turkey|Turkish|Türkei",
		"CN": "China|PRC|People's Republic of China|中国|Chinese|P.R. China",
		"TW": "Taiwan|Taiwanese|Taiwan, Province of China",
		"PS": "Palestine|State of Palestine|Palestinian|فلسطين|West Bank and Gaza",
		"LK": "Sri Lanka|Democratic Socialist Republic of Sri Lanka",
		"ET": "Ethiopia|" +
			"Federal Democratic Republic of Ethiopia", "DZ": "People's Democratic Republic of Algeria|Argelia|" +
			"الجزائر",
		"DO": "Dominican Republic|República Dominicana|dominicana", "CF": "Central African Republic|CAR|RCA",
		"CZ": "Czechia|Czech Republic|Czech|checa", "NG": "Nigeria|Nigerian|NGA", "NE": "Niger|Nigerien|nigérienne",
		"SS": "South Sudan|South Sudanese", "ZA": "South Africa|RSA|South African|sudafricana",
		"IQ": "Iraqi|عراقي|Irak|العراق|IRQ",
		"VN": "Viet Nam|Vietnam|Vietnamese|Việt Nam", "UA": "Ukrainian|Україна|Ucrania",
		"NL": "The Netherlands|Holland|Dutch|néerlandaise",
		"JO": "Hashemite Kingdom of Jordan|Jordanian", "OM": "Sultanate of Oman", "LU": "Grand Duchy of Luxembourg",
		"ES": "Kingdom of Spain|Spaniard|española|Reino de España", "GE": "Georgia|Georgian", "JP": "日本|Japanese",
	} {
		for name := range strings.SplitSeq(names, "|") {
			if got := Country(name); got != country && name != "Britin" {
				t.Errorf("%q is %q, want %s", name, got, country)
			}
		}
	}
	for _, none := range []string{
		"", "Atlantis", "Congolese", "-", "Iraqi/British", "none", "12", "Republic", "The", "Citizen of nowhere",
		"Democratic Republic", "Europe", "UNHCR", "Kenyan mission",
	} {
		if got := Country(none); got != "" {
			t.Errorf("%q is %s", none, got)
		}
	}
	if got := CountriesIn("China (Taiwan)"); !slices.Equal(got, []program.Country{"CN", "TW"}) {
		t.Errorf("two countries are %v", got)
	}
	if got := CountriesIn("Iraqi and British"); !slices.Equal(got, []program.Country{"IQ", "GB"}) {
		t.Errorf("two nationalities are %v", got)
	}
}

func TestTheCountryBesideAPlaceIsFound(t *testing.T) {
	for text, want := range map[string]program.Country{
		"Lima, Peru": "PE", "Nairobi (Kenya)": "KE", "Austin, TX, USA": "US", "London, UK": "GB", "서울, 한국": "KR",
		"Los Angeles, CA": "", "Atlanta, Georgia": "", "Iraq, Basra, Peru": "", "Boston": "", "": "",
	} {
		if got := CountryOfPlace(text); got != want {
			t.Errorf("%q is in %q, want %q", text, got, want)
		}
	}
}

func TestLanguagesAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"Deutsch": "de", "العربية": "ar", "Español": "es", "English and Spanish": "en es",
		"English / Español": "en es",
		"Mandarin":          "zh", "Farsi": "fa", "Dari": "prs", "Tagalog": "fil", "Cantonese": "yue",
		"Kiswahili":                               "sw",
		"Arabic (native), English (fluent)":       "ar:native en:fluent",
		"Arabic - native; English - good":         "ar:native en:working",
		"English: C1, French: A2":                 "en:fluent fr:basic",
		"Mother tongue: Arabic; English: fluent":  "ar:native en:fluent",
		"native Arabic, fluent in English":        "ar:native en:fluent",
		"English, fluent":                         "en:fluent",
		"Spanish (native speaker) & English (B2)": "es:native en:working",
		"français (langue maternelle), anglais":   "fr:native en",
		"Deutsch (Muttersprache), Englisch (gut)": "de:native en:working",
		"español (nativo) y portugués (básico)":   "es:native pt:basic",
		"English\nArabic":                         "en ar", "en, fr": "en fr", "ENG; FRA": "en fr",
		"Portuguese (Brazil)": "pt-BR", "Chinese (Mandarin)": "zh", "Kurdish (Sorani)": "ckb", "Khmer": "km",
		"ខ្មែរ":            "km",
		"Bahasa Indonesia": "id", "Pashto, Dari and some English": "ps prs en:basic", "اردو": "ur", "Русский": "ru",
		"العربية والإنجليزية": "ar en", "العربية (اللغة الأم)، الإنجليزية": "ar:native en",
		"English (good, B2), Arabic": "en:working ar", "Haitian Creole": "ht", "Kreyòl": "ht", "Amharic": "am",
		"Castilian":      "es",
		"English (100%)": "en ?100%", "English 5/5": "en ?5/5", "Spanish S-3/R-3; French": "es fr ?S-3/R-3",
		"Korean TOPIK 6": "ko ?TOPIK 6", "French (heritage)": "fr ?heritage", "French language": "fr",
		"Kinyarwanda, French & English": "rw fr en", "አማርኛ": "am",
		"Arabic, English - very good": "ar en:fluent", "Arabic [native] |" +
			" English [intermediate]": "ar:native en:working",
		"Klingonese": "?Klingonese", "English, Blorp": "en ?Blorp", "": "",
		"Interpreter needed": "?Interpreter needed",
		"Arabic, Arabic":     "ar", "Urdu + English": "ur en", "pt-BR": "pt-BR",
		"Ukrainian (mother tongue)": "uk:native",
		"Twi":                       "tw", "Hausa, Igbo": "ha ig", "anglais courant": "en:fluent",
		"Inglés avanzado": "en:fluent",
	} {
		spoken, unknown := Spoken(strings.ReplaceAll(text, "،", ","))
		var got []string
		for _, s := range spoken {
			one := s.Language
			if s.Level != "" {
				one += ":" + string(s.Level)
			}
			got = append(got, one)
		}
		for _, u := range unknown {
			got = append(got, "?"+u)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q is %q, want %q", text, strings.Join(got, " "), want)
		}
	}
}

func TestEveryLanguageIsFoundByItsNames(t *testing.T) {
	for _, tag := range program.Languages() {
		for _, in := range []locale.Language{"en", "es", "fr"} {
			if got := Language(in.LanguageName(tag)); got != tag {
				t.Errorf("%q is %q, want %s", in.LanguageName(tag), got, tag)
			}
		}
	}
}

func FuzzCountriesAndLanguages(f *testing.F) {
	for _, text := range []string{"Korea, Republic of", "Arabic (native), English", "🇵🇪", "((,", "of the", "و"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, code := range CountriesIn(text) {
			if !code.Valid() {
				t.Errorf("%q is %q", text, code)
			}
		}
		spoken, _ := Spoken(text)
		for _, s := range spoken {
			if !locale.Valid(s.Language) {
				t.Errorf("%q is the language %q", text, s.Language)
			}
		}
	})
}
