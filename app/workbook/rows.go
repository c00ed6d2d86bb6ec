package workbook

import (
	"bufio"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// writeRows writes the heading and all rows as the content of a sheetData element (ECMA-376 part 1, 18.3.1.80). Texts
// are inline strings: a cell of that type is never read as a formula, and no table of shared strings has to be kept
// until the end.
func (s *sheet) writeRows(out *bufio.Writer, made *styles, step *steps) error {
	letters := make([]string, len(s.headings))
	for i := range letters {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		letters[i] = name
	}
	row := rowWriter{letters: letters}
	if s.form != nil {
		_, height := s.noteSize()
		row.begin(1, height)
		row.text(0, made.note, s.form.note)
		if err := row.end(out); err != nil {
			return err
		}
	}
	row.begin(s.firstRow(), headingRow)
	for i, h := range s.headings {
		row.text(i, made.heading, h.title)
	}
	if err := row.end(out); err != nil {
		return err
	}
	cells := make([]cell, len(s.headings))
	for i := range s.rows {
		if err := step.next(); err != nil {
			return err
		}
		cancelled := s.fill(i, cells)
		row.begin(s.firstRow()+1+i, s.heightFor(cells))
		for column := range cells {
			c := &cells[column]
			wrap := s.headings[column].narrow || s.headings[column].breaks
			style := made.cells[cellLook{c.kind, lookOf(c, wrap, cancelled)}]
			if s.form != nil && s.form.columns[column].locked {
				style = made.locked[c.kind]
			}
			row.cell(column, style, c)
		}
		if err := row.end(out); err != nil {
			return err
		}
	}
	return nil
}

// rowWriter puts rows together in one buffer that is used again for the next.
type rowWriter struct {
	letters []string // the columns' names
	number  []byte   // of the row
	buffer  []byte
}

func (r *rowWriter) begin(number int, height float64) {
	r.number = strconv.AppendInt(r.number[:0], int64(number), 10)
	r.buffer = append(append(append(r.buffer[:0], `<row r="`...), r.number...), '"')
	if height > 0 {
		r.buffer = append(strconv.AppendFloat(append(r.buffer, ` ht="`...), height, 'f', -1, 64), '"')
	}
	r.buffer = append(r.buffer, '>')
}

func (r *rowWriter) end(out *bufio.Writer) error {
	r.buffer = append(r.buffer, "</row>"...)
	_, err := out.Write(r.buffer)
	return err
}

func (r *rowWriter) cell(column, style int, c *cell) {
	switch c.kind {
	case textual:
		r.text(column, style, c.text)
	case numeric, day, moment, clock:
		r.open(column, style)
		r.buffer = append(r.buffer, "><v>"...)
		r.buffer = strconv.AppendFloat(r.buffer, c.number, 'f', -1, 64)
		r.buffer = append(r.buffer, "</v></c>"...)
	default: // an empty cell still has its line below; a picture lies over it
		r.open(column, style)
		r.buffer = append(r.buffer, "/>"...)
	}
}

func (r *rowWriter) open(column, style int) {
	r.buffer = append(append(append(r.buffer, `<c r="`...), r.letters[column]...), r.number...)
	r.buffer = strconv.AppendInt(append(r.buffer, `" s="`...), int64(style), 10)
	r.buffer = append(r.buffer, '"')
}

func (r *rowWriter) text(column, style int, s string) {
	s = clean(s)
	r.open(column, style)
	r.buffer = append(r.buffer, ` t="inlineStr"><is><t`...)
	if s != "" && (s[0] <= ' ' || s[len(s)-1] <= ' ') {
		r.buffer = append(r.buffer, ` xml:space="preserve"`...)
	}
	r.buffer = append(appendXML(append(r.buffer, '>'), s), "</t></is></c>"...)
}
