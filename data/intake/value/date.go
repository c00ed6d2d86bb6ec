package value

import (
	"cmp"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"laurel/data/civil"
	"laurel/data/locale/typed"
)

// Dates reads the dates of a table.
type Dates struct {
	Since1904 bool       // Excel's other epoch
	Earliest  float64    // the first of Excel's numbers that is a day; what is smaller is an hour, a room or a count
	First     civil.Date // of the program, which completes a date; one with a year alone is that year
	Last      civil.Date
	Today     civil.Date // nobody is born later; zero: nobody knows

	dateOrder

	Persian bool // years such as 1364 are those of the Persian calendar (Solar Hijri)
	Unsure
}

// dateOrder is how 3/4 is read. ChooseOrder sets it by what the columns show.
type dateOrder struct {
	MonthFirst  bool
	Agree       int    // so many of the dates in numbers fit the order
	Numbers     int    // of so many
	Ambiguous   string // a date that was read in one of two ways; empty: there is none
	ambiguousIn string // its field
	orders      map[string]order
	yearFirst   bool                     // 31.03.08 is of 2031, in columns that show nothing else
	readings    map[string]typed.Reading // of the fields whose order was chosen
	asked       bool                     // a person chose the order
	headed      map[string]bool          // by field, whether the month comes first, where its heading has that
}

// Unsure are the first dates of each kind that leaves open how it is meant; empty: there is none.
type Unsure struct {
	Era      string // a date with a Persian year that was not chosen to be one, since it can be an Islamic one too
	Mismatch string // a date whose weekday is another one
	Buddhist string // a date whose year was one of the Buddhist era
	NoYear   string // a date without a year, which was read as one near the program
	Dropped  string // a date with words beside it that were left out
}

// EarliestPlanned is Excel's number of a day in 1908, before which nobody plans.
const EarliestPlanned = 3000

const (
	// oldest is how old a person may be.
	oldest = 120
	// validity is how many years a passport's end may be from the program.
	validity = 30
	// travelDays is how many days before and after the program somebody may travel.
	travelDays = 120
	// plannedYears is how many years from the program a year of two digits may be.
	plannedYears = 5
)

// travels are the fields of when somebody travels.
var travels = map[string]bool{
	"arrival": true, "departure": true, "flight-time": true, "early-arrival": true, "late-departure": true,
}

var (
	midnight    = regexp.MustCompile(`[T ]00:00:00(?:\.0+)?Z?$`) // how programs write a day that has no time
	beforePlace = regexp.MustCompile(`^\d[^?¿？]*$`)              // 14/03/1971 in Lima
	numbersForm = regexp.MustCompile(`^(\pL*)\W*(\d{1,2})\s*([./\-])\s*(\d{1,2})(?:\s*[./\-]\s*\d{2,4})?\b(\s*\pL)?`)
)

// Found is a date of a table as it was read.
type Found struct {
	Day   civil.Date
	Until civil.Date // the last of several days; zero: it is one
	At    *Clocks    // the times of day beside it; nil: none
}

// Day reads the date of something that is planned: Excel's number, or what typed.Reading reads.
func (r *Dates) Day(text string) (Found, error) { return r.Of("", text) }

// Of reads the date of a field, by its key: what a date of birth may be is not what a meeting's may be. The error is a
// Message.
func (r *Dates) Of(field, text string) (found Found, err error) {
	text = strings.TrimSpace(text)
	if number, ok := Number(text); ok {
		return r.serial(field, number, text)
	}
	if strings.Contains(text, "00:00:00") {
		text = midnight.ReplaceAllString(text, "")
	}
	if found, is, err := r.persian(field, text); is {
		return found, err
	}
	if r.isOpen(field, text) {
		return Found{}, Text(`"{{.Text}}" can be read in two ways, and the column has dates of both orders; `+
			"choose the order of the dates, or correct it", "Text", text)
	}
	reading := r.reading(field)
	read, times, err := reading.Moment(text)
	if err == typed.ErrForm && field == "birth-date" && beforePlace.MatchString(text) { //nolint:errorlint // as it is
		reading.Loose = true
		read, times, err = reading.Moment(text)
	}
	if err != nil {
		return Found{}, r.wrong(field, text, read.Day, err)
	}
	if times != nil {
		clocks, err := clocksOf(*times, text)
		if err != nil {
			return Found{}, err
		}
		found.At = &clocks
	}
	if read.Until != (civil.Date{}) && !mayLast[field] {
		return Found{}, Text(`"{{.Text}}" is several days`, "Text", text)
	}
	r.remark(read, text)
	found.Day, found.Until = read.Day, read.Until
	return found, nil
}

// BesideDay is the field of a time that is beside a day, and may have that day once more.
const BesideDay = "beside-day"

// mayLast are the fields whose date may be several days.
var mayLast = map[string]bool{"": true, "date": true, "start": true}

// remark keeps the first date of each kind that leaves open how it is meant.
func (r *Dates) remark(read typed.Date, text string) {
	for _, is := range []struct {
		so   bool
		text *string
	}{
		{read.Weekday != nil && read.Day.Weekday() != *read.Weekday, &r.Mismatch},
		{read.Buddhist, &r.Buddhist},
		{read.NoYear, &r.NoYear},
		{read.Dropped, &r.Dropped},
	} {
		if is.so && *is.text == "" {
			*is.text = text
		}
	}
}

// reading is how the dates of a field are read.
func (r *Dates) reading(field string) typed.Reading {
	if reading, known := r.readings[field]; known {
		return reading
	}
	monthFirst, sure := r.order(field)
	reading := typed.Reading{MonthFirst: monthFirst, Sure: sure, Near: r.First, First: r.First, Last: r.Last}
	near := r.First
	if near.Month == 0 {
		near = r.Today
	}
	reading.Century = near
	own := r.orders[field]
	reading.YearFirst = own.beginsWithYear() || r.yearFirst && own.yearLast == 0
	if field == "birth-date" || strings.HasPrefix(field, "passport") {
		reading.First, reading.Last = civil.Date{}, civil.Date{} // no weekday of the program
	}
	switch {
	case field == "birth-date" && !r.Today.IsZero():
		reading.Near = civil.Date{}
		reading.Earliest = r.Today.AddMonths(-oldest * 12)
		reading.Latest = r.Today
	case field == "birth-date":
		reading.Near = civil.Date{}
	case field == "passport-expiry" || field == "passport-issued":
		if reading.Near = (civil.Date{}); !near.IsZero() { // so that a date without a year is none
			reading.Earliest, reading.Latest = near.AddMonths(-validity*12), near.AddMonths(validity*12)
		}
	case travels[field] && r.First.Month > 0:
		reading.Loose, reading.Around = true, 1
		reading.Earliest, reading.Latest = r.First.AddDays(-travelDays), cmp.Or(r.Last, r.First).AddDays(travelDays)
	default:
		reading.Loose, reading.Around = field != BesideDay, plannedYears
		reading.Earliest, reading.Latest = civil.NewDate(firstPlanned, 1, 1), civil.NewDate(lastPlanned, 12, 31)
	}
	return reading
}

// Nothing is planned before or after these years; calendars write such ones where they mean none.
const firstPlanned, lastPlanned = 1970, 2199

// wrong is the message of a date that cannot be read, or cannot be meant.
func (r *Dates) wrong(field, text string, day civil.Date, err error) *Message {
	switch {
	case err == typed.ErrMissing: //nolint:errorlint // typed returns it as it is
		return Text(`there is no such day as "{{.Text}}"`, "Text", text).Because(err)
	case err == typed.ErrNoDay: //nolint:errorlint // typed returns it as it is
		return Text(`"{{.Text}}" is a month; add the day`, "Text", text)
	case err == typed.ErrNoYear: //nolint:errorlint // typed returns it as it is
		return Text(`"{{.Text}}" has no year; add it`, "Text", text)
	case err != typed.ErrLimits: //nolint:errorlint // typed returns it as it is
		return Text(`"{{.Text}}" is not a date like 2023-06-15`, "Text", text)
	case field == "birth-date" && r.Today.Before(day):
		return Text(`"{{.Text}}" is in the future`, "Text", text).Because(err)
	case field == "birth-date":
		return Text(`"{{.Text}}" is more than {{.Years}} years ago; if it is of another calendar, `+
			"type the date as the passport has it", "Text", text, "Years", oldest).Because(err)
	}
	return Text(`"{{.Text}}" is too far from the program; if it is of another calendar, `+
		"type the date as the passport has it", "Text", text).Because(err)
}

// serial reads a date that is a number: 20230615, or one of Excel.
func (r *Dates) serial(field string, number float64, text string) (found Found, err error) {
	reading := r.reading(field)
	if len(text) == 8 {
		if read, err := reading.Date(text); err == nil {
			return Found{Day: read.Day}, nil
		}
	}
	if day, ok := sixDigits(reading, text); ok && field == "birth-date" {
		return Found{Day: day}, nil
	}
	at, err := excelize.ExcelDateToTime(number, r.Since1904)
	if err != nil || number < max(r.Earliest, 1) || number > 200_000 {
		return found, Text(`"{{.Text}}" is not a date like 2023-06-15`, "Text", text)
	}
	local := civil.DateTimeOf(at.Add(30 * time.Second))
	if !reading.Within(local.Date) {
		if _, err := reading.Date(local.Date.String()); err != nil {
			return found, r.wrong(field, local.Date.String(), local.Date, err)
		}
	}
	found.Day = local.Date
	if number != math.Trunc(number) {
		found.At = &Clocks{Times: typed.Exactly(local.Clock)}
	}
	return found, nil
}

// sixDigits reads 850615, where it can be read in one way only.
func sixDigits(reading typed.Reading, text string) (day civil.Date, ok bool) {
	if len(text) != 6 || strings.Trim(text, "0123456789") != "" {
		return day, false
	}
	a, b, c := text[:2], text[2:4], text[4:]
	reading.Sure = true
	for _, order := range []struct{ monthFirst, yearFirst bool }{{false, true}, {false, false}, {true, false}} {
		reading.MonthFirst, reading.YearFirst = order.monthFirst, order.yearFirst
		read, err := reading.Date(a + "/" + b + "/" + c)
		switch {
		case err != nil || read.Day == day:
		case ok:
			return day, false
		default:
			day, ok = read.Day, true
		}
	}
	return day, ok
}

// Heading reads a text that is nothing but a day, such as is written above the items of that day. A number alone is
// none.
func (r *Dates) Heading(text string) (civil.Date, bool) {
	text = strings.Trim(text, " ()–—-:")
	if _, number := Number(text); number || len(text) > 60 {
		return civil.Date{}, false
	}
	reading := r.reading("")
	reading.Loose = false
	read, err := reading.Date(text)
	if err != nil {
		return civil.Date{}, false
	}
	r.remark(read, text)
	return read.Day, true
}

// order is what the dates of a column show of the order of day and month.
type order struct {
	dayFirst, monthFirst int      // dates that can be read in one order only
	dotted               int      // dates such as 14.2.1990, which show nothing of those with other marks
	inside               [2]int   // dates that lie near the program: by day first, by month first
	either               string   // the first date that can be read both ways; empty: there is none
	written              [][2]int // the first two numbers of all dates
	yearFirst, yearLast  int      // dates such as 2031.3.8 or 85.3.8, and such as 8.3.2031
}

// beginsWithYear reports whether dates show that the year goes first, and none that it goes last.
func (o order) beginsWithYear() bool { return o.yearFirst > 0 && o.yearLast == 0 }

// decided returns which order the column shows; false: it shows none.
func (o order) decided() (monthFirst, is bool) {
	if o.dayFirst != o.monthFirst {
		return o.monthFirst > o.dayFirst, true
	}
	return o.inside[1] > o.inside[0], o.inside[0] != o.inside[1]
}

// certain reports whether there are dates that can be read in one order only, and none that cannot be read in it.
func (o order) certain() bool { return (o.dayFirst > 0) != (o.monthFirst > 0) }

// order returns how the dates of a field are read, and whether other dates show it.
func (r *Dates) order(field string) (monthFirst, sure bool) {
	if monthFirst, is := r.headed[field]; is {
		return monthFirst, true
	}
	if monthFirst, is := r.orders[field].decided(); is && !r.asked {
		return monthFirst, true
	}
	return r.MonthFirst, r.asked
}

var (
	dayFirstForm   = regexp.MustCompile(`\b(?:dd?|tt?|jj?)[./\- ]?mm?(?:[./\- ]|\b)|дд[./\- ]?мм`)
	monthFirstForm = regexp.MustCompile(`\bmm?[./\- ]?(?:dd?|tt?|jj?)(?:[./\- ]|\b)`)
)

// Headed keeps the order that the heading of a field has: Date of birth (DD/MM/YYYY).
func (r *Dates) Headed(field, heading string) {
	heading = strings.ToLower(heading)
	dayFirst, monthFirst := dayFirstForm.MatchString(heading), monthFirstForm.MatchString(heading)
	if dayFirst == monthFirst {
		return
	}
	if r.headed == nil {
		r.headed = map[string]bool{}
	}
	r.headed[field] = monthFirst
}

// around is how many days before and after a program the dates of a field lie; of a field that is not here they lie
// anywhere.
var around = map[string]int{"date": 3, "end-date": 3, "start": 3, "end": 3, "arrival": 30, "departure": 30}

// ChooseOrder decides how 3/4 is read, by all the dates in the columns of the fields: as a number above 12 shows, or as
// more of them lie near the program; a column that shows neither, as the others do, and else by the fallback. Asked,
// where it is not nil, goes before all that.
func (r *Dates) ChooseOrder(columns map[string][]string, fallback bool, asked *bool) {
	r.orders = map[string]order{}
	r.readings = nil
	r.asked = asked != nil
	var all order
	for field, texts := range columns {
		o := r.orderOf(field, texts)
		r.orders[field] = o
		all.dayFirst += o.dayFirst
		all.monthFirst += o.monthFirst
		all.inside[0] += o.inside[0]
		all.inside[1] += o.inside[1]
		all.yearFirst += o.yearFirst
		all.yearLast += o.yearLast
	}
	r.yearFirst = all.beginsWithYear()
	shown, is := all.decided()
	switch {
	case asked != nil:
		r.MonthFirst = *asked
	case is:
		r.MonthFirst = shown
	default:
		r.MonthFirst = fallback
	}
	for _, field := range slices.Sorted(maps.Keys(columns)) {
		o := r.orders[field]
		monthFirst, _ := r.order(field)
		for _, pair := range o.written {
			r.Numbers++
			if month := pair[map[bool]int{true: 0, false: 1}[monthFirst]]; month <= 12 {
				r.Agree++
			}
		}
		_, isHeaded := r.headed[field]
		open := !isHeaded && !o.certain() && (o.dayFirst > 0 || !all.certain())
		if open && r.Ambiguous == "" {
			r.Ambiguous, r.ambiguousIn = o.either, field
		}
	}
	readings := map[string]typed.Reading{}
	for field := range columns {
		readings[field] = r.reading(field)
	}
	r.readings = readings
}

// orderOf looks through the dates of a column.
func (r *Dates) orderOf(field string, texts []string) (o order) {
	for _, text := range texts {
		r.see(&o, field, strings.TrimSpace(text))
	}
	if o.either == "" {
		o.dayFirst += o.dotted
	}
	return o
}

// yearForm finds the first and the last number of a date of three. That of ISO 8601 is how programs write any date.
var yearForm = regexp.MustCompile(`^(?:(\d{4})\s*[./]|(\d{2})\s*[./\-])\s*\d{1,2}\s*[./\-]\s*(\d{1,4})\b|` +
	`^\d{1,2}\s*[./\-]\s*\d{1,2}\s*[./\-]\s*(\d{4})\b`)

// seeYear adds where the year of a date is.
func (o *order) seeYear(text string) {
	const longestMonth = 31
	parts := yearForm.FindStringSubmatch(text)
	if parts == nil {
		return
	}
	first, _ := strconv.Atoi(parts[2])
	last, _ := strconv.Atoi(parts[3])
	switch {
	case parts[4] != "" || last > longestMonth:
		o.yearLast++
	case parts[1] != "" || first > longestMonth:
		o.yearFirst++
	}
}

// see adds what a date shows.
func (r *Dates) see(o *order, field, text string) {
	o.seeYear(text)
	if len(text) > 2 && strings.Trim(text[:3], "0123456789") == "" {
		return // 2026-06-15, and Excel's numbers
	}
	parts := numbersForm.FindStringSubmatch(text)
	if parts == nil || parts[5] != "" || parts[1] != "" && !typed.Is("weekday", Fold(parts[1])) {
		return // 10-12 June, June 10-12
	}
	a, _ := strconv.Atoi(parts[2])
	b, _ := strconv.Atoi(parts[4])
	if max(a, b) > 31 || a == b || a > 12 && b > 12 {
		return
	}
	o.written = append(o.written, [2]int{a, b})
	switch {
	case o.addCertain(a, b, parts[3]):
		return
	case parts[3] == ".": // 3.4. is the third of April wherever it is written so
		return
	case o.either == "":
		o.either = text
	}
	r.seeInside(o, field, text)
}

// addCertain adds a date that can be read in one order only, and reports whether it is one.
func (o *order) addCertain(a, b int, mark string) bool {
	switch {
	case a > 12 && mark == ".":
		o.dotted++
	case a > 12:
		o.dayFirst++
	case b > 12:
		o.monthFirst++
	default:
		return false
	}
	return true
}

// seeInside adds in which of the two orders a date lies near the program.
func (r *Dates) seeInside(o *order, field, text string) {
	days, planned := around[field]
	if !planned || r.First.Month == 0 {
		return
	}
	for i, monthFirst := range []bool{false, true} {
		read, _, err := (typed.Reading{MonthFirst: monthFirst, Near: r.First, Loose: true}).Moment(text)
		if err == nil && !read.Day.Before(r.First.AddDays(-days)) && !r.Last.AddDays(days).Before(read.Day) {
			o.inside[i]++
		}
	}
}

// isOpen reports whether a date can be read in two ways, and its column, of which nobody chose the order, has dates in
// one order only and in the other only. Those of a program lie near it.
func (r *Dates) isOpen(field, text string) bool {
	o := r.orders[field]
	_, isHeaded := r.headed[field]
	if o.dayFirst == 0 || o.monthFirst == 0 || r.asked || isHeaded || r.First.Month > 0 && around[field] > 0 {
		return false
	}
	var own order
	r.see(&own, field, text)
	return own.either != ""
}

// AmbiguousDay is the day as which the ambiguous date was read.
func (r *Dates) AmbiguousDay() (civil.Date, bool) {
	found, err := r.Of(r.ambiguousIn, r.Ambiguous)
	return found.Day, err == nil
}
