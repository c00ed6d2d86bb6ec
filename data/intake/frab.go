package intake

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/encoding/htmlindex"

	"laurel/data/program"
)

// conference is a schedule as frab, Pentabarf, pretalx and their kin write it (https://c3voc.de/wiki/schedule): days, their rooms, their events.
type conference struct {
	name, city, zone string
	events           []conferenceEvent
	cut              bool // the file ends too early
}

// loose is a text that some programs write as a number, or as an object that names itself.
type loose string

// UnmarshalJSON takes whatever stands there.
func (l *loose) UnmarshalJSON(data []byte) error {
	var value any
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if err := decoder.Decode(&value); err != nil {
		return err
	}
	switch value := value.(type) {
	case string:
		*l = loose(value)
	case json.Number:
		*l = loose(value.String())
	case map[string]any:
		for _, name := range []string{"name", "en", "title", "de"} {
			if text, ok := value[name].(string); ok {
				*l = loose(text)
				break
			}
		}
	}
	return nil
}

type conferenceEvent struct {
	ID          loose              `json:"id" xml:"id,attr"`
	GUID        loose              `json:"guid" xml:"guid,attr"`
	Code        loose              `json:"code" xml:"code"`
	Date        loose              `json:"date" xml:"date"`
	Start       loose              `json:"start" xml:"start"`
	End         loose              `json:"end" xml:"end"`
	Duration    loose              `json:"duration" xml:"duration"`
	Room        loose              `json:"room" xml:"room"`
	Title       loose              `json:"title" xml:"title"`
	Subtitle    loose              `json:"subtitle" xml:"subtitle"`
	Type        loose              `json:"type" xml:"type"`
	Abstract    loose              `json:"abstract" xml:"abstract"`
	Description loose              `json:"description" xml:"description"`
	URL         loose              `json:"url" xml:"url"`
	Persons     []conferencePerson `json:"persons" xml:"persons>person"`

	row               int
	day, dayStart, in string // the day's date, when it starts, and the room around the event
	problem           string // why it cannot be read
}

type conferencePerson struct {
	Name       loose `json:"name" xml:",chardata"`
	PublicName loose `json:"public_name" xml:"public_name,attr"`
	FullName   loose `json:"full_public_name" xml:"-"`
}

type conferenceDay struct {
	Date  loose `json:"date"`
	Start loose `json:"day_start"`
	Rooms map[string][]json.RawMessage
}

// UnmarshalJSON reads rooms as frab writes them, an object, and as others do, a list of rooms with a name.
func (d *conferenceDay) UnmarshalJSON(data []byte) error {
	var day struct {
		Date  loose           `json:"date"`
		Start loose           `json:"day_start"`
		Rooms json.RawMessage `json:"rooms"`
	}
	if err := json.Unmarshal(data, &day); err != nil {
		return err
	}
	d.Date, d.Start, d.Rooms = day.Date, day.Start, map[string][]json.RawMessage{}
	if json.Unmarshal(day.Rooms, &d.Rooms) == nil {
		return nil
	}
	var list []struct {
		Name   loose             `json:"name"`
		Events []json.RawMessage `json:"events"`
	}
	if err := json.Unmarshal(day.Rooms, &list); err != nil {
		return err
	}
	d.Rooms = map[string][]json.RawMessage{}
	for _, room := range list {
		d.Rooms[string(room.Name)] = append(d.Rooms[string(room.Name)], room.Events...)
	}
	return nil
}

func readFrabJSON(content []byte) (*conference, error) {
	type conferenceJSON struct {
		Title   loose           `json:"title"`
		Acronym loose           `json:"acronym"`
		City    loose           `json:"city"`
		Zone    loose           `json:"time_zone_name"`
		Days    []conferenceDay `json:"days"`
	}
	var file struct {
		Schedule struct {
			Conference conferenceJSON `json:"conference"`
		} `json:"schedule"`
		Conference conferenceJSON `json:"conference"`
	}
	if err := json.Unmarshal([]byte(decodeText(content)), &file); err != nil {
		return nil, explainJSON(err)
	}
	from := file.Schedule.Conference
	if len(from.Days) == 0 {
		from = file.Conference
	}
	if len(from.Days) == 0 {
		return nil, errors.New("this file has no days; a frab schedule has them under schedule, conference, days")
	}
	c := &conference{name: string(cmp.Or(from.Title, from.Acronym)), city: string(from.City), zone: string(from.Zone)}
	for _, day := range from.Days {
		for _, room := range slices.Sorted(maps.Keys(day.Rooms)) {
			for _, raw := range day.Rooms[room] {
				e := conferenceEvent{}
				if err := json.Unmarshal(raw, &e); err != nil {
					e.problem = "It is not written as frab writes an event: " + explainJSON(err).Error() + "."
				}
				e.day, e.dayStart, e.in = string(day.Date), string(day.Start), room
				c.add(e)
			}
		}
	}
	return c, nil
}

func explainJSON(err error) error {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return &because{fmt.Sprintf("%q holds something else than expected", wrong.Field), err}
	}
	return &because{"the file is damaged or cut off, and cannot be read as JSON; get it again", err}
}

// because is a sentence for people with its cause for the log.
type because struct {
	sentence string
	cause    error
}

// Error returns the sentence.
func (e *because) Error() string { return e.sentence }

// Unwrap returns the cause.
func (e *because) Unwrap() error { return e.cause }

func (c *conference) add(e conferenceEvent) {
	e.row = len(c.events) + 1
	c.events = append(c.events, e)
}

// readFrabXML reads event by event, so that a file that was cut off gives what it has.
func readFrabXML(content []byte) (*conference, error) {
	if !bytes.HasPrefix(content, []byte("<")) || bytes.IndexByte(content, 0) >= 0 {
		content = []byte(decodeText(content))
	}
	c := &conference{}
	decoder := xml.NewDecoder(bytes.NewReader(content))
	decoder.Strict = false
	decoder.CharsetReader = func(charset string, input io.Reader) (io.Reader, error) {
		if known, err := htmlindex.Get(charset); err == nil && !strings.HasPrefix(strings.ToLower(charset), "utf-16") {
			return known.NewDecoder().Reader(input), nil
		}
		return input, nil
	}
	r := frabReader{conference: c, decoder: decoder}
	for {
		token, err := decoder.Token()
		if err != nil {
			if !r.found {
				return nil, &because{"this XML file is no frab or Pentabarf schedule", err}
			}
			c.cut = !errors.Is(err, io.EOF)
			return c, nil
		}
		if start, opens := token.(xml.StartElement); opens {
			if r.element(start); c.cut {
				return c, nil
			}
		}
	}
}

// frabReader is on its way through an XML file.
type frabReader struct {
	*conference
	decoder             *xml.Decoder
	found               bool // it is a schedule
	day, dayStart, room string
}

func (r *frabReader) element(start xml.StartElement) {
	switch start.Name.Local {
	case "schedule":
		r.found = true
	case "conference":
		r.readConference(r.decoder, start)
	case "day":
		r.day, r.dayStart = attribute(start, "date"), attribute(start, "start")
	case "room":
		r.room = attribute(start, "name")
	case "event":
		e := conferenceEvent{}
		if err := r.decoder.DecodeElement(&e, &start); err != nil {
			if r.cut = isCut(err); r.cut {
				return
			}
			e.problem = "It is not written as frab writes an event."
		}
		e.day, e.dayStart, e.in = r.day, r.dayStart, r.room
		r.add(e)
	}
}

func isCut(err error) bool {
	var wrong *xml.SyntaxError
	return errors.Is(err, io.ErrUnexpectedEOF) || errors.As(err, &wrong)
}

func (c *conference) readConference(decoder *xml.Decoder, start xml.StartElement) {
	var head struct {
		Title   string `xml:"title"`
		Acronym string `xml:"acronym"`
		City    string `xml:"city"`
		Zone    string `xml:"time_zone_name"`
	}
	if decoder.DecodeElement(&head, &start) == nil {
		c.name, c.city, c.zone = cmp.Or(oneLine(head.Title), oneLine(head.Acronym)), head.City, head.Zone
	}
}

func attribute(element xml.StartElement, name string) string {
	for _, a := range element.Attr {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

func (c *conference) title() string { return c.name }

func (c *conference) fill(ctx context.Context, g *gathered) error {
	home := namedClock(c.zone)
	var items []item
	for i := range c.events {
		e := &c.events[i]
		it := e.item()
		if e.problem == "" {
			e.problem = e.times(&it, home)
		}
		if e.problem != "" {
			g.problem(e.row, it.record(), e.problem)
			continue
		}
		items = append(items, it)
	}
	if c.cut {
		g.problem(len(c.events)+1, "end of the file", "The file ends too early: it was cut off. Get it again; what comes before is read in.")
	}
	if home == nil {
		home = utc
		for _, it := range items {
			if it.start.clock != nil {
				home = it.start.clock
				break
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	g.addItems(items, home, c.city)
	return nil
}

// item is the event without its times.
func (e *conferenceEvent) item() item {
	it := item{
		row: e.row, identity: string(cmp.Or(e.GUID, e.ID, e.Code)), title: oneLine(string(e.Title)), topic: oneLine(string(e.Subtitle)),
		place: string(cmp.Or(e.Room, loose(e.in))), kind: kindNamed(string(e.Type)), presumed: program.Confirmed,
	}
	it.meeting = program.ID(it.identity)
	if url := strings.TrimSpace(string(e.URL)); strings.HasPrefix(url, "http") {
		it.link = url
	}
	abstract, description := withoutMarkup(string(e.Abstract)), withoutMarkup(string(e.Description))
	if strings.Contains(description, abstract) {
		abstract = ""
	}
	it.note = strings.TrimSpace(abstract + "\n\n" + description)
	for _, p := range e.Persons {
		if name := oneLine(string(cmp.Or(p.PublicName, p.FullName, p.Name))); name != "" {
			it.contacts = append(it.contacts, someone{name: name})
		}
	}
	return it
}

// times reads when the event is: its date with offset, or the day and a time of it, which after midnight belongs to the next one.
func (e *conferenceEvent) times(it *item, home clock) (problem string) {
	if at, err := time.Parse(time.RFC3339, strings.TrimSpace(string(e.Date))); err == nil {
		it.start = momentOf(at, home)
	} else {
		day, errDay := program.ParseDate(firstDay(string(e.Date), e.day))
		from, _, errTime := parseClocks(string(e.Start))
		if errDay != nil || errTime != nil || day.IsZero() {
			return "It says no day and time at which it starts."
		}
		if opens, err := time.Parse(time.RFC3339, e.dayStart); err == nil && firstDay(string(e.Date)) == "" {
			if first := momentOf(opens, home).local.Clock; first.Hour < 12 && from.Minutes() < first.Minutes() {
				day = day.AddDays(1) // after midnight, and still that day's program
			}
		}
		it.start = moment{program.At(day, from), home}
	}
	it.end = it.start
	if minutes, ok := lengthOf(string(e.Duration)); ok {
		it.end.local = it.start.local.AddMinutes(minutes)
	} else if at, err := time.Parse(time.RFC3339, strings.TrimSpace(string(e.End))); err == nil {
		it.end = momentOf(at, home)
	}
	return ""
}

func firstDay(texts ...string) string {
	for _, text := range texts {
		if text = strings.TrimSpace(text); len(text) >= len(time.DateOnly) {
			return text[:len(time.DateOnly)]
		}
	}
	return ""
}

// momentOf keeps the clock of the conference when its offset is the one written, and else that offset.
func momentOf(at time.Time, home clock) moment {
	if home != nil {
		return moment{home.local(at), home}
	}
	_, offset := at.Zone()
	return moment{program.DateTimeOf(at), fixedClock(offset)}
}
