package locale

import (
	"testing"
	"time"

	"laurel/data/civil"
)

func TestARegionDecidesAboutDatesTimesWeeksAndPaper(t *testing.T) {
	day, clock := civil.NewDate(2026, 3, 8), civil.NewClock(14, 30)
	type row struct {
		tag                Language
		date, long, time   string
		weekday            time.Weekday
		monthFirst, letter bool
	}
	for _, want := range []row{
		{"en-US", "Mar 8, 2026", "Sunday, March 8, 2026", "2:30 p.m.", time.Sunday, true, true},
		{"en-GB", "8 Mar 2026", "Sunday 8 March 2026", "14:30", time.Monday, false, false},
		{"en-CA", "8 Mar 2026", "Sunday 8 March 2026", "2:30 p.m.", time.Sunday, false, true},
		{"en-DE", "8 Mar 2026", "Sunday 8 March 2026", "14:30", time.Monday, false, false},
		{"en-001", "8 Mar 2026", "Sunday 8 March 2026", "14:30", time.Monday, false, false},
		{"en-EG", "8 Mar 2026", "Sunday 8 March 2026", "2:30 p.m.", time.Saturday, false, false},
		{"en", "8 Mar 2026", "Sunday 8 March 2026", "2:30 p.m.", time.Monday, false, true},
		{"es-ES", "8 mar 2026", "domingo, 8 de marzo de 2026", "14:30", time.Monday, false, false},
		{"es-US", "8 mar 2026", "domingo, 8 de marzo de 2026", "2:30 p. m.", time.Sunday, false, true},
		{"es-MX", "8 mar 2026", "domingo, 8 de marzo de 2026", "2:30 p. m.", time.Sunday, false, true},
		{"es", "8 mar 2026", "domingo, 8 de marzo de 2026", "14:30", time.Monday, false, true},
		{"fr-FR", "8 mars 2026", "dimanche 8 mars 2026", "14:30", time.Monday, false, false},
		{"fr-CA", "8 mars 2026", "dimanche 8 mars 2026", "14:30", time.Sunday, false, true},
	} {
		l := want.tag
		got := row{
			l, l.Date(day, ShortDate), l.Date(day, WeekdayDate), l.Clock(clock),
			l.Habits().FirstWeekday, l.Habits().MonthFirst(),
			l.Habits().OnLetter,
		}
		if got != want {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
	}
}

func TestALanguageInARegion(t *testing.T) {
	for _, test := range [][3]string{
		{"en", "US", "en-US"}, {"es-PE", "US", "es-US"}, {"fr-FR", "", "fr"}, {"zh-Hant-TW", "HK", "zh-Hant-HK"},
	} {
		if got := Language(test[0]).In(test[1]); string(got) != test[2] {
			t.Errorf("%s in %q is %s, want %s", test[0], test[1], got, test[2])
		}
	}
	for tag, want := range map[string]Language{
		"es-PE": "es-PE", "pt-BR": "pt-BR", "pl-PL": "en", "fr": "fr", "": "en", "C": "en",
	} {
		if got := Spoken(tag); got != want {
			t.Errorf("%q is spoken as %s, want %s", tag, got, want)
		}
	}
}

func TestAmericanTextsAreSpelledSo(t *testing.T) {
	british, american := Language("en-GB"), Language("en-US")
	for key, want := range map[string][2]string{
		"Colours":            {"Colours", "Colors"},
		"field.organisation": {"organisation", "organization"},
	} {
		if got := [2]string{british.Text(key), american.Text(key)}; got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	got := american.Text("Program {{.Organisation}}", Values{"Organisation": "Colours Ltd"})
	if got != "Program Colours Ltd" {
		t.Errorf("what is filled in became %q", got)
	}
}
