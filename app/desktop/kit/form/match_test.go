package look_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"laurel/app/desktop/kit/look"
)

func TestFoldingMakesSpellingsMeet(t *testing.T) {
	for _, pair := range [][2]string{
		{"Huamán", "huaman"},
		{"Łukasz Ørsted", "lukasz orsted"},
		{"Đặng", "dang"},
		{"Straße", "strasse"},
		{"İstanbul Iı", "istanbul ii"},
		{"أحمد", "احمد"},
		{"مُحَمَّد", "محمد"},
		{"فاطمة", "فاطمه"},
		{"زہرا احمدی", "زهرا احمدي"},
		{"ΆΝΝΑ", "αννα"},
		{"Ёлка", "елка"},
		{"O’Neil", "o'neil"},
	} {
		if got, want := look.Fold(pair[0]), look.Fold(pair[1]); got != want {
			t.Errorf("Fold(%q) = %q, Fold(%q) = %q; want the same", pair[0], got, pair[1], want)
		}
	}
}

func TestFoldingKeepsTheVowelsOfOtherScripts(t *testing.T) {
	for _, pair := range [][2]string{{"មាស", "មស"}, {"हिन्दी", "हन्द"}, {"မြန်မာ", "မနမာ"}, {"กี", "ก"}} {
		if look.Fold(pair[0]) == look.Fold(pair[1]) {
			t.Errorf("Fold(%q) lost its vowels", pair[0])
		}
	}
}

func TestFoldingTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := look.Fold(rapid.String().Draw(t, "text"))
		if again := look.Fold(once); again != once {
			t.Fatalf("Fold(%q) = %q", once, again)
		}
	})
}

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
		if got := look.Match(look.Fold(c.text), look.Fold(c.query)) > 0; got != c.found {
			t.Errorf("Match(%q, %q) = %v; want %v", c.text, c.query, got, c.found)
		}
	}
}

func TestTheBeginningOfTheTextComesFirst(t *testing.T) {
	if whole, inside := look.Match("peru", "pe"), look.Match("cape verde pe", "pe"); whole <= inside {
		t.Errorf("a text that begins with the query scores %d, one that holds it %d", whole, inside)
	}
}

func BenchmarkMatchTenThousand(b *testing.B) {
	names := make([]string, 10_000)
	for i := range names {
		names[i] = look.Fold("Person Number " + strings.Repeat("x", i%7) + " of Somewhere")
	}
	for b.Loop() {
		for _, n := range names {
			look.Match(n, "some pers")
		}
	}
}
