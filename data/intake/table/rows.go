package table

import (
	"cmp"
	"slices"
	"strings"

	"laurel/data/intake/source"
	"laurel/data/intake/table/heading"
	"laurel/data/intake/value"
	"laurel/data/program"
)

// part is a sheet whose columns are understood.
type part struct {
	*table
	sheet
	*layout
	dates *value.Dates
	clocks

	familyFirst bool // the heading of whole names has the family name first
}

// read reads the rows.
func (p *part) read(request source.Request) {
	lines := p.lines()
	p.chooseDates(lines, request)
	if p.table.kind == source.Schedule {
		p.readSchedule(lines)
	} else {
		p.readPeople(lines)
	}
	if p.dates.Era != "" {
		p.Era = p.dates.Era
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

// spellGenders writes M out where a column has H too: in Spanish they are hombre and mujer, elsewhere M is a man.
func (p *part) spellGenders(lines []line) {
	for _, column := range p.columns["gender"] {
		has := func(letter string) func(line) bool {
			return func(l line) bool { return column < len(l.cells) && value.Fold(l.cells[column]) == letter }
		}
		if !slices.ContainsFunc(lines, has("h")) {
			continue
		}
		for _, l := range lines {
			if has("m")(l) {
				l.cells[column] = "mujer"
			}
		}
	}
}

// readPeople turns rows into people of the delegation, or contacts.
func (p *part) readPeople(lines []line) {
	p.spellGenders(lines)
	p.familyFirst = p.hasFamilyFirst()
	section := p.titled()
	last := slices.IndexFunc(lines, func(l line) bool { return l.filled > 2 })
	for i, l := range lines {
		if l.filled > 2 {
			last = i
		}
	}
	if p.table.kind == source.Roster {
		p.People = slices.Grow(p.People, len(lines))
	}
	for i, l := range lines {
		switch kind, means := p.rowKind(l, i > last); kind {
		case "":
			l.own = section.fields
			if p.table.kind == source.Contacts {
				p.AddContact(p.row(l))
				p.remarkStruck(l, &p.Contacts[len(p.Contacts)-1])
			} else {
				p.AddPerson(p.row(l), p.dates)
				p.remarkStruck(l, p.People[len(p.People)-1])
				remarkAlone(p, l, section, p.People[len(p.People)-1])
			}
		case source.Heading:
			if means.fields != nil {
				section = means
			}
			p.skip(l, kind, means.message)
		default:
			p.skip(l, kind, nil)
		}
	}
	p.noteDates()
	noteOthers(p, lines)
	if p.table.kind == source.Roster && !p.has("role") && section.fields["role"] == "" {
		p.NoteNoRoles()
	}
}

// titled is what the row above the headings, or the name of the sheet, means for all rows: Interpreters.
func (p *part) titled() section {
	if above := p.header - 1; above >= 0 && countFilled(p.rows[above]) == 1 {
		at := source.Place{Sheet: p.name, Row: p.sheet.first + above, Column: p.column}
		l := line{Place: at, part: p, cells: p.rows[above]}
		if means := sectionOf(p, l.first()); means.fields != nil {
			p.skip(l, source.Heading, means.message)
			return means
		}
	}
	means := sectionOf(p, p.name)
	if means.fields["role"] == string(program.Awardee) {
		means.fields = nil // Delegation, Participants: any list of people is called so
	}
	return means
}

// row is a line for those who read its fields.
func (p *part) row(of line) source.Row {
	l := &of
	return source.Row{Place: l.Place, List: p.list, Text: l.text, At: l.at, FamilyFirst: p.familyFirst}
}

// hasFamilyFirst reports whether the heading of whole names has the family name first: Surname and given names.
func (l *layout) hasFamilyFirst() bool {
	words := heading.Words(heading.WithoutBrackets(l.titles[l.columnOf("name")]))
	if l.list != "" || !l.has("name") || len(words) == 0 {
		return false
	}
	return heading.IsFamilyFirst(words)
}

// at returns where the field of a row is.
func (l *line) at(field string) source.Place {
	at := l.Place
	if column := l.part.columnOf(field); column >= 0 {
		at.Column = letterOf(column)
	}
	return at
}

// mostSamples is how many texts of a column are shown.
const mostSamples = 3

// columnList lists which column was understood as which field, with the first texts in it.
func (p *part) columnList() []source.Column {
	all := make([]source.Column, max(p.width(), len(p.titles)))
	for i := range all {
		all[i] = source.Column{Sheet: p.name, Letter: letterOf(i), Title: p.titles[i], Field: p.fields[i]}
	}
	missing := len(all)
	for row := p.header + 1; row < len(p.rows) && missing > 0; row++ {
		if p.repeatsHeader(row) {
			continue
		}
		for i, cell := range p.rows[row] {
			c := &all[i]
			if len(c.Samples) == mostSamples || strings.TrimSpace(cell) == "" {
				continue
			}
			c.Samples = append(c.Samples, sample(p, c.Field, value.Line(cell)))
			if len(c.Samples) == mostSamples {
				missing--
			}
		}
	}
	return slices.DeleteFunc(all, func(c source.Column) bool { return c.Title == "" && len(c.Samples) == 0 })
}

// opening are the first rows of the sheet, with dates and times below the headings as people write them.
func (p *part) opening() [][]string {
	rows := slices.Clone(p.rows[:min(len(p.rows), firstRows)])
	for at := p.header + 1; at < len(rows); at++ {
		rows[at] = slices.Clone(rows[at])
		for i, cell := range rows[at] {
			rows[at][i] = sample(p, p.fields[i], value.Line(cell))
		}
	}
	return rows
}

// sample writes a date or time that Excel keeps as a number as people do.
func sample(p *part, field, text string) string {
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
