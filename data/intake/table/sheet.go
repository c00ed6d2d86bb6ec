package table

import (
	"slices"
	"strings"
)

// sheet is one sheet of a table as it was read: raw texts, dates as Excel's numbers.
type sheet struct {
	name      string // empty: a text file
	rows      [][]string
	first     int // the number of the first row
	since1904 bool
	cut       bool // the file is damaged after the last row
}

const (
	mostColumns = 500
	mostRows    = 100_000
)

// add adds a row.
func (s *sheet) add(cells []string) { s.rows = append(s.rows, cells[:min(len(cells), mostColumns)]) }

func empty(cells []string) bool {
	return !slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" })
}
