package value

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"laurel/data/civil"
	"laurel/data/locale/typed"
)

// Clocks are one or two times of day with the zone that is written after them.
type Clocks struct {
	typed.Times
	In TimeZone // nil: none is
}

// noDay is the day that spreadsheets and databases write before a time of day that has none.
var noDay = regexp.MustCompile(`^(?:(?:1899-12-3[01]|1900-01-0[0-2]|1904-01-01)[T ]|` +
	`(?:12/3[01]/1899|3[01]/12/1899|30\.12\.1899|0?1/0?[0-2]/1900|0?1/0?1/1904)\s+)(.*?)(?:\.\d+)?Z?$`)

// Times reads a time of day, or two with a dash or a word between them, as typed.ReadTimes does, or Excel's part of a
// day. The error is a Message.
func Times(text string) (Clocks, error) {
	text = strings.TrimSpace(text)
	if at, is := PartOfDay(text); is {
		return Clocks{Times: typed.Exactly(at)}, nil
	}
	if parts := noDay.FindStringSubmatch(text); parts != nil {
		read, ok := typed.ReadTimes(parts[1])
		if ok {
			return Clocks{Times: read}, nil
		}
	}
	read, ok := typed.ReadTimes(text)
	if !ok {
		return Clocks{}, Text(`"{{.Text}}" is not a time of day like 9:30`, "Text", text)
	}
	return clocksOf(read, text)
}

// clocksOf finds the zone of times.
func clocksOf(read typed.Times, text string) (Clocks, error) {
	clocks := Clocks{Times: read}
	if read.Zone == "" {
		return clocks, nil
	}
	if clocks.In = ZoneNamed(read.Zone); clocks.In == nil {
		return Clocks{}, Text(`"{{.Text}}" is not a time of day like 9:30`, "Text", text)
	}
	return clocks, nil
}

// PartOfDay reads a time as Excel keeps it: a part of a day, with or without the days since its epoch.
func PartOfDay(text string) (at civil.Clock, is bool) {
	number, ok := Number(text)
	if !ok || !strings.Contains(text, ".") || number < 0 {
		return at, false
	}
	whole := math.Floor(number)
	minutes := int(math.Round((number-whole)*24*60)) % (24 * 60)
	return civil.Clock{Hour: minutes / 60, Minute: minutes % 60}, number < 1 || number > whole && whole > 1000
}

// PartOfTheDay returns the usual times of a part of the day that a text names: morning, tarde. They are a guess.
func PartOfTheDay(text string) (Clocks, bool) {
	read, ok := typed.ReadTimes(Meaning[string]("day-part", text))
	return Clocks{Times: read}, ok
}

var (
	clockLength = regexp.MustCompile(`^(\d{1,3}):([0-5]?\d)(?::\d+)?$`)
	lengthForm  = sync.OnceValue(func() *regexp.Regexp {
		hours, minutes := typed.Pattern("hours"), typed.Pattern("minutes")
		return regexp.MustCompile(`^(?:(\d{1,3})\s*` + hours + `\.?\s*)?(?:(\d{1,4})\s*` + minutes + `?\.?)?$`)
	})
)

// Length reads how long something lasts, in minutes: 1:30, 00:45:00, 90, 90 min, 1h30, 1.5 h, PT45M, 0.0625 (Excel's
// part of a day).
func Length(text string) (minutes int, ok bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	if bare := strings.TrimRight(text, "'’′"); bare != text && bare != "" { // 45'
		text = bare + "min"
	}
	if minutes, err := Duration(text); err == nil && len(text) > 1 {
		return minutes, true
	}
	decimal := strings.Replace(text, ",", ".", 1)
	if number, ok := Number(decimal); ok {
		if number > 0 && number < 1 {
			number *= 24 * 60
		}
		return int(math.Round(number)), number > 0 && number < 10_000
	}
	if number, ok := Number(strings.TrimSuffix(decimal, "h")); ok {
		return int(math.Round(number * 60)), number > 0 && number < 1000
	}
	for _, form := range []*regexp.Regexp{clockLength, lengthForm()} {
		if parts := form.FindStringSubmatch(text); parts != nil && text != "" {
			hours, _ := strconv.Atoi("0" + parts[1])
			rest, _ := strconv.Atoi("0" + parts[2])
			return hours*60 + rest, true
		}
	}
	return 0, false
}

var durationForm = regexp.MustCompile(
	`^\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$`,
)

// Duration reads the form of RFC 5545, 3.3.6, in minutes.
func Duration(text string) (minutes int, err error) {
	parts := durationForm.FindStringSubmatch(strings.ToUpper(strings.TrimSpace(text)))
	if parts == nil {
		return 0, Text(`"{{.Text}}" is not a duration such as PT45M`, "Text", text)
	}
	for i, unit := range []int{7 * 24 * 60, 24 * 60, 60, 1} {
		n, _ := strconv.Atoi("0" + parts[i+1])
		minutes += n * unit
	}
	seconds, _ := strconv.Atoi("0" + parts[5])
	return minutes + seconds/60, nil
}
