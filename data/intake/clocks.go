package intake

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/teambition/rrule-go"

	"laurel/data/program"
)

// namedClock finds the clock that a zone's name stands for: of the IANA database, of Windows, or with an offset in it. Some programs put the IANA name at
// the end of a path (/mozilla.org/20050126_1/Europe/Berlin). Nil: nobody knows the name.
func namedClock(name string) clock {
	name = strings.Trim(strings.TrimSpace(name), `"`)
	if name == "" {
		return nil
	}
	if known := windowsZones()[strings.ToLower(name)]; known != "" && name != "UTC" {
		return ianaClock(known)
	}
	for path := strings.TrimLeft(name, "/"); path != ""; {
		if program.Zone(path).Valid() && strings.ToLower(path) != "local" {
			return ianaClock(path)
		}
		_, rest, more := strings.Cut(path, "/")
		if !more {
			break
		}
		path = rest
	}
	if known := spokenClock(name); known != nil {
		return known
	}
	return offsetClock(name)
}

// spokenZones are names that people and Exchange give to zones of North America and Europe, folded.
var spokenZones = map[string]string{
	"et": "America/New_York", "edt": "America/New_York", "eastern": "America/New_York", "ct": "America/Chicago", "cdt": "America/Chicago", "central": "America/Chicago",
	"mt": "America/Denver", "mdt": "America/Denver", "mountain": "America/Denver", "pt": "America/Los_Angeles", "pdt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pacific": "America/Los_Angeles",
	"atlantic": "America/Halifax", "alaska": "America/Anchorage", "hawaii": "Pacific/Honolulu", "arizona": "America/Phoenix", "cest": "Europe/Berlin", "eest": "Europe/Athens", "west": "Europe/Lisbon",
	"coordinated universal": "UTC", "utc": "UTC", "zulu": "UTC", "z": "UTC",
}

// zonesByCity finds a zone by the city that it is named after, folded.
var zonesByCity = sync.OnceValue(func() map[string]program.Zone {
	known := map[string]program.Zone{}
	for _, zone := range program.Zones() {
		known[folded(zone.City())] = zone
	}
	return known
})

// spokenClock finds the clock of a name such as Eastern Time (US & Canada), EDT, or (UTC+01:00) Amsterdam, Berlin, whose cities are those of one zone.
func spokenClock(name string) clock {
	if at := offsetName.FindStringIndex(name); at != nil {
		name = name[at[1]:]
	}
	first, _, _ := strings.Cut(name, ",")
	if zone := zonesByCity()[folded(first)]; zone != "" {
		return ianaClock(zone)
	}
	words, _, _ := strings.Cut(folded(name), "(")
	words = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(words), " time"), " standard"), " daylight")
	if zone := spokenZones[words]; zone != "" {
		return ianaClock(zone)
	}
	return nil
}

// ruleClock is a zone as a calendar describes it (VTIMEZONE): since when which offset holds.
type ruleClock []observance

type observance struct {
	start    program.DateTime // by the clock before it
	from, to int              // offsets to UTC, in seconds to the east
	rule     string           // RRULE, or empty
	dates    []program.DateTime
}

func (c ruleClock) zone() program.Zone { return "" }

func (c ruleClock) instant(local program.DateTime) time.Time {
	return wall(local).Add(-time.Duration(c.offset(local)) * time.Second)
}

func (c ruleClock) local(at time.Time) program.DateTime {
	for _, o := range c { // what the offset makes of it must lead back to it
		local := program.DateTimeOf(at.UTC().Add(time.Duration(o.to) * time.Second))
		if c.offset(local) == o.to {
			return local
		}
	}
	return program.DateTimeOf(at.UTC().Add(time.Duration(c[0].to) * time.Second))
}

// alike is a zone of the world whose clocks go forward and back as these do, for a calendar that describes its own; empty: none does, or these never change.
func (c ruleClock) alike(year int) program.Zone {
	if c.offset(midmonth(year, time.January)) == c.offset(midmonth(year, time.July)) {
		return ""
	}
	for _, name := range slices.Sorted(maps.Keys(windowsZones())) {
		zone, same := ianaClock(windowsZones()[name]), true
		for month := time.January; month <= time.December && same; month++ {
			for _, day := range []int{1, 8, 15, 22} {
				at := midmonth(year, month)
				at.Date.Day = day
				same = same && zone.instant(at).Equal(c.instant(at))
			}
		}
		if same {
			return zone.zone()
		}
	}
	return ""
}

func midmonth(year int, month time.Month) program.DateTime {
	return program.At(program.Date{Year: year, Month: month, Day: 15}, program.Clock{Hour: 12})
}

// offset is that of the observance that began last; before the first one, the offset from which that one leads.
func (c ruleClock) offset(local program.DateTime) int {
	var latest program.DateTime
	offset := c[0].from
	for _, o := range c {
		if onset, began := o.onset(local); began && !onset.Before(latest) {
			latest, offset = onset, o.to
		}
	}
	return offset
}

// onset is when the observance last began, at local or before.
func (o observance) onset(local program.DateTime) (program.DateTime, bool) {
	var latest program.DateTime
	for _, d := range append([]program.DateTime{o.start}, o.dates...) {
		if !local.Before(d) && latest.Before(d) {
			latest = d
		}
	}
	if o.rule == "" {
		return latest, !latest.IsZero()
	}
	option, err := rrule.StrToROption(o.rule)
	if err != nil || timesADay(option) > 1 {
		return latest, !latest.IsZero()
	}
	start := wall(o.start)
	if near := local.Date.Year - 2; option.Freq == rrule.YEARLY && option.Interval <= 1 && option.Count == 0 && start.Year() < near {
		start = start.AddDate(near-start.Year(), 0, 0) // Outlook begins in 1601
	}
	option.Dtstart = start
	if rule, err := rrule.NewRRule(*option); err == nil && option.Freq == rrule.YEARLY {
		if at := rule.Before(wall(local), true); !at.IsZero() && latest.Before(program.DateTimeOf(at)) {
			latest = program.DateTimeOf(at)
		}
	}
	return latest, !latest.IsZero()
}

// wall writes a local time as if its clock were at Greenwich, which is how local times are reckoned with.
func wall(local program.DateTime) time.Time {
	return time.Date(local.Date.Year, local.Date.Month, local.Date.Day, local.Clock.Hour, local.Clock.Minute, 0, 0, time.UTC)
}

var offsetName = regexp.MustCompile(`(?i)^\(?(?:UTC|GMT)?\s*([+\-−])(\d{1,2}):?(\d{2})?\)?`)

// offsetClock reads names such as GMT+2, UTC-03:30 and (UTC+01:00) Amsterdam, Berlin.
func offsetClock(name string) clock {
	parts := offsetName.FindStringSubmatch(name)
	if parts == nil {
		return nil
	}
	hours, _ := strconv.Atoi(parts[2])
	minutes, _ := strconv.Atoi("0" + parts[3])
	seconds := hours*3600 + minutes*60
	if parts[1] != "+" {
		seconds = -seconds
	}
	return fixedClock(seconds)
}

func fixedClock(seconds int) clock {
	if seconds == 0 {
		return utc
	}
	return ruleClock{{from: seconds, to: seconds}}
}

// parseOffset reads the form of RFC 5545, 3.3.14: +0100, -033000.
func parseOffset(text string) (seconds int, ok bool) {
	text = strings.TrimSpace(text)
	if len(text) < 5 || text[0] != '+' && text[0] != '-' {
		return 0, false
	}
	digits, err := strconv.Atoi((text[1:] + "00")[:6])
	if err != nil {
		return 0, false
	}
	seconds = digits/10000*3600 + digits/100%100*60 + digits%100
	if text[0] == '-' {
		seconds = -seconds
	}
	return seconds, true
}
