package value

import (
	"strings"
	"testing"

	"laurel/data/civil"
)

func TestPersianDatesAreThoseOfTheGregorianCalendar(t *testing.T) {
	for _, test := range []struct {
		year, month, day int
		want             string
	}{
		{1300, 1, 1, "1921-03-21"},
		{1357, 11, 22, "1979-02-11"},
		{1364, 3, 25, "1985-06-15"},
		{1398, 10, 11, "2020-01-01"},
		{1399, 12, 30, "2021-03-20"},
		{1400, 1, 1, "2021-03-21"},
		{1403, 1, 1, "2024-03-20"},
		{1403, 12, 30, "2025-03-20"},
		{1404, 1, 1, "2025-03-21"},
		{1408, 12, 30, "2030-03-20"},
		{1400, 12, 30, ""},
		{1364, 7, 31, ""},
		{1364, 13, 1, ""},
	} {
		day, ok := fromPersian(test.year, test.month, test.day)
		if got := day.String(); ok != (test.want != "") || ok && got != test.want {
			t.Errorf("%d-%d-%d is %s (%v), want %s", test.year, test.month, test.day, got, ok, test.want)
		}
	}
	before, _ := fromPersian(1250, 1, 1)
	for year := 1250; year < 1480; year++ { // the days of all years follow each other
		next, _ := fromPersian(year+1, 1, 1)
		if before.AddDays(persianDays(year)) != next {
			t.Fatalf("%d has %d days and ends before %s", year, persianDays(year), next)
		}
		before = next
	}
}

func TestPersianDatesAreReadWhereAPersonChoseSo(t *testing.T) {
	for _, text := range []string{"1364/03/25", "۱۳۶۴/۰۳/۲۵", "25-03-1364", "1364/02/31"} {
		dates := &Dates{Today: civil.NewDate(2026, 6, 1)}
		if _, err := dates.Of("birth-date", text); err == nil || dates.Era != text {
			t.Errorf("%s is read without a choice (%q)", text, dates.Era)
		}
		dates.Persian = true
		found, err := dates.Of("birth-date", text)
		want := map[bool]string{false: "1985-06-15", true: "1985-05-21"}[text == "1364/02/31"]
		if err != nil || found.Day.String() != want {
			t.Errorf("%s is %s, want %s (%v)", text, found.Day, want, err)
		}
	}
	for _, text := range []string{
		"25 Khordad 1364", "۲۵ خرداد ۱۳۶۴", "25 جوزا 1364",
		"1364/03/25 ه.ش", "25/3/1364 (AP)",
	} {
		dates := &Dates{Today: civil.NewDate(2026, 6, 1)}
		if found, err := dates.Of("birth-date", text); err != nil || found.Day.String() != "1985-06-15" {
			t.Errorf("%s is %v (%v)", text, found.Day, err)
		}
	}
	for _, text := range []string{"26/9/1405 AH", "١٤٠٥/٠٩/٢٦هـ"} {
		dates := &Dates{Today: civil.NewDate(2026, 6, 1), Persian: true}
		if _, err := dates.Of("birth-date", text); err == nil || !strings.Contains(err.Error(), "Islamic") {
			t.Errorf("%s: %v", text, err)
		}
	}
	dates := &Dates{Today: civil.NewDate(2026, 6, 1), Persian: true}
	if found, err := dates.Of("birth-date", "1985-06-15"); err != nil || found.Day.String() != "1985-06-15" {
		t.Errorf("a Gregorian date beside them is %v (%v)", found.Day, err)
	}
	if _, err := dates.Of("birth-date", "1410/01/01"); err == nil {
		t.Error("somebody is born in the future")
	}
}
