package calendar

import (
	"cmp"
	"errors"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"laurel/data/civil"
	"laurel/data/geo"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/limit"
	"laurel/data/program"
)

// series turns the events of one UID into items: a recurring one into its occurrences, some of them replaced by events
// of their own (RECURRENCE-ID). Programs that write the same UID for everything make several events of it.
func (c *calendar) series(items []source.Item, same []*event) []source.Item {
	var masters, replacements []*event
	for _, e := range same {
		if e.prop("RECURRENCE-ID") != nil {
			replacements = append(replacements, e)
		} else {
			masters = append(masters, e)
		}
	}
	if len(same) > 1 {
		masters, replacements = newest(masters), newest(replacements)
	}
	first := len(items)
	var seen map[string]bool
	if len(masters) > 1 {
		seen = map[string]bool{}
	}
	secret := false
	for _, e := range masters {
		secret = secret || e.private()
		it, ok := c.item(e)
		if !ok {
			continue
		}
		if len(masters) > 1 {
			it.Identity += "\x1f" + it.When.Start.Local.String() + "\x1f" + value.Fold(it.Fields.Title)
			if seen[it.Identity] {
				continue
			}
			seen[it.Identity] = true
		}
		items = c.occurrences(items, e, it)
	}
	for _, e := range replacements {
		e.secret = secret && e.prop("CLASS") == nil
		if own := items[first:]; len(own) < limit.Events && c.follows(len(own)) {
			items = append(items[:first], c.replace(e, own)...)
		}
	}
	return items
}

// newest leaves out the events that a later revision of the same one replaces (SEQUENCE).
func newest(events []*event) []*event {
	last := map[string]int{}
	for _, e := range events {
		id := e.text("RECURRENCE-ID")
		last[id] = max(last[id], e.sequence())
	}
	return slices.DeleteFunc(events, func(e *event) bool { return e.sequence() < last[e.text("RECURRENCE-ID")] })
}

func (e *event) sequence() int {
	n, _ := strconv.Atoi(strings.TrimSpace(e.text("SEQUENCE")))
	return n
}

// replace puts an event in the place of the occurrence that it names, and of all later ones when it demands so.
func (c *calendar) replace(e *event, items []source.Item) []source.Item {
	it, ok := c.item(e)
	if !ok {
		return items
	}
	named := e.prop("RECURRENCE-ID")
	original, wholeDay, err := c.moments(named)
	if len(original) == 0 || err != nil && !errors.As(err, new(*unknownZone)) {
		c.Problem(&it, "It replaces an occurrence of a series but does not say which one; it is imported in addition.")
		return append(items, it)
	}
	first := original[0]
	key := occurrenceKey(strings.TrimSpace(e.text("UID")), first)
	shift := it.When.Start.Local.MinutesSince(first.In(it.When.Start.ZoneName()))
	day := nearestDay(first.Local)
	allLater := strings.EqualFold(named.Param("RANGE"), "THISANDFUTURE")
	found := false
	for i, known := range items {
		start := known.When.Start.Local
		next := it
		next.Identity, next.Place = known.Identity, known.Place
		switch {
		case known.Identity == key || wholeDay && start.Date == first.Local.Date ||
			isWholeDays(known.When) && start.Date == day: // Exchange names the day by its midnight somewhere
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
			ID: program.ID(strings.TrimSuffix(uid, "@laurel")), Title: value.Line(plainText(e.text("SUMMARY"))),
			Kind: value.Kind(e.text("CATEGORIES")), Place: value.Clean(plainText(e.text("LOCATION"))),
			Note: e.description(), Link: e.link(), Private: e.private(),
		},
	}
	if it.Fields.Title+it.Fields.Place+it.Fields.Note == "" {
		it.Fields.Title = value.Text("Untitled").In(c.language)
	}
	if status == "TENTATIVE" {
		it.Presumed = program.Requested
	}
	e.locate(&it.Fields)
	if e.prop("DTSTART") == nil {
		c.Problem(&it, "It has no start day and time.")
		return it, false
	}
	return it, c.readTimes(e, &it)
}

func (c *calendar) readTimes(e *event, it *source.Item) bool {
	at, allDay, err := c.moments(e.prop("DTSTART"))
	if len(at) == 0 {
		c.Problem(it, "Its start cannot be read: {{.Reason}}.", "Reason", err)
		return false
	}
	if err != nil {
		c.Fault(it, err)
	}
	it.When.Start = at[0]
	if it.When.End, err = c.end(e, at[0], allDay); err != nil {
		c.Problem(it, "Its end cannot be read: {{.Reason}}; its start is used as its end.", "Reason", err)
	}
	it.When.EndGuessed = !allDay && e.prop("DTEND") == nil && e.text("DURATION") == ""
	if e.wholeDays(it.When) {
		w := &it.When
		w.Start = value.Moment{Local: civil.At(nearestDay(w.Start.Local), civil.Clock{})}
		w.End = value.Moment{Local: civil.At(nearestDay(w.End.Local), civil.Clock{})}
		if !w.Start.Local.Before(w.End.Local) {
			w.End.Local = w.Start.Local.AddMinutes(24 * 60)
		}
		allDay = true
	}
	if allDay && it.Fields.Kind != program.FreeTime {
		it.Fields.Kind = program.NoteKind
	}
	return true
}

// flags are the properties by which programs mark events of whole days that have times.
var flags = []string{
	"X-MICROSOFT-CDO-ALLDAYEVENT", "X-FUNAMBOL-ALLDAY", "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT", "X-ALLDAY",
}

// wholeDays reports whether an event with times is one of whole days: it is marked so, or lasts from one midnight of
// its own zone to another.
func (e *event) wholeDays(w source.When) bool {
	for _, name := range flags {
		if value.Meaning[program.Answer]("answer", e.text(name)) == program.Yes {
			return true
		}
	}
	return w.Start.ZoneName() != "UTC" && isWholeDays(w)
}

func isWholeDays(w source.When) bool {
	midnight := civil.Clock{}
	return w.Start.Local.Clock == midnight && w.End.Local.Clock == midnight && w.Start.Local.Before(w.End.Local) &&
		w.Start.ZoneName() == w.End.ZoneName()
}

// nearestDay is the day to whose beginning a time is nearest: midnight in New York is 04:00 or 05:00 in UTC, midnight
// in Berlin 22:00 or 23:00 of the day before.
func nearestDay(at civil.DateTime) civil.Date { return at.AddMinutes(12 * 60).Date }

func hasEnding(name string, endings ...string) bool {
	return slices.ContainsFunc(endings, func(ending string) bool { return strings.HasSuffix(name, ending) })
}

// private reports whether the event is one that its owner keeps from others (RFC 5545, 3.8.1.3; Outlook's sensitivity).
func (e *event) private() bool {
	class := e.text("CLASS")
	for _, p := range e.props {
		if hasEnding(p.Name, "-SENSITIVITY", "-CLASS", "-ACCESS") { // of Outlook, Lotus Notes, Apple
			class = cmp.Or(class, p.Text())
		}
	}
	return e.secret || class != "" && !value.Is("public", class)
}

// end reads DTEND or DURATION. Without either a day ends with itself and a time at once (RFC 5545, 3.6.1).
func (c *calendar) end(e *event, start value.Moment, allDay bool) (value.Moment, error) {
	end := start
	if allDay {
		end.Local = civil.At(start.Local.Date.AddDays(1), civil.Clock{})
	}
	if property := e.prop("DTEND"); property != nil {
		at, _, err := c.moments(property)
		if errors.As(err, new(*unknownZone)) {
			err = nil // there is a remark about the start already
		}
		if len(at) > 0 && (!allDay || start.Local.Before(at[0].Local)) {
			end = at[0]
			end.Zone = cmp.Or(end.Zone, start.Zone) // an end without a zone is by the clock of the start
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
	return cmp.Or(plainText(e.text("DESCRIPTION")), plainText(e.text("X-ALT-DESC")))
}

// entity is a letter as HTML writes it.
var entity = regexp.MustCompile(`&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z]{2,8}\d?);`)

// plainText is a text without the markup that some programs write into it.
func plainText(text string) string {
	if strings.Contains(text, "&") {
		text = entity.ReplaceAllStringFunc(text, html.UnescapeString)
	}
	if strings.Contains(text, "<") && markedUp.MatchString(text) {
		return value.WithoutMarkup(text)
	}
	return value.Clean(text)
}

// locate reads where the event is: Apple's programs write the place with its address and position into a property of
// their own.
func (e *event) locate(m *program.Meeting) {
	if (m.Link == "" || m.Link == m.Place) && webPage(m.Place) != "" && !strings.ContainsAny(m.Place, " \n") {
		m.Link, m.Place = m.Place, ""
	}
	m.Position = position(e.text("GEO"))
	all := e.all("X-APPLE-STRUCTURED-LOCATION")
	if len(all) == 0 {
		return
	}
	if at, found := strings.CutPrefix(strings.ToLower(all[0].Raw), "geo:"); found && !m.Position.Known {
		at, _, _ = strings.Cut(at, "?")
		m.Position = position(strings.Replace(at, ",", ";", 1))
	}
	if m.Place == "" {
		m.Place = value.Clean(all[0].Param("X-TITLE") + "\n" + all[0].Param("X-ADDRESS"))
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
func position(text string) geo.Position {
	north, east, found := strings.Cut(text, ";")
	latitude, okNorth := value.Number(north)
	longitude, okEast := value.Number(east)
	onEarth := latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180
	if !found || !okNorth || !okEast || !onEarth || latitude == 0 && longitude == 0 {
		return geo.Position{}
	}
	return geo.Position{Known: true, Latitude: latitude, Longitude: longitude}
}
