package sheet

import (
	"strings"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/surface"
)

// Change is another text for a cell.
type Change struct {
	Row, Column int
	Text        string
}

// extend makes another cell the current one and marks all from where marking began.
func (s *Sheet) extend(row, column int) {
	from := s.from
	s.Select(row, column)
	s.from = from
	s.body.Redraw()
}

// Marked returns the first and the last row and column of the cells that are marked: the current one, and those that
// were marked with Shift.
func (s *Sheet) Marked() (firstRow, firstColumn, lastRow, lastColumn int) {
	return min(s.from.row, s.at.row), min(s.from.column, s.at.column),
		max(s.from.row, s.at.row), max(s.from.column, s.at.column)
}

// markAll marks all cells.
func (s *Sheet) markAll() {
	s.Select(0, 0)
	s.from = cursor{len(s.rows.keys) - 1, len(s.columns) - 1}
	s.body.Redraw()
}

// marksOf returns the first and last column that are marked in a row; -1: none, or only the current cell.
func (s *Sheet) marksOf(row int) (marks [2]int) {
	firstRow, first, lastRow, last := s.Marked()
	if s.from == s.at || row < firstRow || row > lastRow {
		return [2]int{-1, -1}
	}
	return [2]int{first, last}
}

// copied is the text of the marked cells, as spreadsheets read it: tabs between columns, a line for each row. Boxes are
// left out.
func (s *Sheet) copied() string {
	if s.from == s.at {
		return s.Cell(s.at.row, s.at.column).Text
	}
	var rows [][]string
	firstRow, first, lastRow, last := s.Marked()
	for row := firstRow; row <= lastRow; row++ {
		var cells []string
		for column := first; column <= last; column++ {
			if s.columns[column].Kind != TickCells {
				cells = append(cells, s.Cell(row, column).Text)
			}
		}
		rows = append(rows, cells)
	}
	return surface.TabSeparated(rows)
}

// paste puts cells that were copied in a spreadsheet in the place of those from the first marked one on; a single one
// in that of all marked ones.
func (s *Sheet) paste(text string) {
	cells := pastedCells(text)
	if len(cells) == 0 {
		return
	}
	firstRow, first, lastRow, last := s.Marked()
	isSingle := len(cells) == 1 && len(cells[0]) == 1
	if !isSingle {
		lastRow, last = firstRow+len(cells)-1, first
	}
	var changes []Change
	left := 0
	for row := firstRow; row <= lastRow; row++ {
		texts := cells[(row-firstRow)%len(cells)]
		if !isSingle {
			last = first + len(texts) - 1
		}
		for column := first; column <= last; column++ {
			changes, left = s.addChange(changes, left, Change{row, column, texts[(column-first)%len(texts)]})
		}
	}
	s.change(changes, left)
}

// addChange adds a change to others, or counts it where its cell is not there or cannot be edited.
func (s *Sheet) addChange(changes []Change, left int, c Change) ([]Change, int) {
	inside := c.Row < len(s.rows.keys) && c.Column < len(s.columns)
	switch {
	case inside && s.Cell(c.Row, c.Column).Editable:
		if c.Text = strings.TrimSpace(c.Text); c.Text != s.Cell(c.Row, c.Column).Edit {
			changes = append(changes, c)
		}
	case strings.TrimSpace(c.Text) != "" && (!inside || s.Cell(c.Row, c.Column).Text != strings.TrimSpace(c.Text)):
		left++
	}
	return changes, left
}

// emptyMarked empties the marked cells that can be edited.
func (s *Sheet) emptyMarked() {
	var changes []Change
	firstRow, first, lastRow, last := s.Marked()
	for row := firstRow; row <= lastRow; row++ {
		for column := first; column <= last; column++ {
			if cell := s.Cell(row, column); cell.Editable && cell.Edit != "" {
				changes = append(changes, Change{Row: row, Column: column})
			}
		}
	}
	s.change(changes, 0)
}

// change reports other texts; left is how many pasted cells have no place.
func (s *Sheet) change(changes []Change, left int) {
	if s.Events.Pasted != nil && len(changes)+left > 0 && (len(changes) != 1 || left > 0) {
		s.Events.Pasted(changes, left)
		return
	}
	for _, c := range changes {
		s.edited(c.Row, c.Column, c.Text)
	}
}

// pastedCells divides a text that was copied in a spreadsheet. A cell of several lines is in quotation marks.
func pastedCells(text string) (rows [][]string) {
	text = strings.TrimSuffix(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if text == "" {
		return nil
	}
	row := []string{}
	for {
		cell, rest, isQuoted := quotedCell(text)
		if !isQuoted {
			end := strings.IndexAny(text, "\t\n")
			if end < 0 {
				end = len(text)
			}
			cell, rest = text[:end], text[end:]
		}
		row = append(row, cell)
		switch {
		case rest == "":
			return append(rows, row)
		case rest[0] == '\n':
			rows, row = append(rows, row), []string{}
		}
		text = rest[1:]
	}
}

// quotedCell returns the first cell where it is in quotation marks that end before a tab, a line or the end.
func quotedCell(text string) (cell, rest string, ok bool) {
	if !strings.HasPrefix(text, `"`) {
		return "", "", false
	}
	for end := 1; end < len(text); end++ {
		switch {
		case text[end] != '"':
		case end+1 < len(text) && text[end+1] == '"':
			end++
		case end+1 == len(text) || text[end+1] == '\t' || text[end+1] == '\n':
			return strings.ReplaceAll(text[1:end], `""`, `"`), text[end+1:], true
		default:
			return "", "", false
		}
	}
	return "", "", false
}

// clipboardShortcut copies, pastes or marks all; used is false for other shortcuts.
func (s *Sheet) clipboardShortcut(shortcut fyne.Shortcut) (used bool) {
	switch shortcut.(type) {
	case *fyne.ShortcutCopy:
		fyne.CurrentApp().Clipboard().SetContent(s.copied())
	case *fyne.ShortcutPaste:
		s.paste(fyne.CurrentApp().Clipboard().Content())
	case *fyne.ShortcutSelectAll:
		s.markAll()
	default:
		return false
	}
	return true
}
