package typeset

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"laurel/data/locale"
)

// fromRight are the scripts that are written from right to left.
var fromRight = []*unicode.RangeTable{unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko}

// ReadFromRight returns whether a line in a language (BCP 47) is read from right to left, and the line. Where it is,
// what is written from left to right in it is between isolates (UAX #9, section 2.4).
func ReadFromRight(line, lang string) (marked string, fromRight bool) {
	if runes := []rune(line); rightToLeft(runes, lang) {
		return string(forReadingFromRight(runes)), true
	}
	return line, false
}

// rightToLeft finds the base direction of a paragraph: that of its first strong character (UAX #9 rules P2 and P3),
// or else that of its language. In a language that is written from right to left a paragraph with any letter of such a
// script has that direction, since a sentence may begin with a name in Latin letters (UAX #9 rule HL1).
func rightToLeft(runes []rune, lang string) bool {
	fromRightText, letters := locale.Language(lang).FromRight(), false
	for _, r := range runes {
		switch {
		case !unicode.IsLetter(r):
		case isFromRight(r):
			return true
		case !fromRightText:
			return false
		default:
			letters = true
		}
	}
	return fromRightText && !letters
}

// joins reports whether letters of a text are joined with their neighbours, so that space between them is wrong.
func joins(runes []rune) bool {
	return slices.ContainsFunc(runes, func(r rune) bool {
		return unicode.In(r, unicode.Arabic, unicode.Syriac, unicode.Nko) && unicode.IsLetter(r)
	})
}

// The isolates of Unicode: what is between them is written from left to right and is one character for what is around
// it (UAX #9, section 2.4).
const (
	leftToRightIsolate = '\u2066'
	popIsolate         = '\u2069'
)

// isolates reports whether a piece of text is nothing but one of them.
func isolates(runes []rune) bool {
	return len(runes) == 1 && (runes[0] == leftToRightIsolate || runes[0] == popIsolate)
}

// separators end what belongs together: the parts of a line and of a list, a label.
var separators = regexp.MustCompile(`، ?|؛ ?| +· +| [–—] |: `)

// forReadingFromRight returns a paragraph that is read from right to left as UAX #9 should see it: what is inserted in
// other letters, telephone numbers and numbers with hyphens are isolated, since their digits and signs would go to what
// is beside them; arrows lead the other way, and commas of lists are those of Arabic.
func forReadingFromRight(runes []rune) []rune {
	text := strings.NewReplacer("→", "←", "←", "→").Replace(string(runes))
	var b strings.Builder
	from := 0
	for _, at := range separators.FindAllStringIndex(text, -1) {
		isolateForeign(&b, text[from:at[0]])
		b.WriteString(text[at[0]:at[1]])
		from = at[1]
	}
	isolateForeign(&b, text[from:])
	return []rune(b.String())
}

// isolateForeign adds a part of a line, with what is in other letters isolated.
func isolateForeign(b *strings.Builder, part string) {
	for part != "" {
		end := strings.IndexFunc(part, isFromRight)
		if end < 0 {
			end = len(part)
		}
		addForeign(b, part[:end], end == len(part))
		next := strings.IndexFunc(part[end:], func(r rune) bool { return unicode.IsLetter(r) && !isFromRight(r) })
		if next < 0 {
			b.WriteString(withIsolatedNumbers(part[end:]))
			return
		}
		// The digits and signs before the first letter belong to it, but for those before a bracket.
		start := end + strings.LastIndexFunc(part[end:end+next], isFromRight)
		_, size := utf8.DecodeRuneInString(part[start:])
		start += size
		start += max(strings.LastIndexByte(part[start:end+next], '('), 0)
		b.WriteString(withIsolatedNumbers(part[end:start]))
		part = part[start:]
	}
}

// addForeign adds a text without letters from right to left. Words of digits and signs at its end belong to what
// follows, if that is no end of the part.
func addForeign(b *strings.Builder, text string, last bool) {
	inner := strings.TrimSpace(text)
	for !last && inner != "" {
		at := strings.LastIndexByte(inner, ' ') + 1
		if strings.ContainsFunc(inner[at:], unicode.IsLetter) {
			break
		}
		inner = strings.TrimSpace(inner[:at])
	}
	inner = strings.TrimRight(inner, ",;:")
	if !abbreviated.MatchString(inner) {
		inner = strings.TrimSuffix(inner, ".") // it ends the sentence
	}
	if open := strings.LastIndexByte(inner, '('); open > strings.LastIndexByte(inner, ')') {
		inner = strings.TrimSpace(inner[:open])
	}
	if closing := strings.IndexByte(inner, ')'); closing >= 0 && !strings.Contains(inner[:closing], "(") {
		inner = strings.TrimSpace(inner[:closing]) // it was opened in the text before
	}
	if !strings.ContainsFunc(inner, unicode.IsLetter) {
		b.WriteString(withIsolatedNumbers(text))
		return
	}
	before, after, _ := strings.Cut(text, inner)
	b.WriteString(before + isolated(inner))
	if rest, closes := strings.CutPrefix(after, ")"); closes {
		b.WriteByte(')')
		addForeign(b, rest, last)
		return
	}
	b.WriteString(withIsolatedNumbers(after))
}

// abbreviated matches what ends with the full stop of a short word or of single letters: Inc., D.C.
var abbreviated = regexp.MustCompile(`(?:[ (]|^)\pL{1,3}\.$|\.\pL\.$`)

func isolated(text string) string { return string(leftToRightIsolate) + text + string(popIsolate) }

// withIsolatedNumbers isolates the telephone numbers and the numbers with hyphens in a text without other letters. Its
// commas become those of Arabic.
func withIsolatedNumbers(text string) string {
	text = strings.ReplaceAll(text, ", ", "، ")
	return numbers.ReplaceAllStringFunc(text, func(found string) string {
		if strings.ContainsFunc(found, isFromRight) {
			return found
		}
		return isolated(found)
	})
}

// isFromRight reports whether a character is a letter of a script that is written from right to left.
func isFromRight(r rune) bool { return unicode.IsLetter(r) && unicode.In(r, fromRight...) }
