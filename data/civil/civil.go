// Package civil contains dates, times of day, local times and time zones, apart from any instant. It imports nothing of
// Laurel.
package civil

import (
	"cmp"
	"fmt"
	"time"
)

// DaysPerWeek is how many days a week has.
const DaysPerWeek = 7

// Date is a day of the proleptic Gregorian calendar (ISO 8601), in no time zone. The zero Date means "not given".
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// NewDate returns a day, which need not exist.
func NewDate(year int, month time.Month, day int) Date { return Date{year, month, day} }

// DateOf returns the day on which t falls in t's own location.
func DateOf(t time.Time) Date {
	year, month, day := t.Date()
	return Date{year, month, day}
}

// ParseDate reads the ISO 8601 form 2006-01-02. The empty string is the zero Date.
func ParseDate(text string) (Date, error) {
	if text == "" {
		return Date{}, nil
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil || t.Year() == 0 {
		return Date{}, explain(err, "“%s” is not a date like 2026-06-15", text)
	}
	return DateOf(t), nil
}

// IsZero reports whether the date was not given.
func (d Date) IsZero() bool { return d == Date{} }

// Valid reports whether the day exists: 30 February does not. Years run from 1 to 9999.
func (d Date) Valid() bool {
	return d.Year >= 1 && d.Year <= 9999 && DateOf(d.midnight()) == d
}

// String returns the ISO 8601 form, or nothing for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// AddDays returns the day n days later.
func (d Date) AddDays(n int) Date {
	return DateOf(time.Date(d.Year, d.Month, d.Day+n, 0, 0, 0, 0, time.UTC))
}

// AddMonths returns the same day n months later; a day that month does not have becomes its last one.
func (d Date) AddMonths(n int) Date {
	first := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Date{first.Year(), first.Month(), min(d.Day, last)}
}

// DaysSince returns the number of days from earlier to d.
func (d Date) DaysSince(earlier Date) int {
	return int((d.midnight().Unix() - earlier.midnight().Unix()) / (24 * 60 * 60)) // a Duration ends after 292 years
}

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.midnight().Weekday() }

// Compare orders dates; the zero Date comes first.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// MarshalText returns the ISO 8601 form. A day that does not exist is refused, since it could not be read back.
func (d Date) MarshalText() ([]byte, error) {
	if !d.IsZero() && !d.Valid() {
		return nil, fmt.Errorf("%s is a day that does not exist", d)
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads the ISO 8601 form.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDate(string(text))
	return err
}

func (d Date) midnight() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// Clock is a time of day, 00:00 to 23:59. Midnight is nothing special.
type Clock struct{ Hour, Minute int }

// NewClock returns a time of day, which need not exist.
func NewClock(hour, minute int) Clock { return Clock{hour, minute} }

// ParseClock reads the form 15:04.
func ParseClock(text string) (Clock, error) {
	t, err := time.Parse("15:04", text)
	if err != nil {
		return Clock{}, explain(err, "“%s” is not a time of day like 09:30", text)
	}
	return Clock{t.Hour(), t.Minute()}, nil
}

// Valid reports whether the time of day exists.
func (c Clock) Valid() bool { return c.Hour >= 0 && c.Hour < 24 && c.Minute >= 0 && c.Minute < 60 }

// String returns the form 15:04.
func (c Clock) String() string { return fmt.Sprintf("%02d:%02d", c.Hour, c.Minute) }

// Minutes returns the minutes since 00:00.
func (c Clock) Minutes() int { return c.Hour*60 + c.Minute }

// AddMinutes moves the time of day by n minutes, past midnight from the other end of the day.
func (c Clock) AddMinutes(n int) Clock {
	total := ((c.Minutes()+n)%(24*60) + 24*60) % (24 * 60)
	return Clock{total / 60, total % 60}
}

// MarshalText writes the form 15:04.
func (c Clock) MarshalText() ([]byte, error) {
	if !c.Valid() {
		return nil, fmt.Errorf("%d:%d is not a time of day", c.Hour, c.Minute)
	}
	return []byte(c.String()), nil
}

// UnmarshalText reads what MarshalText writes.
func (c *Clock) UnmarshalText(text []byte) (err error) {
	*c, err = ParseClock(string(text))
	return err
}

// DateTime is a local civil time: what a clock shows there. With a Zone it becomes an instant. The zero DateTime
// means "not given".
type DateTime struct {
	Date  Date
	Clock Clock
}

const dateTimeForm = "2006-01-02T15:04"

// At joins a day and a time of day.
func At(d Date, c Clock) DateTime { return DateTime{d, c} }

// DateTimeOf returns what a clock shows at t in t's own location; seconds are dropped.
func DateTimeOf(t time.Time) DateTime {
	return DateTime{DateOf(t), Clock{t.Hour(), t.Minute()}}
}

// ParseDateTime reads the ISO 8601 form 2006-01-02T15:04. The empty string is the zero DateTime.
func ParseDateTime(text string) (DateTime, error) {
	if text == "" {
		return DateTime{}, nil
	}
	t, err := time.Parse(dateTimeForm, text)
	if err != nil || t.Year() == 0 {
		return DateTime{}, explain(err, "“%s” is not a local time like 2026-06-15T09:30", text)
	}
	return DateTimeOf(t), nil
}

// IsZero reports whether the time was not given.
func (t DateTime) IsZero() bool { return t.Date.IsZero() }

// Valid reports whether both the day and the time of day exist.
func (t DateTime) Valid() bool { return t.Date.Valid() && t.Clock.Valid() }

// String returns the ISO 8601 form without zone, or nothing for the zero DateTime.
func (t DateTime) String() string {
	if t.IsZero() {
		return ""
	}
	return t.Date.String() + "T" + t.Clock.String()
}

// Next returns the next time at which the clock shows c: on the same day, or on the day after when it is earlier than
// t.
func (t DateTime) Next(c Clock) DateTime {
	if c.Minutes() < t.Clock.Minutes() {
		return At(t.Date.AddDays(1), c)
	}
	return At(t.Date, c)
}

// AddMinutes moves the local time by n minutes as if no clock ever changed.
func (t DateTime) AddMinutes(n int) DateTime {
	return DateTimeOf(time.Date(t.Date.Year, t.Date.Month, t.Date.Day, t.Clock.Hour, t.Clock.Minute+n, 0, 0, time.UTC))
}

// MinutesSince returns the minutes from earlier to t on the same wall clock.
func (t DateTime) MinutesSince(earlier DateTime) int {
	return int((t.in(time.UTC).Unix() - earlier.in(time.UTC).Unix()) / 60)
}

// Compare orders local times of one zone; the zero DateTime comes first.
func (t DateTime) Compare(u DateTime) int {
	return cmp.Or(t.Date.Compare(u.Date), cmp.Compare(t.Clock.Minutes(), u.Clock.Minutes()))
}

// Before reports whether t is earlier than u on the same wall clock.
func (t DateTime) Before(u DateTime) bool { return t.Compare(u) < 0 }

// MarshalText returns the ISO 8601 form. A time that does not exist is refused, since it could not be read back.
func (t DateTime) MarshalText() ([]byte, error) {
	if !t.IsZero() && !t.Valid() {
		return nil, fmt.Errorf("%s is a time that does not exist", t)
	}
	return []byte(t.String()), nil
}

// UnmarshalText reads the ISO 8601 form.
func (t *DateTime) UnmarshalText(text []byte) (err error) {
	*t, err = ParseDateTime(string(text))
	return err
}

func (t DateTime) in(where *time.Location) time.Time {
	return time.Date(t.Date.Year, t.Date.Month, t.Date.Day, t.Clock.Hour, t.Clock.Minute, 0, 0, where)
}
