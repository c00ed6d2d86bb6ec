package intake

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/xuri/excelize/v2"

	"laurel/data/program"
)

var (
	clockForm = regexp.MustCompile(`(?i)(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?(?:[:.](\d{2}))?\s*(a\.?\s?m\.?|p\.?\s?m\.?|uhr|h|noon)?`)
	noonForm  = regexp.MustCompile(`(?i)\b(noon|midday|mittag|mediod[ií]a|midi)\b`)
	nightForm = regexp.MustCompile(`(?i)\b(midnight|mitternacht|medianoche|minuit)\b`)
)

// parseClocks reads a time of day, or two with a dash or a word between them: 9:30, 09.30 Uhr, 9h30, 9 a.m., 9:30–11:00 a.m., 0.375 (Excel's part of a day).
// Without a second one to is nil.
func parseClocks(text string) (from program.Clock, to *program.Clock, err error) {
	text = strings.TrimSpace(text)
	if part, is := partOfDay(text); is {
		return clockOfPart(part), nil, nil
	}
	wrong := say("%q is not a time of day like 9:30", text)
	plain := nightForm.ReplaceAllString(noonForm.ReplaceAllString(text, "12:00"), "0:00")
	all := clockForm.FindAllStringSubmatch(plain, 3)
	if len(all) == 0 || len(all) > 2 || !onlyBetween(clockForm.ReplaceAllString(plain, " ")) {
		return from, nil, wrong
	}
	if len(all) == 2 {
		sameHalf(all)
		until, ok := clockOf(all[1])
		if !ok {
			return from, nil, wrong
		}
		to = &until
	}
	from, ok := clockOf(all[0])
	bare := all[0][2] == "" && all[0][4] == "" // a number alone is an hour only when nothing stands beside it
	if !ok || to == nil && bare && len(strings.TrimSpace(plain)) > 2 {
		return from, nil, wrong
	}
	return from, to, nil
}

// partOfDay reads a time as Excel keeps it: a part of a day, with or without the days since its epoch.
func partOfDay(text string) (part float64, is bool) {
	number, err := strconv.ParseFloat(text, 64)
	if err != nil || !strings.Contains(text, ".") || number < 0 {
		return 0, false
	}
	whole := math.Floor(number)
	return number - whole, number < 1 || number > whole && whole > 1000
}

// sameHalf gives the first of two times the half of the day that only the second one names: 9:30–11 a.m., but 11:30–1 p.m.
func sameHalf(pair [][]string) {
	if pair[0][4] != "" || pair[1][4] == "" {
		return
	}
	pair[0][4] = pair[1][4]
	first, okFirst := clockOf(pair[0])
	second, okSecond := clockOf(pair[1])
	if okFirst && okSecond && second.Minutes() < first.Minutes() {
		pair[0][4] = ""
	}
}

// onlyBetween reports whether nothing is left beside the times but what stands between two of them.
func onlyBetween(rest string) bool {
	for _, word := range strings.FieldsFunc(strings.ToLower(rest), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if !slices.Contains(strings.Fields("to bis a à al until till hasta from von de desde las um at ca and y et uhr hrs"), word) {
			return false
		}
	}
	return true
}

func clockOf(parts []string) (program.Clock, bool) {
	hour, _ := strconv.Atoi(parts[1])
	minute, _ := strconv.Atoi("0" + parts[2])
	switch half := strings.ToLower(strings.NewReplacer(".", "", " ", "").Replace(parts[4])); {
	case half == "pm" && hour < 12:
		hour += 12
	case half == "am" && hour == 12:
		hour = 0
	}
	if hour == 24 && minute == 0 {
		hour = 0
	}
	c := program.Clock{Hour: hour, Minute: minute}
	return c, c.Valid()
}

func clockOfPart(part float64) program.Clock {
	minutes := int(math.Round(part*24*60)) % (24 * 60)
	return program.Clock{Hour: minutes / 60, Minute: minutes % 60}
}

var lengthForm = regexp.MustCompile(`(?i)^(?:(\d{1,3})\s*(?:h|hours?|hrs?|std\.?|stunden?|horas?|heures?)\s*)?(?:(\d{1,4})\s*(?:m|min\.?|mins|minutes?|minuten|minutos)?)?$`)

// lengthOf reads how long something lasts, in minutes: 1:30, 00:45:00, 90, 90 min, 1h30, 1.5 h, PT45M, 0.0625 (Excel's part of a day).
func lengthOf(text string) (minutes int, ok bool) {
	text = strings.TrimSpace(text)
	if strings.Contains(text, ":") {
		return lengthOnClock(strings.Split(text, ":"))
	}
	if minutes, err := parseDuration(text); err == nil && len(text) > 1 {
		return minutes, true
	}
	decimal := strings.Replace(strings.ToLower(text), ",", ".", 1)
	if number, err := strconv.ParseFloat(decimal, 64); err == nil {
		if number > 0 && number < 1 {
			number *= 24 * 60
		}
		return int(math.Round(number)), number > 0 && number < 10_000
	}
	if number, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(decimal, "h")), 64); err == nil {
		return int(math.Round(number * 60)), number > 0 && number < 1000
	}
	parts := lengthForm.FindStringSubmatch(text)
	if parts == nil || text == "" {
		return 0, false
	}
	hours, _ := strconv.Atoi("0" + parts[1])
	rest, _ := strconv.Atoi("0" + parts[2])
	return hours*60 + rest, true
}

// lengthOnClock reads hours and minutes, with or without seconds.
func lengthOnClock(parts []string) (minutes int, ok bool) {
	if len(parts) > 3 {
		return 0, false
	}
	hours, errHours := strconv.Atoi(parts[0])
	minutes, errMinutes := strconv.Atoi(parts[1])
	return hours*60 + minutes, errHours == nil && errMinutes == nil && hours >= 0 && hours < 1000 && minutes >= 0 && minutes < 60
}

// dayReader reads the dates of a table.
type dayReader struct {
	since1904  bool         // Excel's other epoch
	earliest   float64      // the first of Excel's numbers that is a day; what is smaller is an hour, a room or a count
	monthFirst bool         // 3/4 is 4 March
	near       program.Date // gives a date without a year its year
	to         program.Date // the last day of the program
	ambiguous  string       // a date that was read one way and could be read another
	mismatch   string       // a date whose weekday is another one
}

var (
	numbersForm = regexp.MustCompile(`^\D*?(\d{1,4})\s*[./\-]\s*(\d{1,2})(?:\s*[./\-]\s*(\d{2,4}))?\b`)
	isoForm     = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})`)
	wordsForm   = regexp.MustCompile(`\d+|\pL+`)
	clockInDate = regexp.MustCompile(`(?:^|[\sT,])(\d{1,2}:\d{2}(?::\d{2})?\s*(?:[aApP]\.?[mM]\.?)?)`)
)

// day reads a date, with the time of day in it, if there is one: Excel's number, ISO 8601, 15.06.2023, 6/15/2023, 15 June 2023, jeudi 15 juin.
func (r *dayReader) day(text string) (day program.Date, at *program.Clock, err error) {
	text = strings.TrimSpace(text)
	if number, failed := strconv.ParseFloat(text, 64); failed == nil {
		return r.serial(number, text)
	}
	rest := text
	if found := clockInDate.FindStringSubmatchIndex(text); found != nil {
		from, _, failed := parseClocks(text[found[2]:found[3]])
		if failed == nil {
			at, rest = &from, text[:found[0]]
		}
	}
	if parts := isoForm.FindStringSubmatch(rest); parts != nil {
		day = civil(parts[1], parts[2], parts[3])
	} else if parts := numbersForm.FindStringSubmatch(rest); parts != nil {
		day = r.numbers(parts[1], parts[2], parts[3])
	} else {
		day = r.inWords(rest)
	}
	if !day.Valid() {
		return program.Date{}, nil, say("%q is not a date like 2023-06-15", text)
	}
	return day, at, nil
}

// earliestOfSchedules is Excel's number of a day in 1908, before which nobody plans.
const earliestOfSchedules = 3000

func (r *dayReader) serial(number float64, text string) (program.Date, *program.Clock, error) {
	if number >= 19000101 && number <= 21001231 && number == math.Trunc(number) { // 20230615
		if day := civil(text[:4], text[4:6], text[6:8]); len(text) == 8 && day.Valid() {
			return day, nil, nil
		}
	}
	if number < max(r.earliest, 1) || number > 200_000 {
		return program.Date{}, nil, say("%q is not a date like 2023-06-15", text)
	}
	at, err := excelize.ExcelDateToTime(number, r.since1904)
	if err != nil {
		return program.Date{}, nil, say("%q is not a date like 2023-06-15", text)
	}
	at = at.Add(30 * time.Second).Truncate(time.Minute)
	if number == math.Trunc(number) {
		return program.DateOf(at), nil, nil
	}
	c := program.DateTimeOf(at).Clock
	return program.DateOf(at), &c, nil
}

// numbers reads day, month and year, in whichever order the column has them.
func (r *dayReader) numbers(first, second, third string) program.Date {
	if len(first) == 4 {
		return civil(first, second, third)
	}
	if third == "" {
		third = strconv.Itoa(r.near.Year)
	}
	if len(third) == 2 {
		third = "20" + third
	}
	dayFirst, monthFirst := civil(third, second, first), civil(third, first, second)
	switch {
	case dayFirst.Valid() && monthFirst.Valid() && dayFirst != monthFirst:
		if r.monthFirst {
			dayFirst = monthFirst
		}
		return dayFirst
	case monthFirst.Valid():
		return monthFirst
	}
	return dayFirst
}

func civil(year, month, day string) program.Date {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	return program.Date{Year: y, Month: time.Month(m), Day: d}
}

// months are the names of the months and how they are shortened, folded, in English, German, Spanish and French.
var months = [12]string{
	"january jan januar janner enero ene janvier janv", "february feb februar febrero fevrier fevr fev", "march mar marz maerz marzo mars mrz", "april apr abril abr avril avr",
	"may mai mayo", "june jun juni junio juin", "july jul juli julio juillet juil", "august aug agosto ago aout", "september sep sept septiembre septembre set",
	"october oct oktober okt octubre octobre", "november nov noviembre novembre", "december dec dezember dez diciembre dic decembre",
}

func monthNamed(word string) int {
	word = folded(word)
	for i, names := range months {
		if slices.Contains(strings.Fields(names), word) {
			return i + 1
		}
	}
	return 0
}

// dayNumber is how plans count their days, before the date itself: Day 2:, Tag 2 –, Jour 2.
var dayNumber = regexp.MustCompile(`(?i)^\s*(?:day|tag|jour|d[ií]a|journ[ée]e|jornada)\s*\d{1,2}\b\s*[:.,|–—-]*\s*`)

// heading reads a text that is nothing but a day, such as stands above the items of that day. A number alone is none.
func (r *dayReader) heading(text string) (program.Date, bool) {
	text = strings.Trim(dayNumber.ReplaceAllString(text, ""), " ()–—-:")
	if _, number := asNumber(text); number || len(text) > 60 {
		return program.Date{}, false
	}
	day, at, err := r.day(text)
	return day, err == nil && at == nil && onlyDay(text)
}

// onlyDay reports whether every word of a text is one of a date, so that "Visit on 14 June" is none.
func onlyDay(text string) bool {
	for _, word := range wordsForm.FindAllString(text, -1) {
		if _, err := strconv.Atoi(word); err == nil || monthNamed(word) > 0 {
			continue
		}
		if _, is := weekdayNamed(word); !is && !slices.Contains(strings.Fields("st nd rd th er of de del the den el le la am on les du"), strings.ToLower(word)) {
			return false
		}
	}
	return true
}

// weekdays are the names of the weekdays and how they are shortened, folded, in English, German, Spanish and French, from Sunday.
var weekdays = [7]string{
	"sunday sun sonntag so domingo dom dimanche dim", "monday mon montag mo lunes lun lundi", "tuesday tue tues dienstag di martes mar mardi", "wednesday wed mittwoch mi miercoles mie mercredi mer",
	"thursday thu thur thurs donnerstag do jueves jue jeudi jeu", "friday fri freitag fr viernes vie vendredi ven", "saturday sat samstag sa sonnabend sabado sab samedi sam",
}

func weekdayNamed(word string) (time.Weekday, bool) {
	word = folded(word)
	for i, names := range weekdays {
		if slices.Contains(strings.Fields(names), word) {
			return time.Weekday(i), true
		}
	}
	return 0, false
}

// dateWords are the parts of a date in words.
type dateWords struct {
	date    program.Date
	weekday *time.Weekday
	either  int // the month that the weekday could be too: mar
}

func wordsOfDate(text string) (found dateWords) {
	for _, word := range wordsForm.FindAllString(dayNumber.ReplaceAllString(text, ""), 12) {
		number, err := strconv.Atoi(word)
		switch {
		case err != nil:
			found.name(word)
		case len(word) == 4:
			found.date.Year = number
		case number >= 1 && number <= 31 && found.date.Day == 0:
			found.date.Day = number
		}
	}
	if found.date.Month == 0 && found.date.Day > 0 && found.either > 0 {
		found.date.Month, found.weekday = time.Month(found.either), nil
	}
	return found
}

// name takes the name of a weekday or a month.
func (d *dateWords) name(word string) {
	month := monthNamed(word)
	if on, is := weekdayNamed(word); is && d.weekday == nil && (d.date.Day == 0 || month == 0) {
		d.weekday, d.either = &on, month
	} else if month > 0 && d.date.Month == 0 {
		d.date.Month = time.Month(month)
	}
}

// inWords reads a date whose month is a word, or a weekday that the program has only once.
func (r *dayReader) inWords(text string) program.Date {
	words := wordsOfDate(text)
	found := words.date
	switch {
	case found == program.Date{} && words.weekday != nil:
		return r.onlyWeekday(*words.weekday)
	case found.Year == 0 && found.Month != 0:
		found.Year = r.near.Year
		if !r.to.IsZero() && r.to.Before(found) && found.Month < r.near.Month {
			found.Year++
		}
	}
	if words.weekday != nil && found.Valid() && found.Weekday() != *words.weekday && r.mismatch == "" {
		r.mismatch = text
	}
	return found
}

// onlyWeekday is the day of the program that falls on the weekday, if there is one and no other.
func (r *dayReader) onlyWeekday(weekday time.Weekday) (only program.Date) {
	if !r.near.Valid() || r.to.DaysSince(r.near) > 60 {
		return program.Date{}
	}
	for day := r.near; !r.to.Before(day); day = day.AddDays(1) {
		if day.Weekday() != weekday {
			continue
		}
		if !only.IsZero() {
			return program.Date{}
		}
		only = day
	}
	return only
}

// choose decides how 3/4 is read, by all the dates of a column: as a number above 12 shows, or as more of them lie within the program, or as the language
// of the headers has it.
func (r *dayReader) choose(texts []string, english bool, first, last program.Date) {
	dayFirst, monthFirst, insideDay, insideMonth := 0, 0, 0, 0
	for _, text := range texts {
		parts := numbersForm.FindStringSubmatch(strings.TrimSpace(text))
		if parts == nil || len(parts[1]) == 4 {
			continue
		}
		a, _ := strconv.Atoi(parts[1])
		b, _ := strconv.Atoi(parts[2])
		switch {
		case a > 12:
			dayFirst++
			continue
		case b > 12:
			monthFirst++
			continue
		case a == b || strings.Contains(parts[0], "."): // 3.4. is the third of April wherever it is written so
			continue
		}
		r.ambiguous = strings.TrimSpace(text)
		for _, order := range []bool{false, true} {
			try := dayReader{monthFirst: order, near: r.near}
			if day := try.numbers(parts[1], parts[2], parts[3]); !first.IsZero() && !day.Before(first) && !last.Before(day) {
				if order {
					insideMonth++
				} else {
					insideDay++
				}
			}
		}
	}
	switch {
	case dayFirst != monthFirst:
		r.monthFirst = monthFirst > dayFirst
		r.ambiguous = ""
	case insideDay != insideMonth:
		r.monthFirst = insideMonth > insideDay
	default:
		r.monthFirst = english
	}
}
