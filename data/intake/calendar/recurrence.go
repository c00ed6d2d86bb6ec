package calendar

import (
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

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
	days        bool       // it lasts whole days
	bounded     bool       // false: the program has no dates, and a rule runs to its own end, or for a year
}

// occurrences adds an event to items, a recurring one (RRULE, RDATE, EXDATE) as often as it is within the program's
// dates.
func (c *calendar) occurrences(items []source.Item, e *event, it source.Item) []source.Item {
	if e.prop("RRULE") == nil && e.prop("RDATE") == nil {
		return append(items, it)
	}
	start, end := it.When.Start, it.When.End
	x := expander{
		calendar: c, event: e, start: start, first: c.first, last: c.last, days: isWholeDays(it.When),
		bounded: !c.first.IsZero() && !c.last.IsZero(),
	}
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
		items = append(items, next)
	}
	if len(starts) == 0 && err == nil {
		c.Problem(&it, "It repeats, but never within the program's dates ({{.Period}}).",
			"Period", func(l locale.Language) string { return l.Period(x.first, x.last) })
	}
	return items
}

// expand lists the local times at which the event starts, and how many minutes those last that have a length of their
// own (a PERIOD). Together with an error it lists what there is all the same.
func (x expander) expand() (starts []civil.DateTime, lengths map[civil.DateTime]int, failed error) {
	starts, failed = x.rules("RRULE")
	starts = append(starts, x.start.Local) // it counts even where its rule leaves it out (RFC 5545, 3.8.5.3)
	lengths = map[civil.DateTime]int{}
	for _, property := range x.all("RDATE") {
		more, _, err := x.moments(property)
		if err != nil && !errors.As(err, new(*unknownZone)) {
			failed = errors.Join(failed, value.Text("One of its dates cannot be read: {{.Reason}}.", "Reason", err))
		}
		for i, period := range strings.Split(property.Raw, ",")[:len(more)] {
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
			"It repeats more than {{.Most}} times; only the first {{.Most}} are imported.", "Most", most))
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
	property *value.Property,
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
	last.Raw = end
	ends, _, err := x.moments(&last)
	if err != nil || len(ends) == 0 || ends[0].Local.Before(start.Local) {
		return 0, false
	}
	return ends[0].Local.MinutesSince(start.Local), true
}

// rules lists the times of the event's rules of that name, by its own clock.
func (x expander) rules(name string) (times []civil.DateTime, failed error) {
	for _, property := range x.all(name) {
		more, err := x.rule(property.Raw)
		failed = errors.Join(failed, err)
		times = append(times, more...)
	}
	return times, failed
}

func (x expander) rule(text string) ([]civil.DateTime, error) {
	harmless, until := withoutFaults(text)
	option, err := rrule.StrToROption(harmless)
	if err == nil && (option.Freq > rrule.DAILY || timesADay(option) > 24) {
		return nil, value.Text(
			"It repeats several times a day ({{.Rule}}), which no meeting does; only its first date is imported.",
			"Rule",
			text,
		)
	}
	var rule *rrule.RRule
	if err == nil {
		x.limit(option, until)
		if option.Until.Before(option.Dtstart) {
			return nil, nil
		}
		if !x.follows(stepsOf(option)) {
			return nil, value.Text(
				"Its repetition is too complex ({{.Rule}}); only its first date is imported.", "Rule", text)
		}
		rule, err = x.countedFromStart(option)
	}
	if err != nil {
		return nil, value.Text("Its repetition cannot be read ({{.Rule}}); only its first date is imported.",
			"Rule", text)
	}
	from := value.Wall(civil.At(x.first.AddDays(-1), civil.Clock{}))
	var times []civil.DateTime
	first := true
	for next := rule.Iterator(); len(times) <= most; first = false {
		at, more := next()
		if !more {
			break
		}
		if !x.bounded || !at.Before(from) {
			times = append(times, civil.DateTimeOf(at))
		}
	}
	if first && mayBeNever(option) {
		x.steps += stepsToNone
	}
	return times, nil
}

// stepsToNone is about how many steps it takes to find that a rule comes to no day: the library looks until 9999.
const stepsToNone = 3_000_000

// mayBeNever reports whether there may be no day at all that a rule comes to, after its end either: 30 February. One of
// nothing but weekdays comes to each of them.
func mayBeNever(option *rrule.ROption) bool {
	filters := len(option.Bymonth) + len(option.Bymonthday) + len(option.Byyearday) + len(option.Byweekno) +
		len(option.Bysetpos)
	skipsDays := option.Freq == rrule.DAILY && option.Interval > 1 && len(option.Byweekday) > 0
	return filters > 0 || skipsDays || slices.ContainsFunc(option.Byweekday, func(day rrule.Weekday) bool {
		return day.N() < -4 || day.N() > 4
	})
}

// stepsOf is about how many steps it takes to follow a rule to its end, whether or not it comes to any day.
func stepsOf(option *rrule.ROption) int {
	days := max(1, int(option.Until.Sub(option.Dtstart).Hours()/24))
	if option.Freq == rrule.DAILY {
		return days
	}
	return 1 + days/7
}

// ruleParts are the parts of a rule that the library knows. The end of one is read by parseStamp.
var ruleParts = strings.Fields(
	"FREQ COUNT INTERVAL BYMINUTE BYHOUR BYDAY BYMONTHDAY BYYEARDAY BYWEEKNO BYMONTH BYSETPOS WKST",
)

var dayName = regexp.MustCompile(`([A-Z]{2})[A-Z]*`)

// withoutFaults writes a rule without what is wrong in it and does no harm: spaces, parts that are empty or unknown, a
// semicolon at its end, a count of 0, days in full; and returns its end as it is written.
func withoutFaults(rule string) (harmless, until string) {
	var kept []string
	rule = strings.TrimPrefix(strings.ToUpper(strings.Join(strings.Fields(rule), "")), "RRULE:")
	for part := range strings.SplitSeq(rule, ";") {
		name, set, _ := strings.Cut(part, "=")
		set = strings.Trim(set, ",")
		number, err := strconv.Atoi(set)
		none := set == "" || (name == "COUNT" || name == "INTERVAL") && (err != nil || number < 1) ||
			name == "BYSETPOS" && number == 0 && err == nil
		switch {
		case name == "UNTIL":
			until = set
		case none || !slices.Contains(ruleParts, name):
		case name == "BYDAY" || name == "WKST":
			kept = append(kept, name+"="+dayName.ReplaceAllString(set, "$1"))
		default:
			kept = append(kept, name+"="+set)
		}
	}
	return strings.Join(kept, ";"), until
}

// countedFromStart makes the rule. Where it counts its times and leaves the start out, that is the first all the same.
func (x expander) countedFromStart(option *rrule.ROption) (*rrule.RRule, error) {
	rule, err := rrule.NewRRule(*option)
	if err != nil || option.Count == 0 {
		return rule, err
	}
	if first, more := rule.Iterator()(); more && civil.DateTimeOf(first) != x.start.Local {
		if option.Count--; option.Count == 0 {
			option.Until = option.Dtstart.AddDate(0, 0, -1)
		}
		rule, err = rrule.NewRRule(*option)
	}
	return rule, err
}

// limit sets from when until when a rule is expanded, by the event's own clock.
func (x expander) limit(option *rrule.ROption, end string) {
	option.Dtstart = value.Wall(x.start.Local)
	if read, err := parseStamp(end); err == nil {
		option.Until = x.until(read)
	}
	until := value.Wall(civil.At(x.last.AddDays(2), civil.Clock{}))
	if !x.bounded && (!option.Until.IsZero() || option.Count > 0) {
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
func (x expander) until(end stamp) time.Time {
	zone := cmp.Or(x.start.Zone, x.home)
	switch {
	case end.day:
		return value.Wall(end.at).Add(24*time.Hour - time.Second)
	case end.instant && x.days:
		return value.Wall(civil.At(nearestDay(end.at), civil.Clock{}))
	case end.instant && zone != nil:
		return value.Wall(zone.Local(value.UTC.Instant(end.at)))
	}
	return value.Wall(end.at)
}

// exceptions returns a function that reports whether EXDATE or EXRULE excludes a local time.
func (x expander) exceptions() (excluded func(civil.DateTime) bool, failed error) {
	times, days := map[civil.DateTime]bool{}, map[civil.Date]bool{}
	rules, failed := x.rules("EXRULE")
	for _, at := range rules {
		times[at] = true
	}
	for _, property := range x.all("EXDATE") {
		all, whole, err := x.moments(property)
		if err != nil && !errors.As(err, new(*unknownZone)) { // which was remarked of the start
			failed = errors.Join(failed, value.Text(
				"One of its exceptions cannot be read: {{.Reason}}; the meeting of that day is "+
					"imported.", "Reason", err))
		}
		for _, m := range all {
			switch {
			case whole:
				days[m.Local.Date] = true
			case x.days:
				days[nearestDay(m.Local)] = true
			default:
				times[x.local(m)] = true
			}
		}
	}
	return func(at civil.DateTime) bool { return times[at] || days[at.Date] }, failed
}
