package typeset

import (
	"strings"
	"testing"

	ucd "golang.org/x/text/unicode/bidi"
)

// seenOf returns the characters of a line as they are seen from left to right.
func seenOf(text, language string) string {
	s := shapers.Get().(*shaper)
	defer shapers.Put(s)
	p := s.shape(text, language, faceStyle{family: Sans}, false)
	var seen strings.Builder
	for l := range p.wrap(1e6, 0, false) {
		for _, piece := range l.pieces() {
			for _, c := range piece.clusters {
				for _, r := range p.runes[c.start:c.end] {
					if mirrored, _ := ucd.LookupRune(r); mirrored.IsBracket() && !isLTR(piece.run.level) {
						r = map[rune]rune{'(': ')', ')': '('}[r]
					}
					if !isolates([]rune{r}) {
						seen.WriteRune(r)
					}
				}
			}
		}
	}
	return seen.String()
}

func TestLinesInArabicAreSeenInTheRightOrder(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a telephone number", "هاتف +1 202-555-0100", "+1 202-555-0100 فتاه"},
		{"a telephone number alone", "+1 202-555-0100", "+1 202-555-0100"},
		{"a number with hyphens", "رقم HTL-2023-17", "HTL-2023-17 مقر"},
		{"a range of days is read from the right", "11–25 يونيو", "وينوي 25–11"},
		{"times", "9:30–11:00 ص", "ص 11:00–9:30"},
		{"a name in Latin letters first", "Ana Muster, مترجمة", "ةمجرتم ،Ana Muster"},
		{"brackets", "بيروت (Beirut)", "(Beirut) توريب"},
		{"brackets round Arabic", "(بيروت)", "(توريب)"},
		{"a year before brackets", "لسنة 2009 (Sample Law)", "(Sample Law) 2009 ةنسل"},
		{"brackets round both", "عام 2019 (برنامج Muster)، مثال", "لاثم ،(Muster جمانرب) 2019 ماع"},
		{"brackets that are closed among Latin letters", "(عن Ana Muster) with Eva", "with Eva (Ana Muster نع)"},
		{"an address", "بريد: ana.muster@example.org.", ".ana.muster@example.org :ديرب"},
		{"an arrow leads on", "→ 12:30", "12:30 ←"},
		{"a city with signs in its name", "Washington, D.C., 15 يونيو 2023", "2023 وينوي 15 ،Washington, D.C."},
		{
			"a name that begins with digits", "2023 TIP Heroes  ·  11–25 يونيو 2023",
			"2023 وينوي 25–11  ·  2023 TIP Heroes",
		},
		{
			"a name inside a sentence", "في برنامج 2023 TIP Heroes في Miami, FL.",
			"Miami, FL. يف 2023 TIP Heroes جمانرب يف",
		},
		{"a zone", "بتوقيت Washington, D.C. (EDT)", "Washington, D.C. (EDT) تيقوتب"},
		{"a list", "Ana Muster، Eva Prova وIda Sample", "Ida Sampleو Eva Prova ،Ana Muster"},
		{"Latin letters alone", "Coalition (CIW) Inc.", "Coalition (CIW) Inc."},
	}
	for _, test := range tests {
		if got := seenOf(test.text, "ar"); got != test.want {
			t.Errorf("%s: %q is seen as %q, want %q", test.name, test.text, got, test.want)
		}
	}
}
