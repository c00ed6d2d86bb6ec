// Package calendar reads iCalendar files (RFC 5545), and the older vCalendar as far as they are alike.
package calendar

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"laurel/data/civil"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/limit"
	"laurel/data/locale"
)

// Format returns the description of the format.
func Format() source.Format {
	return source.Format{
		Name: "a calendar (iCalendar)", Kinds: []source.Kind{source.Schedule}, Endings: []string{".ics", ".ical"},
		Detect: func(b source.Beginning) (bool, error) {
			return strings.HasPrefix(strings.ToUpper(b.Text), "BEGIN:VCALENDAR") || b.Ending == ".ics", nil
		},
		Read: source.Decoded(read),
	}
}

// calendar is what is in the file.
type calendar struct {
	source.File
	name        string
	home        value.TimeZone // X-WR-TIMEZONE; nil: it has none
	zones       map[string]value.TimeZone
	events      []*event
	others      map[string]int // how many there are of the components that are no meetings
	cut         bool           // it ends before its end
	first, last civil.Date     // of the program
	language    locale.Language
	ctx         context.Context
	steps       int  // that were taken to follow how events repeat
	local       bool // times are taken as they are written, those in UTC by the calendar's own zone
}

// event is one VEVENT.
type event struct {
	*component
	row     int
	cancels bool // the calendar was sent to cancel meetings
	secret  bool // it is one of a series that is private
}

func read(ctx context.Context, content []byte, request source.Request) (*source.File, error) {
	c, err := parse(ctx, content)
	if err != nil {
		return nil, err
	}
	into, err := request.Into(source.Schedule, c.name)
	if err != nil {
		return nil, err
	}
	c.ctx = ctx
	c.first, c.last = source.Dates(into)
	c.language, c.local = into.Language, request.LocalTimes
	c.noteOthers()
	c.Items = make([]source.Item, 0, min(len(c.events)*9/8, limit.Events)) // some repeat
	for _, same := range c.byIdentity() {
		if len(c.Items) > limit.Events {
			return nil, value.Text("this calendar has more than {{.Most}} events within the program's dates, "+
				"which no program has; choose its dates, or another calendar", "Most", limit.Events)
		}
		c.Items = c.series(c.Items, same)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(c.Items, func(a, b source.Item) int { return a.Place.Row - b.Place.Row })
	c.Home = cmp.Or(c.home, c.mostUsedZone())
	if c.cut {
		last := len(c.events) + 1
		about := source.About{Place: source.Place{Row: last}, Record: value.Text("event {{.Number}}", "Number", last)}
		c.Problem(about, "The file ends too early, here: it was cut off. Get it again; what comes before that was "+
			"read.")
	}
	file := c.File // alone: the text of the calendar goes
	return &file, nil
}

// noteOthers notes what of the calendar is no meeting, and what of its meetings is not read.
func (c *calendar) noteOthers() {
	for _, component := range []string{"VTODO", "VJOURNAL", "VFREEBUSY"} {
		if n := c.others[component]; n > 0 {
			c.Note("Not read, because these are not meetings: "+
				"{{.What}}.", "What", value.Count("component."+component, n))
		}
	}
	for _, property := range []string{"ATTENDEE", "ATTACH"} {
		n := 0
		for _, e := range c.events {
			if e.prop(property) != nil {
				n++
			}
		}
		if n > 0 {
			c.Note("Not read from {{.Events}}: {{.What}}.",
				"Events", value.Count("{{.Count}} events", n), "What", value.Text("property."+property))
		}
	}
}

// mostUsedZone is the zone that most of the events name.
func (c *calendar) mostUsedZone() value.TimeZone {
	count := map[civil.Zone]int{}
	best := civil.Zone(value.UTC)
	for _, it := range c.Items {
		if zone := it.When.Start.ZoneName(); zone != "" && zone != "UTC" {
			if count[zone]++; count[zone] > count[best] {
				best = zone
			}
		}
	}
	return value.IANA(best)
}

// follows reports whether so many more steps may be taken to follow how events repeat.
func (c *calendar) follows(steps int) bool {
	if c.steps > limit.Steps-steps || c.ctx.Err() != nil {
		return false
	}
	c.steps += steps
	return true
}

// byIdentity groups the events by UID, in the order of the file. Events without a UID are alone.
func (c *calendar) byIdentity() [][]*event {
	var groups [][]*event
	at := map[string]int{}
	for _, e := range c.events {
		uid := strings.TrimSpace(e.text("UID"))
		if i, found := at[uid]; found && uid != "" {
			groups[i] = append(groups[i], e)
			continue
		}
		at[uid] = len(groups)
		groups = append(groups, []*event{e})
	}
	return groups
}
