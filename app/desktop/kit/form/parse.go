package form

import (
	"errors"
	"time"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/locale/typed"
)

// DateText returns the form of a day that cannot be misread, 15 Jun 2026 or Jun 15, 2026 as the window's region has it;
// nothing for no day.
func DateText(d civil.Date) string { return locale.Window().Date(d, locale.ShortDate) }

// ClockText returns a time of day as the window's region writes it, 09:30 or 9:30 a.m.
func ClockText(c civil.Clock) string { return locale.Window().Clock(c) }

// exampleDate is a day as people may type it.
func exampleDate() string { return DateText(civil.NewDate(2026, time.June, 15)) }

// notUnderstood is the error of the parsers: a sentence for the person.
type notUnderstood string

func (e notUnderstood) Error() string { return string(e) }

// ParseDate reads a day as people type it: 2026-06-15, 15 Jun 2026, Jun 15 2026, 15 June, 15/6/26, 15.6.2026. A number
// alone is a day of the reference's month; a missing year is the one that brings it nearest to the reference. Where
// both readings of 4/5/26 exist the order is that of the window's region. The error is a sentence.
func ParseDate(text string, reference civil.Date) (civil.Date, error) {
	return parseDate(text, typed.Reading{Near: reference})
}

func parseDate(text string, reading typed.Reading) (civil.Date, error) {
	reading.MonthFirst, reading.DayAlone = locale.Window().Habits().MonthFirst(), true
	read, err := reading.Date(text)
	d := read.Day
	switch {
	case errors.Is(err, typed.ErrMissing):
		values := locale.Values{"Day": d.Day, "Month": int(d.Month), "Year": d.Year}
		return civil.Date{}, notUnderstood(locale.L("There is no {{.Day}} in month {{.Month}} of {{.Year}}.", values))
	case errors.Is(err, typed.ErrLimits):
		values := locale.Values{"First": DateText(reading.Earliest), "Last": DateText(reading.Latest)}
		return civil.Date{}, notUnderstood(locale.L("Type a date from {{.First}} to {{.Last}}.", values))
	case err != nil || !read.Until.IsZero():
		values := locale.Values{"Date": exampleDate()}
		return civil.Date{}, notUnderstood(locale.L("Type a date such as {{.Date}}.", values))
	}
	return d, nil
}

// ParseClock reads a time as people type it: 9, 930, 9:30, 9.30, 09h30, 9:30 pm, 9p, 1630, noon, midnight.
func ParseClock(text string) (civil.Clock, error) {
	read, ok := typed.ReadTimes(text)
	if !ok || read.To != nil || read.Zone != "" {
		return civil.Clock{}, notUnderstood(locale.L("Type a time such as 9:30 or 21:15."))
	}
	return read.From, nil
}
