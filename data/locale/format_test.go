package locale

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"laurel/data/civil"
	"laurel/data/civil/civiltest"
)

func TestDaysInWords(t *testing.T) {
	day, first := civil.NewDate(2023, time.June, 13), civil.NewDate(2023, time.February, 1)
	tests := []struct {
		name  string
		date  civil.Date
		style DateStyle
		in    string
		want  string
	}{
		{"English", day, WeekdayDate, "en", "Tuesday 13 June 2023"},
		{"British", day, FullDate, "en-GB", "13 June 2023"},
		{"American", day, WeekdayDate, "en-US", "Tuesday, June 13, 2023"},
		{"American, short", day, ShortDate, "en-US", "Jun 13, 2023"},
		{"English, short", day, ShortDate, "en", "13 Jun 2023"},
		{"English, without year", day, WeekdayShort, "en", "Tue 13 Jun"},
		{"English, month", day, ShortMonth, "en", "Jun 2023"},
		{"Spanish", day, WeekdayDate, "es", "martes, 13 de junio de 2023"},
		{"Spanish, full", day, FullDate, "es-PE", "13 de junio de 2023"},
		{"Spanish, short", day, ShortDate, "es", "13 jun 2023"},
		{"Spanish, without year", day, WeekdayShort, "es", "mar 13 jun"},
		{"French", day, WeekdayDate, "fr", "mardi 13 juin 2023"},
		{"French, short", first, ShortDate, "fr", "1er févr. 2023"},
		{"French, the first", first, FullDate, "fr-CA", "1er février 2023"},
		{"any other language", day, FullDate, "km", "13 June 2023"},
		{"no day", civil.Date{}, FullDate, "en", ""},
		{"a day that does not exist", civil.NewDate(2023, 2, 30), FullDate, "en", "2023-02-30"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Language(test.in).Date(test.date, test.style); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestPeriodsSayNothingTwice(t *testing.T) {
	june, july := civil.NewDate(2023, 6, 11), civil.NewDate(2023, 7, 3)
	tests := []struct {
		name        string
		first, last civil.Date
		in, want    string
	}{
		{"within a month", june, civil.NewDate(2023, 6, 25), "en", "11–25 June 2023"},
		{"within a month, American", june, civil.NewDate(2023, 6, 25), "en-US", "June 11–25, 2023"},
		{"within a month, Spanish", june, civil.NewDate(2023, 6, 25), "es", "11–25 de junio de 2023"},
		{"within a month, French", civil.NewDate(2023, 6, 1), civil.NewDate(2023, 6, 25), "fr", "1er–25 juin 2023"},
		{"over a month's end", june, july, "en", "11 June – 3 July 2023"},
		{"over a month's end, American", june, july, "en-US", "June 11 – July 3, 2023"},
		{"over a month's end, Spanish", june, july, "es", "11 de junio – 3 de julio de 2023"},
		{
			"over a year's end",
			civil.NewDate(2023, 12, 30),
			civil.NewDate(2024, 1, 2),
			"en",
			"30 December 2023 – 2 January 2024",
		},
		{"the same month of another year", june, civil.NewDate(2024, 6, 11), "en", "11 June 2023 – 11 June 2024"},
		{"one day", june, june, "en", "11 June 2023"},
		{"no end", june, civil.Date{}, "en", "11 June 2023"},
		{"no beginning", civil.Date{}, june, "en", "11 June 2023"},
		{"nothing", civil.Date{}, civil.Date{}, "en", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Language(test.in).Period(test.first, test.last); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestTimesOfDay(t *testing.T) {
	tests := []struct {
		clock    civil.Clock
		in, want string
	}{
		{civil.NewClock(9, 30), "en", "9:30 a.m."},
		{civil.NewClock(9, 30), "en-GB", "09:30"},
		{civil.NewClock(9, 30), "es", "09:30"},
		{civil.NewClock(21, 5), "es-MX", "9:05 p. m."},
		{civil.NewClock(9, 30), "fr", "09:30"},
		{civil.NewClock(0, 0), "en", "12:00 midnight"},
		{civil.NewClock(12, 0), "en", "12:00 noon"},
		{civil.NewClock(12, 1), "en-US", "12:01 p.m."},
		{civil.NewClock(0, 1), "en", "12:01 a.m."},
		{civil.NewClock(12, 0), "es-US", "12:00 p. m."},
		{civil.NewClock(13, 0), "en", "1:00 p.m."},
		{civil.NewClock(0, 0), "fr", "00:00"},
	}
	for _, test := range tests {
		if got := Language(test.in).Clock(test.clock); got != test.want {
			t.Errorf("%s in %s is %q, want %q", test.clock, test.in, got, test.want)
		}
	}
}

func TestFromWhenToWhen(t *testing.T) {
	day := civil.NewDate(2023, 6, 22)
	at := func(days, hour, minute int) civil.DateTime {
		return civil.At(day.AddDays(days), civil.NewClock(hour, minute))
	}
	tests := []struct {
		name       string
		start, end civil.DateTime
		in, want   string
	}{
		{"in the morning", at(0, 9, 30), at(0, 11, 0), "en", "9:30–11:00 a.m."},
		{"over noon", at(0, 11, 0), at(0, 12, 30), "en", "11:00 a.m.–12:30 p.m."},
		{"until noon", at(0, 11, 0), at(0, 12, 0), "en", "11:00 a.m.–12:00 noon"},
		{"of twenty-four hours", at(0, 11, 0), at(0, 12, 30), "fr", "11:00–12:30"},
		{"past midnight", at(0, 22, 30), at(1, 0, 45), "en", "10:30 p.m.–12:45 a.m. (Fri 23 Jun)"},
		{"past midnight in French", at(0, 22, 30), at(1, 0, 45), "fr", "22:30–00:45 (ven. 23 juin)"},
		{"a whole day", at(0, 0, 0), at(1, 0, 0), "en", "all day"},
		{"until midnight", at(0, 22, 30), at(1, 0, 0), "en", "10:30 p.m.–12:00 midnight"},
		{"the same half of another day", at(0, 9, 0), at(1, 10, 0), "en", "9:00 a.m.–10:00 a.m. (Fri 23 Jun)"},
		{"over two days", at(0, 9, 0), at(2, 0, 0), "en-GB", "09:00–00:00 (Sat 24 Jun)"},
		{"a moment", at(0, 9, 0), at(0, 9, 0), "en", "9:00 a.m."},
		{"without end", at(0, 9, 0), civil.DateTime{}, "en", "9:00 a.m."},
		{"without start", civil.DateTime{}, at(0, 9, 0), "en", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Language(test.in).Times(test.start, test.end); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestNoTwoDaysOrTimesLookAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SampledFrom([]Language{"en", "en-US", "en-GB", "es", "es-MX", "fr"}).Draw(t, "in")
		a, b := civiltest.AnyDate.Draw(t, "a"), civiltest.AnyDate.Draw(t, "b")
		for _, style := range []DateStyle{WeekdayDate, FullDate, ShortDate} {
			if (in.Date(a, style) == in.Date(b, style)) != (a == b) {
				t.Fatalf("%s and %s are %q and %q", a, b, in.Date(a, style), in.Date(b, style))
			}
			if strings.Contains(in.Date(a, style), "  ") {
				t.Fatalf("%q", in.Date(a, style))
			}
		}
		c, d := civiltest.AnyClock.Draw(t, "c"), civiltest.AnyClock.Draw(t, "d")
		if (in.Clock(c) == in.Clock(d)) != (c == d) {
			t.Fatalf("%s and %s are both %q", c, d, in.Clock(c))
		}
	})
}

func TestWordsAreElidedBeforeVowels(t *testing.T) {
	for name, want := range map[string]string{
		"Ahmed Prova": "d’Ahmed Prova", "Élodie": "d’Élodie", "Œuvre": "d’Œuvre",
		"Yasmine": "de Yasmine", "Hugo": "de Hugo", "أحمد": "de أحمد", "": "de ",
	} {
		if got := Language("fr").Text("letter.signature", Values{"Name": name}); got != "Signature "+want {
			t.Errorf("%q gives %q, want %q", name, got, want)
		}
	}
	if got := Language("es").Text("letter.signature", Values{"Name": "Ahmed"}); strings.Contains(got, "’") {
		t.Errorf("Spanish writes %q", got)
	}
}

func TestWordsAreContractedWithTheArticleOfAValue(t *testing.T) {
	for _, c := range []struct {
		language  Language
		who, want string
	}{
		{"pt", "a Fundação Exemplo", "entregue pela Fundação Exemplo a"},
		{"pt", "os organizadores", "entregue pelos organizadores a"},
		{"pt", "A Casa", "entregue por A Casa a"}, // a name of its own
		{"pt", "Fundação Exemplo", "entregue por Fundação Exemplo a"},
		{"pt", "", "entregue por  a"},
		{"es", "el Ministerio", "otorgado por el Ministerio a"},
		{"fr", "le Ministère", "décerné par le Ministère à"},
	} {
		if got := c.language.Text("presented by {{.Who}} to", Values{"Who": c.who}); got != c.want {
			t.Errorf("%s: %q gives %q, want %q", c.language, c.who, got, c.want)
		}
	}
	program := Language("fr").Text("{{.Title}} moves from {{.Before}} to {{.After}}.", Values{"After": "les Halles"})
	if strings.Contains(program, "à les") {
		t.Errorf("French writes %q", program)
	}
}
