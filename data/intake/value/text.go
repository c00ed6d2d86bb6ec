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

// Line returns a name or title without line breaks, superfluous spaces and control characters.
func Line(text string) string {
	return strings.Join(strings.Fields(Clean(text)), " ")
}

// Clean removes from a text what no text has: control characters but line breaks and tabs, and bytes that are no UTF-8.
func Clean(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
	return strings.TrimSpace(text)
}

// Fold returns a name as it is compared: without case, accents, hyphens and superfluous spaces.
func Fold(name string) string { return strings.Join(strings.Fields(locale.Fold(name)), " ") }

// Same reports whether two names are the same, compared folded.
func Same(a, b string) bool { return Fold(a) == Fold(b) }

// Contains reports whether a text contains all of the parts, compared as names are, and at least one of them is not
// empty.
func Contains(text string, parts ...string) bool {
	text = Fold(text)
	some := false
	for _, part := range parts {
		some = some || part != ""
		if !strings.Contains(text, Fold(part)) {
			return false
		}
	}
	return some
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
	number, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	return number, err == nil
}

// Whole writes a number that Excel keeps as 1001.0 or 1.001E3 as people do; any other text stays as it is.
func Whole(text string) string {
	if number, ok := Number(text); ok && strings.ContainsAny(text, ".eE") && number == float64(int64(number)) {
		return strconv.FormatInt(int64(number), 10)
	}
	return text
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
	return len(identity) >= longest && !strings.Contains(identity, " ") && strings.ContainsAny(identity, "0123456789") &&
		strings.ContainsFunc(identity, unicode.IsLetter)
}

// Lost reports whether a text has question marks in place of its letters, as programs write those that an old
// encoding does not have.
func Lost(text string) bool {
	return strings.Contains(text, "??") && !strings.ContainsFunc(text, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	})
}
