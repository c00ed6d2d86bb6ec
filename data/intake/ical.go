package intake

import (
	"cmp"
	"context"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"laurel/data/program"
)

// calendar is an iCalendar file (RFC 5545, and the older vCalendar as far as they are alike).
type calendar struct {
	name   string
	home   clock // X-WR-TIMEZONE; nil: it does not say
	clocks map[string]clock
	events []*event
	others map[string]int // how many there are of the components that are no meetings
	cut    int            // the row of an event in which the file ends; 0: it is whole
}

func (c *calendar) title() string { return c.name }

// event is one VEVENT; its properties by name, in capitals.
type event struct {
	row     int
	props   map[string][]*ics.BaseProperty
	cancels bool // its calendar is there to take meetings back (METHOD:CANCEL)
}

func (e *event) text(name string) string {
	if all := e.props[name]; len(all) > 0 {
		return all[0].Value
	}
	return ""
}

// readCalendar reads line by line, so that a line that is no good costs that line and not the file.
func readCalendar(content []byte) (*calendar, error) {
	r := calendarReader{calendar: &calendar{clocks: map[string]clock{}, others: map[string]int{}}}
	for _, line := range contentLines(decodeText(unfolded(content))) {
		property := parseLine(line)
		if property == nil {
			continue
		}
		switch property.IANAToken {
		case "BEGIN":
			r.begin(strings.ToUpper(strings.TrimSpace(property.Value)))
		case "END":
			r.end(strings.ToUpper(strings.TrimSpace(property.Value)))
		default:
			r.take(property)
		}
	}
	if !r.begun {
		return nil, say("this is no calendar: it does not begin with BEGIN:VCALENDAR")
	}
	if r.current != nil {
		r.cut = r.current.row
	}
	return r.calendar, nil
}

// calendarReader is on its way through a calendar.
type calendarReader struct {
	*calendar
	open    []string // the components around the line
	zone    *zoneRead
	current *event
	begun   bool
	cancels bool // METHOD:CANCEL
}

func (r *calendarReader) begin(component string) {
	r.begun = true
	r.open = append(r.open, component)
	switch component {
	case "VCALENDAR":
		r.cancels = false
	case "VEVENT":
		r.current = &event{row: len(r.events) + 1, props: map[string][]*ics.BaseProperty{}, cancels: r.cancels}
	case "VTIMEZONE":
		r.zone = &zoneRead{}
	case "VTODO", "VJOURNAL", "VFREEBUSY":
		r.others[component]++
	case "STANDARD", "DAYLIGHT":
		if r.zone != nil && len(r.zone.observances) < mostObservances {
			r.zone.observances = append(r.zone.observances, observance{})
		}
	}
}

func (r *calendarReader) end(component string) {
	if len(r.open) > 0 {
		r.open = r.open[:len(r.open)-1]
	}
	switch {
	case component == "VEVENT" && r.current != nil:
		r.events = append(r.events, r.current)
		r.current = nil
	case component == "VTIMEZONE" && r.zone != nil:
		r.addZone(r.zone)
		r.zone = nil
	}
}

// take puts a property where it belongs.
func (r *calendarReader) take(property *ics.BaseProperty) {
	if len(r.open) == 0 {
		return
	}
	switch within := r.open[len(r.open)-1]; {
	case within == "VCALENDAR":
		switch property.IANAToken {
		case "X-WR-CALNAME", "NAME":
			r.name = cmp.Or(r.name, property.Value)
		case "X-WR-TIMEZONE":
			if r.home == nil {
				r.home = namedClock(property.Value)
			}
		case "METHOD":
			r.cancels = strings.EqualFold(property.Value, "CANCEL")
		}
	case within == "VEVENT" && r.current != nil:
		r.current.props[property.IANAToken] = append(r.current.props[property.IANAToken], property)
	case r.zone != nil:
		r.zone.take(property)
	}
}

// zoneRead is a VTIMEZONE under way.
type zoneRead struct {
	name, place string
	observances []observance
}

func (z *zoneRead) take(property *ics.BaseProperty) {
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
		o.start, _, _ = parseStamp(property.Value)
	case "RRULE":
		o.rule = property.Value
	case "RDATE":
		for text := range strings.SplitSeq(property.Value, ",") {
			if at, _, err := parseStamp(text); err == nil && len(o.dates) < mostObservances {
				o.dates = append(o.dates, at)
			}
		}
	case "TZOFFSETFROM":
		o.from, _ = parseOffset(property.Value)
	case "TZOFFSETTO":
		o.to, _ = parseOffset(property.Value)
	}
}

// mostObservances is how many changes of its clocks a calendar may describe of a zone; each is looked at for each time in it.
const mostObservances = 200

// addZone chooses the clock of a VTIMEZONE. A name that the IANA database or Windows knows goes before the rules, which often are those of the
// current year only.
func (c *calendar) addZone(z *zoneRead) {
	known := namedClock(z.name)
	if _, byRules := known.(ruleClock); known == nil || byRules {
		if place := namedClock(z.place); place != nil {
			known = place
		} else if len(z.observances) > 0 {
			known = ruleClock(z.observances)
		}
	}
	if known != nil {
		c.clocks[z.name] = known
	}
}

// clockNamed finds the clock of a TZID. Nil: it is not known.
func (c *calendar) clockNamed(name string) clock {
	if known, found := c.clocks[name]; found {
		return known
	}
	return namedClock(name)
}

var lineBegin = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9.-]*[;:]`)

// contentLines joins the lines that were folded (RFC 5545, 3.1; vCard alike). A line that is no property, since a program broke a text without folding it,
// belongs to the text before it.
func contentLines(text string) []string {
	var lines []string
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	var current strings.Builder
	flush := func() {
		if current.Len() > 0 {
			lines = append(lines, current.String())
		}
		current.Reset()
	}
	for line := range strings.SplitSeq(text, "\n") {
		switch {
		case line == "":
		case line[0] == ' ' || line[0] == '\t':
			current.WriteString(line[1:])
		case lineBegin.MatchString(line):
			flush()
			current.WriteString(line)
		case current.Len() > 0:
			current.WriteString(`\n` + line)
		}
	}
	flush()
	return lines
}

// parseLine reads one property; nil: it is none. Quotes that are never closed, or closed in the wrong place as Outlook does, are left out.
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
		property.Value = quotedPrintable(property.Value, param(property, "CHARSET"))
	}
	return property
}

func param(property *ics.BaseProperty, name string) string {
	if values := property.ICalParameters[name]; len(values) > 0 {
		return values[0]
	}
	return ""
}

// parseStamp reads DATE and DATE-TIME of RFC 5545, and the same in ISO 8601's longer form, which may say its offset. Seconds are dropped.
func parseStamp(text string) (at program.DateTime, form string, err error) {
	text = strings.ToUpper(strings.TrimSpace(text))
	for _, try := range []string{"20060102", "20060102T150405", "20060102T1504", "2006-01-02", "2006-01-02T15:04:05"} {
		for _, ending := range []string{"", "Z"} {
			if parsed, failed := time.Parse(try+ending, text); failed == nil && parsed.Year() > 0 {
				kind := "local" + ending
				if !strings.Contains(try, "T") {
					kind = "date"
				}
				return program.DateTimeOf(parsed), kind, nil
			}
		}
	}
	for _, try := range []string{time.RFC3339, "20060102T150405-0700", "2006-01-02T15:04:05-0700", "2006-01-02T15:04"} {
		if parsed, failed := time.Parse(try, text); failed == nil && parsed.Year() > 0 {
			if !strings.Contains(try, "7") {
				return program.DateTimeOf(parsed), "local", nil
			}
			return program.DateTimeOf(parsed.UTC()), "localZ", nil
		}
	}
	return program.DateTime{}, "", say("%q is not a time such as 20230615T093000Z", text)
}

// moments reads the times of a property.
func (c *calendar) moments(property *ics.BaseProperty) (all []moment, allDay bool, err error) {
	for text := range strings.SplitSeq(property.Value, ",") {
		text, _, _ = strings.Cut(text, "/") // of a PERIOD its start
		at, form, err := parseStamp(text)
		if err != nil {
			return nil, false, err
		}
		m := moment{local: at}
		switch name := param(property, "TZID"); {
		case form == "date":
			allDay = true
		case form == "localZ":
			m.clock = utc
		case name != "":
			if m.clock = c.clockNamed(name); m.clock == nil {
				err = &unknownZone{say("Its time zone %q is not known; its times are taken for those of the stop.", name)}
			}
		}
		all = append(all, m)
		if err != nil {
			return all, allDay, err
		}
	}
	return all, allDay, nil
}

// unknownZone is a time zone whose clock nobody knows; the time is taken for the stop's own.
type unknownZone struct{ *sentence }

// fill turns the events into meetings.
func (c *calendar) fill(ctx context.Context, g *gathered) error {
	c.tellOthers(g)
	var items []item
	for _, same := range c.byIdentity() {
		if err := ctx.Err(); err != nil {
			return err
		}
		items = append(items, c.series(g, same)...)
	}
	slices.SortStableFunc(items, func(a, b item) int { return a.row - b.row })
	g.addItems(items, c.homeClock(items), "")
	if c.cut > 0 {
		g.problem(c.cut, say("event %d", c.cut), say("The file ends in the middle of this event: it was cut off. Get it again; what comes before is read in."))
	}
	return nil
}

// tellOthers tells what of the calendar is no meeting, and what of its meetings is not read.
func (c *calendar) tellOthers(g *gathered) {
	for _, other := range []struct{ component, one, many string }{
		{"VTODO", "1 task", "%d tasks"}, {"VJOURNAL", "1 journal entry", "%d journal entries"}, {"VFREEBUSY", "1 list of busy times", "%d lists of busy times"},
	} {
		if n := c.others[other.component]; n > 0 {
			g.note(say("Not read, since these are no meetings: %s.", counted(n, other.one, other.many)))
		}
	}
	for _, left := range []struct{ property, what string }{{"ATTENDEE", "who is invited"}, {"ATTACH", "attached files"}} {
		if n := count(c.events, func(e *event) bool { return len(e.props[left.property]) > 0 }); n > 0 {
			g.note(say("Not read of %s: %s.", counted(n, "1 event", "%d events"), say(left.what)))
		}
	}
}

func count[E any](list []E, which func(E) bool) (n int) {
	for _, e := range list {
		if which(e) {
			n++
		}
	}
	return n
}

// homeClock is that of the calendar, or the one that most of its events name.
func (c *calendar) homeClock(items []item) clock {
	if c.home != nil {
		return c.home
	}
	count := map[program.Zone]int{}
	best := program.Zone("UTC")
	for _, it := range items {
		if it.start.clock == nil {
			continue
		}
		if zone := it.start.clock.zone(); zone != "" && zone != "UTC" {
			if count[zone]++; count[zone] > count[best] {
				best = zone
			}
		}
	}
	return ianaClock(best)
}

// byIdentity groups the events by UID, in the order of the file. Events without a UID stand alone, and so do those of programs that give all of them the same one.
func (c *calendar) byIdentity() [][]*event {
	var order [][]*event
	at := map[string]int{}
	for _, e := range c.events {
		uid := strings.TrimSpace(e.text("UID"))
		if i, found := at[uid]; found && uid != "" {
			order[i] = append(order[i], e)
			continue
		}
		at[uid] = len(order)
		order = append(order, []*event{e})
	}
	return order
}

// series turns the events of one UID into items: a recurring one into its occurrences, some of them replaced by events of their own (RECURRENCE-ID).
func (c *calendar) series(g *gathered, same []*event) []item {
	var masters, replacements []*event
	for _, e := range same {
		if len(e.props["RECURRENCE-ID"]) > 0 {
			replacements = append(replacements, e)
		} else {
			masters = append(masters, e)
		}
	}
	masters = newest(masters)
	var items []item
	for i, e := range masters {
		it, allDay, ok := c.item(g, e)
		if !ok {
			continue
		}
		if len(masters) > 1 {
			it.identity += "\x1f" + it.start.local.String() + "\x1f" + folded(it.title)
			if slices.ContainsFunc(masters[:i], func(other *event) bool { return alikeEvents(other, e) }) {
				continue
			}
		}
		items = append(items, c.occurrences(g, e, it, allDay)...)
	}
	for _, e := range newest(replacements) {
		items = c.replace(g, e, items)
	}
	return items
}

// newest leaves out the events that a later revision of the same one replaces (SEQUENCE).
func newest(events []*event) []*event {
	return slices.DeleteFunc(slices.Clone(events), func(e *event) bool {
		return slices.ContainsFunc(events, func(other *event) bool {
			return e.text("RECURRENCE-ID") == other.text("RECURRENCE-ID") && sequence(e) < sequence(other)
		})
	})
}

func sequence(e *event) int {
	n, _ := strconv.Atoi(strings.TrimSpace(e.text("SEQUENCE")))
	return n
}

func alikeEvents(a, b *event) bool {
	return a.text("DTSTART") == b.text("DTSTART") && a.text("SUMMARY") == b.text("SUMMARY")
}

// replace puts an event in the place of the occurrence that it names, and of all later ones when it says so.
func (c *calendar) replace(g *gathered, e *event, items []item) []item {
	it, _, ok := c.item(g, e)
	if !ok {
		return items
	}
	named := e.props["RECURRENCE-ID"][0]
	original, wholeDay, err := c.moments(named)
	if len(original) == 0 || err != nil && !errors.As(err, new(*unknownZone)) {
		g.problem(e.row, it.record(), say("It replaces an occurrence of a series but does not say which; it is read in beside them."))
		return append(items, it)
	}
	key := occurrenceKey(strings.TrimSpace(e.text("UID")), original[0])
	shift := it.start.local.MinutesSince(original[0].in(zoneNamed(it.start.clock)))
	found := false
	for i := range items {
		switch {
		case items[i].identity == key || wholeDay && items[i].start.local.Date == original[0].local.Date:
			found = true
			it.identity, it.row = items[i].identity, items[i].row
			items[i] = it
		case strings.EqualFold(param(named, "RANGE"), "THISANDFUTURE") && original[0].local.Before(items[i].start.local):
			later := it
			later.identity, later.row = items[i].identity, items[i].row
			later.start.local = items[i].start.local.AddMinutes(shift)
			later.end.local = later.start.local.AddMinutes(it.end.local.MinutesSince(it.start.local))
			items[i] = later
		}
	}
	if !found {
		it.identity = key
		items = append(items, it)
	}
	return items
}

func zoneNamed(c clock) program.Zone {
	if c == nil {
		return ""
	}
	return c.zone()
}

// occurrenceKey tells the occurrences of a series apart by when they were to be.
func occurrenceKey(uid string, at moment) string {
	if at.clock == nil {
		return uid + "\x1f" + at.local.String()
	}
	return uid + "\x1f" + at.clock.instant(at.local).UTC().Format(time.RFC3339)
}

// item reads what an event says; false: it cannot be read, which was told.
func (c *calendar) item(g *gathered, e *event) (item, bool, bool) {
	it := item{
		row: e.row, identity: strings.TrimSpace(e.text("UID")), title: e.text("SUMMARY"), place: clean(e.text("LOCATION")), note: plain(e),
		link: link(e), page: page(e), presumed: program.Confirmed, cancelled: e.cancels || strings.EqualFold(e.text("STATUS"), "CANCELLED"),
	}
	it.title = oneLine(it.title)
	it.meeting = program.ID(strings.TrimSuffix(it.identity, "@laurel"))
	if strings.EqualFold(e.text("STATUS"), "TENTATIVE") {
		it.presumed = program.Requested
	}
	if (it.link == "" || it.link == it.place) && strings.HasPrefix(it.place, "http") && !strings.ContainsAny(it.place, " \n") {
		it.link, it.place = it.place, ""
	}
	it.kind = kindNamed(e.text("CATEGORIES"))
	e.locate(&it)
	starts := e.props["DTSTART"]
	if len(starts) == 0 {
		g.problem(e.row, it.record(), say("It says no day and time at which it starts."))
		return it, false, false
	}
	at, allDay, err := c.moments(starts[0])
	if len(at) == 0 {
		g.problem(e.row, it.record(), say("Its start cannot be read: %s.", err))
		return it, false, false
	}
	if err != nil {
		g.problem(e.row, it.record(), err)
	}
	it.start = at[0]
	if it.end, err = c.end(e, it.start, allDay); err != nil {
		g.problem(e.row, it.record(), say("Its end cannot be read: %s; it ends when it starts.", err))
	}
	it.endless = !allDay && len(e.props["DTEND"]) == 0 && e.text("DURATION") == ""
	if allDay && it.kind == "" {
		it.kind = program.NoteKind
	}
	return it, allDay, true
}

// end reads DTEND or DURATION. Without either a day ends with itself and a time at once (RFC 5545, 3.6.1).
func (c *calendar) end(e *event, start moment, allDay bool) (moment, error) {
	end := start
	if allDay {
		end.local = program.At(start.local.Date.AddDays(1), program.Clock{})
	}
	if ends := e.props["DTEND"]; len(ends) > 0 {
		at, _, err := c.moments(ends[0])
		if errors.As(err, new(*unknownZone)) {
			err = nil // told of the start already
		}
		if len(at) > 0 && (!allDay || start.local.Before(at[0].local)) {
			end = at[0]
		}
		return end, err
	}
	if text := e.text("DURATION"); text != "" {
		minutes, err := parseDuration(text)
		end.local = start.local.AddMinutes(minutes)
		return end, err
	}
	return end, nil
}

var durationForm = regexp.MustCompile(`^\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$`)

// parseDuration reads the form of RFC 5545, 3.3.6, in minutes.
func parseDuration(text string) (minutes int, err error) {
	parts := durationForm.FindStringSubmatch(strings.ToUpper(strings.TrimSpace(text)))
	if parts == nil {
		return 0, say("%q is not a duration such as PT45M", text)
	}
	for i, unit := range []int{7 * 24 * 60, 24 * 60, 60, 1} {
		n, _ := strconv.Atoi("0" + parts[i+1])
		minutes += n * unit
	}
	seconds, _ := strconv.Atoi("0" + parts[5])
	return minutes + seconds/60, nil
}

var markedUp = regexp.MustCompile(`(?i)<(!doctype|html|body|br|p|div|span|b|i|u|a|ul|ol|li|table|strong|em|h[1-6]|font)(\s[^>]*)?/?>`)

// plain is the description, without the markup that some programs write into it.
func plain(e *event) string {
	text := clean(e.text("DESCRIPTION"))
	if text == "" {
		text = clean(e.text("X-ALT-DESC"))
	}
	if markedUp.MatchString(text) {
		text = withoutMarkup(text)
	}
	return text
}

// locate reads where the event is: Apple's programs write the place with its address and position into a property of their own.
func (e *event) locate(it *item) {
	it.position = geo(e.text("GEO"))
	all := e.props["X-APPLE-STRUCTURED-LOCATION"]
	if len(all) == 0 {
		return
	}
	if at, found := strings.CutPrefix(strings.ToLower(all[0].Value), "geo:"); found && !it.position.Known {
		at, _, _ = strings.Cut(at, "?")
		it.position = geo(strings.Replace(at, ",", ";", 1))
	}
	if it.place == "" {
		it.place = clean(param(all[0], "X-TITLE") + "\n" + param(all[0], "X-ADDRESS"))
	}
}

// page is that of the event.
func page(e *event) string {
	if text := strings.TrimSpace(e.text("URL")); strings.HasPrefix(text, "http") {
		return text
	}
	return ""
}

// link is where a virtual meeting is.
func link(e *event) string {
	for _, name := range []string{"CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"} {
		if text := strings.TrimSpace(e.text(name)); strings.HasPrefix(text, "http") {
			return text
		}
	}
	return ""
}

func geo(text string) program.Position {
	north, east, found := strings.Cut(text, ";")
	latitude, errNorth := strconv.ParseFloat(strings.TrimSpace(north), 64)
	longitude, errEast := strconv.ParseFloat(strings.TrimSpace(east), 64)
	if !found || errNorth != nil || errEast != nil || !(latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180) || latitude == 0 && longitude == 0 {
		return program.Position{}
	}
	return program.Position{Known: true, Latitude: latitude, Longitude: longitude}
}
