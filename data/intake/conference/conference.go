// Package conference reads schedules as frab, Pentabarf, pretalx and their kin write them
// (https://c3voc.de/wiki/schedule), in XML and in JSON: days, their rooms, their events.
package conference

import (
	"cmp"
	"context"
	"io"
	"strings"
	"time"

	"laurel/data/civil"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/program"
)

// XML returns the description of the format in XML.
func XML() source.Format {
	return source.Format{
		Name: "a conference schedule (frab XML)", Kinds: []source.Kind{source.Schedule}, Endings: []string{".xml"},
		Detect: func(b source.Beginning) (bool, error) { return strings.HasPrefix(b.Text, "<"), nil },
		Read:   reader(parseXML),
	}
}

// JSON returns the description of the format in JSON.
func JSON() source.Format {
	return source.Format{
		Name: "a conference schedule (frab JSON)", Kinds: []source.Kind{source.Schedule}, Endings: []string{".json"},
		Detect: func(b source.Beginning) (bool, error) {
			for _, name := range []string{`"schedule"`, `"conference"`, `"days"`} {
				if strings.HasPrefix(b.Text, "{") && strings.Contains(b.Text, name) {
					return !strings.Contains(b.Text, program.InterchangeFormat), nil
				}
			}
			return false, nil
		},
		Read: reader(parseJSON),
	}
}

// conference is what the file holds.
type conference struct {
	about  about
	events []event
	cut    bool // the file ends too early
}

// about describes the conference.
type about struct {
	Title   value.Loose `json:"title"          xml:"title"`
	Acronym value.Loose `json:"acronym"        xml:"acronym"`
	City    value.Loose `json:"city"           xml:"city"`
	Zone    value.Loose `json:"time_zone_name" xml:"time_zone_name"`
	Opens   value.Loose `json:"day_change"     xml:"day_change"` // when its days begin: what is earlier belongs to the night before
	Days    []day       `json:"days"           xml:"-"`
}

// event is one event of the conference.
type event struct {
	identity
	times
	texts
	Room     value.Loose `json:"room"     xml:"room"`
	Persons  persons     `json:"persons"  xml:"persons>person"`
	Speakers persons     `json:"speakers" xml:"speakers>person"`

	within  within
	problem error // why it cannot be read
}

// identity are the names by which programs know an event.
type identity struct {
	ID   value.Loose `json:"id"   xml:"id,attr"`
	GUID value.Loose `json:"guid" xml:"guid,attr"`
	Code value.Loose `json:"code" xml:"code"`
}

// times are when an event is.
type times struct {
	Date     value.Loose `json:"date"     xml:"date"`
	Start    value.Loose `json:"start"    xml:"start"`
	End      value.Loose `json:"end"      xml:"end"`
	Duration value.Loose `json:"duration" xml:"duration"`
}

// texts are what an event is.
type texts struct {
	Title       value.Loose `json:"title"       xml:"title"`
	Subtitle    value.Loose `json:"subtitle"    xml:"subtitle"`
	Type        value.Loose `json:"type"        xml:"type"`
	Abstract    value.Loose `json:"abstract"    xml:"abstract"`
	Description value.Loose `json:"description" xml:"description"`
	URL         value.Loose `json:"url"         xml:"url"`
	Track       value.Loose `json:"track"       xml:"track"`
	Status      value.Loose `json:"status"      xml:"status"`
}

type person struct {
	Name       value.Loose `json:"name"             xml:",chardata"`
	PublicName value.Loose `json:"public_name"      xml:"public_name,attr"`
	FullName   value.Loose `json:"full_public_name" xml:"-"`
}

type persons []person

// within is what is around an event in the file.
type within struct {
	day, dayStart string // the day's date, and when it starts
	room          string
}

// reader returns the Read of a format.
func reader(
	parse func(content []byte) (*conference, error),
) func(context.Context, io.Reader, source.Request) (*source.File, error) {
	return func(ctx context.Context, from io.Reader, request source.Request) (*source.File, error) {
		content, err := source.Content(from)
		if err != nil {
			return nil, err
		}
		c, err := parse(content)
		if err != nil {
			return nil, err
		}
		if _, err := request.Into(source.Schedule, string(cmp.Or(c.about.Title, c.about.Acronym))); err != nil {
			return nil, err
		}
		return c.file(), ctx.Err()
	}
}

func (c *conference) file() *source.File {
	f := &source.File{Home: value.ZoneNamed(string(c.about.Zone)), City: string(c.about.City)}
	tracks := 0
	for i, e := range c.events {
		it := e.item()
		it.Place.Row = i + 1
		if e.problem == nil {
			e.problem = e.begin(&it, f.Home, string(c.about.Opens))
		}
		if e.problem != nil {
			it.Problem(&f.Remarks, e.problem)
			continue
		}
		e.end(f, &it)
		f.Items = append(f.Items, it)
		if e.Track != "" {
			tracks++
		}
	}
	if tracks > 0 {
		f.Note("Not read of {{.Events}}: {{.What}}.",
			"Events", value.Count("{{.Count}} events", tracks), "What", value.Text("the track"))
	}
	if c.cut {
		f.Problem(source.Place{Row: len(c.events) + 1}, value.Text("end of the file"),
			value.Text("The file ends too early: it was cut off. Get it again; what comes before is read in."))
	}
	for _, it := range f.Items {
		f.Home = cmp.Or(f.Home, it.When.Start.Zone)
	}
	return f
}

// item is the event without its times.
func (e *event) item() source.Item {
	id := string(cmp.Or(e.GUID, e.ID, e.Code))
	it := source.Item{
		Identity: id, Presumed: program.Confirmed,
		Cancelled: value.Meaning[program.Status]("status", string(e.Status)) == program.Cancelled,
		Says: program.Meeting{
			ID: program.ID(id), Title: value.Line(string(e.Title)), Topic: value.Line(string(e.Subtitle)),
			Place: string(cmp.Or(e.Room, value.Loose(e.within.room))), Kind: value.Kind(string(e.Type)),
		},
	}
	if url := strings.TrimSpace(string(e.URL)); strings.HasPrefix(url, "http") {
		it.Page = url
	}
	abstract, description := value.WithoutMarkup(string(e.Abstract)), value.WithoutMarkup(string(e.Description))
	if strings.Contains(description, abstract) {
		abstract = ""
	}
	it.Says.Note = strings.TrimSpace(abstract + "\n\n" + description)
	for _, p := range append(e.Persons, e.Speakers...) {
		if name := value.Line(string(cmp.Or(p.PublicName, p.FullName, p.Name))); name != "" {
			it.Contacts = append(it.Contacts, source.Contact{Says: program.Contact{Name: name}})
		}
	}
	return it
}

// begin reads when the event starts: its date with offset, or the day and a time of it, which after midnight belongs to
// the next one.
func (e *event) begin(it *source.Item, home value.TimeZone, opens string) error {
	if at, ok := value.Instant(string(e.Date)); ok {
		it.When.Start = value.MomentOf(at, home)
		return nil
	}
	day, errDay := civil.ParseDate(firstDay(string(e.Date), e.within.day))
	from, _, errTime := value.Times(string(e.Start))
	if errDay != nil || errTime != nil || day.IsZero() {
		return value.Text("It says no day and time at which it starts.")
	}
	first, _, _ := value.Times(opens) // midnight where the file does not say
	if at, ok := value.Instant(e.within.dayStart); ok {
		first = value.MomentOf(at, home).Local.Clock
	}
	if firstDay(string(e.Date)) == "" && first.Hour < 12 && from.Minutes() < first.Minutes() {
		day = day.AddDays(1) // after midnight, and still that day's program
	}
	it.When.Start = value.Moment{Local: civil.At(day, from), Zone: home}
	return nil
}

// end reads when the event ends; one that does not say ends when it starts.
func (e *event) end(f *source.File, it *source.Item) {
	w := &it.When
	w.End = w.Start
	if minutes, ok := value.Length(string(e.Duration)); ok {
		w.End.Local = w.Start.Local.AddMinutes(minutes)
	} else if at, ok := value.Instant(string(e.End)); ok {
		w.End = value.MomentOf(at, f.Home)
	} else if until, _, err := value.Times(string(e.End)); err == nil {
		w.End.Local.Clock = until
		if w.End.Local.Before(w.Start.Local) {
			w.End.Local = w.End.Local.AddMinutes(24 * 60)
		}
	} else if w.EndGuessed = true; e.Duration+e.End != "" {
		it.Problem(&f.Remarks, value.Text(
			`How long it lasts cannot be read: "{{.Text}}" is no length such as 45 or 1:30; it ends when it starts.`,
			"Text", cmp.Or(e.Duration, e.End)))
	}
}

// firstDay returns the date at the beginning of the first text that is long enough for one.
func firstDay(texts ...string) string {
	for _, text := range texts {
		if text = strings.TrimSpace(text); len(text) >= len(time.DateOnly) {
			return text[:len(time.DateOnly)]
		}
	}
	return ""
}
