// Package doubts lists values that can be right and are probably typing errors.
package doubts

import (
	"strconv"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// Doubt is a value of a record that can be right and is probably a typing error: people are asked before it is stored.
type Doubt struct {
	Field string // its path
	text  func(l locale.Language) string
}

// Text returns a sentence that states what is unusual.
func (d Doubt) Text(l locale.Language) string { return d.text(l) }

// What is unusual.
const (
	longMeeting   = 12 * 60 // minutes of a meeting that is none of the kinds that last
	longProgram   = 366     // days
	longStop      = 60      // days
	farDay        = 366     // days of any day before or after the program
	farExpiry     = 20 * 366
	manyBags      = 10
	oldest        = 110 // years of a person
	youngest      = 5
	daysOfAYear   = 366
	earliestYear  = 1950 // of a program
	latestYear    = 2100
	birthDatePath = "BirthDate"

	statusDatePath = "StatusDate" // follows the laptop's clock
)

// Of lists what is unusual about a record of the program, which may be the program itself: each kind of value has
// one rule.
func Of(p *program.Program, record program.Record) []Doubt {
	d := doubts{program: p}
	switch r := record.(type) {
	case *program.Program:
		d.period("End", r.Start, r.End, longProgram)
		unusual := !r.Start.IsZero() && (r.Start.Year < earliestYear || r.Start.Year > latestYear)
		d.add(unusual, "Start", "doubt.year", func(locale.Language) locale.Values {
			return locale.Values{"Year": r.Start.Year}
		})
		return d.found
	case *program.Stop:
		d.period("Until", r.From, r.Until, longStop)
		d.outside(r)
	case *program.Meeting:
		d.add(r.Minutes() > longMeeting && isHeld(r), "End", "doubt.hours", func(l locale.Language) locale.Values {
			return locale.Values{"Length": l.ShortDuration(r.Minutes())}
		})
	case *program.Person:
		d.add(r.Bags > manyBags, "Bags", "doubt.bags", func(locale.Language) locale.Values {
			return locale.Values{"Count": strconv.Itoa(r.Bags)}
		})
		d.age(r.BirthDate)
	}
	fields := program.FieldsOf(record)
	for i := range fields {
		f := &fields[i]
		switch day := f.Value(record).(type) {
		case civil.Date:
			d.far(f.Path, day)
		case civil.DateTime:
			d.far(f.Path, day.Date)
		}
	}
	return d.found
}

// isHeld reports whether people meet for it, so that it does not last for days.
func isHeld(m *program.Meeting) bool {
	switch m.Kind {
	case program.Appointment, program.Ceremony, program.Meal, program.Activity:
		return true
	}
	return false
}

type doubts struct {
	program *program.Program
	found   []Doubt
}

func (d *doubts) add(unusual bool, field, key string, values func(locale.Language) locale.Values) {
	if unusual {
		d.found = append(d.found, Doubt{field, func(l locale.Language) string { return l.Text(key, values(l)) }})
	}
}

func (d *doubts) period(field string, from, until civil.Date, most int) {
	if from.IsZero() || until.IsZero() {
		return
	}
	days := until.DaysSince(from) + 1
	d.add(days > most, field, "doubt.days", func(l locale.Language) locale.Values {
		return locale.Values{"Days": l.Decimal(float64(days), 0)}
	})
}

// outside is a stop that is not within the days of its program.
func (d *doubts) outside(s *program.Stop) {
	first, last := d.program.Start, d.program.End
	within := func(day civil.Date) bool {
		return day.IsZero() || (first.IsZero() || !day.Before(first)) && (last.IsZero() || !last.Before(day))
	}
	values := func(l locale.Language) locale.Values {
		return locale.Values{"Days": l.ShortPeriod(first, last)}
	}
	d.add(!within(s.From), "From", "doubt.outside", values)
	d.add(within(s.From) && !within(s.Until), "Until", "doubt.outside", values)
}

func (d *doubts) age(born civil.Date) {
	if born.IsZero() || d.program.Start.IsZero() {
		return
	}
	years := d.program.Start.DaysSince(born) / daysOfAYear
	d.add(years > oldest || years < youngest, birthDatePath, "doubt.age", func(locale.Language) locale.Values {
		return locale.Values{"Years": strconv.Itoa(years)}
	})
}

// far is a day that is nowhere near the program.
func (d *doubts) far(field string, day civil.Date) {
	first, last := d.program.Start, d.program.End
	if day.IsZero() || first.IsZero() || last.IsZero() || field == birthDatePath || field == statusDatePath {
		return
	}
	most := farDay
	if field == program.ExpiryPath {
		most = farExpiry
	}
	d.add(first.DaysSince(day) > most || day.DaysSince(last) > most, field, "doubt.far",
		func(l locale.Language) locale.Values { return locale.Values{"Day": l.Date(day, locale.FullDate)} })
}
