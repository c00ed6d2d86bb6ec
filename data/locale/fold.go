package locale

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns text in the form in which it is searched: lower case, without the diacritics of Latin, Greek and
// Cyrillic and the vowel marks of Arabic, with the variants of Arabic letters and Latin letters like ø and ł unified,
// hyphens as spaces. Vowel signs of Khmer, Burmese, Hindi and others are letters and stay.
func Fold(text string) string {
	if folded, ascii := foldedASCII(text); ascii {
		return folded
	}
	var out strings.Builder
	out.Grow(len(text))
	alphabet := false // whether the marks that follow may go
	for _, r := range norm.NFKD.String(strings.Map(withoutFormat, text)) {
		if unicode.Is(unicode.Mn, r) {
			if !alphabet && !arabicMark(r) {
				out.WriteRune(r)
			}
			continue
		}
		alphabet = unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic)
		r = unicode.ToLower(r)
		if unified, known := foldedLetters[r]; known {
			out.WriteString(unified)
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// withoutFormat removes joiners and direction marks, before the marks around them are ordered.
func withoutFormat(r rune) rune {
	if unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

// foldedASCII is the short way for the most common texts.
func foldedASCII(text string) (folded string, ascii bool) {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return "", false
		}
	}
	return strings.ReplaceAll(strings.ToLower(text), "-", " "), true
}

// arabicMark reports whether r is one of the marks that Arabic writing may leave out (harakat and Quranic signs).
func arabicMark(r rune) bool {
	return r >= 0x064B && r <= 0x065F || r == 0x0670 || r >= 0x06D6 && r <= 0x06ED
}

// foldedLetters unifies letters that Unicode does not decompose; keys are in lower case.
var foldedLetters = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h",
	'ŧ': "t", 'ŋ': "n", 'ə': "e", 'ɓ': "b", 'ɗ': "d", 'ƙ': "k", 'ς': "σ",
	'ٱ': "ا", 'ى': "ي", 'ی': "ي", 'ې': "ي", 'ے': "ي", 'ة': "ه", 'ہ': "ه", 'ۃ': "ه", 'ھ': "ه", 'ە': "ه",
	'ک': "ك", 'ڪ': "ك", 'ـ': "",
	'٠': "0", '١': "1", '٢': "2", '٣': "3", '٤': "4", '٥': "5", '٦': "6", '٧': "7", '٨': "8", '٩': "9",
	'۰': "0", '۱': "1", '۲': "2", '۳': "3", '۴': "4", '۵': "5", '۶': "6", '۷': "7", '۸': "8", '۹': "9",
	'’': "'", '‘': "'", 'ʼ': "'", 'ʻ': "'", 'ʿ': "'", 'ʾ': "'",
	'-': " ", '‐': " ", '‑': " ", '–': " ", '—': " ",
}

// HasAll reports whether each of the words is in a text, both as Fold returns them.
func HasAll(text string, words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
}
