package form_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"laurel/app/desktop/kit/form"
	"laurel/data/civil"
	"laurel/data/civil/civiltest"
	"laurel/data/locale"
)

func TestADateIsReadInTheFormsThatPeopleType(t *testing.T) {
	reference := civil.Date{Year: 2026, Month: time.June, Day: 10}
	june15 := civil.Date{Year: 2026, Month: time.June, Day: 15}
	for text, want := range map[string]civil.Date{
		"2026-06-15": june15, "15 Jun 2026": june15, "15 June 2026": june15, "Jun 15, 2026": june15,
		"June 15th 2026": june15,
		"15/6/26":        june15, "15.06.2026": june15, "15-6-2026": june15, "6/15/26": june15, "20260615": june15,
		"2026 Jun 15": june15,
		"15 Jun":      june15, "15/6": june15, "15": june15, "15 juin 2026": june15, "15 de junio de 2026": june15,
		" 15  jun ":  june15,
		"4/5/26":     {Year: 2026, Month: time.May, Day: 4},
		"1 juil 68":  {Year: 2068, Month: time.July, Day: 1},
		"5/6/86":     {Year: 1986, Month: time.June, Day: 5},
		"29 Feb 28":  {Year: 2028, Month: time.February, Day: 29},
		"1 août 26":  {Year: 2026, Month: time.August, Day: 1},
		"3 ene 2026": {Year: 2026, Month: time.January, Day: 3},
	} {
		got, err := form.ParseDate(text, reference)
		if err != nil || got != want {
			t.Errorf("ParseDate(%q) = %v, %v; want %v", text, got, err, want)
		}
	}
}

func TestTheOrderIsThatOfTheWindowsRegion(t *testing.T) {
	t.Cleanup(func() { locale.SetWindow(locale.International) })
	august := civil.Date{Year: 2026, Month: time.August, Day: 3}
	march := civil.Date{Year: 2026, Month: time.March, Day: 8}
	for language, want := range map[locale.Language]civil.Date{
		"en": august, "en-GB": august, "en-US": march, "es": august, "es-US": august, "fr": august,
	} {
		locale.SetWindow(language)
		if got, err := form.ParseDate("3/8/2026", march); err != nil || got != want {
			t.Errorf("in %s 3/8/2026 is %v (%v), want %v", language, got, err, want)
		}
		if got, err := form.ParseDate(form.DateText(march), august); err != nil || got != march {
			t.Errorf("in %s %s is read as %v (%v)", language, form.DateText(march), got, err)
		}
	}
	locale.SetWindow("en-US")
	if got := form.DateText(march); got != "Mar 8, 2026" {
		t.Errorf("in en-US a field shows %s", got)
	}
}

func TestADayThatCanBeReadInTwoWaysIsShownInWords(t *testing.T) {
	t.Cleanup(func() { locale.SetWindow(locale.International) })
	locale.SetWindow("en-US")
	field := form.NewDateField("day", "Day")
	field.SetHelp("Local time.")
	for _, test := range [][2]string{
		{"3/8/2026", "Sunday, March 8, 2026\nLocal time."},
		{"3/18/2026", "Local time."},
		{"3/3/2026", "Local time."},
		{"March 8", "Local time."},
		{"", "Local time."},
		{"3.8.2026", "Local time."},
	} {
		field.Type(test[0])
		if got := field.Help(); got != test[1] {
			t.Errorf("for %q the help is %q, want %q", test[0], got, test[1])
		}
	}
}

func TestWhatAFieldShowsReadsBackInEveryRegion(t *testing.T) {
	t.Cleanup(func() { locale.SetWindow(locale.International) })
	rapid.Check(t, func(t *rapid.T) {
		locale.SetWindow(rapid.SampledFrom([]locale.Language{
			"en-US", "en-GB", "en-CA", "en-DE", "en", "es-ES", "es-US", "es-MX", "fr-FR", "fr-CA", "fr-US",
		}).Draw(t, "region"))
		day, near := civiltest.AnyDate.Draw(t, "day"), civiltest.AnyDate.Draw(t, "near")
		if got, err := form.ParseDate(form.DateText(day), near); err != nil || got != day {
			t.Fatalf("%s is read as %s (%v)", form.DateText(day), got, err)
		}
		clock := civiltest.AnyClock.Draw(t, "clock")
		if got, err := form.ParseClock(form.ClockText(clock)); err != nil || got != clock {
			t.Fatalf("%s is read as %s (%v)", form.ClockText(clock), got, err)
		}
	})
}

func TestADateOutsideOfWhatTheFieldAllowsIsRefused(t *testing.T) {
	today := civil.Date{Year: 2026, Month: time.June, Day: 15}
	born := form.NewDateField("BirthDate", "Date of birth").Within(today.AddMonths(-120*12), today)
	for text, want := range map[string]string{"25/6/52": "1952-06-25", "16 Jun 2026": "", "15/6/2528": "1985-06-15"} {
		born.Type(text)
		if got := born.Value().String(); got != want || (born.Complaint() == "") != (want != "") {
			t.Errorf("%q is %q (%s), want %q", text, got, born.Complaint(), want)
		}
	}
}

func TestWhatIsNoDateIsRefusedInASentence(t *testing.T) {
	for _, text := range []string{
		"", "yesterday", "31 Feb 2026", "2026-13-01", "15 Jun 2026 9:30", "99", "1/2/3/4",
		"Jun Jul 2026", "32 Jun", "-", "Jun",
	} {
		if d, err := form.ParseDate(text,
			civil.Date{Year: 2026, Month: 6, Day: 1}); err == nil || len(err.Error()) < 10 {
			t.Errorf("ParseDate(%q) = %v, %v; want a sentence", text, d, err)
		}
	}
}

func TestTheShownDateIsReadBackAsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := civil.DateOf(time.Unix(rapid.Int64Range(-2_000_000_000, 9_000_000_000).Draw(t, "seconds"), 0).UTC())
		for _, text := range []string{form.DateText(d), d.String()} {
			got, err := form.ParseDate(text, civil.Date{Year: 2000, Month: 1, Day: 1})
			if err != nil || got != d {
				t.Fatalf("ParseDate(%q) = %v, %v; want %v", text, got, err, d)
			}
		}
	})
}

func TestATimeIsReadInTheFormsThatPeopleType(t *testing.T) {
	for text, want := range map[string]civil.Clock{
		"9": civil.NewClock(9, 0), "930": civil.NewClock(9, 30), "0930": civil.NewClock(9,
			30), "9:30": civil.NewClock(9, 30), "9.30": civil.NewClock(9, 30), "09h30": civil.NewClock(9, 30),
		"9h": civil.NewClock(9, 0), "9:30 pm": civil.NewClock(21, 30),
		"9:30 p.m.": civil.NewClock(21, 30), "9pm": civil.NewClock(21, 0), "12am": civil.NewClock(0,
			0), "12 pm": civil.NewClock(12, 0), "12:15 AM": civil.NewClock(0, 15), "1630": civil.NewClock(16, 30),
		"16": civil.NewClock(16, 0),
		"0":  civil.NewClock(0, 0), "00:00": civil.NewClock(0, 0), "23:59": civil.NewClock(23,
			59), "noon": civil.NewClock(12, 0), "midnight": civil.NewClock(0, 0), " 7:05 ": civil.NewClock(7, 5),
	} {
		got, err := form.ParseClock(text)
		if err != nil || got != want {
			t.Errorf("ParseClock(%q) = %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{
		"", "24", "2400", "9:60", "960", "13pm", "0pm", "nine", "9:3", "12345", "-1",
		":30", "9–10", "9:30 EST",
	} {
		if c, err := form.ParseClock(text); err == nil {
			t.Errorf("ParseClock(%q) = %v; want a refusal", text, c)
		}
	}
}

func TestTheHandsGoRoundAtMidnight(t *testing.T) {
	if got := (civil.Clock{Hour: 23, Minute: 58}).AddMinutes(5); got != (civil.Clock{Hour: 0, Minute: 3}) {
		t.Errorf("23:58 and 5 minutes = %v", got)
	}
	if got := (civil.Clock{}).AddMinutes(-5); got != (civil.Clock{Hour: 23, Minute: 55}) {
		t.Errorf("00:00 less 5 minutes = %v", got)
	}
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2026-06-15", "15 Jun 2026", "6/15/26", "15 de junio de 2026", "١٥/٦/٢٦", "é"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if d, err := form.ParseDate(text, civil.Date{Year: 2026, Month: 6, Day: 1}); err == nil && !d.Valid() {
			t.Errorf("ParseDate(%q) gave the impossible %v", text, d)
		}
		if c, err := form.ParseClock(text); err == nil && !c.Valid() {
			t.Errorf("ParseClock(%q) gave the impossible %v", text, c)
		}
	})
}
