package intake

import (
	"bytes"
	"html"
	"io"
	"mime/quotedprintable"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// decodeText makes UTF-8 of a text file: by its byte order mark, or UTF-16 when every other byte is nothing, or UTF-8 when it is, or else Windows-1252,
// which is what Excel saves in the West.
func decodeText(content []byte) string {
	utf16 := func(order unicode.Endianness) string {
		return decoded(content, unicode.UTF16(order, unicode.UseBOM))
	}
	switch {
	case bytes.HasPrefix(content, []byte{0xEF, 0xBB, 0xBF}):
		return strings.ToValidUTF8(string(content[3:]), "\uFFFD")
	case bytes.HasPrefix(content, []byte{0xFF, 0xFE}):
		return utf16(unicode.LittleEndian)
	case bytes.HasPrefix(content, []byte{0xFE, 0xFF}):
		return utf16(unicode.BigEndian)
	}
	if order, wide := wideOrder(content); wide {
		return decoded(content, unicode.UTF16(order, unicode.IgnoreBOM))
	}
	if utf8.Valid(content) {
		return string(content)
	}
	if cut := content[:max(0, len(content)-utf8.UTFMax+1)]; len(cut) > 0 && utf8.Valid(trimCut(cut)) {
		return strings.ToValidUTF8(string(content), "\uFFFD") // only the last character is cut in two
	}
	return decoded(content, charmap.Windows1252)
}

var fold = regexp.MustCompile("\r?\n[ \t]")

// unfolded joins the folded lines of a calendar whose folds cut letters in two (RFC 5545, 3.1 counts bytes), so that it can be decoded.
func unfolded(content []byte) []byte {
	if utf8.Valid(content) {
		return content
	}
	if joined := fold.ReplaceAll(content, nil); utf8.Valid(joined) {
		return joined
	}
	return content
}

// trimCut takes an unfinished character off the end.
func trimCut(content []byte) []byte {
	for i := 1; i <= min(utf8.UTFMax, len(content)); i++ {
		if utf8.RuneStart(content[len(content)-i]) {
			if !utf8.FullRune(content[len(content)-i:]) {
				return content[:len(content)-i]
			}
			break
		}
	}
	return content
}

func decoded(content []byte, from encoding.Encoding) string {
	text, err := from.NewDecoder().Bytes(content)
	if err != nil {
		return strings.ToValidUTF8(string(content), "\uFFFD")
	}
	return string(text)
}

// wideOrder reports whether a text without a mark is UTF-16: of its first letters, most in the West, every other byte is nothing.
func wideOrder(content []byte) (unicode.Endianness, bool) {
	head := content[:min(len(content), 64)&^1]
	even, odd := 0, 0
	for i, b := range head {
		if b == 0 && i%2 == 0 {
			even++
		} else if b == 0 {
			odd++
		}
	}
	switch {
	case len(head) < 4:
		return unicode.BigEndian, false
	case odd > len(head)/3 && even == 0:
		return unicode.LittleEndian, true
	case even > len(head)/3 && odd == 0:
		return unicode.BigEndian, true
	}
	return unicode.BigEndian, false
}

// quotedPrintable decodes RFC 2045's form in the given character set; what is no such form stays.
func quotedPrintable(text, charset string) string {
	content, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(text)))
	if err != nil && len(content) == 0 {
		return text
	}
	if known, err := htmlindex.Get(charset); err == nil && charset != "" {
		return decoded(content, known)
	}
	return decodeText(content)
}

var (
	breaks     = regexp.MustCompile(`(?i)<(br|/p|/div|/li|li|/tr|/h\d)\s*/?>`)
	emptyLines = regexp.MustCompile(`\n\s*\n\s*`)
	markup     = regexp.MustCompile(`(?is)<style.*?</style>|<script.*?</script>|<!--.*?-->|</?[a-zA-Z!][^>]*>`)
)

// withoutMarkup makes plain text of HTML.
func withoutMarkup(text string) string {
	text = clean(html.UnescapeString(markup.ReplaceAllString(breaks.ReplaceAllString(text, "\n"), "")))
	return emptyLines.ReplaceAllString(text, "\n\n")
}
