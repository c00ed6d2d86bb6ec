package table

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/limit"
)

// parseText reads a table of text, whatever separates its columns.
func parseText(ctx context.Context, content []byte, remarks *source.Remarks) ([]sheet, error) {
	text := string(content)
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n") // as old Macs ended their lines
	}
	if err := checkLines(text); err != nil {
		return nil, err
	}
	if rows, first := labelled(text); rows != nil {
		return []sheet{{rows: rows, first: first}}, nil
	}
	return parseSeparated(ctx, withTabs(text), remarks)
}

// parseSeparated reads a table whose columns a character separates.
func parseSeparated(ctx context.Context, text string, remarks *source.Remarks) ([]sheet, error) {
	s := sheet{first: 1}
	comma := separatorOf(text)
	if first, rest, _ := strings.Cut(text, "\n"); strings.HasPrefix(strings.ToLower(first), "sep=") {
		text, s.first = rest, 2
	}
	text = value.DoubledQuotes(text, comma)
	reader := csv.NewReader(limit.NewReader(ctx, strings.NewReader(text), int64(len(text))))
	reader.Comma = comma
	reader.FieldsPerRecord = -1
	reader.LazyQuotes = true
	places := 0
	for began := reader.InputOffset(); ; began = reader.InputOffset() {
		cells, err := reader.Read()
		var fault *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return []sheet{s}, nil
		case errors.As(err, &fault):
			row := fault.Line + s.first - 1
			remarks.Problem(rowOf(row), "This row cannot be read; check its quotation marks.")
			continue
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil:
			return nil, value.Text("this table cannot be read; save it again as CSV in UTF-8").Because(err)
		}
		line, _ := reader.FieldPos(0)
		for len(s.rows) < min(line-1, limit.Rows) {
			s.rows = append(s.rows, nil) // so that rows are numbered as an editor numbers lines
		}
		if len(s.rows) >= limit.Rows {
			return nil, value.Text("the table has more than {{.Most}} rows, which no schedule or roster has",
				"Most", limit.Rows)
		}
		if places += len(cells); places > limit.Cells {
			return nil, limit.TooMany(limit.Cells, "limit.cells")
		}
		s.rows = append(s.rows, withinColumns(cells, remarks))
		if reader.InputOffset() == int64(len(text)) && isUnclosed(text[began:], comma) {
			remarks.Problem(rowOf(len(s.rows)+s.first-1),
				"A quotation mark of this row is not closed: what comes after it was read as one cell. "+
					"The file may have been cut off here; look at its end.")
		}
	}
}

// withinColumns returns the cells of a row in the columns that a table may have.
func withinColumns(cells []string, remarks *source.Remarks) []string {
	if len(cells) <= limit.Columns {
		return cells
	}
	if firstFilled(cells[limit.Columns:]) >= 0 {
		remarks.NoteFirst("The file has cells to the right of column {{.Column}}; they are not read.",
			"Column", letterOf(limit.Columns-1))
	}
	return cells[:limit.Columns:limit.Columns]
}

// checkLines refuses what is no text, or has a line that is longer than any of a table.
func checkLines(text string) error {
	if strings.ContainsRune(text, 0) {
		return value.Text("this is not a table: it contains bytes that are not text")
	}
	for line := range strings.SplitSeq(text, "\n") {
		if len(line) > limit.PieceBytes {
			return limit.TooLarge(limit.PieceBytes)
		}
	}
	return nil
}

// isUnclosed reports whether the last row of a text begins a quoted cell that nothing ends.
func isUnclosed(row string, comma rune) bool {
	row = strings.TrimSpace(row)
	return strings.Count(row, `"`)%2 > 0 &&
		(strings.HasPrefix(row, `"`) || strings.Contains(row, string(comma)+`"`) || strings.Contains(row, "\n"))
}

// separatorOf is the character that divides most of the first lines into the same number of columns; within quotation
// marks none counts. Excel may name it in a first line of its own: sep=;
func separatorOf(text string) rune {
	if first, _, _ := strings.Cut(text, "\n"); len(first) >= 5 && strings.EqualFold(first[:4], "sep=") {
		if named := rune(first[4]); strings.ContainsRune(",;|\t:", named) {
			return named
		}
	}
	best, bestScore := ',', 0
	for _, separator := range ",;\t|" {
		counts := map[int]int{}
		inside, count := false, 0
		for _, r := range text[:min(len(text), 16<<10)] {
			switch {
			case r == '"':
				inside = !inside
			case r == '\n' && !inside:
				counts[count]++
				count = 0
			case r == separator && !inside:
				count++
			}
		}
		counts[count]++
		for columns, lines := range counts {
			if score := columns * lines * lines; columns > 0 && score > bestScore {
				best, bestScore = separator, score
			}
		}
	}
	return best
}

// parseObjects reads a JSON list of objects as a table: their fields are its columns, in the order in which they come
// up.
func parseObjects(ctx context.Context, content []byte, remarks *source.Remarks) ([]sheet, error) {
	if err := limit.JSON(ctx, content); err != nil {
		return nil, err
	}
	var list []json.RawMessage
	if err := json.Unmarshal(content, &list); err != nil {
		return nil, value.JSONFault(err)
	}
	if len(list) >= limit.Rows {
		return nil, value.Text("the list has more than {{.Most}} entries, which no schedule or roster has",
			"Most", limit.Rows)
	}
	s := sheet{rows: [][]string{{}}} // the first entry is row 1
	for i, raw := range list {
		var fields map[string]value.Loose
		if err := json.Unmarshal(raw, &fields); err != nil {
			remarks.Problem(rowOf(i+1), "This entry is not a list of fields with their values.")
		}
		row := make([]string, len(s.rows[0]))
		for _, name := range slices.Sorted(maps.Keys(fields)) {
			column := slices.Index(s.rows[0], name)
			if column < 0 && len(row) < limit.Columns {
				column = len(row)
				s.rows[0] = append(s.rows[0], name)
				row = append(row, "")
			}
			if column >= 0 {
				row[column] = string(fields[name])
			}
		}
		s.rows = append(s.rows, row)
	}
	return []sheet{s}, nil
}

func rowOf(row int) source.About {
	return source.About{Place: source.Place{Row: row}, Record: value.Text("row {{.Row}}", "Row", row)}
}
