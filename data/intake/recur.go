package intake

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"laurel/data/program"
)

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
	starts, err := c.starts(e, it.start, first, last, bounded)
	if err != nil {
		g.problem(e.row, it.record(), err.Error())
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
		all = append(all, next)
	}
	if len(all) == 0 && err == nil {
		g.problem(e.row, it.record(), fmt.Sprintf("It repeats, but never within the program's dates (%s).", program.FormatPeriod(first, last, "en")))
	}
	return all
}

// starts lists the local times at which a recurring event starts within the dates. Together with an error it lists what there is all the same.
func (c *calendar) starts(e *event, start moment, first, last program.Date, bounded bool) ([]program.DateTime, error) {
	from, until := wall(program.At(first.AddDays(-1), program.Clock{})), wall(program.At(last.AddDays(2), program.Clock{}))
	within := func(at program.DateTime) bool {
		return !at.Date.Before(first) && !last.Before(at.Date) || !bounded
	}
	var found []program.DateTime
	var failed error
	for _, property := range e.props["RRULE"] {
		times, err := c.ruleTimes(property.Value, start, from, until, bounded)
		failed = errors.Join(failed, err)
		found = append(found, times...)
	}
	if len(e.props["RRULE"]) == 0 || failed != nil && len(found) == 0 {
		found = append(found, start.local)
	}
	for _, property := range e.props["RDATE"] {
		more, _, err := c.moments(property)
		if err != nil {
			failed = errors.Join(failed, fmt.Errorf("One of its dates cannot be read: %w", err)) //nolint:staticcheck // a sentence for people
		}
		for _, m := range more {
			found = append(found, inClock(m, start.clock))
		}
	}
	slices.SortFunc(found, program.DateTime.Compare)
	found = slices.Compact(found)
	out := c.exceptions(e, start)
	found = slices.DeleteFunc(found, func(at program.DateTime) bool { return !within(at) || out(at) })
	if len(found) > most {
		found = found[:most]
		failed = errors.Join(failed, fmt.Errorf("It repeats more than %d times; only the first %d are read in.", most, most)) //nolint:staticcheck,revive // a sentence for people
	}
	return found, failed
}

// ruleTimes expands one RRULE by the event's own wall clock.
func (c *calendar) ruleTimes(text string, start moment, from, until time.Time, bounded bool) ([]program.DateTime, error) {
	option, err := rrule.StrToROption(strings.ToUpper(strings.TrimSpace(text)))
	if err != nil {
		return nil, fmt.Errorf("How it repeats cannot be read (%s); only its first time is read in.", text) //nolint:staticcheck,revive // a sentence for people
	}
	if option.Freq > rrule.DAILY {
		return nil, fmt.Errorf("It repeats several times a day (%s), which is no meeting; only its first time is read in.", text) //nolint:staticcheck,revive // a sentence for people
	}
	option.Dtstart = wall(start.local)
	limited := !option.Until.IsZero() || option.Count > 0
	if !option.Until.IsZero() {
		option.Until = untilOnWall(text, option.Until, start.clock)
	}
	if (bounded || !limited) && (option.Until.IsZero() || until.Before(option.Until)) {
		option.Until = until
	}
	rule, err := rrule.NewRRule(*option)
	if err != nil {
		return nil, fmt.Errorf("How it repeats cannot be read (%s); only its first time is read in.", text) //nolint:staticcheck,revive // a sentence for people
	}
	var times []program.DateTime
	for next := rule.Iterator(); len(times) <= most; {
		at, more := next()
		if !more {
			break
		}
		if !bounded || !at.Before(from) {
			times = append(times, program.DateTimeOf(at))
		}
	}
	return times, nil
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

// exceptions reports of a local time whether EXDATE takes it out.
func (c *calendar) exceptions(e *event, start moment) func(program.DateTime) bool {
	times, days := map[program.DateTime]bool{}, map[program.Date]bool{}
	for _, property := range e.props["EXDATE"] {
		all, whole, _ := c.moments(property) // one that cannot be read takes nothing out
		for _, m := range all {
			if whole {
				days[m.local.Date] = true
			} else {
				times[inClock(m, start.clock)] = true
			}
		}
	}
	return func(at program.DateTime) bool { return times[at] || days[at.Date] }
}

// inClock is what a clock shows at a moment.
func inClock(m moment, shown clock) program.DateTime {
	if m.clock == nil || shown == nil {
		return m.local
	}
	return shown.local(m.clock.instant(m.local))
}
