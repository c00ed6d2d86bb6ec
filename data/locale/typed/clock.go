package typed

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"laurel/data/civil"
)

// Times are one or two times of day as they were read.
type Times struct {
	From civil.Clock
	To   *civil.Clock // nil: there is one
	Zone string       // what is written after them and may be a zone: est, gmt+3

	Arrival bool // From is when people arrive for what begins later: 7.30 for 8
	Quarter bool // From is a quarter of an hour after what is written, as universities do: 10 c.t.

	half half // that From was written with
	bare bool // it is a number alone
}

// half is which half of the day a time of day is in.
type half int

// A time that counts to 24 is none to move to the afternoon; of one that counts to twelve and names no half, nobody
// knows.
const (
	unknown half = iota
	morning
	afternoon
	counted
)

// Exactly returns a time of day that is known to the minute.
func Exactly(c civil.Clock) Times { return Times{From: c, half: counted} }

// Until returns the time of day of an end that is written apart from its start: 5:00 after 9:00 is in the afternoon,
// after 21:00 in the night.
func (t Times) Until(end Times) civil.Clock {
	return until(clock{Clock: t.From, half: t.half}, clock{Clock: end.From, half: end.half})
}

// CountsTo24 reports whether the time can only be one of a clock of 24 hours: 14:30, 9h, 0930.
func (t Times) CountsTo24() bool { return t.half == counted }

// Unsure reports whether the time may be meant twelve hours later: it counts to twelve and names no half of the day.
func (t Times) Unsure() bool { return t.half == unknown && t.From.Hour < 12 }

// clock is a time of day as it is written.
type clock struct {
	civil.Clock
	half half
	bare bool // it is a number alone
	full bool // its hour has two digits
}

// named reports whether the half of the day is named.
func (c clock) named() bool { return c.half == morning || c.half == afternoon }

// until is the end of two times, moved to the afternoon where it is before the start otherwise.
func until(from, to clock) civil.Clock {
	later := to.Minutes() + 12*60
	twelve := to.half == unknown && from.half != counted ||
		to.half == counted && from.named() && to.Hour > 0 // 오후 2시~4시
	if twelve && to.Minutes() < from.Minutes() && later > from.Minutes() && to.Hour < 12 {
		return civil.NewClock(to.Hour+12, to.Minute)
	}
	return to.Clock
}

// forms are the regular expressions of times in plain text, made of the names in the files.
type forms struct {
	noon, midnight, before, minute, clock, offset, morning, afternoon *regexp.Regexp

	meridian, arrival *regexp.Regexp // 12 m., the word in 7.30 for 8

	beforeHour, afterHour, wordHour *regexp.Regexp // half past ten, 4 y media, elf Uhr
}

var clockForms = sync.OnceValue(func() forms {
	count := Pattern("count")
	before := Pattern("morning")
	after := Pattern("afternoon")
	half := before + `|` + after
	twelve := `\b(?:12(?:\s*[:.h]\s*00)?(?:\s*` + count + `)?\s*)?`
	hour := `\b(\d{1,2}|` + Pattern("hour") + `)`
	return forms{
		beforeHour: regexp.MustCompile(`\b(` + Pattern("before-hour") + `) ` + hour + `\b`),
		afterHour:  regexp.MustCompile(hour + `(?::00([ap]m))?(?:\s*` + count + `)? (` + Pattern("after-hour") + `)\b`),
		wordHour:   regexp.MustCompile(`\b(` + Pattern("hour") + `) (` + count + `)\b`),
		noon:       regexp.MustCompile(twelve + Pattern("noon") + `\b`),
		meridian:   regexp.MustCompile(`\b(12(?:\s*[:.h]\s*[0-5]\d)?)\s*m\b\.?`),
		arrival:    regexp.MustCompile(`^(.*\d.*?)\s+` + Pattern("arrival") + `\s+(.*\d.*)$`),
		midnight:   regexp.MustCompile(twelve + Pattern("midnight") + `\b`),
		before: regexp.MustCompile(`(^|[-\s])(` + half + `)\s*(\d{1,2}(?:\s*(?:[:.]|` + count + `)\s*\d{2})?)` +
			`(?:\s*` + count + `)?`),
		minute: regexp.MustCompile(`(\d)\s*` + Pattern("minute-sign")),
		clock: regexp.MustCompile(`(?:(\d{1,2})([0-5]\d)|(\d{1,2})(?:\s*([:.]|` + count + `)\s*(\d{2})` +
			`(?::[0-5]\d(?:[.,]\d+)?)?)?)` +
			`(\s*(?:` + count + `\s+)?(?:` + half + `|` + count + `)(?:\b\.?|$|\s)|[ap]\b)?`),
		offset:    regexp.MustCompile(`\(?\b((?:utc|gmt)\s*(?:[+-]\s*\d{1,2}(?::?\d{2})?)?)\)?$|(\+\d{2}:?\d{2}|z)$`),
		morning:   regexp.MustCompile(`^\s*(?:` + count + `\s+)?(?:` + before + `|a$)`),
		afternoon: regexp.MustCompile(`^\s*(?:` + count + `\s+)?(?:` + after + `|p$)`),
	}
})

// ReadTimes reads a time of day, or two with a dash or a word between them: 9:30, 09.30 Uhr, 9h30, 20 Uhr 15, 0930,
// 1600 hrs, 9 a.m., 12:00 noon, 12 m., midnight, 9:30–11:00 a.m., 9:30am-10, 11:30–1:00, 9:00 EST, 14:00 GMT+3,
// 10 c.t., 7.30 for 8.
func ReadTimes(text string) (Times, bool) {
	f := clockForms()
	var t Times
	if text = plain(text); len(text) > longestText {
		return t, false
	}
	if parts := f.arrival.FindStringSubmatch(text); parts != nil {
		return f.arrivalFor(parts[1], parts[2])
	}
	if at := academic.FindStringSubmatchIndex(text); at != nil {
		t, ok := f.times(text[:at[0]]+text[at[1]:], t)
		if text[at[2]] == 'c' {
			t.addQuarter(strings.TrimSpace(text[at[1]:]) == "")
		}
		return t, ok
	}
	return f.times(text, t)
}

// academic is the academic quarter behind a time: c.t. (cum tempore) is a quarter of an hour later, s.t. (sine tempore)
// sharp.
var academic = regexp.MustCompile(`(?:\s|[(,]\s?)+([cs])\.\s?t\b\.?\)?`)

// addQuarter moves a start by the academic quarter. A lecture from 10 to 12 c.t. ends a quarter earlier too.
func (t *Times) addQuarter(ofBoth bool) {
	later := func(c civil.Clock, minutes int) civil.Clock {
		minutes += c.Minutes() + 24*60
		return civil.NewClock(minutes/60%24, minutes%60)
	}
	if t.To != nil && ofBoth && t.From.Minute == 0 && t.To.Minute == 0 {
		*t.To = later(*t.To, -15)
	}
	t.From, t.Quarter = later(t.From, 15), true
}

// mostBefore is how many minutes people are asked to arrive before the beginning at most.
const mostBefore = 120

// arrivalFor reads when people arrive and when it begins, perhaps with its end: 7.30am for 8am, 6:30 for 7 – 9 pm.
func (f forms) arrivalFor(before, after string) (t Times, ok bool) {
	arrive, ok := f.times(before, t)
	begin, isTime := f.times(after, t)
	if !ok || !isTime || arrive.To != nil || arrive.Zone != "" {
		return t, false
	}
	from := inHalfOf(clock{Clock: arrive.From, half: arrive.half}, clock{Clock: begin.From, half: begin.half})
	if minutes := begin.From.Minutes() - from.Minutes(); minutes <= 0 || minutes > mostBefore {
		return t, false
	}
	begin.From, begin.half, begin.Arrival = from.Clock, from.half, true
	return begin, true
}

// times reads plain text.
func (f forms) times(text string, t Times) (Times, bool) {
	if at := f.offset.FindStringSubmatchIndex(text); at != nil && at[0] > 0 && hasDigit(text[:at[0]]) {
		t.Zone = strings.ToUpper(strings.Trim(text[at[0]:], "() "))
		text = strings.TrimSpace(text[:at[0]])
	}
	text = f.before.ReplaceAllString(f.minute.ReplaceAllString(text, "$1"), "$1$3 $2 ") // 午後2時30分
	text = f.midnight.ReplaceAllString(f.noon.ReplaceAllString(text, "12:00pm"), "12:00am")
	text = f.meridian.ReplaceAllString(text, "${1}pm")
	text = f.inNumbers(text)
	all := f.clock.FindAllStringSubmatchIndex(text, 3)
	clocks, ok := f.clocksAt(text, all)
	if !ok {
		return t, false
	}
	before, after := text[:all[0][0]], text[all[len(all)-1][1]:]
	t.Zone += strings.Trim(after, " ()[]")
	if t.Zone != "" && hasOnly(after, "time-word") {
		t.Zone = strings.ToUpper(strings.TrimSpace(t.Zone[:len(t.Zone)-len(strings.Trim(after, " ()[]"))]))
	}
	t.From, t.half = clocks[0].Clock, clocks[0].half
	t.bare = len(clocks) == 1 && clocks[0].bare
	if !hasOnly(before, "time-word", "range-word") {
		return t, false
	}
	if len(clocks) == 1 {
		return t, !t.bare || strings.TrimSpace(before+after) == "" && t.Zone == ""
	}
	if !joins(text[all[0][1]:all[1][0]]) {
		return t, false
	}
	from := inHalfOf(clocks[0], clocks[1])
	to := until(from, clocks[1])
	t.From = from.Clock
	t.To = &to
	t.half = from.half
	return t, true
}

// inNumbers writes times that have words in numbers: half past ten is 10:30, las 4 y media 4:30.
func (f forms) inNumbers(text string) string {
	replace := func(form *regexp.Regexp, written func(parts []string) string) {
		text = form.ReplaceAllStringFunc(text, func(found string) string {
			return written(form.FindStringSubmatch(found))
		})
	}
	replace(f.beforeHour, func(parts []string) string { return beside("before-hour", parts[1], parts[2]) })
	replace(f.afterHour, func(parts []string) string { return beside("after-hour", parts[3], parts[1]) + parts[2] })
	replace(f.wordHour, func(parts []string) string { return numberOf(parts[1]) + " " + parts[2] })
	return text
}

// beside is the time that is so many minutes, which words of a section name, before or after an hour.
func beside(section, words, hour string) string {
	minutes, _ := strconv.Atoi(meaning(section, words))
	at, _ := strconv.Atoi(numberOf(hour))
	if at *= 60; at == 60 && minutes < 0 {
		at += 12 * 60
	}
	return fmt.Sprintf("%d:%02d", (at+minutes)/60, (at+minutes)%60)
}

// numberOf is the number that a word for an hour is; a number is itself.
func numberOf(hour string) string {
	if number := meaning("hour", hour); number != "" {
		return number
	}
	return hour
}

// joins reports whether what is between two times makes a period of them: 6/15 is a date, and 7:30/8:00 one or the
// other.
func joins(between string) bool {
	return between != "" && !strings.ContainsAny(between, ":.,;/") &&
		hasOnly(between, "time-word", "range-word", "and-word")
}

// clocksAt reads the one or two times at the indices of their parts.
func (f forms) clocksAt(text string, all [][]int) (clocks []clock, ok bool) {
	for _, at := range all {
		c, ok := f.clockOf(text, at)
		if !ok {
			return nil, false
		}
		clocks = append(clocks, c)
	}
	return clocks, len(clocks) == 1 || len(clocks) == 2
}

func hasDigit(text string) bool { return strings.ContainsFunc(text, unicode.IsDigit) }

// hasOnly reports whether every word of a text is in one of the sections.
func hasOnly(text string, sections ...string) bool {
	other := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }
	for word := range strings.FieldsFuncSeq(text, other) {
		known := false
		for _, section := range sections {
			known = known || Is(section, word)
		}
		if !known {
			return false
		}
	}
	return true
}

// inHalfOf moves the first of two times to the half of the day that only the second one names: 9:30–11 a.m., but
// 11:30–1 p.m.
func inHalfOf(from, to clock) clock {
	if from.half != unknown || !to.named() {
		return from
	}
	moved := clock{half: to.half, Clock: inHalf(from.Clock, to.half)}
	if to.Minutes() == 0 && !from.full { // 4–midnight
		return clock{half: afternoon, Clock: inHalf(from.Clock, afternoon)}
	}
	if to.Minutes() < moved.Minutes() {
		return from
	}
	return moved
}

func inHalf(c civil.Clock, h half) civil.Clock {
	switch {
	case h == afternoon && c.Hour < 12:
		c.Hour += 12
	case h == morning && c.Hour == 12:
		c.Hour = 0
	}
	return c
}

// clockOf reads a time of day at the indices of its parts; see forms.clock.
func (f forms) clockOf(text string, at []int) (c clock, ok bool) {
	part := func(i int) string {
		if at[2*i] < 0 {
			return ""
		}
		return text[at[2*i]:at[2*i+1]]
	}
	hour := part(1) + part(3)
	minute := part(2) + part(5)
	suffix := part(6)
	c.Hour, _ = strconv.Atoi(hour)
	c.Minute, _ = strconv.Atoi("0" + minute)
	c.bare = minute == "" && suffix == ""
	c.full = len(hour) > 1
	switch {
	case f.afternoon.MatchString(suffix):
		c.half = afternoon
	case f.morning.MatchString(suffix):
		c.half = morning
	case suffix != "", part(4) != "" && !strings.ContainsAny(part(4), ":."), c.Hour > 12, c.Hour == 0, at[3]-at[2] == 2:
		// 9 h, 9 h 30, 14:00, 0:30, 0930
		c.half = counted
	}
	if c.named() && minute == "" && (c.Hour == 0 || c.Hour > 12) {
		return c, false
	}
	if c.Hour == 24 && c.Minute == 0 && part(1) == "" && !c.bare {
		c.Hour = 0
	}
	c.Clock = inHalf(c.Clock, c.half)
	return c, c.Valid()
}
