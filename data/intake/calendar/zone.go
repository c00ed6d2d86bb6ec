package calendar

import (
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/teambition/rrule-go"

	"laurel/data/civil"
	"laurel/data/intake/value"
)

// mostObservances is how many changes of its clocks a calendar may describe of a zone; each is compared with each time
// in it.
const mostObservances = 200

// zoneOf chooses what a VTIMEZONE means. A name that the IANA database or Windows knows goes before the rules, which
// often are those of the current year only. Nil: it means nothing.
func zoneOf(of *component) value.TimeZone {
	known := value.ZoneNamed(of.text("TZID"))
	if _, offset := known.(value.Offset); known != nil && !offset {
		return known
	}
	if place := value.ZoneNamed(of.text("X-LIC-LOCATION")); place != nil {
		return place
	}
	var observances []observance
	for _, part := range of.parts[:min(len(of.parts), mostObservances)] {
		start, _ := parseStamp(part.text("DTSTART"))
		o := observance{start: start.at, rule: part.text("RRULE")}
		o.from = parseOffset(part.text("TZOFFSETFROM"))
		o.to = parseOffset(part.text("TZOFFSETTO"))
		for _, property := range part.all("RDATE") {
			for text := range strings.SplitSeq(property.Raw, ",") {
				if date, err := parseStamp(text); err == nil && len(o.dates) < mostObservances {
					o.dates = append(o.dates, date.at)
				}
			}
		}
		observances = append(observances, o)
	}
	if len(observances) > 0 {
		return newRuleZone(observances)
	}
	return known
}

// ruleZone is a zone as a calendar describes it: since when which offset is valid.
type ruleZone struct {
	observances []observance
	mutex       sync.Mutex
	offsets     map[civil.DateTime]value.Offset // that were found
}

type observance struct {
	start    civil.DateTime // by the offset before it
	from, to int            // offsets to UTC, in seconds to the east
	rule     string         // RRULE, or empty
	dates    []civil.DateTime
}

func newRuleZone(observances []observance) *ruleZone {
	return &ruleZone{observances: observances, offsets: map[civil.DateTime]value.Offset{}}
}

// Name implements value.TimeZone.
func (z *ruleZone) Name() civil.Zone { return "" }

// Instant implements value.TimeZone.
func (z *ruleZone) Instant(local civil.DateTime) time.Time { return z.at(local).Instant(local) }

// Local implements value.TimeZone.
func (z *ruleZone) Local(at time.Time) civil.DateTime {
	for _, o := range z.observances { // what the offset makes of it must lead back to it
		if local := value.Offset(o.to).Local(at); z.at(local) == value.Offset(o.to) {
			return local
		}
	}
	return value.Offset(z.observances[0].to).Local(at)
}

// at is the offset at a local time.
func (z *ruleZone) at(local civil.DateTime) value.Offset {
	z.mutex.Lock()
	defer z.mutex.Unlock()
	offset, found := z.offsets[local]
	if !found {
		offset = z.find(local)
		z.offsets[local] = offset
	}
	return offset
}

// find finds the offset of the observance that began last; before the first one, the offset from which that one leads.
func (z *ruleZone) find(local civil.DateTime) value.Offset {
	var latest civil.DateTime
	offset := z.observances[0].from
	for _, o := range z.observances {
		if onset, began := o.onset(local); began && !onset.Before(latest) {
			latest, offset = onset, o.to
		}
	}
	return value.Offset(offset)
}

// onset is when the observance last began, at local or before.
func (o observance) onset(local civil.DateTime) (latest civil.DateTime, began bool) {
	for _, d := range append([]civil.DateTime{o.start}, o.dates...) {
		if !local.Before(d) && latest.Before(d) {
			latest = d
		}
	}
	option, err := rrule.StrToROption(strings.Trim(o.rule, "; "))
	if o.rule == "" || err != nil || timesADay(option) > 1 || option.Freq != rrule.YEARLY {
		return latest, !latest.IsZero()
	}
	start, near := value.Wall(o.start), local.Date.Year-2
	if !option.Until.IsZero() { // in UTC, and the start by the offset before it
		option.Until = option.Until.Add(time.Duration(o.from) * time.Second)
		near = min(near, option.Until.Year()-2)
	}
	if option.Interval <= 1 && option.Count == 0 && start.Year() < near {
		start = start.AddDate(near-start.Year(), 0, 0) // Outlook begins in 1601
	}
	option.Dtstart = start
	if rule, err := rrule.NewRRule(*option); err == nil {
		if at := rule.Before(value.Wall(local), true); !at.IsZero() && latest.Before(civil.DateTimeOf(at)) {
			latest = civil.DateTimeOf(at)
		}
	}
	return latest, !latest.IsZero()
}

// parseOffset reads seconds in the form of RFC 5545, 3.3.14: +0100, -033000; what has another form is 0.
func parseOffset(text string) int {
	text = strings.TrimSpace(text)
	if len(text) < 5 || text[0] != '+' && text[0] != '-' {
		return 0
	}
	digits, err := strconv.Atoi((text[1:] + "00")[:6])
	if err != nil {
		return 0
	}
	seconds := digits/10000*3600 + digits/100%100*60 + digits%100
	if text[0] == '-' {
		seconds = -seconds
	}
	return seconds
}
