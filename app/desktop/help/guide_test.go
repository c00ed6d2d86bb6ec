package help

import (
	"encoding/json"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"laurel/assets"
	"laurel/data/locale"
	"laurel/docs"
)

// guides are the guides of all languages of the window.
func guides(t *testing.T) map[locale.Language][]Chapter {
	t.Helper()
	all := map[locale.Language][]Chapter{}
	for _, in := range locale.WindowLanguages() {
		chapters, err := Guide(in)
		if err != nil {
			t.Fatal(err)
		}
		all[in] = chapters
	}
	return all
}

func TestEachLanguageHasTheWholeGuide(t *testing.T) {
	all := guides(t)
	english := all["en"]
	if len(english) == 0 {
		t.Fatal("there is no English guide")
	}
	for in, chapters := range all {
		if len(chapters) != len(english) {
			t.Fatalf("%s has %d chapters, English %d", in, len(chapters), len(english))
		}
		for i, c := range chapters {
			if c.Topic != english[i].Topic || len(c.Sections) != len(english[i].Sections) {
				t.Errorf("%s: chapter %q is not built as the English one", in, c.Topic)
				continue
			}
			if in != "en" && c.Title == english[i].Title {
				t.Errorf("%s: chapter %q is not translated", in, c.Topic)
			}
			for k, s := range c.Sections {
				if len(s.Blocks) != len(english[i].Sections[k].Blocks) {
					t.Errorf("%s: %q has %d blocks, the English section %d",
						in, s.Title, len(s.Blocks), len(english[i].Sections[k].Blocks))
				}
			}
		}
	}
}

// Commands are written as code; each must be called so in the window.
func TestTheGuideCallsCommandsAsTheWindowDoes(t *testing.T) {
	code := regexp.MustCompile("`([^`]+)`")
	for _, in := range locale.WindowLanguages() {
		texts := textsOf(t, in)
		files, err := fs.Glob(docs.Guide, "guide/"+string(in)+"/*.md")
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", in, len(files), err)
		}
		for _, file := range files {
			source, err := fs.ReadFile(docs.Guide, file)
			if err != nil {
				t.Fatal(err)
			}
			for _, found := range code.FindAllStringSubmatch(string(source), -1) {
				if !slices.Contains(texts, found[1]) {
					t.Errorf("%s names the command %q, which the window does not have", file, found[1])
				}
			}
		}
	}
}

// textsOf are the texts of a language that have no plural.
func textsOf(t *testing.T, in locale.Language) []string {
	t.Helper()
	files, err := fs.Glob(assets.Translations, "translations/"+string(in)+"/*.json")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, file := range files {
		source, err := fs.ReadFile(assets.Translations, file)
		if err != nil {
			t.Fatal(err)
		}
		var all map[string]any
		if err := json.Unmarshal(source, &all); err != nil {
			t.Fatal(err)
		}
		for _, text := range all {
			if text, is := text.(string); is {
				texts = append(texts, text)
			}
		}
	}
	return texts
}

func TestTheGuideIsSearchedByWords(t *testing.T) {
	chapters, err := Guide("fr")
	if err != nil {
		t.Fatal(err)
	}
	found := func(typed string) (titles []string) {
		for _, c := range chapters {
			for _, s := range c.Sections {
				if s.matches(strings.Fields(locale.Fold(typed))) {
					titles = append(titles, s.Title)
				}
			}
		}
		return titles
	}
	if got := found("CLE usb"); !slices.Equal(got, []string{"Sauvegardes"}) {
		t.Errorf("found %q", got)
	}
	if got := found("clé xyzzy"); len(got) > 0 {
		t.Errorf("found %q", got)
	}
}
