package calendar

import (
	"cmp"
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"laurel/data/civil"
	"laurel/data/intake/value"
)

// component is a part of a calendar: a VEVENT, with the components in it.
type component struct {
	name   string
	props  map[string][]*ics.BaseProperty // by name; all names are in capitals
	parts  []*component
	closed bool // it has its end
}

// text returns the value of the first property of that name.
func (c *component) text(name string) string {
	if all := c.props[name]; len(all) > 0 {
		return all[0].Value
	}
	return ""
}

func newComponent(name string) *component {
	return &component{name: name, props: map[string][]*ics.BaseProperty{}}
}

// parse reads a calendar line by line, so that a line that is wrong costs that line and not the file.
func parse(content []byte) (*calendar, error) {
	open := []*component{newComponent("")}
	for _, line := range value.ContentLines(string(content)) {
		property := parseLine(line)
		if property == nil {
			continue
		}
		within := open[len(open)-1]
		switch name := strings.ToUpper(strings.TrimSpace(property.Value)); property.IANAToken {
		case "BEGIN":
			part := newComponent(name)
			within.parts = append(within.parts, part)
			open = append(open, part)
		case "END":
			for i, part := range slices.Backward(open) {
				if part.name == name && i > 0 {
					part.closed = true
					open = open[:i]
					break
				}
			}
		default:
			within.props[property.IANAToken] = append(within.props[property.IANAToken], property)
		}
	}
	if len(open[0].parts) == 0 {
		return nil, value.Text("this is no calendar: it does not begin with BEGIN:VCALENDAR")
	}
	c := &calendar{zones: map[string]value.TimeZone{}, others: map[string]int{}}
	c.collect(open[0], false)
	return c, nil
}

// collect collects what is in a component, within a calendar that was sent to cancel meetings (METHOD:CANCEL) or not.
func (c *calendar) collect(of *component, cancels bool) {
	switch of.name {
	case "VCALENDAR":
		c.name = cmp.Or(c.name, of.text("X-WR-CALNAME"), of.text("NAME"))
		c.home = cmp.Or(c.home, value.ZoneNamed(of.text("X-WR-TIMEZONE")))
		cancels = strings.EqualFold(of.text("METHOD"), "CANCEL")
	case "VEVENT":
		if of.closed {
			c.events = append(c.events, &event{of, len(c.events) + 1, cancels})
		}
		c.cut = c.cut || !of.closed
	case "VTIMEZONE":
		if zone := zoneOf(of); zone != nil {
			c.zones[of.text("TZID")] = zone
		}
	default:
		c.others[of.name]++
	}
	for _, part := range of.parts {
		c.collect(part, cancels)
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

// unknownZone is the fault of a time whose zone nobody knows; the time is understood as the stop's own.
type unknownZone struct{ *value.Message }
