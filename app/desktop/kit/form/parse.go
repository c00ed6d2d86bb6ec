package form

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"laurel/data/civil"
	"laurel/data/locale"
)

// DateText returns the form of a day that cannot be misread, 15 Jun 2026, in the window's language; nothing for no day.
func DateText(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %04d", d.Day, locale.Window().ShortMonth(d.Month), d.Year)
}

// A notUnderstood is what the parsers answer; the sentence is for the person.
type notUnderstood string

func (e notUnderstood) Error() string { return string(e) }

// ParseDate reads a day as people type it: 2026-06-15, 15 Jun 2026, Jun 15 2026, 15 June, 15/6/26, 15.6.2026. A number
// alone is a day of the reference's month; a missing year is the reference's. Where both readings of 4/5/26 exist the
// first number is the day; one that can only be read as month and day (6/15/26) is read so. The error is a sentence.
func ParseDate(text string, reference civil.Date) (civil.Date, error) {
	refused := notUnderstood(locale.L("Type a date such as 15 Jun 2026."))
	parts := strings.FieldsFunc(locale.Fold(text), func(r rune) bool { return strings.ContainsRune(" -/.,\t\u00a0", r) })
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "de" || p == "del" || p == "of" })
	if len(parts) == 0 || len(parts) > 3 {
		return civil.Date{}, refused
	}
	month, numbers, ok := splitMonth(parts)
	if !ok {
		return civil.Date{}, refused
	}
	d, ok := assemble(month, numbers, reference)
	if !ok {
		return civil.Date{}, refused
	}
	if !d.Valid() {
		return civil.Date{}, notUnderstood(locale.L("There is no {{.Day}} in month {{.Month}} of {{.Year}}.",
			locale.Values{"Day": d.Day, "Month": int(d.Month), "Year": d.Year}))
	}
	return d, nil
}

// splitMonth takes a month's name out of the parts; month is 0 where there is none.
func splitMonth(parts []string) (month int, numbers []string, ok bool) {
	for _, p := range parts {
		if p[0] >= '0' && p[0] <= '9' {
			numbers = append(numbers, strings.TrimRight(p, "stndrhe"))
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

// monthNamed returns the month that a folded word names or begins to name, in any language of the catalogue; 0 when it is none or
// several (jui: juin, juillet).
func monthNamed(word string) (month int) {
	for _, language := range locale.Languages() {
		for m := time.January; m <= time.December; m++ {
			short := strings.Trim(locale.Fold(language.ShortMonth(m)), ".")
			begun := len(word) >= 3 && strings.HasPrefix(locale.Fold(language.Month(m)), word)
			if word != short && !begun || month == int(m) {
				continue
			}
			if month != 0 {
				return 0
			}
			month = int(m)
		}
	}
	return month
}

// assemble orders year, month and day.
func assemble(month int, numbers []string, reference civil.Date) (civil.Date, bool) {
	n := make([]int, len(numbers))
	for i, text := range numbers {
		value, err := strconv.Atoi(text)
		if err != nil || len(text) > 8 {
			return civil.Date{}, false
		}
		n[i] = value
	}
	if month > 0 {
		return assembleNamed(time.Month(month), n, len(numbers) > 0 && len(numbers[0]) == 4, reference)
	}
	switch {
	case len(n) == 1 && len(numbers[0]) == 8:
		return civil.NewDate(n[0]/10000, time.Month(n[0]/100%100), n[0]%100), true
	case len(n) == 1 && n[0] <= 31:
		return civil.NewDate(reference.Year, reference.Month, n[0]), true
	case len(n) == 3 && len(numbers[0]) == 4:
		return civil.NewDate(n[0], time.Month(n[1]), n[2]), true
	case len(n) == 3:
		day, month := dayMonth(n[0], n[1])
		return civil.NewDate(fullYear(n[2]), time.Month(month), day), true
	case len(n) == 2:
		day, month := dayMonth(n[0], n[1])
		return civil.NewDate(reference.Year, time.Month(month), day), true
	}
	return civil.Date{}, false
}

// assembleNamed orders year and day round a month given by name; yearFirst is 2026 Jun 15.
func assembleNamed(month time.Month, n []int, yearFirst bool, reference civil.Date) (civil.Date, bool) {
	switch {
	case len(n) == 1 && n[0] <= 31:
		return civil.NewDate(reference.Year, month, n[0]), true
	case len(n) == 2 && yearFirst:
		return civil.NewDate(n[0], month, n[1]), true
	case len(n) == 2:
		return civil.NewDate(fullYear(n[1]), month, n[0]), true
	}
	return civil.Date{}, false
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
func ParseClock(text string) (civil.Clock, error) {
	refused := notUnderstood(locale.L("Type a time such as 9:30 or 21:15."))
	s := strings.ReplaceAll(strings.Join(strings.Fields(strings.ToLower(text)), ""), ".m.", "m")
	switch s {
	case "noon":
		return civil.NewClock(12, 0), nil
	case "midnight":
		return civil.Clock{}, nil
	}
	s, half := cutHalf(s)
	hour, minute, ok := splitClock(s)
	if !ok {
		return civil.Clock{}, refused
	}
	if half != "" {
		if hour < 1 || hour > 12 {
			return civil.Clock{}, refused
		}
		hour %= 12
		if half == "p" {
			hour += 12
		}
	}
	c := civil.NewClock(hour, minute)
	if !c.Valid() {
		return civil.Clock{}, refused
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
