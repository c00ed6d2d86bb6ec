package table

import (
	"cmp"
	"slices"
	"strings"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
)

// part is a sheet whose columns are understood.
type part struct {
	*table
	sheet
	*layout
	dates *value.Dates
	clocks
}

// line is one row, by field.
type line struct {
	source.Place
	cells map[string][]string
	alone string // the only text of the row
}

// text returns the first text of a field.
func (l line) text(field string) string {
	if all := l.cells[field]; len(all) > 0 {
		return value.Clean(all[0])
	}
	return ""
}

// read reads the rows.
func (p *part) read(request source.Request) {
	columns := p.columns()
	p.Columns = append(p.Columns, columns...)
	if names := unread(columns); names != "" {
		p.Note("Columns that are not read, since they are no fields of {{.Kind}}: {{.Names}}.",
			"Kind", p.table.kind.Message(), "Names", names)
	}
	lines := p.lines()
	p.chooseDates(lines, request)
	if p.table.kind == source.Schedule {
		p.readSchedule(lines)
	} else {
		p.readPeople(lines)
	}
	if p.cut {
		about := source.About{
			Place:  source.Place{Sheet: p.name, Row: p.first + max(len(p.rows), 1) - 1},
			Record: value.Text(`sheet "{{.Sheet}}"`, "Sheet", p.name),
		}
		p.Problem(about, "The sheet is damaged and ends here: what came after is lost. "+
			"Open it in the program that made it and save it again.")
	}
}

// readPeople turns rows into people of the delegation, or contacts.
func (p *part) readPeople(lines []line) {
	for _, l := range lines {
		row := source.Row{Place: l.Place, Text: l.text, At: func(field string) source.Place {
			at := l.Place
			at.Column = letterOf(p.columnOf(field))
			return at
		}}
		name := cmp.Or(l.text("name"), l.text("itinerary-name"), l.text("passport-name"),
			l.text("given"), l.text("family"))
		switch {
		case p.table.kind == source.Contacts:
			p.AddContact(row)
		case isTotal(name):
			about := source.About{Place: l.Place, Record: source.Record("person", name)}
			p.Problem(about, "This row is a total; it is not read.")
		default:
			p.AddPerson(row, p.dates)
		}
	}
	if p.table.kind == source.Roster && !p.has("role") {
		p.NoteNoRoles()
	}
}

func isTotal(title string) bool {
	first, _, _ := strings.Cut(value.Fold(title), " ")
	return value.Is("total", strings.TrimRight(first, ":"))
}

// lines are the rows below the headings that have anything in a column that is understood, or nothing but one text,
// which may be the day of those below.
func (p *part) lines() []line {
	var all []line
	for i := p.header + 1; i < len(p.rows); i++ {
		if p.repeatsHeader(i) {
			continue
		}
		l := line{Place: source.Place{Sheet: p.name, Row: p.sheet.first + i}, cells: map[string][]string{}}
		var filled []string
		for column, cell := range p.rows[i] {
			if strings.TrimSpace(cell) == "" {
				continue
			}
			filled = append(filled, cell)
			if field := p.fields[column]; field != "" {
				l.cells[field] = append(l.cells[field], cell)
			}
		}
		if len(filled) == 1 {
			l.alone = value.Line(filled[0])
		}
		if len(l.cells) > 0 || l.alone != "" {
			all = append(all, l)
		}
	}
	return all
}

// repeatsHeader reports whether a row is the row of headings once more, as in plans that begin again for each day.
func (p *part) repeatsHeader(row int) bool {
	same := 0
	for column, cell := range p.rows[row] {
		title := value.Line(cell)
		if title != "" && title != p.titles[column] {
			return false
		}
		if title != "" {
			same++
		}
	}
	return same > 1
}

// mostSamples is how many texts of a column are shown.
const mostSamples = 3

// columns lists which column was understood as which field, with the first texts in it.
func (p *part) columns() []source.Column {
	width := 0
	for _, cells := range p.rows[p.header:] {
		width = max(width, len(cells))
	}
	var all []source.Column
	for column := range width {
		c := source.Column{Sheet: p.name, Letter: letterOf(column), Title: p.titles[column], Field: p.fields[column]}
		for row := p.header + 1; row < len(p.rows) && len(c.Samples) < mostSamples; row++ {
			if cells := p.rows[row]; column < len(cells) && value.Line(cells[column]) != "" && !p.repeatsHeader(row) {
				c.Samples = append(c.Samples, p.sample(c.Field, value.Line(cells[column])))
			}
		}
		if c.Title != "" || len(c.Samples) > 0 {
			all = append(all, c)
		}
	}
	return all
}

// sample writes a date or time that Excel keeps as a number as people do.
func (p *part) sample(field, text string) string {
	if _, number := value.Number(text); p.name == "" || !number {
		return text
	}
	if slices.Contains(dayFields, field) {
		if found, err := (&value.Dates{Since1904: p.since1904}).Day(text); err == nil && found.At != nil {
			return found.Day.String() + " " + found.At.From.String()
		} else if err == nil {
			return found.Day.String()
		}
	}
	if at, is := value.PartOfDay(text); is && slices.Contains(clockFields, field) {
		return at.String()
	}
	return text
}

// unread names the columns that have texts and are no field.
func unread(columns []source.Column) string {
	var names []string
	for _, c := range columns {
		if c.Field == "" && len(c.Samples) > 0 {
			names = append(names, cmp.Or(c.Title, c.Letter))
		}
	}
	return strings.Join(names, ", ")
}
