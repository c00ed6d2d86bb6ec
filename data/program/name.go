package program

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
)

// DisplayName is how the person is written in running text: given and family name in the person's own order, the alias
// where neither may be shown. Nothing is re-cased.
func (p *Person) DisplayName() string {
	if !p.IsNamed() {
		return p.Alias
	}
	return p.ordered(p.Given, p.Family)
}

// IsNamed reports whether the record has a name: that of one who may not be named has none.
func (p *Person) IsNamed() bool { return p.Given != "" || p.Family != "" }

// FullName is the display name with the suffix: Jane Sample, PhD. It is the name on certificates, badges and table
// cards.
func (p *Person) FullName() string { return p.WithSuffix(p.DisplayName()) }

// FormalName is the full name with the honorific before it.
func (p *Person) FormalName() string {
	if !p.IsNamed() {
		return p.Alias
	}
	return joinWords(p.Honorific, p.FullName())
}

// romanSuffix is a suffix that follows a name without a comma: John Sample III.
var romanSuffix = regexp.MustCompile(`^[IVX]+\b`)

// WithSuffix returns a form of the person's name with the suffix after it.
func (p *Person) WithSuffix(name string) string {
	switch {
	case p.Suffix == "" || !p.IsNamed():
		return name
	case romanSuffix.MatchString(p.Suffix):
		return name + " " + p.Suffix
	}
	return name + ", " + p.Suffix
}

// ItineraryName is how a program book and a list for hosts write the person: the family name in capitals, so that
// nobody needs to guess which part it is. A person with one name keeps it as it is.
func (p *Person) ItineraryName() string {
	if p.Given == "" || p.Family == "" {
		return p.DisplayName()
	}
	return p.ordered(p.Given, Capitals(p.Family))
}

// Badge is the name on the badge: the one chosen for it, or the full name.
func (p *Person) Badge() string {
	if p.BadgeName != "" {
		return p.BadgeName
	}
	return p.FullName()
}

// SortName puts the family name first, for lists that are read by family name.
func (p *Person) SortName() string {
	if !p.IsNamed() {
		return p.Alias
	}
	return joinWords(p.Family, p.Given)
}

// LatinName is the name a hotel or an airline can read: the passport's, or the display name.
func (p *Person) LatinName() string {
	if p.PassportName != "" {
		return p.PassportName
	}
	return p.DisplayName()
}

// Initials are up to two letters that replace a photo, taken from the display name.
func (p *Person) Initials() string {
	words := strings.Fields(p.DisplayName())
	if len(words) == 0 {
		return ""
	}
	initials := initial(words[0])
	if len(words) > 1 {
		initials += initial(words[len(words)-1])
	}
	return Capitals(initials)
}

// OwnScriptLanguage is the language (BCP 47) whose letters the own-script name is set in: the one given for the name,
// or the person's first language.
func (p *Person) OwnScriptLanguage() string {
	if p.OwnNameLanguage != "" || len(p.Languages) == 0 {
		return p.OwnNameLanguage
	}
	return p.Languages[0].Language
}

func (p *Person) ordered(given, family string) string {
	switch {
	case p.NameOrder == FamilyFirst && isUnspaced(family) && isUnspaced(given):
		return family + given
	case p.NameOrder == FamilyFirst:
		return joinWords(family, given)
	}
	return joinWords(given, family)
}

// isUnspaced reports whether a part of a name is of the scripts that put no space between family and given name.
func isUnspaced(name string) bool {
	return !strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
	})
}

// Capitals writes a name in capital letters by the rules of no particular language (Unicode full case mapping).
func Capitals(name string) string {
	return cases.Upper(language.Und).String(name)
}

func joinWords(words ...string) string {
	kept := words[:0:0]
	for _, w := range words {
		if w != "" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// initial is the first letter of a word with the marks that belong to it.
func initial(word string) string {
	for i, r := range word {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			end := i + utf8.RuneLen(r)
			for end < len(word) {
				mark, size := utf8.DecodeRuneInString(word[end:])
				if !unicode.Is(unicode.M, mark) {
					break
				}
				end += size
			}
			return word[i:end]
		}
	}
	return ""
}

// InLatinLetters reports whether every letter is Latin, with or without marks.
func InLatinLetters(name string) bool {
	for _, r := range name {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return true
}
