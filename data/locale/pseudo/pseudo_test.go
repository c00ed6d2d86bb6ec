package pseudo

import (
	"slices"
	"testing"

	"laurel/data/civil"
	"laurel/data/locale"
)

func TestTextsOfThePseudoLanguage(t *testing.T) {
	tests := []struct{ name, english, want string }{
		{"a word", "Close", "[Çļöšé~~]"},
		{"a sentence with places", "{{.Who}} joins in {{.City}}.", "[{{.Who}} ĵöîñš îñ {{.City}}.~~~~]"},
		{"a place with a function", `{{index .Names "a"}} waits`, `[{{index .Names "a"}} ŵåîţš~~~]`},
		{"places alone", "{{.First}} – {{.Last}}", "{{.First}} – {{.Last}}"},
		{"a separator", ", ", ", "},
	}
	for _, test := range tests {
		if got := Text(test.english); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestThePseudoLanguageIsAddedByFiles(t *testing.T) {
	Use(t)
	if !slices.Contains(locale.Languages(), Language) || locale.Nearest("en-XA") != Language {
		t.Fatalf("the languages are %v", locale.Languages())
	}
	tests := []struct{ name, got, want string }{
		{"a field", Language.Label("phone"), "[ţéļéþĥöñé~~~~]"},
		{"a choice", Language.Name("role", "guest"), "[Ĝûéšţ~~]"},
		{"a date", Language.Date(civil.NewDate(2026, 6, 13), locale.FullDate), "13 [Ĵûñé~~] 2026"},
		{"a time", Language.Clock(civil.NewClock(9, 30)), "9:30 [å.ṁ.~~]"},
		{"one", Language.Count("duration.minutes", 1), "[1 ṁîñûţé~~~]"},
		{"several", Language.Count("duration.minutes", 5), "[5 ṁîñûţéš~~~]"},
		{"its name", Language.OwnName(), "[Éñĝļîšĥ~~~]"},
	}
	for _, test := range tests {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.name, test.got, test.want)
		}
	}
}
