package table

import (
	"slices"
	"strings"

	"laurel/data/intake/source"
	"laurel/data/intake/table/heading"
	"laurel/data/intake/value"
)

// tables divides a sheet at the rows of headings that it has beside those of a layout, which are others: two tables
// below each other. A table keeps the numbers of its rows.
func (s *sheet) tables(l *layout) []sheet {
	headers := []int{l.header}
	for row := range s.rows {
		far := row < l.header-1 || row > l.header+1
		if far && s.begins(row) && !s.sameHeadings(row, l.header) && isHeader(l.kind, s, row) {
			headers = append(headers, row)
		}
	}
	if len(headers) == 1 {
		return []sheet{*s}
	}
	slices.Sort(headers)
	tables, from := make([]sheet, len(headers)), 0
	for i := range headers {
		to := len(s.rows)
		if i+1 < len(headers) {
			to = headers[i+1]
			for to > headers[i]+1 && countFilled(s.rows[to-1]) < 2 { // the title of the next one
				to--
			}
		}
		part := *s
		part.rows = make([][]string, to)
		copy(part.rows[from:], s.rows[from:to])
		tables[i], from = part, to
	}
	return tables
}

// begins reports whether a table may begin at a row: nothing or one text is above it, or it is among the first rows.
func (s *sheet) begins(row int) bool {
	return countFilled(s.rows[row]) > 1 && (row < firstRows || countFilled(s.rows[row-1]) < 2)
}

// sameHeadings reports whether two rows have the same texts.
func (s *sheet) sameHeadings(a, b int) bool {
	return slices.Equal(slices.Collect(filledOf(s.rows[a])), slices.Collect(filledOf(s.rows[b])))
}

// isHeader reports whether each text of a row is a heading, and they are enough for a table of a kind.
func isHeader(kind source.Kind, s *sheet, row int) bool {
	for _, cell := range s.rows[row] {
		if strings.TrimSpace(cell) != "" && heading.Recognise(kind, cell).Field == "" {
			return false
		}
	}
	return layoutAt(kind, s, row, nil).complete()
}

// leastTransposed is how many headings a first column has at least that is one of headings.
const leastTransposed = 3

// isTransposed reports whether a sheet has its headings below each other, and one record beside the other.
func isTransposed(kind source.Kind, s *sheet, l *layout) bool {
	if l != nil && l.known > 1 {
		return false
	}
	first := -1
	fields := map[string]bool{}
	for _, cells := range s.rows[:min(len(s.rows), firstRows*2)] {
		at := firstFilled(cells)
		if at < 0 {
			continue
		}
		if first < 0 {
			first = at
		}
		field := ""
		if at == first && countFilled(cells) > 1 {
			field = heading.Recognise(kind, cells[at]).Field
		}
		if field != "" {
			fields[field] = true
		}
	}
	rows := slices.DeleteFunc(slices.Clone(s.rows), empty)
	return len(fields) >= leastTransposed && 2*len(fields) >= len(rows)
}

// errTransposed refuses such a sheet.
func errTransposed(s *sheet) error {
	return value.Text(`the sheet "{{.Sheet}}" has its headings below each other, and one record beside the other; `+
		"copy it in Excel, choose Paste Special, Transpose, and import that", "Sheet", s.name)
}

// single are the fields that a merged cell has only of the first of its rows: they are somebody's own.
var single = strings.Fields("ref id name given family middle suffix own-name itinerary-name passport-name badge-name " +
	"passport-number title birth-date")

// fillMerged copies into each row of cells that are merged below each other their text.
func (p *part) fillMerged() {
	for _, m := range p.merges {
		field := p.fields[m.from.column]
		isColumn := m.from.column == m.to.column && m.from.row > p.header && m.to.row > m.from.row
		if !isColumn || field == "" || slices.Contains(single, field) || p.table.kind == source.Schedule {
			continue
		}
		text := p.cell(m.from)
		for row := m.from.row + 1; text != "" && row <= min(m.to.row, len(p.rows)-1); row++ {
			cells := p.rows[row]
			if empty(cells) {
				continue
			}
			filled := make([]string, max(len(cells), m.from.column+1))
			copy(filled, cells)
			filled[m.from.column] = text
			p.rows[row] = filled
		}
	}
}
