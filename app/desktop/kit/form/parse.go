package form

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// Date is a civil day. The zero value is no day.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// Clock is a civil time of day, 00:00 to 23:59.
type Clock struct{ Hour, Minute int }

// DateOf gives the civil day of an instant in the instant's own location.
func DateOf(t time.Time) Date {
	year, month, day := t.Date()
	return Date{year, month, day}
}

// IsZero tells whether there is no day.
func (d Date) IsZero() bool { return d == Date{} }

// Valid tells whether the day exists in the calendar.
func (d Date) Valid() bool {
	return d.Year > 0 && d == DateOf(d.noon())
}

// AddDays moves by days, over month and year ends.
func (d Date) AddDays(days int) Date { return DateOf(d.noon().AddDate(0, 0, days)) }

// noon is midday UTC, where no clock change can reach.
func (d Date) noon() time.Time { return time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC) }

// String is the ISO form, 2026-06-15, or nothing for no day.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// Display is the form that cannot be misread, 15 Jun 2026, or nothing for no day.
func (d Date) Display() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %04d", d.Day, locale.L(monthShort[d.Month]), d.Year)
}

// String is 09:05.
func (c Clock) String() string { return fmt.Sprintf("%02d:%02d", c.Hour, c.Minute) }

// Valid tells whether the time exists on a clock.
func (c Clock) Valid() bool { return c.Hour >= 0 && c.Hour < 24 && c.Minute >= 0 && c.Minute < 60 }

// AddMinutes moves the hands; it goes round at midnight.
func (c Clock) AddMinutes(minutes int) Clock {
	total := ((c.Hour*60+c.Minute+minutes)%1440 + 1440) % 1440
	return Clock{total / 60, total % 60}
}

var monthShort = [...]string{"", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// A notUnderstood is what the parsers answer; the sentence is for the person.
type notUnderstood string

func (e notUnderstood) Error() string { return string(e) }

// ParseDate reads a day as people type it: 2026-06-15, 15 Jun 2026, Jun 15 2026, 15 June, 15/6/26, 15.6.2026. A number
// alone is a day of the reference's month; a missing year is the reference's. Where both readings of 4/5/26 exist the
// first number is the day; one that can only be read as month and day (6/15/26) is read so. The error is a sentence.
func ParseDate(text string, reference Date) (Date, error) {
	refused := notUnderstood(locale.L("Type a date such as 15 Jun 2026."))
	parts := strings.FieldsFunc(look.Fold(text), func(r rune) bool { return strings.ContainsRune(" -/.,\t\u00a0", r) })
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "de" || p == "del" || p == "of" })
	if len(parts) == 0 || len(parts) > 3 {
		return Date{}, refused
	}
	month, numbers, ok := splitMonth(parts)
	if !ok {
		return Date{}, refused
	}
	d, ok := assemble(month, numbers, reference)
	if !ok {
		return Date{}, refused
	}
	if !d.Valid() {
		return Date{}, notUnderstood(fmt.Sprintf(locale.L("There is no %d in month %d of %d."), d.Day, int(d.Month), d.Year))
	}
	return d, nil
}

// splitMonth takes a month's name out of the parts; month is 0 where there is none.
func splitMonth(parts []string) (month int, numbers []string, ok bool) {
	for _, p := range parts {
		if p[0] >= '0' && p[0] <= '9' {
			numbers = append(numbers, strings.TrimRight(p, "stndrh"))
			continue
		}
		if month != 0 {
			return 0, nil, false
		}
		if month = monthNamed(p); month == 0 {
			return 0, nil, false
		}
	}
	return month, numbers, true
}

// monthNames holds what a month's name may begin with, folded, in English, Spanish and French; the longer ones win where
// a beginning is shared (juin, juillet).
var monthNames = [...][]string{
	1: {"jan", "ene"}, 2: {"feb", "fev"}, 3: {"mar"}, 4: {"apr", "abr", "avr"}, 5: {"may", "mai"}, 6: {"jun", "juin"},
	7: {"jul", "juil"}, 8: {"aug", "ago", "aou"}, 9: {"sep", "set"}, 10: {"oct"}, 11: {"nov"}, 12: {"dec", "dic"},
}

func monthNamed(name string) int {
	for m := 1; m <= 12; m++ {
		for _, n := range monthNames[m] {
			if strings.HasPrefix(name, n) {
				return m
			}
		}
	}
	return 0
}

// assemble orders year, month and day.
func assemble(month int, numbers []string, reference Date) (Date, bool) {
	n := make([]int, len(numbers))
	for i, text := range numbers {
		value, err := strconv.Atoi(text)
		if err != nil || len(text) > 8 {
			return Date{}, false
		}
		n[i] = value
	}
	if month > 0 {
		return assembleNamed(time.Month(month), n, len(numbers) > 0 && len(numbers[0]) == 4, reference)
	}
	switch {
	case len(n) == 1 && len(numbers[0]) == 8:
		return Date{n[0] / 10000, time.Month(n[0] / 100 % 100), n[0] % 100}, true
	case len(n) == 1 && n[0] <= 31:
		return Date{reference.Year, reference.Month, n[0]}, true
	case len(n) == 3 && len(numbers[0]) == 4:
		return Date{n[0], time.Month(n[1]), n[2]}, true
	case len(n) == 3:
		day, month := dayMonth(n[0], n[1])
		return Date{fullYear(n[2]), time.Month(month), day}, true
	case len(n) == 2:
		day, month := dayMonth(n[0], n[1])
		return Date{reference.Year, time.Month(month), day}, true
	}
	return Date{}, false
}

// assembleNamed orders year and day round a month given by name; yearFirst is 2026 Jun 15.
func assembleNamed(month time.Month, n []int, yearFirst bool, reference Date) (Date, bool) {
	switch {
	case len(n) == 1 && n[0] <= 31:
		return Date{reference.Year, month, n[0]}, true
	case len(n) == 2 && yearFirst:
		return Date{n[0], month, n[1]}, true
	case len(n) == 2:
		return Date{fullYear(n[1]), month, n[0]}, true
	}
	return Date{}, false
}

func dayMonth(first, second int) (day, month int) {
	if second > 12 && first <= 12 {
		return second, first
	}
	return first, second
}

// fullYear widens two digits: 00 to 69 are of this century, as in POSIX strptime.
func fullYear(year int) int {
	switch {
	case year < 70:
		return 2000 + year
	case year < 100:
		return 1900 + year
	}
	return year
}

// ParseClock reads a time as people type it: 9, 930, 9:30, 9.30, 09h30, 9:30 pm, 9p, 1630, noon, midnight.
func ParseClock(text string) (Clock, error) {
	refused := notUnderstood(locale.L("Type a time such as 9:30 or 21:15."))
	s := strings.ReplaceAll(strings.Join(strings.Fields(look.Fold(text)), ""), ".m.", "m")
	switch s {
	case "noon":
		return Clock{12, 0}, nil
	case "midnight":
		return Clock{}, nil
	}
	s, half := cutHalf(s)
	hour, minute, ok := splitClock(s)
	if !ok {
		return Clock{}, refused
	}
	if half != "" {
		if hour < 1 || hour > 12 {
			return Clock{}, refused
		}
		hour %= 12
		if half == "p" {
			hour += 12
		}
	}
	c := Clock{hour, minute}
	if !c.Valid() {
		return Clock{}, refused
	}
	return c, nil
}

// cutHalf takes am, a, pm or p off the end.
func cutHalf(s string) (rest, half string) {
	for _, half := range []string{"a", "p"} {
		for _, suffix := range []string{half + "m", half} {
			if rest, found := strings.CutSuffix(s, suffix); found {
				return rest, half
			}
		}
	}
	return s, ""
}

func splitClock(s string) (hour, minute int, ok bool) {
	h, m := s, ""
	if i := strings.IndexAny(s, ":.h"); i >= 0 {
		h, m = s[:i], s[i+1:]
		if m != "" && len(m) != 2 {
			return 0, 0, false
		}
	} else if len(s) == 3 || len(s) == 4 {
		h, m = s[:len(s)-2], s[len(s)-2:]
	}
	if len(h) < 1 || len(h) > 2 {
		return 0, 0, false
	}
	hour, err := strconv.Atoi(h)
	if err != nil || hour < 0 {
		return 0, 0, false
	}
	if m == "" {
		return hour, 0, true
	}
	minute, err = strconv.Atoi(m)
	return hour, minute, err == nil && minute >= 0
}
