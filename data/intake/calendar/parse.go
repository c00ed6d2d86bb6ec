package calendar

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"laurel/data/civil"
	"laurel/data/intake/value"
	"laurel/data/limit"
)

// component is a part of a calendar: a VEVENT, with the components in it.
type component struct {
	name   string
	props  []*value.Property
	parts  []*component
	closed bool // it has its end
}

// all returns the properties of a name.
func (c *component) all(name string) (all []*value.Property) {
	for _, p := range c.props {
		if p.Name == name {
			all = append(all, p)
		}
	}
	return all
}

// prop returns the first property of a name, or nil.
func (c *component) prop(name string) *value.Property {
	for _, p := range c.props {
		if p.Name == name {
			return p
		}
	}
	return nil
}

// text returns the value of the first property of that name.
func (c *component) text(name string) string {
	if p := c.prop(name); p != nil {
		return p.Text()
	}
	return ""
}

// known are the properties of calendars (RFC 5545, 5546, 7529, 7953, 7986, 9073, 9074, 9253; vCalendar 1.0), and texts
// those that are written in sentences.
var (
	known = strings.Fields(`BEGIN END ACTION ATTACH ATTENDEE BUSYTYPE CALSCALE CATEGORIES CLASS COLOR COMMENT
		COMPLETED CONFERENCE CONTACT CREATED DAYLIGHT DCREATED DESCRIPTION DTEND DTSTAMP DTSTART DUE DURATION EXDATE
		EXRULE FREEBUSY GEO IMAGE LAST-MODIFIED LINK LOCATION LOCATION-TYPE METHOD NAME ORGANIZER PARTICIPANT-TYPE
		PERCENT-COMPLETE PRIORITY PRODID RDATE RECURRENCE-ID REFRESH-INTERVAL RELATED-TO REPEAT REQUEST-STATUS
		RESOURCES RESOURCE-TYPE RNUM RRULE SEQUENCE SOURCE STATUS STRUCTURED-DATA STYLED-DESCRIPTION SUMMARY TRANSP
		TRIGGER TZ TZID TZID-ALIAS-OF TZNAME TZOFFSETFROM TZOFFSETTO TZUNTIL TZURL UID URL VERSION`)
	texts = []string{"DESCRIPTION", "SUMMARY", "COMMENT", "LOCATION", "CONTACT", "X-ALT-DESC", "STYLED-DESCRIPTION"}
)

// parse reads a calendar line by line, so that a line that is wrong costs that line and not the file.
func parse(ctx context.Context, content []byte) (*calendar, error) {
	open := []*component{{}}
	lines, events := 0, 0
	for property := range value.Properties(string(content), known, texts) {
		if lines++; lines > limit.Lines {
			return nil, limit.TooMany(limit.Lines, "limit.lines")
		}
		if property.Name == "BEGIN" && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		within := open[len(open)-1]
		switch property.Name {
		case "BEGIN":
			name := nameOf(property)
			part := &component{name: name}
			within.parts = append(within.parts, part)
			if open = append(open, part); len(open) > limit.Depth {
				return nil, limit.TooDeep()
			}
			if name == "VEVENT" {
				if events++; events > limit.Events {
					return nil, limit.TooMany(limit.Events, "limit.events")
				}
			}
		case "END":
			name := nameOf(property)
			for i, part := range slices.Backward(open) {
				if part.name == name && i > 0 {
					part.closed = true
					open = open[:i]
					break
				}
			}
		default:
			if within.name != "VALARM" { // nothing of it is read
				within.props = append(within.props, property)
			}
		}
	}
	if len(open[0].parts) == 0 {
		return nil, value.Text("this is not a calendar: it does not begin with BEGIN:VCALENDAR")
	}
	c := &calendar{zones: map[string]value.TimeZone{}, others: map[string]int{}}
	c.collect(open[0], false)
	return c, nil
}

// nameOf is the name of the component that a property begins or ends.
func nameOf(property *value.Property) string { return strings.ToUpper(strings.TrimSpace(property.Raw)) }

// collect collects what is in a component, within a calendar that was sent to cancel meetings (METHOD:CANCEL) or not.
func (c *calendar) collect(of *component, cancels bool) {
	c.cut = c.cut || !of.closed && (of.name == "VEVENT" || of.name == "VCALENDAR")
	switch of.name {
	case "VCALENDAR":
		c.name = cmp.Or(c.name, of.text("X-WR-CALNAME"), of.text("NAME"))
		c.home = cmp.Or(c.home, value.ZoneNamed(of.text("X-WR-TIMEZONE")))
		cancels = strings.EqualFold(of.text("METHOD"), "CANCEL")
	case "VEVENT":
		if of.closed {
			c.events = append(c.events, &event{component: of, row: len(c.events) + 1, cancels: cancels})
		}
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
			if strings.Contains(form, "T") != strings.Contains(text, "T") ||
				strings.HasSuffix(text, "Z") != (ending == "Z") {
				continue // an attempt that fails costs its error
			}
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

// mostTimes is how many times one property may list.
const mostTimes = 10_000

// moments reads the times of a property.
func (c *calendar) moments(property *value.Property) (all []value.Moment, allDay bool, err error) {
	if strings.Count(property.Raw, ",") >= mostTimes {
		return nil, false, value.Text("it lists more than {{.Most}} times", "Most", mostTimes)
	}
	var unknown error
	for text := range strings.SplitSeq(property.Raw, ",") {
		text, _, _ = strings.Cut(text, "/") // of a PERIOD its start
		read, err := parseStamp(text)
		if err != nil {
			return nil, false, err
		}
		allDay = allDay || read.day
		m := value.Moment{Local: read.at}
		switch name := property.Param("TZID"); {
		case read.day:
		case read.instant:
			m.Zone = value.UTC
		case name != "":
			if m.Zone = c.zoneNamed(name); m.Zone == nil {
				unknown = &unknownZone{value.Text(
					`Its time zone "{{.Zone}}" is unknown; its times are read as those of the stop.`, "Zone", name)}
			}
		}
		if c.local {
			m = c.asWritten(m)
		}
		all = append(all, m)
	}
	return all, allDay, unknown
}

// asWritten is the time that the calendar's owner saw: a time in UTC by the calendar's own zone, without any zone.
func (c *calendar) asWritten(m value.Moment) value.Moment {
	if m.Zone == value.UTC && c.home != nil {
		m.Local = c.home.Local(m.Zone.Instant(m.Local))
	}
	return value.Moment{Local: m.Local}
}

// zoneNamed finds the zone of a TZID. Nil: it is not known.
func (c *calendar) zoneNamed(name string) value.TimeZone {
	if known, found := c.zones[name]; found {
		return known
	}
	zone := value.ZoneNamed(name)
	c.zones[name] = zone
	return zone
}

// unknownZone is the fault of a time whose zone nobody knows; the time is understood as the stop's own.
type unknownZone struct{ *value.Message }
