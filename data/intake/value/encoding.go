package value

import (
	"io"
	"mime/quotedprintable"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Decode makes UTF-8 of a text file: by its byte order mark; or UTF-16 when every other byte is zero; or UTF-8 when it
// is valid; or else Windows-1252, which is what Excel saves in Western Europe and America.
func Decode(content []byte) string {
	assumed := encoding.Encoding(unicode.UTF8)
	if order, wide := wideOrder(content); wide {
		assumed = unicode.UTF16(order, unicode.IgnoreBOM)
	} else if start := content[:max(0, len(content)-utf8.UTFMax+1)]; !utf8.Valid(content) {
		if onlyTheEnd := len(start) > 0 && utf8.Valid(wholeRunes(start)); !onlyTheEnd {
			assumed = charmap.Windows1252
		}
	}
	text, _, err := transform.Bytes(unicode.BOMOverride(assumed.NewDecoder()), content)
	if err != nil {
		text = content
	}
	return strings.ToValidUTF8(string(text), "\uFFFD")
}

// wholeRunes removes an unfinished character from the end.
func wholeRunes(content []byte) []byte {
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

// wideOrder reports whether a text without a mark is UTF-16: in the West every other byte of its first letters is zero.
func wideOrder(content []byte) (unicode.Endianness, bool) {
	first := content[:min(len(content), 64)&^1]
	even, odd := 0, 0
	for i, b := range first {
		if b == 0 && i%2 == 0 {
			even++
		} else if b == 0 {
			odd++
		}
	}
	switch {
	case len(first) < 4:
		return unicode.BigEndian, false
	case odd > len(first)/3 && even == 0:
		return unicode.LittleEndian, true
	}
	return unicode.BigEndian, even > len(first)/3 && odd == 0
}

// QuotedPrintable decodes the form of RFC 2045 in the given character set; a text that is not written so stays as it
// is.
func QuotedPrintable(text, charset string) string {
	content, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(text)))
	if err != nil && len(content) == 0 {
		return text
	}
	if known, err := htmlindex.Get(charset); err == nil && charset != "" {
		if decoded, err := known.NewDecoder().Bytes(content); err == nil {
			return string(decoded)
		}
	}
	return Decode(content)
}
