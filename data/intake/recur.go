package intake

import (
	"errors"
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/teambition/rrule-go"

	"laurel/data/locale"
	"laurel/data/program"
)

// yearsOfASeries is for how long an event may repeat in a program that has no dates yet.
const yearsOfASeries = 4

// most is how many occurrences of one event are read in; more of the same is no program for visitors.
const most = 1000

// occurrences expands a recurring event (RRULE, RDATE, EXDATE) within the program's dates; in a program that has none yet a rule runs to its own end,
// or for a year.
func (c *calendar) occurrences(g *gathered, e *event, it item, allDay bool) []item {
	if len(e.props["RRULE"]) == 0 && len(e.props["RDATE"]) == 0 {
		return []item{it}
	}
	first, last := dates(g.base)
	bounded := !first.IsZero() && !last.IsZero()
	if !bounded {
		first, last = it.start.local.Date, it.start.local.Date.AddDays(366)
	}
	starts, lengths, err := c.starts(e, it.start, first, last, bounded)
	if err != nil {
		g.problem(e.row, it.record(), err)
	}
	var all []item
	length := it.end.local.MinutesSince(it.start.local)
	if it.start.clock != nil && it.end.clock != nil && it.start.clock.zone() != it.end.clock.zone() {
		length = int(it.end.clock.instant(it.end.local).Sub(it.start.clock.instant(it.start.local)).Minutes())
		it.end.clock = it.start.clock
	}
	for _, start := range starts {
		next := it
		next.identity = occurrenceKey(it.identity, moment{start, it.start.clock})
		next.meeting = ""
		next.start.local = start
		next.end.local = start.AddMinutes(length)
		if own, said := lengths[start]; said {
			next.end.local = start.AddMinutes(own)
		}
		all = append(all, next)
	}
	if len(all) == 0 && err == nil {
		g.problem(e.row, it.record(), say("It repeats, but never within the program's dates (%s).", program.FormatPeriod(first, last, locale.Language(g.language))))
	}
	return all
}

// starts lists the local times at which a recurring event starts within the dates, and how many minutes those last that say so themselves (a PERIOD). Together
// with an error it lists what there is all the same.
func (c *calendar) starts(e *event, start moment, first, last program.Date, bounded bool) ([]program.DateTime, map[program.DateTime]int, error) {
	within := func(at program.DateTime) bool {
		return !at.Date.Before(first) && !last.Before(at.Date) || !bounded
	}
	span := span{wall(program.At(first.AddDays(-1), program.Clock{})), wall(program.At(last.AddDays(2), program.Clock{})), bounded}
	found, failed := c.ruled(e, "RRULE", start, span)
	if len(e.props["RRULE"]) == 0 || failed != nil && len(found) == 0 {
		found = append(found, start.local)
	}
	lengths := map[program.DateTime]int{}
	for _, property := range e.props["RDATE"] {
		more, _, err := c.moments(property)
		if err != nil {
			failed = errors.Join(failed, say("One of its dates cannot be read: %s.", err))
		}
		for i, period := range strings.Split(property.Value, ",")[:len(more)] {
			at := inClock(more[i], start.clock)
			found = append(found, at)
			if minutes, said := c.periodLength(property, period, more[i]); said {
				lengths[at] = minutes
			}
		}
	}
	out, err := c.exceptions(e, start, span)
	failed = errors.Join(failed, err)
	slices.SortFunc(found, program.DateTime.Compare)
	found = slices.Compact(found)
	found = slices.DeleteFunc(found, func(at program.DateTime) bool { return !within(at) || out(at) })
	if len(found) > most {
		found = found[:most]
		failed = errors.Join(failed, say("It repeats more than %d times; only the first %d are read in.", most, most))
	}
	return found, lengths, failed
}

// span is from when until when a series is expanded, on its own wall clock; one that is not bounded runs to its own end.
type span struct {
	from, until time.Time
	bounded     bool
}

// ruled are the times of the event's rules of that name.
func (c *calendar) ruled(e *event, name string, start moment, span span) (found []program.DateTime, failed error) {
	for _, property := range e.props[name] {
		times, err := c.ruleTimes(property.Value, start, span)
		failed = errors.Join(failed, err)
		found = append(found, times...)
	}
	return found, failed
}

// periodLength is how long a PERIOD lasts, which is written with its end or its length.
func (c *calendar) periodLength(property *ics.BaseProperty, period string, start moment) (minutes int, said bool) {
	_, end, found := strings.Cut(period, "/")
	if !found {
		return 0, false
	}
	if minutes, err := parseDuration(end); err == nil {
		return minutes, true
	}
	last := *property
	last.Value = end
	ends, _, err := c.moments(&last)
	if err != nil || len(ends) == 0 || ends[0].local.Before(start.local) {
		return 0, false
	}
	return ends[0].local.MinutesSince(start.local), true
}

// ruleTimes expands one RRULE by the event's own wall clock.
func (c *calendar) ruleTimes(text string, start moment, span span) ([]program.DateTime, error) {
	text = strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(text)), "RRULE:")
	option, err := rrule.StrToROption(text)
	if err != nil {
		return nil, say("How it repeats cannot be read (%s); only its first time is read in.", text)
	}
	if option.Freq > rrule.DAILY || timesADay(option) > 24 {
		return nil, say("It repeats several times a day (%s), which is no meeting; only its first time is read in.", text)
	}
	option.Dtstart = wall(start.local)
	limited := !option.Until.IsZero() || option.Count > 0
	if !option.Until.IsZero() {
		option.Until = untilOnWall(text, option.Until, start.clock)
	}
	until := span.until
	if !span.bounded && limited {
		until = option.Dtstart.AddDate(yearsOfASeries, 0, 0)
	}
	if option.Until.IsZero() || until.Before(option.Until) {
		option.Until = until
	}
	rule, err := rrule.NewRRule(*option)
	if err != nil {
		return nil, say("How it repeats cannot be read (%s); only its first time is read in.", text)
	}
	var times []program.DateTime
	for next := rule.Iterator(); len(times) <= most; {
		at, more := next()
		if !more {
			break
		}
		if !span.bounded || !at.Before(span.from) {
			times = append(times, program.DateTimeOf(at))
		}
	}
	return times, nil
}

// timesADay is how often a rule comes on one of its days: each hour at each minute.
func timesADay(option *rrule.ROption) int {
	return max(len(option.Byhour), 1) * max(len(option.Byminute), 1) * max(len(option.Bysecond), 1)
}

// untilOnWall brings the end of a rule, which is in UTC or a whole day, to the event's wall clock.
func untilOnWall(rule string, until time.Time, at clock) time.Time {
	_, text, _ := strings.Cut(strings.ToUpper(rule), "UNTIL=")
	text, _, _ = strings.Cut(text, ";")
	switch {
	case !strings.Contains(text, "T"):
		return until.Add(24*time.Hour - time.Second)
	case strings.HasSuffix(text, "Z") && at != nil:
		return wall(at.local(until))
	}
	return until
}

// exceptions reports of a local time whether EXDATE or EXRULE takes it out.
func (c *calendar) exceptions(e *event, start moment, span span) (func(program.DateTime) bool, error) {
	times, days := map[program.DateTime]bool{}, map[program.Date]bool{}
	ruled, failed := c.ruled(e, "EXRULE", start, span)
	for _, at := range ruled {
		times[at] = true
	}
	for _, property := range e.props["EXDATE"] {
		all, whole, err := c.moments(property)
		if err != nil {
			failed = errors.Join(failed, say("One of its exceptions cannot be read: %s; the meeting of that day comes in.", err))
		}
		for _, m := range all {
			if whole {
				days[m.local.Date] = true
			} else {
				times[inClock(m, start.clock)] = true
			}
		}
	}
	return func(at program.DateTime) bool { return times[at] || days[at.Date] }, failed
}

// inClock is what a clock shows at a moment.
func inClock(m moment, shown clock) program.DateTime {
	if m.clock == nil || shown == nil {
		return m.local
	}
	return shown.local(m.clock.instant(m.local))
}
