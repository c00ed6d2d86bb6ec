// Package conference reads schedules as frab, Pentabarf, pretalx and similar programs write them
// (https://c3voc.de/wiki/schedule), in XML and in JSON: days, their rooms, their events.
package conference

import (
	"cmp"
	"context"
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
		Read: source.Decoded(reader(parseJSON)),
	}
}

// conference is what is in the file.
type conference struct {
	about  about
	events []event
	cut    bool // the file ends too early
}

// about describes the conference.
type about struct {
	Title   value.Loose `json:"title" xml:"title"`
	Acronym value.Loose `json:"acronym" xml:"acronym"`
	City    value.Loose `json:"city" xml:"city"`
	Zone    value.Loose `json:"time_zone_name" xml:"time_zone_name"`
	Opens   value.Loose `json:"day_change" xml:"day_change"` // when its days begin; earlier is the night before
	Days    []day       `json:"days" xml:"-"`
}

// texts are the parts of an event by their names in the file: title, duration.
type texts map[string]value.Loose

// text returns the first of the named parts that is there, without space around it.
func (t texts) text(names ...string) string {
	for _, name := range names {
		if text := strings.TrimSpace(string(t[name])); text != "" {
			return text
		}
	}
	return ""
}

// event is one event of the conference.
type event struct {
	texts
	people
	within  within
	problem error // why it cannot be read
}

// people are those of an event.
type people struct {
	Persons  persons `json:"persons"`
	Speakers persons `json:"speakers"`
}

type persons []person

type person struct {
	Name       value.Loose `json:"name" xml:",chardata"`
	PublicName value.Loose `json:"public_name" xml:"public_name,attr"`
	FullName   value.Loose `json:"full_public_name" xml:"-"`
}

// within is what is around an event in the file.
type within struct {
	day, dayStart string // the day's date, and when it starts
	room          string
}

// reader returns the Read of a format.
func reader(parse func(context.Context, []byte) (*conference, error)) source.Reader {
	return func(ctx context.Context, content []byte, request source.Request) (*source.File, error) {
		c, err := parse(ctx, content)
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
			f.Fault(&it, e.problem)
			continue
		}
		e.end(f, &it)
		f.Items = append(f.Items, it)
		if e.text("track") != "" {
			tracks++
		}
	}
	if tracks > 0 {
		f.Note("Not read from {{.Events}}: {{.What}}.",
			"Events", value.Count("{{.Count}} events", tracks), "What", value.Text("the track"))
	}
	if c.cut {
		about := source.About{Place: source.Place{Row: len(c.events) + 1}, Record: value.Text("end of the file")}
		f.Problem(about, "The file ends too early: it was cut off. Get it again; what comes before that was read.")
	}
	for _, it := range f.Items {
		f.Home = cmp.Or(f.Home, it.When.Start.Zone)
	}
	return f
}

// item is the event without its times.
func (e event) item() source.Item {
	it := source.Item{
		Identity: e.text("guid", "id", "code"), Presumed: program.Confirmed,
		Cancelled: value.Meaning[program.Status]("status", e.text("status")) == program.Cancelled,
		Fields: program.Meeting{
			Title: value.Line(e.text("title")), Topic: value.Line(e.text("subtitle")),
			Place: cmp.Or(e.text("room"), e.within.room), Kind: value.Kind(e.text("type")),
		},
	}
	it.Fields.ID = program.ID(it.Identity)
	it.Unique = e.text("guid") != "" || value.Unique(it.Identity)
	if url := e.text("url"); strings.HasPrefix(url, "http") {
		it.Page = url
	}
	abstract, description := value.WithoutMarkup(e.text("abstract")), value.WithoutMarkup(e.text("description"))
	if strings.Contains(description, abstract) {
		abstract = ""
	}
	it.Fields.Note = strings.TrimSpace(abstract + "\n\n" + description)
	for _, p := range append(e.Persons, e.Speakers...) {
		if name := value.Line(string(cmp.Or(p.PublicName, p.FullName, p.Name))); name != "" {
			it.Contacts = append(it.Contacts, source.Contact{Fields: program.Contact{Name: name}})
		}
	}
	return it
}

// begin reads when the event starts: its date with offset, or the day and a time of it, which after midnight belongs to
// the next one.
func (e event) begin(it *source.Item, home value.TimeZone, opens string) error {
	date := e.text("date")
	if at, ok := value.Instant(date); ok {
		it.When.Start = value.MomentOf(at, home)
		return nil
	}
	day, errDay := civil.ParseDate(firstDay(date, e.within.day))
	at, errTime := value.Times(e.text("start"))
	if errDay != nil || errTime != nil || day.IsZero() {
		return value.Text("It has no start day and time.")
	}
	opening, _ := value.Times(opens) // midnight where the file has none
	first, from := opening.From, at.From
	if at, ok := value.Instant(e.within.dayStart); ok {
		first = value.MomentOf(at, home).Local.Clock
	}
	if firstDay(date) == "" && first.Hour < 12 && from.Minutes() < first.Minutes() {
		day = day.AddDays(1) // after midnight, and still that day's program
	}
	it.When.Start = value.Moment{Local: civil.At(day, from), Zone: home}
	return nil
}

// end reads when the event ends; one without an end ends when it starts.
func (e event) end(f *source.File, it *source.Item) {
	w := &it.When
	w.End = w.Start
	if minutes, ok := value.Length(e.text("duration")); ok {
		w.End.Local = w.Start.Local.AddMinutes(minutes)
	} else if at, ok := value.Instant(e.text("end")); ok {
		w.End = value.MomentOf(at, f.Home)
	} else if until, err := value.Times(e.text("end")); err == nil {
		w.End.Local.Clock = until.From
		if w.End.Local.Before(w.Start.Local) {
			w.End.Local = w.End.Local.AddMinutes(24 * 60)
		}
	} else if w.EndGuessed = true; e.text("duration", "end") != "" {
		f.Problem(it, `Its duration cannot be read: "{{.Text}}" is not a duration such as 45 or 1:30; `+
			"its start is used as its end.", "Text", e.text("duration", "end"))
	}
}

// firstDay returns the date at the beginning of the first text that is long enough for one.
func firstDay(texts ...string) string {
	for _, text := range texts {
		if len(text) >= len(time.DateOnly) {
			return text[:len(time.DateOnly)]
		}
	}
	return ""
}
