package table

import (
	"cmp"
	"strings"

	"laurel/data/civil"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
)

// weekGrid understands a plan whose days are side by side: the times are on the left, each item is below its day; or
// one whose days are below each other, and the times side by side. Nil: it is none.
func weekGrid(s *sheet) *layout {
	if l := daysBeside(s); l != nil {
		return l
	}
	for row := range min(len(s.rows), firstRows) {
		if !timesAcross(s.rows[row]) {
			continue
		}
		turned := s.turnedBelow(row)
		if l := daysBeside(turned); l != nil && l.timeColumn() == 0 {
			l.turned = turned
			return l
		}
	}
	return nil
}

// timesAcross reports whether a row has nothing right of its first cell but times of day or parts of the day.
func timesAcross(cells []string) bool {
	times := 0
	for _, cell := range cells[min(1, len(cells)):] {
		text := value.Line(cell)
		_, isPart := value.PartOfTheDay(text)
		if _, err := value.Times(text); text != "" && err != nil && !isPart {
			return false
		} else if text != "" {
			times++
		}
	}
	return times > 1
}

// turnedBelow is the sheet from a row on with its rows and columns exchanged.
func (s *sheet) turnedBelow(row int) *sheet {
	turned := &sheet{name: s.name, first: s.first + row, since1904: s.since1904, cut: s.cut, turned: true}
	width := s.width()
	for column := range width {
		cells := make([]string, len(s.rows)-row)
		for i := range cells {
			cells[i] = s.cell(place{row + i, column})
		}
		turned.rows = append(turned.rows, cells)
	}
	for _, m := range s.merges {
		if m.from.row >= row {
			turned.merges = append(turned.merges, span{
				from: place{m.from.column, m.from.row - row}, to: place{m.to.column, m.to.row - row},
			})
		}
	}
	return turned
}

// daysBeside understands a plan whose days are side by side.
func daysBeside(s *sheet) *layout {
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
		if times := l.timeColumn(); times >= 0 {
			l.fields[times] = "start"
		}
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
	first, before := true, ""
	for i, cell := range cells {
		text := value.Line(cell)
		if text == "" {
			if before != "" { // merged with the day before, or left empty beside it
				days[i] = before
			}
			continue
		}
		dates := aWeek
		_, isDay := dates.Heading(text)
		if !isDay { // Monday 12, of any month
			_, isDay = dates.Heading(strings.Trim(text, "0123456789., "))
		}
		if isDay {
			days[i], before = text, text
		} else if !first {
			return nil
		}
		first = false
	}
	return days
}

// timeColumn is the column left of the first day; -1: there is none, and each item has its times before it.
func (l *layout) timeColumn() int {
	first := -1
	for column := range l.days {
		if first < 0 || column < first {
			first = column
		}
	}
	return first - 1
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
		for column := range p.width() {
			if days[column] == "" {
				continue
			}
			at, end := p.gridCell(place{row, column}, times)
			for _, own := range gridItems(p.cell(at), times < 0) {
				own["date"] = days[column]
				own["start"] = cmp.Or(own["start"], start)
				own["end"] = end
				item := line{part: p, filled: 2, own: own}
				item.Place = p.gridPlace(row, column)
				all = append(all, item)
			}
		}
	}
	return all
}

// gridItems are the items in a cell of a week grid: one, or in a grid without a column of times one for each line that
// begins with them.
func gridItems(cell string, timed bool) (items []map[string]string) {
	var notes []string
	for text := range strings.Lines(value.Clean(cell)) {
		text = strings.TrimSpace(text)
		times, title := "", text
		if timed {
			times, title = leadingTimes(text)
		}
		if text == "" || times == "" && len(items) > 0 {
			notes[len(notes)-1] += text + "\n"
			continue
		}
		items = append(items, map[string]string{"start": times, "title": title})
		notes = append(notes, "")
	}
	for i := range items {
		items[i]["note"] = strings.TrimSpace(notes[i])
	}
	return items
}

// mostWords is how many words the times before an item have at most: 10:00 a.m. to 11:30 a.m.
const mostWords = 6

// leadingTimes parts the times of day with which a text begins: 9:00 Briefing. A number alone is none.
func leadingTimes(text string) (times, rest string) {
	words := strings.Fields(text)
	for n := min(len(words)-1, mostWords); n > 0; n-- {
		before := strings.TrimRight(strings.Join(words[:n], " "), ":,;–—-|")
		_, isNumber := value.Number(before)
		if _, err := value.Times(before); err == nil && !isNumber {
			return before, strings.TrimLeft(strings.Join(words[n:], " "), ":,;–—-| ")
		}
	}
	return "", text
}

// gridPlace is where a cell of a week grid is in the file.
func (p *part) gridPlace(row, column int) source.Place {
	if p.sheet.turned {
		row, column = column, row
	}
	return source.Place{Sheet: p.name, Row: p.sheet.first + row, Column: letterOf(column)}
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
