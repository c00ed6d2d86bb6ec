package table

import (
	"strings"

	"laurel/data/civil"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
)

// weekGrid understands a plan whose days are side by side: the times are on the left, each item is below its day. Nil:
// it is none.
func weekGrid(s *sheet) *layout {
	for row := range min(len(s.rows), firstRows) {
		days := daysAcross(s.rows[row])
		if len(days) < 2 || row+1 == len(s.rows) {
			continue
		}
		l := &layout{
			kind: source.Schedule, header: row, fields: map[int]string{}, titles: map[int]string{},
			mapped: map[int]bool{}, columns: map[string][]int{}, days: days, known: len(days) + 1, english: true,
		}
		for i, cell := range s.rows[row] {
			l.titles[i] = value.Line(cell)
			if days[i] != "" {
				l.fields[i] = "title"
			}
		}
		l.fields[l.timeColumn()] = "start"
		return l
	}
	return nil
}

// aWeek is any one, in which a weekday alone is a day.
var aWeek = value.Dates{
	First: civil.Date{Year: 2023, Month: 6, Day: 12}, Last: civil.Date{Year: 2023, Month: 6, Day: 18},
}

// daysAcross returns the days of a row that has nothing else right of its first cell; nil: it has others.
func daysAcross(cells []string) map[int]string {
	days := map[int]string{}
	first := true
	for i, cell := range cells {
		text := value.Line(cell)
		if text == "" {
			continue
		}
		dates := aWeek
		_, isDay := dates.Heading(text)
		if !isDay { // Monday 12, of any month
			_, isDay = dates.Heading(strings.Trim(text, "0123456789., "))
		}
		if isDay {
			days[i] = text
		} else if !first {
			return nil
		}
		first = false
	}
	return days
}

// timeColumn is the column left of the first day.
func (l *layout) timeColumn() int {
	first := -1
	for column := range l.days {
		if first < 0 || column < first {
			first = column
		}
	}
	return max(first-1, 0)
}

// gridLines makes a line of each cell of a week grid.
func (p *part) gridLines() []line {
	var all []line
	days, times := p.days, p.timeColumn()
	for row := p.header + 1; row < len(p.rows); row++ {
		if next := daysAcross(p.rows[row]); len(next) > 1 { // the next week
			days = next
			continue
		}
		start := value.Line(p.cell(place{row, times}))
		l := line{Place: source.Place{Sheet: p.name, Row: p.sheet.first + row}, part: p, cells: p.rows[row]}
		for column := range p.width() {
			if days[column] == "" {
				continue
			}
			at, end := p.gridCell(place{row, column}, times)
			title, more, _ := strings.Cut(value.Clean(p.cell(at)), "\n")
			if title == "" {
				continue
			}
			item := line{Place: l.Place, part: p, filled: 2, own: map[string]string{
				"date": days[column], "start": start, "end": end, "title": title, "note": strings.TrimSpace(more),
			}}
			item.Column = letterOf(column)
			all = append(all, item)
		}
	}
	return all
}

// gridCell returns the cell with the text of an item, and its end where the cell is merged with those below it. A cell
// that is merged over several days is on each of them; its other rows have none.
func (p *part) gridCell(at place, times int) (from place, end string) {
	m, merged := p.merged(at)
	switch {
	case !merged:
		return at, ""
	case m.from.row != at.row || m.from.column == times:
		return place{-1, -1}, ""
	case m.to.row > m.from.row:
		if next, err := value.Times(p.cell(place{m.to.row + 1, times})); err == nil {
			end = next.From.String()
		}
	}
	return m.from, end
}
