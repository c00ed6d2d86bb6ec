package table

import (
	"cmp"
	"regexp"
	"strings"

	"laurel/data/civil"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/program"
)

// when is what the cells of a row contain about the time of its item, as it is read.
type when struct {
	day, last civil.Date    // zero: no cell does
	start     *value.Clocks // nil: no cell does
	until     *civil.Clock  // that is beside the start
}

// times reads when an item is.
func (p *part) times(it *source.Item, l line) error {
	if at, ok := p.instant(l); ok {
		it.When.Start = p.momentOf(at)
		p.end(it, l, when{start: &value.Clocks{}})
		return nil
	}
	w, err := p.start(it, l)
	if err != nil {
		return err
	}
	if w.day.IsZero() {
		return value.Text("It has no day, and no row above it has one either.")
	}
	p.day = w.day
	if w.start == nil || isYes(l.text("all-day")) {
		return p.wholeDays(it, l, w)
	}
	it.When.Start = value.Moment{Local: civil.At(w.day, p.afternoon(w)), Zone: p.zoneOf(it, w.start.In, "start")}
	p.before = it.When.Start.Local
	p.end(it, l, w)
	return nil
}

// instant reads a start that is written with its offset to UTC. A date at midnight in UTC is how programs write a day.
func (p *part) instant(l line) (at value.Moment, ok bool) {
	for _, field := range []string{"start", "date"} {
		if instant, ok := value.Instant(l.text(field)); ok {
			at = value.MomentOf(instant, nil)
			return at, field == "start" || len(l.all("start")) == 0 && at.Local.Clock != civil.Clock{}
		}
	}
	return at, false
}

// momentOf is an instant as it is to be read: in UTC, or as the time that it is written with.
func (p *part) momentOf(at value.Moment) value.Moment {
	if p.local {
		return value.Moment{Local: at.Local}
	}
	return value.MomentOf(at.Zone.Instant(at.Local), value.UTC)
}

// start reads the day and the time of day at which an item starts.
func (p *part) start(it *source.Item, l line) (w when, err error) {
	date, start := l.text("date"), l.text("start")
	w.day = p.day
	if date != "" {
		found, err := p.dates.Of("date", date)
		if err != nil {
			return w, value.Text("Its date cannot be read: {{.Reason}}.", "Reason", err)
		}
		w.day = found.Day
		w.last = found.Until
		w.start = found.At
	}
	switch {
	case start == "" || value.Is("whole-day", start):
	case value.Absent(start):
		p.Problem(it, `Its start is "{{.Text}}"; until there is one, it is a note of the whole day.`, "Text", start)
	default:
		found, err := p.clock(start, date == "", w.day)
		if err != nil {
			return w, value.Text("Its start cannot be read: {{.Reason}}.", "Reason", err)
		}
		if found.At != nil && found.At.Arrival {
			it.Fields.Note = strings.TrimSpace(value.Line(start) + "\n\n" + it.Fields.Note)
		}
		if !found.Day.IsZero() {
			w.day, w.last = found.Day, found.Until
		}
		w.start = cmp.Or(found.At, w.start)
	}
	if w.start != nil {
		w.until = w.start.To
	}
	return w, nil
}

// clock reads one or two times of day, or a day with one. The day goes before the times where it is wanted and has one,
// and where there are no times. Beside a day that is known a text is a date only where nothing else is in it: 7.30am
// for 8am is none of July.
func (p *part) clock(text string, wanted bool, known civil.Date) (value.Found, error) {
	times, err := value.Times(text)
	p.noteTimes(text, times)
	if err == nil && !wanted {
		return value.Found{At: &times}, nil
	}
	if err != nil {
		if span, ok := p.otherTimes(text); ok {
			return value.Found{At: &span}, nil
		}
	}
	field := "start"
	if !known.IsZero() {
		field = value.BesideDay
	}
	found, failed := p.dates.Of(field, text)
	if part, is := value.PartOfTheDay(text); is && err != nil && failed != nil {
		p.Note(`"{{.Text}}" is no time of day; it was read as {{.From}} to {{.To}}. Check these times.`,
			"Text", text, "From", part.From, "To", *part.To)
		return value.Found{At: &part}, nil
	}
	switch {
	case failed == nil && (err != nil || found.At != nil):
		return found, nil
	case err == nil:
		return value.Found{At: &times}, nil
	}
	return value.Found{}, err
}

// noteTimes notes how times were read that mean others than those which are written.
func (p *part) noteTimes(text string, times value.Clocks) {
	switch {
	case times.Arrival:
		p.Note(`"{{.Text}}" was read as {{.From}}, when people arrive; the note of the item has the text.`,
			"Text", text, "From", times.From)
	case times.Quarter:
		p.Note(`"{{.Text}}" was read as {{.From}}, with the academic quarter of an hour.`,
			"Text", text, "From", times.From)
	}
}

// otherTimes reads two times with a slash between them, 9h/10h, or times after a part of the day.
func (p *part) otherTimes(text string) (value.Clocks, bool) {
	before, after, divided := strings.Cut(text, "/")
	if !divided || !isHour(before) || !isHour(after) {
		return withPart(text)
	}
	span, err := value.Times(before + "–" + after)
	if err != nil || span.To == nil {
		return span, false
	}
	p.Note(`"{{.Text}}" was read as {{.From}} to {{.To}}. Check these times.`,
		"Text", text, "From", span.From, "To", *span.To)
	return span, true
}

var afterPart = regexp.MustCompile(`^(\pL[\pL\s'’-]*?)\s*[:,–-]\s*(\d.*)$`)

// withPart reads times with the part of the day before them, which shows whether they are those of the afternoon:
// Tarde: 2:00-4:00.
func withPart(text string) (value.Clocks, bool) {
	parts := afterPart.FindStringSubmatch(text)
	if parts == nil {
		return value.Clocks{}, false
	}
	part, is := value.PartOfTheDay(parts[1])
	times, err := value.Times(parts[2])
	if is && err == nil && times.Unsure() && part.From.Hour >= 12 {
		times, err = value.Times(parts[2] + " pm")
	}
	return times, is && err == nil
}

// isHour reports whether a text is a time of day that no date can be: 9h, 9h30, 9:30.
func isHour(text string) bool {
	_, isNumber := value.Number(text)
	_, err := value.Times(text)
	return err == nil && !isNumber
}

// afternoon is the time of day at which an item starts: one that goes back within its day, in a table whose times count
// to twelve, is that of the afternoon.
func (p *part) afternoon(w when) civil.Clock {
	at := w.start.From
	early := w.start.Unsure() && at.Hour > 0 && at.Hour < 7
	if !p.twelve || !early || p.before.Date != w.day || !civil.At(w.day, at).Before(p.before) {
		return at
	}
	later := civil.NewClock(at.Hour+12, at.Minute)
	w.start.From = later
	p.Note("The times use a 12-hour clock: {{.Early}} after {{.Before}} was read as {{.Later}}.",
		"Early", at, "Before", p.before.Clock, "Later", later)
	if w.until != nil && w.until.Minutes() < later.Minutes() && w.until.Hour < 12 {
		*w.until = civil.NewClock(w.until.Hour+12, w.until.Minute)
	}
	return later
}

// zoneOf is the zone of a time: that beside it, that of its heading, or that of the row, unless its city is named,
// which has a zone of its own.
func (p *part) zoneOf(it *source.Item, beside value.TimeZone, field string) value.TimeZone {
	switch {
	case p.local:
		return nil
	case beside != nil:
		return beside
	case p.zones[field] != nil:
		return p.zones[field]
	case it.Stop == "" && it.Zone != "":
		zone := value.ZoneNamed(it.Zone)
		if zone == nil && field == "start" && !value.Absent(it.Zone) {
			p.Problem(it, `Its time zone "{{.Zone}}" is unknown; its times are read as those of the stop.`,
				"Zone", it.Zone)
		}
		return zone
	}
	return nil
}

// wholeDays are the times of an item that has no time of day.
func (p *part) wholeDays(it *source.Item, l line, w when) error {
	last := cmp.Or(w.last, w.day)
	if text := l.text("end-date"); text != "" {
		found, err := p.dates.Of("end-date", text)
		if err != nil {
			return value.Text("Its last day cannot be read: {{.Reason}}.", "Reason", err)
		}
		last = found.Day
		until, err := value.Times(l.text("end"))
		if atMidnight := err == nil && until.From == (civil.Clock{}); atMidnight && w.day.Before(last) {
			last = last.AddDays(-1) // Outlook's last day is the one after
		}
	} else if found, err := p.dates.Of("end", l.text("end")); err == nil && found.At == nil && w.start == nil {
		last = cmp.Or(found.Day, last)
	}
	it.When.Start.Local.Date = w.day
	it.When.End.Local.Date = last.AddDays(1)
	it.Fields.Kind = cmp.Or(it.Fields.Kind, program.NoteKind)
	return nil
}

// end reads when an item ends; a remark is added about what cannot be read of it, and its end has to be guessed.
func (p *part) end(it *source.Item, l line, w when) {
	it.When.End = it.When.Start
	own := w.last // the day that the row has
	if text := l.text("end-date"); text != "" {
		found, err := p.dates.Of("end-date", text)
		if err != nil {
			p.Problem(it, "Its last day cannot be read: {{.Reason}}.", "Reason", err)
		}
		own = found.Day
	}
	if text := l.text("end"); text != "" && !value.Absent(text) {
		if at, ok := value.Instant(text); ok {
			it.When.End = p.momentOf(value.MomentOf(at, nil))
			return
		}
		found, err := p.clock(text, true, w.day)
		switch {
		case err != nil:
			p.Problem(it, "Its end cannot be read: {{.Reason}}.", "Reason", err)
		case found.At != nil:
			own = cmp.Or(found.Day, own)
			until := found.At.From
			if p.twelve {
				until = w.start.Until(found.At.Times)
			}
			w.until = &until
			it.When.End.Zone = cmp.Or(p.zoneOf(it, found.At.In, "end"), it.When.Start.Zone)
		case w.last.IsZero():
			p.Problem(it, `Its end cannot be read: "{{.Text}}" has no time of day.`, "Text", text)
		}
	}
	if w.until != nil {
		endAt(it, *w.until, own)
	} else {
		p.length(it, l)
	}
	if !w.last.IsZero() { // 10-12 June
		if it.When.EndGuessed {
			it.When.End.Local, it.When.EndGuessed = it.When.Start.Local.AddMinutes(60), false
		}
		it.When.End.Local.Date = w.last
		it.Fields.Kind = cmp.Or(it.Fields.Kind, program.NoteKind)
	}
}

// endAt ends an item at a time of day, on its own day or on the one that the row has.
func endAt(it *source.Item, at civil.Clock, own civil.Date) {
	start, end := it.When.Start.Local, &it.When.End.Local
	*end = civil.At(cmp.Or(own, start.Date), at)
	if own.IsZero() && end.Before(start) {
		end.Date = end.Date.AddDays(1) // it runs past midnight
	}
}

// length ends an item by how long it lasts.
func (p *part) length(it *source.Item, l line) {
	text := l.text("duration")
	minutes, ok := value.Length(text)
	if text != "" && !ok {
		p.Problem(it, `Its duration cannot be read: "{{.Text}}" is not a duration such as 45 or 1:30.`, "Text", text)
	}
	it.When.End.Local = it.When.Start.Local.AddMinutes(minutes)
	it.When.EndGuessed = !ok
}

func isYes(text string) bool { return value.Meaning[program.Answer]("answer", text) == program.Yes }
