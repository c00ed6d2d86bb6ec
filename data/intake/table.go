package intake

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"laurel/data/program"
)

// table is a schedule, a roster or a list of contacts in rows.
type table struct {
	kind  Kind
	parts []part
	notes []*sentence
}

// part is a sheet whose columns are understood.
type part struct {
	grid
	*layout
	order DateOrder
}

// line is one row, by field.
type line struct {
	row   int
	cells map[string][]string
	alone string // the only text of the row
}

func (l line) text(field string) string {
	if all := l.cells[field]; len(all) > 0 {
		return clean(all[0])
	}
	return ""
}

func tableSource(sheets []grid, notes []*sentence, options Options) (source, Kind, error) {
	if !slices.ContainsFunc(sheets, func(s grid) bool { return len(s.rows) > 0 }) {
		return nil, "", say("this table is empty")
	}
	kind, err := tableKind(sheets, options)
	if err != nil {
		return nil, "", err
	}
	if err := checkMapping(kind, options.Mapping, sheets); err != nil {
		return nil, "", err
	}
	t := &table{kind: kind, notes: notes}
	for _, sheet := range sheets {
		if found := layoutOf(kind, sheet, options.Mapping); found != nil {
			t.parts = append(t.parts, part{sheet, found, options.Dates})
		} else if len(sheet.rows) > 0 {
			t.notes = append(t.notes, say("The sheet %q has no columns of a %s; it is not read.", sheet.name, say(string(kind))))
		}
	}
	if len(t.parts) == 0 {
		needs := map[Kind]string{Schedule: "a title and a date or a start", Roster: "a name, or a given and a family name", Contacts: "a name and an organisation, phone or e-mail"}
		return nil, "", say("no row of this table looks like the headers of a %s: it needs columns for %s; give them headers, or say which column is which with a mapping", say(string(kind)), say(needs[kind]))
	}
	if kind != Schedule && len(t.parts) > 1 { // a roster repeats its people on other sheets
		best := t.parts[0]
		for _, p := range t.parts[1:] {
			if len(p.fields) > len(best.fields) {
				best = p
			}
		}
		t.parts = []part{best}
	}
	return t, kind, nil
}

func (t *table) title() string { return "" }

func (t *table) fill(ctx context.Context, g *gathered) error {
	for _, note := range t.notes {
		g.note(note)
	}
	var items []item
	for _, p := range t.parts {
		if err := ctx.Err(); err != nil {
			return err
		}
		columns := p.columns()
		g.columns = append(g.columns, columns...)
		if names := unread(columns); names != "" {
			g.note(say("Columns that are not read, since they are no fields of a %s: %s.", say(string(t.kind)), names))
		}
		lines := p.lines()
		days := p.days(g, lines)
		switch t.kind {
		case Schedule:
			items = append(items, p.schedule(g, lines, days)...)
		case Roster:
			p.roster(g, lines, days)
		default:
			p.contacts(g, lines)
		}
		for _, r := range p.ragged {
			g.problem(r.row, say("row %d", r.row), r.reason)
		}
		if p.cut > 0 {
			g.problem(p.first+p.cut-1, say("sheet %q", p.name), say("The sheet is damaged and ends here: what came after is lost. Open it in the program that made it and save it again."))
		}
	}
	if t.kind == Schedule {
		if len(g.base.Stops) == 0 && g.zone == "" && slices.ContainsFunc(items, func(it item) bool { return it.stop == "" && it.start.clock == nil }) {
			g.note(say("The file does not say in which time zone its times are: the stop gets UTC. Choose its zone and city; the local times stay as they are."))
		}
		g.addItems(items, utc, g.base.Name)
	}
	return nil
}

// columns says which column was taken for which field, with the first texts in it.
func (p *part) columns() []Column {
	width := 0
	for _, cells := range p.rows[p.header:] {
		width = max(width, len(cells))
	}
	var all []Column
	for column := range width {
		letter, _ := excelize.ColumnNumberToName(column + 1)
		c := Column{Sheet: p.name, Letter: letter, Title: p.titles[column], Field: p.fields[column]}
		for i, cells := range p.rows[p.header+1:] {
			if column < len(cells) && !p.repeatsHeader(p.header+1+i) {
				if text := oneLine(cells[column]); text != "" && len(c.Samples) < mostSamples {
					c.Samples = append(c.Samples, p.shown(c.Field, text))
				}
			}
		}
		if c.Title != "" || len(c.Samples) > 0 {
			all = append(all, c)
		}
	}
	return all
}

// mostSamples is how many texts of a column are shown.
const mostSamples = 3

// shown writes a date or time that Excel keeps as a number as people do.
func (p *part) shown(field, text string) string {
	number, ok := asNumber(text)
	if p.name == "" || !ok {
		return text
	}
	switch field {
	case "date", "end-date", "birth-date", "passport-expiry", "arrival", "departure":
		if day, at, err := (&dayReader{since1904: p.since1904}).serial(number, text); err == nil && at != nil {
			return day.String() + " " + at.String()
		} else if err == nil {
			return day.String()
		}
	case "start", "end", "duration":
		if part, is := partOfDay(text); is {
			return clockOfPart(part).String()
		}
	}
	return text
}

// unread names the columns that hold something and are no field.
func unread(columns []Column) string {
	var names []string
	for _, c := range columns {
		if c.Field == "" && len(c.Samples) > 0 {
			names = append(names, cmp.Or(c.Title, c.Letter))
		}
	}
	return strings.Join(names, ", ")
}

// repeatsHeader reports whether a row is the header once more, as plans have it that begin anew for each day.
func (p *part) repeatsHeader(row int) bool {
	same := 0
	for column, cell := range p.rows[row] {
		if title := oneLine(cell); title != "" && title != p.titles[column] {
			return false
		} else if title != "" {
			same++
		}
	}
	return same > 1
}

// lines are the rows below the header that hold anything in a column that is understood, or nothing but one text, which may be the day of those below.
func (p *part) lines() []line {
	var all []line
	for i := p.header + 1; i < len(p.rows); i++ {
		if p.repeatsHeader(i) {
			continue
		}
		l := line{row: p.first + i, cells: map[string][]string{}}
		filled, only := 0, ""
		for column, cell := range p.rows[i] {
			if strings.TrimSpace(cell) == "" {
				continue
			}
			filled, only = filled+1, cell
			if field := p.fields[column]; field != "" {
				l.cells[field] = append(l.cells[field], cell)
			}
		}
		if filled == 1 {
			l.alone = oneLine(only)
		}
		if len(l.cells) > 0 || l.alone != "" {
			all = append(all, l)
		}
	}
	return all
}

// days decides how the dates of the sheet are read.
func (p *part) days(g *gathered, lines []line) *dayReader {
	first, last := dates(g.base)
	reader := &dayReader{since1904: p.since1904, earliest: earliestOfSchedules, near: first, to: last}
	var texts []string
	for _, l := range lines {
		for _, field := range []string{"date", "start", "end-date", "birth-date", "passport-expiry", "arrival", "departure"} {
			texts = append(texts, l.cells[field]...)
		}
	}
	if reader.near.IsZero() {
		reader.near.Year = p.year(g.base.Name)
	}
	english := p.english && (g.base.Language == "" || strings.HasPrefix(string(g.base.Language), "en"))
	if p.kind != Schedule {
		first, last = program.Date{}, program.Date{} // a date of birth lies in no program
	}
	reader.choose(texts, english, first, last)
	if p.order != "" {
		reader.monthFirst = p.order == MonthFirst
	}
	if reader.ambiguous != "" {
		g.ambiguous = reader.ambiguous
		if day, _, err := reader.day(reader.ambiguous); err == nil {
			g.note(say("Dates such as %s can be read in two ways; they were read as %s.", reader.ambiguous, day))
		}
	}
	return reader
}

var yearForm = regexp.MustCompile(`\b(?:19|20)\d\d\b`)

// year is the one that the title rows of the sheet, its name or the program's tell; 0: none does.
func (p *part) year(name string) int {
	texts := []string{p.name, name}
	for _, cells := range p.rows[:p.header] {
		texts = append([]string{strings.Join(cells, " ")}, texts...)
	}
	for _, text := range texts {
		if found := yearForm.FindString(text); found != "" {
			year, _ := strconv.Atoi(found)
			return year
		}
	}
	return 0
}

// firstDay is the day that the title rows of the sheet or its name tell; zero: none does.
func (p *part) firstDay(days *dayReader) program.Date {
	day, _ := days.heading(p.name)
	for _, cells := range p.rows[:p.header] {
		var filled []string
		for _, cell := range cells {
			if text := oneLine(cell); text != "" {
				filled = append(filled, text)
			}
		}
		if len(filled) == 1 {
			if read, is := days.heading(filled[0]); is {
				day = read
			}
		}
	}
	return day
}

// schedule turns the rows into items. A row without a date has that of the row above, as in plans that write the day once; one that holds nothing but a
// day gives it to those below.
func (p *part) schedule(g *gathered, lines []line, days *dayReader) []item {
	var items []item
	day := p.firstDay(days)
	open := map[int]bool{} // items without an end
	stop := ""
	if known := stopNamed(g.base.Stops, p.name); known != nil {
		stop = known.City
	}
	words := unknownWords{}
	for _, l := range lines {
		if heading, is := days.heading(l.alone); is {
			day = heading
			continue
		}
		it := p.item(l)
		it.stop = cmp.Or(it.stop, stop)
		if p.aside(g, &it, l) {
			continue
		}
		ended, err := p.times(g, &it, l, days, &day)
		if err != nil {
			g.problem(it.row, it.record(), err)
			continue
		}
		words.look(l, &it)
		open[len(items)] = !ended
		items = append(items, it)
	}
	words.tell(g)
	closeItems(g, items, open)
	noteLong(g, items)
	if days.mismatch != "" {
		g.note(say("The weekday and the date do not agree in %q; the date was taken.", days.mismatch))
	}
	return items
}

// aside tells of a row that is no item: a total, or a remark that stands alone where other rows have times.
func (p *part) aside(g *gathered, it *item, l line) bool {
	if len(l.cells["date"])+len(l.cells["start"]) > 0 || !p.has("start") {
		return false
	}
	if isTotal(it.title) {
		g.problem(l.row, it.record(), say("This row is a total; it is not read."))
		return true
	}
	if l.alone == "" {
		return false
	}
	it.title = beginning(l.alone)
	g.problem(l.row, it.record(), say("This row says no day and no time; it is not read."))
	return true
}

func isTotal(title string) bool {
	first, _, _ := strings.Cut(folded(title), " ")
	return slices.Contains([]string{"total", "totals", "totales", "totaux", "sum", "summe", "gesamt", "suma", "somme", "subtotal"}, strings.TrimRight(first, ":"))
}

// unknownWords are those that a schedule has for kinds, states and ways to travel and that nobody knows, by field.
type unknownWords map[string][]string

func (u unknownWords) look(l line, it *item) {
	for field, known := range map[string]bool{"kind": kindNamed(l.text("kind")) != "", "status": it.status != "", "travel": it.travel != ""} {
		if text := oneLine(l.text(field)); text != "" && !known && !slices.Contains(u[field], text) {
			u[field] = append(u[field], text)
		}
	}
}

func (u unknownWords) tell(g *gathered) {
	for _, field := range slices.Sorted(maps.Keys(u)) {
		words := u[field]
		slices.Sort(words)
		told := strings.Join(words[:min(len(words), 5)], ", ")
		if len(words) > 5 {
			told += ", …"
		}
		g.note(say("Not known as %s, and left out: %s.", say(field), told))
	}
}

func (p *part) item(l line) item {
	it := item{
		row: l.row, identity: whole(l.text("id")), title: oneLine(l.text("title")), topic: l.text("topic"), place: l.text("place"), organisation: l.text("organisation"),
		note: l.text("note"), internal: l.text("internal"), link: l.text("link"), stop: l.text("stop"), zoneOfStop: l.text("zone"),
		kind: kindNamed(l.text("kind")), travel: modeWords()[folded(l.text("travel"))], status: statusWords()[folded(l.text("status"))],
		attendees: listed(l.cells["attendees"]), interpreters: listed(l.cells["interpreters"]),
	}
	it.meeting = program.ID(it.identity)
	if it.title == "" {
		it.title, it.topic = oneLine(it.topic), ""
	}
	if address := l.text("address"); address != "" && !strings.Contains(it.place, address) {
		it.place = strings.TrimPrefix(it.place+", "+oneLine(address), ", ")
	}
	for _, cell := range l.cells["contacts"] {
		for name := range strings.FieldsFuncSeq(cell, func(r rune) bool { return r == ';' || r == '\n' || r == '|' }) {
			if who := speaker(name); who.name != "" {
				it.contacts = append(it.contacts, who)
			}
		}
	}
	return it
}

// whole writes a number that Excel keeps as 1001.0 or 1.001E3 as people do.
func whole(text string) string {
	if number, ok := asNumber(text); ok && strings.ContainsAny(text, ".eE") && number == float64(int64(number)) {
		return fmt.Sprintf("%d", int64(number))
	}
	return text
}

func listed(cells []string) []string {
	var all []string
	for _, cell := range cells {
		for name := range strings.FieldsFuncSeq(cell, func(r rune) bool { return strings.ContainsRune(",;\n|", r) }) {
			if name = oneLine(name); name != "" {
				all = append(all, name)
			}
		}
	}
	return all
}

// times reads when an item is, and whether the row says when it ends. It takes the day from the row above where the row has none.
func (p *part) times(g *gathered, it *item, l line, days *dayReader, day *program.Date) (ended bool, err error) {
	date, start := l.text("date"), l.text("start")
	for _, text := range []string{start, date} {
		if at, ok := instantOf(text); ok {
			it.start = moment{program.DateTimeOf(at.UTC()), utc}
			return p.end(g, it, l, days, nil), nil
		}
	}
	var at, until *program.Clock
	if date != "" {
		read, clock, err := days.day(date)
		if err != nil {
			return false, say("Its date cannot be read: %s.", err)
		}
		*day, at = read, clock
	}
	if start != "" {
		from, to, err := parseClocks(start)
		if read, clock, failed := days.day(start); failed == nil && (date == "" && clock != nil || err != nil) {
			*day, at, err = read, cmp.Or(clock, at), nil
		} else if err == nil {
			at, until = &from, to
		}
		if err != nil {
			return false, say("Its start cannot be read: %s.", err)
		}
	}
	if day.IsZero() {
		return false, say("It says no day, and no row above it does.")
	}
	if at == nil {
		return true, p.wholeDays(it, l, days, *day)
	}
	it.start = moment{program.At(*day, *at), namedClock(l.text("zone"))}
	if it.stop != "" {
		it.start.clock = nil // the city's own
	}
	return p.end(g, it, l, days, until), nil
}

// wholeDays are the times of an item that says no time of day.
func (p *part) wholeDays(it *item, l line, days *dayReader, day program.Date) error {
	last := day
	if text := l.text("end-date"); text != "" {
		read, _, err := days.day(text)
		if err != nil {
			return say("Its last day cannot be read: %s.", err)
		}
		last = read
	}
	it.start.local = program.At(day, program.Clock{})
	it.end.local = program.At(last.AddDays(1), program.Clock{})
	it.kind = cmp.Or(it.kind, program.NoteKind)
	return nil
}

// end reads when an item ends; what cannot be read of it is told, and the item stays open.
func (p *part) end(g *gathered, it *item, l line, days *dayReader, until *program.Clock) (ended bool) {
	it.end = it.start
	day, own := it.start.local.Date, false
	if text := l.text("end-date"); text != "" {
		read, _, err := days.day(text)
		if err != nil {
			g.problem(it.row, it.record(), say("Its last day cannot be read: %s.", err))
		} else {
			day, own = read, true
		}
	}
	if text := l.text("end"); text != "" {
		if at, ok := instantOf(text); ok {
			it.end = moment{program.DateTimeOf(at.UTC()), utc}
			return true
		}
		read, clock, failed := days.day(text)
		to, _, err := parseClocks(text)
		switch {
		case failed == nil && clock != nil:
			day, until, own = read, clock, true
		case err == nil:
			until = &to
		default:
			g.problem(it.row, it.record(), say("Its end cannot be read: %s.", err))
		}
	}
	if until != nil {
		it.end.local = program.At(day, *until)
		if !own && it.end.local.Before(it.start.local) {
			it.end.local.Date = day.AddDays(1) // it runs past midnight
		}
		return true
	}
	if text := l.text("duration"); text != "" {
		minutes, ok := lengthOf(text)
		if ok {
			it.end.local = it.start.local.AddMinutes(minutes)
			return true
		}
		g.problem(it.row, it.record(), say("How long it lasts cannot be read: %q is no length such as 45 or 1:30.", text))
	}
	return false
}

// closeItems gives items without an end the start of the next one in the same place on the same day, when that is within three hours, and else an hour.
func closeItems(g *gathered, items []item, open map[int]bool) {
	guessed := 0
	for i := range items {
		if !open[i] {
			continue
		}
		guessed++
		it := &items[i]
		it.endless = true
		length := 0
		for k := range items {
			gap := items[k].start.local.MinutesSince(it.start.local)
			if gap > 0 && gap <= 180 && (length == 0 || gap < length) && items[k].stop == it.stop && folded(items[k].place) == folded(it.place) {
				length = gap
			}
		}
		it.end.local = it.start.local.AddMinutes(cmp.Or(length, 60))
	}
	if guessed > 0 {
		g.note(say("Of %s the file does not tell the end: it is the start of the next one in the same place, or an hour later where none follows within three hours.",
			counted(guessed, "1 item", "%d items")))
	}
}

// longest is how many minutes an item of a table may last before a person is asked to look.
const longest = 12 * 60

// noteLong tells of items that last so long that a time may be mistyped: an end before its start is read as the next day's.
func noteLong(g *gathered, items []item) {
	long := 0
	var first *item
	for i := range items {
		if it := &items[i]; it.kind != program.NoteKind && it.end.local.MinutesSince(it.start.local) > longest {
			if long++; first == nil {
				first = it
			}
		}
	}
	if long > 0 {
		g.note(say("Longer than twelve hours: %s, such as %q from %s to %s. Look whether the times are right; an end before its start is read as the next day's.",
			counted(long, "1 item", "%d items"), first.title, first.start.local.Clock, first.end.local.Clock))
	}
}
