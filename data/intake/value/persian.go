package value

import (
	"regexp"
	"strconv"
	"strings"

	"laurel/data/civil"
)

// The years of the Persian calendar (Solar Hijri) that are read, and the day on which one of them begins: 1 Farvardin
// 1400. Islamic years look alike, so that nobody but a person can choose.
const firstPersian, lastPersian = 1200, 1500

var persianEpoch = civil.NewDate(2021, 3, 21)

// persianForm is a date in numbers that begins or ends with such a year.
var persianForm = regexp.MustCompile(
	`^(?:(1[2-4]\d\d)[/.\-](\d{1,2})[/.\-](\d{1,2})|(\d{1,2})[/.\-](\d{1,2})[/.\-](1[2-4]\d\d))$`,
)

// persianNumbers returns the numbers of a date whose year is one of the Persian calendar, or of the Islamic one.
func persianNumbers(text string) (year, month, day int, ok bool) {
	text = strings.Map(func(r rune) rune {
		switch {
		case r >= '۰' && r <= '۹':
			return r - '۰' + '0'
		case r >= '٠' && r <= '٩':
			return r - '٠' + '0'
		}
		return r
	}, strings.ReplaceAll(Line(text), " ", ""))
	parts := persianForm.FindStringSubmatch(text)
	if parts == nil {
		return 0, 0, 0, false
	}
	if parts[1] == "" {
		parts[1], parts[2], parts[3] = parts[6], parts[5], parts[4]
	}
	year, _ = strconv.Atoi(parts[1])
	month, _ = strconv.Atoi(parts[2])
	day, _ = strconv.Atoi(parts[3])
	return year, month, day, true
}

// isPersianLeap reports whether a year has 366 days. Between 1178 and 1633 the leap years that astronomy gives are
// those of the cycle of 33 years.
func isPersianLeap(year int) bool {
	switch year % 33 {
	case 1, 5, 9, 13, 17, 22, 26, 30:
		return true
	}
	return false
}

// fromPersian returns the Gregorian day of one of the Persian calendar; false: there is none.
func fromPersian(year, month, day int) (civil.Date, bool) {
	length := 31
	switch {
	case month > 6 && month < 12, month == 12 && isPersianLeap(year):
		length = 30
	case month == 12:
		length = 29
	}
	if year < firstPersian || year > lastPersian || month < 1 || month > 12 || day < 1 || day > length {
		return civil.Date{}, false
	}
	days := day - 1 + 31*(month-1) - max(month-7, 0)
	for y := 1400; y < year; y++ {
		days += persianDays(y)
	}
	for y := year; y < 1400; y++ {
		days -= persianDays(y)
	}
	return persianEpoch.AddDays(days), true
}

func persianDays(year int) int {
	if isPersianLeap(year) {
		return 366
	}
	return 365
}

// persian reads a date of the Persian calendar, where a person chose that.
func (r *Dates) persian(field, text string) (found Found, is bool, err error) {
	year, month, day, is := persianNumbers(text)
	switch {
	case !is:
		return Found{}, false, nil
	case !r.Persian:
		r.Era = text
		return Found{}, false, nil
	}
	var ok bool
	if found.Day, ok = fromPersian(year, month, day); !ok {
		return Found{}, true, Text(`there is no such day as "{{.Text}}"`, "Text", text)
	}
	if _, err := r.reading(field).Date(found.Day.String()); err != nil {
		return Found{}, true, r.wrong(field, found.Day.String(), found.Day, err)
	}
	return found, true, nil
}
