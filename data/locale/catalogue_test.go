package locale

import (
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"

	"laurel/assets"
)

// withLanguage adds the files of a language to those of Laurel for one test.
func withLanguage(t *testing.T, files fstest.MapFS) {
	t.Helper()
	ours, err := fs.Sub(assets.Translations, "translations")
	if err != nil {
		t.Fatal(err)
	}
	all := fstest.MapFS{}
	err = fs.WalkDir(ours, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(ours, name)
		all[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range files {
		all[name] = file
	}
	restore, err := Use(all)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(restore)
}

func TestALanguageIsAddedByFiles(t *testing.T) {
	if slices.Contains(Languages(), "en-XA") || Nearest("en-XA") != English {
		t.Fatal("the language is there before its files are")
	}
	withLanguage(t, fstest.MapFS{
		"en-XA/language.json": {Data: []byte(`{"language.name": "[Éñĝļîšĥ]"}`)},
		"en-XA/window.json": {
			Data: []byte(`{"{{.Count}} pages": {"one": "[1 þåĝé]", "other": "[{{.Count}} þåĝéš]"}}`),
		},
	})
	l := Nearest("en-XA")
	if !slices.Equal(Languages(), []Language{"en", "ar", "en-XA", "es", "fr", "pt"}) || l != "en-XA" {
		t.Fatalf("languages %v, nearest %s", Languages(), l)
	}
	tests := []struct{ name, got, want string }{
		{"its own name", l.OwnName(), "[Éñĝļîšĥ]"},
		{"one", l.Count("{{.Count}} pages", 1), "[1 þåĝé]"},
		{"several", l.Count("{{.Count}} pages", 7), "[7 þåĝéš]"},
		{"a text that it lacks is English", l.Text("month.1"), "January"},
	}
	for _, test := range tests {
		if test.got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, test.got, test.want)
		}
	}
}

func TestTextsOfTheCatalogue(t *testing.T) {
	tests := []struct{ name, got, want string }{
		{"a region inherits from its language", Language("es-PE").And("Ana", "Eva", "Luz"), "Ana, Eva y Luz"},
		{"a region differs", Language("en-US").Text("date.day-month", Values{"Day": 3, "Month": "June"}), "June 3"},
		{"an unknown language is English", Language("km").Or("tea", "coffee"), "tea or coffee"},
		{"no language is English", Language("").Quote("tea"), "“tea”"},
		{"Spanish and before i", Language("es").And("árabe", "«Inglés»"), "árabe e «Inglés»"},
		{"Spanish and before hie", Language("es").And("agua", "hielo"), "agua y hielo"},
		{"Spanish or before o", Language("es").Or("siete", "ocho"), "siete u ocho"},
		{
			"a key that nobody translated is its own text",
			Language("fr").Text("{{.Who}} waits", Values{"Who": "Ana"}),
			"Ana waits",
		},
		{"a code without name", Language("fr").Name("nothing", "other-code"), "other-code"},
		{"an empty code", Language("fr").Name("nothing", ""), ""},
		{"a label in French", Language("fr").Labelled("Thème", "droit"), "Thème\u202f: droit"},
		{"minutes", Language("en").Duration(1), "1 minute"},
		{"hours", Language("fr").Duration(120), "2 heures"},
		{"hours and minutes", Language("es").Duration(90), "1 h 30 min"},
		{"French counts none as one", Language("fr").Count("duration.hours", 0), "0 heure"},
		{"a field in a sentence", Language("es").Field("birth-date"), "fecha de nacimiento"},
		{"a field as a label", Language("fr").Label("access"), "Besoins d’accessibilité"},
		{"a capital letter with its mark", Language("fr").Capital("étape"), "Étape"},
		{"nothing has no capital letter", Language("fr").Capital(""), ""},
		{"a choice", Language("fr").Name("role", "staff"), "Équipe"},
		{"one item", Language("en").And("Ana"), "Ana"},
		{
			"a value with a full stop ends a sentence",
			Language("en").Text("At {{.At}}. {{.More}}.", Values{"At": "2 p.m.", "More": "to come..."}),
			"At 2 p.m. to come....",
		},
		{"no item", Language("en").And(), ""},
	}
	for _, test := range tests {
		if test.got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, test.got, test.want)
		}
	}
}

func BenchmarkText(b *testing.B) {
	l := Language("fr")
	for b.Loop() {
		l.Text("period.apart", Values{"First": "a", "Last": "b"})
	}
}
