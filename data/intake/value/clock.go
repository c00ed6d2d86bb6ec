package value

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"laurel/data/civil"
)

var (
	clockForm = regexp.MustCompile(
		`(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?(?:[:.](\d{2}))?\s*(a\.?\s?m\.?|p\.?\s?m\.?|uhr|h|noon)?`,
	)
	noonName     = nameForm("noon")
	midnightName = nameForm("midnight")
)

// nameForm matches, in folded text, any of the names in a section as a word of its own.
func nameForm(section string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b` + pattern(section) + `\b`) })
}

// Times reads a time of day, or two with a dash or a word between them: 9:30, 09.30 Uhr, 9h30, 9 a.m., 9:30–11:00 a.m.,
// 0.375 (Excel's part of a day). Without a second one to is nil.
func Times(text string) (from civil.Clock, to *civil.Clock, err error) {
	text = strings.TrimSpace(text)
	if at, is := PartOfDay(text); is {
		return at, nil, nil
	}
	wrong := Text(`"{{.Text}}" is not a time of day like 9:30`, "Text", text)
	plain := midnightName().ReplaceAllString(noonName().ReplaceAllString(Fold(text), "12:00"), "0:00")
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
	bare := all[0][2] == "" && all[0][4] == "" // a number alone is an hour only when nothing is beside it
	if !ok || to == nil && bare && len(strings.TrimSpace(plain)) > 2 {
		return from, nil, wrong
	}
	return from, to, nil
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

// sameHalf copies to the first of two times the half of the day that only the second one names: 9:30–11 a.m., but
// 11:30–1 p.m.
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

// onlyBetween reports whether nothing is left beside the times but what is written around and between two of them.
func onlyBetween(rest string) bool {
	other := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	for word := range strings.FieldsFuncSeq(rest, other) {
		if !Is("time-word", word) {
			return false
		}
	}
	return true
}

func clockOf(parts []string) (civil.Clock, bool) {
	hour, _ := strconv.Atoi(parts[1])
	minute, _ := strconv.Atoi("0" + parts[2])
	switch half := strings.NewReplacer(".", "", " ", "").Replace(parts[4]); {
	case half == "pm" && hour < 12:
		hour += 12
	case half == "am" && hour == 12:
		hour = 0
	}
	if hour == 24 && minute == 0 {
		hour = 0
	}
	c := civil.Clock{Hour: hour, Minute: minute}
	return c, c.Valid()
}

var (
	clockLength = regexp.MustCompile(`^(\d{1,3}):([0-5]?\d)(?::\d+)?$`)
	lengthForm  = sync.OnceValue(func() *regexp.Regexp {
		hours, minutes := pattern("hours"), pattern("minutes")
		return regexp.MustCompile(`^(?:(\d{1,3})\s*` + hours + `\.?\s*)?(?:(\d{1,4})\s*` + minutes + `?\.?)?$`)
	})
)

// Length reads how long something lasts, in minutes: 1:30, 00:45:00, 90, 90 min, 1h30, 1.5 h, PT45M, 0.0625 (Excel's
// part of a day).
func Length(text string) (minutes int, ok bool) {
	text = strings.ToLower(strings.TrimSpace(text))
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
