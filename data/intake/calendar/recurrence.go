package calendar

import (
	"errors"
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/teambition/rrule-go"

	"laurel/data/civil"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/locale"
)

const (
	// yearsOfASeries is for how long an event may repeat in a program that has no dates yet.
	yearsOfASeries = 4
	// most is how many occurrences of one event are read in; more of the same is no program for visitors.
	most = 1000
)

// expander expands the rules of one recurring event.
type expander struct {
	*calendar
	*event
	start       value.Moment
	first, last civil.Date // the days within which it is expanded
	bounded     bool       // false: the program has no dates, and a rule runs to its own end, or for a year
}

// occurrences expands a recurring event (RRULE, RDATE, EXDATE) within the program's dates.
func (c *calendar) occurrences(e *event, it source.Item) []source.Item {
	if len(e.props["RRULE"]) == 0 && len(e.props["RDATE"]) == 0 {
		return []source.Item{it}
	}
	start, end := it.When.Start, it.When.End
	x := expander{c, e, start, c.first, c.last, !c.first.IsZero() && !c.last.IsZero()}
	if !x.bounded {
		x.first, x.last = start.Local.Date, start.Local.Date.AddDays(366)
	}
	starts, lengths, err := x.expand()
	if err != nil {
		c.Fault(&it, err)
	}
	length := it.When.Minutes()
	if start.Zone != nil && end.Zone != nil && start.ZoneName() != end.ZoneName() {
		length = int(end.Zone.Instant(end.Local).Sub(start.Zone.Instant(start.Local)).Minutes())
	}
	var all []source.Item
	for _, at := range starts {
		next := it
		next.Identity = occurrenceKey(it.Identity, value.Moment{Local: at, Zone: start.Zone})
		next.Fields.ID = ""
		minutes, found := lengths[at]
		if !found {
			minutes = length
		}
		next.When.Start.Local = at
		next.When.End = value.Moment{Local: at.AddMinutes(minutes), Zone: start.Zone}
		all = append(all, next)
	}
	if len(all) == 0 && err == nil {
		c.Problem(&it, "It repeats, but never within the program's dates ({{.Period}}).",
			"Period", func(l locale.Language) string { return l.Period(x.first, x.last) })
	}
	return all
}

// expand lists the local times at which the event starts, and how many minutes those last that have a length of their
// own (a PERIOD). Together with an error it lists what there is all the same.
func (x expander) expand() (starts []civil.DateTime, lengths map[civil.DateTime]int, failed error) {
	starts, failed = x.rules("RRULE")
	if len(x.props["RRULE"]) == 0 || failed != nil && len(starts) == 0 {
		starts = append(starts, x.start.Local)
	}
	lengths = map[civil.DateTime]int{}
	for _, property := range x.props["RDATE"] {
		more, _, err := x.moments(property)
		if err != nil {
			failed = errors.Join(failed, value.Text("One of its dates cannot be read: {{.Reason}}.", "Reason", err))
		}
		for i, period := range strings.Split(property.Value, ",")[:len(more)] {
			at := x.local(more[i])
			starts = append(starts, at)
			if minutes, found := x.periodLength(property, period, more[i]); found {
				lengths[at] = minutes
			}
		}
	}
	excluded, err := x.exceptions()
	failed = errors.Join(failed, err)
	slices.SortFunc(starts, civil.DateTime.Compare)
	starts = slices.DeleteFunc(slices.Compact(starts), func(at civil.DateTime) bool {
		outside := at.Date.Before(x.first) || x.last.Before(at.Date)
		return outside && x.bounded || excluded(at)
	})
	if len(starts) > most {
		starts = starts[:most]
		failed = errors.Join(failed, value.Text(
			"It repeats more than {{.Most}} times; only the first {{.Most}} are read in.", "Most", most))
	}
	return starts, lengths, failed
}

// local is a moment by the event's own clock.
func (x expander) local(m value.Moment) civil.DateTime {
	if m.Zone == nil || x.start.Zone == nil {
		return m.Local
	}
	return x.start.Zone.Local(m.Zone.Instant(m.Local))
}

// periodLength is how long a PERIOD lasts, which is written with its end or its length.
func (x expander) periodLength(
	property *ics.BaseProperty,
	period string,
	start value.Moment,
) (minutes int, found bool) {
	_, end, found := strings.Cut(period, "/")
	if !found {
		return 0, false
	}
	if minutes, err := value.Duration(end); err == nil {
		return minutes, true
	}
	last := *property
	last.Value = end
	ends, _, err := x.moments(&last)
	if err != nil || len(ends) == 0 || ends[0].Local.Before(start.Local) {
		return 0, false
	}
	return ends[0].Local.MinutesSince(start.Local), true
}

// rules lists the times of the event's rules of that name, by its own clock.
func (x expander) rules(name string) (times []civil.DateTime, failed error) {
	for _, property := range x.props[name] {
		more, err := x.rule(strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(property.Value)), "RRULE:"))
		failed = errors.Join(failed, err)
		times = append(times, more...)
	}
	return times, failed
}

func (x expander) rule(text string) ([]civil.DateTime, error) {
	option, err := rrule.StrToROption(text)
	if err == nil && (option.Freq > rrule.DAILY || timesADay(option) > 24) {
		return nil, value.Text(
			"It repeats several times a day ({{.Rule}}), which is no meeting; only its first time is read in.",
			"Rule",
			text,
		)
	}
	var rule *rrule.RRule
	if err == nil {
		x.limit(option, text)
		rule, err = rrule.NewRRule(*option)
	}
	if err != nil {
		return nil, value.Text("How it repeats cannot be read ({{.Rule}}); only its first time is read in.",
			"Rule", text)
	}
	from := value.Wall(civil.At(x.first.AddDays(-1), civil.Clock{}))
	var times []civil.DateTime
	for next := rule.Iterator(); len(times) <= most; {
		at, more := next()
		if !more {
			break
		}
		if !x.bounded || !at.Before(from) {
			times = append(times, civil.DateTimeOf(at))
		}
	}
	return times, nil
}

// limit sets from when until when a rule is expanded, by the event's own clock.
func (x expander) limit(option *rrule.ROption, text string) {
	option.Dtstart = value.Wall(x.start.Local)
	limited := !option.Until.IsZero() || option.Count > 0
	if !option.Until.IsZero() {
		option.Until = x.until(text, option.Until)
	}
	until := value.Wall(civil.At(x.last.AddDays(2), civil.Clock{}))
	if !x.bounded && limited {
		until = option.Dtstart.AddDate(yearsOfASeries, 0, 0)
	}
	if option.Until.IsZero() || until.Before(option.Until) {
		option.Until = until
	}
}

// timesADay is how often a rule comes on one of its days: each hour at each minute.
func timesADay(option *rrule.ROption) int {
	return max(len(option.Byhour), 1) * max(len(option.Byminute), 1) * max(len(option.Bysecond), 1)
}

// until is the end of a rule, which is written in UTC or as a whole day, by the event's own clock.
func (x expander) until(rule string, until time.Time) time.Time {
	_, text, _ := strings.Cut(rule, "UNTIL=")
	text, _, _ = strings.Cut(text, ";")
	switch {
	case !strings.Contains(text, "T"):
		return until.Add(24*time.Hour - time.Second)
	case strings.HasSuffix(text, "Z") && x.start.Zone != nil:
		return value.Wall(x.start.Zone.Local(until))
	}
	return until
}

// exceptions returns a function that reports whether EXDATE or EXRULE excludes a local time.
func (x expander) exceptions() (excluded func(civil.DateTime) bool, failed error) {
	times, days := map[civil.DateTime]bool{}, map[civil.Date]bool{}
	rules, failed := x.rules("EXRULE")
	for _, at := range rules {
		times[at] = true
	}
	for _, property := range x.props["EXDATE"] {
		all, whole, err := x.moments(property)
		if err != nil {
			failed = errors.Join(failed, value.Text(
				"One of its exceptions cannot be read: {{.Reason}}; the meeting of that day comes in.", "Reason", err))
		}
		for _, m := range all {
			if whole {
				days[m.Local.Date] = true
			} else {
				times[x.local(m)] = true
			}
		}
	}
	return func(at civil.DateTime) bool { return times[at] || days[at.Date] }, failed
}
