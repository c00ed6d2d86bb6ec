package locale

import (
	"maps"
	"slices"
	"testing"
	"testing/fstest"
)

func TestWhoHasCheckedALanguage(t *testing.T) {
	withLanguage(t, fstest.MapFS{
		"en-XA/language.json": {Data: []byte(`{"language.name": "Test"}`)},
		"en-XA/window.json":   {Data: []byte(`{}`)},
		"de/language.json":    {Data: []byte(`{"language.name": "Deutsch"}`)},
		"de/window.json":      {Data: []byte(`{}`)},
		"de/checked.json": {Data: []byte(
			`{"emergency.json": "A", "language.json": "Ana Muster, 2026-12-01", "window.json": "B"}`,
		)},
	})
	by := Language("de").CheckedBy()
	if by["language.json"] != "Ana Muster, 2026-12-01" || !Language("de").IsChecked() {
		t.Errorf("German is checked by %v", by)
	}
	if got := MenuName("de", "en"); got != "Deutsch" {
		t.Errorf("a language that was checked is called %q", got)
	}
	if got := MenuName("fr", "en"); got != "Français (not yet checked)" {
		t.Errorf("a language that nobody has checked is called %q", got)
	}
	if !Language("en-US").IsChecked() {
		t.Error("the texts are first written in English: nobody has to check them")
	}
}

// Only files that are there can be checked.
func TestTheNotesOfCheckingNameFiles(t *testing.T) {
	c := texts.Load()
	for _, l := range Languages() {
		files := c.textFiles(l)
		if noted := slices.Sorted(maps.Keys(l.CheckedBy())); !slices.Equal(noted, files) {
			t.Errorf("%s: checked.json has %v, the folder %v", l, noted, files)
		}
	}
}

func TestArabicIsForDocumentsAlone(t *testing.T) {
	if slices.Contains(WindowLanguages(), "ar") || !slices.Contains(Languages(), "ar") {
		t.Errorf("the window has %v, documents have %v", WindowLanguages(), Languages())
	}
	if got := SpokenInWindow("ar-IQ"); got != English {
		t.Errorf("the window of somebody in Iraq is in %s", got)
	}
}

func TestArabicCountsInSixForms(t *testing.T) {
	l := Language("ar")
	for n, want := range map[int]string{
		0: "لا حقائب", 1: "حقيبة واحدة", 2: "حقيبتان", 3: "3 حقائب", 11: "11 حقيبة", 100: "100 حقيبة",
	} {
		if got := l.Count("{{.Count}} bags", n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if got := l.Decimal(4.5, 1); got != "4.5" {
		t.Errorf("a number is %q: its digits are those of telephones and tickets", got)
	}
}
