package value

import (
	"regexp"
	"strconv"
	"strings"

	"laurel/data/civil"
	"laurel/data/locale/typed"
)

// The years of the Persian calendar (Solar Hijri) that are read, and the day on which one of them begins: 1 Farvardin
// 1400. Islamic years look alike, so that nobody but a person can choose.
const firstPersian, lastPersian = 1200, 1500

var persianEpoch = civil.NewDate(2021, 3, 21)

// persianForm is a date in numbers that begins or ends with such a year.
var persianForm = regexp.MustCompile(
	`^(?:(1[2-4]\d\d)[/.\-](\d{1,2})[/.\-](\d{1,2})|(\d{1,2})[/.\-](\d{1,2})[/.\-](1[2-4]\d\d))$`,
)

// persianNamed is a date with the name of its month: 25 Khordad 1364.
var persianNamed = regexp.MustCompile(`^(\d{1,2})\s*(\pL[\pL\pM\x{200c}]*)\s*(1[2-4]\d\d)$`)

// eraMark is what is behind a date for its calendar: ه.ش (solar), هـ (Islamic), AH.
var eraMark = regexp.MustCompile(`(?i)\s*\(?(?:(ه\s?\.?\s?ش\.?|ش\.?|s\.?h\.?|a\.?p\.?)|` +
	`(هـ|ه\s?\.?\s?ق\.?|ق\.?|هجري|a\.?h\.?|h))\)?$`)

// persianDate is a date as it is written in the Persian calendar, or in the Islamic one.
type persianDate struct {
	year, month, day int
	solar, islamic   bool // the text has which of the two it is
}

// persianNumbers reads the numbers of a date whose year is one of the Persian calendar, or of the Islamic one.
func persianNumbers(text string) (d persianDate, ok bool) {
	text = typed.Digits(Line(text))
	if !strings.Contains(text, "1") {
		return d, false
	}
	if mark := eraMark.FindStringSubmatch(text); mark != nil {
		d.solar, d.islamic = mark[1] != "", mark[2] != ""
		text = strings.TrimSuffix(text, mark[0])
	}
	parts := persianForm.FindStringSubmatch(strings.ReplaceAll(text, " ", ""))
	if parts == nil {
		named := persianNamed.FindStringSubmatch(text)
		if named == nil || !Is("persian-month", named[2]) {
			return d, false
		}
		d.solar = true
		parts = []string{"", named[3], Meaning[string]("persian-month", named[2]), named[1]}
	}
	if parts[1] == "" {
		parts[1] = parts[6]
		parts[2] = parts[5]
		parts[3] = parts[4]
	}
	d.year, _ = strconv.Atoi(parts[1])
	d.month, _ = strconv.Atoi(parts[2])
	d.day, _ = strconv.Atoi(parts[3])
	return d, true
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

// persian reads a date of the Persian calendar, where a person chose that or the text has it.
func (r *Dates) persian(field, text string) (found Found, is bool, err error) {
	if len(text) > 4 && text[4] == '-' && "1600" < text && text < "3" { // 2026-06-15, by far the most
		return Found{}, false, nil
	}
	d, is := persianNumbers(text)
	switch {
	case !is:
		return Found{}, false, nil
	case d.islamic:
		return Found{}, true, Text(`"{{.Text}}" is in the Islamic calendar; type the date as it is in the passport`,
			"Text", text)
	case !r.Persian && !d.solar:
		r.Era = text
		return Found{}, false, nil
	}
	var ok bool
	if found.Day, ok = fromPersian(d.year, d.month, d.day); !ok {
		return Found{}, true, Text(`there is no such day as "{{.Text}}"`, "Text", text)
	}
	if _, err := r.reading(field).Date(found.Day.String()); err != nil {
		return Found{}, true, r.wrong(field, found.Day.String(), found.Day, err)
	}
	return found, true, nil
}
