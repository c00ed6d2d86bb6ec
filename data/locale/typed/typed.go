// Package typed reads dates and times of day as people write them: in the fields of the window and in the cells of
// foreign files, so that 3/8/2026 is the same day everywhere. Months, weekdays and the words around them are recognised
// in the languages of the text files in words; a language is added by adding a file. Digits of any script are read.
package typed

import (
	"embed"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"laurel/data/locale"
)

//go:embed words/*.txt
var wordFiles embed.FS

var terms = sync.OnceValue(func() []locale.Term { return locale.Terms(wordFiles, "words") })

var words = sync.OnceValue(func() locale.Dictionary { return locale.Index(terms(), locale.Fold) })

// Is reports whether a folded word is one of the names in a section of the files.
func Is(section, folded string) bool {
	_, found := words()[section][folded]
	return found
}

// meaning is what a folded word means in a section of the files; empty: it is none of its names.
func meaning(section, folded string) string { return words()[section][folded] }

// Pattern is the regular expression of any of the names in a section of the files; see locale.Pattern.
func Pattern(section string) string { return locale.Pattern(terms(), section) }

// plain is a text with one form of each letter, digit, dash and colon: folded, ASCII digits, the dash -.
func plain(text string) string {
	if isASCII(text) {
		return strings.Join(strings.Fields(strings.ToLower(text)), " ")
	}
	text = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Pd, r) || r == '−' {
			return '-'
		}
		return r
	}, Digits(norm.NFKC.String(text)))
	parts := strings.Split(text, "-")
	for i := range parts {
		parts[i] = locale.Fold(parts[i]) // which would make a space of the dash
	}
	return strings.Join(strings.Fields(strings.Join(parts, "-")), " ")
}

// Digits returns a text with the digits of ASCII in place of those of other scripts: ١٢٣, ۱۲۳, १२३.
func Digits(text string) string {
	return strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII && unicode.Is(unicode.Nd, r) {
			return '0' + digit(r)
		}
		return r
	}, text)
}

func isASCII(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// digit is the value of a decimal digit: Unicode has those of a script in a row of ten.
func digit(r rune) rune {
	for _, row := range unicode.Nd.R16 {
		if rune(row.Lo) <= r && r <= rune(row.Hi) {
			return (r - rune(row.Lo)) % 10
		}
	}
	for _, row := range unicode.Nd.R32 {
		if rune(row.Lo) <= r && r <= rune(row.Hi) {
			return (r - rune(row.Lo)) % 10
		}
	}
	return 0
}
