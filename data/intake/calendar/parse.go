package calendar

import (
	"cmp"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"laurel/data/civil"
	"laurel/data/intake/value"
)

// otherComponents are those that are no meetings.
var otherComponents = []string{"VTODO", "VJOURNAL", "VFREEBUSY"}

// parser goes through a calendar line by line, so that a line that is wrong costs that line and not the file.
type parser struct {
	*calendar
	open    []string // the components around the line
	zone    *zoneParser
	current *event
	cancels bool // METHOD:CANCEL
}

func parse(content []byte) (*calendar, error) {
	p := parser{calendar: &calendar{zones: map[string]value.TimeZone{}, others: map[string]int{}}}
	begun := false
	for _, line := range value.ContentLines(value.Decode(value.Unfold(content))) {
		property := parseLine(line)
		if property == nil {
			continue
		}
		component := strings.ToUpper(strings.TrimSpace(property.Value))
		switch property.IANAToken {
		case "BEGIN":
			begun = true
			p.begin(component)
		case "END":
			p.end(component)
		default:
			p.property(property)
		}
	}
	if !begun {
		return nil, value.Text("this is no calendar: it does not begin with BEGIN:VCALENDAR")
	}
	if p.current != nil {
		p.cut = true
	}
	return p.calendar, nil
}

func (p *parser) begin(component string) {
	p.open = append(p.open, component)
	switch component {
	case "VCALENDAR":
		p.cancels = false
	case "VEVENT":
		p.current = &event{row: len(p.events) + 1, props: map[string][]*ics.BaseProperty{}, cancels: p.cancels}
	case "VTIMEZONE":
		p.zone = &zoneParser{}
	case "STANDARD", "DAYLIGHT":
		if p.zone != nil && len(p.zone.observances) < mostObservances {
			p.zone.observances = append(p.zone.observances, observance{})
		}
	default:
		p.others[component]++
	}
}

func (p *parser) end(component string) {
	if len(p.open) > 0 {
		p.open = p.open[:len(p.open)-1]
	}
	switch {
	case component == "VEVENT" && p.current != nil:
		p.events = append(p.events, p.current)
		p.current = nil
	case component == "VTIMEZONE" && p.zone != nil:
		if known := p.zone.zone(); known != nil {
			p.zones[p.zone.name] = known
		}
		p.zone = nil
	}
}

// property adds a property to the component around it.
func (p *parser) property(property *ics.BaseProperty) {
	if len(p.open) == 0 {
		return
	}
	switch within := p.open[len(p.open)-1]; {
	case within == "VCALENDAR":
		switch property.IANAToken {
		case "X-WR-CALNAME", "NAME":
			p.name = cmp.Or(p.name, property.Value)
		case "X-WR-TIMEZONE":
			if p.home == nil {
				p.home = value.ZoneNamed(property.Value)
			}
		case "METHOD":
			p.cancels = strings.EqualFold(property.Value, "CANCEL")
		}
	case within == "VEVENT" && p.current != nil:
		p.current.props[property.IANAToken] = append(p.current.props[property.IANAToken], property)
	case p.zone != nil:
		p.zone.property(property)
	}
}

// parseLine reads one property; nil: it is none. Quotes that are never closed, or closed in the wrong place as Outlook
// does, are left out.
func parseLine(line string) *ics.BaseProperty {
	if strings.HasPrefix(line, "X-APPLE-STRUCTURED-LOCATION") {
		line = strings.ReplaceAll(line, `\n`, ", ") // in a parameter, where the standard knows no escapes
	}
	property, err := ics.ParseProperty(ics.ContentLine(line))
	if property == nil || err != nil {
		property, err = ics.ParseProperty(ics.ContentLine(strings.ReplaceAll(line, `"`, "")))
	}
	if property == nil || err != nil {
		return nil
	}
	property.IANAToken = strings.ToUpper(property.IANAToken)
	params := make(map[string][]string, len(property.ICalParameters))
	for name, values := range property.ICalParameters {
		params[strings.ToUpper(name)] = values
	}
	property.ICalParameters = params
	if strings.EqualFold(param(property, "ENCODING"), "QUOTED-PRINTABLE") {
		property.Value = value.QuotedPrintable(property.Value, param(property, "CHARSET"))
	}
	return property
}

func param(property *ics.BaseProperty, name string) string {
	if values := property.ICalParameters[name]; len(values) > 0 {
		return values[0]
	}
	return ""
}

// stamp is a DATE or DATE-TIME of RFC 5545.
type stamp struct {
	at      civil.DateTime
	day     bool // a DATE
	instant bool // a DATE-TIME in UTC
}

// parseStamp reads DATE and DATE-TIME of RFC 5545, and the same in ISO 8601's longer form, which may have an offset.
// Seconds are dropped.
func parseStamp(text string) (stamp, error) {
	text = strings.ToUpper(strings.TrimSpace(text))
	for _, form := range []string{
		"20060102", "20060102T150405", "20060102T1504", "2006-01-02", "2006-01-02T15:04:05", "2006-01-02T15:04",
	} {
		for _, ending := range []string{"", "Z"} {
			if at, err := time.Parse(form+ending, text); err == nil && at.Year() > 0 {
				return stamp{civil.DateTimeOf(at), !strings.Contains(form, "T"), ending == "Z"}, nil
			}
		}
	}
	for _, form := range []string{time.RFC3339, "20060102T150405-0700", "2006-01-02T15:04:05-0700"} {
		if at, err := time.Parse(form, text); err == nil && at.Year() > 0 {
			return stamp{at: civil.DateTimeOf(at.UTC()), instant: true}, nil
		}
	}
	return stamp{}, value.Text(`"{{.Text}}" is not a time such as 20230615T093000Z`, "Text", text)
}

// moments reads the times of a property.
func (c *calendar) moments(property *ics.BaseProperty) (all []value.Moment, allDay bool, err error) {
	for text := range strings.SplitSeq(property.Value, ",") {
		text, _, _ = strings.Cut(text, "/") // of a PERIOD its start
		read, err := parseStamp(text)
		if err != nil {
			return nil, false, err
		}
		allDay = allDay || read.day
		m := value.Moment{Local: read.at}
		switch name := param(property, "TZID"); {
		case read.day:
		case read.instant:
			m.Zone = value.UTC
		case name != "":
			if m.Zone = c.zoneNamed(name); m.Zone == nil {
				return append(all, m), allDay, &unknownZone{value.Text(
					`Its time zone "{{.Zone}}" is not known; its times are taken for those of the stop.`, "Zone", name)}
			}
		}
		all = append(all, m)
	}
	return all, allDay, nil
}

// zoneNamed finds the zone of a TZID. Nil: it is not known.
func (c *calendar) zoneNamed(name string) value.TimeZone {
	if known, found := c.zones[name]; found {
		return known
	}
	return value.ZoneNamed(name)
}

// unknownZone is the fault of a time whose zone nobody knows; the time is taken for the stop's own.
type unknownZone struct{ *value.Message }
