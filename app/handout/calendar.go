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
	Name     string // what calendar programs call it; empty: the program's name
	Language string // of the labels: "en", "es", "fr"
	Alarm    int    // minutes before each meeting; 0: none
	// Now is when the calendar is made. Calendar programs take an event in the place of the one they have when its SEQUENCE is higher (RFC 5545, 3.8.7.4). An
	// edition does not know how often a meeting was changed, so SEQUENCE is the number of seconds from 2020 to Now: it rises from one calendar to the next, and
	// the same Now gives the same bytes. Zero: SEQUENCE 0, DTSTAMP 1970.
	Now time.Time
}

// calendarEpoch is where SEQUENCE counts from; its seconds fit 31 bits until 2088.
var calendarEpoch = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)

// Calendar writes meetings of the edition as iCalendar (RFC 5545) that Outlook, Google and Apple read. Each has the UID of its meeting's identifier, its times in UTC, place
// and address as LOCATION, and GEO where the position is known. What its host declined is CANCELLED; editions for participants do not hold it. Internal notes,
// who attends, and telephone numbers are never in it.
func Calendar(ctx context.Context, w io.Writer, edition *program.Edition, meetings []*program.Meeting, options CalendarOptions) error {
	calendar := ics.NewCalendarFor("Laurel")
	calendar.SetMethod(ics.MethodPublish)
	calendar.SetXWRCalName(printable(cmp.Or(options.Name, edition.Name)))
	if zone := onlyZone(edition, meetings); zone != "" {
		calendar.SetXWRTimezone(string(zone))
	}
	for _, m := range meetings {
		if err := ctx.Err(); err != nil {
			return err
		}
		event, err := eventOf(edition, m, options)
		if err != nil {
			return err
		}
		calendar.AddVEvent(event)
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

func eventOf(edition *program.Edition, m *program.Meeting, options CalendarOptions) (*ics.VEvent, error) {
	stop := edition.Stop(m.Stop)
	if stop == nil {
		return nil, fmt.Errorf("the meeting %q belongs to no stop of the program; choose one", m.Title)
	}
	event := ics.NewEvent(string(m.ID) + "@laurel")
	stamp, sequence := time.Unix(0, 0), 0
	if !options.Now.IsZero() {
		stamp, sequence = options.Now, max(0, int(options.Now.Sub(calendarEpoch)/time.Second))
	}
	event.SetDtStampTime(stamp)
	event.SetModifiedAt(stamp)
	event.SetSequence(sequence)
	if err := setTimes(event, m, stop.Zone); err != nil {
		return nil, err
	}
	event.SetSummary(printable(m.Title))
	set := func(property ics.ComponentProperty, text string) {
		if text = printable(text); text != "" {
			event.SetProperty(property, text)
		}
	}
	set(ics.ComponentPropertyDescription, calendarNote(edition, m, options.Language))
	set(ics.ComponentPropertyLocation, location(edition, m, stop))
	if at := positionOf(edition, m); at.Known {
		event.SetGeo(at.Latitude, at.Longitude)
	}
	if isLink(m.Link) {
		event.SetURL(m.Link)
	}
	set(ics.ComponentPropertyCategories, string(m.Kind))
	event.SetStatus(calendarStatus(edition, m))
	if m.Kind == program.NoteKind || m.Kind == program.FreeTime {
		event.SetTimeTransparency(ics.TransparencyTransparent)
	}
	if options.Alarm > 0 && m.TakesPlace() && m.Kind != program.NoteKind {
		alarm := event.AddAlarm()
		alarm.SetAction(ics.ActionDisplay)
		alarm.SetTrigger(fmt.Sprintf("-PT%dM", options.Alarm))
		alarm.SetDescription(printable(m.Title))
	}
	return event, nil
}

// setTimes writes instants; a note from midnight to midnight is of whole days, which no zone moves.
func setTimes(event *ics.VEvent, m *program.Meeting, zone program.Zone) error {
	midnight := program.Clock{}
	if m.Kind == program.NoteKind && m.Start.Clock == midnight && m.End.Clock == midnight && m.Start.Before(m.End) {
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
func calendarStatus(edition *program.Edition, m *program.Meeting) ics.ObjectStatus {
	switch {
	case !m.TakesPlace():
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

// calendarNote is the topic, the public note, whom one meets, and a link that is no address of the web.
func calendarNote(edition *program.Edition, m *program.Meeting, language string) string {
	var people []string
	for _, id := range m.Contacts {
		if c := edition.Contact(id); c != nil {
			people = append(people, joined(", ", joined(" ", c.Honorific, c.Name), c.Title))
		}
	}
	with := ""
	if len(people) > 0 {
		with = map[string]string{"es": "Con ", "fr": "Avec "}[language]
		with = cmp.Or(with, "With ") + strings.Join(people, "; ")
	}
	link := m.Link
	if isLink(link) {
		link = ""
	}
	return joined("\n\n", m.Topic, m.Note, with, link)
}

func isLink(text string) bool {
	return (strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://")) && text == printable(text) && !strings.ContainsAny(text, " \t\n\"<>\\")
}
