package form_test

import (
	"strings"
	"testing"

	"laurel/app/desktop/kit/form"
	"laurel/data/locale"
)

func TestAQueryFindsByWordBeginnings(t *testing.T) {
	for _, c := range []struct {
		text, query string
		found       bool
	}{
		{"Add person", "add", true},
		{"Add person", "per", true},
		{"Add person", "person add", true},
		{"Add person", "adper", true},
		{"Add person", "ap", true},
		{"Add person", "erso", true},
		{"Add person", "", true},
		{"Add person", "adx", false},
		{"Add person", "add meeting", false},
		{"Pilar Huamán", "huaman", true},
		{"Côte d’Ivoire", "ivoire", true},
		{"Add person", "e", false},
	} {
		if got := form.Match(locale.Fold(c.text), locale.Fold(c.query)) > 0; got != c.found {
			t.Errorf("Match(%q, %q) = %v; want %v", c.text, c.query, got, c.found)
		}
	}
}

func TestTheBeginningOfTheTextComesFirst(t *testing.T) {
	if whole, inside := form.Match("peru", "pe"), form.Match("cape verde pe", "pe"); whole <= inside {
		t.Errorf("a text that begins with the query scores %d, one that holds it %d", whole, inside)
	}
}

func BenchmarkMatchTenThousand(b *testing.B) {
	names := make([]string, 10_000)
	for i := range names {
		names[i] = locale.Fold("Person Number " + strings.Repeat("x", i%7) + " of Somewhere")
	}
	for b.Loop() {
		for _, n := range names {
			form.Match(n, "some pers")
		}
	}
}
