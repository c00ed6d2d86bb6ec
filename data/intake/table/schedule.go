package table

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"laurel/data/civil"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/program"
)

// schedule turns rows into items. A row without a date has that of the row above, as in plans that write the day once;
// one that has nothing but a day is the day of those below.
type schedule struct {
	*table
	part
	dates   *value.Dates
	day     civil.Date
	unknown map[string][]string // texts for kinds, states and ways to travel that nobody knows, by field
}

func (t *table) schedule(p part, lines []line, dates *value.Dates) {
	s := schedule{t, p, dates, p.firstDay(dates), map[string][]string{}}
	first := len(t.Items)
	city := ""
	for _, stop := range t.into.Stops {
		if p.name != "" && value.Fold(stop.City) == value.Fold(p.name) {
			city = stop.City
		}
	}
	for _, l := range lines {
		if day, is := dates.Heading(l.alone); is {
			s.day = day
			continue
		}
		it := s.item(l)
		it.Stop = cmp.Or(it.Stop, city)
		if s.aside(&it, l) {
			continue
		}
		if err := s.times(&it, l); err != nil {
			it.Problem(&t.Remarks, err)
			continue
		}
		s.collectUnknown(l, &it)
		t.Items = append(t.Items, it)
	}
	for _, field := range slices.Sorted(maps.Keys(s.unknown)) {
		texts := s.unknown[field]
		slices.Sort(texts)
		if len(texts) > 5 {
			texts = append(texts[:5], "…")
		}
		t.Note(
			"Not known as {{.Field}}, and left out: {{.Texts}}.",
			"Field",
			source.FieldName(source.Schedule, field),
			"Texts",
			strings.Join(texts, ", "),
		)
	}
	t.closeItems(t.Items[first:])
	t.noteLong(t.Items[first:])
	if dates.Mismatch != "" {
		t.Note(`The weekday and the date do not agree in "{{.Text}}"; the date was taken.`, "Text", dates.Mismatch)
	}
}

// aside adds a remark about a row that is no item: a total, or a remark that is alone where other rows have times.
func (s *schedule) aside(it *source.Item, l line) bool {
	if len(l.cells["date"])+len(l.cells["start"]) > 0 || !s.has("start") {
		return false
	}
	reason := "This row is a total; it is not read."
	if !isTotal(it.Says.Title) {
		if l.alone == "" {
			return false
		}
		it.Says.Title = value.Beginning(l.alone)
		reason = "This row says no day and no time; it is not read."
	}
	it.Problem(&s.Remarks, value.Text(reason))
	return true
}

func isTotal(title string) bool {
	first, _, _ := strings.Cut(value.Fold(title), " ")
	return value.Is("total", strings.TrimRight(first, ":"))
}

func (s *schedule) collectUnknown(l line, it *source.Item) {
	for field, known := range map[string]bool{
		"kind": value.Kind(l.text("kind")) != "", "status": it.Says.Status != "", "travel": it.Says.Travel != "",
	} {
		if text := l.name(field); text != "" && !known && !slices.Contains(s.unknown[field], text) {
			s.unknown[field] = append(s.unknown[field], text)
		}
	}
}

func (s *schedule) item(l line) source.Item {
	it := source.Item{
		Place: l.Place, Identity: l.whole("id"), Organisation: l.text("organisation"), Stop: l.text("stop"), Zone: l.text("zone"),
		Attendees: listed(l.cells["attendees"]), Interpreters: listed(l.cells["interpreters"]),
		Says: program.Meeting{
			ID: program.ID(
				l.whole("id"),
			), Title: l.name("title"), Topic: l.text("topic"), Place: l.text("place"), Note: l.text("note"),
			Internal: l.text("internal"), Link: l.text("link"), Kind: value.Kind(l.text("kind")),
			Travel: value.Meaning[program.Mode]("mode", l.text("travel")),
			Status: value.Meaning[program.Status]("status", l.text("status")),
		},
	}
	if it.Says.Title == "" {
		it.Says.Title = value.Line(it.Says.Topic)
		it.Says.Topic = ""
	}
	if address := l.text("address"); address != "" && !strings.Contains(it.Says.Place, address) {
		it.Says.Place = strings.TrimPrefix(it.Says.Place+", "+value.Line(address), ", ")
	}
	for _, text := range divided(l.cells["contacts"], ";\n|") {
		name, position, organisation := value.Speaker(text)
		if name != "" {
			it.Contacts = append(it.Contacts,
				source.Contact{Organisation: organisation, Says: program.Contact{Name: name, Title: position}})
		}
	}
	return it
}

func listed(cells []string) []string { return divided(cells, ",;\n|") }

// divided divides cells at any of the separators.
func divided(cells []string, separators string) []string {
	var all []string
	for _, cell := range cells {
		for text := range strings.FieldsFuncSeq(cell, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
			if text = value.Line(text); text != "" {
				all = append(all, text)
			}
		}
	}
	return all
}

// times reads when an item is.
func (s *schedule) times(it *source.Item, l line) error {
	date, start := l.text("date"), l.text("start")
	for _, text := range []string{start, date} {
		if at, ok := value.Instant(text); ok {
			it.When.Start = value.Moment{Local: civil.DateTimeOf(at.UTC()), Zone: value.UTC}
			s.end(it, l, nil)
			return nil
		}
	}
	var at, until *civil.Clock
	if date != "" {
		read, clock, err := s.dates.Day(date)
		if err != nil {
			return value.Text("Its date cannot be read: {{.Reason}}.", "Reason", err)
		}
		s.day, at = read, clock
	}
	if start != "" {
		from, to, err := value.Times(start)
		if read, clock, failed := s.dates.Day(start); failed == nil && (date == "" && clock != nil || err != nil) {
			s.day, at, err = read, cmp.Or(clock, at), nil
		} else if err == nil {
			at, until = &from, to
		}
		if err != nil {
			return value.Text("Its start cannot be read: {{.Reason}}.", "Reason", err)
		}
	}
	if s.day.IsZero() {
		return value.Text("It says no day, and no row above it does.")
	}
	if at == nil {
		return s.wholeDays(it, l)
	}
	it.When.Start.Local = civil.At(s.day, *at)
	if it.Stop == "" { // else it is in the city's own zone
		it.When.Start.Zone = value.ZoneNamed(l.text("zone"))
	}
	s.end(it, l, until)
	return nil
}

// wholeDays are the times of an item that says no time of day.
func (s *schedule) wholeDays(it *source.Item, l line) error {
	last := s.day
	if text := l.text("end-date"); text != "" {
		read, _, err := s.dates.Day(text)
		if err != nil {
			return value.Text("Its last day cannot be read: {{.Reason}}.", "Reason", err)
		}
		last = read
	}
	it.When.Start.Local.Date = s.day
	it.When.End.Local.Date = last.AddDays(1)
	it.Says.Kind = cmp.Or(it.Says.Kind, program.NoteKind)
	return nil
}

// end reads when an item ends; a remark is added about what cannot be read of it, and its end has to be guessed.
func (s *schedule) end(it *source.Item, l line, until *civil.Clock) {
	w := &it.When
	w.End = w.Start
	day, ownDay := w.Start.Local.Date, false
	problem := func(key string, pairs ...any) { it.Problem(&s.Remarks, value.Text(key, pairs...)) }
	if text := l.text("end-date"); text != "" {
		read, _, err := s.dates.Day(text)
		if err != nil {
			problem("Its last day cannot be read: {{.Reason}}.", "Reason", err)
		} else {
			day, ownDay = read, true
		}
	}
	if text := l.text("end"); text != "" {
		if at, ok := value.Instant(text); ok {
			w.End = value.Moment{Local: civil.DateTimeOf(at.UTC()), Zone: value.UTC}
			return
		}
		read, clock, failed := s.dates.Day(text)
		to, _, err := value.Times(text)
		switch {
		case failed == nil && clock != nil:
			day, until, ownDay = read, clock, true
		case err == nil:
			until = &to
		default:
			problem("Its end cannot be read: {{.Reason}}.", "Reason", err)
		}
	}
	if until != nil {
		w.End.Local = civil.At(day, *until)
		if !ownDay && w.End.Local.Before(w.Start.Local) {
			w.End.Local.Date = day.AddDays(1) // it runs past midnight
		}
		return
	}
	text := l.text("duration")
	minutes, ok := value.Length(text)
	if text != "" && !ok {
		problem(`How long it lasts cannot be read: "{{.Text}}" is no length such as 45 or 1:30.`, "Text", text)
	}
	w.End.Local = w.Start.Local.AddMinutes(minutes)
	w.EndGuessed = !ok
}

// closeItems ends items that say no end at the start of the next one in the same place on the same day, when that is
// within three hours, and else an hour later.
func (t *table) closeItems(items []source.Item) {
	guessed := 0
	for i := range items {
		it := &items[i]
		if !it.When.EndGuessed {
			continue
		}
		guessed++
		length := 0
		for k := range items {
			gap := items[k].When.Start.Local.MinutesSince(it.When.Start.Local)
			if gap > 0 && gap <= 180 && (length == 0 || gap < length) && items[k].Stop == it.Stop &&
				value.Fold(items[k].Says.Place) == value.Fold(it.Says.Place) {
				length = gap
			}
		}
		it.When.End.Local = it.When.Start.Local.AddMinutes(cmp.Or(length, 60))
	}
	if guessed > 0 {
		t.Note("Of {{.Items}} the file does not tell the end: it is the start of the next one in the same place, "+
			"or an hour later where none follows within three hours.", "Items", value.Count("{{.Count}} items", guessed))
	}
}

// longest is how many minutes an item may last before a person is asked to look.
const longest = 12 * 60

// noteLong notes items that last so long that a time may be mistyped: an end before its start is read as the next
// day's.
func (t *table) noteLong(items []source.Item) {
	var long []source.Item
	for _, it := range items {
		if it.Says.Kind != program.NoteKind && it.When.Minutes() > longest {
			long = append(long, it)
		}
	}
	if len(long) > 0 {
		t.Note(`Longer than twelve hours: {{.Items}}, such as "{{.Title}}" from {{.Start}} to {{.End}}. `+
			"Look whether the times are right; an end before its start is read as the next day's.",
			"Items", value.Count("{{.Count}} items", len(long)), "Title", long[0].Says.Title,
			"Start", long[0].When.Start.Local.Clock, "End", long[0].When.End.Local.Clock)
	}
}
