package typed

import (
	"cmp"
	"errors"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"laurel/data/civil"
	"laurel/data/locale"
)

// Reading is how dates are read. The zero Reading takes the day first and reads no date without its year.
type Reading struct {
	MonthFirst bool // 3/8 is 8 March; 3.8. is the third of August wherever it is written so, unless Sure
	Sure       bool // the order is that of other dates beside this one
	Loose      bool // words that belong to no date are left out, as in "Wednesday 14 June, Boston"
	YearFirst  bool // 31/03/08 is 8 March 2031
	DayAlone   bool // a number alone is a day of the month of Near

	// Near completes a date: a year that is missing or has two digits is the one that brings it nearest. One with a
	// year alone is that year.
	Near civil.Date
	// Century is the day to which a year of two digits is the nearest one where Near is not known; zero: Latest.
	Century civil.Date
	// Earliest and Latest are the first and last days that can be meant; zero: any. A year far outside of them may be
	// one of the Buddhist era, which is 543 years ahead.
	Earliest, Latest civil.Date
	// Around, if not 0, is how many years a year of two digits may be from Near: June 15, 16 is no day of 2016.
	Around int
	// First and Last are the days of a plan: a weekday alone is the only such day in it.
	First, Last civil.Date

	thai bool // the date is in Thai, in which a year of two digits is one of the Buddhist era
}

// Date is a date as it was read.
type Date struct {
	Day      civil.Date    // the only or first day
	Until    civil.Date    // the last of several, as in 10-12 June; zero: it is one
	Weekday  *time.Weekday // that is named beside it; nil: none
	Buddhist bool          // its year was one of the Buddhist era
	NoYear   bool          // its year is that of Near
	Dropped  bool          // words that belong to no date were left out; see Reading.Loose
}

// Why a date cannot be read. Together with ErrMissing and ErrLimits the Date is what was understood; ErrNoYear is of a
// Reading without Near.
var (
	ErrForm    = errors.New("this is no date")
	ErrMissing = errors.New("there is no such day")
	ErrLimits  = errors.New("this day cannot be meant")
	ErrNoDay   = errors.New("this is a month")
	ErrNoYear  = errors.New("this is a day of any year")
)

// buddhist is how many years the Buddhist era is ahead (Thailand, Laos, Cambodia).
const buddhist = 543

// longestText is the most bytes that a text with a date or a time in it has.
const longestText = 200

// longest is how many days a range may last.
const longest = 366

// Date reads a day, or several with a dash or a word between them: 2026-06-15, 20260615, 15 Jun 2026, Jun 15 2026,
// Thursday 15 June, 15/6/26, 15.6.2026, 15-Jun-26, 30NOV28, 15 de junio de 2026, 10-12 June 2026, June 10–12, 2026,
// 28 June – 3 July. A range whose days could be meant as one date (10-12) is one.
func (r Reading) Date(text string) (Date, error) {
	var found Date
	if len(text) > longestText {
		return found, ErrForm
	}
	r.thai = strings.ContainsFunc(text, func(c rune) bool { return unicode.Is(unicode.Thai, c) })
	parts := r.tokens(text, &found)
	switch {
	case parts == nil:
		return found, ErrForm
	case len(parts) == 0 && found.Weekday != nil:
		return r.onlyWeekday(found)
	case r.isWeekdayOfMonth(found, parts):
		return r.weekdayOfMonth(found, parts[0].number)
	}
	for _, again := range [][]token{withoutDayNumber(parts), parts} {
		if first, last, ok := r.inOrderOf(again).days(again); ok {
			return r.complete(found, first, last)
		}
	}
	if month, ok := r.one(parts, false); ok && month.Day == 0 && month.Month > 0 && month.Month <= 12 &&
		month.Year > 0 {
		return found, ErrNoDay
	}
	return found, ErrForm
}

// inOrderOf is the reading in the order of day and month that a number above 12 shows in one of several dates, where
// the reading has none that is sure: 06/11 - 06/25.
func (r Reading) inOrderOf(all []token) Reading {
	if r.Sure || len(all) < 4 {
		return r
	}
	short := func(t token) bool { return t.digits == 1 || t.digits == 2 }
	for i := 1; i < len(all); i++ {
		begins := all[i].gap == "/" && all[i-1].gap != "/" && short(all[i-1]) && short(all[i])
		if begins && all[i-1].number <= 12 && all[i].number > 12 {
			r.MonthFirst = true
		}
	}
	return r
}

// mostSplits is at how many places of a text a time of day is looked for.
const mostSplits = 12

var splitForm = regexp.MustCompile(`[\s,;(@]+|\d[Tt]\d`)

// Moment reads a date, and the times of day that may be behind it or before it: 2026-06-15T09:30,
// 15.06.2026 09.30, 6/15/2026 9:30 PM. The times are nil where there are none.
func (r Reading) Moment(text string) (Date, *Times, error) {
	if day, times, ok := r.isoMoment(text); ok {
		return day, &times, nil
	}
	found, failed := r.Date(text)
	isYear := failed == ErrLimits && !r.mayBeTime(found.Day.Year) //nolint:errorlint // it is one of ours
	if failed == nil || len(text) > longestText || isYear {
		return found, nil, failed
	}
	return r.besideTimes(text, found, failed)
}

// besideTimes reads a date in a part of a text of which the other part is times; found is what the whole text is as a
// date, and failed why that is none.
func (r Reading) besideTimes(text string, found Date, failed error) (Date, *Times, error) {
	var beside *Times // a date of which words were dropped
	for _, parts := range divisions(text) {
		times, ok := ReadTimes(strings.TrimRight(parts[1], ")"))
		if !ok || times.bare {
			continue
		}
		day, err := r.Date(parts[0])
		switch {
		case err == nil && !day.Dropped:
			return day, &times, nil
		case err == nil && beside == nil: // the words beside it may belong to the time: 오후 2시
			beside = &times
			found = day
			failed = nil
		case failed == nil:
		case failed == ErrForm || err == ErrNoYear && found.Day.Year < 1000: //nolint:errorlint // as above
			found, failed = day, err
		}
	}
	return found, beside, failed
}

// divisions are the ways to divide a text into what may be a date and what may be a time of day.
func divisions(text string) (all [][2]string) {
	for _, at := range slices.Backward(splitForm.FindAllStringIndex(text, mostSplits)) {
		if before := text[at[0]:at[1]]; strings.ContainsAny(before, "Tt") {
			at = []int{at[0] + 1, at[1] - 1}
		}
		all = append(all, [2]string{text[:at[0]], text[at[1]:]}, [2]string{text[at[1]:], text[:at[0]]})
	}
	return all
}

// isoMoment reads a day with its time as workbooks and databases write it, which needs no search: 2026-06-15 09:30:00.
func (r Reading) isoMoment(text string) (day Date, times Times, ok bool) {
	const length, withSeconds = len("2026-06-15 09:30"), len("2026-06-15 09:30:00")
	if len(text) == withSeconds {
		text = strings.TrimSuffix(text, ":00")
	}
	if len(text) != length || text[10] != ' ' && text[10] != 'T' || !isoForm(text[:10]) {
		return day, times, false
	}
	at, failed := civil.ParseClock(text[11:])
	day, err := r.Date(text[:10])
	return day, Exactly(at), failed == nil && err == nil
}

// mayBeTime reports whether a year is so far from what is near that it can be a time of day: 15 June 1430.
func (r Reading) mayBeTime(year int) bool {
	const far = 30
	return r.Near.Year == 0 || max(year-r.Near.Year, r.Near.Year-year) > far
}

// token is a number or the name of a month, with what is written before it.
type token struct {
	gap    string // the signs between it and the token before, and the words that join two days: -, /, to, and
	number int
	digits int        // of the number; 0: it is a month
	month  time.Month // or 0
	day    bool       // it counts the days of a plan: Day 2
}

var partForm = regexp.MustCompile(`\d+|[\pL\pM]+`)

// tokens takes a text apart. Nil: a word is in it that belongs to no date.
func (r Reading) tokens(text string, found *Date) []token {
	if isoForm(text) {
		return isoTokens(text)
	}
	if strings.ContainsAny(text, "?¿？") { // nobody is sure
		if found.Dropped = true; !r.Loose {
			return nil
		}
	}
	if !isASCII(text) {
		text = numberedDay.ReplaceAllStringFunc(norm.NFC.String(text), func(found string) string {
			return " " + time.Weekday(found[len(found)-1]-'1').String() + " "
		})
	}
	text = withSingleWords(withoutRoman(plain(text)))
	s, from := scan{all: []token{}, either: -1}, 0
	for _, at := range partForm.FindAllStringIndex(text, 40) {
		s.gap += strings.ReplaceAll(text[from:at[0]], " ", "")
		from = at[1]
		word, ok := s.withoutUnit(text[at[0]:at[1]])
		if !ok || word != "" && !s.add(word, found, r.Loose) {
			return nil
		}
	}
	return s.withEither(found)
}

// scan is how far a text was taken apart.
type scan struct {
	all         []token
	gap         string     // since the last token
	counts      bool       // a word before shows that the days of a plan are counted
	era         int        // the year before the first of the era that was named
	either      int        // where a month could be inserted that is also the name of a weekday: mar
	eitherMonth time.Month // that month
}

// add adds a word or a number. False: it belongs to no date.
func (s *scan) add(word string, found *Date, loose bool) bool {
	next := token{gap: s.gap, day: s.counts}
	number, err := strconv.Atoi(word)
	month := monthNamed(word)
	switch {
	case err == nil && s.era > 0:
		next.number = s.era + number
		next.digits = 4
		s.era = 0
	case err == nil:
		next.number, next.digits = number, len(word)
	case found.weekday(word):
		if month > 0 {
			s.either, s.eitherMonth = len(s.all), month
		}
		return true
	case month > 0:
		next.month = month
	default:
		return s.join(word, found, loose)
	}
	s.all = append(s.all, next)
	s.gap, s.counts = "", false
	return true
}

// join adds a word that is neither a number nor a month to what is between two tokens.
func (s *scan) join(word string, found *Date, loose bool) bool {
	era, err := strconv.Atoi(words()["era"][word])
	switch {
	case err == nil:
		s.era = era
	case word[0] >= '0' && word[0] <= '9': // more digits than a number has
		return false
	case Is("range-word", word):
		s.gap += "to"
	case Is("and-word", word):
		s.gap += "and"
	case Is("day-number", word):
		s.counts = true
	case !Is("date-word", word) && !Is("weekday", word):
		found.Dropped = true
		return loose
	}
	return true
}

// withoutUnit removes from a word the sign of what the number before it is: 2026年, 6月, 15日. False: it cannot be that.
func (s *scan) withoutUnit(word string) (rest string, ok bool) {
	if word[0] < utf8.RuneSelf || len(s.all) == 0 || s.gap != "" || s.all[len(s.all)-1].digits == 0 {
		return word, true
	}
	number := &s.all[len(s.all)-1]
	for sign, unit := range words()["unit"] {
		rest, found := strings.CutPrefix(word, sign)
		switch {
		case !found:
			continue
		case unit == "month" && number.number > 12, unit == "year" && number.digits < 4:
			return "", false
		case unit == "month":
			number.month, number.digits = time.Month(number.number), 0
		}
		return rest, true
	}
	return word, true
}

// withEither returns the tokens, with the word as a month that is also the name of a weekday where no other month is.
func (s *scan) withEither(found *Date) []token {
	all, either := s.all, s.either
	if between := either > 0 && either < len(all); either >= 0 && len(all) > 0 && !hasMonth(all) &&
		(between || !numeric(all)) {
		found.Weekday = nil
		all = append(all[:either:either], append([]token{{gap: " ", month: s.eitherMonth}}, all[either:]...)...)
	}
	return all
}

// singleWords replaces names of months and weekdays that have several words or dots within by English ones, the longer
// ones first: كانون الثاني, tháng 12, thứ hai, มิ.ย.
var singleWords = sync.OnceValue(func() *strings.Replacer {
	english := map[string]string{}
	for section, named := range map[string]func(number int) string{
		"month":   func(number int) string { return time.Month(number).String() },
		"weekday": func(number int) string { return time.Weekday(number).String() },
	} {
		for name, meaning := range words()[section] {
			if number, err := strconv.Atoi(meaning); err == nil && strings.ContainsAny(name, " .") {
				english[name] = " " + strings.ToLower(named(number)) + " "
			}
		}
	}
	var pairs []string
	for _, name := range slices.SortedFunc(maps.Keys(english), func(a, b string) int { return len(b) - len(a) }) {
		pairs = append(pairs, name, english[name])
	}
	return strings.NewReplacer(pairs...)
})

// asciiBeginnings are the first words of those names of them that are in ASCII.
var asciiBeginnings = sync.OnceValue(func() (all []string) {
	for _, section := range []string{"month", "weekday"} {
		for name := range words()[section] {
			first, _, several := strings.Cut(name, " ")
			if several && isASCII(name) && !slices.Contains(all, first+" ") {
				all = append(all, first+" ")
			}
		}
	}
	return all
})

// numberedDay is a weekday by its number in Vietnamese, with its mark: without it Thu 2 July is a Thursday.
var numberedDay = regexp.MustCompile(`(?i:thứ)\s*[2-7]\b`)

// romanForm is a date whose month is in Roman numerals: 15.VI.1985.
var romanForm = regexp.MustCompile(`^(\d{1,2})\s*[./-]?\s*([ivx]{1,4})\s*[./-]?\s*(\d{2,4})\b`)

var romanMonths = strings.Fields("i ii iii iv v vi vii viii ix x xi xii")

// withoutRoman writes a month that is in Roman numerals by its English name.
func withoutRoman(text string) string {
	if !strings.ContainsAny(text, "ivx") {
		return text
	}
	if parts := romanForm.FindStringSubmatch(text); parts != nil {
		if month := 1 + slices.Index(romanMonths, parts[2]); month > 0 {
			rest := strings.TrimPrefix(text, parts[0])
			return parts[1] + " " + strings.ToLower(time.Month(month).String()) + " " + parts[3] + rest
		}
	}
	return text
}

func withSingleWords(text string) string {
	isOneOf := func(beginning string) bool { return strings.Contains(text, beginning) }
	if isASCII(text) && !slices.ContainsFunc(asciiBeginnings(), isOneOf) {
		return text
	}
	return singleWords().Replace(text)
}

// isoForm reports whether a text is written as 2026-06-15, which most programs write.
func isoForm(text string) bool {
	if len(text) != len("2026-06-15") {
		return false
	}
	for i, b := range []byte(text) {
		if isDash := i == 4 || i == 7; isDash != (b == '-') || !isDash && (b < '0' || b > '9') {
			return false
		}
	}
	return true
}

func isoTokens(text string) (all []token) {
	for i, part := range strings.Split(text, "-") {
		number, _ := strconv.Atoi(part)
		all = append(all, token{gap: "-"[:min(i, 1)], number: number, digits: len(part)})
	}
	return all
}

// weekday takes over the first word that names a weekday.
func (d *Date) weekday(word string) bool {
	weekday, is := weekdayNamed(word)
	if !is || d.Weekday != nil {
		return false
	}
	d.Weekday = &weekday
	return true
}

func hasMonth(all []token) bool {
	for _, t := range all {
		if t.month > 0 {
			return true
		}
	}
	return false
}

// numeric reports whether the tokens are a whole date without the name of a month.
func numeric(all []token) bool {
	return len(all) > 1 && all[1].gap != "" && strings.Trim(all[1].gap, "-/.") == ""
}

// withoutDayNumber leaves out how a plan counts its days before the date itself: Day 2: 14 June.
func withoutDayNumber(all []token) []token {
	if len(all) > 1 && all[0].day {
		return all[1:]
	}
	return all
}

// partial is a date of which something may be missing.
type partial struct {
	civil.Date
	digits int // of the year
}

// days reads the tokens as one date or as two. The last day is the zero partial where there is one.
func (r Reading) days(all []token) (first, last partial, ok bool) {
	if first, ok = r.one(all, false); ok && first.Day > 0 && (first.Month > 0 || r.DayAlone) {
		return first, last, true
	}
	for i := 1; i < len(all); i++ {
		if first, last, ok = r.two(all, i); ok {
			return first, last, true
		}
	}
	if first, ok = r.one(all, true); ok && first.Day > 0 && first.Month > 0 {
		return first, partial{}, true
	}
	return first, last, false
}

// two reads the tokens before an index and from it on as two days.
func (r Reading) two(all []token, i int) (first, last partial, ok bool) {
	if !joinsDays(all, i) {
		return first, last, false
	}
	first, okFirst := r.one(all[:i], true)
	last, okLast := r.one(all[i:], true)
	if !okFirst || !okLast || first.Day == 0 || last.Day == 0 || first.Month+last.Month == 0 {
		return first, last, false
	}
	// 12/13 June, 12 and 13 June and June 12 & 13, but not 12 and 15 June
	neighbours := first.digits == 0 && (all[i].gap == "/" || joinsNeighbours(all[i]))
	return first, last, !neighbours || first.Month*last.Month == 0 && last.Day == first.Day+1
}

func joinsNeighbours(t token) bool { return t.gap == "and" || t.gap == "&" }

// joinsDays reports whether what is before a token can join two days.
func joinsDays(all []token, i int) bool {
	gap := strings.Trim(all[i].gap, ".,()")
	return strings.HasSuffix(gap, "-") || gap == "to" || gap == "/" || joinsNeighbours(all[i])
}

// one reads the tokens as one date, of which something may be missing. Mixed: its signs may differ (3/8-2026).
func (r Reading) one(all []token, mixed bool) (p partial, ok bool) {
	var numbers []token
	at := -1
	for i, t := range all {
		switch {
		case t.digits > 0:
			numbers = append(numbers, t)
		case at >= 0 || p.Month > 0:
			return p, false
		default:
			at, p.Month = i, t.month
		}
		if i > 0 && (strings.Contains(t.gap, "to") || joinsNeighbours(t)) {
			return p, false
		}
	}
	if len(numbers) == 0 || len(numbers) > 3 {
		return p, false
	}
	if p.Month > 0 {
		return r.named(p, all, numbers, at)
	}
	return r.numbered(numbers, mixed)
}

// named reads the numbers around the name of a month.
func (r Reading) named(p partial, all, numbers []token, at int) (partial, bool) {
	var short []token
	for _, t := range numbers {
		switch {
		case t.digits == 4 && p.Year == 0:
			p.Year, p.digits = t.number, 4
		case t.digits <= 2:
			short = append(short, t)
		default:
			return p, false
		}
	}
	switch {
	case len(short) == 1 && (short[0].number > 31 || strings.HasSuffix(short[0].gap, "'")) && p.Year == 0:
		p.Year, p.digits = short[0].number, 2
	case len(short) == 1:
		p.Day = short[0].number
	case len(short) == 2 && p.Year == 0 && short[1].digits == 2 && apart(all, at):
		p.Day = short[0].number
		p.Year = short[1].number
		p.digits = 2
		if p.Day > 31 { // 85-Jun-15
			p.Day, p.Year = p.Year, p.Day
		}
	default:
		return p, len(short) == 0
	}
	return p, true
}

// apart reports whether the two numbers beside the month at an index are a day and a year, and no days from and to:
// 15-Jun-85, Jun 15 85 and jun-15-85, but not 10-12 Jun and Jun 10-12.
func apart(all []token, at int) bool {
	switch at {
	case 0:
		return all[2].gap != "-" || all[1].gap == "-"
	case 1:
		return true
	}
	return false
}

// numbered reads numbers alone.
func (r Reading) numbered(n []token, mixed bool) (p partial, ok bool) {
	switch {
	case len(n) == 1:
		return oneNumber(n[0])
	case len(n) == 2 && n[1].digits == 4 && n[0].digits <= 2 && strings.Trim(n[1].gap, ",") == "": // 12, 2023
		p.Day = n[0].number
		p.Year = n[1].number
		p.digits = 4
		return p, true
	case len(n) == 2 && max(n[0].digits, n[1].digits) == 4 && strings.Trim(n[1].gap, "-/.") == "": // 03/2027, 2027-03
		p.Year = max(n[0].number, n[1].number)
		p.Month = time.Month(min(n[0].number, n[1].number))
		p.digits = 4
		return p, min(n[0].digits, n[1].digits) <= 2
	case n[1].digits > 2 || strings.Trim(n[1].gap+n[len(n)-1].gap, "-/.") != "" || r.Loose && n[1].gap == "":
		return p, false
	case len(n) == 2:
		p.Day, p.Month = r.dayAndMonth(n[0].number, n[1].number, n[1].gap)
		return p, n[0].digits <= 2
	}
	return r.threeNumbers(n, mixed)
}

// oneNumber reads a whole date in eight digits, or a day.
func oneNumber(n token) (p partial, ok bool) {
	if n.digits == 8 {
		return partial{civil.NewDate(n.number/10000, time.Month(n.number/100%100), n.number%100), 4}, true
	}
	p.Day = n.number
	return p, n.digits <= 2 && n.number <= 31
}

// threeNumbers reads day, month and year, or year, month and day.
func (r Reading) threeNumbers(n []token, mixed bool) (p partial, ok bool) {
	switch {
	case n[1].gap != n[2].gap && !mixed && strings.Contains(n[1].gap+n[2].gap, "-"):
		return p, false
	case n[0].digits == 4, n[0].digits == 2 && n[2].digits <= 2 && (n[0].number > 31 || r.YearFirst):
		return partial{civil.NewDate(n[0].number, time.Month(n[1].number), n[2].number), n[0].digits}, n[2].digits <= 2
	case n[0].digits > 2 || n[2].digits != 2 && n[2].digits != 4:
		return p, false
	}
	p.Day, p.Month = r.dayAndMonth(n[0].number, n[1].number, n[1].gap)
	p.Year, p.digits = n[2].number, n[2].digits
	return p, true
}

// dayAndMonth reads two numbers by the order of the reading, or by the only one that is possible.
func (r Reading) dayAndMonth(first, second int, gap string) (day int, month time.Month) {
	monthFirst := r.MonthFirst && (r.Sure || !strings.HasPrefix(gap, "."))
	if monthFirst && first <= 12 || first <= 12 && second > 12 {
		return second, time.Month(first)
	}
	return first, time.Month(second)
}

// complete adds what the days leave out: each to the other, and then by what is near.
func (r Reading) complete(found Date, first, last partial) (Date, error) {
	if last == (partial{}) {
		day, err := r.full(first, &found)
		found.Day = day
		return found, err
	}
	if first.Month == 0 {
		first.Month = last.Month
	}
	if last.Month == 0 {
		last.Month = first.Month
	}
	switch {
	case first.digits == 0 && last.digits > 0:
		first.Year, first.digits = last.Year, last.digits
		if last.Month < first.Month {
			first.Year--
		}
	case last.digits == 0 && first.digits > 0:
		last.Year, last.digits = first.Year, first.digits
		if last.Month < first.Month {
			last.Year++
		}
	}
	day, err := r.full(first, &found)
	if err != nil {
		found.Day = day
		return found, err
	}
	until, err := Reading{Near: day}.full(last, &Date{})
	found.Day = day
	if err == nil && (until.Before(day) || until.DaysSince(day) > longest) {
		return found, ErrForm
	}
	if until != day {
		found.Until = until
	}
	return found, err
}

// full completes the year of a date, and looks whether it can be meant.
func (r Reading) full(p partial, found *Date) (civil.Date, error) {
	if p.Month == 0 {
		p.Month = r.Near.Month
	}
	d := p.Date
	switch p.digits {
	case 0:
		if found.NoYear = true; r.Near.Year == 0 {
			return d, ErrNoYear
		}
		d = r.nearest(d, r.Near.Year-1, r.Near.Year, r.Near.Year+1)
	case 2:
		if r.thai {
			d = r.nearest(d, 2400-buddhist+p.Year, 2500-buddhist+p.Year, 2600-buddhist+p.Year)
			found.Buddhist = true
			break
		}
		d = r.nearest(d, 1900+p.Year, 2000+p.Year, 2100+p.Year)
		if away := d.Year - r.Near.Year; r.Around > 0 && r.Near.Year > 0 && max(away, -away) > r.Around {
			return d, ErrForm
		}
	}
	if earlier := (civil.Date{Year: d.Year - buddhist, Month: d.Month, Day: d.Day}); r.isBuddhist(d, earlier) {
		d, found.Buddhist = earlier, true
	}
	switch {
	case !d.Valid() && d.Year < 1:
		return d, ErrForm
	case !d.Valid():
		return d, ErrMissing
	case !r.Within(d):
		return d, ErrLimits
	}
	return d, nil
}

// isBuddhist reports whether a year of the Buddhist era is meant: it cannot be another one.
func (r Reading) isBuddhist(d, earlier civil.Date) bool {
	if r.Earliest.IsZero() && r.Latest.IsZero() {
		return r.Near.Year > 0 && d.Year-r.Near.Year > buddhist-150 && d.Year-r.Near.Year < buddhist+50
	}
	return !r.Within(d) && r.Within(earlier)
}

// Within reports whether a day is within the limits.
func (r Reading) Within(d civil.Date) bool {
	return !d.Before(r.Earliest) && (r.Latest.IsZero() || !r.Latest.Before(d))
}

// onlyWeekday is the day of the plan that falls on the weekday, if there is one and no other.
func (r Reading) onlyWeekday(found Date) (Date, error) {
	if !r.First.Valid() || r.Last.DaysSince(r.First) > 60 {
		return found, ErrForm
	}
	for day := r.First; !r.Last.Before(day); day = day.AddDays(1) {
		switch {
		case day.Weekday() != *found.Weekday:
		case !found.Day.IsZero():
			return Date{}, ErrForm
		default:
			found.Day = day
		}
	}
	if found.Day.IsZero() {
		return found, ErrForm
	}
	return found, nil
}

// aside is how many days a weekday with the day of a month may be from the plan.
const aside = 14

// isWeekdayOfMonth reports whether a date is a weekday and a day of the month, and no more.
func (r Reading) isWeekdayOfMonth(found Date, parts []token) bool {
	return len(parts) == 1 && found.Weekday != nil && !found.Dropped && !r.DayAlone &&
		parts[0].digits > 0 && parts[0].digits < 3
}

// weekdayOfMonth is the day in or near the plan that falls on the weekday and on the day of its month: Monday 12.
func (r Reading) weekdayOfMonth(found Date, number int) (Date, error) {
	if !r.First.Valid() || r.Last.DaysSince(r.First) > 366 {
		return found, ErrForm
	}
	last := r.Last.AddDays(aside)
	for day := r.First.AddDays(-aside); !last.Before(day); day = day.AddDays(1) {
		if day.Weekday() == *found.Weekday && day.Day == number {
			found.Day, found.NoYear = day, true
			return found, nil
		}
	}
	return found, ErrForm
}

// nearest is the day in the one of the years that brings it nearest to Near, within the limits where one is.
func (r Reading) nearest(d civil.Date, years ...int) (best civil.Date) {
	near := r.Near
	if near.Month == 0 && near.Year > 0 {
		near = civil.NewDate(near.Year, 7, 1)
		if years[0] == near.Year-1 {
			years = years[1:2]
		}
	}
	near = cmp.Or(near, r.Century, r.Latest)
	if near.IsZero() { // POSIX strptime: 00 to 69 are of this century
		near = civil.NewDate(2019, 7, 1)
	}
	for _, year := range years {
		try := civil.NewDate(year, d.Month, d.Day)
		better := best.IsZero() || r.Within(try) && !r.Within(best)
		if !better && r.Within(try) == r.Within(best) {
			better = distance(try, near) < distance(best, near)
		}
		if better {
			best = try
		}
	}
	return best
}

func distance(a, b civil.Date) int { return max(a.DaysSince(b), b.DaysSince(a)) }

// monthNamed returns the month that a folded word names or begins to name, with three letters at least; 0 when it is
// none or several (jui: juin, juillet).
func monthNamed(word string) (month time.Month) {
	if number, err := strconv.Atoi(words()["month"][word]); err == nil {
		return time.Month(number)
	}
	if len(word) < 3 || len(word) > 20 {
		return 0
	}
	for _, name := range monthNames() {
		if word != name.short && !strings.HasPrefix(name.long, word) || month == name.month {
			continue
		}
		if month != 0 {
			return 0
		}
		month = name.month
	}
	return month
}

// monthName is a month's name in a language, folded.
type monthName struct {
	month       time.Month
	short, long string
}

var monthNames = sync.OnceValue(func() (all []monthName) {
	for _, language := range locale.Languages() {
		for m := time.January; m <= time.December; m++ {
			short := strings.Trim(locale.Fold(language.ShortMonth(m)), ".")
			all = append(all, monthName{m, short, locale.Fold(language.Month(m))})
		}
	}
	return all
})

func weekdayNamed(word string) (time.Weekday, bool) {
	number, err := strconv.Atoi(words()["weekday"][word])
	return time.Weekday(number), err == nil
}
