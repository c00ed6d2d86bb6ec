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

	"laurel/data/program"
)

// CalendarOptions say how a calendar is written.
type CalendarOptions struct {
	Name      string // what calendar programs call it; empty: the program's name
	Language  string // of the labels: "en", "es", "fr"
	Alarm     int    // minutes before each meeting; 0: none
	Attendees bool   // say who attends, where that is not everyone, as the edition may name them; not of what is Cancelled

	Now time.Time // when the calendar is made; zero: DTSTAMP 1970
	// Changed says when each record was last changed. An event is as new as the newest of what it tells of, and its SEQUENCE is the number of seconds from 2020
	// to then: it rises with each change and not without one, so that calendar programs take it in the place of the one they have (RFC 5545, 3.8.7.4).
	// Nil: as new as Now.
	Changed map[program.ID]time.Time

	// Cancelled are meetings of Sent, an edition for the same audience that the reader has had before, which do not take place any more.
	Cancelled []*program.Meeting
	Sent      *program.Edition
}

// calendarEpoch is where SEQUENCE counts from; its seconds fit 31 bits until 2088.
var calendarEpoch = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)

// Calendar writes meetings of the edition as iCalendar (RFC 5545) that Outlook, Google and Apple read. Each has the UID of its meeting's identifier, its times in UTC, place
// and address as LOCATION, and GEO where the position is known. What was declined or cancelled is CANCELLED; editions for participants hold of that what is in
// CalendarOptions.Cancelled. Internal notes and telephone numbers are never in it, nor is anybody an ATTENDEE (docs/decisions/0009).
func Calendar(ctx context.Context, w io.Writer, edition *program.Edition, meetings []*program.Meeting, options CalendarOptions) error {
	calendar := ics.NewCalendarFor("Laurel")
	calendar.SetProductId("-//Laurel//Laurel//EN")
	calendar.SetMethod(ics.MethodPublish)
	calendar.SetXWRCalName(printable(cmp.Or(options.Name, edition.Name)))
	if zone := onlyZone(edition, meetings); zone != "" {
		calendar.SetXWRTimezone(string(zone))
	}
	add := func(edition *program.Edition, m *program.Meeting, gone bool) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		event, err := eventOf(edition, m, gone, options)
		if err == nil {
			calendar.AddVEvent(event)
		}
		return err
	}
	for _, m := range meetings {
		if err := add(edition, m, !m.TakesPlace()); err != nil {
			return err
		}
	}
	for _, m := range options.Cancelled {
		if err := add(options.Sent, m, true); err != nil {
			return err
		}
	}
	if err := calendar.SerializeTo(w, ics.WithNewLineWindows); err != nil {
		return fmt.Errorf("the calendar could not be written: %w", err)
	}
	return nil
}

// onlyZone is the zone of all the meetings, or nothing when they are in several.
func onlyZone(edition *program.Edition, meetings []*program.Meeting) (zone program.Zone) {
	for _, m := range meetings {
		stop := edition.Stop(m.Stop)
		if stop == nil || zone != "" && zone != stop.Zone {
			return ""
		}
		zone = stop.Zone
	}
	return zone
}

func eventOf(edition *program.Edition, m *program.Meeting, gone bool, options CalendarOptions) (*ics.VEvent, error) {
	stop := edition.Stop(m.Stop)
	if stop == nil {
		return nil, fmt.Errorf("the meeting %q belongs to no stop of the program; choose one", m.Title)
	}
	event := ics.NewEvent(string(m.ID) + "@laurel")
	first := time.Unix(0, 0) // the first time that a calendar can hold
	event.SetDtStampTime(cmp.Or(options.Now, first))
	changed := options.lastChange(edition, m)
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
	set(ics.ComponentPropertyDescription, calendarNote(edition, m, options))
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
	if m.Kind == program.NoteKind || m.Kind == program.FreeTime {
		event.SetTimeTransparency(ics.TransparencyTransparent)
	}
	if options.Alarm > 0 && !gone && m.Kind != program.NoteKind {
		alarm := event.AddAlarm()
		alarm.SetAction(ics.ActionDisplay)
		alarm.SetTrigger(fmt.Sprintf("-PT%dM", options.Alarm))
		alarm.SetDescription(printable(m.Title))
	}
	return event, nil
}

// lastChange is when the newest of what an event tells of was changed.
func (o CalendarOptions) lastChange(edition *program.Edition, m *program.Meeting) time.Time {
	if o.Changed == nil {
		return o.Now
	}
	told := append([]program.ID{m.ID, m.Organisation, m.Stop}, m.Contacts...)
	if o.Attendees || edition == o.Sent { // it may be cancelled because of who attended
		for _, p := range edition.AttendeesOf(m) {
			told = append(told, p.ID)
		}
	}
	var newest time.Time
	for _, id := range told {
		if at := o.Changed[id]; newest.Before(at) {
			newest = at
		}
	}
	return newest
}

// setAppleLocation writes the place as Apple's calendars want it to show a map. Its parameters know no escapes, and the library knows only its own
// quoted ones, so that they go in as a part of the name, without what would end them.
func setAppleLocation(event *ics.VEvent, edition *program.Edition, m *program.Meeting, at program.Position) {
	name, address := m.Place, ""
	if o := edition.Organisation(m.Organisation); o != nil {
		name, address = o.Name, o.Address
	}
	quoted := func(text string) string {
		return `"` + strings.Join(strings.Fields(strings.NewReplacer(`"`, "’", "^", "").Replace(printable(text))), " ") + `"`
	}
	property := "X-APPLE-STRUCTURED-LOCATION"
	if address != "" {
		property += ";X-ADDRESS=" + quoted(address)
	}
	property += ";X-APPLE-RADIUS=100;X-TITLE=" + quoted(cmp.Or(name, m.Title))
	event.SetProperty(ics.ComponentProperty(property), fmt.Sprintf("geo:%g,%g", at.Latitude, at.Longitude), ics.WithValue(string(ics.ValueDataTypeUri)))
}

// setTimes writes instants; a note or free time from midnight to midnight is of whole days, which no zone moves.
func setTimes(event *ics.VEvent, m *program.Meeting, zone program.Zone) error {
	midnight := program.Clock{}
	if (m.Kind == program.NoteKind || m.Kind == program.FreeTime) && m.Start.Clock == midnight && m.End.Clock == midnight && m.Start.Before(m.End) {
		event.SetProperty(ics.ComponentPropertyDtStart, strings.ReplaceAll(m.Start.Date.String(), "-", ""), ics.WithValue(string(ics.ValueDataTypeDate)))
		event.SetProperty(ics.ComponentPropertyDtEnd, strings.ReplaceAll(m.End.Date.String(), "-", ""), ics.WithValue(string(ics.ValueDataTypeDate)))
		return nil
	}
	start, _, err := zone.Instant(m.Start)
	if err != nil {
		return fmt.Errorf("the meeting %q has no time zone: %w", m.Title, err)
	}
	event.SetStartAt(start)
	if end, _, err := zone.Instant(m.End); err == nil && end.After(start) {
		event.SetEndAt(end) // RFC 5545 wants it later than the start
	}
	return nil
}

// calendarStatus tells how far a meeting has come; where the edition does not say, it takes place.
func calendarStatus(edition *program.Edition, m *program.Meeting, gone bool) ics.ObjectStatus {
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
func location(edition *program.Edition, m *program.Meeting, stop *program.Stop) string {
	parts := []string{m.Place}
	if o := edition.Organisation(m.Organisation); o != nil {
		parts = append(parts, o.Name, o.Address)
	} else if m.Place == "" && m.Link == "" && m.Kind != program.NoteKind && m.Kind != program.FreeTime {
		parts = append(parts, stop.City)
	}
	if strings.Join(parts, "") == "" && isLink(m.Link) {
		return m.Link // where calendar programs make it a button to join by
	}
	var said []string
	for _, part := range parts {
		part = strings.Join(strings.Fields(part), " ")
		if part != "" && !slices.ContainsFunc(said, func(before string) bool { return strings.Contains(before, part) }) {
			said = append(said, part)
		}
	}
	return strings.Join(said, ", ")
}

// positionOf is where the meeting is, or where its organisation is when no other place is named.
func positionOf(edition *program.Edition, m *program.Meeting) program.Position {
	if o := edition.Organisation(m.Organisation); o != nil && !m.Position.Known {
		return o.Position
	}
	return m.Position
}

// The labels of a calendar.
var (
	withWords        = map[string]string{"en": "With %s", "es": "Con %s", "fr": "Avec %s"}
	forWords         = map[string]string{"en": "For: %s", "es": "Para: %s", "fr": "Pour : %s"}
	interpreterWords = map[string]string{"en": "Interpreter: %s", "es": "Intérprete: %s", "fr": "Interprète : %s"}
)

// calendarNote is the topic, the public note, whom one meets, who attends if that is wanted, and the link.
func calendarNote(edition *program.Edition, m *program.Meeting, options CalendarOptions) string {
	var contacts, attending, interpreters []string
	for _, id := range m.Contacts {
		if c := edition.Contact(id); c != nil {
			contacts = append(contacts, joined(", ", joined(" ", c.Honorific, c.Name), c.Title))
		}
	}
	if options.Attendees && edition != options.Sent { // since then somebody may have taken back that they be named
		for _, p := range edition.AttendeesOf(m) {
			switch {
			case slices.Contains(m.Interpreters, p.ID):
				interpreters = append(interpreters, p.DisplayName())
			case m.Selected || len(m.Excused) > 0: // else it is for everyone
				attending = append(attending, p.DisplayName())
			}
		}
	}
	line := func(form map[string]string, names []string, between string) string {
		if len(names) == 0 {
			return ""
		}
		return fmt.Sprintf(cmp.Or(form[options.Language], form["en"]), strings.Join(names, between))
	}
	who := joined("\n", line(withWords, contacts, "; "), line(forWords, attending, ", "), line(interpreterWords, interpreters, ", "))
	return joined("\n\n", m.Topic, m.Note, who, m.Link)
}

func isLink(text string) bool {
	return (strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://")) && text == printable(text) && !strings.ContainsAny(text, " \t\n\"<>\\")
}
