package value

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

var (
	errorValue = regexp.MustCompile(`(?i)^(?:#[¡¿]?[\pL_/0]+[!?]?|#div/0!|#n/[ad]|err:\d{3}|#{3,})$`)
	whole      = regexp.MustCompile(`^[+-]?\d+\.0+$`)
	scientific = regexp.MustCompile(`^[+-]?(\d)(?:[.,](\d+))?[eE]\+?(\d{1,3})$`)
	markedText = regexp.MustCompile(`^['’][+=@\d-]`)
)

// ErrorValue reports whether a text is what a spreadsheet shows in place of a result: #REF!, #N/A, #¡VALOR!, Err:502,
// or of a number for which its column is too narrow: ####.
func ErrorValue(text string) bool {
	text = strings.TrimSpace(text)
	if !strings.HasPrefix(text, "#") && !strings.EqualFold(text[:min(len(text), 4)], "err:") {
		return false
	}
	return errorValue.MatchString(text) && (strings.HasPrefix(text, "##") || strings.ContainsAny(text, "!?/:") ||
		Is("error-value", strings.TrimPrefix(text, "#")))
}

// Absent reports whether a text means nothing: -, —, N/A, TBD, to be confirmed.
func Absent(text string) bool {
	if strings.ContainsAny(text, "@0123456789") {
		return false
	}
	text = Line(text)
	onlySigns := text != "" && !strings.ContainsFunc(text, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("✓✔☑✗✘☒+=*", r) || r > 0x2fff
	})
	return onlySigns && !strings.Contains(text, "??") || Is("absent", strings.Trim(text, "()[].- "))
}

// longestDitto is how many bytes a mark has at most that a row has the same as the one above it.
const longestDitto = 32

// IsDitto reports whether a text means "the same as above": ditto, -do-, ", 〃, 同上.
func IsDitto(text string) bool {
	if len(text) > longestDitto {
		return false
	}
	text = strings.TrimSpace(text)
	return text == `"` || text == "”" || text == "″" || text == "〃" || text == "''" ||
		strings.HasPrefix(text, "-") && strings.ToLower(strings.Trim(text, "- ")) == "do" || Is("ditto", text)
}

// Rounded reports whether a text is a long number as a spreadsheet shows it, of which the last digits are lost:
// 4.479E+11. 12E4 is none: passports have such numbers.
func Rounded(text string) bool {
	parts := scientificParts(strings.TrimSpace(text))
	if parts == nil || parts[2] == "" && !strings.Contains(text, "+") {
		return false
	}
	exponent, _ := strconv.Atoi(parts[3])
	return len(strings.TrimRight(parts[2], "0")) < exponent && len(parts[2]) < exponent
}

// scientificParts are the digits and the exponent of a number such as 4.479E+11; nil: the text is none.
func scientificParts(text string) []string {
	if !strings.ContainsAny(text, "eE") || !strings.ContainsAny(text[:1], "+-0123456789") {
		return nil
	}
	return scientific.FindStringSubmatch(text)
}

// Whole writes a number that a program keeps as 1001.0 or, with all of its digits, as 1.5125550101E10 as people do; any
// other text stays as it is, but for the apostrophe with which a spreadsheet marks digits as text.
func Whole(text string) string {
	if trimmed := strings.TrimSpace(text); strings.Contains(trimmed, ".0") && whole.MatchString(trimmed) {
		digits, _, _ := strings.Cut(trimmed, ".")
		return digits
	} else if parts := scientificParts(trimmed); parts != nil && parts[2] != "" && !Rounded(trimmed) {
		if exponent, _ := strconv.Atoi(parts[3]); len(strings.TrimRight(parts[2], "0")) <= exponent && exponent < 20 {
			digits := parts[2] + strings.Repeat("0", exponent)
			return parts[1] + digits[:exponent]
		}
	} else if rest := strings.TrimLeft(trimmed, "'’"); rest != trimmed && markedText.MatchString(trimmed) {
		return rest
	}
	return text
}

// Lost reports whether a text has question marks in place of its letters, as programs write those that an old
// encoding does not have.
func Lost(text string) bool {
	return strings.Contains(text, "??") && !strings.ContainsFunc(text, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	})
}

var lostLetter = regexp.MustCompile(`\pL\?\pL|^\?\pL{2}|\pL\?\s\pL|�`)

// LostLetter reports whether a name has a question mark or U+FFFD in place of one of its letters: Jos? Muestra.
func LostLetter(name string) bool {
	return strings.ContainsAny(name, "?�") && (Lost(name) || lostLetter.MatchString(name))
}

// needBeginnings are the first words of the answers of WithoutNeed.
var needBeginnings = sync.OnceValue(func() map[string]bool {
	first := map[string]bool{}
	for _, section := range []string{"without-need", "need-no", "need-word"} {
		for answer := range vocabulary()[section] {
			if words := wordsOf(answer); len(words) > 0 {
				first[words[0]] = true
			}
		}
	}
	return first
})

// WithoutNeed reports whether a text is the answer that somebody needs nothing: none, no restrictions, keine, sin
// alergias. An answer that excludes something (no nuts) is a need.
func WithoutNeed(text string) bool {
	words := wordsOf(Fold(text))
	if len(words) == 0 || !needBeginnings()[words[0]] {
		return false
	}
	if Is("without-need", strings.Join(words, " ")) {
		return true
	}
	no := false
	for _, word := range words {
		switch {
		case Is("need-no", word):
			no = true
		case !Is("need-word", word):
			return false
		}
	}
	return no
}
