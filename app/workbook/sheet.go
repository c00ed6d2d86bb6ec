package workbook

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"laurel/data/locale"
)

// The limits of a worksheet (Excel specifications and limits).
const (
	mostRows    = 1 << 20
	longestText = 32767 // UTF-16 code units in a cell
	tallestRow  = 409.0 // points
)

// The shapes of a sheet, heights in points.
const (
	photoColumn = 9.0 // width that a thumbnail needs
	photoRow    = 54.0
	plainRow    = 19.0
	headingRow  = 33.0 // of two lines
	lineHeight  = 15.0
)

// sheet is a table about to be written: a heading and its rows, each filled when its turn comes.
type sheet struct {
	name     string
	headings []heading
	rows     int
	fill     func(row int, cells []cell) (cancelled bool)
	record   func(row int) string // the name of the row's record
	frozen   int                  // columns that stay in view
	form     *form                // nil: it is not to be filled in
}

// forbidden are the characters that Excel refuses in the name of a sheet.
var forbidden = strings.NewReplacer(":", "", `\`, "", "/", "", "?", "", "*", "", "[", "", "]", "")

// sheetName returns a text as Excel accepts it for the name of a sheet: at most 31 characters, none of them forbidden.
func sheetName(text string) string {
	name := []rune(forbidden.Replace(text))
	return string(name[:min(len(name), excelize.MaxSheetNameLength)])
}

// heading is a column's title and shape.
type heading struct {
	title  string
	prose  bool
	photo  bool
	width  float64
	narrow bool // some of its texts are wider
	breaks bool // some of its texts have several lines
}

// records returns a sheet's records by their index.
type records[T any] struct {
	count      int
	at         func(int) T
	name       func(T) string
	struck     func(int) bool // nil: none is
	unnumbered func(int) bool // nil: all have their number
}

// newSheet returns a sheet.
func newSheet[T any](o *output, title string, columns []column[T], of records[T]) sheet {
	s := sheet{name: sheetName(title), rows: of.count, headings: make([]heading, len(columns))}
	const mostFrozen = 3 // more would leave nothing to scroll in
	for i, c := range columns {
		s.headings[i] = heading{title: cmp.Or(c.title, o.titleOf(c.id)), prose: c.prose, photo: c.drawn}
		if (c.id == "name" || c.id == "city") && i < mostFrozen {
			s.frozen = i + 1
		}
	}
	s.fill = func(row int, cells []cell) bool {
		record := of.at(row)
		for i := range columns {
			switch {
			case !columns[i].counts:
				cells[i] = columns[i].value(o.texts, record)
			case of.unnumbered != nil && of.unnumbered(row):
				cells[i] = cell{}
			default:
				cells[i] = count(row + 1)
			}
		}
		return of.struck != nil && of.struck(row)
	}
	s.record = func(row int) string { return of.name(of.at(row)) }
	return s
}

// fit sets the columns' widths to their texts and refuses what no cell can contain.
func (s *sheet) fit(ctx context.Context, l locale.Language) error {
	if s.rows >= mostRows {
		return fmt.Errorf(
			"the sheet “%s” has %d rows, an Excel sheet holds %d: choose fewer people",
			s.name,
			s.rows,
			mostRows-1,
		)
	}
	widths := make([]float64, len(s.headings))
	for i, h := range s.headings {
		widths[i] = measureHeading(h.title)
	}
	cells := make([]cell, len(s.headings))
	step, shown := steps{ctx: ctx}, shownWidths(l)
	for row := range s.rows {
		if err := step.next(); err != nil {
			return err
		}
		s.fill(row, cells)
		for i := range cells {
			width, err := s.widthOf(row, i, &cells[i], &shown)
			if err != nil {
				return err
			}
			widths[i] = max(widths[i], width)
			h := &s.headings[i]
			h.breaks = h.breaks || cells[i].kind == textual && strings.Contains(cells[i].text, "\n")
		}
	}
	for i := range s.headings {
		s.headings[i].setWidth(widths[i])
	}
	return nil
}

// widthOf returns the width that a cell needs.
func (s *sheet) widthOf(row, column int, c *cell, shown *[picture]float64) (float64, error) {
	switch c.kind {
	case empty:
		return 0, nil
	case picture:
		return photoColumn, nil
	case day, moment, clock:
		return shown[c.kind], nil
	}
	if len(c.text) > longestText {
		if length := utf16Length(clean(c.text)); length > longestText {
			return 0, fmt.Errorf(
				"%s of %s has %d characters, a cell of Excel holds %d: shorten it or leave the column out",
				s.headings[column].title,
				s.record(row),
				length,
				longestText,
			)
		}
	}
	return measure(c.text) + padding, nil
}

func (h *heading) setWidth(needed float64) {
	widest := widestColumn
	if h.prose {
		widest = widestProse
	}
	h.narrow = needed > widest
	h.width = min(max(needed, narrowestColumn), widest)
}

// rowHeight is the height of a row whose texts fit on a line.
func (s *sheet) rowHeight() float64 {
	if s.hasPhotos() {
		return photoRow
	}
	return plainRow
}

// heightFor is the height that the row's wrapped texts need, or 0 where the sheet's own height will do. Excel fits a
// row to its text only when someone edits it.
func (s *sheet) heightFor(cells []cell) float64 {
	lines := 1
	for i, h := range s.headings {
		switch {
		case cells[i].kind != textual:
		case h.narrow:
			lines = max(lines, lineCount(cells[i].text, h.width))
		case h.breaks:
			lines = max(lines, 1+strings.Count(cells[i].text, "\n"))
		}
	}
	height := float64(lines)*lineHeight + (plainRow - lineHeight)
	if lines == 1 || height <= s.rowHeight() {
		return 0
	}
	return min(height, tallestRow)
}

// hasPhotos reports whether the sheet has a column of photos.
func (s *sheet) hasPhotos() bool {
	return slices.ContainsFunc(s.headings, func(h heading) bool { return h.photo })
}
