package desktop

import (
	"os"
	"runtime"
	"slices"
	"testing"
	"time"

	"laurel/app/desktop/kit/form"
	"laurel/data/civil"
	"laurel/data/locale"
)

func TestDatesReadBackInEveryLanguage(t *testing.T) {
	for _, language := range locale.Languages() {
		for m := time.January; m <= time.December; m++ {
			for _, name := range []string{language.Month(m), language.ShortMonth(m)} {
				got, err := form.ParseDate("15 "+name+" 2026", civil.Date{Year: 2023, Month: time.June, Day: 9})
				if want := (civil.Date{Year: 2026, Month: m, Day: 15}); err != nil || got != want {
					t.Errorf("15 %s 2026 (%s) is read as %v, %v", name, language, got, err)
				}
			}
		}
	}
}

func TestTheChosenLanguageIsSpoken(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("there the system's language is the bundle's for good, and the other tests read English")
	}
	for _, name := range []string{"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"} {
		t.Setenv(name, os.Getenv(name)) // puts back what setWindowLanguage sets
	}
	t.Cleanup(func() {
		if err := setWindowLanguage(languageAndRegion{"en", ""}); err != nil {
			t.Error(err)
		}
	})
	count := func(n int) string { return locale.N("Delete {{.Count}} people", n, map[string]any{"Count": n}) }
	for _, test := range []struct{ language, awardees, one, three, consent string }{
		{"en", "Awardees", "Delete 1 person", "Delete 3 people", "Consent"},
		{"es", "Galardonados", "Eliminar 1 persona", "Eliminar 3 personas", "Consent."},
		{"fr", "Lauréats", "Supprimer 1 personne", "Supprimer 3 personnes", "Consent."},
	} {
		if err := setWindowLanguage(languageAndRegion{test.language, ""}); err != nil {
			t.Fatal(err)
		}
		got := []string{locale.L("Awardees"), count(1), count(3), locale.X("consent.column", "Consent")}
		if want := []string{test.awardees, test.one, test.three, test.consent}; !slices.Equal(got, want) {
			t.Errorf("%s is %q, want %q", test.language, got, want)
		}
	}
}
