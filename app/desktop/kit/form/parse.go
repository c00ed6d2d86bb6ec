package form

import (
	"fmt"
	"regexp"
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

// notUnderstood is the error of the parsers: a sentence for the person.
type notUnderstood string

func (e notUnderstood) Error() string { return string(e) }

// dateParts are the numbers of a date, without the endings of ordinals, and its words.
var dateParts = regexp.MustCompile(`(\d+)(?:st|nd|rd|th|er)?|\pL+`)

// ParseDate reads a day as people type it: 2026-06-15, 15 Jun 2026, Jun 15 2026, 15 June, 15/6/26, 15.6.2026. A number
// alone is a day of the reference's month; a missing year is the reference's. Where both readings of 4/5/26 exist the
// first number is the day; one that can only be read as month and day (6/15/26) is read so. The error is a sentence.
func ParseDate(text string, reference civil.Date) (civil.Date, error) {
	d, ok := readDate(locale.Fold(text), reference)
	switch {
	case !ok:
		return civil.Date{}, notUnderstood(locale.L("Type a date such as 15 Jun 2026."))
	case !d.Valid():
		values := locale.Values{"Day": d.Day, "Month": int(d.Month), "Year": d.Year}
		return civil.Date{}, notUnderstood(locale.L("There is no {{.Day}} in month {{.Month}} of {{.Year}}.", values))
	}
	return d, nil
}

func readDate(folded string, reference civil.Date) (d civil.Date, ok bool) {
	d = civil.NewDate(reference.Year, 0, 0)
	var numbers []string
	for _, part := range dateParts.FindAllStringSubmatch(folded, -1) {
		switch month := monthNamed(part[0]); {
		case part[1] != "":
			numbers = append(numbers, part[1])
		case part[0] == "de" || part[0] == "del" || part[0] == "of":
		case month == 0 || d.Month != 0:
			return d, false
		default:
			d.Month = month
		}
	}
	return assemble(d, numbers, reference.Month)
}

// assemble adds the numbers to a date that may have a month already.
//
//nolint:gocyclo // one case for each form of a date
func assemble(d civil.Date, numbers []string, thisMonth time.Month) (civil.Date, bool) {
	n := make([]int, 3)
	for i, text := range numbers {
		value, err := strconv.Atoi(text)
		if i == len(n) || err != nil {
			return d, false
		}
		n[i] = value
	}
	yearFirst := len(numbers) > 1 && len(numbers[0]) == 4
	switch named := d.Month != 0; {
	case len(numbers) == 1 && len(numbers[0]) == 8 && !named:
		return civil.NewDate(n[0]/10000, time.Month(n[0]/100%100), n[0]%100), true
	case len(numbers) == 1:
		if !named {
			d.Month = thisMonth
		}
		d.Day = n[0]
		return d, n[0] <= 31
	case named && yearFirst:
		d.Year, d.Day = n[0], n[1]
	case named:
		d.Day, d.Year = n[0], fullYear(n[1])
	case yearFirst:
		return civil.NewDate(n[0], time.Month(n[1]), n[2]), len(numbers) == 3
	default:
		d.Day, d.Month = n[0], time.Month(n[1])
		if n[1] > 12 && n[0] <= 12 {
			d.Day, d.Month = n[1], time.Month(n[0])
		}
		if len(numbers) == 3 {
			d.Year = fullYear(n[2])
		}
		return d, len(numbers) > 1
	}
	return d, len(numbers) == 2
}

// monthNamed returns the month that a folded word names or begins to name, in any language of the catalogue; 0 when it
// is none or several (jui: juin, juillet).
func monthNamed(word string) (month time.Month) {
	for _, language := range locale.Languages() {
		for m := time.January; m <= time.December; m++ {
			short := strings.Trim(locale.Fold(language.ShortMonth(m)), ".")
			begun := len(word) >= 3 && strings.HasPrefix(locale.Fold(language.Month(m)), word)
			if word != short && !begun || month == m {
				continue
			}
			if month != 0 {
				return 0
			}
			month = m
		}
	}
	return month
}

// fullYear completes two digits: 00 to 69 are of this century, as in POSIX strptime.
func fullYear(year int) int {
	switch {
	case year < 70:
		return 2000 + year
	case year < 100:
		return 1900 + year
	}
	return year
}

// clockForm is hours, minutes and half of the day.
var clockForm = regexp.MustCompile(`^(\d{1,2})[:.h]?(\d\d)?(?:([ap])m?)?$`)

// ParseClock reads a time as people type it: 9, 930, 9:30, 9.30, 09h30, 9:30 pm, 9p, 1630, noon, midnight.
func ParseClock(text string) (civil.Clock, error) {
	text = strings.ReplaceAll(strings.Join(strings.Fields(strings.ToLower(text)), ""), ".m.", "m")
	switch text {
	case "noon":
		return civil.NewClock(12, 0), nil
	case "midnight":
		return civil.Clock{}, nil
	}
	refused := notUnderstood(locale.L("Type a time such as 9:30 or 21:15."))
	parts := clockForm.FindStringSubmatch(text)
	if parts == nil {
		return civil.Clock{}, refused
	}
	hour, _ := strconv.Atoi(parts[1])
	minute, _ := strconv.Atoi(parts[2]) // 0 where there are none
	if parts[3] != "" && (hour < 1 || hour > 12) {
		return civil.Clock{}, refused
	}
	switch parts[3] {
	case "a":
		hour %= 12
	case "p":
		hour = hour%12 + 12
	}
	c := civil.NewClock(hour, minute)
	if !c.Valid() {
		return civil.Clock{}, refused
	}
	return c, nil
}
