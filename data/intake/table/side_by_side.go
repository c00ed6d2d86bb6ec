package table

import (
	"slices"
	"strings"

	"laurel/data/intake/source"
)

// beside divides a sheet at the columns where another table of the same kind begins beside the first: behind an empty
// column, or where its headings come once more. A table keeps the letters of its columns.
func (s *sheet) beside(l *layout) []sheet {
	for _, starts := range [][]int{s.startsBehindGaps(l), s.startsOfRepeats(l)} {
		tables := s.dividedAt(starts)
		alike := len(tables) > 1
		for i := 1; i < len(tables) && alike; i++ {
			alike = alikeLayouts(layoutOf(l.kind, &tables[0], source.Request{}),
				layoutOf(l.kind, &tables[i], source.Request{}))
		}
		if alike {
			return tables
		}
	}
	return []sheet{*s}
}

// startsBehindGaps are the columns with texts that come after one without any.
func (s *sheet) startsBehindGaps(l *layout) (starts []int) {
	filled := make([]bool, s.width())
	for _, cells := range s.rows[max(l.header-1, 0):] {
		for column, cell := range cells {
			filled[column] = filled[column] || strings.TrimSpace(cell) != ""
		}
	}
	for column := range filled {
		if filled[column] && (column == 0 || !filled[column-1]) {
			starts = append(starts, column)
		}
	}
	return starts
}

// startsOfRepeats are the columns where the headings of a row begin once more, which are the same ones several times.
func (s *sheet) startsOfRepeats(l *layout) (starts []int) {
	headings := s.rows[l.header]
	first := firstFilled(headings)
	titles := slices.Collect(filledOf(headings))
	if first < 0 || len(titles) != len(headings)-first {
		return nil
	}
	for length := 2; length <= len(titles)/2; length++ {
		if len(titles)%length != 0 || !slices.Equal(titles[length:], titles[:len(titles)-length]) {
			continue
		}
		for column := first; column < len(headings); column += length {
			starts = append(starts, column)
		}
		return starts
	}
	return nil
}

// dividedAt divides a sheet into tables that begin at columns.
func (s *sheet) dividedAt(starts []int) (tables []sheet) {
	for i, from := range starts {
		to := s.width()
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		if i == 0 {
			from = 0
		}
		part := *s
		if i > 0 {
			part.column = letterOf(from)
		}
		part.rows = make([][]string, len(s.rows))
		for row, cells := range s.rows {
			if from < len(cells) {
				part.rows[row] = slices.Clone(cells[:min(to, len(cells))])
				clear(part.rows[row][:from])
			}
		}
		part.merges = slices.DeleteFunc(slices.Clone(s.merges), func(m span) bool {
			return m.from.column < from || m.from.column >= to
		})
		tables = append(tables, part)
	}
	return tables
}

// alikeLayouts reports whether two tables are of the same kind: both name their records, and have half of the columns
// in common.
func alikeLayouts(a, b *layout) bool {
	if a == nil || b == nil || a.days != nil || b.days != nil {
		return false
	}
	common, named := 0, false
	for field := range a.columns {
		if b.has(field) {
			common++
			named = named || slices.Contains([]string{"name", "given", "family", "title", "topic"}, field)
		}
	}
	return named && common > 1 && 2*common >= min(len(a.columns), len(b.columns))
}
