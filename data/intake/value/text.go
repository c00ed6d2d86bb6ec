package value

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/google/uuid"

	"laurel/data/locale"
)

// Line returns a name or title without line breaks, superfluous spaces, control characters and what Visible removes.
func Line(text string) string {
	if isLine(text) {
		return text
	}
	return strings.Join(strings.Fields(Clean(Visible(text))), " ")
}

// isLine reports whether a text is one of printed ASCII whose words have one space between them.
func isLine(text string) bool {
	before := byte(' ')
	for i := range len(text) {
		c := text[i]
		if c >= 0x7f || c < ' ' || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return text == "" || before != ' '
}

// Visible returns a text without the marks that nobody sees and that other programs leave in it: directions (U+200E,
// U+202A to U+202E, U+2066 to U+2069), spaces without width, byte order marks and soft hyphens. Spaces of any width are
// plain ones. Joiners stay between letters of the scripts that need them.
func Visible(text string) string {
	if isASCII(text) {
		return text
	}
	runes := []rune(text)
	kept := runes[:0]
	for i, r := range runes {
		switch {
		case unicode.Is(unicode.Zs, r):
			r = ' '
		case r == '\u2028' || r == '\u2029' || r == '\u0085':
			r = '\n'
		case r == '\u200c' || r == '\u200d':
			if i+1 == len(runes) || len(kept) == 0 || !joins(kept[len(kept)-1]) || !joins(runes[i+1]) && r == '\u200c' {
				continue
			}
		case isInvisible(r):
			continue
		}
		kept = append(kept, r)
	}
	return string(kept)
}

// isInvisible reports whether a character is one of those that Visible removes.
func isInvisible(r rune) bool {
	return r == '\u00ad' || r == '\ufeff' || r == '\u2060' || r == '\u061c' || r >= '\u200b' && r <= '\u200f' ||
		r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' || r >= '\ufff9' && r <= '\ufffb'
}

// joins reports whether a joiner may be beside a letter: in Arabic, the scripts of India and others, and emoji.
func joins(r rune) bool {
	return !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) &&
		(unicode.IsLetter(r) || unicode.IsMark(r) || r > 0x2190)
}

// Clean removes from a text what no text has: control characters but line breaks and tabs, and bytes that are no UTF-8.
func Clean(text string) string {
	if isPlain(text) {
		return strings.TrimSpace(text)
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
	return strings.TrimSpace(text)
}

// isPlain reports whether a text has no other characters than those of ASCII that are printed, and line feeds.
func isPlain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c >= 0x7f || c < ' ' && c != '\n' {
			return false
		}
	}
	return true
}

// Fold returns a name as it is compared: without case, accents, hyphens and superfluous spaces. One that has nothing
// else, such as a dash, stays, so that it is not the same as no name.
func Fold(name string) string {
	folded := locale.Fold(name)
	if !isLine(folded) {
		folded = strings.Join(strings.Fields(folded), " ")
	}
	if folded == "" && name != "" {
		return Line(name)
	}
	return folded
}

// Same reports whether two names are the same, compared folded.
func Same(a, b string) bool { return Fold(a) == Fold(b) }

// Contains reports whether a text contains the words of another one after the other, compared as names are: no Rom in a
// room. Those of scripts that are written without spaces may be anywhere. A text without words is in none.
func Contains(text, part string) bool {
	all, some := " "+strings.Join(wordsOf(Fold(text)), " ")+" ", strings.Join(wordsOf(Fold(part)), " ")
	return some != "" && (strings.Contains(all, " "+some+" ") || isUnspaced(some) && strings.Contains(all, some))
}

// isUnspaced reports whether all letters of a text are of scripts that have no spaces between words.
func isUnspaced(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer,
			unicode.Myanmar)
	})
}

// Consists reports whether a text has all of the parts that are not empty, compared as names are, one at least, and no
// word beside them.
func Consists(text string, parts ...string) bool {
	if strings.Join(parts, "") == "" {
		return false
	}
	text = Fold(text)
	for _, part := range parts {
		before, after, found := strings.Cut(text, Fold(part))
		if !found {
			return false
		}
		text = before + " " + after
	}
	return len(wordsOf(text)) == 0
}

// Beginning returns the first line of a text, short enough for a title.
func Beginning(text string) string {
	line, _, _ := strings.Cut(Clean(text), "\n")
	if runes := []rune(line); len(runes) > 80 {
		line = string(runes[:80]) + "…"
	}
	return Line(line)
}

// Number reads a decimal number as spreadsheets keep it.
func Number(text string) (number float64, ok bool) {
	text = strings.TrimSpace(text)
	if text == "" || !strings.ContainsRune("+-.0123456789", rune(text[0])) {
		return 0, false
	}
	number, err := strconv.ParseFloat(text, 64)
	return number, err == nil
}

var (
	lineBreaks = regexp.MustCompile(`(?i)<(br|/p|/div|/li|li|/tr|/h\d)\s*/?>`)
	emptyLines = regexp.MustCompile(`\n\s*\n\s*`)
	markup     = regexp.MustCompile(`(?is)<style.*?</style>|<script.*?</script>|<!--.*?-->|</?[a-zA-Z!][^>]*>`)
)

// WithoutMarkup makes plain text of HTML.
func WithoutMarkup(text string) string {
	text = markup.ReplaceAllString(lineBreaks.ReplaceAllString(text, "\n"), "")
	return emptyLines.ReplaceAllString(Clean(html.UnescapeString(text)), "\n\n")
}

// Unique reports whether an identity of a foreign record is unique everywhere: a UUID, an address, a URN, or too long
// to be a number that counts the rows of one list.
func Unique(identity string) bool {
	identity = strings.TrimSpace(identity)
	if uuid.Validate(identity) == nil || strings.Contains(identity, "@") || strings.Contains(identity, "://") {
		return true
	}
	const longest = 16
	return len(identity) >= longest && !strings.Contains(identity, " ") &&
		strings.ContainsAny(identity, "0123456789") &&
		strings.ContainsFunc(identity, unicode.IsLetter)
}
