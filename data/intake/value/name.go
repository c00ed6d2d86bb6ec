package value

import (
	"net/mail"
	"slices"
	"strings"
	"unicode"
)

// SplitName divides a whole name: at the comma of "Family, Given"; before words in capitals, which are the family name
// in itineraries; or before the last word with the particles that belong to it. No letter changes its case. A name of
// one word is a given name.
func SplitName(name string) (given, family string) {
	if last, first, found := strings.Cut(name, ","); found {
		return Line(first), Line(last)
	}
	words := strings.Fields(name)
	if len(words) < 2 {
		return name, ""
	}
	at := len(words) - 1
	switch first := slices.IndexFunc(words, inCapitals); {
	case first > 0 && inCapitals(words[at]):
		at = first
	case first == 0 && !inCapitals(words[at]): // KIM Minji
		end := slices.IndexFunc(words, func(word string) bool { return !inCapitals(word) })
		return strings.Join(words[end:], " "), strings.Join(words[:end], " ")
	default:
		for at > 1 && Is("name-particle", words[at-1]) {
			at--
		}
	}
	return strings.Join(words[:at], " "), strings.Join(words[at:], " ")
}

func inCapitals(word string) bool {
	return len([]rune(word)) > 1 && strings.IndexFunc(word, unicode.IsLower) < 0 &&
		strings.IndexFunc(word, unicode.IsUpper) >= 0
}

// Speaker reads "Name, organisation" or "Name (organisation)" as schedules write it in one cell. What comes after the
// name may be a position, with or without the organisation that it is at.
func Speaker(text string) (name, position, organisation string) {
	name, rest, _ := strings.Cut(Line(text), ",")
	name, rest = Line(name), Line(rest)
	if rest == "" {
		if before, inside, found := strings.Cut(name, "("); found {
			name, rest = Line(before), Line(strings.Trim(inside, " )"))
		}
	}
	words := strings.Fields(rest)
	if len(words) == 0 || !isPosition(Fold(words[0])) {
		return name, "", rest
	}
	for i, word := range words {
		if i > 0 && Is("at-organisation", word) && i+1 < len(words) {
			return name, strings.Join(words[:i], " "), strings.TrimPrefix(strings.Join(words[i+1:], " "), "the ")
		}
	}
	return name, words[0], strings.Join(words[1:], " ")
}

// isPosition reports whether a folded word is what someone is, and not where.
func isPosition(word string) bool {
	return Is("position", word) || stemOf("position-stem", word) && !stemOf("institution-stem", word)
}

// Email reads an e-mail address, with or without a name beside it.
func Email(text string) (address string, ok bool) {
	parsed, err := mail.ParseAddress(strings.TrimSpace(strings.TrimPrefix(text, "mailto:")))
	if err != nil {
		return "", false
	}
	return parsed.Address, true
}
