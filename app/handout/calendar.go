package handout

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/geo"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// calendarEpoch is where SEQUENCE counts from; its seconds fit 31 bits until 2088.
var calendarEpoch = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)

// Calendar writes the chosen meetings of the edition as iCalendar (RFC 5545) that Outlook, Google and Apple read. Each
// has the UID of its meeting's identifier, its times in UTC, place and address as LOCATION, and GEO where the position
// is known. What was declined or cancelled is CANCELLED; so is, where the reader was sent another edition before, what
// takes place no more. Internal notes and telephone numbers are never in it, nor is anybody an ATTENDEE
// (docs/decisions/0009).
//
// Of the request it reads the options alarm (minutes before each meeting; 0: none), attendees (who attends is named,
// where that is not everyone, as the edition may name them) and files, and what calendar programs call it: Subject. A
// calendar without events is ErrNoSchedule, unless it is one person's among several.
func Calendar(ctx context.Context, w io.Writer, r request.Request) error {
	meetings, cancelled := events(r)
	if len(meetings)+len(cancelled)+len(journeysOf(r)) == 0 && r.Choice("files") != "each" {
		return request.ErrNoSchedule
	}
	maker := calendarMaker{Request: r}
	if r.Log != nil {
		changed, err := r.Log.LastChanged(ctx)
		if err != nil {
			return err
		}
		maker.changed = changed
	}
	calendar := ics.NewCalendarFor("Laurel")
	calendar.SetProductId("-//Laurel//Laurel//EN")
	calendar.SetMethod(ics.MethodPublish)
	calendar.SetXWRCalName(printable(cmp.Or(r.Subject, r.Edition.Name)))
	if zone := onlyZone(r.Edition, meetings); zone != "" {
		calendar.SetXWRTimezone(string(zone))
	}
	add := func(edition *edition.Edition, m *program.Meeting, gone bool) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		event, err := maker.event(edition, m, gone)
		if err == nil {
			calendar.AddVEvent(event)
		}
		return err
	}
	for _, m := range meetings {
		if err := add(r.Edition, m, !m.TakesPlace()); err != nil {
			return err
		}
	}
	for _, j := range journeysOf(r) {
		if event := maker.journey(j); event != nil {
			calendar.AddVEvent(event)
		}
	}
	for _, m := range cancelled {
		titled := *m
		titled.Title = m.TitleIn(r.Language)
		if err := add(r.Sent, &titled, true); err != nil {
			return err
		}
	}
	if err := calendar.SerializeTo(w, ics.WithNewLineWindows); err != nil {
		return fmt.Errorf("the calendar could not be written: %w", err)
	}
	r.Report(1, 1)
	return nil
}

// HasEvents reports whether a calendar of the request would have any event, be it a cancelled one.
func HasEvents(r request.Request) bool {
	meetings, cancelled := events(r)
	return len(meetings)+len(cancelled)+len(journeysOf(r)) > 0
}

// events are the meetings of a calendar and those that are cancelled in it: they were sent, as the request asks for
// them, and do not take place any more, or not for these people. What was sent and is on another day or in another stop
// now is an event too, since its readers would keep it where it was.
func events(r request.Request) (meetings, cancelled []*program.Meeting) {
	meetings = chosenMeetings(r)
	if r.Sent == nil {
		return meetings, nil
	}
	before := r
	before.Edition = r.Sent
	for _, m := range chosenMeetings(before) {
		switch now := r.Edition.Meeting(m.ID); {
		case !m.TakesPlace(): // and did not then
		case now == nil || !attended(r, now):
			cancelled = append(cancelled, m)
		case !slices.Contains(meetings, now):
			meetings = append(meetings, now)
		}
	}
	return meetings, cancelled
}

// chosenMeetings are those of the request's stops, days, meetings and people.
func chosenMeetings(r request.Request) []*program.Meeting {
	return slices.DeleteFunc(slices.Clone(r.Edition.Meetings), func(m *program.Meeting) bool {
		return !r.IncludesMeeting(m) || !attended(r, m)
	})
}

// attended reports whether one of the people who were asked for attends; of nobody in particular, everyone's meetings
// are meant.
func attended(r request.Request, m *program.Meeting) bool {
	return len(r.People) == 0 || slices.ContainsFunc(r.People, func(id program.ID) bool {
		person := r.Edition.Person(id)
		return person != nil && r.Edition.Attendance().Attends(person, m)
	})
}

// journeysOf are the flights and trains of the people who were asked for, and of nobody in particular none.
func journeysOf(r request.Request) []*program.Journey {
	return slices.DeleteFunc(slices.Clone(r.Edition.Journeys), func(j *program.Journey) bool {
		return len(r.Stops)+len(r.Days)+len(r.Meetings) > 0 || !slices.ContainsFunc(r.People, j.Takes)
	})
}

// journey is the event of a flight or train: its times are instants, each from the clocks of its own place. Nil: it is
// not known when it is.
func (c calendarMaker) journey(j *program.Journey) *ics.VEvent {
	start, starts := j.From.Instant()
	end, ends := j.To.Instant()
	if !starts && !ends {
		return nil
	}
	event := ics.NewEvent(string(j.ID) + "@laurel")
	first := time.Unix(0, 0)
	event.SetDtStampTime(cmp.Or(c.Now, first))
	changed := c.Now
	if c.changed != nil {
		changed = c.changed[j.ID]
	}
	event.SetModifiedAt(cmp.Or(changed, first))
	event.SetSequence(max(0, int(changed.Sub(calendarEpoch)/time.Second)))
	if !starts {
		start = end
	}
	event.SetStartAt(start)
	if ends && end.After(start) {
		event.SetEndAt(end)
	}
	event.SetSummary(printable(cmp.Or(j.Title(), j.Kind.Name(c.Language))))
	event.SetProperty(ics.ComponentPropertyDescription, printable(locale.Joined("\n", j.From.Text(c.Language),
		j.To.Text(c.Language))))
	if j.From.Place != "" {
		event.SetProperty(ics.ComponentPropertyLocation, printable(j.From.Place))
	}
	event.SetStatus(ics.ObjectStatusConfirmed)
	return event
}

// calendarMaker makes the events of one calendar.
type calendarMaker struct {
	request.Request
	// changed is when each record was last changed. An event is as new as the newest of what it is about, and its
	// SEQUENCE is the number of seconds from 2020 to then: it rises with each change and not without one, so that
	// calendar programs replace the one they have (RFC 5545, 3.8.7.4). Nil: as new as Now.
	changed map[program.ID]time.Time
}

// onlyZone is the zone of all the meetings, or nothing when they are in several.
func onlyZone(edition *edition.Edition, meetings []*program.Meeting) (zone civil.Zone) {
	for _, m := range meetings {
		stop := edition.Stop(m.Stop)
		if stop == nil || zone != "" && zone != stop.Zone {
			return ""
		}
		zone = stop.Zone
	}
	return zone
}

func (c calendarMaker) event(edition *edition.Edition, m *program.Meeting, gone bool) (*ics.VEvent, error) {
	stop := edition.Stop(m.Stop)
	if stop == nil {
		return nil, fmt.Errorf("the meeting “%s” belongs to no stop of the program; choose one", m.Title)
	}
	event := ics.NewEvent(string(m.ID) + "@laurel")
	first := time.Unix(0, 0) // the first time that a calendar can hold
	event.SetDtStampTime(cmp.Or(c.Now, first))
	changed := c.lastChange(edition, m)
	event.SetModifiedAt(cmp.Or(changed, first))
	event.SetSequence(max(0, int(changed.Sub(calendarEpoch)/time.Second)))
	if err := setTimes(event, m, stop.Zone); err != nil {
		return nil, err
	}
	event.SetSummary(printable(m.Title))
	set := func(property ics.ComponentProperty, text string) {
		if text = printable(text); text != "" {
			event.SetProperty(property, text)
		}
	}
	set(ics.ComponentPropertyDescription, c.note(edition, m))
	set(ics.ComponentPropertyLocation, location(edition, m, stop))
	if at := positionOf(edition, m); at.Known {
		event.SetGeo(at.Latitude, at.Longitude)
		setAppleLocation(event, edition, m, at)
	}
	if isLink(m.Link) {
		event.SetURL(m.Link)
	}
	set(ics.ComponentPropertyCategories, string(m.Kind))
	event.SetStatus(calendarStatus(edition, m, gone))
	if m.Private {
		event.SetClass(ics.ClassificationPrivate)
	}
	if m.Kind == program.NoteKind || m.Kind == program.FreeTime {
		event.SetTimeTransparency(ics.TransparencyTransparent)
	}
	if minutes := c.Number("alarm"); minutes > 0 && !gone && m.Kind != program.NoteKind {
		alarm := event.AddAlarm()
		alarm.SetAction(ics.ActionDisplay)
		alarm.SetTrigger(fmt.Sprintf("-PT%dM", minutes))
		alarm.SetDescription(printable(m.Title))
	}
	return event, nil
}

// lastChange is when the newest of what an event is about was changed.
func (c calendarMaker) lastChange(edition *edition.Edition, m *program.Meeting) time.Time {
	if c.changed == nil {
		return c.Now
	}
	records := append([]program.ID{m.ID, m.Organisation, m.Stop}, m.Contacts...)
	if c.Yes("attendees") || edition == c.Sent { // it may be cancelled because of who attended
		for _, p := range edition.Attendance().AttendeesOf(m) {
			records = append(records, p.ID)
		}
	}
	var newest time.Time
	for _, id := range records {
		if at := c.changed[id]; newest.Before(at) {
			newest = at
		}
	}
	return newest
}

// setAppleLocation writes the place as Apple's calendars want it to show a map. Its parameters know no escapes, and the
// library knows only its own quoted ones, so that they go in as a part of the name, without what would end them.
func setAppleLocation(event *ics.VEvent, edition *edition.Edition, m *program.Meeting, at geo.Position) {
	name, address := m.Place, ""
	if o := edition.Organisation(m.Organisation); o != nil {
		name, address = o.Name, o.Address
	}
	quoted := func(text string) string {
		words := strings.Fields(strings.NewReplacer(`"`, "’", "^", "").Replace(printable(text)))
		return `"` + strings.Join(words, " ") + `"`
	}
	property := "X-APPLE-STRUCTURED-LOCATION"
	if address != "" {
		property += ";X-ADDRESS=" + quoted(address)
	}
	property += ";X-APPLE-RADIUS=100;X-TITLE=" + quoted(cmp.Or(name, m.Title))
	position := fmt.Sprintf("geo:%g,%g", at.Latitude, at.Longitude)
	event.SetProperty(ics.ComponentProperty(property), position, ics.WithValue(string(ics.ValueDataTypeUri)))
}

// setTimes writes instants; a note or free time from midnight to midnight is of whole days, which no zone moves.
func setTimes(event *ics.VEvent, m *program.Meeting, zone civil.Zone) error {
	midnight := civil.Clock{}
	free := m.Kind == program.NoteKind || m.Kind == program.FreeTime
	if free && m.Start.Clock == midnight && m.End.Clock == midnight && m.Start.Before(m.End) {
		setDay := func(property ics.ComponentProperty, d civil.Date) {
			compact := strings.ReplaceAll(d.String(), "-", "")
			event.SetProperty(property, compact, ics.WithValue(string(ics.ValueDataTypeDate)))
		}
		setDay(ics.ComponentPropertyDtStart, m.Start.Date)
		setDay(ics.ComponentPropertyDtEnd, m.End.Date)
		return nil
	}
	start, _, err := zone.Instant(m.Start)
	if err != nil {
		return fmt.Errorf("the meeting “%s” has no time zone: %w", m.Title, err)
	}
	event.SetStartAt(start)
	if end, _, err := zone.Instant(m.End); err == nil && end.After(start) {
		event.SetEndAt(end) // RFC 5545 wants it later than the start
	}
	return nil
}

// calendarStatus is how far a meeting has come; where the edition lacks it, it takes place.
func calendarStatus(edition *edition.Edition, m *program.Meeting, gone bool) ics.ObjectStatus {
	switch {
	case gone:
		return ics.ObjectStatusCancelled
	case m.Status == program.Confirmed, m.Status == program.Thanked, !edition.Audience.MayHave(program.Partners):
		return ics.ObjectStatusConfirmed
	default:
		return ics.ObjectStatusTentative
	}
}

// location is the place, whose it is, and its address, each once.
func location(edition *edition.Edition, m *program.Meeting, stop *program.Stop) string {
	parts := []string{m.Place}
	if o := edition.Organisation(m.Organisation); o != nil {
		parts = append(parts, o.Name, o.Address)
	} else if m.Place == "" && m.Link == "" && m.Kind != program.NoteKind && m.Kind != program.FreeTime {
		parts = append(parts, stop.City)
	}
	if strings.Join(parts, "") == "" && isLink(m.Link) {
		return m.Link // where calendar programs make it a button to join by
	}
	var list []string
	for _, part := range parts {
		part = strings.Join(strings.Fields(part), " ")
		known := func(before string) bool { return strings.Contains(before, part) }
		if part != "" && !slices.ContainsFunc(list, known) {
			list = append(list, part)
		}
	}
	return strings.Join(list, ", ")
}

// positionOf is where the meeting is, or where its organisation is when no other place is named.
func positionOf(edition *edition.Edition, m *program.Meeting) geo.Position {
	if o := edition.Organisation(m.Organisation); o != nil && !m.Position.Known {
		return o.Position
	}
	return m.Position
}

// note is the topic, the public note, whom one meets, who attends if that is wanted, and the link.
func (c calendarMaker) note(edition *edition.Edition, m *program.Meeting) string {
	var contacts, attending, interpreters []string
	for _, id := range m.Contacts {
		if contact := edition.Contact(id); contact != nil {
			contacts = append(
				contacts,
				locale.Joined(", ", locale.Joined(" ", contact.Honorific, contact.Name), contact.Title),
			)
		}
	}
	if c.Yes("attendees") && edition != c.Sent { // since then somebody may have withdrawn that they be named
		for _, p := range edition.Attendance().AttendeesOf(m) {
			switch {
			case slices.Contains(m.Interpreters, p.ID):
				interpreters = append(interpreters, p.DisplayName())
			case m.Selected || len(m.Excused) > 0: // else it is for everyone
				attending = append(attending, p.DisplayName())
			}
		}
	}
	line := func(key string, names []string, between string) string {
		if len(names) == 0 {
			return ""
		}
		return c.Language.Text(key, locale.Values{"Names": strings.Join(names, between)})
	}
	who := locale.Joined(
		"\n",
		line("calendar.with", contacts, "; "),
		line("calendar.for", attending, ", "),
		line("calendar.interpreter", interpreters, ", "),
	)
	return locale.Joined("\n\n", m.Topic, m.Note, who, m.Link)
}

func isLink(text string) bool {
	web := strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://")
	return web && text == printable(text) && !strings.ContainsAny(text, " \t\n\"<>\\")
}
