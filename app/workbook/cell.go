package workbook

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

	"laurel/data/civil"
)

// kind is what a cell contains.
type kind uint8

const (
	empty kind = iota
	textual
	numeric
	day
	moment
	clock
	picture
)

// cell is one cell of a sheet. text is what CSV gets for every kind but picture, whose text is the PhotoID; number is
// what Excel gets for a number, a day or a moment.
type cell struct {
	kind    kind
	missing bool // a question nobody has answered yet: shown in amber as well as by its text
	changed bool // since the release that the workbook is compared with
	text    string
	number  float64
}

func text(s string) cell {
	if s == "" {
		return cell{}
	}
	return cell{kind: textual, text: s}
}

// number is a number that is not 0, which is none.
func number(n int) cell {
	if n == 0 {
		return cell{}
	}
	return count(n)
}

func count(n int) cell { return cell{kind: numeric, text: strconv.Itoa(n), number: float64(n)} }

// firstExcelDay is the first day that all spreadsheets count alike: Excel takes 1900 for a leap year, so that the
// serial numbers of January and February 1900 are off by one, and knows nothing earlier (ECMA-376 part 1, 18.17.4).
var (
	firstExcelDay = civil.Date{Year: 1900, Month: time.March, Day: 1}
	dayZero       = civil.Date{Year: 1899, Month: time.December, Day: 30}
)

// date is a true date; a day before March 1900 is text in the ISO 8601 form.
func date(d civil.Date) cell {
	switch {
	case d.IsZero():
		return cell{}
	case d.Before(firstExcelDay):
		return text(d.String())
	}
	return cell{kind: day, text: d.String(), number: float64(d.DaysSince(dayZero))}
}

// dateTime is a true date with its time of day, local to the place it is about.
func dateTime(t civil.DateTime) cell {
	if t.IsZero() {
		return cell{}
	}
	shown := t.Date.String() + " " + t.Clock.String()
	if t.Date.Before(firstExcelDay) {
		return text(shown)
	}
	return cell{
		kind:   moment,
		text:   shown,
		number: float64(t.Date.DaysSince(dayZero)) + float64(t.Clock.Minutes())/minutesADay,
	}
}

const minutesADay = 24 * 60

// timeOfDay is the true time of day of a moment, as a part of a day.
func timeOfDay(t civil.DateTime) cell {
	if t.IsZero() {
		return cell{}
	}
	return cell{kind: clock, text: t.Clock.String(), number: float64(t.Clock.Minutes()) / minutesADay}
}

// timeUntil is when something ends that began at start: a time of day, and the day with it where it is another one.
func timeUntil(start, end civil.DateTime) cell {
	if end.Date == start.Date {
		return timeOfDay(end)
	}
	return dateTime(end)
}

// editedAsFormula reports whether Excel would read the text as something else once a person edits the cell and presses
// Enter. As it is written, a text cell is text whatever it contains.
func editedAsFormula(s string) bool {
	return s != "" && strings.IndexByte("=+-@'\t\r", s[0]) >= 0
}

// rightToLeft reports whether the text's first letter is written from right to left (UAX #9, rules P2 and P3).
func rightToLeft(s string) bool {
	for i, r := range s {
		if r < utf8.RuneSelf {
			if 'a' <= r|0x20 && r|0x20 <= 'z' {
				return false
			}
			continue
		}
		properties, _ := bidi.LookupString(s[i:])
		switch properties.Class() {
		case bidi.R, bidi.AL:
			return true
		case bidi.L:
			return false
		}
	}
	return false
}

// utf16Length is the length that Excel counts.
func utf16Length(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// clean makes a text fit for a file: line ends become \n, bytes that are no UTF-8 the replacement character. The
// control characters that XML 1.0 (section 2.2) cannot hold are shown by their Unicode pictures, U+2400 and following,
// so that nothing goes missing unseen.
func clean(s string) string {
	if !strings.ContainsFunc(s, unfit) && utf8.ValidString(s) {
		return s
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case !unfit(r):
			return r
		case r < ' ':
			return '\u2400' + r
		}
		return unicode.ReplacementChar
	}, s)
}

func unfit(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || r == '\uFFFE' || r == '\uFFFF'
}

// appendXML appends a cleaned text as the content of a string element. Excel decodes _xHHHH_ to a character (ECMA-376
// part 1, 22.9.2.19), so an underscore that begins such a run is itself written that way.
func appendXML(to []byte, s string) []byte {
	start := 0
	for i := range len(s) {
		var escape string
		switch s[i] {
		case '&':
			escape = "&amp;"
		case '<':
			escape = "&lt;"
		case '>':
			escape = "&gt;"
		case '_':
			if !encodedRun(s[i:]) {
				continue
			}
			escape = "_x005F_"
		default:
			continue
		}
		to = append(append(to, s[start:i]...), escape...)
		start = i + 1
	}
	return append(to, s[start:]...)
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }

func encodedRun(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if !isHex(c) {
			return false
		}
	}
	return true
}
