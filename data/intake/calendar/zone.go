package calendar

import (
	"strconv"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/teambition/rrule-go"

	"laurel/data/civil"
	"laurel/data/intake/value"
)

// zoneParser collects a VTIMEZONE.
type zoneParser struct {
	name, place string
	observances []observance
}

// mostObservances is how many changes of its clocks a calendar may describe of a zone; each is compared with each time
// in it.
const mostObservances = 200

func (z *zoneParser) property(property *ics.BaseProperty) {
	switch property.IANAToken {
	case "TZID":
		z.name = property.Value
	case "X-LIC-LOCATION":
		z.place = property.Value
	}
	if len(z.observances) == 0 {
		return
	}
	o := &z.observances[len(z.observances)-1]
	switch property.IANAToken {
	case "DTSTART":
		start, _ := parseStamp(property.Value)
		o.start = start.at
	case "RRULE":
		o.rule = property.Value
	case "RDATE":
		for text := range strings.SplitSeq(property.Value, ",") {
			if date, err := parseStamp(text); err == nil && len(o.dates) < mostObservances {
				o.dates = append(o.dates, date.at)
			}
		}
	case "TZOFFSETFROM":
		o.from, _ = parseOffset(property.Value)
	case "TZOFFSETTO":
		o.to, _ = parseOffset(property.Value)
	}
}

// zone chooses what a VTIMEZONE means. A name that the IANA database or Windows knows goes before the rules, which
// often are those of the current year only.
func (z *zoneParser) zone() value.TimeZone {
	known := value.ZoneNamed(z.name)
	if _, offset := known.(value.Offset); known != nil && !offset {
		return known
	}
	if place := value.ZoneNamed(z.place); place != nil {
		return place
	}
	if len(z.observances) > 0 {
		return &ruleZone{z.observances}
	}
	return known
}

// ruleZone is a zone as a calendar describes it: since when which offset holds.
type ruleZone struct{ observances []observance }

type observance struct {
	start    civil.DateTime // by the offset before it
	from, to int            // offsets to UTC, in seconds to the east
	rule     string         // RRULE, or empty
	dates    []civil.DateTime
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

// at is the offset of the observance that began last; before the first one, the offset from which that one leads.
func (z *ruleZone) at(local civil.DateTime) value.Offset {
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
	option, err := rrule.StrToROption(o.rule)
	if o.rule == "" || err != nil || timesADay(option) > 1 || option.Freq != rrule.YEARLY {
		return latest, !latest.IsZero()
	}
	start := value.Wall(o.start)
	if near := local.Date.Year - 2; option.Interval <= 1 && option.Count == 0 && start.Year() < near {
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
