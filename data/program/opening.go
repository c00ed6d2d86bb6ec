package program

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

// Opening is when an organisation receives visitors on some days of the week, by its own clock. Until 00:00 is the end of the day; an Until
// that is not later than From is on the next day.
type Opening struct {
	Days  Weekdays `json:"days" audience:"participants"`
	From  Clock    `json:"from" audience:"participants"`
	Until Clock    `json:"until" audience:"participants"`
}

// Weekdays is a set of days of the week.
type Weekdays uint8

// weekdayCodes are RFC 5545's, from Sunday as in package time.
var weekdayCodes = [7]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// mondayFirst is the week as it stands on paper and on screens (ISO 8601).
var mondayFirst = [7]time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}

// WeekdaysOf is the set of those days.
func WeekdaysOf(days ...time.Weekday) Weekdays {
	var set Weekdays
	for _, d := range days {
		set |= 1 << d
	}
	return set
}

// has reports whether the day is in the set.
func (w Weekdays) has(day time.Weekday) bool { return w&(1<<day) != 0 }

// MarshalText writes the codes of RFC 5545 from Monday on: MO TU WE.
func (w Weekdays) MarshalText() ([]byte, error) {
	var codes []string
	for _, day := range mondayFirst {
		if w.has(day) {
			codes = append(codes, weekdayCodes[day])
		}
	}
	return []byte(strings.Join(codes, " ")), nil
}

// UnmarshalText reads what MarshalText writes.
func (w *Weekdays) UnmarshalText(text []byte) error {
	*w = 0
	for code := range strings.FieldsSeq(string(text)) {
		day := slices.Index(weekdayCodes[:], code)
		if day < 0 {
			return fmt.Errorf("%q is not a day of the week like MO", code)
		}
		*w |= 1 << day
	}
	return nil
}

// OpenDuring reports whether an organisation with these opening hours is open from start to end; without any hours nobody knows, and it counts as
// open. Both are local to the organisation.
func OpenDuring(hours []Opening, start, end DateTime) bool {
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

// reaches is until when these hours keep the place open from at on, when that is later than best.
func (o Opening) reaches(at, best DateTime) DateTime {
	for _, day := range []Date{at.Date.AddDays(-1), at.Date} {
		if !o.Days.has(day.Weekday()) {
			continue
		}
		opens, closes := At(day, o.From), At(day, o.Until)
		if !opens.Before(closes) {
			closes.Date = day.AddDays(1)
		}
		if !at.Before(opens) && best.Before(closes) && at.Before(closes) {
			best = closes
		}
	}
	return best
}

// FormatOpening writes opening hours in one line, as ParseOpening reads them: Mon–Fri 09:00–17:00; Sat 10:00–14:00.
func FormatOpening(hours []Opening, l locale.Language) string {
	lines := make([]string, len(hours))
	for i, h := range hours {
		lines[i] = strings.TrimSpace(h.Days.format(l) + " " + h.From.String() + "–" + h.Until.String())
	}
	return strings.Join(lines, "; ")
}

// format names the days, runs of three or more as a range; all seven have no name.
func (w Weekdays) format(l locale.Language) string {
	if w == 1<<7-1 {
		return ""
	}
	name := func(i int) string { return l.ShortWeekday(mondayFirst[i]) }
	var parts []string
	for i := 0; i < 7; i++ {
		first := i
		for i < 7 && w.has(mondayFirst[i]) {
			i++
		}
		switch i - first {
		case 0:
		case 1:
			parts = append(parts, name(first))
		case 2:
			parts = append(parts, name(first), name(first+1))
		default:
			parts = append(parts, name(first)+"–"+name(i-1))
		}
	}
	return strings.Join(parts, ", ")
}

// ParseOpening reads opening hours as people write them, in English, Spanish or French: "Mon–Fri 9–17; Sat 10:00–14:00", "lun-ven 09:00-12:00
// 13:00-17:00", "10:00-18:00" for every day. Parts are divided by semicolons or line ends. The empty text is no hours.
func ParseOpening(text string) ([]Opening, error) {
	var hours []Opening
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '\n' }) {
		if strings.TrimSpace(part) == "" {
			continue
		}
		read, ok := parseOpeningPart(part)
		if !ok {
			return nil, fmt.Errorf("%q does not read like Mon–Fri 09:00–17:00", strings.TrimSpace(part))
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
func parseOpeningPart(part string) ([]Opening, bool) {
	part = halfDay.ReplaceAllString(strings.NewReplacer("–", "-", "—", "-").Replace(strings.ToLower(part)), "$1$2")
	part = dash.ReplaceAllString(part, "-")
	words := strings.FieldsFunc(part, func(r rune) bool { return unicode.IsSpace(r) || r == ',' })
	var days Weekdays
	var hours []Opening
	for _, word := range words {
		if named, ok := parseWeekdays(word); ok && len(hours) == 0 {
			days |= named
			continue
		}
		opens, closes, ok := parsePeriod(word)
		if !ok {
			return nil, false
		}
		hours = append(hours, Opening{From: opens, Until: closes})
	}
	if days == 0 {
		days = 1<<7 - 1
	}
	for i := range hours {
		hours[i].Days = days
	}
	return hours, len(hours) > 0
}

// parsePeriod reads 9-17. The half of the day that only the end names is the beginning's too where that comes before it: 1-5p, but 9-5p. Where
// neither names one, an hour of one digit before the beginning is one of the afternoon: 9-5.
func parsePeriod(word string) (opens, closes Clock, ok bool) {
	from, until, _ := strings.Cut(word, "-")
	opens, known := looseClock(from)
	closes, too := looseClock(until)
	if early := opens.Hour < 12 && closes.Minutes() < opens.Minutes(); early && afternoon.MatchString(until) {
		closes.Hour += 12
	}
	if half := strings.TrimLeft(until, "0123456789:.h"); half != "" && !strings.HasSuffix(from, "a") && !strings.HasSuffix(from, "p") {
		if same, fits := looseClock(from + half); fits && same.Minutes() < closes.Minutes() {
			opens = same
		}
	}
	return opens, closes, known && too
}

// parseWeekdays reads mon, mon-fri or lunes.
func parseWeekdays(word string) (Weekdays, bool) {
	first, last, span := strings.Cut(word, "-")
	from, ok := parseWeekday(first)
	if !ok {
		return 0, false
	}
	if !span {
		return WeekdaysOf(from), true
	}
	until, ok := parseWeekday(last)
	if !ok {
		return 0, false
	}
	days := WeekdaysOf(from, until)
	for day := from; day != until; day = (day + 1) % 7 {
		days |= WeekdaysOf(day)
	}
	return days, true
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
func looseClock(text string) (Clock, bool) {
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
		return Clock{}, false
	case h == 24 && m == 0, morning && h == 12:
		h = 0
	case evening && h < 12:
		h += 12
	}
	c := civil.NewClock(h, m)
	return c, err == nil && c.Valid()
}
