package intake

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
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
	opens            string // when its days begin, which is after midnight: what is earlier belongs to the night before
	events           []conferenceEvent
	cut              bool // the file ends too early
}

// loose is a text that some programs write as a number, as an object that names itself, or as a list of those.
type loose string

// UnmarshalJSON takes whatever stands there.
func (l *loose) UnmarshalJSON(data []byte) error {
	var value any
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if err := decoder.Decode(&value); err != nil {
		return err
	}
	*l = loose(looseText(value))
	return nil
}

func looseText(value any) string {
	switch value := value.(type) {
	case string:
		return value
	case json.Number:
		return value.String()
	case map[string]any:
		for _, name := range []string{"name", "public_name", "en", "title", "de"} {
			if text, ok := value[name].(string); ok {
				return text
			}
		}
	case []any:
		var all []string
		for _, one := range value {
			if text := looseText(one); text != "" {
				all = append(all, text)
			}
		}
		return strings.Join(all, "; ")
	}
	return ""
}

type conferenceEvent struct {
	ID          loose             `json:"id" xml:"id,attr"`
	GUID        loose             `json:"guid" xml:"guid,attr"`
	Code        loose             `json:"code" xml:"code"`
	Date        loose             `json:"date" xml:"date"`
	Start       loose             `json:"start" xml:"start"`
	End         loose             `json:"end" xml:"end"`
	Duration    loose             `json:"duration" xml:"duration"`
	Room        loose             `json:"room" xml:"room"`
	Title       loose             `json:"title" xml:"title"`
	Subtitle    loose             `json:"subtitle" xml:"subtitle"`
	Type        loose             `json:"type" xml:"type"`
	Abstract    loose             `json:"abstract" xml:"abstract"`
	Description loose             `json:"description" xml:"description"`
	URL         loose             `json:"url" xml:"url"`
	Track       loose             `json:"track" xml:"track"`
	Status      loose             `json:"status" xml:"status"`
	Persons     conferencePersons `json:"persons" xml:"persons>person"`
	Speakers    conferencePersons `json:"speakers" xml:"speakers>person"`

	row               int
	day, dayStart, in string    // the day's date, when it starts, and the room around the event
	problem           *sentence // why it cannot be read
}

type conferencePerson struct {
	Name       loose `json:"name" xml:",chardata"`
	PublicName loose `json:"public_name" xml:"public_name,attr"`
	FullName   loose `json:"full_public_name" xml:"-"`
}

type conferencePersons []conferencePerson

// UnmarshalJSON takes a list of persons, one person, or their names.
func (p *conferencePersons) UnmarshalJSON(data []byte) error {
	var list []json.RawMessage
	if json.Unmarshal(data, &list) != nil {
		list = []json.RawMessage{data}
	}
	for _, raw := range list {
		var one conferencePerson
		if json.Unmarshal(raw, &one) != nil {
			one = conferencePerson{}
			_ = json.Unmarshal(raw, &one.Name) // whatever it is, loose takes it
		}
		*p = append(*p, one)
	}
	return nil
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

type conferenceHead struct {
	Title   loose           `json:"title" xml:"title"`
	Acronym loose           `json:"acronym" xml:"acronym"`
	City    loose           `json:"city" xml:"city"`
	Zone    loose           `json:"time_zone_name" xml:"time_zone_name"`
	Opens   loose           `json:"day_change" xml:"day_change"`
	Days    []conferenceDay `json:"days" xml:"-"`
}

func readFrabJSON(content []byte) (*conference, error) {
	var file struct {
		Schedule struct {
			Conference conferenceHead  `json:"conference"`
			Days       []conferenceDay `json:"days"`
		} `json:"schedule"`
		Conference conferenceHead  `json:"conference"`
		Days       []conferenceDay `json:"days"`
	}
	if err := json.Unmarshal([]byte(decodeText(content)), &file); err != nil {
		return nil, explainJSON(err)
	}
	from := file.Schedule.Conference
	if from.Title+from.Acronym == "" && len(from.Days) == 0 {
		from = file.Conference
	}
	for _, days := range [][]conferenceDay{file.Schedule.Days, file.Days} {
		if len(from.Days) == 0 {
			from.Days = days
		}
	}
	if len(from.Days) == 0 {
		return nil, say("this file has no days; a frab schedule has them under schedule, conference, days")
	}
	c := &conference{}
	c.describe(from)
	for _, day := range from.Days {
		for _, room := range slices.Sorted(maps.Keys(day.Rooms)) {
			for _, raw := range day.Rooms[room] {
				e := conferenceEvent{}
				if err := json.Unmarshal(raw, &e); err != nil {
					e.problem = say("It is not written as frab writes an event: %s.", explainJSON(err))
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
		return &because{say("%q holds something else than expected", wrong.Field), err}
	}
	return &because{say("the file is damaged or cut off, and cannot be read as JSON; get it again"), err}
}

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
	decoder.Strict, decoder.Entity = false, xml.HTMLEntity
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
				return nil, &because{say("this XML file is no frab or Pentabarf schedule"), err}
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
		var head conferenceHead
		if r.decoder.DecodeElement(&head, &start) == nil {
			r.describe(head)
		}
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
			e.problem = say("It is not written as frab writes an event.")
		}
		e.day, e.dayStart, e.in = r.day, r.dayStart, r.room
		r.add(e)
	}
}

func isCut(err error) bool {
	var wrong *xml.SyntaxError
	return errors.Is(err, io.ErrUnexpectedEOF) || errors.As(err, &wrong)
}

func (c *conference) describe(head conferenceHead) {
	c.name, c.city, c.zone, c.opens = oneLine(string(cmp.Or(head.Title, head.Acronym))), string(head.City), string(head.Zone), string(head.Opens)
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
		if e.problem == nil {
			e.problem = e.begin(&it, home, c.opens)
		}
		if e.problem != nil {
			g.problem(e.row, it.record(), e.problem)
			continue
		}
		e.end(g, &it, home)
		items = append(items, it)
	}
	if n := count(c.events, func(e conferenceEvent) bool { return e.Track != "" }); n > 0 {
		g.note(say("Not read of %s: %s.", counted(n, "1 event", "%d events"), say("the track")))
	}
	if c.cut {
		g.problem(len(c.events)+1, say("end of the file"), say("The file ends too early: it was cut off. Get it again; what comes before is read in."))
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
		place: string(cmp.Or(e.Room, loose(e.in))), kind: kindNamed(string(e.Type)), presumed: program.Confirmed, cancelled: statusWords()[folded(string(e.Status))] == program.Cancelled,
	}
	it.meeting = program.ID(it.identity)
	if url := strings.TrimSpace(string(e.URL)); strings.HasPrefix(url, "http") {
		it.page = url
	}
	abstract, description := withoutMarkup(string(e.Abstract)), withoutMarkup(string(e.Description))
	if strings.Contains(description, abstract) {
		abstract = ""
	}
	it.note = strings.TrimSpace(abstract + "\n\n" + description)
	for _, p := range append(e.Persons, e.Speakers...) {
		if name := oneLine(string(cmp.Or(p.PublicName, p.FullName, p.Name))); name != "" {
			it.contacts = append(it.contacts, someone{name: name})
		}
	}
	return it
}

// begin reads when the event starts: its date with offset, or the day and a time of it, which after midnight belongs to the next one.
func (e *conferenceEvent) begin(it *item, home clock, opens string) (problem *sentence) {
	if at, ok := instantOf(string(e.Date)); ok {
		it.start = momentOf(at, home)
		return nil
	}
	day, errDay := program.ParseDate(firstDay(string(e.Date), e.day))
	from, _, errTime := parseClocks(string(e.Start))
	if errDay != nil || errTime != nil || day.IsZero() {
		return say("It says no day and time at which it starts.")
	}
	first, _, _ := parseClocks(opens) // midnight where the file does not say
	if at, ok := instantOf(e.dayStart); ok {
		first = momentOf(at, home).local.Clock
	}
	if firstDay(string(e.Date)) == "" && first.Hour < 12 && from.Minutes() < first.Minutes() {
		day = day.AddDays(1) // after midnight, and still that day's program
	}
	it.start = moment{program.At(day, from), home}
	return nil
}

// end reads when the event ends; one that does not say ends when it starts.
func (e *conferenceEvent) end(g *gathered, it *item, home clock) {
	it.end = it.start
	if minutes, ok := lengthOf(string(e.Duration)); ok {
		it.end.local = it.start.local.AddMinutes(minutes)
	} else if at, ok := instantOf(string(e.End)); ok {
		it.end = momentOf(at, home)
	} else if until, _, err := parseClocks(string(e.End)); err == nil {
		it.end.local.Clock = until
		if it.end.local.Before(it.start.local) {
			it.end.local = it.end.local.AddMinutes(24 * 60)
		}
	} else if it.endless = true; e.Duration+e.End != "" {
		text := cmp.Or(e.Duration, e.End)
		g.problem(e.row, it.record(), say("How long it lasts cannot be read: %q is no length such as 45 or 1:30; it ends when it starts.", text))
	}
}

// instantOf reads a date with its time and its offset.
func instantOf(text string) (time.Time, bool) {
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05Z07:00"} {
		if at, err := time.Parse(form, strings.TrimSpace(text)); err == nil {
			return at, true
		}
	}
	return time.Time{}, false
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
