// Package opening reads and writes the hours in which an organisation receives visitors.
package opening

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"laurel/data/civil"
	"laurel/data/locale"
)

// Hours is when an organisation receives visitors on some days of the week, by its own clock. Until 00:00 is the end
// of the day; an Until that is not later than From is on the next day.
type Hours struct {
	Days  Weekdays    `json:"days"  audience:"participants"`
	From  civil.Clock `json:"from"  audience:"participants"`
	Until civil.Clock `json:"until" audience:"participants"`
}

// Weekdays is a set of days of the week, from Sunday as in package time.
type Weekdays [7]bool

// everyDay is the whole week.
var everyDay = Weekdays{true, true, true, true, true, true, true}

// weekdayCodes are RFC 5545's.
var weekdayCodes = [7]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// mondayFirst is the week as people write it (ISO 8601).
var mondayFirst = [7]time.Weekday{
	time.Monday,
	time.Tuesday,
	time.Wednesday,
	time.Thursday,
	time.Friday,
	time.Saturday,
	time.Sunday,
}

// WeekdaysOf returns the set of those days.
func WeekdaysOf(days ...time.Weekday) Weekdays {
	var set Weekdays
	for _, d := range days {
		set[d] = true
	}
	return set
}

// MarshalText writes the codes of RFC 5545 from Monday on: MO TU WE.
func (w Weekdays) MarshalText() ([]byte, error) {
	var codes []string
	for _, day := range mondayFirst {
		if w[day] {
			codes = append(codes, weekdayCodes[day])
		}
	}
	return []byte(strings.Join(codes, " ")), nil
}

// UnmarshalText reads what MarshalText writes.
func (w *Weekdays) UnmarshalText(text []byte) error {
	*w = Weekdays{}
	for code := range strings.FieldsSeq(string(text)) {
		day := slices.Index(weekdayCodes[:], code)
		if day < 0 {
			return fmt.Errorf("“%s” is not a day of the week like MO", code)
		}
		w[day] = true
	}
	return nil
}

// During reports whether an organisation with these opening hours is open from start to end, both local to it.
// Without any hours nobody knows, and it counts as open.
func During(hours []Hours, start, end civil.DateTime) bool {
	if len(hours) == 0 {
		return true
	}
	for at := start; ; {
		until := at
		for _, h := range hours {
			until = h.reaches(at, until)
		}
		if !until.Before(end) {
			return true
		}
		if until == at {
			return false
		}
		at = until
	}
}

// reaches returns until when the place is open by these hours from at on, if that is later than best.
func (o Hours) reaches(at, best civil.DateTime) civil.DateTime {
	for _, day := range []civil.Date{at.Date.AddDays(-1), at.Date} {
		if !o.Days[day.Weekday()] {
			continue
		}
		opens := civil.At(day, o.From)
		closes := civil.At(day, o.Until)
		if !opens.Before(closes) {
			closes.Date = day.AddDays(1)
		}
		if !at.Before(opens) && best.Before(closes) && at.Before(closes) {
			best = closes
		}
	}
	return best
}

// Format writes opening hours in one line, as ParseOpening reads them: Mon–Fri 09:00–17:00; Sat 10:00–14:00.
func Format(hours []Hours, l locale.Language) string {
	lines := make([]string, len(hours))
	for i, h := range hours {
		times := l.Clocks(h.From, h.Until)
		if h.From == h.Until {
			times += "–" + times
		}
		lines[i] = locale.Joined(" ", h.Days.format(l), times)
	}
	return strings.Join(lines, "; ")
}

// format names the days, three or more in sequence as a range; all seven have no name.
func (w Weekdays) format(l locale.Language) string {
	if w == everyDay {
		return ""
	}
	var parts []string
	for i := 0; i < 7; i++ {
		first := i
		for i < 7 && w[mondayFirst[i]] {
			parts = append(parts, l.ShortWeekday(mondayFirst[i]))
			i++
		}
		if n := i - first; n > 2 {
			at := len(parts) - n
			parts = append(parts[:at], parts[at]+"–"+parts[len(parts)-1])
		}
	}
	return strings.Join(parts, ", ")
}

// Parse reads opening hours as people write them, in any language of the catalogue: "Mon–Fri 9–17; Sat
// 10:00–14:00", "lun-ven 09:00-12:00 13:00-17:00", "10:00-18:00" for every day. Parts are divided by semicolons or line
// ends. The empty text is no hours.
func Parse(text string) ([]Hours, error) {
	var hours []Hours
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '\n' }) {
		if strings.TrimSpace(part) == "" {
			continue
		}
		read, ok := parseOpeningPart(part)
		if !ok {
			return nil, fmt.Errorf("“%s” does not read like Mon–Fri 09:00–17:00", strings.TrimSpace(part))
		}
		hours = append(hours, read...)
	}
	return hours, nil
}

var (
	dash      = regexp.MustCompile(`\s*-\s*`)
	afternoon = regexp.MustCompile(`^[1-9]([:.h]\d\d)?$`)
	halfDay   = regexp.MustCompile(`(\d)\s*([ap])\.?\s?m\b\.?`) // 5 p.m.
)

// parseOpeningPart reads days and then one or more periods of the day.
func parseOpeningPart(part string) ([]Hours, bool) {
	part = strings.NewReplacer("–", "-", "—", "-", "noon", "p.m.", "midnight", "a.m.").Replace(strings.ToLower(part))
	part = halfDay.ReplaceAllString(part, "$1$2")
	part = dash.ReplaceAllString(part, "-")
	words := strings.FieldsFunc(part, func(r rune) bool { return unicode.IsSpace(r) || r == ',' })
	days := Weekdays{}
	var hours []Hours
	for _, word := range words {
		if first, last, ok := parseWeekdays(word); ok && len(hours) == 0 {
			for day := first; ; day = (day + 1) % 7 {
				days[day] = true
				if day == last {
					break
				}
			}
			continue
		}
		opens, closes, ok := parsePeriod(word)
		if !ok {
			return nil, false
		}
		hours = append(hours, Hours{From: opens, Until: closes})
	}
	if days == (Weekdays{}) {
		days = everyDay
	}
	for i := range hours {
		hours[i].Days = days
	}
	return hours, len(hours) > 0
}

// parsePeriod reads 9-17. The half of the day that only the end names is the beginning's too where that comes before
// it: 1-5p, but 9-5p. Where neither names one, an hour of one digit before the beginning is one of the afternoon: 9-5.
func parsePeriod(word string) (opens, closes civil.Clock, ok bool) {
	from, until, _ := strings.Cut(word, "-")
	opens, readFrom := looseClock(from)
	closes, readUntil := looseClock(until)
	if early := opens.Hour < 12 && closes.Minutes() < opens.Minutes(); early && afternoon.MatchString(until) {
		closes.Hour += 12
	}
	if half := strings.TrimLeft(until, "0123456789:.h"); half != "" && !strings.HasSuffix(from, "a") &&
		!strings.HasSuffix(from, "p") {
		if same, fits := looseClock(from + half); fits && same.Minutes() < closes.Minutes() {
			opens = same
		}
	}
	return opens, closes, readFrom && readUntil
}

// parseWeekdays reads mon, mon-fri or lunes.
func parseWeekdays(word string) (first, last time.Weekday, ok bool) {
	from, until, isRange := strings.Cut(word, "-")
	first, ok = parseWeekday(from)
	if !ok || !isRange {
		return first, first, ok
	}
	last, ok = parseWeekday(until)
	return first, last, ok
}

// parseWeekday reads a day of the week in full or by its first two letters or more.
func parseWeekday(word string) (time.Weekday, bool) {
	word = strings.TrimRight(word, ".:")
	if len(word) < 2 {
		return 0, false
	}
	for day := time.Sunday; day <= time.Saturday; day++ {
		for _, l := range locale.Languages() {
			if strings.HasPrefix(strings.ToLower(l.Weekday(day)), word) {
				return day, true
			}
		}
	}
	return 0, false
}

// looseClock reads 9, 9:30, 09h30, 9.30, 9p as 21:00, and 24:00 as midnight.
func looseClock(text string) (civil.Clock, bool) {
	text, morning := strings.CutSuffix(text, "a")
	text, evening := strings.CutSuffix(text, "p")
	hour, minute, _ := strings.Cut(strings.NewReplacer("h", ":", ".", ":").Replace(text), ":")
	h, err := strconv.Atoi(hour)
	m := 0
	if err == nil && minute != "" {
		m, err = strconv.Atoi(minute)
	}
	switch {
	case (morning || evening) && (h < 1 || h > 12):
		return civil.Clock{}, false
	case h == 24 && m == 0, morning && h == 12:
		h = 0
	case evening && h < 12:
		h += 12
	}
	c := civil.NewClock(h, m)
	return c, err == nil && c.Valid()
}
