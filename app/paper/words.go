package paper

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"laurel/data/program"
)

// words is a text in English, Spanish and French.
type words [3]string

// in returns the text in a document's language; English where the document speaks another.
func (w words) in(language string) string {
	switch {
	case program.SameLanguage(language, "es"):
		return w[1]
	case program.SameLanguage(language, "fr"):
		return w[2]
	}
	return w[0]
}

var monthNames = [12]words{
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

func month(m time.Month, language string) string { return monthNames[m-1].in(language) }

// dayNumber writes the first of a month as French does.
func dayNumber(day int, language string) string {
	if day == 1 && program.SameLanguage(language, "fr") {
		return "1er"
	}
	return strconv.Itoa(day)
}

// longDate writes a day in words: 15 June 2026, 15 de junio de 2026, 15 juin 2026. The zero date is empty.
func longDate(d program.Date, language string) string {
	if !d.Valid() {
		return ""
	}
	form := words{"%s %s %d", "%s de %s de %d", "%s %s %d"}.in(language)
	return fmt.Sprintf(form, dayNumber(d.Day, language), month(d.Month, language), d.Year)
}

// dateRange writes the days from start to end without repeating what they share: 10–24 June 2026.
func dateRange(start, end program.Date, language string) string {
	switch {
	case !start.Valid() || start == end:
		return longDate(end, language)
	case !end.Valid():
		return longDate(start, language)
	case start.Year == end.Year && start.Month == end.Month:
		return dayNumber(start.Day, language) + "–" + longDate(end, language)
	case start.Year == end.Year:
		form := words{"%s %s", "%s de %s", "%s %s"}.in(language)
		return fmt.Sprintf(form, dayNumber(start.Day, language), month(start.Month, language)) + " – " + longDate(end, language)
	}
	return longDate(start, language) + " – " + longDate(end, language)
}

// listed joins names as a sentence does: Washington, Boston and Miami.
func listed(names []string, language string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	and := words{" and ", " y ", " et "}.in(language)
	return strings.Join(names[:len(names)-1], ", ") + and + names[len(names)-1]
}

// joined joins what is not empty.
func joined(separator string, parts ...string) string {
	kept := parts[:0:0]
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, separator)
}
