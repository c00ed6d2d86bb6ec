package program

import (
	"fmt"
	"strings"
)

// DateStyle is how much of a day is written.
type DateStyle int

// The styles, as a document in English has them.
const (
	WeekdayDate  DateStyle = iota // Tuesday 13 June 2023
	FullDate                      // 13 June 2023
	ShortDate                     // 13 Jun 2023
	WeekdayShort                  // Tue 13 Jun
	ShortMonth                    // Jun 2023
)

var weekdays = [7]trilingual{
	{"Sunday", "domingo", "dimanche"},
	{"Monday", "lunes", "lundi"},
	{"Tuesday", "martes", "mardi"},
	{"Wednesday", "miércoles", "mercredi"},
	{"Thursday", "jueves", "jeudi"},
	{"Friday", "viernes", "vendredi"},
	{"Saturday", "sábado", "samedi"},
}

var shortWeekdays = [7]trilingual{
	{"Sun", "dom", "dim."}, {"Mon", "lun", "lun."}, {"Tue", "mar", "mar."}, {"Wed", "mié", "mer."}, {"Thu", "jue", "jeu."}, {"Fri", "vie", "ven."}, {"Sat", "sáb", "sam."},
}

var months = [12]trilingual{
	{"January", "enero", "janvier"},
	{"February", "febrero", "février"},
	{"March", "marzo", "mars"},
	{"April", "abril", "avril"},
	{"May", "mayo", "mai"},
	{"June", "junio", "juin"},
	{"July", "julio", "juillet"},
	{"August", "agosto", "août"},
	{"September", "septiembre", "septembre"},
	{"October", "octubre", "octobre"},
	{"November", "noviembre", "novembre"},
	{"December", "diciembre", "décembre"},
}

var shortMonths = [12]trilingual{
	{"Jan", "ene", "janv."},
	{"Feb", "feb", "févr."},
	{"Mar", "mar", "mars"},
	{"Apr", "abr", "avr."},
	{"May", "may", "mai"},
	{"Jun", "jun", "juin"},
	{"Jul", "jul", "juil."},
	{"Aug", "ago", "août"},
	{"Sep", "sep", "sept."},
	{"Oct", "oct", "oct."},
	{"Nov", "nov", "nov."},
	{"Dec", "dic", "déc."},
}

// Format writes the day for people in English, Spanish or French (in: BCP 47). The month is always a word and the day stands before it, so
// that nobody, from whichever country, can take one for the other; in en-US alone the month comes first. No day gives no text.
func (d Date) Format(style DateStyle, in string) string {
	if !d.Valid() {
		return d.String()
	}
	short := style == ShortDate || style == WeekdayShort || style == ShortMonth
	month, weekday := months[d.Month-1].in(in), weekdays[d.Weekday()].in(in)
	if short {
		month, weekday = shortMonths[d.Month-1].in(in), shortWeekdays[d.Weekday()].in(in)
	}
	switch style {
	case ShortMonth:
		return fmt.Sprintf("%s %d", month, d.Year)
	case WeekdayShort:
		return weekday + " " + dayAndMonth(d.Day, month, short, in)
	case WeekdayDate:
		if in == "en-US" || documentLanguage(in) == spanish {
			weekday += ","
		}
		return weekday + " " + withYear(dayAndMonth(d.Day, month, short, in), d.Year, short, in)
	default:
		return withYear(dayAndMonth(d.Day, month, short, in), d.Year, short, in)
	}
}

func dayAndMonth(day int, month string, short bool, in string) string {
	switch {
	case in == "en-US":
		return fmt.Sprintf("%s %d", month, day)
	case documentLanguage(in) == spanish && !short:
		return fmt.Sprintf("%d de %s", day, month)
	case documentLanguage(in) == french && day == 1:
		return "1er " + month
	default:
		return fmt.Sprintf("%d %s", day, month)
	}
}

func withYear(text string, year int, short bool, in string) string {
	switch {
	case in == "en-US":
		return fmt.Sprintf("%s, %d", text, year)
	case documentLanguage(in) == spanish && !short:
		return fmt.Sprintf("%s de %d", text, year)
	default:
		return fmt.Sprintf("%s %d", text, year)
	}
}

// FormatPeriod writes the days from first to last without saying twice what they share: 11–25 June 2023, 28 June – 3 July 2023. Either
// may be missing.
func FormatPeriod(first, last Date, in string) string {
	if !first.Valid() || !last.Valid() || first == last {
		text := first.Format(FullDate, in)
		if text == "" {
			text = last.Format(FullDate, in)
		}
		return text
	}
	end := last.Format(FullDate, in)
	switch {
	case first.Year != last.Year:
		return first.Format(FullDate, in) + " – " + end
	case first.Month != last.Month:
		return dayAndMonth(first.Day, months[first.Month-1].in(in), false, in) + " – " + end
	case in == "en-US":
		return fmt.Sprintf("%s %d–%d, %d", months[first.Month-1].in(in), first.Day, last.Day, first.Year)
	default:
		day, _, _ := strings.Cut(dayAndMonth(first.Day, "", true, in), " ")
		return day + "–" + end
	}
}

// halves of the day, for those who count to twelve.
var halves = map[string][2]string{english: {"a.m.", "p.m."}, spanish: {"a. m.", "p. m."}}

// twelveHours reports whether documents in the language (BCP 47) count the hours to twelve: English ones do, but for British and Irish
// ones, and Spanish ones of the Americas that say so.
func twelveHours(in string) bool {
	switch in {
	case "en-GB", "en-IE":
		return false
	case "es-US", "es-MX", "es-CO", "es-PE", "es-VE":
		return true
	default:
		return documentLanguage(in) == english
	}
}

// Format writes the time of day for people: 9:30 a.m. or 09:30, as the language and region (BCP 47) have it. Noon and midnight are said
// in English, since 12:00 p.m. is read both ways.
func (c Clock) Format(in string) string {
	if !twelveHours(in) {
		return c.String()
	}
	digits, half := c.twelve(in)
	return digits + " " + half
}

func (c Clock) twelve(in string) (digits, half string) {
	hour := (c.Hour+11)%12 + 1
	digits = fmt.Sprintf("%d:%02d", hour, c.Minute)
	language := documentLanguage(in)
	switch {
	case language == english && c.Minutes() == 0:
		return digits, "midnight"
	case language == english && c.Minutes() == 12*60:
		return digits, "noon"
	default:
		return digits, halves[language][c.Hour/12]
	}
}

// FormatTimes writes from when to when something lasts: 9:30–11:00 a.m., 22:30–00:45 (Fri 23 Jun). The day of the end is told when it is
// another one, unless it ends at that day's first minute.
func FormatTimes(start, end DateTime, in string) string {
	if start.IsZero() {
		return ""
	}
	if end.IsZero() || start == end {
		return start.Clock.Format(in)
	}
	from, until := start.Clock.Format(in), end.Clock.Format(in)
	if twelveHours(in) {
		digits, half := start.Clock.twelve(in)
		if _, endHalf := end.Clock.twelve(in); half == endHalf && start.Date == end.Date {
			from = digits
		}
	}
	text := from + "–" + until
	if end.Date != start.Date && (end.Date != start.Date.AddDays(1) || end.Clock != Clock{}) {
		text += " (" + end.Date.Format(WeekdayShort, in) + ")"
	}
	return text
}
