package table

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"laurel/data/civil"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/locale"
)

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

// name is text without line breaks.
func (l line) name(field string) string { return value.Line(l.text(field)) }

// whole is text where a number may be kept as 1001.0.
func (l line) whole(field string) string { return value.Whole(l.text(field)) }

// lines are the rows below the headings that have anything in a column that is understood, or nothing but one text,
// which may be the day of those below.
func (p *part) lines() []line {
	var all []line
	for i := p.header + 1; i < len(p.rows); i++ {
		if p.repeatsHeader(i) {
			continue
		}
		l := line{Place: source.Place{Sheet: p.name, Row: p.first + i}, cells: map[string][]string{}}
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
			l.alone = value.Line(only)
		}
		if len(l.cells) > 0 || l.alone != "" {
			all = append(all, l)
		}
	}
	return all
}

// at is the place of a field in a row.
func (p *part) at(l line, field string) source.Place {
	if column := p.columnOf(field); column >= 0 {
		l.Column = letterOf(column)
	}
	return l.Place
}

// repeatsHeader reports whether a row is the row of headings once more, as in plans that begin again for each day.
func (p *part) repeatsHeader(row int) bool {
	same := 0
	for column, cell := range p.rows[row] {
		if title := value.Line(cell); title != "" && title != p.titles[column] {
			return false
		} else if title != "" {
			same++
		}
	}
	return same > 1
}

// mostSamples is how many texts of a column are shown.
const mostSamples = 3

// columns says which column was understood as which field, with the first texts in it.
func (p *part) columns() []source.Column {
	width := 0
	for _, cells := range p.rows[p.header:] {
		width = max(width, len(cells))
	}
	var all []source.Column
	for column := range width {
		c := source.Column{Sheet: p.name, Letter: letterOf(column), Title: p.titles[column], Field: p.fields[column]}
		for row := p.header + 1; row < len(p.rows) && len(c.Samples) < mostSamples; row++ {
			if cells := p.rows[row]; column < len(cells) && !p.repeatsHeader(row) {
				if text := value.Line(cells[column]); text != "" {
					c.Samples = append(c.Samples, p.sample(c.Field, text))
				}
			}
		}
		if c.Title != "" || len(c.Samples) > 0 {
			all = append(all, c)
		}
	}
	return all
}

// dayFields are the fields that hold a day, and those of a schedule's times of day.
var (
	dayFields   = []string{"date", "end-date", "birth-date", "passport-expiry", "arrival", "departure"}
	clockFields = []string{"start", "end", "duration"}
)

// sample writes a date or time that Excel keeps as a number as people do.
func (p *part) sample(field, text string) string {
	if _, number := value.Number(text); p.name == "" || !number {
		return text
	}
	if slices.Contains(dayFields, field) {
		if day, at, err := (&value.Dates{Since1904: p.since1904}).Day(text); err == nil && at != nil {
			return day.String() + " " + at.String()
		} else if err == nil {
			return day.String()
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

// dates decides how the dates of a sheet are read.
func (t *table) dates(p part, lines []line, order source.DateOrder) *value.Dates {
	first, last := source.Dates(t.into)
	dates := &value.Dates{Since1904: p.since1904, Earliest: value.EarliestPlanned, First: first, Last: last}
	var texts []string
	for _, l := range lines {
		for _, field := range append([]string{"start"}, dayFields...) {
			texts = append(texts, l.cells[field]...)
		}
	}
	if dates.First.IsZero() {
		dates.First.Year = p.year(t.into.Name)
	}
	if p.kind != source.Schedule {
		first, last = civil.Date{}, civil.Date{} // a date of birth is in no program
	}
	dates.ChooseOrder(
		texts,
		p.english && (t.into.Language == "" || t.into.Language.Is(locale.English)),
		first,
		last,
	)
	if order != "" {
		dates.MonthFirst = order == source.MonthFirst
	}
	if dates.Ambiguous != "" {
		t.Ambiguous = dates.Ambiguous
		if day, _, err := dates.Day(dates.Ambiguous); err == nil {
			t.Note(
				"Dates such as {{.Text}} can be read in two ways; they were read as {{.Day}}.",
				"Text",
				dates.Ambiguous,
				"Day",
				day,
			)
		}
	}
	return dates
}

var yearForm = regexp.MustCompile(`\b(?:19|20)\d\d\b`)

// year is the one that the title rows of the sheet, its name or the program's name have; 0: none does.
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

// firstDay is the day that a title row of the sheet has alone, or its name; zero: none does.
func (p *part) firstDay(dates *value.Dates) civil.Date {
	day, _ := dates.Heading(p.name)
	for _, cells := range p.rows[:p.header] {
		filled := slices.DeleteFunc(slices.Clone(cells), func(cell string) bool { return value.Line(cell) == "" })
		if len(filled) != 1 {
			continue
		}
		if read, is := dates.Heading(value.Line(filled[0])); is {
			day = read
		}
	}
	return day
}
