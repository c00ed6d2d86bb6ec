package typeset

import (
	"slices"

	"github.com/go-text/typesetting/bidi"
	ucd "golang.org/x/text/unicode/bidi"
)

// levelRuns lists the runs of a paragraph by their embedding level (UAX #9). The bidi package joins neighbours whose
// levels are both even, so a number that belongs to the right-to-left text beside it (level 2) is joined with
// left-to-right text (level 0); here it is separated from them. In a right-to-left paragraph both have level 2.
func levelRuns(found bidi.Runs, runes []rune, rtl bool) []bidi.Run {
	n := found.NumRuns()
	list := make([]bidi.Run, 0, n+2)
	for i := range n {
		r := found.Run(i)
		if rtl || n == 1 || !r.IsLeftToRight() {
			list = append(list, r)
			continue
		}
		list = append(list, partNumbers(r, runes, i > 0, i < n-1)...)
	}
	return list
}

// partNumbers splits a left-to-right run into the number at its start, if it follows right-to-left text and has
// level 2, the rest, and the Arabic number at its end before right-to-left text.
func partNumbers(r bidi.Run, runes []rune, after, before bool) []bidi.Run {
	start, end := r.Start, r.End
	if after && r.Level == 2 {
		start = numberEnd(runes, r.Start, r.End)
	}
	if before && r.Level == 0 {
		end = arabicNumberStart(runes, r.Start, r.End)
	}
	list := []bidi.Run{
		{Start: r.Start, End: start, Level: 2},
		{Start: start, End: end},
		{Start: end, End: r.End, Level: 2},
	}
	return slices.DeleteFunc(list, func(r bidi.Run) bool { return r.Start == r.End })
}

// numberEnd returns where the number that starts at from ends, signs and separators inside it included.
func numberEnd(runes []rune, from, to int) int {
	end := from
	for i := from; i < to; i++ {
		switch class(runes[i]) {
		case ucd.EN, ucd.AN, ucd.ET:
			end = i + 1
		case ucd.CS, ucd.ES, ucd.NSM, ucd.BN:
		default:
			return end
		}
	}
	return end
}

// arabicNumberStart returns where the Arabic-Indic number that ends at to starts.
func arabicNumberStart(runes []rune, from, to int) int {
	start := to
	for i := to - 1; i >= from; i-- {
		switch class(runes[i]) {
		case ucd.AN:
			start = i
		case ucd.CS, ucd.NSM, ucd.BN:
		default:
			return start
		}
	}
	return start
}

func class(r rune) ucd.Class {
	p, _ := ucd.LookupRune(r)
	return p.Class()
}
