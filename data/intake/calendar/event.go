package calendar

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"laurel/data/civil"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/program"
)

// series turns the events of one UID into items: a recurring one into its occurrences, some of them replaced by events
// of their own (RECURRENCE-ID). Programs that write the same UID for everything make several events of it.
func (c *calendar) series(same []*event) []source.Item {
	var masters, replacements []*event
	for _, e := range same {
		if len(e.props["RECURRENCE-ID"]) > 0 {
			replacements = append(replacements, e)
		} else {
			masters = append(masters, e)
		}
	}
	masters = newest(masters)
	var items []source.Item
	for i, e := range masters {
		it, ok := c.item(e)
		if !ok {
			continue
		}
		if len(masters) > 1 {
			it.Identity += "\x1f" + it.When.Start.Local.String() + "\x1f" + value.Fold(it.Fields.Title)
			if slices.ContainsFunc(masters[:i], func(other *event) bool { return sameEvent(other, e) }) {
				continue
			}
		}
		items = append(items, c.occurrences(e, it)...)
	}
	for _, e := range newest(replacements) {
		items = c.replace(e, items)
	}
	return items
}

// newest leaves out the events that a later revision of the same one replaces (SEQUENCE).
func newest(events []*event) []*event {
	return slices.DeleteFunc(slices.Clone(events), func(e *event) bool {
		return slices.ContainsFunc(events, func(other *event) bool {
			return e.text("RECURRENCE-ID") == other.text("RECURRENCE-ID") && e.sequence() < other.sequence()
		})
	})
}

func (e *event) sequence() int {
	n, _ := strconv.Atoi(strings.TrimSpace(e.text("SEQUENCE")))
	return n
}

func sameEvent(a, b *event) bool {
	return a.text("DTSTART") == b.text("DTSTART") && a.text("SUMMARY") == b.text("SUMMARY")
}

// replace puts an event in the place of the occurrence that it names, and of all later ones when it demands so.
func (c *calendar) replace(e *event, items []source.Item) []source.Item {
	it, ok := c.item(e)
	if !ok {
		return items
	}
	named := e.props["RECURRENCE-ID"][0]
	original, wholeDay, err := c.moments(named)
	if len(original) == 0 || err != nil && !errors.As(err, new(*unknownZone)) {
		c.Problem(&it, "It replaces an occurrence of a series but does not say which; it is read in beside them.")
		return append(items, it)
	}
	first := original[0]
	key := occurrenceKey(strings.TrimSpace(e.text("UID")), first)
	shift := it.When.Start.Local.MinutesSince(first.In(it.When.Start.ZoneName()))
	allLater := strings.EqualFold(param(named, "RANGE"), "THISANDFUTURE")
	found := false
	for i, known := range items {
		start := known.When.Start.Local
		next := it
		next.Identity, next.Place = known.Identity, known.Place
		switch {
		case known.Identity == key || wholeDay && start.Date == first.Local.Date:
			found = true
			items[i] = next
		case allLater && first.Local.Before(start):
			next.When.Start.Local = start.AddMinutes(shift)
			next.When.End.Local = next.When.Start.Local.AddMinutes(it.When.Minutes())
			items[i] = next
		}
	}
	if !found {
		it.Identity = key
		items = append(items, it)
	}
	return items
}

// occurrenceKey distinguishes the occurrences of a series by when they were to be.
func occurrenceKey(uid string, at value.Moment) string {
	if at.Zone == nil {
		return uid + "\x1f" + at.Local.String()
	}
	return uid + "\x1f" + at.Zone.Instant(at.Local).UTC().Format(time.RFC3339)
}

// item reads what is in an event. False: it cannot be read, and there is a remark about it.
func (c *calendar) item(e *event) (source.Item, bool) {
	uid := strings.TrimSpace(e.text("UID"))
	status := strings.ToUpper(e.text("STATUS"))
	it := source.Item{
		Place: source.Place{Row: e.row}, Identity: uid, Unique: uid != "",
		Page: webPage(e.text("URL")), Presumed: program.Confirmed,
		Cancelled: e.cancels || status == "CANCELLED",
		Fields: program.Meeting{
			ID: program.ID(strings.TrimSuffix(uid, "@laurel")), Title: value.Line(e.text("SUMMARY")),
			Kind: value.Kind(
				e.text("CATEGORIES"),
			), Place: value.Clean(e.text("LOCATION")), Note: e.description(), Link: e.link(),
		},
	}
	if status == "TENTATIVE" {
		it.Presumed = program.Requested
	}
	e.locate(&it.Fields)
	if len(e.props["DTSTART"]) == 0 {
		c.Problem(&it, "It says no day and time at which it starts.")
		return it, false
	}
	return it, c.readTimes(e, &it)
}

func (c *calendar) readTimes(e *event, it *source.Item) bool {
	at, allDay, err := c.moments(e.props["DTSTART"][0])
	if len(at) == 0 {
		c.Problem(it, "Its start cannot be read: {{.Reason}}.", "Reason", err)
		return false
	}
	if err != nil {
		c.Fault(it, err)
	}
	it.When.Start = at[0]
	if it.When.End, err = c.end(e, at[0], allDay); err != nil {
		c.Problem(it, "Its end cannot be read: {{.Reason}}; it ends when it starts.", "Reason", err)
	}
	it.When.EndGuessed = !allDay && len(e.props["DTEND"]) == 0 && e.text("DURATION") == ""
	if allDay && it.Fields.Kind == "" {
		it.Fields.Kind = program.NoteKind
	}
	return true
}

// end reads DTEND or DURATION. Without either a day ends with itself and a time at once (RFC 5545, 3.6.1).
func (c *calendar) end(e *event, start value.Moment, allDay bool) (value.Moment, error) {
	end := start
	if allDay {
		end.Local = civil.At(start.Local.Date.AddDays(1), civil.Clock{})
	}
	if ends := e.props["DTEND"]; len(ends) > 0 {
		at, _, err := c.moments(ends[0])
		if errors.As(err, new(*unknownZone)) {
			err = nil // there is a remark about the start already
		}
		if len(at) > 0 && (!allDay || start.Local.Before(at[0].Local)) {
			end = at[0]
		}
		return end, err
	}
	if text := e.text("DURATION"); text != "" {
		minutes, err := value.Duration(text)
		end.Local = start.Local.AddMinutes(minutes)
		return end, err
	}
	return end, nil
}

var markedUp = regexp.MustCompile(
	`(?i)<(!doctype|html|body|br|p|div|span|b|i|u|a|ul|ol|li|table|strong|em|h[1-6]|font)(\s[^>]*)?/?>`)

// description is the event's text, without the markup that some programs write into it.
func (e *event) description() string {
	text := value.Clean(e.text("DESCRIPTION"))
	if text == "" {
		text = value.Clean(e.text("X-ALT-DESC"))
	}
	if markedUp.MatchString(text) {
		text = value.WithoutMarkup(text)
	}
	return text
}

// locate reads where the event is: Apple's programs write the place with its address and position into a property of
// their own.
func (e *event) locate(m *program.Meeting) {
	if (m.Link == "" || m.Link == m.Place) && webPage(m.Place) != "" && !strings.ContainsAny(m.Place, " \n") {
		m.Link, m.Place = m.Place, ""
	}
	m.Position = position(e.text("GEO"))
	all := e.props["X-APPLE-STRUCTURED-LOCATION"]
	if len(all) == 0 {
		return
	}
	if at, found := strings.CutPrefix(strings.ToLower(all[0].Value), "geo:"); found && !m.Position.Known {
		at, _, _ = strings.Cut(at, "?")
		m.Position = position(strings.Replace(at, ",", ";", 1))
	}
	if m.Place == "" {
		m.Place = value.Clean(param(all[0], "X-TITLE") + "\n" + param(all[0], "X-ADDRESS"))
	}
}

// webPage returns an address of the web; nothing where the text is none.
func webPage(text string) string {
	if text = strings.TrimSpace(text); strings.HasPrefix(text, "http") {
		return text
	}
	return ""
}

// link is where a virtual meeting is.
func (e *event) link() string {
	for _, name := range []string{"CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"} {
		if page := webPage(e.text(name)); page != "" {
			return page
		}
	}
	return ""
}

// position reads the form of RFC 5545, 3.8.1.6: 42.36;-71.06. Nothing is known of what is no place on Earth, or of 0;0.
func position(text string) program.Position {
	north, east, found := strings.Cut(text, ";")
	latitude, okNorth := value.Number(north)
	longitude, okEast := value.Number(east)
	onEarth := latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180
	if !found || !okNorth || !okEast || !onEarth || latitude == 0 && longitude == 0 {
		return program.Position{}
	}
	return program.Position{Known: true, Latitude: latitude, Longitude: longitude}
}
