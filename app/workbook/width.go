package workbook

import (
	"math"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"laurel/data/civil"
	"laurel/data/locale"
)

// Column widths are in Excel's unit, the width of a digit in Calibri 11. Letters are measured by classes, near enough
// for a column that neither cuts its text nor wastes the page.
const (
	narrowestColumn = 5.0
	widestColumn    = 30.0
	widestProse     = 50.0
	padding         = 1.8
	filterButton    = 2.6
)

var asciiWidths = func() (widths [utf8.RuneSelf]float64) {
	for i := range widths {
		r := rune(i)
		switch {
		case strings.ContainsRune(" ijlI.,:;'|!()[]{}`", r):
			widths[i] = 0.52
		case strings.ContainsRune("frt-/\\\"*", r):
			widths[i] = 0.72
		case strings.ContainsRune("mwMW@%", r):
			widths[i] = 1.65
		case 'A' <= r && r <= 'Z':
			widths[i] = 1.2
		default:
			widths[i] = 1.02
		}
	}
	return widths
}()

// measure returns the width of the text's longest line.
func measure(s string) float64 {
	longest, line := 0.0, 0.0
	for _, r := range s {
		switch {
		case r == '\n':
			longest, line = max(longest, line), 0
		case r < utf8.RuneSelf:
			line += asciiWidths[r]
		default:
			line += runeWidth(r)
		}
	}
	return max(longest, line)
}

func runeWidth(r rune) float64 {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2.1
	}
	return 1.15
}

// shownWidths are the widths that the longest dates and times need as a language shows them; a number that does not fit
// is shown as ###.
func shownWidths(l locale.Language) [picture]float64 {
	longestDay := measure("28 sept. 2028") // in a spreadsheet of another language
	for month := time.January; month <= time.December; month++ {
		longestDay = max(longestDay, measure(l.Date(civil.NewDate(2028, month, 28), locale.ShortDate)))
	}
	longestTime := measure("20:38")
	if l.Habits().TwelveHours {
		longestTime = measure("10:38 p. m.") // as Excel writes it in Spanish
	}
	return [picture]float64{
		day: longestDay + padding, clock: longestTime + padding,
		moment: longestDay + measure(" ") + longestTime + padding,
	}
}

// lineCount is the number of lines that a text takes in a column; the words at the ends of lines leave some of it
// empty.
func lineCount(s string, columnWidth float64) int {
	const used = 0.9
	count := 0
	for line := range strings.SplitSeq(s, "\n") {
		count += max(1, int(math.Ceil(measure(line)/(columnWidth*used))))
	}
	return count
}

// measureHeading returns the width a heading needs, which is bold, may wrap between words into two lines and has a
// filter button beside it.
func measureHeading(title string) float64 {
	words := strings.Fields(title)
	narrowest := measure(title)
	for i := 1; i < len(words); i++ {
		upper, lower := strings.Join(words[:i], " "), strings.Join(words[i:], " ")
		narrowest = min(narrowest, max(measure(upper), measure(lower)))
	}
	return 1.08*narrowest + filterButton
}
