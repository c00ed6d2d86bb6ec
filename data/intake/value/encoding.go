package value

import (
	"bytes"
	"io"
	"mime/quotedprintable"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"laurel/data/locale"
)

// Encoding is how a text file writes its letters: the IANA name of a character set in small letters.
type Encoding string

// The encodings that a file shows by itself.
const (
	UTF8    Encoding = "utf-8"
	UTF16LE Encoding = "utf-16le"
	UTF16BE Encoding = "utf-16be"
)

// charset is an encoding with the languages that are written in it, by which it is recognised, and how much rarer than
// others it is (a natural logarithm). Tables of today's Excel come in those of Windows; "CSV (Macintosh)" and "CSV
// (MS-DOS)" write others.
type charset struct {
	name      Encoding
	decodes   encoding.Encoding
	languages string
	rarity    float64
}

const (
	western  = "en fr de es pt it nl sv da nb fi is ca"
	central  = "cs sk pl hu ro hr sl bs sr-Latn sq de"
	cyrillic = "ru uk bg sr mk be"
)

// charsets lists the encodings in the order of menus.
var charsets = []charset{
	{UTF8, unicode.UTF8, western + " cs pl hu ro tr lt lv vi ru uk el he ar fa th zh ja ko", -3},
	{UTF16LE, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "", 0},
	{UTF16BE, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "", 0},
	{"windows-1252", charmap.Windows1252, western, 0},
	{"windows-1250", charmap.Windows1250, central, 1},
	{"windows-1251", charmap.Windows1251, cyrillic, 1},
	{"windows-1253", charmap.Windows1253, "el", 1},
	{"windows-1254", charmap.Windows1254, "tr de fr", 1},
	{"windows-1255", charmap.Windows1255, "he", 1},
	{"windows-1256", charmap.Windows1256, "ar fa ur fr", 1},
	{"windows-1257", charmap.Windows1257, "lt lv et", 1.5},
	{"windows-1258", charmap.Windows1258, "vi", 3},
	{"windows-874", charmap.Windows874, "th", 1},
	{"gb18030", simplifiedchinese.GB18030, "zh", 2},
	{"big5", traditionalchinese.Big5, "zh-Hant", 2},
	{"shift_jis", japanese.ShiftJIS, "ja", 2},
	{"euc-jp", japanese.EUCJP, "ja", 4},
	{"euc-kr", korean.EUCKR, "ko", 2},
	{"macintosh", charmap.Macintosh, western, 4},
	{"ibm850", charmap.CodePage850, western, 4},
	{"ibm852", charmap.CodePage852, central, 4},
	{"ibm866", charmap.CodePage866, cyrillic, 3},
	{"koi8-u", charmap.KOI8U, cyrillic, 3},
	{"iso-8859-2", charmap.ISO8859_2, central, 4},
	{"iso-8859-5", charmap.ISO8859_5, cyrillic, 3},
	{"iso-8859-6", charmap.ISO8859_6, "ar", 3},
	{"iso-8859-7", charmap.ISO8859_7, "el", 3},
	{"iso-8859-15", charmap.ISO8859_15, western, 3},
}

// Encodings lists the encodings that a file can be read in, in the order of menus.
func Encodings() []Encoding {
	all := make([]Encoding, len(charsets))
	for i, c := range charsets {
		all[i] = c.name
	}
	return all
}

// Valid reports whether files can be read in the encoding.
func (e Encoding) Valid() bool { return e.charset() != nil }

// Name returns what the encoding is called: Arabic (Windows-1256).
func (e Encoding) Name(l locale.Language) string { return l.Name("encoding", string(e)) }

func (e Encoding) charset() *charset {
	for i, c := range charsets {
		if strings.EqualFold(string(c.name), string(e)) {
			return &charsets[i]
		}
	}
	return nil
}

// Letters are how the letters of a text file were read.
type Letters struct {
	Encoding Encoding
	Guessed  bool   // the file itself does not show it
	Sample   string // the first words that other encodings would read in another way; empty: all is ASCII
}

// Decode makes UTF-8 of a text file, by what DecodeAs finds.
func Decode(content []byte) string {
	text, _ := DecodeAs(content, "")
	return text
}

// DecodeAs makes UTF-8 of a text file in an encoding (one of Encodings) and returns how its letters were read. Where
// the encoding is empty or none of them it is found: by the byte order mark; UTF-16 when its commas, spaces and line
// ends show it; UTF-8 when it is valid; or else the one in which the text reads most like words. A byte that is no
// letter in the encoding becomes U+FFFD and spoils no other.
func DecodeAs(content []byte, as Encoding) (text string, letters Letters) {
	chosen := as.charset()
	if chosen == nil {
		content = unfolded(content)
		letters.Encoding, letters.Guessed = recognise(content)
		chosen = letters.Encoding.charset()
	}
	letters.Encoding = chosen.name
	decoded := content
	if chosen.name != UTF8 {
		if read, _, err := transform.Bytes(chosen.decodes.NewDecoder(), content); err == nil {
			decoded = read
		}
	}
	text = strings.ToValidUTF8(strings.TrimPrefix(string(decoded), "\uFEFF"), "\uFFFD")
	if chosen.name == "windows-1258" { // it writes the tones of Vietnamese as marks of their own
		text = norm.NFC.String(text)
	}
	letters.Sample = sampleOf(text)
	return text, letters
}

// recognise finds the encoding of a file, and reports whether it is a guess.
func recognise(content []byte) (found Encoding, guessed bool) {
	switch wide := wideOrder(content); {
	case bytes.HasPrefix(content, []byte("\xEF\xBB\xBF")):
		return UTF8, false
	case bytes.HasPrefix(content, []byte("\xFF\xFE")):
		return UTF16LE, false
	case bytes.HasPrefix(content, []byte("\xFE\xFF")):
		return UTF16BE, false
	case wide != "":
		return wide, false
	case utf8.Valid(wholeRunes(content)):
		return UTF8, false
	}
	return likeliest(content), true
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

// wideOrder returns which UTF-16 a text without a mark is, or nothing: whatever its script, its separators, digits and
// line ends have a zero beside them, always on the same side.
func wideOrder(content []byte) Encoding {
	first := content[:min(len(content), 8<<10)&^1]
	little, big := 0, 0
	for i := 0; i < len(first); i += 2 {
		switch a, b := first[i], first[i+1]; {
		case b == 0 && plain(a):
			little++
		case a == 0 && plain(b):
			big++
		case a == 0 && b == 0:
			return "" // no text has it
		}
	}
	switch enough := max(1, len(first)/100); {
	case little > enough && little > 3*big:
		return UTF16LE
	case big > enough && big > 3*little:
		return UTF16BE
	}
	return ""
}

func plain(b byte) bool { return b >= ' ' && b < 0x7f || b == '\n' || b == '\r' || b == '\t' }

// mostSampled is how many cells a sample of letters has.
const mostSampled = 3

// sampleOf returns the first cells of a table, or parts of another text, that are not only ASCII.
func sampleOf(text string) string {
	if isASCII(text) {
		return ""
	}
	between := func(r rune) bool { return strings.ContainsRune(",;:\t\r\n|\"", r) }
	var sample []string
	for cell := range strings.FieldsFuncSeq(text, between) {
		if cell = Line(cell); isASCII(cell) || len(sample) > 0 && sample[len(sample)-1] == cell {
			continue
		}
		if runes := []rune(cell); len(runes) > 40 {
			cell = string(runes[:40]) + "…"
		}
		if sample = append(sample, cell); len(sample) == mostSampled {
			break
		}
	}
	return strings.Join(sample, ", ")
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
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
