package locale_test

import (
	"testing"

	"pgregory.net/rapid"

	"laurel/data/locale"
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
		if got, want := locale.Fold(pair[0]), locale.Fold(pair[1]); got != want {
			t.Errorf("locale.Fold(%q) = %q, locale.Fold(%q) = %q; want the same", pair[0], got, pair[1], want)
		}
	}
}

func TestFoldingKeepsTheVowelsOfOtherScripts(t *testing.T) {
	for _, pair := range [][2]string{{"មាស", "មស"}, {"हिन्दी", "हन्द"}, {"မြန်မာ", "မနမာ"}, {"กี", "ก"}} {
		if locale.Fold(pair[0]) == locale.Fold(pair[1]) {
			t.Errorf("locale.Fold(%q) lost its vowels", pair[0])
		}
	}
}

func TestFoldingTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := locale.Fold(rapid.String().Draw(t, "text"))
		if again := locale.Fold(once); again != once {
			t.Fatalf("locale.Fold(%q) = %q", once, again)
		}
	})
}
