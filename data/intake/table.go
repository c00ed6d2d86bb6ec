package intake

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"laurel/data/program"
)

// table is a schedule, a roster or a list of contacts in rows.
type table struct {
	kind  Kind
	parts []part
	notes []string
}

// part is a sheet whose columns are understood.
type part struct {
	grid
	*layout
}

// line is one row, by field.
type line struct {
	row   int
	cells map[string][]string
}

func (l line) text(field string) string {
	if all := l.cells[field]; len(all) > 0 {
		return clean(all[0])
	}
	return ""
}

func tableSource(sheets []grid, notes []string, options Options) (source, Kind, error) {
	if !slices.ContainsFunc(sheets, func(s grid) bool { return len(s.rows) > 0 }) {
		return nil, "", fmt.Errorf("this table is empty")
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
			t.parts = append(t.parts, part{sheet, found})
		} else if len(sheet.rows) > 0 {
			t.notes = append(t.notes, fmt.Sprintf("The sheet %q has no columns of a %s; it is not read.", sheet.name, kind))
		}
	}
	if len(t.parts) == 0 {
		needs := map[Kind]string{Schedule: "a title and a date or a start", Roster: "a name, or a given and a family name", Contacts: "a name and an organisation, phone or e-mail"}
		return nil, "", fmt.Errorf("no row of this table looks like the headers of a %s: it needs columns for %s; give them headers, or say which column is which with a mapping", kind, needs[kind])
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
		g.note("%s", note)
	}
	var items []item
	for _, p := range t.parts {
		if err := ctx.Err(); err != nil {
			return err
		}
		p.tell(g, len(t.parts) > 1)
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
			g.problem(r.Row, r.Record, r.Reason)
		}
		if p.cut > 0 {
			g.problem(p.first+p.cut-1, fmt.Sprintf("sheet %q", p.name), "The sheet is damaged and ends here: what came after is lost. Open it in the program that made it and save it again.")
		}
	}
	if t.kind == Schedule {
		if len(g.base.Stops) == 0 && slices.ContainsFunc(items, func(it item) bool { return it.stop == "" && it.start.clock == nil }) {
			g.note("The file does not say in which time zone its times are: the stop gets UTC. Choose its zone and city; the local times stay as they are.")
		}
		g.addItems(items, utc, g.base.Name)
	}
	return nil
}

// tell says which column was taken for which field.
func (p *part) tell(g *gathered, several bool) {
	var pairs []string
	for column := range len(p.titles) + len(p.fields) {
		if field := p.fields[column]; field != "" {
			pairs = append(pairs, fmt.Sprintf("%s = %s", cmp.Or(p.titles[column], fmt.Sprintf("column %d", column+1)), field))
		}
	}
	where := "Columns"
	if several {
		where = fmt.Sprintf("Columns of %q", p.name)
	}
	g.note("%s: %s.", where, strings.Join(pairs, ", "))
}

// lines are the rows below the header that hold anything in a column that is understood.
func (p *part) lines() []line {
	var all []line
	for i := p.header + 1; i < len(p.rows); i++ {
		l := line{row: p.first + i, cells: map[string][]string{}}
		for column, cell := range p.rows[i] {
			if field := p.fields[column]; field != "" && strings.TrimSpace(cell) != "" {
				l.cells[field] = append(l.cells[field], cell)
			}
		}
		if len(l.cells) > 0 {
			all = append(all, l)
		}
	}
	return all
}

// days decides how the dates of the sheet are read.
func (p *part) days(g *gathered, lines []line) *dayReader {
	first, last := dates(g.base)
	reader := &dayReader{since1904: p.since1904, near: first, to: last}
	var texts []string
	for _, l := range lines {
		for _, field := range []string{"date", "start", "end-date", "birth-date", "passport-expiry", "arrival", "departure"} {
			texts = append(texts, l.cells[field]...)
		}
	}
	english := p.english && (g.base.Language == "" || strings.HasPrefix(g.base.Language, "en"))
	if p.kind != Schedule {
		first, last = program.Date{}, program.Date{} // a date of birth lies in no program
	}
	reader.choose(texts, english, first, last)
	if reader.ambiguous != "" {
		if day, _, err := reader.day(reader.ambiguous); err == nil {
			g.note("Dates such as %s can be read in two ways; they were read as %s.", reader.ambiguous, day.Format(program.FullDate, "en"))
		}
	}
	return reader
}

// schedule turns the rows into items. A row without a date has that of the row above, as in plans that write the day once.
func (p *part) schedule(g *gathered, lines []line, days *dayReader) []item {
	var items []item
	var day program.Date
	open := map[int]bool{} // items without an end
	for _, l := range lines {
		it := p.item(l)
		if len(l.cells["title"]) == 0 && len(l.cells["start"]) == 0 {
			if at, _, err := days.day(strings.Join(p.rows[l.row-p.first], " ")); err == nil && len(l.cells["date"]) > 0 {
				day = at // a row that is the heading of a day
				continue
			}
		}
		ended, err := p.times(&it, l, days, &day)
		if err != nil {
			g.problem(it.row, it.record(), err.Error())
			continue
		}
		open[len(items)] = !ended
		items = append(items, it)
	}
	closeItems(g, items, open)
	noteLong(g, items)
	return items
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

// times reads when an item is, and whether the row says when it ends.
func (p *part) times(it *item, l line, days *dayReader, day *program.Date) (ended bool, err error) {
	date, start := l.text("date"), l.text("start")
	var at *program.Clock
	if date != "" {
		read, clock, err := days.day(date)
		if err != nil {
			return false, fmt.Errorf("Its date cannot be read: %w.", err) //nolint:staticcheck,revive // a sentence for people
		}
		*day, at = read, clock
	}
	var until *program.Clock
	if start != "" {
		from, to, err := parseClocks(start)
		if read, clock, failed := days.day(start); failed == nil && (date == "" && clock != nil || err != nil) {
			*day, at, err = read, cmp.Or(clock, at), nil
		} else if err == nil {
			at, until = &from, to
		}
		if err != nil {
			return false, fmt.Errorf("Its start cannot be read: %w.", err) //nolint:staticcheck,revive // a sentence for people
		}
	}
	if day.IsZero() {
		return false, fmt.Errorf("It says no day, and no row above it does.") //nolint:staticcheck,revive // a sentence for people
	}
	named := namedClock(l.text("zone"))
	if at == nil { // all day
		it.start.local = program.At(*day, program.Clock{})
		it.end.local = program.At(day.AddDays(1), program.Clock{})
		it.kind = cmp.Or(it.kind, program.NoteKind)
		return true, nil
	}
	it.start = moment{program.At(*day, *at), named}
	if it.stop != "" {
		it.start.clock = nil // the city's own
	}
	it.end = it.start
	return p.end(it, l, days, until)
}

func (p *part) end(it *item, l line, days *dayReader, until *program.Clock) (ended bool, err error) {
	day := it.start.local.Date
	own := false
	if text := l.text("end-date"); text != "" {
		if day, _, err = days.day(text); err != nil {
			return false, fmt.Errorf("Its last day cannot be read: %w.", err) //nolint:staticcheck,revive // a sentence for people
		}
		own = true
	}
	if text := l.text("end"); text != "" {
		read, clock, failed := days.day(text)
		to, _, err := parseClocks(text)
		switch {
		case failed == nil && clock != nil:
			day, until, own = read, clock, true
		case err == nil:
			until = &to
		default:
			return false, fmt.Errorf("Its end cannot be read: %w.", err) //nolint:staticcheck,revive // a sentence for people
		}
	}
	if until != nil {
		it.end.local = program.At(day, *until)
		if !own && it.end.local.Before(it.start.local) {
			it.end.local.Date = day.AddDays(1) // it runs past midnight
		}
		return true, nil
	}
	if text := l.text("duration"); text != "" {
		minutes, ok := lengthOf(text)
		if !ok {
			return false, fmt.Errorf("How long it lasts cannot be read: %q is no length such as 45 or 1:30.", text) //nolint:staticcheck,revive // a sentence for people
		}
		it.end.local = it.start.local.AddMinutes(minutes)
		return true, nil
	}
	return false, nil
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
		g.note("Of %s the file does not tell the end: it is the start of the next one in the same place, or an hour later where none follows within three hours.",
			counted(guessed, "item", "items"))
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
		g.note("Longer than twelve hours: %s, such as %q from %s to %s. Look whether the times are right; an end before its start is read as the next day's.",
			counted(long, "item", "items"), first.title, first.start.local.Clock, first.end.local.Clock)
	}
}
