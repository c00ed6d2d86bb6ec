package value

import (
	"slices"
	"strings"
	"unicode"

	"laurel/data/program"
)

// TitleCase proposes how a name in capitals, or in small letters only, is written: McDonald, O'Brien, van der Berg, de
// la Cruz, al-Muster, Pérez-Ejemplo, J.R., III. Any other name stays as it is. Nothing but the case of letters changes,
// and only where the change can be taken back (strings.EqualFold). It is a proposal: nobody but its owner knows how a
// name is written.
func TitleCase(name string, of *program.Person) string {
	if !inOneCase(name) {
		return name
	}
	h := habitOf(of)
	words := strings.Split(name, " ")
	for i, word := range words {
		alone := i == len(words)-1 || h.familyFirst || isVietnamese(words)
		if isParticle(word) && !alone &&
			!slices.Contains([]string{"mac", "mc", "abdul", "abdel", "abd", "abu", "abou"}, Fold(word)) {
			words[i] = lowered(word)
		} else {
			words[i] = titled(word, of)
		}
	}
	return strings.Join(words, " ")
}

// inOneCase reports whether a name of more than one letter is in capitals only, or in small letters only.
func inOneCase(name string) bool {
	upper, lower := 0, 0
	for _, r := range name {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper > 1 && lower == 0 || lower > 1 && upper == 0
}

// ProposedCase returns given and family name in title case where one of them is in capitals only, or both are in small
// letters; ok is false where there is nothing to propose.
func ProposedCase(p *program.Person) (given, family string, ok bool) {
	given, family = TitleCase(p.Given, p), TitleCase(p.Family, p)
	return given, family, given != p.Given || family != p.Family
}

// titled writes one word in title case, each part between hyphens for itself.
func titled(word string, of *program.Person) string {
	parts := strings.Split(word, "-")
	for i, part := range parts {
		isArticle := len(parts) > 1 && i < len(parts)-1 &&
			slices.Contains([]string{"al", "el", "ad", "an", "ar", "as", "at", "az"}, Fold(part))
		switch {
		case isArticle, i > 0 && i < len(parts)-1 && isParticle(part):
			parts[i] = lowered(part)
		case i > 0 && scriptHabit(part) == "" && (habitOf(of).name == "ko" || habitOf(of).name == "zh"):
			parts[i] = lowered(part) // Min-ji
		default:
			parts[i] = titledPart(part)
		}
	}
	return strings.Join(parts, "-")
}

func titledPart(part string) string {
	if isInitial(strings.ToUpper(part)) || romanNumber(partKey(part)) {
		return raised(part)
	}
	runes := []rune(lowered(part))
	for i := range runes {
		if isRaised(runes, i) {
			runes[i] = upper(runes[i])
		}
	}
	if last := len(runes) - 1; last > 0 && runes[last] == 'σ' {
		runes[last] = 'ς'
	}
	return string(runes)
}

// isRaised reports whether a letter of a word in small letters is a capital: the first, and the one after O', D', Mc, a
// dot or a bracket; in Dutch also the second of IJ.
func isRaised(runes []rune, i int) bool {
	switch {
	case i == 0:
		return true
	case strings.ContainsRune("'’ʼ`", runes[i-1]):
		return i <= 2 && i < len(runes)-1
	case runes[i-1] == '.' || i == 1 && runes[0] == '(':
		return true
	}
	beginning := string(runes[:min(len(runes), 2)])
	return i == 2 && len(runes) > 4 && beginning == "Mc" || i == 1 && len(runes) > 3 && beginning == "Ij"
}

// romanNumber reports whether a folded word is a number that follows a name.
func romanNumber(word string) bool {
	return slices.Contains([]string{"ii", "iii", "iv", "vi", "vii", "viii"}, word)
}

func lowered(text string) string { return strings.Map(lower, text) }

func raised(text string) string { return strings.Map(upper, text) }

// lower returns the small letter of a capital, unless that would be another letter (İ).
func lower(r rune) rune {
	if small := unicode.ToLower(r); strings.EqualFold(string(r), string(small)) {
		return small
	}
	return r
}

func upper(r rune) rune {
	if capital := unicode.ToTitle(r); strings.EqualFold(string(r), string(capital)) {
		return capital
	}
	return r
}
