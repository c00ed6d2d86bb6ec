package value

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"laurel/data/locale"
	"laurel/data/program"
)

// languageNames finds the tag of a language by its key: its name in itself or in another language. Those of the pickers
// go before those that only CLDR has.
var languageNames = sync.OnceValue(func() map[string]string {
	terms := slices.DeleteFunc(slices.Clone(vocabularyTerms()), func(t locale.Term) bool {
		return t.Section != "language"
	})
	add := func(code string, in []string) {
		tag := language.Make(code)
		names := []string{display.Self.Name(tag)}
		for _, one := range in {
			if namer := display.Languages(language.Make(one)); namer != nil {
				names = append(names, namer.Name(tag))
			}
		}
		terms = append(terms, locale.Term{Section: "language", Meaning: code, Names: names})
	}
	for _, code := range program.Languages() {
		add(code, namesIn)
	}
	for _, base := range display.Values.BaseLanguages() {
		if tag := language.Make(base.String()); locale.Valid(tag.String()) {
			add(tag.String(), namesIn[:6])
		}
	}
	return locale.Index(terms, placeKey)["language"]
})

// Language finds a language by its BCP 47 tag or its name, in itself or in another language, and returns its tag.
func Language(text string) string {
	key := placeKey(text)
	if tag := cmp.Or(languageNames()[key], languageNames()[strings.TrimSuffix(key, " language")],
		languageNames()[strings.TrimPrefix(key, "و")]); tag != "" && key != "" {
		return tag
	}
	tag := strings.TrimSpace(text)
	if (len(tag) <= 3 || strings.Contains(tag, "-")) && locale.Valid(tag) {
		canonical := language.Make(tag).String()
		if slices.Contains(program.Languages(), tag) {
			return tag
		} else if locale.English.LanguageName(canonical) != canonical {
			return canonical
		}
	}
	return ""
}

var (
	languageSeparators = regexp.MustCompile(`[,;/\n&|+•·]+`)
	languageAnd        = regexp.MustCompile(`(?i)\s(?:and|y|et|und|e|ve)\s|\sو\s?`)
	levelMark          = regexp.MustCompile(`\s*[(:=\[–—]\s*|\s+-\s*|\s*-\s+`)
)

// Spoken reads "Arabic (native), English: fluent; French", and returns what is no language as well.
func Spoken(text string) (spoken []program.Spoken, unknown []string) {
	found := spokenIn(text)
	return slices.Clone(found.spoken), slices.Clone(found.unknown)
}

// languages are those in a text, with what is none.
type languages struct {
	spoken  []program.Spoken
	unknown []string
}

var spokenIn = remembered(func(text string) (found languages) {
	add := func(part string) bool {
		one, unread := spokenOf(part)
		if unread != "" {
			found.unknown = append(found.unknown, unread)
		}
		switch last := len(found.spoken) - 1; {
		case one.Language == "" && one.Level != "" && last >= 0 && found.spoken[last].Level == "": // English, fluent
			found.spoken[last].Level = one.Level
		case one.Language == "":
			return false
		case !slices.ContainsFunc(found.spoken, func(s program.Spoken) bool { return s.Language == one.Language }):
			found.spoken = append(found.spoken, one)
		}
		return true
	}
	isNone := func(part string) bool {
		one, _ := spokenOf(part)
		return one.Language == ""
	}
	for _, part := range splitOutside(score.ReplaceAllString(text, "$1∕$2"), languageSeparators) {
		parts := splitOutside(part, languageAnd)
		if Language(part) != "" || slices.ContainsFunc(parts, isNone) {
			parts = []string{part}
		}
		for _, one := range parts {
			if Line(one) != "" && !add(one) {
				found.unknown = append(found.unknown, Line(one))
			}
		}
	}
	for i, text := range found.unknown {
		found.unknown[i] = strings.ReplaceAll(text, "∕", "/")
	}
	return found
})

// score is that of a test, 4/5 or S-3/R-3, whose sign divides no languages.
var score = regexp.MustCompile(`(\d\+?)\s*/\s*((?:[A-Z]-?)?\d)`)

// splitOutside splits a text at separators that are not within brackets.
func splitOutside(text string, separators *regexp.Regexp) []string {
	var parts []string
	begin, depth := 0, 0
	at := 0
	for _, found := range separators.FindAllStringIndex(text, -1) {
		between := text[at:found[0]]
		depth += strings.Count(between, "(") - strings.Count(between, ")")
		if at = found[1]; depth <= 0 {
			parts = append(parts, text[begin:found[0]])
			begin, depth = found[1], 0
		}
	}
	return append(parts, text[begin:])
}

// spokenOf reads one language with its level, in any order: English (fluent), native Arabic, mother tongue: Arabic. The
// language or the level is empty where the text has none. Unread is what is written beside the language and is no
// level, such as the score of a test.
func spokenOf(text string) (one program.Spoken, unread string) {
	if one = languageAndLevel(text); one != (program.Spoken{}) {
		return one, ""
	}
	if parts := levelMark.Split(text, 2); len(parts) == 2 {
		for _, pair := range [][]string{parts, {parts[1], parts[0]}} {
			if tag := Language(strings.Trim(pair[0], ")] ")); tag != "" {
				return program.Spoken{Language: tag}, Line(strings.Trim(pair[1], "()[] "))
			}
		}
	}
	isScore := func(word string) bool {
		return strings.ContainsAny(word, "0123456789") || Is("language-test", word)
	}
	words := strings.Fields(text)
	if scores := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !isScore(w) }); len(scores) > 0 {
		one = languageAndLevel(strings.Join(slices.DeleteFunc(words, isScore), " "))
		if one.Language != "" {
			return one, strings.Join(scores, " ")
		}
	}
	return program.Spoken{}, ""
}

// languageAndLevel reads a text that has nothing but a language, its level, or both.
func languageAndLevel(text string) program.Spoken {
	if tag := Language(text); tag != "" {
		return program.Spoken{Language: tag}
	}
	if parts := levelMark.Split(text, 2); len(parts) == 2 {
		for _, pair := range [][]string{parts, {parts[1], parts[0]}} {
			tag, level := Language(strings.Trim(pair[0], ")] ")), levelIn(pair[1])
			if tag != "" && (level != "" || onlyLevel(strings.Fields(placeKey(pair[1])))) {
				return program.Spoken{Language: tag, Level: level}
			}
		}
	}
	words := strings.Fields(placeKey(text))
	for length := len(words); length > 0; length-- {
		for at := 0; at+length <= len(words); at++ {
			tag := Language(strings.Join(words[at:at+length], " "))
			rest := slices.Concat(words[:at], words[at+length:])
			if tag != "" && len([]rune(words[at])) > 2 && onlyLevel(rest) {
				return program.Spoken{Language: tag, Level: levelIn(strings.Join(rest, " "))}
			}
		}
	}
	if onlyLevel(words) {
		return program.Spoken{Level: levelIn(text)}
	}
	return program.Spoken{}
}

// levelIn returns the level that a text names with the most words.
func levelIn(text string) program.Level {
	words := strings.Fields(placeKey(text))
	for length := len(words); length > 0; length-- {
		for at := 0; at+length <= len(words); at++ {
			if level := levels()[strings.Join(words[at:at+length], " ")]; level != "" {
				return program.Level(level)
			}
		}
	}
	return ""
}

// levels finds a level by its key.
var levels = sync.OnceValue(func() map[string]string {
	terms := slices.Concat(codes("level", program.Levels()), vocabularyTerms())
	return locale.Index(terms, placeKey)["level"]
})

// levelWords are all words of the names of levels, and those that are written beside them.
var levelWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for name := range levels() {
		for word := range strings.FieldsSeq(name) {
			words[word] = true
		}
	}
	for word := range vocabulary()["level-word"] {
		words[word] = true
	}
	return words
})

// onlyLevel reports whether words have nothing but a level.
func onlyLevel(words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool { return !levelWords()[word] })
}
