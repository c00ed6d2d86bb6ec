package value

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/xuri/excelize/v2"

	"laurel/data/civil"
)

// Dates reads the dates of a table.
type Dates struct {
	Since1904  bool       // Excel's other epoch
	Earliest   float64    // the first of Excel's numbers that is a day; what is smaller is an hour, a room or a count
	MonthFirst bool       // 3/4 is 4 March
	First      civil.Date // of the program; a date without a year has its year
	Last       civil.Date
	Ambiguous  string // a date that was read in one of two ways
	Mismatch   string // a date whose weekday is another one
}

// EarliestPlanned is Excel's number of a day in 1908, before which nobody plans.
const EarliestPlanned = 3000

var (
	numbersForm = regexp.MustCompile(`^\D*?(\d{1,4})\s*[./\-]\s*(\d{1,2})(?:\s*[./\-]\s*(\d{2,4}))?\b`)
	isoForm     = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})`)
	partsForm   = regexp.MustCompile(`\d+|\pL+`)
	clockInDate = regexp.MustCompile(`(?:^|[\sT,])(\d{1,2}:\d{2}(?::\d{2})?\s*(?:[aApP]\.?[mM]\.?)?)`)
)

// Day reads a date, with the time of day in it, if there is one: Excel's number, ISO 8601, 15.06.2023, 6/15/2023, 15
// June 2023, jeudi 15 juin.
func (r *Dates) Day(text string) (day civil.Date, at *civil.Clock, err error) {
	text = strings.TrimSpace(text)
	if number, ok := Number(text); ok {
		return r.serial(number, text)
	}
	rest := text
	if found := clockInDate.FindStringSubmatchIndex(text); found != nil {
		from, _, failed := Times(text[found[2]:found[3]])
		if failed == nil {
			at, rest = &from, text[:found[0]]
		}
	}
	if parts := isoForm.FindStringSubmatch(rest); parts != nil {
		day = dateOf(parts[1], parts[2], parts[3])
	} else if parts := numbersForm.FindStringSubmatch(rest); parts != nil {
		day = r.numbers(parts[1], parts[2], parts[3])
	} else {
		day = r.inWords(rest)
	}
	if !day.Valid() {
		return civil.Date{}, nil, noDate(text)
	}
	return day, at, nil
}

func noDate(text string) error {
	return Text(`"{{.Text}}" is not a date like 2023-06-15`, "Text", text)
}

// serial reads a date that is a number: 20230615, or one of Excel.
func (r *Dates) serial(number float64, text string) (civil.Date, *civil.Clock, error) {
	if number >= 19000101 && number <= 21001231 && len(text) == 8 {
		if day := dateOf(text[:4], text[4:6], text[6:8]); day.Valid() {
			return day, nil, nil
		}
	}
	if number < max(r.Earliest, 1) || number > 200_000 {
		return civil.Date{}, nil, noDate(text)
	}
	at, err := excelize.ExcelDateToTime(number, r.Since1904)
	if err != nil {
		return civil.Date{}, nil, noDate(text)
	}
	local := civil.DateTimeOf(at.Add(30 * time.Second))
	if number == math.Trunc(number) {
		return local.Date, nil, nil
	}
	return local.Date, &local.Clock, nil
}

// numbers reads day, month and year, in whichever order the column has them.
func (r *Dates) numbers(first, second, third string) civil.Date {
	if len(first) == 4 {
		return dateOf(first, second, third)
	}
	if third == "" {
		third = strconv.Itoa(r.First.Year)
	}
	if len(third) == 2 {
		third = "20" + third
	}
	dayFirst, monthFirst := dateOf(third, second, first), dateOf(third, first, second)
	if monthFirst.Valid() && (r.MonthFirst || !dayFirst.Valid()) {
		return monthFirst
	}
	return dayFirst
}

func dateOf(year, month, day string) civil.Date {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	return civil.Date{Year: y, Month: time.Month(m), Day: d}
}

// numberOf returns the number that a word means: of a month, of a weekday from Sunday 0.
func numberOf(section, word string) (number int, is bool) {
	number, err := strconv.Atoi(Meaning[string](section, word))
	return number, err == nil
}

// dayNumber is how plans count their days, before the date itself: Day 2:, Tag 2 –, Jour 2.
var dayNumber = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^\s*` + pattern("day-number") + `\s*\d{1,2}\b\s*[:.,|–—-]*\s*`)
})

// Heading reads a text that is nothing but a day, such as is written above the items of that day. A number alone is
// none.
func (r *Dates) Heading(text string) (civil.Date, bool) {
	text = strings.Trim(dayNumber().ReplaceAllString(text, ""), " ()–—-:")
	if _, number := Number(text); number || len(text) > 60 {
		return civil.Date{}, false
	}
	day, at, err := r.Day(text)
	return day, err == nil && at == nil && onlyDay(text)
}

// onlyDay reports whether every word of a text is one of a date, so that "Visit on 14 June" is none.
func onlyDay(text string) bool {
	for _, word := range partsForm.FindAllString(text, -1) {
		if _, number := Number(word); !number && !Is("month", word) && !Is("weekday", word) && !Is("date-word", word) {
			return false
		}
	}
	return true
}

// dateWords are the parts of a date in words.
type dateWords struct {
	date    civil.Date
	weekday *time.Weekday
	either  int // the month that the weekday could be too: mar
}

func wordsOfDate(text string) (found dateWords) {
	for _, word := range partsForm.FindAllString(dayNumber().ReplaceAllString(text, ""), 12) {
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

// name reads the name of a weekday or a month.
func (d *dateWords) name(word string) {
	month, _ := numberOf("month", word)
	if number, is := numberOf("weekday", word); is && d.weekday == nil && (d.date.Day == 0 || month == 0) {
		on := time.Weekday(number)
		d.weekday, d.either = &on, month
	} else if month > 0 && d.date.Month == 0 {
		d.date.Month = time.Month(month)
	}
}

// inWords reads a date whose month is a word, or a weekday that the program has only once.
func (r *Dates) inWords(text string) civil.Date {
	words := wordsOfDate(text)
	found := words.date
	switch {
	case found == civil.Date{} && words.weekday != nil:
		return r.onlyWeekday(*words.weekday)
	case found.Year == 0 && found.Month != 0:
		found.Year = r.First.Year
		if !r.Last.IsZero() && r.Last.Before(found) && found.Month < r.First.Month {
			found.Year++
		}
	}
	if words.weekday != nil && found.Valid() && found.Weekday() != *words.weekday && r.Mismatch == "" {
		r.Mismatch = text
	}
	return found
}

// onlyWeekday is the day of the program that falls on the weekday, if there is one and no other.
func (r *Dates) onlyWeekday(weekday time.Weekday) (only civil.Date) {
	if !r.First.Valid() || r.Last.DaysSince(r.First) > 60 {
		return civil.Date{}
	}
	for day := r.First; !r.Last.Before(day); day = day.AddDays(1) {
		if day.Weekday() != weekday {
			continue
		}
		if !only.IsZero() {
			return civil.Date{}
		}
		only = day
	}
	return only
}

// ChooseOrder decides how 3/4 is read, by all the dates of a column: as a number above 12 shows, or as more of them lie
// within a period, or as the language of the headings has it.
func (r *Dates) ChooseOrder(texts []string, english bool, first, last civil.Date) {
	dayFirst, monthFirst := 0, 0
	inside := map[bool]int{} // by whether the month comes first
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
		r.Ambiguous = strings.TrimSpace(text)
		for _, order := range []bool{false, true} {
			try := Dates{MonthFirst: order, First: r.First}
			day := try.numbers(parts[1], parts[2], parts[3])
			if !first.IsZero() && !day.Before(first) && !last.Before(day) {
				inside[order]++
			}
		}
	}
	switch {
	case dayFirst != monthFirst:
		r.MonthFirst = monthFirst > dayFirst
		r.Ambiguous = ""
	case inside[false] != inside[true]:
		r.MonthFirst = inside[true] > inside[false]
	default:
		r.MonthFirst = english
	}
}
