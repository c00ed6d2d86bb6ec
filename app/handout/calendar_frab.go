package handout

import (
	"cmp"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"slices"
	"strings"

	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// The shape of a frab schedule (https://c3voc.de/schedule/schema.json, and its older XML form), which conference
// programs and their apps exchange.
type (
	frabSchedule struct {
		Version    string         `json:"version"`
		Conference frabConference `json:"conference"`
	}
	frabConference struct {
		Acronym  string    `json:"acronym"           xml:"acronym"`
		Title    string    `json:"title"             xml:"title"`
		Start    string    `json:"start"             xml:"start"`
		End      string    `json:"end"               xml:"end"`
		Days     int       `json:"daysCount"         xml:"days"`
		Timeslot string    `json:"timeslot_duration" xml:"timeslot_duration"`
		Zone     string    `json:"time_zone_name"    xml:"time_zone_name"`
		List     []frabDay `json:"days"              xml:"-"`
	}
	frabDay struct {
		Index int                    `json:"index"     xml:"index,attr"`
		Date  string                 `json:"date"      xml:"date,attr"`
		Start string                 `json:"day_start" xml:"start,attr"`
		End   string                 `json:"day_end"   xml:"end,attr"`
		Rooms map[string][]frabEvent `json:"rooms"     xml:"-"`
		List  []frabRoom             `json:"-"         xml:"room"`
	}
	frabRoom struct {
		Name   string      `xml:"name,attr"`
		Events []frabEvent `xml:"event"`
	}
	frabEvent struct {
		frabPlace
		frabText
		Persons []frabPerson `json:"persons" xml:"persons>person"`
		Links   []frabLink   `json:"links"   xml:"links>link"`
	}
	frabPlace struct {
		ID       int        `json:"id"       xml:"id,attr"`
		GUID     program.ID `json:"guid"     xml:"guid,attr"`
		Date     string     `json:"date"     xml:"date"`
		Start    string     `json:"start"    xml:"start"`
		Duration string     `json:"duration" xml:"duration"`
		Room     string     `json:"room"     xml:"room"`
		Slug     string     `json:"slug"     xml:"slug"`
		URL      string     `json:"url"      xml:"-"`             // wanted: without a link the identifier's
		Link     string     `json:"-"        xml:"url,omitempty"` // of the web, or none
	}
	frabText struct {
		Title       string `json:"title"       xml:"title"`
		Subtitle    string `json:"subtitle"    xml:"subtitle"`
		Track       string `json:"track"       xml:"track"`
		Type        string `json:"type"        xml:"type"`
		Language    string `json:"language"    xml:"language"`
		Abstract    string `json:"abstract"    xml:"abstract"`
		Description string `json:"description" xml:"description"`
	}
	frabLink struct {
		URL   string `json:"url"   xml:"href,attr"`
		Title string `json:"title" xml:",chardata"`
	}
	frabGenerator struct {
		Name string `xml:"name,attr"`
	}
	frabPerson struct {
		ID   int    `json:"id"          xml:"id,attr"`
		Name string `json:"public_name" xml:",chardata"`
	}
)

// Frab writes the chosen meetings of the edition as frab JSON or, where the request's format is XML, as frab
// (Pentabarf) XML: a day for each date, a room for each place, the meeting's identifier as guid. What does not take
// place is left out, since the form has no term for it. The persons are the contacts.
func Frab(ctx context.Context, w io.Writer, r request.Request) error {
	meetings := chosenMeetings(r)
	if len(meetings) == 0 {
		return request.ErrNoSchedule
	}
	schedule, err := frabOf(ctx, r.Edition, meetings)
	if err != nil {
		return err
	}
	write := writeFrabJSON
	if r.Format == request.XML {
		write = writeFrabXML
	}
	if err := write(w, schedule); err != nil {
		return fmt.Errorf("the schedule could not be written: %w", err)
	}
	r.Report(1, 1)
	return nil
}

func writeFrabJSON(w io.Writer, schedule frabSchedule) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(struct {
		Schema    string            `json:"$schema"`
		Generator map[string]string `json:"generator"`
		Schedule  frabSchedule      `json:"schedule"`
	}{"https://c3voc.de/schedule/schema.json", map[string]string{"name": "Laurel"}, schedule})
}

func writeFrabXML(w io.Writer, schedule frabSchedule) error {
	file := struct {
		XMLName    xml.Name       `xml:"schedule"`
		Generator  frabGenerator  `xml:"generator"`
		Version    string         `xml:"version"`
		Conference frabConference `xml:"conference"`
		Days       []frabDay      `xml:"day"`
	}{
		Generator: frabGenerator{"Laurel"}, Version: schedule.Version, Conference: schedule.Conference,
		Days: schedule.Conference.List,
	}
	for i, day := range file.Days {
		for _, name := range slices.Sorted(maps.Keys(day.Rooms)) {
			file.Days[i].List = append(file.Days[i].List, frabRoom{name, day.Rooms[name]})
		}
	}
	text, err := xml.MarshalIndent(file, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+string(text)+"\n")
	return err
}

func frabOf(ctx context.Context, edition *edition.Edition, meetings []*program.Meeting) (frabSchedule, error) {
	title := printable(edition.Name)
	conference := frabConference{
		Acronym: acronym(title), Title: title, Start: edition.Start.String(), End: edition.End.String(),
		Timeslot: "00:05", List: []frabDay{},
	}
	if len(edition.Stops) > 0 {
		conference.Zone = string(edition.Stops[0].Zone)
	}
	numbers := frabNumbers{}
	for _, m := range meetings {
		if err := ctx.Err(); err != nil {
			return frabSchedule{}, err
		}
		if !m.TakesPlace() {
			continue
		}
		stop := edition.Stop(m.Stop)
		if stop == nil {
			return frabSchedule{}, fmt.Errorf("the meeting “%s” belongs to no stop of the program; choose one", m.Title)
		}
		e, err := numbers.event(edition, m, stop)
		if err != nil {
			return frabSchedule{}, err
		}
		addToDay(&conference, m.Start.Date, e, stop)
	}
	conference.Days = len(conference.List)
	if n := len(conference.List); n > 0 && (edition.Start.IsZero() || edition.End.IsZero()) {
		conference.Start, conference.End = conference.List[0].Date, conference.List[n-1].Date
	}
	return frabSchedule{Version: "1", Conference: conference}, nil
}

// addToDay puts an event into its room of the day; the meetings come in the order of their start.
func addToDay(conference *frabConference, day civil.Date, e frabEvent, stop *program.Stop) {
	date := day.String()
	i := slices.IndexFunc(conference.List, func(d frabDay) bool { return d.Date == date })
	if i < 0 {
		midnight := func(day civil.Date) string { return rfc3339(stop.Zone, civil.At(day, civil.Clock{})) }
		i = len(conference.List)
		conference.List = append(conference.List, frabDay{
			Index: i + 1, Date: date, Start: midnight(day), End: midnight(day.AddDays(1)),
			Rooms: map[string][]frabEvent{},
		})
	}
	rooms := conference.List[i].Rooms
	rooms[e.Room] = append(rooms[e.Room], e)
}

func rfc3339(zone civil.Zone, at civil.DateTime) string {
	instant, _, err := zone.Instant(at)
	if err != nil {
		return ""
	}
	return instant.Format("2006-01-02T15:04:05-07:00")
}

func (n frabNumbers) event(edition *edition.Edition, m *program.Meeting, stop *program.Stop) (frabEvent, error) {
	date := rfc3339(stop.Zone, m.Start)
	if date == "" {
		return frabEvent{}, fmt.Errorf("the stop “%s” has no time zone; choose it", stop.City)
	}
	start, _, _ := stop.Zone.Instant(m.Start)
	end, _, _ := stop.Zone.Instant(m.End)
	minutes := max(0, int(end.Sub(start).Minutes()))
	e := frabEvent{
		frabPlace: frabPlace{
			ID: n.of(m.ID), GUID: m.ID, Date: date, Start: m.Start.Clock.String(),
			Duration: fmt.Sprintf("%02d:%02d", minutes/60, minutes%60),
			Room:     printable(cmp.Or(m.Place, organisationName(edition, m), stop.City)),
			Slug:     slug(m.Title + " " + string(m.ID)), URL: "urn:uuid:" + string(m.ID),
		},
		frabText: frabText{
			Title: printable(m.Title), Subtitle: printable(m.Topic), Track: printable(stop.City), Type: string(m.Kind),
			Language: string(edition.Language), Description: printable(m.Note),
		},
		Persons: []frabPerson{}, Links: []frabLink{},
	}
	if isLink(m.Link) {
		e.URL, e.Link = m.Link, m.Link
		e.Links = []frabLink{{m.Link, e.Title}}
	}
	for _, id := range m.Contacts {
		if c := edition.Contact(id); c != nil {
			e.Persons = append(e.Persons, frabPerson{n.of(id), printable(c.Name)})
		}
	}
	return e, nil
}

// frabNumbers are the numbers by which some apps know events and persons. Each comes from its identifier, so that it is
// the same in the next file.
type frabNumbers map[int]program.ID

func (n frabNumbers) of(id program.ID) int {
	hash := fnv.New32a()
	hash.Write([]byte(id))
	number := max(int(hash.Sum32()>>1), 1)
	for n[number] != "" && n[number] != id {
		number++
	}
	n[number] = id
	return number
}

// acronym is a title as the schema wants it: at least four of a-z, 0-9 and _.
func acronym(title string) string {
	short := strings.ReplaceAll(slug(title), "-", "_")
	if len(short) < 4 {
		return strings.Trim(short+"_schedule", "_")
	}
	return short
}

func organisationName(edition *edition.Edition, m *program.Meeting) string {
	if o := edition.Organisation(m.Organisation); o != nil {
		return o.Name
	}
	return ""
}

// slug is a text as a part of an address: lower-case letters, digits and hyphens.
func slug(text string) string {
	other := func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }
	return strings.Join(strings.FieldsFunc(locale.Fold(text), other), "-")
}
