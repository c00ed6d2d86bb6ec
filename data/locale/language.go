package locale

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Language is a BCP 47 tag, such as es or en-US: the language and region in which something is written. The empty
// Language is English.
type Language string

// English is the language of the keys, used where the catalogue lacks another.
const English Language = "en"

// Languages lists the languages of Laurel's texts, English first, then by tag.
func Languages() []Language { return slices.Clone(texts.Load().languages) }

// Spellings lists Languages and the regions that write some texts in another way: what was written in any of them is
// read again.
func Spellings() []Language {
	return slices.DeleteFunc(slices.Clone(texts.Load().tags), func(l Language) bool { return !Nearest(l).Is(l) })
}

// Nearest returns the language of the catalogue that fits a BCP 47 tag best; English where none does.
func Nearest[Tag ~string](tag Tag) Language {
	for parent := range parents(string(tag)) {
		if slices.Contains(texts.Load().languages, Language(parent)) {
			return Language(parent)
		}
	}
	return English
}

// SpokenInWindow returns a BCP 47 tag with its region where the window has texts in its language, else English of no
// region.
func SpokenInWindow[Tag ~string](tag Tag) Language {
	if l := Spoken(tag); slices.ContainsFunc(WindowLanguages(), l.Is) {
		return l
	}
	return English
}

// Is reports whether the language has the same base language as another: es-MX is es.
func (l Language) Is(other Language) bool { return SameBase(string(l), string(other)) }

// FromRight reports whether the language is written from right to left.
func (l Language) FromRight() bool {
	switch Base(string(l)) {
	case "ar", "fa", "prs", "ur", "ps", "he", "yi", "dv", "ckb", "sd", "ug", "ks":
		return true
	}
	return false
}

// OwnName returns what the language calls itself: Español.
func (l Language) OwnName() string { return l.Text("language.name") }

// parents yields a tag and the tags it inherits from: es-MX, es-419, es. Tags that are not well-formed yield
// themselves.
func parents(tag string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		parsed, err := language.Parse(tag)
		if err != nil {
			yield(tag)
			return
		}
		for ; parsed != language.Und; parsed = parsed.Parent() {
			if !yield(parsed.String()) {
				return
			}
		}
	}
}

// Valid reports whether tag is a BCP 47 language tag.
func Valid(tag string) bool {
	parsed, err := language.Parse(tag)
	return err == nil && parsed != language.Und
}

// SameBase reports whether two BCP 47 tags share their base language: ar-IQ is Arabic.
func SameBase(a, b string) bool { return a == b || Base(a) == Base(b) }

// bases remembers the base language of each tag: parsing one for each person and meeting would cost more than the
// checks.
var bases sync.Map

// Base returns the base language of a BCP 47 tag, or what is no tag in lower case.
func Base(tag string) string {
	if known, ok := bases.Load(tag); ok {
		return known.(string)
	}
	name := strings.ToLower(tag)
	if parsed, err := language.Parse(tag); err == nil {
		subtag, _ := parsed.Base()
		name = subtag.String()
	}
	bases.Store(tag, name)
	return name
}

// LanguageName returns the name of a language (BCP 47): "árabe" for ar in Spanish; the tag itself where there is none.
// The catalogue's "language.TAG" comes before the names of CLDR.
func (l Language) LanguageName(tag string) string {
	return remember(l, "language", tag, func() string {
		parsed, err := language.Parse(tag)
		if err != nil {
			return ""
		}
		subtag, _ := parsed.Base()
		if name, found := find(l, "language."+subtag.String()); found {
			return name.fill(nil)
		}
		if namer := display.Languages(displayTag(l)); namer != nil {
			return namer.Name(parsed)
		}
		return ""
	})
}

// RegionName returns the name of a country (ISO 3166-1 alpha-2) after CLDR, or the code where it has none.
func (l Language) RegionName(code string) string {
	return remember(l, "region", code, func() string {
		region, err := language.ParseRegion(code)
		if namer := display.Regions(displayTag(l)); err == nil && namer != nil {
			return namer.Name(region)
		}
		return ""
	})
}

// names are the names of languages and countries by kind, language and code: package display builds them again each
// time.
var names sync.Map

// remember returns the name of a code, which is the code itself where it has none.
func remember(l Language, kind, code string, name func() string) string {
	key := [3]string{kind, string(l), code}
	known, ok := names.Load(key)
	if !ok {
		known, _ = names.LoadOrStore(key, cmp.Or(name(), code))
	}
	return known.(string)
}

// displayTag is the language of the catalogue in which CLDR is asked for names.
func displayTag(l Language) language.Tag { return language.Make(string(Nearest(string(l)))) }

// Compare returns a function that orders texts as the language's alphabet does. It is for one goroutine.
func (l Language) Compare() func(a, b string) int {
	return collate.New(displayTag(l)).CompareString
}
