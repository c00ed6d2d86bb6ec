package civil_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	. "laurel/data/civil"
	"laurel/data/civil/civiltest"
)

func TestDatesAreReadAndWrittenInISOForm(t *testing.T) {
	tests := []struct {
		name, text string
		want       Date
		ok         bool
	}{
		{"an ordinary day", "2023-06-15", Date{2023, time.June, 15}, true},
		{"a leap day", "2024-02-29", Date{2024, time.February, 29}, true},
		{"no day", "", Date{}, true},
		{"a leap day in a common year", "2023-02-29", Date{}, false},
		{"a leap day in 1900", "1900-02-29", Date{}, false},
		{"the thirteenth month", "2023-13-01", Date{}, false},
		{"the year zero", "0000-01-01", Date{}, false},
		{"a day without leading zero", "2023-6-15", Date{}, false},
		{"a day with a time", "2023-06-15T00:00", Date{}, false},
		{"spaces around", " 2023-06-15", Date{}, false},
		{"another order", "15/06/2023", Date{}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := ParseDate(test.text)
			if got != test.want || (err == nil) != test.ok {
				t.Fatalf("got %v, %v", got, err)
			}
			if test.ok && got.String() != test.text {
				t.Errorf("written as %q", got)
			}
		})
	}
}

func TestTimesAreReadAndWrittenInISOForm(t *testing.T) {
	tests := []struct {
		name, text string
		want       DateTime
		ok         bool
	}{
		{"a morning", "2023-06-15T09:30", At(Date{2023, 6, 15}, Clock{9, 30}), true},
		{"midnight", "2023-06-15T00:00", At(Date{2023, 6, 15}, Clock{}), true},
		{"no time", "", DateTime{}, true},
		{"the end of the day as 24:00", "2023-06-15T24:00", DateTime{}, false},
		{"seconds", "2023-06-15T09:30:00", DateTime{}, false},
		{"a zone", "2023-06-15T09:30Z", DateTime{}, false},
		{"the year zero", "0000-06-15T09:30", DateTime{}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := ParseDateTime(test.text)
			if got != test.want || (err == nil) != test.ok || test.ok && got.String() != test.text {
				t.Errorf("got %v, %v", got, err)
			}
		})
	}
}

func TestClocks(t *testing.T) {
	for text, want := range map[string]Clock{"00:00": {}, "09:05": {9, 5}, "23:59": {23, 59}} {
		got, err := ParseClock(text)
		if err != nil || got != want || got.String() != text || !got.Valid() {
			t.Errorf("%s: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "24:00", "12:60", "-1:00", "noon"} {
		if got, err := ParseClock(text); err == nil {
			t.Errorf("%q was read as %v", text, got)
		}
	}
	for _, c := range []Clock{{24, 0}, {-1, 0}, {0, 60}, {0, -1}} {
		if c.Valid() {
			t.Errorf("%v counts as a time of day", c)
		}
	}
}

func TestWhatCannotBeReadSaysHowItIsWritten(t *testing.T) {
	_, err := ParseDate("tomorrow")
	if err == nil || err.Error() != `“tomorrow” is not a date like 2026-06-15` || errors.Unwrap(err) == nil {
		t.Errorf("error %v, cause %v", err, errors.Unwrap(err))
	}
}

func TestMonthsEndWhereTheyEnd(t *testing.T) {
	tests := []struct {
		name   string
		from   string
		months int
		want   string
	}{
		{"into a shorter month", "2023-01-31", 1, "2023-02-28"},
		{"into a leap February", "2024-01-31", 1, "2024-02-29"},
		{"back into a shorter month", "2023-03-31", -1, "2023-02-28"},
		{"over the end of a year", "2023-12-15", 1, "2024-01-15"},
		{"back over the beginning of a year", "2023-01-15", -13, "2021-12-15"},
		{"half a year", "2023-06-25", 6, "2023-12-25"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			from, _ := ParseDate(test.from)
			if got := from.AddMonths(test.months); got.String() != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestCountingDaysThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, n := civiltest.AnyDate.Draw(t, "date"), rapid.IntRange(-500_000, 500_000).Draw(t, "days")
		later := d.AddDays(n)
		if later.AddDays(-n) != d || later.DaysSince(d) != n || later.Compare(d) != sign(n) ||
			d.Before(later) != (n > 0) {
			t.Fatalf("%s and %d days: %s", d, n, later)
		}
		if want := (int(d.Weekday()) + n%7 + 7) % 7; int(later.Weekday()) != want {
			t.Fatalf("%s is a %s", later, later.Weekday())
		}
		if !d.Valid() || d.AddMonths(1).DaysSince(d) > 31 || d.AddMonths(1).DaysSince(d) < 28 {
			t.Fatalf("a month after %s comes %s", d, d.AddMonths(1))
		}
	})
}

func TestCountingMinutesThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := At(civiltest.AnyDate.Draw(t, "date"), civiltest.AnyClock.Draw(t, "clock"))
		n := rapid.IntRange(-400_000_000, 400_000_000).Draw(t, "minutes")
		later := from.AddMinutes(n)
		if later.MinutesSince(from) != n || later.AddMinutes(-n) != from || later.Compare(from) != sign(n) ||
			from.Before(later) != (n > 0) {
			t.Fatalf("%s and %d minutes: %s", from, n, later)
		}
	})
}

func TestNotGivenComesFirst(t *testing.T) {
	if !(Date{}).Before(Date{1, 1, 1}) || !(DateTime{}).Before(At(Date{1, 1, 1}, Clock{})) || (Date{}).Valid() ||
		(DateTime{}).Valid() {
		t.Error("a day that is not given is no day and comes before all")
	}
	if (Date{}).String() != "" || (DateTime{}).String() != "" {
		t.Error("a day that is not given has no text")
	}
}

func TestDatesInJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := struct{ At DateTime }{At(civiltest.AnyDate.Draw(t, "date"), civiltest.AnyClock.Draw(t, "clock"))}
		text, err := json.Marshal(before)
		after := before
		after.At = DateTime{}
		if err != nil || json.Unmarshal(text, &after) != nil || after != before {
			t.Fatalf("%v became %s became %v (%v)", before, text, after, err)
		}
	})
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	default:
		return 0
	}
}
