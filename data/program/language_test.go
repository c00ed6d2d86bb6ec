package program

import (
	"regexp"
	"slices"
	"testing"

	"laurel/data/locale"
)

func TestCountriesAreThoseOfISO3166(t *testing.T) {
	all := Countries()
	if len(all) != 250 || !slices.IsSorted(all) {
		t.Errorf("%d countries, sorted %v", len(all), slices.IsSorted(all))
	}
	for _, in := range []string{"en", "es", "fr"} {
		seen := map[string]Country{}
		for _, c := range all {
			name := c.Name(locale.Language(in))
			if !regexp.MustCompile(`^[A-Z]{2}$`).MatchString(string(c)) || name == "" || name == string(c) {
				t.Errorf("%s has no name in %s: %q", c, in, name)
			}
			if other, twice := seen[name]; twice {
				t.Errorf("%s and %s are both %q in %s", c, other, name, in)
			}
			seen[name] = c
		}
	}
}

func TestCountryNames(t *testing.T) {
	tests := []struct {
		country  Country
		in, want string
	}{
		{"IQ", "en", "Iraq"},
		{"IQ", "es", "Irak"},
		{"IQ", "fr", "Irak"},
		{"KH", "fr-CA", "Cambodge"},
		{"PE", "de", "Peru"},
		{"US", "es-MX", "Estados Unidos"},
		{"VE", "", "Venezuela"},
		{"ZZ", "en", "ZZ"},
		{"", "en", ""},
		{"iq", "en", "iq"},
		{"UK", "en", "UK"},
	}
	for _, test := range tests {
		if got := test.country.Name(locale.Language(test.in)); got != test.want {
			t.Errorf("%s in %q is %q, want %q", test.country, test.in, got, test.want)
		}
	}
}

func TestCountriesByName(t *testing.T) {
	list := CountriesByName("es")
	if len(list) != 250 ||
		slices.Index(list, "ES") > slices.Index(list, "EE") != (Country("ES").Name("es") > Country("EE").Name("es")) {
		t.Errorf("order %v", list)
	}
	if slices.Index(list, "AT") > 25 { // Austria; Åland must not come last either
		t.Errorf("Austria is number %d", slices.Index(list, "AT"))
	}
	if slices.Index(CountriesByName("en"), "AX") > 10 {
		t.Error("Åland is not sorted under A")
	}
}

func TestLanguageNames(t *testing.T) {
	tests := []struct{ tag, in, want string }{
		{"ar", "en", "Arabic"},
		{"ar", "es", "árabe"},
		{"ar", "fr", "arabe"},
		{"ur", "en", "Urdu"},
		{"km", "fr", "khmer"},
		{"prs", "en", "Dari"},
		{"tw", "en", "Twi"},
		{"prs", "fr-CA", "dari"},
		{"pt-BR", "en", "Brazilian Portuguese"},
		{"not a tag", "en", "not a tag"},
	}
	for _, test := range tests {
		if got := locale.Language(test.in).LanguageName(test.tag); got != test.want {
			t.Errorf("%s in %s is %q, want %q", test.tag, test.in, got, test.want)
		}
	}
}

func TestEveryLanguageOffered(t *testing.T) {
	seen := map[string]bool{}
	for _, in := range []string{"en", "es", "fr"} {
		for _, tag := range Languages() {
			name := locale.Language(in).LanguageName(tag)
			if !locale.Valid(tag) || name == tag || name == "" || seen[in+name] {
				t.Errorf("%s in %s: %q", tag, in, name)
			}
			seen[in+name] = true
		}
	}
}

func TestValidLanguages(t *testing.T) {
	for tag, want := range map[string]bool{
		"ar": true, "ar-IQ": true, "zh-Hant": true, "prs": true, "": false, "und": false, "english language": false,
		"xx-": false,
	} {
		if locale.Valid(tag) != want {
			t.Errorf("%q valid: %v", tag, !want)
		}
	}
}
