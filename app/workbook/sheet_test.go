package workbook

import (
	"strings"
	"testing"
	"time"

	"laurel/data/civil"
	"laurel/data/locale"
)

func TestNamesOfSheetsAreThoseThatExcelAccepts(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"People", "People"},
		{"[Personas/Language: ?]", "PersonasLanguage "},
		{"The languages that the people speak", "The languages that the people s"},
	} {
		if got := sheetName(test.text); got != test.want {
			t.Errorf("%q becomes %q, want %q", test.text, got, test.want)
		}
	}
}

func TestDatesAndTimesFitTheirColumns(t *testing.T) {
	for _, l := range []locale.Language{"en", "en-US", "es-MX", "fr-CA", "ar-EG"} {
		widths := shownWidths(l)
		for month := time.January; month <= time.December; month++ {
			at := civil.At(civil.NewDate(2028, month, 28), civil.NewClock(10+int(month), 38))
			for of, shown := range map[kind]string{
				day: l.Date(at.Date, locale.ShortDate), clock: l.Clock(at.Clock), moment: l.ShortMoment(at),
			} {
				if need := measure(shown); widths[of] < need {
					t.Errorf("%s: %q needs a width of %.1f, the column has %.1f", l, shown, need, widths[of])
				}
			}
		}
	}
}

func TestARowIsAsHighAsTheLinesOfItsTexts(t *testing.T) {
	s := sheet{headings: []heading{{breaks: true, width: 20}, {narrow: true, width: 30}, {width: 10}}}
	long := strings.Repeat("word ", 20)
	for _, test := range []struct {
		texts []string
		lines int
	}{
		{[]string{"9:30–11:00  Court", "short", "one"}, 1},
		{[]string{"9:30–11:00  Court\nCity Court", "short", "one"}, 2},
		{[]string{"Court", long, "one"}, lineCount(long, 30)},
	} {
		cells := make([]cell, len(test.texts))
		for i, content := range test.texts {
			cells[i] = text(content)
		}
		want := 0.0
		if test.lines > 1 {
			want = plainRow + float64(test.lines-1)*lineHeight
		}
		if got := s.heightFor(cells); got != want {
			t.Errorf("%q is %v points high, want %v", test.texts, got, want)
		}
	}
}

func TestAHeadingHasTwoLinesAtMost(t *testing.T) {
	for title, widest := range map[string]string{
		"Name": "Name", "What was sent": "was sent", "May be handed to participants": "May be handed",
	} {
		if got, want := measureHeading(title), 1.08*measure(widest)+filterButton; got < want {
			t.Errorf("%q has a width of %.1f, its longer line needs %.1f", title, got, want)
		}
	}
}
