package workbook

import (
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
