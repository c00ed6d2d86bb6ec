package locale

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"laurel/data/civil"
)

// DateStyle is how much of a day is written.
type DateStyle string

// The styles, as a document in English has them. Each is a pattern "date.STYLE" of the catalogue.
const (
	WeekdayDate  DateStyle = "weekday"       // Tuesday 13 June 2023
	FullDate     DateStyle = "full"          // 13 June 2023
	ShortDate    DateStyle = "short"         // 13 Jun 2023
	WeekdayShort DateStyle = "weekday-short" // Tue 13 Jun
	ShortMonth   DateStyle = "month-short"   // Jun 2023
	dayAndMonth  DateStyle = "day-month"     // 13 June

	shortDayAndMonth DateStyle = "day-month-short" // 13 Jun
)

// Date formats a day for people. The month is always a word and the day comes before it, in en-US after it, so that no
// reader confuses the two. The zero date has an empty text; a day that does not exist has its ISO 8601 form.
func (l Language) Date(d civil.Date, style DateStyle) string {
	if !d.Valid() {
		return d.String()
	}
	return l.Text("date."+string(style), dateValues(l, d))
}

func dateValues(l Language, d civil.Date) Values {
	return Values{
		"Weekday":      l.Weekday(d.Weekday()),
		"ShortWeekday": l.ShortWeekday(d.Weekday()),
		"Day":          dayOfMonth(l, d.Day),
		"Month":        l.Month(d.Month),
		"ShortMonth":   l.ShortMonth(d.Month),
		"Year":         d.Year,
	}
}

// dayOfMonth writes the number of a day; French has a form of its own for the first.
func dayOfMonth(l Language, day int) string {
	if day == 1 {
		return l.Text("day.first")
	}
	return strconv.Itoa(day)
}

// Month returns the name of a month.
func (l Language) Month(m time.Month) string { return l.Text("month." + strconv.Itoa(int(m))) }

// ShortMonth returns the short name of a month.
func (l Language) ShortMonth(m time.Month) string {
	return l.Text("month.short." + strconv.Itoa(int(m)))
}

// Weekday returns the name of a day of the week.
func (l Language) Weekday(w time.Weekday) string { return l.Text("weekday." + strconv.Itoa(int(w))) }

// ShortWeekday returns the short name of a day of the week.
func (l Language) ShortWeekday(w time.Weekday) string {
	return l.Text("weekday.short." + strconv.Itoa(int(w)))
}

// NarrowWeekday returns the two letters of a day of the week above a month.
func (l Language) NarrowWeekday(w time.Weekday) string {
	return l.Text("weekday.narrow." + strconv.Itoa(int(w)))
}

// Period writes the days from first to last without repeating what they share: 11–25 June 2023, 28 June – 3 July 2023.
// Either may be missing.
func (l Language) Period(first, last civil.Date) string {
	return period(l, first, last, "period.within-month", FullDate, dayAndMonth)
}

// ShortPeriod is Period with short months: 11–25 Jun 2023, 28 Jun – 3 Jul 2023.
func (l Language) ShortPeriod(first, last civil.Date) string {
	return period(l, first, last, "period.short.within-month", ShortDate, shortDayAndMonth)
}

func period(l Language, first, last civil.Date, within string, style, withoutYear DateStyle) string {
	switch {
	case !last.Valid() || first == last:
		return l.Date(first, style)
	case !first.Valid():
		return l.Date(last, style)
	case first.Year == last.Year && first.Month == last.Month:
		values := dateValues(l, last)
		values["First"], values["Last"] = dayOfMonth(l, first.Day), dayOfMonth(l, last.Day)
		return l.Text(within, values)
	}
	firstStyle := style
	if first.Year == last.Year {
		firstStyle = withoutYear
	}
	return l.Text("period.apart", Values{"First": l.Date(first, firstStyle), "Last": l.Date(last, style)})
}

// Clock writes the time of day: 9:30 a.m. or 09:30. Noon and midnight are named in English, since 12:00 p.m. is read
// both ways.
func (l Language) Clock(c civil.Clock) string {
	if !l.Habits().TwelveHours {
		return c.String()
	}
	digits, half := halfDay(l, c)
	return digits + " " + half
}

// halfDay returns a time of day on a clock of twelve hours, and which half of the day it is in.
func halfDay(l Language, c civil.Clock) (digits, half string) {
	digits = fmt.Sprintf("%d:%02d", (c.Hour+11)%12+1, c.Minute)
	switch {
	case c.Minutes() == 0:
		return digits, l.Text("clock.midnight")
	case c.Minutes() == 12*60:
		return digits, l.Text("clock.noon")
	case c.Hour < 12:
		return digits, l.Text("clock.morning")
	default:
		return digits, l.Text("clock.afternoon")
	}
}

// Moment writes a day and a time of day: 13 June 2023, 9:30 a.m.
func (l Language) Moment(t civil.DateTime) string { return moment(l, t, FullDate) }

// ShortMoment is Moment with a short month: 13 Jun 2023, 9:30 a.m.
func (l Language) ShortMoment(t civil.DateTime) string { return moment(l, t, ShortDate) }

// DayMoment is Moment with the day of the week and no year: Tue 13 Jun, 9:30 a.m.
func (l Language) DayMoment(t civil.DateTime) string { return moment(l, t, WeekdayShort) }

func moment(l Language, t civil.DateTime, style DateStyle) string {
	if t.IsZero() {
		return ""
	}
	return l.Text("moment", Values{"Day": l.Date(t.Date, style), "Time": l.Clock(t.Clock)})
}

// Hour writes a full hour where there is little space: 9 a.m. or 09:00.
func (l Language) Hour(hour int) string {
	c := civil.NewClock(hour, 0)
	return strings.Replace(l.Clock(c), ":00 ", " ", 1)
}

// Times writes from when to when something lasts: 9:30–11:00 a.m., 22:30–00:45 (Fri 23 Jun). The day of the end is
// named when it is another one, unless it ends at that day's first minute.
func (l Language) Times(start, end civil.DateTime) string {
	switch {
	case start.IsZero():
		return ""
	case end.IsZero():
		return l.Clock(start.Clock)
	case end.Date == start.Date:
		return l.Clocks(start.Clock, end.Clock)
	}
	times := l.Clock(start.Clock) + "–" + l.Clock(end.Clock)
	midnight := civil.Clock{}
	switch isNext := end.Date == start.Date.AddDays(1) && end.Clock == midnight; {
	case isNext && start.Clock == midnight:
		return l.Text("times.all-day")
	case isNext:
		return times
	}
	return times + " (" + l.Date(end.Date, WeekdayShort) + ")"
}

// Clocks writes two times of day, or one where they are the same; what both have in common is written once: 9:30–11:00
// a.m.
func (l Language) Clocks(from, to civil.Clock) string {
	if from == to {
		return l.Clock(from)
	}
	begin := l.Clock(from)
	if l.Habits().TwelveHours && from.Minutes() < to.Minutes() {
		digits, half := halfDay(l, from)
		if _, endHalf := halfDay(l, to); half == endHalf {
			begin = digits
		}
	}
	return begin + "–" + l.Clock(to)
}

// Duration writes a number of minutes: 45 minutes, 1 hour, 1 h 30 min.
func (l Language) Duration(minutes int) string {
	switch {
	case minutes < 60:
		return l.Count("duration.minutes", minutes)
	case minutes%60 == 0:
		return l.Count("duration.hours", minutes/60)
	default:
		return l.Text("duration.hours-minutes", Values{"Hours": minutes / 60, "Minutes": minutes % 60})
	}
}

// ShortDuration writes a number of minutes where there is little space: 45 min, 6 h, 6 h 30 min.
func (l Language) ShortDuration(minutes int) string {
	values := Values{"Hours": minutes / 60, "Minutes": minutes % 60}
	switch {
	case minutes < 60:
		return l.Text("duration.short.minutes", values)
	case minutes%60 == 0:
		return l.Text("duration.short.hours", values)
	default:
		return l.Text("duration.short.hours-minutes", values)
	}
}

// And lists items as a sentence does: Washington, Boston and Miami.
func (l Language) And(items ...string) string {
	return list(l, "list.and", "list.and-before", "list.and-same-sound", items)
}

// Or lists items of which one is meant: Washington, Boston or Miami.
func (l Language) Or(items ...string) string {
	return list(l, "list.or", "list.or-before", "list.or-same-sound", items)
}

// list writes items by the text of a key, or by the other one where the last item begins with the sound of the word
// between them: the text of before is a regular expression of such beginnings in lower case, "-" in a language
// without them. Spanish writes "árabe e inglés" and "uno u otro" (Real Academia Española, Ortografía 2010).
func list(l Language, key, before, other string, items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := items[len(items)-1]
	word := strings.ToLower(strings.TrimLeftFunc(last, func(r rune) bool { return !unicode.IsLetter(r) }))
	if sounds := l.Text(before); sounds != "-" {
		if same, err := regexp.MatchString("^(?:"+sounds+")", word); err == nil && same {
			key = other
		}
	}
	first := strings.Join(items[:len(items)-1], l.Text("list.separator"))
	return l.Text(key, Values{"First": first, "Last": last})
}

// Quote puts a text into the quotation marks of the language.
func (l Language) Quote(text string) string { return l.Text("quoted", Values{"Text": text}) }

// Labelled writes a label, the colon of the language and a text.
func (l Language) Labelled(label, text string) string {
	return l.Text("labelled", Values{"Label": label, "Text": text})
}

// Field returns what a field is called in the middle of a sentence: the text of "field.KEY", "date of birth" for
// birth-date.
func (l Language) Field(key string) string { return l.Text("field." + key) }

// Label returns what a field is called above a column and beside a value: "Date of birth" for birth-date.
func (l Language) Label(key string) string { return l.Capital(l.Field(key)) }

// Capital writes the first letter of a text in upper case.
func (l Language) Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if !unicode.IsLower(first) {
		return text
	}
	return cases.Upper(language.Make(string(l))).String(text[:size]) + text[size:]
}

// westernDigits is the numbering system of all numbers (Unicode's extension u, key nu).
const westernDigits = "-u-nu-latn"

// Decimal writes a number with so many digits behind the point, or the comma of the language (CLDR). The digits are 0
// to 9 in every language, as those of telephones, passports and tickets are.
func (l Language) Decimal(n float64, digits int) string {
	tag := language.Make(displayTag(l).String() + westernDigits)
	return message.NewPrinter(tag).Sprint(number.Decimal(n, number.Scale(digits)))
}
